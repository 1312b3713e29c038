"""FAIL becomes WAIVED where a waiver stands; expired and unused waivers are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.model.finding import Finding, OfficeAssessment, Outcome, WaiverNote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.model.baseline import Waiver


def waive(assessment: OfficeAssessment, waivers: Sequence[Waiver], day: date) -> OfficeAssessment:
    """Return the assessment with its waived failures marked; the original outcome stays visible.

    A waiver never applies to UNKNOWN: a committee can suspend a duty, not make a thing known.
    """
    standing = [waiver for waiver in waivers if waiver.until >= day]
    if not standing:
        return assessment
    return replace(
        assessment,
        findings=tuple(_waived(finding, assessment.office.id, standing) for finding in assessment.findings),
    )


def _waived(finding: Finding, office: str, waivers: Sequence[Waiver]) -> Finding:
    if finding.outcome is not Outcome.FAIL:
        return finding
    for waiver in waivers:
        if waiver.policy == finding.policy and waiver.subject in {finding.subject, office}:
            return replace(
                finding,
                outcome=Outcome.WAIVED,
                waived_from=finding.outcome,
                waiver=waiver.approved_by,
                waived_until=waiver.until,
            )
    return finding


class WaiverUsage:
    """Sees the offices of a round one by one and tells at the end which waivers ended and which met no failure."""

    def __init__(self, waivers: Sequence[Waiver]) -> None:
        """Begin with the waivers of the workspace, none of them used."""
        self._waivers = tuple(waivers)
        self._used: set[tuple[str, str]] = set()

    def see(self, assessment: OfficeAssessment) -> None:
        """Note the waivers that an office needs."""
        if self._waivers:
            for finding in assessment.findings:
                if finding.outcome is Outcome.WAIVED:
                    self._used |= {(finding.policy, finding.subject), (finding.policy, assessment.office.id)}

    def notes(self, day: date) -> tuple[WaiverNote, ...]:
        """Return the waivers that ended, and those that met no failure, in their own order."""
        return tuple(
            WaiverNote(waiver.policy, waiver.subject, waiver.until, expired=waiver.until < day)
            for waiver in self._waivers
            if waiver.until < day or (waiver.policy, waiver.subject) not in self._used
        )
