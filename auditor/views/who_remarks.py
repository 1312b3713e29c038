"""What is remarked of an office of which it is asked who of before somebody is. Pure."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from auditor.model.views.remarks import Remark, RemarkCode
from auditor.views.remarks import remarks_on_identity

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.views.history import History


def remarks_on_who(assessment: OfficeAssessment, history: History) -> tuple[Remark, ...]:
    """Return the remarks of an office by which it is asked who of before somebody is, be it of somebody in another office's list now: each keeps the office from being done."""
    moves = history.moves
    of_findings = (remarks_on_identity(each, assessment.office, moves) for each in assessment.findings)
    there = moves.perhaps_at(assessment.office) if moves is not None else ()
    gone = (Remark(RemarkCode.MAY_HAVE_MOVED, sides=each) for each in there)
    return tuple(dict.fromkeys((*chain.from_iterable(of_findings), *gone)))
