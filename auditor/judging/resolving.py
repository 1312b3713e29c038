"""What the tellings of one fact come to, by the rules of standing: a yes needs a current supporter that no no overrules.

Pure: the day is an argument. Age and transfer take support away, never opposition: a no that grew old stays a no, one from before
the present holder bars his weaker yes, though by itself it says nothing of him. A weaker claim never improves on a stronger
observation; a worsening counts at any grade.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs

from auditor.judging.contradicting import (
    claims_since,
    is_taken_back,
    narrowed,
    refuted_claim,
    sides_since,
    without_what_was_before_a_no,
)
from auditor.model.evidence import Known, MissingReason, Observation, Unknown
from auditor.model.grades import Grade
from auditor.model.value import Value
from auditor.model.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditor.model.baseline import Baseline
    from auditor.model.facts import Fact

NO_BAR: Final = -1
_day: Final = attrgetter("observed_on")


class Freshness(Value, frozen=True):
    """For how many days a telling counts, by what it rests on; from the baseline. Without `ages` it counts for ever."""

    told: int = 180
    seen: int = 365
    ages: bool = True

    @classmethod
    def of(cls, baseline: Baseline) -> Freshness:
        """Return that of a baseline."""
        return cls(baseline.fresh_days, baseline.fresh_days_strong)

    def holds(self, observation: Observation[Any], day: date) -> bool:
        """Return whether the observation is still fresh on that day."""
        if not self.ages:
            return True
        limit = self.told if observation.grade < Grade.WITNESSED else self.seen
        return (day - observation.observed_on).days <= limit


class Terms(Value, frozen=True):
    """By what an observation still counts: the day of the audit, and since when the present holder has the post."""

    day: date
    freshness: Freshness
    since: date | None

    def outdate(self, observation: Observation[Any]) -> bool:
        """Return whether the observation is too old."""
        return observation.fact.lapses and not self.freshness.holds(observation, self.day)

    def count(self, observation: Observation[Any]) -> bool:
        """Return whether the observation is neither too old nor another holder's."""
        fact = observation.fact
        if self.outdate(observation):
            return False
        if self.since is None or not fact.bound_to_holder:
            return True
        if fact.dated:
            return bool(fact.floor(observation.value) >= self.since)
        return self.concern(observation)

    def concern(self, observation: Observation[Any]) -> bool:
        """Return whether the observation is not of who had the post before."""
        return self.since is None or not observation.fact.bound_to_holder or observation.observed_on >= self.since


class _Carried(Value, frozen=True):
    """Who carries "at least some value"; nobody when the answer is no.

    `overruled` tells whether such a yes is kept from counting by a no that still stands, and was not taken back itself.
    """

    supporters: tuple[Observation[Any], ...]
    overruled: bool

    def current(self, terms: Terms) -> list[Observation[Any]]:
        return [observation for observation in self.supporters if terms.count(observation)]


def walk_order(fact: Fact[Any]) -> Any:  # noqa: ANN401 a sort key
    """Return the key by which tellings of a fact follow each other, to the last of them whatever order they came in.

    Of those of one day and grade what is said for all comes before what one answers itself, and of either the better, so that a no is heard last;
    of two spans of days that begin alike the shorter, which says more.
    """

    def key(observation: Observation[Any]) -> tuple[Any, ...]:
        floor = fact.floor(observation.value)
        better_first = -floor.toordinal() if isinstance(floor, date) else -floor
        return (
            observation.observed_on,
            observation.grade.rank,
            not observation.for_all,
            better_first,
            fact.ceiling(observation.value),
            observation.source,
            observation.reference.file,
            observation.reference.place,
        )

    return key


def _walked(fact: Fact[Any], seen: Sequence[Observation[Any]]) -> list[Observation[Any]]:
    """Return tellings of a fact in `walk_order`; those of which each has a day of its own by that alone."""
    days = {observation.observed_on for observation in seen}
    return sorted(seen, key=_day if len(days) == len(seen) else walk_order(fact))


