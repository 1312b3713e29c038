"""How wide words are in the window of a terminal, for all that is shown there."""

from __future__ import annotations

from unicodedata import category


def columns(line: str) -> int:
    """Return how many columns of a terminal a line takes, sign by sign, as most terminals count them.

    A spacing vowel sign takes one of its own (as in glibc, VTE, xterm and the console of Windows), a letter under another one, too;
    terminals that put them together take fewer.
    """
    from wcwidth import wcwidth  # noqa: PLC0415 only drawing should cost its tables

    if line.isascii():
        return len(line)
    return sum(1 if category(sign) == "Mc" else max(0, wcwidth(sign)) for sign in line)
