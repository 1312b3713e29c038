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

    def holds(self, observation: Observation[Any], day: date) -> bool:
        """Return whether the observation is still fresh on that day."""
        limit = self.told if observation.grade < Grade.WITNESSED else self.seen
        return (day - observation.observed_on).days <= limit


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
    for observation in observations:
        (later if observation.observed_on > day else kept[observation.subject]).append(observation)
    return {subject: tuple(seen) for subject, seen in kept.items()}, tuple(later)


def present_holder_since(observations: Iterable[Observation[Any]], listed: date | None) -> date | None:
    """Return when the present holder took the post: the latest of what the roster lists and what was told."""
    told = [observation.value for observation in observations if observation.fact == HOLDER_SINCE]
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
    for observation in set(observations):
        by_fact[observation.fact].append(observation)
    since = present_holder_since(by_fact[HOLDER_SINCE], holder_since)
    resolved: dict[Fact[Any], Known[Any] | Unknown] = {}
    for fact in FACTS.values():
        seen = by_fact.get(fact)
        if not seen:
            continue
        if fact == PASSWORD_MEETS_RULE:
            seen = [observation for observation in seen if observation.value.rule == rule]
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
    if not any(observation.grade is Grade.EXPORTED and observation.value for observation in enrolments):
        return
    enrolled_on = resolved.get(TWO_STEP_ENROLLED_ON)
    if isinstance(enrolled_on, Known) and enrolled_on.value.earliest is not None:
        return
    told = [
        observation for observation in enrolments if not (observation.grade is Grade.EXPORTED and observation.value)
    ]
    resolved[TWO_STEP_ENROLLED] = (
        _resolve(TWO_STEP_ENROLLED, told, day, freshness, since)
        if told
        else Unknown(MissingReason.NEW_HOLDER, max(observation.observed_on for observation in enrolments))
    )


def _walk_order(fact: Fact[Any]) -> Any:  # noqa: ANN401 a sort key
    def key(observation: Observation[Any]) -> tuple[Any, ...]:
        floor = fact.floor(observation.value)
        better_first = -floor.toordinal() if isinstance(floor, date) else -floor
        return (
            observation.observed_on,
            observation.grade,
            better_first,
            observation.source,
            observation.reference.file,
            observation.reference.place,
        )

    return key


def _standing(fact: Fact[Any], walked: Sequence[Observation[Any]], threshold: Any) -> _Standing:  # noqa: ANN401 a rank
    """Return who carries "at least threshold"; nobody when the answer is no."""
    carried: list[Observation[Any]] = []
    bar, overruled = NO_BAR, False
    for observation in walked:
        if fact.ceiling(observation.value) < threshold:
            overruled |= any(
                supporter.observed_on == observation.observed_on or supporter.grade > observation.grade
                for supporter in carried
            )
            bar, carried = max(bar, min(observation.grade.rank, Grade.WITNESSED.rank)), []
        elif fact.floor(observation.value) >= threshold:
            if observation.grade.rank >= bar:
                bar = NO_BAR
                carried.append(observation)
            else:
                overruled = True
    return _Standing(tuple(carried) if bar == NO_BAR else (), overruled)


def _is_current(
    observation: Observation[Any], fact: Fact[Any], day: date, freshness: Freshness, since: date | None
) -> bool:
    if fact.lapses and not freshness.holds(observation, day):
        return False
    if since is None or not fact.bound_to_holder:
        return True
    if fact.dated:
        return bool(fact.floor(observation.value) >= since)
    return observation.observed_on >= since


def _resolve(
    fact: Fact[Any], seen: Sequence[Observation[Any]], day: date, freshness: Freshness, since: date | None
) -> Known[Any] | Unknown:
    walked = sorted(seen, key=_walk_order(fact))
    overruled = False
    stands = None
    for threshold in sorted({fact.floor(observation.value) for observation in walked}, reverse=True):
        standing = _standing(fact, walked, threshold)
        overruled |= standing.overruled
        current = [
            observation for observation in standing.supporters if _is_current(observation, fact, day, freshness, since)
        ]
        if standing.supporters and stands is None:
            stands = next(observation.value for observation in walked if fact.floor(observation.value) == threshold)
        if current:
            # A better answer that was overruled still supports the worse one, but lends it neither grade nor day.
            exact = [observation for observation in current if fact.floor(observation.value) == threshold]
            strongest = max(exact or current, key=lambda observation: (observation.grade, observation.observed_on))
            value = next(
                observation.value for observation in (strongest, *walked) if fact.floor(observation.value) == threshold
            )
            return Known(value, strongest.grade, strongest.observed_on, strongest.source, overruled)
    last = walked[-1]
    if fact.dated and since is not None:
        refuted = [
            observation
            for observation in walked
            if observation.observed_on >= since and _denies(observation.value, since)
        ]
        if refuted:
            return Known(
                When.not_since(since), refuted[-1].grade, refuted[-1].observed_on, refuted[-1].source, overruled
            )
        return Unknown(MissingReason.NEW_HOLDER, last.observed_on, stands)
    aged = fact.lapses and not any(freshness.holds(observation, day) for observation in walked)
    return Unknown(MissingReason.STALE if aged else MissingReason.NEW_HOLDER, last.observed_on, stands)


def _denies(value: When, since: date) -> bool:
    """Whether the present holder is known not to have done it."""
    return value.earliest is None or value.latest < since
