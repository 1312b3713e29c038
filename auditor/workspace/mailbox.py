"""The assistant programmer's own mailbox: by which servers mail codes go out and answers come in. No password is among it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text, clean
from auditor.model.facts import MailboxKind
from auditor.places import addresses
from auditor.workspace.question import Question

if TYPE_CHECKING:
    from auditor.workspace.toml import Section

KEYS: Final = frozenset({"address", "smtp", "imap", "user", "folder"})
INBOX: Final = "INBOX"
_SERVER: Final = expression(r"(?:(tls|starttls)://)?([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::([0-9]{1,5}))?")
_TLS_FROM_THE_START: Final = frozenset({465, 993})
"""RFC 8314: ports whose first byte is TLS; elsewhere it begins with STARTTLS."""
_MOST_PORT: Final = 65535
_USER: Final = expression(r"[!-~]{1,200}")
_FOLDER: Final = expression(r"[ -!#-\[\]-~]{1,200}")


class Server(Struct, frozen=True):
    """A mail server; `tls_from_start` or, without it, with STARTTLS: never in the clear."""

    host: str
    port: int
    tls_from_start: bool


class Mailbox(Struct, frozen=True):
    """One's own mailbox.

    Attributes:
        address: from which mail codes go.
        smtp: where it is handed in; `imap` where answers are read, None where only saved mails are.
        user: the login at both.
        folder: where answers lie.

    """

    address: str
    smtp: Server
    imap: Server | None
    user: str
    folder: str


def server(written: str, port: int) -> Server:
    """Return a server written ``host``, ``host:port``, ``tls://host:port`` or ``starttls://host:port``.

    Raises:
        ValueError: it is none.

    """
    found = _SERVER.fullmatch(clean(written).lower())
    if found is None or not 0 < int(found[3] or port) <= _MOST_PORT:
        raise ValueError("no server")
    number = int(found[3] or port)
    return Server(found[2], number, found[1] == "tls" or (not found[1] and number in _TLS_FROM_THE_START))


def read(section: Section) -> Mailbox | None:
    """Return what the table [mail] says; None where it is not there."""
    if not section.values:
        return None
    answers = {}
    for question in QUESTIONS:
        written = section.words(question.key)
        if not written and question.key in {"imap", "user", "folder"}:
            continue
        try:
            answers[question.key] = str(question.read(written))
        except ValueError:
            section.wrong(question.key, question.wrong if written else _MISSING, how=question.wrong)
    if not {"address", "smtp"} <= answers.keys():
        return None
    imap = server(answers["imap"], 993) if "imap" in answers else None
    user = answers.get("user", answers["address"])
    return Mailbox(answers["address"], server(answers["smtp"], 587), imap, user, answers.get("folder", INBOX))


def _address(typed: str) -> str:
    kind, address = addresses.classify_email(typed)
    if not address.isascii() or "@" not in address or kind is MailboxKind.NONE:
        raise ValueError("no address")
    return address


def _server(typed: str) -> str:
    server(typed, 587)
    return clean(typed).lower()


def _user(typed: str) -> str:
    if not _USER.fullmatch(clean(typed)):
        raise ValueError("no login")
    return clean(typed)


def _folder(typed: str) -> str:
    if not _FOLDER.fullmatch(clean(typed)):
        raise ValueError("no folder")
    return clean(typed)


_MISSING: Final = Text(en='"{key}" is missing. {how}', bn="“{key}” লেখা নেই। {how}")
_A_SERVER: Final = Text(
    en="A server is written mail.example.gov.bd or mail.example.gov.bd:587; the connection is always encrypted.",
    bn="সার্ভার এভাবে লিখুন: mail.example.gov.bd অথবা mail.example.gov.bd:587; সংযোগ সব সময় এনক্রিপ্ট করা থাকে।",
)
ADDRESS: Final = Question(
    "address",
    "mail",
    "address",
    Text(
        en="Your own official e-mail address, from which codes go",
        bn="আপনার নিজের সরকারি ই-মেইল ঠিকানা (কোড এখান থেকে যাবে)",
    ),
    Text(en="your own address", bn="আপনার ঠিকানা"),
    _address,
    Text(
        en="Write one address, such as ap.paikgacha@example.gov.bd.",
        bn="একটি ঠিকানা লিখুন, যেমন ap.paikgacha@example.gov.bd।",
    ),
)
QUESTIONS: Final = (
    ADDRESS,
    Question(
        "smtp",
        "mail",
        "smtp",
        Text(en="Server that takes your outgoing mail (SMTP)", bn="মেইল পাঠানোর সার্ভার (SMTP)"),
        Text(en="SMTP server", bn="SMTP সার্ভার"),
        _server,
        _A_SERVER,
    ),
    Question(
        "imap",
        "mail",
        "imap",
        Text(
            en="Server where your mail is read (IMAP), if answers are to be fetched",
            bn="মেইল পড়ার সার্ভার (IMAP), উত্তর নামাতে চাইলে",
        ),
        Text(en="IMAP server", bn="IMAP সার্ভার"),
        _server,
        _A_SERVER,
    ),
    Question(
        "user",
        "mail",
        "user",
        Text(en="Login there, if it is not your address", bn="সেখানকার ইউজার আইডি (ই-মেইল ঠিকানা না হলে)"),
        Text(en="login", bn="ইউজার আইডি"),
        _user,
        Text(en="Write the login in Latin letters, without spaces.", bn="ইংরেজি অক্ষরে, ফাঁকা ছাড়া ইউজার আইডি লিখুন।"),
    ),
    Question(
        "folder",
        "mail",
        "folder",
        Text(en="Folder where answers lie, if not INBOX", bn="উত্তর যে ফোল্ডারে আসে (INBOX না হলে)"),
        Text(en="folder", bn="ফোল্ডার"),
        _folder,
        Text(en="Write the folder's name in Latin letters.", bn="ফোল্ডারের নাম ইংরেজি অক্ষরে লিখুন।"),
    ),
)
"""What is asked of it; `read` returns the words as they are written down."""
