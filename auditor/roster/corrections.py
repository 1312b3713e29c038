"""Corrections of a roster that stand beside it: what was changed, who was added, who left, each with its day. Pure.

The roster itself is the user's own and is never rewritten. A correction is found again by the id that the roster alone gives, and
one of a cell holds only while the roster still says what was corrected: whoever mends his roster has the last word.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs
from msgspec.structs import replace

from auditor.i18n import Text, clean, joined, match_key, plain
from auditor.model.notice import Severity
from auditor.model.subjects import masked
from auditor.roster import texts
from auditor.roster.cells import account_ids
from auditor.roster.columns import HEADINGS, Column
from auditor.roster.corrected_rows import alike, place_of, post_of
from auditor.roster.drafts import OfficeDraft, in_both
from auditor.roster.ids import give_ids
from auditor.roster.names import KIND_WORDS, name_key, post_text
from auditor.roster.sheets import UNQUOTED, RosterSheet, Row, lists_in
from auditor.roster.telling import CORRECTIONS
from auditor.tables import files
from auditor.tables.answers import read_count, read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from auditor.roster.telling import NoticeCollector

FILE: Final = CORRECTIONS
OF_OFFICE: Final = (
    Column.OFFICE, Column.OFFICE_EN, Column.KIND, Column.HEAD, Column.HEAD_EN, Column.PORTAL, Column.EMAIL, Column.PHONE,
    Column.USERS, Column.VOLUNTARY,
)  # fmt: skip
"""What can be corrected of an office."""
OF_ACCOUNT: Final = (Column.POST, Column.POST_EN, Column.LOGIN, Column.SINCE)
"""What can be corrected of an account."""
_ALL: Final = (*OF_OFFICE, *OF_ACCOUNT)


class Changed(Struct, frozen=True):
    """A cell that says something else than the roster.

    Attributes:
        on: the day on which it was corrected.
        subject: whose it is, an office's or account's id as the roster alone gives it.
        column: which of its cells.
        was, now: what the roster says, and what is right.
        alike: how many accounts of its post the office had then, where it was one of several; else 0. Once there are fewer, nobody knows whose it is.
        login: its user ID then, where it was one of several: it is not that one's who has another.

    """

    on: date
    subject: str
    column: Column
    was: str
    now: str
    alike: int = 0
    login: str = ""


class Added(Struct, frozen=True):
    """An office, or an account of one, that the roster does not list.

    Attributes:
        on: the day on which it was added.
        to: the id, as the roster alone gives it, of the office that an account is added to; empty for a new office.
        cells: what its row would say, by column.
        beside: how many accounts of that post the office had in the roster and by earlier additions when it was added, those taken
            off since among them: once it has more there, it is one of them.

    """

    on: date
    to: str
    cells: tuple[tuple[Column, str], ...]
    beside: int = 0


class Gone(Struct, frozen=True):
    """An office or account that the roster still lists and that is there no more; why it left stands with the departures.

    Attributes:
        on: the day on which it was taken off the list.
        subject: its id as the roster alone gives it.
        login: an account's user ID then, by which it is told from who comes after it under its post; empty where it had none.
        alike: how many accounts of its post the office had then, as of `Changed`.
        users: how many user IDs the roster itself told of an account's office then, whatever corrected that; 0 where it told none. A smaller number there by
            now is without the account.

    """

    on: date
    subject: str
    login: str = ""
    alike: int = 0
    users: int = 0


class RosterCorrections(Struct, frozen=True):
    """All corrections of a roster, in the order in which they were made."""

    changed: tuple[Changed, ...] = ()
    added: tuple[Added, ...] = ()
    gone: tuple[Gone, ...] = ()

    def with_more(self, *more: Changed | Added | Gone) -> RosterCorrections:
        """Return them with further ones."""
        return RosterCorrections(
            (*self.changed, *(each for each in more if isinstance(each, Changed))),
            (*self.added, *(each for each in more if isinstance(each, Added))),
            (*self.gone, *(each for each in more if isinstance(each, Gone))),
        )

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.changed or self.added or self.gone)


NONE: Final = RosterCorrections()


def corrected(
    drafts: Sequence[OfficeDraft],
    corrections: RosterCorrections,
    teller: NoticeCollector,
    add_accounts: Callable[[Sequence[OfficeDraft]], None],
) -> tuple[list[OfficeDraft], list[str]]:
    """Return offices as they are corrected, with the ids that the roster alone gives them; what was corrected is told.

    Args:
        drafts: the offices as they were gathered.
        corrections: what stands beside the roster.
        teller: collects what is told.
        add_accounts: adds the rows of lists of accounts to the offices that they name: of the roster, or entered beside it.

    Raises:
        FileRefusedError: a correction holds a password.

    """
    made = _Correcting(teller) if corrections else None
    listed = list(drafts)
    if made is not None:
        listed += made.new_offices(corrections.added, listed)
    add_accounts(listed)
    ids = give_ids(listed, teller)
    for draft, office in zip(listed, ids, strict=True):
        draft.account_ids = account_ids(draft.accounts, office)
    if made is None:
        return listed, ids
    made.take_up(dict(zip(ids, listed, strict=True)))
    for added in corrections.added:
        made.add_account(added)
    of_number = [each for each in corrections.changed if each.column is Column.USERS]
    for changed in corrections.changed:
        if changed not in of_number:
            made.change(changed)
    for gone in corrections.gone:
        of_number = [changed for changed in of_number if not made.changed_before(changed, gone)]
        made.remove(gone)
    for changed in of_number:
        made.change(changed)
    staying = [(draft, office) for draft, office in zip(listed, ids, strict=True) if office in made.of_id]
    return [draft for draft, _ in staying], [office for _, office in staying]


class _Correcting:
    """Corrects the offices of one reading."""

    def __init__(self, teller: NoticeCollector) -> None:
        self._teller = teller
        self._sheet = _sheet_of_all(teller)
        self._number = self._sheet.header.first_row
        self.of_id: dict[str, OfficeDraft] = {}
        self._told: dict[str, int | None] = {}

    def take_up(self, of_id: dict[str, OfficeDraft]) -> None:
        """Take up the offices, by id, with the numbers of user IDs that the roster itself tells of them."""
        self.of_id = of_id
        self._told = {office: read_count(draft.words(Column.USERS)) for office, draft in of_id.items()}

    def new_offices(self, added: Sequence[Added], listed: Sequence[OfficeDraft]) -> list[OfficeDraft]:
        """Return the offices that were added; one whose name the roster has by now is its own."""
        known = {name_key(name) for draft in listed for name in draft.names}
        found = []
        for each in added:
            if each.to:
                continue
            row = self._row(each.cells)
            if name_key(row.name) in known:
                self._tell(Severity.CHANGED, row, texts.ADDED_ALREADY, who=_office_said(row))
                continue
            known.add(name_key(row.name))
            self._tell(Severity.CHANGED, row, texts.ADDED, who=_office_said(row), day=each.on)
            row = structs.replace(row, of=self._of(_office_said(row)))
            found.append(OfficeDraft(row, dict.fromkeys(row.cells, row)))
        return found

    def add_account(self, added: Added) -> None:
        """Add an account to its office, unless the roster lists it by now."""
        draft = self.of_id.get(added.to)
        if not added.to:
            return
        row = self._row(added.cells)
        if draft is None:
            self._tell(Severity.DOUBTFUL, row, texts.CORRECTS_NOBODY, id=added.to)
            return
        post = match_key(row.words(Column.POST))
        of_post = [each for each in draft.accounts if match_key(each.words(Column.POST)) == post]
        if len(of_post) > added.beside:
            self._tell(Severity.CHANGED, row, texts.ADDED_ALREADY, who=_post_said(row))
            return
        draft.accounts.append(structs.replace(row, of=self._of(_office_said(draft), _post_said(row))))
        own, *_ = account_ids([row], added.to)
        numbers = (own if n == 1 else f"{own}#{n}" for n in count(added.beside + 1))
        draft.account_ids = [*draft.account_ids, next(each for each in numbers if each not in draft.account_ids)]
        self._tell(Severity.CHANGED, row, texts.ADDED, who=joined((_office_said(draft), _post_said(row))), day=added.on)

    def change(self, changed: Changed) -> None:
        """Put what is right in the place of a cell, where the roster still says what was corrected."""
        office, of_account, _ = changed.subject.partition("/")
        draft = self.of_id.get(office)
        at = place_of(draft, changed) if draft and of_account else None
        self._number += 1
        marked = Row(self._sheet, self._number, {changed.column: changed.now} if changed.now else {})
        if draft is None or (of_account and at is None):
            self._tell(Severity.DOUBTFUL, marked, texts.CORRECTS_NOBODY, id=self._whom(draft, changed))
            return
        whom = self._whom(draft, changed)
        if at is not None and self._is_of_either(draft, changed, at):
            self._tell(Severity.DOUBTFUL, marked, texts.OF_EITHER, id=whom, day=changed.on)
            return
        row = draft.accounts[at] if at is not None else draft.cells.get(changed.column, draft.row)
        said = clean(
            (draft if at is None else row).words(changed.column)
        )  # a row of it may say what was corrected since
        if said != changed.was:
            is_right = _meant(said, changed.column) == _meant(changed.now, changed.column)
            told = texts.CORRECTED_ALREADY if is_right else texts.CORRECTED_SINCE
            weight = Severity.CHANGED if is_right else Severity.DOUBTFUL
            self._tell(weight, marked, told, id=whom, heading=HEADINGS[changed.column], day=changed.on)
            return
        if at is None:
            draft.cells = {column: cell for column, cell in draft.cells.items() if column is not changed.column}
            if changed.now:
                of_unions = row.of.of_unions  # a heading over the roster's own names says of what kind they are
                of = replace(self._of(_office_said(draft)), of_unions=of_unions)
                draft.cells[changed.column] = structs.replace(marked, of=of)
        else:
            draft.accounts[at] = _with_cell(row, changed, self._of(_office_said(draft), _post_said(row)))
        self._tell(
            Severity.CHANGED,
            marked,
            texts.CORRECTED,
            change=("", "") if changed.column in UNQUOTED else (changed.was, changed.now),
            who=joined(
                (_office_said(draft), *([] if at is None else [_post_said(draft.accounts[at])]), *_of_several(changed))
            ),
            heading=HEADINGS[changed.column],
            day=changed.on,
        )

    def changed_before(self, changed: Changed, gone: Gone) -> bool:
        """Change the cell of an office if that was done before one left, and the office has what was corrected then, or by now what it was corrected to; return whether."""
        draft = self.of_id.get(changed.subject)
        if draft is None or changed.on > gone.on:
            return False
        said, was_told = clean(draft.words(changed.column)), read_count(changed.was) == (gone.users or None)
        if said != changed.was and not (was_told and said == changed.now):
            return False
        self.change(changed)
        return True

    def remove(self, gone: Gone) -> None:
        """Take who left off the list, and off the number of user IDs that stands beside it, where that counts him."""
        self._number += 1
        marked = Row(self._sheet, self._number, {})
        office, of_account, _ = gone.subject.partition("/")
        draft = self.of_id.get(office)
        at = place_of(draft, gone) if draft and of_account else None
        if draft is None or (of_account and at is None):
            self._tell(Severity.CHANGED, marked, texts.GONE_ALREADY, id=self._whom(draft, gone))
            return
        who, whom = _office_said(draft), self._whom(draft, gone)
        if at is not None:
            login = clean(draft.accounts[at].words(Column.LOGIN))
            if gone.login and login.casefold() != gone.login.casefold():
                self._tell(Severity.DOUBTFUL, marked, texts.ANOTHER_SINCE, id=whom, day=gone.on)
                return
            if self._is_of_either(draft, gone, at):
                self._tell(Severity.DOUBTFUL, marked, texts.OF_EITHER, id=whom, day=gone.on)
                return
            who = joined((who, _post_said(draft.accounts[at]), *_of_several(gone)))
            number = read_count(draft.words(Column.USERS))
            is_without = (self._told[office] or 0) < gone.users
            if number is not None and number >= len(draft.accounts) and not is_without:
                self._number_less(draft, number, marked)
            del draft.account_ids[at], draft.accounts[at]
        else:
            del self.of_id[office]
        self._tell(Severity.CHANGED, marked, texts.GONE, who=who, day=gone.on)

    def _is_of_either(self, draft: OfficeDraft, correction: Changed | Gone, at: int) -> bool:
        """Return whether nobody knows whose a correction is: of several of one post some are not listed any more, and no user ID tells, or the one at its place has another one."""
        login = clean(draft.accounts[at].words(Column.LOGIN)).casefold()
        if correction.login and login:
            return login != correction.login.casefold()
        return alike(draft, correction.subject) < correction.alike

    def _whom(self, draft: OfficeDraft | None, correction: Changed | Gone) -> Text:
        """Return how one is called who is, or was, corrected: by the names of office and post, and the user ID that he had; by the id where no row has the post."""
        post = correction.subject.partition("/")[2]
        if draft is None or not post:
            return plain(correction.subject) if draft is None else _office_said(draft)
        of_post = (
            row
            for row, each in zip(draft.accounts, draft.account_ids, strict=True)
            if post_of(each) == post_of(correction.subject)
        )
        row = next(of_post, None)
        return joined(
            (_office_said(draft), _post_said(row) if row is not None else plain(post), *_of_several(correction))
        )

    def _number_less(self, draft: OfficeDraft, number: int, marked: Row) -> None:
        """Let the number of an office's user IDs be one less; after the only one none is told."""
        less = {Column.USERS: str(number - 1)} if number > 1 else {}
        draft.cells = {column: cell for column, cell in draft.cells.items() if column is not Column.USERS}
        if less:
            draft.cells[Column.USERS] = structs.replace(marked, of=self._of(_office_said(draft)), cells=less)
        self._tell(Severity.CHANGED, marked, texts.ONE_LESS, who=_office_said(draft), n=number, m=number - 1)

    def _of(self, *who: Text) -> RosterSheet:
        """Return the list of corrections with whom a row of it is about: its rows stand in no spreadsheet, so a place names him instead."""
        called = joined(who)
        self._teller.called[called.bn] = called
        return replace(self._sheet, sheet=replace(self._sheet.sheet, name=called.bn))

    def _row(self, cells: Sequence[tuple[Column, str]]) -> Row:
        self._number += 1
        return Row(self._sheet, self._number, dict(cells))

    def _tell(
        self,
        weight: Severity,
        row: Row,
        body: Text,
        *,
        change: tuple[str, str] = ("", ""),
        **values: Text | str | int | date,
    ) -> None:
        self._teller.tell(weight, row.place(), body.filled(**values), change=change)


