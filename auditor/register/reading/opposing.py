"""Which answers speak against an office: a no is never lost on the way in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from auditor.model.facts import Method, RuleAnswer, When

if TYPE_CHECKING:
    from auditor.register.question import Claim, Claims


def is_no(claims: Claims, decision_day: date) -> bool:
    """Return whether a cell says that something is not as it should be.

    That is a no to yes or no, a day before the decision's or none since, a password that does not meet the rule, a code
    that comes neither in an app nor by a key, and the day of a transfer, which takes away what was known of the holder
    before. A cause explains; it is no answer by itself.

    Args:
        claims: what the cell claims.
        decision_day: the day that the form named to those who answered.

    """
    return any(_speaks_against(claim, decision_day) for claim in claims)


def _speaks_against(claim: Claim, decision_day: date) -> bool:
    match claim.value:
        case bool():
            return bool(claim.fact.floor(claim.value) == 0)
        case RuleAnswer(met=met):
            return not met
        case When(earliest=earliest):
            return earliest is None or earliest < decision_day
        case Method():
            return claim.value < Method.TOTP
        case date():
            return True
        case _:
            return False
