"""Lines up two texts, and names the stretches in which they differ."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

MAX_PAIRS: Final = 4_000_000
"""Steps that lining up two texts may take; beyond, they are compared place by place."""


def unlike(some: Sequence[Hashable], others: Sequence[Hashable]) -> Iterator[tuple[slice, slice]]:
    """Yield the stretches in which two sequences differ."""
    start = 0
    while start < min(len(some), len(others)) and some[start] == others[start]:
        start += 1
    ends = 0
    while ends < min(len(some), len(others)) - start and some[-1 - ends] == others[-1 - ends]:
        ends += 1
    left, right = some[start : len(some) - ends], others[start : len(others) - ends]
    if not left and not right:
        return
    if len(left) * len(right) > MAX_PAIRS or not left or not right:
        yield slice(start, len(some) - ends), slice(start, len(others) - ends)
        return
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield slice(start + a, start + b), slice(start + c, start + d)
