"""Counts work instead of taking time: the same on every machine, however busy it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def calls(work: Callable[[], object]) -> int:
    """Return how many functions, of Python and of C, are called while something is done."""
    seen = 0

    def look(_frame: Any, event: str, _called: Any) -> None:
        nonlocal seen
        seen += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        work()
    finally:
        sys.setprofile(before)
    return seen


class GoneThrough(list[Any]):
    """Things in their order, which count how often all of them are gone through (`times`)."""

    times = 0

    def __iter__(self) -> Iterator[Any]:
        """Count, and give them."""
        self.times += 1
        return super().__iter__()
