"""The signs of a password: their kinds, and what is scored of them."""

from __future__ import annotations

import unicodedata
from typing import Final

from auditor.expressions import expression
from auditor.passwords.reasons import CharacterClass, Reason

LOOKED_AT: Final = 1024
"""Code points that are looked at: no real password is longer, and normalising takes time that grows with the square."""
SCORED: Final = 64
"""Signs that are scored; what stands behind them can only help."""


# Signs

_BANGLA_DIGITS: Final = {0x9E6 + digit: str(digit) for digit in range(10)}
_JOINERS: Final = frozenset({0x200C, 0x200D})
_PRIVATE, _PRIVATE_SIGNS = 0xE000, 0x1900
"""The block of private-use signs U+E000 to U+F8FF."""
_BANGLA: Final = expression("[\u0980-\u09ff]")
_HALVES: Final = expression("[\ud800-\udfff]")
_EDGE: Final = "\t\n\r"


def looked_at(password: str) -> str:
    """Return the part of a password that is looked at, in NFC, its surrogate pairs joined as a browser has them.

    A half of a pair becomes a private-use sign, which is no letter and no symbol either: some browsers would make it
    the replacement character, which is one.
    """
    head = password[: 2 * LOOKED_AT].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return unicodedata.normalize("NFC", _HALVES.sub(lambda half: private_sign(half[0]), head[:LOOKED_AT]))


def private_sign(sign: str) -> str:
    """Return the private-use sign that stands for a sign which is not scored itself."""
    return chr(_PRIVATE + ord(sign) % _PRIVATE_SIGNS)


def character_classes_in(whole: str) -> frozenset[CharacterClass]:
    """Return the kinds of sign that occur, by Unicode category: a vowel sign is a letter, a joiner is nothing."""
    categories = {unicodedata.category(sign) for sign in whole}
    found = set()
    if "Lu" in categories:
        found.add(CharacterClass.UPPER)
    if "Ll" in categories:
        found.add(CharacterClass.LOWER)
    if "Nd" in categories:
        found.add(CharacterClass.DIGIT)
    if any(category[0] in "PS" or category == "Zs" for category in categories):
        found.add(CharacterClass.SYMBOL)
    return frozenset(found)


def scored_signs(whole: str) -> str:
    """Return the signs that are scored.

    Bangla digits become ASCII digits, joiners vanish, ASCII and Bangla letters stay, and every other sign becomes one
    private-use sign: so no engine's own notion of space, digit or lower case can part the page's verdict from ours.
    """
    signs = []
    for sign in whole:
        code = ord(sign)
        if code in _BANGLA_DIGITS:
            signs.append(_BANGLA_DIGITS[code])
        elif " " <= sign <= "~" or _BANGLA.match(sign):
            signs.append(sign)
        elif code not in _JOINERS:
            signs.append(private_sign(sign))
    return "".join(signs[:SCORED])


def hard_to_type(password: str, whole: str) -> set[Reason]:
    """Return the reasons that make a password hard to type rather than easy to guess."""
    reasons = set()
    ends = (whole[:1], password[-1:])
    if any(sign and (sign in _EDGE or unicodedata.category(sign) == "Zs") for sign in ends):
        reasons.add(Reason.SPACE)
    if _BANGLA.search(whole):
        reasons.add(Reason.BANGLA)
    return reasons
