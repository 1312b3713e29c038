"""Shapes that are tried early, whatever the words in them are."""

from __future__ import annotations

from typing import Final

from auditor.expressions import expression
from auditor.passwords.neighbour import is_sequence, on_keys
from auditor.passwords.plain import LETTER
from auditor.passwords.reasons import Reason

# Patterns that are told of, whatever they cost

_REPEATED: Final = expression("(.)\\1\\1|(.{3,})\\2|(..)\\3\\3")
WINDOW: Final = 4
"""Letters in a row from which it is told: words have three (first, power)."""
_CORE: Final = expression("(.*[A-Za-z\u0980-\u09ff\ue000-\uf8ff])([^A-Za-z\u0980-\u09ff\ue000-\uf8ff]{1,6})")
_NUMBER: Final = expression("[^0-9]{0,2}[0-9]+[^0-9]{0,2}")
_LONGEST_CORE: Final = 15
_SHAPE_SIGNS: Final = frozenset("@4301!$57")
"""Signs that many write for letters."""
PIECES: Final = expression("[A-Z]?[a-z]+|[A-Z]+")


def patterns_in(scored: str) -> set[Reason]:
    """Return what stands in a password beside words: neighbouring keys, sequences, repeats."""
    lower = scored.lower()
    reasons = set()
    windows = [lower[start : start + WINDOW] for start in range(len(lower) - WINDOW + 1)]
    if any(on_keys(window) for window in windows):
        reasons.add(Reason.KEYBOARD)
    letters = [window for window in windows if LETTER.match(window) and is_sequence(window)]
    numbers = any(
        "0" <= lower[start] <= "9" and is_sequence(lower[start : start + 3]) for start in range(len(lower) - 2)
    )
    if letters or numbers or "abc" in lower:
        reasons.add(Reason.SEQUENCE)
    if _REPEATED.search(lower):
        reasons.add(Reason.REPEAT)
    return reasons


def has_known_shape(scored: str) -> bool:
    """Whether a password is one word, with at most its first letter or all of it in capitals, then signs and digits.

    A machine cannot tell a Bangla word in Latin letters from chance, so nothing of this shape is ever called strong.
    Signs may stand for some of the letters where a number follows: with signs alone it is more often chance.
    """
    parted = _CORE.fullmatch(scored)
    if parted is None or len(parted[1]) > _LONGEST_CORE:
        return False
    core = parted[1]
    letters = "".join(sign for sign in core if LETTER.match(sign))
    signs = [sign for sign in core if not LETTER.match(sign)]
    if any(sign not in _SHAPE_SIGNS for sign in signs) or 3 * len(signs) > len(core):
        return False
    if signs and not _NUMBER.fullmatch(parted[2]):
        return False
    return letters[1:] == letters[1:].lower() or letters == letters.upper()
