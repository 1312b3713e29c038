"""How wide words are in the window of a terminal, for all that is shown there."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category

_OURS: Final = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0964\u0965\u0980-\u09ff\u200b-\u200d\u2010-\u2027]*")
"""What papers are written with: Latin and Bangla letters, their marks and joiners, and signs between words."""
_ABOVE_OTHERS: Final = frozenset({"Mn", "Cf"})
"""Marks and joiners, which take no column of their own."""


def columns(line: str) -> int:
    """Return how many columns of a terminal a line takes, sign by sign, as most terminals count them.

    A spacing vowel sign takes one of its own (as in glibc, VTE, xterm and the console of Windows), a letter under another one, too;
    terminals that put them together take fewer.
    """
    if line.isascii():
        return len(line)
    if _OURS.fullmatch(line):
        return sum(category(sign) not in _ABOVE_OTHERS for sign in line)
    from wcwidth import wcwidth  # noqa: PLC0415 only signs of other scripts should cost its tables

    return sum(1 if category(sign) == "Mc" else max(0, wcwidth(sign)) for sign in line)
