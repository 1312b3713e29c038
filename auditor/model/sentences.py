"""Several sentences as one message: each that stands before another ends as a sentence does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

_STOPS: Final = (".", "!", "?", "।", ":", ";", "…")


def sentences(texts: Iterable[Text]) -> Text:
    """Return several sentences as one text; one that ends in an example or a command has no stop of its own, and gets it where another follows."""
    *before, last = texts
    return joined([*map(_ended, before), last], " ")


def _ended(text: Text) -> Text:
    on_screen = None if text.shown is text else _ended(text.shown)
    return Text(en=_stopped(text.en, "."), bn=_stopped(text.bn, "।"), on_screen=on_screen)


def _stopped(words: str, stop: str) -> str:
    return words if words.endswith(_STOPS) else words + stop
