"""From which days it counts that something was done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.model.facts import Fact


class CountsFrom(Struct, frozen=True, cache_hash=True):
    """From which day resets and profiles count: each from that of its own decision.

    Attributes:
        day: the day of whatever has none of its own.
        own: the facts (their ids) that count from days of their own, each with its day.

    """

    day: date
    own: tuple[tuple[str, date], ...] = ()

    @classmethod
    def of_days(cls, day: date, days: Mapping[str, date]) -> CountsFrom:
        """Return the same with the days of facts (by their ids), of which those that are `day` need not be told."""
        return cls(day, tuple(sorted((fact, own) for fact, own in days.items() if own != day)))

    @classmethod
    def of_rules(cls, rules: Iterable[tuple[Iterable[Fact[Any]], date]], decided: date) -> CountsFrom:
        """Return the days of facts that rules read, each with the day from which that rule counts; what is read by none counts from the last of them, or where there is none from a day on which was decided."""
        days: dict[str, date] = {}
        for facts, day in rules:
            days |= {fact.id: max(day, days.get(fact.id, day)) for fact in facts}
        return cls.of_days(max(days.values(), default=decided), days)

    def of(self, fact: Fact[Any] | None) -> date:
        """Return the day from which a fact counts."""
        return next((day for known, day in self.own if fact is not None and known == fact.id), self.day)
