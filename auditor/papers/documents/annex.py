"""The annex to the minutes, one for each audience."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.pack import Part
from auditor.model.views.head import Audience
from auditor.model.views.minutes import MinutesView
from auditor.views.annex.annexes import annex_view
from auditor.views.compared.history import RoundMaterial
from reports.layout.annex import annex
from reports.layout.records.annex import annex_record
from reports.layout.sheets import annex_workbook, office_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.annexes import Annex


def views(material: RoundMaterial) -> Iterator[tuple[str, Annex]]:
    """Yield the annex for each audience, called after it."""
    for audience in Audience:
        yield f"annex-{audience.value}", annex_view(material, audience)


def papers(view: Annex, language: Language) -> tuple[Paper, ...]:
    """Return the annex on paper."""
    return (annex(view, language),)


def part(view: Annex) -> Part:
    """Return where an annex belongs: only the minutes' may be published."""
    return Part.MEETING if isinstance(view, MinutesView) else Part.BESIDE


DOCUMENT: Final = Document(
    id="annex",
    source=RoundMaterial,
    views=views,
    papers=papers,
    sheet=office_sheet,
    workbook=annex_workbook,
    record=annex_record,
    part=part,
)
