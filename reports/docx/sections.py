"""Sections: the page of each paper, and what stands at the head and foot of every page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.docx.elements import NAMESPACES, element, replace_children, w
from reports.docx.grids import OPEN, Cell, borders, cell_words, grid, grid_row, parted
from reports.docx.looks import Look
from reports.docx.paragraphs import paragraph_of, run, runs, spaced
from reports.docx.sizes import BOTTOM, EDGE, GAP, LEFT, RIGHT, SMALL, TOP, page_size, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from docx.document import Document

    from auditor.model.paper import Paper


def section_properties(paper: Paper, repeated: Iterable[Element]) -> Element:
    """Return the settings of a paper's pages; `repeated` refers to their head and foot, else those of the paper before go on."""
    width, height = page_size(paper)
    turned = {"orient": "landscape"} if paper.landscape else {}
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT}
    return w(
        "sectPr",
        *repeated,
        w("type", val="nextPage"),
        w("pgSz", w=width, h=height, **turned),
        w("pgMar", **margins, header=EDGE, footer=EDGE, gutter=0),
    )


def head_and_foot(document: Document, paper: Paper, before: Paper | None) -> Iterator[Element]:
    """Yield what refers to the head and the foot of a paper's pages; nothing where they say the same as the paper before."""
    if before is None or _repeated(before) != _repeated(paper):
        section = document.add_section()
        for kind, story, root in (("header", section.header, _head(paper)), ("footer", section.footer, _foot(paper))):
            story.is_linked_to_previous = False
            replace_children(story.part.element, root)
            rid = document.part.relate_to(story.part, f"{NAMESPACES['xmlns:r']}/{kind}")
            yield element(f"w:{kind}Reference", **{"w:type": "default", "r:id": rid})


def _repeated(paper: Paper) -> tuple[object, ...]:
    return (paper.landscape, paper.banner, paper.marking, paper.page_words, paper.foot)


def _head(paper: Paper) -> Element:
    """Return the head of each page: the banner of sample data on the left, the marking on the right."""
    widths = parted(text_width(paper), [1, 2])  # the marking is the longer one
    banner = cell_words(paper.banner, Look(SMALL, alone=True, framed="dashed"))
    marking = cell_words(paper.marking, Look(SMALL, alone=True, framed="single"), "right")
    table = grid(widths, borders("tblBorders", OPEN), [grid_row([Cell(banner), Cell(marking)], widths)])
    styled = paragraph_of((), w("pStyle", val="Header"), w("spacing", before=0, after=0, line=GAP, lineRule="exact"))
    return element("w:hdr", *([table] if paper.banner or paper.marking else []), styled, **NAMESPACES)


def _foot(paper: Paper) -> Element:
    """Return the foot of each page; Word counts pages in Latin digits, it has no Bengali ones."""
    look = Look(SMALL)
    words = [
        *runs(paper.page_words, look),
        run(" ", look),
        _field("PAGE", look),
        run("/", look),
        _field("NUMPAGES", look),
    ]
    if paper.foot:
        words += [run(" · ", look), *runs(paper.foot, look)]
    line = borders("pBdr", {"top": "single"})
    return element("w:ftr", paragraph_of(words, w("pStyle", val="Footer"), line, spaced()), **NAMESPACES)


def _field(code: str, look: Look) -> Element:
    return w("fldSimple", run("1", look), instr=f" {code} ")
