"""Knows the sheets of a roster by their headings or shape: lists of offices, of accounts, or both in one."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, match_key
from auditor.model.notice import Place, Severity
from auditor.model.value import Value
from auditor.places import addresses
from auditor.remembering import remembered
from auditor.roster import texts
from auditor.roster.columns import ALIASES, ALL_ALIASES, HEADINGS, UNION_ALIASES, Column
from auditor.roster.names import numbered_key
from auditor.tables import bijoy, headings, transcription
from auditor.tables.headings import rows_below
from auditor.tables.sheet import Unread, column_letter
from auditor.tables.table import Expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.roster.telling import NoticeCollector
    from auditor.tables.sheet import Cell, Header, Sheet
    from auditor.tables.table import Table

_TOTALS: Final = frozenset(
    match_key(words)
    for words in (
        "মোট", "সর্বমোট", "সর্ব মোট", "একুনে", "উপমোট", "total", "grand total", "sub total",
        "বিভাগীয় দপ্তরসমূহ", "বিভাগীয় দপ্তর সমূহ", "ইউনিয়ন পরিষদসমূহ", "ইউনিয়ন পরিষদ সমূহ",
        "বিভাগীয় দপ্তর", "ইউনিয়ন পরিষদ", "ইউনিয়নসমূহ",
        "departmental offices", "union parishads",
    )
)  # fmt: skip
_ACCOUNTS_IN_NAME: Final = ("ইউজার", "আইডি", "user", "account")
_OFFICES_IN_NAME: Final = ("দপ্তর", "অফিস", "office", "roster")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_DIGIT: Final = expression(r"\d")
_MOST: Final = 0.5
_FEWEST_COLUMN_NUMBERS: Final = 3

OFFICE_COLUMNS: Final = frozenset({
    Column.OFFICE_EN, Column.KIND, Column.HEAD, Column.HEAD_EN, Column.PORTAL, Column.EMAIL, Column.PHONE, Column.USERS,
    Column.VOLUNTARY,
})  # fmt: skip
ACCOUNT_COLUMNS: Final = frozenset({Column.POST, Column.POST_EN, Column.LOGIN, Column.SINCE})
NAMING_COLUMNS: Final = frozenset({Column.CODE, Column.OFFICE})
OF_AN_OFFICE: Final = NAMING_COLUMNS | OFFICE_COLUMNS
UNQUOTED: Final = frozenset({Column.PHONE, Column.LOGIN})
"""Columns whose cells no notice repeats."""
USERS_OWN: Final = frozenset({Column.PHONE, Column.EMAIL})
"""What an office has one of, and a list with a row a user may give of every user."""
_NEEDLESS: Final[Mapping[Column, Text]] = dict.fromkeys((Column.PERSON, Column.NAME), texts.PERSON) | dict.fromkeys(
    USERS_OWN, texts.USERS_OWN
)
"""Columns of which a list may well have more than is kept, and why they are not."""
_OPEN_WORDS: Final = frozenset({
    Column.OFFICE, Column.OFFICE_EN, Column.KIND, Column.HEAD, Column.HEAD_EN, Column.POST, Column.POST_EN,
})  # fmt: skip
COLUMNS: Final = transcription.Columns(
    ALL_ALIASES,
    spared=frozenset({
        Column.SERIAL, Column.CODE, Column.PORTAL, Column.EMAIL, Column.PHONE, Column.LOGIN, Column.SINCE, Column.PERSON,
        Column.REMARK, Column.OFFICE_EN, Column.HEAD_EN, Column.POST_EN,
    }),
    shown=frozenset({Column.OFFICE, Column.HEAD, Column.POST, Column.TITLE}),
    unless={Column.NAME: Column.OFFICE},
)  # fmt: skip
"""What is never read as Bijoy: addresses, logins, numbers, days, English words, and what is not kept anyway."""


# Sheets ----------------------------------------------------------------------------------------------------------


class SheetKind(Enum):
    """What a sheet lists."""

    OFFICES = "offices"
    ACCOUNTS = "accounts"
    BOTH = "both"


class RosterSheet(Struct, frozen=True):
    """A sheet that lists offices or accounts: where, and its columns.

    `of_unions` when the heading over the names says that all of them are unions; `unnumbered` when its rows stand in no
    spreadsheet, so that a place names no row.
    """

    file: str
    sheet: Sheet
    header: Header[Column]
    columns: Mapping[Column, int]
    of_unions: bool
    unnumbered: bool = False

    def heading(self, column: Column) -> str:
        """Return a column's heading, or its letter where it has none."""
        at = self.columns[column]
        return self.header.headings[at] or column_letter(at)

    @property
    def lists_accounts(self) -> bool:
        """Whether a column speaks of a single account."""
        return not ACCOUNT_COLUMNS.isdisjoint(self.columns)

    @property
    def describes_offices(self) -> bool:
        """Whether a column speaks of the office as a whole, beside its name."""
        return not OFFICE_COLUMNS.isdisjoint(self.columns)


