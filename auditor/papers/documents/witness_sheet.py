"""The sheets on which is written what is seen at a login, in print files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.model.document import Document
from auditor.model.views.witness_sheet import WitnessSheets
from reports.layout.witness_sheet import witness_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

SHEETS_A_FILE: Final = 50


def views(made: WitnessSheets) -> Iterator[tuple[str, WitnessSheets]]:
    """Yield the print files, called by the day and numbered."""
    for number, first in enumerate(range(0, len(made.sheets), SHEETS_A_FILE), start=1):
        yield (
            f"sheets-{made.made_on.isoformat()}-{made.sheets[0].stamp.number}-{number:02d}",
            replace(made, sheets=made.sheets[first : first + SHEETS_A_FILE]),
        )


DOCUMENT: Final = Document(id="witness-sheet", source=WitnessSheets, views=views, papers=witness_sheets)
