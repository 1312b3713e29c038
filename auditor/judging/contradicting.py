"""Two answers of one day that cannot both be true of one subject."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from auditor.model.facts import RuleAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact

Pair = tuple["Observation[Any]", "Observation[Any]"]
"""The less favourable answer first."""


def contradictions(observations: Iterable[Observation[Any]]) -> Iterator[Pair]:
    """Yield one pair for each subject and fact of whose last day files tell what cannot both be true.

    Rows of one file that differ are told where that file is read. What was told on a later day settles it.
    """
    told: dict[tuple[str, Fact[Any]], list[Observation[Any]]] = defaultdict(list)
    for observation in observations:
        of_last_day = told[observation.subject, observation.fact]
        if of_last_day and of_last_day[0].observed_on < observation.observed_on:
            of_last_day.clear()
        if not of_last_day or of_last_day[0].observed_on == observation.observed_on:
            of_last_day.append(observation)
    for answers in told.values():
        pair = pair_in(answers) if len(answers) > 1 else None
        if pair is not None and pair[0].reference.file != pair[1].reference.file:
            yield pair


def pair_in(answers: Sequence[Observation[Any]]) -> Pair | None:
    """Return the least and the most favourable of answers of one day, where these cannot both be true."""
    if isinstance(answers[0].value, RuleAnswer):
        answers = [answer for answer in answers if answer.value.rule == answers[0].value.rule]
    fact = answers[0].fact
    least = min(
        answers, key=lambda answer: (fact.ceiling(answer.value), fact.floor(answer.value), answer.reference.file)
    )
    most = max(
        answers, key=lambda answer: (fact.floor(answer.value), fact.ceiling(answer.value), answer.reference.file)
    )
    return (least, most) if fact.ceiling(least.value) < fact.floor(most.value) else None
