"""By which terms of a baseline claims count: the same while they are given, where things are judged, and where that is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.judging.resolving import Freshness

if TYPE_CHECKING:
    from auditor.model.baseline import Baseline


class Counting(Struct, frozen=True):
    """By which terms claims count: for how many days, and by which rules; without a baseline by none."""

    freshness: Freshness = Freshness()
    baseline: Baseline | None = None

    @classmethod
    def of(cls, baseline: Baseline) -> Counting:
        """Return the terms of a baseline."""
        return cls(freshness_of(baseline), baseline)


def freshness_of(baseline: Baseline) -> Freshness:
    """Return for how many days claims count by a baseline."""
    return Freshness(baseline.fresh_days, baseline.fresh_days_strong)
