"""Running words to be pasted elsewhere, such as into an e-filing system or a text message: a paragraph a line."""

from __future__ import annotations

from typing import Final
from unicodedata import category

from auditor.model.format import TextFormat

_UNRULY: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNS: Final = frozenset(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Signs that turn the direction of writing, and would turn what stands around the pasted words too."""


def write(words: str) -> bytes:
    """Return words as UTF-8 with a line feed at their end, without signs that are no writing."""
    plain = "".join(
        sign if sign == "\n" or not (category(sign) in _UNRULY or sign in _TURNS) else " " for sign in words
    )
    return f"{plain.strip()}\n".encode()


FORMAT: Final = TextFormat(name="text", suffix=".paste.txt", media_type="text/plain; charset=utf-8", write=write)
