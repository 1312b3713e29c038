"""How a neighbour guesses: local words, years, dates, phones and rows of keys, one after the other."""

from __future__ import annotations

from importlib import resources
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeGuard

from auditor.expressions import expression
from auditor.passwords.local_words import (
    LETTERS,
    SHORTEST_SKELETON,
    KnownWord,
    KnownWords,
    consonants_in,
    sounds_in,
)
from auditor.passwords.plain import LETTER, ODD, Link, Part, is_chain, is_plain
from auditor.passwords.reasons import Reason
from auditor.passwords.walks import walks_in
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# The neighbour's count

LEET: Final = {
    "4": "a", "@": "a", "8": "b", "3": "e", "6": "g", "9": "g", "1": "il", "!": "i", "|": "il", "0": "o", "$": "s",
    "5": "s", "7": "tl", "+": "t", "2": "z",
}  # fmt: skip
"""Signs written for letters, and the letters they stand for."""
_LETTER_WAYS, OTHER_WAYS = 26, 10
"""Ways of a letter at the most, and of a digit or sign, that are in no word: hardly more than ten signs are ever used."""
_NUMBERS_OF_CHANCE: Final = expression("[A-Za-z]*[0-9]+(?:[A-Za-z]+[0-9]+){2}[A-Za-z0-9]*")
"""Three numbers or more among letters, without a sign: hands hardly make it, chance does. A digit is one of 36 signs there, and
words with hardly anything beside are no evidence."""
_BANGLA_WORD_WAYS: Final = 20_000
"""No engine knows Bangla, but a Bangla word is one of some twenty thousand, however long it is."""
_ROW_WAYS: Final = 20
"""Ways of a row of digits or signs that everybody knows: 123, 111, !@#."""
_YEAR_WAYS, _DATE_WAYS = 100, 20_000
_PHONE_WAYS: Final = 1000
"""A neighbour has the phone numbers of those he knows."""
_PLAIN_BELOW: Final = 1e13
"""Guesses of such a password at the most: what takes more is chance that looks like words."""
_USUAL_CASE_WAYS: Final = 2
"""Ways of writing a word's capitals as most do: none, the first, the last, all."""
_SHORTEST_DISGUISED: Final = 5
"""Letters of a common word that is looked for backwards, with signs for letters, or with signs between them."""
_SHORTEST, _LONGEST = 3, 32
"""Letters of a local word within a longer run; `_SHORTEST` is found only where nothing but signs surrounds it."""
_SHORTEST_SOUND: Final = 5
"""Sounds of a word that is known by its sound alone."""
_SPELLING_WAYS: Final = 8
"""Ways of spelling a Bangla word in Latin letters."""
_VOWEL_WAYS: Final = 4
"""Ways of each vowel that is put into a place's consonants, and of leaving them out."""
_RARELY: Final = 1000
"""A word that lies in more than one of so many passwords of chance costs as many times more as it lies in them oftener.

Signs of chance are cut so that the most is found in them. What is found is worth no more than it is improbable: else two
short words would make random letters look like a neighbour's. A word that stands by itself is not taken for chance.
"""
_LETTERS, _SOUNDS, _CONSONANTS = 26, 17, 13
"""How many letters, sounds and consonants there are to chance: one in so many pairs of letters are the same.

Where signs are read as letters, one in 17 stands for the letter that is looked for, and one in 13 for the sound.
"""
_PLACE_FINDS: Final = 20_000
"""In how many ways a place may lie in a password without its vowels: two thousand places, each at ten places in it."""
_LETTERS_A_SIGN: Final = 3
"""Letters that a word has at least for each sign between them."""
_MAIL_WAYS: Final = 100
"""Ways of the end of a mail address."""
_KEYS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()_+")
_STARRED: Final = expression("[a-z]+(?:[*][a-z]+)*")
_TWO_LETTERS: Final = expression("[a-z]{2}")
_DIGITS: Final = expression("[0-9]+")
_SIGNS: Final = expression("[ -/:-@\\[-`{-~]+")
_BANGLA_RUN: Final = expression("[\u0980-\u09ff]+")
_CAPITAL_AFTER_SMALL: Final = expression("[a-z][A-Z]")
_CAPITALS: Final = expression("[A-Z]+")
_CAPITALS_END: Final = expression("[A-Z]{2}[a-z]")
"""A word after capitals: ICTOffice."""
_YEAR: Final = expression("19[0-9]{2}|20[0-4][0-9]")
_DAY, _MONTH, _FULL_YEAR = "(?:0[1-9]|[12][0-9]|3[01])", "(?:0[1-9]|1[0-2])", "(?:19[0-9]{2}|20[0-4][0-9])"
_DATE: Final = expression(f"{_DAY}{_MONTH}(?:{_FULL_YEAR}|[0-9]{{2}})|{_FULL_YEAR}{_MONTH}{_DAY}")
_PARTED_DATE: Final = expression(
    "[0-9]{1,2}([-/. _])[0-9]{1,2}\\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}([-/. _])[0-9]{1,2}\\2[0-9]{1,2}"
)
_MAIL: Final = expression(
    "@(?:(?:[A-Za-z0-9][a-z0-9-]{1,19}[.]){1,4}(?:com|net|org|edu|gov|info|[a-z]{2})|(?:[A-Z0-9-]{2,20}[.]){1,4}(?:COM|NET|ORG|EDU|GOV|INFO|[A-Z]{2}))(?![A-Za-z])"
)
_ADDRESS: Final = expression("[A-Za-z0-9._+-]+" + _MAIL.pattern)
_PHONE: Final = expression("(?:880?|0)?1[3-9][0-9]{8}")


