"""Notes where an answer was given that does not count yet, as its day or its owner is to be settled: it is not asked for as if nobody had answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Container

    from auditor.judging.judge import JudgingInput
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding, OfficeAssessment


def with_unsettled(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with a note on each finding of which an answer came whose day or owner is still to be settled.

    What was told on a day as late as the last on which an answer may have been told needs none whose day is open any more.

    Args:
        assessment: the office, judged without those answers.
        judging: what was told, those answers among it.

    """
    undated, unplaced = judging.undated, judging.unplaced
    if not (undated or unplaced):
        return assessment
    subjects = {
        finding.subject for finding in assessment.findings
    }  # few: those of whom such an answer came may be many
    if undated.keys().isdisjoint(subjects) and unplaced.keys().isdisjoint(subjects):
        return assessment
    rules = {rule.policy.id: rule.policy for rule in judging.baseline.rules}

    def noted(finding: Finding) -> Finding:
        policy = rules[finding.policy]
        asked = {*policy.reads, policy.cause}
        told = [
            each.observed_on
            for each in undated.get(finding.subject, ())
            if each.fact in asked or (finding.of_no_account and each.value is Cause.NO_OWN_ACCOUNT)
        ]
        since = finding.observed_on if finding.outcome is not Outcome.UNKNOWN else None
        open_ = told and finding.outcome is not Outcome.NOT_APPLICABLE and (since is None or since < max(told))
        finding = replace(finding, undated=True) if open_ else finding
        return of_nobody(finding, asked) if finding.reason is MissingReason.UNPLACED else finding

    def of_nobody(finding: Finding, asked: Container[Fact[Any] | None]) -> Finding:
        answers = [each.told for each in unplaced.get(finding.subject, ()) if each.fact in asked]
        by_the_office = [told for told in answers if told is None or told.is_answer]
        days = [finding.observed_on, *(told.observed_on for told in by_the_office if told is not None)]
        told_on = max(filter(None, days), default=None)
        return replace(finding, unplaced=True, observed_on=told_on) if by_the_office else finding

    return replace(assessment, findings=tuple(map(noted, assessment.findings)))
