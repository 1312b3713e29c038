"""Knows the sheets of a roster by their headings or shape: lists of offices, of accounts, or both in one."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, match_key
from auditor.model.notice import Place, Severity
from auditor.model.value import Value
from auditor.places import addresses
from auditor.remembering import remembered
from auditor.roster import texts
from auditor.roster.columns import ALIASES, ALL_ALIASES, HEADINGS, UNION_ALIASES, Column
from auditor.roster.names import numbered_key
from auditor.roster.totals import is_sum, is_total
from auditor.tables import headings, transcription
from auditor.tables.headings import rows_below
from auditor.tables.hidden import hidden_notices
from auditor.tables.merged import merged_notices
from auditor.tables.sheet import Unread, column_letter
from auditor.tables.table import Expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.roster.telling import NoticeCollector
    from auditor.tables.sheet import Cell, Header, Sheet
    from auditor.tables.table import Table

_ACCOUNTS_IN_NAME: Final = ("ইউজার", "আইডি", "user", "account")
_OFFICES_IN_NAME: Final = ("দপ্তর", "অফিস", "office", "roster")
_LETTER_OR_DIGIT: Final = expression(r"[^\W_]")
_MOST: Final = 0.5

OFFICE_COLUMNS: Final = frozenset({
    Column.OFFICE_EN, Column.KIND, Column.HEAD, Column.HEAD_EN, Column.PORTAL, Column.EMAIL, Column.PHONE, Column.USERS,
    Column.VOLUNTARY,
})  # fmt: skip
ACCOUNT_COLUMNS: Final = frozenset({Column.POST, Column.POST_EN, Column.LOGIN, Column.SINCE})
NAMING_COLUMNS: Final = frozenset({Column.CODE, Column.OFFICE})
OF_AN_OFFICE: Final = NAMING_COLUMNS | OFFICE_COLUMNS
UNQUOTED: Final = frozenset({Column.PHONE, Column.LOGIN})
"""Columns whose cells no notice repeats."""
_NAMES: Final = (Column.OFFICE, Column.NAME, Column.OFFICE_EN, Column.CODE)
_OF_EACH: Final = OFFICE_COLUMNS | ACCOUNT_COLUMNS | {Column.TITLE}
"""Columns of which it is told where one merged cell says what several offices have."""
USERS_OWN: Final = frozenset({Column.PHONE, Column.EMAIL})
"""What an office has one of, and a list with a row a user may give of every user."""
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
        return is_sum(self.words(Column.CODE)) and is_total(self.name)

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
        teller.notices.extend(hidden_notices(file, sheet, header))
        teller.notices.extend(merged_notices(file, sheet, header, _NAMES, _OF_EACH))
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
    codes=frozenset({Column.CODE, Column.LOGIN}),
    addresses=frozenset({Column.EMAIL, Column.PORTAL, Column.PHONE}),
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