class _Cut(NamedTuple):
    """How a neighbour takes a password apart.

    Attributes:
        guesses: the product of the ways of its parts, the least over all cuts.
        reasons: what is said of the parts.
        plain: it is a few local words with hardly anything beside, or a mail address: never called strong.

    """

    guesses: float
    reasons: set[Reason]
    plain: bool


def cheapest_cut(scored: str, known: KnownWords) -> _Cut:
    """Return the cheapest cut of a password into parts."""
    parts = sorted(
        (*_words_in(scored, known), *_rows_in(scored, known), *_walks_in(scored)),
        key=lambda part: (part.end, part.start),
    )
    best = [1.0]
    last: list[Part | None] = [None]
    is_of_chance = _NUMBERS_OF_CHANCE.fullmatch(scored) is not None
    digit_ways = OTHER_WAYS + _LETTER_WAYS * is_of_chance
    at = 0
    for end in range(1, len(scored) + 1):
        ways = digit_ways if _DIGITS.match(scored, end - 1) else ways_of(scored[max(0, end - 2) : end])
        best.append(best[end - 1] * ways)
        last.append(None)
        while at < len(parts) and parts[at].end == end:
            part = parts[at]
            if best[part.start] * part.guesses < best[end]:
                best[end] = best[part.start] * part.guesses
                last[end] = part
            at += 1
    reasons: set[Reason] = set()
    end = len(scored)
    while end > 0:
        found = last[end]
        if found is None:
            end -= 1
        else:
            reasons.update(found.reasons)
            end = found.start
    plain = (best[-1] < _PLAIN_BELOW and not is_of_chance and is_plain(scored, parts)) or is_chain(scored, parts)
    return _Cut(best[-1], reasons, plain or bool(_ADDRESS.fullmatch(scored)))


def ways_of(last_two: str) -> int:
    """Return the ways of a sign that is in no word: of a letter after a letter so many as words make likely."""
    if not LETTER.match(last_two[-1]):
        return OTHER_WAYS
    pair = last_two.lower()
    if not _TWO_LETTERS.fullmatch(pair):
        return _LETTER_WAYS
    return ord(letter_pairs()[ord(pair[0]) - ord("a")][ord(pair[1]) - ord("a")]) - ord("a") + 1


