"""Counts of a round: what all annexes share."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.model.finding import OfficeAssessment, Outcome, Status
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, GroupTally, Tally, basis_of
from auditor.model.views.in_between import InBetween
from auditor.model.views.summary import (
    AdviceCount,
    DecisionPart,
    DutyBasis,
    MeetingTally,
    Proposal,
    ProposalCode,
    Summary,
    Uncounted,
)
from auditor.views.annex import basis
from auditor.views.compared.changes import changes_under
from auditor.views.compared.history import History, head
from auditor.views.compared.recounted import recounted_under
from auditor.views.compared.stood import (
    Standing,
    causes_named,
    counted_offices,
    has_no_part,
    is_pending,
    names_portal,
    only_for_user_ids,
    only_without_own,
    owed_duties,
    owed_findings,
)
from auditor.views.compared.transfers import transferred_accounts
from auditor.views.compared.turned import departed_of, departed_under, turned_of, turned_under
from auditor.views.letters.errands import Unreminded, has_answered_the_last, unreminded
from auditor.views.letters.portal_requests import portal_letter_before
from auditor.views.letters.sent_letters import OF_PORTAL, had_the_final, owner_told, portal_clauses, reminders_of
from auditor.views.letters.tried_by import requests_with_offices
from auditor.views.remarks.remarks import SHARED_ACCOUNT
from auditor.views.remarks.told_before import (
    has_told_before,
    is_told_to_finish,
    is_told_to_tell_again,
    uncounted_of,
    why_told_again,
)
from auditor.views.remarks.told_by_slip import has_only_slips_to_send
from auditor.views.sampling import candidates, logins_seen, sample_tally, to_draw

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.grades import Grade
    from auditor.model.round import Round, RuleCard
    from auditor.model.views.annexes import Change
    from auditor.model.views.head import Letterhead
    from auditor.views.compared.since import Since

SMALLEST_PUBLIC_GROUP: Final = 5
"""Groups with fewer accounts are merged in a paper that may be published: a fraction of one to four names a person."""


def _tally(
    offices: Iterable[tuple[str, bool]], standings: dict[str, Standing], decision: str, contacted: Container[str]
) -> Tally:
    """Return how offices (ids, and whether each had answered) stood under a decision."""
    counts: Counter[Status] = Counter()
    grades: list[Grade] = []
    asked = answered = 0
    for office, has_answered in offices:
        standing = standings[office]
        status = standing.by_decision.get(decision, Status.NOT_APPLICABLE)
        counts[status] += 1
        if status is Status.NOT_APPLICABLE:
            continue
        asked += office in contacted
        answered += has_answered
        if status is Status.IMPLEMENTED:
            grades.append(standing.grades[decision])
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
        basis_of(grades),
        counts[Status.AWAITING_PORTAL],
    )


def tally_now(history: History, decision: Decision) -> Tally:
    """Return how the counted offices stand under a decision."""
    stood = history.stood[-1]
    return _tally(stood.counted, stood.standings, decision.id, history.contacted)


def groups_of(
    history: History, decision: Decision, *, merged: bool = False
) -> list[tuple[tuple[OfficeKind, ...], list[OfficeAssessment]]]:
    """Return the counted offices to which a decision applies, by kind; merged until each group has enough accounts."""
    by_kind: dict[OfficeKind, list[OfficeAssessment]] = {}
    for assessment in counted_offices(history.now):
        if history.current[assessment.office.id].by_decision[decision.id] is not Status.NOT_APPLICABLE:
            by_kind.setdefault(assessment.office.kind, []).append(assessment)
    groups: list[tuple[tuple[OfficeKind, ...], list[OfficeAssessment]]] = [
        ((kind,), by_kind[kind]) for kind in OfficeKind if kind in by_kind
    ]
    return _merged(groups) if merged else groups


def _groups(history: History, decision: Decision) -> tuple[GroupTally, ...]:
    return tuple(
        GroupTally(
            kinds,
            _accounts(members),
            _tally(
                ((member.office.id, member.answered) for member in members),
                history.current,
                decision.id,
                history.contacted,
            ),
        )
        for kinds, members in groups_of(history, decision)
    )


def _accounts(members: Iterable[OfficeAssessment]) -> int:
    return sum(assessment.office.users for assessment in members)


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


def decision_parts(history: History) -> tuple[DecisionPart, ...]:
    """Return the counts under each decision that orders something."""
    parts = []
    for decision in history.now.header.ordering:
        newly, slipped, pending = map(len, changes_under(history, decision))
        past = tuple(
            MeetingTally(
                at_meeting.round.header.meeting,
                at_meeting.called,
                _tally(at_meeting.stood.counted, at_meeting.stood.standings, decision.id, at_meeting.contacted),
                at_meeting.round.header.meets_on,
            )
            for at_meeting in history.meetings
        )
        duties = tuple(
            DutyBasis(duty.heading, duty.policies, basis.counted(duty.offices))
            for duty in basis.known_duties(history, decision.id)
        )
        uncounted, turned = _uncounted(history, decision), turned_under(history, decision)
        parts.append(DecisionPart(
            decision, _groups(history, decision), past[-1].tally, duties, past, newly, slipped, pending, len(uncounted),
            again=len(turned.again), without_doing=len(turned.without_doing), counted_now=len(turned.counted_now),
            lost=len(turned.lost), counted_no_more=len(turned.counted_no_more), departed=len(departed_under(history, decision)),
            reasons=_in_order(chain.from_iterable(uncounted)),
        ))  # fmt: skip
    return tuple(parts)


def _uncounted(history: History, decision: Decision) -> list[frozenset[Uncounted]]:
    """Return of each counted office that told something of a decision which does not count, why."""
    why = (
        uncounted_of(
            decision.id,
            each,
            history.since(each.office.id),
            history.current[each.office.id].by_decision[decision.id],
        )
        for each in counted_offices(history.now)
    )
    return list(filter(None, why))


def _in_order(reasons: Iterable[Uncounted]) -> tuple[Uncounted, ...]:
    found = frozenset(reasons)
    return tuple(reason for reason in Uncounted if reason in found)


def summary(history: History, letterhead: Letterhead) -> Summary:
    """Return the counts of a round for those who may see all of them."""
    now, counted = history.now, tuple(counted_offices(history.now))
    contacted = history.contacted
    overall = [history.current[assessment.office.id] for assessment in counted]
    newly, slipped, pending = map(len, overall_changes(history))
    told_before = [each for each in counted if has_told_before(each, history.since(each.office.id))]
    turned = turned_of(history)
    return Summary(
        head=head(history, letterhead),
        offices=len(counted),
        asked=sum(assessment.office.id in contacted for assessment in counted),
        answered=sum(assessment.answered for assessment in counted),
        own_offices=len(now.assessments) - len(counted),
        implemented=sum(standing.overall is Status.IMPLEMENTED for standing in overall),
        basis=basis_of(standing.overall_grade for standing in overall if standing.overall is Status.IMPLEMENTED),
        best_basis=basis.counted(basis.best_known(history)),
        parts=decision_parts(history),
        portal_offices=sum(map(names_portal, counted)),
        causes=_cause_counts(counted),
        advice=_advice(now, counted),
        proposals=_proposals(history, counted),
        first=history.previous is None,
        previous_meeting=history.earlier[-1].header.meeting if history.earlier else "",
        previous_day=history.earlier[-1].header.meets_on if history.earlier else None,
        previous_printed=history.earlier[-1].printed_for if history.earlier else None,
        newly_done=newly,
        slipped=slipped,
        pending=pending,
        waived=sum(any(finding.outcome is Outcome.WAIVED for finding in assessment.findings) for assessment in counted),
        gone=now.header.gone,
        password_rule=now.header.password_rule,
        awaiting_portal=sum(standing.overall is Status.AWAITING_PORTAL for standing in overall),
        corrected=history.correction,
        logins=logins_seen(history),
        crowded=now.header.crowded,
        sample=sample_tally(history),
        portal_request=portal_letter_before(history),
        told_before=len(told_before),
        again=_offices_in(turned.again),
        without_doing=_offices_in(turned.without_doing),
        lost=_offices_in(turned.lost),
        departed=len(departed_of(history)),
        implemented_of_counted_now=_offices_in(turned.counted_now),
        implemented_of_counted_no_more=_offices_in(turned.counted_no_more),
        counted_again=_counted_again(history),
        recounted=recounted_under(history),
    )


def _offices_in(changes: Iterable[Change]) -> int:
    return len({change.office for change in changes})


def _counted_again(history: History) -> int:
    """Return how many of the newly done were so at a meeting before, and only were not counted in between under whichever decision."""
    done = [change for decision in history.now.header.ordering for change in changes_under(history, decision)[0]]
    return _offices_in(done) - _offices_in(change for change in done if change.in_between is not InBetween.UNCOUNTED)


def overall_changes(history: History) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the offices (ids) newly done, slipped back and pending under at least one ordering decision.

    They are those of whom the list of changes speaks; one office may have done so under different decisions.
    """
    ids = {assessment.serial: assessment.office.id for assessment in history.now.assessments}
    moved = [changes_under(history, decision) for decision in history.now.header.ordering]
    newly, slipped, pending = (
        frozenset(ids[change.office.serial] for under in moved for change in under[kind]) for kind in range(3)
    )
    return newly, slipped, pending


