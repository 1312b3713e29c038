"""What follows from a kept round: the handover note is written anew, and the workspace is copied where copies are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model.errors import AuditorError
from auditor.papers import handing_over
from auditor.rounds import backup

if TYPE_CHECKING:
    from datetime import datetime

    from auditor.i18n import Text
    from auditor.rounds.backup import Backup
    from auditor.workspace.folder import Workspace


@dataclass(frozen=True, slots=True)
class Followed:
    """What was done: the copy that was made, None where there is none, and why what could not be done was not."""

    note_faults: tuple[Text, ...] = ()
    copy: Backup | None = None
    copy_faults: tuple[Text, ...] = ()
    note_faults_again: tuple[Text, ...] = ()


def follow_up(space: Workspace, now: datetime) -> Followed:
    """Do what follows from a round that was kept just now; the round is kept, whatever becomes of it.

    The note tells the day of the last copy, so it is written again once there is a new one.

    Args:
        space: the workspace.
        now: the time that the name of the copy tells.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    _, note_faults = handing_over.last_note(space)
    if not space.config.backup:
        return Followed(note_faults)
    try:
        copy = backup.make(space.folder, Path(space.config.backup), now, named_before=True)
    except AuditorError as error:
        return Followed(note_faults, copy_faults=error.messages)
    return Followed(note_faults, copy, (), handing_over.last_note(space)[1])
