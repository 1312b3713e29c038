"""A paper as paragraphs and tables, its head first and then block after block; each kind is drawn in a file of its like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.paper import (
    SEEN_AHEAD,
    Block,
    Box,
    Chart,
    Heading,
    Items,
    KeyBlock,
    Paper,
    Paragraph,
    Seal,
    Signatures,
    Strip,
    Table,
    is_boxed,
    is_signed,
)
from reports.docx.charts import chart
from reports.docx.elements import w
from reports.docx.endings import kept_with_end, seal, signatures, strip
from reports.docx.looks import PLAIN, Look
from reports.docx.paragraphs import aligned, paragraph_of, runs, short_parts_whole, spaced
from reports.docx.running_text import heading, items, paragraph
from reports.docx.sizes import SECTION
from reports.docx.tables import box, key_block, ruled_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from reports.docx.pictures import Pictures


_BELOW_LETTERHEAD: Final = 160
"""Room (twips) between a letterhead and what begins a paper without titles, as a letter is."""


def paper_elements(paper: Paper, pictures: Pictures) -> Iterator[Element]:
    """Yield a paper's paragraphs and tables; the last is a paragraph, which may end a section.

    Raises:
        ValueError: a table's row has not one cell a column, or a chart's bar not one number a series.

    """
    last = len(paper.letterhead) - 1
    for number, line in enumerate(paper.letterhead):
        room = spaced(after=0 if paper.titles or number < last else _BELOW_LETTERHEAD)
        yield paragraph_of(runs(line, Look(strong=number == 1)), room, aligned("center"))
    for number, line in enumerate(paper.titles):
        look = Look(size=0 if number == 0 else SECTION)
        above = spaced(160 if number == 0 else 0)
        yield paragraph_of(runs(line, look), w("pStyle", val="Title"), above, aligned("center"))
    for line in paper.subtitles:
        yield paragraph_of(runs(line, PLAIN, short_parts_whole), spaced(after=40), aligned("center"))
    for place, block in enumerate(paper.blocks):
        following = paper.blocks[place + 1 : place + 1 + SEEN_AHEAD]
        elements = list(_elements(block, following, paper, pictures))
        match following:
            case () | (Heading(new_page=True) | Heading(overleaf=True), *_):
                kept_with_end(elements)
        yield from elements


def _elements(  # noqa: C901  one case a kind of block
    block: Block, following: Sequence[Block], paper: Paper, pictures: Pictures
) -> Iterator[Element]:
    keep = is_signed(block, following)
    match block:
        case Heading():
            yield heading(block)
        case Paragraph():
            yield paragraph(block, keep=keep or is_boxed(block, following))
        case Items():
            yield from items(block, paper, keep=bool(following) and isinstance(following[0], Seal))
        case Table():
            yield from ruled_table(block, paper, keep=keep)
        case KeyBlock():
            yield from key_block(block, paper)
        case Box():
            yield from box(block, paper)
        case Chart():
            yield from chart(block, paper, pictures)
        case Signatures():
            yield from signatures(block, paper, keep=is_boxed(block, following))
        case Strip():
            yield from strip(block)
        case Seal():
            yield from seal(block, paper, pictures, keep=keep)