def _cause_counts(counted: Iterable[OfficeAssessment]) -> tuple[CauseCount, ...]:
    counts = Counter(cause for assessment in counted for cause in causes_named(assessment))
    return tuple(CauseCount(cause, counts[cause]) for cause in Cause if counts[cause])


def _advice(now: Round, counted: Sequence[OfficeAssessment]) -> tuple[AdviceCount, ...]:
    lines = []
    for rule in now.header.rules:
        if rule.level is not Level.SHOULD:
            continue
        failing, followed = offices_advised(rule, counted)
        lines.append(AdviceCount(rule.advice or rule.duty, len(failing), len(failing | followed)))
    return tuple(lines)


def offices_advised(rule: RuleCard, counted: Sequence[OfficeAssessment]) -> tuple[frozenset[str], frozenset[str]]:
    """Return which offices (ids) a line of advice concerns, and which are known to follow it in anything."""
    failing, followed = (
        frozenset(assessment.office.id for assessment in counted if any(map(says, assessment.findings)))
        for says in (rule.advises, rule.is_followed)
    )
    return failing, followed


def offices_by_clause(
    history: History, counted: Iterable[OfficeAssessment]
) -> dict[ProposalCode, dict[Cause, frozenset[str]]]:
    """Return by clause on the portal, and by cause, the offices (ids) of which it speaks; nothing where it speaks of none."""
    told = owner_told(history)
    found: dict[ProposalCode, dict[Cause, frozenset[str]]] = {code: {} for code in OF_PORTAL}
    for assessment in counted:
        for code, causes in portal_clauses(assessment, told).items():
            for cause in causes:
                found[code][cause] = found[code].get(cause, frozenset()) | {assessment.office.id}
    return found


