"""Who is counted and was not at the last meeting, or the other way round: so no duty that is open leaves a count unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.views.annexes import Change, Recounted
from auditor.views.stood import office_name

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.views.history import History


def recounted_of(assessment: OfficeAssessment, history: History) -> tuple[Recounted, ...]:
    """Return under which decisions an office is counted and was not at the last meeting, or the other way round; of who left it is told that he did."""
    otherwise = {} if assessment.office.left else history.since(assessment.office.id).recounted
    return tuple(Recounted(Change(office_name(assessment), given), how) for given, how in otherwise.items())


def offices_recounted(history: History, *, counted: bool) -> int:
    """Return how many offices are counted under a decision and were not at the last meeting, or the other way round."""
    told = (recounted_of(assessment, history) for assessment in history.now.assessments)
    return sum(any(each.how.counted is counted for each in of_office) for of_office in told)
