"""One password is judged: by the rule as the committee said it, honestly about its strength, and nothing of it stays."""

from __future__ import annotations

import os
import random
import string
import subprocess
import sys
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest
import what_stays
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT
from sampling import some_of

from auditor.i18n import Language, Text
from auditor.model.facts import Strength
from auditor.model.selfcheck import LocalWords
from auditor.passwords import guesses, judging, neighbour, walks, words
from auditor.passwords.judging import RULES, judge
from auditor.passwords.reasons import CharacterClass, Reason
from auditor.passwords.signs import LOOKED_AT, SCORED, scored_signs
from auditor.places import geography

PAIKGACHA = words.local_words(
    geography.fresh_roster(geography.find_upazila("Paikgacha", "Khulna")[0]).offices,
    upazila=Text(en="Paikgacha", bn="পাইকগাছা"),
    district=Text(en="Khulna", bn="খুলনা"),
)
NOTHING = LocalWords()
NATIONAL = words.local_words((), upazila=Text(en="", bn=""), district=Text(en="", bn=""))
SIGNS = "!@#$%^&*()_+-=[]{}|;:'\",.<>/?`~ \\"


def verdict(password, local=PAIKGACHA, rule=RULES[0], year=2024):
    return judge(password, local, rule=rule, year=year)


# The rule


@pytest.mark.parametrize(
    ("password", "lacks"),
    [
        ("aB#", {"digit"}),
        ("aB1", {"symbol"}),
        ("a#1", {"upper"}),
        ("B#1", {"lower"}),
        ("aB#1", set()),
        ("aB 1", set()),
        ("aB১#", set()),
        ("", {"upper", "lower", "symbol", "digit"}),
        ("আমার সোনার", {"upper", "lower", "digit"}),
        ("কিলো", {"upper", "lower", "symbol", "digit"}),
        ("র\u200dযাব", {"upper", "lower", "symbol", "digit"}),
        ("éÉ§٣", set()),
        ("ǅ", {"upper", "lower", "symbol", "digit"}),
        ("\u0301", {"upper", "lower", "symbol", "digit"}),
        ("\ud800\udfff\n", {"upper", "lower", "symbol", "digit"}),
        ("\U0001d400\U0001d41a\U0001f600", {"digit"}),
    ],
)
def test_kinds_of_sign_are_told_by_unicode_category(password, lacks):
    assert set(verdict(password).lacks) == lacks


@pytest.mark.parametrize(("rule", "met"), [(RULES[0], True), (RULES[1], False)])
def test_a_digit_is_asked_for_only_by_the_rule_that_names_it(rule, met):
    found = verdict("Kolom-Tebil-Janala", rule=rule)
    assert found.meets_rule is met
    assert found.lacks == (CharacterClass.DIGIT,)
    assert found.missing == (() if met else (CharacterClass.DIGIT,))


def test_a_rule_that_nobody_made_is_refused():
    with pytest.raises(ValueError, match="no such rule"):
        verdict("x", rule="upper")


def test_composed_and_decomposed_letters_are_the_same_password():
    for composed in ("Éé#1", "রাড়ুলী", "পরিষদ য়"):
        for form in ("NFC", "NFD"):
            assert verdict(unicodedata.normalize(form, composed)) == verdict(composed)


# The band

LOCAL = (
    "Paikgacha@2024", "Kopilmuni#71", "Joybangla@71", "Bismillah@786", "Upazila@123", "Khulna@12345", "Sochib#2023",
    "P@ikg@ch@#2024", "K0p1lmun1!1971", "J0yb@ngl@_71!", "PAIKGACHA@2024", "paikgachA@2024", "Paikgasa@2024",
    "Paikgachha@2031", "Poikgacha@1", "Kapilmuni@1971", "Horidhali#007", "Haridhali@16121971", "Chandkhali!!!2024",
    "Godaipur@01712345678", "Gadaipoor@1", "ahcagkiaP@2024", "2024@Paikgacha", "#Paikgacha#2024#", "PaikgachaKhulna@2024",
    "Upazila@Paikgacha#1", "KopilmuniUP@123", "Unionparishad@12345", "Amarsonarbangla@1971", "AmarSonarBangla#71",
    "Bangladeshzindabad@2024", "Allahuakbar@786", "Harekrishna@108", "Mayerdoa@1234", "Digitalbangladesh@2041",
    "Rahim@01812345678", "Password@2024", "Admin@12345", "Uno@2024", "Agriculture#2024", "Krishi@Office1", "Batayon@2030",
    "আমার সোনার বাংলা", "আমারসোনারবাংলা", "আমার সোনার বাংলা ১৯৭১", "জয় বাংলা ১৯৭১", "পাইকগাছা@২০২৪", "বাংলাদেশ জিন্দাবাদ",
    "আমি তোমায় ভালোবাসি", "চিংড়িমাছ@৫৫", "উপজেলা পরিষদ পাইকগাছা",
)  # fmt: skip


