"""Tells of what stands twice: offices of one name, rows that say the same, one login in two offices, users' own numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, ascii_digits, digits, joined, match_key
from auditor.model.notice import Place, Severity
from auditor.places import addresses, twins
from auditor.roster import texts
from auditor.roster.columns import Column
from auditor.roster.drafts import OfficeDraft, in_both
from auditor.roster.names import infer_kind, name_key, numbered_key, post_text
from auditor.roster.sheets import USERS_OWN, RosterSheet, Row, listed_rows

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from auditor.roster.telling import NoticeCollector


_FEWEST: Final = 3
"""So many rows differ from the one above before a column is taken for one of users; fewer may be mistakes."""


def given_of_users(roster_list: RosterSheet) -> frozenset[Column]:
    """Return the columns of a list of both that give every user a number or mailbox of their own, and so not the office's.

    They are those where, of neighbouring rows of one office that both say something, more differ than agree.
    """
    rows = [row for row in listed_rows(roster_list) if not row.is_only_numbered]
    neighbours = [
        (above, below)
        for above, below in pairwise(rows)
        if not below.name or name_key(above.name) == name_key(below.name)
    ]
    found = set()
    for column in USERS_OWN & roster_list.columns.keys():
        said = [
            (ascii_digits(above.words(column)), ascii_digits(below.words(column)))
            for above, below in neighbours
            if column in above.cells and column in below.cells
        ]
        differing = sum(first != second for first, second in said)
        if differing >= _FEWEST and differing * 2 > len(said):
            found.add(column)
    return frozenset(found)


def tell_doubles(
    drafts: Sequence[OfficeDraft], teller: NoticeCollector, entered: Container[tuple[str, str]] = frozenset()
) -> None:
    """Tell of rows of accounts that say the same of one office, and of a login that two offices give; nothing is left out.

    Args:
        drafts: the offices, corrected.
        teller: collects what is told.
        entered: the logins that corrections gave, each in small letters and with the id of its account: no row of the roster says them.

    """
    first_of: dict[str, tuple[OfficeDraft, Row, bool]] = {}
    for draft in drafts:
        alone: dict[str, Row] = {}
        said: dict[tuple[str, str, str], Row] = {}
        for account, row in zip(draft.account_ids, draft.accounts, strict=True):
            written = row.words(Column.LOGIN)
            if addresses.is_nil(written):
                continue
            login = written.casefold()
            if login in alone:  # posts are compared only where a login stands twice
                said.setdefault(_said_by(alone[login], login), alone[login])
                words = _said_by(row, login)
                if words in said:
                    _tell_beside(said[words], row, texts.SAME_ROW, teller)
                said.setdefault(words, row)
            alone.setdefault(login, row)
            is_entered = row.of.unnumbered or (account, login) in entered
            office, first, was_entered = first_of.setdefault(login, (draft, row, is_entered))
            if office is draft:
                continue
            if is_entered or was_entered:
                one, other = _whose(office, first), _whose(draft, row)
                teller.tell(Severity.DOUBTFUL, row.place(Column.LOGIN), texts.SAME_LOGIN_ENTERED, one=one, other=other)
            else:
                _tell_beside(first, row, texts.SAME_LOGIN, teller)


def _whose(office: OfficeDraft, row: Row) -> Text:
    """Return how an account is called: its office and post."""
    name = in_both(office.words(Column.OFFICE), office.words(Column.OFFICE_EN))
    return joined((name, post_text(row.words(Column.POST), row.words(Column.POST_EN))), ", ")


def _said_by(row: Row, login: str) -> tuple[str, str, str]:
    """Return what a row says of an account, by the keys of its words."""
    return match_key(row.words(Column.POST)), match_key(row.words(Column.POST_EN)), login


def _tell_beside(first: Row, row: Row, message: Text, teller: NoticeCollector) -> None:
    """Tell of a row's login, with the row that said it first."""
    place = row.place(Column.LOGIN)
    teller.tell(Severity.DOUBTFUL, place, message, first=_row_beside(first, place))


def tell_twins(drafts: Sequence[OfficeDraft], teller: NoticeCollector) -> None:
    """Tell of offices with the same name, or one that differs only by spelling, by both rows.

    Other numbers before a name make other names.
    """
    alike: dict[str, dict[str, OfficeDraft]] = {}
    for draft in drafts:
        number, name = numbered_key(draft.name)
        others = alike.setdefault(name, {})
        twin = others.get(number) or others.get("") or (next(iter(others.values()), None) if not number else None)
        others.setdefault(number, draft)
        if twin is not None:
            _tell_twins(twin, draft, teller)
    for first, second in twins.near_names(
        [
            (infer_kind(in_both(draft.worded(Column.OFFICE), draft.worded(Column.OFFICE_EN))), draft.name)
            for draft in drafts
        ]
    ):
        earlier, later = drafts[first], drafts[second]
        if numbered_key(earlier.name)[1] != numbered_key(later.name)[1]:
            _tell_twins(earlier, later, teller)


def _tell_twins(earlier: OfficeDraft, later: OfficeDraft, teller: NoticeCollector) -> None:
    """Tell of two offices by both rows; where the name of one was corrected by that of the other, for the rows are in order."""
    for draft, other in ((later, earlier), (earlier, later)):
        named = draft.cells.get(Column.OFFICE, draft.row)
        if named.of.unnumbered:
            teller.tell(Severity.DOUBTFUL, named.place(), texts.NAMED_LIKE, other=in_both(other.name, ""))
            return
    place = later.row.place()
    teller.tell(Severity.DOUBTFUL, place, texts.TWINS, a=_row_beside(earlier.row, place), b=later.row.number)


def _row_beside(row: Row, place: Place) -> Text:
    """Return a row's number, with its sheet where that is not the place's own."""
    number = str(row.number)
    sheet = (
        ""
        if (row.of.file, row.of.sheet.name) == (place.file, place.sheet)
        else f' ({row.of.file}, "{row.of.sheet.name}")'
    )
    return Text(en=number + sheet, bn=digits(number, Language.BN) + sheet)
