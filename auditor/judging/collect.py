"""Observations become evidence, by the rules of standing: a yes needs a current supporter that no no overrules.

Pure: the day is an argument. Age and transfer take support away, never opposition; a weaker claim never improves on a
stronger observation; a worsening counts at any grade.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from auditor.model.evidence import Evidence, Known, MissingReason, Observation, Unknown
from auditor.model.facts import (
    FACTS,
    HOLDER_SINCE,
    PASSWORD_MEETS_RULE,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    Fact,
    When,
)
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NO_BAR: Final = -1


@dataclass(frozen=True, slots=True)
class Freshness:
    """For how many days a telling counts, by what it rests on; from the baseline."""

    told: int = 180
    seen: int = 365

    def holds(self, one: Observation[Any], day: date) -> bool:
        """Return whether the observation is still fresh on that day."""
        limit = self.told if one.grade < Grade.WITNESSED else self.seen
        return (day - one.observed_on).days <= limit


@dataclass(frozen=True, slots=True)
class _Standing:
    supporters: tuple[Observation[Any], ...]
    overruled: bool


def by_subject(
    observations: Iterable[Observation[Any]], day: date
) -> tuple[Mapping[str, tuple[Observation[Any], ...]], tuple[Observation[Any], ...]]:
    """Return the observations of each subject, and those set aside because they are dated after the day."""
    kept: dict[str, list[Observation[Any]]] = defaultdict(list)
    later: list[Observation[Any]] = []
    for one in observations:
        (later if one.observed_on > day else kept[one.subject]).append(one)
    return {subject: tuple(seen) for subject, seen in kept.items()}, tuple(later)


def present_holder_since(observations: Iterable[Observation[Any]], listed: date | None) -> date | None:
    """Return when the present holder took the post: the latest of what the roster lists and what was told."""
    told = [one.value for one in observations if one.fact == HOLDER_SINCE]
    return max([*told, *([listed] if listed else [])], default=None)


def evidence_of(  # noqa: PLR0913 each part of the evidence rules is one argument
    subject: str,
    observations: Sequence[Observation[Any]],
    *,
    day: date,
    freshness: Freshness,
    holder_since: date | None = None,
    rule: str = "",
) -> Evidence:
    """Return what is known of one subject on one day.

    Args:
        subject: office or account id.
        observations: all observations of that subject, none of them after `day`.
        day: the day of the audit.
        freshness: for how long tellings count.
        holder_since: when the present holder took the post, as the roster says; later tellings move it later.
        rule: the password rule in force; answers under another rule do not count.

    """
    by_fact: dict[Fact[Any], list[Observation[Any]]] = defaultdict(list)
    for one in set(observations):
        by_fact[one.fact].append(one)
    since = present_holder_since(by_fact[HOLDER_SINCE], holder_since)
    resolved: dict[Fact[Any], Known[Any] | Unknown] = {}
    for fact in FACTS.values():
        seen = by_fact.get(fact)
        if not seen:
            continue
        if fact == PASSWORD_MEETS_RULE:
            seen = [one for one in seen if one.value.rule == rule]
            if not seen:
                resolved[fact] = Unknown(MissingReason.OTHER_RULE)
                continue
        resolved[fact] = _resolve(fact, seen, day, freshness, since)
    if since is not None:
        _withdraw_old_enrolment(resolved, by_fact[TWO_STEP_ENROLLED], day, freshness, since)
    return Evidence(subject, resolved)


def _withdraw_old_enrolment(
    resolved: dict[Fact[Any], Known[Any] | Unknown],
    enrolments: Sequence[Observation[bool]],
    day: date,
    freshness: Freshness,
    since: date,
) -> None:
    """After a transfer a system record of two-step speaks of the old holder's phone, unless it was enrolled later."""
    if not any(one.grade is Grade.EXPORTED and one.value for one in enrolments):
        return
    enrolled_on = resolved.get(TWO_STEP_ENROLLED_ON)
    if isinstance(enrolled_on, Known) and enrolled_on.value.earliest is not None:
        return
    told = [one for one in enrolments if not (one.grade is Grade.EXPORTED and one.value)]
    resolved[TWO_STEP_ENROLLED] = (
        _resolve(TWO_STEP_ENROLLED, told, day, freshness, since)
        if told
        else Unknown(MissingReason.NEW_HOLDER, max(one.observed_on for one in enrolments))
    )


def _walk_order(fact: Fact[Any]) -> Any:  # noqa: ANN401 a sort key
    def key(one: Observation[Any]) -> tuple[Any, ...]:
        floor = fact.floor(one.value)
        better_first = -floor.toordinal() if isinstance(floor, date) else -floor
        return (one.observed_on, one.grade, better_first, one.source, one.reference.file, one.reference.place)

    return key


def _standing(fact: Fact[Any], walked: Sequence[Observation[Any]], threshold: Any) -> _Standing:  # noqa: ANN401 a rank
    """Return who carries "at least threshold"; nobody when the answer is no."""
    carried: list[Observation[Any]] = []
    bar, overruled = NO_BAR, False
    for one in walked:
        if fact.ceiling(one.value) < threshold:
            overruled |= any(other.observed_on == one.observed_on or other.grade > one.grade for other in carried)
            bar, carried = max(bar, min(one.grade.rank, Grade.WITNESSED.rank)), []
        elif fact.floor(one.value) >= threshold:
            if one.grade.rank >= bar:
                bar = NO_BAR
                carried.append(one)
            else:
                overruled = True
    return _Standing(tuple(carried) if bar == NO_BAR else (), overruled)


def _is_current(one: Observation[Any], fact: Fact[Any], day: date, freshness: Freshness, since: date | None) -> bool:
    if fact.lapses and not freshness.holds(one, day):
        return False
    if since is None or not fact.bound_to_holder:
        return True
    if fact.dated:
        return bool(fact.floor(one.value) >= since)
    return one.observed_on >= since


def _resolve(
    fact: Fact[Any], seen: Sequence[Observation[Any]], day: date, freshness: Freshness, since: date | None
) -> Known[Any] | Unknown:
    walked = sorted(seen, key=_walk_order(fact))
    overruled = False
    stands = None
    for threshold in sorted({fact.floor(one.value) for one in walked}, reverse=True):
        standing = _standing(fact, walked, threshold)
        overruled |= standing.overruled
        current = [one for one in standing.supporters if _is_current(one, fact, day, freshness, since)]
        if standing.supporters and stands is None:
            stands = next(one.value for one in walked if fact.floor(one.value) == threshold)
        if current:
            # A better answer that was overruled still supports the worse one, but lends it neither grade nor day.
            exact = [one for one in current if fact.floor(one.value) == threshold]
            strongest = max(exact or current, key=lambda one: (one.grade, one.observed_on))
            value = next(one.value for one in (strongest, *walked) if fact.floor(one.value) == threshold)
            return Known(value, strongest.grade, strongest.observed_on, strongest.source, overruled)
    last = walked[-1]
    if fact.dated and since is not None:
        refuted = [one for one in walked if one.observed_on >= since and _denies(one.value, since)]
        if refuted:
            return Known(
                When.not_since(since), refuted[-1].grade, refuted[-1].observed_on, refuted[-1].source, overruled
            )
        return Unknown(MissingReason.NEW_HOLDER, last.observed_on, stands)
    aged = fact.lapses and not any(freshness.holds(one, day) for one in walked)
    return Unknown(MissingReason.STALE if aged else MissingReason.NEW_HOLDER, last.observed_on, stands)


def _denies(value: When, since: date) -> bool:
    """Whether the present holder is known not to have done it."""
    return value.earliest is None or value.latest < since
