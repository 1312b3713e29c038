"""Letters and numbers that mark the members of a list."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Language, digits

_BANGLA: Final = "কখগঘঙচছজঝঞটঠডঢণতথদধন"
_LATIN: Final = "abcdefghijklmnopqrst"


def letter(place: int, language: Language) -> str:
    """Return (ক), (খ), (গ) … for the places 0, 1, 2 …."""
    return f"({(_BANGLA if language is Language.BN else _LATIN)[place]})"


def number(place: int, language: Language) -> str:
    """Return ১।, ২। … for the places 0, 1 …; in English 1., 2. …."""
    return digits(f"{place + 1}", language) + ("।" if language is Language.BN else ".")
