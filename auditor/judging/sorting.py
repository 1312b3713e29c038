"""Sorts what was told by whom it is about, each origin's last word only: what is resolved."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from auditor.judging.objections import can_tell_of, is_left_by
from auditor.model.evidence import LISTED, Observation, Reference, alike
from auditor.model.facts import (
    ANSWERED_ALONE,
    PASSWORD_CHANGED_ON,
    PROFILE_UPDATED_ON,
    SEEN_AT_A_LOGIN,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_ENROLLED_ON,
    Fact,
    answered_with,
)
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_ACTS: Final = frozenset({PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED_ON})
"""What only who logs in does."""


def told_by_subject(
    observations: Iterable[Observation[Any]], day: date
) -> tuple[Mapping[str, tuple[Observation[Any], ...]], tuple[Observation[Any], ...]]:
    """Return the observations of each subject, and those set aside because they are dated after the day.

    What was told anew by the same origin is left out, and a cause that is over. Subjects of whom the very same was told have it in common.
    """
    kept, later = _by_subject(observations, day)
    beside: tuple[Observation[Any], ...] = ()
    last_told = beside
    for subject, seen in kept.items():
        if seen is not beside:
            beside, last_told = seen, last_words(seen)
        kept[subject] = last_told
    return kept, later


def told_whole(
    observations: Iterable[Observation[Any]], told: Mapping[str, tuple[Observation[Any], ...]], day: date
) -> Mapping[str, tuple[Observation[Any], ...]]:
    """Return all observations of each subject of whom something was left out in `told`: for where what was told anew turns out to count for nothing."""
    return {
        subject: seen for subject, seen in _by_subject(observations, day)[0].items() if len(seen) > len(told[subject])
    }


def _by_subject(
    observations: Iterable[Observation[Any]], day: date
) -> tuple[dict[str, tuple[Observation[Any], ...]], tuple[Observation[Any], ...]]:
    kept: dict[str, tuple[Observation[Any], ...]] = {}
    later: list[Observation[Any]] = []
    for subjects, told in alike(observations):
        by_then = tuple([observation for observation in told if observation.observed_on <= day])
        if len(by_then) < len(told):
            later += [observation for observation in told if observation.observed_on > day]
        grown: dict[int, tuple[Observation[Any], ...]] = {}
        for subject in subjects if by_then else ():
            seen = kept.get(subject, ())
            if id(seen) not in grown:
                grown[id(seen)] = (*seen, *by_then)
            kept[subject] = grown[id(seen)]
    return kept, tuple(later)


def last_words(seen: tuple[Observation[Any], ...]) -> tuple[Observation[Any], ...]:
    """Return the observations of a subject without what was told anew by the same origin, and without causes that are over."""
    return _without_ended(_last_told(seen))


def whose(fact: Fact[Any], observations: Iterable[Observation[Any]]) -> frozenset[str]:
    """Return the ids of whom a fact was told."""
    return frozenset(subject for each in observations if each.fact == fact for subject in each.subjects)


def _last_told(seen: tuple[Observation[Any], ...]) -> tuple[Observation[Any], ...]:
    """Return the observations of a subject without those in whose place the same origin told something later.

    A weaker answer takes no stronger one back: whoever told what was seen at a login told that, too. Nor does a cause that is told alone take
    back whether two-step is on: which of the two holds is then to be told.
    """
    anew: dict[tuple[str, str, frozenset[Fact[Any]]], list[Observation[Any]]] = defaultdict(list)
    for observation in seen:
        if observation.origin:
            anew[observation.source, observation.origin, answered_with(observation.fact)].append(observation)
    if not anew:
        return seen
    left_out: set[int] = set()
    for told in anew.values():
        whole = {(again.observed_on, again.reference) for again in told if again.fact not in ANSWERED_ALONE}
        last = {
            (grade, fact): max(
                again.observed_on
                for again in told
                if again.grade >= grade and (again.fact == fact or (again.observed_on, again.reference) in whole)
            )
            for grade, fact in {(again.grade, again.fact) for again in told}
        }
        left_out |= {id(earlier) for earlier in told if earlier.observed_on < last[earlier.grade, earlier.fact]}
    return tuple(observation for observation in seen if id(observation) not in left_out)


def _without_ended(seen: tuple[Observation[Any], ...]) -> tuple[Observation[Any], ...]:
    """Return the observations of a subject without the causes that are over: a later day has an answer whether two-step is on that does not give them.

    What was seen is undone by no weaker yes, and by no record what it cannot tell of. That a login is impossible, or that nobody is in the
    post, is over, too, once somebody was logged in; until then no cause that is told for all takes its place.
    """
    if not any(each.fact == TWO_STEP_CAUSE for each in seen):
        return seen
    answers = [each for each in seen if each.fact == TWO_STEP_ENROLLED]
    given = {(each.value, each.observed_on, each.reference.file) for each in seen if each.fact == TWO_STEP_CAUSE}
    last_login = max(filter(None, map(_login_day, seen)), default=date.min)

    def is_over(cause: Observation[Any]) -> bool:
        if cause.value.hinders_all and cause.observed_on < last_login:
            return True
        return any(
            cause.observed_on < answer.observed_on
            and can_tell_of(cause.value, answer)
            and not is_left_by(answer, cause)
            and (not answer.value or answer.grade >= cause.grade)
            and (cause.value, answer.observed_on, answer.reference.file) not in given
            for answer in answers
        )

    left = tuple(each for each in seen if not (each.fact == TWO_STEP_CAUSE and is_over(each)))
    own = [each for each in left if each.fact == TWO_STEP_CAUSE and not each.for_all]
    last = max(own, key=lambda each: each.observed_on, default=None)
    if last is None or not last.value.hinders_all:
        return left
    return tuple(
        each
        for each in left
        if not (each.fact == TWO_STEP_CAUSE and each.for_all and each.observed_on > last.observed_on)
    )


def _login_day(told: Observation[Any]) -> date | None:
    """Return on which day somebody was logged in by an observation: a login was seen, or an act is told that only who logs in does."""
    if told.grade is Grade.WITNESSED and told.fact in SEEN_AT_A_LOGIN:
        return told.observed_on
    return told.value.earliest if told.fact in _ACTS else None


def of_shared(account: str, told: Sequence[Observation[Any]], day: date) -> Iterator[Observation[Any]]:
    """Yield what is told of a user ID that several posts share, but not that one person uses it: the roster says otherwise, as was answered."""
    yield from (each for each in told if each.fact != SHARED or each.value)
    if not any(each.fact == SHARED and each.value for each in told):
        yield Observation((account,), SHARED, True, Grade.DECLARED, LISTED, day, Reference("", ""))  # noqa: FBT003 the fact's value
