"""One paper for the template: its pages, what each of them repeats in its margins, its head, and its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import BETWEEN_PARTS
from auditor.model.paper import Table
from auditor.remembering import remembered
from reports.pdf.blocks import block_drawings
from reports.pdf.room import THIRD_OF_A_PAGE, Room
from reports.pdf.sizes import EDGE, FRAME, PLAIN_TOP, SIZES, page_size
from reports.pdf.typesetter import DrawingError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.paper import Paper
    from reports.pdf.breaking import Words
    from reports.pdf.face import Face
    from reports.pdf.room import Drawing


_MOST_REMEMBERED: Final = 64
_MOST_ROWS: Final = 100
"""A paper with more rows is drawn once, and would be held for nothing."""


def paper_drawing(paper: Paper, face: Face) -> Drawing:
    """Return a paper as the template takes it; of the last short ones it is remembered, as an office's report is drawn in a file of its own and in that of all.

    Raises:
        ValueError: a table's row has not one cell a column, or a chart's bar not one number a series.
        DrawingError: what each page repeats would take the room of the paper itself.

    """
    rows = sum(len(block.rows) for block in paper.blocks if isinstance(block, Table))
    return _drawing(paper, face) if rows > _MOST_ROWS else _remembered_drawing(paper, face)


@remembered(_MOST_REMEMBERED)
def _remembered_drawing(paper: Paper, face: Face) -> Drawing:
    return _drawing(paper, face)


def _drawing(paper: Paper, face: Face) -> Drawing:
    width, height = page_size(paper)
    page = Room(face, paper, height)
    within = page.width - SIZES["head-gutter"] - 4 * SIZES["head-x"]
    banner_room = min(page.word_width(paper.banner, "head"), within / 2)
    banner = page.words(paper.banner, banner_room, "head")
    marking = page.words(paper.marking, within - banner_room, "head")
    foot_line = page.words(f"{paper.page_words} 0000/0000 · {paper.foot}", page.width, "foot")
    head = max(_repeated(page, banner_room, "head", banner), _repeated(page, within - banner_room, "head", marking))
    top = EDGE + head + SIZES["head-gap"] if head else PLAIN_TOP
    bottom = EDGE + _repeated(page, page.width, "foot", foot_line) + SIZES["foot-gap"]
    titles = page.all_words(_filled(paper.titles, face), page.width, "title")
    subtitles = _filled(paper.subtitles, face)
    blocks = block_drawings(replace(page, depth=height - top - bottom), rank_of_sections=2 if titles else 1)
    return {
        "language": paper.language.value,
        "width": width,
        "height": height,
        "top": top,
        "bottom": bottom,
        "head-height": head,
        "banner-width": banner_room + 2 * SIZES["head-x"],
        "banner": banner,
        "marking": marking,
        "letterhead": page.all_words(_filled(paper.letterhead, face), page.width, "body"),
        "titles": titles,
        "between-parts": BETWEEN_PARTS,
        "subtitles": [page.all_words(line.split(BETWEEN_PARTS), page.width, "body") for line in subtitles],
        "blocks": list(blocks),
        "page-words": page.words(paper.page_words, page.width, "foot"),
        "foot": page.words(paper.foot, page.width, "foot"),
        "blank-page": page.words(paper.blank_page, page.width, "body"),
    }


def _filled(texts: Iterable[str], face: Face) -> list[str]:
    """Return the texts that are not blank."""
    return [text for text in texts if face.drawable(text).strip()]


def _repeated(page: Room, width: float, size: str, *texts: Words) -> float:
    """Return the height of what is repeated in a margin, or 0 where there is nothing to repeat.

    Raises:
        DrawingError: it would take the room of the paper itself.

    """
    if not any(texts):
        return 0
    height = max(page.height(words, width, size) for words in texts) + FRAME
    if not page.fits(THIRD_OF_A_PAGE, height):
        raise DrawingError(f"{page.paper.name}: the words that each page repeats fill a third of it; shorten them")
    return height
