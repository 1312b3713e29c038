"""Counts of offices under a decision."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from auditor.model.facts import Cause
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind

if TYPE_CHECKING:
    from collections.abc import Iterable

Basis: TypeAlias = tuple[int, int, int, int, int]
"""How many are known by each grade, weakest first."""


def basis_of(grades: Iterable[Grade | None]) -> Basis:
    """Count grades; None counts nowhere."""
    counts = Counter(grades)
    return (counts[Grade(0)], counts[Grade(1)], counts[Grade(2)], counts[Grade(3)], counts[Grade(4)])


def percent(part: int, whole: int) -> int:
    """Return a part in whole per cent, a half rounded up; it stands beside part and whole, never alone.

    Raises:
        ZeroDivisionError: there is no whole.

    """
    return (200 * part + whole) // (2 * whole)


class Tally(Struct, frozen=True):
    """How the offices of one group stand under one decision; `basis` counts the implemented by grade, weakest first.

    `total` leaves out offices to which the decision does not apply; it is the denominator of the rate, and the sum of
    the six standings. `not_applicable` stands beside it: groups by kind hold only offices to which the decision applies, so
    it is nought there, and every other count of the groups adds up to that of the whole.
    """

    total: int = 0
    asked: int = 0
    answered: int = 0
    implemented: int = 0
    partial: int = 0
    not_implemented: int = 0
    no_information: int = 0
    waived: int = 0
    not_applicable: int = 0
    basis: Basis = (0, 0, 0, 0, 0)
    awaiting_portal: int = 0

    @property
    def rate(self) -> int | None:
        """Implemented offices in per cent of `total`; None when there are none to count."""
        return percent(self.implemented, self.total) if self.total else None


def added_basis(bases: Iterable[Basis]) -> Basis:
    """Return the sums of counts by grade."""
    columns = [sum(column) for column in zip(*bases, strict=True)] or [0] * len(Grade)
    return (columns[0], columns[1], columns[2], columns[3], columns[4])


def added(tallies: Iterable[Tally]) -> Tally:
    """Return the sums of tallies; nought where there are none."""
    every = list(tallies)
    sums = {part: sum(getattr(tally, part) for tally in every) for part in Tally.__struct_fields__ if part != "basis"}
    return Tally(**sums, basis=added_basis(tally.basis for tally in every))


class GroupTally(Struct, frozen=True):
    """The tally of one kind of office, or of several kinds too small to show alone (`kinds` has more than one)."""

    kinds: tuple[OfficeKind, ...]
    accounts: int
    tally: Tally


class CauseCount(Struct, frozen=True):
    """In how many offices a cause was given."""

    cause: Cause
    offices: int
