"""The handover note: one page for whoever takes the work over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.views.handover import Handover
from reports.layout.handover import handover_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper


def views(handover: Handover) -> Iterator[tuple[str, Handover]]:
    """Yield the one note."""
    yield "handover", handover


def papers(view: Handover, language: Language) -> tuple[Paper, ...]:
    """Return the note on paper."""
    return (handover_note(view, language),)


DOCUMENT: Final = Document(id="handover", source=Handover, views=views, papers=papers)