@pytest.mark.parametrize("password", LOCAL)
def test_what_a_neighbour_tries_first_is_not_strong(password):
    assert verdict(password).strength is not Strength.STRONG


@pytest.mark.parametrize("password", LOCAL[:20])
def test_and_mostly_it_is_weak(password):
    assert verdict(password).strength is Strength.WEAK


def local_passwords(rng, count):
    """Yield local words with spellings, capitals, signs for letters, a tail; as officers make them."""
    known = [
        word.replace(" ", "") for group in ("places", "offices", "names") for word in getattr(PAIKGACHA, group)[:80]
    ]
    known = [word for word in known if len(word) > 3 and word.isalpha()]
    tails = (
        "123",
        "1234",
        "71",
        "786",
        "2024",
        "2031",
        "1971",
        "01",
        "007",
        "99",
        "12345",
        "111",
        "01712345678",
        "16121971",
    )
    for _ in range(count):
        word = rng.choice(known)
        word = rng.choice([word, *words.spellings(word, 6)])
        if rng.random() < 0.15:
            word += rng.choice(known)
        word = rng.choice([word.capitalize(), word.capitalize(), word.upper(), word])
        if rng.random() < 0.3:
            word = word.replace("a", "@").replace("o", "0")
        yield word + rng.choice("@@@#!$*-_.") + rng.choice(tails) + rng.choice(["", "", "!", "#"])


def test_local_words_are_what_shows_them_up(how_many):
    made = list(local_passwords(random.Random(71), how_many(100, 300)))
    with_words = [verdict(password).strength for password in made]
    without = [verdict(password, NOTHING).strength for password in made]
    assert with_words.count(Strength.STRONG) <= 0.01 * len(made)
    assert with_words.count(Strength.WEAK) > 0.75 * len(made)
    assert without.count(Strength.WEAK) < 0.35 * len(made)


HELD_OUT = (
    "Unopaikgacha@mopa.gov.bd", "Eid@Mubarak24", "Royal@Bengal#1", "AbuSayed#2024", "cvBKMvQv@2024", "Pass#word1",
    "Garikhali#2024x", "Gorikhali-Loskor7", "Pkgchh-Kplmn-2024", "Nurjahan-Begum-7191", "Goroi.Khali.Bazar1",
)  # fmt: skip


@pytest.mark.parametrize("password", HELD_OUT)
def test_words_in_any_disguise_of_a_neighbours_are_not_strong(password):
    assert verdict(password).strength is not Strength.STRONG


WALKS = (
    "1qaz@WSX3edc$RFV",
    "!QAZ2wsx#EDC4rfv",
    "1qaz!QAZ2wsx@WSX",
    "1q2w3e4r!Q@W#E$R",
    "Poiuyt#0987Lkj",
    "1qaz2wsx#EDC$RFV",
)


@pytest.mark.parametrize("password", WALKS)
def test_walks_over_the_keys_are_weak_with_shift_and_without(password):
    found = verdict(password, NOTHING)
    assert found.strength is Strength.WEAK
    assert Reason.KEYBOARD in found.reasons


CHAINS = (
    "ICTOffice@Paikgacha#Khulna", "PaikgachaUNO#Khulna9280", "Khulna9280@Paikgacha#UNO", "Paikgacha.Khulna@9280",
    "StatisticsOffice@Paik24", "Soladana.Union.UP@10no", "Padma#Setu@2022", "ShubhoSokal@Bangladesh1",
    "KaziNazrul@Islam#Bidrohi", "Amader#Upazila_Amader24", "NID@Server_Login#UNO1", "P@ikg@ch@Kh*ln@24",
)  # fmt: skip


@pytest.mark.parametrize("password", CHAINS)
def test_a_chain_of_words_that_a_neighbour_knows_is_not_strong(password):
    assert verdict(password).strength is not Strength.STRONG


