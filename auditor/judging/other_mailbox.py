"""What was told of the mailbox that the roster listed before proves nothing of the one that it lists now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.judging.resolving import Terms, resolve
from auditor.model.evidence import Known, MissingReason, Observation, Unknown
from auditor.model.mailboxes import OfOtherMailbox, proves_another

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.facts import Fact


def of_the_listed(
    fact: Fact[Any], seen: Sequence[Observation[Any]], found: Known[Any] | Unknown, terms: Terms
) -> Known[Any] | Unknown:
    """Return what tellings of a fact come to for the mailbox that is listed, where some speak for another one.

    A no stays, of whichever mailbox it was told: only what is told anew lifts it. But one that a yes of another mailbox lifted is
    no no again.

    Args:
        fact: one of `OF_A_MAILBOX`.
        seen: all that was told of it.
        found: what that comes to, whichever mailbox it is of.
        terms: by what it counts.

    """
    proving = [each for each in seen if proves_another(each)]
    if not proving or not isinstance(found, Known) or found.value != proving[0].value:
        return found
    for others in (proving, [each for each in seen if isinstance(each, OfOtherMailbox)]):
        left = [each for each in seen if each not in others]
        beside = resolve(fact, left, terms) if left else None
        if isinstance(beside, Known) and (beside.value == found.value or others is not proving):
            return beside
    return Unknown(MissingReason.OTHER_MAILBOX, max(each.observed_on for each in proving), found.value)
