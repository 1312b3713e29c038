"""Finds names that may be one name in two spellings, to be pointed out, and which name a wrong one may stand for; nothing is merged by this.

Names are compared only with neighbours: those of one kind that begin alike, or end alike. With fifty thousand names
that is a few comparisons a name instead of more than a billion.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import clean, match_key, near_key
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum

_COMMON: Final = frozenset(
    clean(word)
    for word in (
        "উপজেলা", "ইউনিয়ন", "পরিষদ", "ইউপি", "অফিস", "কার্যালয়", "দপ্তর", "upazila", "union", "parishad", "up", "office",
        "of", "the",
    )
)  # fmt: skip
"""Words that many names have; they make no two names alike."""
_SOUNDS: Final = str.maketrans(
    {
        "ণ": "ন",
        "য": "জ",
        "ৎ": "ত",
        "ঙ": "ং",
        "ঋ": "র",
        "ৃ": "র",
        "্": "",
        "ঁ": "",
        "ঃ": "",
        "়": "",
        "ৈ": "ে",
        "ৌ": "ো",
        "ও": "ো",
    }
)
"""Letters that hands take for one another, beside those of `near_key`."""
_R_WITH_DOT: Final = expression("[ডঢ]়")
_DOUBLING_Y: Final = "্য"
"""It is not heard as a letter of its own."""
_LATIN_VOWELS: Final = expression("[aeiou]+")
_SINGULAR: Final = expression("(?<=[a-z]{2}[b-df-hj-np-tv-z])y$")
"""In no other plural more than a letter is another: fishery, fisheries."""
_BETWEEN: Final = expression(r"[\s,()./-]+")
_FIGURES: Final = expression("[0-9]+")
_DOUBLED: Final = expression(r"(.)\1+")
_FIRST: Final = 2
_NEIGHBOURS: Final = 4
_LIKE: Final = 0.88
_WRONGLY_TYPED: Final = 0.8
"""So like is a name that nobody has the one for which it may stand: a letter of five is another, or two of ten. Two names of offices must be more alike to be one."""
_OF_ONE_WORD: Final = 0.85
"""So like is a common word the one that is wrongly typed: a letter of seven is another."""
_SHORTEST: Final = 5
_LONGER_BY: Final = 2
_OTHER_LETTERS: Final = 4
"""So many letters may stand in only one of two names; it is a quick look before `difflib`."""


class _Name(Struct, frozen=True):
    """A name by its parts: its place, its `match_key`, the key of its own words, that key's letters, its figures."""

    at: int
    whole: str
    core: str
    letters: frozenset[str]
    figures: tuple[str, ...]


def near_names(names: Sequence[tuple[StrEnum, str]]) -> list[tuple[int, int]]:
    """Return the pairs of names, by their places, that differ only by spelling, or by a letter or two.

    Names that are the same under `match_key` are no pair, nor are those with other figures, or of another kind.

    Args:
        names: kind and name of each office.

    """
    kinds: dict[StrEnum, dict[str, _Name]] = defaultdict(dict)
    for at, (kind, words) in enumerate(names):
        name = _name(at, words)
        kinds[kind].setdefault(name.whole, name)
    pairs = {
        (min(first.at, second.at), max(first.at, second.at))
        for known in kinds.values()
        for first, second in _neighbours(known.values())
        if _alike(first, second)
    }
    _word.cache_clear()  # the words of a nation's names are not held once they were compared
    return sorted(pairs)


def is_near(first: str, second: str) -> bool:
    """Return whether two names of one kind may be one in two spellings."""
    return _alike(_name(0, first), _name(1, second))


