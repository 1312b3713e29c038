"""What follows from a kept round: the handover note is written anew, and the workspace is copied where copies are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.errors import AuditorError
from auditor.papers import handing_over
from auditor.rounds.copies import backup
from auditor.rounds.handover_notes import is_lacking
from auditor.rounds.identity import copied
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.missing_ledger import bars

if TYPE_CHECKING:
    from datetime import date, datetime

    from auditor.i18n import Text
    from auditor.rounds.copies.backup import Backup
    from auditor.rounds.keeping import KeptRound
    from auditor.workspace.folder import Workspace


class Followed(Struct, frozen=True):
    """What was done: the copy that was made, None where there is none, and why what could not be done was not."""

    note_faults: tuple[Text, ...] = ()
    copy: Backup | None = None
    copy_faults: tuple[Text, ...] = ()
    note_faults_again: tuple[Text, ...] = ()


def copy(space: Workspace, place: Path, now: datetime, day: date) -> tuple[Backup, tuple[Text, ...]]:
    """Copy a workspace, and remember where; before that, the note of its last round is written where there is none, as after an interruption.

    Nothing is noted in a ledger that is another committee's, or may be an earlier one.

    Args:
        space: the workspace.
        place: where copies are kept.
        now: the time that the name of the copy tells.
        day: today, as the ledger is to have it.

    Returns:
        The copy, and why the note could not be written.

    Raises:
        AuditorError: the place or the ledger cannot be used, or a file cannot be written.

    """
    backup.refuse_inside(space.folder, place)
    is_ours = copied.told_copied(space) is None and not bars(space)
    if not (is_ours and is_lacking(space.folder, Ledger(space.ledger_path).rounds())):
        return backup.make_and_remember(space, place, now), ()
    _, faults = handing_over.last_note(space, day, now.date())
    try:
        return backup.make_and_remember(space, place, now), faults
    except AuditorError:
        handing_over.last_note(space, day)
        raise


def follow_up(space: Workspace, kept: KeptRound, now: datetime, day: date) -> Followed:
    """Do what follows from a round that was kept just now; the round is kept, whatever becomes of it.

    The note tells the day of the copy that is about to be made, so that the copy holds it as it stays, and its entry in the
    ledger with it; where no copy could be made it is written again.

    Args:
        space: the workspace.
        kept: the round.
        now: the time that the name of the copy tells.
        day: today, as the ledger is to have it.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    if not space.config.backup:
        return Followed(handing_over.last_note(space, day, kept=kept)[1])
    _, note_faults = handing_over.last_note(space, day, now.date(), kept=kept)
    try:
        copy = backup.make(space.folder, Path(space.config.backup), now, named_before=True)
    except AuditorError as error:
        return Followed(note_faults, None, error.messages, handing_over.last_note(space, day, kept=kept)[1])
    return Followed(note_faults, copy)
