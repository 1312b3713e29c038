"""Judges one password: whether it meets the rule, how hard it is to guess, and why; keeps nothing.

The only user of zxcvbn. The self-check page judges by the same rules in JavaScript (``selfcheck/assets/judge.js``), and
a test compares the two verdict for verdict; whoever changes one changes the other.

Two counts of guesses are made, and the lower one speaks. One is zxcvbn's, with the local words beside its own. The
other is a neighbour's: the password is taken apart into words of the place, years, well-known rows of digits and signs,
and single signs, and the ways of each part are multiplied. A neighbour knows the shape already, so he pays nothing for
finding it, which zxcvbn charges for (D. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security
2016, section 4).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.i18n import Text
from auditor.model.facts import Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.selfcheck import LocalWords

RULES: Final = ("upper+lower+symbol", "upper+lower+symbol+digit")
"""The rules that a decision may name; each lists the kinds of sign it asks for."""
FAIR_FROM: Final = 1e8
"""Guesses from which a password is no longer weak; from `STRONG_FROM` on it is strong."""
STRONG_FROM: Final = 1e10
LOOKED_AT: Final = 1024
"""Code points that are looked at: no real password is longer, and normalising takes time that grows with the square."""
SCORED: Final = 64
"""Signs that are scored; what stands behind them can only help."""
FIRST_YEAR, LAST_YEAR = 2020, 2035
"""Years that zxcvbn does not know by itself; they are given to it as words."""
MOST_REASONS: Final = 3
LONG_ENOUGH: Final = 12
"""Signs from which a password is not called short."""


class Kind(StrEnum):
    """The kinds of sign that rules ask for."""

    UPPER = "upper"
    LOWER = "lower"
    SYMBOL = "symbol"
    DIGIT = "digit"

    @property
    def label(self) -> Text:
        """The kind as a person reads it."""
        return _KIND_LABELS[self]


_KIND_LABELS: Final = {
    Kind.UPPER: Text(en="Upper-case letter (A–Z)", bn="বড় হাতের ইংরেজি অক্ষর (A–Z)"),
    Kind.LOWER: Text(en="Lower-case letter (a–z)", bn="ছোট হাতের ইংরেজি অক্ষর (a–z)"),
    Kind.SYMBOL: Text(en="Sign or symbol (such as @ # % !)", bn="বিশেষ চিহ্ন (যেমন @ # % !)"),
    Kind.DIGIT: Text(en="Digit (0–9)", bn="সংখ্যা (0–9)"),
}


class Reason(StrEnum):
    """What makes a password easy to guess, or hard to live with; the weightiest stands first."""

    BREACHED = "breached"
    REUSED = "reused"
    COMMON = "common"
    SELF = "self"
    PLACE = "place"
    OFFICE = "office"
    PORTAL = "portal"
    PHRASE = "phrase"
    WORD = "word"
    PHONE = "phone"
    YEAR = "year"
    KEYBOARD = "keyboard"
    SEQUENCE = "sequence"
    REPEAT = "repeat"
    SHAPE = "shape"
    LEET = "leet"
    SHORT = "short"
    SPACE = "space"
    BANGLA = "bangla"

    @property
    def text(self) -> Text:
        """Two sentences: what it is, and what to do."""
        return _REASON_TEXTS[self]


_REASON_TEXTS: Final = {
    Reason.PLACE: Text(
        en="It contains a place name. Leave out village, union, upazila and district names.",
        bn="এতে এলাকার নাম আছে। গ্রাম, ইউনিয়ন, উপজেলা বা জেলার নাম বাদ দিন।",
    ),
    Reason.OFFICE: Text(
        en="It contains the name of an office or post. Leave it out.", bn="এতে দপ্তর বা পদবির নাম আছে। বাদ দিন।"
    ),
    Reason.SELF: Text(
        en="It contains part of your name, user ID or e-mail. Leave it out.",
        bn="এতে আপনার নাম, ইউজার আইডি বা ই-মেইলের অংশ আছে। বাদ দিন।",
    ),
    Reason.PORTAL: Text(
        en="It contains the portal's or site's name. Leave it out.", bn="এতে পোর্টাল বা ওয়েবসাইটের নাম আছে। বাদ দিন।"
    ),
    Reason.YEAR: Text(
        en="It contains a year or date. Those are tried first; leave it out.",
        bn="এতে সাল বা তারিখ আছে। অনুমান করতে গেলে প্রথমে এগুলোই চেষ্টা করা হয়; বাদ দিন।",
    ),
    Reason.PHONE: Text(
        en="It contains digits like a phone number. Leave them out.", bn="এতে মোবাইল নম্বরের মতো সংখ্যা আছে। বাদ দিন।"
    ),
    Reason.COMMON: Text(
        en="Many people use this password. Think of another.", bn="এই পাসওয়ার্ড বহু মানুষ ব্যবহার করেন। অন্য একটি ভাবুন।"
    ),
    Reason.WORD: Text(
        en="It contains a very common word. Join three or four unrelated words instead.",
        bn="এতে বহুল প্রচলিত শব্দ আছে। একটি শব্দের বদলে সম্পর্কহীন তিন-চারটি শব্দ জুড়ুন।",
    ),
    Reason.PHRASE: Text(
        en="It contains a well-known phrase, song or slogan. Make up your own.",
        bn="এতে সবার জানা কথা, গান বা স্লোগান আছে। নিজের বানানো কথা নিন।",
    ),
    Reason.KEYBOARD: Text(
        en="It contains neighbouring keys (such as qwerty, asdf). Leave them out.",
        bn="এতে কিবোর্ডের পরপর অক্ষর আছে (যেমন qwerty, asdf)। বাদ দিন।",
    ),
    Reason.SEQUENCE: Text(
        en="It contains a sequence (such as abc, 1234). Leave it out.",
        bn="এতে ধারাবাহিক অক্ষর বা সংখ্যা আছে (যেমন abc, 1234)। বাদ দিন।",
    ),
    Reason.REPEAT: Text(
        en="It repeats a letter or word (such as aaa, 1111). Change it.",
        bn="একই অক্ষর বা শব্দ বারবার আছে (যেমন aaa, 1111)। বদলান।",
    ),
    Reason.SHAPE: Text(
        en="Only the first letter is a capital and @123 stands at the end: everybody knows this shape. "
        "Put capitals and signs in the middle.",
        bn="শুধু প্রথম অক্ষর বড় আর শেষে @123: এই ধরনটি সবাই জানে। বড় অক্ষর ও চিহ্ন মাঝখানে দিন।",
    ),
    Reason.LEET: Text(
        en="Writing @ for a or 0 for o does not make it strong.",
        bn="a-এর জায়গায় @ বা o-এর জায়গায় 0 লিখলে পাসওয়ার্ড শক্ত হয় না।",
    ),
    Reason.SHORT: Text(
        en="It is short. Use at least 12 characters; 15 is better. (Advice)",
        bn="পাসওয়ার্ডটি ছোট। অন্তত ১২ অক্ষর করুন; ১৫ হলে আরও ভালো। (পরামর্শ)",
    ),
    Reason.SPACE: Text(
        en="There is a space at the start or end. Remove it.", bn="শুরুতে বা শেষে ফাঁকা ঘর (space) আছে। মুছে দিন।"
    ),
    Reason.BANGLA: Text(
        en="It has Bangla letters. You cannot type them everywhere; use English letters.",
        bn="এতে বাংলা অক্ষর আছে। সব কম্পিউটার ও ফোনে লেখা যাবে না; ইংরেজি অক্ষরে লিখুন।",
    ),
    Reason.BREACHED: Text(
        en="It is in a list of leaked passwords. Do not use it.",
        bn="এটি আগে ফাঁস হওয়া পাসওয়ার্ডের তালিকায় আছে। ব্যবহার করবেন না।",
    ),
    Reason.REUSED: Text(
        en="The two are the same. Use a different one for each account.",
        bn="দুটি পাসওয়ার্ড একই। প্রতিটি আইডিতে আলাদা পাসওয়ার্ড দিন।",
    ),
}
_TELL_MORE: Final = frozenset({Reason.COMMON, Reason.SELF, Reason.PLACE, Reason.OFFICE, Reason.PORTAL, Reason.PHRASE})
"""Reasons that say which word it is, so that none needs to say that there is one."""
_WEIGHT: Final = {reason: place for place, reason in enumerate(Reason)}

_RULE_PASS: Final = Text(en="The decision's rule is met.", bn="সিদ্ধান্তের নিয়ম মানা হয়েছে।")
_RULE_FAIL: Final = Text(
    en="The decision's rule is not met yet. Add: {missing}.", bn="সিদ্ধান্তের নিয়ম এখনো পূরণ হয়নি। যোগ করুন: {missing}।"
)
_PASS_WEAK: Final = Text(
    en="The rule is met, but this password is easy to guess. We advise another one.",
    bn="নিয়ম মানা হয়েছে, তবে পাসওয়ার্ডটি সহজে অনুমান করা যায়। বদলে নেওয়ার পরামর্শ দেওয়া হলো।",
)
_PASS_STRONG: Final = Text(
    en="The rule is met and the password is strong. Now set it on the portal.",
    bn="নিয়ম মানা হয়েছে, পাসওয়ার্ডটিও শক্তিশালী। এবার পোর্টালে বসান।",
)
_FAIL_STRONG: Final = Text(
    en="It is strong; to meet the decision add {missing}.",
    bn="পাসওয়ার্ডটি শক্তিশালী, তবে সিদ্ধান্তের নিয়ম পূরণ করতে {missing} যোগ করুন।",
)
STRENGTH_TEXTS: Final = {
    Strength.WEAK: Text(en="Weak: someone who knows you can guess it.", bn="দুর্বল: পরিচিত কেউ সহজেই অনুমান করতে পারেন।"),
    Strength.FAIR: Text(en="Fair: make it longer.", bn="মাঝারি: আরও লম্বা করলে ভালো।"),
    Strength.STRONG: Text(en="Strong.", bn="শক্তিশালী।"),
}
"""The band as a person reads it."""


@dataclass(frozen=True, slots=True)
class PasswordVerdict:
    """What may be said of a password to the person who typed it; only `meets_rule` and `strength` may be kept.

    Attributes:
        missing: kinds that the rule asks for and the password has not.
        lacks: all kinds that the password has not, whatever the rule.
        meets_rule: nothing is missing.
        strength: the band.
        reasons: at most three, the weightiest first.

    """

    missing: tuple[Kind, ...] = field(repr=False)
    lacks: tuple[Kind, ...] = field(repr=False)
    meets_rule: bool
    strength: Strength
    reasons: tuple[Reason, ...] = field(repr=False)

    @property
    def summary(self) -> Text:
        """The rule and the band in one or two sentences."""
        missing = Text(
            en=", ".join(kind.label.en for kind in self.missing) or "-",
            bn=", ".join(kind.label.bn for kind in self.missing) or "-",
        )
        band = STRENGTH_TEXTS[self.strength]
        match (self.meets_rule, self.strength):
            case (True, Strength.WEAK):
                return _PASS_WEAK
            case (True, Strength.STRONG):
                return _PASS_STRONG
            case (True, _):
                return Text(en=f"{_RULE_PASS.en} {band.en}", bn=f"{_RULE_PASS.bn} {band.bn}")
            case (_, Strength.STRONG):
                return _FAIL_STRONG.filled(missing=missing)
            case _:
                failed = _RULE_FAIL.filled(missing=missing)
                return Text(en=f"{failed.en} {band.en}", bn=f"{failed.bn} {band.bn}")

    def also(self, *reasons: Reason) -> PasswordVerdict:
        """Return the verdict with reasons that only the caller can know (leaked, reused), at most three in all."""
        return replace(self, reasons=_weightiest({*self.reasons, *reasons}))


def judge(password: str, words: LocalWords, *, rule: str, year: int) -> PasswordVerdict:
    """Return what may be said of a password; nothing of the password itself is kept, here or in the engine.

    Args:
        password: as it was typed; any text, empty too.
        words: local words.
        rule: one of `RULES`.
        year: the year by which the distance of dates is reckoned.

    Raises:
        ValueError: the rule is not known.
        RuntimeError: the engine broke down; the error says nothing of the password.

    """
    if rule not in RULES:
        raise ValueError("no such rule")
    whole = _whole(password)
    present = _kinds(whole)
    lacks = tuple(kind for kind in Kind if kind not in present)
    missing = tuple(kind for kind in lacks if kind in rule.split("+"))
    scored = _scored(whole)
    known = _known(words)
    cut = _neighbour(scored, known)
    guesses, listed = _engine(scored, tuple(known.places), year)
    reasons = cut.reasons | listed
    strength = _band(min(guesses, cut.guesses))
    if cut.plain:
        strength = min(strength, Strength.FAIR)
    if _has_known_shape(scored):
        strength = min(strength, Strength.FAIR)
        reasons.add(Reason.SHAPE)
    reasons |= _patterns(scored)
    if len(whole) < LONG_ENOUGH:
        reasons.add(Reason.SHORT)
    if strength is Strength.STRONG:
        reasons.clear()
    elif not reasons:
        reasons.add(Reason.WORD)
    elif reasons & _TELL_MORE:
        reasons.discard(Reason.WORD)
    reasons |= _typing(password, whole)
    return PasswordVerdict(missing, lacks, not missing, strength, _weightiest(reasons))


def _weightiest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=_WEIGHT.__getitem__)[:MOST_REASONS])


def _band(guesses: float) -> Strength:
    if guesses < FAIR_FROM:
        return Strength.WEAK
    return Strength.FAIR if guesses < STRONG_FROM else Strength.STRONG


# Signs

_BANGLA_DIGITS: Final = {0x9E6 + digit: str(digit) for digit in range(10)}
_JOINERS: Final = frozenset({0x200C, 0x200D})
_PRIVATE, _PRIVATE_SIGNS = 0xE000, 0x1900
"""The block of private-use signs U+E000 to U+F8FF."""
_BANGLA: Final = re.compile("[\u0980-\u09ff]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_EDGE: Final = "\t\n\r"


def _whole(password: str) -> str:
    """Return the part of a password that is looked at, in NFC, its surrogate pairs joined as a browser has them.

    A half of a pair becomes a private-use sign, which is no letter and no symbol either: some browsers would make it
    the replacement character, which is one.
    """
    head = password[: 2 * LOOKED_AT].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return unicodedata.normalize("NFC", _HALVES.sub(lambda half: _private(half[0]), head[:LOOKED_AT]))


def _private(sign: str) -> str:
    return chr(_PRIVATE + ord(sign) % _PRIVATE_SIGNS)


def _kinds(whole: str) -> frozenset[Kind]:
    """Return the kinds of sign that occur, by Unicode category: a vowel sign is a letter, a joiner is nothing."""
    categories = {unicodedata.category(sign) for sign in whole}
    found = set()
    if "Lu" in categories:
        found.add(Kind.UPPER)
    if "Ll" in categories:
        found.add(Kind.LOWER)
    if "Nd" in categories:
        found.add(Kind.DIGIT)
    if any(category[0] in "PS" or category == "Zs" for category in categories):
        found.add(Kind.SYMBOL)
    return frozenset(found)


def _scored(whole: str) -> str:
    """Return the signs that are scored.

    Bangla digits become ASCII digits, joiners vanish, ASCII and Bangla letters stay, and every other sign becomes one
    private-use sign: so no engine's own notion of space, digit or lower case can part the page's verdict from ours.
    """
    signs = []
    for sign in whole:
        code = ord(sign)
        if code in _BANGLA_DIGITS:
            signs.append(_BANGLA_DIGITS[code])
        elif " " <= sign <= "~" or _BANGLA.match(sign):
            signs.append(sign)
        elif code not in _JOINERS:
            signs.append(_private(sign))
    return "".join(signs[:SCORED])


def _typing(password: str, whole: str) -> set[Reason]:
    """Return the reasons that make a password hard to type rather than easy to guess."""
    reasons = set()
    ends = (whole[:1], password[-1:])
    if any(sign and (sign in _EDGE or unicodedata.category(sign) == "Zs") for sign in ends):
        reasons.add(Reason.SPACE)
    if _BANGLA.search(whole):
        reasons.add(Reason.BANGLA)
    return reasons


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


class _Found(NamedTuple):
    """A local word: the guesses after which it is tried, and what to say of it."""

    guesses: int
    reason: Reason


@dataclass(frozen=True, slots=True, repr=False)
class _Known:
    """All local words in the order in which they are tried.

    Attributes:
        places: the place of each in the whole list, from 1; a phrase stands there with and without its spaces.
        starts: how many words stand before each group.
        phrases: those that are phrases.
        sounds: the first word of each sound, see `_sounds_in`.

    """

    places: Mapping[str, int]
    starts: tuple[int, ...]
    phrases: frozenset[str]
    sounds: Mapping[str, str]

    def find(self, form: str) -> _Found | None:
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
        return _Found(min(place, len(_GROUPS) * (place - self.starts[group])), reason)


def _known(words: LocalWords) -> _Known:
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
    return _Known(places, tuple(starts), frozenset(phrases), sounds)


_SPELT_BY_SOUND: Final = frozenset({"own", "offices", "places", "names"})
_SOUNDS: Final = re.compile("ch+|sh+|ph|bh|ee|oo|[a-z]")
_SOUND_OF: Final = {
    "ch": "s", "sh": "s", "ph": "f", "bh": "b", "v": "b", "z": "j", "ee": "i", "oo": "u", "y": "i", "o": "a",
    "c": "k", "q": "k",
}  # fmt: skip
"""Letters that different hands write for the same Bangla sound (Haridholi, Horidhali), and one letter for each sound."""
_LETTERS: Final = re.compile("[a-z]+")


def _sounds_in(letters: str) -> list[tuple[str, int, int]]:
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
    return "".join(sound for sound, _, _ in _sounds_in(word)) if _LETTERS.fullmatch(word) else ""


_sound_of_public_word: Final = lru_cache(maxsize=8192)(_sound)
"""Words of places, offices and names are the same in every judgement; a person's own are never kept."""


