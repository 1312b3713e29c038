"""What a mail proves of an office: that it reads its official mailbox, and that it sends from it."""

from __future__ import annotations

import hashlib
import hmac
import re
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from auditor.expressions import expression
from auditor.mail import message, saved, signatures
from auditor.mail.authentic import AuthenticMail, authentic
from auditor.mail.reasons import NotProvenError, Why
from auditor.mail.signatures import within
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_READS,
    OFFICIAL_EMAIL_SENDS,
    OFFICIAL_EMAIL_SENDS_AT_ALL,
    MailboxKind,
)
from auditor.model.grades import Grade
from auditor.places.addresses import classify_email
from auditor.rounds.evidence import kept_mails
from auditor.slip.codes import mail_code, mailbox_tag
from auditor.slip.layout import MAIL_CODE_DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from auditor.mail.authentic import LookUp
    from auditor.mail.message import Message
    from auditor.model.facts import Fact
    from auditor.model.mailing import MailCodeSent
    from auditor.model.subjects import Office, Roster
    from auditor.slip.codes import CampaignSecrets

MOST_DAYS: Final = 60
"""Days after which a code has run out."""
_CODE: Final = expression(rf"(?<![0-9])[0-9]{{{MAIL_CODE_DIGITS}}}(?![0-9])")


class ProvenMail(Struct, frozen=True):
    """A mail that proves something.

    Attributes:
        office: of which office; `campaign` whose code came back, empty where it came without one.
        mail: the mail.
        day: for which day it counts.

    """

    office: Office
    campaign: str
    mail: AuthenticMail
    day: date

    @property
    def observations(self) -> tuple[Observation[Any], ...]:
        """What it proves: that the office has an official address and sends mail from it; with the code, that it is read, too."""
        return proven_of(self.office.id, self.day, reads=bool(self.campaign))


def proven_of(office: str, day: date, *, reads: bool) -> tuple[Observation[Any], ...]:
    """Return what a signed mail proves of an office, by its id: that it has an official address and sends from it, and `reads` it."""
    facts: list[tuple[Fact[Any], Any]] = [
        (OFFICIAL_EMAIL, MailboxKind.OFFICIAL),
        (OFFICIAL_EMAIL_SENDS, True),
        (OFFICIAL_EMAIL_SENDS_AT_ALL, True),
    ]
    if reads:
        facts.append((OFFICIAL_EMAIL_READS, True))
    return tuple(
        Observation((office,), fact, value, Grade.PROVEN, kept_mails.BY, day, Reference("", ""))
        for fact, value in facts
    )


class Mailboxes(Struct, frozen=True):
    """The official mailboxes of a roster, by address; an address may be of several offices."""

    by_address: Mapping[str, tuple[Office, ...]]
    roster: Roster

    @classmethod
    def of(cls, roster: Roster, official: Sequence[str]) -> Mailboxes:
        """Return those of a roster; `official` are domains that the workspace allows beside gov.bd."""
        found: dict[str, tuple[Office, ...]] = {}
        for office in roster.offices:
            address = official_address(office, official)
            if address:
                found[address] = (*found.get(address, ()), office)
        return cls(found, roster)

    def is_alone_on(self, office: Office, domain: str) -> bool:
        """Whether a domain is an office's alone: the name of its own portal, on and below which no other office of the roster lives."""
        if _host(office.portal) != domain:
            return False
        others = (other for other in self.roster.offices if other.id != office.id)
        return not any(
            within(host, domain)
            for other in others
            for host in (
                _host(other.portal),
                other.email.rpartition("@")[2].lower(),
                other.email_told.rpartition("@")[2].lower(),
            )
        )


def official_address(office: Office, official: Iterable[str]) -> str:
    """Return the official address of an office; empty where it has none."""
    kind, address = classify_email(office.email, official)
    return address if kind is MailboxKind.OFFICIAL else ""


def _host(portal: str) -> str:
    return re.split("[:/]", portal.lower().removeprefix("www."), maxsplit=1)[0]


class Codes(Struct, frozen=True):
    """The codes that were sent: what the ledger noted, under the ids that offices have now, and how secrets are had.

    `secrets_of` gives the secrets of a campaign, None where they are not on this computer; `replaced_on` is the day since which others stand in their place.
    """

    sent: tuple[MailCodeSent, ...]
    id_now: Callable[[str], str]
    secrets_of: Callable[[str], CampaignSecrets | None]
    replaced_on: Mapping[str, date] = MappingProxyType({})

    def to(self, office: str) -> dict[str, list[MailCodeSent]]:
        """Return what was sent to an office, by campaign, the latest first."""
        found: dict[str, list[MailCodeSent]] = {}
        for note in reversed(self.sent):
            if self.id_now(note.office) == office:
                found.setdefault(note.round, []).append(note)
        return found

    def is_of_another(self, code: str, offices: Sequence[Office]) -> bool:
        """Whether a code was sent to somebody else."""
        own = {office.id for office in offices}
        return any(
            secrets is not None and hmac.compare_digest(code, mail_code(secrets, note.round, note.office))
            for note in self.sent
            if self.id_now(note.office) not in own
            for secrets in [self.secrets_of(note.round)]
        )


def signature_id(value: bytes) -> str:
    """Return by what a mail is known again in the ledger: the SHA-256 of its signature's value, in hex."""
    return hashlib.sha256(value).hexdigest()


