"""Where a copy or a pack is laid from the desk: a folder that may not be the one that is meant is asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, request

from auditor.model.errors import WorkspaceError
from auditor.rounds.copies import backup

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.i18n import Text
    from auditor.workspace.folder import Workspace


def refuse_doubted(space: Workspace, place: Path, asked: Text, *, known: str = "") -> None:
    """Refuse a folder that is doubtful (`backup.doubts`), before it was said that it is meant; `asked` says how, `known` is one of which it was said before.

    Raises:
        WorkspaceError: it is doubtful; the page then has a box by which it is meant (`place_meant` in `parts.html`).

    """
    doubts = backup.doubts(space, place)
    if doubts and str(place) not in {known, request.form.get("place_meant")}:
        g.place_doubted = str(place)
        raise WorkspaceError(*doubts, asked)
