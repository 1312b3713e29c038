"""Records that are asked about twice are opened once: what they say does not depend on whom the roster lists, only whose it is does."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from auditor.exports import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.exports.mapping import Beside
    from auditor.exports.records import Record
    from auditor.model.source import EvidenceFile

_HELD: Final[ContextVar[dict[tuple[str, str], Record] | None]] = ContextVar("held", default=None)
"""The records that were opened meanwhile, by the names and digests of their files."""


@contextmanager
def opened_once() -> Iterator[None]:
    """Have each record opened once that is asked for meanwhile; nothing of it is held afterwards."""
    token = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(token)


def opened(file: EvidenceFile, beside: Beside | None) -> Record:
    """Return a record as it was opened before, where the same was said of it; else open it.

    Raises:
        FileRefusedError: as `records.opened`; a refusal is not held.

    """
    held, key = _HELD.get(), (file.name, file.sha256)
    record = held.get(key) if held is not None else None
    if record is None or record.beside != beside:
        record = records.opened(file, beside)
        if held is not None:
            held[key] = record
    return record
