"""Who may speak with the desk: the browser that was opened by it, on this computer, and nobody else.

Loopback is no protection by itself: other users of the computer reach it, and so does every page that the browser shows. So each request must
name our own host exactly (DNS rebinding), carry the session of the one browser that handed in the opening token, and, where it changes
something, come from our own origin with the session's form token (RFC 6454, RFC 6265bis, Fetch Metadata).

The host is a random name below ``.localhost``, which browsers resolve to loopback themselves (RFC 6761, 6.3): cookies do not keep ports
apart, but they keep names apart, so that no other server of this computer is ever sent our session.
"""

from __future__ import annotations

import hmac
import secrets
from http import HTTPStatus
from itertools import count
from typing import TYPE_CHECKING, Final

from flask import Response, abort, g, request
from msgspec import Struct, field

if TYPE_CHECKING:
    from flask import Flask

TOKEN_BYTES: Final = 32
_MARK: Final = "."
"""Parts the token of a form from the mark of the workspace for which its page was drawn, and that from the page's own; none of them holds it."""
FORM_TOKEN: Final = "form_token"  # noqa: S105 the name of a field
OPEN_PATHS: Final = frozenset({"/open", "/session"})
"""What is shown before there is a session: the page that hands the token in, and where it does."""
ASSETS: Final = "/assets/"
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "same-origin",  # no-referrer would make the origin of plain forms "null"
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard(Struct):
    """The secrets of one desk, in memory only, and what it asks of every request.

    Attributes:
        host: our own host and port, as browsers name it.
        opening: tokens that open the desk, each once.
        session: what the cookie of the browser that was let in holds; `form_token` what its forms carry.
        pages: numbers of the pages that are shown.
        ended: hosts of desks that ended; their pages are refused like all others, and told that a new desk was opened.

    """

    host: str
    ended: frozenset[str] = frozenset()
    opening: set[str] = field(default_factory=set)
    session: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    pages: count[int] = field(default_factory=count)

    @property
    def origin(self) -> str:
        """Our own origin (RFC 6454)."""
        return f"http://{self.host}"

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return "auditor-desk"

    def new_token(self) -> str:
        """Return a fresh token that opens the desk once; those that were not used are worth nothing from now on."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.opening = {token}
        return token

    def take(self, token: str) -> bool:
        """Whether a token opens the desk; it does so once."""
        found = next((known for known in self.opening if _same(known, token)), None)
        if found is not None:
            self.opening.discard(found)
        return found is not None

    def check(self) -> None:
        """Let a request pass, or end it with 403 and nothing else; `g.form_token` is there only for the browser that was let in."""
        if request.host != self.host:
            g.is_of_ended_desk = request.host in self.ended
            abort(HTTPStatus.FORBIDDEN)
        changes = request.method not in {"GET", "HEAD"}
        if changes and not self._is_our_own_page():
            abort(HTTPStatus.FORBIDDEN)
        g.is_our_form = changes
        if request.path in OPEN_PATHS or request.path.startswith(ASSETS):
            return
        if not _same(request.cookies.get(self.cookie, ""), self.session):
            abort(HTTPStatus.FORBIDDEN)
        g.form_token = self.form_token  # from here on a page of ours may be shown
        token, _, drawn = request.form.get(FORM_TOKEN, "").partition(_MARK) if changes else ("", "", "")
        mark, _, g.page = drawn.partition(_MARK)
        g.drawn_for = mark if changes else None
        if changes and not _same(token, self.form_token):
            abort(HTTPStatus.FORBIDDEN)

    def draw_for(self, mark: str) -> None:
        """Have the forms of the page say with their token for which workspace they were drawn, and on which page they stand."""
        g.form_token = _MARK.join((self.form_token, mark, str(next(self.pages))))

    @staticmethod
    def protect(response: Response) -> Response:
        """Put what keeps pages apart on an answer."""
        response.headers.update(HEADERS)
        return response

    def _is_our_own_page(self) -> bool:
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        return request.headers.get("Origin") == self.origin and site == "same-origin"


def install(app: Flask, guard: Guard) -> None:
    """Let a guard look at every request, before anything else does, and at every answer."""
    app.before_request(guard.check)
    app.after_request(guard.protect)


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode(), known.encode())
