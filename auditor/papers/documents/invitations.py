"""The sheets by which offices check themselves, in print files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.views.invitation import Invitations
from reports.layout.invitation import invitation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper

SHEETS_A_FILE: Final = 100
"""So many sheets a print file: an upazila has one file, and memory does not grow with the roster."""


def views(wanted: Invitations) -> Iterator[tuple[str, Invitations]]:
    """Yield the print files, numbered."""
    for number, first in enumerate(range(0, len(wanted.sheets), SHEETS_A_FILE), start=1):
        yield f"print-{number:02d}", Invitations(wanted.sheets[first : first + SHEETS_A_FILE])


def papers(view: Invitations, language: Language) -> tuple[Paper, ...]:
    """Return the sheets on paper, one after the other."""
    return tuple(invitation(sheet, language) for sheet in view.sheets)


DOCUMENT: Final = Document(id="invitations", source=Invitations, views=views, papers=papers)
