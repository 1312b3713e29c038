"""Marks what is not known of listed accounts of an office that told, be it long ago, that it has no account of its own: it is asked with whose it works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from auditor.model.finding import Finding, OfficeAssessment


def with_none_of_its_own(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return an office with each duty marked of which nothing was ever told, of an account that it told not to have."""
    said = {
        finding.subject: _what_was_said(finding)
        for finding in assessment.findings
        if finding.outcome is Outcome.UNKNOWN
        and finding.level is Level.SHALL
        and finding.is_of_none_of_its_own
        and not finding.of_no_account
    }
    if not said:
        return assessment
    findings = tuple(
        replace(finding, **said[finding.subject]) if finding.subject in said and _is_untold(finding) else finding
        for finding in assessment.findings
    )
    return replace(assessment, findings=findings)


def _is_untold(finding: Finding) -> bool:
    untold = finding.outcome is Outcome.UNKNOWN and finding.reason is MissingReason.NEVER_TOLD
    return untold and finding.level is Level.SHALL and finding.cause is None


def _what_was_said(finding: Finding) -> dict[str, Any]:
    if finding.has_no_own_account:
        return {"cause": finding.cause, "cause_on": finding.cause_on, "cause_source": finding.cause_source}
    aged = ("code", "missing", "reason", "observed_on")
    return {name: getattr(finding, name) for name in aged}
