"""A day so long after all that is known of a workspace that the clock which says it may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.rounds.asking.doubts import far_ahead
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import meetings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from auditor.i18n import Text
    from auditor.workspace.folder import Workspace

_LONG_PAUSE: Final = 92
"""Committees meet every month: so many days, three months, without a meeting, a round, information or an entry are more likely a wrong clock."""


def day_far_ahead(
    space: Workspace, day: date, told_on: Callable[[], Iterable[date]], noted: date | None = None
) -> Text | None:
    """Return what is odd about a day so long after all that is known of a workspace that its clock may be wrong; nothing of an example, which is of the past.

    Args:
        space: the workspace.
        day: the day.
        told_on: gives the days on which something was told; asked only where meetings and rounds do not come near the day. What is of that very day says
            nothing of the clock: a no whose day is not settled, and what is typed now, have it from there.
        noted: the day of the last entry of the ledger, where what was noted says enough of the clock.

    Raises:
        AuditorError: what was told cannot be read, or the ledger cannot be.

    """
    if space.config.example:
        return None
    planned = [meeting.day for meeting in meetings_of(space) if meeting.day is not None]
    kept = [each.header.day for each in Ledger(space.ledger_path).rounds()]
    decided = [*(decision.day for decision in space.baseline.ordering), *((noted,) if noted is not None else ())]
    pause = (
        _LONG_PAUSE if kept or noted is not None else longest_fresh(space)
    )  # a folder that is new tells little of the clock
    known = (*planned, *kept, *decided)
    if far_ahead(day, known, pause) is None:
        return None
    return far_ahead(day, (*known, *(told for told in told_on() if told != day)), pause)


def noting_far_ahead(space: Workspace, day: date, told_on: Callable[[], Iterable[date]]) -> tuple[Text, ...]:
    """Return the same, as doubts, of a day on which something is about to be noted for good: there the last entry of the ledger says enough of the clock, too."""
    far = day_far_ahead(space, day, told_on, Ledger(space.ledger_path).latest_day())
    return () if far is None else (far,)


def longest_fresh(space: Workspace) -> int:
    """Return for how many days information counts at the longest."""
    return max(space.baseline.fresh_days, space.baseline.fresh_days_strong)
