"""Signs that are no writing where words run on by themselves, as in a terminal or where they are pasted."""

from __future__ import annotations

from typing import Final
from unicodedata import category

from auditor.i18n import TURNS

_MOVES_THE_CURSOR: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


def without_unruly(words: str) -> str:
    """Return words with a blank for each sign that would move the cursor or turn the direction of writing; line feeds stay."""
    return "".join(" " if _is_unruly(sign) else sign for sign in words)


def _is_unruly(sign: str) -> bool:
    return sign != "\n" and (category(sign) in _MOVES_THE_CURSOR or sign in TURNS)