class Answers(Struct):
    """Reads mail after mail.

    Attributes:
        mailboxes: whose mails count.
        codes: which codes were sent.
        look_up: finds keys in the DNS.
        now: the moment; `official` the workspace's own official domains.
        since: where mails are looked at that came without being asked for: the first day that counts; else None.
        seen: the signatures that were met; each counts once.
        spent: of answers that brought a code back what `signature_id` tells of their signatures, by office and campaign: none but
            these mails proves anything by it.

    """

    mailboxes: Mailboxes
    codes: Codes
    look_up: LookUp
    now: datetime
    official: Sequence[str]
    since: date | None = None
    seen: set[bytes] = field(default_factory=set)
    spent: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def proven(self, content: bytes) -> ProvenMail | None:
        """Return what a mail proves; None where it was met before.

        Raises:
            NotProvenError: it proves nothing.

        """
        nearest: NotProvenError | None = None
        for form in saved.forms_of(content):
            try:
                return self._proven(form)
            except NotProvenError as error:
                nearest = nearest or error
                if error.why not in {Why.CHANGED, Why.BODY_CHANGED, Why.HEAD_DAMAGED}:
                    raise
        raise nearest or NotProvenError(Why.NOT_A_MAIL)

    def _proven(self, content: bytes) -> ProvenMail | None:
        if len(content) > saved.MOST_BYTES:
            raise NotProvenError(Why.TOO_LARGE)
        mail = message.read(content)
        offices = self.mailboxes.by_address.get(mail.sender, ())
        if not offices:
            raise NotProvenError(Why.UNKNOWN_SENDER)
        try:
            return self._of_offices(mail, offices)
        except NotProvenError as error:
            raise NotProvenError(error.why, offices[0].name) from None

    def _of_offices(self, mail: Message, offices: Sequence[Office]) -> ProvenMail | None:
        if mail.is_automatic:
            raise NotProvenError(Why.AUTOMATIC)
        if self._is_known(mail):
            return None
        found = authentic(mail, self.look_up, self.now, self.official)
        if mail.is_of_list:
            raise NotProvenError(Why.AUTOMATIC)
        try:
            proven = self._by_code(found, offices)
        except NotProvenError as error:
            if self.since is None or error.why in {Why.WRONG_CODE, Why.OTHER_OFFICE}:
                raise
            proven = self._unasked(found, offices)
        self.seen.add(found.signature.value)
        return proven

    def _is_known(self, mail: Message) -> bool:
        """Whether it bears a signature that was met before: it counted then, whatever became of the key since."""
        for each in mail.named(signatures.NAME)[: signatures.MOST_SIGNATURES]:
            with suppress(NotProvenError):
                if signatures.read(each).value in self.seen:
                    return True
        return False

    def _by_code(self, mail: AuthenticMail, offices: Sequence[Office]) -> ProvenMail:
        """Return what a mail proves that brings a code back."""
        codes = set(_CODE.findall(mail.subject))
        if len(codes) != 1:
            raise NotProvenError(Why.WRONG_CODE if codes else Why.NO_CODE)
        (code,) = codes
        sent = [(office, notes) for office in offices for notes in self.codes.to(office.id).values()]
        for office, notes in sent:
            secrets = self.codes.secrets_of(notes[0].round)
            if secrets is not None and any(
                hmac.compare_digest(code, mail_code(secrets, note.round, note.office)) for note in notes
            ):
                self._refuse_odd(mail, notes, secrets)
                known = signature_id(mail.signature.value)
                if known not in self.spent.setdefault((office.id, notes[0].round), {known}):
                    raise NotProvenError(Why.SPENT)
                return ProvenMail(office, notes[0].round, mail, mail.on)
        if self.codes.is_of_another(code, offices):
            raise NotProvenError(Why.OTHER_OFFICE)
        if not sent:
            raise NotProvenError(Why.NOT_INVITED)
        if all(self.codes.secrets_of(notes[0].round) is None for _, notes in sent):
            raise NotProvenError(Why.KEYS_AWAY)
        raise NotProvenError(Why.WRONG_CODE)

    def _refuse_odd(self, mail: AuthenticMail, notes: Sequence[MailCodeSent], secrets: CampaignSecrets) -> None:
        """Refuse a code that is out of time, or that went to another mailbox too."""
        first, last = mail.days
        began = min(note.on for note in notes)
        until = min(self.now.date(), self.codes.replaced_on.get(notes[0].round, date.max))
        if first < began or last > until or (last - began).days > MOST_DAYS:
            raise NotProvenError(Why.OUT_OF_WINDOW)
        if any(note.tag != mailbox_tag(secrets, note.round, note.office, mail.sender) for note in notes):
            raise NotProvenError(Why.OTHER_ADDRESS)

    def _unasked(self, mail: AuthenticMail, offices: Sequence[Office]) -> ProvenMail:
        """Return what a mail proves that came without being asked for."""
        if len(offices) > 1 or not self.mailboxes.is_alone_on(offices[0], mail.signature.domain):
            raise NotProvenError(Why.SHARED_DOMAIN)
        first, last = mail.days
        if self.since is None or first < self.since or last > self.now.date():
            raise NotProvenError(Why.OUT_OF_PERIOD)
        return ProvenMail(offices[0], "", mail, mail.on)
