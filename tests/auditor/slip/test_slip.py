"""A slip says what its code's holder said, to the round's key alone; whatever else comes is refused with its own reason."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import nullcontext
from datetime import date, datetime
from itertools import count

import pytest
from changing import replace
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hostile_files import random_slips
from hypothesis import given
from hypothesis import strategies as st
from opened_slips import open_slip
from sampling import examples

from auditor.i18n import Language
from auditor.model.facts import Method, Strength
from auditor.model.selfcheck import LoginSeen, SecondFactor, SinceDecision, Slip, SlipFacts, TwoStepAnswer
from auditor.slip import finding, sealing
from auditor.slip.body import pack, unpack
from auditor.slip.codes import CampaignSecrets, account_code, code_tag, code_tags, mail_code, read_code
from auditor.slip.finding import find_slips, slip_number, slip_round, slip_tag, words_beside_slips
from auditor.slip.refusals import AGAIN, Refusal, SlipRefusedError
from auditor.slip.sealing import seal
from auditor.tables.secrets import tells_secret

ROUND = "2024-02"
ACCOUNTS = ("agriculture-1", "fisheries-1", "lota-1", "lota-2")
SECRETS = CampaignSecrets.new()
CODES = {account: account_code(SECRETS, ROUND, account) for account in ACCOUNTS}
SALT, TAGS = code_tags(ROUND, CODES)
FACTS = SlipFacts(
    "upper+lower+symbol",
    meets_rule=True,
    strength=Strength.FAIR,
    reused=False,
    changed=SinceDecision.DONE,
    two_step=TwoStepAnswer.ASKED,
    method=Method.SMS,
    mail_code="908172",
)
MADE_UP = "Padma" + "@2024"
"""Of the making that people choose; it opens nothing."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def a_slip(account=ACCOUNTS[0], **changes):
    return replace(Slip(ROUND, TAGS[account], "1", datetime(2024, 2, 14, 9, 5), "0123456789abcdef", FACTS), **changes)


def a_text(account=ACCOUNTS[0], **changes):
    return seal(a_slip(account, **changes), CODES[account], SECRETS.public_key)


def opened(text, **changes):
    return open_slip(text, SECRETS, **({"round_id": ROUND, "codes": CODES, "tags": TAGS} | changes))


def reason(text, **changes):
    """Return why a slip is refused; nothing else than a refusal may come, and it holds nothing of the slip."""
    with pytest.raises(SlipRefusedError) as refused:
        opened(text, **changes)
    assert refused.value.args == (refused.value.reason.value,)
    assert refused.value.__context__ is None
    return refused.value.reason


# HPKE written a second time, from RFC 9180 alone


def hkdf_extract(suite, salt, label, input_):
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + input_, "sha256")


def hkdf_expand(suite, key, label, info, size):
    return hmac.digest(key, size.to_bytes(2) + b"HPKE-v1" + suite + label + info + b"\x01", "sha256")[:size]


def reference_seal(public_key, info, plain, *, ephemeral, aad=b""):
    """Return what is sealed and what the vectors tell of the way there."""
    kem, suite = b"KEM\x00\x10", b"HPKE\x00\x10\x00\x01\x00\x02"
    curve = ec.SECP256R1()
    ours = ec.derive_private_key(int.from_bytes(ephemeral), curve)
    numbers = ours.public_key().public_numbers()
    enc = b"\x04" + numbers.x.to_bytes(32) + numbers.y.to_bytes(32)
    shared = ours.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(curve, public_key))
    agreed = hkdf_expand(kem, hkdf_extract(kem, b"", b"eae_prk", shared), b"shared_secret", enc + public_key, 32)
    context = (
        b"\0" + hkdf_extract(suite, b"", b"psk_id_hash", b"") + hkdf_extract(suite, b"", b"info_hash", info)
    )  # fmt: skip
    secret = hkdf_extract(suite, agreed, b"secret", b"")
    key, nonce = (hkdf_expand(suite, secret, *part) for part in ((b"key", context, 32), (b"base_nonce", context, 12)))
    return enc + AESGCM(key).encrypt(nonce, plain, aad), (agreed, secret, key, nonce)


# Mode 0, kem_id 0x0010, kdf_id 0x0001, aead_id 0x0002 of the test vectors published with RFC 9180

VECTOR = {
    name: bytes.fromhex(digits)
    for name, digits in {
        "info": "4f6465206f6e2061204772656369616e2055726e",
        "pkRm": "04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7"
        "c021238f9e2073d2356c",
        "skRm": "317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2",
        "skEm": "90345e3a1d116c1dd39ae76d95ab858c142223a63e44f8f85318cfa91a84858e",
        "enc": "04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff"
        "5370d331a4f1f7d5a4e0",
        "shared_secret": "48893fecd82f7c3456af6a42d8f56325d21e08c10fa81299986aaff54cde7b49",
        "secret": "520da82c752ee6e0be7aafbad57a62535d266b6333513d3eb94cb497dceaf94e",
        "key": "ee16802a936d5f544771131900ee6973d0551de9e852ece2ef34bf0d5f9e1d1d",
        "base_nonce": "9bc50980832a7b4b58c40161",
        "aad": "436f756e742d30",
        "pt": "4265617574792069732074727574682c20747275746820626561757479",
        "ct": "58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f",
    }.items()
}


