"""Notes where an answer was given that does not count yet, as its day is to be settled: it is not asked for as if nobody had answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.facts import Cause
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from auditor.judging.judge import JudgingInput
    from auditor.model.finding import Finding, OfficeAssessment


def with_unsettled(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with a note on each finding of which an answer came whose day is still to be settled.

    What was told on a day as late as the last on which an answer may have been told needs none whose day is open any more.

    Args:
        assessment: the office, judged without those answers.
        judging: what was told, those answers among it.

    """
    undated = judging.undated
    if not undated or undated.keys().isdisjoint({finding.subject for finding in assessment.findings}):
        return assessment
    rules = {rule.policy.id: rule.policy for rule in judging.baseline.rules}

    def noted(finding: Finding) -> Finding:
        policy = rules[finding.policy]
        asked = {*policy.reads, policy.cause}
        told = [
            each.observed_on
            for each in judging.undated.get(finding.subject, ())
            if each.fact in asked or (finding.of_no_account and each.value is Cause.NO_OWN_ACCOUNT)
        ]
        since = finding.observed_on if finding.outcome is not Outcome.UNKNOWN else None
        open_ = told and finding.outcome is not Outcome.NOT_APPLICABLE and (since is None or since < max(told))
        return replace(finding, undated=True) if open_ else finding

    return replace(assessment, findings=tuple(map(noted, assessment.findings)))
