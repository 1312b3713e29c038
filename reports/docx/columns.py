"""How wide the columns of a ruled table are: by their shares, and such that no word is cut where another column can spare the room.

Word sets the words in whatever font the reader has, so the widths of letters are those of a wide one.
"""

from __future__ import annotations

import re
import unicodedata
from math import fsum
from typing import TYPE_CHECKING, Final

from auditor.remembering import remembered
from reports.docx.grids import CELL_X, parted
from reports.docx.sizes import MILLIMETRE, POINT
from reports.layout.rows_and_columns import WIDEST_WORD, is_written_in, lent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.paper import Table

_NARROWEST: Final = round(10 * MILLIMETRE)
"""A column's least width, where there is room: that of ক্রম."""
_SMALLEST, _STEP = 7.5, 0.5
"""The smallest size (points) of a table's words, and by how much at a time they are made smaller."""
_LEFT: Final = (0.7, 0.55, 0.4, 0.0)
"""The part of its width that a column keeps; the next one where a word would be cut in another for it."""
_BREAKS: Final = re.compile(r"(?<=[-/])|\s+(?!খ্রি\.)")
"""Where Word ends a line."""
_EMS: Final = {"Lu": 0.75, "Ll": 0.62, "Lo": 0.66, "Nd": 0.6, "Mn": 0.0, "Mc": 0.34}
_EMS_OF_OTHERS: Final = 0.4
"""Widths of signs by their category in Unicode, in ems: about those of Noto Sans, Noto Serif and Nirmala UI, strong."""
_WIDE: Final = {
    **dict(zip("আঞঅজ", (1.26, 1.1, 0.9, 0.9), strict=True)),
    chr(0x09C7): 0.48,
    chr(0x09C8): 0.48,
    chr(0x09CB): 0.8,
    chr(0x09CC): 0.95,
}
"""Those of letters, and of vowel signs of one part and of two (ে, ৈ, ো, ৌ), that are much wider."""


def fitted_columns(block: Table, whole: int, size: float) -> tuple[float, list[int]]:
    """Return the size (points) of a table's words, and the widths (twips) of its columns, which are `whole` wide together.

    The size is the told one, or as much smaller as it takes for no word to be cut, down to the smallest. The widths are in
    proportion to the shares, none below the narrowest as long as the table has that room; a column in which a word would
    be cut is wider by what others can spare.
    """
    told = _in_proportion(whole, [column.share for column in block.columns])
    widest = [
        max(_widest(text) for text in (column.title, *(row[place] for row in block.rows)))
        for place, column in enumerate(block.columns)
    ]
    needed = _needed(told, widest, whole, size)
    while sum(needed) > whole and size > _SMALLEST:
        size -= _STEP
        needed = _needed(told, widest, whole, size)
    for left in _LEFT:
        roomy = [
            width if is_written_in(block, place) else max(least, round(left * width))
            for place, (least, width) in enumerate(zip(needed, told, strict=True))
        ]
        if sum(roomy) <= whole:
            break
    return size, parted(whole, lent(told, roomy))


def _needed(told: Sequence[int], widest: Sequence[float], whole: int, size: float) -> list[int]:
    """Return how wide columns must be for no word to be cut but a very long one."""
    most = round(WIDEST_WORD * whole)
    return [min(_room(ems, size), max(width, most)) for ems, width in zip(widest, told, strict=True)]


def _room(ems: float, size: float) -> int:
    return round(ems * size * POINT) + 2 * CELL_X


def _widest(text: str) -> float:
    return max((_ems(piece) for piece in _BREAKS.split(text)), default=0)


@remembered(4096)
def _ems(word: str) -> float:
    return fsum(_WIDE.get(sign) or _EMS.get(unicodedata.category(sign), _EMS_OF_OTHERS) for sign in word)


def _in_proportion(whole: int, shares: Sequence[float]) -> list[int]:
    least = min(_NARROWEST, whole // len(shares))
    wanted = [max(0, width - least) for width in parted(whole, shares)]
    spare = whole - least * len(shares)
    return [least + more for more in parted(spare, wanted)] if any(wanted) else parted(whole, [1] * len(shares))
