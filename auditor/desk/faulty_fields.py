"""Where on its page a form is wrong that was refused: each sentence that tells why leads to the field that it is about, else to the form."""

from __future__ import annotations

from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING, Final

from flask import g, request

from auditor.desk.seen import seen
from auditor.expressions import expression
from auditor.i18n import clean
from auditor.model.errors import AuditorError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Text

_FORM: Final = "refused-form"
"""The id of the form that was refused."""
_SIGNS: Final = (f'id="{_FORM}"', ' aria-invalid="true"', " data-unsaved")
"""By these it is seen of what was drawn that something in it was refused, or is typed and not saved."""
_FIELD: Final = expression(r"<(?:input|select)[^>]*>")
_HIDDEN: Final = expression(r'<input type="hidden" name="(?!seen"|among-)([^"]*)" value="([^"]*)"')
_ID: Final = expression(r' id="([^"]+)"')


def lead_to(name: str, *told: Text) -> None:
    """Have sentences that tell why the form is refused lead to a field of it."""
    g.ways = g.get("ways", {}) | dict.fromkeys(told, f"#{name}")


def lead_to_parts(error: AuditorError) -> None:
    """Have what is told of parts of the form, which its fields are named by, lead to them, unless it leads elsewhere already."""
    g.ways = {told: f"#{part}" for told, part in error.parts.items()} | g.get("ways", {})


def lead_to_typed(told: Text) -> None:
    """Have a sentence lead to the first field of the form that was sent in which something was typed over what the page showed; to the form where that is not known."""
    typed = next((name for name, words in seen().items() if clean(request.form.get(name, words)) != clean(words)), "")
    if typed:
        lead_to(typed, told)


def fault_of(name: str, told: Text) -> WorkspaceError:
    """Return the refusal that tells what is wrong with a field."""
    return WorkspaceError(told, parts={told: name})


@contextmanager
def named_for(whose: str, *parts: str) -> Iterator[None]:
    """Have what is refused meanwhile of these parts, or of any, lead to the fields whose names end in whose they are, since the page has them several times."""
    try:
        yield
    except AuditorError as error:
        error.parts = {
            told: f"{part}-{whose}" if whose and (part in parts or not parts) else part
            for told, part in error.parts.items()
        }
        raise


def is_faulty(name: str, at: str = "") -> bool:
    """Whether something is told of a field; `at` is where its form is sent to, where other forms of the page have fields of that name."""
    is_told = bool(g.get("problems")) and f"#{name}" in g.get("ways", {}).values()
    return is_told and (not at or at.partition("?")[0] == request.path)


def needs_a_look(drawn: str) -> bool:
    """Return whether something in a part of a page, as it was drawn, was refused or is typed and not saved: it is not shown folded up then."""
    return any(sign in drawn for sign in _SIGNS)


def mark_of_form(action: str, fields: str) -> str:
    """Return the id of a form that is drawn, with its fields: of the one that was sent and is shown again, once, for others have none, be they sent to the same address of something else."""
    if (
        not (g.get("problems") or g.get("gone_back"))
        or g.get("form_marked")
        or action.partition("?")[0] != request.path
    ):
        return ""
    if any(unescape(value) != request.form.get(name, value) for name, value in _HIDDEN.findall(fields)):
        return ""
    g.form_marked = True
    return _FORM


def way_to(told: Text, page: str) -> str:
    """Return where a sentence leads: to its field or place, or to the form; empty where the page (as drawn) has neither.

    A field has its name for an id, or, where other forms have fields of that name, another one: then it is that of the refused form.
    """
    way = g.get("ways", {}).get(told, "")
    form = page.partition(f'id="{_FORM}"')[2].partition("</form>")[0]
    named = next((tag for tag in _FIELD.findall(form) if f' name="{way[1:]}"' in tag), "") if way else ""
    ways = (way, f"#{id_[1]}" if (id_ := _ID.search(named)) else "", f"#{_FORM}")
    return next((way for way in ways if way and (way[0] != "#" or f'id="{way[1:]}"' in page)), "")
