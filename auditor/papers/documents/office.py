"""The report of one office, a file for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document, always_in
from auditor.model.pack import Part
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_reports
from reports.layout.office import office_report
from reports.layout.records.office import office_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.office import OfficeView


def views(material: RoundMaterial) -> Iterator[tuple[str, OfficeView]]:
    """Yield the report of every office, called by its serial and id."""
    for report in material.view(office_reports).reports:
        yield f"offices/{report.office.serial:02d}-{report.office_id}", report


def papers(view: OfficeView, language: Language) -> tuple[Paper, ...]:
    """Return the report on paper."""
    return (office_report(view, language),)


DOCUMENT: Final = Document(
    id="office",
    source=RoundMaterial,
    views=views,
    papers=papers,
    record=office_record,
    part=always_in(Part.OFFICES),
)
