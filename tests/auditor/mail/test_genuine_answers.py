"""Answers as honest servers and mail programs send and save them: none is refused."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from signed_mail import (
    AGRICULTURE,
    ANSWERED,
    COVERED,
    NOW,
    SEEDS,
    SENT_ON,
    SHARED,
    UNION,
    World,
    key,
    mail,
    record_of,
    sign,
)

from auditor.mail import authentic, message, signatures
from auditor.mail.reasons import NotProvenError, Why

BODY = "মহোদয়,\r\nকোডসহ উত্তর পাঠানো হলো।  \r\n\r\n>From now on\r\nFrom here\t too\r\n\r\n\r\n".encode()


def seconds(moment) -> str:
    return str(int(moment.timestamp()))


def answer(
    world: World,
    *,
    identity: str = "agriculture",
    sender: str = AGRICULTURE,
    words: str = "Re: {}",
    domain: str = SHARED,
    how=None,
    **more,
) -> bytes:
    subject = words.format(f"ই-মেইল কোড / Mail code {world.code(identity)}")
    return sign(mail(sender, subject, **{"body": BODY, **more}), domain, **(how or {}))


def in_lf(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")


def quoted_in_mailbox(content: bytes) -> bytes:
    head, body = in_lf(content).split(b"\n\n", 1)
    quoted = re.sub(rb"^(>*From )", rb">\1", body, flags=re.MULTILINE)
    return b"From uao@dae Mon Apr  8 12:00:00 2024\n" + head + b"\n\n" + quoted


def with_key(world: World, record: bytes, **how) -> bytes:
    world.publish(SHARED, record)
    return answer(world, how=how)


def two_of_its_own(world: World) -> bytes:
    """The first cannot be verified any more, the second holds."""
    return sign(answer(world), SHARED, selector="gone")


def after_the_list(world: World) -> bytes:
    return sign(answer(world), "evil.example")


BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")

GENUINE = {
    **{f"{form.decode()}": (lambda world, form=form: answer(world, how={"form": form})) for form in (b"simple/simple", b"simple/relaxed", b"relaxed/simple", b"relaxed/relaxed")},
    "plain subject": lambda world: sign(mail(AGRICULTURE, f"Re: Mail code {world.code('agriculture')}"), SHARED),
    "উত্তর:": lambda world: answer(world, words="উত্তর: {}"),
    "RE: FW: RE:": lambda world: answer(world, words="RE: FW: Re: {}"),
    "Antw: and a tag": lambda world: answer(world, words="Antw: [EXTERNAL] {}"),
    "the code in Bangla digits": lambda world: sign(mail(AGRICULTURE, f"ই-মেইল কোড {world.code('agriculture').translate(BANGLA)}"), SHARED),
    "the code in brackets": lambda world: sign(mail(AGRICULTURE, f"Re: Mail code ({world.code('agriculture')})"), SHARED),
    "a subject in raw UTF-8": lambda world: sign(
        mail(AGRICULTURE, "x").replace(b"Subject: x", f"Subject: উত্তর {world.code('agriculture')}".encode()), SHARED),
    "a subject in quoted-printable": lambda world: sign(
        mail(AGRICULTURE, "x").replace(b"Subject: x", b"Subject: =?UTF-8?Q?=E0=A6=89?= Re: " + world.code("agriculture").encode()), SHARED),
    "a subject in a charset nobody knows": lambda world: sign(
        mail(AGRICULTURE, "x").replace(b"Subject: x", b"Subject: =?x-bijoy?Q?Re?= " + world.code("agriculture").encode()), SHARED),
    "folded fields": lambda world: sign(
        mail(AGRICULTURE, "x").replace(b"Subject: x", b"Subject:\r\n Re: Mail\r\n\tcode " + world.code("agriculture").encode()), SHARED),
    "a display name": lambda world: answer(world, sender=f"Upazila Agriculture Office <{AGRICULTURE}>"),
    "a display name in quotes with a comma": lambda world: answer(world, sender=f'"Agriculture, Paikgacha" <{AGRICULTURE}>'),
    "a display name in encoded Bangla": lambda world: answer(world, sender=f"=?UTF-8?B?4KaJ4Kaq4Kac4KeH4Kay4Ka+?= <{AGRICULTURE}>"),
    "capitals in the address": lambda world: answer(world, sender=f"<{AGRICULTURE.upper()}>"),
    "a comment behind the address": lambda world: answer(world, sender=f"{AGRICULTURE} (Agriculture (Paikgacha))"),
    "several recipients": lambda world: answer(world, to=f'ap.paikgacha@ictd.gov.bd, "UNO" <uno@mopa.gov.bd>,\r\n {SEEDS}'),
    "Sender of the same server": lambda world: answer(world, more=f"Sender: clerk@{SHARED}\r\n".encode()),
    "a long head": lambda world: answer(world, before=b"".join(b"Received: from a by b; %d\r\n" % n for n in range(200))),
    "no time in the signature": lambda world: answer(world, how={"made": None}),
    "with an end that is to come": lambda world: answer(world, how={"x": seconds(NOW + timedelta(days=3))}),
    "all fields oversigned": lambda world: answer(world, how={"covers": (*COVERED, *COVERED, b"reply-to")}),
    "i= with a local part": lambda world: answer(world, how={"i": AGRICULTURE}),
    "i= below the domain": lambda world: answer(world, how={"i": f"@mail.{SHARED}"}),
    "l= of the whole body": lambda world: answer(world, how={"length": True}),
    "signed by the domain above": lambda world: answer(world, identity="kopilmuni-up", sender=UNION, domain="khulna.gov.bd"),
    "an allowed domain that is not gov.bd": lambda world: answer(world, identity="seeds", sender=SEEDS, domain="agri-trust.org"),
    "on the day of the code": lambda world: answer(world, sent=datetime(2024, 4, 3, 17, tzinfo=NOW.tzinfo), how={"made": int(datetime(2024, 4, 3, 17, tzinfo=NOW.tzinfo).timestamp())}),
    "a minute ago, by a clock that is ahead": lambda world: answer(world, sent=NOW, how={"made": int(NOW.timestamp()) + 120}),
    "in the time of Greenwich": lambda world: answer(world, sent=ANSWERED.astimezone(UTC)),
    "an empty body": lambda world: answer(world, body=b""),
    "an empty body, simple": lambda world: answer(world, body=b"", how={"form": b"simple/simple"}),
    "a body without a last line end": lambda world: answer(world, body=b"Received"),
    "a body of blank lines": lambda world: answer(world, body=b" \r\n\t\r\n\r\n"),
    "an attachment": lambda world: answer(world, body=b"--b\r\nContent-Type: application/pdf\r\n\r\n" + b"JVBERi0x" * 9_000 + b"\r\n--b--\r\n"),
    "two signatures of its own": two_of_its_own,
    "signed by another host afterwards": after_the_list,
    "a return path": lambda world: f"Return-Path: <{AGRICULTURE}>\r\n".encode() + answer(world),
    "a return path without a mailbox of the office": lambda world: b"Return-Path: <bounces@dae.gov.bd>\r\n" + answer(world),
    "a short record": lambda world: with_key(world, record_of(key().public_key(), "")),
    "a record with notes and flags": lambda world: with_key(world, record_of(key().public_key(), "v=DKIM1; h=sha1:sha256; s=*:email; t=s; n=2024; g=*; ")),
    "2048 bits": lambda world: with_key(world, record_of(key(2048).public_key()), signing_key=key(2048)),
    "saved with LF": lambda world: in_lf(answer(world)),
    "saved with LF, simple": lambda world: in_lf(answer(world, how={"form": b"simple/simple"})),
    "saved with CR twice": lambda world: answer(world).replace(b"\r\n", b"\r\r\n"),
    "saved with a byte order mark": lambda world: b"\xef\xbb\xbf" + answer(world),
    "saved with fields of the mail program before": lambda world: b"X-Mozilla-Status: 0001\r\nX-Account-Key: account1\r\n" + answer(world),
    "saved from a mailbox": lambda world: quoted_in_mailbox(answer(world)),
    "saved with blank lines before": lambda world: b"\r\n\r\n" + answer(world),
}  # fmt: skip


@pytest.fixture(scope="module")
def secrets():
    return World().secrets


@pytest.mark.parametrize("name", GENUINE)
def test_a_genuine_answer_is_proof_that_the_mailbox_is_read_and_sent_from(name, secrets):
    world = World(secrets)
    proven = world.reads(GENUINE[name](world))
    assert [seen.fact.id for seen in proven.observations] == [
        "official_email",
        "official_email_sends",
        "official_email_sends_at_all",
        "official_email_reads",
    ]
    assert proven.day >= SENT_ON


NOT_BY_IT = ("saved", "two", "signed by another", "2048", "with an end", "a record with")
"""What dkimpy does not take as saved, judges by today's clock, or does not read."""
AS_SAVED = [name for name in GENUINE if not name.startswith(NOT_BY_IT)]


