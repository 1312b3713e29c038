"""Two days that one sentence names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from datetime import date


def beside(day: date, named: date) -> Text | date:
    """Return a day as a sentence says it that has named another before: of the same day that it is the same, lest one look like two."""
    return _THE_SAME if day == named else day


_THE_SAME: Final = Text(en="the same day", bn="একই")
"""The Bangla stands before `তারিখে`, `তারিখের` or `তারিখ`."""
