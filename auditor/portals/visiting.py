"""Asks a portal for pages within limits of size and time: one visit, one address, nothing retried, no redirect trusted.

The only user of requests beside the look-up of leaked passwords. Nothing of this computer goes along: no proxy, no
stored login, no environment. What is sent by POST is sent once, whatever becomes of the answer.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import unquote, unquote_plus, urljoin, urlsplit

import requests
from msgspec import Struct
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from auditor import __version__
from auditor.portals.pages import Page
from auditor.portals.reasons import Reason, UnseenError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CHUNK: Final = 16_384
_AS_GET: Final = frozenset({301, 302, 303})
"""Redirects after which a browser asks by GET and sends nothing again."""
_AS_BEFORE: Final = frozenset({307, 308})
"""Redirects that would send what was posted a second time."""
_PAGES: Final = frozenset({"", "text/html", "application/xhtml+xml"})
_PORTS: Final = {"http": 80, "https": 443}


class Limits(Struct, frozen=True):
    """What an answer may cost: seconds with all its redirects, bytes of a body, redirects; and all answers together, `whole` seconds."""

    seconds: float = 20.0
    whole: float = 60.0
    size: int = 2_000_000
    redirects: int = 5


USUAL: Final = Limits()


class TimeLeft(Struct):
    """How many seconds visits to a portal may still wait for it, all together."""

    seconds: float


@dataclass(frozen=True, slots=True, repr=False)
class Submission:
    """A form as it is sent: where, its fields in their order, and as a browser would send it; the login alone may hold the password."""

    url: str
    fields: Sequence[tuple[str, str]]
    charset: str
    referer: str
    multipart: bool
    headers: Mapping[str, str]
    is_login: bool = False


class Answer(Struct, frozen=True, dict=True):
    """What came back.

    Attributes:
        url: where it came from in the end.
        status: the HTTP status.
        body: its bytes; `charset` and `media` as its header names them, if it does.
        asks_basic: the portal wants a login by HTTP itself (RFC 7617), not by a form.

    """

    url: str
    status: int
    body: bytes
    charset: str = ""
    media: str = ""
    asks_basic: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is a page, by its media type; one that names none may be."""
        return self.media in _PAGES

    @cached_property
    def page(self) -> Page:
        """The page, read as a browser without scripts reads it."""
        return Page.read(self.body, self.url, self.charset)

    def __repr__(self) -> str:
        """Tell nothing of what it holds."""
        return f"<answer {self.status}>"


