"""Reads a paper from elsewhere in a process of its own."""

from __future__ import annotations

import json
from typing import Final

from auditor.apart.limits import Limits
from auditor.apart.worker import OverLimitError, Worker
from auditor.i18n import Text
from auditor.model.errors import FileRefusedError
from auditor.papers.saying import Line, lines_of, refused

LIMITS: Final = Limits(seconds=20, bytes_a_second=500_000, memory=2_000_000_000)
"""The longest paper of an upazila takes a few seconds; that of 50,000 offices has many megabytes."""
_NOT_READ: Final = b"null"


def read(
    name: str, suffix: str, content: bytes, limits: Limits = LIMITS, *, as_meant: bool = False
) -> tuple[Line, ...]:
    """Return what a paper from elsewhere says; otherwise as `auditor.papers.saying.lines_of`.

    Raises:
        FileRefusedError: it is not of that format, is damaged, or takes too much time or memory.

    """
    with Worker(_lines, limits) as reader:
        try:
            found = reader.ask(name, suffix, content, as_meant, size=len(content))
        except OverLimitError:
            found = _NOT_READ
    if found == _NOT_READ:
        raise refused(name)
    return tuple(
        Line(Text(en=en, bn=bn), words, tuple(rows), since, tuple(pieces), tuple(cells), tuple(path))
        for en, bn, words, rows, since, pieces, cells, path in json.loads(found)
    )


def _lines(name: str, suffix: str, content: bytes, as_meant: bool) -> bytes:  # noqa: FBT001 what is asked of a process has no names
    """Return the lines as JSON for the process that waits."""
    try:
        lines = lines_of(name, suffix, content, as_meant=as_meant)
    except FileRefusedError:
        return _NOT_READ
    return json.dumps(
        [
            (
                line.place.en,
                line.place.bn,
                line.words,
                line.rows,
                line.since,
                line.pieces,
                line.cells,
                line.path,
            )
            for line in lines
        ]
    ).encode()
