"""What a format of documents is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from auditor.i18n import Language
from auditor.model.views.annexes import Annex
from auditor.model.views.invitation import Invitation, Invitations
from auditor.model.views.office import OfficeReports, OfficeView, RoundBook

if TYPE_CHECKING:
    from auditor.model.rollup import RollupView

View: TypeAlias = "Annex | OfficeView | OfficeReports | RoundBook | RollupView | Invitation | Invitations"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents: one file, one constant, one pure function from view to bytes.

    Attributes:
        name: as the command line names it.
        suffix: of its files, with the dot.
        media_type: IANA media type.
        renders: the views it can render.
        render: from a view and a language to the document's bytes.
        by_language: whether the two languages give two documents.

    """

    name: str
    suffix: str
    media_type: str
    renders: tuple[type, ...]
    render: Callable[[View, Language], bytes]
    by_language: bool = True