def proposed_offices(history: History, counted: Sequence[OfficeAssessment]) -> dict[ProposalCode, frozenset[str]]:
    """Return which offices (ids) each clause concerns that may be proposed to the meeting, in the order of the clauses."""
    found: dict[ProposalCode, set[str]] = {code: set() for code in ProposalCode}
    for assessment in counted:
        for code in _clauses_of(assessment, history):
            found[code].add(assessment.office.id)
    for code, by_cause in offices_by_clause(history, counted).items():
        found[code].update(*by_cause.values())
    stand = {each.office.id: history.current[each.office.id].overall for each in counted}
    if {Status.IMPLEMENTED, Status.WAIVED, Status.NOT_APPLICABLE}.issuperset(stand.values()):
        found[ProposalCode.CLOSED].update(office for office, status in stand.items() if status is Status.IMPLEMENTED)
    return {code: frozenset(offices) for code, offices in found.items()}


def _clauses_of(assessment: OfficeAssessment, history: History) -> Iterator[ProposalCode]:
    """Yield the clauses that concern an office, but for those on the portal and that all is done."""
    status = history.current[assessment.office.id].overall
    if is_pending(status):
        yield from _clauses_on_the_rest(assessment, history.since(assessment.office.id))
    if _is_for_the_meeting(assessment, status, history):
        yield ProposalCode.REMINDED
    if assessment.vacant_posts:
        yield ProposalCode.VACANT
    if transferred_accounts(assessment, history):
        yield ProposalCode.TRANSFER
    if _is_shared(assessment):
        yield ProposalCode.SHARED


