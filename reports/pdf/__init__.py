"""Papers as PDF: PDF/A-2a and PDF/UA-1, the same bytes for the same paper, every word extractable.

The template beside this file draws; here words are made drawable (nothing invisible, a visible stand-in for a sign that
the font lacks, places where a long word may break) and what may not be split over pages is told from what must be.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.i18n import digits
from auditor.model.format import PaperFormat
from reports.pdf.breaking import HANG
from reports.pdf.face import face_of
from reports.pdf.pages import paper_drawing
from reports.pdf.signs import spoken
from reports.pdf.sizes import SIZES
from reports.pdf.typesetter import BUNDLED_FONT, DrawingError, font_used, typeset
from reports.pdf.uncovered_signs import missing_glyphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from auditor.model.paper import Paper

__all__ = ["BUNDLED_FONT", "FORMAT", "DrawingError", "draw", "font_used", "missing_glyphs"]


def draw(papers: Sequence[Paper], *, font: str = BUNDLED_FONT, font_folder: Path | None = None) -> bytes:
    """Return the papers as one PDF file (PDF/A-2a, PDF/UA-1), each with page numbers of its own.

    Args:
        papers: at least one; the first gives the file's title, language and date.
        font: the family wanted; `font_used` tells what is taken.
        font_folder: where to look for it before the system's own fonts.

    Raises:
        ValueError: there is no paper, a table's row has not one cell a column, or a chart's bar not one number a series.
        DrawingError: typst refused or warned.

    """
    if not papers:
        raise ValueError("there is no paper to draw")
    face = face_of(font_used(font, font_folder), font_folder)
    first = papers[0]
    drawings = {
        "title": _file_title(papers),
        "year": first.year,
        "month": first.month,
        "day": first.day,
        "papers": [paper_drawing(paper, face) for paper in papers],
    }
    look = {
        "fonts": face.families,
        "features": face.features,
        "rise": face.rise,
        "drop": face.drop,
        "hang": HANG,
        "sizes": SIZES,
    }
    day = date(first.year, first.month, first.day)
    values = {"look.json": look, "papers.json": drawings}
    return typeset(values, day=day, name=_names(papers), families=face.families, font_folder=font_folder)


def _names(papers: Sequence[Paper]) -> str:
    more = f" (+{len(papers) - 1})" if len(papers) > 1 else ""
    return papers[0].name + more


def _file_title(papers: Sequence[Paper]) -> str:
    first = papers[0]
    title = spoken(first.title)
    more = digits(f" (+{len(papers) - 1})", first.language) if len(papers) > 1 else ""
    return (title or first.name) + more


FORMAT: Final = PaperFormat(name="pdf", suffix=".pdf", media_type="application/pdf", draw=draw)
