"""The offices of a kept round, read when they are asked for: a round that is looked back on is never held whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.model.finding import OfficeAssessment
    from auditor.rounds.ledger import Ledger, RoundHead

BLOCK: Final = 50
"""So many rows are read at once, and held until others are asked for: papers ask for offices in the order of the roster."""


class KeptRows(Sequence["OfficeAssessment"]):
    """The offices of a round with what was found of them, in the roster's order; none is held for long."""

    def __init__(
        self,
        ledger: Ledger,
        head: RoundHead,
        as_now: Callable[[Iterable[OfficeAssessment]], Iterable[OfficeAssessment]],
    ) -> None:
        """Name the round; its rows are read when they are asked for.

        Args:
            ledger: which keeps it.
            head: of the round.
            as_now: gives rows the ids that offices and accounts have now.

        """
        self._ledger, self._head, self._as_now = ledger, head, as_now
        self._length: int | None = None
        self._held: tuple[int, tuple[OfficeAssessment, ...]] = (-1, ())

    def __len__(self) -> int:
        """Return how many offices the round has."""
        if self._length is None:
            self._length = self._ledger.offices_in(self._head)
        return self._length

    def __iter__(self) -> Iterator[OfficeAssessment]:
        """Yield the offices; the ledger is open only while a block of them is read."""
        for number in range(-(-len(self) // BLOCK)):
            yield from self._block(number)

    @overload
    def __getitem__(self, place: int) -> OfficeAssessment: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[OfficeAssessment, ...]: ...

    def __getitem__(self, place: int | slice) -> OfficeAssessment | tuple[OfficeAssessment, ...]:
        """Return an office by its place, from 0 on."""
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number, within = divmod(range(len(self))[place], BLOCK)
        held = self._held
        if held[0] != number:
            held = self._held = (number, self._block(number))
        return held[1][within]

    def _block(self, number: int) -> tuple[OfficeAssessment, ...]:
        return tuple(self._as_now(self._ledger.rows(self._head, range(number * BLOCK, (number + 1) * BLOCK))))
