"""How far the ledger has come, noted beside it: where an earlier one is put in its place, this still says that there were more entries.

The note is no part of the ledger and vouches for nothing; without it only what lies in the folder tells of a later state. Copies of the folder
leave it out, so what is brought back from one is measured by none.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct, json

from auditor.model.errors import AuditorError
from auditor.typed import from_json
from auditor.workspace import writing
from auditor.workspace.folder import CACHE, EVIDENCE
from auditor.workspace.settings import CONFIG

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.workspace.folder import Workspace

LEDGER_END: Final = f"{CACHE}/ledger-end.json"
"""Where the note lies in a workspace."""


class LedgerEnd(Struct, frozen=True):
    """How far a ledger had come.

    Attributes:
        entries: how many entries it had; 0 where it had none, or nothing is known.
        about: the name in the workspace of a file that was about to be noted; empty once the ledger grew since.

    """

    entries: int = 0
    about: str = ""


def noted_end(folder: Path) -> LedgerEnd:
    """Return how far the ledger of a workspace came, as it was noted last; one without entries where nothing can be read."""
    try:
        return from_json((folder / LEDGER_END).read_bytes(), LedgerEnd)
    except (OSError, ValueError):
        return LedgerEnd()


def note_end(folder: Path, end: LedgerEnd) -> None:
    """Note how far the ledger of a workspace has come; where that cannot be written, what was noted stays, and of a ledger that lies in none nothing is noted."""
    if not (folder / CONFIG).exists():
        return
    with suppress(AuditorError, OSError):
        writing.write(folder / LEDGER_END, json.encode(end))


def write_to_note(space: Workspace, name: str, content: bytes) -> None:
    """Write a file below ``evidence/`` that the ledger is about to note; that it is about to is noted first, so that the file tells of no later ledger if the program ends between the two.

    Raises:
        AuditorError: it cannot be written.

    """
    note_end(space.folder, LedgerEnd(noted_end(space.folder).entries, f"{EVIDENCE}/{name}"))
    writing.write(space.evidence_folder / name, content)
