"""The list by which offices are phoned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.register.rows import CallSheet
from reports.layout.fieldwork import call_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator


def views(sheet: CallSheet) -> Iterator[tuple[str, CallSheet]]:
    """Yield the one sheet."""
    yield "call-sheet", sheet


DOCUMENT: Final = Document(id="call-sheet", source=CallSheet, views=views, papers=call_sheet)
