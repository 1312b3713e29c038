"""What goes wrong between this computer and a mail server, as a person is told it; no word of the server is repeated."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import AuditorError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.workspace.mailbox import Server

SECONDS: Final = 30.0
"""How long a server may be silent."""


class MailServerError(AuditorError):
    """A mail server could not be used; nothing more was sent or read."""


class WrongLoginError(MailServerError):
    """The server refused login or password."""


def verified_tls() -> ssl.SSLContext:
    """Return the terms of every connection: the certificate must be for the host and by an authority that this system trusts."""
    return ssl.create_default_context()


@contextmanager
def told(server: Server, protocol: type[Exception]) -> Iterator[None]:
    """Turn what goes wrong with a server into what a person is told.

    Args:
        server: with which.
        protocol: the base of the protocol's own errors.

    Raises:
        MailServerError: something went wrong.

    """
    try:
        yield
    except MailServerError:
        raise
    except ssl.SSLCertVerificationError:
        fault = _NOT_TRUSTED
    except ssl.SSLError:
        fault = _NO_TLS
    except protocol:
        fault = _TROUBLE
    except OSError:
        fault = _NOT_REACHED
    else:
        return
    raise MailServerError(fault.filled(host=server.host, port=str(server.port)))


def no_tls(server: Server) -> MailServerError:
    """Return the error for a server that offers no encryption."""
    return MailServerError(_NO_TLS.filled(host=server.host, port=str(server.port)))


def refuse_unsendable(server: Server, password: str) -> None:
    """Refuse a password of other letters than ASCII's, which the libraries of both protocols cannot write; their error would hold it.

    Raises:
        MailServerError: it is one.

    """
    if not password.isascii():
        raise MailServerError(_UNSENDABLE.filled(host=server.host))


def wrong_login(server: Server) -> WrongLoginError:
    """Return the error for a login that was refused."""
    return WrongLoginError(_WRONG_LOGIN.filled(host=server.host))


_NOT_REACHED: Final = Text(
    en="The mail server {host} (port {port}) cannot be reached. See whether there is a connection, and whether host and port are right: "
    "auditor mail settings",
    bn="মেইল সার্ভার {host} (পোর্ট {port}) পাওয়া যায়নি। ইন্টারনেট সংযোগ এবং সার্ভারের নাম ও পোর্ট ঠিক আছে কি না দেখুন: auditor mail settings",
)
_NOT_TRUSTED: Final = Text(
    en="The mail server at {host} (port {port}) cannot show that it is {host}: its certificate is wrong, expired or by nobody known. No password was "
    "sent. Ask the mail system's office.",
    bn="{host} (পোর্ট {port}) নামের মেইল সার্ভারের সনদ (certificate) ভুল, মেয়াদোত্তীর্ণ বা অচেনা; আসল সার্ভার কি না বোঝা যায়নি। পাসওয়ার্ড "
    "পাঠানো হয়নি। মেইল ব্যবস্থার দায়িত্বপ্রাপ্ত দপ্তরকে জানান।",
)
_NO_TLS: Final = Text(
    en="The mail server {host} (port {port}) offers no encrypted connection, so no password was sent. Ask its office for the right port; "
    "write tls://{host}:465 where encryption begins at once.",
    bn="মেইল সার্ভার {host} (পোর্ট {port}) এনক্রিপ্ট করা সংযোগ দেয় না, তাই পাসওয়ার্ড পাঠানো হয়নি। সঠিক পোর্ট জেনে নিন; শুরু থেকেই এনক্রিপ্ট হলে "
    "tls://{host}:465 লিখুন।",
)
_TROUBLE: Final = Text(
    en="The mail server {host} (port {port}) broke off or answered with an error. Try again later.",
    bn="মেইল সার্ভার {host} (পোর্ট {port}) সংযোগ কেটে দিয়েছে বা ত্রুটি জানিয়েছে। পরে আবার চেষ্টা করুন।",
)
_UNSENDABLE: Final = Text(
    en="The password has a letter that cannot be sent to {host}: only Latin letters, digits and signs can. No password was sent. Set the "
    "keyboard to English and run again.",
    bn="পাসওয়ার্ডে এমন অক্ষর আছে যা {host}-এ পাঠানো যায় না; শুধু ইংরেজি অক্ষর, সংখ্যা ও চিহ্ন পাঠানো যায়। পাসওয়ার্ড পাঠানো হয়নি। কিবোর্ড ইংরেজি করে "
    "আবার চালান।",
)
_WRONG_LOGIN: Final = Text(
    en="{host} refused login or password. Run again and type it anew; the login: auditor mail settings",
    bn="{host} ইউজার আইডি বা পাসওয়ার্ড গ্রহণ করেনি। আবার চালিয়ে নতুন করে টাইপ করুন; ইউজার আইডি ঠিক করতে: auditor mail settings",
)