class Row(Value, frozen=True):
    """One row of a list: its number and its cells that are not empty.

    `below_total` when a row that is named as a total stands between it and the office above.
    """

    of: RosterSheet
    number: int
    cells: Mapping[Column, Cell]
    below_total: bool = False

    @property
    def name(self) -> str:
        """The name of the office in the row, in either language; empty where the row has none."""
        return naming_words(self.words(Column.OFFICE)) or naming_words(self.words(Column.OFFICE_EN))

    @property
    def is_only_numbered(self) -> bool:
        """Whether nothing but a serial stands in the row."""
        return self.cells.keys() <= {Column.SERIAL}

    @property
    def has_total_for_name(self) -> bool:
        """Whether what stands for a name is a word for a total or a heading, and no code names an office beside it."""
        return _is_total(self.name, self.words(Column.CODE))

    def place(self, column: Column | None = None) -> Place:
        """Return where the row is, or one of its cells."""
        row = 0 if self.of.unnumbered else self.number
        return Place(self.of.file, self.of.sheet.name, row, self.of.heading(column) if column else "")

    def words(self, column: Column) -> str:
        """Return a cell's words, empty when there are none or they are not known; a day is written 2024-01-18."""
        cell = self.cells.get(column, "")
        if isinstance(cell, str):
            return cell
        return cell.isoformat() if isinstance(cell, date) else ""

    @property
    def names_unread(self) -> bool:
        """Whether an error, or a formula without a result, stands where the row should name its office."""
        return any(isinstance(self.cells.get(column), Unread) for column in NAMING_COLUMNS)


@remembered(1024)
def naming_words(words: str) -> str:
    """Return words that name something: a letter or digit is in them, and they are no word for nothing, such as নেই."""
    named = (_LETTER_OR_DIGIT.search(words) or match_key(words)) and not addresses.is_nil(words)
    return words if named else ""


def lists_in(table: Table, teller: NoticeCollector) -> list[RosterSheet]:
    """Return the sheets of a file that list something.

    Raises:
        FileRefusedError: a sheet holds passwords.

    """
    file = table.name
    found: list[RosterSheet] = []
    for sheet, header in table.sheets(EXPECTED):
        if sheet.name.startswith("_"):
            continue
        if header is None:
            if sheet.rows:
                teller.tell(Severity.DOUBTFUL, Place(file, sheet.name), texts.SHEET_NOT_READ)
            continue
        columns = _naming(header.columns)
        names = header.headings[columns[Column.OFFICE]] if Column.OFFICE in columns else ""
        of_unions = not UNION_ALIASES.keys().isdisjoint(headings.heading_keys(names))
        unread = headings.unread_notices(file, sheet, header)
        teller.notices += (
            replace(each, told=Text(en=each.told.en, bn=each.told.bn)) for each in unread
        )  # nobody hands a roster in
        teller.notices.extend(headings.column_notices(file, sheet.name, header, ALL_ALIASES, _OWN_HEADINGS))
        if any(cell != "" for row in sheet.rows[: header.first_row - 1] for cell in row):
            teller.tell(Severity.CHANGED, Place(file, sheet.name, 1), texts.ABOVE, row=header.first_row)
        found.append(RosterSheet(file, sheet, header, columns, of_unions))
    return found