def test_the_reference_of_these_tests_is_hpke_by_the_vector_of_rfc_9180():
    sealed, steps = reference_seal(
        VECTOR["pkRm"], VECTOR["info"], VECTOR["pt"], ephemeral=VECTOR["skEm"], aad=VECTOR["aad"]
    )
    assert steps == tuple(VECTOR[name] for name in ("shared_secret", "secret", "key", "base_nonce"))
    assert sealed == VECTOR["enc"] + VECTOR["ct"]


def test_a_slip_that_the_reference_sealed_under_the_vectors_keys_opens():
    secrets = CampaignSecrets(VECTOR["skRm"], bytes(32))
    assert secrets.public_key == VECTOR["pkRm"]
    codes = {account: account_code(secrets, ROUND, account) for account in ACCOUNTS}
    _, tags = code_tags(ROUND, codes)
    slip = a_slip(tag=tags[ACCOUNTS[2]])
    body = pack(slip)
    mac = hmac.digest(codes[ACCOUNTS[2]].encode(), b"pwslip-v1|" + body, "sha256")[:16]
    plain = (len(body).to_bytes(2) + body + mac).ljust(256, b"\0")
    sealed, _ = reference_seal(
        VECTOR["pkRm"], f"pwslip-v1|{slip.tag}|{ROUND}".encode(), plain, ephemeral=VECTOR["skEm"]
    )
    assert sealed.startswith(VECTOR["enc"])
    text = f"PWSLIP1.{slip.tag}.{ROUND}.{urlsafe_b64encode(sealed).decode().rstrip('=')}"
    assert open_slip(text, secrets, round_id=ROUND, codes=codes) == (ACCOUNTS[2], slip)


# Secrets, codes and tags


def test_secrets_are_fresh_and_show_themselves_nowhere():
    assert CampaignSecrets.new().private_key != CampaignSecrets.new().private_key
    for words in (repr(SECRETS), str(SECRETS), f"{SECRETS}", repr([SECRETS])):
        assert SECRETS.master.hex() not in words
        assert repr(SECRETS.master)[2:-1] not in words
        assert repr(SECRETS.private_key)[2:-1] not in words


def test_a_scalar_out_of_range_is_drawn_again_and_never_accepted():
    parts = [bytes(32), b"\xff" * 32, b"\x01" * 32, b"\x02" * 32]
    secrets = CampaignSecrets.new(lambda size: parts.pop(0)[:size])
    assert (secrets.private_key, secrets.master) == (b"\x01" * 32, b"\x02" * 32)
    for scalar, master in (
        (bytes(32), bytes(32)),
        (b"\xff" * 32, bytes(32)),
        (b"\x01" * 31, bytes(32)),
        (b"\x01" * 32, b""),
    ):
        with pytest.raises(ValueError, match=r"secrets|private key") as refused:
            CampaignSecrets(scalar, master)
        assert scalar.hex() not in str(refused.value)


def test_the_key_id_begins_the_digest_of_the_public_key():
    assert len(SECRETS.public_key) == 65
    assert SECRETS.public_key[0] == 4
    assert SECRETS.key_id == hashlib.sha256(SECRETS.public_key).hexdigest()[:16]


def test_codes_are_eight_signs_that_only_master_round_and_account_decide():
    code = account_code(SECRETS, ROUND, "lota-1")
    assert re.fullmatch(rf"[{ALPHABET}]{{8}}", code)
    digest = hmac.digest(SECRETS.master, b"pwslip-code|2024-02|lota-1", "sha256")
    bits = f"{int.from_bytes(digest):0256b}"[:40]
    assert code == "".join(ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, 40, 5))
    others = {
        account_code(SECRETS, "2024-03", "lota-1"),
        account_code(SECRETS, "2024-02-2", "lota-1"),
        account_code(SECRETS, ROUND, "lota-2"),
        account_code(CampaignSecrets(SECRETS.private_key, bytes(32)), ROUND, "lota-1"),
    }
    assert code not in others
    assert len(others) == 4


def test_mail_codes_are_six_digits_and_no_code_of_an_account():
    codes = {office: mail_code(SECRETS, ROUND, office) for office in map(str, range(200))}
    assert all(re.fullmatch("[0-9]{6}", code) for code in codes.values())
    assert len(set(codes.values())) > 190
    assert mail_code(SECRETS, ROUND, "lota") != mail_code(SECRETS, "2024-03", "lota")