# The neighbour's count

_LEET: Final = {
    "4": "a", "@": "a", "8": "b", "3": "e", "6": "g", "9": "g", "1": "il", "!": "i", "|": "il", "0": "o", "$": "s",
    "5": "s", "7": "tl", "+": "t", "2": "z",
}  # fmt: skip
"""Signs written for letters, and the letters they stand for."""
_LETTER_WAYS, _OTHER_WAYS = 26, 10
"""Ways of a letter and of a digit or sign that are in no word: hardly more than ten signs are ever used."""
_BANGLA_WORD_WAYS: Final = 20_000
"""No engine knows Bangla, but a Bangla word is one of some twenty thousand, however long it is."""
_ROW_WAYS: Final = 20
"""Ways of a row of digits or signs that everybody knows: 123, 111, !@#."""
_YEAR_WAYS, _DATE_WAYS = 100, 20_000
_PHONE_WAYS: Final = 1000
"""A neighbour has the phone numbers of those he knows."""
_PLAIN_WORDS, _PLAIN_LETTERS, _PLAIN_SIGNS = 3, 3, 6
"""Local words, letters beside them, and single signs in all, of a password that is never called strong."""
_SHORTEST, _LONGEST = 3, 32
"""Letters of a local word within a longer run; `_SHORTEST` is found only where nothing but signs surrounds it."""
_SHORTEST_SOUND: Final = 5
"""Sounds of a word that is known by its sound alone."""
_SPELLING_WAYS: Final = 8
"""Ways of spelling a Bangla word in Latin letters."""
_KEYS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()_+")
_DIGITS: Final = re.compile("[0-9]+")
_SIGNS: Final = re.compile("[ -/:-@\\[-`{-~]+")
_BANGLA_RUN: Final = re.compile("[\u0980-\u09ff]+")
_LETTER: Final = re.compile("[A-Za-z\u0980-\u09ff\ue000-\uf8ff]")
_YEAR: Final = re.compile("19[0-9]{2}|20[0-4][0-9]")
_DAY, _MONTH, _FULL_YEAR = "(?:0[1-9]|[12][0-9]|3[01])", "(?:0[1-9]|1[0-2])", "(?:19[0-9]{2}|20[0-4][0-9])"
_DATE: Final = re.compile(f"{_DAY}{_MONTH}(?:{_FULL_YEAR}|[0-9]{{2}})|{_FULL_YEAR}{_MONTH}{_DAY}")
_PARTED_DATE: Final = re.compile(
    "[0-9]{1,2}([-/. _])[0-9]{1,2}\\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}([-/. _])[0-9]{1,2}\\2[0-9]{1,2}"
)
_PHONE: Final = re.compile("(?:880?|0)?1[3-9][0-9]{8}")


