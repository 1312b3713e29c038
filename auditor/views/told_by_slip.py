"""What only a self-check slip can tell: no question of the register asks it, and no login shows it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.facts import FACTS, NEVER_WITNESSED
from auditor.register.questions import telling
from auditor.views.stood import owed_findings

if TYPE_CHECKING:
    from auditor.model.finding import Finding, OfficeAssessment


def has_only_slips_to_send(assessment: OfficeAssessment) -> bool:
    """Return whether an office owes something, and can tell none of it but by self-check slips."""
    owing = owed_findings(assessment)
    return bool(owing) and all(map(is_told_by_slip_alone, owing))


def is_told_by_slip_alone(finding: Finding) -> bool:
    """Return whether what is not known of a duty is a fact that only a slip tells."""
    fact = FACTS.get(finding.missing) if finding.missing else None
    return fact in NEVER_WITNESSED and fact is not None and not telling(fact)
