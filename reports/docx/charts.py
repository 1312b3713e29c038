"""Charts as tables: the label, the bar in shaded cells, and the numbers below their patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.docx.elements import w
from reports.docx.grids import BOXED, OPEN, Cell, borders, cell_words, grid, grid_row, parted, shade
from reports.docx.looks import Look
from reports.docx.paragraphs import paragraph_of, runs, spaced, spacer
from reports.docx.sizes import MILLIMETRE, SMALL, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from auditor.model.paper import Bar, Chart, Paper

_LABELS: Final = 0.17
_COUNTS: Final = 0.09
"""Shares of the text's width: labels, and a column of numbers."""
_BAR: Final = 48
"""Columns a chart's bar is made of; Word allows 63 a table."""
_BAR_HEIGHT: Final = round(4.6 * MILLIMETRE)
_SWATCH_HEIGHT: Final = round(3 * MILLIMETRE)
_FILLS: Final = (
    {"val": "clear", "color": "auto", "fill": "404040"},
    {"val": "diagStripe", "color": "000000", "fill": "FFFFFF"},
    {"val": "clear", "color": "auto", "fill": "C7C7C7"},
    {"val": "pct12", "color": "000000", "fill": "FFFFFF"},
    {"val": "clear", "color": "auto", "fill": "FFFFFF"},
    {"val": "vertStripe", "color": "000000", "fill": "FFFFFF"},
)
"""Patterns of a chart's series: neighbours differ in black and white, and in LibreOffice, which makes them grey."""


def chart(block: Chart, paper: Paper) -> Iterator[Element]:
    """Yield a chart.

    Raises:
        ValueError: a bar has not one number a series.

    """
    if not block.bars:
        return
    if any(not len(bar.counts) == len(bar.shown) == len(block.series) for bar in block.bars):
        raise ValueError(f"{paper.name}: a bar of a chart has not one number a series")
    counts = min(_COUNTS, 0.5 / max(1, len(block.series)))
    label, whole_bar, *numbers = parted(
        text_width(paper),
        [_LABELS, 1 - _LABELS - counts * len(block.series), *(counts for _ in block.series)],
    )
    widths = [label, *parted(whole_bar, [1] * _BAR), *numbers]
    look = Look(SMALL, alone=True)
    most = max(sum(bar.counts) for bar in block.bars)
    rows = [*_legend(block, widths, look)]
    for number, bar in enumerate(block.bars, start=1):
        keep = number < len(block.bars)
        cells = [
            Cell(cell_words(bar.label, look, keep=keep)),
            *_bar_cells(bar, most, keep=keep),
            *(Cell(cell_words(shown, look, "center", keep=keep)) for shown in bar.shown),
        ]
        rows.append(grid_row(cells, widths, w("trHeight", val=_BAR_HEIGHT, hRule="atLeast")))
    yield paragraph_of(runs(block.title, Look(SMALL, strong=True)), w("keepNext"), spaced(80, 40))
    yield grid(widths, borders("tblBorders", OPEN), rows, block.alt or block.title)
    yield spacer()


def _legend(block: Chart, widths: list[int], look: Look) -> Iterator[Element]:
    """Yield the rows that say which pattern stands for which series."""
    tiny = cell_words("", Look(1, alone=True), keep=True)
    swatches = [
        Cell(tiny, settings=(borders("tcBorders", BOXED), _fill(number))) for number in range(len(block.series))
    ]
    names = [Cell(cell_words(name, look, "center", keep=True)) for name in block.series]
    yield grid_row([Cell(tiny), Cell(tiny, _BAR), *swatches], widths, w("trHeight", val=_SWATCH_HEIGHT, hRule="exact"))
    yield grid_row([Cell(tiny), Cell(tiny, _BAR), *names], widths)


def _fill(number: int) -> Element:
    return shade(**_FILLS[number % len(_FILLS)])


def _bar_cells(bar: Bar, most: int, *, keep: bool) -> Iterator[Cell]:
    """Yield a bar's cells to scale, each a column wide at least, and what is left over."""
    empty = cell_words("", Look(2, alone=True), keep=keep)
    left = _BAR
    shown = [number for number, counted in enumerate(bar.counts) if counted]
    lengths = parted(round(_BAR * sum(bar.counts) / most), [bar.counts[number] for number in shown]) if shown else []
    for place, (number, length) in enumerate(zip(shown, lengths, strict=True)):
        others = len(shown) - place - 1
        span = max(1, min(length, left - others))
        left -= span
        yield Cell(empty, span, (borders("tcBorders", BOXED), _fill(number)))
    if left:
        yield Cell(empty, left)
