"""What may be published of a round, so that nobody can reckon from it what is hidden.

Counts are published as sets of offices are: a set is safe when it is empty or has enough members, and so are its
difference from every published set or list of names that holds it or that it holds, and the change of its number since
each earlier paper in which it was published. What is not safe is left out; nothing stands in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

SMALLEST_PUBLIC_COUNT: Final = 3
"""A count of fewer offices, but none, names them to their neighbours."""

Offices = frozenset[str]
"""Ids of offices."""


class Publication(Struct):
    """What one paper publishes: sets of offices by what they are, beside those that its list of names shows.

    Attributes:
        names: sets that everybody can read off the list of names.
        earlier: what was published by each paper that was given out before.
        published: the sets whose numbers this paper gives, or lets be reckoned.

    """

    names: tuple[Offices, ...]
    earlier: Sequence[Mapping[Hashable, Offices]] = ()
    published: dict[Hashable, Offices] = field(default_factory=dict)

    def publish(
        self,
        sets: Mapping[Hashable, Offices],
        implied: Mapping[Hashable, Offices] | None = None,
        *,
        read_off: bool = False,
    ) -> bool:
        """Publish sets together if that is safe, else none of them; tell which.

        Args:
            sets: offices by what they are; the key is the same in every paper.
            implied: sets whose numbers follow from these and the list of names.
            read_off: all of them can be read off the paper by name already, so that their numbers tell nothing more.

        """
        wanted = {**sets, **(implied or {})}
        known = [*self.names, *self.published.values(), *wanted.values()]
        safe = read_off or all(self._is_safe(key, members, known) for key, members in wanted.items())
        if safe:
            self.published |= wanted
        return safe

    def _is_safe(self, key: Hashable, members: Offices, known: Sequence[Offices]) -> bool:
        differences = [len(members), *(len(members ^ other) for other in known if members < other or other < members)]
        changes = [abs(len(members) - len(before[key])) for before in self.earlier if key in before]
        return not any(0 < number < SMALLEST_PUBLIC_COUNT for number in (*differences, *changes))
