"""Where on its page a form is wrong that was refused: each sentence that tells why leads to the field that it is about, else to the form."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from flask import g, request

from auditor.model.errors import AuditorError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Text

_FORM: Final = "refused-form"
"""The id of the form that was refused."""


def lead_to(name: str, *told: Text) -> None:
    """Have sentences that tell why the form is refused lead to a field of it."""
    g.ways = g.get("ways", {}) | dict.fromkeys(told, f"#{name}")


def lead_to_parts(error: AuditorError) -> None:
    """Have what is told of parts of the form, which its fields are named by, lead to them, unless it leads elsewhere already."""
    g.ways = {told: f"#{part}" for told, part in error.parts.items()} | g.get("ways", {})


class _NotedOf:
    """Notes why something is refused meanwhile, as that of a field (its name)."""

    def __init__(self, name: str, faults: list[AuditorError]) -> None:
        self._name, self._faults = name, faults

    def __enter__(self) -> None:
        """Note what is refused from here on."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Go on where something was refused."""
        if not isinstance(error, AuditorError):
            return False
        error.parts = {**dict.fromkeys(error.messages, self._name), **error.parts}
        self._faults.append(error)
        return True


OfField = Callable[[str], _NotedOf]


@contextmanager
def told_together() -> Iterator[OfField]:
    """Give what notes, field by field (by its name), why something typed is refused, so that all of it is told at once, each leading to its field.

    Raises:
        WorkspaceError: something was refused, with all that was.

    """
    faults: list[AuditorError] = []
    yield lambda name: _NotedOf(name, faults)
    if faults:
        parts = {told: part for error in reversed(faults) for told, part in error.parts.items()}
        raise WorkspaceError(*dict.fromkeys(told for error in faults for told in error.messages), parts=parts)


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
