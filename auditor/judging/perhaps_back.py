"""Of user IDs that are gone from an office's list, and that perhaps stand in another's: what would be open here were they others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.engine import judge_office
from auditor.model.baseline import Level
from auditor.model.subjects import Account

if TYPE_CHECKING:
    from auditor.model.baseline import Baseline
    from auditor.model.finding import OfficeAssessment


def with_perhaps_back(assessment: OfficeAssessment, baseline: Baseline) -> OfficeAssessment:
    """Return an office with what would be open of those of it who are listed elsewhere, perhaps, were these others.

    They left then: whatever was told of them, no yes of theirs counts; a no of theirs stays where they may be listed, and is not told here.
    """
    gone = assessment.office.gone_elsewhere
    if not gone:
        return assessment
    accounts = tuple(Account(given, assessment.office.head_post, left=True) for given in gone)
    back = replace(assessment.office, accounts=accounts)
    then = judge_office(assessment.serial, back, evidence={}, contacts=(), baseline=baseline, against_causes={})
    found = (each for each in then.of(level=Level.SHALL) if each.subject in gone)
    return replace(assessment, perhaps_back=tuple(found))