@pytest.mark.parametrize(
    "round_id", ["", "2024", "2024-13", "2024-02|x", "2024-02-1", "2024-02-100", "2024-02\n", "২০২৪-০২"]
)
def test_a_round_that_is_no_round_makes_no_code(round_id):
    for make in (account_code, mail_code):
        with pytest.raises(ValueError, match="round"):
            make(SECRETS, round_id, "lota-1")
    with pytest.raises(ValueError, match="round"):
        code_tag(round_id, "00", CODES["lota-1"])
    with pytest.raises(ValueError, match="round"):
        code_tags(round_id, CODES)


def test_a_tag_is_sixteen_bits_of_a_hash_over_round_salt_and_code():
    code = CODES["lota-1"]
    assert code_tag(ROUND, "00", code) == hashlib.sha256(f"pwslip-tag|2024-02|00|{code}".encode()).hexdigest()[:4]
    assert code_tag(ROUND, "00", f" {code[:4].lower()}-{code[4:]}") == code_tag(ROUND, "00", code)
    assert {account: code_tag(ROUND, SALT, code) for account, code in CODES.items()} == TAGS


@pytest.mark.parametrize(("accounts", "digits"), [(0, 0), (1, 4), (400, 4), (1500, 5)])
def test_all_tags_of_a_round_differ_and_are_no_longer_than_need_be(accounts, digits):
    codes = {str(number): account_code(SECRETS, ROUND, str(number)) for number in range(accounts)}
    salt, tags = code_tags(ROUND, codes)
    assert len(set(tags.values())) == accounts
    assert all(len(tag) == digits and tag == code_tag(ROUND, salt, codes[one], digits) for one, tag in tags.items())
    assert code_tags(ROUND, dict(reversed(codes.items()))) == (salt, tags)


def test_two_equal_codes_cannot_be_told_apart_and_that_is_told():
    with pytest.raises(ValueError, match="told apart"):
        code_tags(ROUND, {"a": "00000000", "b": "00000000"})


@given(st.text(ALPHABET, min_size=8, max_size=8), st.randoms())
def test_a_code_is_read_however_it_was_typed(code, chance):
    typed = "".join(
        chance.choice(
            [
                sign.lower(),
                sign,
                {"0": "O", "1": "I"}.get(sign, sign),
                {"0": "o", "1": "l"}.get(sign, sign),
                sign.translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")),
                sign + chance.choice(" -\u2013\u2011\u00a0\u200b\n"),
            ]
        )
        for sign in code
    )
    assert read_code(typed) == code


@given(st.text())
def test_whatever_else_is_typed_is_no_code_and_is_not_repeated(typed):
    try:
        said = read_code(typed)
    except ValueError as error:
        said = str(error)
    told = {"a code has digits and Latin letters only, and no U", "a code has 8 signs"}
    assert said in told or re.fullmatch(rf"[{ALPHABET}]{{8}}", said)


# Sealing and opening

MINUTES = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))
WHENS = st.integers(0, 9999) | st.sampled_from(SinceDecision)
FLAGS = st.sampled_from([None, True, False])
ANY_FACTS = st.builds(
    SlipFacts,
    st.sampled_from(["upper+lower+symbol", "upper+lower+symbol+digit"]),
    st.booleans(),
    st.sampled_from(Strength),
    FLAGS,
    FLAGS,
    st.none() | WHENS,
    st.none() | st.sampled_from(TwoStepAnswer),
    st.none() | st.sampled_from(Method),
    st.none() | WHENS,
    FLAGS,
    st.just("") | st.text("0123456789", min_size=6, max_size=6),
)
NOT_SET = ANY_FACTS.map(lambda facts: replace(facts, meets_rule=True, not_set=True))
ANY_SLIP = st.builds(
    Slip,
    st.sampled_from(["2024-02", "2024-12-99", "2099-01-2"]),
    st.text("0123456789abcdef", min_size=4, max_size=6),
    st.text("0123456789abcdefghijklmnopqrstuvwxyz.-", min_size=1, max_size=8),
    MINUTES,
    st.text("0123456789abcdef", min_size=16, max_size=16),
    ANY_FACTS | NOT_SET,
    st.integers(0, 999),
)


@given(ANY_SLIP, st.sampled_from(ACCOUNTS))
@examples(300)
def test_what_was_sealed_comes_back_whole_and_its_size_tells_nothing(slip, account):
    text = seal(slip, CODES[account], SECRETS.public_key)
    assert open_slip(text, SECRETS, round_id=slip.round, codes=CODES, tags={account: slip.tag}) == (account, slip)
    assert len(urlsafe_b64decode(text.split(".")[3] + "==")) == 65 + 256 + 16
    assert len(text) == len("PWSLIP1...") + len(slip.tag) + len(slip.round) + 450
    assert (slip_round(text), slip_tag(text)) == (slip.round, slip.tag)