@pytest.mark.parametrize("name", AS_SAVED)
def test_another_program_verifies_it_too(name, secrets):
    world = World(secrets)
    content = GENUINE[name](world)
    assert dkim.verify(content, dnsfunc=lambda asked, **_: world.look_up(asked.decode().rstrip("."))[0])


# Examples of RFC 8463, appendix A: one mail, signed with Ed25519 and with RSA

RFC_8463: Final = (Path(__file__).parent / "rfc8463.eml").read_bytes().replace(b"\n", b"\r\n")
RFC_KEYS: Final = {
    "brisbane._domainkey.football.example.com": b"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
    "test._domainkey.football.example.com": b"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
}


@pytest.mark.parametrize("name", RFC_KEYS)
def test_the_examples_of_the_standard_hold(name):
    found = authentic.authentic(
        message.read(RFC_8463), lambda asked: (RFC_KEYS[asked],) if asked == name else (), NOW, ()
    )
    assert (found.sender, found.signature.key_name) == ("joe@football.example.com", name)


def test_an_example_of_the_standard_with_another_key_does_not_hold():
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    record = b"v=DKIM1; k=ed25519; p=" + base64.b64encode(other)
    with pytest.raises(NotProvenError) as refused:
        authentic.authentic(
            message.read(RFC_8463), lambda asked: (record,) if asked.startswith("brisbane") else (), NOW, ()
        )
    assert refused.value.why is Why.CHANGED


@pytest.mark.parametrize(
    "body",
    [b"", b"\r\n", b"a", b"a\r\n\r\n", b" a \t b \r\n \r\n", b"\r\n\r\na", b"a \r\n\t\r\n", b"a\r\r\n\r\n", b"\r\r\n"],
)
@pytest.mark.parametrize("form", [b"simple", b"relaxed"])
def test_a_body_is_written_for_hashing_as_another_program_writes_it(body, form):
    from dkim.canonicalization import CanonicalizationPolicy

    theirs = CanonicalizationPolicy.from_c_value(b"simple/" + form).canonicalize_body(body)
    ours = signatures.simple_body(body) if form == b"simple" else signatures.relaxed_body(body)
    assert hashlib.sha256(ours).digest() == hashlib.sha256(theirs).digest()
