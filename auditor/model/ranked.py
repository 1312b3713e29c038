"""Enumerations whose values have an order."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering


@total_ordering
class Ranked(Enum):
    """An enumeration whose values stand in the order of their ranks, and equal no value of another enumeration.

    Whole numbers would not do: a grade and a strength of the same rank would be one key of a table.
    """

    def __init__(self, rank: int) -> None:
        """Keep the place in the order, from 0."""
        self.rank = rank

    __hash__ = object.__hash__

    def __lt__(self, other: object) -> bool:
        """Whether this comes before another value of the same enumeration."""
        if type(other) is not type(self) or not isinstance(other, Ranked):
            return NotImplemented
        return self.rank < other.rank
