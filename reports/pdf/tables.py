"""Ruled tables: what may not be split over pages, and what must be, so that nothing is ever cut off."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from auditor.remembering import remembered
from reports.layout.rows_and_columns import (
    SIGNED_ROWS,
    WIDEST_WORD,
    ends_of,
    fewest_lines,
    is_short,
    is_written_in,
    lent,
)
from reports.pdf.breaking import is_cut
from reports.pdf.face import SLACK
from reports.pdf.room import FIFTH_OF_A_PAGE, HALF_A_PAGE, MOST_OF_A_PAGE, THIRD_OF_A_PAGE
from reports.pdf.sizes import MILLIMETRE, SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.paper import Table
    from reports.pdf.breaking import Words
    from reports.pdf.room import Drawing, Room

_WHOLE_WORD: Final = 0.1
"""The share up to which a word asks for room to stand whole, as a day does; a longer one, as an address, may break at its signs."""
_LONG: Final = 24
"""From so many rows on columns lend each other room for the sake of fewer lines, and in every dense table: it is then that a page is saved."""
_STEPS: Final = (24.0, 12.0, 6.0, 3.0)
"""Points that a column lends at a time."""
_LARGE: Final = "large-cell"
_ROUNDING: Final = 0.01
"""Points by which a width may come out smaller than the word it was measured by."""


def ruled_table(block: Table, room: Room, *, keep: bool = False) -> Drawing:
    """Return a table; a row that is higher than half a page may break, and with `keep` its end stays on the page of what follows.

    Its first rows stay with the heading and its last ones together, and a short table does as a whole.

    Raises:
        ValueError: a row has not one cell a column.

    """
    if not block.columns:
        return {}
    size = "small-table" if block.small else "table"
    hand = block.row_height * MILLIMETRE
    sizes = [_LARGE if column.large else size for column in block.columns]
    for number, row in enumerate(block.rows, start=1):
        if len(row) != len(sizes):
            raise ValueError(
                f"{room.paper.name}: row {number} of a table has {len(row)} cells for {len(sizes)} columns"
            )
    shares = _shares(block, size, sizes, room)
    widths = _widths(shares, room)
    heads, head_height = row_words([column.title for column in block.columns], widths, [size] * len(widths), room)
    heights: list[float] = [0]
    cells: list[object] = []
    taken: list[float] = []
    for number, row in enumerate(block.rows):
        words, height = row_words(row, widths, sizes, room)
        heights.append(hand if height <= hand else 0)
        taken.append(max(hand, height))
        look = {"strong": number in block.strong_rows, "breakable": not room.fits(HALF_A_PAGE, height)}
        cells += [
            {"text": text, "large": column.large, **look} if column.large or any(look.values()) else text
            for column, text in zip(block.columns, words, strict=True)
        ]
    first, last = ends_of(block)
    whole = _stands_whole(block, room, head_height, *taken, keep=keep)
    splits = not whole and first < len(block.rows)
    begins = (head_height, *taken[:first])
    return {
        "size": SIZES[size],
        "cell-y": SIZES["small-cell-y" if block.small else "cell-y"],
        "shares": shares,
        "aligns": [column.align for column in block.columns],
        "heads": heads,
        "head-repeats": room.fits(THIRD_OF_A_PAGE, head_height),
        "heights": heights if hand else [0],
        "cells": cells,
        "whole": whole,
        "begins": fsum(begins) if splits and room.fits(THIRD_OF_A_PAGE, *begins) else 0,
        "last-rows": last if room.fits(THIRD_OF_A_PAGE, *taken[-last:]) else 0,
        "signed-rows": SIGNED_ROWS,
        "keep": keep,
    }


def _stands_whole(block: Table, room: Room, *heights: float, keep: bool) -> bool:
    """Tell whether a table is not split: one that is not to be, or cannot be well, and a short one that takes little of a page.

    One that goes with signatures is split like a long one, for the sake of what is signed.
    """
    whole = block.whole or (not keep and ends_of(block)[0] == len(block.rows))
    short = not keep and is_short(block)
    return (whole and room.fits(MOST_OF_A_PAGE, *heights)) or (short and room.fits(FIFTH_OF_A_PAGE, *heights))


def _widths(shares: Sequence[float], room: Room) -> list[float]:
    """Return how wide words may be in columns of these shares of the text's width."""
    total = fsum(shares)
    return [room.width * share / total - 2 * SIZES["cell-x"] for share in shares]


def _shares(block: Table, size: str, sizes: Sequence[str], room: Room) -> list[float]:
    """Return the shares of a table's columns: as told, but as others can spare it.

    A column is wider where a word would be cut, and in a long or dense table where its rows take fewer lines then; what is written by hand needs the room that was told.
    """
    told = [column.share for column in block.columns]
    widths = _widths(told, room)
    every = [
        [(column.title, size), *((row[place], sizes[place]) for row in block.rows)]
        for place, column in enumerate(block.columns)
    ]
    is_long = len(block.rows) >= _LONG
    lends = is_long or any(
        is_cut(room.words(text, width, of)) for cells, width in zip(every, widths, strict=True) for text, of in cells
    )
    if not (lends or block.small):
        return told
    least = [
        width if is_written_in(block, place) else max(_needed(text, width, of, room) for text, of in cells)
        for place, (cells, width) in enumerate(zip(every, widths, strict=True))
    ]
    given = lent(widths, least) if lends else widths
    if is_long or block.small:

        @remembered(None)
        def lines(place: int, width: float) -> tuple[int, ...]:
            return tuple(room.lines_of(text, width, of) for text, of in every[place])

        given = fewest_lines(given, least, lines, _STEPS)
    return told if given == widths else [width + 2 * SIZES["cell-x"] for width in given]


def _needed(text: str, width: float, size: str, room: Room) -> float:
    """Return how wide a column must be for a text: whatever stands whole in its width goes on doing so, letters taken as wide as they seldom are; what is large, as a code to be typed, on one line."""
    if size == _LARGE:
        return min(room.word_width(text, size) + _ROUNDING, width)
    needed = room.least_width(text, max(width * SLACK, room.width * _WHOLE_WORD), size) + _ROUNDING
    return min(needed, max(width, room.width * WIDEST_WORD))


def row_words(
    row: Sequence[str], widths: Sequence[float], sizes: Sequence[str], room: Room
) -> tuple[list[Words], float]:
    """Return the cells of a row of places of these widths, and at most how high it is."""
    words = [room.words(*place) for place in zip(row, widths, sizes, strict=True)]
    heights = [room.height(*place) for place in zip(words, widths, sizes, strict=True)]
    return words, max(heights) + 2 * SIZES["cell-y"]
