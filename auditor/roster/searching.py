"""Finds offices by what people type: names in either script as hands spell them, posts, abbreviations, ids and serials."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, TypeVar

from auditor.i18n import ascii_digits, clean, match_key, near_key
from auditor.model.subjects import MASK
from auditor.places import geography
from auditor.places.short_names import short_names_of, usual_names_of
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditor.model.subjects import Account, Office

T = TypeVar("T")
_JOINS: Final = "\N{BENGALI SIGN VIRAMA}"
_SILENT: Final = re.compile(f"{_JOINS}[যব]")
"""A consonant that is written below or behind another and hardly heard: স্বাস্থ্য is typed shastho."""
_SOUNDED: Final = str.maketrans(
    {
        "ক": "k", "খ": "k", "গ": "g", "ঘ": "g", "ঙ": "ng", "চ": "ch", "ছ": "ch", "জ": "j", "ঝ": "j", "ঞ": "n", "ট": "t", "ঠ": "t",
        "ড": "d", "ঢ": "d", "ণ": "n", "ত": "t", "থ": "t", "দ": "d", "ধ": "d", "ন": "n", "প": "p", "ফ": "f", "ব": "b", "ভ": "b",
        "ম": "m", "য": "j", "র": "r", "ল": "l", "শ": "s", "ষ": "s", "স": "s", "হ": "h", "ৎ": "t", "ং": "ng", "ঃ": "", "ঁ": "",
        "অ": "a", "আ": "a", "ই": "i", "ঈ": "i", "উ": "u", "ঊ": "u", "ঋ": "ri", "এ": "e", "ঐ": "i", "ও": "o", "ঔ": "o",
        "া": "a", "ি": "i", "ী": "i", "ু": "u", "ূ": "u", "ৃ": "ri", "ে": "e", "ৈ": "i", "ো": "o", "ৌ": "o", _JOINS: "",
    }
)  # fmt: skip
"""How Bangla letters are usually typed in Latin ones; what is not told apart when spoken is one letter."""
_INHERENT: Final = re.compile(f"([ক-হ])(?![া-ৌ{_JOINS}])")
"""A consonant without a vowel's sign, behind which one is spoken all the same: সচিব is typed sochib."""
_WITH_DOT: Final = {clean("ড়"): "র", clean("ঢ়"): "র", clean("য়"): "ই"}
_MISJOINED: Final = {f"স{_JOINS}হ": f"স{_JOINS}থ"}
"""Signs that look so alike when joined that one is typed for the other: স্বাস্হ্য for স্বাস্থ্য."""
_DOTS: Final = re.compile(r"\.{2,}$")
_OPEN: Final = re.compile(r"(?<=.)a")
_LEAST: Final = 3
"""So many sounds tell a word by its beginning; with fewer it must be all of it."""
_LIKE: Final = 0.8
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
    usual = usual_names_of(office.name, office.head_post)
    return tuple(dict.fromkeys(filter(None, (office.name.bn, office.name.en, *posts, *usual))))


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
    """Return those that are meant by words: in whose names every one is written, spelt nearly so; else in whose names every one sounds so, else all as one word.

    Args:
        words: what was typed; a number alone is a serial.
        those: among whom is looked.
        names: what one of them is called by.
        serial: its place in the roster.
        accounts: its accounts, by whose whole login, or the login as papers show it, it is found, too.

    """
    everybody, typed = list(those), clean(words).split()
    ways = [(_is_written_in, typed), (_sounds_like, typed)]
    if len(typed) > 1:
        ways.append((_sounds_like, ["".join(typed)]))
    of_login = _of_login(words, everybody, accounts)
    those_of = (_all_in(is_in, parts, everybody, names, serial) for is_in, parts in ways)
    return of_login or next(filter(None, those_of), [])


def searches_nothing(words: str) -> bool:
    """Whether something is typed and no letter or digit is in it, so that everything is found."""
    return bool(words.strip()) and not match_key(words)


def _of_login(words: str, those: Iterable[T], accounts: Callable[[T], Sequence[Account]]) -> list[T]:
    """Return those one of whose accounts has a login; the sign that masks it is typed as dots, too."""
    login = _DOTS.sub(MASK, clean(words)).casefold()
    return [each for each in those if any(account.answers_to(login) for account in accounts(each))]


def _all_in(
    is_in: Callable[[str, Sequence[str]], bool],
    typed: Sequence[str],
    those: Sequence[T],
    names: Callable[[T], Sequence[str]],
    serial: Callable[[T], int],
) -> list[T]:
    return [each for each in those if all(_means(word, names(each), serial(each), is_in) for word in typed)]


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


def _sounds_like(word: str, names: Sequence[str]) -> bool:
    """Return whether a word sounds as one of a name begins, in whichever script both are, or differs by a sound."""
    typed = _sound(word)
    return any(_is_like(typed, _sound(own)) for name in names for own in _words_of(name))


def _is_like(typed: str, own: str) -> bool:
    if len(typed) < _LEAST:
        return typed == own
    if own.startswith(typed) or (typed.startswith(own) and _LEAST <= len(own) >= len(typed) - 1):
        return True
    if min(len(typed), len(own)) < _LEAST_LIKE or typed[0] != own[0]:
        return False
    return SequenceMatcher(None, typed, own, autojunk=False).ratio() >= _LIKE


@remembered(4096)
def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name; an address, which is typed as it is written, has none."""
    if "." in name and " " not in name:
        return ()
    return tuple(filter(None, re.split(r"[\s,;:()\[\]./|–—-]+", name)))


@remembered(16_384)
def _sound(word: str) -> str:
    """Return what is heard of a word beside its open vowels: কৃষি and krishi, ফুলবাড়ী and ফুলবারি and fulbari fall together."""
    spoken = _rejoined(clean(word).casefold())
    for letter, plain in _WITH_DOT.items():
        spoken = spoken.replace(letter, plain)
    spelt = _INHERENT.sub(r"\1অ", _SILENT.sub("", spoken).replace("ক্ষ", "খ"))
    latin = geography.sound(spelt.translate(_SOUNDED))
    return _OPEN.sub("", latin)
