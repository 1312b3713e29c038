"""The state of a workspace: what this month's checklist is drawn from."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.checklist import second_look
from auditor.checklist.asked_again import still_to_try
from auditor.checklist.drawn import still_to_see
from auditor.checklist.kept import LastRound, last_round
from auditor.model.baseline import Level
from auditor.model.letters import REMINDERS, Purpose
from auditor.model.notice import Severity, messages_of
from auditor.model.standing import is_named, status_of
from auditor.register.days_told import with_days_told
from auditor.register.open_items import asks_anybody
from auditor.rounds import answer_draft, assessing, backup, copied, far_days, looking_back
from auditor.rounds.disputes import disputes_now
from auditor.rounds.judged_offices import Judgement
from auditor.rounds.ledger import Ledger
from auditor.rounds.letters import open_drafts, undrafted
from auditor.rounds.meetings import Meeting, meetings_of
from auditor.rounds.missing_ledger import Missing, missing_ledger
from auditor.rounds.odd_days import early_day
from auditor.rounds.passed_meetings import next_to_keep, told_to_settle, without_round
from auditor.rounds.to_ask import day_asked_for
from auditor.rounds.told_in_month import Tellings
from auditor.selfcheck import campaigns, delivery
from auditor.selfcheck.waiting import came_back, waiting_slips
from auditor.views.disputes import unproven_of
from auditor.views.errands import errands_of, still_asks, unreminded
from auditor.views.sent_letters import awaited_of_owner, owner_told, portal_letters, reminders_of
from auditor.views.since import NOTHING
from auditor.views.stood import is_to_correct, owed_duties
from auditor.views.told_by_slip import has_only_slips_to_send
from auditor.views.trying_again import answers_in_force, answers_to_try, as_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment
    from auditor.model.letters import Errand
    from auditor.rounds.ledger import RoundHead
    from auditor.rounds.typed_forms import TypedForms
    from auditor.views.history import History
    from auditor.workspace.folder import Workspace


class Register(Enum):
    """Where the register of the meeting that the work is for is, or of the month."""

    NOT_MADE = "not-made"
    BEING_FILLED = "being-filled"
    IN_EVIDENCE = "in-evidence"


class LettersState(Struct, frozen=True):
    """How it stands with letters.

    Attributes:
        reminded: how many offices that still owe something had the first, the second, the final reminder last.
        due: how many offices can be reminded now, where no letter waits to be sent to one of them at least; `waiting` those of them to which one does.
        drafts: the numbers of the letters that were made, not noted as sent, and still ask for something.
        asked_on: when the portal's owner was sent the last letter for whose answer something waits, and its number, where there is one.
        to_try: when he answered last, and how many offices that waited for him are to be asked again, where no register asks them (`still_to_try`).

    """

    reminded: tuple[int, int, int] = (0, 0, 0)
    due: int = 0
    waiting: int = 0
    drafts: tuple[int, ...] = ()
    asked_on: tuple[date, int] | None = None
    to_try: tuple[date, int] | None = None


class State(Struct, frozen=True):
    """A workspace on a day.

    Attributes:
        ledger_fault: what of the ledger is not as it was written, where something is.
        clock_fault: what is wrong with this computer's clock, or the day that was given, where something is; `far_ahead` that its day is far after all that is known.
        copied: that the ledger is another committee's, and the command by which the folder is begun anew, where it is.
        missing: that the ledger is gone or an earlier one and how it is brought back, or that forms lie there which it did not number.
        meeting: the meeting that the work is for; None where none is planned. `to_settle` tells of others that were planned and have no round.
        offices, accounts: how many the roster lists.
        counted: how many offices are counted, beside `voluntary` that check themselves voluntarily; of `answered` of them something is known that counts `counts_on` that day, if nobody tells anything more:
            that of the next meeting; of these `told` told something in the month of the day (`Tellings`). Of the others `unsettled` (names) answered, which does not
            count yet, `unnamed` are named by no decision; `silent` are the rest. `to_ask` are asked by a register (`asks_anybody`) and were not spoken to since it is asked for that meeting,
            or a request for correction of theirs was upheld and nothing was told since; `owing` all that a register asks, with those `by_slip` that can tell what is left by self-check slips alone.
        asked_in: the month (YYYY-MM) of the register that is there, by its name or by what was told; empty where that is not known.
        sheets_made: offices with a self-check sheet of this month, `sheets_delivered` those of them that were handed theirs, `sheets_left` offices without one;
            `key_is_missing` that the key of this month's sheets is not on this computer.
        typed: how many offices' answers are typed at the desk and not handed in; `slips_waiting`: slips that came back and were not opened; `slips_without_key` those whose key is not on this computer; `slips_refused` those that were refused and not sent anew since.
        unread: evidence files that could not be read or are gone; `incorrect` files that were read, with something to correct; `doubtful` what needs a second look, as `second_look.matters` counts it.
        in_the_way: evidence files to be mended, brought back or moved away before a round is kept; `gone` those that spoke in the last round and are gone since.
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
    ledger_fault: Text | None = None
    clock_fault: Text | None = None
    far_ahead: Text | None = None
    copied: tuple[Text, str] | None = None
    missing: Missing | None = None
    key_is_missing: bool = False
    typed: int = 0
    slips_waiting: int = 0
    slips_without_key: int = 0
    slips_refused: int = 0
    in_the_way: int = 0
    gone: int = 0
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
        day_given: the day was given, and is meant.
        holds: whether the secrets of that name are on this computer.
        judged: the offices judged on that day, where that was done already.
        judged_to_ask: the same as they will stand at the next meeting (`auditor.rounds.to_ask`).
        past: what was judged, beside the rounds that were kept before, where that is known already.
        typed: what was typed at the desk and handed in, likewise.

    Raises:
        AuditorError: the roster has no office, or the ledger cannot be read.

    """
    meetings = meetings_of(space)
    made = campaigns.campaigns(space, campaigns.month_of(space, None, day))
    waiting, without_key = waiting_slips(space, holds)
    disputed, rounds, meeting = disputes_now(space), Ledger(space.ledger_path).rounds(), work_for(meetings, day)
    since, counts_on = _asked_since(rounds, meeting, day), day_asked_for(space, day)
    looked, judgement = _look(space, day, (since, counts_on), (judged, judged_to_ask, past), kept=bool(rounds))
    register, asked_in = _register(space, day.replace(day=1) if looked.anew else since, day, judgement)
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
        answered=counts.offices - len(looked.silent) - len(looked.unsettled) - looked.unnamed,
        counts_on=counts_on,
        told=looked.told,
        to_ask=looked.to_ask,
        owing=looked.owing,
        by_slip=looked.by_slip,
        silent=tuple(looked.silent),
        unsettled=tuple(looked.unsettled),
        sheets_made=sum(sheet.made for sheet in sheets),
        sheets_delivered=sum(sheet.is_handed_out for sheet in sheets),
        sheets_left=sum(sheet.to_make for sheet in sheets),
        unread=len(wrong - read),
        incorrect=len(wrong & read),
        doubtful=second_look.matters(space, judgement, typed),
        left=looked.left,
        roster_mistakes=len(messages_of(space.reading.to_mend)),
        register=register,
        asked_in=asked_in,
        kept=last_round(space, rounds, meetings, judgement),
        ledger_fault=Ledger(space.ledger_path).fault(),
        clock_fault=clock_fault or early_day(space, day),
        far_ahead=None if day_given else far_days.day_far_ahead(space, day, lambda: judgement.told_on),
        copied=(told, copied.beginning_anew(space)) if (told := copied.told_copied(space)) is not None else None,
        missing=missing_ledger(space),
        key_is_missing=bool(made) and not holds(made[-1].key),
        typed=answer_draft.waiting(space.folder),
        slips_waiting=waiting,
        slips_without_key=without_key,
        slips_refused=sum(len(file.refused) for file in came_back(space, judgement.context.roster, day)),
        in_the_way=len(judgement.in_the_way),
        gone=len(judgement.gone),
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
) -> tuple[_Looked, Judgement]:
    """Return what the checklist tells of the offices, and how they were judged; none is held that was not `known` before.

    It is asked since one day for another one (`asked`). Nothing is to be done about letters before a round was `kept`.
    """
    judged, judged_to_ask, past = known
    made = judged or assessing.made_now(space, day)
    header = made.header if isinstance(made, Judgement) else made.header()
    if past is None and kept:
        past = looking_back.before_look(space, header, everybody=made.everybody)
    looked = _Looked(space, past if kept else None, Tellings(made.told, made.by_then.counts), day, asked)
    if isinstance(made, Judgement):
        for assessment, then in zip(made.assessments, (judged_to_ask or made).assessments, strict=True):
            looked.see(assessment, then)
        return looked, made
    ahead = made.offices_on(asked[1])
    return looked, assessing.judgement_of(made, see=lambda assessment: looked.see(assessment, next(ahead)[0]))


class _Looked:
    """What the checklist tells of the offices, which are seen one after the other."""

    def __init__(
        self, space: Workspace, past: History | None, tellings: Tellings, day: date, asked: tuple[date, date]
    ) -> None:
        """See none yet; who was spoken to since the first of the days `asked` was asked for the meeting to come."""
        self._ledger, self._past, self._tellings, self._day = Ledger(space.ledger_path), past, tellings, day
        self._since, counts_on = asked
        self._answered = answers_in_force(past.letters if past is not None else (), day, counts_on)
        self._reads, self._last = space.baseline.reads, Counter[Purpose]()
        self._due, self._awaited, self._asked = set[str](), set[int](), set["Errand"]()
        self.told = self.to_ask = self.anew = self.owing = self.unproven = self.left = self.unnamed = self.by_slip = 0
        self._to_try: dict[int, set[str]] = {}
        self.silent, self.unsettled = list["Text"](), list["Text"]()

    def see(self, assessment: OfficeAssessment, then: OfficeAssessment) -> None:
        """See an office, and the same as it will stand at the next meeting; such as check themselves voluntarily are not counted."""
        office = assessment.office
        self.unproven += len(unproven_of(assessment, self._past)) if self._past is not None else 0
        self.left += 1 if office.left else sum(account.left for account in office.accounts)
        if office.voluntary:
            return
        is_known = any(finding.is_known_by_office for finding in then.of(level=Level.SHALL) or then.findings)
        if not is_named(then):
            self.unnamed += 1
        elif not is_known:
            (self.unsettled if then.answered else self.silent).append(office.name)
        self.told += is_known and self._tellings.last_in(f"{self._day:%Y-%m}", assessment) is not None
        tried = answers_to_try(then, self._answered)
        for number in tried:
            self._to_try.setdefault(number, set()).add(office.id)
        is_anew = is_to_correct(then) or bool(tried)
        asked = asks_anybody(as_asked(then, NOTHING, self._answered), self._reads)
        only_slips = not asked and has_only_slips_to_send(then)
        self.owing, self.by_slip = self.owing + (asked or only_slips), self.by_slip + only_slips
        self.anew += is_anew
        self.to_ask += asked and (is_anew or all(talk.there or talk.on < self._since for talk in assessment.contacts))
        if self._past is None:
            return
        told = with_days_told(assessment)
        status, sent = status_of(told), reminders_of(told, self._past)
        if sent and owed_duties(told):
            self._last[sent[-1].draft.purpose] += 1
        if unreminded(told, status, sent, self._day) is None:
            self._due.add(office.id)
        self._asked.update(errands_of(told, status, sent, owner_told(self._past)))
        self._awaited |= awaited_of_owner(told, owner_told(self._past))

    def letters(self) -> LettersState:
        """Return how it stands with letters."""
        if self._past is None:
            return LettersState()
        asked = [letter for letter in portal_letters(self._past) if letter.draft.number in self._awaited]
        first, second, final = (self._last[purpose] for purpose in REMINDERS)
        fresh = undrafted(self._past.letters, self._asked, self._due)
        return LettersState(
            (first, second, final),
            len(self._due) if fresh else 0,
            len(self._due) - len(fresh) if fresh else 0,
            tuple(letter.draft.number for letter in open_drafts(self._past.letters) if still_asks(letter, self._asked)),
            next(((letter.sent.day, letter.draft.number) for letter in asked[-1:] if letter.sent), None),
            still_to_try(self._ledger, self._answered, self._to_try, self._day),
        )


def work_for(meetings: Sequence[Meeting], day: date) -> Meeting | None:
    """Return the meeting that the work of a day is for: the next one, else the last one if no round was kept for it yet and none was said to be meant."""
    held = [meeting for meeting in meetings if meeting.held and meeting.day is not None]
    return next_to_keep(meetings, day) or next(iter(without_round(held[-1:])), None)


def register_name(month: str) -> str:
    """Return the file name of the register of a month (YYYY-MM)."""
    return f"register-{month}.xlsx"


def _asked_since(rounds: Sequence[RoundHead], meeting: Meeting | None, day: date) -> date:
    """Return since when it is asked for the meeting that the work is for: from the month before it on, after the last round for another; since this month began at the latest."""
    begun = day.replace(day=1)
    if meeting is None or meeting.day is None or meeting.day < day:
        return begun
    month_before = (meeting.day.replace(day=1) - timedelta(1)).replace(day=1)
    others = [kept.header.day for kept in rounds if kept.header.meeting != meeting.id]
    return min(begun, max([month_before, *(kept + timedelta(1) for kept in others[-1:])]))


def _register(space: Workspace, since: date, day: date, judgement: Judgement) -> tuple[Register, str]:
    """Return where the register is of the month of a day, else of that with which the asking began `since`, and its month; one is in where one is there by its name, or one tells of calls."""
    for month in (f"{day:%Y-%m}", f"{since:%Y-%m}")[: 1 + (since.day == 1)]:
        name = register_name(month)
        called = any(f"{each:%Y-%m}" == month for each in judgement.called_on)
        if called or any(seen.name.endswith(name) for seen in judgement.header.files):
            return Register.IN_EVIDENCE, month
        if (space.folder / name).exists():
            return Register.BEING_FILLED, month
    return (Register.IN_EVIDENCE if any(each >= since for each in judgement.called_on) else Register.NOT_MADE), ""