@pytest.mark.parametrize("word", ["Rupsha", "UNO", "Soladana", "Rupsha.Shibsa.Boishakh.Ilish"])
def test_another_local_word_in_a_chain_does_not_make_it_strong(word):
    for password in (f"Paikgacha.Khulna@9280{word}", f"{word}#Paikgacha.Khulna@9280", f"Paikgacha.{word}.Khulna@9280"):
        assert verdict(password).strength is not Strength.STRONG


@pytest.mark.parametrize(
    "password",
    ["Paikgacha-orbit-velvet-Tunnel38", "royal-car-draw-Set36", "Khulna#tVq9xLm2Rw#Paikgacha", "1qaz-tVq9!xLm2Rw-0987"],
)
def test_chance_beside_a_chain_or_a_walk_makes_a_password_strong(password):
    assert verdict(password).strength is Strength.STRONG


def test_bijoy_is_told_before_all_else():
    assert verdict("cvBKMvQv@2024").reasons[0] is Reason.BIJOY


@given(
    st.lists(st.sampled_from(("Xq", "vt", "tr", "Khet", "9", "7#", "@", "Mango", "-", "r4")), min_size=4, max_size=9)
)
def test_a_further_word_never_raises_a_verdict(pieces):
    password = "".join(pieces)
    before = verdict(password, NATIONAL).strength
    for group in ("own", "places", "names", "portals"):
        for word in ("xqvt", "khettr", "mangokhet", "vttr9"):
            more = replace(NATIONAL, **{group: (word, *getattr(NATIONAL, group))})
            assert verdict(password, more).strength <= before


@given(st.sampled_from((*LOCAL, *HELD_OUT, "Dumuria@Fultala7", "Qwmzyt-Debhata-42")))
def test_the_words_of_an_upazila_never_raise_a_verdict(password):
    assert verdict(password).strength <= verdict(password, NATIONAL).strength


CHANCE = {
    "small letters": string.ascii_lowercase,
    "small letters and digits": string.ascii_lowercase + string.digits,
    "capitals and digits": string.ascii_uppercase + string.digits,
    "letters and digits": string.ascii_letters + string.digits,
    "ten signs": string.ascii_letters + string.digits + "!@#$%&*-_.",
    "printable": string.printable[:94],
}


@pytest.mark.parametrize("kind", some_of(CHANCE, kind=lambda kind: "letters" in kind))
def test_chance_of_twelve_signs_is_strong_but_for_one_in_a_thousand(kind, how_many):
    rng = random.Random(71)
    made = ["".join(rng.choices(CHANCE[kind], k=12)) for _ in range(how_many(250, 1000))]
    assert sum(verdict(password).strength is not Strength.STRONG for password in made) <= len(made) // 1000


CHANCE_WITH_WORDS = (
    "kokoharimjhb", "jonesixexsqq", "dcmnfkhkhdgj", "hrrompaaulek", "xf1ukdxmv5m6", "e+7/FsqckHPr", "L@rlJn.IIdCb",
    "7flore3npo6c", "9wj4ai7ene2n", "h3zz0sapn4po", "z0m0a1n88am2", "F1ORAN3J1A06", "4n5hofiiz4yz",
)  # fmt: skip


@pytest.mark.parametrize("password", CHANCE_WITH_WORDS)
def test_a_short_word_that_chance_made_does_not_make_chance_a_neighbours(password):
    """Drawn by chance: there lie in them koko and hari, Sakhipur without its vowels, Rampal with others, a Jones, a mail address, a Flor and digits."""
    assert verdict(password).strength is Strength.STRONG


@pytest.mark.parametrize("password", ["Koko-Hari-2024", "KokoHari@2024!", "jones.sherpur71", "Rmpl@Shrpr#2024"])
def test_and_the_same_words_by_themselves_do(password):
    assert verdict(password).strength is not Strength.STRONG


@pytest.mark.parametrize("password", ["zeeranna0d72", "Summer7-8y9kq", "mY7girls4&3k", "khulna1rupsha2padma3"])
def test_two_numbers_or_numbers_beside_signs_or_between_local_words_are_not_taken_for_chance(password):
    assert verdict(password).strength is not Strength.STRONG


