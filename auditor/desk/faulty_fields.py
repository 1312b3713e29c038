"""Where on its page a form is wrong that was refused: each sentence that tells why leads to the field that it is about, else to the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import g, request

if TYPE_CHECKING:
    from auditor.i18n import Text
    from auditor.model.errors import AuditorError

_FORM: Final = "refused-form"
"""The id of the form that was refused."""


def lead_to(name: str, *told: Text) -> None:
    """Have sentences that tell why the form is refused lead to a field of it."""
    g.ways = g.get("ways", {}) | dict.fromkeys(told, f"#{name}")


def lead_to_parts(error: AuditorError) -> None:
    """Have what is told of parts of the form, which its fields are named by, lead to them, unless it leads elsewhere already."""
    g.ways = {told: f"#{part}" for told, part in error.parts.items()} | g.get("ways", {})


def is_faulty(name: str) -> bool:
    """Whether something is told of a field."""
    return f"#{name}" in g.get("ways", {}).values()


def mark_of_form(action: str) -> str:
    """Return the id of a form that is drawn: of the refused one, once, for others have none."""
    if not g.get("problems") or g.get("form_marked") or action.partition("?")[0] != request.path:
        return ""
    g.form_marked = True
    return _FORM


def way_to(told: Text, page: str) -> str:
    """Return where a sentence leads: to its field or place, or to the form; empty where the page (as drawn) has neither."""
    ways = (g.get("ways", {}).get(told, ""), f"#{_FORM}")
    return next((way for way in ways if way and (way[0] != "#" or f'id="{way[1:]}"' in page)), "")
