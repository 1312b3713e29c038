"""The returns of an area joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.rollup import RollupView
from reports.layout.lookup import rollup_page
from reports.layout.records.rollup import rollup_record
from reports.layout.rollup.paper import rollup_paper
from reports.layout.rollup.statement import rollup_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper


def views(rollup: RollupView) -> Iterator[tuple[str, RollupView]]:
    """Yield the one roll-up."""
    yield "rollup", rollup


def papers(view: RollupView, language: Language) -> tuple[Paper, ...]:
    """Return the roll-up on paper."""
    return (rollup_paper(view, language),)


DOCUMENT: Final = Document(
    id="rollup",
    source=RollupView,
    views=views,
    papers=papers,
    workbook=rollup_workbook,
    record=rollup_record,
    page=rollup_page,
)
