"""Passwords that consist of a few words, or of known words and hardly anything else: never called strong."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.passwords.reasons import Reason

LETTER: Final = expression("[A-Za-z\u0980-\u09ff\ue000-\uf8ff]")
_PLAIN_WORDS, _PLAIN_LETTERS, _PLAIN_SIGNS = 3, 3, 6
"""Local words, letters beside them, and single signs in all, of a password that is never called strong."""
_PARTING: Final = expression("[A-Za-z0-9\u0980-\u09ff\ue000-\uf8ff][ -/:-@\\[-`{-~]")
"""A sign after a letter or digit parts two words."""
ODD: Final = _PLAIN_WORDS + 1
_LOCAL_IN_CHAIN, _LETTERS_IN_CHAIN = 2, 4
"""Local words of a chain at the least, and letters beside them at the most; one common word takes the room of all."""
_BESIDE_CHAIN: Final = 3
"""Of a chain one sign in so many at the most is a letter, a digit, or a sign after a sign, that is in no part."""


class Link(Enum):
    """What a part of a password is to a chain of words; they have no order."""

    BESIDE = auto()
    """A number, a row of keys, a word of three letters."""
    LOCAL = auto()
    COMMON = auto()
    HIDDEN = auto()
    """A word within letters, or in odd capitals: chance makes it too."""


class Part(NamedTuple):
    """A part of a password from sign `start` up to `end`, that a neighbour finds within so many guesses."""

    start: int
    end: int
    guesses: float
    reasons: tuple[Reason, ...]
    words: int = 0
    """How many local words of a plain password it is; `ODD` where it may be chance."""
    link: Link = Link.BESIDE


def is_plain(scored: str, parts: Sequence[Part]) -> bool:
    """Whether a password can be cut into one to three local words with hardly anything beside."""
    reached: list[set[tuple[int, int, int]]] = [{(0, 0, 0)}]
    at = 0
    for end, sign in enumerate(scored, start=1):
        letter = bool(LETTER.match(sign))
        here = {(words, letters + letter, singles + 1) for words, letters, singles in reached[end - 1]}
        while at < len(parts) and parts[at].end == end:
            part = parts[at]
            here |= {(words + part.words, letters, singles) for words, letters, singles in reached[part.start]}
            at += 1
        reached.append(
            {
                (words, letters, singles)
                for words, letters, singles in here
                if words <= _PLAIN_WORDS and letters <= _PLAIN_LETTERS and singles <= _PLAIN_SIGNS
            }
        )
    return any(words for words, _, _ in reached[-1])


def is_chain(scored: str, parts: Sequence[Part]) -> bool:
    """Whether a password is two local words or more, that stand by themselves, with numbers and signs between.

    However many they are: else another word of the place would turn a chain that a neighbour tries into a strong one.
    """
    reached: list[set[tuple[int, int, int]]] = [{(0, 0, 0)}]
    at = 0
    for end in range(1, len(scored) + 1):
        letter = bool(LETTER.match(scored[end - 1]))
        beside = not _PARTING.search(scored, max(0, end - 2), end)
        here = {(local, letters + letter, signs + beside) for local, letters, signs in reached[end - 1]}
        while at < len(parts) and parts[at].end == end:
            part = parts[at]
            at += 1
            is_local, room = part.link is Link.LOCAL, _LETTERS_IN_CHAIN * (part.link is Link.COMMON)
            here |= {
                (min(_LOCAL_IN_CHAIN, local + is_local), letters + room, signs)
                for local, letters, signs in reached[part.start]
                if part.link is not Link.HIDDEN
            }
        reached.append(
            {
                (local, letters, signs)
                for local, letters, signs in here
                if letters <= _LETTERS_IN_CHAIN and _BESIDE_CHAIN * signs <= len(scored)
            }
        )
    return any(local == _LOCAL_IN_CHAIN for local, _, _ in reached[-1])
