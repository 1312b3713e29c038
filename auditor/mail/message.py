"""Takes a mail apart as far as its signature needs it: the fields of its head as they came, and its body as bytes.

Nothing inside the body is looked at, so no nested parts can cost anything; the head is read in one pass and is bounded. What
two readers might understand differently (two From fields, a NUL, a line that is no field) is refused, not guessed at.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_to_datetime
from typing import Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import ascii_digits, clean
from auditor.mail.reasons import NotProvenError, Why

MOST_HEAD: Final = 262_144
"""Bytes of a head; servers refuse larger ones (Postfix: 102,400)."""
MOST_FIELDS: Final = 1_000
LONGEST_READ: Final = 2_000
"""Bytes of a From, Subject or Date that are understood; RFC 5322 allows 998 a line."""

_FIELD: Final = expression(rb"([!-9;-~]+)[ \t]*:")
OF_MAILBOX: Final = expression(rb"From (?![ \t]*:)")
"""How a mail begins in a saved mailbox, by a line that is no field: ``From : x`` is one."""
_ADDRESS: Final = expression(r"[^<>@,;:]*<\s*([^<>@\s]+@[^<>@\s]+)\s*>|([^<>@\s\"]+@[^<>@\s\"]+)")
_QUOTED: Final = expression(r'"(?:[^"\\]|\\.)*"')
_PLAIN_ADDRESS: Final = expression(
    r"[a-z0-9_+'&-]+(?:\.[a-z0-9_+'&-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}"
)
_MADE_BY_MACHINE: Final = frozenset(
    {b"auto-submitted", b"x-autoreply", b"x-auto-reply", b"x-autorespond", b"x-autoresponder", b"x-failed-recipients"}
)
_SENT_BY_NOBODY: Final = expression(rb"<\s*>")
_PRECEDENCE: Final = frozenset({b"auto_reply", b"bulk", b"junk"})


class Field(Struct, frozen=True):
    """One field of a head: its name as written, and what follows the colon, folded as it came, without its last line end."""

    written: bytes
    value: bytes

    @property
    def name(self) -> bytes:
        """The name in small letters, without the space that may stand before the colon."""
        return self.written.rstrip(b" \t").lower()


class Message(Struct, frozen=True):
    """A mail: the fields of its head in their order, and its body with lines that end in CRLF."""

    fields: tuple[Field, ...]
    body: bytes

    def named(self, name: bytes) -> tuple[Field, ...]:
        """Return the fields of a name, given in small letters."""
        return tuple(field for field in self.fields if field.name == name)

    @property
    def sender(self) -> str:
        """The one address of From, in small letters.

        Raises:
            NotProvenError: there is not exactly one From with exactly one plain address.

        """
        return address_in(self._once(b"from"))

    @property
    def subject(self) -> str:
        """The Subject, decoded, with digits of either script in their ASCII form.

        Raises:
            NotProvenError: there is not exactly one, or it is too long to be an answer's.

        """
        return decoded(self._once(b"subject"))

    @property
    def dated(self) -> datetime:
        """The moment that Date names.

        Raises:
            NotProvenError: there is not exactly one Date, or it is none.

        """
        return moment_in(self._once(b"date"))

    @property
    def is_automatic(self) -> bool:
        """Whether a machine answered (RFC 3834, and what older ones write): nobody read anything then."""
        said = [(field.name, field.value.split(b";")[0].strip().lower()) for field in self.fields]
        return any(
            (name in _MADE_BY_MACHINE and value not in {b"", b"no"})
            or (name == b"return-path" and _SENT_BY_NOBODY.search(value))  # RFC 5321 section 4.5.5
            or (name == b"precedence" and value in _PRECEDENCE)
            or (
                name == b"content-type" and value == b"multipart/report"
            )  # a receipt, or news of delivery (RFC 8098, RFC 3462)
            for name, value in said
        )

    @property
    def is_of_list(self) -> bool:
        """Whether a mailing list passed it on (or an old autoresponder wrote as if it were one)."""
        return any(field.value.strip().lower() == b"list" for field in self.named(b"precedence"))

    def _once(self, name: bytes) -> bytes:
        found = self.named(name)
        if len(found) != 1:
            raise NotProvenError(Why.FIELD_TWICE if found else Why.FIELD_MISSING)
        if len(found[0].value) > LONGEST_READ:
            raise NotProvenError(Why.HEAD_DAMAGED)
        return found[0].value


def read(content: bytes) -> Message:
    """Return a mail.

    Args:
        content: as it was received or saved; lines that end in LF alone are given back the CR that the way has.

    Raises:
        NotProvenError: it is no mail, or its head is too large or damaged.

    """
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if OF_MAILBOX.match(content):
        content = content.partition(b"\n")[2]
    content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if content[:2] == b"\r\n":
        raise NotProvenError(Why.NOT_A_MAIL)
    head, _, body = content.partition(b"\r\n\r\n")
    if not _FIELD.match(head):
        raise NotProvenError(Why.NOT_A_MAIL)
    if len(head) > MOST_HEAD:
        raise NotProvenError(Why.HEAD_DAMAGED)
    return Message(_fields(head.removesuffix(b"\r\n")), body)


def _fields(head: bytes) -> tuple[Field, ...]:
    lines = head.split(b"\r\n")
    if b"\0" in head or any(b"\r" in line for line in lines):
        raise NotProvenError(Why.HEAD_DAMAGED)
    found: list[list[bytes]] = []
    for line in lines:
        if line[:1] in {b" ", b"\t"} and found:
            found[-1].append(line)
        elif _FIELD.match(line) and len(found) < MOST_FIELDS:
            found.append([line])
        else:
            raise NotProvenError(Why.HEAD_DAMAGED)
    parted = (b"\r\n".join(folded).partition(b":") for folded in found)
    return tuple(Field(name, value) for name, _, value in parted)


def address_in(value: bytes) -> str:
    """Return the one plain address that a From holds, in small letters.

    Comments beside it and a display name are passed over, whatever they say. Groups, several addresses, quoted local parts
    and letters outside ASCII are refused.

    Raises:
        NotProvenError: it is not exactly that.

    """
    try:
        words = value.replace(b"\r\n", b"").decode()
    except UnicodeDecodeError:
        raise NotProvenError(Why.FROM_UNCLEAR) from None
    words = _without_comments(words)
    outside = _QUOTED.sub('""', words).strip()
    found = _ADDRESS.fullmatch(outside)
    written = (found[1] or found[2]) if found else ""
    if not written.isascii() or not _PLAIN_ADDRESS.fullmatch(
        written.lower()
    ):  # before .lower(), that makes k of U+212A
        raise NotProvenError(Why.FROM_UNCLEAR)
    return written.lower()


def _without_comments(words: str) -> str:
    """Return words without what stands in parentheses; a space takes its place.

    Raises:
        NotProvenError: parentheses or quotes are not closed.

    """
    kept, depth, quoted, place = [], 0, False, 0
    while place < len(words):
        sign = words[place]
        step = 2 if sign == "\\" and (quoted or depth) else 1
        if sign == '"' and not depth:
            quoted = not quoted
        opened = not quoted and sign == "("
        closed = not quoted and sign == ")"
        depth += opened - closed
        if depth < 0:
            raise NotProvenError(Why.FROM_UNCLEAR)
        if not depth:
            kept.append(" " if closed else words[place : place + step])
        place += step
    if depth or quoted:
        raise NotProvenError(Why.FROM_UNCLEAR)
    return "".join(kept)


def decoded(value: bytes) -> str:
    """Return a Subject as it is shown: encoded words decoded, digits of either script as ASCII."""
    words = value.replace(b"\r\n", b"").decode("utf-8", "replace")
    try:
        parts = decode_header(words)
        shown = "".join(part if isinstance(part, str) else _in_charset(part, charset) for part, charset in parts)
    except (HeaderParseError, ValueError):
        shown = words
    return ascii_digits(clean(shown))


def _in_charset(part: bytes, charset: str | None) -> str:
    try:
        return part.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return part.decode("ascii", "replace")


def moment_in(value: bytes) -> datetime:
    """Return the moment that a Date names; one without a zone is taken as UTC.

    Raises:
        NotProvenError: it names none.

    """
    try:
        named = parsedate_to_datetime(value.replace(b"\r\n", b"").decode("ascii").strip())
        return (named if named.tzinfo else named.replace(tzinfo=UTC)).astimezone(UTC)
    except (IndexError, OverflowError, TypeError, ValueError):
        raise NotProvenError(Why.FIELD_MISSING) from None
