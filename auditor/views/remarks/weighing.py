"""What something that was told is worth now, by what its fact came to. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from auditor.model.evidence import Known, MissingReason, Unknown
from auditor.model.facts import Cause
from auditor.model.mailboxes import OfOtherMailbox, proves_another
from auditor.model.noes import is_no
from auditor.model.when import When
from auditor.views.remarks.weights import HOLDING, Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding


def worth(
    observation: Observation[Any],
    resolved: Known[Any] | Unknown | None,
    since: date | None,
    is_fresh: Callable[[Observation[Any]], bool],
) -> Weight:
    """Return what something that was told is worth, by what its fact came to.

    Args:
        observation: what was told.
        resolved: what its fact came to; None where it came to nothing.
        since: the day on which the present holder took the post, as far as is known.
        is_fresh: whether something that was told is not too old to count.

    """
    fact = observation.fact
    is_undecided = isinstance(resolved, Unknown) and resolved.reason is MissingReason.OTHER_MAILBOX
    if proves_another(observation) or (is_undecided and isinstance(observation, OfOtherMailbox)):
        return Weight.OF_OTHER_MAILBOX
    is_old = fact.lapses and not is_fresh(observation)
    is_holders = fact.bound_to_holder and not (fact.no_outlives_holder and is_no(fact, observation.value, date.min))
    is_before = is_holders and not fact.dated and since is not None and observation.observed_on < since
    if isinstance(resolved, Known):
        return (
            _weight_of_undone(observation, resolved, since)
            if resolved.value == When.not_by_the_holder() and since is not None
            else _weight_beside(observation, resolved, is_old=is_old, is_before=is_before)
        )
    if isinstance(resolved, Unknown) and resolved.at_least and since and observation.observed_on >= since:
        return Weight.LESS_KNOWN
    reason = resolved.reason if isinstance(resolved, Unknown) else None
    if is_before or reason is MissingReason.NEW_HOLDER:
        return Weight.DAY_NEEDED if _may_be_the_holders(observation, since) else Weight.OF_HOLDER_BEFORE
    if reason is MissingReason.JOINING_UNKNOWN:
        return Weight.JOINING_NEEDED if _is_perhaps_since(observation, since) else Weight.OF_HOLDER_BEFORE
    return Weight.OLD if is_old else Weight.NOT_COUNTED


def _may_be_the_holders(observation: Observation[Any], since: date | None) -> bool:
    """Return whether what was done may have been done on either side of the day on which the present holder took the post."""
    value = observation.value
    return (
        since is not None
        and observation.fact.dated
        and value.earliest is not None
        and value.earliest < since <= value.latest
    )


def _is_perhaps_since(observation: Observation[Any], since: date | None) -> bool:
    """Return whether what was done may have been done since a day; that was told since, or speaks of no day of its own."""
    return since is None or not observation.fact.dated or observation.value.latest >= since


def _weight_of_undone(observation: Observation[Any], known: Known[Any], since: date) -> Weight:
    """Return what is worth what was told of an act which the holder who joined on a day has not done: a no of his time says so, and an act of before is not his."""
    value = observation.value
    if value.earliest is not None:
        return Weight.BEFORE_JOINING if value.latest < since else _overruled(observation, known)
    if observation.observed_on < since:
        return Weight.OF_HOLDER_BEFORE
    last = (known.grade, known.observed_on, known.source)
    return Weight.COUNTS if (observation.grade, observation.observed_on, observation.source) == last else Weight.AGREES


def _weight_beside(observation: Observation[Any], known: Known[Any], *, is_old: bool, is_before: bool) -> Weight:
    carries = (known.value, known.grade, known.observed_on, known.source)
    if (observation.value, observation.grade, observation.observed_on, observation.source) == carries:
        return Weight.COUNTS
    if is_before:
        return Weight.OF_HOLDER_BEFORE
    fact = observation.fact
    told, counted = fact.floor(observation.value), fact.floor(known.value)
    # As long as nobody told otherwise since, a no does not grow old.
    is_told_otherwise_since = told < counted and known.observed_on > observation.observed_on
    if is_old and not is_told_otherwise_since:
        return Weight.OLD
    if told == counted:
        return Weight.AGREES
    return _overruled(observation, known) if told > counted else _replaced(observation, known)


def _replaced(observation: Observation[Any], known: Known[Any]) -> Weight:
    """Return why something less favourable than what is known does not count any more."""
    if observation.for_all and observation.observed_on == known.observed_on:
        return Weight.KEPT_OUT
    is_earlier = observation.fact.dated and observation.value.earliest is not None
    return Weight.EARLIER if is_earlier else Weight.REPLACED


def _overruled(observation: Observation[Any], known: Known[Any]) -> Weight:
    """Return why something more favourable than what is known does not count: by how well that is known, then by its day."""
    if known.grade > observation.grade:
        return Weight.LESS_KNOWN
    if known.observed_on > observation.observed_on:
        return Weight.BEFORE_OPPOSITION
    equally = (known.grade, known.observed_on) == (observation.grade, observation.observed_on)
    return Weight.OPPOSED_ON_ITS_DAY if equally else Weight.OVERRULED


def counting_of(
    finding: Finding, fact: Fact[Any], resolved: Known[Any] | Unknown | None
) -> Known[Any] | Unknown | None:
    """Return what counts of a fact: a no stands also where it grew old, or an answer since could not be read."""
    match resolved:
        case Unknown(reason=MissingReason.UNCLEAR, aged=Known() as known) if finding.is_no:
            return known
        case Unknown(reason=MissingReason.STALE, aged=Known(value) as known) if is_no(fact, value, date.min):
            return known
        case _:
            return resolved


def of_the_listed(finding: Finding, weight: Weight) -> Weight:
    """Return what something is worth that was told of a user ID: none listed, it does not count yet; listed no more without a reason, only a no counts."""
    if weight is Weight.COUNTS and finding.of_no_account and finding.cause is not Cause.NO_OWN_ACCOUNT:
        return Weight.UNCOUNTED
    if weight in HOLDING and not finding.is_no and finding.reason is MissingReason.LEFT_ROSTER:
        return Weight.NOT_LISTED
    return weight