def test_the_longest_slip_fits(monkeypatch):
    facts = replace(
        FACTS, rule="upper+lower+symbol+digit", reused=True, breached=True, two_step=TwoStepAnswer.NOT_OFFERED,
        method=Method.OTHER, changed=SinceDecision.NOT_DONE, profile=SinceDecision.NOT_DONE, shared=True,
    )  # fmt: skip
    longest = a_slip(tag="abcdef", round="2024-02-12", page="a" * 16, facts=facts, nth=999)
    assert len(pack(longest)) == 236
    seal(longest, CODES["lota-1"], SECRETS.public_key)
    for size, fits in ((238, True), (239, False)):
        monkeypatch.setattr(sealing, "pack", lambda _, size=size: b"x" * size)
        with nullcontext() if fits else pytest.raises(ValueError, match="longer"):
            seal(longest, CODES["lota-1"], SECRETS.public_key)


def test_a_nonce_is_drawn_where_there_is_none_so_no_two_slips_are_alike():
    texts = [seal(a_slip(nonce=""), CODES[ACCOUNTS[0]], SECRETS.public_key) for _ in range(2)]
    said = [opened(text)[1] for text in texts]
    assert said[0].nonce != said[1].nonce
    assert replace(said[0], nonce="") == replace(said[1], nonce="") == a_slip(nonce="")
    drawn = seal(a_slip(nonce=""), CODES[ACCOUNTS[0]], SECRETS.public_key, lambda size: b"\xab" * size)
    assert opened(drawn)[1].nonce == "ab" * 8
    assert slip_number(texts[0]) != slip_number(texts[1])


def test_the_same_slip_sealed_twice_is_not_the_same_text():
    assert a_text() != a_text()


def test_the_text_shows_neither_facts_nor_codes():
    text = a_text()
    assert not [code for code in CODES.values() if code in text]
    assert FACTS.mail_code not in repr(opened(text))


@pytest.mark.parametrize(
    "changes",
    [
        {"round": "2024-13"}, {"round": "2024-02|"}, {"tag": "xyz1"}, {"tag": "abc"}, {"tag": "abcdef0"}, {"tag": "ABCD"},
        {"page": ""}, {"page": "Page"}, {"page": "a" * 17}, {"at": datetime(1969, 12, 31)}, {"at": datetime(2100, 1, 1)}, {"nth": 1000},
        {"nonce": "0" * 15}, {"nonce": "G" * 16},
        {"facts": replace(FACTS, rule="any")}, {"facts": replace(FACTS, mail_code="12345")},
        {"facts": replace(FACTS, mail_code="১২৩৪৫৬")}, {"facts": replace(FACTS, changed=10000)},
        {"facts": replace(FACTS, profile=-1)}, {"facts": replace(FACTS, meets_rule=False, not_set=True)},
    ],
)  # fmt: skip
def test_nothing_is_sealed_that_slips_do_not_say(changes):
    with pytest.raises(ValueError, match="slips say nothing of this kind"):
        a_text(**changes)


def test_nothing_is_sealed_with_a_code_or_a_key_that_is_none():
    with pytest.raises(ValueError, match="code"):
        seal(a_slip(), "1234", SECRETS.public_key)
    for point in (b"", bytes(65), b"\x04" + bytes(64), SECRETS.public_key[:-1]):
        with pytest.raises(ValueError, match="no public key"):
            seal(a_slip(), CODES[ACCOUNTS[0]], point)


# Refusals


def test_a_wrong_code_is_refused_as_such_and_names_the_account_of_the_tag():
    text = seal(a_slip(), "00000000", SECRETS.public_key)
    assert reason(text) is Refusal.CODE
    with pytest.raises(SlipRefusedError) as refused:
        opened(text)
    assert refused.value.account == ACCOUNTS[0]
    for place in range(8):
        code = CODES[ACCOUNTS[0]]
        wrong = code[:place] + ALPHABET[(ALPHABET.index(code[place]) + 1) % 32] + code[place + 1 :]
        assert reason(seal(a_slip(), wrong, SECRETS.public_key)) is Refusal.CODE


def test_a_slip_whose_tag_was_changed_for_another_accounts_is_told_from_damage():
    text = a_text(ACCOUNTS[0])
    renamed = text.replace(TAGS[ACCOUNTS[0]], TAGS[ACCOUNTS[1]], 1)
    assert reason(renamed) is Refusal.OTHER_ACCOUNT
    assert reason(renamed[:-1] + ("A" if renamed[-1] != "A" else "Q")) is Refusal.ALTERED


def test_the_code_of_one_account_speaks_for_no_other():
    assert reason(seal(a_slip(ACCOUNTS[1]), CODES[ACCOUNTS[0]], SECRETS.public_key)) is Refusal.OTHER_ACCOUNT


