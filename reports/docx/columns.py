"""How wide the columns of a ruled table are: by their shares, and such that no word is cut where another column can spare the room.

Word sets the words in whatever font the reader has, so the widths of letters are those of a wide one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reports.docx.grids import CELL_X, parted
from reports.docx.sizes import MILLIMETRE, POINT
from reports.layout.rows_and_columns import WIDEST_WORD, lent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.paper import Table

_NARROWEST: Final = round(10 * MILLIMETRE)
"""A column's least width, where there is room: that of ক্রম."""
_LEAST_LEFT: Final = 0.7
"""The part of its width that a column keeps at least, whatever others lack."""
_BREAKS: Final = re.compile(r"(?<=[-/])|\s+")
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


def column_widths(block: Table, whole: int, size: float) -> list[int]:
    """Return the widths (twips) of the columns of a table that is `whole` wide, its words set in `size` points.

    They are in proportion to the shares, none below the narrowest as long as the table has that room; a column in which
    a word would be cut is wider by what others can spare.
    """
    told = _in_proportion(whole, [column.share for column in block.columns])
    needed = [
        max(width_of_words(text, size) for text in (column.title, *(row[place] for row in block.rows)))
        for place, column in enumerate(block.columns)
    ]
    most = round(WIDEST_WORD * whole)
    needed = [
        max(min(least, max(width, most)), round(_LEAST_LEFT * width)) for least, width in zip(needed, told, strict=True)
    ]
    return parted(whole, lent(told, needed))


def width_of_words(text: str, size: float) -> int:
    """Return how wide a cell must be (twips) for no word of a text to be cut."""
    widest = max((_ems(piece) for piece in _BREAKS.split(text)), default=0)
    return round(widest * size * POINT) + 2 * CELL_X


@lru_cache(maxsize=4096)
def _ems(word: str) -> float:
    return sum(_WIDE.get(sign) or _EMS.get(unicodedata.category(sign), _EMS_OF_OTHERS) for sign in word)


def _in_proportion(whole: int, shares: Sequence[float]) -> list[int]:
    least = min(_NARROWEST, whole // len(shares))
    wanted = [max(0, width - least) for width in parted(whole, shares)]
    spare = whole - least * len(shares)
    return [least + more for more in parted(spare, wanted)] if any(wanted) else parted(whole, [1] * len(shares))
