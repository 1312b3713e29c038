"""Words that a neighbour would try first, as they are found inside a password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.expressions import expression
from auditor.passwords.reasons import Reason
from auditor.remembering import OfLast, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.model.selfcheck import LocalWords

FIRST_YEAR, LAST_YEAR = 2020, 2035
"""Years that zxcvbn does not know by itself; they are given to it as words."""
_LOCAL_WAYS, _NEAREST_WAYS = 250, 20
"""Guesses after which a local word is tried, and a year or a word of the person's own: the same however many others there
are, so that a further word never makes a password look stronger."""
_LOCAL_FINDS = 60_000
"""In how many ways some local word may lie in a password: six thousand words, each at ten places in it. A person's own words
are few, and a common one is dear already by its place in its list."""
_SHORTEST_OF_PHRASE: Final = 3
"""Letters of a word of a phrase that is tried by itself too."""


# Local words


_GROUPS: Final = (
    ("years", Reason.YEAR, _NEAREST_WAYS),
    ("offices", Reason.OFFICE, _LOCAL_WAYS),
    ("portals", Reason.PORTAL, _LOCAL_WAYS),
    ("places", Reason.PLACE, _LOCAL_WAYS),
    ("names", Reason.WORD, _LOCAL_WAYS),
    ("bangla", Reason.WORD, _LOCAL_WAYS),
    ("bijoy", Reason.BIJOY, _LOCAL_WAYS),
)
"""The groups of local words that are nobody's own; a phrase of several words is told as a phrase where else it were told as a word."""


class KnownWord(NamedTuple):
    """A word as found.

    Attributes:
        guesses: after how many it is tried.
        reason: what to say of it.
        finds: in how many ways it, and others like it, may lie in a password of chance; 0 of words that are common.
        local: it is a local one.

    """

    guesses: int
    reason: Reason
    finds: int
    local: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class _Gathered:
    """Words in their forms: a phrase with and without its spaces, and each of its words.

    Attributes:
        forms: what is known of each form.
        ranks: the guesses after which each is tried.
        sounds: the first word of each sound, see `sounds_in`.
        skeletons: the first place of each row of consonants, see `consonants_in`.

    """

    forms: dict[str, KnownWord]
    sounds: dict[str, str]
    skeletons: dict[str, str]
    ranks: dict[str, int]


def _gathered(group: str, reason: Reason, ways: int, listed: tuple[str, ...]) -> _Gathered:
    """Return the words of a group."""
    forms: dict[str, KnownWord] = {}
    sounds: dict[str, str] = {}
    skeletons: dict[str, str] = {}
    word_of_group = KnownWord(ways, reason, 0 if group == "own" else _LOCAL_FINDS)
    phrase = word_of_group._replace(reason=Reason.PHRASE if reason is Reason.WORD else reason)
    for word in listed:
        if " " in word:
            forms.setdefault(word, phrase)
            forms.setdefault(word.replace(" ", ""), phrase)
    for word in listed:
        for piece in (word, *word.split(" ")):
            if piece == word or len(piece) >= _SHORTEST_OF_PHRASE:
                forms.setdefault(piece, word_of_group)
        joined = word.replace(" ", "")
        if group in _SPELT_BY_SOUND:
            sounds.setdefault(_sound(joined), joined)
        if group == "places":
            skeletons.setdefault(_skeleton(joined), joined)
    return _Gathered(forms, sounds, skeletons, {form: word.guesses for form, word in forms.items()})


_of_group: Final = remembered(64)(_gathered)
"""Words that are nobody's own: most groups of them are the same wherever a password is judged."""


