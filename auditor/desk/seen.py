"""What a page showed in the fields of a form when it was drawn: only what was typed over that is told by the form, be the rest new or old by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import g, request

from auditor.i18n import Text, clean, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

SEEN: Final = "seen"
"""The name of the fields that say of others what these showed, as ``name=words``."""


def seen() -> dict[str, str]:
    """Return what the page of the form that was sent showed in its fields, by name; nothing where it showed another list."""
    pairs = (words.partition("=") for words in request.form.getlist(SEEN) if not g.get("list_changed"))
    return {name: words for name, _, words in pairs}


def still_seen(name: str, known: Text | str | int | date | None) -> str:
    """Return what a page says that it shows in a field; one that is shown again says what it had shown before anything was typed.

    Where it tells now what is known (`tell_now`), it says that.
    """
    shown = "" if known is None else say(known, g.language)
    return shown if name in g.get("seen_now", ()) else seen().get(name, shown)


def tell_now(names: Iterable[str]) -> None:
    """Have the page that is shown again tell what is known now of fields (their names), so that who sends it again has seen that."""
    g.seen_now = frozenset(names)


def typed_over(shown: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed, by the fields' names, where it is other than what the page showed.

    Args:
        shown: what the fields show now, by name, as far as the form does not say what they showed.

    """
    before = seen()
    return {
        name: request.form[name]
        for name, words in shown.items()
        if name in request.form and clean(request.form[name]) != clean(before.get(name, words))
    }
