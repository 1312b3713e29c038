"""Finds slips in whatever text they arrive in, broken, quoted or forwarded."""

from __future__ import annotations

import hashlib
from typing import Final

from auditor.expressions import expression
from auditor.slip.codes import crockford_signs
from auditor.slip.layout import ROUND, SEALED_SIGNS, TAG, VERSION
from auditor.slip.refusals import Refusal, SlipRefusedError

_NUMBER_SIGNS: Final = 6
_MOST_SIGNS: Final = 4096
"""A slip has under 500 signs, with line breaks and quotation marks perhaps twice as many."""
_SLIP: Final = expression(rf"PWSLIP1\.({TAG})\.({ROUND})\.([A-Za-z0-9_-]*)")
_BEGINS: Final = expression(r"PWSLIP([0-9]{1,2})\.")
_FOUND: Final = expression(
    r"PWSLIP[0-9]{1,2}\.(?:[0-9A-Za-z]{1,8}\.[0-9A-Za-z-]{1,12}\."
    rf"(?:(?!PWSLIP[0-9]{{1,2}}\.)[A-Za-z0-9_-]){{0,{SEALED_SIGNS}}})?"
)
_MARKUP: Final = expression(r"</?[A-Za-z](?:(?!PWSLIP)[^<>]){0,200}>")
_SIGN_BETWEEN: Final = "[\\s>|=\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
"""What mail and messengers put between the signs of a slip: line breaks (soft ones with "="), marks of quotation, nothing
that is seen. None of it is a sign of a slip."""
_BETWEEN: Final = expression(f"{_SIGN_BETWEEN}+")
_DASHES: Final = str.maketrans({**dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"), "\u2014": "--"})
"""Hyphens as word processors make them; two hyphens become one long dash."""
_GAP: Final = f"(?:{_SIGN_BETWEEN}|{_MARKUP.pattern})*+"
_WHOLE: Final = expression(
    _GAP.join(
        (
            *"PWSLIP",
            rf"(?:[0-9]{_GAP}){{1,2}}\.",
            rf"(?:[0-9A-Za-z]{_GAP}){{1,8}}\.",
            rf"(?:[0-9A-Za-z-]{_GAP}){{1,12}}\.",
            "",
        )
    )
    + rf"(?:[A-Za-z0-9_-]{_GAP}){{{SEALED_SIGNS}}}"
)
"""A slip of its full length, with what was put between its signs."""


def find_slips(text: str) -> tuple[str, ...]:
    """Return the slips in any text, each once, in their order and as they were made.

    A slip may stand among other words, be broken into lines, quoted in a mail, or have signs in it that are not seen.
    What begins like a slip is returned, even when it is damaged or of a newer version, so that `SlipOpener` can say why it
    is refused.
    """
    joined = _BETWEEN.sub("", _MARKUP.sub("", text))
    if "PWSLIP" not in joined:
        return ()
    return tuple(dict.fromkeys(_FOUND.findall(joined.translate(_DASHES))))


def words_beside_slips(text: str) -> str:
    """Return a text without the whole slips in it: their signs come as chance has it and say nothing, whatever word they spell."""
    return _WHOLE.sub(" ", text.translate(_DASHES)) if "PWSLIP" in _BETWEEN.sub("", _MARKUP.sub("", text)) else text


def slip_round(text: str) -> str:
    """Return the round that a slip names in the clear; nobody has vouched for it.

    Raises:
        SlipRefusedError: there is no slip that could be read.

    """
    return clear_parts(text)[1]


def slip_tag(text: str) -> str:
    """Return the tag that a slip bears in the clear; nobody has vouched for it.

    Raises:
        SlipRefusedError: there is no slip that could be read.

    """
    return clear_parts(text)[0]


def slip_number(text: str) -> str:
    """Return the six signs by which a person names a slip on the phone.

    Raises:
        SlipRefusedError: there is no slip that could be read.

    """
    tag, round_id, sealed = clear_parts(text)
    whole = f"PWSLIP{VERSION}.{tag}.{round_id}.{sealed}"
    return crockford_signs(hashlib.sha256(whole.encode()).digest(), _NUMBER_SIGNS)


def clear_parts(text: str) -> tuple[str, str, str]:
    """Return tag, round and what is sealed."""
    if len(text) > _MOST_SIGNS:
        raise SlipRefusedError(Refusal.TOO_LARGE)
    found = find_slips(text)
    begun = _BEGINS.match(found[0]) if len(found) == 1 else None
    if begun is None:
        raise SlipRefusedError(Refusal.GARBLED)
    if int(begun[1]) > VERSION:
        raise SlipRefusedError(Refusal.NEWER_VERSION)
    parts = _SLIP.fullmatch(found[0])
    if parts is None:
        raise SlipRefusedError(Refusal.GARBLED)
    return parts[1], parts[2], parts[3]
