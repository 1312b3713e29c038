"""The workspace's id and its forms: given once, written into the ledger, and known again when forms come back.

The id lies in the ledger and not in the settings: the ledger is appended to and never edited, is in every backup, and nobody
copies it from a neighbour as a sample, as is done with settings.
"""

from __future__ import annotations

import hashlib
import secrets
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.model.form_counted import FormCounted
from auditor.model.forms import (
    AnswerWithdrawn,
    CellAskedAbout,
    DaysSettled,
    DaysToCome,
    FormAnswerTakenBack,
    FormStamp,
    OwnForms,
    SaidOf,
    TalkSettled,
)
from auditor.model.journal import (
    CommitteeRenamed,
    CopiesOrdered,
    FormClaimed,
    FormsMade,
    WorkspaceNamed,
)
from auditor.rounds.ledger.ledger import E_, Ledger
from auditor.rounds.meetings.meetings import meeting_of_forms, meetings_of, next_held, not_held
from auditor.workspace import where

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.forms import DayMeant, DifferingCopies, FormCopy, OddDays, UnclaimedForm
    from auditor.model.round import Committee, RoundHeader
    from auditor.model.views.invitation import InvitationHead
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace

_GROUP: Final = 10_000
"""Ids are written in groups of four digits: a form's has two, a workspace's three."""


def workspace_name(space: Workspace) -> str:
    """Return the workspace's id; empty where it has none yet, and LedgerError where the ledger cannot be read."""
    named = Ledger(space.ledger_path).notes(WorkspaceNamed)
    return named[-1].id if named else ""


def name_workspace(space: Workspace, day: date) -> str:
    """Return the workspace's id; where it has none yet, give it one and note it in the ledger.

    Raises:
        AuditorError: the ledger cannot be read or written, or lies on a network share.

    """
    where.refuse_network_share(space.folder)
    ledger, known = Ledger(space.ledger_path), workspace_name(space)
    if known:
        return known
    committee = space.config.committee
    fresh = _random_id(groups=3)
    ledger.note(WorkspaceNamed(fresh, committee.upazila, committee.district, day))
    return fresh


def number_foreseen(place: int = 0) -> str:
    """Return the number of a form that is only foreseen, by its place among such forms."""
    return f"{place:04d}-{0:04d}"


def stamp_forms(  # noqa: PLR0913 each is noted of them
    space: Workspace, month: str, forms: int, day: date, *, advice: bool = False, register: bool = False
) -> tuple[FormStamp, ...]:
    """Return the stamps of so many new forms of a month (YYYY-MM), for the meeting that is next, and note in the ledger their ids, whether they ask what is only advice, and whether they are a register with its papers.

    Raises:
        AuditorError: the ledger cannot be read or written, or lies on a network share.

    """
    workspace = name_workspace(space, day)
    ledger = Ledger(space.ledger_path)
    given = {number for made in ledger.notes(FormsMade) for number in made.numbers}
    numbers: list[str] = []
    while len(numbers) < forms:
        number = _random_id(groups=2)
        if number not in given:
            given.add(number)
            numbers.append(number)
    meeting = meeting_of_forms(meetings_of(space), month, day)
    for_meeting, meets_on = (meeting.id, meeting.day) if meeting is not None else ("", None)
    ledger.note(FormsMade(month, tuple(numbers), day, for_meeting, advice, register))
    committee = space.config.committee
    return tuple(
        FormStamp(workspace, committee.upazila, committee.district, month, number, meets_on) for number in numbers
    )


def stamp_sheet(head: InvitationHead, office: str) -> FormStamp:
    """Return the stamp of the self-check sheet of an office, by its id: the same as often as the sheet is printed."""
    digest = hashlib.sha256(f"{head.workspace}/{head.round}/{office}".encode()).digest()
    first, second = divmod(int.from_bytes(digest[:8], "big") % (_GROUP * _GROUP), _GROUP)
    committee = head.committee
    return FormStamp(head.workspace, committee.upazila, committee.district, head.meeting, f"{first:04d}-{second:04d}")


def claim(space: Workspace, answers: Mapping[UnclaimedForm, bool], day: date) -> None:
    """Note in the ledger of which forms somebody said that they are this workspace's, and of which that they are not.

    Raises:
        AuditorError: the ledger cannot be written, or lies on a network share.

    """
    where.refuse_network_share(space.folder)
    Ledger(space.ledger_path).note(
        *(FormClaimed(form.fingerprint, form.file, ours, day, form.sha256) for form, ours in answers.items())
    )


def settle_days(space: Workspace, settled: Sequence[OddDays], day: date) -> None:
    """Note in the ledger which days are meant by days of contact that do not fit their forms.

    Raises:
        AuditorError: the ledger cannot be written, or lies on a network share.

    """
    where.refuse_network_share(space.folder)
    Ledger(space.ledger_path).note(*(DaysSettled(odd.form, odd.sheet, odd.days, day, _marks(odd)) for odd in settled))


