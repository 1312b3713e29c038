"""What is enclosed with a reminder for one office: its own report and, where nothing was heard of it or of one of its users, only telling is left or something is to be told again, the answer form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document, always_in
from auditor.model.pack import Part
from auditor.views.letters.letters import Enclosure, LetterMaterial, named_enclosures
from reports.layout.fieldwork import answer_forms
from reports.layout.letter import as_enclosure
from reports.layout.office import office_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper


def views(material: LetterMaterial) -> Iterator[tuple[str, Enclosure]]:
    """Yield the enclosure of every office, in a folder called after the letter, by the office's serial and id."""
    for name, together in named_enclosures(material):
        for enclosure in together.enclosures:
            report = enclosure.report
            yield f"{name}/{report.office.serial:02d}-{report.office_id}", enclosure


def papers(view: Enclosure, language: Language) -> tuple[Paper, ...]:
    """Return the enclosure on paper."""
    form = answer_forms(view.form, language) if view.form is not None else ()
    report = as_enclosure(office_report(view.report, language), view.report.head.day, language)
    return (report, *form)


DOCUMENT: Final = Document(
    id="enclosure", source=LetterMaterial, views=views, papers=papers, part=always_in(Part.LETTERS)
)
