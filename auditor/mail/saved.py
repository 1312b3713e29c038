"""Mails as people save them: single ones, mailboxes of several, and what is none."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.mail import message
from auditor.mail.message import OF_MAILBOX
from auditor.mail.reasons import NotProvenError, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES: Final = 26_214_400
"""Bytes of a mail that is read; 25 MB is what most servers take."""
MOST_MAILS: Final = 10_000
"""Mails of one saved mailbox that are read."""

_OUTLOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the compound files begin in which Outlook saves a mail."""
_BEGINS: Final = expression(rb"(?:\A|(?<=\n)\r?\n)From (?![ \t]*:)[^\r\n]{1,300}\r?\n")
_QUOTED_FROM: Final = expression(rb"^>(>*From )", re.MULTILINE)


def mails_in(content: bytes) -> Iterator[bytes]:
    """Yield the mails in a saved file.

    Raises:
        NotProvenError: it is Outlook's own form, or holds more mails than are read.

    """
    if content.startswith(_OUTLOOK):
        raise NotProvenError(Why.OUTLOOK)
    if not OF_MAILBOX.match(content):
        yield content
        return
    places = [found.start() for found in islice(_BEGINS.finditer(content), MOST_MAILS + 1)]
    if len(places) > MOST_MAILS:
        raise NotProvenError(Why.TOO_MANY)
    for begin, end in zip(places, [*places[1:], len(content)], strict=True):
        yield content[begin:end].lstrip(b"\r\n")


def why_no_mail(content: bytes) -> Why | None:
    """Return why a file is no saved mail: its first one has no head that can be read, or lacks From or Date (RFC 5322 section 3.6); else None."""
    try:
        first = next(mails_in(content))
    except NotProvenError as fault:
        return fault.why
    why = Why.NOT_A_MAIL
    for form in forms_of(first):
        try:
            mail = message.read(form)
        except NotProvenError as fault:
            why = fault.why
            continue
        if mail.named(b"from") and mail.named(b"date"):
            return None
        why = Why.NOT_A_MAIL
    return why


def forms_of(mail: bytes) -> Iterator[bytes]:
    """Yield what a saved mail may have been when it was received: as it is, then without what saving does to it.

    A mailbox of several quotes lines of a body that begin with "From "; some programs on Windows double the CR. A form that is
    not what was signed verifies nothing, so a wrong guess does no harm.
    """
    yield mail
    if OF_MAILBOX.match(mail):
        unquoted = _QUOTED_FROM.sub(rb"\1", mail)
        if unquoted != mail:
            yield unquoted
    if b"\r\r\n" in mail:
        yield mail.replace(b"\r\r\n", b"\r\n")
