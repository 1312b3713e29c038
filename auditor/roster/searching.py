"""Finds offices by what people type: names in either script as hands spell them, posts, abbreviations, ids and serials."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeVar

from auditor.expressions import expression
from auditor.i18n import ascii_digits, clean, match_key, near_key
from auditor.model.subjects import MASK
from auditor.places import geography
from auditor.places.short_names import short_names_of, usual_names_of
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from auditor.model.subjects import Account, Office

    _Called = Sequence[tuple[int, Sequence[str]]]
    """The serials and names of those among whom is looked."""

T = TypeVar("T")
_JOINS: Final = "\N{BENGALI SIGN VIRAMA}"
_SILENT: Final = expression(f"{_JOINS}য|(?<![মর]){_JOINS}ব")
"""A consonant that is written below or behind another and hardly heard: স্বাস্থ্য is typed shastho, but চাম্বল chambal and পূর্ব purba."""
_SILENT_IN_LATIN: Final = expression(r"(?<=[b-df-hj-np-tv-z])y(?=[aeou]|$)|(?<=\b[sd])[wv](?=[aeo])")
"""The same, where it is typed as it is written: khadya for খাদ্য, swasthya for স্বাস্থ্য."""
_SOFT_C: Final = expression("c(?=[iey])")
"""One letter for চ: shocib for সচিব; as office is heard, too."""
_SOUNDED: Final = str.maketrans(
    {
        "ক": "k", "খ": "k", "গ": "g", "ঘ": "g", "ঙ": "ng", "চ": "ch", "ছ": "ch", "জ": "j", "ঝ": "j", "ঞ": "n", "ট": "t", "ঠ": "t",
        "ড": "d", "ঢ": "d", "ণ": "n", "ত": "t", "থ": "t", "দ": "d", "ধ": "d", "ন": "n", "প": "p", "ফ": "f", "ব": "b", "ভ": "b",
        "ম": "m", "য": "j", "র": "r", "ল": "l", "শ": "s", "ষ": "s", "স": "s", "হ": "h", "ৎ": "t", "ং": "ng", "ঃ": "", "ঁ": "n",
        "অ": "a", "আ": "a", "ই": "i", "ঈ": "i", "উ": "u", "ঊ": "u", "ঋ": "ri", "এ": "e", "ঐ": "oi", "ও": "o", "ঔ": "o",
        "া": "a", "ি": "i", "ী": "i", "ু": "u", "ূ": "u", "ৃ": "ri", "ে": "e", "ৈ": "oi", "ো": "o", "ৌ": "o", _JOINS: "",
    }
)  # fmt: skip
"""How Bangla letters are usually typed in Latin ones; what is not told apart when spoken is one letter."""
_INHERENT: Final = expression(f"([ক-হ])(?![া-ৌ{_JOINS}])")
"""A consonant without a vowel's sign, behind which one is spoken all the same: সচিব is typed sochib."""
_VOWELS: Final = expression(f"[অ-ঔা-ৌ{_JOINS}\u0981\u0983]")
_CONSONANTS: Final = expression("[ক-হৎং\u09bc]+")
_QUARTERS: Final = {"north": "উত্তর", "south": "দক্ষিণ", "east": "পূর্ব", "west": "পশ্চিম"}
"""Words of names of unions that are translated as often as they are spelt."""
_KSHA: Final = expression("k+sh|x")
_WITH_DOT: Final = {clean("ড়"): "র", clean("ঢ়"): "র", clean("য়"): "ই"}
_MISJOINED: Final = {f"স{_JOINS}হ": f"স{_JOINS}থ"}
"""Signs that look so alike when joined that one is typed for the other: স্বাস্হ্য for স্বাস্থ্য."""
_DOTS: Final = expression(r"\.{2,}$")
_GLIDE: Final = expression("(?<=a)i(?=a)")
"""What is heard from one open vowel to another, and as often typed as not: নোয়াখলা is typed noakhala and noyakhala."""
_OPEN: Final = expression(r"(?<=.)a")
_SEVERAL_OPEN: Final = 2
_LEAST: Final = 3
"""So many sounds tell a word by its beginning; with fewer it must be all of it."""
_LIKE: Final = 0.8
_SLIPPED: Final = 0.85
"""So like are two words of seven letters one of which was left out or typed twice."""
_LEAST_LIKE: Final = 4
"""Words of so many sounds may have one otherwise."""


def is_named(name: str, office: str, serial: int) -> bool:
    """Return whether an office (its id) with a serial is named by one of them, in the digits of either script."""
    return ascii_digits(name) in {office, f"{serial}", f"{serial:02d}"}


