"""Words that a neighbour would try first, as they are found inside a password."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.passwords.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.selfcheck import LocalWords

FIRST_YEAR, LAST_YEAR = 2020, 2035
"""Years that zxcvbn does not know by itself; they are given to it as words."""


# Local words


_GROUPS: Final = (
    ("years", Reason.YEAR),
    ("own", Reason.SELF),
    ("offices", Reason.OFFICE),
    ("portals", Reason.PORTAL),
    ("places", Reason.PLACE),
    ("names", Reason.WORD),
    ("bangla", Reason.WORD),
)
"""The groups of local words in their order; a phrase of several words is told as a phrase in the last two."""


class _LocalWord(NamedTuple):
    """A local word as found: the guesses after which it is tried, and what to say of it."""

    guesses: int
    reason: Reason


@dataclass(frozen=True, slots=True, repr=False)
class RankedWords:
    """All local words in the order in which they are tried.

    Attributes:
        places: the place of each in the whole list, from 1; a phrase stands there with and without its spaces.
        starts: how many words stand before each group.
        phrases: those that are phrases.
        sounds: the first word of each sound, see `sounds_in`.

    """

    places: Mapping[str, int]
    starts: tuple[int, ...]
    phrases: frozenset[str]
    sounds: Mapping[str, str]

    def find(self, form: str) -> _LocalWord | None:
        """Return what is known of a word, if it is a local one.

        A neighbour who tries one group after the other comes to a word after its place in the whole list, or sooner by
        its place in its own group.
        """
        place = self.places.get(form)
        if place is None:
            return None
        group = bisect_left(self.starts, place) - 1
        reason = _GROUPS[group][1]
        if reason is Reason.WORD and form in self.phrases:
            reason = Reason.PHRASE
        return _LocalWord(min(place, len(_GROUPS) * (place - self.starts[group])), reason)


def look_up_table(words: LocalWords) -> RankedWords:
    """Return the local words as they are looked up, the years that zxcvbn does not know before all others."""
    places: dict[str, int] = {str(year): place for place, year in enumerate(range(FIRST_YEAR, LAST_YEAR + 1), start=1)}
    starts: list[int] = []
    phrases: set[str] = set()
    sounds: dict[str, str] = {}
    for group, _ in _GROUPS:
        starts.append(len(places) if starts else 0)
        listed: Sequence[str] = getattr(words, group)
        for word in listed:
            if " " in word:
                joined = word.replace(" ", "")
                phrases.update((joined, word))
                places.setdefault(joined, len(places) + 1)
            places.setdefault(word, len(places) + 1)
        if group in _SPELT_BY_SOUND:
            sound = _sound if group == "own" else _sound_of_public_word
            for word in listed:
                sounds.setdefault(sound(word.replace(" ", "")), word)
    return RankedWords(places, tuple(starts), frozenset(phrases), sounds)


_SPELT_BY_SOUND: Final = frozenset({"own", "offices", "places", "names"})
_SOUNDS: Final = re.compile("ch+|sh+|ph|bh|ee|oo|[a-z]")
_SOUND_OF: Final = {
    "ch": "s", "sh": "s", "ph": "f", "bh": "b", "v": "b", "z": "j", "ee": "i", "oo": "u", "y": "i", "o": "a",
    "c": "k", "q": "k",
}  # fmt: skip
"""Letters that different hands write for the same Bangla sound (Haridholi, Horidhali), and one letter for each sound."""
LETTERS: Final = re.compile("[a-z]+")


def sounds_in(letters: str) -> list[tuple[str, int, int]]:
    """Return the sounds of a run of Latin small letters, each with where it starts and ends; a doubled one is one."""
    heard: list[tuple[str, int, int]] = []
    for letter in _SOUNDS.finditer(letters):
        sound = _SOUND_OF.get(letter[0][:2], letter[0])
        start = letter.start()
        if heard and heard[-1][0] == sound:
            start = heard.pop()[1]
        heard.append((sound, start, letter.end()))
    return heard


def _sound(word: str) -> str:
    """Return how a word sounds; empty where it is not of Latin letters alone."""
    return "".join(sound for sound, _, _ in sounds_in(word)) if LETTERS.fullmatch(word) else ""


_sound_of_public_word: Final = lru_cache(maxsize=8192)(_sound)
"""Words of places, offices and names are the same in every judgement; a person's own are never kept."""
