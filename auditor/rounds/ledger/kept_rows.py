"""The offices of a kept round, read when they are asked for: a round that is looked back on is never held whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.model.finding import OfficeAssessment
    from auditor.model.subjects import Office
    from auditor.rounds.ledger.ledger import Ledger, RoundHead

BLOCK: Final = 50
"""So many rows are read at once, and held until others are asked for: papers ask for offices in the order of the roster."""


class KeptRows(Sequence["OfficeAssessment"]):
    """The offices of a round with what was found of them, in the roster's order; none is held for long."""

    def __init__(
        self,
        ledger: Ledger,
        head: RoundHead,
        as_now: Callable[[OfficeAssessment], OfficeAssessment],
        places: Callable[[Ledger, RoundHead], Sequence[int]] | None = None,
    ) -> None:
        """Name the round; its rows are read when they are asked for.

        Args:
            ledger: which keeps it.
            head: of the round.
            as_now: gives a row the ids that the office and its accounts have now.
            places: at which places of the round the rows are that are meant, from 0 on; all where that is not given.

        """
        self._ledger, self._head, self._as_now, self._meant = ledger, head, as_now, places
        self._held: tuple[int, tuple[OfficeAssessment, ...]] = (-1, ())

    @cached_property
    def _places(self) -> Sequence[int]:
        if self._meant is None:
            return range(self._ledger.offices_in(self._head))
        return self._meant(self._ledger, self._head)

    def __len__(self) -> int:
        """Return how many offices the round has."""
        return len(self._places)

    def __iter__(self) -> Iterator[OfficeAssessment]:
        """Yield the offices; the ledger is open only while a block of them is read."""
        for number, places in groupby(self._places, lambda place: place // BLOCK):
            block = self._block(number)
            yield from (block[place % BLOCK] for place in places)

    @overload
    def __getitem__(self, place: int) -> OfficeAssessment: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[OfficeAssessment, ...]: ...

    def __getitem__(self, place: int | slice) -> OfficeAssessment | tuple[OfficeAssessment, ...]:
        """Return an office by its place, from 0 on."""
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number, within = divmod(self._places[place], BLOCK)
        held = self._held
        if held[0] != number:
            held = self._held = (number, self._block(number))
        return held[1][within]

    def _block(self, number: int) -> tuple[OfficeAssessment, ...]:
        return tuple(map(self._as_now, self._ledger.rows(self._head, range(number * BLOCK, (number + 1) * BLOCK))))


def last_first(ledger: Ledger, rounds: Sequence[RoundHead]) -> Callable[[], Iterable[Iterable[Office]]]:
    """Return what gives the offices of rounds, the last round first, read when they are asked for."""
    return lambda: (ledger.offices(head) for head in reversed(rounds))