_OWN_HEADINGS: Final[Mapping[Column, str]] = {column: heading.bn for column, heading in HEADINGS.items()}


def _is_list(header: Header[Column]) -> bool:
    """Return whether headings are a roster's: an office's name or code, and more, unless that is all there is.

    A heading for unions only or for any name may be a word of a list without headings.
    """
    columns = set(header.columns)
    if columns.isdisjoint({*NAMING_COLUMNS, Column.NAME}):
        return False
    sure = Column.OFFICE in columns and match_key(header.headings[header.columns[Column.OFFICE]]) in ALIASES
    return sure or len(columns) > 1 or len(header.headings) == 1


EXPECTED: Final = Expected(
    ALL_ALIASES,
    fits=_is_list,
    naming=NAMING_COLUMNS | {Column.NAME},
    codes=frozenset({Column.CODE, Column.LOGIN, Column.EMAIL, Column.PORTAL, Column.PHONE}),
)
"""What is not suspected of passwords."""


def _naming(columns: Mapping[Column, int]) -> dict[Column, int]:
    """Return the columns with নাম taken for the office's name where no other column is, else for a person's."""
    return _renamed(columns, Column.NAME, (Column.OFFICE, Column.PERSON))


def _renamed(columns: Mapping[Column, int], old: Column, better: Iterable[Column]) -> dict[Column, int]:
    """Return columns with one of them under the first better name that is free, or as it was."""
    renamed = dict(columns)
    free = next((column for column in better if column not in columns), None)
    if old in renamed and free is not None:
        renamed[free] = renamed.pop(old)
    return renamed


def by_shape(lists: Sequence[RosterSheet]) -> tuple[list[tuple[RosterSheet, SheetKind]], list[RosterSheet]]:
    """Return the lists that name offices, and those that only add accounts to them.

    A list with columns for accounts only adds to another that has none; it stands alone when there is no other, or
    when most of its offices are not in the others.
    """
    pure = [roster_list for roster_list in lists if not _speaks_of_accounts(roster_list)]
    full = [roster_list for roster_list in pure if roster_list.describes_offices]
    names_and_codes = remembered(None)(partial(_names, full or pure))
    offices: list[tuple[RosterSheet, SheetKind]] = []
    accounts: list[RosterSheet] = []
    for roster_list in lists:
        posts_only = full and Column.TITLE in roster_list.columns and not roster_list.describes_offices
        if roster_list in pure and not (posts_only and _mostly_in(roster_list, *names_and_codes())):
            offices.append((_titled(roster_list, (Column.HEAD, Column.POST)), SheetKind.OFFICES))
        elif pure and (not roster_list.describes_offices or _mostly_in(roster_list, *names_and_codes())):
            accounts.append(_titled(roster_list, (Column.POST, Column.HEAD)))
        else:
            offices.append((_titled(roster_list, (Column.POST, Column.HEAD)), SheetKind.BOTH))
    return offices, accounts


def _speaks_of_accounts(roster_list: RosterSheet) -> bool:
    """Return whether a list is one of accounts: by its columns, or by posts under names repeated or left out."""
    if roster_list.lists_accounts or Column.TITLE not in roster_list.columns:
        return roster_list.lists_accounts
    name = match_key(roster_list.sheet.name)
    if any(word in name for word in _ACCOUNTS_IN_NAME) and not any(word in name for word in _OFFICES_IN_NAME):
        return True
    rows = [row for row in listed_rows(roster_list) if Column.TITLE in row.cells]
    return len(rows) > 1 and len({row.words(Column.OFFICE) for row in rows} - {""}) < len(rows) * _MOST


def _names(lists: Iterable[RosterSheet]) -> tuple[set[str], set[str]]:
    rows = [row for roster_list in lists for row in listed_rows(roster_list)]
    names = {numbered_key(row.words(Column.OFFICE))[1] for row in rows}
    return names, {row.words(Column.CODE) for row in rows} - {""}


