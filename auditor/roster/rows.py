"""Reads the rows of a roster's list: which of them list something, and what is told of those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs

from auditor.i18n import Text, ascii_digits
from auditor.model.notice import Place, Severity
from auditor.roster import texts
from auditor.roster.columns import Column
from auditor.roster.sheets import ACCOUNT_COLUMNS, UNQUOTED, USERS_OWN, listed_rows
from auditor.roster.totals import begins_with_total, has_number, is_count, is_sum, is_total, may_name_total
from auditor.tables import bijoy
from auditor.tables.sheet import NOTHING_STRUCK, Unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.roster.sheets import RosterSheet, Row
    from auditor.roster.telling import NoticeCollector

_FEWEST_COLUMN_NUMBERS: Final = 3
_NEEDLESS: Final[Mapping[Column, Text]] = dict.fromkeys((Column.PERSON, Column.NAME), texts.PERSON) | dict.fromkeys(
    USERS_OWN, texts.USERS_OWN
)
"""Columns of which a list may well have more than is kept, and why they are not."""
_OPEN_WORDS: Final = frozenset({
    Column.OFFICE, Column.OFFICE_EN, Column.KIND, Column.HEAD, Column.HEAD_EN, Column.POST, Column.POST_EN,
})  # fmt: skip


_NAMING: Final = frozenset({Column.CODE, Column.OFFICE, Column.POST})
"""Columns that name whose row it is: one that is struck through strikes out the row."""


def rows_told(roster_list: RosterSheet, kept: frozenset[Column], teller: NoticeCollector) -> list[Row]:
    """Return the rows that list something, telling of those left out, of columns not kept, and of mended words."""
    rows: list[Row] = []
    below_total = False
    headings = {column: roster_list.heading(column) for column in roster_list.columns}
    listed = listed_rows(roster_list)
    subtotals = _subtotals(listed)
    for row in listed:
        left_out = texts.TOTAL if row.number in subtotals else _left_out(row, headings)
        if left_out is not None:
            teller.tell(Severity.DOUBTFUL, row.place(), left_out)
            below_total |= row.has_total_for_name
        elif row.cells:
            rows.append(structs.replace(row, below_total=True) if below_total else row)
            below_total = False
    for column in roster_list.columns:
        if column not in kept and column is not Column.SERIAL and any(column in row.cells for row in rows):
            place = Place(roster_list.file, roster_list.sheet.name, 0, roster_list.heading(column))
            needless = _NEEDLESS.get(column)
            teller.tell(Severity.DOUBTFUL if needless is None else Severity.CHANGED, place, needless or texts.NOT_KEPT)
    by_place = {at: column for column, at in roster_list.columns.items() if column in kept}
    numbers = {row.number: row for row in rows}
    for original in roster_list.sheet.corrected:
        if original.row in numbers and original.column in by_place:
            column = by_place[original.column]
            row = numbers[original.row]
            change = ("", "") if column in UNQUOTED else (original.words, row.words(column))
            teller.tell(Severity.CHANGED, row.place(column), texts.MENDED, change=change)
    _tell_struck(rows, kept, teller)
    _tell_damage(rows, kept & _OPEN_WORDS & roster_list.columns.keys(), teller)
    dropped = roster_list.columns.keys() - kept - {Column.SERIAL}
    if not dropped:
        return rows
    return [
        structs.replace(row, cells={column: cell for column, cell in row.cells.items() if column not in dropped})
        for row in rows
    ]


def _tell_struck(rows: Sequence[Row], kept: frozenset[Column], teller: NoticeCollector) -> None:
    """Tell of what is struck through: of a row where all of it is, or whom it names, else of each cell."""
    struck = rows[0].of.sheet.struck if rows else NOTHING_STRUCK
    for row in rows if struck else ():
        at = {column: (row.number, row.of.columns[column]) for column in row.cells if column in kept}
        whole = {column for column, place in at.items() if place in struck.whole}
        if whole and (whole == at.keys() or whole & _NAMING):
            teller.tell(Severity.DOUBTFUL, row.place(), texts.STRUCK_ROW)
            continue
        for column, place in at.items():
            if column in whole or place in struck.partly:
                teller.tell(Severity.DOUBTFUL, row.place(column), texts.STRUCK_CELL)


def _tell_damage(rows: Sequence[Row], columns: frozenset[Column], teller: NoticeCollector) -> None:
    """Tell of words that are half converted, or in Bijoy where their column is not."""
    in_order = sorted(columns)
    found = {words: _damage(words) for words in {row.words(column) for row in rows for column in in_order}}
    if not any(found.values()):
        return
    for row in rows:
        for column in in_order:
            damage = found[row.words(column)]
            if damage is not None:
                teller.tell(Severity.DOUBTFUL, row.place(column), damage)


def _damage(words: str) -> Text | None:
    """Return what is wrong with the words of one cell; None when nothing is."""
    if words.isascii() and "`" not in words:
        return None
    if bijoy.half_converted(words) or bijoy.mojibake(words):
        return texts.HALF_CONVERTED
    return texts.STRAY_BIJOY if bijoy.looks_like_bijoy([words]) else None


def _left_out(row: Row, headings: Mapping[Column, str]) -> Text | None:
    """Return why a row is no office and no account: a total, the columns' numbers, or the headings once more."""
    if (is_sum(row.words(Column.CODE)) and _is_named_as_total(row)) or _sums_up(row):
        return texts.TOTAL
    if row.number == row.of.header.row + 1 and _has_column_numbers(row):
        return texts.COLUMN_NUMBERS
    if len(row.cells) > 1 and row.cells.items() <= headings.items():
        return texts.HEADINGS_AGAIN
    return None


