"""Keeps a round: judges the workspace and appends it to the ledger."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, plain
from auditor.model.errors import AuditorError, LedgerError, WorkspaceError
from auditor.model.notice import Notice, Severity, messages_of
from auditor.model.round import cards
from auditor.register.reading.form_month import odd_days_told
from auditor.rounds.asking.doubts import DOUBTFUL, RoundToKeep, doubts_of_day, doubts_of_evidence, doubts_of_round
from auditor.rounds.asking.far_days import day_far_ahead, longest_fresh
from auditor.rounds.asking.forms import name_workspace
from auditor.rounds.asking.odd_days import decided_on, early_day, last_kept_on
from auditor.rounds.assessing import MadeRound, made_now
from auditor.rounds.evidence.evidence_folder import records_ahead
from auditor.rounds.identity import copied, foreign_roster
from auditor.rounds.identity.listed import counted_though_not_held, left_out_though_held
from auditor.rounds.identity.namesakes import with_offices
from auditor.rounds.judgement import no_step
from auditor.rounds.ledger.ledger import Ledger, RoundHead
from auditor.rounds.ledger.missing_ledger import lay_later_note_aside, missing_ledger
from auditor.rounds.ledger.writable import refuse_unwritable
from auditor.rounds.meetings.meeting_texts import HELD_ALL_THE_SAME
from auditor.rounds.meetings.meetings import Meeting, if_by_mistake, meetings_of, named_next, next_held, the_meeting
from auditor.rounds.meetings.passed_meetings import asked_of_planned, beside_or_before, keep_listed, passed_over
from auditor.rounds.meetings.terms import refuse_far_meeting
from auditor.rounds.round_counts import RoundCounts
from auditor.rounds.round_input import input_now
from auditor.rounds.sampling import is_drawn
from auditor.rounds.typed import answer_draft
from auditor.views.annex.handover import NoteCounts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator
    from datetime import date

    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import RoundHeader
    from auditor.rounds.judged_offices import Judgement
    from auditor.workspace.folder import Workspace


_SALT_BYTES: Final = 16


class KeptRound(Struct, frozen=True):
    """What keeping a round did: the round's head, whether it is new or says the same as the last one, and its counts.

    `of_note` is what the note for a successor counts. `without` are the files that the ledger vouches for and the round had to do without, `unread` those that could not be read,
    `gone` those that spoke in a kept round and are there no longer, `changed` those that are not as they were then.
    """

    head: RoundHead
    new: bool
    notices: tuple[Notice, ...]
    counts: RoundCounts
    of_note: NoteCounts
    without: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def fresh_salt() -> str:
    """Return random hex digits for the digest of one round."""
    return secrets.token_hex(_SALT_BYTES)


def keep_round(  # noqa: PLR0913 each is a part of what is kept
    space: Workspace,
    day: date,
    meeting: str | date | Meeting,
    salt: str,
    *,
    next_meeting: date | None = None,
    clock: date | None = None,
    doubted: Callable[[tuple[Text, ...]], None] | None = None,
    tell: Callable[[Text], None] | None = None,
    tick: Callable[[], None] = no_step,
) -> KeptRound:
    """Judge the workspace office by office and append the round; what says the same as the last round appends nothing.

    A workspace from before there were ids is given its own; an example stays as it is, so that all have the same digests.

    Args:
        space: the workspace.
        day: the day of the audit.
        meeting: for which meeting the round speaks: its month YYYY-MM, or its day.
        salt: fresh random hex digits, which enter the digest.
        next_meeting: the day of the meeting that follows, if it is not the workspace's.
        clock: the day by this computer's clock; None where only the day of the audit is known.
        doubted: called with what is odd about the round, if anything is; returns where it is meant, and raises where it is
            not. Without it, what is odd is refused.
        tell: called with what grew old since the last round, before anything is asked about this one; without it that is not worked out.
        tick: called after each office.

    Raises:
        AuditorError: the ledger is not as it was written, evidence is another workspace's or holds passwords, the ledger is another committee's, or a later meeting or day was already kept. Whatever else is wrong with evidence is judged at its weakest and told.

    """
    refuse_unwritable(space)
    ledger = Ledger(space.ledger_path)
    copied.refuse_copied(space)
    meant = the_meeting(space, meeting, day)
    if meant is None:
        raise ValueError("a round is kept for a meeting")
    ask = doubted or _refuse_doubtful
    ask(doubts_before(space, day, meant, clock or day))
    if not space.config.example:
        name_workspace(space, day)
    listed = meetings_of(space)
    planned = (*passed_over(listed), *beside_or_before(listed, meant))
    entries = ledger.length()
    made = MadeRound(input_now(space, day, meant, next_meeting))
    if stopped := _stopped(made):
        raise WorkspaceError(*stopped)
    if tell is not None and (grown_old := made.grown_old()) is not None:
        tell(grown_old)
    ask(_doubts_of_evidence(space, made, day))
    ask(made.doubts(space))
    counts, of_note = RoundCounts(cards(space.baseline)), NoteCounts()
    drawn = False

    def follows(_: RoundHead) -> None:
        """Look once nobody else can write any more, and before rows are: while many are written, SQLite lets nobody read beside."""
        nonlocal drawn
        _refuse_earlier(space, meant, day)
        drawn = is_drawn(ledger, meant.id)

    def judged() -> Iterator[OfficeAssessment]:
        for assessment, _ in made.offices():
            counts.see(assessment)
            of_note.see(assessment)
            tick()
            yield assessment

    lay_later_note_aside(space)
    head, new = ledger.append(
        judged(),
        made.header,
        salt,
        follows=follows,
        differs=lambda: _refuse_drawn(drawn=drawn),
        notes=made.notes(salt),
        after=entries,
        outdated=any(
            counted_though_not_held(ledger, last) or left_out_though_held(ledger, last) for last in ledger.rounds()[-1:]
        ),
    )
    keep_listed(space, planned, day)
    return KeptRound(
        head,
        new,
        with_offices(made.notices, made.counted),
        counts,
        of_note,
        made.missing,
        made.unread,
        made.gone,
        made.changed,
    )


def refuse_stopped(space: Workspace, day: date, meeting: Meeting) -> None:
    """Refuse to keep a round while a file in the evidence stops that: no answer to a question lifts it, so it is said before any is asked.

    Raises:
        AuditorError: there is such a file; or roster or ledger cannot be used.

    """
    if stopped := _stopped(made_now(space, day, meeting)):
        raise WorkspaceError(*stopped)


def _stopped(made: MadeRound) -> tuple[Text, ...]:
    """Return why nothing may be kept with this evidence; nothing where it may."""
    files = made.read.stopping
    if not files:
        return ()
    stopped = _STOPPED.filled(file=files[0]) if len(files) == 1 else _STOPPED_BY_SEVERAL.filled(n=len(files))
    return (*_grave(made.notices, files), stopped)


def _doubts_of_evidence(space: Workspace, made: MadeRound, day: date) -> tuple[Text, ...]:
    longest = longest_fresh(space)
    why_nothing = () if made.told_on else tuple(map(odd_days_told, made.read.odd_days))
    ahead = day_far_ahead(space, day, lambda: made.told_on)
    records = records_ahead(made.read.observations, day) if early_day(space, day) is None else {}
    return (
        *((ahead,) if ahead is not None else ()),
        *records.values(),
        *why_nothing,
        *doubts_of_evidence(day, made.told_on, longest),
    )


class Prospect(Struct, frozen=True):
    """A round as it would be kept now: how it judges, what is odd about it, why nothing can be kept, where that is so, and what grew old since the last one."""

    made: MadeRound
    judgement: Judgement
    doubts: tuple[Text, ...] = ()
    refused: tuple[Text, ...] = ()
    grown_old: Text | None = None


def prospect(  # noqa: PLR0913 by what it is known
    space: Workspace, day: date, meeting: Meeting, *, clock: date, made: MadeRound, judgement: Judgement
) -> Prospect:
    """Return the round that `keep_round` would keep; nothing is written.

    Args:
        space: the workspace.
        day: the day of the audit.
        meeting: for which meeting the round would speak.
        clock: the day by this computer's clock.
        made: the round as it would be made for the meeting.
        judgement: how it judges.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    ledger = Ledger(space.ledger_path)
    try:
        refuse_unwritable(space)
        copied.refuse_copied(space)
        before = doubts_before(space, day, meeting, clock)
    except AuditorError as error:
        return Prospect(made, judgement, refused=error.messages)
    if is_drawn(ledger, meeting.id):
        return Prospect(made, judgement, refused=(_DRAWN,))
    if stopped := _stopped(made):
        return Prospect(made, judgement, refused=stopped)
    doubts = (*before, *_doubts_of_evidence(space, made, day), *made.doubts(space))
    return Prospect(made, judgement, tuple(dict.fromkeys(doubts)), grown_old=made.grown_old())


