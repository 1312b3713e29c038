"""What an office told before the portal's owner answered, and after it, does not contradict itself: something changed in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.portal_seen import portal_seen
from auditor.views.compared.stood import is_cause_refuted
from auditor.views.letters.portal_days import is_told_since

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.letters import Letter
    from auditor.model.subjects import Office


def without_causes_answered(assessment: OfficeAssessment, answered: Sequence[Letter]) -> OfficeAssessment:
    """Return an office without the causes that do not count since something is told against them, where that was told after the portal's owner answered about them.

    A cause that was seen at a login stays beside a yes of the same user ID that was merely told since: a login is to be seen again.

    Args:
        assessment: how it stands.
        answered: the letters that the owner answered by then.

    """
    if not answered or not any(finding.against_cause for finding in assessment.findings):
        return assessment
    findings = (
        _without_cause(each) if _is_answered_between(each, assessment.office, answered) else each
        for each in assessment.findings
    )
    return replace(assessment, findings=tuple(findings))


def _is_answered_between(finding: Finding, office: Office, answered: Iterable[Letter]) -> bool:
    cause = finding.cause
    if cause is None or portal_seen(finding) is not None or not is_cause_refuted(finding):
        return False
    told, other = finding.against_cause
    about = (each for each in answered if each.tells_of(office, finding.subject, cause))
    return any(is_told_since(each, other.on) and not is_told_since(each, told.on) for each in about)


def _without_cause(finding: Finding) -> Finding:
    conflict = bool(finding.sides or finding.refuted)
    return replace(finding, cause=None, cause_on=None, cause_source="", against_cause=(), conflict=conflict)
