"""Walks over the keys of a keyboard: along a row, down a column, or to and fro between two rows."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

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
        Walk(start, end, _WAYS * _shift_ways(scored[start:end]))
        for start in range(len(scored))
        for end in range(start + _SHORTEST, min(len(scored), start + _LONGEST) + 1)
        if _is_walk(scored[start:end])
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


def _is_walk(signs: str) -> bool:
    keys = [_KEYS[sign] for sign in signs if sign in _KEYS]
    if len(keys) < len(signs):
        return False
    steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(keys)]
    if len(set(steps)) == 1:
        return steps[0] in _STRAIGHT
    if len(keys) < _TO_AND_FRO or abs(steps[0][0]) != 1:
        return False
    along = {(after[0] - before[0], after[1] - before[1]) for before, after in zip(keys, keys[2:], strict=False)}
    return len(along) == 1 and along <= _ALONG


def _shift_ways(signs: str) -> int:
    """Return the ways of holding shift: not at all, for the first, the last or all is tried at once."""
    held = [sign in _CAPITALS for sign in signs]
    count = sum(held)
    if count == 0:
        return 1
    if count == len(held) or (count == 1 and (held[0] or held[-1])):
        return 2
    return int(2 ** min(count, len(held) - count))
