"""How offices stand in a round, each by itself: under every decision and over all, and what is left for it to do."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.baseline import Level, in_time
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Finding, OfficeAssessment, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.standing import put_off_by_waiver, standing_on, status_of
from auditor.model.views.head import OfficeName
from auditor.register.days_told import awaits_day

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence

    from auditor.i18n import Text
    from auditor.model.baseline import Decision
    from auditor.model.round import Round
    from auditor.model.subjects import Office


class Standing(Struct, frozen=True):
    """How one office stands: per ordering decision, and over all of them.

    `doubted` are the decisions under which all that was open was so only because what was told had grown old, or it was not known whose
    an answer is, or who is who, where the answer since was "the same": by all that is known the office stood then as it had before.
    """

    by_decision: dict[str, Status]
    overall: Status
    answered: bool
    grades: dict[str, Grade]
    overall_grade: Grade | None
    doubted: frozenset[str] = frozenset()

    @property
    def key(self) -> Hashable:
        """By which it is known again, in the order of its decisions."""
        parts = (tuple(self.by_decision.items()), tuple(self.grades.items()))
        return (*parts, self.overall, self.answered, self.overall_grade, self.doubted)


class Stood(Struct, frozen=True, dict=True):
    """How all offices stood in a round: so much of an earlier one is held, and no more.

    Attributes:
        standings: by the offices' ids.
        places: at which place of the round an office (its id) is.
        counted: the offices that are counted (ids), row by row, and whether each had answered.
        asked: the offices (ids) that were spoken to, or told something by themselves.
        asks_owner: there was something to ask the portal's owner for one that is counted.

    """

    standings: dict[str, Standing]
    places: dict[str, int]
    counted: tuple[tuple[str, bool], ...]
    asked: frozenset[str]
    asks_owner: bool

    @cached_property
    def counted_ids(self) -> frozenset[str]:
        """The offices that are counted (ids)."""
        return frozenset(office for office, _ in self.counted)


def all_stood(rounds: Iterable[Round], before: Stood | None = None) -> tuple[Stood, ...]:
    """Return how all offices stood in rounds, each read once, row by row; what is the same in several of them, or as it was before, is held once."""
    held = {each.key: each for each in before.standings.values()} if before is not None else {}
    found: list[Stood] = []
    for round_ in rounds:
        decisions = [decision.id for decision in round_.header.ordering]
        standings: dict[str, Standing] = {}
        places: dict[str, int] = {}
        counted: list[tuple[str, bool]] = []
        asked: set[str] = set()
        asks = False
        for place, assessment in enumerate(round_.assessments):
            office = sys.intern(assessment.office.id)
            standing = standing_of(assessment, decisions)
            standings[office] = held.setdefault(standing.key, standing)
            places[office] = place
            if assessment.asked:
                asked.add(office)
            if not assessment.office.voluntary:
                counted.append((office, standing.answered))
                asks = asks or bool(owner_causes(assessment))
        stood = Stood(standings, places, tuple(counted), frozenset(asked), asks)
        before = stood if before is None else _with_the_same(stood, before)
        found.append(before)
    return tuple(found)


def _with_the_same(stood: Stood, before: Stood) -> Stood:
    """Return how offices stood, holding what is as it was before only once."""
    return Stood(
        before.standings if stood.standings == before.standings else stood.standings,
        before.places if stood.places == before.places else stood.places,
        before.counted if stood.counted == before.counted else stood.counted,
        before.asked if stood.asked == before.asked else stood.asked,
        stood.asks_owner,
    )


def done_duties(assessment: OfficeAssessment, but: Container[tuple[str, str]]) -> frozenset[str]:
    """Return the policies (ids) of which all that is ordered of an office is done, `but` for what nobody did: (subject, policy)."""
    applying = (each for each in assessment.of(level=Level.SHALL) if each.outcome is not Outcome.NOT_APPLICABLE)
    return only_such(applying, lambda finding: finding.outcome is Outcome.PASS and finding.about not in but)


def counted_offices(round_: Round) -> Iterator[OfficeAssessment]:
    """Yield the assessments that are counted: of all but the offices that check themselves voluntarily."""
    return (assessment for assessment in round_.assessments if not assessment.office.voluntary)


def office_name(assessment: OfficeAssessment) -> OfficeName:
    """Return an office as annexes list it."""
    return OfficeName(assessment.serial, assessment.office.name)


def weakest_grade(findings: Iterable[Finding], outcome: Outcome = Outcome.PASS) -> Grade | None:
    """Return the weakest grade among findings of an outcome, such as those that passed; None where there are none."""
    grades = (finding.grade for finding in findings if finding.outcome is outcome and finding.grade is not None)
    return min(grades, default=None)


def witnessed_by(findings: Sequence[Finding], outcome: Outcome = Outcome.PASS) -> frozenset[str]:
    """Return the ways by which was witnessed what has an outcome with the weakest grade; none where another is the weakest."""
    weakest = weakest_grade(findings, outcome)
    if weakest is not Grade.WITNESSED:
        return frozenset()
    return frozenset(
        finding.way for finding in findings if finding.outcome is outcome and finding.grade is Grade.WITNESSED
    )


def standing_of(assessment: OfficeAssessment, decisions: Sequence[str]) -> Standing:
    """Return how an office stands under each ordering decision (ids), and over all."""
    shall = assessment.of(level=Level.SHALL)
    by_decision = {}
    grades = {}
    doubted = set()
    for decision in decisions:
        ordered = [finding for finding in shall if finding.decision == decision]
        if _was_only_doubted(standing_on(assessment, decision), assessment):
            doubted.add(decision)
        by_decision[decision] = status_of(assessment, decision)
        grade = weakest_grade(ordered)
        if grade is not None:
            grades[decision] = grade
    return Standing(
        by_decision,
        status_of(assessment),
        assessment.answered,
        grades,
        weakest_grade(shall),
        frozenset(doubted),
    )


def _was_only_doubted(ordered: Iterable[Finding], assessment: OfficeAssessment) -> bool:
    """Whether all that is open awaited that it is told again, whose an answer is, or what it says, on which day its holder joined, whether it comes back at all, or who is who where each turned out to be one of before: he bears its id."""
    office = assessment.office
    same = {subject.id for subject in office.subjects if subject.id in subject.doubts}
    put_off = put_off_by_waiver(assessment.findings)
    opened = [finding for finding in ordered if finding.is_open and finding.about not in put_off]
    return bool(opened) and all(
        finding.awaits_joining
        or finding.counts_no_more
        or finding.reason in {MissingReason.UNPLACED, MissingReason.UNCLEAR}
        or finding.subject in office.gone_elsewhere
        or (awaits_identity(finding, office) and finding.subject in same)
        for finding in opened
    )


def awaits_identity(finding: Finding, office: Office) -> bool:
    """Whether nothing is known because it is not known yet which of before is which: of one listed, or of one who may be he.

    What is not known whichever of before he is awaits no such answer: the office is asked for it like any other. Of one who left and may be
    listed, under another post or login or by another office, whatever is open awaits it: also why he left.
    """
    if finding.awaits_reason and finding.subject in office.maybe_listed:
        return True
    doubted = finding.subject in office.maybe_listed or office.is_doubtful(finding.subject)
    return finding.outcome is Outcome.UNKNOWN and doubted and not finding.either_way


def asked_of_keeper(finding: Finding, office: Office) -> bool:
    """Whether only who keeps the roster settles what is open of who is listed.

    That is who of before somebody is, on which day an answer was told, what a request for correction that was upheld puts right, and how many
    user IDs an office has once all that it had left for reasons that were told.
    """
    emptied = finding.of_no_account and office.emptied
    settles = emptied or awaits_day(finding) or finding.is_to_correct or awaits_identity(finding, office)
    return settles and not asked_why(finding, office)


def asked_why(finding: Finding, office: Office) -> bool:
    """Whether something is open at who left the roster and an office is only asked why: not of one who may be listed all the same."""
    return finding.awaits_reason and finding.subject not in office.maybe_listed


def is_to_correct(assessment: OfficeAssessment) -> bool:
    """Whether a request for correction of an office was upheld, and nothing was told of that duty since."""
    return any(finding.is_to_correct for finding in assessment.findings)


def is_pending(status: Status | None) -> bool:
    """Whether something is still to be done or told."""
    return status in {Status.PARTIAL, Status.NOT_IMPLEMENTED, Status.NO_INFORMATION}


def causes_named(assessment: OfficeAssessment) -> set[Cause]:
    """Return the causes that count in an office (`Finding.counted_cause`): all papers number, name and write about these."""
    counted = (finding.counted_cause for finding in assessment.of(level=Level.SHALL))
    return {cause for cause in counted if cause is not None}


def causes_of_holders(assessment: OfficeAssessment) -> dict[str, Cause]:
    """Return the accounts (ids) of an office of which a cause stands of who has the post, each with it (`Cause.of_holder`)."""
    found = ((finding.subject, finding.holders_cause) for finding in assessment.of(level=Level.SHALL))
    return {subject: cause for subject, cause in found if cause is not None}


def vacant_but_done(assessment: OfficeAssessment) -> frozenset[str]:
    """Return the accounts (ids) of an office whose posts are vacant and of which nothing is open: it is only asked who has the user ID."""
    return assessment.vacant_posts - {
        finding.subject for finding in assessment.of(level=Level.SHALL) if finding.is_open
    }


def is_cause_refuted(finding: Finding) -> bool:
    """Whether a cause does not count since something is told against it: two answers do not agree. One that is the later word beside a yes counts, so it contradicts none."""
    return bool(finding.against_cause) and finding.counted_cause is None


def asks_whether_it_is_own(finding: Finding) -> bool:
    """Return whether of a user ID that does not have it done its office was told to have none of its own, while another one of it is known: the two do not agree on that, and on no duty."""
    return finding.is_open and finding.cause is Cause.NO_OWN_ACCOUNT and bool(finding.against_cause)


def asks_which(finding: Finding) -> bool:
    """Return whether an office is to tell which of two answers on a duty, or why it is not done, is right."""
    return finding.is_told_otherwise or (bool(finding.against_cause) and not asks_whether_it_is_own(finding))


def cause_at_portal(finding: Finding) -> Cause | None:
    """Return for which cause a duty awaits the portal, its own or that login is impossible, which shuts it out too; None where it does not."""
    return (finding.standing_cause or Cause.LOCKED_OUT) if finding.awaits_portal else None


def owner_causes(assessment: OfficeAssessment) -> set[Cause]:
    """Return the causes that count in an office and of which the portal's owner is asked to do something."""
    asked = (finding.counted_cause for finding in assessment.of(level=Level.SHALL) if finding.asks_owner)
    return {cause for cause in asked if cause is not None}


