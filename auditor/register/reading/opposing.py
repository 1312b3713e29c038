"""Which answers speak against an office: a no is never lost on the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.facts import Cause
from auditor.model.noes import is_no
from auditor.remembering import remembered

if TYPE_CHECKING:
    from auditor.model.counting import CountsFrom
    from auditor.register.question import Claims

_CELLS_REMEMBERED: Final = 4096
"""A register has few different cells; of what so many claim it is remembered what speaks against the office."""


@remembered(_CELLS_REMEMBERED)
def noes_in(claims: Claims, counts_from: CountsFrom) -> Claims:
    """Return what a cell claims against the office (`is_no`), with the cause that explains it; nothing of a cell that says no no.

    Args:
        claims: what the cell claims.
        counts_from: the days that the form named to those who answered.

    """
    if not any(is_no(claim.fact, claim.value, counts_from.of(claim.fact)) for claim in claims):
        return ()
    return tuple(
        claim
        for claim in claims
        if is_no(claim.fact, claim.value, counts_from.of(claim.fact)) or isinstance(claim.value, Cause)
    )


def counting_for_its_no(claims: Claims, counts_from: CountsFrom) -> Claims:
    """Return all that a cell claims where some of it is a no, also the yes that this takes back: on, but no login asks for a code; nothing of a cell that says no no.

    Args:
        claims: what the cell claims.
        counts_from: the days that the form named to those who answered.

    """
    return claims if noes_in(claims, counts_from) else ()
