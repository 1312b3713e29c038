"""The offices as a narrow table shows them: serial, name, duties, standing, and how what is done is known. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.views.annexes import ChairView, OfficeRow, OfficesView


class StandingRow(Struct, frozen=True):
    """A row of the table: its cells as words, and whether the office checks itself voluntarily."""

    cells: tuple[str, ...]
    own: bool


def headings(view: OfficesView | ChairView) -> tuple[Text, ...]:
    """Return the headings of the columns."""
    return (SERIAL, OFFICE, *(duty.heading for duty in view.duties), STANDING, _BASIS)


def rows(view: OfficesView | ChairView, language: Language) -> Iterator[StandingRow]:
    """Yield the rows, an office each."""
    for row in view.rows:
        yield StandingRow(tuple(_cells(row, language)), row.own)


def _cells(row: OfficeRow, language: Language) -> Iterator[str]:
    yield digits(f"{row.serial:02d}", language)
    yield row.name.said(language)
    for cell in row.cells:
        yield cell.in_few_words(row.basis_beside(cell), language)
    yield row.status.label.said(language)
    yield row.known.said(language) if row.known is not None else "-"


SERIAL: Final = Text(en="No", bn="ক্রম")
OFFICE: Final = Text(en="Office", bn="দপ্তর/ইউনিয়নের নাম")
STANDING: Final = Text(en="Standing", bn="সার্বিক অবস্থা")
_BASIS: Final = Text(en="Basis of what is done", bn="যা হয়েছে তার ভিত্তি")