def test_a_slip_of_an_account_without_a_code_in_the_round_is_refused():
    stranger = account_code(SECRETS, ROUND, "stranger-1")
    unused = next(f"{number:04x}" for number in count() if f"{number:04x}" not in TAGS.values())
    assert reason(seal(a_slip(tag=unused), stranger, SECRETS.public_key)) is Refusal.OTHER_ACCOUNT


def test_a_right_code_counts_when_its_sheet_bears_a_tag_of_before():
    unused = next(f"{number:04x}" for number in count() if f"{number:04x}" not in TAGS.values())
    text = seal(a_slip(tag=unused), CODES[ACCOUNTS[3]], SECRETS.public_key)
    assert opened(text)[0] == ACCOUNTS[3]


def test_tags_are_worked_out_where_they_are_not_given():
    assert opened(a_text(ACCOUNTS[1]), tags=None) == (ACCOUNTS[1], a_slip(ACCOUNTS[1]))


def test_a_slip_of_another_round_is_refused_and_no_slip_moves_to_another():
    other = a_text(round="2024-03")
    assert reason(other) is Refusal.OTHER_ROUND
    assert reason(other.replace("2024-03", ROUND, 1)) is Refusal.ALTERED
    assert reason(a_text(), round_id="2024-02-2") is Refusal.OTHER_ROUND


def test_a_slip_sealed_for_another_key_is_refused():
    assert reason(seal(a_slip(), CODES[ACCOUNTS[0]], CampaignSecrets.new().public_key)) is Refusal.ALTERED


def test_a_slip_is_refused_when_any_byte_of_it_is_another():
    text = a_text()
    head, _, payload = text.rpartition(".")
    sealed = urlsafe_b64decode(payload + "==")
    for place in range(len(sealed)):
        for mask in (1, 0x80, 0xFF):
            changed = sealed[:place] + bytes((sealed[place] ^ mask,)) + sealed[place + 1 :]
            assert reason(f"{head}.{urlsafe_b64encode(changed).decode().rstrip('=')}") is Refusal.ALTERED


def test_a_slip_is_refused_when_any_sign_of_it_is_another():
    text = a_text()
    chance = random.Random(20240214)
    for place, sign in enumerate(text):
        last = place == len(text) - 1
        others = BASE64 if last else [chance.choice(BASE64), sign.swapcase(), chr(ord(sign) ^ 1)]
        for other in {one for one in others if one != sign}:
            why = reason(text[:place] + other + text[place + 1 :])
            assert why is not Refusal.CODE
            if place > text.rindex(".") and other in BASE64:
                assert why is Refusal.ALTERED, (place, other)


def test_a_slip_is_refused_when_a_sign_is_missing_or_too_many():
    text = a_text()
    for place in range(0, len(text), 7):
        assert reason(text[:place] + text[place + 1 :]) in set(Refusal) - {Refusal.CODE, Refusal.UNKNOWN_FACTS}
        assert place < 8 or reason(text[:place]) in {Refusal.ALTERED, Refusal.GARBLED}
    assert reason(text[:100] + "A" + text[100:]) is Refusal.ALTERED


@pytest.mark.parametrize("text", ["", "PWSLIP1", "PWSLIP1.", "PWSLIP1..2024-02.AAAA", "PWSLIP0.abcd.2024-02.AAAA",
                                  "PWSLIP1.ABCD.2024-02.AAAA", "PWSLIP1.abcd.2024-99.AAAA", "আমার স্লিপ", "\ud800"])  # fmt: skip
def test_what_cannot_be_read_as_a_slip_is_garbled(text):
    assert reason(text) is Refusal.GARBLED
    for read in (slip_round, slip_tag, slip_number):
        with pytest.raises(SlipRefusedError, match="garbled"):
            read(text)


def test_two_slips_at_once_are_not_one():
    assert reason(a_text() + a_text()) is Refusal.GARBLED


def test_what_is_too_large_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(finding, "find_slips", lambda _: pytest.fail("it was looked at"))
    assert reason("PWSLIP1.abcd.2024-02." + "A" * 5000) is Refusal.TOO_LARGE


def test_a_slip_of_a_newer_version_says_so():
    assert reason(a_text().replace("PWSLIP1", "PWSLIP2", 1)) is Refusal.NEWER_VERSION
    assert reason("PWSLIP12.whatever") is Refusal.NEWER_VERSION