def causes_hindering(assessment: OfficeAssessment) -> tuple[Cause, ...]:
    """Return why nothing that is left can be done at some account of an office, or it is asked who has it, or whether login is possible now, in the causes' own order."""
    opposing = {each.counted_cause for each in assessment.of(level=Level.SHALL) if each.is_opposed}
    found = {*assessment.hindered.values(), *(cause for cause in opposing if cause is not None)}
    return tuple(cause for cause in Cause if cause in found)


def has_no_part(assessment: OfficeAssessment, decision: str | None = None) -> bool:
    """Whether all that is open in an office, under one decision (its id) or over all, is so at accounts at which nothing can be done, is asked of who keeps the roster, or is put off."""
    opened = [finding for finding in standing_on(assessment, decision) if finding.is_open]
    return bool(opened) and all(
        finding.awaits_reason
        or finding.subject in assessment.hindered
        or finding.waits_for
        or asked_of_keeper(finding, assessment.office)
        for finding in opened
    )


def held_open(assessment: OfficeAssessment, ordering: Sequence[Decision]) -> tuple[Text, ...]:
    """Return the decisions, as sentences name them, under which an office is not done since it is asked whether somebody moved to another list, and beside that only who of before somebody is: no row of it shows that."""
    office = assessment.office

    def is_held(decision: Decision) -> bool:
        left = [each for each in standing_on(assessment, decision.id) if each.is_open]
        others = [each for each in left if each.subject not in office.gone_elsewhere]
        return len(others) < len(left) and all(awaits_identity(each, office) for each in others)

    return tuple(each.called_among(ordering) for each in filter(is_held, in_time(ordering)))