def meant_doubts(meant: Collection[Text], not_told: Text) -> Callable[[tuple[Text, ...]], None]:
    """Return what `keep_round` asks, where somebody said before of what is odd that it is meant.

    Args:
        meant: what is odd and meant.
        not_told: what is said where something else is odd now; nothing is kept then.

    """

    def ask(doubts: tuple[Text, ...]) -> None:
        new = tuple(doubt for doubt in doubts if doubt not in meant)
        if new:
            raise WorkspaceError(*new, not_told)

    return ask


def _grave(notices: Iterable[Notice], files: Container[str]) -> dict[Text, None]:
    """Return what is wrong with files, each thing once, and the same of many files in one."""
    wrong = (notice for notice in notices if notice.weight is Severity.WRONG and notice.place.file in files)
    return dict.fromkeys(messages_of(wrong))


def doubts_before(space: Workspace, day: date, meeting: Meeting, clock: date) -> tuple[Text, ...]:
    """Return what is odd about the day and the meeting of a round before any evidence is read.

    Args:
        space: the workspace.
        day: the day of the audit.
        meeting: for which meeting.
        clock: the day by this computer's clock.

    Raises:
        AuditorError: the meeting is too far from the day to be meant, a later one or a later day was already kept, or the ledger
            cannot be read.

    """
    rounds = Ledger(space.ledger_path).rounds()
    odd = doubts_of_day(day, clock, decided_on(space), last_kept_on(rounds))
    refuse_far_meeting(meeting.month, day, _FAR_MEETING, odd=odd)
    plan, listed = space.config.meeting, meetings_of(space)
    _refuse_earlier(space, meeting, day)
    odd = doubts_of_round(
        RoundToKeep(
            day=day,
            clock=clock,
            meeting=meeting.month,
            planned=f"{plan.next:%Y-%m}" if plan.next is not None else "",
            last_meeting=_month_of(rounds[-1].header) if rounds else "",
            decided_on=decided_on(space),
            known=frozenset(each.month for each in listed if each.held),
        )
    )
    missing = missing_ledger(space)
    begun = missing.told if missing is not None else None
    of_files = filter(None, (begun, foreign_roster.told_foreign(space)))
    return (*of_files, *odd, *asked_of_planned(listed, meeting, day), *answer_draft.not_handed_in(space.folder))


