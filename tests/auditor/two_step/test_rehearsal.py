"""The rehearsal of two-step: published codes, keys as people write them, clocks, and replays."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import traceback
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from auditor.two_step.rehearsal import LOOK_AHEAD, MOST_WRONG, NEAR_STEPS, Clock, Drift, Rehearsal, _codes, read_code
from auditor.two_step.setup import (
    LONGEST,
    Algorithm,
    OtpType,
    Setup,
    SetupRefusal,
    SetupRefusedError,
    parse_setup,
    setup_in,
)
from auditor.two_step.texts import CodeResult
from auditor.two_step.weaknesses import Weakness, WeaknessSeverity, weaknesses

ROOT = Path(__file__).parents[3]
NOW = 1_710_000_010.0
RFC_KEY = b"12345678901234567890"
"""Published in RFC 4226 and RFC 6238 as the key of their test values; nobody's."""


def invented_key(number: int = 1, size: int = 20) -> bytes:
    return hashlib.sha512(f"an invented key, number {number}".encode()).digest()[:size]


def typed_key(secret: bytes) -> str:
    return base64.b32encode(secret).decode().rstrip("=")


def link(secret: bytes | None = None, kind: str = "totp", label: str = "Portal:union-01", **more: str) -> str:
    parameters = {"secret": typed_key(secret or invented_key()), **more}
    return f"otpauth://{kind}/{label}?" + "&".join(f"{name}={value}" for name, value in parameters.items())


def phone(setup: Setup, step: int) -> str:
    """Return what a phone shows at that step, by our own reckoning of RFC 4226 section 5.3."""
    digest = hmac.new(setup.secret, step.to_bytes(8, "big"), setup.algorithm.value).digest()
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**setup.digits:0{setup.digits}d}"


def phone_at(setup: Setup, moment: float) -> str:
    return phone(setup, int(moment // setup.period))


def reason_for(words: str) -> SetupRefusal:
    with pytest.raises(SetupRefusedError) as refused:
        parse_setup(words)
    return refused.value.reason


# Published codes


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (0, "755224"), (1, "287082"), (2, "359152"), (3, "969429"), (4, "338314"),
        (5, "254676"), (6, "287922"), (7, "162583"), (8, "399871"), (9, "520489"),
    ],
)  # fmt: skip
def test_codes_by_counting_are_those_of_rfc_4226_appendix_d(count, code):
    setup = Setup(RFC_KEY, OtpType.COUNTER)
    assert _codes(setup)(count) == code == phone(setup, count)


@pytest.mark.parametrize(
    ("moment", "algorithm", "code"),
    [
        (59, "sha1", "94287082"), (59, "sha256", "46119246"), (59, "sha512", "90693936"),
        (1111111109, "sha1", "07081804"), (1111111109, "sha256", "68084774"), (1111111109, "sha512", "25091201"),
        (1111111111, "sha1", "14050471"), (1111111111, "sha256", "67062674"), (1111111111, "sha512", "99943326"),
        (1234567890, "sha1", "89005924"), (1234567890, "sha256", "91819424"), (1234567890, "sha512", "93441116"),
        (2000000000, "sha1", "69279037"), (2000000000, "sha256", "90698825"), (2000000000, "sha512", "38618901"),
        (20000000000, "sha1", "65353130"), (20000000000, "sha256", "77737706"), (20000000000, "sha512", "47863826"),
    ],
)  # fmt: skip
def test_codes_by_time_are_those_of_rfc_6238_appendix_b(moment, algorithm, code):
    length = hashlib.new(algorithm).digest_size
    key = (RFC_KEY * 4)[:length]
    setup = parse_setup(link(key, algorithm=algorithm.upper(), digits="8"))
    begun = Rehearsal(setup).tried(code, moment)
    assert begun.answer is CodeResult.FIRST
    assert begun.seen[0].step == moment // 30
    assert begun.tried(phone_at(setup, moment + 30), moment + 30).proven


# Reading links and keys


