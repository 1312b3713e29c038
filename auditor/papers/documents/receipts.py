"""The receipts of a day's slips, to be handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.views.receipts import ReceiptSheet
from reports.layout.receipts import receipts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper


def views(sheet: ReceiptSheet) -> Iterator[tuple[str, ReceiptSheet]]:
    """Yield the receipts of the day, called by it."""
    yield f"receipts-{sheet.day.isoformat()}", sheet


def papers(view: ReceiptSheet, language: Language) -> tuple[Paper, ...]:
    """Return the receipts on paper."""
    return (receipts(view, language),)


DOCUMENT: Final = Document(id="receipts", source=ReceiptSheet, views=views, papers=papers)
