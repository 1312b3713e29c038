"""Kills a process at one of the moments at which something was just written: a file, a folder, a row of the ledger.

The moments are counted or known by what is written, not waited for from outside: a busy machine might look too late.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITING: Final = {
    "posix": {"open", "mkdir", "replace", "rename", "chmod", "remove", "unlink"},
    "_io": {"write", "close"},
    "sqlite3": {"execute", "executemany", "executescript", "commit"},
}
"""Calls that write, by where they come from."""


class Moments:
    """Counts the moments of this process, and ends it at the one that is meant as a power cut would."""

    def __init__(self, meant: Callable[[int], bool]) -> None:
        self.meant = meant
        self.seen = 0

    def look(self, frame: Any, event: str, called: Any) -> None:
        if event != "c_return" or frame.f_code.co_filename.startswith("<frozen"):
            return
        owner = called.__self__
        place = owner.__name__ if isinstance(owner, type(sys)) else type(owner).__module__
        if called.__name__ in WRITING.get(place, ()):
            self.seen += 1
            if self.meant(self.seen):
                os.kill(os.getpid(), signal.SIGKILL)


def at_moment(number: int, counted: Path) -> None:
    """End this process at the moment of that number; leave the number of all moments in a file where it comes to its end."""
    moments = _looking(lambda seen: seen == number)
    atexit.register(lambda: (sys.setprofile(None), counted.write_text(str(moments.seen))))


def once_there(folder: Path, pattern: str) -> None:
    """End this process at the first moment at which a file of that name is somewhere in the folder."""
    _looking(lambda _: any(folder.rglob(pattern)))


def _looking(meant: Callable[[int], bool]) -> Moments:
    moments = Moments(meant)
    threading.setprofile(moments.look)
    sys.setprofile(moments.look)
    return moments