def test_letters_follow_each_other_as_in_the_lists_of_words():
    follows, all_that_follow = Counter(), Counter()
    for word in guesses.common_words():
        for pair in pairwise(word) if word.isascii() and word.isalpha() else ():
            follows[pair] += 1
            all_that_follow[pair[0]] += 1
    letters = string.ascii_lowercase
    assert neighbour.letter_pairs() == tuple(
        "".join(letters[min(26, max(2, all_that_follow[one] // (follows[one, two] or 1))) - 1] for two in letters)
        for one in letters
    )


@pytest.mark.parametrize(("before", "after"), [
    ("a", "o"), ("o", "a"), ("ch", "chh"), ("chh", "ch"), ("sh", "s"), ("s", "sh"), ("j", "z"), ("z", "j"), ("bh", "v"),
    ("v", "bh"), ("i", "ee"), ("u", "oo"), ("ph", "f"),
])  # fmt: skip
def test_another_spelling_of_a_local_word_is_no_stronger(before, after):
    spelt = [word for word in (*PAIKGACHA.places[:60], *PAIKGACHA.names[:400]) if before in word and len(word) > 6]
    assert spelt
    for word in spelt[:12]:
        other = word.replace(" ", "").replace(before, after).capitalize()
        assert verdict(other + "#12345!").strength is not Strength.STRONG, other


def test_random_passwords_are_strong(how_many):
    rng = random.Random(12)
    signs = string.ascii_letters + string.digits + "!@#$%&*-_"
    made = ["".join(rng.choice(signs) for _ in range(14)) for _ in range(how_many(40, 200))]
    assert sum(verdict(password).strength is Strength.STRONG for password in made) >= len(made) - 1


def test_the_shape_that_everybody_knows_is_never_strong_even_of_letters_nobody_knows():
    found = verdict("Xqzvbtkwm@739")
    assert found.strength is Strength.FAIR
    assert found.reasons == (Reason.SHAPE,)
    assert verdict("xqZv@btk73Wm9").strength is Strength.STRONG


@pytest.mark.parametrize("password", ["KarimTalukder#1990!", "Afisarghat#01712345678!", "Qoorbaneepadma@01712345678"])
def test_two_local_words_with_hardly_anything_beside_are_never_strong(password):
    assert verdict(password).strength is not Strength.STRONG


def test_a_longer_password_that_holds_a_weak_one_may_be_strong():
    assert verdict("Paikgacha@2024-tVq9!xLm2Rw").strength is Strength.STRONG


@given(st.text(max_size=8))
def test_short_passwords_are_never_strong(password):
    assert verdict(password, NOTHING).strength is not Strength.STRONG


def test_dates_are_judged_by_the_year_of_the_round():
    from zxcvbn import scoring

    verdict("x", year=2031)
    assert scoring.REFERENCE_YEAR == 2031


# Why


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("Paikgacha@9", Reason.PLACE),
        ("Kopilmuni#9", Reason.PLACE),
        ("Sochib@99", Reason.OFFICE),
        ("Batayon@99", Reason.PORTAL),
        ("Rahimuddin7#", Reason.SELF),
        ("Joybangla@7", Reason.PHRASE),
        ("Amar Sonar Bangla", Reason.PHRASE),
        ("আমার সোনার বাংলা", Reason.PHRASE),
        ("Bismillah#7", Reason.WORD),
        ("Furniture#7", Reason.WORD),
        ("Password", Reason.COMMON),
        ("P@$$w0rd", Reason.COMMON),
        ("Tx#2024", Reason.YEAR),
        ("Tx#1987", Reason.YEAR),
        ("Tx#১৯৭১", Reason.YEAR),
        ("Tx#16121971", Reason.YEAR),
        ("Tx 16/12/1971", Reason.YEAR),
        ("Tx#01712345678", Reason.PHONE),
        ("Tx#8801712345678", Reason.PHONE),
        ("Tx#qwerty", Reason.KEYBOARD),
        ("Tx!@#$", Reason.KEYBOARD),
        ("Tx#4321", Reason.SEQUENCE),
        ("Tx#efgh", Reason.SEQUENCE),
        ("Tx#aaaa", Reason.REPEAT),
        ("kukakuka", Reason.REPEAT),
        ("Zvxtqk@12", Reason.SHAPE),
        ("P@1kg@ch@", Reason.LEET),
        ("xK9#", Reason.SHORT),
        (" Kx9#", Reason.SPACE),
        ("Kx9#\u3000", Reason.SPACE),
        ("Kx#ক", Reason.BANGLA),
    ],
)
def test_each_reason_is_found(password, reason):
    local = words.with_own(PAIKGACHA, ["rahim.uddin@example.gov.bd"])
    found = judging.judge(password, local, rule=RULES[0], year=2024)
    assert reason in every_reason(password, local)
    assert set(found.reasons) <= every_reason(password, local)


def every_reason(password, local):
    """All reasons of a password, not only the weightiest three."""
    before, judging.MOST_REASONS = judging.MOST_REASONS, 99
    try:
        return set(judge(password, local, rule=RULES[0], year=2024).reasons)
    finally:
        judging.MOST_REASONS = before


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("mango-river-Table", Reason.PLACE),
        ("Power!First", Reason.SEQUENCE),
        ("Tx#8417", Reason.YEAR),
        ("mother-in-law", Reason.KEYBOARD),
        ("Zudcq#7x", Reason.OFFICE),
    ],
)
def test_what_is_not_there_is_not_told(password, reason):
    assert reason not in every_reason(password, PAIKGACHA)


