"""What Unicode says of signs: which are never seen, which end a line, which stand on another, which look the same."""

from __future__ import annotations

import re
from typing import Final

from auditor.i18n import ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER

JOINERS: Final = frozenset((ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER))
HASANTA: Final = "\u09cd"
"""Joins the consonant after it to the one before."""
INVISIBLE: Final = frozenset(
    map(
        chr,
        (
            *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x200E, 0x200F, 0x3164, 0xFEFF, 0xFFA0),
            *(*range(0x180B, 0x1810), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)),
            *(*range(0xFFF0, 0xFFFC), *range(0xE0000, 0xE1000)),
        ),
    )
)
"""Unicode's default-ignorable signs but the two joiners, which Bangla needs; the bidirectional controls are among them."""
LINE_ENDS: Final = frozenset("\n\x0b\x0c\x85\u2028\u2029")
SAME_TO_A_READER: Final = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—"}
BLANK: Final = frozenset({"Zs", "Zl", "Zp", "Cc"})
"""Kinds of signs of which nothing is seen."""
NEVER_DRAWN: Final = frozenset({"Zl", "Zp", "Cc", "Co"})
"""Kinds of signs that are not taken from a font even if it has them; PDF/A knows no private ones."""

_BASE: Final = "\u0985-\u09b9\u09ce\u09dc\u09dd\u09df-\u09e1\u09f0\u09f1"
LOOSE_SIGNS: Final = re.compile(
    f"(?<![{_BASE}\u09bc])[\u09be-\u09cd\u09d7]|(?<![{_BASE}])\u09bc|(?<![{_BASE}\u09bc-\u09cc\u09d7])[\u0981-\u0983]"
)
"""Signs with no letter to stand on; the font puts a dotted circle before each."""


def spoken(text: str) -> str:
    """Return words that are not drawn, such as a picture's description, without signs that no reader could use."""
    seen = (sign for sign in text if sign not in INVISIBLE)
    return "".join(sign if sign.isprintable() or sign in JOINERS else " " for sign in seen).strip()
