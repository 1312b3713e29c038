"""Marks what is open at accounts whose holders cannot log in: until the portal's authority lets them in nothing of it can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from auditor.model.finding import Finding, OfficeAssessment


def with_shut_out(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return an office with each open duty marked of who told that login is impossible; it waits for the portal, whatever the duty is.

    Where that was told after two-step was told to be on it is asked which of the two holds; what is not done waits meanwhile.
    """
    shut_out = {subject for subject, cause in assessment.hindered.items() if cause is Cause.LOCKED_OUT}
    opposed = {each.subject for each in assessment.findings if each.is_opposed and each.cause is Cause.LOCKED_OUT}
    if not shut_out | opposed:
        return assessment

    def waits(finding: Finding) -> bool:
        is_undone = finding.outcome is Outcome.FAIL and finding.subject in opposed
        return finding.level is Level.SHALL and finding.is_open and (is_undone or finding.subject in shut_out)

    findings = (replace(finding, shut_out=True) if waits(finding) else finding for finding in assessment.findings)
    return replace(assessment, findings=tuple(findings))
