"""The reports of all offices to be printed, in the annex's order: one file an upazila, several where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.views.office import OfficeReports
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_reports
from reports.layout.office import office_report
from reports.layout.records.office import offices_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper

REPORTS_A_FILE: Final = 100
"""So many reports a print file: memory does not grow with the roster."""


def views(material: RoundMaterial) -> Iterator[tuple[str, OfficeReports]]:
    """Yield the print file, or several that are numbered."""
    reports = material.view(office_reports).reports
    for number, first in enumerate(range(0, len(reports), REPORTS_A_FILE), start=1):
        name = f"offices-{number:02d}" if len(reports) > REPORTS_A_FILE else "offices"
        yield name, OfficeReports(reports[first : first + REPORTS_A_FILE])


def papers(view: OfficeReports, language: Language) -> tuple[Paper, ...]:
    """Return the reports on paper, one after the other."""
    return tuple(office_report(report, language) for report in view.reports)


DOCUMENT: Final = Document(id="offices", source=RoundMaterial, views=views, papers=papers, record=offices_record)