def sealed_body(body, *, code=CODES[ACCOUNTS[0]], tag=TAGS[ACCOUNTS[0]], size=None, mac=None, padding=b""):
    """Return a slip with any body, its MAC right: what the holder of a code can make without our program."""
    mac = hmac.digest(code.encode(), b"pwslip-v1|" + body, "sha256")[:16] if mac is None else mac
    size = len(body) if size is None else size
    plain = ((size & 0xFFFF).to_bytes(2) + body + mac + padding).ljust(256, b"\0")
    sealed, _ = reference_seal(
        SECRETS.public_key, f"pwslip-v1|{tag}|{ROUND}".encode(), plain, ephemeral=CampaignSecrets.new().private_key
    )
    return f"PWSLIP1.{tag}.{ROUND}.{urlsafe_b64encode(sealed).decode().rstrip('=')}"


def body_with(**changes):
    read = json.loads(pack(a_slip()))
    facts = read["f"]
    for name, value in changes.items():
        where = facts if name in "umbxlwskqhc" or name.startswith("f_") else read
        if value is ...:
            where.pop(name)
        else:
            where[name] = value
    return json.dumps(read, separators=(",", ":")).encode()


def test_the_forge_of_these_tests_makes_slips_that_open():
    assert opened(sealed_body(body_with())) == (ACCOUNTS[0], a_slip())


@pytest.mark.parametrize(
    "body",
    [
        body_with(f_length=12), body_with(z=1), body_with(u="none"), body_with(u=...), body_with(m=...), body_with(m=3),
        body_with(m=True), body_with(m=1.0), body_with(b=3), body_with(b=-1), body_with(b="1"), body_with(b=None),
        body_with(x=None), body_with(x="0"), body_with(l=2), body_with(h=[]), body_with(w="20240214"),
        body_with(w="2024-W07-3"), body_with(w="2024-02-14/2024-02-14"), body_with(w="2024-02-15/2024-02-14"),
        body_with(w="1600-01-01"), body_with(w=-14), body_with(w=True), body_with(w=1.5), body_with(w="14"), body_with(w="2024-02-30"), body_with(q="../.."), body_with(q=""),
        body_with(s="yes"), body_with(s=1), body_with(k="OTHER"), body_with(k="phone"), body_with(c="1234567"),
        body_with(c=123456), body_with(c=""), body_with(v=0), body_with(v=True), body_with(v="1"), body_with(p="A"),
        body_with(d="9999-12-31"), body_with(d=None), body_with(n="x" * 16), body_with(n=...), body_with(r="2024-99"),
        body_with(a="zzzz"), b"", b"{}", b"[]", b"null", b"1", b'"x"', b"{", b"[" * 238, b'{"f":' * 40, b"\xff" * 20,
        b'{"v":1,"v":1}', body_with().replace(b'"m":1', b'"m":1,"m":1'), body_with().replace(b",", b", ", 1),
        body_with().replace(b'"v":2', b'"v":2e0'), body_with().replace(b'"v":2', b'"v":NaN'), body_with(v=1), body_with(i=...),
        body_with(i=1000), body_with(i=True), body_with(i="1"), body_with(d="2024-02-14"), body_with(d="2024-02-14T09:05:00"),
        body_with().replace(b'"p":"1"', b'"p":"\\u0031"'), body_with().replace(b'"b":1', b'"b":' + b"9" * 60),
    ],
)  # fmt: skip
def test_an_authentic_slip_that_says_what_slips_do_not_say_is_refused(body):
    assert reason(sealed_body(body)) is Refusal.UNKNOWN_FACTS


def test_an_authentic_slip_that_contradicts_its_own_label_is_refused():
    assert reason(sealed_body(body_with(a=TAGS[ACCOUNTS[1]]))) is Refusal.OTHER_ACCOUNT
    assert reason(sealed_body(body_with(r="2024-03"))) is Refusal.OTHER_ROUND
    assert reason(sealed_body(body_with(v=3))) is Refusal.NEWER_VERSION


def test_an_envelope_that_is_not_filled_as_slips_are_is_refused():
    body = body_with()
    ends_in_no_zero = bytes(15) + b"\x01"  # a zero at its end, as each 256th has, would be taken for filling
    assert reason(sealed_body(body, size=len(body) - 1, mac=ends_in_no_zero)) is Refusal.ALTERED
    assert reason(sealed_body(body, size=240)) is Refusal.ALTERED
    assert reason(sealed_body(body, size=0xFFFF)) is Refusal.ALTERED
    assert reason(sealed_body(body, padding=b"\x01")) is Refusal.ALTERED
    assert reason(sealed_body(body, padding=bytes(20) + b"\x01")) is Refusal.ALTERED
    assert reason(sealed_body(body, mac=bytes(16))) is Refusal.CODE


@given(st.binary(max_size=238))
def test_any_authentic_bytes_are_refused_and_nothing_else_happens(body):
    assert reason(sealed_body(body)) in {Refusal.UNKNOWN_FACTS, Refusal.NEWER_VERSION}


