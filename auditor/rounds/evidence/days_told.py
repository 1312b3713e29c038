"""What the evidence says and asks of the roster, for whoever looks at the roster alone: days of joining, and who of it is whom of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.errors import AuditorError
from auditor.rounds.assessing import made_now
from auditor.rounds.evidence import joining_days
from auditor.rounds.identity import identities

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.model.notice import Notice
    from auditor.roster.identity_questions import Question
    from auditor.roster.shared import LoginDoubt
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


def asked_of_roster(space: Workspace, day: date) -> tuple[Sequence[Question], Sequence[LoginDoubt]]:
    """Return the questions about the roster that an audit of a day asks, and its user IDs under several posts; of a roster alone, where nothing can be audited, those that need no evidence.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    asked, logins = identities.asked_of_list(space)
    try:
        return made_now(space, day).questions, logins
    except AuditorError:
        return asked, logins
