"""Which of what is told of a fact is a no."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from auditor.model.facts import CodeDevice, MailboxKind, Method, RuleAnswer, Strength
from auditor.model.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.facts import Fact
    from auditor.model.ranked import Ranked

_ENOUGH: Final[Mapping[type[Ranked], Ranked]] = {
    Method: Method.TOTP,
    CodeDevice: CodeDevice.OFFICES,
    MailboxKind: MailboxKind.OFFICIAL,
    Strength: Strength.FAIR,
}


def is_no(fact: Fact[Any], value: Any, decision_day: date) -> bool:  # noqa: ANN401 the fact's own type
    """Return whether what is told of a fact speaks against whom it is about.

    A no is a no to yes or no, a day before the decision's or none since, a password that does not meet the rule or is easy to guess, a code
    that comes neither in an app nor by a key, or on another's device, no address or one that is not official, and the day of a transfer, which takes
    away what was known of the holder before. A cause explains; it is no answer by itself.

    """
    match value:
        case bool():
            return bool(fact.floor(value) == 0)
        case RuleAnswer(met=met):
            return not met
        case When(earliest=earliest):
            return earliest is None or earliest < decision_day
        case Method() | CodeDevice() | MailboxKind() | Strength():
            return value < _ENOUGH[type(value)]
        case date():
            return True
        case _:
            return False
