"""What was drawn, or read back, is not again while its like is known: workspaces of tests make the same papers over and over.

What typst draws depends on what it is given, and what a paper says on its bytes; both are tested where papers are, each time anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

from auditor.papers import saying
from reports import pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST: Final = 400
_AT_THE_LISTS: Final = threading.Lock()
_typeset = pdf.typeset
_drawn: Final[dict[bytes, bytes]] = {}
_said: Final[dict[tuple[str, bytes], tuple[saying.Line, ...]]] = {}


def _typeset_once(given: object, **more: object) -> bytes:
    return _known(_drawn, _digest(repr((given, sorted(more.items()))).encode()), lambda: _typeset(given, **more))


def _read_once(suffix: str) -> Callable[[str, bytes], tuple[saying.Line, ...]]:
    read = saying.READERS[suffix]

    def once(name: str, content: bytes) -> tuple[saying.Line, ...]:
        return _known(_said, (suffix, _digest(content)), lambda: tuple(read(name, content)))

    return once


def _known(known: dict[Any, Any], key: object, work: Callable[[], Any]) -> Any:
    """Return what was worked out for a key; where that failed it is tried anew."""
    found = known.get(key)  # papers are drawn by several threads: another may take it from the list
    if found is not None:
        return found
    worked_out = work()
    with _AT_THE_LISTS:
        known[key] = worked_out
        if len(known) > _MOST:
            del known[next(iter(known))]
    return worked_out


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


_READERS: Final = {suffix: _read_once(suffix) for suffix in (".pdf", ".docx")}


@contextlib.contextmanager
def drawn_once() -> Iterator[None]:
    """Return a time in which it is so."""
    with mock.patch.object(pdf, "typeset", _typeset_once), mock.patch.dict(saying.READERS, _READERS):
        yield
