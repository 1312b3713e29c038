"""Mails as servers sign them, by a signer that is not ours (dkimpy), and the small world in which they arrive."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from email.header import Header
from email.utils import format_datetime
from functools import cache
from typing import TYPE_CHECKING, Final

import dkim
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from auditor.i18n import plain
from auditor.mail.answering import Answers, Codes, Mailboxes
from auditor.mail.reasons import NotProvenError, Why
from auditor.model.mailing import MailCodeSent
from auditor.model.subjects import Office, OfficeKind, Roster
from auditor.slip.codes import CampaignSecrets, mail_code, mailbox_tag

if TYPE_CHECKING:
    from auditor.mail.answering import ProvenMail

CAMPAIGN: Final = "2024-04"
SENT_ON: Final = date(2024, 4, 3)
NOW: Final = datetime(2024, 4, 10, 12, 0, tzinfo=timezone(timedelta(hours=6)))
ANSWERED: Final = NOW - timedelta(days=2)
OFFICIAL: Final = ("agri-trust.org",)
ALONE: Final = "kopilmuniup.khulna.gov.bd"
SHARED: Final = "dae.gov.bd"
UNION: Final = f"info@{ALONE}"
AGRICULTURE: Final = f"uao.paikgacha@{SHARED}"
FISHERIES: Final = f"ufo.paikgacha@{SHARED}"
SEEDS: Final = "seeds@agri-trust.org"
OUR: Final = "ap.paikgacha@ictd.gov.bd"
COVERED: Final = (b"from", b"to", b"subject", b"date", b"message-id")


def office(identity: str, email: str, portal: str = "") -> Office:
    return Office(identity, plain(identity.title()), OfficeKind.DEPARTMENT, plain("head"), portal, email)


ROSTER: Final = Roster((
    office("kopilmuni-up", UNION, ALONE),
    office("agriculture", AGRICULTURE, "agriculture.paikgasa.khulna.gov.bd"),
    office("fisheries", FISHERIES, "fisheries.paikgasa.khulna.gov.bd"),
    office("seeds", SEEDS),
    office("private", "someone@gmail.com"),
))  # fmt: skip


@cache
def key(bits: int = 1024, number: int = 0) -> rsa.RSAPrivateKey:
    """Return a key, made once: as short as one may be, for dkimpy reckons in Python; keys of different numbers differ."""
    del number
    return rsa.generate_private_key(65537, bits)


def record_of(public: rsa.RSAPublicKey, before: str = "v=DKIM1; k=rsa; ") -> bytes:
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"{before}p={base64.b64encode(der).decode()}".encode()


class _Signer(dkim.DKIM):
    """dkimpy's signer, with whatever else a forger writes into a signature."""

    changed: dict[bytes, bytes | None]

    def gen_header(self, fields, include_headers, *rest, **more):
        if b"h" in self.changed:
            include_headers = self.changed[b"h"].split(b":")
        tags = {**dict(fields), **self.changed}
        return super().gen_header(
            [(name, value) for name, value in tags.items() if value is not None], include_headers, *rest, **more
        )


def sign(
    mail: bytes,
    domain: str,
    *,
    selector: str = "s1",
    form: bytes = b"relaxed/relaxed",
    covers: tuple[bytes, ...] = COVERED,
    algorithm: bytes = b"rsa-sha256",
    made: int | None = int(ANSWERED.timestamp()),
    signing_key: rsa.RSAPrivateKey | None = None,
    length: bool = False,
    **changed: str,
) -> bytes:
    """Return a mail with a signature before it; other arguments are tags of it, as ``x="1"``."""
    signer = _Signer(mail, signature_algorithm=algorithm)
    signer.changed = {b"t": None if made is None else str(made).encode()}
    signer.changed |= {name.encode(): value.encode() for name, value in changed.items()}
    pem = (signing_key or key()).private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    head, body = form.split(b"/")
    signature = signer.sign(
        selector.encode(), domain.encode(), pem, canonicalize=(head, body), include_headers=list(covers), length=length
    )
    return bytes(signature) + mail


def mail(
    sender: str,
    subject: str,
    *,
    sent: datetime = ANSWERED,
    body: bytes = b"Received.\r\n",
    before: bytes = b"",
    more: bytes = b"",
    to: str = OUR,
) -> bytes:
    """Return an unsigned mail; Bangla in its subject is encoded as mail programs do."""
    shown = subject if subject.isascii() else Header(subject, "utf-8", maxlinelen=60).encode(linesep="\r\n")
    head = (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {shown}\r\nDate: {format_datetime(sent)}\r\n"
        "Message-ID: <1.2@mail.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    )
    return before + head.encode() + more + b"\r\n" + body


@dataclass
class World:
    """Offices that were sent their codes, and the DNS in which their hosts' keys stand."""

    secrets: CampaignSecrets = field(default_factory=CampaignSecrets.new)
    dns: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    dns_answers: bool = True
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for domain in (
            ALONE,
            SHARED,
            "khulna.gov.bd",
            "gov.bd",
            "gmail.com",
            "agri-trust.org",
            "evil.example",
            "mail.kopilmuniup.khulna.gov.bd",
        ):
            self.publish(domain)

    def publish(self, domain: str, record: bytes | None = None, selector: str = "s1") -> None:
        self.dns[f"{selector}._domainkey.{domain}"] = (record_of(key().public_key()) if record is None else record,)

    def code(self, identity: str) -> str:
        return mail_code(self.secrets, CAMPAIGN, identity)

    def subject(self, identity: str) -> str:
        return f"Re: Mail code {self.code(identity)}"

    def look_up(self, name: str) -> tuple[bytes, ...]:
        self.asked.append(name)
        if not self.dns_answers:
            raise NotProvenError(Why.NO_DNS)
        return self.dns.get(name, ())

    def sent(self, identity: str, address: str, on: date = SENT_ON) -> MailCodeSent:
        return MailCodeSent(CAMPAIGN, identity, mailbox_tag(self.secrets, CAMPAIGN, identity, address), "smtp", on)

    def answers(
        self,
        *,
        now: datetime = NOW,
        since: date | None = None,
        sent: tuple[MailCodeSent, ...] | None = None,
        replaced_on: date | None = None,
    ) -> Answers:
        notes = sent or tuple(self.sent(each.id, each.email) for each in ROSTER.offices[:4])
        replaced = {} if replaced_on is None else {CAMPAIGN: replaced_on}
        secrets = {CAMPAIGN: self.secrets}
        codes = Codes(notes, lambda given: given, secrets.get, replaced)
        return Answers(Mailboxes.of(ROSTER, OFFICIAL), codes, self.look_up, now, OFFICIAL, since)

    def reads(self, content: bytes, **more) -> ProvenMail | None:
        return self.answers(**more).proven(content)

    def why_not(self, content: bytes, **more) -> Why | None:
        """Return why a mail proves nothing; None where it proves something."""
        try:
            self.reads(content, **more)
        except NotProvenError as error:
            return error.why
        return None
