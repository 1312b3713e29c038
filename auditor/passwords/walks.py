"""Walks over the keys of a keyboard: along a row, down a column, or to and fro between two rows."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

_Key: TypeAlias = tuple[int, int]

_ROWS: Final = ("1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./")
_SHIFTED: Final = ("!@#$%^&*()_+", "QWERTYUIOP{}|", 'ASDFGHJKL:"', "ZXCVBNM<>?")
_KEYS: Final = {
    sign: (row, column)
    for rows in (_ROWS, _SHIFTED)
    for row, signs in enumerate(rows)
    for column, sign in enumerate(signs)
}
"""Where a sign lies on the keys, by row and column, with shift or without: 1, q, a and z are one column."""
_LONGEST: Final = 2 * len(_ROWS[0])
_CAPITALS: Final = frozenset("".join(_SHIFTED))
_STRAIGHT: Final = frozenset({(0, 1), (0, -1), (1, 0), (-1, 0), (1, -1), (-1, 1)})
_ALONG: Final = frozenset({(0, 1), (0, -1)})
_SHORTEST, _LONG, _TO_AND_FRO = 3, 5, 6
"""Keys of a straight walk at the least, of one that nobody takes for chance, and of one to and fro."""
_MOSTLY: Final = 4
"""Of a password that consists of walks, one sign in so many at the most lies beside them; else the short ones are chance."""
_WAYS: Final = 20
"""Ways of a walk: few are ever begun."""


class Walk(NamedTuple):
    """A walk from sign `start` up to `end` of a password, found within so many guesses."""

    start: int
    end: int
    guesses: int


def walks_in(scored: str) -> list[Walk]:
    """Return every walk and every part of one: the short ones only where the whole password consists of walks."""
    walks = [
        Walk(start, start + size, _WAYS * _shift_ways(scored[start : start + size]))
        for start in range(len(scored))
        for size in _walked(scored[start : start + _LONGEST])
    ]
    if _MOSTLY * _signs_beside(scored, walks) <= len(scored):
        return walks
    return [walk for walk in walks if walk.end - walk.start >= _LONG]


def _signs_beside(scored: str, walks: list[Walk]) -> int:
    """Return how many signs lie beside the walks of a password, cut so that they are the fewest."""
    fewest = [0]
    for end in range(1, len(scored) + 1):
        fewest.append(min([fewest[end - 1] + 1, *(fewest[walk.start] for walk in walks if walk.end == end)]))
    return fewest[-1]


def _walked(signs: str) -> Iterator[int]:
    """Yield how many signs are a walk, from the first of them on; what begins with no walk is none."""
    keys = [_KEYS[sign] for sign in takewhile(_KEYS.__contains__, signs)]
    if len(keys) < _SHORTEST:
        return
    step, along = _step(keys[0], keys[1]), _step(keys[0], keys[2])
    is_straight, is_to_and_fro = step in _STRAIGHT, abs(step[0]) == 1 and along in _ALONG
    for size in range(_SHORTEST, len(keys) + 1):
        is_straight = is_straight and _step(*keys[size - 2 : size]) == step
        is_to_and_fro = is_to_and_fro and _step(keys[size - 3], keys[size - 1]) == along
        if not is_straight and not is_to_and_fro:
            return
        if is_straight or size >= _TO_AND_FRO:
            yield size


def _step(before: _Key, after: _Key) -> _Key:
    return after[0] - before[0], after[1] - before[1]


def _shift_ways(signs: str) -> int:
    """Return the ways of holding shift: not at all, for the first, the last or all is tried at once."""
    held = [sign in _CAPITALS for sign in signs]
    count = sum(held)
    if count == 0:
        return 1
    if count == len(held) or (count == 1 and (held[0] or held[-1])):
        return 2
    return int(2 ** min(count, len(held) - count))