class _Part(NamedTuple):
    """A part of a password from sign `start` up to `end`, that a neighbour finds within so many guesses."""

    start: int
    end: int
    guesses: int
    reasons: tuple[Reason, ...]
    is_word: bool = False


class _Cut(NamedTuple):
    """How a neighbour takes a password apart.

    Attributes:
        guesses: the product of the ways of its parts, the least over all cuts.
        reasons: what is said of the parts.
        plain: it is one to three local words with hardly anything beside, which is never called strong.

    """

    guesses: float
    reasons: set[Reason]
    plain: bool


def _neighbour(scored: str, known: _Known) -> _Cut:
    """Return the cheapest cut of a password into parts."""
    parts = sorted((*_words_in(scored, known), *_rows_in(scored, known)), key=lambda part: (part.end, part.start))
    best = [1.0]
    last: list[_Part | None] = [None]
    at = 0
    for end, sign in enumerate(scored, start=1):
        best.append(best[end - 1] * (_LETTER_WAYS if _LETTER.match(sign) else _OTHER_WAYS))
        last.append(None)
        while at < len(parts) and parts[at].end == end:
            part = parts[at]
            if best[part.start] * part.guesses < best[end]:
                best[end] = best[part.start] * part.guesses
                last[end] = part
            at += 1
    reasons: set[Reason] = set()
    words, letters, singles = 0, 0, 0
    end = len(scored)
    while end > 0:
        found = last[end]
        if found is None:
            singles += 1
            letters += bool(_LETTER.match(scored[end - 1]))
            end -= 1
        else:
            reasons.update(found.reasons)
            words += found.is_word
            end = found.start
    plain = 0 < words <= _PLAIN_WORDS and letters <= _PLAIN_LETTERS and singles <= _PLAIN_SIGNS
    return _Cut(best[-1], reasons, plain)


