"""What every format lays out alike: from a view to papers of finished words, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.rollup import RollupView
from auditor.model.views.invitation import Invitation, Invitations
from auditor.model.views.office import OfficeReports, OfficeView, RoundBook
from reports.layout.annex import annex
from reports.layout.invitation import invitation
from reports.layout.office import office_report
from reports.layout.rollup import rollup_paper

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.format import View
    from auditor.model.paper import Paper


def papers(view: View, language: Language) -> tuple[Paper, ...]:  # noqa: PLR0911 one case a kind of view
    """Return the papers of a view: one, or one an office for all office reports and all sheets."""
    match view:
        case OfficeReports(reports=reports):
            return tuple(office_report(one, language) for one in reports)
        case RoundBook(book, reports):
            return (annex(book, language), *papers(reports, language))
        case OfficeView():
            return (office_report(view, language),)
        case Invitation():
            return (invitation(view, language),)
        case Invitations(sheets=sheets):
            return tuple(invitation(one, language) for one in sheets)
        case RollupView():
            return (rollup_paper(view, language),)
        case _:
            return (annex(view, language),)
