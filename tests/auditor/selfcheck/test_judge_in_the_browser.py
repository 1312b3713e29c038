"""The page judges as the program does: the same verdict and the same reasons, for thousands of passwords of every shape."""

from __future__ import annotations

import itertools
import json
import random
import string
import unicodedata
from functools import cache

import pytest
from changing import replace
from msgspec.structs import asdict
from needs import lacking
from sampling import SEED

from auditor.i18n import Text
from auditor.model.facts import Strength
from auditor.model.selfcheck import LocalWords
from auditor.passwords import judging, passphrases, reasons, words
from auditor.passwords.signs import SCORED
from auditor.places import geography
from auditor.selfcheck import engine

pytestmark = pytest.mark.sampled

PAIKGACHA = words.with_own(
    words.local_words(
        geography.fresh_roster(geography.find_upazila("Paikgacha", "Khulna")[0]).offices,
        upazila=Text(en="Paikgacha", bn="পাইকগাছা"),
        district=Text(en="Khulna", bn="খুলনা"),
    ),
    ["rahim.uddin71@example.gov.bd", "মোঃ রহিম উদ্দিন"],
)
LISTED = [word for group in asdict(PAIKGACHA).values() for word in group]
SIGNS = "!@#$%^&*()_+-=[]{}|;:'\",.<>/?`~ \\"
LEET = {"a": "@4", "o": "0", "i": "1!|", "s": "$5", "e": "3", "t": "7+", "l": "1|7", "b": "8", "g": "69", "z": "2"}
OLD = unicodedata.ucd_3_2_0
"""Signs that every Unicode since 2002 knows alike; newer ones are of another kind to an older browser."""


