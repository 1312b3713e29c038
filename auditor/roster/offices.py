"""Gathers rows into offices and puts accounts to the office that they name."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Final

from auditor.i18n import match_key, near_key
from auditor.model.notice import Severity
from auditor.places import addresses
from auditor.remembering import remembered
from auditor.roster import texts
from auditor.roster.columns import Column
from auditor.roster.doubles import given_of_users
from auditor.roster.drafts import OfficeDraft, OfficeDrafts
from auditor.roster.ids import derived_ids, tidy_code
from auditor.roster.names import name_key, numbered_key
from auditor.roster.rows import rows_told
from auditor.roster.sheets import (
    ACCOUNT_COLUMNS,
    NAMING_COLUMNS,
    OF_AN_OFFICE,
    OFFICE_COLUMNS,
    RosterSheet,
    Row,
    SheetKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.roster.telling import NoticeCollector


LONG_NAME: Final = 200
LONGEST_NAME: Final = 500
_MOST_TO_SUGGEST: Final = 2_000
_NAMES_OF_OFFICES: Final = (Column.OFFICE, Column.OFFICE_EN, Column.HEAD, Column.HEAD_EN)


def gather_offices(lists: Iterable[tuple[RosterSheet, SheetKind]], teller: NoticeCollector) -> list[OfficeDraft]:
    """Return the offices that lists name, in their order, with the rows of accounts of lists of both."""
    drafts: list[OfficeDraft] = []
    for roster_list, shape in lists:
        kept = NAMING_COLUMNS | OFFICE_COLUMNS
        if shape is SheetKind.BOTH:
            kept = (kept | ACCOUNT_COLUMNS) - given_of_users(roster_list)
        gathered = OfficeDrafts()
        for row in rows_told(roster_list, kept, teller):
            if row.is_only_numbered:
                continue
            if shape is SheetKind.BOTH:
                _gather(row, gathered, teller)
            elif _has_name(row, teller):
                drafts.append(OfficeDraft(row, dict.fromkeys(row.cells, row)))
        drafts.extend(gathered.drafts)
    return drafts


def _has_name(row: Row, teller: NoticeCollector) -> bool:
    """Return whether a row names an office, in words that are not too long; tells when it does not."""
    if not row.name:
        teller.tell(Severity.WRONG, row.place(), texts.NO_NAME)
        return False
    return all(_fits(row, column, teller) for column in _NAMES_OF_OFFICES if column in row.cells)


def _fits(row: Row, column: Column, teller: NoticeCollector) -> bool:
    """Return whether a name is short enough to be kept; tells when it is not, and when papers cannot hold it."""
    length = len(row.words(column))
    if length > LONGEST_NAME:
        teller.tell(Severity.WRONG, row.place(column), texts.TOO_LONG, limit=LONGEST_NAME)
    elif length > LONG_NAME:
        teller.tell(Severity.DOUBTFUL, row.place(column), texts.LONG, limit=LONG_NAME)
    return length <= LONGEST_NAME


def _gather(row: Row, gathered: OfficeDrafts, teller: NoticeCollector) -> None:
    """Add a row of a list of both to the office it names or, if it names none, to the office of the row above."""
    draft = gathered.find(row)
    if draft is None:
        if not _has_name(row, teller):
            return
        draft = gathered.add(row)
    for column in row.cells:
        if column not in OF_AN_OFFICE:
            continue
        if row is not draft.row and not _fits(row, column, teller):
            continue
        if addresses.is_nil(draft.words(column)):
            draft.cells[column] = row
        first = draft.cells[column]
        if _says_another(first.words(column), row.words(column), column):
            teller.tell(Severity.DOUBTFUL, row.place(column), texts.DIFFERS, first=first.number)
    if not ACCOUNT_COLUMNS.isdisjoint(row.cells):
        _add_account(row, draft, teller)


def _says_another(first: str, second: str, column: Column) -> bool:
    if first == second or addresses.is_nil(second):
        return False
    key = name_key if column is Column.OFFICE else match_key
    return key(first) != key(second) or not key(first)


def _add_account(row: Row, draft: OfficeDraft, teller: NoticeCollector) -> None:
    if all(_fits(row, column, teller) for column in (Column.POST, Column.POST_EN) if column in row.cells):
        draft.accounts.append(row)


def add_accounts(roster_list: RosterSheet, drafts: Sequence[OfficeDraft], teller: NoticeCollector) -> None:
    """Add the rows of a list of accounts to the offices they name; an empty name means the row above's office."""
    by_code: dict[str, list[OfficeDraft]] = {}
    by_name: dict[str, list[OfficeDraft]] = {}
    for draft in drafts:
        by_code.setdefault(tidy_code(draft.words(Column.CODE)), []).append(draft)
        for name in {key for words in draft.names for key in (name_key(words), numbered_key(words)[1])}:
            by_name.setdefault(name, []).append(draft)
    derived: dict[str, list[OfficeDraft]] = {}
    for draft in by_code.pop("", []):  # its id, which is shown everywhere, is that which its names give it
        derived.setdefault(derived_ids(draft)[0], []).append(draft)
    named = remembered(1)(partial(_named, derived | by_code, by_name))  # rows of one office stand together
    above: OfficeDraft | None = None
    for row in rows_told(roster_list, NAMING_COLUMNS | ACCOUNT_COLUMNS, teller):
        if row.is_only_numbered:
            continue
        above = None if row.below_total else above
        if not NAMING_COLUMNS.isdisjoint(row.cells):
            above = _find_office(row, named, by_name, teller)
        elif above is None:
            teller.tell(Severity.WRONG, row.place(), texts.NO_OFFICE)
        if above is None:
            continue
        if not ACCOUNT_COLUMNS.isdisjoint(row.cells):
            _add_account(row, above, teller)
        else:
            teller.tell(Severity.DOUBTFUL, row.place(), texts.NO_ACCOUNT)