def _month_of(header: RoundHeader) -> str:
    return Meeting(header.meeting, header.meets_on).month


def _refuse_doubtful(doubts: tuple[Text, ...]) -> None:
    """Refuse a round about which something is odd.

    Raises:
        WorkspaceError: something is.

    """
    if doubts:
        raise WorkspaceError(*doubts, DOUBTFUL)


_FAR_MEETING: Final = Text(
    en="The meeting of {meeting} is far from the day of the audit, {day}; nothing was kept. "
    "Check the month, and this computer's date.",
    bn="যাচাইয়ের তারিখ {day}, কিন্তু সভার মাস {meeting}; কিছু রাখা হয়নি। মাসটি এবং এই কম্পিউটারের তারিখ ঠিক আছে কি না দেখুন।",
)
_STOPPED: Final = Text(
    en="Nothing was kept, because of {file}. Do with it as said above, and run again.",
    bn="কিছু রাখা হয়নি; কারণ: {file}। এটির বিষয়ে উপরের কথামতো ব্যবস্থা নিয়ে আবার চালান।",
)
_STOPPED_BY_SEVERAL: Final = Text(
    en="Nothing was kept, because of {n} {n:file|files} told above. Do with {n:it|them} as said there, and run again.",
    bn="কিছু রাখা হয়নি; কারণ: উপরে বলা {n}টি ফাইল। {n:এটির|এগুলোর} বিষয়ে উপরের কথামতো ব্যবস্থা নিয়ে আবার চালান।",
)


def _refuse_drawn(*, drawn: bool) -> None:
    """Refuse a round that would change the list from which was drawn at its meeting."""
    if drawn:
        raise LedgerError(_DRAWN)


def _refuse_earlier(space: Workspace, meant: Meeting, day: date) -> None:
    """Refuse a round that would stand after one of a later meeting or day.

    A meeting that was not held is none that another could come too late for: nothing is compared with its round.
    """
    rounds = Ledger(space.ledger_path).rounds()
    meetings = meetings_of(space)
    not_held = [meeting for meeting in meetings if not meeting.held]
    ids = {meeting.id for meeting in not_held}
    of_held = [kept for kept in rounds if kept.header.meeting not in ids]
    last = next(
        (kept for kept in of_held[-1:] if kept.header.meeting != meant.id and kept.header.place > meant.place), None
    )
    later = last or next((kept for kept in rounds[-1:] if kept.header.day > day), None)
    if later is None:
        return
    told = _EARLIER.filled(n=later.number, meeting=later.header.called, day=later.header.day)
    dropped = [_NOT_HELD.filled(meeting=meeting.called) for meeting in not_held if meeting.month == meant.month]
    before = filter(None, (early_day(space, day),))
    of_last = [each for each in meetings if last is not None and each.id == last.header.meeting]
    mistaken = [if_by_mistake(each) for each in of_last]
    mistaken += [HELD_ALL_THE_SAME.filled(named=plain(f"{each.day or each.id}")) for each in of_last]
    raise LedgerError(
        *before, told, *dropped, *mistaken, named_next(next_held(meetings, day, after=later.header.place))
    )


_EARLIER: Final = Text(
    en="Round {n} was already kept for the {meeting} on {day}; an earlier one cannot follow it. Give a later meeting or day.",
    bn="{meeting}র জন্য {day} তারিখে {n} নম্বর যাচাই রাখা হয়েছে; তার আগের কিছু এরপর রাখা যায় না। পরের সভা বা তারিখ দিন।",
)
_NOT_HELD: Final = Text(en="The {meeting} was noted as not held.", bn="{meeting}টি অনুষ্ঠিত হয়নি বলে লেখা আছে।")
_DRAWN: Final = Text(
    en="Offices were already drawn from the round of this meeting, so its list stays as it is. What came in since counts for the "
    "next meeting.",
    bn="এই সভার রাখা যাচাই থেকে দৈবচয়ন হয়ে গেছে, তাই তালিকা আর বদলানো যায় না। এরপর আসা তথ্য পরবর্তী সভায় ধরা হবে।",
)
