"""Whether the roster beside a workspace's settings is another upazila's, before that is said to be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.subjects import Roster
from auditor.register.roster_of_another import roster_of_another
from auditor.rounds.forms import own_forms
from auditor.rounds.ledger import Ledger

if TYPE_CHECKING:
    from auditor.i18n import Text
    from auditor.workspace.folder import Workspace


def told_foreign(space: Workspace) -> Text | None:
    """Return what is told of a roster that lists another upazila's unions.

    None where it does not or could not be read, and where one such was meant, since the last round was kept with it (`auditor.rounds.keeping`
    asks): a new upazila's unions are still the former one's in the data.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    own = own_forms(space.config.committee, ledger, example=space.config.example)
    if own is None or space.reading.roster is None:
        return None
    told = roster_of_another(space.reading.roster, own)
    if told is None:
        return None
    for last in ledger.rounds()[-1:]:
        kept = Roster(tuple(ledger.offices(last)))
        if roster_of_another(kept, own) is not None:
            return None
    return told
