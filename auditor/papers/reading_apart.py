"""Reads a paper from elsewhere in a process of its own: a hostile file may take all time or all memory, but only of that one."""

from __future__ import annotations

import json
import multiprocessing
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.papers.saying import MAX_WORDS, Line, lines_of, refused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS: Final = 120
"""For how long one paper may be read; the longest of an upazila takes a few seconds."""
MAX_MEMORY: Final = 2_000_000_000
"""Bytes that reading may take, where the system can hold it to that."""


def read(name: str, suffix: str, content: bytes, seconds: float = SECONDS) -> tuple[Line, ...]:
    """Return what a paper from elsewhere says; otherwise as `auditor.papers.saying.lines_of`.

    Raises:
        FileRefusedError: it is not of that format, is damaged, or takes too much time or memory.

    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    reader = context.Process(target=_send, args=(name, suffix, content, there), daemon=True)
    reader.start()
    there.close()
    try:
        found = here.recv_bytes(MAX_WORDS * 8) if here.poll(seconds) else b""
    except (EOFError, OSError):
        found = b""
    finally:
        reader.kill()
        reader.join()
        here.close()
    if not found:
        raise refused(name)
    return tuple(Line(Text(en=en, bn=bn), words) for en, bn, words in json.loads(found))


def _send(name: str, suffix: str, content: bytes, there: Connection) -> None:
    """Send the lines as JSON to the process that waits; nothing where they cannot be read."""
    _hold_memory()
    with suppress(Exception):  # whatever a stranger's file does to a parser: no answer is the answer
        lines = lines_of(name, suffix, content)
        there.send_bytes(json.dumps([(line.place.en, line.place.bn, line.words) for line in lines]).encode())
    there.close()


def _hold_memory() -> None:
    """Let this process take no more than `MAX_MEMORY`, where the system knows such a limit."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
