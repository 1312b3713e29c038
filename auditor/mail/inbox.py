"""Reads answers from one's own mailbox (IMAP), over verified TLS only; marks, moves and deletes nothing."""

from __future__ import annotations

import imaplib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from auditor.expressions import expression
from auditor.mail.message import LONGEST_READ, address_in
from auditor.mail.reasons import NotProvenError
from auditor.mail.saved import MOST_BYTES
from auditor.mail.servers import SECONDS, no_tls, refuse_unsendable, told, verified_tls, wrong_login

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from auditor.workspace.mailbox import Mailbox, Server

MOST_LOOKED_AT: Final = 20_000
"""Mails since the invitation whose senders are looked at, the latest ones."""
_AT_ONCE: Final = 200
_IN_TROUBLE: Final = "[UNAVAILABLE]"
"""What a server says that cannot look a login up for now (RFC 5530 section 3)."""
_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_UID: Final = expression(rb"UID ([0-9]{1,10})")
_SIZE: Final = expression(rb"RFC822\.SIZE ([0-9]{1,12})")


@contextmanager
def answers(
    mailbox: Mailbox, imap: Server, password: str, since: date, senders: Collection[str]
) -> Iterator[Iterator[tuple[str, bytes]]]:
    """Give the mails of some senders since a day, each with its number in the folder; of others only From is read.

    Args:
        mailbox: one's own.
        imap: its server.
        password: its password.
        since: the first day.
        senders: addresses in small letters.

    Raises:
        MailServerError: there is no connection that is safe, it breaks, or login or password is wrong.

    """
    refuse_unsendable(imap, password)
    with told(imap, imaplib.IMAP4.error):
        client = _connected(imap)
        try:
            try:
                client.login(mailbox.user, password)
            except imaplib.IMAP4.error as refused:
                if isinstance(refused, imaplib.IMAP4.abort) or _IN_TROUBLE in str(refused):
                    raise
                raise wrong_login(imap) from None
            if client.select(f'"{mailbox.folder}"', readonly=True)[0] != "OK":
                raise imaplib.IMAP4.error("no such folder")
            yield _mails(client, since, senders)
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                client.logout()


def _connected(server: Server) -> imaplib.IMAP4:
    tls = verified_tls()
    if server.tls_from_start:
        return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=tls, timeout=SECONDS)
    client = imaplib.IMAP4(server.host, server.port, timeout=SECONDS)
    try:
        client.starttls(tls)
    except imaplib.IMAP4.error:
        client.shutdown()
        raise no_tls(server) from None
    return client


def _mails(client: imaplib.IMAP4, since: date, senders: Collection[str]) -> Iterator[tuple[str, bytes]]:
    day = f"{since.day}-{_MONTHS[since.month - 1]}-{since.year}"
    found = _answered(client.uid("SEARCH", "SINCE", day))
    uids = b" ".join(part for part in found if isinstance(part, bytes)).split()[-MOST_LOOKED_AT:]
    for begin in range(0, len(uids), _AT_ONCE):
        these = b",".join(uids[begin : begin + _AT_ONCE]).decode("ascii")
        wanted = "(RFC822.SIZE BODY.PEEK[HEADER.FIELDS (FROM)])"
        for said, head in _parts(_answered(client.uid("FETCH", these, wanted))):
            uid, size = _UID.search(said), _SIZE.search(said)
            if uid and size and int(size[1]) <= MOST_BYTES and _is_from(head, senders):
                number = uid[1].decode()
                for _, content in _parts(_answered(client.uid("FETCH", number, "(BODY.PEEK[])"))):
                    yield number, content


def _answered(answer: tuple[str, list[Any]]) -> list[Any]:
    if answer[0] != "OK":
        raise imaplib.IMAP4.error("not done")
    return answer[1]


def _parts(answer: list[Any]) -> Iterator[tuple[bytes, bytes]]:
    """Yield what was said of each mail, and the bytes that came with it."""
    for part in answer:
        if isinstance(part, tuple):
            yield part[0], part[1]


def _is_from(head: bytes, senders: Collection[str]) -> bool:
    """Whether one of the senders is named anywhere in From: what that field really says is judged later."""
    value = head.partition(b":")[2].strip()
    try:
        return address_in(value[:LONGEST_READ]) in senders
    except NotProvenError:
        return any(sender.encode() in value.lower() for sender in senders)
