"""By which terms of a baseline claims count: the same while they are given, where things are judged, and where that is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.judging.resolving import Freshness

if TYPE_CHECKING:
    from auditor.model.baseline import Baseline


def freshness_of(baseline: Baseline) -> Freshness:
    """Return for how many days claims count by a baseline."""
    return Freshness(baseline.fresh_days, baseline.fresh_days_strong)
