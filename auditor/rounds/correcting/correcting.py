"""Corrections of the roster as a use case: what would change is shown first, and who is corrected stays who he was.

The roster is the user's own and stays as it is; what is corrected stands beside it (`auditor.roster.corrections`). A round keeps
the roster as it was judged, so that it is made again alike whatever is corrected later.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, clean, match_key
from auditor.model.baseline import Departure
from auditor.model.errors import WorkspaceError, of_part, told_together
from auditor.model.known_names import known_name
from auditor.model.subjects import Roster
from auditor.model.views.head import named_among
from auditor.roster.columns import HEADINGS, Column
from auditor.roster.corrected_rows import at_its_row
from auditor.roster.corrections import NONE, OF_ACCOUNT, OF_OFFICE, Added, Changed, Gone
from auditor.roster.names import name_key
from auditor.rounds import assessing
from auditor.rounds.correcting import comparing, corrected_cells
from auditor.rounds.correcting import correcting_texts as texts
from auditor.rounds.correcting.comparing import Correction, Prepared
from auditor.rounds.correcting.corrected_cells import odd_counts, refuse_columns_of_others, says_the_same, tidy
from auditor.rounds.correcting.corrected_portals import SAY_WHICH
from auditor.rounds.correcting.corrected_whom import alone_of
from auditor.rounds.correcting.differing_rosters import Difference, as_written, why_gone
from auditor.rounds.evidence.whose_rows import note_whose_rows
from auditor.rounds.identity import departing, identities
from auditor.rounds.identity.left_roster import emptied, numbered_beside, unexplained
from auditor.rounds.identity.number_less import one_less, without
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.writable import refuse_unwritable
from auditor.tables import notes
from auditor.tables.answers import read_count
from auditor.workspace import roster_corrections, settings
from auditor.workspace.toml_changes import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.subjects import Office
    from auditor.roster.assignment import Assignment
    from auditor.rounds.identity.departing import Leaving
    from auditor.workspace.folder import Workspace


def office_of(space: Workspace, subject: str) -> str:
    """Return the id of the office under which somebody (an id) is listed, or was last.

    Raises:
        AuditorError: the roster lists no office, what it says is wrong, or the ledger cannot be read.

    """
    return _assigned(space).office_of(subject)


def said(space: Workspace, *subjects: str) -> Mapping[str, Mapping[Column, str]]:
    """Return what the roster says of offices and accounts (their ids), as it can be corrected; nothing of whom it does not list, or lists by number alone."""
    return _said(space, _assigned(space), *subjects)


def _said(space: Workspace, assigned: Assignment, *subjects: str) -> Mapping[str, Mapping[Column, str]]:
    found, rows = {}, space.reading.rows()
    for subject in subjects:
        alone = assigned.alone.get(subject)
        if alone is not None and ("/" not in alone or alone in rows):
            columns = OF_ACCOUNT if "/" in alone else OF_OFFICE
            found[subject] = {column: space.reading.words(alone, column) for column in columns}
    return found


def changing(
    space: Workspace, day: date, subject: str, wanted: Mapping[Column, str], *, another_portal: bool | None = None
) -> Prepared:
    """Prepare that the roster says something else of an office or account.

    Args:
        space: the workspace.
        day: the day.
        subject: its id.
        wanted: what it is to say, by column; columns that are left out stay. Words that say that there is none, as a dash does, empty it.
        another_portal: whether a portal that it says is another one now; None where that is not said.

    Raises:
        AuditorError: nothing would change, something cannot be read, or somebody of before would be taken for another.

    """
    assigned = _assigned(space)
    alone = alone_of(space, assigned, subject)
    now = _said(space, assigned, subject).get(subject)
    if now is None:
        raise WorkspaceError(texts.ONLY_NUMBERED)
    refuse_columns_of_others(wanted, assigned.alone, of=assigned.office_of(subject), is_account="/" in subject)
    named = OF_ACCOUNT[0] if "/" in alone else OF_OFFICE[0]
    others = [each for each in wanted.items() if each[0] in now and not says_the_same(*each, now[each[0]])]
    changed, apart = [], corrected_cells.told_apart(space.reading, alone)
    with told_together() as of_column:
        with of_column(named):
            if now[named] and not clean(wanted.get(named, now[named])):
                raise WorkspaceError(texts.NO_POST if "/" in alone else texts.NO_NAME)
        for column, words in others:
            with of_column(column):
                if (right := tidy(column, words, day)) != clean(now[column]):
                    changed.append(Changed(day, alone, column, clean(now[column]), right, *apart))
    if not changed:
        raise WorkspaceError(texts.NOTHING)
    prepared = _prepared(space, assigned, changed, another_portal=another_portal)
    lost = {each.what for each in prepared.differences if each.after is None}
    unread = {each.column for each in changed if each.now and HEADINGS[each.column] in lost}
    if unread and prepared.doubts:
        raise WorkspaceError(*prepared.doubts, parts=prepared.columns)
    if unread:  # such words say that there is none
        return changing(space, day, subject, {**wanted, **dict.fromkeys(unread, "")}, another_portal=another_portal)
    stays = corrected_cells.stays_in_other_language(changed, now)
    return replace(prepared, doubts=(*prepared.doubts, *stays))


def adding(space: Workspace, day: date, to: str, cells: Mapping[Column, str]) -> Prepared:
    """Prepare that an office is added, or an account to an office.

    Args:
        space: the workspace.
        day: the day.
        to: the office's id; empty for a new office.
        cells: what is told of it, by column.

    Raises:
        AuditorError: its name or post is missing, the office has its user ID already, or something cannot be read.

    """
    assigned = _assigned(space)
    alone = alone_of(space, assigned, to) if to else ""
    columns = OF_ACCOUNT if to else OF_OFFICE
    refuse_columns_of_others(cells, assigned.alone if to else (), of=to, is_account=bool(to))
    told = corrected_cells.tidied(columns, cells, day, texts.NO_POST if to else texts.NO_NAME)
    beside = 0
    if not to:
        named = {name_key(right) for column, right in told if column in {Column.OFFICE, Column.OFFICE_EN}}
        for n, office in enumerate(assigned.roster.offices, start=1):
            if named & {name_key(office.name.bn), name_key(office.name.en)}:
                there = texts.OFFICE_THERE.filled(n=n)
                raise WorkspaceError(there, parts={there: columns[0]})
    if to:
        post = match_key(dict(told)[Column.POST])
        draft = space.reading.drafts()[alone]
        login = dict(told).get(Column.LOGIN, "").casefold()
        for row in draft.accounts if login else ():
            if row.words(Column.LOGIN).casefold() == login:
                there = texts.LOGIN_THERE.filled(post=row.words(Column.POST))
                raise WorkspaceError(there, parts={there: Column.LOGIN})
        staying = space.reading_with(replace(roster_corrections.read(space.folder), gone=())).drafts()[alone]
        beside = sum(match_key(row.words(Column.POST)) == post for row in staying.accounts)
    return _prepared(space, assigned, [Added(day, alone, told, beside)])


def removing(space: Workspace, day: date, subject: str, reason: str) -> Prepared:
    """Prepare that an office or account left, for a reason; of one whose row is not there any more the reason is all that is written, in place of the one with which a round was kept.

    Raises:
        AuditorError: the reason is missing or may not be kept, nobody of that id is listed or left without a reason, or it is asked first which of two is listed.

    """
    with of_part("reason"):
        if not clean(reason):
            raise WorkspaceError(texts.NO_REASON)
        departure = Departure(subject, notes.sayable(reason, settings.WHY_LEFT))
    stands = tuple(assessment.office for assessment in assessing.assess(space, day).assessments)
    assigned, doubts = _assigned(space), _emptied(stands, departure)
    if subject not in assigned.alone:
        left = {**dict(unexplained(Roster(stands))), **numbered_beside(stands)}
        if subject in left:
            said = Prepared((), (why_gone(left[subject], departure),), doubts, departure)
            return _corrected_too(space, assigned, said, one_less(space, day, assigned, subject, stands))
        told = departing.with_other_reason(space, subject, departure.reason)
        if told is not None:
            kept = departing.KEPT_BY_ROUND.filled(n=told.counted)
            return Prepared((), (why_gone(told.whose, departure, told.reason),), (kept,), departure, stays=True)
        refused = departing.refusal(space, subject)
        if refused is not None:
            raise WorkspaceError(refused)
    still_open = departing.open_who_left(assigned, subject)
    if still_open is not None:
        raise WorkspaceError(still_open)
    alone = alone_of(space, assigned, subject)
    said = Prepared((), (why_gone(assigned.named[alone], departure),), doubts, departure)
    if "/" in alone and alone not in space.reading.rows():
        return _corrected_too(space, assigned, said, one_less(space, day, assigned, subject, stands))
    login = clean(space.reading.words(alone, Column.LOGIN)) if "/" in alone else ""
    several, _ = corrected_cells.told_apart(space.reading, alone)
    written = space.reading_with(NONE).words(alone.partition("/")[0], Column.USERS)
    users = (read_count(clean(written)) or 0) if "/" in alone else 0
    return _corrected_too(space, assigned, said, Gone(day, alone, login, several, users))


def _corrected_too(space: Workspace, assigned: Assignment, left: Prepared, also: Correction | None) -> Prepared:
    """Prepare that one left, as is said, with what takes his row off the roster, or corrects the number by which it counts him."""
    if also is None:
        return left
    found = _prepared(space, assigned, [also], departure=left.departure)
    said, doubts = (*found.differences, *left.differences), (*found.doubts, *left.doubts)
    return replace(
        found, differences=said, doubts=doubts, offices=found.offices if isinstance(also, Gone) else frozenset()
    )


def _emptied(offices: Sequence[Office], departure: Departure) -> tuple[Text, ...]:
    """Return that an office has no user ID any more once the one that leaves did."""
    for office in (each for each in offices if departure.subject in {account.id for account in each.accounts}):
        rest = tuple(each for each in office.accounts if each.id != departure.subject)
        told = emptied(replace(office, accounts=rest), named_among(offices)(office), (departure.reason,))
        return () if told is None else (told,)
    return ()


def enter(space: Workspace, day: date, prepared: Prepared) -> None:
    """Write a correction as it was prepared, and note that everybody who is corrected is who he was.

    Before one comes or goes it is noted of whom everything was told so far.

    Raises:
        AuditorError: ledger or file cannot be written, or it was not said whether a portal is another one.

    """
    if prepared.asks_portal:
        raise WorkspaceError(SAY_WHICH)
    refuse_unwritable(space)
    note_whose_rows(space, day, prepared.offices, prepared.corrected)
    if prepared.departure is not None:
        departing.tell(space, prepared.departure, day)
    if prepared.corrections:
        roster_corrections.add(space.folder, *prepared.corrections)
        space = replace(space, reading=space.reading_with(roster_corrections.read(space.folder)))
    if prepared.departure is not None:
        after = without(space, prepared.departure, day)
        Ledger(space.ledger_path).note(*identities.noted(after, day, prepared.answers))
    elif prepared.corrections:
        Ledger(space.ledger_path).note(*prepared.noted(day))
        identities.answer(space, prepared.answers, day)


class Entered(Struct, frozen=True):
    """A correction that stands beside the roster, and the mark by which it is known (`toml_changes.mark`); `left` where somebody left."""

    mark: str
    on: date | None
    subject: str
    whose: Text
    what: tuple[Difference, ...]
    left: Leaving | None = None

    @property
    def said(self) -> tuple[Text, ...]:
        """What it says, in lines."""
        return (self.left.told,) if self.left is not None else tuple(each.said for each in self.what)


def entered(space: Workspace, assigned: Assignment | None = None) -> tuple[Entered, ...]:
    """Return what stands beside the roster and who left, the last day first; those last of whom the day is not known.

    Args:
        space: the workspace.
        assigned: its roster by given ids; worked out where it is left out.

    """
    corrections = roster_corrections.read(space.folder)
    assigned = assigned or _assigned(space)
    named, drafts = assigned.named, space.reading.drafts()
    found = []
    for number, changed in enumerate(corrections.changed):
        stood = at_its_row(drafts, changed, corrections.changed[number:])
        whose = named.get(stood.subject) or known_name(assigned.known, changed.subject)
        cells = (as_written(changed.column, words) for words in (changed.was, changed.now))
        difference = Difference(whose, HEADINGS[changed.column], *cells)
        found.append(Entered(mark(changed), changed.on, changed.subject, whose, (difference,)))
    for added in corrections.added:
        whose = named.get(added.to) or known_name(assigned.known, added.to) if added.to else texts.NEW_OFFICE
        what = tuple(Difference(whose, HEADINGS[each], None, as_written(each, words)) for each, words in added.cells)
        found.append(Entered(mark(added), added.on, added.to, whose, what))
    found += [
        Entered(left.mark, left.on, left.subject, left.whose, (), left)
        for left in departing.leavings(space, assigned.known)
    ]
    return tuple(sorted(found, key=lambda each: each.on or date.min, reverse=True))


# Before and after ----------------------------------------------------------------------------------------------------


def _prepared(
    space: Workspace,
    before: Assignment,
    more: Sequence[Correction],
    *,
    departure: Departure | None = None,
    another_portal: bool | None = None,
) -> Prepared:
    corrections = roster_corrections.read(space.folder).with_more(*more)
    found = comparing.compared(space, before, corrections, more, another_portal=another_portal)
    if not found.differences:
        raise WorkspaceError(*(found.doubts or (texts.NOTHING,)))
    return replace(found, departure=departure, doubts=(*found.doubts, *odd_counts(more)))


def _assigned(space: Workspace) -> Assignment:
    return identities.assigned(space, identities.known(Ledger(space.ledger_path)))
