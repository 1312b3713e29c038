"""Whether what an office answered counts already: said alike wherever offices of which something is known are counted. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment


def counts_already(assessment: OfficeAssessment) -> bool:
    """Return whether anything counts that the office told of what is ordered, or where nothing is of what is advised."""
    return any(finding.is_known_by_office for finding in assessment.of(level=Level.SHALL) or assessment.findings)


def counts_not_yet(assessment: OfficeAssessment) -> bool:
    """Return whether the office answered and nothing of that counts until something is settled: its day, or whose answer it is."""
    return assessment.answered and not counts_already(assessment)
