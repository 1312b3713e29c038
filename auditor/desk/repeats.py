"""What is told of what was done, told again: to a form that is sent twice from the same page, which is answered once, and where the other language is pressed."""

from __future__ import annotations

import hashlib
import secrets
import threading
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from flask import current_app, g, make_response, redirect, request
from msgspec import Struct

from auditor.desk.desk import TOLD, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask, Response

    from auditor.desk.desk import Desk

V = TypeVar("V", bound="Callable[..., Any]")
_ASKS: Final = "asks_only"
"""The attribute of a function that answers a form and changes nothing."""
_PATIENCE: Final = 60.0
"""For so many seconds the second sending waits for what becomes of the first."""
_AGAIN: Final = "again"
"""Of a page's address: whose answer it says once more, for the page that was to say it may have been left before it was seen."""
_PAGES: Final = 16
"""Of so many pages it is known what they said, the last ones; more are open nowhere."""
_NAME: Final = "repeats"


class _Answered(Struct, frozen=True):
    """The form that changed something last: which, where its answer led, and what it had the next page say."""

    sent: bytes
    location: str
    told: tuple[Message, ...]

    @property
    def mark(self) -> str:
        """By which an address names it."""
        return self.sent.hex()[:16]

    @property
    def again(self) -> str:
        """Where its second sending leads: to the same page, which says the same."""
        parts = urlsplit(self.location)
        return parts._replace(query="&".join(filter(None, (parts.query, f"{_AGAIN}={self.mark}")))).geturl()


class Repeats:
    """Knows which form changed something last, and which are being answered; until another changes something it is not answered again.

    Of a form only a digest is known, by a key of this process: what was typed is in nobody's memory.
    """

    def __init__(self, desk: Desk) -> None:
        """Know of none yet."""
        self._desk, self._key, self._lock = desk, secrets.token_bytes(32), threading.Lock()
        self._last: _Answered | None = None
        self._going: dict[bytes, threading.Event] = {}
        self._said: dict[str, tuple[Message, ...]] = {}

    def answered_before(self) -> Response | None:
        """Return what a form was answered that is sent again, once that is known; None for every other."""
        told: list[Message] = []
        TOLD.set(told)
        if request.method != "POST" or not g.get("page") or asks_only():
            g.told_again = last.told if (last := self._last) and request.args.get(_AGAIN) == last.mark else ()
            return None
        if request.headers.get("HX-Request"):  # a part of a page, which has its own mark against older pages
            self._last = None
            return None
        sent = self._digest()
        while True:
            with self._lock:
                last, first = self._last, self._going.get(sent)
                if last is not None and last.sent == sent:
                    break
                if first is None:
                    g.sent, self._going[sent] = sent, threading.Event()
                    return None
            if not first.wait(_PATIENCE):
                return None
        return make_response(redirect(last.again, HTTPStatus.SEE_OTHER))

    def messages_once(self) -> tuple[Message, ...]:
        """Return what a page says of what was done before it, and what it is to say again."""
        told = self._desk.messages_once()
        told = (*told, *(message for message in g.get("told_again", ()) if message not in told))
        with self._lock:
            self._said.pop(_page(request.url), None)
            if told:
                self._said[_page(request.url)] = told
                for old in list(self._said)[:-_PAGES]:
                    del self._said[old]
        return told

    def say_again(self, address: str) -> None:
        """Have the next page say what the page at an address said when it was drawn last: in another language, it may be."""
        with self._lock:
            said = self._said.pop(_page(address), ())
        for message in said:
            self._desk.tell(message.words, wrong=message.wrong)

    def note(self, response: Response) -> Response:
        """Note where a form that changed something led."""
        if "sent" in g and response.status_code == HTTPStatus.SEE_OTHER:
            self._last = _Answered(g.sent, response.location or "", tuple(TOLD.get()))
        return response

    def over(self, _: BaseException | None) -> None:
        """Let go on who waits for what became of a form."""
        with self._lock:
            going = self._going.pop(g.sent, None) if "sent" in g else None
        if going is not None:
            going.set()

    def _digest(self) -> bytes:
        """Return by which a form is known: the page that it stands on, where it is sent, and all that it says."""
        found = hashlib.blake2b(key=self._key)
        fields = [("", request.full_path), ("", request.referrer or ""), *request.form.items(multi=True)]
        for part in (part for field in fields for part in field):
            found.update(hashlib.blake2b(part.encode(), key=self._key).digest())
        for name, file in request.files.items(multi=True):
            found.update(hashlib.blake2b(f"{name}\0{file.filename}".encode(), key=self._key).digest())
            found.update(hashlib.blake2b(file.read(), key=self._key).digest())
            file.seek(0)
        return found.digest()


def _page(address: str) -> str:
    """Return the address of a page within the desk."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def say_again(address: str) -> None:
    """Have the next page of the desk say what the page at an address said."""
    repeats: Repeats = current_app.extensions[_NAME]
    repeats.say_again(address)


def changes_nothing(view: V) -> V:
    """Return the function that answers a form, marked as one that changes nothing: it may be sent as often as one likes."""
    setattr(view, _ASKS, True)
    return view


def asks_only() -> bool:
    """Whether what is asked for just now is such a form."""
    return request.endpoint is not None and hasattr(current_app.view_functions[request.endpoint], _ASKS)


def install(app: Flask, desk: Desk) -> None:
    """Have every form of an application answered once."""
    repeats = app.extensions[_NAME] = Repeats(desk)
    app.before_request(repeats.answered_before)
    app.after_request(repeats.note)
    app.teardown_request(repeats.over)
    app.jinja_env.globals["messages_once"] = repeats.messages_once