def _marks(odd: OddDays) -> tuple[str, ...]:
    written = {day.written for day in odd.days}
    return tuple(dict.fromkeys(row.mark for row in odd.odd if row.mark and row.day.written in written))


def taken_back(ledger: Ledger) -> frozenset[int]:
    """Return the numbers in the chain of answers about forms that were taken back."""
    return frozenset(each.entry for each in ledger.notes(FormAnswerTakenBack))


def standing(ledger: Ledger, kind: type[E_], without: Collection[int] = ()) -> Iterator[E_]:
    """Yield the answers of a kind that were not taken back, nor would be (`without`, by their numbers in the chain)."""
    left_out = taken_back(ledger).union(without)
    return (entry for number, entry in ledger.numbered(kind) if number not in left_out)


def days_meant(ledger: Ledger, *, without: Collection[int] = ()) -> Mapping[tuple[str, str, date], DayMeant]:
    """Return which day is meant by an odd day of contact, by the form's number or a row's mark, the sheet, and the day as written.

    Args:
        ledger: the ledger.
        without: what of it would be taken back, by its numbers in the chain.

    """
    return {
        (whose, entry.sheet, day.written): day
        for entry in standing(ledger, DaysSettled, without)
        for whose in (entry.form, *entry.rows)
        for day in entry.days
    }


def talk_meant(ledger: Ledger, *, without: Collection[int] = ()) -> Mapping[str, str]:
    """Return what is meant by cells that do not say when or how their rows were told, by `TalkSettled.cell` and `TalkSettled.rows` (`without`: see `days_meant`)."""
    noted = standing(ledger, TalkSettled, without)
    return {known: entry.meant for entry in noted for known in (entry.cell, *entry.rows)}


def asked_about(ledger: Ledger, *, without: str = "", more: Iterable[CellAskedAbout] = ()) -> Mapping[str, date]:
    """Return the day on which it was first asked what each doubtful cell means, by the answers that stand.

    Args:
        ledger: the ledger.
        without: the number of a form that would be withdrawn.
        more: what would be noted.

    """
    found: dict[str, date] = {}
    withdrawn = {without, *(entry.form for entry in ledger.notes(AnswerWithdrawn))}
    for entry in (*ledger.notes(CellAskedAbout), *more):
        if entry.form and entry.form in withdrawn:
            continue
        found[entry.cell] = min(entry.on, found.get(entry.cell, entry.on))
    return found


def settle_last(space: Workspace, last: FormCopy, differing: DifferingCopies, day: date) -> None:
    """Note in the ledger which of several copies of a form was filled in last.

    Raises:
        AuditorError: the ledger cannot be written, or lies on a network share.

    """
    where.refuse_network_share(space.folder)
    before = tuple(copy.sha256 for copy in differing.copies if copy != last)
    answered = differing.answered_in(last.file)
    Ledger(space.ledger_path).note(CopiesOrdered(differing.form, last.sha256, before, day, answered))


def copies_after(ledger: Ledger, *, without: Collection[int] = ()) -> frozenset[tuple[str, str]]:
    """Return which copy of a form was filled in after which, by their digests, the later first; the last word counts (`without`: see `days_meant`)."""
    after: set[tuple[str, str]] = set()
    for entry in standing(ledger, CopiesOrdered, without):
        after -= {(earlier, entry.last) for earlier in entry.before}
        after |= {(entry.last, earlier) for earlier in entry.before}
    return frozenset(after)


def answered_last(ledger: Ledger) -> Mapping[str, frozenset[tuple[str, str]]]:
    """Return what copies that were said to be filled in last answered in rows in which others differed, as `SourceContext` has it."""
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for entry in ledger.notes(CopiesOrdered):
        found[entry.last] = found.get(entry.last, frozenset()).union(entry.answered)
    return found


def made_for(ledger: Ledger, meetings: Sequence[Meeting], meeting: Meeting | None, day: date) -> frozenset[str]:
    """Return the numbers of the forms that were made for a meeting, or for one before it that was not held.

    A look has no meeting: it is of the one that is next on its day, else of the last.
    """
    last = [each for each in meetings if each.held][-1:]
    meant = meeting or next_held(meetings, day) or next(iter(last), None)
    if meant is None:
        return frozenset()
    dropped = not_held(meetings)
    return frozenset(
        number
        for made in ledger.notes(FormsMade)
        if made.meeting == meant.id or (made.meeting in dropped and next_held(meetings, made.on) == meant)
        for number in made.numbers
    )


def own_place(committee: Committee, ledger: Ledger) -> OwnForms | None:
    """Return which upazila a workspace's forms name as theirs, and nothing else of them; None where it is not known which workspace it is."""
    if not committee.upazila.bn:
        return None
    return OwnForms(committee.upazila, committee.district, former=_former_names(ledger))