def users_there(office: Office) -> int:
    """Return how many user IDs an office has by what is listed or told: those that left count on (`Office.users`), but are none of these."""
    return max(office.user_count, sum(not account.left for account in office.accounts))


def leavers(assessment: OfficeAssessment) -> Mapping[str, tuple[Text, ...]]:
    """Return who of an office left the roster without a reason, by name, those of each former portal by that one's address (empty: they stood at the present one); nobody of whom it is asked first which of several is listed."""
    office = assessment.office
    left = {finding.subject for finding in assessment.of(level=Level.SHALL) if asked_why(finding, office)}
    found: dict[str, tuple[Text, ...]] = {}
    for account in office.accounts if left else ():
        if account.id in left:
            found[account.former_portal] = (*found.get(account.former_portal, ()), office.called[account.id])
    return found


def only_for_keeper(assessment: OfficeAssessment) -> frozenset[str]:
    """Return the policies (ids) under which all that is open is settled by who keeps the roster."""
    return _only_open(assessment, lambda finding: _is_for_others(finding, assessment))


def only_for_user_ids(assessment: OfficeAssessment) -> frozenset[str]:
    """Return the policies (ids) under which nothing is to be done before it is known which user IDs an office has that answered."""
    told = any(
        finding.of_no_account and (finding.is_answered or finding.had_no_own_account)
        for finding in assessment.of(level=Level.SHALL)
    )
    return _only_open(assessment, lambda finding: finding.is_of_none_of_its_own or (told and finding.of_no_account))


