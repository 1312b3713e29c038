"""A whole round to look things up in: the assistant programmer's annex, and the report of every office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.views.office import RoundBook
from auditor.views.annex.annexes import auditor_view
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_reports
from reports.layout.lookup import round_page

if TYPE_CHECKING:
    from collections.abc import Iterator


def views(material: RoundMaterial) -> Iterator[tuple[str, RoundBook]]:
    """Yield the one page."""
    yield "round", RoundBook(auditor_view(material), material.view(office_reports))


DOCUMENT: Final = Document(id="round", source=RoundMaterial, views=views, page=round_page)