def names_of(office: Office, former: Iterable[str] = ()) -> tuple[str, ...]:
    """Return by what an office is found: what it is called, its former names, its id and its portal."""
    return tuple(dict.fromkeys(filter(None, (*called(office), *former, office.id, office.portal))))


def called(office: Office) -> tuple[str, ...]:
    """Return what an office is called: its names, usual ones too, and its posts."""
    posts = (words for account in office.accounts for words in (account.post.bn, account.post.en))
    return tuple(dict.fromkeys(filter(None, (*own_names_of(office), *posts))))


def own_names_of(office: Office) -> tuple[str, ...]:
    """Return the names of an office, usual ones too, without the posts of its user IDs."""
    return (office.name.bn, office.name.en, *usual_names_of(office.name, office.head_post))


def whole_names_of(office: Office) -> frozenset[str]:
    """Return the keys (`match_key`) of the names that mean an office and no part of one: its own and usual ones, its head's post, abbreviations."""
    own = (office.name, office.head_post)
    names = (*(words for text in own for words in (text.bn, text.en)), *usual_names_of(*own))
    return short_names_of(*own).union(filter(None, map(match_key, names)))


def found(
    words: str,
    those: Iterable[T],
    names: Callable[[T], Sequence[str]],
    serial: Callable[[T], int],
    accounts: Callable[[T], Sequence[Account]] = lambda _: (),
) -> list[T]:
    """Return those that are meant by words: each word by those in whose names it is nearest; where no one has all of them so, less near.

    Args:
        words: what was typed; a number alone is a serial.
        those: among whom is looked.
        names: what one of them is called by.
        serial: its place in the roster.
        accounts: its accounts, by whose whole login, or the login as papers show it, it is found, too.

    """
    everybody = list(those)
    called = [(serial(each), names(each)) for each in everybody]
    typed = clean(words).split()
    ways = [[_nearest(word, called) for word in typed], [_named_so(word, called, _sounds_like) for word in typed]]
    if len(typed) > 1:
        ways.append([_named_so("".join(typed), called, _sounds_like)])
    ways.append([_named_so(word, called, _sounds_like_two) for word in typed])
    of_login = _of_login(words, everybody, accounts)
    those_of = ([each for at, each in enumerate(everybody) if all(at in found for found in way)] for way in ways)
    return of_login or next(filter(None, those_of), [])


def searches_nothing(words: str) -> bool:
    """Whether something is typed and no letter or digit is in it, so that everything is found."""
    return bool(words.strip()) and not match_key(words)


def _of_login(words: str, those: Iterable[T], accounts: Callable[[T], Sequence[Account]]) -> list[T]:
    """Return those one of whose accounts has a login; the sign that masks it is typed as dots, too."""
    login = _DOTS.sub(MASK, clean(words)).casefold()
    return [each for each in those if any(account.answers_to(login) for account in accounts(each))]


def _nearest(word: str, called: _Called) -> frozenset[int]:
    """Return the places of those in whose names a word is nearest: as it is written there, but for a slip of the hand; else as it sounds."""
    if _named_so(word, called, _begins_in):  # then it is a word, and stands within others as such: স্বাস্থ্য in জনস্বাস্থ্য
        return _named_so(word, called, _is_written_in)
    ways: tuple[Callable[[], frozenset[int]], ...] = (
        lambda: _named_so(word, called, _bare_in),
        lambda: _most_like(word, called, _written, _SLIPPED),
        lambda: _named_so(word, called, _is_written_in),
        lambda: _named_so(word, called, _sounds_as_begun),
        lambda: _most_like(word, called, _sound, _LIKE),
    )
    return next(filter(None, (way() for way in ways)), frozenset())


def _most_like(word: str, called: _Called, heard: Callable[[str], str], least: float) -> frozenset[int]:
    """Return the places of those in whose names a word is most like the one that was typed, as both are written or sound."""
    typed = heard(word)
    meant = (lambda own: _may_be_heard(word, own)) if heard is _sound else None
    words = (filter(meant, _all_words(names)) for _, names in called)
    like = [max((_likeness(typed, heard(own)) for own in of_one), default=0.0) for of_one in words]
    most = max(like, default=0.0)
    return frozenset(at for at, each in enumerate(like) if each >= least and each == most)


def _named_so(word: str, called: _Called, is_in: Callable[[str, Sequence[str]], bool]) -> frozenset[int]:
    """Return the places of those that a word means in such a way."""
    return frozenset(at for at, (serial, names) in enumerate(called) if _means(word, names, serial, is_in))


def _means(word: str, names: Sequence[str], serial: int, is_in: Callable[[str, Sequence[str]], bool]) -> bool:
    number = ascii_digits(word)
    if number.isdecimal():
        return int(number) == serial
    typed = match_key(word)
    if len(set(typed)) == 1 < len(typed):  # one letter again and again is no other spelling of it once
        return any(typed in match_key(name) for name in names)
    return not typed or is_in(word, names)


