"""The page on which a form stands: an address that only takes forms leads back there when it is asked for as a page."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, Final

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

SHOWS: Final = "shows"
"""The attribute of a function that answers a form: the endpoint that shows it."""


def page_behind(path: str) -> str | None:
    """Return the address of the page on which a form stands that is sent to an address; None where no form is sent there.

    Where its function does not say which page that is, it is the nearest above in the address.
    """
    matched = _matched(path, "POST")
    if matched is None:
        return None
    endpoint, parts = matched
    shows: str | None = getattr(current_app.view_functions[endpoint], SHOWS, None)
    if shows is not None:
        return url_for(shows, **parts_of(current_app.view_functions[shows], parts))
    steps = path.strip("/").split("/")
    above = ("/" + "/".join([*steps[:kept], *end]) for kept in range(len(steps), 0, -1) for end in ((), ("",)))
    return next((address for address in above if _matched(address, "GET") is not None), "/")


def parts_of(view: Callable[..., Any], parts: dict[str, Any]) -> dict[str, Any]:
    """Return those parts of an address that a page takes."""
    return {name: part for name, part in parts.items() if name in signature(view).parameters}


def _matched(path: str, method: str) -> tuple[str, dict[str, Any]] | None:
    """Return which endpoint answers a method at an address, and the parts of the address; None where none does."""
    try:
        endpoint, parts = current_app.url_map.bind(request.host).match(path, method=method)
    except HTTPException:  # also where it only differs by a slash at its end
        return None
    return endpoint, dict(parts)