def test_a_link_tells_everything_a_phone_needs():
    setup = parse_setup(
        link(
            kind="hotp", label="Union%20Portal:up-01%40x", issuer="Portal", algorithm="SHA256", digits="8", counter="41"
        )
    )
    assert (setup.kind, setup.algorithm, setup.digits, setup.counter) == (OtpType.COUNTER, Algorithm.SHA256, 8, 41)
    assert (setup.issuers, setup.account) == (("Union Portal", "Portal"), "up-01@x")
    assert setup.secret == invented_key()


def test_a_link_that_tells_only_the_key_means_the_usual_rest():
    setup = parse_setup(link(label="up-01"))
    assert (setup.kind, setup.algorithm, setup.digits, setup.period) == (OtpType.TIME, Algorithm.SHA1, 6, 30)
    assert (setup.issuers, setup.account) == ((), "up-01")


@pytest.mark.parametrize("label", ["Portal:up-01", "Portal%3Aup-01", "Portal:%20up-01", "Portal%3A%20up-01"])
def test_the_colon_of_a_label_may_be_encoded(label):
    setup = parse_setup(link(label=label, issuer="Portal"))
    assert (setup.issuers, setup.account) == (("Portal",), "up-01")


@pytest.mark.parametrize(
    "written", ["OTPAUTH://TOTP/x?SECRET={}", " otpauth://totp?secret={}\n", "otpauth://totp/?&secret={}#x"]
)
def test_a_link_is_read_however_it_is_written(written):
    assert parse_setup(written.format(typed_key(invented_key()))).secret == invented_key()


@pytest.mark.parametrize("name", ["SHA1", "sha-1", "HmacSHA1", ""])
def test_the_usual_algorithm_has_many_names(name):
    assert parse_setup(link(algorithm=name)).algorithm is Algorithm.SHA1


@given(
    st.binary(min_size=5, max_size=64),
    st.sampled_from(["", " ", "-", "–", "\u00a0", " - ", "\u200b"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["0123456789", "০১২৩৪৫৬৭৮৯", "０１２３４５６７８９"]),
)
def test_a_setup_key_is_read_in_whatever_way_a_person_writes_it(secret, between, lower, padded, script):
    key = base64.b32encode(secret).decode()
    key = key if padded else key.rstrip("=")
    key = (key.lower() if lower else key).translate(str.maketrans("0123456789", script))
    written = between.join(key[at : at + 4] for at in range(0, len(key), 4))
    assert parse_setup(written).secret == secret


def test_full_width_letters_are_letters():
    key = typed_key(invented_key())
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in key)
    assert parse_setup(wide).secret == invented_key()