def _words_in(scored: str, known: _Known) -> Iterator[_Part]:
    """Yield the local words in a password: as written, backwards, and with signs read as letters."""
    lower = scored.lower()
    size = len(lower)
    backwards = lower[::-1]
    for start, end in _windows(size):
        word = known.find(lower[start:end])
        if word is not None and _stands_alone(scored, start, end):
            yield _Part(start, end, word.guesses * _case_ways(scored[start:end]), (word.reason,), is_word=True)
        word = known.find(backwards[start:end])
        if word is not None and _stands_alone(scored, size - end, size - start):
            ways = 2 * _case_ways(scored[size - end : size - start])
            yield _Part(size - end, size - start, word.guesses * ways, (word.reason,), is_word=True)
    for read in _readings(lower):
        for start, end in _windows(size):
            word = known.find(read[start:end])
            if word is None or read[start:end] == lower[start:end] or not _stands_alone(scored, start, end):
                continue
            signs = {sign for sign, letter in zip(lower[start:end], read[start:end], strict=True) if sign != letter}
            ways = _case_ways(scored[start:end]) * 2 ** len(signs)
            yield _Part(start, end, word.guesses * ways, (word.reason, Reason.LEET), is_word=True)
    for read in (lower, *_readings(lower)):
        yield from _sounding_words_in(scored, read, known)


