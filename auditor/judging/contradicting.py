"""Answers that cannot both be true of one subject: two of one day, or a claim and what refutes it."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.model.evidence import alike, of_each
from auditor.model.facts import RuleAnswer
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.when import When

Pair = tuple["Observation[Any]", "Observation[Any]"]
"""The less favourable answer first."""


def contradictions(observations: Collection[Observation[Any]]) -> Iterator[tuple[str, Pair]]:
    """Yield one pair for each subject and fact of whose last day files tell what cannot both be true, with the subject's id.

    Rows of one file that differ are told where that file is read. What was told on a later day settles it.
    """
    several = _told_by_several_files(observations)
    told: dict[tuple[str, Fact[Any]], list[Observation[Any]]] = defaultdict(list)
    for subject, observation in of_each(each for each in observations if not several.isdisjoint(each.subjects)):
        if subject not in several:
            continue
        of_last_day = told[subject, observation.fact]
        if of_last_day and of_last_day[0].observed_on < observation.observed_on:
            of_last_day.clear()
        if not of_last_day or of_last_day[0].observed_on == observation.observed_on:
            of_last_day.append(observation)
    for (subject, _), answers in told.items():
        pair = pair_in(answers)
        if pair is not None and pair[0].reference.file != pair[1].reference.file:
            yield subject, pair


def _told_by_several_files(observations: Iterable[Observation[Any]]) -> set[str]:
    """Return the ids of whom more than one file tells anything on one day: of nobody else do files tell what cannot both be true."""
    several: set[str] = set()
    for _, of_day in groupby(sorted(observations, key=_day), key=_day):
        first: dict[str, str] = {}
        for subjects, told in alike(of_day):
            for file in {observation.reference.file for observation in told}:
                several.update(subject for subject in subjects if first.setdefault(subject, file) != file)
    return several


_day: Final = attrgetter("observed_on")


def pair_in(answers: Sequence[Observation[Any]]) -> Pair | None:
    """Return the least and the most favourable of answers of one day, where these cannot both be true."""
    if isinstance(answers[0].value, RuleAnswer):
        answers = [answer for answer in answers if answer.value.rule == answers[0].value.rule]
    if len(answers) == 1:
        return None
    fact = answers[0].fact
    least = min(
        answers, key=lambda answer: (fact.ceiling(answer.value), fact.floor(answer.value), answer.reference.file)
    )
    most = max(
        answers, key=lambda answer: (fact.floor(answer.value), fact.ceiling(answer.value), answer.reference.file)
    )
    return (least, most) if fact.ceiling(least.value) < fact.floor(most.value) else None


def refuted_claim(
    fact: Fact[Any],
    walked: Sequence[Observation[Any]],
    value: Any,  # noqa: ANN401 the fact's own type
    known: Observation[Any] | None,
    *,
    overruled: bool = False,
) -> tuple[Observation[Any], ...]:
    """Return the last claim that is more favourable than what was seen or recorded, and that; nothing where nobody claims more, or that is a claim too.

    What another claim took back by then was not claimed any more, nor is one of since that was taken back by now. Where it was seen or recorded to be so on an earlier day, and nobody told otherwise in between, that stands for a claim of before: it was so, and is no longer.

    Args:
        fact: the fact.
        walked: what was told of it, in order.
        value: what it comes to.
        known: what carries that value; None where only a better claim does that is overruled: the last of that value refutes it,
            though it be from before the present holder came. Of something that has a day it is not asked: there the last that was
            seen or recorded refutes it by which it was not done on the day that is claimed, or later.
        overruled: what was better known to be so before is overruled, and stands so for a claim where nobody made one.

    """
    best = fact.ceiling(value)
    better = [told for told in walked if fact.floor(told.value) > best]
    claims = [told for told in better if told.grade < Grade.WITNESSED]
    if not (claims or (better and overruled and not fact.dated)):
        return ()
    if fact.dated:
        seen = (told for told in reversed(walked) if told.grade >= Grade.WITNESSED and not told.is_of_its_day_alone)
        refuting = next((told for told in seen if fact.ceiling(told.value) < fact.floor(claims[-1].value)), None)
    else:
        refuting = known or next((told for told in reversed(walked) if told.value == value), None)
    if refuting is None or refuting.grade < Grade.WITNESSED:
        return ()
    before = [told for told in reversed(walked) if told.observed_on < refuting.observed_on]
    words = [told for told in walked if told.grade < Grade.WITNESSED]
    noes = [told for told in words if not fact.dated and fact.ceiling(told.value) <= best]
    claims = [
        each
        for each in claims
        if each.observed_on < refuting.observed_on or not any(is_taken_back(each, no) for no in noes)
    ]
    if claims and claims[-1].observed_on >= refuting.observed_on:
        return claims[-1], refuting
    by_then = [told for told in words if told.observed_on <= refuting.observed_on]
    if by_then and by_then[-1] in noes:
        claims = []
    so_then = takewhile(lambda told: fact.floor(told.value) > best, before)
    shown = (told for told in so_then if told.grade >= Grade.WITNESSED)
    return next(((told, refuting) for told in (*shown, *claims[-1:])), ())


def is_taken_back(claim: Observation[Any], no: Observation[Any]) -> bool:
    """Whether a no of a later day takes a claim back: it is as well known; of one day both stand beside each other."""
    return claim.observed_on < no.observed_on and claim.grade <= no.grade


def claims_since(
    fact: Fact[Any], walked: Sequence[Observation[Any]], seen: Observation[Any]
) -> tuple[Observation[Any], ...]:
    """Return the last claim of at least what was seen or recorded, on a later day than that; nothing where nobody claims it, or that is a claim too."""
    if seen.grade < Grade.WITNESSED:
        return ()
    claims = (told for told in reversed(walked) if told.grade < Grade.WITNESSED and told.observed_on > seen.observed_on)
    again = next((told for told in claims if fact.floor(told.value) >= fact.floor(seen.value)), None)
    return () if again is None else (again,)


def is_worse(fact: Fact[Any], value: Any, known: Any) -> bool:  # noqa: ANN401 the fact's own type
    """Return whether a value speaks less for the subject than the one that is known."""
    return bool((fact.floor(value), fact.ceiling(value)) < (fact.floor(known), fact.ceiling(known)))


def barred_by_one_of_before(
    fact: Fact[Any],
    walked: Sequence[Observation[Any]],
    value: Any,  # noqa: ANN401 the fact's own type
    is_his: Callable[[Observation[Any]], bool],
) -> tuple[Observation[Any], ...]:
    """Return the present holder's last claim, and what was seen or recorded of the holder before that bars it; nothing where it was told.

    Args:
        fact: the fact.
        walked: what was told of it, in order.
        value: what he claims.
        is_his: whether one of them is of the present holder.

    """
    claim = next(told for told in reversed(walked) if is_his(told) and fact.floor(told.value) == fact.floor(value))
    noes = [told for told in walked if not is_his(told) and fact.ceiling(told.value) < fact.floor(value)]
    seen = [told for told in noes if told.grade >= Grade.WITNESSED and not told.is_of_its_day_alone]
    return (claim, seen[-1]) if seen and claim.grade < Grade.WITNESSED else ()


def without_what_was_before_a_no(walked: Sequence[Observation[Any]]) -> Sequence[Observation[Any]]:
    """Return what was told of something that has a day, but not what was known before the span in which by the last no it was not done."""
    noes = [told.value.latest for told in walked if told.value.earliest is None and not told.is_of_its_day_alone]
    if not noes:
        return walked
    begins = max(noes)
    return [told for told in walked if told.observed_on > begins]


def narrowed(value: When, walked: Sequence[Observation[Any]], supporters: Sequence[Observation[Any]]) -> When:
    """Return a span of days without those that were denied after it was last told."""
    last = supporters[-1]
    if last is walked[-1]:
        return value
    after = takewhile(lambda observation: observation is not last, reversed(walked))
    return replace(value, latest=min([value.latest, *(observation.value.latest for observation in after)]))


def sides_since(walked: Sequence[Observation[Any]], since: date) -> tuple[Observation[Any], ...]:
    """Return two observations that cannot both be true, of the last day since then on which there are any."""
    late = [observation for observation in walked if observation.observed_on >= since]
    if len(late) == 1:
        return ()
    by_day: dict[date, list[Observation[Any]]] = defaultdict(list)
    for observation in late:
        by_day[observation.observed_on].append(observation)
    for day in sorted(by_day, reverse=True):
        pair = pair_in(by_day[day])
        if pair is not None:
            return pair
    return ()
