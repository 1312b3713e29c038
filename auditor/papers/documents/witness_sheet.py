"""The sheets on which is written what is seen at a login, in print files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from auditor.model.document import Document
from auditor.model.views.witness_sheet import WitnessSheets
from reports.layout.witness_sheet import witness_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

S = TypeVar("S")
SHEETS_A_FILE: Final = 50


def views(made: WitnessSheets) -> Iterator[tuple[str, WitnessSheets]]:
    """Yield the print files, called by the day and numbered."""
    for name, sheets in print_files(made.made_on, made.sheets, lambda sheet: sheet.stamp.number):
        yield name, replace(made, sheets=sheets)


def print_files(made_on: date, sheets: Sequence[S], number_of: Callable[[S], str]) -> Iterator[tuple[str, Sequence[S]]]:
    """Yield by their names (without ending) the print files of sheets that were made at once, with those that each has."""
    for number, first in enumerate(range(0, len(sheets), SHEETS_A_FILE), start=1):
        name = f"sheets-{made_on.isoformat()}-{number_of(sheets[0])}-{number:02d}"
        yield name, sheets[first : first + SHEETS_A_FILE]


DOCUMENT: Final = Document(id="witness-sheet", source=WitnessSheets, views=views, papers=witness_sheets)
