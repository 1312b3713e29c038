"""Counts of a round: what all annexes share."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.model.finding import OfficeAssessment, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, GroupTally, Tally
from auditor.model.views.summary import (
    AdviceCount,
    Correction,
    DecisionPart,
    MeetingTally,
    Proposal,
    ProposalCode,
    Summary,
)
from auditor.views.changes import changes_under
from auditor.views.history import (
    History,
    Standing,
    causes_named,
    counted_offices,
    head,
    is_pending,
    transferred_accounts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.round import Round
    from auditor.model.views.head import Letterhead

SMALLEST_PUBLIC_GROUP: Final = 5
"""Groups with fewer accounts are merged in a paper that may be published: a fraction of one to four names a person."""

SMALLEST_PUBLIC_COUNT: Final = 3
"""Causes given by fewer offices are left out of a paper that may be published."""
SHARED_ACCOUNT: Final = "account-not-shared"


def _tally(assessments: Iterable[OfficeAssessment], standings: dict[str, Standing], decision: str) -> Tally:
    counts: Counter[Status] = Counter()
    basis = [0] * len(Grade)
    asked = answered = 0
    for assessment in assessments:
        standing = standings[assessment.office.id]
        status = standing.by_decision.get(decision, Status.NOT_APPLICABLE)
        counts[status] += 1
        if status is Status.NOT_APPLICABLE:
            continue
        asked += assessment.asked
        answered += assessment.answered
        if status is Status.IMPLEMENTED:
            basis[standing.grades[decision].rank] += 1
    applicable = counts.total() - counts[Status.NOT_APPLICABLE]
    return Tally(
        applicable,
        asked,
        answered,
        counts[Status.IMPLEMENTED],
        counts[Status.PARTIAL],
        counts[Status.NOT_IMPLEMENTED],
        counts[Status.NO_INFORMATION],
        counts[Status.WAIVED],
        counts[Status.NOT_APPLICABLE],
        (basis[0], basis[1], basis[2], basis[3], basis[4]),
        counts[Status.AWAITING_PORTAL],
    )


def _groups(history: History, decision: Decision, *, public: bool) -> tuple[GroupTally, ...]:
    by_kind: dict[OfficeKind, list[OfficeAssessment]] = {}
    for assessment in counted_offices(history.now):
        if history.current[assessment.office.id].by_decision[decision.id] is not Status.NOT_APPLICABLE:
            by_kind.setdefault(assessment.office.kind, []).append(assessment)
    groups: list[tuple[tuple[OfficeKind, ...], list[OfficeAssessment]]] = [
        ((kind,), by_kind[kind]) for kind in OfficeKind if kind in by_kind
    ]
    if public:
        groups = _merged(groups)
    return tuple(
        GroupTally(kinds, _accounts(members), _tally(members, history.current, decision.id))
        for kinds, members in groups
    )


def _accounts(members: Iterable[OfficeAssessment]) -> int:
    return sum(max(len(assessment.office.accounts), assessment.office.user_count) for assessment in members)


def _merged(
    groups: list[tuple[tuple[OfficeKind, ...], list[OfficeAssessment]]],
) -> list[tuple[tuple[OfficeKind, ...], list[OfficeAssessment]]]:
    """Merge the smallest groups until each has enough accounts, or one group is left."""
    groups = list(groups)
    while len(groups) > 1 and min(_accounts(members) for _, members in groups) < SMALLEST_PUBLIC_GROUP:
        groups.sort(key=lambda group: _accounts(group[1]))
        (first, ours), (second, theirs), *rest = groups
        groups = [(tuple(kind for kind in OfficeKind if kind in (*first, *second)), ours + theirs), *rest]
    return sorted(groups, key=lambda group: list(OfficeKind).index(group[0][0]))


def summary(history: History, letterhead: Letterhead, *, public: bool) -> Summary:
    """Return the counts that all annexes of the round share.

    Args:
        history: this round and those of earlier meetings.
        letterhead: what the workspace prints.
        public: merge groups too small to be published.

    """
    now, counted = history.now, counted_offices(history.now)
    parts = []
    for decision in now.header.ordering:
        newly, slipped, pending = changes_under(history, decision)
        past = tuple(
            MeetingTally(round_.header.meeting, _tally(counted_offices(round_), standings, decision.id))
            for round_, standings in zip((*history.earlier, now), history.standings, strict=True)
        )
        groups = _groups(history, decision, public=public)
        parts.append(DecisionPart(decision, groups, past[-1].tally, past, len(newly), len(slipped), len(pending)))
    overall = [history.current[assessment.office.id] for assessment in counted]
    basis = Counter(standing.overall_grade for standing in overall if standing.overall is Status.IMPLEMENTED)
    moved = _overall_changes(history)
    return Summary(
        head=head(history, letterhead),
        offices=len(counted),
        asked=sum(assessment.asked for assessment in counted),
        answered=sum(assessment.answered for assessment in counted),
        own_offices=len(now.assessments) - len(counted),
        implemented=sum(standing.overall is Status.IMPLEMENTED for standing in overall),
        basis=(basis[Grade(0)], basis[Grade(1)], basis[Grade(2)], basis[Grade(3)], basis[Grade(4)]),
        parts=tuple(parts),
        portal_offices=_publishable(
            sum(any(cause.of_portal for cause in causes_named(assessment)) for assessment in counted), public=public
        ),
        causes=tuple(count for count in _cause_counts(counted) if _publishable(count.offices, public=public)),
        advice=_advice(now, counted),
        proposals=_proposals(history, counted),
        first=history.previous is None,
        previous_meeting=history.earlier[-1].header.meeting if history.earlier else "",
        newly_done=moved[0],
        slipped=moved[1],
        pending=moved[2],
        waived=sum(any(finding.outcome is Outcome.WAIVED for finding in assessment.findings) for assessment in counted),
        gone=now.header.gone,
        password_rule=now.header.password_rule,
        awaiting_portal=sum(standing.overall is Status.AWAITING_PORTAL for standing in overall),
        corrected=_published(history.correction, public=public),
    )


def _published(correction: Correction | None, *, public: bool) -> Correction | None:
    if correction is None or not public:
        return correction
    return replace(correction, offices=_publishable(correction.offices or 0, public=True) or None)


def _publishable(offices: int, *, public: bool) -> int:
    """Return a count, or nought where it may be published and is so small that it names an office."""
    return 0 if public and offices < SMALLEST_PUBLIC_COUNT else offices


def _overall_changes(history: History) -> tuple[int, int, int]:
    """Offices newly done, slipped back and pending over all ordering decisions together."""
    if history.previous is None:
        return 0, 0, 0
    newly = slipped = pending = 0
    for assessment in counted_offices(history.now):
        before = history.previous.get(assessment.office.id)
        now = history.current[assessment.office.id].overall
        was_done = before is not None and before.overall is Status.IMPLEMENTED
        newly += now is Status.IMPLEMENTED and not was_done
        slipped += was_done and is_pending(now)
        pending += before is not None and not was_done and is_pending(now)
    return newly, slipped, pending


def _cause_counts(counted: Iterable[OfficeAssessment]) -> tuple[CauseCount, ...]:
    counts = Counter(cause for assessment in counted for cause in causes_named(assessment))
    return tuple(CauseCount(cause, counts[cause]) for cause in Cause if counts[cause])


def _advice(now: Round, counted: Sequence[OfficeAssessment]) -> tuple[AdviceCount, ...]:
    lines = []
    for rule in now.header.rules:
        if rule.level is not Level.SHOULD:
            continue
        outcomes = [
            {finding.outcome for finding in assessment.findings if finding.policy == rule.policy}
            for assessment in counted
        ]
        failing = sum(Outcome.FAIL in found for found in outcomes)
        known = sum(bool(found & {Outcome.FAIL, Outcome.PASS}) for found in outcomes)
        lines.append(AdviceCount(rule.advice or rule.duty, failing, known))
    return tuple(lines)


def _proposals(history: History, counted: Sequence[OfficeAssessment]) -> tuple[Proposal, ...]:
    standings = [history.current[assessment.office.id] for assessment in counted]
    numbers = {
        ProposalCode.LEFT: sum(
            standing.overall in {Status.PARTIAL, Status.NOT_IMPLEMENTED}
            or (standing.overall is Status.NO_INFORMATION and standing.answered)
            for standing in standings
        ),
        ProposalCode.SILENT: sum(
            standing.overall is Status.NO_INFORMATION and not standing.answered for standing in standings
        ),
        ProposalCode.PORTAL: sum(any(cause.of_portal for cause in causes_named(assessment)) for assessment in counted),
        ProposalCode.TRANSFER: sum(bool(transferred_accounts(assessment, history)) for assessment in counted),
        ProposalCode.SHARED: sum(_is_shared(assessment) for assessment in counted),
        ProposalCode.CLOSED: 0,
    }
    concerned = Counter(standing.overall for standing in standings if standing.overall is not Status.NOT_APPLICABLE)
    if not concerned.keys() - {Status.IMPLEMENTED, Status.WAIVED}:
        numbers[ProposalCode.CLOSED] = concerned[Status.IMPLEMENTED]
    return tuple(Proposal(code, numbers[code]) for code in ProposalCode if numbers[code])


def _is_shared(assessment: OfficeAssessment) -> bool:
    return any(finding.policy == SHARED_ACCOUNT and finding.outcome is Outcome.FAIL for finding in assessment.findings)
