"""Sizes of pages and room in twips, twentieths of a point, by which Word measures; those of letters are in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from auditor.model.paper import Paper

TITLE, SECTION, PART, LEAD, BODY, TABLE, SMALL = 15.0, 12.5, 11.5, 12.0, 11.0, 10.0, 9.0
"""Sizes of letters; Nikosh draws small, so they are a little above those of the PDF."""

POINT: Final = 20
MILLIMETRE: Final = 1440 / 25.4
LEFT, RIGHT = round(20 * MILLIMETRE), round(13 * MILLIMETRE)
TOP, BOTTOM = round(21 * MILLIMETRE), round(17 * MILLIMETRE)
EDGE: Final = round(9 * MILLIMETRE)
"""How far from the edge what each page repeats stands."""
GAP: Final = 120
"""Between a table and what follows."""

_A4: Final = (11906, 16838)


NARROW: Final = _A4[0] - LEFT - RIGHT
"""How wide the text of an upright page is."""


def page_size(paper: Paper) -> tuple[int, int]:
    """Return the width and the height of a paper's pages."""
    short, long = _A4
    return (long, short) if paper.landscape else (short, long)


def text_width(paper: Paper) -> int:
    """Return how wide the text of a paper's pages is."""
    return page_size(paper)[0] - LEFT - RIGHT