def _named(
    by_code: Mapping[str, list[OfficeDraft]], by_name: Mapping[str, list[OfficeDraft]], code: str, name: str
) -> tuple[list[OfficeDraft], list[OfficeDraft], list[OfficeDraft]]:
    """Return the offices that a code and a name name: those that both do, the code alone, and the name alone."""
    coded, called = by_code.get(tidy_code(code), []), _called(name, by_name)
    return [draft for draft in coded if draft in called], coded, called


def _find_office(
    row: Row,
    named: Callable[[str, str], tuple[list[OfficeDraft], list[OfficeDraft], list[OfficeDraft]]],
    by_name: Mapping[str, list[OfficeDraft]],
    teller: NoticeCollector,
) -> OfficeDraft | None:
    """Return the one office that a row of accounts names by code or name; tells when there is none, or more."""
    name = row.name
    both, coded, called = named(row.words(Column.CODE), name)
    found = both or coded or called
    if len(found) == 1:
        if not both and name and Column.CODE in row.cells:
            teller.tell(
                Severity.DOUBTFUL, row.place(), texts.CODE_OR_NAME, taken=texts.THE_CODE if coded else texts.THE_NAME
            )
        return found[0]
    if found:
        teller.tell(Severity.DOUBTFUL, row.place(), texts.SEVERAL_OFFICES)
        return None
    nearest = _nearest(name, by_name)
    if nearest:
        near_id = tidy_code(nearest.words(Column.CODE)) or derived_ids(nearest)[0]
        teller.tell(Severity.DOUBTFUL, row.place(), texts.NO_OFFICE_NEAR, id=near_id, near=nearest.row.number)
    else:
        teller.tell(Severity.DOUBTFUL, row.place(), texts.NO_OFFICE)
    return None


def _called(name: str, by_name: Mapping[str, list[OfficeDraft]]) -> list[OfficeDraft]:
    """Return the offices of that very name; without one, those that differ only in a number before it or none."""
    full = name_key(name)
    exact = [draft for draft in by_name.get(full, []) if full in map(name_key, draft.names)]
    if exact:
        return exact
    number, rest = numbered_key(name)
    return [draft for draft in by_name.get(rest, []) if number in {"", *draft.numbers} or "" in draft.numbers]


def _nearest(name: str, by_name: Mapping[str, list[OfficeDraft]]) -> OfficeDraft | None:
    """Return the office whose name is nearest, to be suggested; none among more offices than a person would look at."""
    if len(by_name) > _MOST_TO_SUGGEST:
        return None
    keys = {near_key(known): known for known in by_name}
    near = get_close_matches(near_key(numbered_key(name)[1]), keys, n=1, cutoff=0.8)
    return by_name[keys[near[0]]][0] if near else None
