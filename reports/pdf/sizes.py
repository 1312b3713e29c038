"""Sizes of pages, letters and room, in points: the template draws by them, and words are fitted by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.paper import Paper

MILLIMETRE: Final = 72 / 25.4
EDGE: Final = 9 * MILLIMETRE
"""What a printer or a photocopier may lose: nothing is drawn there."""
PLAIN_TOP: Final = 14 * MILLIMETRE
"""The top margin of a paper that repeats nothing there."""
FRAME: Final = 4.0
"""What a frame adds to the height of the words in it."""
SIZES: Final[Mapping[str, float]] = {
    "left": 20 * MILLIMETRE,
    "right": 13 * MILLIMETRE,
    "head-gap": 2.5 * MILLIMETRE,
    "foot-gap": 2 * MILLIMETRE,
    "head": 8.5,
    "head-x": 5,
    "head-gutter": 4 * MILLIMETRE,
    "qr": 25 * MILLIMETRE,
    "seal-gap": 4 * MILLIMETRE,
    "foot": 8,
    "title": 13.5,
    "section": 11.5,
    "part": 10.5,
    "body": 10,
    "lead": 11,
    "small": 8.5,
    "table": 9,
    "small-table": 8,
    "large-cell": 12,
    "chart": 8.5,
    "cell-x": 4,
    "cell-y": 1,
    "small-cell-y": 0.5,
    "frame-x": 8,
    "frame-y": 3,
    "sign-room": 10 * MILLIMETRE,
    "sign-width": 80 * MILLIMETRE,
}
"""Sizes of letters and room by the names that the template has for them."""

_A4: Final = (210 * MILLIMETRE, 297 * MILLIMETRE)


def page_size(paper: Paper) -> tuple[float, float]:
    """Return the width and the height of a paper's pages."""
    short, long = _A4
    return (long, short) if paper.landscape else (short, long)