def origin(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port of an address.

    Raises:
        UnseenError: it is none of the web, or names a user.

    """
    try:
        parts = urlsplit(url)
        host, port = (
            parts.hostname or "",
            parts.port,
        )  # in small letters; casefold would make ss of ß, which is another host
    except ValueError:
        raise UnseenError(Reason.NO_ADDRESS) from None
    if parts.scheme not in _PORTS or not host or parts.username is not None or parts.password is not None:
        raise UnseenError(Reason.NO_ADDRESS)
    return parts.scheme, host, port or _PORTS[parts.scheme]


def is_loopback(host: str) -> bool:
    """Whether a host is this computer itself."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


class Visit:
    """A visit to one portal, with cookies of its own that end with it; no request leaves it for another host.

    Args:
        home: an address of the portal: only its scheme, host and port are asked.
        agent: what the visit is for, as the portal's log will show it.
        limits: what an answer may cost.
        left: what time is left for this visit and others that share it.

    Raises:
        UnseenError: the address is none, or neither TLS nor this computer.

    """

    def __init__(self, home: str, agent: str, limits: Limits = USUAL, left: TimeLeft | None = None) -> None:
        """Ask nothing yet; on this computer itself look at the certificate."""
        self.origin = origin(home)
        self.limits = limits
        self.left = left or TimeLeft(limits.whole)
        scheme, host, port = self.origin
        if scheme != "https" and not is_loopback(host):
            raise UnseenError(Reason.NO_TLS)
        self.never = ""
        """What no request may hold but the login: a portal that repeats it in a redirect, a cookie, a field or a token gets nothing more."""
        self._cut = False
        self._sockets: list[socket.socket] = []
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.headers.update(
            {
                "User-Agent": f"portal-auditor/{__version__} ({agent})",
                "Accept": "text/html,application/xhtml+xml,text/plain;q=0.5",
                "Accept-Language": "en,bn;q=0.8",
                "Accept-Encoding": "identity",
            }
        )
        own = _own_certificate(host, port, limits.seconds) if scheme == "https" and is_loopback(host) else None
        self._session.mount("http://", _Adapter(self._sockets, None))
        self._session.mount("https://", _Adapter(self._sockets, own))

    def __enter__(self) -> Self:
        """Ask nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Drop connections and cookies."""
        self.close()

    def close(self) -> None:
        """Drop connections and cookies."""
        self._session.cookies.clear()
        self._session.close()

    def cookies(self) -> requests.cookies.RequestsCookieJar:
        """Return a copy of the cookies as they are now."""
        return self._session.cookies.copy()

    def cookie(self, name: str) -> str:
        """Return the value of a cookie by the beginning of its name; empty where there is none."""
        return next((kept.value or "" for kept in self._session.cookies if kept.name.casefold() == name.casefold()), "")

    def take(self, cookies: requests.cookies.RequestsCookieJar) -> None:
        """Go on with other cookies."""
        self._session.cookies.update(cookies)

    def is_here(self, url: str) -> bool:
        """Whether an address is of this portal, by scheme, host and port."""
        with suppress(UnseenError):
            return origin(url) == self.origin
        return False

    def get(self, url: str) -> Answer:
        """Ask for a page, and follow redirects within the portal.

        Raises:
            UnseenError: it did not come within the limits, or is elsewhere.

        """
        with self._in_time():
            return self._followed(self._asked("GET", url))

    def post(self, sent: Submission) -> Answer:
        """Send fields once, and follow redirects within the portal that send nothing again.

        Raises:
            UnseenError: they cannot be written in the page's charset, or the answer did not come within the limits, or
                leads elsewhere. Where the answer was lost the portal may have taken what was sent.

        """
        scheme, host, port = self.origin
        shown = f"{scheme}://{host}" + ("" if port == _PORTS[scheme] else f":{port}")
        more = {"Referer": sent.referer, "Origin": shown, **sent.headers}
        try:
            written = [(name.encode(sent.charset), value.encode(sent.charset)) for name, value in sent.fields]
        except (LookupError, UnicodeEncodeError):
            written = None
        if written is None:
            raise UnseenError(Reason.CHARSET)
        form: dict[str, Any] = {"data": written}
        if sent.multipart:
            form = {"files": [(name.decode(sent.charset), (None, value)) for name, value in written]}
        words = (*(word for field in sent.fields for word in field), *sent.headers.values())
        if not sent.is_login and any(self._repeats(word) for word in words):
            raise UnseenError(Reason.REPEATED)
        with self._in_time():
            return self._followed(self._asked("POST", sent.url, headers=more, **form), posted=True)

    # What goes over the network

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        """Cut all connections when the time is over, however slowly bytes trickle."""
        if self.left.seconds <= 0:
            raise UnseenError(Reason.SLOW)
        self._cut = False
        timer = threading.Timer(min(self.limits.seconds, self.left.seconds), self._cut_all)
        timer.daemon = True
        begun = time.monotonic()
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self.left.seconds -= time.monotonic() - begun

    def _cut_all(self) -> None:
        self._cut = True
        for opened in tuple(self._sockets):
            with suppress(OSError, ValueError):
                socket.socket.shutdown(opened, socket.SHUT_RDWR)

    def _followed(self, answer: tuple[Answer, str], *, posted: bool = False) -> Answer:
        for _ in range(self.limits.redirects):
            here, target = answer
            if not target:
                return here
            if posted and here.status in _AS_BEFORE:
                raise UnseenError(Reason.SENDS_AGAIN)
            if not self.is_here(target):
                raise UnseenError(Reason.LEADS_ELSEWHERE)
            posted = False
            answer = self._asked("GET", target)
        if answer[1]:
            raise UnseenError(Reason.REDIRECTS)
        return answer[0]

    def _asked(self, method: str, url: str, **more: Any) -> tuple[Answer, str]:  # noqa: ANN401 what requests takes
        """Return an answer and where it redirects to, if it does."""
        if not self.is_here(url):
            raise UnseenError(Reason.LEADS_ELSEWHERE)
        if self._repeats(url) or any(self._repeats(f"{kept.name}={kept.value}") for kept in self._session.cookies):
            raise UnseenError(Reason.REPEATED)
        why = None
        try:
            with self._session.request(
                method, url.partition("#")[0], timeout=self.limits.seconds, allow_redirects=False, stream=True, **more
            ) as response:
                heard = self._heard(response)
                if not self._cut:
                    return heard
        except UnseenError as unseen:
            why = unseen.reason
        except requests.exceptions.SSLError:
            why = Reason.UNVERIFIED
        except requests.exceptions.Timeout:
            why = Reason.SLOW
        except requests.exceptions.ConnectionError:
            why = Reason.BROKEN
        except Exception:  # noqa: BLE001 whatever it is holds the request, and in it what was typed: nothing of it may go on
            why = Reason.BROKEN
        raise UnseenError(Reason.SLOW if self._cut or why is None else why)

    def _repeats(self, sent: str) -> bool:
        return bool(self.never) and any(self.never in words for words in (sent, unquote(sent), unquote_plus(sent)))

    def _heard(self, response: requests.Response) -> tuple[Answer, str]:
        told = response.headers
        target = told.get("Location", "") if response.status_code in _AS_GET | _AS_BEFORE else ""
        body = b""
        if not target:
            if told.get("Content-Encoding", "identity").casefold() not in {"", "identity"}:
                raise UnseenError(Reason.PACKED)
            for chunk in response.raw.stream(_CHUNK, decode_content=False):
                body += chunk
                if len(body) > self.limits.size:
                    raise UnseenError(Reason.LARGE)
        media, _, parameters = told.get("Content-Type", "").partition(";")
        charset = parameters.casefold().partition("charset=")[2].partition(";")[0].strip(" \"'")
        basic = response.status_code == requests.codes.unauthorized and "www-authenticate" in told
        url = response.url or ""
        return Answer(
            url, response.status_code, body, charset, media.strip().casefold(), asks_basic=basic
        ), urljoin(url, target) if target else ""  # fmt: skip


class _Adapter(HTTPAdapter):
    """Opens connections that can be cut from outside, and tries nothing twice."""

    def __init__(self, opened: list[socket.socket], context: ssl.SSLContext | None) -> None:
        self._opened, self._context = opened, context
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 requests' own
        """Make the pools, of connections that are watched."""
        opened = self._opened
        if self._context is not None:
            kwargs["ssl_context"] = self._context

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                opened.append(self.sock)

        class Secured(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                opened.append(self.sock)

        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("_Pool", (HTTPConnectionPool,), {"ConnectionCls": Plain}),
            "https": type("_SecuredPool", (HTTPSConnectionPool,), {"ConnectionCls": Secured}),
        }


def _own_certificate(host: str, port: int, seconds: float) -> ssl.SSLContext:
    """Return a context that takes the certificate this computer itself shows, for the name it was made for and in its time.

    Nobody vouches for a portal on one's own computer; a wrong name is still a wrong name.

    Raises:
        UnseenError: it shows none.

    """
    try:
        shown = ssl.get_server_certificate((host, port), timeout=seconds)
        context = ssl.create_default_context(cadata=shown)
    except (OSError, ValueError):
        raise UnseenError(Reason.BROKEN) from None
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
    return context
