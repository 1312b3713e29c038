"""Blocks with which papers end: the seal of the round, places to sign, a strip to cut off and send back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.docx.elements import w
from reports.docx.grids import OPEN, Cell, borders, cell_words, grid, grid_row, parted
from reports.docx.looks import PLAIN, Look
from reports.docx.paragraphs import cleaned, kept, paragraph_of, properties_of, runs, spaced, spacer
from reports.docx.pictures import QR_SIZE, qr_code
from reports.docx.sizes import BODY, MILLIMETRE, POINT, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from auditor.model.paper import Paper, Seal, Signatures, Strip
    from reports.docx.pictures import Pictures

_SIGNATURES_ACROSS: Final = (3, 4)
"""So many stand side by side on an upright page, and on one that lies on its side."""
_SIGN_ROOM: Final = round(11 * MILLIMETRE)
_SIGN_GAP: Final = round(12 * MILLIMETRE)
_BELOW_THE_LINE: Final = 60
"""Room (twips) below the line on which is signed: some signs reach up to it."""
_QR_ROOM: Final = round(32 * MILLIMETRE)


def signatures(block: Signatures, paper: Paper, *, keep: bool) -> Iterator[Element]:
    """Yield places to sign: room, a line, and below it the words; rows of as many as the page is wide for.

    With `keep` they stand on the page of what follows.
    """
    across = _SIGNATURES_ACROSS[paper.landscape]
    width = text_width(paper)
    look = Look(BODY, alone=True)
    shares = [share for _ in range(min(max(2, len(block.places)), across)) for share in ((width / 4), _SIGN_GAP)][:-1]
    widths = parted(width, shares)
    blank, kept_blank = cell_words("", look), cell_words("", look, keep=True)
    for start in range(0, len(block.places), across):
        places = block.places[start : start + across]
        room, words = [], []
        missing = (len(widths) + 1) // 2 - len(places)
        for place in (*((),) * missing, *places):
            line = (borders("tcBorders", {"top": "single"}),) if place else ()
            signed = [
                paragraph
                for number, text in enumerate(place)
                for paragraph in cell_words(
                    text, look, "center", keep=keep or text != place[-1], above=0 if number else _BELOW_THE_LINE
                )
            ]
            room += [Cell(kept_blank)] * 2
            words += [Cell(signed or blank, settings=line, stands="top"), Cell(blank)]
        rows = [
            grid_row(room[:-1], widths, w("trHeight", val=_SIGN_ROOM, hRule="exact")),
            grid_row(words[:-1], widths),
        ]
        yield grid(widths, borders("tblBorders", OPEN), rows, inset=0)
        yield spacer(keep=keep)


def kept_with_end(elements: Sequence[Element]) -> None:
    """Keep the last row of a table, below which a page ends, on that of the paragraph that Word needs there; alone it would be a blank page.

    The paragraph is as low as can be, for programs that do not keep rows.
    """
    if len(elements) < 2 or elements[-2].tag != "w:tbl":  # noqa: PLR2004  the table and the paragraph
        return
    for room in elements[-1].iter("w:spacing"):
        room.set("w:line", str(POINT))
    *_, row = elements[-2].iter("w:tr")
    for paragraph in row.iter("w:p"):
        settings = properties_of(paragraph)
        if settings.find("w:keepNext") is None:
            styled = [place for place, setting in enumerate(settings, start=1) if setting.tag == "w:pStyle"]
            settings.insert(max(styled, default=0), w("keepNext"))


def strip(block: Strip) -> Iterator[Element]:
    """Yield a part to cut off: below a dashed line, kept on one page."""
    dashed = borders("pBdr", {"top": "dashed"}, 8)
    together = (w("keepNext"), w("keepLines"))
    of_title = together if block.lines else ()
    yield paragraph_of(runs(block.title, Look(strong=True)), *of_title, dashed, spaced(240, 60))
    for number, line in enumerate(block.lines, start=1):
        of_line = together if number < len(block.lines) else together[1:]
        yield paragraph_of(runs(line, PLAIN), *of_line, spaced(80, 80))


def seal(block: Seal, paper: Paper, pictures: Pictures, *, keep: bool) -> Iterator[Element]:
    """Yield the seal, its QR beside its words; with `keep` on the page of what follows."""
    caption = cell_words(block.caption, Look(BODY, strong=True, alone=True), keep=keep)
    digest = cell_words(block.digest, Look(BODY, alone=True), keep=keep)
    picture = pictures.run(qr_code(block.qr), f"QR: {cleaned(block.caption)}", QR_SIZE)
    widths = [_QR_ROOM, text_width(paper) - _QR_ROOM]
    row = grid_row([Cell([paragraph_of([picture], *kept(keep), spaced())]), Cell([*caption, *digest])], widths)
    yield grid(widths, borders("tblBorders", OPEN), [row])
    yield spacer(keep=keep)
