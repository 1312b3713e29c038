"""A login at a mail server that does not come about: it is told what happened, and nothing of the password."""

from __future__ import annotations

import imaplib
import smtplib
import traceback
from datetime import date

import pytest

from auditor.mail import inbox
from auditor.mail.sending import outbox
from auditor.mail.servers import MailServerError, WrongLoginError
from auditor.workspace.mailbox import Mailbox, Server

SERVER = Server("mail.example.gov.bd", 465, tls_from_start=True)
OWN = Mailbox("ap@example.gov.bd", SERVER, SERVER, "ap@example.gov.bd", "INBOX")
UNSENDABLE = "Kx7-ক"


class Client:
    """A connection whose login ends as it is told to."""

    def __init__(self, *_, **__):
        self.esmtp_features = {"auth": "LOGIN PLAIN"}

    def ehlo_or_helo_if_needed(self):
        pass

    def login(self, _, password):
        password.encode("ascii")
        raise self.ends

    def close(self):
        pass

    logout = quit = close


def logs_in_to_send(password: str) -> None:
    with outbox(OWN, password):
        pytest.fail("it is let in")


def logs_in_to_read(password: str) -> None:
    with inbox.answers(OWN, SERVER, password, date(2024, 3, 1), ()):
        pytest.fail("it is let in")


@pytest.fixture(params=[logs_in_to_send, logs_in_to_read])
def logs_in(request, monkeypatch):
    monkeypatch.setattr(smtplib, "SMTP_SSL", Client)
    monkeypatch.setattr(imaplib, "IMAP4_SSL", Client)
    return request.param


@pytest.mark.parametrize(
    ("logs_in", "ends"),
    [
        (logs_in_to_send, smtplib.SMTPAuthenticationError(535, b"no")),
        (logs_in_to_read, imaplib.IMAP4.error("AUTHENTICATIONFAILED")),
    ],
    indirect=["logs_in"],
)
def test_a_login_that_the_server_refuses_is_wrong(logs_in, ends, monkeypatch):
    monkeypatch.setattr(Client, "ends", ends, raising=False)
    with pytest.raises(WrongLoginError):
        logs_in("typed")


@pytest.mark.parametrize(
    ("logs_in", "ends"),
    [
        (logs_in_to_send, smtplib.SMTPAuthenticationError(454, b"later")),
        (logs_in_to_send, smtplib.SMTPServerDisconnected("gone")),
        (logs_in_to_read, imaplib.IMAP4.abort("gone")),
        (logs_in_to_read, imaplib.IMAP4.error("b'[UNAVAILABLE] later'")),
    ],
    indirect=["logs_in"],
)
def test_a_login_that_a_server_in_trouble_breaks_off_is_not_called_wrong(logs_in, ends, monkeypatch):
    monkeypatch.setattr(Client, "ends", ends, raising=False)
    with pytest.raises(MailServerError) as told:
        logs_in("typed")
    assert not isinstance(told.value, WrongLoginError)
    assert "broke off or answered with an error" in told.value.messages[0].en


def test_a_password_that_cannot_be_sent_is_told_and_nothing_of_it(logs_in):
    with pytest.raises(MailServerError) as told:
        logs_in(UNSENDABLE)
    assert "cannot be sent" in told.value.messages[0].en
    shown = "".join(traceback.format_exception(told.value))
    assert UNSENDABLE[-1] not in shown
    assert "Unicode" not in shown  # the libraries' own error names the letter and its place
