"""The cover of a meeting's pack: what is in it, and to whom it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.pack import Pack
from reports.layout.cover import cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper


NAME: Final = "0-cover"
"""Its file's name stands before those of the parts."""


def views(pack: Pack) -> Iterator[tuple[str, Pack]]:
    """Yield the one cover."""
    yield NAME, pack


def papers(view: Pack, language: Language) -> tuple[Paper, ...]:
    """Return the cover on paper."""
    return (cover(view, language),)


DOCUMENT: Final = Document(id="cover", source=Pack, views=views, papers=papers)
