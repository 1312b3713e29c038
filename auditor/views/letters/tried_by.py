"""Which offices are to try again after which answer of the portal's owner: each from the day on that its own answer names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.views.summary import ProposalCode
from auditor.views.compared.stood import counted_offices
from auditor.views.letters.portal_requests import clause_requests
from auditor.views.letters.sent_letters import answer_to_try, letters_by_clause, owner_told

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.model.letters import Letter
    from auditor.model.views.sent_letters import PortalRequest
    from auditor.views.compared.history import History


def requests_with_offices(history: History) -> dict[ProposalCode, tuple[PortalRequest, ...]]:
    """Return by clause on the portal the letters of which it speaks; those that were answered each with the serials of the offices that are to try again after its answer."""
    counted, told = tuple(counted_offices(history.now)), owner_told(history)

    def tries(assessment: OfficeAssessment, letter: Letter) -> bool:
        found = assessment.of(level=Level.SHALL)
        return any(answer_to_try(each, assessment.office, told) is letter for each in found)

    requests, letters = clause_requests(history), letters_by_clause(counted, told)[ProposalCode.PORTAL_ANSWERED]
    answered = tuple(
        replace(request, serials=tuple(each.serial for each in counted if tries(each, letter)))
        for request, letter in zip(requests[ProposalCode.PORTAL_ANSWERED], letters, strict=True)
    )
    return {**requests, ProposalCode.PORTAL_ANSWERED: answered}
