"""Blocks that Word holds as tables: ruled ones, the keys at the head of a report, the framed box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.docx.columns import fitted_columns
from reports.docx.elements import w
from reports.docx.grids import BOXED, OPEN, RULED, Cell, borders, cell_words, grid, grid_row, parted, shade
from reports.docx.looks import Look
from reports.docx.paragraphs import paragraph_of, runs, spaced, spacer
from reports.docx.sizes import BODY, LEAD, MILLIMETRE, SECTION, SMALL, TABLE, text_width
from reports.layout.rows_and_columns import SIGNED_ROWS, ends_of, is_short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from auditor.model.paper import Box, KeyBlock, Paper, Table

_SIGNS_OF_A_SHORT_TABLE: Final = 300
"""So many signs at most have the longest cells of the rows of a short table in all."""
_HEAD_FILL, _STRONG_FILL = "D9D9D9", "F2F2F2"
_LABELS_OF_A_KEY_BLOCK: Final = 0.3
_COLON_OF_A_KEY_BLOCK: Final = 0.03
"""Shares of the text's width."""


def ruled_table(block: Table, paper: Paper, *, keep: bool) -> Iterator[Element]:
    """Yield a table whose heading row repeats on every page; its first rows stay with it, its last ones together, of a short one all.

    With `keep` its last two rows stand on the page of what follows.

    Raises:
        ValueError: a row has not one cell a column.

    """
    if not block.columns:
        return
    for number, row in enumerate(block.rows, start=1):
        if len(row) != len(block.columns):
            raise ValueError(
                f"{paper.name}: row {number} of a table has {len(row)} cells for {len(block.columns)} columns"
            )
    size, widths = fitted_columns(block, text_width(paper), SMALL if block.small else TABLE)
    plain, strong = Look(size, alone=True), Look(size, strong=True, alone=True)
    large = Look(SECTION, strong=True, alone=True)
    (first, _), together = ends_of(block), _rows_together(block, keep=keep)
    heads = [
        Cell(
            cell_words(column.title, strong, "center", keep=bool(block.rows)),
            settings=(shade(val="clear", color="auto", fill=_HEAD_FILL),),
        )
        for column in block.columns
    ]
    tall = (w("trHeight", val=round(block.row_height * MILLIMETRE), hRule="atLeast"),) if block.row_height else ()
    rows = [grid_row(heads, widths, w("tblHeader"))]
    for number, row in enumerate(block.rows):
        total = number in block.strong_rows
        shaded = (shade(val="clear", color="auto", fill=_STRONG_FILL),) if total else ()
        look = strong if total else plain
        left = len(block.rows) - number
        kept_here = number + 1 < first or 1 < left <= together or (keep and left <= SIGNED_ROWS)
        cells = [
            Cell(cell_words(text, large if column.large else look, column.align, keep=kept_here), settings=shaded)
            for text, column in zip(row, block.columns, strict=True)
        ]
        rows.append(grid_row(cells, widths, *tall))
    yield grid(widths, borders("tblBorders", RULED), rows, block.alt)
    yield spacer(keep=keep)


def _rows_together(block: Table, *, keep: bool) -> int:
    """Return how many rows at the end of a table stand on one page, apart from those that go with signatures."""
    if block.whole or (
        is_short(block) and not keep and sum(max(map(len, row)) for row in block.rows) <= _SIGNS_OF_A_SHORT_TABLE
    ):
        return len(block.rows)
    return 0 if keep else ends_of(block)[1]


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
