"""The proposed decision as a row of the minutes: with serials for the chair, and as it may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.pack import Part
from auditor.model.views.minutes import MinutesView
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import RoundMaterial
from reports.layout.proposal import proposal_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.annexes import ChairView


def views(material: RoundMaterial) -> Iterator[tuple[str, ChairView | MinutesView]]:
    """Yield the draft for the chair and the one that may be published, each where it has anything to propose."""
    chair = material.view(chair_view)
    if chair.summary.proposals:
        yield "proposed-decision-chair", chair
    minutes = material.view(minutes_view)
    if minutes.summary.proposals:
        yield "proposed-decision-minutes", minutes


def papers(view: ChairView | MinutesView, language: Language) -> tuple[Paper, ...]:
    """Return the draft on paper."""
    return (proposal_paper(view, language),)


def part(view: ChairView | MinutesView) -> Part:
    """Return where a draft belongs: only the one without serials may be published."""
    return Part.MEETING if isinstance(view, MinutesView) else Part.BESIDE


DOCUMENT: Final = Document(id="proposed-decision", source=RoundMaterial, views=views, papers=papers, part=part)
