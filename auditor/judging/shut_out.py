"""Marks what is open at accounts whose holders cannot log in: until the portal's authority lets them in nothing of it can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.facts import Cause

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment


def with_shut_out(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return an office with each open duty marked of who told that login is impossible; it waits for the portal, whatever the duty is."""
    shut_out = {subject for subject, cause in assessment.hindered.items() if cause is Cause.LOCKED_OUT}
    if not shut_out:
        return assessment
    findings = tuple(
        replace(finding, shut_out=True)
        if finding.level is Level.SHALL and finding.subject in shut_out and finding.is_open
        else finding
        for finding in assessment.findings
    )
    return replace(assessment, findings=findings)