@given(st.binary(min_size=256, max_size=256))
def test_any_sealed_bytes_are_refused_and_nothing_else_happens(plain):
    sealed, _ = reference_seal(
        SECRETS.public_key, f"pwslip-v1|{TAGS['lota-1']}|{ROUND}".encode(), plain, ephemeral=b"\x07" * 32
    )
    text = f"PWSLIP1.{TAGS['lota-1']}.{ROUND}.{urlsafe_b64encode(sealed).decode().rstrip('=')}"
    assert reason(text) in {Refusal.ALTERED, Refusal.CODE}


@given(st.one_of(st.text(), st.binary().map(lambda content: "PWSLIP1.0000.2024-02." + urlsafe_b64encode(content).decode()),
                 st.from_regex(r"PWSLIP[0-9.a-f-]{0,40}")))  # fmt: skip
def test_any_text_is_refused_and_nothing_else_happens(text):
    reason(text)
    for slip in find_slips(text):
        reason(slip)


def test_keys_that_are_compared_are_compared_in_constant_time(monkeypatch):
    asked = []
    monkeypatch.setattr(hmac, "compare_digest", lambda one, other: asked.append((one, other)) or one == other)
    opened(a_text())
    assert len(asked) == len(CODES)


# Finding slips


def wrapped(text, width, end="\n"):
    return end.join(text[at : at + width] for at in range(0, len(text), width))


CARRIERS = [
    lambda text: text,
    lambda text: f"\ufeff{text}\r\n",
    lambda text: f"স্যার, আমার স্লিপ: {text} ধন্যবাদ। রহিম",
    lambda text: f"স্লিপ:{text}\nThanks, Karim\n017",
    lambda text: wrapped(text, 40),
    lambda text: "আমার স্লিপ " + wrapped(text, 40, "\r\n") + "\r\nRegards",
    lambda text: "Slip " + wrapped(text, 75, "=\r\n") + "\r\n",
    lambda text: "> > " + wrapped(text, 70, "\n> > ") + "\n> > sent from my phone",
    lambda text: ">" + wrapped(text, 1, "\n>"),
    lambda text: wrapped(text, 3, " "),
    lambda text: wrapped(text, 20, "\u200b"),
    lambda text: wrapped(text, 9, "\u00ad\u200d\u2060"),
    lambda text: f"*{text}*",
    lambda text: f"<{text}>",
    lambda text: "<p>" + wrapped(text, 60, "<br/>\n") + "</p>",
    lambda text: "<div>" + wrapped(text, 60, "</div><div dir='ltr'>") + "</div>",
    lambda text: wrapped(text, 100, "<wbr>"),
    lambda text: text.replace("-", "\u2011"),
    lambda text: text.replace("-", "\u2013"),
    lambda text: text.replace("--", "\u2014"),
    lambda text: "Karim <karim@mail wrote: " + wrapped(text, 40, "\n> "),
    lambda text: "\u202a" + text + "\u202c",
    lambda text: "| " + wrapped(text, 50, " |\n| ") + " |",
    lambda text: "[14/02/2024, 10:12] Karim: " + text + "\n[14/02/2024, 10:13] Karim: done",
]


@pytest.mark.parametrize("wrap", CARRIERS)
def test_a_slip_is_found_whatever_carried_it(wrap):
    for _ in range(8):
        text = a_text()
        carried = wrap(text)
        assert find_slips(carried) == (text,)
        assert opened(find_slips(carried)[0])[0] == ACCOUNTS[0]
        if len(carried) <= 4096:
            assert opened(carried)[0] == ACCOUNTS[0]
            assert slip_number(carried) == slip_number(text)


@pytest.mark.parametrize("wrap", CARRIERS)
def test_what_a_slip_spells_by_chance_tells_no_password_whatever_carried_it(wrap):
    spelled = "_PW-xB3--dE5k"
    chance = a_text()[: -len(spelled)] + spelled
    assert tells_secret(chance)
    assert not tells_secret(words_beside_slips(wrap(chance)))
    assert tells_secret(words_beside_slips(f"{wrap(chance)}\nPassword: {MADE_UP}"))
    assert tells_secret(words_beside_slips(f"Password: {MADE_UP}\n{wrap(chance)}"))


def test_of_a_slip_cut_short_the_words_behind_it_are_read():
    assert tells_secret(words_beside_slips(f"{a_text()[:300]}\nPassword: {MADE_UP}"))


@given(st.data())
def test_a_slip_is_found_between_any_words_and_breaks(data):
    text = a_text()
    words = st.text(st.characters(exclude_characters="P<", exclude_categories=["Cs"]), max_size=40)
    breaks = data.draw(st.lists(st.integers(1, len(text) - 1), max_size=12, unique=True).map(sorted))
    parts = [text[at:to] for at, to in zip([0, *breaks], [*breaks, len(text)], strict=True)]
    gaps = data.draw(
        st.lists(st.sampled_from(["\n", "\r\n> ", "=\n", " ", "\u200b", "\n\n>> "]), min_size=12, max_size=12)
    )
    carried = data.draw(words) + "".join(f"{part}{gap}" for part, gap in zip(parts, [*gaps, ""], strict=False))
    assert find_slips(carried + data.draw(words))[-1] == text


