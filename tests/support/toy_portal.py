"""A portal of a few pages on this computer, honest or hostile, that keeps every byte it was sent."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import trustme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

USER, PASSWORD, CODE = "secretary", "Kx%7f-w7Zq", "314159"
FORM = (
    '<form method="post" action="/login"><label>User ID <input name="user"></label>'
    '<input type="password" name="pw"><button>Log in</button></form>'
)
HOME = '<h1>Office</h1><p>Notices of the office</p><a href="/profile">Profile</a><a href="/logout">Log out</a>'
CHALLENGE = (
    "<h1>Two-step authentication</h1><p>Enter the code of your authenticator app.</p>"
    '<form method="post" action="/step"><input name="otp" autocomplete="one-time-code"><button>Verify</button></form>'
)


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    head: str
    body: bytes

    @property
    def fields(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}

    def has_cookie(self, value: str) -> bool:
        return f"s={value}" in self.head


@dataclass
class ToyPortal:
    """Where it answers, and what it was sent."""

    url: str
    asked: list[Asked] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)

    @property
    def posts(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.method == "POST"]

    @property
    def with_password(self) -> list[Asked]:
        from urllib.parse import quote, quote_plus

        written = (PASSWORD.encode(), quote_plus(PASSWORD).encode(), quote(PASSWORD).encode())
        return [asked for asked in self.asked if any(form in asked.head.encode() + asked.body for form in written)]


def page(body: str, *more: str, status: str = "200 OK", charset: str = "utf-8") -> bytes:
    content = f"<!doctype html><title>Portal</title>{body}".encode()
    head = [
        f"HTTP/1.1 {status}",
        f"Content-Type: text/html; charset={charset}",
        f"Content-Length: {len(content)}",
        *more,
    ]
    return "\r\n".join([*head, "Connection: close", "", ""]).encode() + content


def to(path: str, *more: str, status: str = "302 Found") -> bytes:
    return page("", f"Location: {path}", *more, status=status)


def office(
    *, login: str = FORM, step: str = "", half: str = "half", inside: str = HOME, password: str = PASSWORD, **more
) -> Callable[[Asked], bytes]:
    """Return a portal: a login page, perhaps a second step that `CODE` ends, and pages that open only inside."""

    def answered(asked: Asked) -> bytes:  # noqa: PLR0911 one answer a page
        path = asked.path.partition("?")[0]
        if path in more:
            return more[path](asked) if callable(more[path]) else more[path]
        match asked.method, path:
            case "GET", "/login":
                return page(login)
            case "POST", "/login" if (asked.fields.get("user"), asked.fields.get("pw")) == (USER, password):
                return to("/step", f"Set-Cookie: s={half}; Path=/") if step else to("/home", "Set-Cookie: s=in; Path=/")
            case "POST", "/login":
                return page(f"<p>Wrong user ID or password.</p>{login}")
            case "POST", "/step" if CODE in asked.fields.values() and asked.has_cookie(half):
                return to("/home", "Set-Cookie: s=in; Path=/")
            case _, "/step" if asked.has_cookie(half):
                return page(step)
            case _, "/home" | "/profile" if asked.has_cookie("in"):
                return page(inside)
            case _, "/home" | "/profile" | "/step":
                return to("/login")
        return page("<p>Not found</p>", status="404 Not Found")

    return answered


@contextmanager
def served(
    answered: Callable[[Asked], bytes] | None = None, *, spoken: Callable[[socket.socket], None] | None = None,
    context: ssl.SSLContext | None = None,
) -> Iterator[ToyPortal]:  # fmt: skip
    """Serve a portal; `spoken` says whatever it likes to whoever connects."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    portal = ToyPortal(f"{'http' if context is None else 'https'}://127.0.0.1:{port}")
    over = threading.Event()

    def serve(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            secured = connection if context is None else context.wrap_socket(connection, server_side=True)
            with secured:
                asked = _read(secured, portal)
                if asked is not None:
                    if spoken is not None:
                        spoken(secured)
                    else:
                        secured.sendall(answered(asked))

    def accept() -> None:
        with suppress(OSError):
            while not over.is_set():
                connection, _ = listening.accept()
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield portal
    finally:
        over.set()
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


@contextmanager
def portal_of(pages: dict[str, bytes]) -> Iterator[tuple[ToyPortal, str]]:
    """Serve public pages over TLS, and yield the portal and its address as a roster has it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with served(lambda asked: pages.get(asked.path, page("", status="404 Not Found")), context=context) as portal:
        yield portal, portal.url.removeprefix("https://")


def _read(connection: socket.socket, portal: ToyPortal) -> Asked | None:
    sent = b""
    while b"\r\n\r\n" not in sent:
        more = connection.recv(65536)
        if not more:
            return None
        sent += more
    head, _, body = sent.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    length = next((int(line.split(":")[1]) for line in lines if line.casefold().startswith("content-length:")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    method, path, _ = lines[0].split(" ", 2)
    asked = Asked(method, path, head.decode("latin-1"), body)
    portal.asked.append(asked)
    portal.raw.append(head + b"\r\n\r\n" + body)
    return asked