def _sounding_words_in(scored: str, read: str, known: _Known) -> Iterator[_Part]:
    """Yield the runs of letters that sound like a local word, however they are spelt."""
    lower = scored.lower()
    for run in _LETTERS.finditer(read):
        heard = _sounds_in(run[0])
        key = "".join(sound for sound, _, _ in heard)
        for first in range(len(key)):
            for last in range(first + _SHORTEST_SOUND - 1, min(len(key), first + _LONGEST)):
                word = known.sounds.get(key[first : last + 1])
                found = known.find(word) if word is not None else None
                if found is None:
                    continue
                start, end = run.start() + heard[first][1], run.start() + heard[last][2]
                signs = {sign for sign, letter in zip(lower[start:end], read[start:end], strict=True) if sign != letter}
                ways = _SPELLING_WAYS * _case_ways(scored[start:end]) * 2 ** len(signs)
                told = (found.reason, Reason.LEET) if signs else (found.reason,)
                yield _Part(start, end, found.guesses * ways, told, is_word=True)


def _windows(size: int) -> Iterator[tuple[int, int]]:
    for start in range(size):
        for end in range(start + _SHORTEST, min(size, start + _LONGEST) + 1):
            yield start, end


def _stands_alone(scored: str, start: int, end: int) -> bool:
    """Whether a word may be seen there: a short one only with signs around it, and nothing that is all digits."""
    if _DIGITS.fullmatch(scored, start, end):
        return False
    if end - start > _SHORTEST:
        return True
    before, after = scored[start - 1 : start] if start else "", scored[end : end + 1]
    return not _LETTER.match(before) and not _LETTER.match(after)