@pytest.mark.parametrize("sign", ["0", "1", "8", "9", "০", "১", "৮", "৯"])
def test_a_digit_that_no_key_has_is_pointed_out_and_not_guessed(sign):
    key = typed_key(invented_key())
    with pytest.raises(SetupRefusedError) as refused:
        parse_setup(f"{key[:4]} {sign}{key[5:]}")
    assert refused.value.reason is SetupRefusal.LOOKALIKE
    (message,) = refused.value.messages
    assert "Sign 5 " in message.en
    assert "৫ নম্বর" in message.bn


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", SetupRefusal.EMPTY),
        (" \t\n", SetupRefusal.EMPTY),
        ("A" * (LONGEST + 1), SetupRefusal.TOO_LONG),
        ("=====", SetupRefusal.NO_KEY),
        ("আমার চাবি", SetupRefusal.KEYBOARD),
        ("ABCDı23", SetupRefusal.KEYBOARD),
        ("ABCD$234", SetupRefusal.NOT_BASE32),
        ("AB=CD234", SetupRefusal.NOT_BASE32),
        ("ABCDEFGH2", SetupRefusal.LOST_SIGN),
        ("https://example.gov.bd/login", SetupRefusal.OTHER_LINK),
        ("mailto:someone", SetupRefusal.OTHER_LINK),
        ("otpauth-migration://offline?data=CjEKCkhlbGxv", SetupRefusal.MIGRATION),
        ("OTPAUTH-MIGRATION://offline?data=CjEKCkhlbGxv", SetupRefusal.MIGRATION),
        ("otpauth:", SetupRefusal.BAD_LINK),
        ("otpauth://yubi/x?secret=ABCDEFGH", SetupRefusal.BAD_LINK),
        ("otpauth://totp:80/x?secret=ABCDEFGH", SetupRefusal.BAD_LINK),
        ("otpauth://[totp/x?secret=ABCDEFGH", SetupRefusal.BAD_LINK),
        ("otpauth://totp/x", SetupRefusal.NO_KEY),
        ("otpauth://totp/x?secret=", SetupRefusal.NO_KEY),
        (link(algorithm="SHA3-256"), SetupRefusal.ALGORITHM),
        (link(digits="5"), SetupRefusal.DIGITS),
        (link(digits="9"), SetupRefusal.DIGITS),
        (link(digits="६"), SetupRefusal.DIGITS),
        (link(digits="-6"), SetupRefusal.DIGITS),
        (link(digits="9" * 500), SetupRefusal.DIGITS),
        (link(period="0"), SetupRefusal.PERIOD),
        (link(period="1e9"), SetupRefusal.PERIOD),
        (link(period="999999999999"), SetupRefusal.PERIOD),
        (link(kind="hotp", counter="-1"), SetupRefusal.COUNTER),
        (link(kind="hotp", counter=str(2**63)), SetupRefusal.COUNTER),
        (link() + "&secret=ABCDEFGH", SetupRefusal.DUPLICATE),
        (link(digits="6") + "&Digits=8", SetupRefusal.DUPLICATE),
    ],
)
def test_what_cannot_be_rehearsed_is_refused_with_its_reason(words, reason):
    assert reason_for(words) is reason


@given(
    st.one_of(
        st.text(max_size=300),
        st.text(alphabet="ABCDEFabcdef234567 0189-=%&?#:/\x00\u202e\ud800০১", max_size=80),
        st.builds("otpauth://{}".format, st.text(max_size=200)),
        st.builds(
            "otpauth://totp/{}?secret={}&{}".format, st.text(max_size=40), st.text(max_size=60), st.text(max_size=60)
        ),
    )
)
def test_no_input_whatever_breaks_the_reader(words):
    refusals = []
    try:
        weaknesses(parse_setup(words))
    except SetupRefusedError as refused:
        refusals.append(refused)
    for refused in refusals:
        assert refused.__context__ is None
        assert refused.__cause__ is None


def test_no_refusal_repeats_the_key():
    key = typed_key(invented_key())
    for words in (
        key + "!",
        key + "ABCDE2",
        link() + "&secret=A",
        link(digits="99"),
        link(kind="zzz"),
        f"otpauth-migration:{key}",
    ):
        with pytest.raises(SetupRefusedError) as refused:
            parse_setup(words)
        shown = "".join(traceback.format_exception(refused.value)) + repr(refused.value) + str(refused.value.messages)
        for at in range(len(key) - 5):
            assert key[at : at + 6] not in shown.replace(ROOT.as_posix(), "")


def test_nothing_that_holds_a_key_shows_it():
    key = invented_key()
    setup = parse_setup(link(key))
    begun = Rehearsal(setup).tried(phone_at(setup, NOW), NOW)
    for shown in (
        repr(setup),
        str(setup),
        f"{setup}",
        repr(begun),
        str(begun),
        repr([setup, begun]),
        repr(begun.message),
    ):
        assert typed_key(key)[:6] not in shown
        assert repr(key)[2:8] not in shown
        assert "union-01" not in shown
        assert phone_at(setup, NOW) not in shown


# QR codes in pictures


def test_of_the_qrs_in_a_picture_the_one_for_two_step_is_taken():
    assert setup_in(("https://example.gov.bd", link(), f" {link()}\n")).secret == invented_key()


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ((), SetupRefusal.NO_QR),
        (("https://example.gov.bd", "ABCDEFGH"), SetupRefusal.OTHER_LINK),
        ((link(invented_key(1)), link(invented_key(2))), SetupRefusal.SEVERAL),
        (("otpauth-migration://offline?data=xx",), SetupRefusal.MIGRATION),
    ],
)
def test_a_picture_without_one_two_step_qr_is_refused(texts, reason):
    with pytest.raises(SetupRefusedError) as refused:
        setup_in(texts)
    assert refused.value.reason is reason


