"""The seal of a round on paper: its digest in signs that people can type back, and in a code for a QR.

Crockford's base 32 (https://www.crockford.com/base32.html) has no I, L, O and U, so that a sign misread from paper still
means one thing. The printed words hold the first 160 bits of the digest, the QR all 256; the one begins the other.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from auditor.expressions import expression
from auditor.i18n import ascii_digits, clean

CODE_PREFIX: Final = "PA1."
"""Begins the code in the QR; tells what it is a seal of, and its version."""

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {sign: value for value, sign in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_DIGEST: Final = expression(r"[0-9a-f]{64}")
_BITS_A_SIGN: Final = 5
_BITS_A_HEX_DIGIT: Final = 4
_WORDS_SIGNS: Final = 32
_CODE_SIGNS: Final = 52
_CODE_PADDING: Final = 4
"""52 signs hold 260 bits: the last four are nought."""
_GROUP: Final = 4
_ONE_GROUP: Final = f"[{_ALPHABET}]{{{_GROUP}}}"
WORDS: Final = expression(rf"\b{_ONE_GROUP}(?:-{_ONE_GROUP}){{{_WORDS_SIGNS // _GROUP - 1}}}\b")
"""The digest of a round as papers print it (`seal_words`)."""
BEGINNING: Final = expression(rf"\b{_ONE_GROUP}-{_ONE_GROUP}\b")
"""How papers name the rounds before theirs (`seal_beginning`)."""


def seal_words(digest: str) -> str:
    """Return the first 160 bits of a digest as eight groups of four signs, joined by hyphens.

    Args:
        digest: 64 lower-case hexadecimal digits.

    Raises:
        ValueError: it is no digest.

    """
    signs = _signs(digest)[:_WORDS_SIGNS]
    return "-".join(signs[at : at + _GROUP] for at in range(0, _WORDS_SIGNS, _GROUP))


def seal_beginning(digest: str) -> str:
    """Return the first two groups of a seal's words, which are enough to tell rounds apart.

    Raises:
        ValueError: it is no digest.

    """
    return "-".join(seal_words(digest).split("-")[:2])


def seal_code(digest: str) -> str:
    """Return all 256 bits of a digest as a QR holds them, in the QR's alphanumeric signs.

    Args:
        digest: 64 lower-case hexadecimal digits.

    Raises:
        ValueError: it is no digest.

    """
    return CODE_PREFIX + _signs(digest)


def parse_seal(words: str) -> str:
    """Return the hexadecimal digits with which the digest of the sealed round begins.

    Case, spaces, hyphens and the script of digits make no difference; O is read as 0, I and L as 1.

    Args:
        words: what `seal_words` or `seal_code` gave, as somebody typed it or scanned it.

    Returns:
        40 digits for the printed words, all 64 for the code of the QR.

    Raises:
        ValueError: it is no seal; the message says in which way.

    """
    scanned = _as_typed(words).startswith(CODE_PREFIX)
    signs = seal_signs(words)
    allowed = {_CODE_SIGNS} if scanned else {_WORDS_SIGNS, _CODE_SIGNS}
    if len(signs) not in allowed:
        raise ValueError(f"a seal has {_WORDS_SIGNS} signs, not {len(signs)}")
    bits = 0
    for sign in signs:
        bits = bits << _BITS_A_SIGN | _VALUES[sign]
    if len(signs) == _WORDS_SIGNS:
        return f"{bits:0{_WORDS_SIGNS * _BITS_A_SIGN // _BITS_A_HEX_DIGIT}x}"
    if bits & ((1 << _CODE_PADDING) - 1):
        raise ValueError("the last sign does not fit a seal")
    return f"{bits >> _CODE_PADDING:064x}"


def seal_signs(words: str) -> str:
    """Return the signs of a seal, or of its beginning, as somebody typed it: as `seal_words` writes them, without hyphens.

    Raises:
        ValueError: some sign is none that a seal has.

    """
    signs = _as_typed(words).removeprefix(CODE_PREFIX)
    if any(sign not in _VALUES for sign in signs):
        raise ValueError("a seal has digits and Latin letters only, and no U")
    return "".join(_ALPHABET[_VALUES[sign]] for sign in signs)


def _as_typed(words: str) -> str:
    typed = clean(ascii_digits(words)).upper()
    return "".join(sign for sign in typed if unicodedata.category(sign) not in {"Pd", "Zs"})


def _signs(digest: str) -> str:
    if not _DIGEST.fullmatch(digest):
        raise ValueError("a digest is 64 lower-case hexadecimal digits")
    bits = int(digest, 16) << _CODE_PADDING
    return "".join(
        _ALPHABET[bits >> _BITS_A_SIGN * place & (len(_ALPHABET) - 1)] for place in reversed(range(_CODE_SIGNS))
    )
