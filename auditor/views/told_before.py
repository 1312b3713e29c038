"""What an office told before and that counts no longer: it is to be told again, and nobody says that it was not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.views.stood import owed_findings

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.views.history import History


def has_told_before(assessment: OfficeAssessment, history: History) -> bool:
    """Whether nothing that an office told counts now, and it told something that did: by an earlier meeting, or that grew old."""
    if assessment.answered:
        return False
    office = assessment.office.id
    answered = any(office in standings and standings[office].answered for standings in history.standings[:-1])
    return answered or any(
        finding.reason is MissingReason.STALE and not finding.unanswered for finding in assessment.of(level=Level.SHALL)
    )


def is_to_tell_again(assessment: OfficeAssessment, history: History) -> bool:
    """Whether an office has only to tell again what it told before.

    Nothing that it told counts now, or all that is open was told, counts no longer or could not be read, and nothing says that it is not done.
    """
    owed, since = owed_findings(assessment), history.since(assessment.office.id)
    return bool(owed) and (has_told_before(assessment, history) or all(map(since.was_told, owed)))