# Weaknesses


@pytest.mark.parametrize(
    ("size", "found"),
    [
        (1, Weakness.KEY_UNDER_112), (10, Weakness.KEY_UNDER_112), (13, Weakness.KEY_UNDER_112),
        (14, Weakness.KEY_UNDER_128), (15, Weakness.KEY_UNDER_128),
        (16, Weakness.KEY_UNDER_160), (19, Weakness.KEY_UNDER_160),
    ],
)  # fmt: skip
def test_a_short_key_is_a_weakness_by_its_length(size, found):
    assert weaknesses(parse_setup(typed_key(invented_key(size=size)))) == (found,)


def test_the_three_bounds_weigh_differently():
    bounds = (Weakness.KEY_UNDER_112, Weakness.KEY_UNDER_128, Weakness.KEY_UNDER_160)
    assert [bound.gravity for bound in bounds] == [
        WeaknessSeverity.REJECT,
        WeaknessSeverity.BELOW_STANDARD,
        WeaknessSeverity.ADVICE,
    ]


@given(st.integers(0, 10**9), st.integers(20, 64))
def test_a_random_key_of_160_bits_or_more_has_no_weakness(number, size):
    assert weaknesses(parse_setup(link(invented_key(number, size), issuer="Portal"))) == ()


@pytest.mark.parametrize(
    "key",
    [
        bytes(20), b"\xff" * 32, bytes(range(20)), bytes(range(200, 168, -1)), b"\x9a\x01\xe2" * 8, RFC_KEY,
        b"paikgacha-portal", b"01711000000" * 3, b"secretsecretsecret",
    ],
)  # fmt: skip
def test_a_key_that_is_a_pattern_or_typed_text_is_rejected(key):
    assert Weakness.KEY_GUESSABLE in weaknesses(Setup(key))


def test_a_key_of_long_random_text_is_not_rejected():
    assert weaknesses(Setup(hashlib.sha256(b"invented").hexdigest().encode())) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (link(algorithm="MD5"), Weakness.MD5),
        (link(encoder="steam"), Weakness.STEAM),
        (link(kind="steam"), Weakness.STEAM),
        (link(encoder="Steam", digits="5"), Weakness.STEAM),
        (link(kind="hotp", counter="0"), Weakness.COUNTER),
        (link(kind="hotp", counter="0", period="60"), Weakness.COUNTER),
        (link(digits="7"), Weakness.SEVEN_DIGITS),
        (link(period="60"), Weakness.PERIOD),
        (link(period="15"), Weakness.PERIOD),
        (link(period="120"), Weakness.PERIOD),
        (link(period="121"), Weakness.PERIOD_OVER_120),
        (link(algorithm="SHA256"), Weakness.ALGORITHM),
        (link(algorithm="sha512"), Weakness.ALGORITHM),
        (link(issuer="Another"), Weakness.ISSUERS_DIFFER),
        (link(label=""), Weakness.UNNAMED),
        (link(image="https://example.gov.bd/logo.png"), Weakness.UNKNOWN_PARAMETERS),
    ],
)
def test_what_is_unusual_in_a_link_is_one_weakness(words, found):
    assert weaknesses(parse_setup(words)) == (found,)


def test_eight_digits_are_no_weakness():
    assert weaknesses(parse_setup(link(digits="8"))) == ()


def test_weaknesses_stand_gravest_first():
    order = list(WeaknessSeverity)
    gravities = [order.index(weakness.gravity) for weakness in Weakness]
    assert gravities == sorted(gravities)


@pytest.mark.parametrize("words", [link(algorithm="MD5"), link(encoder="steam")])
def test_what_no_app_shows_codes_for_is_not_rehearsed(words):
    setup = parse_setup(words)
    assert not setup.rehearsable
    with pytest.raises(ValueError, match="no ordinary app"):
        Rehearsal(setup)


