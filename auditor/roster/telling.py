"""Collects what is told of a roster, each notice with its sheet, row and column."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Language, Text, digits, joined, plain
from auditor.model.notice import Notice, Place, Severity
from auditor.roster import texts

# Telling ---------------------------------------------------------------------------------------------------------


CORRECTIONS: Final = "roster-corrections.toml"
"""The file of corrections beside the roster: who corrects at the desk never saw it, nor a cell of it."""


class NoticeCollector:
    """Collects what must be told, each with its place before it: file, sheet, row, column."""

    def __init__(self) -> None:
        """Start with nothing to tell."""
        self.notices: list[Notice] = []

    def tell(
        self,
        weight: Severity,
        place: Place,
        body: Text,
        *,
        change: tuple[str, str] = ("", ""),
        **values: Text | str | int,
    ) -> None:
        """Tell one thing about one place."""
        corrected = place.file == CORRECTIONS
        body = texts.OF_CORRECTIONS.get(body, body) if corrected else body
        told = body.filled(**values) if values else body
        where = _where(place)
        shown = told.shown
        message = _AT.filled(where=where, told=Text(en=told.en, bn=told.bn))
        if corrected or shown is not told:
            seen = _AT.filled(where=_named(place) if corrected else where, told=shown)
            message = Text(en=message.en, bn=message.bn, on_screen=seen)
        self.notices.append(Notice(weight, place, message, *change))


def _named(place: Place) -> Text:
    """Return whose cell of the corrections it is, and what it asks."""
    return joined((plain(f'"{words}"') for words in (place.sheet, place.column) if words), ", ")


def _where(place: Place) -> Text:
    sheet = f', "{place.sheet}"' if place.sheet not in {"", place.file} else ""
    en = bn = place.file + sheet
    if place.row:
        en += f", row {place.row}"
        bn += f", সারি {digits(str(place.row), Language.BN)}"
    if place.column:
        en += f', "{place.column}"'
        bn += f', "{place.column}"'
    return Text(en=en, bn=bn)


_AT: Final = Text(en="{where}: {told}", bn="{where}: {told}")
