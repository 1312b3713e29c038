"""Papers that are not drawn, or not even made: what the ledger and the screen say of them costs little, and drawing them much."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

from auditor.papers import handing_over, making
from reports import pdf

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from auditor.workspace.folder import Workspace


def unprinted() -> AbstractContextManager[object]:
    """Return a time in which no paper is drawn or written; all else is done as ever."""
    return mock.patch.object(making, "make", return_value=making.Made(0, 0))


def undrawn() -> AbstractContextManager[object]:
    """Return a time in which a PDF is made of every paper as ever, and its typesetter draws nothing in it."""
    return mock.patch.object(pdf, "typeset", side_effect=lambda given, **_: b"%PDF-1.7\n" + repr(given).encode())


def note_undrawn() -> AbstractContextManager[object]:
    """Return a time in which a kept round writes its handover note as ever, with nothing drawn in it."""
    return mock.patch.object(handing_over, "write_note", _write_note_undrawn)


def _write_note_undrawn(space: Workspace, _past: object) -> Path:
    note = space.folder / handing_over.NOTE
    note.write_bytes(b"%PDF-1.7\n")
    return note