def test_several_slips_are_found_in_their_order_and_each_once():
    texts = [a_text(account) for account in ACCOUNTS]
    assert find_slips("\n".join(texts)) == tuple(texts)
    assert find_slips("".join(texts)) == tuple(texts)
    assert find_slips(f"{texts[1]}\n> {wrapped(texts[0], 40, chr(10) + '> ')}\n{texts[1]}") == (texts[1], texts[0])


def test_a_slip_cut_short_does_not_swallow_the_next():
    whole = a_text(ACCOUNTS[1])
    cut = a_text(ACCOUNTS[0])[:300]
    assert find_slips(f"{cut}\n{whole}") == (cut, whole)


def test_words_without_a_slip_hold_none():
    for words in ("", "PWSLIP", "pwslip1.abcd.2024-02.", "আমার স্লিপ নেই", "PWSLIPX.", "PWSLIP123.abcd"):
        assert find_slips(words) == ()


def test_much_text_is_searched_in_a_straight_line():
    """Text made to keep a search busy: a million signs are read at once, not again and again."""
    for words in (
        "PWSLIP1.",
        "PWSLIP1.abcd.2024-02.",
        "<a",
        "PWSLIP",
        " >=",
        "P",
        "PWSLIP1.abcd.2024-02." + "A" * 449 + ".",
    ):
        find_slips(words * (1_000_000 // len(words)))
        words_beside_slips(words * (1_000_000 // len(words)))


# Numbers and texts


def test_the_number_is_thirty_bits_of_the_digest_of_the_slip():
    text = a_text()
    bits = f"{int.from_bytes(hashlib.sha256(text.encode()).digest()):0256b}"[:30]
    assert slip_number(text) == "".join(ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, 30, 5))


def test_every_refusal_tells_what_happened_and_what_to_do():
    values = {"file": "slip.txt", "office": "Lota", "month": "March", "made_again": date(2024, 2, 20)}
    for language in Language:
        said = {refusal: refusal.message.said(language, **values) for refusal in Refusal}
        assert all(words.startswith("slip.txt: ") and "{" not in words for words in said.values())
        assert "Lota" in said[Refusal.CODE]
        assert "March" in said[Refusal.OTHER_ROUND]
        assert all(word in said[Refusal.OLD_SHEET] for word in ("Lota", "March"))
        assert len(set(said.values())) == len(Refusal) - 1  # garbled and altered are told alike
        again = AGAIN.said(language, file="slip.txt", other="mail.eml")
        assert "slip.txt" in again
        assert "mail.eml" in again


def test_a_heap_of_slips_that_do_not_open_is_tried_under_other_tags_only_so_often(monkeypatch):
    tried = []
    opened_once = sealing._opened
    monkeypatch.setattr(sealing, "_opened", lambda *what: tried.append(what[2]) or opened_once(*what))
    monkeypatch.setattr(sealing, "MOST_TRIALS", 10)
    opener = sealing.SlipOpener(SECRETS, ROUND, CODES, TAGS)
    for garbage in random_slips(50, campaign=ROUND):
        with pytest.raises(SlipRefusedError) as refused:
            opener.open(garbage)
        assert refused.value.reason is Refusal.ALTERED
    assert len(tried) == 50 + 10
    renamed = a_text().replace(TAGS[ACCOUNTS[0]], TAGS[ACCOUNTS[1]], 1)
    with pytest.raises(SlipRefusedError):
        opener.open(renamed)
    assert opener.open(a_text())[0] == ACCOUNTS[0]


# What a login showed


@pytest.mark.parametrize(
    "seen",
    [
        LoginSeen(what, inside, way)
        for what in SecondFactor
        for inside in (True, False, None)
        for way in (None, *Method)
    ],
)
def test_what_a_login_showed_comes_out_as_it_went_in(seen):
    told = a_slip(facts=SlipFacts("upper+lower+symbol", True, Strength.STRONG, login=seen))
    assert unpack(pack(told)) == told


@pytest.mark.parametrize(
    "written",
    [b'["asked",1,null]', b'["demanded",2,null]', b'["demanded",1,"post"]', b'["demanded",1]', b"[]", b'"demanded"'],
)
def test_a_login_written_otherwise_is_refused(written):
    seen = LoginSeen(SecondFactor.DEMANDED, inside=True)
    packed = pack(a_slip(facts=SlipFacts("upper+lower+symbol", True, Strength.STRONG, login=seen)))
    with pytest.raises(SlipRefusedError):
        unpack(packed.replace(b'["demanded",1,null]', written))
