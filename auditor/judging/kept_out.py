"""An answer for all that an account's own no keeps out stands beside that no, so that papers have both until the account answers anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.objections import side_told
from auditor.judging.sorting import told_by_subject
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.evidence import KeptOut
    from auditor.model.finding import Finding, OfficeAssessment


def kept_out_by_subject(kept_out: Iterable[KeptOut], day: date) -> Mapping[str, Sequence[KeptOut]]:
    """Return the answers for all that do not count by the account (id), each origin's last word only, and none after the day."""
    of_answer = {each.answer: each for each in kept_out}
    told, _ = told_by_subject(of_answer, day)
    return {subject: [of_answer[answer] for answer in answers] for subject, answers in told.items()}


def with_kept_out(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with what was answered for all beside each no of an account, where that account's own keeps it out.

    Args:
        assessment: the office, judged without those answers.
        judging: what was told, those answers among it.

    """
    kept_out = judging.kept_out
    if not kept_out or kept_out.keys().isdisjoint({finding.subject for finding in assessment.findings}):
        return assessment
    reads = {rule.policy.id: rule.policy.reads for rule in judging.baseline.rules}

    def beside(finding: Finding) -> Finding:
        found = [each for each in kept_out.get(finding.subject, ()) if each.answer.fact in reads[finding.policy]]
        if not found or finding.outcome is not Outcome.FAIL or finding.refuted or finding.against_cause:
            return finding
        last = max(each.answer.observed_on for each in found)
        sides = (
            (side_told(each.answer), side_told(each.no))
            for each in found
            if each.answer.observed_on == last and each.no is not None and each.no.fact == each.answer.fact
        )
        return replace(finding, conflict=True, refuted=next(sides, ()))

    return replace(assessment, findings=tuple(map(beside, assessment.findings)))
