"""DKIM signatures of a mail (RFC 6376, RFC 8463): what they say, and the bytes that they sign.

Written here, and not taken from dkimpy, because that one has no wheel, which the kit for Windows needs, and reads the clock by itself; it
is the tests' second opinion instead. The arithmetic of signatures is `cryptography`'s.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.mail.reasons import NotProvenError, Why

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.mail.message import Field, Message

NAME: Final = b"dkim-signature"
MOST_SIGNATURES: Final = 10
MOST_COVERED: Final = 500
"""Names in one signature; honest ones have some forty."""
MUST_COVER: Final = frozenset({b"from", b"subject", b"date"})

_TAG: Final = expression(rb"[ \t\r\n]*([A-Za-z][A-Za-z0-9_]*)[ \t\r\n]*=([^;]*)")
_HOST: Final = expression(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SELECTOR: Final = expression(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*")
_NUMBER: Final = expression(rb"[0-9]{1,12}")
_SPACE: Final = expression(rb"[ \t\r\n]+")
_BLANKS: Final = expression(rb"[ \t]+")
_BLANK_LINES: Final = expression(rb"(?:\n\r)*")
"""Ends of lines, read from the end: so it is one pass, whatever stands there."""
_FORMS: Final = frozenset({b"simple", b"relaxed"})


class Signature(Struct, frozen=True):
    """One DKIM-Signature.

    Attributes:
        field: as it stands in the head.
        algorithm: ``rsa-sha256``, ``ed25519-sha256``, or one that is not taken.
        domain: who signs; `selector` names the key there; `identity` the domain of ``i=``.
        covers: the names of the fields that it covers, in their order.
        body_hash: SHA-256 of the body that it signs; `length` of how many bytes of it, None for all.
        value: the signature itself.
        made, expires: seconds since 1970; None where it does not say.
        head_is_relaxed, body_is_relaxed: how they are written before they are signed.

    """

    field: Field
    algorithm: bytes
    domain: str
    selector: str
    identity: str
    covers: tuple[bytes, ...]
    body_hash: bytes
    length: int | None
    value: bytes
    made: int | None
    expires: int | None
    head_is_relaxed: bool
    body_is_relaxed: bool

    @property
    def key_name(self) -> str:
        """The name in the DNS under which its key is published."""
        return f"{self.selector}._domainkey.{self.domain}"


def tags(value: bytes) -> Mapping[bytes, bytes]:
    """Return a list of tags (RFC 6376 section 3.2) by name, their values without space at the ends.

    Raises:
        NotProvenError: it is none, or names a tag twice.

    """
    found: dict[bytes, bytes] = {}
    pieces = value.split(b";")
    if not pieces[-1].strip():
        pieces.pop()
    for piece in pieces:
        tag = _TAG.fullmatch(piece)
        if tag is None or tag[1] in found:
            raise NotProvenError(Why.MALFORMED)
        found[tag[1]] = tag[2].strip()
    return found


def read(field: Field) -> Signature:
    """Return what a DKIM-Signature says.

    Raises:
        NotProvenError: it is not written as the standard demands.

    """
    said = tags(field.value)
    if any(name not in said for name in (b"v", b"a", b"b", b"bh", b"d", b"h", b"s")) or said[b"v"] != b"1":
        raise NotProvenError(Why.MALFORMED)
    domain, selector = _plain(said[b"d"]), _plain(said[b"s"])
    identity = _plain(said[b"i"].rpartition(b"@")[2]) if b"i" in said else domain
    head, _, body = said.get(b"c", b"simple/simple").lower().partition(b"/")
    covers = tuple(name.lower() for name in _SPACE.sub(b"", said[b"h"]).split(b":"))
    if (
        not _HOST.fullmatch(domain)
        or not _SELECTOR.fullmatch(selector)
        or not within(identity, domain)
        or head not in _FORMS
        or (body or b"simple") not in _FORMS
        or said.get(b"q", b"dns/txt").lower() != b"dns/txt"
        or not all(covers)
        or len(covers) > MOST_COVERED
    ):
        raise NotProvenError(Why.MALFORMED)
    return Signature(
        field, said[b"a"].lower(), domain, selector, identity, covers,
        body_hash=base64_of(said[b"bh"]), length=_number(said, b"l"), value=base64_of(said[b"b"]),
        made=_number(said, b"t"), expires=_number(said, b"x"),
        head_is_relaxed=head == b"relaxed", body_is_relaxed=body == b"relaxed",
    )  # fmt: skip


def within(domain: str, parent: str) -> bool:
    """Return whether a domain is another one or below it, label by label."""
    return domain == parent or domain.endswith(f".{parent}")


def base64_of(written: bytes) -> bytes:
    """Return what base 64 stands for; space between its signs is passed over.

    Raises:
        NotProvenError: it is none, or nothing.

    """
    try:
        found = base64.b64decode(_SPACE.sub(b"", written), validate=True)
    except binascii.Error:
        found = b""
    if not found:
        raise NotProvenError(Why.MALFORMED)
    return found


def _plain(written: bytes) -> str:
    try:
        return written.decode("ascii").lower()
    except UnicodeDecodeError:
        raise NotProvenError(Why.MALFORMED) from None


def _number(said: Mapping[bytes, bytes], tag: bytes) -> int | None:
    if tag not in said:
        return None
    if not _NUMBER.fullmatch(said[tag]):
        raise NotProvenError(Why.MALFORMED)
    return int(said[tag])


# What is signed


def signed_head(message: Message, signature: Signature) -> bytes:
    """Return the bytes of the head that a signature signs (RFC 6376 section 3.7): its fields, then the signature without its value."""
    left: dict[bytes, list[Field]] = {}
    for field in message.fields:
        left.setdefault(field.name, []).append(field)
    taken = [left[name].pop() for name in signature.covers if left.get(name)]
    fields = b"".join(_written(field.written, field.value, relaxed=signature.head_is_relaxed) for field in taken)
    own = _written(signature.field.written, _without_value(signature.field.value), relaxed=signature.head_is_relaxed)
    return fields + own.removesuffix(b"\r\n")


def _written(name: bytes, value: bytes, *, relaxed: bool) -> bytes:
    if not relaxed:
        return name + b":" + value + b"\r\n"
    return name.rstrip(b" \t").lower() + b":" + _BLANKS.sub(b" ", value.replace(b"\r\n", b"")).strip(b" ") + b"\r\n"


def _without_value(value: bytes) -> bytes:
    """Return a DKIM-Signature whose tag b is empty."""
    pieces: Sequence[bytes] = value.split(b";")
    return b";".join(
        piece.partition(b"=")[0] + b"=" if piece.partition(b"=")[0].strip() == b"b" else piece for piece in pieces
    )


def body_fits(message: Message, signature: Signature) -> bool:
    """Whether the body is the one that was signed.

    Raises:
        NotProvenError: only a part of it is signed.

    """
    body = relaxed_body(message.body) if signature.body_is_relaxed else simple_body(message.body)
    if signature.length is not None and signature.length != len(body):
        raise NotProvenError(Why.PARTIAL)
    return hashlib.sha256(body).digest() == signature.body_hash


def simple_body(body: bytes) -> bytes:
    """Return a body as the form simple writes it (RFC 6376 section 3.4.3)."""
    ending = body[len(body.rstrip(b"\r\n")) :]
    blank = _BLANK_LINES.match(ending[::-1])
    end = len(body) - (blank.end() if blank else 0)
    return body[:end] + b"\r\n"


def relaxed_body(body: bytes) -> bytes:
    """Return a body as the form relaxed writes it (RFC 6376 section 3.4.4)."""
    written = simple_body(_BLANKS.sub(b" ", body).replace(b" \r\n", b"\r\n").removesuffix(b" "))
    return b"" if written == b"\r\n" else written
