"""Tables whose columns are titled in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.paper import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.i18n import Language


class TitledColumn(Struct, frozen=True):
    """A column: its heading in both languages, its share of the width, where its words stand, and how large they are."""

    title: Text
    share: float
    align: Align = "left"
    large: bool = False


NUMBER: Final = TitledColumn(Text(en="No.", bn="ক্রম"), 0.75, "center")
OFFICE: Final = TitledColumn(Text(en="Office or union", bn="দপ্তর/ইউনিয়নের নাম"), 2.8)
OFFICE_COUNT: Final = TitledColumn(Text(en="Offices", bn="দপ্তরের সংখ্যা"), 1.2, "center")
DECISION_NUMBER: Final = TitledColumn(Text(en="Decision no.", bn="সিদ্ধান্ত নং"), 1.2, "center")
REMARKS: Final = TitledColumn(Text(en="Remarks", bn="মন্তব্য"), 3.0)


def ruled(  # noqa: PLR0913  a table has as many sides
    columns: Sequence[TitledColumn],
    rows: Iterable[tuple[str, ...]],
    alt: str,
    language: Language,
    *,
    small: bool = False,
    strong_rows: tuple[int, ...] = (),
) -> Table:
    """Return a table in one language; `alt` says in a sentence what it shows."""
    return Table(
        columns=tuple(
            Column(column.title.said(language), column.share, column.align, column.large) for column in columns
        ),
        rows=tuple(rows),
        alt=alt,
        strong_rows=strong_rows,
        small=small,
    )
