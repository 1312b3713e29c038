"""What a self-check slip can tell, and what only one can: no question of the register asks it, and no login shows it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.facts import FACTS, NEVER_WITNESSED
from auditor.register.questions import telling
from auditor.views.compared.stood import owed_findings
from auditor.views.remarks.shown_anew import is_to_show

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


def has_slips_to_send(assessment: OfficeAssessment) -> bool:
    """Return whether an office that has its sheet can tell something that it owes by self-check slips: how a user ID's duty stands, whose code a slip bears."""
    return any(map(_is_told_by_slip, owed_findings(assessment)))


def _is_told_by_slip(finding: Finding) -> bool:
    """Return whether a slip tells how a duty stands: none tells of official e-mail, of user IDs that are not listed or not the office's, or of a day of joining, and none lifts what was seen undone."""
    is_of_account = "/" in finding.subject and not finding.is_of_none_of_its_own
    return is_of_account and not finding.awaits_joining and not is_to_show(finding)