@given(st.text(st.sampled_from(string.printable + "আমারবাংলা১২"), max_size=30))
def test_at_most_three_reasons_are_told_the_weightiest_first_and_none_twice(password):
    found = verdict(password, NOTHING)
    assert len(found.reasons) <= 3
    assert list(found.reasons) == sorted(set(found.reasons), key=list(Reason).index)
    if found.strength is Strength.STRONG:
        assert set(found.reasons) <= {Reason.SPACE, Reason.BANGLA}
    else:
        assert found.reasons


def test_what_only_the_caller_knows_takes_its_place_among_the_reasons():
    found = verdict("Paikgacha@2024")
    assert found.also(Reason.REUSED, Reason.BREACHED).reasons == (Reason.BREACHED, Reason.REUSED, Reason.PLACE)
    assert found.also().reasons == found.reasons


def test_every_reason_and_kind_is_told_in_two_languages():
    texts = [reason.text for reason in Reason] + [kind.label for kind in CharacterClass]
    for text in texts:
        assert text.en.isprintable()
        assert unicodedata.is_normalized("NFC", text.bn)
    assert len({text.bn for text in texts}) == len(texts)


UNMET = (
    "The decision's rule is not met yet. Add: Upper-case letter (A–Z), Sign or symbol (such as @ # % !). "
    "Weak: someone who knows you can guess it."
)


@pytest.mark.parametrize(
    ("password", "en"),
    [
        ("Paikgacha@2024", "The rule is met, but this password is easy to guess. We advise another one."),
        ("xqZv@btk73Wm9", "The rule is met and the password is strong. Now write it on paper and set it on the portal."),
        ("xqzv-btkwmphr", "It is strong; to meet the decision add Upper-case letter (A–Z)."),
        ("Xqzvbtkwm@739", "The decision's rule is met. Fair: leave out what is named below and test another."),
        ("paikgacha", UNMET),
    ],
)  # fmt: skip
def test_the_summary_says_rule_and_band(password, en):
    summary = verdict(password).summary
    assert summary.said(Language.EN) == en
    assert "{" not in summary.bn
    assert unicodedata.is_normalized("NFC", summary.bn)


# Cost, whatever is typed

