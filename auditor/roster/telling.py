"""Collects what is told of a roster, each notice with its sheet, row and column."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text, joined, plain
from auditor.model.notice import Notice, Place, Severity, told_at
from auditor.roster import texts
from auditor.roster.columns import HEADINGS, Column

# Telling ---------------------------------------------------------------------------------------------------------


CORRECTIONS: Final = "roster-corrections.toml"
"""The file of corrections beside the roster: who corrects at the desk never saw it, nor a cell of it."""


class NoticeCollector:
    """Collects what must be told, each with its place before it: file, sheet, row, column."""

    def __init__(self) -> None:
        """Start with nothing to tell; `called` is to say how whom corrections are about are called, by the word for which their places have room."""
        self.notices: list[Notice] = []
        self.called: dict[str, Text] = {}

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
        if place.file != CORRECTIONS:
            told = body.filled(**values) if values else body
            self.notices.append(Notice(weight, place, told, *change, at_place=True))
            return
        told = texts.OF_CORRECTIONS.get(body, body).filled(**values)
        message, seen = told_at(place, told), _SEEN.filled(whose=self._named(place), told=told.shown)
        self.notices.append(Notice(weight, place, Text(en=message.en, bn=message.bn, on_screen=seen), *change))

    def _named(self, place: Place) -> Text:
        """Return whose cell of the corrections it is, and what it asks, as the form there asks it."""
        column = column_at(place)
        asked = HEADINGS[column] if column is not None else plain(place.column)
        whose = self.called.get(place.sheet, plain(place.sheet))
        return joined((_IN_QUOTES.filled(words=words) for words in (whose, asked) if words.bn), ", ")


def column_at(place: Place) -> Column | None:
    """Return of which column a place is by its heading, as the corrections have them all; None where it is of none."""
    return _COLUMNS.get(place.column)


_COLUMNS: Final = {heading.bn: column for column, heading in HEADINGS.items()}
_IN_QUOTES: Final = Text(en='"{words}"', bn="“{words}”")
_SEEN: Final = Text(en="{whose}: {told}", bn="{whose}: {told}")
