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

    Where that was told after two-step was told to be on it is asked which of the two holds; what is not done waits meanwhile, for that cause.
    """
    shut_out = {subject for subject, cause in assessment.hindered.items() if cause is Cause.LOCKED_OUT}
    opposed = {each.subject: each for each in assessment.findings if each.cause is Cause.LOCKED_OUT and each.is_opposed}
    if not shut_out and not opposed:
        return assessment

    def marked(finding: Finding) -> Finding:
        if finding.level is not Level.SHALL or not finding.is_open:
            return finding
        if finding.subject in shut_out:
            return replace(finding, shut_out=True)
        told = opposed.get(finding.subject) if finding.outcome is Outcome.FAIL else None
        if told is None:
            return finding
        source = told.cause_source or told.source
        return replace(finding, shut_out=True, cause=told.cause, cause_on=told.cause_told_on, cause_source=source)

    return replace(assessment, findings=tuple(map(marked, assessment.findings)))
