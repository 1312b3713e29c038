"""Whether a mail is from the domain that it says: an aligned signature over sender, subject, date and body that holds.

Says nothing about the mailbox: on a domain of several offices any of them can have signed. What the mail says of itself
(Authentication-Results, ARC, Received) is never believed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from auditor.mail import domain_keys, signatures
from auditor.mail.message import address_in
from auditor.mail.reasons import NotProvenError, Why
from auditor.mail.signatures import within
from auditor.places.addresses import OFFICIAL_DOMAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from auditor.mail.message import Message
    from auditor.mail.signatures import Signature

    LookUp = Callable[[str], tuple[bytes, ...]]
    """From a name to its TXT records; none where there are none. Raises `NotProvenError` where it cannot be told."""

CLOCKS_APART: Final = timedelta(minutes=10)
"""So much may the signing server's clock go before this computer's."""


@dataclass(frozen=True, slots=True)
class AuthenticMail:
    """A mail whose signature holds.

    Attributes:
        sender: the address of its From; `subject` its signed Subject, decoded.
        days: the days, where this computer is, that its signature and its Date bear: the earlier one, and the later.
        on: the day for which it counts: that of its signature, by the clock of the server; that of its Date where the signature bears none.
        signature: the signature; `signed` the bytes of the head that it signs; `record` the key's TXT record.
        has_long_key: whether the key is as long as is advised.

    """

    sender: str
    subject: str = field(repr=False)
    days: tuple[date, date]
    on: date
    signature: Signature
    signed: bytes = field(repr=False)
    record: bytes
    has_long_key: bool


def authentic(message: Message, look_up: LookUp, now: datetime, official: Collection[str]) -> AuthenticMail:
    """Return a mail as its signature vouches for it.

    Args:
        message: the mail as it was received.
        look_up: finds the TXT records of a name.
        now: the moment, with the zone by which days are counted.
        official: domains that the workspace calls official, beside those below gov.bd.

    Raises:
        NotProvenError: no signature holds; it says why the one that came nearest does not.

    """
    sender, subject, dated = message.sender, message.subject, message.dated
    own_host = sender.rpartition("@")[2]
    _refuse_other_senders_server(message, own_host)
    fields = message.named(signatures.NAME)[: signatures.MOST_SIGNATURES]
    failures = []
    for each in fields:
        try:
            signature = signatures.read(each)
            if not is_aligned(own_host, signature.domain, official):
                raise NotProvenError(Why.UNALIGNED)  # noqa: TRY301 the nearest reason is told
            made = _time_of(signature, now)
            record, signed, has_long_key = _verified(message, signature, look_up)
        except NotProvenError as error:
            failures.append(error.why)
            continue
        on, other = (moment.astimezone(now.tzinfo).date() for moment in (made or dated, dated))
        days = min(on, other), max(on, other)
        return AuthenticMail(sender, subject, days, on, signature, signed, record, has_long_key)
    nearest = [why for why in failures if why is not Why.UNALIGNED] or failures or [Why.UNSIGNED]
    raise NotProvenError(nearest[0])


def is_aligned(host: str, domain: str, official: Collection[str]) -> bool:
    """Whether a domain may sign for a host: the host itself, or one above it that is official and no registry for others.

    ``gov.bd`` is such a registry (a public suffix): it signs for ``x@gov.bd`` only.
    """
    if domain == host:
        return True
    below_suffix = domain != OFFICIAL_DOMAIN and within(domain, OFFICIAL_DOMAIN)
    return within(host, domain) and (below_suffix or any(within(domain, allowed) for allowed in official))


def _refuse_other_senders_server(message: Message, own_host: str) -> None:
    """Refuse a mail that another server's mailbox sent on the sender's behalf."""
    for each in message.named(b"sender"):
        if address_in(each.value).rpartition("@")[2] != own_host:
            raise NotProvenError(Why.ON_BEHALF)


def _time_of(signature: Signature, now: datetime) -> datetime | None:
    """Return when a signature was made; None where it does not say.

    Raises:
        NotProvenError: it has expired, or is still to come.

    """
    at = now.timestamp()
    if signature.made is not None and signature.made > at + CLOCKS_APART.total_seconds():
        raise NotProvenError(Why.FUTURE)
    if signature.expires is not None:
        if signature.made is not None and signature.expires < signature.made:
            raise NotProvenError(Why.MALFORMED)
        if signature.expires <= at:
            raise NotProvenError(Why.EXPIRED)
    return None if signature.made is None else datetime.fromtimestamp(signature.made, UTC)


def _verified(message: Message, signature: Signature, look_up: LookUp) -> tuple[bytes, bytes, bool]:
    """Return the key's record, what is signed, and whether the key is long, once body and head fit."""
    if not set(signature.covers) >= signatures.MUST_COVER:
        raise NotProvenError(Why.LEAVES_OUT)
    if signature.algorithm not in domain_keys.ALGORITHMS:
        raise NotProvenError(Why.OLD_ALGORITHM)
    body_fits = signatures.body_fits(message, signature)
    records = [record for record in look_up(signature.key_name) if b"p=" in record]
    if len(records) != 1:
        raise NotProvenError(Why.KEY_UNFIT if records else Why.NO_KEY)
    signed = signatures.signed_head(message, signature)
    has_long_key = domain_keys.verify(records[0], signature, signed)
    if not body_fits:
        raise NotProvenError(Why.BODY_CHANGED)
    return records[0], signed, has_long_key