def _carried(fact: Fact[Any], walked: Sequence[Observation[Any]], threshold: Any, terms: Terms) -> _Carried:  # noqa: ANN401 a rank
    """Return who carries "at least the threshold"; a yes that grew old contradicts no later no, nor does one that this takes back (`is_taken_back`)."""
    carried: list[Observation[Any]] = []
    overruled: list[Observation[Any]] = []
    bar = NO_BAR
    for observation in walked:
        if fact.ceiling(observation.value) < threshold and not observation.is_of_its_day_alone:
            supporters = (supporter for supporter in carried if not terms.outdate(supporter))
            overruled = [each for each in (*overruled, *supporters) if not is_taken_back(each, observation)]
            bar, carried = max(bar, min(observation.grade.rank, Grade.WITNESSED.rank)), []
        elif fact.floor(observation.value) >= threshold:
            if observation.grade.rank >= bar:
                bar, overruled = NO_BAR, []
                carried.append(observation)
            else:
                overruled.append(observation)
    return _Carried(tuple(carried) if bar == NO_BAR else (), bool(overruled))


def resolve(fact: Fact[Any], seen: Sequence[Observation[Any]], terms: Terms) -> Known[Any] | Unknown:
    """Return what the tellings of one fact come to, of which there is one at least."""
    if fact.no_outlives_holder and terms.since is not None:
        whoever = resolve(fact, seen, structs.replace(terms, since=None))
        if is_standing_no(fact, whoever):
            return whoever
    if len(seen) == 1 and terms.count(seen[0]):
        return _of_one(seen[0])
    walked = _walked(fact, seen) if len(seen) > 1 else seen
    if fact.dated:
        walked = without_what_was_before_a_no(walked)
    return _of_same(walked, terms) or _weighed(fact, walked, terms)


def is_standing_no(fact: Fact[Any], found: Known[Any] | Unknown) -> bool:
    """Return whether of a fact that is yes or no what was told came to a no that stands, however old."""
    stands = found.value if isinstance(found, Known) else found.stands
    return stands is not None and fact.floor(stands) == 0


def _weighed(fact: Fact[Any], walked: Sequence[Observation[Any]], terms: Terms) -> Known[Any] | Unknown:
    """Return what tellings come to that do not all say the same, or of which none counts: the best value that a current one carries."""
    overruled = False
    stands_at = None
    thresholds = sorted({fact.floor(observation.value) for observation in walked})
    for threshold in reversed(thresholds):
        all_say_so = threshold == thresholds[0]
        carried = _Carried(tuple(walked), overruled=False) if all_say_so else _carried(fact, walked, threshold, terms)
        overruled |= carried.overruled
        current = carried.current(terms)
        if carried.supporters and stands_at is None:
            stands_at = threshold
        if current:
            # A better answer that was overruled still supports the worse one, but lends it neither grade nor day.
            exact = [observation for observation in current if fact.floor(observation.value) == threshold]
            if not exact:
                # Those who carry it came after each no to it: of these only what it says nothing of denies still.
                denying = walked if all_say_so else [told for told in walked if fact.ceiling(told.value) >= threshold]
                denied = _denied(fact, walked, denying, terms, overruled=overruled)
                if denied is not None:
                    return denied
            strongest = _strongest(exact or current)
            value = strongest.value if exact else _value_at(fact, walked, threshold)
            if fact.dated:
                value = narrowed(value, walked, carried.supporters)
            known = Known(
                value,
                strongest.grade,
                strongest.observed_on,
                strongest.source,
                overruled,
                sides=sides_since(walked, strongest.observed_on),
                way=strongest.way,
                refutes=refuted_claim(fact, walked, value, strongest if exact else None, overruled=overruled),
                told_since=claims_since(fact, walked, strongest),
                answered=any(observation.is_answer and terms.count(observation) for observation in walked),
                in_place_of=tuple(dict.fromkeys(told.value for told in walked if told.value != value)),
            )
            if len(thresholds) == 1:
                return known
            lesser = thresholds[: thresholds.index(threshold) + 1]
            return structs.replace(known, basis=partial(_basis, fact, walked, known, lesser, terms))
    stands = _value_at(fact, walked, stands_at) if stands_at is not None else None
    standing = [told for told in walked if fact.floor(told.value) == stands_at]
    last = walked[-1]
    if (denied := _denied(fact, walked, walked, terms, overruled=overruled)) is not None:
        return denied
    all_old = all(map(terms.outdate, walked))
    reason = MissingReason.STALE if all_old else MissingReason.NEW_HOLDER
    return Unknown(
        reason,
        last.observed_on,
        stands,
        aged=_had_nothing_aged(fact, walked, terms),
        refutes=tuple(told for told in standing if told.grade >= Grade.WITNESSED)[-1:],
    )