@pytest.mark.parametrize("size", [1, 5, 10, 13, 64, 200])
def test_a_key_too_short_for_the_library_is_rehearsed_all_the_same(size):
    setup = Setup(invented_key(size=min(size, 64)) * (1 if size <= 64 else 4))
    begun = Rehearsal(setup).tried(phone_at(setup, NOW), NOW)
    assert begun.tried(phone_at(setup, NOW + 30), NOW + 30).proven


# Two codes


SETUP = Setup(invented_key())
COUNTING = Setup(invented_key(), OtpType.COUNTER, counter=7)


def rehearse(*codes: tuple[str, float], setup: Setup = SETUP) -> Rehearsal:
    rehearsal = Rehearsal(setup)
    for code, at in codes:
        rehearsal = rehearsal.tried(code, at)
    return rehearsal


def test_two_consecutive_codes_prove_the_phone():
    done = rehearse((phone_at(SETUP, NOW), NOW), (phone_at(SETUP, NOW + 30), NOW + 30))
    assert done.proven
    assert done.ended
    assert done.wrong == 0
    assert done.drift is not None
    assert done.drift.clock is Clock.RIGHT


def test_one_code_proves_nothing():
    begun = rehearse((phone_at(SETUP, NOW), NOW))
    assert begun.answer is CodeResult.FIRST
    assert not begun.proven
    assert begun.waits_for_second


@pytest.mark.parametrize("later", [0.0, 5.0, 29.0, 45.0, 300.0])
def test_the_same_code_again_is_refused(later):
    again = rehearse((phone_at(SETUP, NOW), NOW), (phone_at(SETUP, NOW), NOW + later))
    assert again.answer is CodeResult.REPLAYED
    assert again.wrong == 0
    assert again.tried(phone_at(SETUP, NOW + later + 30), NOW + later + 30).proven


def test_the_code_before_the_first_is_refused_too():
    assert rehearse((phone_at(SETUP, NOW), NOW), (phone_at(SETUP, NOW - 30), NOW + 1)).answer is CodeResult.REPLAYED


def test_an_older_code_is_no_second_even_when_the_computers_clock_was_set_back():
    back = rehearse((phone_at(SETUP, NOW), NOW), (phone_at(SETUP, NOW - 90), NOW - 90))
    assert back.answer is CodeResult.APART


def test_a_later_code_proves_the_phone_even_if_one_was_let_pass():
    assert rehearse((phone_at(SETUP, NOW), NOW), (phone_at(SETUP, NOW + 90), NOW + 90)).proven


def test_of_all_codes_near_now_three_at_most_are_taken_as_second():
    begun = rehearse((phone_at(SETUP, NOW), NOW))
    at = NOW + 120
    taken = [step for step in range(-60, 61) if begun.tried(phone_at(SETUP, at + step * 30), at).proven]
    assert taken == [-1, 0, 1]


def test_of_all_codes_near_now_twenty_one_are_taken_as_first():
    steps = [
        step for step in range(-14, 15) if rehearse((phone_at(SETUP, NOW + step * 30), NOW)).answer is CodeResult.FIRST
    ]
    assert steps == list(range(-10, 11))


@pytest.mark.parametrize("period", [15, 30, 60, 300])
@given(ahead=st.floats(-295, 295), pause=st.floats(0, 200), delays=st.tuples(st.floats(0, 15), st.floats(0, 15)))
def test_the_true_drift_lies_between_the_bounds(period, ahead, pause, delays):
    setup = Setup(invented_key(), period=period)
    reach = (NEAR_STEPS - 1) * period - 20
    ahead = max(-reach, min(reach, ahead))
    first = NOW + delays[0]
    read = NOW + period + pause
    second = read + delays[1]
    done = rehearse((phone_at(setup, NOW + ahead), first), (phone_at(setup, read + ahead), second), setup=setup)
    if done.answer is CodeResult.APART:
        assert max(delays) > 0  # typed late just when a clock stood between two steps: it asks for one more code
        return
    assert done.proven
    assert done.drift is not None
    assert done.drift.low - 0.001 <= ahead <= done.drift.high + 0.001
    assert done.drift.least <= abs(ahead) + 0.001


