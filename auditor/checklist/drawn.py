"""The offices that were drawn and wait until a login is seen there, as the checklist tells them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from auditor.i18n import meeting_called
from auditor.model.witnessing import SampleState
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.sampling import draws_known, waiting_since

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.i18n import Text
    from auditor.model.identity import Identities
    from auditor.model.witnessing import SampledOffice
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def still_to_see(
    space: Workspace, everybody: Identities | None, meetings: Sequence[Meeting], sample: Iterable[SampledOffice]
) -> tuple[int, int, tuple[Text, ...]]:
    """Return how many offices wait, of how many of them it is asked first who it is, and how the meetings are called, in their order, for which these were drawn since they wait; `everybody` is who was given an id, where that is known already.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    kept = tuple(sample)
    waiting = waiting_since(draws_known(ledger, everybody or identities.known(ledger)), kept)
    days = {meeting.id: meeting.day for meeting in meetings}
    meant = sorted({*chain.from_iterable(waiting.values())})
    asked = sum(office.state is SampleState.ASKED for office in kept)
    return len(waiting), asked, tuple(meeting_called(each, days.get(each)) for each in meant)
