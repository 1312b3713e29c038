"""Rounds without the causes that stand in them only since evidence of an earlier one was gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.views.since import is_less, returned, without_causes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.round import Round


def without_returned_causes(rounds: Sequence[Round], anothers: AbstractSet[str] = frozenset()) -> tuple[Round, ...]:
    """Return rounds, oldest first, without the causes that stand in one only since evidence of an earlier one was gone in it or in one between; not where that was `anothers` (see `is_less`)."""
    found: list[Round] = []
    lacking: list[Round] = []
    for round_ in rounds:
        if found and is_less(found[-1], round_, anothers):
            lacking.append(found[-1])
        found.append(_without_returned_causes(round_, lacking) if lacking else round_)
    return tuple(found)


def _without_returned_causes(round_: Round, lacking: Iterable[Round]) -> Round:
    of_office = {assessment.office.id: assessment for assessment in round_.assessments}
    for then in lacking:
        for before in then.assessments:
            now = of_office.get(before.office.id)
            if now is not None:
                of_office[before.office.id] = without_causes_of(now, returned(before, now))
    return replace(round_, assessments=tuple(of_office.values()))