def _mostly_in(roster_list: RosterSheet, names: set[str], codes: set[str]) -> bool:
    rows = [row for row in listed_rows(roster_list) if row.words(Column.OFFICE) or row.words(Column.CODE)]
    known = sum(numbered_key(row.words(Column.OFFICE))[1] in names or row.words(Column.CODE) in codes for row in rows)
    return known >= len(rows) * _MOST


def _titled(roster_list: RosterSheet, meanings: tuple[Column, ...]) -> RosterSheet:
    """Return a list in which পদবি means the head's post or the user's, whichever the list speaks of first."""
    return replace(roster_list, columns=_renamed(roster_list.columns, Column.TITLE, meanings))


def listed_rows(roster_list: RosterSheet) -> list[Row]:
    """Return all rows below the headings, with their cells that are not empty."""
    return [
        Row(roster_list, number, {column: cells[at] for column, at in roster_list.columns.items() if cells[at] != ""})
        for number, cells in rows_below(roster_list.sheet, roster_list.header)
    ]


def rows_told(roster_list: RosterSheet, kept: frozenset[Column], teller: NoticeCollector) -> list[Row]:
    """Return the rows that list something, telling of those left out, of columns not kept, and of mended words."""
    rows: list[Row] = []
    below_total = False
    headings = {column: roster_list.heading(column) for column in roster_list.columns}
    for row in listed_rows(roster_list):
        left_out = _left_out(row, headings)
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
    _tell_damage(rows, kept & _OPEN_WORDS & roster_list.columns.keys(), teller)
    dropped = roster_list.columns.keys() - kept - {Column.SERIAL}
    if not dropped:
        return rows
    return [
        structs.replace(row, cells={column: cell for column, cell in row.cells.items() if column not in dropped})
        for row in rows
    ]


def _tell_damage(rows: Iterable[Row], columns: frozenset[Column], teller: NoticeCollector) -> None:
    """Tell of words that are half converted, or in Bijoy where their column is not."""
    in_order = sorted(columns)
    for row in rows:
        for column in in_order:
            damage = _damage(row.words(column)) if column in row.cells else None
            if damage is not None:
                teller.tell(Severity.DOUBTFUL, row.place(column), damage)


@remembered(4096)
def _damage(words: str) -> Text | None:
    """Return what is wrong with the words of one cell; None when nothing is."""
    if words.isascii() and "`" not in words:
        return None
    if bijoy.half_converted(words) or bijoy.mojibake(words):
        return texts.HALF_CONVERTED
    return texts.STRAY_BIJOY if bijoy.looks_like_bijoy([words]) else None


def _is_total(name: str, code: str) -> bool:
    """Return whether a name is a word for a total or a heading, and no code names an office beside it."""
    return _is_sum(code) and match_key(name) in _TOTALS


def _is_sum(words: str) -> bool:
    """Return whether words are none, a number, or a word for a total: in a row of totals such may stand in any column."""
    if _DIGIT.search(words):  # as in most codes, of which each is another: in no word for a total
        return ascii_digits(words).strip(" টি/-=").isdecimal()
    return not words or match_key(words) in _TOTALS


def _left_out(row: Row, headings: Mapping[Column, str]) -> Text | None:
    """Return why a row is no office and no account: a total, the columns' numbers, or the headings once more.

    A row that is named as a total is one whatever else stands in it, unless a code names its office.
    """
    name, code = row.name, row.words(Column.CODE)
    nameless = not name and all(map(_is_sum, (code, *map(row.words, ACCOUNT_COLUMNS))))
    if _is_total(name, code) or (nameless and any(match_key(words) in _TOTALS for words in _all_words(row)[:2])):
        return texts.TOTAL
    if row.number == row.of.header.row + 1 and _has_column_numbers(row):
        return texts.COLUMN_NUMBERS
    if len(row.cells) > 1 and row.cells.items() <= headings.items():
        return texts.HEADINGS_AGAIN
    return None


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
