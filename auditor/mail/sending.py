"""Hands mails in at one's own server (RFC 6409), over verified TLS only."""

from __future__ import annotations

import smtplib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from auditor.mail.servers import SECONDS, no_tls, refuse_unsendable, told, verified_tls, wrong_login

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from auditor.workspace.mailbox import Mailbox


_FOR_GOOD: Final = 500
"""From this reply on a refusal is no passing trouble of the server (RFC 5321 section 4.2.1; RFC 4954 section 6 for logins)."""


_METHODS: Final = ("PLAIN", "LOGIN", "CRAM-MD5")
"""RFC 4616 first: all of them go over verified TLS, and it alone is no way of old servers only."""


class NotTakenError(Exception):
    """The server did not take a mail; `code` is its three digits, which say why (RFC 5321)."""

    def __init__(self, code: int) -> None:
        """Keep the code; the server's words are left out."""
        super().__init__(str(code))
        self.code = code


class Outbox:
    """A connection by which mails are handed in."""

    def __init__(self, client: smtplib.SMTP) -> None:
        """Use a connection that is logged in."""
        self._client = client

    def send(self, mail: EmailMessage) -> None:
        """Hand one mail in.

        Raises:
            NotTakenError: the server does not take this one; others may go.

        """
        try:
            self._client.send_message(mail)
        except smtplib.SMTPRecipientsRefused as refused:
            raise NotTakenError(next(iter(refused.recipients.values()))[0]) from None
        except smtplib.SMTPResponseException as refused:
            raise NotTakenError(refused.smtp_code) from None


def _offer_one_method(client: smtplib.SMTP) -> None:
    """Leave of the server's methods of logging in only the best that smtplib knows, which tries a wrong password by each."""
    client.ehlo_or_helo_if_needed()
    offered = client.esmtp_features.get("auth", "").upper().split()
    client.esmtp_features["auth"] = next((method for method in _METHODS if method in offered), "")


@contextmanager
def outbox(mailbox: Mailbox, password: str) -> Iterator[Outbox]:
    """Give a connection by which mails are handed in.

    Raises:
        MailServerError: there is none that is safe, it breaks, or login or password is wrong.

    """
    server = mailbox.smtp
    refuse_unsendable(server, password)
    with told(server, smtplib.SMTPException):
        tls = verified_tls()
        client = (
            smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=tls)
            if server.tls_from_start
            else smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        )
        try:
            if not server.tls_from_start:
                try:
                    client.starttls(context=tls)
                except (smtplib.SMTPNotSupportedError, smtplib.SMTPResponseException):
                    raise no_tls(server) from None
            try:
                _offer_one_method(client)
                client.login(mailbox.user, password)
            except smtplib.SMTPAuthenticationError as refused:
                if refused.smtp_code < _FOR_GOOD:
                    raise
                raise wrong_login(server) from None
            yield Outbox(client)
        finally:
            with suppress(smtplib.SMTPException, OSError):
                client.quit()
            client.close()
