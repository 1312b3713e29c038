"""The handover note: written anew with every kept round, for a predecessor who runs no command before leaving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from auditor.model.finding import Status
from auditor.model.journal import Invited, KeysMade, SlipOpened
from auditor.model.views.handover import Handover
from auditor.papers import making
from auditor.rounds import backup, identities
from auditor.rounds.closed_keys import closed_rounds
from auditor.rounds.ledger import Ledger
from auditor.views.changes import waived_duties
from auditor.views.history import counted_offices, head, is_pending
from auditor.workspace import writing

if TYPE_CHECKING:
    from datetime import date

    from auditor.views.history import History
    from auditor.workspace.folder import Workspace

NOTE: Final = "handover.pdf"
"""The note, at the top of the workspace: whoever opens the folder sees it first."""


def handover(space: Workspace, past: History) -> Handover:
    """Return what the note says after a round; what is counted is counted as in the annex.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    counted = counted_offices(past.now)
    standings = [past.current[assessment.office.id].overall for assessment in counted]
    ledger = Ledger(space.ledger_path)
    made, closed = ledger.notes(KeysMade), closed_rounds(ledger)
    return Handover(
        head(past, space.config.letterhead),
        str(space.folder),
        space.config.backup,
        _copied_on(space.config.backup),
        len(counted),
        sum(map(is_pending, standings)),
        sum(not assessment.answered for assessment in counted),
        standings.count(Status.AWAITING_PORTAL),
        len(waived_duties(past.now)),
        bool(made),
        bool(made) and made[-1].round in closed,
        _slips_due(ledger, closed),
    )


def _copied_on(place: str) -> date | None:
    """Return the day of the last copy, where the place of copies can be seen now."""
    last = backup.latest(Path(place)) if place else None
    return backup.day_of(last) if last is not None else None


def _slips_due(ledger: Ledger, closed: frozenset[str]) -> int:
    """Return how many accounts have a sheet of the last campaign of which no slip was opened yet; none where it is closed."""
    made = ledger.notes(Invited)
    if not made or made[-1].round in closed:
        return 0
    now = identities.known(ledger).id_now
    campaign = made[-1].round
    invited = {now(given.account) for given in made[-1].accounts}
    return len(invited - {now(slip.account) for slip in ledger.notes(SlipOpened) if slip.round == campaign})


def write_note(space: Workspace, past: History) -> Path:
    """Write the note of a round into the workspace, in its language, in the place of the one before; return where it is.

    Raises:
        LedgerError: the ledger cannot be read.
        FileInUseError: the former one is open in another program.
        WorkspaceError: it cannot be written.

    """
    (file,) = making.files_of(handover(space, past), ["pdf"], [space.config.language])
    writing.write(space.folder / NOTE, file.content())
    return space.folder / NOTE
