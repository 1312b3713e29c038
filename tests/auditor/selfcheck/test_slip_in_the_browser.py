"""The page's twin of the slip, in real browsers: what it seals opens here, and both read and number alike."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import datetime
from pathlib import Path

import pytest
from opened_slips import open_slip

import auditor
from auditor.model.facts import Method, Strength
from auditor.model.selfcheck import SinceDecision, SlipFacts, TwoStepAnswer
from auditor.slip import body, refusals, sealing
from auditor.slip.codes import CampaignSecrets, account_code, code_tag, code_tags, read_code
from auditor.slip.finding import slip_number
from auditor.slip.refusals import SlipRefusedError

pytestmark = pytest.mark.sampled

SCRIPT = Path(auditor.__file__).parent / "selfcheck" / "assets" / "slip.js"
ROUND = "2024-02"
ACCOUNTS = ("agriculture-1", "fisheries-1", "lota-1")
FULL = {
    "u": "ulsd", "m": 1, "b": 2, "x": 0, "l": 0, "w": "not-since", "s": "not-offered", "k": "other",
    "q": "not-since", "h": 0, "c": "012345",
}  # fmt: skip
FULL_FACTS = SlipFacts(
    "upper+lower+symbol+digit",
    meets_rule=True,
    strength=Strength.STRONG,
    reused=False,
    breached=False,
    changed=SinceDecision.NOT_DONE,
    two_step=TwoStepAnswer.NOT_OFFERED,
    method=Method.OTHER,
    profile=SinceDecision.NOT_DONE,
    shared=False,
    mail_code="012345",
)


@pytest.fixture(name="secrets", scope="module")
def _secrets():
    return CampaignSecrets.new()


@pytest.fixture(name="codes", scope="module")
def _codes(secrets):
    return {account: account_code(secrets, ROUND, account) for account in ACCOUNTS}


@pytest.fixture(name="page")
def _page(browser_page, tmp_path):
    """Return each browser with the script on a page from the disk; whatever the script does, it asks the network nothing."""
    place = tmp_path / "slip.html"
    place.write_text(
        f'<!doctype html><meta charset="utf-8"><title>slip</title><script>{SCRIPT.read_text("utf-8")}</script>', "utf-8"
    )
    browser_page.open(place)
    yield browser_page
    assert not browser_page.errors
    assert not browser_page.requested


def public(secrets):
    return urlsafe_b64encode(secrets.public_key).decode().rstrip("=")


def call(page, name, *arguments):
    """Return what a function of the script returns; an error as its message."""
    said = ", ".join(json.dumps(argument) for argument in arguments)
    return page.evaluate(
        f"(async () => {{ try {{ return await PasswordSlip.{name}({said}); }} catch (error) {{ return String(error); }} }})()"
    )


def sealed(tab, secrets, code, facts, **changes):
    _, tags = code_tags(ROUND, {"one": code})
    slip = {"round": ROUND, "tag": tags["one"], "page": "1", "at": "2024-02-14T09:05", "facts": facts} | changes
    return call(tab, "seal", slip, code, public(secrets))


def test_a_slip_sealed_in_a_browser_opens_here(page, secrets, codes):
    salt, tags = code_tags(ROUND, codes)
    for account, facts in ((ACCOUNTS[1], FULL), (ACCOUNTS[2], {"u": "uls", "m": 0, "b": 0})):
        tag = call(page, "codeTag", ROUND, salt, codes[account].lower())
        assert tag == tags[account]
        slip = {"round": ROUND, "tag": tag, "page": "1.0", "at": "2024-02-14T09:05", "facts": facts}
        text = call(page, "seal", slip, codes[account], public(secrets))
        assert len(text) == 471
        assert call(page, "number", text) == slip_number(text)
        author, opened = open_slip(text, secrets, round_id=ROUND, codes=codes, tags=tags)
        assert author == account
        assert (opened.round, opened.tag, opened.page, opened.at) == (ROUND, tag, "1.0", datetime(2024, 2, 14, 9, 5))
        assert opened.facts == (FULL_FACTS if facts is FULL else SlipFacts("upper+lower+symbol", False, Strength.WEAK))


def test_every_answer_of_the_page_comes_over(page, secrets, codes):
    code = codes[ACCOUNTS[0]]
    for name, values in {
        "u": ["uls", "ulsd"],
        "m": [0, 1, 2],
        "b": [0, 1, 2],
        "x": [0, 1],
        "l": [0, 1],
        "w": [0, 13, 9999, "since", "not-since"],
        "s": [answer.value for answer in TwoStepAnswer],
        "k": [method.name.lower() for method in Method],
        "q": [0, 13, "since", "not-since"],
        "h": [0, 1],
        "c": ["000000", "999999"],
    }.items():
        for value in values:
            text = sealed(page, secrets, code, {"u": "uls", "m": 1, "b": 1} | {name: value})
            _, opened = open_slip(text, secrets, round_id=ROUND, codes={"one": code})
            assert sealing.seal(opened, code, secrets.public_key)
            said = json.loads(body.pack(opened))["f"]
            assert said[name] == value


def test_a_code_is_read_alike_however_it_is_typed(page, codes):
    code = codes[ACCOUNTS[0]]
    bangla = code.translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"))
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    writings = [
        code, code.lower(), f" {code[:4]}-{code[4:]} ", f"{code[:4]}\u2013{code[4:]}", f"{code[:4]} - {code[4:]}\n", bangla,
        wide, f"\u200b{code[:2]}\u00a0{code[2:]}\ufeff", code.replace("0", "O").replace("1", "l"), "oil0oil0", "oooooooo",
        "", "ABCDEFG", "ABCDEFGHJ", "ABCDEFGU", "আমারকোড", "ABCD EFG!", "\U0001f600ABCDEFG", "İBCDEFGH", "ẞBCDEFG",
    ]  # fmt: skip
    for typed in writings:
        try:
            here = read_code(typed)
        except ValueError as error:
            here = f"RangeError: {error}"
        assert call(page, "readCode", typed) == here, ascii(typed)


def test_tags_and_numbers_are_the_same_here_and_there(page, codes):
    for digits in (4, 5, 6):
        for salt in ("00", "c7"):
            for code in codes.values():
                assert call(page, "codeTag", ROUND, salt, code, digits) == code_tag(ROUND, salt, code, digits)


@pytest.mark.parametrize(
    ("facts", "changes"),
    [
        ({"u": "uls", "m": 1}, {}),
        ({"u": "uls", "m": 1, "b": 3}, {}),
        ({"u": "uls", "m": True, "b": 1}, {}),
        ({"u": "none", "m": 1, "b": 1}, {}),
        ({"u": "uls", "m": 1, "b": 1, "z": 1}, {}),
        ({"u": "uls", "m": 1, "b": 1, "length": 12}, {}),
        ({"u": "uls", "m": 1, "b": 1, "w": "2024-02-14"}, {}),
        ({"u": "uls", "m": 1, "b": 1, "w": 10000}, {}),
        ({"u": "uls", "m": 1, "b": 1, "w": -1}, {}),
        ({"u": "uls", "m": 1, "b": 1, "w": 1.5}, {}),
        ({"u": "uls", "m": 1, "b": 1, "s": "yes"}, {}),
        ({"u": "uls", "m": 1, "b": 1, "c": "12345"}, {}),
        ({"u": "uls", "m": 1, "b": 1, "c": 123456}, {}),
        ({"u": "uls", "m": 1, "b": 1}, {"round": "2024-13"}),
        ({"u": "uls", "m": 1, "b": 1}, {"tag": "ABCD"}),
        ({"u": "uls", "m": 1, "b": 1}, {"page": "a name too long for it"}),
        ({"u": "uls", "m": 1, "b": 1}, {"at": "2024-02-14"}),
    ],
)
def test_the_page_seals_nothing_that_slips_do_not_say(page, secrets, codes, facts, changes):
    assert sealed(page, secrets, codes[ACCOUNTS[0]], facts, **changes) == "RangeError: slips say nothing of this kind"


def test_the_longest_slip_fits_and_all_are_of_one_length(page, secrets, codes):
    code = codes[ACCOUNTS[0]]
    text = sealed(page, secrets, code, FULL, tag="abcdef", round="2024-02-12", page="a" * 16)
    assert (
        len(text.split(".")[3]) == len(sealed(page, secrets, code, {"u": "uls", "m": 0, "b": 0}).split(".")[3]) == 450
    )
    _, opened = open_slip(text, secrets, round_id="2024-02-12", codes={"one": code}, tags={"one": "abcdef"})
    assert opened.facts == FULL_FACTS


def test_two_slips_of_the_same_answers_differ(page, secrets, codes):
    code = codes[ACCOUNTS[0]]
    texts = [sealed(page, secrets, code, FULL) for _ in range(2)]
    opened = [open_slip(text, secrets, round_id=ROUND, codes={"one": code})[1] for text in texts]
    assert texts[0] != texts[1]
    assert opened[0].nonce != opened[1].nonce
    assert opened[0].nonce[:8] == opened[1].nonce[:8]
    assert [slip.nth for slip in opened] == [1, 2]
    assert slip_number(texts[0]) != slip_number(texts[1])


def test_a_wrong_code_typed_into_the_page_is_known_here(page, secrets, codes):
    _, tags = code_tags(ROUND, codes)
    slip = {"round": ROUND, "tag": tags[ACCOUNTS[0]], "page": "1", "at": "2024-02-14T09:05", "facts": FULL}
    text = call(page, "seal", slip, "00000000", public(secrets))
    with pytest.raises(SlipRefusedError) as refused:
        open_slip(text, secrets, round_id=ROUND, codes=codes, tags=tags)
    assert refused.value.reason is refusals.Refusal.CODE


# RFC 9180: a vector of mode 0, kem_id 0x0010, kdf_id 0x0001, aead_id 0x0002 of the test vectors published with it

VECTOR = {
    "info": "4f6465206f6e2061204772656369616e2055726e",
    "pkRm": "04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7"
    "c021238f9e2073d2356c",
    "skEm": "90345e3a1d116c1dd39ae76d95ab858c142223a63e44f8f85318cfa91a84858e",
    "enc": "04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff"
    "5370d331a4f1f7d5a4e0",
    "aad": "436f756e742d30",
    "pt": "4265617574792069732074727574682c20747275746820626561757479",
    "ct": "58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f",
}

WITH_THE_VECTORS_KEY = """
(async () => {
  const hex = (words) => Uint8Array.from(words.match(/../g), (two) => parseInt(two, 16));
  const url = (content) => btoa(String.fromCharCode(...content)).replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=/g, "");
  const v = %s;
  const enc = hex(v.enc);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const jwk = { kty: "EC", crv: "P-256", x: url(enc.slice(1, 33)), y: url(enc.slice(33)), d: url(hex(v.skEm)) };
  const privateKey = await crypto.subtle.importKey("jwk", jwk, curve, false, ["deriveBits"]);
  const publicKey = await crypto.subtle.importKey("raw", enc, curve, true, []);
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  crypto.subtle.generateKey = async () => ({ privateKey, publicKey });
  crypto.subtle.encrypt = (how, key, plain) => encrypt({ ...how, additionalData: hex(v.aad) }, key, plain);
  const sealed = await PasswordSlip.hpkeSeal(hex(v.pkRm), hex(v.info), hex(v.pt));
  return [...sealed].map((byte) => byte.toString(16).padStart(2, "0")).join("");
})()
"""


def test_the_sealing_is_that_of_rfc_9180(page):
    """The page draws its own key and has no additional data: for the vector, both are put under it."""
    assert page.evaluate(WITH_THE_VECTORS_KEY % json.dumps(VECTOR)) == VECTOR["enc"] + VECTOR["ct"]
