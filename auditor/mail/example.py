"""The signed answers of the example: genuine signatures, by a key that everybody can make, so that everybody's demo has the same digests."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from auditor.mail import proofs, recording
from auditor.mail.answering import proven_of
from auditor.rounds.identity import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.subjects import Office
    from auditor.workspace.folder import Workspace

_CAMPAIGN: Final = "2024-03"
_ANSWERED: Final[Mapping[str, date]] = {
    "fisheries": date(2024, 3, 13),
    "social-services": date(2024, 3, 13),
    "lged": date(2024, 3, 17),
}
"""Offices (ids) whose answer bore their code, and its day."""
_KEY: Final = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"example: a key that is no secret").digest())


def take(space: Workspace, meeting: str) -> None:
    """Keep what the answers for a meeting (its month, YYYY-MM) prove, and note it in the ledger.

    Raises:
        AuditorError: the ledger or a file cannot be written.

    """
    if meeting != _CAMPAIGN:
        return
    for office in listed.roster_of(space).offices:
        if office.id in _ANSWERED:
            day = _ANSWERED[office.id]
            recording.keep(space, _answer(office, day), proven_of(office.id, day, reads=True), day)


def _answer(office: Office, day: date) -> proofs.Proof:
    """Return what would be kept of an answer: its signed fields, relaxed (RFC 6376), signed with Ed25519 (RFC 8463)."""
    sent = datetime(day.year, day.month, day.day, 10, 30, tzinfo=UTC)
    code = int.from_bytes(hashlib.sha256(f"example {office.id}".encode()).digest()[:4], "big") % 1_000_000
    body = base64.b64encode(hashlib.sha256(b"\r\n").digest()).decode()
    signed = (
        f"from:{office.email}\r\nsubject:Re: {code:06d}\r\ndate:{sent:%a, %d %b %Y %H:%M:%S} +0000\r\n"
        f"dkim-signature:v=1; a=ed25519-sha256; c=relaxed/relaxed; d={office.email.partition('@')[2]}; s=example; "
        f"t={int(sent.timestamp())}; h=from:subject:date; bh={body}; b="
    ).encode()
    public = base64.b64encode(_KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    value = _KEY.sign(hashlib.sha256(signed).digest())
    return proofs.Proof(office.id, _CAMPAIGN, signed, value, b"v=DKIM1; k=ed25519; p=" + public)