def _case_ways(word: str) -> int:
    """Return the ways of writing a word's capitals: none, the first, the last or all are tried at once."""
    upper = sum("A" <= sign <= "Z" for sign in word)
    lower = sum("a" <= sign <= "z" for sign in word)
    if not upper:
        return 1
    if not lower or (upper == 1 and ("A" <= word[0] <= "Z" or "A" <= word[-1] <= "Z")):
        return 2
    return int(2 ** min(upper, lower))


def _readings(lower: str) -> list[str]:
    """Return a password with its signs read as letters in every way; eight at most, for three signs have two."""
    present = [sign for sign in _LEET if sign in lower]
    if not present:
        return []
    tables: list[dict[str, str]] = [{}]
    for sign in present:
        tables = [{**table, sign: letter} for letter in _LEET[sign] for table in tables]
    return ["".join(table.get(sign, sign) for sign in lower) for table in tables]


def _rows_in(scored: str, known: _Known) -> Iterator[_Part]:
    """Yield years, dates, phone numbers, well-known rows of digits and signs, and Bangla words that are in no list."""
    for run in _DIGITS.finditer(scored):
        ways = _number(run[0], known)
        if ways is not None:
            yield _Part(run.start(), run.end(), *ways)
    for date in _PARTED_DATE.finditer(scored):
        yield _Part(date.start(), date.end(), _DATE_WAYS, (Reason.YEAR,))
    for run in _SIGNS.finditer(scored):
        if len(run[0]) > 1 and len(set(run[0])) == 1:
            yield _Part(run.start(), run.end(), _ROW_WAYS, ())
        elif len(run[0]) > 2 and _on_keys(run[0]):  # noqa: PLR2004 two signs are no row
            yield _Part(run.start(), run.end(), _ROW_WAYS, (Reason.KEYBOARD,))
    for run in _BANGLA_RUN.finditer(scored):
        word = known.find(run[0])
        if word is None:
            yield _Part(run.start(), run.end(), _BANGLA_WORD_WAYS, ())
        else:
            yield _Part(run.start(), run.end(), word.guesses, (word.reason,), is_word=True)


