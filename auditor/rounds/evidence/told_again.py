"""Leaves out what a row tells on a day that nobody knows and another told with its day: it is taken for the same telling."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from msgspec import structs

from auditor.model.facts import answered_with
from auditor.register.columns import CONTACTED_ON
from auditor.register.reading.form import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.notice import Notice

_Row = tuple[str, str]
"""A row: the name of its file, and its place there."""


def without_told_again(
    observations: Sequence[Observation[Any]], undated: Mapping[_Row, date]
) -> list[Observation[Any]]:
    """Return what files say without the noes of rows whose day nobody knows, where the last that was told with its day by then says the same.

    Whatever else was told since that day may be what the row without a day takes back: then it stays.

    Args:
        observations: what all files say.
        undated: the rows of which nobody knows on which day they were told, each with the first on which that may have been.

    """
    of_rows = [each for each in observations if each.reference.at in undated]
    concerned = {subject for each in of_rows for subject in each.subjects}
    dated: dict[tuple[str, Fact[Any]], list[Observation[Any]]] = defaultdict(list)
    for each in observations:
        if each.reference.at not in undated and not concerned.isdisjoint(each.subjects):
            for subject in concerned.intersection(each.subjects):
                dated[subject, each.fact].append(each)

    def is_told(subject: str, again: Observation[Any]) -> bool:
        told = [each for each in dated[subject, again.fact] if each.observed_on <= again.observed_on]
        last = max((each.observed_on for each in told), default=None)
        of_last = [each.value for each in told if each.observed_on == last]
        return last is not None and last >= undated[again.reference.at] and all(each == again.value for each in of_last)

    new = {
        (each.reference.at, subject, fact)
        for each in of_rows
        for subject in each.subjects
        if not is_told(subject, each)
        for fact in answered_with(each.fact)
    }
    return [
        left for each in observations for left in (_left_of(each, new) if each.reference.at in undated else (each,))
    ]


def _left_of(again: Observation[Any], new: AbstractSet[tuple[_Row, str, Fact[Any]]]) -> Iterator[Observation[Any]]:
    """Yield what a row tells of those of whom it is new."""
    subjects = tuple(subject for subject in again.subjects if (again.reference.at, subject, again.fact) in new)
    if subjects:
        yield again if subjects == again.subjects else structs.replace(again, subjects=subjects)


def without_their_day(notices: Iterable[Notice], told_again: AbstractSet[_Row]) -> list[Notice]:
    """Return what must be told, without that a row has no day of which all that it answers is told with one elsewhere."""
    return [
        notice
        for notice in notices
        if notice.about is None
        or notice.about.question != CONTACTED_ON.name
        or (notice.place.file, place_of(notice.place.sheet, notice.place.row)) not in told_again
    ]
