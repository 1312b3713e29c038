"""Days that a sentence names: two, or one that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from auditor.model.evidence import Reference


def beside(day: date | Text, named: date | Text) -> Text | date:
    """Return a day as a sentence says it that has named another before: of the same day that it is the same, lest one look like two."""
    return _THE_SAME if day == named != UNKNOWN_DAY else day


def told_on(on: date, reference: Reference | None, undated: Container[tuple[str, str]]) -> date | Text:
    """Return a day as a sentence says it on which something was told; it only counts by that day where it stands in a row (`undated`, by files and places) of which nobody knows its day."""
    return UNKNOWN_DAY if reference is not None and reference.at in undated else on


UNKNOWN_DAY: Final = Text(en="a day that is not known", bn="অজানা")
_THE_SAME: Final = Text(en="the same day", bn="একই")
"""The Bangla stands before `তারিখে`, `তারিখের` or `তারিখ`."""
