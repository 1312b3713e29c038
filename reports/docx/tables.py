"""Blocks that Word holds as tables: ruled ones, the keys at the head of a report, the framed box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.docx.elements import w
from reports.docx.grids import BOXED, OPEN, RULED, Cell, borders, cell_words, grid, grid_row, parted, shade
from reports.docx.looks import Look
from reports.docx.paragraphs import paragraph_of, runs, spaced, spacer
from reports.docx.sizes import BODY, LEAD, MILLIMETRE, SECTION, SMALL, TABLE, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from auditor.model.paper import Box, KeyBlock, Paper, Table

_NARROWEST: Final = round(10 * MILLIMETRE)
"""A column's least width, where there is room: that of ক্রম."""
_KEPT_ROWS: Final = 2
"""So many rows at the end of a table go with signatures to their page: a name is put under words."""
_HEAD_FILL, _STRONG_FILL = "D9D9D9", "F2F2F2"
_LABELS_OF_A_KEY_BLOCK: Final = 0.3
_COLON_OF_A_KEY_BLOCK: Final = 0.03
"""Shares of the text's width."""


def ruled_table(block: Table, paper: Paper, *, keep: bool) -> Iterator[Element]:
    """Yield a table whose heading row repeats on every page; with `keep` its last two rows on the page of what follows.

    Raises:
        ValueError: a row has not one cell a column.

    """
    if not block.columns:
        return
    size = SMALL if block.small else TABLE
    plain, strong = Look(size, alone=True), Look(size, strong=True, alone=True)
    large = Look(SECTION, strong=True, alone=True)
    widths = _column_widths(text_width(paper), [column.share for column in block.columns])
    heads = [
        Cell(
            cell_words(column.title, strong, "center", keep=block.whole and bool(block.rows)),
            settings=(shade(val="clear", color="auto", fill=_HEAD_FILL),),
        )
        for column in block.columns
    ]
    tall = (w("trHeight", val=round(block.row_height * MILLIMETRE), hRule="atLeast"),) if block.row_height else ()
    rows = [grid_row(heads, widths, w("tblHeader"))]
    for number, row in enumerate(block.rows):
        if len(row) != len(widths):
            raise ValueError(
                f"{paper.name}: row {number + 1} of a table has {len(row)} cells for {len(widths)} columns"
            )
        total = number in block.strong_rows
        shaded = (shade(val="clear", color="auto", fill=_STRONG_FILL),) if total else ()
        look = strong if total else plain
        left = len(block.rows) - number
        kept_here = (block.whole and left > 1) or (keep and left <= _KEPT_ROWS)
        cells = [
            Cell(cell_words(text, large if column.large else look, column.align, keep=kept_here), settings=shaded)
            for text, column in zip(row, block.columns, strict=True)
        ]
        rows.append(grid_row(cells, widths, *tall))
    yield grid(widths, borders("tblBorders", RULED), rows, block.alt)
    yield spacer(keep=keep)


def _column_widths(whole: int, shares: Sequence[float]) -> list[int]:
    """Return widths in proportion to the shares, none below `_NARROWEST` as long as the table has that room."""
    least = min(_NARROWEST, whole // len(shares))
    wanted = [max(0, width - least) for width in parted(whole, shares)]
    spare = whole - least * len(shares)
    return [least + more for more in parted(spare, wanted)] if any(wanted) else parted(whole, [1] * len(shares))


def key_block(block: KeyBlock, paper: Paper) -> Iterator[Element]:
    """Yield labels with their values beside them."""
    if not block.rows:
        return
    values = 1 - _COLON_OF_A_KEY_BLOCK - _LABELS_OF_A_KEY_BLOCK
    widths = parted(text_width(paper), [_LABELS_OF_A_KEY_BLOCK, _COLON_OF_A_KEY_BLOCK, values])
    plain, strong = Look(BODY, alone=True), Look(BODY, strong=True, alone=True)
    rows = [
        grid_row(
            (
                Cell(cell_words(label, plain)),
                Cell(cell_words(":", plain, "center")),
                Cell(cell_words(value, strong)),
            ),
            widths,
        )
        for label, value in block.rows
    ]
    yield grid(widths, borders("tblBorders", OPEN), rows, inset=0)
    yield spacer()


def box(block: Box, paper: Paper) -> Iterator[Element]:
    """Yield a framed box."""
    width = text_width(paper)
    lead = paragraph_of(runs(block.lead, Look(LEAD, strong=True, alone=True)), spaced(40, 40))
    lines = [paragraph_of(runs(line, Look(BODY, alone=True)), spaced(after=40)) for line in block.lines]
    row = grid_row([Cell([lead, *lines])], [width])
    yield grid([width], borders("tblBorders", BOXED, 12), [row])
    yield spacer()
