"""An answer for all that an account's own no keeps out stands beside that no, so that papers have both until the account answers anew."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.objections import side_told
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.judging.judge import JudgingInput
    from auditor.model.finding import Finding, OfficeAssessment


def with_kept_out(
    assessment: OfficeAssessment, judging: JudgingInput, taken: Mapping[str, str] = MappingProxyType({})
) -> OfficeAssessment:
    """Return an office with what was answered for all beside each no of an account by which that does not count.

    Args:
        assessment: the office, judged without those answers.
        judging: what was told, those answers among it.
        taken: who is taken for whom of before, by id: that one's no is his.

    """
    kept_out = judging.kept_out
    if not kept_out or kept_out.keys().isdisjoint({finding.subject for finding in assessment.findings}):
        return assessment
    reads = {rule.policy.id: rule.policy.reads for rule in judging.baseline.rules}

    def beside(finding: Finding) -> Finding:
        answers = [each for each in kept_out.get(finding.subject, ()) if each.fact in reads[finding.policy]]
        if not answers or finding.outcome is not Outcome.FAIL or finding.refuted or finding.against_cause:
            return finding
        answer = max(answers, key=lambda each: each.observed_on)
        noes = [
            each
            for subject in dict.fromkeys((finding.subject, taken.get(finding.subject, finding.subject)))
            for each in judging.observations.get(subject, ())
            if each.fact == answer.fact and each.observed_on == finding.observed_on
        ]
        return replace(finding, conflict=True, refuted=(side_told(answer), side_told(noes[-1]))) if noes else finding

    return replace(assessment, findings=tuple(map(beside, assessment.findings)))
