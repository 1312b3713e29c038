"""Takes a mail apart as far as slips need it, each byte looked at a fixed number of times, whatever a stranger wrote.

The parser of the standard library reads head fields by the full grammar: one field of 400 KB takes it 200 seconds and
gigabytes. Of a head no more is needed here than what kind of part follows, how it is packed, and where the next one begins.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_PARTS: Final = 60
"""Parts of one mail that are looked at, with those of mails inside it."""
MOST_DEPTH: Final = 12
"""How deep parts and mails may lie in each other; an answer to a forwarded mail has four."""
MOST_FIELD: Final = 2_000
"""Bytes of one field of a head that are looked at; RFC 5322 advises 998 a line."""

_HEAD: Final = expression(rb"\s*(?:From |[A-Za-z][A-Za-z0-9-]{1,60}: )")
_FIELD: Final = expression(rb"([!-9;-~]{1,80})[ \t]{0,8}:")
_LINE: Final = expression(rb"[^\n]*\n?")
_WANTED: Final = frozenset({b"content-type", b"content-transfer-encoding", b"content-disposition"})
_KIND: Final = expression(rb"\s{0,8}([a-z0-9.+-]{1,60})/([a-z0-9.+-]{1,120})", re.IGNORECASE)
_BOUNDARY: Final = expression(rb"\bboundary\s{0,8}=\s{0,8}(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)


class MailPart(Struct, frozen=True):
    """One text or attachment: ``text/html`` or whatever else it says it is, and its bytes, unpacked."""

    kind: str
    body: bytes


class _Waiting(Struct, frozen=True):
    """What is still to be taken apart: a mail or a part with its head, and how deep it lies."""

    content: bytes
    depth: int


def is_mail(content: bytes) -> bool:
    """Whether a file begins like a mail."""
    return _HEAD.match(content) is not None


class Mail:
    """A mail that is taken apart.

    Attributes:
        stopped: whether it has more parts, or deeper ones, than are looked at; known once all parts were asked for.

    """

    def __init__(self, content: bytes) -> None:
        """Take the whole mail; what is no mail comes back as one text."""
        self.stopped = False
        self._content = content

    def parts(self) -> Iterator[MailPart]:
        """Yield its texts and attachments, and those of the mails inside it, in their order."""
        waiting = [_Waiting(self._content.lstrip(), 0)]
        left = MOST_PARTS
        while waiting and left > 0:
            left -= 1
            entity = waiting.pop()
            fields, body = _head_and_body(entity.content)
            kind = _KIND.match(fields.get(b"content-type", b""))
            main, sub = (kind[1].lower(), kind[2].lower()) if kind else (b"text", b"plain")
            boundary = _BOUNDARY.search(fields.get(b"content-type", b"")) if main == b"multipart" else None
            if boundary is not None and entity.depth < MOST_DEPTH:
                inner = list(_between(body, boundary[1] or boundary[2], left + 1))
                self.stopped |= len(inner) > left
                waiting += [_Waiting(part, entity.depth + 1) for part in reversed(inner[:left])]
                continue
            unpacked = _unpacked(body, fields.get(b"content-transfer-encoding", b""))
            if main != b"text" and (boundary is not None or _holds_mail(main, fields, unpacked)):
                if entity.depth < MOST_DEPTH:
                    waiting.append(_Waiting(unpacked, entity.depth + 1))
                else:
                    self.stopped = True
            if main != b"message":
                yield MailPart(f"{main.decode()}/{sub.decode()}", unpacked)
        self.stopped |= bool(waiting)


def _holds_mail(main: bytes, fields: Mapping[bytes, bytes], body: bytes) -> bool:
    named = any(b".eml" in fields.get(name, b"").lower() for name in (b"content-disposition", b"content-type"))
    return main == b"message" or named or is_mail(body)


def _head_and_body(content: bytes) -> tuple[dict[bytes, bytes], bytes]:
    """Return the fields that matter by their names in lower case, unfolded and cut, and what follows the head."""
    fields: dict[bytes, bytes] = {}
    current = b""
    end = 0
    for line in _LINE.finditer(content):
        written = line[0]
        if written[:1] in {b" ", b"\t"} and written.strip():
            if current in _WANTED and len(fields[current]) < MOST_FIELD:
                fields[current] += written[:MOST_FIELD]
        elif begun := _FIELD.match(written):
            current = begun[1].lower()
            if current in fields:
                current = b""  # of two fields of one name the first speaks
            elif current in _WANTED:
                fields[current] = written[begun.end() : begun.end() + MOST_FIELD]
        elif not (written.startswith(b"From ") and line.start() == 0):
            # A head ends at an empty line; one that is broken off ends where no field stands any more.
            end = line.end() if not written.strip() else line.start()
            break
        end = line.end()
    return {name: field[:MOST_FIELD] for name, field in fields.items()}, content[end:]


def _between(body: bytes, boundary: bytes, most: int) -> Iterator[bytes]:
    """Yield what stands between the lines of a boundary; all of it where there is no such line."""
    begun: int | None = None
    for line in re.finditer(rb"(?:\A|\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)", body):
        if begun is not None and most > 0:
            most -= 1
            yield body[begun : line.start()].removesuffix(b"\r")
        begun = line.end() + 1 + body.startswith(b"\r", line.end())
        if line[1] or most <= 0:
            return
    if begun is not None:
        yield body[begun:]
    else:
        yield b"\n" + body


def _unpacked(body: bytes, packing: bytes) -> bytes:
    """Return a body as it was before it was packed for the way; as it came where that is not to be had."""
    how = packing.strip().lower()
    if how == b"quoted-printable":
        return quopri.decodestring(body)
    if how != b"base64":
        return body
    signs = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    whole = signs[:-1] if len(signs) % 4 == 1 else signs
    try:
        return base64.b64decode(whole + b"=" * (-len(whole) % 4))
    except binascii.Error:
        return body