def _clauses_on_the_rest(assessment: OfficeAssessment, since: Since) -> Iterator[ProposalCode]:
    """Yield the clauses on what an office has still to do or to tell."""
    owed = owed_duties(assessment)
    without_own = owed & only_without_own(assessment)
    if is_told_to_tell_again(assessment, since):
        yield ProposalCode.TELL_AGAIN
    elif is_told_to_finish(assessment, since):
        yield ProposalCode.LEFT
    elif assessment.answered and not owed <= only_for_user_ids(assessment):
        yield ProposalCode.TELL_BY_SLIP if has_only_slips_to_send(assessment) else ProposalCode.TELL
    elif (owed or not assessment.answered) and not has_no_part(assessment) and not (owed and owed == without_own):
        yield ProposalCode.SILENT
    if without_own:
        yield ProposalCode.NO_ACCOUNT


def _proposals(history: History, counted: Sequence[OfficeAssessment]) -> tuple[Proposal, ...]:
    found = proposed_offices(history, counted)
    drawn_of = candidates(history.now)
    sample = (Proposal(ProposalCode.SAMPLE, to_draw(len(drawn_of))),) if drawn_of else ()
    serials = {assessment.office.id: assessment.serial for assessment in counted}
    again = found[ProposalCode.TELL_AGAIN]
    why = _in_order(
        chain.from_iterable(
            why_told_again(owed_findings(assessment), history.since(assessment.office.id))
            for assessment in counted
            if assessment.office.id in again
        )
    )
    of_portal, requests = offices_by_clause(history, counted), requests_with_offices(history)
    clauses = (
        Proposal(
            code,
            len(offices),
            tuple(sorted(serials[office] for office in offices)),
            tuple(cause for cause in Cause if cause in of_portal.get(code, ())),
            why if code is ProposalCode.TELL_AGAIN else (),
            requests.get(code, ()),
        )
        for code, offices in found.items()
        if offices
    )
    return (*clauses, *sample)


def _is_for_the_meeting(assessment: OfficeAssessment, status: Status, history: History) -> bool:
    """Whether by the day of the meeting an office had all reminders, and the time that the last one gave, and has more to do than to tell again what it told since."""
    office, sent = assessment.office.id, reminders_of(assessment, history)
    if not had_the_final(sent) or has_answered_the_last(assessment, history.since(office), sent):
        return False
    day = history.now.header.meets_on or history.now.header.day
    return unreminded(assessment, status, sent, day) is Unreminded.MEETING


def _is_shared(assessment: OfficeAssessment) -> bool:
    told = any(finding.policy == SHARED_ACCOUNT and finding.outcome is Outcome.FAIL for finding in assessment.findings)
    return told or any(account.shared for account in assessment.office.accounts)
