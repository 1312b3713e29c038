"""What is remarked of an office of which it is asked who of before somebody is. Pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.views.remarks import Remark, RemarkCode
from auditor.views.remarks import of_how_many_user_ids, remarks_on_identity

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.views.history import History


def remarks_on_who(assessment: OfficeAssessment, history: History) -> tuple[Remark, ...]:
    """Return the remarks of an office by which it is asked who of before somebody is, be it of somebody in another office's list now: each keeps the office from being done."""
    moves = history.moves
    whose = defaultdict[Remark, set[str]](set)
    for finding in assessment.findings:
        for remark in remarks_on_identity(finding, assessment.office, moves):
            whose[remark].add(finding.subject)
    there = moves.perhaps_at(assessment.office) if moves is not None else ()
    told = (of_how_many_user_ids(remark, ids, assessment.office) for remark, ids in whose.items())
    gone = (Remark(RemarkCode.MAY_HAVE_MOVED, sides=each) for each in there)
    return tuple(dict.fromkeys((*told, *gone)))
