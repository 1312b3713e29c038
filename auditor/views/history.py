"""A round beside the rounds before it: how offices stand, and since when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import structs

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Finding, OfficeAssessment, Outcome, Status, office_status
from auditor.model.grades import Grade
from auditor.model.letters import REMINDERS, Purpose
from auditor.model.views.head import Head, Letterhead, OfficeName
from auditor.model.views.summary import Correction
from auditor.register.days_told import day_told, days_of_talks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.disputes import Dispute
    from auditor.model.letters import Letter
    from auditor.model.round import Round, RoundHeader
    from auditor.model.subjects import Account, Office

MONTH_SIGNS: Final = 7
"""The length of a month written YYYY-MM."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one office stands: per ordering decision, and over all of them.

    `doubted` are the decisions under which all that was open was so only because it was not known whose an answer is, or who is
    who, where the answer since was "the same": the office stood then as it had before.
    """

    by_decision: dict[str, Status]
    overall: Status
    answered: bool
    grades: dict[str, Grade]
    overall_grade: Grade | None
    doubted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class History:
    """A round and the last kept round of each earlier meeting, oldest first, with how every office stood.

    `invited`: sheets and the self-check page were made for its meeting. `letters` were made before the round, sent or not; `reminders` are
    those of them that were sent to each office (its id), in the order of their steps. `disputes`
    are the requests for correction that its papers tell of: those that wait for an answer, and those answered since the last meeting.
    `of_office` are the assessments of every meeting by the ids of their offices, this one's last. `portal_free` is the day of the last
    earlier round in which there was nothing to ask the portal's owner, where he was sent a letter; else the first day there is.
    """

    now: Round
    earlier: tuple[Round, ...]
    standings: tuple[dict[str, Standing], ...] = field(default=())
    correction: Correction | None = None
    invited: bool = False
    letters: tuple[Letter, ...] = ()
    reminders: Mapping[str, tuple[Letter, ...]] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()
    of_office: tuple[dict[str, OfficeAssessment], ...] = field(init=False, repr=False, compare=False)
    portal_free: date = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the assessments of every meeting by office, and since when the portal is in the way, once for all papers."""
        found = tuple({each.office.id: each for each in round_.assessments} for round_ in (*self.earlier, self.now))
        object.__setattr__(self, "of_office", found)
        told = any(letter.draft.purpose is Purpose.PORTAL and letter.sent is not None for letter in self.letters)
        free = (
            round_.header.day
            for round_ in (self.earlier if told else ())
            if not any(map(owner_causes, counted_offices(round_)))
        )
        object.__setattr__(self, "portal_free", max(free, default=date.min))

    @classmethod
    def of(
        cls,
        now: Round,
        earlier: Iterable[Round],
        *,
        invited: bool = False,
        letters: tuple[Letter, ...] = (),
        disputes: tuple[Dispute, ...] = (),
    ) -> History:
        """Return the history with every office's standing worked out once."""
        now = replace(now, assessments=tuple(map(_with_days_told, now.assessments)))
        rounds = (*earlier, now)
        standings = tuple(_standings(round_) for round_ in rounds)
        return cls(
            now,
            rounds[:-1],
            standings,
            invited=invited,
            letters=letters,
            reminders=_sent_by_office(letters),
            disputes=disputes,
        )

    def corrected_from(self, replaced: Round) -> History:
        """Return the history with what the last meeting's round corrected in an earlier one that it took the place of."""
        last = self.earlier[-1]
        before, after = _standings(replaced), self.standings[-2]
        counted = {assessment.office.id for round_ in (replaced, last) for assessment in counted_offices(round_)}
        differing = sum(_stands(before.get(office)) != _stands(after.get(office)) for office in counted)
        return replace(self, correction=Correction(replaced.header.day, last.header.day, differing))

    def contacted(self, at_meeting: Round) -> frozenset[str]:
        """Return the offices (ids) of a round with which there was contact by its day: they were spoken to, answered, or were reminded."""
        day = at_meeting.header.day
        reminded = {
            office
            for office, letters in self.reminders.items()
            if any(letter.sent is not None and letter.sent.day <= day for letter in letters)
        }
        spoken_to = {assessment.office.id for assessment in at_meeting.assessments if assessment.asked}
        return frozenset(spoken_to | reminded)

    @property
    def called(self) -> tuple[str, ...]:
        """How papers call the meetings, oldest first, all in one way: by month (YYYY-MM), or where two fall in one month by day.

        The month is that for which a meeting was planned. One of which only the month is known is called by it.
        """
        headers = [round_.header for round_ in (*self.earlier, self.now)]
        months = Counter(month for header in headers for month in _months(header))
        if max(months.values()) == 1:
            return tuple(header.meeting[:MONTH_SIGNS] for header in headers)
        return tuple(
            header.meets_on.isoformat() if header.meets_on is not None else header.meeting for header in headers
        )

    @property
    def meetings(self) -> tuple[tuple[str, Round, dict[str, OfficeAssessment], dict[str, Standing]], ...]:
        """Every meeting, oldest first: how papers call it, its round, and the assessments and standings of its offices by their ids."""
        return tuple(zip(self.called, (*self.earlier, self.now), self.of_office, self.standings, strict=True))

    @property
    def current(self) -> dict[str, Standing]:
        """How the offices stand now."""
        return self.standings[-1]

    @property
    def previous(self) -> dict[str, Standing] | None:
        """How they stood at the last meeting; None when this is the first."""
        return self.standings[-2] if self.earlier else None


