"""What offices told of days of joining that the roster does not say, for whoever looks at the roster alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.rounds import joining_days
from auditor.rounds.assessing import made_now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.model.notice import Notice
    from auditor.workspace.folder import Workspace


def days_told(space: Workspace, day: date) -> Sequence[Notice]:
    """Return what is told of days of joining in the roster that nobody knows and of which an office told one; evidence is read only where there are such days.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    roster = space.reading.roster
    if roster is None or not (joining_days.unread_days(roster) or joining_days.days_ahead(space.reading, day)):
        return ()
    made = made_now(space, day)
    return joining_days.days_told(made.counted, made.told, day)
