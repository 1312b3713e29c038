"""Charts: what the patterns stand for, bars to scale, and beside each its numbers in columns below their patterns."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from reports.pdf.room import MOST_OF_A_PAGE
from reports.pdf.signs import spoken
from reports.pdf.sizes import SIZES
from reports.pdf.tables import row_words

if TYPE_CHECKING:
    from auditor.model.paper import Chart
    from reports.pdf.room import Drawing, Room

_LEAST_LABELS, _MOST_LABELS = 0.18, 0.27
_LEAST_COLUMN: Final = 0.05
_MOST_COLUMNS: Final = 0.62
"""Shares of the text's width: labels at least and at most, at least one column of numbers, at most all of them together."""
_ROUNDING: Final = 0.01
"""Points by which a width may come out smaller than the word it was measured by."""


def chart(block: Chart, room: Room) -> Drawing:
    """Return a chart.

    Raises:
        ValueError: a bar has not one number a series.

    """
    if not block.bars:
        return {}
    if any(not len(bar.counts) == len(bar.shown) == len(block.series) for bar in block.bars):
        raise ValueError(f"{room.paper.name}: a bar of a chart has not one number a series")
    inset = 2 * SIZES["cell-x"]
    longest = max(room.word_width(bar.label, "chart") for bar in block.bars) + inset + _ROUNDING
    label_width = min(max(longest, room.width * _LEAST_LABELS), room.width * _MOST_LABELS)
    count_widths = _count_widths(block, inset, room)
    widths = [label_width - inset, *(width - inset for width in count_widths)]
    sizes = ["chart"] * len(widths)
    series = room.all_words(block.series, room.width / 2, "chart")
    height = room.stack(series, room.width / 2, "chart")
    bars: list[Drawing] = []
    for bar in block.bars:
        (label, *shown), high = row_words([bar.label, *bar.shown], widths, sizes, room)
        height += high
        bars.append({"label": label, "counts": bar.counts, "shown": shown})
    return {
        "title": room.words(block.title, room.width, "chart"),
        "alt": spoken(block.alt) or spoken(block.title) or room.paper.name,
        "series": series,
        "bars": bars,
        "most": max(sum(bar.counts) for bar in block.bars),
        "label-width": label_width,
        "count-widths": count_widths,
        "breakable": not room.fits(MOST_OF_A_PAGE, height),
    }


def _count_widths(block: Chart, inset: float, room: Room) -> list[float]:
    """Return how wide the columns of numbers are: no word in them breaks as long as they leave the bars their room."""
    widths = [
        max(room.widest_word(texts, "chart") + inset + _ROUNDING, room.width * _LEAST_COLUMN)
        for texts in zip(*(bar.shown for bar in block.bars), strict=True)
    ]
    shrunk = min(1, room.width * _MOST_COLUMNS / max(1, fsum(widths)))
    return [width * shrunk for width in widths]
