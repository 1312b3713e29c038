"""Some sixty ways to make a mail look like an office's answer: none is accepted, each for its own reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from signed_mail import (
    AGRICULTURE,
    ALONE,
    ANSWERED,
    FISHERIES,
    NOW,
    SENT_ON,
    SHARED,
    UNION,
    World,
    key,
    mail,
    record_of,
    sign,
)

from auditor.mail.reasons import Why

if TYPE_CHECKING:
    from collections.abc import Callable

EVIL = "info@evil.example"


@dataclass(frozen=True)
class Forgery:
    """How a mail is forged, and why it is not accepted."""

    made: Callable[[World], bytes]
    why: Why


def union(world: World, **more) -> bytes:
    return mail(UNION, world.subject("kopilmuni-up"), **more)


def signed(world: World, domain: str = ALONE, **how) -> bytes:
    return sign(union(world), domain, **how)


def with_record(before: str, **how):
    def made(world: World) -> bytes:
        world.publish(ALONE, record_of(key().public_key(), before))
        return signed(world, **how)

    return made


def with_bare_record(record: bytes):
    def made(world: World) -> bytes:
        world.publish(ALONE, record)
        return signed(world)

    return made


def short_key(world: World) -> bytes:
    world.publish(ALONE, record_of(RSAPublicNumbers(65537, (1 << 767) | 1).public_key()))
    return signed(world)


def two_keys(world: World) -> bytes:
    world.publish(ALONE)
    world.dns[f"s1._domainkey.{ALONE}"] *= 2
    return signed(world)


def from_line(written: str, domain: str = ALONE):
    return lambda world: sign(mail(written, world.subject("kopilmuni-up")), domain)


def after_signing(old: bytes, new: bytes, **how):
    def made(world: World) -> bytes:
        content = signed(world, **how)
        assert old in content
        return content.replace(old, new, 1)

    return made


def put_before(field: bytes):
    return lambda world: field + signed(world)


def put_after(field: bytes):
    return lambda world: signed(world).replace(b"\r\n\r\n", b"\r\n" + field + b"\r\n", 1)


def subject(words: str):
    return lambda world: sign(mail(UNION, words.replace("CODE", world.code("kopilmuni-up"))), ALONE)


def other_code(world: World) -> bytes:
    number = (int(world.code("kopilmuni-up")) + 1) % 1_000_000
    return sign(mail(UNION, f"Re: Mail code {number:06d}"), ALONE)


def at(moment, **how):
    made = int(moment.timestamp())
    return lambda world: sign(union(world, sent=moment), ALONE, made=made, **how)


def seconds(moment) -> str:
    return str(int(moment.timestamp()))


def two_signatures(world: World) -> bytes:
    """One that holds, of a stranger; one of the sender's domain that does not."""
    content = sign(union(world), "evil.example")
    return sign(content, ALONE, signing_key=key(number=1))


def claims_by_others(world: World) -> bytes:
    claim = f"Authentication-Results: mx.gov.bd; dkim=pass header.d={ALONE}\r\nReceived-SPF: pass\r\n".encode()
    return claim + union(world)


def sealed_by_arc(world: World) -> bytes:
    sealed = (
        f"ARC-Seal: i=1; a=rsa-sha256; cv=none; d={ALONE}; s=s1; b=AAAA\r\n"
        f"ARC-Message-Signature: i=1; a=rsa-sha256; d={ALONE}; s=s1; h=from; bh=AAAA; b=AAAA\r\n"
        f"ARC-Authentication-Results: i=1; mx; dkim=pass header.d={ALONE}\r\n"
    )
    return sealed.encode() + union(world)


def appended_text(world: World) -> bytes:
    return signed(world, length=True) + b"I resign.\r\n"


def neighbour(world: World) -> bytes:
    """Fisheries, on the same server, writes as agriculture and has its own code only."""
    return sign(mail(AGRICULTURE, world.subject("fisheries")), SHARED)


