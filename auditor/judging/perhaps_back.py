"""Of user IDs that are gone from an office's list, and that perhaps stand in another's: what would be open here were they others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.judging.engine import since_left
from auditor.judging.one_office import NOBODY_TAKEN, OneOffice
from auditor.judging.shut_out import with_shut_out
from auditor.model.baseline import Level
from auditor.model.subjects import Account

if TYPE_CHECKING:
    from auditor.judging.judge import JudgingInput, Portals, Taking
    from auditor.model.finding import OfficeAssessment


def with_perhaps_back(
    assessment: OfficeAssessment, judging: JudgingInput, portals: Portals, contradicted: Taking | None = None
) -> OfficeAssessment:
    """Return an office with what would be open of those of it who are listed elsewhere, perhaps, were these others.

    They left then: no yes of theirs counts, only that it was told, and when; a no of theirs stays here, with whom it was told of, and nowhere else, be it that it waits for the portal.
    They are judged beside those still listed, who speak against their causes as before.
    `contradicted` is given `JudgingInput.contradicted_causes` of them.
    """
    gone = assessment.office.gone_elsewhere
    if not gone:
        return assessment
    office, held = assessment.office, judging.held_there
    stood = ((held[each].account, held[each].since) if each in held else (None, None) for each in gone)
    accounts = (
        replace(account or Account(given, office.head_post), holder_since=since)
        for given, (account, since) in zip(gone, stood, strict=True)
    )
    back = OneOffice(assessment.serial, replace(office, accounts=(*office.accounts, *accounts)), judging, portals)
    then, evidence = back.taken_for(NOBODY_TAKEN)
    if contradicted is not None:
        told = judging.contradicted_causes(back.office, evidence, back.against_causes(evidence))
        contradicted(each for each in told if each.account.id in gone)
    left = (since_left(each) for each in with_shut_out(then).of(level=Level.SHALL) if each.subject in gone)
    return replace(assessment, perhaps_back=tuple(left))
