"""The enclosures of all offices that get a reminder, as one print file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.papers.documents import enclosure
from auditor.views.letters.letters import Enclosures, LetterMaterial, named_enclosures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper


def views(material: LetterMaterial) -> Iterator[tuple[str, Enclosures]]:
    """Yield the print file of each reminder that goes to several offices, called after it."""
    for name, together in named_enclosures(material):
        if len(together.enclosures) > 1:
            yield f"{name}-enclosures", together


def papers(view: Enclosures, language: Language) -> tuple[Paper, ...]:
    """Return the enclosures on paper, one after the other."""
    return tuple(paper for enclosed in view.enclosures for paper in enclosure.papers(enclosed, language))


DOCUMENT: Final = Document(id="enclosures", source=LetterMaterial, views=views, papers=papers)