def only_without_account(assessment: OfficeAssessment) -> frozenset[str]:
    """Return the policies (ids) under which all that is open is of an office of which no account is listed, or that told that it has none of its own."""
    return _only_open(assessment, lambda finding: finding.is_of_none_of_its_own or finding.of_no_account)


def only_put_off(assessment: OfficeAssessment) -> frozenset[str]:
    """Return the policies (ids) under which all that is open waits for another duty that lacks, or for which time was given, or is none of the office's to do."""
    return _only_open(assessment, lambda finding: bool(finding.waits_for) or _is_for_others(finding, assessment))


def _is_for_others(finding: Finding, assessment: OfficeAssessment) -> bool:
    return finding.awaits_reason or asked_of_keeper(finding, assessment.office)


def only_without_own(assessment: OfficeAssessment) -> frozenset[str]:
    """Return the policies (ids) under which all that is open is so since the office told that it has no user ID of its own."""
    return _only_open(assessment, lambda finding: finding.has_no_own_account)


def _only_open(assessment: OfficeAssessment, is_so: Callable[[Finding], bool]) -> frozenset[str]:
    return only_such((finding for finding in assessment.of(level=Level.SHALL) if finding.is_open), is_so)


def only_such(findings: Iterable[Finding], is_so: Callable[[Finding], bool]) -> frozenset[str]:
    """Return the policies (ids) of findings under which all of them are so."""
    so: dict[bool, set[str]] = {True: set(), False: set()}
    for finding in findings:
        so[is_so(finding)].add(finding.policy)
    return frozenset(so[True] - so[False])


def names_portal(assessment: OfficeAssessment) -> bool:
    """Whether a cause counts in an office of which the portal's owner is asked to do something."""
    return bool(owner_causes(assessment))


def has_somebody_silent(assessment: OfficeAssessment) -> bool:
    """Whether an office told nothing that counts of itself, or of somebody in it, who has something to do or to tell."""
    told = {finding.subject for finding in assessment.of(level=Level.SHALL) if finding.is_answered}
    return any(finding.subject not in told for finding in owed_findings(assessment))


def owed_duties(assessment: OfficeAssessment) -> set[str]:
    """Return the policies (ids) under which an office has something to do or to tell.

    That is not what is open where nothing can be done, of vacant posts and of who cannot log in, nor of who left the roster without a reason or what else is asked of who keeps it, nor
    what is put off with a duty for which time was given.
    """
    return {finding.policy for finding in owed_findings(assessment)}


def owed_findings(assessment: OfficeAssessment) -> tuple[Finding, ...]:
    """Return what is found of the duties that an office has to do or to tell (see `owed_duties`)."""
    hindered = assessment.hindered
    return tuple(
        finding
        for finding in assessment.of(level=Level.SHALL)
        if finding.is_open
        and finding.subject not in hindered
        and not finding.awaits_reason
        and not asked_of_keeper(finding, assessment.office)
        and not finding.waits_for
    )