class Passwords:
    """Makes passwords of many shapes from one seed."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.odds = self.oddities()

    def make(self, count):
        shapes = (self.local, self.leet, self.printable, self.unicode, self.common, self.joined, self.backwards,
                  self.signs, self.repeated, self.bangla, self.phrase, self.keyboard, self.odd, self.parted,
                  self.voweless, self.bijoy, self.address, self.leaked, self.numbered)  # fmt: skip
        return [shapes[number % len(shapes)]() for number in range(count)]

    def case(self, word):
        mixed = "".join(sign.upper() if self.rng.random() < 0.3 else sign for sign in word)
        return self.rng.choice([word, word.capitalize(), word.upper(), word[:-1] + word[-1:].upper(), mixed])

    def disguised(self, word):
        return "".join(self.rng.choice(LEET[one]) if one in LEET and self.rng.random() < 0.4 else one for one in word)

    def tail(self):
        pick = self.rng.randrange
        return self.rng.choice([
            "", str(pick(10)), str(pick(1950, 2045)), "123", "4321", "786", "71", "111", "!@#", "##", "২০২৪",
            f"01{pick(3, 10)}{pick(10**8):08d}", f"+8801{pick(3, 10)}{pick(10**8):08d}",
            f"{pick(1, 32):02d}{pick(1, 13):02d}{pick(1950, 2030)}", f"{pick(1950, 2030)}{pick(1, 13):02d}{pick(1, 32):02d}",
            f"{pick(1, 32)}/{pick(1, 13)}/{pick(50, 2030)}", f"{pick(1950, 2030)}-{pick(1, 13)}-{pick(1, 32)}",
            "".join(self.rng.choice(SIGNS + string.digits) for _ in range(pick(8))),
        ])  # fmt: skip

    def word(self):
        word = self.rng.choice(LISTED)
        return self.rng.choice([word, *words.spellings(word, 5)]) if word.isascii() else word

    def local(self):
        return self.case(self.word()) + self.rng.choice(SIGNS) + self.tail()

    def leet(self):
        return self.disguised(self.case(self.word())) + self.rng.choice(["", *SIGNS]) + self.tail()

    def printable(self):
        return "".join(self.rng.choice(string.printable[:95]) for _ in range(self.rng.randrange(30)))

    def unicode(self):
        ranges = ((0x20, 0x7F), (0x980, 0xA00), (0, 0x300), (0x300, 0x3400), (0xE000, 0x10000), (0x1D400, 0x1D800))
        signs = (chr(self.rng.randrange(*self.rng.choice(ranges))) for _ in range(self.rng.randrange(40)))
        return "".join(sign for sign in signs if OLD.category(sign) != "Cn")

    def common(self):
        from zxcvbn.matching import RANKED_DICTIONARIES

        known = RANKED_DICTIONARIES[self.rng.choice(["passwords", "english_wikipedia", "surnames"])]
        return self.case(self.rng.choice(list(known)[:5000])) + self.tail()

    def joined(self):
        pieces = [self.common() for _ in range(self.rng.randrange(3))]
        chain = [self.word().title() for _ in range(self.rng.randrange(1, 5))]
        return self.rng.choice(["", "-", "#", "."]).join(pieces + chain) + self.rng.choice(["", "@9280", "_Paik24"])

    def backwards(self):
        return self.case(self.word()[::-1]) + self.tail()

    def signs(self):
        return "".join(self.rng.choice("4@8({[<369!1|70$5+%2") for _ in range(self.rng.randrange(1, 90)))

    def repeated(self):
        letters = "".join(self.rng.choice(string.ascii_letters + "12") for _ in range(self.rng.randrange(1, 6)))
        return letters * self.rng.randrange(1, 20) + self.tail()

    def bangla(self):
        first, second = (self.rng.choice(PAIKGACHA.bangla) for _ in range(2))
        return (
            unicodedata.normalize(self.rng.choice(["NFC", "NFD"]), f"{first}{self.rng.choice(' @-')}{second}")
            + self.tail()
        )

    def phrase(self):
        return passphrases.generate(self.rng.randrange)

    def parted(self):
        place, word = self.rng.randrange(1, 5), self.case(self.word()).replace(" ", self.rng.choice(SIGNS))
        return word[:place] + self.rng.choice(SIGNS) + word[place:] + self.tail()

    def voweless(self):
        place = self.rng.choice(PAIKGACHA.places)
        return (
            self.case("".join(sign for sign in place if sign not in "aeiou" or self.rng.random() < 0.3)) + self.tail()
        )

    def bijoy(self):
        return self.case(self.rng.choice(PAIKGACHA.bijoy)) + self.tail()

    def address(self):
        return (
            f"{self.case(self.word())}@{self.rng.choice(['mopa.gov.bd', 'example.com', 'x.y', 'Gmail.Com'])}"
            + self.tail()
        )

    def leaked(self):
        return self.rng.choice(["P@ssw0rd", "Passw0rd!", "P@ssw0rd1", "P@ssword1"]) + self.rng.choice(["", "", "x"])

    def numbered(self):
        signs = self.rng.choice([string.ascii_lowercase, string.ascii_letters, "abcdef"]) + string.digits
        return "".join(self.rng.choices(signs, k=self.rng.randrange(8, 20)))

    def keyboard(self):
        rows = ["qwerty", "asdfgh", "1qaz2wsx", "zxcvbn", "poiuy", "abcd", "zyx", "!@#$%", "efgh"]
        walks = ["1qaz@WSX3edc$RFV", "!QAZ2wsx#EDC", "1q2w3e4r!Q@W#E$R", "Poiuyt#0987Lkj", "mju7*IK<", "{}|[]\\"]
        walked = self.rng.choice(walks)[: self.rng.randrange(3, 17)] + self.tail()
        return self.rng.choice([self.rng.choice(rows) + self.case(self.word()) + self.tail(), walked])

    def odd(self):
        return next(self.odds)

    def oddities(self):
        return itertools.cycle([
            "", " ", "\t", "\n", "\u3000x", "x\u00a0", "constructor", "__proto__", "hasOwnProperty", "toString", "valueof",
            "Constructor@1", "a" * 5000, "ab" * 3000, "a" + "\u0301\u0316" * 3000, "\ud800", "\udc00x", "\ud83d\ude00A#a",
            "\ude00\ud83d", "İstanbul@1", "ΑΣΣ", "ﬁx", "Ａｂ＠１２", "\u2028x", "e\u0301" * 30, "\u0301" * 50, "12/12/2012" * 8,
            "\ufeffabc", "א" * 20, "٣٤٥٦" * 4, "K\u212aelvin#", "ſtrange#S", "র\u200d্যাব#1", "ড়ঢ়য়", "\u0000\u0001", "\ud83d" * 70,
            "x" * 1023 + "#Q", "x" * 1024 + "#Q", "\U0001f600" * 1030 + "aB#", "</script><script>", "\\u0041", "${x}",
        ])  # fmt: skip


@pytest.fixture(name="judge_in_calls")
def _judge_in_calls(browser_page, tmp_path, request):
    """Return a function that judges passwords in one page of a browser, as many in each call as its expression asks for."""
    try:
        scripts = engine.engine_source() + engine.judge_source()
    except engine.EngineMissingError as missing:
        lacking(request, str(missing))

    def run(expressions, **known):
        embedded = json.dumps(known).replace("<", "\\u003c")
        page = tmp_path / f"judge-{random.random()}.html"
        page.write_text(
            f'<!doctype html><meta charset="utf-8"><script>{scripts}\nconst KNOWN = {embedded};</script>', "utf-8"
        )
        browser_page.open(page)
        found = [browser_page.evaluate(expression) for expression in expressions]
        assert not [line for line in browser_page.errors if line], browser_page.errors
        return found

    return run


@pytest.fixture(name="judge")
def _judge(judge_in_calls):
    """Return a function that judges passwords in a browser, all that are given in one call."""
    return lambda expression, **known: judge_in_calls([expression], **known)[0]


def told(verdict: judging.PasswordVerdict):
    return {
        "missing": [str(kind) for kind in verdict.missing],
        "lacks": [str(kind) for kind in verdict.lacks],
        "meetsRule": verdict.meets_rule,
        "strength": verdict.strength.name.lower(),
        "reasons": [str(reason) for reason in verdict.reasons],
    }


JUDGE = "KNOWN.cases.map(([password, rule, year]) => PasswordJudge.judge(password, KNOWN.words, {rule, year}))"


LOCAL = {"local words": PAIKGACHA, "no words": LocalWords()}
COUNTS = {"local words": (380, 2280), "no words": (76, 456)}
"""So many passwords are compared in every run, and in the gate: of each shape a nineteenth."""
A_CALL = 190
"""So many of them are judged in one call of a browser, which is waited for no longer than a minute."""


@cache
def judged_here(name, count):
    """Return passwords with a rule and a year, and the program's verdicts on them; the same for every browser."""
    rng = random.Random(2024)
    made = Passwords(SEED).make(count)
    cases = [(password, rng.choice(judging.RULES), rng.choice([2024, 2027])) for password in made]
    return cases, [told(judging.judge(one, LOCAL[name], rule=rule, year=year)) for one, rule, year in cases]


