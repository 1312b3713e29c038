"""The sheet by which an office checks itself, a file for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.views.invitation import Invitations
from reports.layout.invitation import invitation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.invitation import Invitation


def views(wanted: Invitations) -> Iterator[tuple[str, Invitation]]:
    """Yield the sheet of every office, called by its serial and id."""
    for sheet in wanted.sheets:
        yield f"{sheet.office.serial:02d}-{sheet.office_id}", sheet


def papers(view: Invitation, language: Language) -> tuple[Paper, ...]:
    """Return the sheet on paper."""
    return (invitation(view, language),)


DOCUMENT: Final = Document(id="invitation", source=Invitations, views=views, papers=papers)