@pytest.mark.parametrize(
    ("ahead", "clock"),
    [(0, Clock.RIGHT), (22, Clock.A_LITTLE_OFF), (-45, Clock.A_LITTLE_OFF), (100, Clock.OFF), (-250, Clock.OFF)],
)
def test_a_phone_whose_clock_is_off_is_told(ahead, clock):
    done = rehearse((phone_at(SETUP, NOW + ahead), NOW), (phone_at(SETUP, NOW + 30 + ahead), NOW + 30))
    assert done.drift is not None
    assert done.drift.clock is clock


def test_ahead_and_behind_are_said_in_seconds_minutes_or_hours_and_in_both_scripts():
    assert "20 to 65 seconds ahead" in Drift(20, 64.5, 30).text.en
    assert "৯০ থেকে ১১০ সেকেন্ড পিছিয়ে" in Drift(-110, -90.5, 30).text.bn
    assert "about 4 minutes behind" in Drift(-250, -230, 30).text.en
    assert "প্রায় ১৪ ঘণ্টা এগিয়ে" in Drift(50_390, 50_410, 30).text.bn
    assert '"স্বয়ংক্রিয়"' in Drift(20, 28, 30).text.bn
    assert "25 seconds at most" in Drift(-25, 10, 30).text.en


@pytest.mark.parametrize("hours", [-14, -6, -0.5, 1, 14, 24])
def test_a_wrong_time_zone_is_told_apart_from_a_wrong_key(hours):
    ahead = hours * 3600
    begun = rehearse((phone_at(SETUP, NOW + ahead), NOW))
    assert begun.answer is CodeResult.FAR
    assert not begun.waits_for_second
    assert begun.tried(phone_at(SETUP, NOW + ahead), NOW + 10).answer is CodeResult.REPLAYED
    done = begun.tried(phone_at(SETUP, NOW + 30 + ahead), NOW + 30)
    assert done.proven
    assert done.drift is not None
    assert done.drift.clock is Clock.OFF
    assert done.drift.low <= ahead <= done.drift.high


def test_two_codes_that_fit_but_agree_on_no_drift_prove_nothing():
    apart = rehearse((phone_at(SETUP, NOW - 150), NOW), (phone_at(SETUP, NOW + 180), NOW + 30))
    assert apart.answer is CodeResult.APART
    assert apart.wrong == 1
    assert apart.waits_for_second
    assert apart.tried(phone_at(SETUP, NOW + 210), NOW + 60).proven


def test_a_first_code_stands_while_a_second_is_mistyped():
    slip = rehearse((phone_at(SETUP, NOW), NOW), (phone(Setup(invented_key(2)), 1), NOW + 30))
    assert slip.answer is CodeResult.WRONG
    assert slip.tried(phone_at(SETUP, NOW + 30), NOW + 35).proven


@examples(10, always=3)
@given(st.integers(2, 10**9), st.integers(10**9, 2 * 10**9))
def test_a_phone_with_another_key_is_never_proven(number, moment):
    other = Setup(invented_key(number))
    rehearsal = Rehearsal(SETUP)
    at = float(moment)
    while not rehearsal.ended:
        rehearsal = rehearsal.tried(phone_at(other, at), at)
        at += 30
    assert not rehearsal.proven


def test_after_five_wrong_codes_the_rehearsal_is_over():
    rehearsal = Rehearsal(SETUP)
    for number in range(MOST_WRONG):
        assert not rehearsal.ended
        rehearsal = rehearsal.tried(phone(Setup(invented_key(9)), number), NOW)
    assert rehearsal.ended
    assert not rehearsal.proven
    with pytest.raises(ValueError, match="over"):
        rehearsal.tried(phone_at(SETUP, NOW), NOW)


def test_near_the_beginning_of_time_no_step_is_negative():
    assert rehearse((phone_at(SETUP, 3.0), 3.0), (phone_at(SETUP, 33.0), 33.0)).proven