def rsa_sha1(world: World) -> bytes:
    return signed(world, algorithm=b"rsa-sha1")


def claims_another_algorithm(world: World) -> bytes:
    return signed(world).replace(b"a=rsa-sha256", b"a=rsa-md5xx", 1)


def replayed_to_another_office(world: World) -> bytes:
    return sign(mail(FISHERIES, world.subject("agriculture")), SHARED)


def kelvin(sender: str):
    """An address with U+212A, whose small letter is a plain k."""
    return lambda world: sign(
        mail("x", world.subject("kopilmuni-up")).replace(b"From: x", f"From: {sender}".encode()), ALONE
    )


FORGERIES = {
    # Not signed, or by whom
    "not signed": Forgery(union, Why.UNSIGNED),
    "a claim that it was verified": Forgery(claims_by_others, Why.UNSIGNED),
    "an ARC seal": Forgery(sealed_by_arc, Why.UNSIGNED),
    "signed by a stranger": Forgery(lambda world: signed(world, "evil.example"), Why.UNALIGNED),
    "signed by a free mail host": Forgery(lambda world: signed(world, "gmail.com"), Why.UNALIGNED),
    "signed by gov.bd itself": Forgery(lambda world: signed(world, "gov.bd"), Why.UNALIGNED),
    "signed by a host below the sender's": Forgery(lambda world: signed(world, f"mail.{ALONE}"), Why.UNALIGNED),
    "signed by a name that ends alike": Forgery(lambda world: signed(world, f"evil{ALONE}"), Why.UNALIGNED),
    "signed by a name that begins alike": Forgery(lambda world: signed(world, f"{ALONE}.evil.example"), Why.UNALIGNED),
    "a stranger's good one and a bad one": Forgery(two_signatures, Why.CHANGED),
    "i= of another domain": Forgery(lambda world: signed(world, i="@evil.example"), Why.MALFORMED),
    "i= that ends alike": Forgery(lambda world: signed(world, i=f"@evil{ALONE}"), Why.MALFORMED),
    # What is signed
    "From left out": Forgery(lambda world: signed(world, h="to:subject:date"), Why.LEAVES_OUT),
    "Subject left out": Forgery(lambda world: signed(world, covers=(b"from", b"to", b"date")), Why.LEAVES_OUT),
    "Date left out": Forgery(lambda world: signed(world, covers=(b"from", b"to", b"subject")), Why.LEAVES_OUT),
    "subject changed": Forgery(after_signing(b"Subject: Re:", b"Subject: Fw:"), Why.CHANGED),
    "sender changed": Forgery(
        lambda world: sign(mail(FISHERIES, world.subject("agriculture")), SHARED).replace(b"ufo.", b"uao.", 1), Why.CHANGED
    ),
    "date changed": Forgery(after_signing(b"12:00:00 +0600", b"12:00:01 +0600"), Why.CHANGED),
    "body changed": Forgery(after_signing(b"Received.", b"Rejected."), Why.BODY_CHANGED),
    "body appended": Forgery(lambda world: signed(world) + b"More.\r\n", Why.BODY_CHANGED),
    "l= and text appended": Forgery(appended_text, Why.PARTIAL),
    "l=0": Forgery(lambda world: signed(world, l="0"), Why.PARTIAL),
    "subject and body changed": Forgery(lambda world: after_signing(b"Subject: Re:", b"Subject: Fw:")(world) + b"More.\r\n", Why.CHANGED),
    "another key": Forgery(lambda world: signed(world, signing_key=key(number=1)), Why.CHANGED),
    "body hash replaced": Forgery(after_signing(b" bh=", b" bh=AAAA"), Why.CHANGED),
    # Fields twice
    "a second From before": Forgery(put_before(f"From: {EVIL}\r\n".encode()), Why.FIELD_TWICE),
    "a second From behind": Forgery(put_after(f"From: {EVIL}\r\n".encode()), Why.FIELD_TWICE),
    "a second From with a space before the colon": Forgery(put_before(f"From : {EVIL}\r\n".encode()), Why.FIELD_TWICE),
    "a second Subject before": Forgery(put_before(b"Subject: Tender\r\n"), Why.FIELD_TWICE),
    "a second Subject behind": Forgery(put_after(b"sUBJECT: Tender\r\n"), Why.FIELD_TWICE),
    "a second Date": Forgery(put_before(b"Date: Mon, 08 Apr 2024 12:00:00 +0600\r\n"), Why.FIELD_TWICE),
    "no Date": Forgery(after_signing(b"Date:", b"Data:"), Why.FIELD_MISSING),
    # The sender's name
    "a display name that is an address": Forgery(from_line(f'"{UNION}" <someone@gmail.com>', "gmail.com"), Why.UNKNOWN_SENDER),
    "two addresses": Forgery(from_line(f"{UNION}, {EVIL}"), Why.FROM_UNCLEAR),
    "two addresses, the stranger's first": Forgery(from_line(f"{EVIL}, {UNION}", "evil.example"), Why.FROM_UNCLEAR),
    "two addresses in brackets": Forgery(from_line(f"<{UNION}> <{EVIL}>"), Why.FROM_UNCLEAR),
    "a group": Forgery(from_line(f"Office: {UNION};"), Why.FROM_UNCLEAR),
    "an address inside a comment": Forgery(from_line(f"({UNION}) {EVIL}", "evil.example"), Why.UNKNOWN_SENDER),
    "a comment inside an address": Forgery(from_line(f"info(x)@{ALONE}"), Why.FROM_UNCLEAR),
    "a comment that is not closed": Forgery(from_line(f"{UNION} (x"), Why.FROM_UNCLEAR),
    "a quoted local part": Forgery(from_line(f'"info"@{ALONE}'), Why.FROM_UNCLEAR),
    "a route": Forgery(from_line(f"<@evil.example:{UNION}>"), Why.FROM_UNCLEAR),
    "two at signs": Forgery(from_line(f"info@evil.example@{ALONE}"), Why.FROM_UNCLEAR),
    "a Cyrillic letter": Forgery(
        lambda world: sign(mail("x", world.subject("kopilmuni-up")).replace(b"From: x", "From: infо@".encode() + ALONE.encode()), ALONE),
        Why.FROM_UNCLEAR,
    ),
    "a Kelvin sign in the local part": Forgery(kelvin("office.\u212aopilmuni@example.gov.bd"), Why.FROM_UNCLEAR),
    "a Kelvin sign in the domain": Forgery(kelvin(f"info@\u212a{ALONE.removeprefix('k')}"), Why.FROM_UNCLEAR),
    "a Kelvin sign in a domain in brackets": Forgery(kelvin(f"Office <info@\u212a{ALONE.removeprefix('k')}>"), Why.FROM_UNCLEAR),
    "a domain in punycode": Forgery(from_line("info@xn--kopilmuniup-x.khulna.gov.bd", "khulna.gov.bd"), Why.UNKNOWN_SENDER),
    "a domain that looks like gov.bd": Forgery(from_line(f"info@{ALONE}.evil.example", "evil.example"), Why.UNKNOWN_SENDER),
    "a full-width at sign": Forgery(
        lambda world: sign(mail("x", world.subject("kopilmuni-up")).replace(b"From: x", f"From: info＠{ALONE}".encode()), ALONE),
        Why.FROM_UNCLEAR,
    ),
    "Sender of another host": Forgery(
        lambda world: sign(union(world, more=f"Sender: {EVIL}\r\n".encode()), ALONE), Why.ON_BEHALF
    ),
    "the office as Sender only": Forgery(
        lambda world: sign(mail(EVIL, world.subject("kopilmuni-up"), more=f"Sender: {UNION}\r\n".encode()), ALONE), Why.UNKNOWN_SENDER
    ),
    # Keys
    "no key": Forgery(lambda world: signed(world, selector="gone"), Why.NO_KEY),
    "revoked": Forgery(with_bare_record(b"v=DKIM1; k=rsa; p="), Why.REVOKED),
    "a test key": Forgery(with_record("v=DKIM1; t=y; "), Why.TEST_KEY),
    "a test key among flags": Forgery(with_record("v=DKIM1; t=s : y; "), Why.TEST_KEY),
    "768 bits": Forgery(short_key, Why.SHORT_KEY),
    "a key for something else": Forgery(with_record("v=DKIM1; s=tlsrpt; "), Why.KEY_UNFIT),
    "a key for sha1 only": Forgery(with_record("v=DKIM1; h=sha1; "), Why.KEY_UNFIT),
    "a key for one local part": Forgery(with_record("v=DKIM1; g=other; "), Why.KEY_UNFIT),
    "a key of another kind": Forgery(with_record("v=DKIM1; k=ed25519; "), Why.KEY_UNFIT),
    "a key of another version": Forgery(with_record("v=DKIM2; "), Why.KEY_UNFIT),
    "a key for the domain itself, i= below it": Forgery(with_record("v=DKIM1; t=s; ", i=f"@x.{ALONE}"), Why.KEY_UNFIT),
    "garbage for a key": Forgery(with_bare_record(b"v=DKIM1; p=AAAA"), Why.KEY_UNFIT),
    "two keys under one name": Forgery(two_keys, Why.KEY_UNFIT),
    "rsa-sha1": Forgery(rsa_sha1, Why.OLD_ALGORITHM),
    "an unknown algorithm": Forgery(claims_another_algorithm, Why.OLD_ALGORITHM),
    # Times
    "expired": Forgery(lambda world: signed(world, x=seconds(NOW - timedelta(minutes=1))), Why.EXPIRED),
    "expires before it was made": Forgery(lambda world: signed(world, x=seconds(ANSWERED - timedelta(1))), Why.MALFORMED),
    "made in the future": Forgery(at(NOW + timedelta(hours=1)), Why.FUTURE),
    "dated tomorrow": Forgery(lambda world: sign(union(world, sent=NOW + timedelta(days=1)), ALONE), Why.OUT_OF_WINDOW),
    "dated before its code was sent": Forgery(lambda world: sign(union(world, sent=NOW - timedelta(days=9)), ALONE), Why.OUT_OF_WINDOW),
    "signed before its code was sent": Forgery(at(NOW - timedelta(days=9)), Why.OUT_OF_WINDOW),
    # Codes
    "no code": Forgery(subject("Re: Mail code"), Why.NO_CODE),
    "a wrong code": Forgery(other_code, Why.WRONG_CODE),
    "many codes": Forgery(subject("CODE 111111 222222"), Why.WRONG_CODE),
    "the code inside a longer number": Forgery(subject("1CODE2"), Why.NO_CODE),
    "a neighbour on the same server": Forgery(neighbour, Why.OTHER_OFFICE),
    "another office's code": Forgery(replayed_to_another_office, Why.OTHER_OFFICE),
    "the code in the body only": Forgery(
        lambda world: sign(mail(UNION, "Re:", body=f"Mail code {world.code('kopilmuni-up')}\r\n".encode()), ALONE), Why.NO_CODE
    ),
    "the code in a subject of a mail inside": Forgery(
        lambda world: sign(mail(UNION, "Fwd", body=b"\r\n" + union(world)), ALONE), Why.NO_CODE
    ),
    "out of office": Forgery(lambda world: sign(union(world, more=b"Auto-Submitted: auto-replied\r\n"), ALONE), Why.AUTOMATIC),
    "a receipt that the mail was opened": Forgery(
        lambda world: sign(
            union(world).replace(b"text/plain", b"multipart/report; report-type=disposition-notification", 1), ALONE
        ),
        Why.AUTOMATIC,
    ),
    "sent by nobody": Forgery(lambda world: b"Return-Path: <>\r\n" + signed(world), Why.AUTOMATIC),
    "sent by nobody, with space and a comment": Forgery(lambda world: b"Return-path: (x) < >\r\n" + signed(world), Why.AUTOMATIC),
    "news that a mail did not arrive": Forgery(
        lambda world: sign(union(world, more=f"X-Failed-Recipients: {EVIL}\r\n".encode()), ALONE), Why.AUTOMATIC
    ),
    "an autoresponder of old": Forgery(lambda world: sign(union(world, more=b"Precedence: bulk\r\n"), ALONE), Why.AUTOMATIC),
    # What is broken on purpose
    "NUL in the head": Forgery(put_before(b"X: a\0b\r\n"), Why.HEAD_DAMAGED),
    "a bare CR that hides a field": Forgery(put_before(f"X: a\rFrom: {EVIL}\r\n".encode()), Why.HEAD_DAMAGED),
    "a line that is no field": Forgery(put_before(b"X: a\r\nno field here\r\n"), Why.HEAD_DAMAGED),
    "a head without end": Forgery(put_before(b"X: " + b"a" * 300_000 + b"\r\n"), Why.HEAD_DAMAGED),
    "thousands of fields": Forgery(put_before(b"X: a\r\n" * 2_000), Why.HEAD_DAMAGED),
    "a From without end": Forgery(from_line("x" * 3_000 + f" <{UNION}>"), Why.HEAD_DAMAGED),
    "a tag twice": Forgery(lambda world: signed(world).replace(b" s=s1;", b" s=s1; s=s1;", 1), Why.MALFORMED),
    "no bh=": Forgery(lambda world: signed(world).replace(b" bh=", b" bx=", 1), Why.MALFORMED),
    "version 2": Forgery(lambda world: signed(world, v="2"), Why.MALFORMED),
    "an empty name in h=": Forgery(lambda world: signed(world).replace(b"h=from :", b"h=from : :", 1), Why.MALFORMED),
    "thousands of names in h=": Forgery(
        lambda world: signed(world, h=":".join(["from", "subject", "date", *(f"x{n}" for n in range(3_000))])), Why.MALFORMED
    ),
    "a key from elsewhere": Forgery(lambda world: signed(world, q="http/txt"), Why.MALFORMED),
    "a domain in other letters": Forgery(lambda world: signed(world).replace(b"d=kop", "d=kоp".encode(), 1), Why.MALFORMED),
    "no mail": Forgery(lambda _: b"\x89PNG\r\n", Why.NOT_A_MAIL),
    "nothing": Forgery(lambda _: b"", Why.NOT_A_MAIL),
}  # fmt: skip


@pytest.fixture(scope="module")
def secrets():
    return World().secrets


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_proves_nothing(name, secrets):
    world, forgery = World(secrets), FORGERIES[name]
    content = forgery.made(world)
    assert world.why_not(content) is forgery.why
    if (
        forgery.why is not Why.NO_CODE
    ):  # on a domain that is one office's alone, mail without a code shows that it sends
        assert world.why_not(content, since=SENT_ON) in {forgery.why, Why.OUT_OF_PERIOD}


def test_the_mail_that_is_forged_would_count(secrets):
    world = World(secrets)
    assert world.why_not(signed(world)) is None


def test_there_are_forgeries_of_every_kind():
    assert len(FORGERIES) >= 60
    proven_nowhere_here = {
        Why.OUTLOOK, Why.TOO_LARGE, Why.TOO_MANY, Why.NO_DNS, Why.NOT_INVITED, Why.OTHER_ADDRESS, Why.KEYS_AWAY, Why.SHARED_DOMAIN, Why.OUT_OF_PERIOD,
        Why.SPENT,
    }  # fmt: skip
    assert {forgery.why for forgery in FORGERIES.values()} == set(Why) - proven_nowhere_here
