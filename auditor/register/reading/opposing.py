"""Which answers speak against an office: a no is never lost on the way in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from auditor.model.facts import Cause, Fact, Method, RuleAnswer, When
from auditor.remembering import remembered

if TYPE_CHECKING:
    from auditor.register.question import Claims

_CELLS_REMEMBERED: Final = 4096
"""A register has few different cells; of what so many claim it is remembered what speaks against the office."""


@remembered(_CELLS_REMEMBERED)
def noes_in(claims: Claims, decision_day: date) -> Claims:
    """Return what a cell claims against the office, with the cause that explains it; nothing of a cell that says no no.

    A no is a no to yes or no, a day before the decision's or none since, a password that does not meet the rule, a code
    that comes neither in an app nor by a key, and the day of a transfer, which takes away what was known of the holder
    before. A cause explains; it is no answer by itself.

    Args:
        claims: what the cell claims.
        decision_day: the day that the form named to those who answered.

    """
    if not any(speaks_against(claim.fact, claim.value, decision_day) for claim in claims):
        return ()
    return tuple(
        claim
        for claim in claims
        if speaks_against(claim.fact, claim.value, decision_day) or isinstance(claim.value, Cause)
    )


def speaks_against(fact: Fact[Any], value: Any, decision_day: date) -> bool:  # noqa: ANN401 the fact's own type
    """Return whether what is told of a fact is a no (see `noes_in`); a day counts from the decision's."""
    match value:
        case bool():
            return bool(fact.floor(value) == 0)
        case RuleAnswer(met=met):
            return not met
        case When(earliest=earliest):
            return earliest is None or earliest < decision_day
        case Method():
            return value < Method.TOTP
        case date():
            return True
        case _:
            return False
