"""The monthly statement of an area: a row an upazila, and the total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.rollup import RollupView
from reports.layout.rollup.statement import statement_paper, statement_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper


def views(rollup: RollupView) -> Iterator[tuple[str, RollupView]]:
    """Yield the one statement."""
    yield "statement", rollup


def papers(view: RollupView, language: Language) -> tuple[Paper, ...]:
    """Return the statement on paper."""
    return (statement_paper(view, language),)


DOCUMENT: Final = Document(id="statement", source=RollupView, views=views, papers=papers, workbook=statement_workbook)
