"""Every no stays: one told of who was listed while it was open who he is goes on counting of him whom the roster has again in his place.

Where these are several, it is not known whose it is.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.model.evidence import by_subject
from auditor.model.facts import HOLDER_SINCE, TWO_STEP_CAUSE, Fact, answered_with
from auditor.model.noes import is_no

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.counting import CountsFrom
    from auditor.model.evidence import Observation
    from auditor.model.source import SourceContext


def noes_meanwhile(observations: Iterable[Observation[Any]], context: SourceContext) -> Iterator[Observation[Any]]:
    """Yield the noes of those who were listed meanwhile (`SourceContext.put_back`), each as told of all who may be he; no yes of theirs is his.

    Nor is the day on which somebody joined there.

    Args:
        observations: all that was told.
        context: whom they speak of, and the day from which resets and profiles count.

    """
    if not context.put_back:
        return
    of_meanwhile = by_subject(told for told in observations if not context.put_back.keys().isdisjoint(told.subjects))
    for meanwhile, again in context.put_back.items():
        for told in _standing_noes(of_meanwhile.get(meanwhile, ()), context.counts_from):
            yield replace(told, subjects=again)


def _standing_noes(told: Iterable[Observation[Any]], counts_from: CountsFrom) -> Iterator[Observation[Any]]:
    """Yield the noes of one subject, with the causes told with them, that no later answer took back: a weaker one takes back nothing that was seen."""
    answered: dict[frozenset[Fact[Any]], list[Observation[Any]]] = defaultdict(list)
    for each in told:
        if each.fact != HOLDER_SINCE:
            answered[answered_with(each.fact)].append(each)
    for answers in answered.values():
        noes = [each for each in answers if is_no(each.fact, each.value, counts_from.of(each.fact))]
        standing = [no for no in noes if not _is_taken_back(no, answers, noes)]
        days = {no.observed_on for no in standing}
        yield from standing
        yield from (each for each in answers if each.fact == TWO_STEP_CAUSE and each.observed_on in days)


def _is_taken_back(no: Observation[Any], answers: Iterable[Observation[Any]], noes: Sequence[Observation[Any]]) -> bool:
    later = (each for each in answers if each.fact == no.fact and each.observed_on > no.observed_on)
    return any(each.grade >= no.grade and each not in noes for each in later)
