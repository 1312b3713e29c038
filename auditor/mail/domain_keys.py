"""The keys that domains publish for their signatures (RFC 6376 section 3.6.1), and whether one made a signature."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from auditor.mail import signatures
from auditor.mail.reasons import NotProvenError, Why

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    from auditor.mail.signatures import Signature

LEAST_BITS: Final = 1024
ADVISED_BITS: Final = 2048
"""RFC 8301 section 3.2."""
MOST_BITS: Final = 8192
MOST_RECORD: Final = 4_000
"""Bytes of a record that are looked at."""
ALGORITHMS: Final = {b"rsa-sha256": b"rsa", b"ed25519-sha256": b"ed25519"}


def verify(record: bytes, signature: Signature, signed: bytes) -> bool:
    """See that the key in a record made a signature over some bytes.

    Args:
        record: the TXT record that the domain publishes.
        signature: what is to be verified.
        signed: the bytes of the head that it signs.

    Returns:
        Whether the key is as long as is advised.

    Raises:
        NotProvenError: the key is revoked, for tests, too short, of another kind or for another purpose; or the signature is not its.

    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 heavy
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

    kind = ALGORITHMS.get(signature.algorithm)
    if kind is None:
        raise NotProvenError(Why.OLD_ALGORITHM)
    key = _key(record, signature, kind)
    try:
        if isinstance(key, RSAPublicKey):
            key.verify(signature.value, signed, PKCS1v15(), SHA256())
            return key.key_size >= ADVISED_BITS
        key.verify(signature.value, hashlib.sha256(signed).digest())
    except InvalidSignature:
        raise NotProvenError(Why.CHANGED) from None
    return True


def _key(record: bytes, signature: Signature, kind: bytes) -> RSAPublicKey | Ed25519PublicKey:
    try:
        said = signatures.tags(record[:MOST_RECORD])
    except NotProvenError:
        raise NotProvenError(Why.KEY_UNFIT) from None
    if said.get(b"p") == b"":
        raise NotProvenError(Why.REVOKED)
    flags = _listed(said.get(b"t", b""))
    if b"y" in flags:
        raise NotProvenError(Why.TEST_KEY)
    services, hashes = _listed(said.get(b"s", b"*")), _listed(said.get(b"h", b"sha256"))
    if (
        b"p" not in said
        or len(record) > MOST_RECORD
        or said.get(b"v", b"DKIM1") != b"DKIM1"
        or said.get(b"k", b"rsa").lower() != kind
        or not services & {b"*", b"email"}
        or b"sha256" not in hashes
        or said.get(b"g", b"*") != b"*"
        or (b"s" in flags and signature.identity != signature.domain)
    ):
        raise NotProvenError(Why.KEY_UNFIT)
    return _loaded(said[b"p"], kind)


def _listed(value: bytes) -> frozenset[bytes]:
    return frozenset(part.strip().lower() for part in value.split(b":"))


def _loaded(written: bytes, kind: bytes) -> RSAPublicKey | Ed25519PublicKey:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 heavy
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_der_public_key  # noqa: PLC0415

    try:
        content = signatures.base64_of(written)
        key = Ed25519PublicKey.from_public_bytes(content) if kind == b"ed25519" else load_der_public_key(content)
    except (NotProvenError, UnsupportedAlgorithm, ValueError):
        raise NotProvenError(Why.KEY_UNFIT) from None
    if isinstance(key, RSAPublicKey) and key.key_size < LEAST_BITS:
        raise NotProvenError(Why.SHORT_KEY)
    if isinstance(key, Ed25519PublicKey) or (isinstance(key, RSAPublicKey) and key.key_size <= MOST_BITS):
        return key
    raise NotProvenError(Why.KEY_UNFIT)