def _meant(said: str, column: Column) -> object:
    """Return what a cell of a column says, however a day, a number or a kind of office is written in it."""
    if column is Column.KIND:
        return KIND_WORDS.get(match_key(said), said)
    read = {Column.SINCE: read_day, Column.USERS: read_count}.get(column)
    return said if read is None or (meant := read(said)) is None else meant


def _office_said(row: OfficeDraft | Row) -> Text:
    """Return how an office is called, in each language by its name in that one, where it has one."""
    return in_both(row.words(Column.OFFICE), row.words(Column.OFFICE_EN))


def _post_said(row: Row) -> Text:
    """Return how a post is called, in each language as all papers call it."""
    return post_text(row.words(Column.POST), row.words(Column.POST_EN))


def _of_several(correction: Changed | Gone) -> list[Text]:
    """Return which of several of one post it was: by the user ID that he had then."""
    return [plain(masked(correction.login))] if correction.login else []


def _with_cell(row: Row, changed: Changed, sheet: RosterSheet) -> Row:
    """Return a row of an account with another cell; a column that its own list has not is the corrections'."""
    cells = {column: cell for column, cell in row.cells.items() if column is not changed.column}
    of = row.of if changed.column in row.of.columns else sheet
    return structs.replace(row, of=of, cells={**cells, changed.column: changed.now} if changed.now else cells)


def _sheet_of_all(teller: NoticeCollector) -> RosterSheet:
    """Return a list that has every column, in which the rows of corrections stand."""
    table = files.table_of(FILE, [(FILE, [[HEADINGS[column].bn for column in _ALL]])])
    (found,) = lists_in(table, teller)
    return replace(found, unnumbered=True)