@pytest.mark.parametrize("setup", [Setup(invented_key(), algorithm=Algorithm.SHA256), Setup(invented_key(), period=60)])
def test_an_app_that_overlooks_the_portals_settings_is_told(setup):
    usual = Setup(invented_key())
    assert rehearse((phone_at(usual, NOW), NOW), setup=setup).answer is CodeResult.OTHER_SETTINGS


def test_an_app_that_shows_six_digits_where_eight_are_meant_is_told():
    assert rehearse(("123456", NOW), setup=Setup(invented_key(), digits=8)).answer is CodeResult.OTHER_SETTINGS


# Codes as people type them


@given(
    st.sampled_from(["0123456789", "০১২৩৪৫৬৭৮৯", "０１２３４５６７８９", "०१२३४५६७८९"]),
    st.sampled_from(["", " ", "-", "\u00a0", "\u200b", "\u2009"]),
    st.sampled_from(["", " ", "\t", "\r", "\ufeff"]),
)
def test_a_code_is_understood_in_any_digits_and_spacing(script, between, around):
    code = phone_at(SETUP, NOW).translate(str.maketrans("0123456789", script))
    assert rehearse((f"{around}{code[:3]}{between}{code[3:]}{around}", NOW)).answer is CodeResult.FIRST


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "12345a", "১২৩৪৫", "একদুই", "12345²", "1" * 10_000, "\x00", "\ud800" * 6]
)
def test_what_is_no_code_is_told_and_costs_nothing(typed):
    told = rehearse((typed, NOW))
    assert told.answer is CodeResult.FORM
    assert told.wrong == 0
    assert "৬টি সংখ্যা" in told.message.bn


def test_a_code_is_read_only_as_long_as_a_code_can_be():
    assert read_code("1" * 100) is None


@given(st.text(max_size=80))
def test_nothing_typed_breaks_the_rehearsal(typed):
    assert rehearse((typed, NOW)).message.bn


# Counting phones


def test_two_codes_in_a_row_prove_a_counting_phone():
    done = rehearse((phone(COUNTING, 9), NOW), (phone(COUNTING, 10), NOW), setup=COUNTING)
    assert done.proven
    assert done.drift is None


def test_a_counting_phone_is_not_proven_by_the_same_code_or_one_further_on():
    begun = rehearse((phone(COUNTING, 9), NOW), setup=COUNTING)
    assert begun.tried(phone(COUNTING, 9), NOW).answer is CodeResult.REPLAYED
    assert begun.tried(phone(COUNTING, 8), NOW).answer is CodeResult.REPLAYED
    assert begun.tried(phone(COUNTING, 12), NOW).answer is CodeResult.APART
    assert begun.tried(phone(COUNTING, 11), NOW).proven


def test_a_counting_phone_may_be_ahead_of_the_qr_and_never_behind_it():
    assert rehearse((phone(COUNTING, 7 + LOOK_AHEAD), NOW), setup=COUNTING).answer is CodeResult.FIRST
    assert rehearse((phone(COUNTING, 8 + LOOK_AHEAD), NOW), setup=COUNTING).answer is CodeResult.WRONG
    assert rehearse((phone(COUNTING, 6), NOW), setup=COUNTING).answer is CodeResult.WRONG


# Words


@pytest.mark.parametrize("setup", [SETUP, COUNTING])
@pytest.mark.parametrize("answer", CodeResult)
def test_every_answer_is_whole_in_both_languages(setup, answer):
    message = Rehearsal(setup, answer).message
    for words in (message.en, message.bn):
        assert "{" not in words
        assert words.endswith((".", "।"))
    assert not re.search("[0-9]", message.bn)


def test_there_is_no_message_before_a_code():
    with pytest.raises(ValueError, match="no code"):
        _ = Rehearsal(SETUP).message


@pytest.mark.parametrize(
    "text",
    [*(weakness.text for weakness in Weakness), *(SetupRefusedError(reason).messages[0] for reason in SetupRefusal)],
)
def test_every_weakness_and_refusal_ends_as_a_sentence_in_both_languages(text):
    assert text.en.endswith(".")
    assert text.bn.endswith("।")