HOSTILE = {
    "nothing": "",
    "a million of one sign": "a" * 1_000_000,
    "a million combining signs": "a" + "\u0301\u0316" * 500_000,
    "signs for letters": "4@8({[<369!1|70$5+%2" * 13,
    "signs that stand for two letters": "1|7" * 86,
    "repeats of repeats": "ab" * 20 + "abc" * 20,
    "dates": "12/12/2012" * 30,
    "digits": "1234567890" * 30,
    "words": "lovepasswordmonkeydragon" * 10,
    "Bangla": "আমারসোনারবাংলা" * 20,
    "half signs": "\ud83d" * 500 + "\ude00" * 500,
    "private use": "\ue000\uf8ff" * 100,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_bounded(name, monkeypatch):
    """Counted, not clocked: tables of readings, looks into the dictionaries, and what is normalised."""
    from zxcvbn import matching

    counts = {"tables": 0, "looks": 0, "normalised": 0}
    tables, look, normalize = guesses._l33t_tables, matching.dictionary_match, unicodedata.normalize

    def counted_tables(table):
        made = tables(table)
        counts["tables"] = max(counts["tables"], len(made))
        return made

    def counted_look(password, *rest, **named):
        counts["looks"] += len(password) ** 2
        return look(password, *rest, **named)

    def counted_normalize(form, text):
        counts["normalised"] += len(text)
        return normalize(form, text)

    monkeypatch.setattr(guesses, "_l33t_tables", counted_tables)
    monkeypatch.setattr(matching, "dictionary_match", counted_look)
    monkeypatch.setattr(unicodedata, "normalize", counted_normalize)
    verdict(HOSTILE[name])
    assert counts["tables"] <= 16
    assert counts["looks"] <= 20 * SCORED**2
    assert counts["normalised"] <= LOOKED_AT


def test_what_is_scored_is_bounded_in_length():
    assert len(scored_signs("x" * 5000)) == SCORED == 64


def test_the_bounds_change_no_verdict_of_a_real_password():
    """What is cut off stands behind the first 64 signs for strength, behind the first 1,024 for the rule."""
    rng = random.Random(64)
    for size in (20, 40, 64):
        password = "".join(rng.choice(string.ascii_lowercase) for _ in range(size))
        assert verdict(password + "#Q").meets_rule
    assert verdict("a" * 1000 + "#Q").meets_rule


def test_random_text_breaks_nothing(how_many):
    rng = random.Random(50_000)
    ranges = (
        (0x20, 0x7F),
        (0x20, 0x7F),
        (0x980, 0xA00),
        (0, 0x300),
        (0x300, 0x10000),
        (0xD800, 0xE000),
        (0x10000, 0x110000),
    )
    seen = set()
    for _ in range(how_many(1_000, 6_000)):
        password = "".join(chr(rng.randrange(*rng.choice(ranges))) for _ in range(rng.randrange(10)))
        seen.add(verdict(password, NOTHING).strength)
    assert seen == {Strength.WEAK, Strength.FAIR} or seen == set(Strength)


# Nothing stays


def test_nothing_of_the_password_stays_in_the_process():
    """Looked for in a process that holds little else: in that of the tests it takes longer than all other cases here."""
    done = subprocess.run(
        [sys.executable, what_stays.__file__],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "held by [], told by its verdict: False, seen where it is kept: True\n"


def test_the_words_given_to_the_engine_are_taken_away_again():
    from zxcvbn import matching

    verdict("Paikgacha@2024")
    assert "user_inputs" not in matching.RANKED_DICTIONARIES


def test_the_verdicts_repr_says_only_what_may_be_kept():
    assert repr(verdict("paikgacha@2024")) == "PasswordVerdict(meets_rule=False, strength=<Strength.WEAK: 0>)"


def test_a_breakdown_of_the_engine_says_nothing_of_the_password(monkeypatch):
    import zxcvbn

    secret = what_stays.secret_password()

    def broken(password, dictionaries):
        raise KeyError(password, dictionaries)

    monkeypatch.setattr(zxcvbn.matching, "omnimatch", broken)
    with pytest.raises(RuntimeError) as told:
        verdict(secret)
    assert told.value.__context__ is None
    assert told.value.__cause__ is None
    assert secret not in str(told.value)
    assert "user_inputs" not in zxcvbn.matching.RANKED_DICTIONARIES


def test_the_engine_is_not_asked_for_times_and_advice_that_nobody_reads(monkeypatch):
    import zxcvbn

    def asked(*_):
        raise AssertionError

    monkeypatch.setattr(zxcvbn.time_estimates, "estimate_attack_times", asked)
    monkeypatch.setattr(zxcvbn.feedback, "get_feedback", asked)
    assert verdict("Paikgacha@2024").strength is Strength.WEAK


class Listed(str):
    """A word of a list that counts how often lists are looked at."""

    __slots__ = ()
    looks = 0

    def __hash__(self):
        Listed.looks += 1
        return super().__hash__()


def test_of_the_words_that_are_nobodys_own_none_is_looked_at_again_for_another_password_and_person():
    local = replace(NOTHING, places=tuple(map(Listed, ("paikgacha", "koyra", "dumuria"))))
    assert verdict("Koyra@2024", local).strength is Strength.WEAK
    Listed.looks = 0
    assert verdict("Dumuria#77", replace(local, own=("rahima",))).strength is Strength.WEAK
    assert Listed.looks == 0


@pytest.mark.parametrize(
    ("signs", "ends"),
    [
        ("qwe", [3]),
        ("qwerty", [3, 4, 5, 6]),
        ("qwex", [3]),
        ("1q2w3e", [6]),
        ("1q2w3", []),
        ("1q2w3e4r", [6, 7, 8]),
        ("1q2w3e5", [6]),
        ("qa", []),
        ("qaঅz", []),
        ("qq", []),
        ("qqq", []),
    ],
)
def test_a_walk_ends_where_its_first_wrong_step_is(signs, ends):
    assert list(walks._walked(signs)) == ends


def test_the_engine_is_loaded_only_when_a_password_is_judged():
    script = "import sys, auditor.passwords.judging\nprint('zxcvbn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
