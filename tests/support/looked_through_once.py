"""Tables of small files, opened and looked through once: nearly all workspaces of tests hold the same few.

What a table's sheets, headings and encodings are depends on its bytes alone; what its rows say of offices, and all that follows, is
worked out anew each time. Processes of their own, and the tests of tables, look through each table each time.
"""

from __future__ import annotations

import contextlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

from auditor.tables import files
from auditor.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.tables.sheet import Sheet

_SMALL: Final = 100_000
_MOST: Final = 256
_sheets = files._sheets
_sheets_of_small = lru_cache(maxsize=_MOST)(_sheets)
_LOOKS: Final = ("sheets", "refuse_bijoy", "in_unicode")
"""Methods of a table that look through all of it, for who says what it should hold."""


def _sheets_once(name: str, content: bytes) -> tuple[Sheet, ...]:
    return (_sheets_of_small if len(content) < _SMALL else _sheets)(name, content)


def _once(look: Callable[[Table, Any], Any]) -> Callable[[Table, Any], Any]:
    """Return a method that remembers what it found; a refusal is found anew."""

    @lru_cache(maxsize=_MOST)
    def found(_name: str, _content: bytes, table: _Alike, expected: _Alike) -> Any:
        return look(table.it, expected.it)

    def looked(table: Table, expected: Any) -> Any:
        if not 0 < len(table._content) < _SMALL:
            return look(table, expected)
        return found(table.name, table._content, _Alike(table, table._sheets), _Alike(expected, expected))

    return looked


class _Alike:
    """Something that is the same where a part of it is one and the same object."""

    def __init__(self, it: Any, part: object) -> None:
        self.it, self._part = it, part

    def __hash__(self) -> int:
        return id(self._part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Alike) and self._part is other._part


_FOUND_ONCE: Final = {name: _once(getattr(Table, name)) for name in _LOOKS}


@contextlib.contextmanager
def looked_through_once() -> Iterator[None]:
    """Return a time in which it is so."""
    with mock.patch.object(files, "_sheets", _sheets_once), mock.patch.multiple(Table, **_FOUND_ONCE):
        yield