@dataclass(frozen=True, slots=True)
class RoundMaterial:
    """What the papers of a round are made from: the round with its history, and what the workspace prints on its papers."""

    past: History
    letterhead: Letterhead


def _sent_by_office(letters: Iterable[Letter]) -> dict[str, tuple[Letter, ...]]:
    found: dict[str, list[Letter]] = {}
    for letter in letters:
        if letter.draft.purpose in REMINDERS and letter.sent is not None:
            for asked in letter.draft.offices:
                found.setdefault(asked.office, []).append(letter)
    return {office: tuple(sorted(sent, key=lambda letter: letter.draft.purpose.step)) for office, sent in found.items()}


def _with_days_told(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return an office without the days by which answers of a register count, where nobody told anything on them.

    Such are those of rows whose day of contact does not fit their form, while it is not said which day is meant.
    """
    talks = days_of_talks(assessment)
    findings = tuple(_with_day_told(finding, talks) for finding in assessment.findings)
    unchanged = all(now is then for now, then in zip(findings, assessment.findings, strict=True))
    return assessment if unchanged else structs.replace(assessment, findings=findings)


def _with_day_told(finding: Finding, talks: AbstractSet[date]) -> Finding:
    on = day_told(finding.source, finding.observed_on, talks)
    return finding if on == finding.observed_on else structs.replace(finding, observed_on=on)


def _months(header: RoundHeader) -> set[str]:
    """Return the months (YYYY-MM) that name the meeting of a round: that for which it was planned, and that of its day."""
    return {
        header.meeting[:MONTH_SIGNS],
        f"{header.meets_on:%Y-%m}" if header.meets_on is not None else header.meeting[:MONTH_SIGNS],
    }


def _stands(standing: Standing | None) -> dict[str, Status] | None:
    return standing.by_decision if standing is not None else None


def _standings(round_: Round) -> dict[str, Standing]:
    decisions = [decision.id for decision in round_.header.ordering]
    return {assessment.office.id: standing_of(assessment, decisions) for assessment in round_.assessments}


def weakest_grade(findings: Iterable[Finding]) -> Grade | None:
    """Return the weakest grade among findings that passed; None where none did."""
    return min(
        (finding.grade for finding in findings if finding.outcome is Outcome.PASS and finding.grade is not None),
        default=None,
    )


def witnessed_by(findings: Sequence[Finding]) -> frozenset[str]:
    """Return the ways by which was witnessed what passed with the weakest grade; none where another is the weakest."""
    weakest = weakest_grade(findings)
    if weakest is not Grade.WITNESSED:
        return frozenset()
    return frozenset(
        finding.way for finding in findings if finding.outcome is Outcome.PASS and finding.grade is Grade.WITNESSED
    )


def standing_of(assessment: OfficeAssessment, decisions: Sequence[str]) -> Standing:
    """Return how an office stands under each ordering decision (ids), and over all."""
    shall = assessment.of(level=Level.SHALL)
    by_decision = {}
    grades = {}
    doubted = set()
    for decision in decisions:
        ordered = [finding for finding in shall if finding.decision == decision]
        if _was_only_doubted(ordered, assessment.office):
            doubted.add(decision)
        by_decision[decision] = office_status(ordered)
        grade = weakest_grade(ordered)
        if grade is not None:
            grades[decision] = grade
    return Standing(
        by_decision,
        office_status(shall),
        assessment.answered,
        grades,
        weakest_grade(shall),
        frozenset(doubted),
    )


def _was_only_doubted(ordered: Iterable[Finding], office: Office) -> bool:
    """Whether all that is open awaited whose an answer is, or who is who where each turned out to be one of before: he bears its id."""
    same = {subject.id for subject in office.subjects if subject.id in subject.doubts}
    opened = [finding for finding in ordered if finding.is_open]
    return bool(opened) and all(
        finding.reason is MissingReason.UNPLACED or (awaits_identity(finding, office) and finding.subject in same)
        for finding in opened
    )


def head(history: History, letterhead: Letterhead) -> Head:
    """Return what stands on every paper of the round."""
    now = history.now
    return Head(
        now.header.committee,
        letterhead,
        now.header.meeting,
        now.number,
        now.digest,
        now.header.day,
        _after_the_meeting(now.header, now.header.due),
        now.header.due_assumed,
        _after_the_meeting(now.header, now.header.next_meeting),
        now.header.ordering,
        now.header.example,
        now.header.meets_on,
        now.header.others,
    )


def _after_the_meeting(header: RoundHeader, day: date | None) -> date | None:
    """Return a day if the meeting of the round can still decide on it; of the very meeting it may be in rounds kept long ago."""
    meets_on = header.meets_on
    if meets_on is None and header.next_meeting is not None and f"{header.next_meeting:%Y-%m}" == header.meeting:
        meets_on = header.next_meeting  # in rounds from before the day of the meeting was kept
    return day if day is not None and day > max(header.day, meets_on or header.day) else None


def counted_offices(round_: Round) -> tuple[OfficeAssessment, ...]:
    """Return the assessments that are counted: of all but the offices that check themselves voluntarily."""
    return tuple(assessment for assessment in round_.assessments if not assessment.office.voluntary)


def awaits_identity(finding: Finding, office: Office) -> bool:
    """Whether nothing is known because it is not known yet which of before is which: of one listed, or of one who may be he."""
    doubted = finding.subject in office.maybe_listed or any(
        subject.doubts for subject in office.subjects if subject.id == finding.subject
    )
    return finding.outcome is Outcome.UNKNOWN and doubted


def is_pending(status: Status | None) -> bool:
    """Whether something is still to be done or told."""
    return status in {Status.PARTIAL, Status.NOT_IMPLEMENTED, Status.NO_INFORMATION}


def office_name(assessment: OfficeAssessment) -> OfficeName:
    """Return an office as annexes list it."""
    return OfficeName(assessment.serial, assessment.office.name)


def causes_named(assessment: OfficeAssessment) -> set[Cause]:
    """Return the causes that stand for what is ordered and not done in an office: those that nothing is told against."""
    return {
        finding.standing_cause for finding in assessment.of(level=Level.SHALL) if finding.standing_cause is not None
    }


def owner_causes(assessment: OfficeAssessment) -> set[Cause]:
    """Return the causes that stand in an office and of which the portal's owner is asked to do something."""
    return {cause for cause in causes_named(assessment) if cause.asked_of_owner}


def hindered(assessment: OfficeAssessment) -> dict[str, Cause]:
    """Return the accounts (ids) at which nothing can be done that is left of their duties, each with the cause that stands for it."""
    return {
        finding.subject: finding.standing_cause
        for finding in assessment.of(level=Level.SHALL)
        if finding.standing_cause is not None and finding.standing_cause.hinders_all
    }


def causes_hindering(assessment: OfficeAssessment) -> tuple[Cause, ...]:
    """Return why nothing that is left can be done at some account of an office, in the causes' own order."""
    found = set(hindered(assessment).values())
    return tuple(cause for cause in Cause if cause in found)


def is_only_hindered(assessment: OfficeAssessment) -> bool:
    """Whether all that is open in an office is so at accounts at which nothing can be done."""
    opened = {finding.subject for finding in assessment.of(level=Level.SHALL) if finding.is_open}
    return bool(opened) and opened <= hindered(assessment).keys()


def vacant_posts(assessment: OfficeAssessment) -> set[str]:
    """Return the accounts (ids) of which it stands that the post is vacant: nobody is there to do what is left of their duties."""
    return {subject for subject, cause in hindered(assessment).items() if cause is Cause.VACANT}


_ADDRESS: Final = "official-email-held"
_WRITTEN_FROM_IT: Final = "official-email-used"


def is_put_off(finding: Finding, assessment: OfficeAssessment) -> bool:
    """Whether there is nothing to tell until time that was given ends: whether letters go from an address for which there is a waiver."""
    asks = finding.policy == _WRITTEN_FROM_IT and finding.outcome is Outcome.UNKNOWN
    return asks and any(
        other.policy == _ADDRESS and other.outcome is Outcome.WAIVED
        for other in assessment.of(decision=finding.decision, subject=finding.subject)
    )


def owed_duties(assessment: OfficeAssessment) -> set[str]:
    """Return the policies (ids) under which an office has something to do or to tell.

    That is not what is open of vacant posts, nor of who left the roster without a reason or may be one of before, which is asked of
    who keeps it, nor what is put off with a duty for which time was given.
    """
    vacant = vacant_posts(assessment)
    return {
        finding.policy
        for finding in assessment.of(level=Level.SHALL)
        if finding.is_open
        and finding.subject not in vacant
        and not finding.told_before_leaving
        and not awaits_identity(finding, assessment.office)
        and not is_put_off(finding, assessment)
    }


def names_portal(assessment: OfficeAssessment) -> bool:
    """Whether the portal is in the way of anything that is ordered of an office."""
    return any(cause.of_portal for cause in causes_named(assessment))


def transferred_accounts(assessment: OfficeAssessment, history: History) -> list[Account]:
    """Return the accounts whose holder changed since the decision and whose duties are not all done again."""
    days = {decision.id: decision.day for decision in history.now.header.decisions}
    open_duties = {
        finding.subject: finding for finding in assessment.of(level=Level.SHALL) if finding.is_open and finding.decision
    }
    return [
        account
        for account in assessment.office.accounts
        if account.holder_since is not None
        and account.id in open_duties
        and account.holder_since > days[open_duties[account.id].decision]
    ]
