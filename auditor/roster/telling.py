"""Collects what is told of a roster, each notice with its sheet, row and column."""

from __future__ import annotations

from auditor.i18n import Language, Text, digits
from auditor.model.notice import Notice, Place, Severity

# Telling ---------------------------------------------------------------------------------------------------------


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
        told = body.filled(**values) if values else body
        where = _where(place)
        message = Text(en=f"{where.en}: {told.en}", bn=f"{where.bn}: {told.bn}")
        self.notices.append(Notice(weight, place, message, *change))


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
