"""What the DNS says of the mail domains of offices, as advice: whether mail arrives there, and who may send in their name.

It is the matter of whoever runs the domain, never of the office.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct

from auditor.i18n import Text
from auditor.mail.reasons import NotProvenError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model.subjects import Office

_LABELS_OF_A_PARENT: Final = 2
"""Above ``gov.bd`` nobody publishes a policy for others."""


class Looked(Protocol):
    """Looks names up: TXT records when called, and mail exchangers."""

    def __call__(self, name: str) -> tuple[bytes, ...]:
        """Return the TXT records of a name."""

    def exchangers(self, domain: str) -> tuple[str, ...]:
        """Return the mail exchangers of a domain."""


class Shortcoming(StrEnum):
    """What is wanting, or too open, in what a domain publishes."""

    NO_ANSWER = "no-answer"
    NO_MX = "no-mx"
    NO_SPF = "no-spf"
    SPF_TWICE = "spf-twice"
    SPF_OPEN = "spf-open"
    NO_DMARC = "no-dmarc"
    DMARC_TWICE = "dmarc-twice"
    DMARC_ONLY_WATCHES = "dmarc-only-watches"

    @property
    def label(self) -> Text:
        """What is wanting, and what it means."""
        return _LABELS[self]


class MailDomain(Struct, frozen=True):
    """A mail domain, how many offices have a mailbox there, and what is wanting."""

    domain: str
    offices: int
    shortcomings: tuple[Shortcoming, ...]


def domains_of(offices: Sequence[Office]) -> Mapping[str, int]:
    """Return the mail domains of offices with how many have a mailbox there, those with most first."""
    counted: dict[str, int] = {}
    for office in offices:
        domain = office.email.rpartition("@")[2].lower()
        if domain:
            counted[domain] = counted.get(domain, 0) + 1
    return dict(sorted(counted.items(), key=lambda counts: (-counts[1], counts[0])))


def look_at(domain: str, offices: int, looked: Looked) -> MailDomain:
    """Return what the DNS says of a domain (MX: RFC 5321 and 7505, SPF: RFC 7208, DMARC: RFC 7489)."""
    try:
        found = tuple(_shortcomings(domain, looked))
    except NotProvenError:
        found = (Shortcoming.NO_ANSWER,)
    return MailDomain(domain, offices, found)


def _shortcomings(domain: str, looked: Looked) -> Iterator[Shortcoming]:
    if not any(exchanger.rstrip(".") for exchanger in looked.exchangers(domain)):
        yield Shortcoming.NO_MX
    senders = [record for record in looked(domain) if record.split(b" ")[0].lower() == b"v=spf1"]
    if len(senders) > 1:
        yield Shortcoming.SPF_TWICE
    elif not senders:
        yield Shortcoming.NO_SPF
    elif {b"+all", b"all", b"?all"}.intersection(senders[0].lower().split()):
        yield Shortcoming.SPF_OPEN
    yield from _dmarc(domain, looked)


def _dmarc(domain: str, looked: Looked) -> Iterator[Shortcoming]:
    """Yield what is wanting in the policy of a domain, or of the nearest above it that has one."""
    labels = domain.split(".")
    for first in range(max(1, len(labels) - _LABELS_OF_A_PARENT)):
        records = [
            tags
            for record in looked(f"_dmarc.{'.'.join(labels[first:])}")
            if (tags := _tags(record)).get(b"v") == b"DMARC1"
        ]
        if len(records) > 1:
            yield Shortcoming.DMARC_TWICE
            return
        if records:
            policy = records[0].get(b"sp" if first and b"sp" in records[0] else b"p", b"none")
            if policy.lower() not in {b"quarantine", b"reject"}:
                yield Shortcoming.DMARC_ONLY_WATCHES
            return
    yield Shortcoming.NO_DMARC


def _tags(record: bytes) -> Mapping[bytes, bytes]:
    pairs = (part.partition(b"=") for part in record.split(b";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


_LABELS: Final[Mapping[Shortcoming, Text]] = {
    Shortcoming.NO_ANSWER: Text(en="the DNS did not tell: no Internet, or its DNS fails; try again later", bn="DNS থেকে তথ্য পাওয়া যায়নি: ইন্টারনেট নেই, অথবা ওই ডোমেইনের DNS কাজ করছে না; পরে আবার চেষ্টা করুন"),
    Shortcoming.NO_MX: Text(en="no server takes its mail (MX)", bn="ই-মেইল গ্রহণের সার্ভার নেই (MX)"),
    Shortcoming.NO_SPF: Text(en="it does not say which servers send for it (SPF)", bn="কোন সার্ভার এর হয়ে ই-মেইল পাঠায় তা বলা নেই (SPF)"),
    Shortcoming.SPF_TWICE: Text(en="it says twice which servers send for it, so neither counts (SPF)", bn="কোন সার্ভার ই-মেইল পাঠায় তা দুবার লেখা, তাই কোনোটিই কার্যকর নয় (SPF)"),
    Shortcoming.SPF_OPEN: Text(en="it lets every server send for it (SPF)", bn="যেকোনো সার্ভারকে এর হয়ে ই-মেইল পাঠাতে দেয় (SPF)"),
    Shortcoming.NO_DMARC: Text(en="it does not say what to do with forged mail (DMARC)", bn="জাল ই-মেইল পেলে কী করতে হবে তা বলা নেই (DMARC)"),
    Shortcoming.DMARC_TWICE: Text(en="it says twice what to do with forged mail, so neither counts (DMARC)", bn="জাল ই-মেইল পেলে কী করতে হবে তা দুবার লেখা, তাই কোনোটিই কার্যকর নয় (DMARC)"),
    Shortcoming.DMARC_ONLY_WATCHES: Text(en="forged mail is let through (DMARC p=none)", bn="জাল ই-মেইলও পৌঁছে যায় (DMARC p=none)"),
}  # fmt: skip
