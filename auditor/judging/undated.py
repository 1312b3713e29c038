"""Notes where an answer was given that does not count, for nobody knows on which day it was told: it is not asked for as if nobody had answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.model.facts import Cause
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.baseline import Baseline
    from auditor.model.evidence import Observation
    from auditor.model.finding import Finding, OfficeAssessment


def with_undated(
    assessment: OfficeAssessment, undated: Mapping[str, Sequence[Observation[Any]]], baseline: Baseline
) -> OfficeAssessment:
    """Return an office with a note on each finding of which an answer came whose day is still to be settled.

    What was told on a day as late as the last on which that may have been told needs no such answer any more.

    Args:
        assessment: the office, judged without those answers.
        undated: such answers by whom they are about (ids), each as told on the last day that is possible.
        baseline: its policies.

    """
    if undated.keys().isdisjoint(finding.subject for finding in assessment.findings):
        return assessment
    rules = {rule.policy.id: rule.policy for rule in baseline.rules}

    def noted(finding: Finding) -> Finding:
        policy = rules[finding.policy]
        told = [
            each.observed_on
            for each in undated.get(finding.subject, ())
            if each.fact in (*policy.reads, policy.cause)
            or (finding.of_no_account and each.value is Cause.NO_OWN_ACCOUNT)
        ]
        since = finding.observed_on if finding.outcome is not Outcome.UNKNOWN else None
        open_ = told and finding.outcome is not Outcome.NOT_APPLICABLE and (since is None or since < max(told))
        return replace(finding, undated=True) if open_ else finding

    return replace(assessment, findings=tuple(map(noted, assessment.findings)))
