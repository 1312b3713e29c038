"""Charts as tables: what the patterns mean; then the label, the bar as a picture, and the numbers below their patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.docx.bars import bar
from reports.docx.elements import w
from reports.docx.grids import CELL_X, OPEN, Cell, borders, cell_words, grid, grid_row, parted
from reports.docx.looks import Look
from reports.docx.paragraphs import aligned, cleaned, kept, paragraph_of, run, runs, spaced, spacer
from reports.docx.sizes import MILLIMETRE, NARROW, SMALL, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from auditor.model.paper import Bar, Chart, Paper
    from reports.docx.pictures import Pictures

_LABELS: Final = 0.27
_COUNTS: Final = 0.065
"""Shares of the text's width: labels, and a column of numbers."""
_BESIDE, _BETWEEN = "\u00a0", "\u2003"
"""Blanks between a pattern and its name, and before the next pattern."""
_BAR_HEIGHT: Final = 4.6
_SWATCH: Final = (7.0, 3.0)
"""Millimetres."""


def chart(block: Chart, paper: Paper, pictures: Pictures) -> Iterator[Element]:
    """Yield a chart; its bars have room also where the table is pasted into an upright page.

    Raises:
        ValueError: a bar has not one number a series.

    """
    if not block.bars:
        return
    if any(not len(bar_.counts) == len(bar_.shown) == len(block.series) for bar_ in block.bars):
        raise ValueError(f"{paper.name}: a bar of a chart has not one number a series")
    counts = min(_COUNTS, 0.5 / max(1, len(block.series)))
    of_bars = 1 - _LABELS - counts * len(block.series)
    widths = parted(text_width(paper), [_LABELS, of_bars, *(counts for _ in block.series)])
    length = (NARROW * of_bars - 2 * CELL_X) / MILLIMETRE
    look = Look(SMALL, alone=True)
    most = max(sum(bar_.counts) for bar_ in block.bars)
    rows = [*_legend(block, widths, look, pictures)]
    for number, bar_ in enumerate(block.bars, start=1):
        keep = number < len(block.bars)
        cells = [
            Cell(cell_words(bar_.label, look, keep=keep)),
            Cell(_bar(bar_, most, length, pictures, keep=keep)),
            *(Cell(cell_words(shown, look, "center", keep=keep)) for shown in bar_.shown),
        ]
        rows.append(grid_row(cells, widths))
    yield paragraph_of(runs(block.title, Look(SMALL, strong=True)), w("keepNext"), spaced(80, 40))
    yield grid(widths, borders("tblBorders", OPEN), rows, block.alt or block.title)
    yield spacer()


def _legend(block: Chart, widths: list[int], look: Look, pictures: Pictures) -> Iterator[Element]:
    """Yield the rows that say which pattern stands for which series: the names in a line, and the patterns above the numbers."""

    def swatch(number: int) -> Element:
        return pictures.run(bar(((number, 1000),), *_SWATCH), cleaned(block.series[number]), _SWATCH)

    tiny = Cell(cell_words("", Look(1, alone=True), keep=True))
    named = [
        part
        for number, name in enumerate(block.series)
        for part in (swatch(number), run(_BESIDE, look), *runs(name, look), run(_BETWEEN, look))
    ]
    above = [
        Cell([paragraph_of([swatch(number)], w("keepNext"), spaced(), aligned("center"))])
        for number in range(len(block.series))
    ]
    yield grid_row([Cell([paragraph_of(named, w("keepNext"), spaced(after=40))], span=len(widths))], widths)
    yield grid_row([tiny, tiny, *above], widths)


def _bar(drawn: Bar, most: int, length: float, pictures: Pictures, *, keep: bool) -> tuple[Element, ...]:
    """Return the paragraph that holds a bar; who cannot see it hears its numbers beside it."""
    parts = tuple((number, 1000 * counted // most) for number, counted in enumerate(drawn.counts) if counted)
    if not parts:
        return cell_words("", Look(SMALL, alone=True), keep=keep)
    size = (length, _BAR_HEIGHT)
    picture = pictures.run(bar(parts, *size), cleaned(drawn.label), size)
    return (paragraph_of([picture], *kept(keep), spaced()),)
