"""The ending that makes a Bangla name a genitive."""

from __future__ import annotations

import unicodedata
from typing import Final

_VOWEL_SIGNS: Final = frozenset(map(chr, range(0x09BE, 0x09CD)))
_NUKTA: Final = "\u09bc"


def genitive(name: str) -> str:
    """Return a Bangla name in the genitive: কমিটি → কমিটির, দপ্তর → দপ্তরের, BTCL → BTCL-এর."""
    end = name[-1:]
    if end in _VOWEL_SIGNS:
        return f"{name}র"
    consonant = end == _NUKTA or ("\u0995" <= end <= "\u09b9" and unicodedata.category(end) == "Lo")
    return f"{name}ের" if consonant else f"{name}-এর"
