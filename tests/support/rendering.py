"""Views in a format, as tests of formats and layouts ask for them."""

from __future__ import annotations

from auditor import discovery
from auditor.i18n import Language
from auditor.model.paper import Box
from auditor.model.rollup import RollupView
from auditor.model.views.annexes import AuditorView, ChairView
from auditor.model.views.invitation import Invitation, Invitations
from auditor.model.views.minutes import MinutesView
from auditor.model.views.office import OfficeReports, OfficeView, RoundBook

DOCUMENTS = {
    MinutesView: "annex",
    ChairView: "annex",
    AuditorView: "annex",
    OfficeView: "office",
    OfficeReports: "offices",
    RoundBook: "round",
    RollupView: "rollup",
    Invitation: "invitation",
    Invitations: "invitations",
}
"""By which document a view is shown; a roll-up also by the statement."""


def document_of(view):
    return discovery.documents()[DOCUMENTS[type(view)]]


def papers(view, language):
    """Return the papers of a view; of a whole round the annex and the reports that its page is made of."""
    if isinstance(view, RoundBook):
        return (*papers(view.annex, language), *papers(view.offices, language))
    return document_of(view).papers(view, language)


def render(form, view, language):
    return document_of(view).render(form, view, language)


def shown_in(form):
    """Return the types of views that exist in a format."""
    return {view for view, name in DOCUMENTS.items() if discovery.documents()[name].exists_as(form)}


def statement_of(view, language, form=None):
    """Return the monthly statement of a roll-up, as a workbook where nothing else is asked for."""
    return discovery.documents()["statement"].render(form or discovery.formats()["xlsx"], view, language)


def box_of(report, language=Language.EN):
    """Return the box with which the report of an office begins."""
    (paper,) = papers(report, language)
    return next(block for block in paper.blocks if isinstance(block, Box))