@pytest.mark.parametrize("name", LOCAL)
def test_the_page_and_the_program_agree_on_every_password(judge_in_calls, name, how_many):
    count = how_many(*COUNTS[name])
    cases, mine = judged_here(name, count)
    calls = [JUDGE.replace("cases", f"cases.slice({at}, {at + A_CALL})") for at in range(0, count, A_CALL)]
    theirs = [verdict for some in judge_in_calls(calls, cases=cases, words=asdict(LOCAL[name])) for verdict in some]
    assert len(theirs) == len(cases) == count
    assert {one["strength"] for one in mine} == {"weak", "fair", "strong"}
    parted = [(ascii(case), one, other) for case, one, other in zip(cases, mine, theirs, strict=True) if one != other]
    assert not parted


def test_the_page_and_the_program_agree_on_walks_chains_and_numbers_of_chance(judge):
    cases = [
        [password, judging.RULES[0], 2024]
        for password in (
            "1qaz@WSX3edc$RFV", "1q2w3e4r!Q@W#E$R", "Poiuyt#0987Lkj", "1qaz-tVq9!xLm2Rw-0987", "PaikgachaUNO#Khulna9280",
            "Soladana.Union.UP@10no", "NID@Server_Login#UNO1", "P@ikg@ch@Kh*ln@24", "Paikgacha-orbit-velvet-Tunnel38",
            "7flore3npo6c", "9wj4ai7ene2n", "z0m0a1n88am2", "4n5hofiiz4yz", "zeeranna0d72", "Summer7-8y9kq", "mY7girls4&3k",
        )
    ]  # fmt: skip
    mine = [told(judging.judge(password, PAIKGACHA, rule=rule, year=year)) for password, rule, year in cases]
    assert judge(JUDGE, cases=cases, words=asdict(PAIKGACHA)) == mine


@pytest.mark.long(instead="test_the_page_and_the_program_agree_on_every_password")
def test_the_passwords_that_are_compared_are_of_every_kind(how_many):
    _, mine = judged_here("local words", how_many(*COUNTS["local words"]))
    assert {one["strength"] for one in mine} == {"weak", "fair", "strong"}
    only_the_caller_knows = {reasons.Reason.REUSED}
    assert {reason for one in mine for reason in one["reasons"]} == set(reasons.Reason) - only_the_caller_knows


def test_random_text_breaks_nothing_in_the_page(judge, how_many):
    script = """(() => {
        let state = 12345;
        const random = (below) => {
            state = (state * 1103515245 + 12345) % 2147483648;
            return Math.floor(state / 2147483648 * below);
        };
        const ranges = [[0x20, 0x7f], [0x20, 0x7f], [0x980, 0xa00], [0, 0x300], [0x300, 0x10000], [0xd800, 0xe000],
            [0x10000, 0x110000]];
        const seen = {};
        for (let number = 0; number < KNOWN.count; number += 1) {
            let password = "";
            for (let size = random(10); size > 0; size -= 1) {
                const [from, to] = ranges[random(ranges.length)];
                password += String.fromCodePoint(from + random(to - from));
            }
            const {strength} = PasswordJudge.judge(password, {}, {rule: "upper+lower+symbol", year: 2024});
            seen[strength] = (seen[strength] || 0) + 1;
        }
        return seen;
    })()"""
    count = how_many(2_000, 8_000)
    seen = judge(script, count=count)
    assert sum(seen.values()) == count
    assert set(seen) <= {strength.name.lower() for strength in Strength}


