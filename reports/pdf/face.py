"""What the files of a font say of its letters: which signs it has, and how wide and high they stand."""

from __future__ import annotations

import unicodedata
from math import fsum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.remembering import remembered
from reports.pdf.signs import BLANK, INVISIBLE, LINE_ENDS, LOOSE_SIGNS, NEVER_DRAWN, SAME_TO_A_READER
from reports.pdf.typesetter import BUNDLED_FONT, font_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BENGALI_WITHOUT_FEATURES: Final = {"abvm": 0, "blwm": 0}
"""Hind Siliguri moves marks vertically by these, and readers of the PDF then get such syllables twice."""
SLACK: Final = 1.04
"""Letters set side by side are seldom wider than the sum of their widths; never by more than this."""
_SIGN_BELOW: Final = 0.2
"""A vowel sign without a width of its own may yet make its letter wider: রু, শু (ems)."""
_DOTTED_CIRCLE: Final = 0.7


class Face(Struct, frozen=True, eq=False):
    """The letters that a paper is drawn with; widths in ems, the height of a print line too.

    Attributes:
        families: the fonts asked for in turn.
        features: what is switched off in them.
        widths: how wide each sign is that they have.
        widest: at least as wide as any of these.
        line: how high a line of them stands.
        rise: how high a line of the first family stands above the foot of its letters; `drop`, how deep below.

    """

    families: tuple[str, ...]
    features: Mapping[str, int]
    widths: Mapping[str, float]
    widest: float
    line: float
    rise: float
    drop: float

    def lacks(self, sign: str) -> bool:
        """Tell whether a sign would be drawn as its code point."""
        return not (
            sign in self.widths or sign in INVISIBLE or sign in SAME_TO_A_READER or unicodedata.category(sign) in BLANK
        )

    def width(self, text: str) -> float:
        """Return at most how wide drawable words are, in ems."""
        return _width(self, text)

    def drawable(self, text: str) -> str:
        """Return the text in signs the font has: invisible ones gone, others that it lacks as ``[U+1F600]``."""
        if self.widths.keys() >= set(text):
            return text
        return "".join(map(self._sign, text))

    def _sign(self, sign: str) -> str:
        if sign in self.widths:
            return sign
        if sign in LINE_ENDS:
            return "\n"
        category = unicodedata.category(sign)
        if sign == "\t" or category == "Zs":
            return " "
        if sign in INVISIBLE or category == "Cc":
            return ""
        return SAME_TO_A_READER.get(sign, f"[U+{ord(sign):04X}]")


@remembered(4096)
def _width(face: Face, text: str) -> float:
    widths, widest = face.widths, face.widest
    loose = len(LOOSE_SIGNS.findall(text)) * _DOTTED_CIRCLE
    return (fsum([widths.get(sign, widest) for sign in text]) + loose) * SLACK


@remembered(None)
def face_of(family: str, font_folder: Path | None) -> Face:
    """Return what the files of a family say of its letters, with the product's own font behind it.

    Args:
        family: as `font_used` names it.
        font_folder: where else than in the system it may be.

    Raises:
        DrawingError: the family has gone meanwhile.

    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    families = (family,) if family == BUNDLED_FONT else (family, BUNDLED_FONT)
    widths: dict[str, float] = {}
    line, rise, drop = 1.0, 0.8, 0.1
    for name in reversed(families):
        covered: dict[str, float] = {}
        for number, (file, index) in enumerate(font_files(name, font_folder)):
            with TTFont(file, lazy=True, fontNumber=index) as font:
                em = font["head"].unitsPerEm
                advances = font["hmtx"].metrics
                drawn = {
                    sign: max(advances[glyph][0] / em, _SIGN_BELOW if unicodedata.category(sign) == "Mn" else 0)
                    for sign, glyph in ((chr(point), glyph) for point, glyph in font.getBestCmap().items())
                    if sign not in INVISIBLE and unicodedata.category(sign) not in NEVER_DRAWN
                }
                rise, drop = font["hhea"].ascent / em, -font["hhea"].descent / em
                line = max(line, rise + drop)
            if number == 0:
                covered = drawn
            else:  # the bolder file: a sign that it lacks cannot be drawn strong
                covered = {sign: max(width, drawn[sign]) for sign, width in covered.items() if sign in drawn}
        widths |= covered
    features = _BENGALI_WITHOUT_FEATURES if family == BUNDLED_FONT else {}
    return Face(families, features, widths | {"\n": 0.0}, max(widths.values()) * SLACK, line, rise, drop)
