"""What was worked out at a desk, held as long as what it was worked out of is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")
_MOST_KEPT: Final = 32


class _Kept(Struct, frozen=True):
    of: object
    value: Any


class WorkedOut:
    """The last values by their keys, each with what it was worked out of; several requests may ask at once."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._kept: dict[Hashable, _Kept] = {}

    def clear(self) -> None:
        """Forget all of them."""
        self._kept.clear()

    def get(self, key: Hashable, of: object, work_out: Callable[[], T]) -> T:
        """Return what was worked out before, where it was of the same; what was of something else is forgotten."""
        kept = self._kept.get(key)
        if kept is None or kept.of != of:
            held = {each: kept for each, kept in tuple(self._kept.items()) if kept.of == of}
            self._kept = held if len(held) < _MOST_KEPT else {}
            del kept, held  # what was worked out of something else is not held beside what is worked out anew
            self._kept[key] = kept = _Kept(of, work_out())
        value: T = kept.value
        return value