def own_forms(
    committee: Committee,
    ledger: Ledger,
    *,
    months: Sequence[str] = (),
    of_meeting: frozenset[str] = frozenset(),
    example: bool,
) -> OwnForms | None:
    """Return what is known of the workspace's forms; None where it is not known which workspace it is.

    Args:
        committee: whose workspace it is.
        ledger: its ledger.
        months: the month (YYYY-MM) by which papers call the meeting that is judged for, then the others whose forms belong to it.
        of_meeting: the numbers of the forms that were made for that meeting.
        example: example data: its forms have no ids and lie together, whatever month is looked at.

    """
    place = own_place(committee, ledger)
    if place is None:
        return None
    named = [*ledger.numbered(WorkspaceNamed)]
    unnamed = ledger.before(named[0][0] if named else None)
    read_on, counted = _read_on(ledger.rounds()), [*ledger.notes(FormCounted)]
    known = replace(
        place,
        ids=frozenset(entry.id for _, entry in named),
        early=frozenset(seen.sha256 for head in unnamed.rounds() for seen in head.header.files),
        read_on=read_on,
        handed_in={note.sha256: note.on for note in reversed(tuple(ledger.notes(DaysToCome)))},
        counted_on=_counted_on(counted),
        begun_on=_begun_on(counted, read_on),
        month="" if example else next(iter(months), ""),
        of_meeting=of_meeting,
        further_months=frozenset(months[1:]),
        example=example,
    )
    return as_claimed(known, ledger)


def as_claimed(own: OwnForms, ledger: Ledger, *, without: Collection[int] = ()) -> OwnForms:
    """Return what is known of the workspace's forms, with what was said of those that do not say whose they are (`without`: see `days_meant`)."""
    claimed = _claimed(ledger, without)
    others = frozenset(of for of, each in claimed.items() if not each.ours)
    said = {of: SaidOf(each.file, each.digest, each.on) for of, each in claimed.items() if each.ours}
    return replace(own, said=said, others=others, anothers=_anothers(claimed))


def own_forms_then(ledger: Ledger, header: RoundHeader) -> OwnForms | None:
    """Return what was known of the workspace's forms when a round was kept; None where it had no id yet and was no example: nobody asked then."""
    own = own_forms(header.committee, ledger, example=header.example)
    return own if own is not None and (own.ids or own.example) else None


def _counted_on(noted: Iterable[FormCounted]) -> Mapping[str, date]:
    """Return the day on which rows of a form were first noted, by its number."""
    found: dict[str, date] = {}
    for entry in noted:
        if entry.form:
            found.setdefault(entry.form, entry.on)
    return found


def _begun_on(noted: Iterable[FormCounted], read_on: Mapping[str, date]) -> Mapping[str, date]:
    """Return of files that carry on others (SHA-256, hex) the first day of a kept round that one of these entered, as `_read_on` has it."""
    found: dict[str, date] = {}
    for entry in noted:
        days = [day for each in entry.carries_on if (day := found.get(each) or read_on.get(each)) is not None]
        if days:
            found[entry.sha256] = min(days)
    return found


def _read_on(heads: Sequence[RoundHead]) -> Mapping[str, date]:
    """Return the first day of a kept round that each file (SHA-256, hex) entered."""
    found: dict[str, date] = {}
    for head in heads:
        for seen in head.header.files:
            found[seen.sha256] = min(head.header.day, found.get(seen.sha256, head.header.day))
    return found


def _former_names(ledger: Ledger) -> tuple[tuple[Text, Text], ...]:
    """Return how upazila and district were called before they were corrected; nothing of another upazila whose folder this was."""
    entries: tuple[tuple[int, WorkspaceNamed | CommitteeRenamed], ...] = (
        *ledger.numbered(WorkspaceNamed),
        *ledger.numbered(CommitteeRenamed),
    )
    names: list[tuple[Text, Text]] = []
    for _, entry in sorted(entries, key=itemgetter(0)):
        if isinstance(entry, CommitteeRenamed):
            names.append((entry.committee.upazila, entry.committee.district))
        else:
            names = [(entry.upazila, entry.district)]
    return tuple(dict.fromkeys(names))


def anothers(ledger: Ledger) -> Mapping[str, date]:
    """Return when which forms were said to be another upazila's, by the digests that they had then."""
    return _anothers(_claimed(ledger))


def _claimed(ledger: Ledger, without: Collection[int] = ()) -> Mapping[str, FormClaimed]:
    """Return what was said last of each form that does not say whose it is, by its fingerprint."""
    return {claimed.fingerprint: claimed for claimed in standing(ledger, FormClaimed, without)}


def _anothers(claimed: Mapping[str, FormClaimed]) -> Mapping[str, date]:
    return {said.digest: said.on for said in claimed.values() if not said.ours and said.digest}


def _random_id(*, groups: int) -> str:
    return "-".join(f"{secrets.randbelow(_GROUP):04d}" for _ in range(groups))