def test_readings_of_signs_are_bounded_in_the_page_too(judge):
    """Counted by the engine's own looks into its dictionaries, as in Python, not by the clock."""
    script = """KNOWN.hostile.map((password) => {
        const look = zxcvbn.matching.dictionary_match;
        let looks = 0;
        zxcvbn.matching.dictionary_match = function (text, ...rest) {
            looks += text.length ** 2;
            return look.call(this, text, ...rest);
        };
        PasswordJudge.judge(password, KNOWN.words, {rule: "upper+lower+symbol", year: 2024});
        zxcvbn.matching.dictionary_match = look;
        return looks;
    })"""
    hostile = ["4@8({[<369!1|70$5+%2" * 13, "1|7" * 86, "a" * 1_000_000, "ab" * 300, "12/12/2012" * 30]
    looks = judge(script, hostile=hostile, words=asdict(PAIKGACHA))
    assert max(looks) <= 20 * SCORED**2


def test_the_page_reckons_dates_by_the_year_of_the_round(judge):
    script = """[1990, 2031].map((year) => {
        PasswordJudge.judge("x", {}, {rule: "upper+lower+symbol", year});
        return zxcvbn.scoring.REFERENCE_YEAR;
    })"""
    assert judge(script) == [1990, 2031]


def test_a_persons_own_words_are_the_same_ones(judge):
    own = [
        ["rahim.uddin71@example.gov.bd"], ["মোঃ রহিম উদ্দিন"], ["Shah Jahan-Choudhury", "kopilmuni_up"], ["", "@", "ab", "İK\u212a"],
        ["x" * 200], [str(number) for number in range(100, 200)], ["\ud800abc"],
    ]  # fmt: skip
    theirs = judge(
        "KNOWN.own.map((one) => PasswordJudge.withOwn(KNOWN.words, one).own)", own=own, words={"own": ["known"]}
    )
    known = LocalWords(own=("known",))
    assert theirs == [list(words.with_own(known, one).own) for one in own]


def test_a_reason_that_only_the_page_knows_takes_its_place(judge):
    verdict = judging.judge("Paikgacha@2024", PAIKGACHA, rule=judging.RULES[0], year=2024)
    theirs = judge('PasswordJudge.also(KNOWN.verdict, "reused")', verdict=told(verdict))
    assert theirs == told(verdict.also(reasons.Reason.REUSED))


def test_the_page_makes_the_same_passphrases_from_the_same_chance(judge):
    rng = random.Random(48)
    drawn = [rng.randrange(1 << 32) for _ in range(4000)]
    script = """(() => {
        const drawn = KNOWN.drawn.slice(), made = [];
        while (drawn.length > 100) {
            made.push(PasswordJudge.passphrase((array) => { array[0] = drawn.shift(); return array; }));
        }
        return made;
    })()"""
    theirs = judge(script, drawn=drawn)

    def choose(below):
        fair = (1 << 32) - (1 << 32) % below
        value = left.pop(0)
        return value % below if value < fair else choose(below)

    left = list(drawn)
    mine = []
    while len(left) > 100:
        mine.append(passphrases.generate(choose))
    assert theirs == mine
    assert len(mine) > 500


def test_the_browsers_own_chance_makes_strong_passphrases(judge, how_many):
    count = how_many(30, 80)
    made = judge(
        "Array.from({length: KNOWN.count}, () => PasswordJudge.passphrase((array) => crypto.getRandomValues(array)))",
        count=count,
    )
    assert len(set(made)) == count
    for phrase in made:
        found = judging.judge(phrase, PAIKGACHA, rule=judging.RULES[-1], year=2024)
        assert (found.strength, found.lacks) == (Strength.STRONG, ())


def test_nothing_of_the_password_stays_in_the_page(judge):
    secret = "Zq" + "".join(random.choice(string.ascii_lowercase) for _ in range(12)) + "#7"
    script = """(() => {
        PasswordJudge.judge(KNOWN.secret, {...KNOWN.words, own: ["zqownword"]}, {rule: "upper+lower+symbol", year: 2024});
        const held = Object.entries(zxcvbn.matching.dictionaries.user_inputs);
        return [held, JSON.stringify(PasswordJudge), Object.isFrozen(PasswordJudge)];
    })()"""
    assert judge(script, secret=secret, words=asdict(replace(PAIKGACHA, own=()))) == [[], "{}", True]
