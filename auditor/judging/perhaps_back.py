"""Of user IDs that are gone from an office's list, and that perhaps stand in another's: what would be open here were they others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.engine import judge_office, not_known_since_left
from auditor.model.baseline import Level
from auditor.model.subjects import Account

if TYPE_CHECKING:
    from auditor.judging.judge import JudgingInput
    from auditor.model.finding import OfficeAssessment


def with_perhaps_back(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with what would be open of those of it who are listed elsewhere, perhaps, were these others.

    They left then: no yes of theirs counts, only that it was told, and when; a no of theirs stays where they may be listed, and is not told here.
    """
    gone = assessment.office.gone_elsewhere
    if not gone:
        return assessment
    there, post = judging.held_there, assessment.office.head_post
    accounts = tuple(Account(given, post, holder_since=there.get(given), left=True) for given in gone)
    back = replace(assessment.office, accounts=accounts)
    known, rules = judging.evidence(back), judging.baseline
    then = judge_office(assessment.serial, back, evidence=known, contacts=(), baseline=rules, against_causes={})
    found = (each for each in then.of(level=Level.SHALL) if each.subject in gone)
    return replace(assessment, perhaps_back=tuple(not_known_since_left(each) if each.is_no else each for each in found))
