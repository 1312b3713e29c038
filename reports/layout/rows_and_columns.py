"""Which rows of a ruled table stand together on a page, and how its columns lend each other room: alike in every format that prints."""

from __future__ import annotations

from itertools import permutations, starmap
from operator import itemgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditor.model.paper import Table

_FIRST_ROWS: Final = 2
"""So many rows stand below the heading at a table's beginning: one alone at a page's foot is taken for all there is."""
_LAST_ROWS: Final = 3
"""So many rows stand together at the end of a table: a page with one or two alone is read past."""
SIGNED_ROWS: Final = 2
"""So many rows at the end of a table go with signatures to their page: a name is put under words."""
WIDEST_WORD: Final = 0.2
"""The share of the text's width that one word may ask for; a longer one is cut."""


def is_short(block: Table) -> bool:
    """Tell whether a table has too few rows to be split, where it takes little room."""
    return len(block.rows) < 2 * _LAST_ROWS


def is_written_in(block: Table, place: int) -> bool:
    """Tell whether a column (by its place) is written in by hand: its rows have the height for that, and nothing stands in it."""
    return bool(block.row_height) and not any(row[place] for row in block.rows)


def ends_of(block: Table) -> tuple[int, int]:
    """Return how many rows stand together with the heading of a table, and how many at its end; all where two pages would not have two each."""
    count = len(block.rows)
    if count < 2 * _FIRST_ROWS:
        return count, count
    return _FIRST_ROWS, min(_LAST_ROWS, count - _FIRST_ROWS)


def lent(told: Sequence[float], needed: Sequence[float]) -> list[float]:
    """Return widths of columns, which together are as wide as told.

    As far as what the others can spare goes, those that lack least are as wide as needed; the others spare in proportion.

    Args:
        told: how wide each column is meant to be.
        needed: how wide each must be, in the same unit.

    """
    spare = sum(max(0, width - least) for least, width in zip(needed, told, strict=True))
    lacking = {place: least - told[place] for place, least in enumerate(needed) if least > told[place]}
    taken, widened = 0.0, set[int]()
    for place in sorted(lacking, key=lacking.__getitem__):
        if taken + lacking[place] <= spare:
            taken += lacking[place]
            widened.add(place)
    return [
        least if place in widened else width - (max(0, width - least) * taken / spare if spare else 0)
        for place, (least, width) in enumerate(zip(needed, told, strict=True))
    ]


def fewest_lines(
    told: Sequence[float],
    least: Sequence[float],
    lines: Callable[[int, float], Sequence[int]],
    steps: Iterable[float],
) -> list[float]:
    """Return widths of columns, together as wide as told, by which rows take fewer lines: a column lends what saves more elsewhere.

    Args:
        told: how wide each column is meant to be.
        least: how narrow each may become, in the same unit.
        lines: how many lines each cell of a column takes in a width.
        steps: by how much a column lends at a time, the greatest first.

    """

    def taken(widths: Sequence[float]) -> int:
        return sum(map(max, zip(*starmap(lines, enumerate(widths)), strict=True)))

    widths = list(told)
    best = taken(widths)
    for step in steps:
        while True:
            lending = [
                [width + step * ((place == to) - (place == giving)) for place, width in enumerate(widths)]
                for giving, to in permutations(range(len(widths)), 2)
                if widths[giving] - step >= least[giving]
            ]
            fewest, lines_then = min(
                ((each, taken(each)) for each in lending), key=itemgetter(1), default=(widths, best)
            )
            if lines_then >= best:
                break
            widths, best = fewest, lines_then
    return widths
