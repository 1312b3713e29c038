"""By which terms of a baseline claims count: the same while they are given, where things are judged, and where that is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from auditor.judging.collect import Freshness
from auditor.model.policy import Since

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from auditor.model.baseline import Baseline
    from auditor.model.facts import Fact


class Counting(Struct, frozen=True):
    """By which terms claims count.

    Attributes:
        freshness: for how many days.
        since: from which day on it counts that something was done, by the fact that says when.

    """

    freshness: Freshness = Freshness()
    since: Mapping[Fact[Any], date] = field(default_factory=dict)

    @classmethod
    def of(cls, baseline: Baseline) -> Counting:
        """Return the terms of a baseline."""
        since = {
            fact: rule.settings.since
            for rule in baseline.rules
            if isinstance(rule.settings, Since)
            for fact in rule.policy.reads
        }
        return cls(freshness_of(baseline), since)


def freshness_of(baseline: Baseline) -> Freshness:
    """Return for how many days claims count by a baseline."""
    return Freshness(baseline.fresh_days, baseline.fresh_days_strong)
