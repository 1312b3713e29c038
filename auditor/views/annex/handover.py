"""What the note for a successor counts of the offices of a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.finding import Status
from auditor.model.standing import status_of
from auditor.views.compared.since import NOTHING
from auditor.views.compared.stood import is_pending
from auditor.views.remarks.told_before import has_told_before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.finding import OfficeAssessment


class NoteCounts:
    """What the note counts of the offices of a round, which are seen one after the other: none is held.

    Offices that check themselves voluntarily are counted only where the committee gave them time.
    """

    def __init__(self, assessments: Iterable[OfficeAssessment] = ()) -> None:
        """Count offices."""
        self.all = self.pending = self.silent = self.told_before = self.awaiting_portal = self.extended = 0
        for assessment in assessments:
            self.see(assessment)

    def see(self, assessment: OfficeAssessment) -> None:
        """Count an office."""
        self.extended += len({each.policy for each in assessment.findings if each.waived_until is not None})
        if assessment.office.voluntary:
            return
        status = status_of(assessment)
        self.all += 1
        self.pending += is_pending(status)
        if is_pending(status) and not assessment.answered:
            told_before = has_told_before(assessment, NOTHING)
            self.told_before += told_before
            self.silent += not told_before
        self.awaiting_portal += status is Status.AWAITING_PORTAL
