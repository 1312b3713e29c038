"""The reports of all offices as one print file, in the annex's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.views.history import RoundMaterial
from auditor.views.office import office_reports
from reports.layout.office import office_report
from reports.layout.records.office import offices_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.office import OfficeReports


def views(material: RoundMaterial) -> Iterator[tuple[str, OfficeReports]]:
    """Yield the one print file."""
    yield "offices", material.view(office_reports)


def papers(view: OfficeReports, language: Language) -> tuple[Paper, ...]:
    """Return the reports on paper, one after the other."""
    return tuple(office_report(report, language) for report in view.reports)


DOCUMENT: Final = Document(id="offices", source=RoundMaterial, views=views, papers=papers, record=offices_record)
