"""Which papers a round has, under which names, and the making of them one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor import discovery, pipeline, views
from auditor.model.report import (
    Audience,
    AuditorView,
    ChairView,
    Format,
    MinutesView,
    OfficeReports,
    OfficeView,
    RoundBook,
    View,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.i18n import Language
    from auditor.views import History
    from auditor.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be made: its file name below the round's folder, and what it shows in which form."""

    name: str
    view: View
    form: Format
    language: Language

    def content(self) -> bytes:
        """Return the document's bytes."""
        return self.form.render(self.view, self.language)


def folder_name(past: History) -> str:
    """Return the name of a round's folder below ``out/``: its number and meeting."""
    return f"{past.now.number:03d}-{past.now.header.meeting}"


def documents(
    past: History, space: Workspace, forms: Sequence[str], languages: Sequence[Language]
) -> Iterator[Document]:
    """Return the documents of a round: the annex for each audience, all office reports, and their print file.

    Args:
        past: the round with its history.
        space: the workspace.
        forms: names of formats.
        languages: in which languages; a format that holds both languages is made once.

    """
    annexes = [(f"annex-{audience.value}", pipeline.annex(past, space, audience)) for audience in Audience]
    reports = views.office_reports(past, space.config.letterhead)
    book = RoundBook(views.auditor_view(past, space.config.letterhead), reports)
    views_by_name: list[tuple[str, View]] = [*annexes, ("offices", reports), ("round", book)]
    views_by_name += [(f"offices/{report.office.serial:02d}-{report.office_id}", report) for report in reports.reports]
    for form_name in forms:
        form = discovery.formats()[form_name]
        for language in languages if form.by_language else languages[:1]:
            for name, view in views_by_name:
                if isinstance(view, form.renders):
                    marked = f"{name}.{language.value}" if form.by_language else name
                    yield Document(marked + form.suffix, view, form, language)


def count(past: History, forms: Sequence[str], languages: Sequence[Language]) -> int:
    """Return how many documents `documents` makes."""
    total = 0
    for form_name in forms:
        form = discovery.formats()[form_name]
        kinds = (MinutesView, ChairView, AuditorView, OfficeReports, RoundBook)
        each = sum(kind in form.renders for kind in kinds)
        each += len(past.now.assessments) if OfficeView in form.renders else 0
        total += each * (len(languages) if form.by_language else 1)
    return total
