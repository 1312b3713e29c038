"""Papers for Word and LibreOffice, to be edited there: every word of the PDF, and tables that can be pasted elsewhere.

Bengali is a complex script to Word, which keeps a second set of settings for it: each font, size, weight and language
is written for both scripts. Tables carry theirs in every run, and their borders and widths themselves, because a table
pasted into the committee's minutes loses its styles. No text is ever read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.format import PaperFormat
from auditor.model.paper import parts_of
from reports.docx.blocks import paper_elements
from reports.docx.elements import NAMESPACES, element, written
from reports.docx.looks import ALTERNATIVE, FONT
from reports.docx.package import describe, empty_document, packed
from reports.docx.paragraphs import TICK, properties_of, spacer
from reports.docx.pictures import Pictures
from reports.docx.sections import head_and_foot, section_properties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.paper import Paper

__all__ = ["ALTERNATIVE", "FONT", "FORMAT", "TICK", "draw"]


def draw(papers: Sequence[Paper]) -> bytes:
    """Return the papers as one DOCX file, each from a page of its own; page numbers run on.

    Args:
        papers: at least one; the first gives the file's title, language and date.

    Raises:
        ValueError: there is no paper, a table's row has not one cell a column, or a chart's bar not one number a series.

    """
    if not papers:
        raise ValueError("there is no paper to draw")
    document = empty_document()
    describe(document, papers)
    pictures = Pictures(document)
    body = element("w:body")
    parts = [part for paper in papers for part in parts_of(paper)]
    for number, (part, before) in enumerate(zip(parts, (None, *parts), strict=False), start=1):
        elements = list(paper_elements(part, pictures)) or [spacer()]
        body.extend(elements)
        ends = body if number == len(parts) else properties_of(elements[-1])
        ends.append(section_properties(part, head_and_foot(document, part, before)))
    return packed(document, written(element("w:document", body, **NAMESPACES)))


FORMAT: Final = PaperFormat(
    name="docx",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    draw=draw,
)