@dataclass(frozen=True, slots=True, repr=False)
class KnownWords:
    """All words that are looked up in a password.

    Attributes:
        own: of the person's own.
        public: of the place and the country.
        common: the words of zxcvbn's lists with their places there.

    """

    own: _Gathered
    public: _Gathered
    common: Mapping[str, int]

    def find(self, form: str) -> KnownWord | None:
        """Return what is known of a word, if it is known."""
        word, rank = self.find_local(form), self.common.get(form)
        if word is None:
            return None if rank is None else KnownWord(rank, Reason.WORD, 0, local=False)
        if rank is None:
            return word
        return word._replace(guesses=min(rank, word.guesses), finds=0)

    def found_in(self, text: str, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], KnownWord]:
        """Return the words in a text, by where they begin and end; nearly all places hold none, which a look into all lists shows."""
        own, public, common = self.own.forms, self.public.forms, self.common
        return {
            (start, end): word
            for start, end in places
            if ((form := text[start:end]) in common or form in public or form in own)
            and (word := self.find(form)) is not None
        }

    def find_local(self, form: str) -> KnownWord | None:
        """Return what is known of a local word, if it is one."""
        return self.own.forms.get(form) or self.public.forms.get(form)

    def find_sound(self, sound: str) -> KnownWord | None:
        """Return what is known of the local word that sounds so."""
        return self._find_disguised(self.own.sounds.get(sound) or self.public.sounds.get(sound))

    def find_skeleton(self, consonants: str) -> KnownWord | None:
        """Return what is known of the place that has these consonants."""
        return self._find_disguised(self.public.skeletons.get(consonants))

    def _find_disguised(self, word: str | None) -> KnownWord | None:
        """Return what is known of a local word that is not written as listed: chance makes it, however common it is."""
        if word is None or (found := self.find_local(word)) is None:
            return None
        return found._replace(guesses=min(found.guesses, self.common.get(word, found.guesses)))


def look_up_table(words: LocalWords, common: Mapping[str, int]) -> KnownWords:
    """Return words as they are looked up, the years that zxcvbn does not know among them.

    Args:
        words: local words.
        common: words of everywhere with their places in lists.

    """
    own = _gathered("own", Reason.SELF, _NEAREST_WAYS, words.own)
    groups = tuple(getattr(words, group) for group, _, _ in _GROUPS)
    return KnownWords(own, _PUBLIC.get(groups, lambda: _public(groups)), common)


_PUBLIC: Final = OfLast[_Gathered]()
"""All words but a person's own, which are never kept: the same in every judgement, so they are known again without a look at each."""


def _public(groups: tuple[tuple[str, ...], ...]) -> _Gathered:
    """Return the words of several groups together."""
    years = _gathered("years", Reason.YEAR, _NEAREST_WAYS, tuple(map(str, range(FIRST_YEAR, LAST_YEAR + 1))))
    found = [years, *(_of_group(*group, listed) for group, listed in zip(_GROUPS, groups, strict=True))]
    public = _Gathered({}, {}, {}, {})
    for gathered in reversed(found):  # what an earlier group knows is told as it knows it
        public.forms.update(gathered.forms)
        public.sounds.update(gathered.sounds)
        public.skeletons.update(gathered.skeletons)
        public.ranks.update(gathered.ranks)
    return public


# How words sound

_SPELT_BY_SOUND: Final = frozenset({"own", "offices", "places", "names"})
_OF_TWO_LETTERS: Final = expression("ch+|sh+|ph|bh|ee|oo")
_SOUNDS: Final = expression(f"{_OF_TWO_LETTERS.pattern}|[a-z]")
_SOUND_OF: Final = {
    "ch": "s", "sh": "s", "ph": "f", "bh": "b", "v": "b", "z": "j", "ee": "i", "oo": "u", "y": "i", "o": "a",
    "c": "k", "q": "k",
}  # fmt: skip
"""Letters that different hands write for the same Bangla sound (Haridholi, Horidhali), and one letter for each sound."""
LETTERS: Final = expression("[a-z]+")
_VOWELS: Final = frozenset("aeiu")
_OF_ONE_LETTER: Final = str.maketrans({letter: sound for letter, sound in _SOUND_OF.items() if len(letter) == 1})
_WITHOUT_VOWELS: Final = str.maketrans(dict.fromkeys(_VOWELS))
_DOUBLED: Final = expression(r"(.)\1+")
SHORTEST_SKELETON: Final = 4
"""Consonants of a place that is known without its vowels."""


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


def consonants_in(letters: str) -> list[tuple[str, int, int]]:
    """Return the sounds of a run of letters without its vowels, each with where it starts and ends."""
    return [heard for heard in sounds_in(letters) if heard[0] not in _VOWELS]


def _sound(word: str) -> str:
    """Return how a word sounds, as `sounds_in` hears it but without places; empty where it is not of Latin letters alone."""
    if not LETTERS.fullmatch(word):
        return ""
    heard = _OF_TWO_LETTERS.sub(lambda letters: _SOUND_OF[letters[0][:2]], word)
    return _DOUBLED.sub(r"\1", heard.translate(_OF_ONE_LETTER))


def _skeleton(word: str) -> str:
    """Return the consonants of a word as they sound; empty where it is not of Latin letters alone, or has too few."""
    heard = _sound(word).translate(_WITHOUT_VOWELS)
    return heard if len(heard) >= SHORTEST_SKELETON else ""
