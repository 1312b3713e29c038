"""Holds this process to a limit of time and memory, as far as the system knows such limits.

Linux holds both. macOS holds the time only. On Windows a job object holds both (tried nowhere but by its documentation:
https://learn.microsoft.com/windows/win32/procthread/job-objects); where it cannot be had, the process that waits still
ends this one when it takes too long, and only its memory is not held.
"""

from __future__ import annotations

import math
import signal
import sys
import time
from contextlib import suppress
from typing import Any, Final

from msgspec import Struct

MEGABYTE: Final = 1_000_000


class Limits(Struct, frozen=True):
    """What one piece of work may take.

    Attributes:
        seconds: of processor time, beside what its size allows.
        bytes_a_second: for each so many bytes a second more.
        memory: bytes that the process may take in all.

    """

    seconds: float
    bytes_a_second: int
    memory: int

    def seconds_for(self, size: int) -> float:
        """Return the processor time for content of so many bytes."""
        return self.seconds + size / self.bytes_a_second


def hold_memory(memory: int) -> None:
    """Let this process take no more memory, and leave none of it on the disk when it dies."""
    if sys.platform == "win32":
        with suppress(AttributeError, ImportError, OSError):
            _job().hold_memory(memory)
        return
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 POSIX only

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # Data, not address space: what libraries only map is not taken.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def hold_time(seconds: float) -> None:
    """End this process when it takes more processor time from now on; where only whole seconds are held, the next one."""
    until = math.ceil(time.process_time() + seconds)
    if sys.platform == "win32":
        with suppress(AttributeError, ImportError, OSError):
            _job().hold_time(until)
        return
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 POSIX only

        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _job() -> Any:  # noqa: ANN401 of a module that only Windows can load
    from auditor.apart import windows_job  # noqa: PLC0415 Windows only

    return windows_job
