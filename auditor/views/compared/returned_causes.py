"""Rounds without the causes that stand in them only since evidence of an earlier one was gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.views.compared.gone_evidence import KeptFiles
from auditor.views.compared.since import without_causes_of
from auditor.views.remarks.told_by_then import returned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model.round import Round
    from auditor.views.compared.gone_evidence import Gone


def without_returned_causes(rounds: Sequence[Round], files: KeptFiles = KeptFiles()) -> tuple[Round, ...]:  # noqa: B008 frozen
    """Return rounds, oldest first, without the causes that stand in one only since evidence of their office in an earlier one was gone in it or in one between (see `Gone.is_less`)."""
    found: list[Round] = []
    lacking: list[tuple[Round, Gone]] = []
    for round_ in rounds:
        if found and (gone := files.gone(found[-1], round_)).ours:
            lacking.append((found[-1], gone))
        found.append(_without_returned_causes(round_, lacking) if lacking else round_)
    return tuple(found)


def _without_returned_causes(round_: Round, lacking: Iterable[tuple[Round, Gone]]) -> Round:
    of_office = {assessment.office.id: assessment for assessment in round_.assessments}
    for then, gone in lacking:
        for before in then.assessments:
            now = of_office.get(before.office.id)
            if now is not None and gone.is_less(before, now):
                of_office[before.office.id] = without_causes_of(
                    now, returned(before, now, causes_told_later=round_.header.version not in _BY_THE_NO_ALONE)
                )
    return replace(round_, assessments=tuple(of_office.values()))


_BY_THE_NO_ALONE: Final = frozenset(f"0.{n}.0" for n in range(1, 16))
"""Papers of rounds that these versions kept leave out a cause that was told since, too, where the no that it explains is older and evidence of the office is gone."""
