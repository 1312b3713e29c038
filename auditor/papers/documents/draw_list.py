"""The list from which the chair draws offices to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document, always_in
from auditor.model.pack import Part
from auditor.views.compared.history import RoundMaterial
from auditor.views.sampling import draw_list
from reports.layout.draw_list import draw_list_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.sampling import DrawList


def views(material: RoundMaterial) -> Iterator[tuple[str, DrawList]]:
    """Yield the list, where some office says yes by word alone."""
    view = draw_list(material)
    if view is not None:
        yield "draw-list", view


def papers(view: DrawList, language: Language) -> tuple[Paper, ...]:
    """Return the list on paper."""
    return (draw_list_paper(view, language),)


DOCUMENT: Final = Document(
    id="draw-list", source=RoundMaterial, views=views, papers=papers, part=always_in(Part.BESIDE)
)
