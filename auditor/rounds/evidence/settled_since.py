"""Tells whether what an account said itself, by which an answer for all does not count for it, was settled since: then nothing is to be asked of that answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.facts import TWO_STEP_ENROLLED, TWO_STEP_METHOD, answered_with
from auditor.model.grades import Grade
from auditor.model.when import When
from auditor.register.question import Claim
from auditor.register.reading.opposing import noes_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from auditor.model.counting import CountsFrom
    from auditor.model.evidence import Observation


def is_answered_since(told: Observation[Any], own: Iterable[Observation[Any]], counts_from: CountsFrom) -> bool:
    """Return whether the no to two-step by which an answer on its method was kept out was since followed by another answer of the account itself."""
    if TWO_STEP_METHOD not in answered_with(told.fact):
        return False
    since = [each for each in own if each.fact == TWO_STEP_ENROLLED and each.observed_on > told.observed_on]
    return _ends_without_a_no(since, counts_from)


def is_recorded_since(
    told: Observation[Any], no_on: date, records: Iterable[Observation[Any]], counts_from: CountsFrom
) -> bool:
    """Return whether a system's record shows by its last word, of a day after that no, that what an answer for all says is done.

    Args:
        told: the answer that does not count for the account.
        no_on: the day of what the account said itself.
        records: what systems recorded of the account.
        counts_from: the days from which resets and profiles count.

    """
    asked = answered_with(told.fact)
    asked |= answered_with(TWO_STEP_ENROLLED) if TWO_STEP_METHOD in asked else frozenset()
    since = [each for each in records if each.fact in asked and each.observed_on > no_on]
    return _ends_without_a_no(since, counts_from)


def is_record(told: Observation[Any]) -> bool:
    """Return whether a system recorded it, without the office, as well known as what is seen or better."""
    return not told.is_answer and told.grade >= Grade.WITNESSED


def is_passed(told: Observation[Any], yes: Observation[Any], counts_from: CountsFrom) -> bool:
    """Return whether it was told to be done from a day before the decision's on, and a yes is surely of a day after that telling: these contradict nothing."""
    if told.fact != yes.fact or not isinstance(told.value, When):
        return False
    begins = told.value.earliest
    return (
        begins is not None and begins < counts_from.of(told.fact) and bool(yes.fact.floor(yes.value) > told.observed_on)
    )


def noes_of(answers: Iterable[Observation[Any]], counts_from: CountsFrom) -> tuple[Claim, ...]:
    """Return of what was told all that is a no, and causes (`noes_in`).

    Of what is to be done since a decision nothing that was told before it is a no: nobody could have done it yet.
    """
    told = (
        each for each in answers if not (isinstance(each.value, When) and each.observed_on < counts_from.of(each.fact))
    )
    return noes_in(tuple(Claim(each.fact, each.value) for each in told), counts_from)


def _ends_without_a_no(answers: Sequence[Observation[Any]], counts_from: CountsFrom) -> bool:
    """Return whether anything was told, and nothing of the last day is a no."""
    last = max((each.observed_on for each in answers), default=None)
    return last is not None and not noes_of((each for each in answers if each.observed_on == last), counts_from)