class Spellings(Struct, frozen=True):
    """Names by how they begin and how they end, to be looked up under a spelling of them that is none of theirs."""

    by_ends: Mapping[tuple[bool, str], Sequence[_Name]]

    @classmethod
    def of(cls, names: Iterable[str]) -> Spellings:
        """Return names to be looked up."""
        found: dict[tuple[bool, str], list[_Name]] = defaultdict(list)
        for at, words in enumerate(names):
            name = _name(at, words)
            for end in _ends(name):
                found[end].append(name)
        return cls(found)

    def meant(self, words: str) -> list[int]:
        """Return the places of the names for which words may stand, with other letters: a letter or two of them."""
        written = _name(0, words)
        near = {name.at: name for end in _ends(written) for name in self.by_ends.get(end, ())}
        return sorted(at for at, name in near.items() if _alike(written, name, _WRONGLY_TYPED))


def _ends(name: _Name) -> tuple[tuple[bool, str], tuple[bool, str]]:
    consonants = _consonants(name.core)
    return (True, consonants[:_FIRST]), (False, consonants[-_FIRST:])


def _name(at: int, words: str) -> _Name:
    parts = [_word(word) for word in _BETWEEN.split(words)]
    core = "".join(core for _, core, _ in parts) or _DOUBLED.sub(r"\1", _sounds(words))
    figures = tuple(figure for _, _, of_word in parts for figure in of_word)
    return _Name(at, "".join(whole for whole, _, _ in parts), core, frozenset(core), figures)


@remembered(16_384)
def _word(word: str) -> tuple[str, str, tuple[str, ...]]:
    """Return a word's `match_key`, the key under which its spellings meet, empty for a common word, and its figures."""
    whole = match_key(word)
    core = _FIGURES.sub("", _sounds(word))
    return whole, "" if _is_common(core) else _DOUBLED.sub(r"\1", core), tuple(_FIGURES.findall(whole))


def _is_common(sounds: str) -> bool:
    """Return whether a word is a common one, or so like a long one that it is that one wrongly typed: office is a letter off officer."""
    written = _skeleton(sounds)
    long = (common for common in _common() if len(common) > _SHORTEST)
    return written in _common() or any(_is_like(written, common, _OF_ONE_WORD) for common in long)


def _skeleton(sounds: str) -> str:
    """Return a word's letters without vowel signs, with all vowels of Latin letters as one: they are mistyped first."""
    return _DOUBLED.sub(r"\1", _LATIN_VOWELS.sub("a", _consonants(sounds)))


def _sounds(word: str) -> str:
    return _R_WITH_DOT.sub(
        "র", near_key(_SINGULAR.sub("ies", clean(word).casefold()).replace(_DOUBLING_Y, ""))
    ).translate(_SOUNDS)


def _consonants(sounds: str) -> str:
    return "".join(sign for sign in sounds if sign.isalpha())


@remembered(1)
def _common() -> frozenset[str]:
    """Return the common words as they are compared, see `_skeleton`."""
    return frozenset(_skeleton(_sounds(word)) for word in _COMMON)


def _neighbours(names: Iterable[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Return each name with those next to it in the order of their keys, from the front and from the back."""
    by_front, by_back = defaultdict[str, list[_Name]](list), defaultdict[str, list[_Name]](list)
    for name in names:
        (_, front), (_, back) = _ends(name)
        by_front[front].append(name)
        by_back[back].append(name)
    yield from _side_by_side(by_front.values(), lambda name: name.core)
    yield from _side_by_side(by_back.values(), lambda name: name.core[::-1])


def _side_by_side(blocks: Iterable[list[_Name]], order: Callable[[_Name], str]) -> Iterator[tuple[_Name, _Name]]:
    for block in blocks:
        block.sort(key=lambda name: (order(name), name.whole))
        for at, name in enumerate(block):
            yield from ((name, neighbour) for neighbour in block[at + 1 : at + 1 + _NEIGHBOURS])


def _alike(first: _Name, second: _Name, like: float = _LIKE) -> bool:
    if first.figures != second.figures or not first.core or not second.core:
        return False
    if first.core == second.core:
        return True
    return len(first.letters ^ second.letters) <= _OTHER_LETTERS and _is_like(first.core, second.core, like)


def _is_like(first: str, second: str, like: float) -> bool:
    if abs(len(first) - len(second)) > _LONGER_BY or min(len(first), len(second)) < _SHORTEST:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() >= like and matcher.ratio() >= like
