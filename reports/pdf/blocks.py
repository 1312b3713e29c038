"""The blocks of a paper for the template, one after the other; each kind is drawn in a file that it shares with its like."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.paper import (
    SEEN_AHEAD,
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
    Turn,
    is_boxed,
    is_signed,
    parts_of,
)
from reports.pdf.charts import chart
from reports.pdf.endings import seal, signatures, strip
from reports.pdf.running_text import box, heading, items, key_block, paragraph
from reports.pdf.sizes import SIZES, page_size
from reports.pdf.tables import ruled_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.pdf.room import Drawing, Room


def block_drawings(room: Room, *, rank_of_sections: int) -> Iterator[Drawing]:
    """Yield the blocks of the room's paper; those on pages that lie on their side in one that stands as one block.

    Raises:
        ValueError: a table's row has not one cell a column, or a chart's bar not one number a series.

    """
    (_, height) = page_size(room.paper)
    parts, moved = list(parts_of(room.paper)), list[tuple[Block, ...]]()
    for place, part in enumerate(parts):
        (part_width, part_height) = page_size(part)
        staying, *moving = _on_either_side(part.blocks) if place + 1 < len(parts) else (part.blocks,)
        inside = replace(room, paper=part, depth=room.depth - height + part_height)
        drawings = [
            *_on_a_side("Moved", moved, inside, rank_of_sections),
            *_of_part(replace(inside, paper=replace(part, blocks=staying)), rank_of_sections),
            *_on_a_side("Movable", moving, inside, rank_of_sections),
        ]
        moved = moving
        if part.landscape == room.paper.landscape:
            yield from drawings
        else:
            yield {"kind": "Turned", "width": part_width, "height": part_height, "blocks": drawings}


def _on_either_side(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks before a turn that stay there, then by section those that stand after it where they have no room."""
    headed = (at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.either_side)
    for begins, ends in pairwise((0, *headed, len(blocks))):
        yield blocks[begins:ends]


def _on_a_side(
    kind: str, sections: Iterable[tuple[Block, ...]], room: Room, rank_of_sections: int
) -> Iterator[Drawing]:
    """Yield as one the sections that stand before a turn or after it; the template tells which on which side."""
    drawn = [
        list(_of_part(replace(room, paper=replace(room.paper, blocks=blocks)), rank_of_sections)) for blocks in sections
    ]
    if drawn:
        yield {"kind": kind, "width": room.width, "sections": drawn}


def _of_part(room: Room, rank_of_sections: int) -> Iterator[Drawing]:
    """Yield the blocks of a part; headings keep a gapless order of ranks, as screen readers need it."""
    rank_of_parts = rank_of_sections
    blocks = room.paper.blocks
    for place, (before, block) in enumerate(zip((None, *blocks), blocks, strict=False)):
        drawing = _drawing(before, block, blocks[place + 1 : place + 1 + SEEN_AHEAD], room)
        if isinstance(block, Heading) and drawing:
            if block.level == 1:
                rank_of_parts = rank_of_sections + 1
            drawing["rank"] = rank_of_sections if block.level == 1 else rank_of_parts
        if drawing:
            yield {"kind": type(block).__name__, **drawing}


def _drawing(  # noqa: C901, PLR0911  one case a kind of block
    before: Block | None, block: Block, following: Sequence[Block], room: Room
) -> Drawing:
    """Return a block; what explains a table stays with it, as what stands before signatures does, and a seal stands beside a list."""
    after = following[0] if following else None
    match block:
        case Turn():
            return {}
        case Heading():
            return heading(block, room)
        case Paragraph():
            explains = isinstance(before, Heading) and isinstance(after, Table)
            return paragraph(block, room, keep=explains or is_signed(block, following) or is_boxed(block, following))
        case Items():
            return items(block, room, after if isinstance(after, Seal) else None)
        case Seal() if isinstance(before, Items) and before.items:
            return {}
        case Table():
            return ruled_table(block, room, keep=is_signed(block, following))
        case KeyBlock():
            return key_block(block, room)
        case Box():
            return box(block, room)
        case Chart():
            return chart(block, room)
        case Signatures():
            return signatures(block, room, keep=is_boxed(block, following))
        case Strip():
            return strip(block, room, last=after is None)
        case Seal():
            return seal(block, room, room.width - SIZES["qr"] - SIZES["seal-gap"], "body")
