"""Results that are remembered by what they were asked with, and typed so.

`functools.cache` and `lru_cache` take anything that can be a key, so that no type checker sees a wrong argument.
"""

from __future__ import annotations

import threading
from functools import lru_cache  # noqa: TID251 the one place
from typing import TYPE_CHECKING, Final, Generic, ParamSpec, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

P = ParamSpec("P")
T = TypeVar("T")
LARGEST_HELD: Final = 200_000
"""Of larger files, as those of a nation are, nothing that was worked out is held; in bytes."""
_MOST_HELD: Final = 2_000_000
R_co = TypeVar("R_co", covariant=True)


class Remembering(Protocol[P, R_co]):
    """A function whose results are remembered."""

    @property
    def __wrapped__(self) -> Callable[P, R_co]:
        """The function itself."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Return the result, remembered or new."""

    def cache_clear(self) -> None:
        """Forget all results."""


def remembered(last: int | None) -> Callable[[Callable[P, R_co]], Remembering[P, R_co]]:
    """Return what makes a function remember its results: of so many last used arguments, or of all (None)."""
    return cast("Callable[[Callable[P, R_co]], Remembering[P, R_co]]", lru_cache(last))


class OfBytes(Generic[T]):
    """What was worked out of files, known again by their bytes and by what else it was worked out with.

    For who is asked again and again about the same few files, as a desk is: of those that are used longest ago it forgets what is more than of
    2,000,000 bytes together. A refusal is not held, so that nothing of a refused file stays.
    """

    def __init__(self) -> None:
        """Know of none yet."""
        self._found: dict[tuple[bytes, Hashable], T] = {}
        self._turn = threading.Lock()

    def get(self, content: bytes, known: Hashable, work_out: Callable[[], T]) -> T:
        """Return what was worked out of these bytes with this known, or work it out."""
        key = content, known
        with self._turn:
            if key in self._found:
                self._found[key] = found = self._found.pop(key)  # so that it is the last one
                return found
        found = work_out()
        if len(content) <= LARGEST_HELD:
            with self._turn:
                self._found[key] = found
                while sum(len(each) for each, _ in self._found) > _MOST_HELD:
                    del self._found[next(iter(self._found))]
        return found


class OfLast(Generic[T]):
    """What was worked out last, known again by all that it was worked out of; several threads may ask."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._last: tuple[object, T] | None = None

    def get(self, of: object, work_out: Callable[[], T]) -> T:
        """Return what was worked out last, where it was of the same, or work it out."""
        last = self._last
        if last is None or last[0] != of:
            last = self._last = of, work_out()
        return last[1]
