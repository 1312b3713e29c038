"""What is kept of a mail: its signed fields, the signature and the key's record; by these it can be verified again, offline, without its body."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.mail import domain_keys, message, signatures
from auditor.mail.reasons import NotProvenError, Why

if TYPE_CHECKING:
    from auditor.mail.authentic import AuthenticMail

FORMAT: Final = "portal-auditor-mail-1"
_KEYS: Final = {"format", "office", "campaign", "signed", "signature", "record"}


@dataclass(frozen=True, slots=True)
class Proof:
    """What is kept of a mail.

    Attributes:
        office: whose it is; `campaign` whose code it bears, empty where it came without one.
        signed: the bytes of the head that are signed: each field, then the signature's without its value.
        signature: the signature's value; `record` the TXT record of its key.

    """

    office: str
    campaign: str
    signed: bytes = field(repr=False)
    signature: bytes
    record: bytes

    def write(self) -> bytes:
        """Return the file: canonical JSON; bytes that are no UTF-8 stand as lone surrogates."""
        content = {
            "format": FORMAT,
            "office": self.office,
            "campaign": self.campaign,
            "signed": self.signed.decode("utf-8", "surrogateescape"),
            "signature": base64.b64encode(self.signature).decode(),
            "record": self.record.decode("utf-8", "surrogateescape"),
        }
        return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()


def of(mail: AuthenticMail, office: str, campaign: str) -> Proof:
    """Return what is kept of an authentic mail."""
    return Proof(office, campaign, mail.signed, mail.signature.value, mail.record)


def read(content: bytes) -> Proof:
    """Return a proof as it was written.

    Raises:
        ValueError: it is none.

    """
    try:
        said: Any = json.loads(content)
        if set(said) != _KEYS or said["format"] != FORMAT or not all(isinstance(said[key], str) for key in _KEYS):
            raise ValueError("another format")
        return Proof(
            said["office"],
            said["campaign"],
            said["signed"].encode("utf-8", "surrogateescape"),
            base64.b64decode(said["signature"], validate=True),
            said["record"].encode("utf-8", "surrogateescape"),
        )
    except (AttributeError, RecursionError, TypeError) as fault:
        raise ValueError("no proof") from fault


class VerifiedProof(Struct, frozen=True):
    """What a kept proof still shows: who signed for which sender."""

    sender: str
    domain: str


def verify(proof: Proof) -> VerifiedProof:
    """Verify a kept signature again, from what is kept alone.

    Raises:
        NotProvenError: it does not hold.

    """
    kept = message.read(proof.signed + b"\r\n\r\n")
    *_, own = kept.fields
    if own.name != signatures.NAME:
        raise NotProvenError(Why.HEAD_DAMAGED)
    signature = signatures.read(message.Field(own.written, _with_value(own.value, proof.signature)))
    if not set(signature.covers) >= signatures.MUST_COVER:
        raise NotProvenError(Why.LEAVES_OUT)
    domain_keys.verify(proof.record, signature, proof.signed)
    return VerifiedProof(kept.sender, signature.domain)


def _with_value(value: bytes, signature: bytes) -> bytes:
    """Return a DKIM-Signature with its value put back, for its reader."""
    pieces = value.split(b";")
    return b";".join(
        piece + base64.b64encode(signature) if piece.partition(b"=")[0].strip() == b"b" else piece for piece in pieces
    )