def _number(digits: str, known: _Known) -> tuple[int, tuple[Reason, ...]] | None:
    """Return the guesses for a whole run of digits and the reasons, if it is one that is known."""
    word = known.find(digits)
    if word is not None:
        return word.guesses, (word.reason,)
    alike = len(digits) > 1 and len(set(digits)) == 1
    for fits, ways, reasons in (
        (_YEAR.fullmatch(digits), _YEAR_WAYS, (Reason.YEAR,)),
        (_is_sequence(digits), _ROW_WAYS, (Reason.SEQUENCE,)),
        (alike, _ROW_WAYS, ()),
        (_PHONE.fullmatch(digits), _PHONE_WAYS, (Reason.PHONE,)),
        (_DATE.fullmatch(digits), _DATE_WAYS, (Reason.YEAR,)),
    ):
        if fits:
            return ways, reasons
    return None


def _is_sequence(signs: str) -> bool:
    """Whether signs follow each other in steps of one, up or down, three at least."""
    steps = {ord(after) - ord(before) for before, after in pairwise(signs)}
    return len(signs) > 2 and steps in ({1}, {-1})  # noqa: PLR2004 two are no sequence


def _on_keys(signs: str) -> bool:
    return any(signs in row or signs[::-1] in row for row in _KEYS)


# Patterns that are told of, whatever they cost

_REPEATED: Final = re.compile("(.)\\1\\1|(.{3,})\\2|(..)\\3\\3")
_WINDOW: Final = 4
"""Letters in a row from which it is told: words have three (first, power)."""
_CORE: Final = re.compile("(.*[A-Za-z\u0980-\u09ff\ue000-\uf8ff])([^A-Za-z\u0980-\u09ff\ue000-\uf8ff]{1,6})")
_LONGEST_CORE: Final = 15
_PIECES: Final = re.compile("[A-Z]?[a-z]+|[A-Z]+")


def _patterns(scored: str) -> set[Reason]:
    """Return what stands in a password beside words: neighbouring keys, sequences, repeats."""
    lower = scored.lower()
    reasons = set()
    windows = [lower[start : start + _WINDOW] for start in range(len(lower) - _WINDOW + 1)]
    if any(_on_keys(window) for window in windows):
        reasons.add(Reason.KEYBOARD)
    letters = [window for window in windows if _LETTER.match(window) and _is_sequence(window)]
    numbers = any(
        "0" <= lower[start] <= "9" and _is_sequence(lower[start : start + 3]) for start in range(len(lower) - 2)
    )
    if letters or numbers or "abc" in lower:
        reasons.add(Reason.SEQUENCE)
    if _REPEATED.search(lower):
        reasons.add(Reason.REPEAT)
    return reasons


