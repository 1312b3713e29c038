"""A slip to the letter: the values that page, program and paper must share for years, and what lies just on either side of each bound."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime

import pytest
from changing import replace
from opened_slips import open_slip

from auditor.model.facts import Method, Strength
from auditor.model.selfcheck import SinceDecision, Slip, SlipFacts, TwoStepAnswer
from auditor.slip import sealing
from auditor.slip.body import pack, unpack
from auditor.slip.codes import (
    CampaignSecrets,
    account_code,
    code_tag,
    code_tags,
    crockford_signs,
    mail_code,
    mailbox_tag,
    read_code,
)
from auditor.slip.finding import clear_parts, slip_number
from auditor.slip.refusals import Refusal, SlipRefusedError
from auditor.slip.sealing import seal

ROUND = "2024-02"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
SECRETS = CampaignSecrets((1).to_bytes(32), bytes(range(32)))
CODES = {"lota-1": "KZDMBNYS", "lota-2": "PQP6WGJR", "uno-1": "SMPGPJ6M"}
TAGS = {"lota-1": "6fc8", "lota-2": "2c55", "uno-1": "d21f"}
LEAST = SlipFacts("upper+lower+symbol", meets_rule=True, strength=Strength.FAIR)
SLIP = Slip(ROUND, TAGS["lota-1"], "1", datetime(2024, 2, 14, 9, 5), "0123456789abcdef", LEAST)


# Keys, codes, tags


def test_the_scalar_one_gives_the_base_point_of_the_curve():
    base_point = (
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
    )
    assert SECRETS.public_key.hex() == base_point
    assert SECRETS.key_id == "698bea63dc44a344"


@pytest.mark.parametrize(
    ("scalar", "accepted"),
    [(0, False), (1, True), (2, True), (ORDER - 1, True), (ORDER, False), (ORDER + 1, False)],
)
def test_a_private_key_is_a_number_from_one_below_the_order(scalar, accepted):
    parts = [scalar.to_bytes(32), bytes(32), (7).to_bytes(32), bytes(32)]
    drawn = CampaignSecrets.new(lambda size: parts.pop(0)[:size])
    if accepted:
        assert CampaignSecrets(scalar.to_bytes(32), bytes(32)) == drawn
        return
    assert int.from_bytes(drawn.private_key) not in {0, ORDER, ORDER + 1}
    with pytest.raises(ValueError, match="private key"):
        CampaignSecrets(scalar.to_bytes(32), bytes(32))


@pytest.mark.parametrize("sizes", [(31, 32), (32, 31), (33, 32), (32, 33), (32, 0)])
def test_both_secrets_are_thirty_two_bytes(sizes):
    with pytest.raises(ValueError, match="32 bytes each"):
        CampaignSecrets(*(b"\x01" * size for size in sizes))


def test_fresh_secrets_are_drawn_from_the_chance_that_was_given():
    asked = []
    CampaignSecrets.new(lambda size: asked.append(size) or b"\x05" * size)
    assert asked == [32, 32]


CODED = {
    ("2024-02", "lota-1"): ("KZDMBNYS", "082890"),
    ("2024-02", "lota-2"): ("PQP6WGJR", "757071"),
    ("2024-12-99", "lota-1"): ("C4R6984P", "427439"),
}


@pytest.mark.parametrize(("whose", "codes"), CODED.items(), ids=" ".join)
def test_codes_are_these_for_these_secrets(whose, codes):
    assert (account_code(SECRETS, *whose), mail_code(SECRETS, *whose)) == codes


def test_a_mailbox_is_known_again_by_this_tag_for_these_secrets():
    assert mailbox_tag(SECRETS, ROUND, "fisheries", "info@fisheries.example") == "ea2ecc1ecb7e935f"


def test_tags_are_these_for_these_codes():
    assert code_tags(ROUND, CODES) == ("00", TAGS)
    assert [code_tag(ROUND, "00", CODES["lota-1"], digits) for digits in (4, 5, 6)] == ["6fc8", "6fc8f", "6fc8ff"]
    assert code_tag(ROUND, "01", CODES["lota-1"]) == "8aae"


def test_signs_are_the_first_bits_by_fives():
    assert crockford_signs(bytes([0b11111000, 0b01000101]), 3) == "Z12"
    assert crockford_signs(bytes(5), 8) == "00000000"
    assert crockford_signs(b"\xff" * 5, 8) == "ZZZZZZZZ"


TYPED = {
    "as it was given": "KZDMBNYS",
    "in small letters": "kzdmbnys",
    "in two groups": "KZDM-BNYS",
    "with spaces around it": "  kzdm bnys\n",
    "with the long hyphens of word processors": "KZDM\u2013BN\u2014YS",
    "with a minus sign": "KZDM\u2212BNYS",
    "with signs that are not seen": "KZDM\u200bBN\ufeffYS",
    "in full width": "ＫＺＤＭＢＮＹＳ",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_code_is_read_as_it_was_given(typed):
    assert read_code(typed) == "KZDMBNYS"


READ_AS = {"OOIILL00": "00111100", "০১২৩৪৫৬৭": "01234567", "৮৯abcdef": "89ABCDEF", "oil-00000": "01100000"}


@pytest.mark.parametrize(("typed", "code"), READ_AS.items())
def test_signs_that_look_alike_are_one_sign_and_digits_may_be_bangla(typed, code):
    assert read_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("KZDMBNY", "a code has 8 signs"),
        ("KZDMBNYSS", "a code has 8 signs"),
        ("", "a code has 8 signs"),
        ("KZDMBNYU", "a code has digits and Latin letters only, and no U"),
        ("KZDMBN.S", "a code has digits and Latin letters only, and no U"),
    ],
)
def test_what_is_no_code_is_told_in_these_words(typed, why):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 the whole message is compared
        read_code(typed)
    assert str(refused.value) == why


# The body


def body(facts: str, head: str = "") -> bytes:
    head = head or '"v":2,"a":"6fc8","r":"2024-02","p":"1","d":"2024-02-14T09:05","i":1,"n":"0123456789abcdef"'
    return f'{{{head},"f":{{{facts}}}}}'.encode()


FIRST = '"u":"uls","m":1,"b":1'
SAID = {
    "the least": ({}, FIRST),
    "with digits": ({"rule": "upper+lower+symbol+digit"}, '"u":"ulsd","m":1,"b":1'),
    "against the rule, weak": ({"meets_rule": False, "strength": Strength.WEAK}, '"u":"uls","m":0,"b":0'),
    "strong": ({"strength": Strength.STRONG}, '"u":"uls","m":1,"b":2'),
    "reused": ({"reused": True}, FIRST + ',"x":1'),
    "not reused": ({"reused": False}, FIRST + ',"x":0'),
    "leaked": ({"breached": True}, FIRST + ',"l":1'),
    "not leaked": ({"breached": False}, FIRST + ',"l":0'),
    "reset on that day": ({"changed": 0}, FIRST + ',"w":0'),
    "reset days ago": ({"changed": 13}, FIRST + ',"w":13'),
    "reset since the decision": ({"changed": SinceDecision.DONE}, FIRST + ',"w":"since"'),
    "not reset since the decision": ({"changed": SinceDecision.NOT_DONE}, FIRST + ',"w":"not-since"'),
    "profile": ({"profile": 13}, FIRST + ',"q":13'),
    "shared": ({"shared": True}, FIRST + ',"h":1'),
    "not shared": ({"shared": False}, FIRST + ',"h":0'),
    "mail code": ({"mail_code": "082890"}, FIRST + ',"c":"082890"'),
    **{f"two-step {answer.value}": ({"two_step": answer}, f'{FIRST},"s":"{answer.value}"') for answer in TwoStepAnswer},
    **{
        f"the code comes by {name}": ({"method": Method[name.upper()]}, f'{FIRST},"k":"{name}"')
        for name in ("email", "sms", "other", "totp", "key")
    },
    "everything": (
        {
            "reused": False, "breached": True, "changed": 13, "two_step": TwoStepAnswer.ON,
            "method": Method.TOTP, "profile": 12, "shared": False, "mail_code": "000000",
        },
        FIRST + ',"x":0,"l":1,"w":13,"s":"on","k":"totp","q":12,"h":0,"c":"000000"',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "written"), SAID.values(), ids=SAID)
def test_each_thing_a_slip_may_say_is_written_in_these_signs_and_read_back(facts, written):
    slip = replace(SLIP, facts=replace(LEAST, **facts))
    assert pack(slip) == body(written)
    assert unpack(body(written)) == slip


def test_the_answers_of_a_slip_are_these():
    assert {answer.value for answer in TwoStepAnswer} == {"asked", "on", "off", "not-offered", "no-code"}


def bounds(**changes):
    slip = replace(SLIP, **changes)
    try:
        return unpack(pack(slip)) == slip
    except ValueError:
        return False


BOUNDS = {
    "the first minute": ({"at": datetime(1970, 1, 1)}, True),
    "the minute before it": ({"at": datetime(1969, 12, 31, 23, 59)}, False),
    "the last minute": ({"at": datetime(2099, 12, 31, 23, 59)}, True),
    "the minute after it": ({"at": datetime(2100, 1, 1)}, False),
    "seconds": ({"at": datetime(2024, 2, 14, 9, 5, 7)}, False),
    "a time of a zone": ({"at": datetime(2024, 2, 14, 9, 5, tzinfo=UTC)}, False),
    "the last slip of a life": ({"nth": 999}, True),
    "a slip too many": ({"nth": 1000}, False),
    "less than no slip": ({"nth": -1}, False),
    "the shortest page": ({"page": "1"}, True),
    "no page": ({"page": ""}, False),
    "the longest page": ({"page": "a" * 16}, True),
    "a page too long": ({"page": "a" * 17}, False),
    "all signs of a page": ({"page": "09az.-"}, True),
    "a capital in a page": ({"page": "A"}, False),
    "the shortest tag": ({"tag": "0a1f"}, True),
    "a tag too short": ({"tag": "0a1"}, False),
    "the longest tag": ({"tag": "0a1f0a"}, True),
    "a tag too long": ({"tag": "0a1f0a1"}, False),
    "a nonce too short": ({"nonce": "0" * 15}, False),
    "a nonce too long": ({"nonce": "0" * 17}, False),
    "the second round of a month": ({"round": "2024-02-2"}, True),
    "the last of a month": ({"round": "2024-02-99"}, True),
    "no second round": ({"round": "2024-02-1"}, False),
    "a round too many": ({"round": "2024-02-100"}, False),
    "the last month": ({"round": "2099-12"}, True),
    "no month": ({"round": "2024-00"}, False),
    "a thirteenth month": ({"round": "2024-13"}, False),
    "another century": ({"round": "2100-01"}, False),
}


@pytest.mark.parametrize(("changes", "sayable"), BOUNDS.values(), ids=BOUNDS)
def test_a_slip_says_what_lies_within_its_bounds_and_nothing_beyond(changes, sayable):
    assert bounds(**changes) is sayable


@pytest.mark.parametrize("name", ["changed", "profile"])
@pytest.mark.parametrize(("told", "sayable"), [(0, True), (9999, True), (10000, False), (-1, False)])
def test_days_ago_have_bounds(name, told, sayable):
    assert bounds(facts=replace(LEAST, **{name: told})) is sayable


OLD_HEAD = '"v":1,"a":"6fc8","r":"2024-02","p":"1","d":"2024-02-14","n":"0123456789abcdef"'
OLD = {
    "a day": ('"2024-02-01"', 13),
    "its own day": ('"2024-02-14"', 0),
    "a day after it": ('"2024-02-15"', None),
    "a span": ('"2024-01-18/2024-02-14"', SinceDecision.DONE),
    "never": ('"../2024-01-17"', SinceDecision.NOT_DONE),
}


@pytest.mark.parametrize("fact", ["w", "q"])
@pytest.mark.parametrize(("written", "told"), OLD.values(), ids=OLD)
def test_a_slip_that_told_days_of_the_calendar_is_read_as_days_ago_and_has_no_minute_and_no_place(written, told, fact):
    name = {"w": "changed", "q": "profile"}[fact]
    slip = unpack(body(f'{FIRST},"{fact}":{written}', OLD_HEAD))
    assert slip == replace(SLIP, at=datetime(2024, 2, 14), nth=0, facts=replace(LEAST, **{name: told}))


UNREADABLE = {
    "a zero day": ('"w":"2024-02-00"', ""),
    "a day of the calendar in a slip of now": ('"w":"2024-02-01"', '"v":2,"a":"6fc8","r":"2024-02","p":"1","d":"2024-02-14T09:05","i":1,"n":"0123456789abcdef"'),
    "another key": ('"h":1', OLD_HEAD + ',"z":1'),
    "a yes for a number": ('"w":true', '"v":2,"a":"6fc8","r":"2024-02","p":"1","d":"2024-02-14T09:05","i":1,"n":"0123456789abcdef"'),
}  # fmt: skip


@pytest.mark.parametrize(("fact", "head"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_no_slip_of_either_version_says_is_refused(fact, head):
    with pytest.raises(SlipRefusedError) as refused:
        unpack(body(f"{FIRST},{fact}", head or OLD_HEAD))
    assert refused.value.reason is Refusal.UNKNOWN_FACTS


@pytest.mark.parametrize(
    ("version", "why"),
    [("0", Refusal.UNKNOWN_FACTS), ("3", Refusal.NEWER_VERSION), ("99", Refusal.NEWER_VERSION)],
)
def test_a_body_of_a_newer_version_says_so_and_of_an_older_is_none(version, why):
    with pytest.raises(SlipRefusedError) as refused:
        unpack(body(FIRST).replace(b'"v":2', f'"v":{version}'.encode()))
    assert (refused.value.reason, refused.value.account) == (why, "")


def test_a_body_has_these_keys_in_this_order():
    read = json.loads(pack(SLIP))
    assert list(read) == ["v", "a", "r", "p", "d", "i", "n", "f"]
    with pytest.raises(SlipRefusedError):
        unpack(json.dumps(dict(reversed(read.items())), separators=(",", ":")).encode())


# Finding and sealing


def text_of(account="lota-1", code=None, **changes):
    slip = replace(SLIP, tag=TAGS[account])
    return seal(replace(slip, **changes), CODES[account] if code is None else code, SECRETS.public_key)


def opened(text, **changes):
    return open_slip(text, SECRETS, **({"round_id": ROUND, "codes": CODES, "tags": TAGS} | changes))


def refusal(text, **changes):
    """Return why a slip is refused, and which account is named."""
    with pytest.raises(SlipRefusedError) as refused:
        opened(text, **changes)
    return refused.value.reason, refused.value.account


def test_the_number_of_a_slip_is_six_signs_of_its_digest():
    assert slip_number("PWSLIP1.6fc8.2024-02.AAAA") == "AR21AM"


@pytest.mark.parametrize(("signs", "read"), [(4096, True), (4097, False)])
def test_so_many_signs_are_read_and_not_one_more(signs, read):
    text = text_of()
    padded = text + " " * (signs - len(text))
    if read:
        assert ".".join(("PWSLIP1", *clear_parts(padded))) == text
    else:
        assert refusal(padded) == (Refusal.TOO_LARGE, "")


def test_the_tags_that_are_given_count_and_not_those_that_could_be_worked_out():
    swapped = {"lota-1": TAGS["lota-2"], "lota-2": TAGS["lota-1"], "uno-1": TAGS["uno-1"]}
    assert opened(text_of(), tags=None)[0] == opened(text_of())[0] == "lota-1"
    assert refusal(text_of(), tags=swapped) == (Refusal.OTHER_ACCOUNT, "lota-2")
    assert opened(text_of(tag=swapped["lota-1"]), tags=swapped)[0] == "lota-1"


def other_last_sign(text):
    """Return the slip with its last sign written in another way that means the same bytes."""
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = text[:-1] + signs[signs.index(text[-1]) + 1]
    assert urlsafe_b64decode(other.split(".")[3] + "==") == urlsafe_b64decode(text.split(".")[3] + "==")
    return other


NAMED = {
    "the code of another account": (lambda: text_of(code=CODES["lota-2"]), Refusal.OTHER_ACCOUNT, "lota-1"),
    "a code of nobody": (lambda: text_of(code="00000000"), Refusal.CODE, "lota-1"),
    "the tag of another account in the clear": (
        lambda: text_of().replace(TAGS["lota-1"], TAGS["uno-1"], 1),
        Refusal.OTHER_ACCOUNT,
        "uno-1",
    ),
    "a damaged slip": (lambda: text_of()[:-1], Refusal.ALTERED, "lota-1"),
    "a damaged slip with a tag of nobody": (lambda: "PWSLIP1.ffff.2024-02." + "A" * 450, Refusal.ALTERED, ""),
    "a last sign that means the same": (lambda: other_last_sign(text_of()), Refusal.ALTERED, "lota-1"),
    "a tag and a code of nobody": (lambda: text_of(tag="ffff", code="00000000"), Refusal.OTHER_ACCOUNT, ""),
    "another round": (lambda: text_of(round="2024-03"), Refusal.OTHER_ROUND, ""),
    "no slip": (lambda: "স্যার", Refusal.GARBLED, ""),
}


@pytest.mark.parametrize(("make", "why", "account"), NAMED.values(), ids=NAMED)
def test_a_refusal_names_the_account_whose_tag_the_slip_bears_where_there_is_one(make, why, account):
    assert refusal(make()) == (why, account)


def test_a_tag_of_nobody_with_a_right_code_is_that_codes():
    assert opened(text_of(tag="ffff")) == ("lota-1", replace(SLIP, tag="ffff"))


def relabelled(claimed, inside, monkeypatch):
    """Return a slip whose body says another round or tag than its label: only a program that is not ours makes one."""
    with monkeypatch.context() as patched:
        patched.setattr(sealing, "pack", lambda _: pack(inside))
        return seal(claimed, CODES["lota-1"], SECRETS.public_key)


def test_a_body_that_contradicts_its_label_is_refused_and_the_account_named(monkeypatch):
    other_round = relabelled(SLIP, replace(SLIP, round="2024-03"), monkeypatch)
    other_tag = relabelled(SLIP, replace(SLIP, tag=TAGS["uno-1"]), monkeypatch)
    assert refusal(other_round) == (Refusal.OTHER_ROUND, "lota-1")
    assert refusal(other_tag) == (Refusal.OTHER_ACCOUNT, "lota-1")


def test_a_refusal_names_nobody_unless_somebody_is_known():
    assert (SlipRefusedError(Refusal.CODE).account, SlipRefusedError(Refusal.CODE, "lota-1").account) == ("", "lota-1")


def test_a_sealed_slip_has_no_padding_signs_and_is_written_in_the_one_way():
    payload = text_of().split(".")[3]
    sealed = urlsafe_b64decode(payload + "==")
    assert (len(payload), len(sealed)) == (450, 337)
    assert urlsafe_b64encode(sealed).decode() == payload + "=="
