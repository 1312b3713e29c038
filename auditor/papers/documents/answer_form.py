"""The paper forms on which offices answer, in print files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.model.document import Document
from auditor.register.rows import AnswerForms
from reports.layout.fieldwork import answer_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS_A_FILE: Final = 50
"""So many forms a print file: an upazila has one file, and memory does not grow with the roster."""


def views(wanted: AnswerForms) -> Iterator[tuple[str, AnswerForms]]:
    """Yield the print files, numbered."""
    for number, first in enumerate(range(0, len(wanted.forms), FORMS_A_FILE), start=1):
        yield f"forms-{number:02d}", replace(wanted, forms=wanted.forms[first : first + FORMS_A_FILE])


DOCUMENT: Final = Document(id="answer-form", source=AnswerForms, views=views, papers=answer_forms)
