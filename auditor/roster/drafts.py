"""An office while its rows are still being gathered."""

from __future__ import annotations

from msgspec import Struct, field

from auditor.i18n import Text
from auditor.roster.columns import Column
from auditor.roster.names import name_key, numbered_key
from auditor.roster.sheets import ACCOUNT_COLUMNS, Row, naming_words

# Offices ---------------------------------------------------------------------------------------------------------


class OfficeDraft(Struct):
    """An office while its rows are gathered: each column's cell with the row in which it stands first.

    `account_ids` are the ids of its accounts, in the order of their rows, once the office has its own.
    """

    row: Row
    cells: dict[Column, Row]
    accounts: list[Row] = field(default_factory=list)
    account_ids: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name by which rows of accounts call the office."""
        return self.worded(Column.OFFICE) or self.worded(Column.OFFICE_EN)

    def worded(self, column: Column) -> str:
        """Return what the office's rows say in a column, if it names something."""
        return naming_words(self.words(column))

    @property
    def names(self) -> list[str]:
        """The office's names in both languages."""
        return [name for name in (self.worded(Column.OFFICE), self.worded(Column.OFFICE_EN)) if name]

    @property
    def numbers(self) -> set[str]:
        """The numbers before its names, empty where a name has none."""
        return {numbered_key(name)[0] for name in self.names}

    def words(self, column: Column) -> str:
        """Return what the office's rows say in a column."""
        return self.cells[column].words(column) if column in self.cells else ""


class OfficeDrafts:
    """Offices in the order in which they are first named, found again by code or name."""

    def __init__(self) -> None:
        """Start with none."""
        self.drafts: list[OfficeDraft] = []
        self._above: OfficeDraft | None = None
        self._by_code: dict[str, OfficeDraft] = {}
        self._by_name: dict[str, OfficeDraft] = {}

    def find(self, row: Row) -> OfficeDraft | None:
        """Return the office a row names; that of the row above, if the row names none and speaks of an account.

        Where the name cannot be read or is a total, the rows below that name none are nobody's.
        """
        code, name = row.words(Column.CODE), name_key(row.name)
        if not code and not name:
            if row.names_unread or row.below_total:
                self._above = None
            return self._above if row.cells.keys() & ACCOUNT_COLUMNS else None
        found = self._by_code.get(code)
        if found is None:
            named = self._by_name.get(name)
            found = None if named is None or (code and named.words(Column.CODE)) else named
        if found is not None:
            self._above = found
            self._index(code, name, found)
        return found

    def add(self, row: Row) -> OfficeDraft:
        """Begin an office with the first row that names it."""
        draft = OfficeDraft(row, {})
        self.drafts.append(draft)
        self._above = draft
        self._index(row.words(Column.CODE), name_key(row.name), draft)
        return draft

    def _index(self, code: str, name: str, draft: OfficeDraft) -> None:
        """Let an office be found by what a row calls it."""
        if code:
            self._by_code.setdefault(code, draft)
        if name:
            self._by_name.setdefault(name, draft)


def in_both(bangla: str, english: str) -> Text:
    """Return a text in both languages: the one that is missing is the other."""
    return Text(en=english or bangla, bn=bangla or english)
