"""The blocks of a paper for the template, one after the other; each kind is drawn in a file that it shares with its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.paper import (
    Block,
    Box,
    Chart,
    Heading,
    Items,
    KeyBlock,
    Paragraph,
    Seal,
    Signatures,
    Strip,
    Table,
)
from reports.pdf.charts import chart
from reports.pdf.endings import seal, signatures, strip
from reports.pdf.running_text import box, heading, items, key_block, paragraph
from reports.pdf.tables import ruled_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.pdf.room import Drawing, Room


def block_drawings(room: Room, *, rank_of_sections: int) -> Iterator[Drawing]:
    """Yield the blocks of a paper; headings keep a gapless order of ranks, as screen readers need it.

    Raises:
        ValueError: a table's row has not one cell a column, or a chart's bar not one number a series.

    """
    rank_of_parts = rank_of_sections
    blocks = room.paper.blocks
    for block, after in zip(blocks, (*blocks[1:], None), strict=False):
        drawing = _drawing(block, after, room)
        if isinstance(block, Heading) and drawing:
            if block.level == 1:
                rank_of_parts = rank_of_sections + 1
            drawing["rank"] = rank_of_sections if block.level == 1 else rank_of_parts
        if drawing:
            yield {"kind": type(block).__name__, **drawing}


def _drawing(block: Block, after: Block | None, room: Room) -> Drawing:  # noqa: C901, PLR0911  one case a kind of block
    match block:
        case Heading():
            return heading(block, room)
        case Paragraph():
            return paragraph(block, room, before_signatures=isinstance(after, Signatures))
        case Items():
            return items(block, room)
        case Table():
            return ruled_table(block, room)
        case KeyBlock():
            return key_block(block, room)
        case Box():
            return box(block, room)
        case Chart():
            return chart(block, room)
        case Signatures():
            return signatures(block, room)
        case Strip():
            return strip(block, room, last=after is None)
        case Seal():
            return seal(block, room)
