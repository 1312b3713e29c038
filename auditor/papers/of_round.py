"""The papers of a kept round: which files they are, and where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.papers import making
from auditor.views.compared.history import RoundMaterial
from auditor.workspace.folder import OUT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from auditor.i18n import Language
    from auditor.papers.making import PaperFile
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace

FORMS: Final = ("pdf", "json")
"""The formats in which papers are written where no other is named."""


def files(
    space: Workspace, past: History, forms: Sequence[str] = FORMS, languages: Sequence[Language] = ()
) -> tuple[PaperFile, ...]:
    """Return the files of a round's papers; in the workspace's language where no other is named."""
    material = RoundMaterial(past, space.config.letterhead)
    return tuple(making.files_of(material, forms, languages or (space.config.language,)))


def folder(space: Workspace, past: History) -> Path:
    """Return where the papers of a round lie."""
    return space.folder / OUT / making.folder_name(past)