@remembered(None)
def letter_pairs() -> tuple[str, ...]:
    """Return how often each letter follows each other one, see ``letter_pairs.txt``."""
    text = (resources.files("auditor.passwords") / "letter_pairs.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


def _words_in(scored: str, known: KnownWords) -> Iterator[Part]:
    """Yield the words in a password: as written, backwards, with signs read as letters, with signs between letters."""
    lower = scored.lower()
    size = len(lower)
    places = tuple(_windows(size))
    ahead, back = known.found_in(lower, places), known.found_in(lower[::-1], places)
    for start, end in sorted({*ahead, *back}):
        word = ahead.get((start, end))
        if word is not None and _stands_alone(scored, start, end):
            yield _word(scored, start, end, word, _ways_of_letters(scored, start, end, word))
        word = back.get((start, end))
        if _is_seen(word, end - start) and _stands_alone(scored, size - end, size - start):
            yield _word(
                scored, size - end, size - start, word, 2 * _ways_of_letters(scored, size - end, size - start, word)
            )
    for spelt in l33t_readings(scored):
        read = spelt.lower()
        for (start, end), word in known.found_in(read, places).items():
            if not _is_seen(word, end - start) or read[start:end] == lower[start:end]:
                continue
            if _stands_alone(scored, start, end):
                alone = _is_alone(scored, start, end, spelt)
                chance = _by_chance(word.finds, _SOUNDS, end - start, alone=alone)
                ways = 2 ** _signs_read(lower, read, start, end)
                part = _word(scored, start, end, word, ways * chance, Reason.LEET)
                yield part if chance == 1 else part._replace(words=ODD)
    for spelt in (scored, *l33t_readings(scored)):
        yield from _sounding_words_in(scored, spelt, known)
    yield from _places_without_vowels_in(scored, known)
    yield from _parted_words_in(scored, known)


def _is_seen(word: KnownWord | None, letters: int) -> TypeGuard[KnownWord]:
    """Whether a word is there and seen through a disguise."""
    return word is not None and (word.local or letters >= _SHORTEST_DISGUISED)


def _word(scored: str, start: int, end: int, word: KnownWord, ways: float, *reasons: Reason) -> Part:
    """Return a word as a part of a password; of a common one nothing is said here, its lists say it themselves."""
    told = (word.reason, *reasons) if word.local else ()
    long = end - start > _SHORTEST
    link = Link.HIDDEN
    if _is_alone(scored, start, end) and (Reason.LEET not in reasons or end - start >= _SHORTEST_DISGUISED):
        link = (Link.LOCAL if long else Link.BESIDE) if word.local else Link.COMMON
    words = 1 if word.local and long else ODD
    return Part(start, end, word.guesses * _case_ways(scored[start:end]) * ways, told, words, link)


def _by_chance(finds: int, kinds: int, size: int, *, alone: bool) -> float:
    """Return how many times more a word of so many signs, of so many kinds, costs because chance makes it too."""
    return 1 if alone else max(1, finds * _RARELY / kinds**size)


def _is_alone(scored: str, start: int, end: int, spelt: str = "") -> bool:
    """Whether a word in usual capitals begins and ends where words do; among numbers of chance its digits are the letters they are read as."""
    read = spelt if spelt and _NUMBERS_OF_CHANCE.fullmatch(scored) else scored
    as_read = scored[:start] + read[start:end] + scored[end:]
    ends = _is_border(as_read, start) and _is_border(as_read, end)
    return ends and _case_ways(scored[start:end]) <= _USUAL_CASE_WAYS


def _is_border(scored: str, place: int) -> bool:
    """Whether letters begin or end there, a capital follows a small letter, or a word in small letters follows capitals."""
    if place in (0, len(scored)) or not LETTER.match(scored[place - 1]) or not LETTER.match(scored[place]):
        return True
    return bool(_CAPITAL_AFTER_SMALL.match(scored, place - 1) or _CAPITALS_END.match(scored, place - 1))


def _ways_of_letters(scored: str, start: int, end: int, word: KnownWord) -> float:
    return _by_chance(word.finds, _LETTERS, end - start, alone=_is_alone(scored, start, end))


def _signs_read(lower: str, read: str, start: int, end: int) -> int:
    """Return how many different signs are read as letters."""
    return len({sign for sign, letter in zip(lower[start:end], read[start:end], strict=True) if sign != letter})


def _parted_words_in(scored: str, known: KnownWords) -> Iterator[Part]:
    """Yield the words that have signs between their letters: Pass#word, Eid@Mubarak."""
    places = [place for place, sign in enumerate(scored) if not _SIGNS.match(sign)]
    if len(places) == len(scored):
        return
    joined = "".join(scored[place] for place in places).lower()
    for first, last in _windows(len(joined)):
        start, end = places[first], places[last - 1] + 1
        signs = end - start - (last - first)
        few = 0 < signs <= (last - first) // _LETTERS_A_SIGN
        word = known.find(joined[first:last]) if few and not _DIGITS.fullmatch(joined, first, last) else None
        if _is_seen(word, last - first) and _stands_alone(scored, start, end):
            chance = _by_chance(word.finds, _LETTERS, last - first, alone=_is_alone(scored, start, end))
            yield _word(scored, start, end, word, OTHER_WAYS**signs * chance)._replace(words=ODD)


def _sounding_words_in(scored: str, spelt: str, known: KnownWords) -> Iterator[Part]:
    """Yield the runs of letters that sound like a local word, however they are spelt."""
    lower, read = scored.lower(), spelt.lower()
    for run in LETTERS.finditer(read):
        heard = sounds_in(run[0])
        for first, last in _rows(heard, _SHORTEST_SOUND):
            found = known.find_sound("".join(sound for sound, _, _ in heard[first : last + 1]))
            if found is None:
                continue
            start, end = run.start() + heard[first][1], run.start() + heard[last][2]
            signs = _signs_read(lower, read, start, end)
            kinds, leet = (_CONSONANTS, (Reason.LEET,)) if signs else (_SOUNDS, ())
            chance = _by_chance(found.finds, kinds, last - first + 1, alone=_is_alone(scored, start, end, spelt))
            part = _word(scored, start, end, found, _SPELLING_WAYS * 2**signs * chance, *leet)
            yield part if chance == 1 else part._replace(words=ODD)


def _places_without_vowels_in(scored: str, known: KnownWords) -> Iterator[Part]:
    """Yield the runs of letters that have the consonants of a place, with any vowels, none, or stars for them."""
    for run in _STARRED.finditer(scored.lower()):
        heard = consonants_in(run[0])
        for first, last in _rows(heard, SHORTEST_SKELETON):
            found = known.find_skeleton("".join(sound for sound, _, _ in heard[first : last + 1]))
            if found is None:
                continue
            vowels = sum(after[1] - before[2] for before, after in pairwise(heard[first : last + 1]))
            alone = last - first + 1 == len(heard) and _is_alone(scored, *run.span())
            chance = _by_chance(min(found.finds, _PLACE_FINDS), _CONSONANTS, last - first + 1, alone=alone)
            start, end = run.start() + heard[first][1], run.start() + heard[last][2]
            ways = _VOWEL_WAYS ** max(1, vowels) * chance
            yield _word(scored, start, end, found, ways)._replace(words=ODD)


def _rows(heard: Sequence[object], least: int) -> Iterator[tuple[int, int]]:
    for first in range(len(heard)):
        for last in range(first + least - 1, min(len(heard), first + _LONGEST)):
            yield first, last


def _windows(size: int) -> Iterator[tuple[int, int]]:
    for start in range(size):
        for end in range(start + _SHORTEST, min(size, start + _LONGEST) + 1):
            yield start, end


def _stands_alone(scored: str, start: int, end: int) -> bool:
    """Whether a word may be seen there: a short one only with signs around it, or in capitals where words begin and end, and nothing that is all digits."""
    if _DIGITS.fullmatch(scored, start, end):
        return False
    if end - start > _SHORTEST:
        return True
    if _CAPITALS.fullmatch(scored, start, end):
        return _is_border(scored, start) and _is_border(scored, end)
    before, after = scored[start - 1 : start] if start else "", scored[end : end + 1]
    return not LETTER.match(before) and not LETTER.match(after)


def _case_ways(word: str) -> int:
    """Return the ways of writing a word's capitals: none, the first, the last or all are tried at once."""
    upper = sum("A" <= sign <= "Z" for sign in word)
    lower = sum("a" <= sign <= "z" for sign in word)
    if not upper:
        return 1
    if not lower or (upper == 1 and ("A" <= word[0] <= "Z" or "A" <= word[-1] <= "Z")):
        return 2
    return int(2 ** min(upper, lower))


def l33t_readings(scored: str) -> list[str]:
    """Return a password with its signs read as letters in every way; eight at most, for three signs have two."""
    present = [sign for sign in LEET if sign in scored]
    if not present:
        return []
    tables: list[dict[str, str]] = [{}]
    for sign in present:
        tables = [{**table, sign: letter} for letter in LEET[sign] for table in tables]
    return ["".join(table.get(sign, sign) for sign in scored) for table in tables]


def _rows_in(scored: str, known: KnownWords) -> Iterator[Part]:
    """Yield years, dates, phone numbers, well-known rows of digits and signs, and Bangla words that are in no list."""
    for run in _DIGITS.finditer(scored):
        ways = _number(run[0], known)
        if ways is not None:
            yield Part(run.start(), run.end(), *ways)
    for date in _PARTED_DATE.finditer(scored):
        yield Part(date.start(), date.end(), _DATE_WAYS, (Reason.YEAR,))
    for address in _MAIL.finditer(scored):
        yield Part(address.start(), address.end(), _MAIL_WAYS, (Reason.SELF,))
    for run in _SIGNS.finditer(scored):
        if len(run[0]) > 1 and len(set(run[0])) == 1:
            yield Part(run.start(), run.end(), _ROW_WAYS, ())
        elif len(run[0]) > 2 and on_keys(run[0]):  # noqa: PLR2004 two signs are no row
            yield Part(run.start(), run.end(), _ROW_WAYS, (Reason.KEYBOARD,))
    for run in _BANGLA_RUN.finditer(scored):
        word = known.find_local(run[0])
        if word is None:
            yield Part(run.start(), run.end(), _BANGLA_WORD_WAYS, (), link=Link.HIDDEN)
        else:
            yield Part(run.start(), run.end(), word.guesses, (word.reason,), 1, Link.LOCAL)


def _walks_in(scored: str) -> Iterator[Part]:
    for walk in walks_in(scored):
        if not is_sequence(scored[walk.start : walk.end]):
            yield Part(*walk, (Reason.KEYBOARD,))


def _number(digits: str, known: KnownWords) -> tuple[int, tuple[Reason, ...]] | None:
    """Return the guesses for a whole run of digits and the reasons, if it is one that is known."""
    word = known.find_local(digits)
    alike = len(digits) > 1 and len(set(digits)) == 1
    ways = [
        (ways, reasons)
        for fits, ways, reasons in (
            (word is not None, word.guesses if word else 0, (word.reason,) if word else ()),
            (_YEAR.fullmatch(digits), _YEAR_WAYS, (Reason.YEAR,)),
            (is_sequence(digits), _ROW_WAYS, (Reason.SEQUENCE,)),
            (alike, _ROW_WAYS, ()),
            (_PHONE.fullmatch(digits), _PHONE_WAYS, (Reason.PHONE,)),
            (_DATE.fullmatch(digits), _DATE_WAYS, (Reason.YEAR,)),
        )
        if fits
    ]
    return min(ways, key=itemgetter(0)) if ways else None


def is_sequence(signs: str) -> bool:
    """Whether signs follow each other in steps of one, up or down, three at least."""
    steps = {ord(after) - ord(before) for before, after in pairwise(signs)}
    return len(signs) > 2 and steps in ({1}, {-1})  # noqa: PLR2004 two are no sequence


def on_keys(signs: str) -> bool:
    """Return whether signs lie side by side on a row of keys, in either direction."""
    return any(signs in row or signs[::-1] in row for row in _KEYS)
