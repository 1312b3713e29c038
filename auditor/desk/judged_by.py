"""By what offices are judged: the input of a round of today, of which the round is made once, however often something else is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.rounds.assessing import MadeRound
from auditor.rounds.round_input import input_now

if TYPE_CHECKING:
    from datetime import date

    from auditor.desk.worked_out import WorkedOut
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace

MADE: Final = "made"
"""With the day and the meeting the key of the round that is made."""


def known(space: Workspace, day: date, meeting: Meeting | None, kept: WorkedOut) -> object:
    """Return all by which offices are judged on a day, for a meeting or a look (None), and keep the round that is made of it while that is at hand.

    What was refused is looked at again each time, so that nothing of it stays.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    given = input_now(space, day, meeting)
    of = given.known_by
    made = kept.get((MADE, day, meeting), of, lambda: MadeRound(given))
    if made.unread:
        of = (*of, object())
        kept.get((MADE, day, meeting), of, lambda: made)
    return of
