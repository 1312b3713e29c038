"""A request for correction that was upheld says that what was told of a duty was wrong: what was told before it came is no yes any more.

Pure: the day is an argument. Such a yes counts for nothing: a no that was told before it stands again, and where there is none it is not known.
What was seen or recorded stands until it is told otherwise, as beside an answer that nobody can read. Once it is, the request and what was told
since say the same: a yes of before does not contradict that.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.model.disputes import UNREAD
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Finding, Outcome
from auditor.model.grades import Grade
from auditor.model.noes import is_no
from auditor.model.policy import Since

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.model.baseline import Baseline
    from auditor.model.disputes import Upheld
    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.finding import OfficeAssessment
    from auditor.model.subjects import Office


class Doubted(Struct, frozen=True):
    """What a request that was upheld puts in doubt: each yes to some facts that was told before the day on which it came.

    Days count as a yes from `decided` on; `seen` puts in doubt also what was seen or recorded, `settled` all such of a fact of which anything was
    told since, and that alone. `own` are the accounts (ids) with a day of their own: of which alone a request was, or which stood in another
    office's list when it came, each with the day on which a request came that is about it; `date.min` where none did.
    """

    facts: frozenset[Fact[Any]]
    since: date
    decided: date
    seen: bool = False
    settled: bool = False
    own: Mapping[str, date] = field(default_factory=dict)

    def of(self, subject: str) -> Doubted:
        """Return what is in doubt of one subject (its id), wherever it stood when the request came."""
        return replace(self, since=self.own[subject]) if subject in self.own else self

    def left_of(self, told: Sequence[Observation[Any]]) -> list[Observation[Any]]:
        """Return what still counts of what was told of one subject: every no, each cause, and all that is told of a fact of which anything was told since."""
        anew = {each.fact for each in told if each.observed_on >= self.since}
        return [
            each
            for each in told
            if (each.fact in anew) is not self.settled
            or each.fact not in self.facts
            or each.observed_on >= self.since
            or (each.grade >= Grade.WITNESSED and not (self.seen or self.settled))
            or isinstance(each.value, Cause)
            or is_no(each.fact, each.value, self.decided)
        ]

    def refutes(self, told: Observation[Any], subject: str) -> bool:
        """Return whether what was told of a subject (its id) before is no yes any more by the request alone, be it told anew since or not."""
        doubt = self.of(subject)
        return told.observed_on < doubt.since and not doubt.left_of([told])


def doubted_by_office(upheld: Iterable[Upheld], baseline: Baseline, day: date) -> Mapping[str, Mapping[str, Doubted]]:
    """Return what is in doubt on a day, by office and policy (ids); of several requests about a duty by the one that came last."""
    rules = {rule.policy.id: rule for rule in baseline.rules}
    found: dict[str, dict[str, Doubted]] = defaultdict(dict)
    for each in sorted(upheld, key=attrgetter("received")):
        rule = rules.get(each.policy)
        if each.day <= day and rule is not None:
            decided = rule.settings.since if isinstance(rule.settings, Since) else date.min
            doubt = Doubted(frozenset(rule.policy.reads), date.min, decided)
            if not each.named:
                before = found[each.office].get(each.policy, doubt).own
                own = {account: before.get(account, date.min) for account in each.came}
                found[each.office][each.policy] = replace(doubt, since=each.received, own=own)
            for account, office in (each.named or each.gone).items():
                there = found[office].get(each.policy, doubt)
                found[office][each.policy] = replace(there, own={**there.own, account: each.received})
    return found


def doubted_as(
    office: Office, doubted: Mapping[str, Mapping[str, Doubted]], taken: Mapping[str, str]
) -> Mapping[str, Doubted]:
    """Return what requests put in doubt of an office, by policy (id), and of whoever of before somebody in it is taken for.

    Args:
        office: the office.
        doubted: what is in doubt, by office and policy (ids).
        taken: who is taken for whom of before, by id.

    """
    found = dict(doubted.get(office.id, {}))
    for now, before in taken.items():
        for policy, doubt in doubted.get(before.partition("/")[0], {}).items():
            here = found.get(policy, replace(doubt, since=date.min, own={}))
            found[policy] = replace(here, own={**here.own, **dict.fromkeys((now, before), doubt.of(before).since)})
    return found


def with_upheld(
    assessment: OfficeAssessment,
    doubted: Mapping[str, Doubted],
    judged_without: Callable[[Doubted], OfficeAssessment],
) -> OfficeAssessment:
    """Return an office in which no duty is done by what was told of it before a request that was upheld, nor is what was told since contradicted by that.

    Args:
        assessment: the office, judged by all that was told.
        doubted: what is in doubt, by policy (id).
        judged_without: judges it without what is in doubt.

    """
    for policy, doubt in doubted.items():
        if any(finding.policy == policy and _is_contradicted(finding, doubt) for finding in assessment.findings):
            settled = _of_duty(judged_without(replace(doubt, settled=True)), policy)
            findings = (
                settled[finding.subject]
                if finding.policy == policy
                and _is_contradicted(finding, doubt)
                and _is_told_since(settled[finding.subject], doubt.of(finding.subject).since)
                else finding
                for finding in assessment.findings
            )
            assessment = replace(assessment, findings=tuple(findings))
        if any(
            finding.policy == policy and _is_in_doubt(finding, doubt.of(finding.subject).since)
            for finding in assessment.findings
        ):
            told = _of_duty(judged_without(doubt), policy)
            anew = _of_duty(judged_without(replace(doubt, seen=True)), policy)
            findings = (
                _standing(finding, doubt.of(finding.subject).since, told, anew) if finding.policy == policy else finding
                for finding in assessment.findings
            )
            assessment = replace(assessment, findings=tuple(findings))
    return assessment


def with_disputed_causes(assessment: OfficeAssessment, doubted: Mapping[str, Doubted]) -> OfficeAssessment:
    """Return an office with each cause marked that was told before a request that was upheld; `doubted` is what such put in doubt, by policy (id)."""
    if not doubted or not any(each.policy in doubted and each.cause is not None for each in assessment.findings):
        return assessment
    findings = (
        replace(each, cause_disputed=True)
        if each.policy in doubted and _is_of_before(each, doubted[each.policy])
        else each
        for each in assessment.findings
    )
    return replace(assessment, findings=tuple(findings))


def _is_of_before(finding: Finding, doubt: Doubted) -> bool:
    """Whether a cause stands of somebody that was told before a request came that is about him."""
    since, told_on = doubt.of(finding.subject).since, finding.cause_told_on
    return finding.cause is not None and since > date.min and (told_on is None or told_on < since)


def _is_contradicted(finding: Finding, doubt: Doubted) -> bool:
    """Whether something speaks against a no of somebody of whom a request is."""
    is_of_it = doubt.of(finding.subject).since > date.min
    return is_of_it and finding.outcome is Outcome.FAIL and (finding.conflict or bool(finding.refuted or finding.sides))


def _is_told_since(finding: Finding, since: date) -> bool:
    """Whether a no was told since a request came, or on that day."""
    return finding.outcome is Outcome.FAIL and finding.observed_on is not None and finding.observed_on >= since


def _is_in_doubt(finding: Finding, since: date) -> bool:
    """Whether a finding may rest on a yes told before a request, be it one that has grown old."""
    is_old = finding.outcome is Outcome.UNKNOWN and finding.counts_no_more
    return finding.outcome is Outcome.PASS or (is_old and (finding.observed_on or since) < since)


def _of_duty(assessment: OfficeAssessment, policy: str) -> Mapping[str, Finding]:
    """Return what is found of a duty, by whom (ids) it is about."""
    return {each.subject: each for each in assessment.findings if each.policy == policy}


def _standing(finding: Finding, since: date, told: Mapping[str, Finding], anew: Mapping[str, Finding]) -> Finding:
    """Return a finding by what is left of a yes: by all but the yes that was merely told before, and by what was told or seen since alone."""
    left, of_since = told[finding.subject], anew[finding.subject]
    if not _is_in_doubt(finding, since) or of_since.outcome is Outcome.PASS:
        return finding
    if left.outcome is Outcome.PASS:
        is_unread = of_since.reason is MissingReason.UNCLEAR and (of_since.observed_on or since) >= since
        return replace(finding, reason=MissingReason.UPHELD, code=UNREAD if is_unread else finding.code)
    cause_on = left.cause_told_on if left.counted_cause is not None else None
    if left.outcome is Outcome.FAIL or (cause_on is not None and cause_on >= since):
        return left
    return Finding(
        finding.subject,
        finding.policy,
        finding.decision,
        finding.level,
        Outcome.UNKNOWN,
        reason=MissingReason.UPHELD,
        observed_on=since,
        unplaced=finding.unplaced,
    )