def _has_known_shape(scored: str) -> bool:
    """Whether a password is one word, with at most its first letter or all of it in capitals, then signs and digits.

    A machine cannot tell a Bangla word in Latin letters from chance, so nothing of this shape is ever called strong.
    """
    parted = _CORE.fullmatch(scored)
    if parted is None or len(parted[1]) > _LONGEST_CORE:
        return False
    core = parted[1]
    letters = "".join(sign for sign in core if _LETTER.match(sign))
    signs = [sign for sign in core if not _LETTER.match(sign)]
    if any(sign not in _LEET for sign in signs) or 3 * len(signs) > len(core):
        return False
    return letters[1:] == letters[1:].lower() or letters == letters.upper()


# The engine

_COMMON_RANK, _WORD_RANK, _NO_RANK = 1000, 20_000, 1_000_000
_NOT_LETTERS: Final = "".join(chr(code) for code in range(0x20, 0x7F) if not chr(code).isalpha())


def _engine(scored: str, known: tuple[str, ...], year: int) -> tuple[float, set[Reason]]:
    """Return zxcvbn's guesses, and what its lists of words say; leave nothing of the password in its modules.

    Its result holds the password, and it keeps the words it was given: the one is emptied, the other taken away.
    It enumerates readings of signs as letters without a bound; the bounded ones of `_l33t_tables` replace it.

    Raises:
        RuntimeError: it broke down. The error has neither its cause nor its message, which may quote the password.

    """
    from zxcvbn import matching, scoring, zxcvbn  # noqa: PLC0415 its lists take 40 ms to load

    guesses = None
    scoring.REFERENCE_YEAR = year
    matching.enumerate_l33t_subs = _l33t_tables
    try:
        result = zxcvbn(scored, user_inputs=known) if scored else {"guesses": 1}
        guesses = float(result["guesses"])
        result.clear()
    except Exception:  # noqa: BLE001, S110 whatever it is, it may quote the password; told below without it
        pass
    finally:
        matching.RANKED_DICTIONARIES.pop("user_inputs", None)
    if guesses is None:
        raise RuntimeError("the password engine broke down")
    return guesses, _listed(scored, matching.RANKED_DICTIONARIES)


def _l33t_tables(table: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """Return the ways of reading a password's signs as letters: zxcvbn's table by letter, turned into few by sign.

    zxcvbn makes one for every choice of a sign for each letter, which takes seconds for a password of many signs. Here
    every sign is read at once (so P@ikg4cha is seen), and only the signs that stand for two letters multiply: at most
    eight tables, well under the bound of 16.
    """
    meanings: dict[str, list[str]] = {}
    for letter, signs in table.items():
        for sign in signs:
            meanings.setdefault(sign, []).append(letter)
    tables: list[dict[str, str]] = [{}]
    for sign, letters in meanings.items():
        tables = [{**known, sign: letter} for letter in letters for known in tables]
    return tables


def _listed(scored: str, dictionaries: Mapping[str, Mapping[str, int]]) -> set[Reason]:
    """Return whether a password is one that many use, or has a word that zxcvbn's lists have.

    Looked at are the whole, and what is left without the digits and signs at its end, or at both ends; each as it is
    written and with its signs read as letters.
    """
    lower = scored.lower()
    end = len(lower.rstrip(_NOT_LETTERS))
    start = len(lower) - len(lower.lstrip(_NOT_LETTERS))
    reasons = set()
    for read in (lower, *_readings(lower)):
        leet = {Reason.LEET} if read != lower else set()
        for core in {(0, len(lower)), (0, end), (min(start, end), end)}:
            text = read[slice(*core)]
            rank = dictionaries["passwords"].get(text, _NO_RANK)
            if rank <= _COMMON_RANK or (text == read and rank < _NO_RANK):
                reasons |= {Reason.COMMON, *(leet if text != lower[slice(*core)] else ())}
            for piece in _PIECES.finditer(scored if read == lower else read, *core):
                word = read[piece.start() : piece.end()]
                ranks = [words.get(word, _NO_RANK) for words in dictionaries.values()]
                if len(word) >= _WINDOW and min(ranks) <= _WORD_RANK:
                    reasons |= {Reason.WORD, *(leet if word != lower[piece.start() : piece.end()] else ())}
    return reasons
