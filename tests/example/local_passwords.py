"""Invents passwords as people of one upazila make them: a word of theirs, a capital, a sign, a year or a row of digits.

No password here is anybody's; the words are places, posts, names, feasts and habits that everybody there knows. The words
are this file's own, not those that the program judges by: some of them it does not know.
"""

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = (
    # the upazila, its unions, rivers and neighbours
    "paikgacha", "paikgasa", "paikgachha", "khulna", "kapilmuni", "horidhali", "haridhali", "goroikhali", "garuikhali",
    "lata", "deluti", "soladana", "laskar", "loskor", "gadaipur", "raruli", "chandkhali", "koyra", "dumuria", "tala",
    "satkhira", "sundarban", "shibsa", "kopotakkho", "dakshin", "bangladesh",
    # posts, offices, the portal
    "uno", "krishi", "upazila", "porishod", "parishad", "union", "unionparishad", "udc", "digital", "secretary", "sochib",
    "chairman", "bhumi", "acland", "shikkha", "education", "motsho", "fisheries", "health", "lged", "election", "somobay",
    "mohila", "jubo", "ansar", "admin", "administrator", "portal", "webportal", "user", "office", "password", "welcome",
    # people, faith, feasts, pride, habits
    "rahim", "karim", "hasan", "hossain", "islam", "rahman", "mamun", "sumon", "shamim", "rana", "jamal", "milon", "liton",
    "ripon", "fatema", "ayesha", "nasrin", "shirin", "taslima", "tania", "mitu", "subrata", "biswas", "mondal", "sarkar",
    "allah", "bismillah", "muhammad", "ramadan", "eidmubarak", "durga", "joybangla", "sonarbangla", "amarsonarbangla",
    "bijoy", "shadhinota", "ekushey", "bondhu", "bhalobashi", "maa", "abbu", "ammu", "jibon", "shopno", "tigers", "cricket",
)  # fmt: skip
SIGNS = ("@", "#", "!", "$", "*", "&", "%", "_", "-", ".", "@@", "@#")
DIGITS = (
    "", "1", "7", "01", "12", "21", "22", "23", "24", "71", "007", "100", "111", "123", "321", "420", "786", "1234", "4321",
    "12345", "123456", "1971", "1952", "1975", "1985", "1990", "1995", "2000", "2018", "2019", "2020", "2021", "2022",
    "2023", "2024", "2025", "01711", "01912", "9200", "9280",
)  # fmt: skip


def local_passwords(count: int, seed: int = 1) -> list[str]:
    """Return so many different ones, each as likely as any other."""
    rng = random.Random(seed)
    return rng.sample(sorted(set(every())), count)


def every() -> Iterator[str]:
    """Yield all that can be made of the words; some more than once."""
    for word, case, sign, digits, shape in product(WORDS, CASES, SIGNS, DIGITS, SHAPES):
        yield shape(case(word), sign, digits)
    for (first, second), case in product(product(WORDS, WORDS), CASES):
        yield f"{case(first)}@{second}1"


CASES = (
    str.lower,
    str.capitalize,
    str.upper,
    lambda word: word[:-1] + word[-1].upper(),
    lambda word: word.capitalize().replace("a", "@").replace("o", "0"),
)
SHAPES = (
    lambda word, sign, digits: word + sign + digits,
    lambda word, sign, digits: word + digits + sign,
    lambda word, sign, digits: digits + sign + word,
)