def _of_same(walked: Sequence[Observation[Any]], terms: Terms) -> Known[Any] | None:
    """Return what claims come to that all say the same, where one counts at least: there is nothing to weigh. None of others."""
    value = walked[0].value
    if any(told.value != value or told.grade >= Grade.WITNESSED for told in walked):
        return None
    counting = [told for told in walked if terms.count(told)]
    if not counting:
        return None
    known = _strongest(counting)
    answered = any(told.is_answer for told in counting)
    return Known(value, known.grade, known.observed_on, known.source, way=known.way, answered=answered)


def _of_one(told: Observation[Any]) -> Known[Any]:
    """Return what one telling comes to that counts, and beside which there is none."""
    return Known(told.value, told.grade, told.observed_on, told.source, way=told.way, answered=told.is_answer)


def _denied(
    fact: Fact[Any],
    walked: Sequence[Observation[Any]],
    among: Iterable[Observation[Any]],
    terms: Terms,
    *,
    overruled: bool,
) -> Known[When] | None:
    """Return that the present holder is known not to have done something that has a day; None where nobody `among` them says so.

    What he claims beside it is then refuted by what was seen or recorded; a claim of who had the post before is not his.
    """
    since = terms.since if fact.dated else None
    denying = [told for told in among if since and told.observed_on >= since and _denies(told.value, since)]
    if not denying:
        return None
    last = denying[-1]
    of_his = [told for told in walked if told.grade >= Grade.WITNESSED or terms.count(told)]
    return Known(
        When.not_by_the_holder(),
        last.grade,
        last.observed_on,
        last.source,
        overruled,
        sides=sides_since(walked, last.observed_on),
        refutes=refuted_claim(fact, of_his, When.not_by_the_holder(), last),
        answered=any(told.is_answer for told in denying),
    )


def _had_nothing_aged(fact: Fact[Any], seen: Sequence[Observation[Any]], terms: Terms) -> Known[Any] | None:
    """Return what would be known if nothing of it had grown old; None where it is not age by which it is not known."""
    if not fact.lapses or not terms.freshness.ages:
        return None
    found = resolve(fact, seen, structs.replace(terms, freshness=structs.replace(terms.freshness, ages=False)))
    return found if isinstance(found, Known) else None


def _strongest(observations: Sequence[Observation[Any]]) -> Observation[Any]:
    if len(observations) == 1:
        return observations[0]
    return max(observations, key=lambda observation: (observation.grade.rank, observation.observed_on))


def _value_at(fact: Fact[Any], observations: Iterable[Observation[Any]], threshold: Any) -> Any:  # noqa: ANN401 a rank, a value
    return next(observation.value for observation in observations if fact.floor(observation.value) == threshold)


def _basis(  # noqa: PLR0913, PLR0917 what a fact is resolved by
    fact: Fact[Any],
    walked: Sequence[Observation[Any]],
    known: Known[Any],
    thresholds: Sequence[Any],
    terms: Terms,
    holds: Callable[[Any], bool],
) -> Known[Any]:
    """Return the strongest observation that carries the least value, up to the known one, for which a verdict holds.

    One that told of something better, and was overruled in that, is shown with the known value; that is no conflict, since the
    verdict holds all the same. The more a value speaks for the subject the more surely the verdict holds, so a search by
    halves finds the least. Where nobody told it stronger that is what is known, and holds as it is.
    """
    if all(told.grade <= known.grade for told in walked):
        return structs.replace(known, conflict=False)
    best = thresholds[-1]

    def value_at(threshold: Any) -> Any:  # noqa: ANN401 a rank, a value
        return known.value if threshold == best else _value_at(fact, walked, threshold)

    least = bisect_left(thresholds, True, key=lambda threshold: holds(value_at(threshold)))  # noqa: FBT003 a key
    if least == len(thresholds):
        return known
    carried = _carried(fact, walked, thresholds[least], terms)
    strongest = _strongest(carried.current(terms))
    basis = known
    if strongest.grade > known.grade:
        told = strongest.value if fact.floor(strongest.value) <= best else known.value
        basis = Known(told, strongest.grade, strongest.observed_on, strongest.source, way=strongest.way)
    return structs.replace(basis, conflict=False)


def _denies(value: When, since: date) -> bool:
    """Whether the present holder is known not to have done it."""
    return value.earliest is None or value.latest < since
