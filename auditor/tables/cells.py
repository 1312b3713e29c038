"""Cells as a reader sees them: words cleaned, numbers and days as they were shown, text lost on the way refused."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from auditor.expressions import expression
from auditor.i18n import clean
from auditor.tables import bijoy, refusals
from auditor.tables.refusals import refusal
from auditor.tables.sheet import BANGLA, FEW, MOJIBAKE, Cell, OriginalCell, Sheet, Unread, UnreadCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_SIGNS: Final = 32_767
"""Characters in one cell: Excel's own limit."""
_SUSPECT: Final = expression(
    "[^ -~\u0964\u0981-\u09db\u09e6-\u09ef]|  |^ | "
    "$|\u09be\u09c7|[\u09be-\u09cc\u09d7]\u09bc|\u0981[\u09be-\u09cc\u09d7]"
)
"""What `clean` may change, beside the way of composing; words without it are taken as they are, four times faster."""
_BROKEN: Final = expression("|".join(MOJIBAKE))
_ERRORS: Final = frozenset({
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA",
})  # fmt: skip
"""What a spreadsheet writes into a CSV for a cell that holds an error, and hands copy from it."""
_UNSEEN: Final = dict.fromkeys((0xFEFF, 0x200B, 0x2060, 0x00AD))


def _refuse_lost_bangla(name: str, rows: Sequence[Sequence[Cell]]) -> None:
    """Refuse Bangla that an encoding without Bangla turned into "?": most of a column, or most of a row.

    In a row ``?`` and ``??`` are answers; in a column they are, too, unless most of it is made of them.

    Raises:
        FileRefusedError: message ``lost-bangla``.

    """
    columns: list[list[str]] = [[] for _ in range(max(map(len, rows), default=0))]
    for row in rows:
        words = [cell for cell in row if isinstance(cell, str)]
        told = [cell for cell in words if cell.strip("?") or len(cell) >= FEW]
        if len(told) >= FEW and bijoy.lost_to_question_marks(told):
            raise refusal(refusals.LOST_BANGLA, name)
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                columns[column].append(cell)
    if any(map(bijoy.lost_to_question_marks, columns)):
        raise refusal(refusals.LOST_BANGLA, name)


# Cells -----------------------------------------------------------------------------------------------------------


def sheet_of(
    name: str, title: str, rows: Iterable[Sequence[Any]], before: int = 0, unread: Sequence[UnreadCell] = ()
) -> Sheet:
    """Return a sheet of clean cells, padded to one length, without empty rows and columns at its end.

    Args:
        name: the file's name, for messages.
        title: the sheet's name.
        rows: its rows as read.
        before: how many empty columns stand before the first cell of each row.
        unread: the cells that hold an error or a formula without a value; they are empty in the rows.

    Raises:
        FileRefusedError: a cell is too long, or the Bangla is broken or lost.

    """
    words = _Words(name)
    plain = words.plain
    lead = ("",) * before
    cells: list[tuple[Cell, ...]] = []
    width = height = 0
    for row_number, row in enumerate(rows, start=1):
        cells_of_row = [
            plain[value] if value in plain else words.cell(value, row_number, column)
            for column, value in enumerate(row, start=before)
        ]
        cleaned = (*lead, *cells_of_row)
        last = len(cleaned)
        while last and cleaned[last - 1] == "":
            last -= 1
        cells.append(cleaned[:last])
        if last:
            width, height = max(width, last), row_number
    if words.broken_letters >= FEW and words.beyond_repair:
        raise refusal(refusals.BROKEN_BANGLA, name)
    if words.some_lost:
        _refuse_lost_bangla(name, cells)
    if unread:
        height, width = _put_unread(cells, unread, height, width)
    empty = ("",) * width
    padded = tuple(row if len(row) == width else row + empty[len(row) :] for row in cells[:height])
    return Sheet(clean(title), padded, tuple(words.corrected), tuple(words.originals))


def _put_unread(
    cells: list[tuple[Cell, ...]], unread: Sequence[UnreadCell], height: int, width: int
) -> tuple[int, int]:
    """Put the cells whose answer is not known into rows in which they are empty; return the height and width then."""
    by_row: dict[int, dict[int, Unread]] = {}
    for cell in unread:
        if cell.row > 0:  # what stands in no row is no cell to any program
            by_row.setdefault(cell.row, {})[cell.column] = cell.why
    height, width = max(height, *by_row, 0), max(width, *(cell.column + 1 for cell in unread))
    cells.extend(() for _ in range(height - len(cells)))
    for number, of_row in by_row.items():
        row = list(cells[number - 1]) + [""] * (max(of_row) + 1 - len(cells[number - 1]))
        for column, why in of_row.items():
            row[column] = why
        cells[number - 1] = tuple(row)
    return height, width


class _Words:
    """Makes clean cells of raw ones, remembering those already seen, and those it had to correct.

    Words that stay as they are stand in `plain`: of those nothing is noted where they are seen again.
    """

    def __init__(self, name: str) -> None:
        """Start with nothing seen."""
        self.corrected: list[OriginalCell] = []
        self.originals: list[OriginalCell] = []
        self.some_lost = False
        self.broken_letters = 0
        self.beyond_repair = False
        self._name = name
        self.plain: dict[Any, str] = {}
        self._seen: dict[str, tuple[str, bool]] = {}

    def cell(self, value: Any, row: int, column: int) -> Cell:  # noqa: ANN401 whatever python-calamine finds in a cell
        """Return a raw cell as it is kept."""
        match value:
            case str():
                if value.startswith("#") and value.strip().upper() in _ERRORS:
                    return Unread.ERROR
                words, corrected = self._seen.get(value) or self._see(value)
                if corrected:
                    self.corrected.append(OriginalCell(row, column, _as_shown(value)))
                if words != value and not value.isascii() and not BANGLA.search(value):
                    self.originals.append(OriginalCell(row, column, value))
                return words
            case bool():
                return "TRUE" if value else "FALSE"
            case float() | int():
                return _number(value)
            case date():
                return value.date() if isinstance(value, datetime) else value
            case _:
                return str(value)

    def _see(self, value: str) -> tuple[str, bool]:
        if len(value) > MAX_SIGNS:
            raise refusal(refusals.LONG_CELL, self._name, limit=MAX_SIGNS)
        if _SUSPECT.search(value) is None and unicodedata.is_normalized("NFC", value):
            words, corrected = value, False
        else:
            words = clean(value)
            corrected = words != value and words != _as_shown(value)
        self.some_lost = self.some_lost or "??" in words
        if not words.isascii():
            broken = len(_BROKEN.findall(words))
            self.broken_letters += broken
            self.beyond_repair = self.beyond_repair or (broken > 0 and bijoy.repaired(value) is None)
        if words == value:
            self.plain[value] = words
        else:
            self._seen[value] = words, corrected
        return words, corrected


def _as_shown(words: str) -> str:
    """Return words as a screen shows them: composed, with single spaces, without signs that take no room."""
    return " ".join(unicodedata.normalize("NFC", words.translate(_UNSEEN)).split())


def _number(value: float) -> str:
    """Return a number as it was typed: no ".0" and no exponent where it is whole."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.15g}"
