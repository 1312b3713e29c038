"""A form that was refused, shown again in the other language: with what was typed and why it was refused, and nothing is done."""

from __future__ import annotations

import secrets
import threading
from typing import TYPE_CHECKING, Any, Final

from flask import current_app, g, make_response, request
from msgspec import Struct

from auditor.tables.notes import may_hold_password

if TYPE_CHECKING:
    from collections.abc import Callable
    from http import HTTPStatus

    from flask import Flask, Response

MARK: Final = "refused"
"""The name of the field by which a form says which refusal it is to be shown with; it asks for nothing else."""
_NOT_OF_THE_FORM: Final = frozenset({"form_token", "asked_at", "confirmed", "shown", "day_meant", MARK})
_TOLD_WITH: Final = ("problems", "doubted", "unsure", "place_doubted", "lacks_keys", "list_changed", "ways")
"""What a page that was refused is drawn with, beside what was typed: why, and what it asks about."""
_MOST: Final = 16
"""So many refusals are known, the last ones; more pages are open nowhere."""


class _Refusal(Struct, frozen=True):
    status: HTTPStatus
    told_with: dict[str, Any]


class Refusals:
    """Knows why forms were refused last; what was typed is in nobody's memory."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._known: dict[str, _Refusal] = {}
        self._lock = threading.Lock()

    def note(self, status: HTTPStatus) -> str:
        """Note why the form of this request was refused, and return the mark by which that is known."""
        mark = secrets.token_hex(8)
        told_with = {name: g.get(name) for name in _TOLD_WITH if name in g}
        with self._lock:
            self._known[mark] = _Refusal(status, told_with)
            for old in list(self._known)[:-_MOST]:
                del self._known[old]
        return mark

    def of(self, mark: str) -> _Refusal | None:
        """Return the refusal of a mark; None where it is not known any more."""
        with self._lock:
            return self._known.get(mark)


def install(app: Flask) -> None:
    """Have an application know what it refused."""
    app.extensions[MARK] = Refusals()


def refused(page: Callable[[], str | Response], status: HTTPStatus) -> Response:
    """Return the page of a form that was refused; `g` says why."""
    known: Refusals = current_app.extensions[MARK]
    g.refused = known.note(status)
    return make_response(page(), status)


def shown_again(page: Callable[[], str | Response]) -> Response | None:
    """Return the page of a form that is only to be shown as it was refused; None of a form that asks for what it is for."""
    if MARK not in request.form:
        return None
    known: Refusals = current_app.extensions[MARK]
    refusal = known.of(request.form[MARK])
    if refusal is None:
        g.gone_back = True
        return make_response(page())
    for name, value in refusal.told_with.items():
        setattr(g, name, value)
    return refused(page, refusal.status)


def fields_again() -> list[tuple[str, str]]:
    """Return the fields with which the form that was refused is shown again; what may be a password is not among them, and nothing is where files were sent, or the list is another by now in which something was chosen."""
    if "refused" not in g or request.files or g.get("list_changed"):
        return []
    sent = request.form.items(multi=True)
    typed = [
        each
        for each in sent
        if each[0] not in _NOT_OF_THE_FORM and (each in _offered() or not may_hold_password(each[1]))
    ]
    return [*typed, (MARK, g.refused)]


def note_offered(name: str, value: str) -> None:
    """Note that the page that is drawn offers a value that was chosen in a field, whatever its looks."""
    _offered().add((name, value))


def _offered() -> set[tuple[str, str]]:
    offered: set[tuple[str, str]] = g.setdefault("offered", set())
    return offered
