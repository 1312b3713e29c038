"""Of user IDs that are gone from an office's list, and that perhaps stand in another's: what would be open here were they others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.engine import not_known_since_left
from auditor.judging.one_office import assessing
from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.model.subjects import Account

if TYPE_CHECKING:
    from auditor.judging.judge import JudgingInput
    from auditor.model.finding import OfficeAssessment


def with_perhaps_back(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with what would be open of those of it who are listed elsewhere, perhaps, were these others: they left then, so no yes of theirs counts.

    A no of theirs is not told here: it stays where they may be listed.

    Args:
        assessment: how it stands by those listed.
        judging: what was told.

    """
    gone = assessment.office.gone_elsewhere
    if not gone:
        return assessment
    back = replace(
        assessment.office,
        accounts=tuple(Account(given, assessment.office.head_post, left=True) for given in gone),
        counts_none=False,
        user_count=0,
    )
    then = assessing(assessment.serial, back, judging)(evidence=judging.evidence(back), against_causes={})
    found = (
        each
        for each in then.of(level=Level.SHALL)
        if each.subject in gone and each.outcome is not Outcome.NOT_APPLICABLE
    )
    return replace(assessment, perhaps_back=tuple(map(not_known_since_left, found)))
