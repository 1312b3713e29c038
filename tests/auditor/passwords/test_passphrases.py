"""Passwords that the program makes: remembered, typed anywhere, within every rule, and never guessed."""

from __future__ import annotations

import math
import random
import shlex
from urllib.parse import quote

import pytest

from auditor.model.facts import Strength
from auditor.passwords import judging, passphrases, words
from auditor.places import geography

WORDS = passphrases.word_list()


def choices(count):
    rng = random.Random(count)
    return [passphrases.generate(rng.randrange) for _ in range(count)]


def taken_apart(phrase):
    """Return the choices that a phrase was made by: so no two rows of choices make the same one."""
    left, rows = list(WORDS), []
    parts = phrase.split("-")
    capital = next(place for place, part in enumerate(parts) if part[0].isupper())
    digits = [passphrases.DIGITS.index(digit) for digit in parts[capital][-2:]]
    for part in parts:
        word = part.rstrip(passphrases.DIGITS).lower()
        rows.append(left.index(word))
        left.remove(word)
    return [*rows, capital, *digits]


def test_its_chance_is_counted_from_the_scheme():
    asked = []

    def choose(below):
        asked.append(below)
        return 0

    passphrases.generate(choose)
    assert asked == [1024, 1023, 1022, 1021, 4, 8, 8]
    assert math.log2(math.prod(asked)) > 47.9


def test_different_choices_make_different_passphrases():
    for seed in range(200):
        rng, made = random.Random(seed), []
        phrase = passphrases.generate(lambda below, rng=rng, made=made: made.append(rng.randrange(below)) or made[-1])
        assert taken_apart(phrase) == made


@pytest.mark.parametrize("name", ["Paikgacha", "Savar", "Teknaf"])
def test_it_is_always_strong_and_within_every_rule(name, how_many):
    place = geography.find_upazila(name)[0]
    offices = geography.fresh_roster(place).offices
    local = words.local_words(offices, upazila=place.name, district=place.district)
    for phrase in choices(how_many(20, 200)):
        found = judging.judge(phrase, local, rule=judging.RULES[-1], year=2024)
        assert (found.strength, found.lacks, found.reasons) == (Strength.STRONG, (), ()), phrase


def test_the_least_lucky_passphrases_are_strong_too():
    """The commonest words zxcvbn knows, all of three letters, with the same two digits."""
    from zxcvbn import matching

    lists = matching.RANKED_DICTIONARIES.values()
    common = sorted(WORDS, key=lambda word: (len(word), min(ranks.get(word, 10**6) for ranks in lists)))[:12]
    for first in range(9):
        parts = common[first : first + 4]
        parts[0] = parts[0].capitalize() + "22"
        phrase = "-".join(parts[:4])
        found = judging.judge(phrase, words.LocalWords(), rule=judging.RULES[-1], year=2024)
        assert found.strength is Strength.STRONG, phrase


def test_it_can_be_typed_on_any_keyboard_and_means_nothing_to_a_shell_or_an_address():
    for phrase in choices(300):
        assert phrase.isascii()
        assert shlex.quote(phrase) == phrase == quote(phrase)
        assert not set(phrase) & set("01IO|")
        assert len(phrase) <= 4 * 6 + 3 + 2


def test_the_words_are_what_they_say():
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert list(WORDS) == sorted(WORDS)
    assert all(3 <= len(word) <= 6 and word.isalpha() and word.islower() and word.isascii() for word in WORDS)
    assert not [word for word in WORDS if word[0] in "ilo"]
