"""The state of a workspace: what this month's checklist is drawn from."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.checklist import second_look
from auditor.checklist.drawn import still_to_see
from auditor.checklist.kept import LastRound, last_round
from auditor.checklist.looked import LettersState, Looked
from auditor.model.notice import Severity, messages_of
from auditor.rounds import assessing, looking_back
from auditor.rounds.asking import far_days
from auditor.rounds.asking.odd_days import early_day
from auditor.rounds.copies import backup
from auditor.rounds.disputing.disputes import disputes_now
from auditor.rounds.evidence.told_in_month import Tellings
from auditor.rounds.identity import copied, foreign_roster
from auditor.rounds.judged_offices import Judgement
from auditor.rounds.judgement import judgement_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.missing_ledger import Missing, missing_ledger
from auditor.rounds.meetings.meetings import Meeting, meetings_of
from auditor.rounds.meetings.passed_meetings import next_to_keep, told_to_settle, without_round
from auditor.rounds.to_ask import day_asked_for
from auditor.rounds.typed import answer_draft
from auditor.selfcheck import campaigns, delivery
from auditor.selfcheck.waiting import came_back, waiting_slips
from auditor.workspace.folder import register_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.typed.typed_forms import TypedForms
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


class Register(Enum):
    """Where the register of the meeting that the work is for is, or of the month."""

    NOT_MADE = "not-made"
    BEING_FILLED = "being-filled"
    IN_EVIDENCE = "in-evidence"


class State(Struct, frozen=True):
    """A workspace on a day.

    Attributes:
        ledger_fault: what of the ledger is not as it was written, where something is.
        clock_fault: what is wrong with this computer's clock, or the day that was given, where something is; `far_ahead` that its day is far after all that is known.
        copied: that the ledger is another committee's, and the command by which the folder is begun anew, where it is.
        missing: that the ledger is gone or an earlier one and how it is brought back, or that forms lie there which it did not number.
        foreign_roster: that the roster is another upazila's than the settings, where it is.
        meeting: the meeting that the work is for; None where none is planned. `to_settle` tells of others that were planned and have no round.
        offices, accounts: how many the roster lists.
        counted: how many offices are counted, beside `voluntary` that check themselves voluntarily; of `answered` of them something is known that counts `counts_on` that day, if nobody tells anything more:
            that of the next meeting. Of all of them `told` told something in the month of the day (`Tellings`), be it that it does not count yet. Of those that are not `answered` `unsettled` (names) answered, which does not
            count yet, `unnamed` are named by no decision; `silent` are the rest. `to_ask` are asked by a register (`asks_anybody`) and were not spoken to since it is asked for that meeting,
            or a request for correction of theirs was upheld and nothing was told since; `owing` all that a register asks, with those `by_slip` that can tell what is left by self-check slips alone.
        asked_in: the month (YYYY-MM) of the register that is there, by its name or by what was told; empty where that is not known.
        name_is_taken: whether a file that counted before lies in the evidence under the name of that register.
        sheets_month: the month (YYYY-MM) by which the self-check sheets are named that are told of; that of the work where it is empty.
        sheets_made: offices with such a sheet, `sheets_delivered` those of them that were handed theirs, `sheets_left` offices without one;
            `key_is_missing` that their key is not on this computer.
        typed: how many offices' answers are typed at the desk and not handed in; `slips_waiting`: slips that came back and were not opened; `slips_without_key` those whose key is not on this computer; `slips_refused` those that were refused and not sent anew since.
        unread: evidence files that could not be read or are gone; `incorrect` files that were read, with something to correct; `doubtful` what needs a second look, as `second_look.matters` counts it.
        in_the_way: evidence files to be mended, brought back or moved away before a round is kept; `lost` those that spoke in the last round and are gone or changed since.
        has_evidence: something was told that counts on the day; `roster_mistakes` matters of the roster to correct or to look at.
        to_be_seen: offices that were drawn and wait until a login is seen there, `once_known` those of them of which it is to be known first who it is; `drawn_for` how the meetings are called for which that was, since they wait.
        disputes: requests for correction that wait for an answer; `disputes_overdue` those of them whose days are over; `disputes_unproven` those that were upheld without being evidence yet.
        left: offices, and user IDs of others, that are in the roster no more without a reason: they are counted all the same.
        copy_is_old: a round was kept since the last backup, or there is none; `letters` how it stands with reminders and the letter to the portal's owner.

    """

    day: date
    meeting: Meeting | None
    offices: int
    accounts: int
    counted: int
    answered: int
    counts_on: date
    silent: tuple[Text, ...]
    sheets_made: int
    sheets_delivered: int
    sheets_left: int
    unread: int
    incorrect: int
    doubtful: int
    roster_mistakes: int
    register: Register
    kept: LastRound | None
    asked_in: str = ""
    name_is_taken: bool = False
    ledger_fault: Text | None = None
    clock_fault: Text | None = None
    far_ahead: Text | None = None
    copied: tuple[Text, str] | None = None
    missing: Missing | None = None
    foreign_roster: Text | None = None
    sheets_month: str = ""
    key_is_missing: bool = False
    typed: int = 0
    slips_waiting: int = 0
    slips_without_key: int = 0
    slips_refused: int = 0
    in_the_way: int = 0
    lost: int = 0
    has_evidence: bool = True
    voluntary: int = 0
    told: int = 0
    unnamed: int = 0
    unsettled: tuple[Text, ...] = ()
    to_ask: int = 0
    owing: int = 0
    by_slip: int = 0
    to_be_seen: int = 0
    once_known: int = 0
    drawn_for: tuple[Text, ...] = ()
    disputes: int = 0
    disputes_overdue: int = 0
    disputes_unproven: int = 0
    left: int = 0
    copy_is_old: bool = False
    to_settle: tuple[Text, ...] = ()
    letters: LettersState = LettersState()

    @property
    def can_keep(self) -> bool:
        """Whether a round can be kept for the meeting that the work is for: offices were not drawn from its round yet."""
        kept = self.kept
        is_of_another = self.meeting is not None and kept is not None and self.meeting.id != kept.meeting
        return kept is None or not kept.is_drawn or is_of_another

    @property
    def is_lost(self) -> bool:
        """Whether the ledger is gone, or an earlier one lies there, so that the rounds kept before are not known."""
        return self.missing is not None and self.missing.is_lost

    @property
    def month(self) -> str:
        """The month of the day, YYYY-MM."""
        return f"{self.day:%Y-%m}"


def no_key(key_id: str) -> bool:
    """Whether secrets are here: none are, where nobody can be asked."""
    del key_id
    return False


def state_of(  # noqa: PLR0913 each is known to some who ask
    space: Workspace,
    day: date,
    *,
    clock_fault: Text | None = None,
    day_given: bool = False,
    holds: Callable[[str], bool] = no_key,
    judged: Judgement | None = None,
    judged_to_ask: Judgement | None = None,
    past: History | None = None,
    typed: TypedForms | None = None,
) -> State:
    """Return the state of a workspace on a day; nothing is written.

    Args:
        space: the workspace.
        day: the day.
        clock_fault: what is wrong with this computer's clock, where something is; whether the day comes too early is seen here.
        day_given: the day was given, or said to be right.
        holds: whether the secrets of that name are on this computer.
        judged: the offices judged on that day, where that was done already.
        judged_to_ask: the same as they will stand at the next meeting (`auditor.rounds.to_ask`).
        past: what was judged, beside the rounds that were kept before, where that is known already.
        typed: what was typed at the desk and handed in, likewise.

    Raises:
        AuditorError: the roster has no office, or the ledger cannot be read.

    """
    meetings = meetings_of(space)
    sheets_month = campaigns.month_of(space, None, day)
    made = campaigns.campaigns(space, sheets_month)
    waiting, without_key = waiting_slips(space, holds)
    disputed, rounds, meeting = disputes_now(space), Ledger(space.ledger_path).rounds(), work_for(meetings, day)
    since, counts_on = _asked_since(rounds, meeting, day), day_asked_for(space, day)
    looked, judgement = _look(space, day, (since, counts_on), (judged, judged_to_ask, past), kept=bool(rounds))
    silent, unsettled = looked.unheard()
    register, asked_in = _register(space, day.replace(day=1) if looked.anew else since, day, judgement, rounds)
    counts = judgement.counts
    sheets = delivery.states_of(space, made[-1].round if made else "", judgement)
    wrong = {notice.place.file for notice in judgement.notices if notice.weight is Severity.WRONG}
    read = {seen.name for seen in judgement.header.files}
    to_be_seen, once_known, drawn_for = still_to_see(space, judgement.everybody, meetings, judgement.header.sample)
    return State(
        day=day,
        meeting=meeting,
        offices=len(sheets),
        accounts=sum(sheet.accounts for sheet in sheets),
        counted=counts.offices,
        voluntary=counts.voluntary,
        unnamed=looked.unnamed,
        answered=counts.offices - len(silent) - len(unsettled) - looked.unnamed,
        counts_on=counts_on,
        told=looked.told,
        to_ask=looked.to_ask,
        owing=looked.owing,
        by_slip=looked.by_slip,
        silent=silent,
        unsettled=unsettled,
        sheets_month=sheets_month,
        sheets_made=sum(sheet.made for sheet in sheets),
        sheets_delivered=sum(sheet.is_handed_out for sheet in sheets),
        sheets_left=sum(sheet.to_make for sheet in sheets),
        unread=len(wrong - read),
        incorrect=len(wrong & read),
        doubtful=second_look.matters(space, judgement, typed),
        left=looked.left,
        roster_mistakes=len(messages_of(space.reading.to_mend)),
        foreign_roster=foreign_roster.told_foreign(space),
        register=register,
        asked_in=asked_in,
        name_is_taken=any(seen.name == register_name(asked_in) for seen in judgement.header.files),
        kept=last_round(space, rounds, meetings, judgement),
        ledger_fault=Ledger(space.ledger_path).fault(),
        clock_fault=clock_fault or early_day(space, day),
        far_ahead=None
        if day_given
        else next(iter(far_days.noting_far_ahead(space, day, lambda: judgement.told_on)), None),
        copied=(told, copied.beginning_anew(space)) if (told := copied.told_copied(space)) is not None else None,
        missing=missing_ledger(space),
        key_is_missing=bool(made) and not holds(made[-1].key),
        typed=answer_draft.waiting(space.folder),
        slips_waiting=waiting,
        slips_without_key=without_key,
        slips_refused=sum(len(file.refused) for file in came_back(space, judgement.context.roster, day)),
        in_the_way=len(judgement.in_the_way),
        lost=len(judgement.lost),
        has_evidence=bool(judgement.told_on),
        to_be_seen=to_be_seen,
        once_known=once_known,
        drawn_for=drawn_for,
        disputes=sum(dispute.answer is None for dispute in disputed),
        disputes_overdue=sum(dispute.is_overdue(day) for dispute in disputed),
        disputes_unproven=looked.unproven,
        copy_is_old=len(rounds) > (backup.rounds_in(copy) if (copy := backup.furthest(space)) is not None else 0),
        to_settle=told_to_settle(meetings, meeting, day),
        letters=looked.letters(),
    )


def _look(
    space: Workspace,
    day: date,
    asked: tuple[date, date],
    known: tuple[Judgement | None, Judgement | None, History | None],
    *,
    kept: bool,
) -> tuple[Looked, Judgement]:
    """Return what the checklist tells of the offices, and how they were judged; none is held that was not `known` before.

    It is asked since one day for another one (`asked`). Nothing is to be done about letters before a round was `kept`.
    """
    judged, judged_to_ask, past = known
    made = judged or assessing.made_now(space, day)
    header = made.header if isinstance(made, Judgement) else made.header()
    if past is None and kept:
        of_judged = (each.office for each in made.assessments) if isinstance(made, Judgement) else made.roster.offices
        past = looking_back.before_look(space, header, everybody=made.everybody, listed=tuple(of_judged))
    looked = Looked(space, past if kept else None, Tellings(made.told, made.by_then.counts), day, asked)
    if isinstance(made, Judgement):
        for assessment, then in zip(made.assessments, (judged_to_ask or made).assessments, strict=True):
            looked.see(assessment, then)
        return looked, made
    ahead = made.offices_on(asked[1])
    return looked, judgement_of(made, see=lambda assessment: looked.see(assessment, next(ahead)[0]))


def work_for(meetings: Sequence[Meeting], day: date) -> Meeting | None:
    """Return the meeting that the work of a day is for: the next one, else the last one if no round was kept for it yet and none was said to be meant."""
    held = [meeting for meeting in meetings if meeting.held and meeting.day is not None]
    return next_to_keep(meetings, day) or next(iter(without_round(held[-1:])), None)


def _asked_since(rounds: Sequence[RoundHead], meeting: Meeting | None, day: date) -> date:
    """Return since when it is asked for the meeting that the work is for: from the month before it on, after the last round for another; since this month began at the latest."""
    begun = day.replace(day=1)
    if meeting is None or meeting.day is None or meeting.day < day:
        return begun
    month_before = (meeting.day.replace(day=1) - timedelta(1)).replace(day=1)
    others = [kept.header.day for kept in rounds if kept.header.meeting != meeting.id]
    return min(begun, max([month_before, *(kept + timedelta(1) for kept in others[-1:])]))


def _register(
    space: Workspace, since: date, day: date, judgement: Judgement, rounds: Sequence[RoundHead]
) -> tuple[Register, str]:
    """Return where the register is of the month of a day, else of that with which the asking began `since`, and its month; one is in where one is there by its name that no round of an earlier month counted, or one tells of calls."""
    for month in (f"{day:%Y-%m}", f"{since:%Y-%m}")[: 1 + (since.day == 1)]:
        name = register_name(month)
        called = any(f"{each:%Y-%m}" == month for each in judgement.called_on)
        earlier = (head.header for head in rounds if f"{head.header.day:%Y-%m}" < month)
        counted = {seen.sha256 for header in earlier for seen in header.files}
        named = (seen for seen in judgement.header.files if seen.name.endswith(name))
        if called or any(seen.sha256 not in counted for seen in named):
            return Register.IN_EVIDENCE, month
        if (space.folder / name).exists():
            return Register.BEING_FILLED, month
    return (Register.IN_EVIDENCE if any(each >= since for each in judgement.called_on) else Register.NOT_MADE), ""
