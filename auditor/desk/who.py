"""Who is who in the open workspace, recalled once as long as no file changes, and what is known by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.desk.screen import the_desk
from auditor.rounds import answer_draft, identities
from auditor.rounds.ledger import Ledger
from auditor.workspace.folder import LEDGER

if TYPE_CHECKING:
    from auditor.model.identity import Identities
    from auditor.model.subjects import Roster
    from auditor.rounds.answer_draft import Draft


def everybody() -> Identities:
    """Return who was given an id; LedgerError where the ledger cannot be read."""
    desk = the_desk()
    return desk.remembered(("everybody",), lambda: identities.known(Ledger(desk.folder / LEDGER)))


def roster() -> Roster:
    """Return the roster by the ids that were given.

    Raises:
        AuditorError: it lists no office, what it says is wrong, or the ledger cannot be read.

    """
    return identities.assigned(the_desk().space(), everybody()).roster


def draft() -> Draft | None:
    """Return the draft of answers, with the ids of now; None where nothing was begun (raises as `answer_draft.load`)."""
    return answer_draft.load(the_desk().folder, everybody)
