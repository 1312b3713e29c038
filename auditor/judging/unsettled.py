"""Notes where an answer was given that does not count yet, as its day is to be settled: it is not asked for as if nobody had answered.

That is so only where settling could make it count on the day: what had grown old by then whichever day is meant, is of who had the post
before, or says of no day since when the baseline counts that it was done, is to be told again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.judging.collect import evidence_of
from auditor.judging.resolving import Freshness
from auditor.judging.unknown_order import bar_of
from auditor.judging.untold import looked_up
from auditor.model.evidence import MissingFact, MissingReason, Unknown
from auditor.model.facts import FACTS, Cause
from auditor.model.finding import Outcome
from auditor.model.grades import SLIP
from auditor.model.policy import Fail

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.baseline import Rule
    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding, OfficeAssessment


def with_unsettled(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with a note on each finding of which an answer came whose day is still to be settled, and that would count if it were.

    What was told on a day as late as the last on which an answer may have been told needs none whose day is open any more.

    Args:
        assessment: the office, judged without those answers.
        judging: what was told, those answers among it.

    """
    undated = judging.undated
    if not undated or undated.keys().isdisjoint({finding.subject for finding in assessment.findings}):
        return assessment
    rules = {rule.policy.id: rule for rule in judging.baseline.rules}
    holders = {account.id: account.holder_since for account in assessment.office.accounts}
    doubted = judging.doubted.get(assessment.office.id, {})

    def noted(finding: Finding) -> Finding:
        answers = undated.get(finding.subject, ())
        if not answers or finding.outcome is Outcome.NOT_APPLICABLE:
            return finding
        rule = rules[finding.policy]
        asked = _asked(finding, rule)
        told = [
            each
            for each in answers
            if each.fact in asked or (finding.of_no_account and each.value is Cause.NO_OWN_ACCOUNT)
            if not (finding.outcome is Outcome.PASS and each.source == SLIP)  # of which it is noted as its day
            if isinstance(each.value, Cause) or not finding.is_no or each.grade >= bar_of(finding)
        ]
        if finding.is_to_correct:
            told = doubted[finding.policy].of(finding.subject).left_of(told)
        if not told:
            return finding
        holder_since = holders.get(finding.subject)
        why = [(each.observed_on, _why_not(each, rule, judging, holder_since)) for each in told]
        days = [day for day, reason in why if reason is None]
        if not days and finding.reason is MissingReason.NEVER_TOLD:
            return replace(finding, reason=max(why)[1])
        stands = finding.outcome is not Outcome.UNKNOWN or finding.reason is MissingReason.UNCLEAR
        since = finding.observed_on if stands else None
        is_open = bool(days) and (since is None or since < max(days))
        return replace(finding, undated=True) if is_open else finding

    return replace(assessment, findings=tuple(map(noted, assessment.findings)))


def _why_not(
    answer: Observation[Any], rule: Rule, judging: JudgingInput, holder_since: date | None
) -> MissingReason | None:
    """Return why an answer, were it told on the last day that is possible, and so on any, would not settle a duty; None where it may."""
    told = evidence_of(
        "",
        [answer.of(answer.subjects[0])],
        day=judging.day,
        freshness=Freshness.of(judging.baseline),
        holder_since=holder_since,
        rule=judging.baseline.password_rule,
    )
    known = told.resolved[answer.fact]
    if isinstance(known, Unknown):
        return known.reason
    try:
        verdict = rule.policy.check(told, rule.settings)
    except MissingFact as missing:
        return missing.unknown.reason if missing.fact == answer.fact else None
    before = MissingReason.STALE if known.value == answer.value else MissingReason.NEW_HOLDER
    return before if answer.fact.dated and isinstance(verdict, Fail) else None


def _asked(finding: Finding, rule: Rule) -> Container[Fact[Any] | None]:
    """Return the facts of which an answer concerns a finding: those that its rule waits for, and what may lift a no."""
    policy = rule.policy
    if finding.missing and not finding.of_no_account:
        return {FACTS[finding.missing], policy.cause}
    needed = None if finding.outcome is Outcome.FAIL else looked_up(rule)
    return {*policy.reads, policy.cause} if needed is None else needed