def _is_written_in(word: str, names: Sequence[str]) -> bool:
    """Return whether a word stands in a name as it is typed in haste, too: without the sign that joins consonants."""
    return any(_written(word) in _written(name) for name in names)


@remembered(4096)
def _written(words: str) -> str:
    return near_key(_rejoined(words)).replace(_JOINS, "")


def _rejoined(words: str) -> str:
    for typed, meant in _MISJOINED.items():
        words = words.replace(typed, meant)
    return words


def _begins_in(word: str, names: Sequence[str]) -> bool:
    """Return whether a name, or a word of it, begins so as it is written."""
    typed = _written(word)
    return any(_written(own).startswith(typed) for own in (*names, *_all_words(names)))


def _bare_in(word: str, names: Sequence[str]) -> bool:
    """Return whether a word of a name is the same but for the signs of vowels: কষি for কৃষি."""
    typed = _bare(word)
    return len(typed) > 1 and any(_bare(own) == typed for own in _all_words(names))


@remembered(16_384)
def _bare(word: str) -> str:
    """Return the Bangla consonants of a word; nothing where it has other letters, too."""
    bare = _VOWELS.sub("", _written(word))
    return bare if _CONSONANTS.fullmatch(bare) else ""


def _sounds_as_begun(word: str, names: Sequence[str]) -> bool:
    """Return whether a word sounds as one of a name begins, in whichever script both are."""
    typed = _sound(word)
    return any(_is_begun(typed, own) for own in _sounds_of(names, word))


def _sounds_like(word: str, names: Sequence[str]) -> bool:
    """Return whether a word sounds as one of a name begins, in whichever script both are, or differs by a sound."""
    typed = _sound(word)
    return any(_is_begun(typed, own) or _likeness(typed, own) >= _LIKE for own in _sounds_of(names, word))


def _sounds_like_two(word: str, names: Sequence[str]) -> bool:
    """Return whether a word sounds as one of a name, or as two that follow each other: Charkalkini is also written চর কালকিনি."""
    together = ["".join(two) for name in names for two in pairwise(_words_of(name))]
    return _sounds_like(word, (*names, *together))


def _sounds_of(names: Sequence[str], word: str) -> Iterator[str]:
    return (_sound(own) for own in _all_words(names) if _may_be_heard(word, own))


def _may_be_heard(word: str, own: str) -> bool:
    """Return whether a word may be another one as it is heard: not where several open vowels are spoken in that and none in it, as scri for সহকারী."""
    return bool(_OPEN.search(_spoken(word))) or len(_OPEN.findall(_spoken(own))) < _SEVERAL_OPEN


def _all_words(names: Sequence[str]) -> Iterator[str]:
    return (own for name in names for own in _words_of(name))


def _is_begun(typed: str, own: str) -> bool:
    if len(typed) < _LEAST:
        return typed == own
    return own.startswith(typed) or (typed.startswith(own) and _LEAST <= len(own) >= len(typed) - 1)


@remembered(16_384)
def _likeness(typed: str, own: str) -> float:
    """Return how like two words are, 1 for the same; 0 where they are short, begin otherwise, or one has more beside the other than likeness leaves."""
    shorter, longer = sorted((len(typed), len(own)))
    if shorter < _LEAST_LIKE or typed[0] != own[0] or shorter < longer * _LIKE:
        return 0
    return SequenceMatcher(None, typed, own, autojunk=False).ratio()


@remembered(4096)
def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name; an address, which is typed as it is written, has none."""
    if "." in name and " " not in name:
        return ()
    return tuple(filter(None, re.split(r"[\s,;:()\[\]./|–—-]+", name)))


@remembered(16_384)
def _sound(word: str) -> str:
    """Return what is heard of a word beside its open vowels: কৃষি and krishi, ফুলবাড়ী and ফুলবারি and fulbari fall together."""
    return _OPEN.sub("", _spoken(word))


@remembered(16_384)
def _spoken(word: str) -> str:
    """Return how a word is spoken in plain Latin letters, open vowels too."""
    spoken = _rejoined(clean(word).casefold())
    spoken = _KSHA.sub("kh", _QUARTERS.get(spoken.strip("()"), spoken))
    for letter, plain in _WITH_DOT.items():
        spoken = spoken.replace(letter, plain)
    spoken = _SILENT_IN_LATIN.sub("", _SOFT_C.sub("ch", spoken))
    spelt = _INHERENT.sub(r"\1অ", _SILENT.sub("", spoken).replace("ক্ষ", "খ"))
    return geography.sound(_GLIDE.sub("", geography.sound(spelt.translate(_SOUNDED))))