def _is_named_as_total(row: Row) -> bool:
    """Return whether a row whose office no code names is named as a total, whatever else stands in it, or has no name and sums of accounts."""
    name = row.name
    if name:
        return is_total(name)
    return all(map(is_sum, map(row.words, ACCOUNT_COLUMNS))) and any(map(is_total, _all_words(row)[:2]))


def _sums_up(row: Row) -> bool:
    """Return whether all words of a row begin with one for a total, whatever is totalled, and a number stands in or beside them.

    A formula's number need not be known: a sum often is one. Most rows have no such word, and are not looked at twice.
    """
    if not may_name_total("\n".join(map(str, row.of.sheet.rows[row.number - 1]))):
        return False
    cells = [(at, cell) for at, cell in enumerate(row.of.sheet.rows[row.number - 1]) if cell != ""]
    if not any(isinstance(cell, str) and begins_with_total(cell) for _, cell in cells):
        return False
    words = [
        cell for _, cell in cells if not (isinstance(cell, Unread) or is_count(cell if isinstance(cell, str) else ""))
    ]
    serial = row.of.columns.get(Column.SERIAL)
    counted = any(at != serial and cell not in words for at, cell in cells)
    return all(isinstance(cell, str) and begins_with_total(cell) and (counted or has_number(cell)) for cell in words)


def _subtotals(rows: Sequence[Row]) -> frozenset[int]:
    """Return the numbers of the rows that sum up the accounts of an office that other rows name with its accounts."""
    posts = [(row, row.words(Column.POST) or row.words(Column.POST_EN)) for row in rows]
    sums = [row for row, post in posts if post and is_total(post)]
    if not sums:
        return frozenset()
    posted = [row for row, post in posts if post]
    named = {(row.words(Column.CODE), row.name) for row in posted if row not in sums}
    return frozenset(
        row.number for row in sums if is_sum(row.words(Column.LOGIN)) and (row.words(Column.CODE), row.name) in named
    )


def _all_words(row: Row) -> list[str]:
    """Return the words of all cells of a row, also of columns that mean nothing to us."""
    return [cell for cell in row.of.sheet.rows[row.number - 1] if isinstance(cell, str) and cell != ""]


def _has_column_numbers(row: Row) -> bool:
    """Return whether the cells of a row are the numbers of columns, as some forms have them below the headings."""
    filled = sum(cell != "" for cell in row.of.sheet.rows[row.number - 1])
    numbers = [str(at) for at in range(1, filled + 1)]
    return (
        filled >= _FEWEST_COLUMN_NUMBERS and [ascii_digits(each).strip(" .()") for each in _all_words(row)] == numbers
    )
