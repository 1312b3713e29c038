"""What every format lays out alike: from a view to papers of finished words, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.report import OfficeReports, OfficeView, RoundBook
from auditor.model.rollup import RollupView
from reports.layout.annex import annex
from reports.layout.office import office_report
from reports.layout.rollup import rollup_paper

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.report import View
    from reports.layout.paper import Paper


def papers(view: View, language: Language) -> tuple[Paper, ...]:
    """Return the papers of a view: one, or one an office for all office reports."""
    match view:
        case OfficeReports(reports=reports):
            return tuple(office_report(one, language) for one in reports)
        case RoundBook(book, reports):
            return (annex(book, language), *papers(reports, language))
        case OfficeView():
            return (office_report(view, language),)
        case RollupView():
            return (rollup_paper(view, language),)
        case _:
            return (annex(view, language),)
