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

    def __lt__(self, other: Ranked) -> bool:
        """Whether this comes before another value of the same enumeration."""
        return self.rank < other.rank if type(other) is type(self) else NotImplemented

    def __ge__(self, other: Ranked) -> bool:
        """Whether this comes after another value of the same enumeration, or is it: asked of every answer, so it asks nothing else."""
        return self.rank >= other.rank if type(other) is type(self) else NotImplemented
