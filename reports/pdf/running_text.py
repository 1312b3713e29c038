"""Blocks that are read line by line: headings, paragraphs, lists, the keys at the head of a report, the framed box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.pdf.endings import seal
from reports.pdf.room import HALF_A_PAGE, MOST_OF_A_PAGE
from reports.pdf.sizes import SIZES

if TYPE_CHECKING:
    from auditor.model.paper import Box, Heading, Items, KeyBlock, Paragraph, Seal
    from reports.pdf.room import Drawing, Room

_LABELS_OF_A_KEY_BLOCK: Final = 0.4
"""Share of the text's width that labels take at most."""


def heading(block: Heading, room: Room) -> Drawing:
    """Return a heading, or nothing where a screen reader would come upon an empty one."""
    if not room.face.drawable(block.text).strip():
        return {}
    text = room.words(block.text, room.width, "section")
    return {"level": block.level, "text": text, "new-page": block.new_page, "overleaf": block.overleaf}


def paragraph(block: Paragraph, room: Room, *, keep: bool) -> Drawing:
    """Return a paragraph; one that signatures follow keeps them company on their page."""
    size = "small" if block.small else "body"
    words = room.words(block.text, room.width, size)
    lead = room.words(block.lead, room.width, size)
    short = room.fits(HALF_A_PAGE, room.stack([lead, words], room.width, size))
    return {
        "lead": lead,
        "text": words,
        "size": SIZES[size],
        "strong": block.strong,
        "align": block.align,
        "keep": keep and short,
    }


def items(block: Items, room: Room, sealed: Seal | None) -> Drawing:
    """Return a list, with the seal that follows it at its side and, if half a page holds both, on one page; a marker too wide for the margin goes before its words."""
    if not block.items:
        return {}
    size = "small" if block.small else "body"
    widest = room.width / 6
    markers, bodies = [], []
    for marker, body in block.items:
        fits = room.word_width(marker, size) <= widest and "\n" not in marker
        markers.append(marker if fits else "")
        bodies.append(body if fits else f"{marker} {body}")
    aside = SIZES["qr"] + SIZES["seal-gap"] if sealed else 0
    inner = room.width - aside - widest - SIZES[size]
    words = room.all_words(bodies, inner, size)
    return {
        "seal": seal(sealed, room, SIZES["qr"], size) if sealed else None,
        "breakable": not room.fits(HALF_A_PAGE, room.stack(words, inner, size)),
        "markers": room.all_words(markers, widest, size),
        "bodies": words,
        "size": SIZES[size],
    }


def key_block(block: KeyBlock, room: Room) -> Drawing:
    """Return labels with their values beside them."""
    if not block.rows:
        return {}
    wanted = max(room.word_width(label, "body") for label, _ in block.rows)
    label_width = min(wanted, room.width * _LABELS_OF_A_KEY_BLOCK)
    value_width = room.width - label_width - SIZES["body"]
    return {
        "label-width": label_width,
        "rows": [
            (room.words(label, label_width, "body"), room.words(value, value_width, "body"))
            for label, value in block.rows
        ],
    }


def box(block: Box, room: Room) -> Drawing:
    """Return a framed box."""
    inner = room.width - 2 * SIZES["frame-x"]
    lead = room.words(block.lead, inner, "lead")
    lines = room.all_words(block.lines, inner, "body")
    height = room.stack([lead], inner, "lead") + room.stack(lines, inner, "body")
    return {"lead": lead, "lines": lines, "breakable": not room.fits(MOST_OF_A_PAGE, height)}
