"""The letters that the portal's owner was sent, as papers cite them: which were answered, and of what each clause about them speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.views.sent_letters import PortalRequest
from auditor.model.views.summary import ProposalCode
from auditor.views.compared.stood import counted_offices, owner_causes
from auditor.views.letters.portal_days import day_promised
from auditor.views.letters.sent_letters import letters_by_clause, owner_told, portal_letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.letters import Letter
    from auditor.views.compared.history import History


def portal_letter_now(history: History) -> PortalRequest | None:
    """Return the last letter that the portal's owner was sent since there was nothing to ask him, as papers show it; None where there is none."""
    told = owner_told(history)
    return _request(told[-1]) if told else None


def portal_letter_before(history: History) -> PortalRequest | None:
    """Return the letter that the portal's owner was sent, of which proposals speak: the last one that he answered about a cause where that stands, else the last of all.

    Since there was nothing to ask him that is the last one that he answered and that told of a cause that stands now, in whichever office.
    """
    answered = [letter for letter in portal_letters(history) if letter.answered is not None]
    told = owner_told(history)
    by_clause = letters_by_clause(counted_offices(history.now), told)
    for code in (ProposalCode.PORTAL_ANSWERED, ProposalCode.PORTAL):
        if about := by_clause[code]:
            return _request(about[-1])
    if told or not answered:
        return portal_letter_now(history)
    causes = frozenset(cause for each in counted_offices(history.now) for cause in owner_causes(each))
    same = [letter for letter in answered if letter.causes & causes]
    return _request(same[-1]) if same else None


def clause_requests(history: History) -> dict[ProposalCode, tuple[PortalRequest, ...]]:
    """Return by clause on the portal the letters of which it speaks (`letters_by_clause`), as papers show them, with their causes."""
    by_clause = letters_by_clause(counted_offices(history.now), owner_told(history))
    return {code: tuple(filter(None, map(_with_causes, letters))) for code, letters in by_clause.items()}


def portal_requests(letters: Iterable[Letter]) -> tuple[PortalRequest, ...]:
    """Return letters that the portal's owner was sent, as papers show them."""
    return tuple(filter(None, map(_request, letters)))


def _request(letter: Letter) -> PortalRequest | None:
    sent, answered = letter.sent, letter.answered
    if sent is None:
        return None
    what, on = (answered.what, answered.day) if answered else ("", None)
    return PortalRequest(sent.day, sent.memo, on, what, day_promised(letter))


def _with_causes(letter: Letter) -> PortalRequest | None:
    request = _request(letter)
    return replace(request, causes=tuple(sorted(letter.causes))) if request is not None else None
