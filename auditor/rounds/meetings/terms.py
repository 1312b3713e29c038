"""Until when duties are to be done, and for which meeting a round may speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.i18n import month as month_name
from auditor.model.errors import WorkspaceError
from auditor.workspace.working_days import working_days_after

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.config import MeetingPlan


def due_day(plan: MeetingPlan, day: date, meeting: Meeting | None) -> tuple[date | None, bool, date | None]:
    """Return until when duties are to be done, whether that is assumed, and the day of the next meeting.

    The decision says "urgently" and names no day: the next meeting stands for it, or a number of working days. What is left in
    a round is told at its meeting, so it is due before the meeting after that one; what is asked in a look, before the next.

    Args:
        plan: what the workspace plans.
        day: the day of the audit.
        meeting: for which meeting the round speaks; None for a look.

    """
    start = max(day, meeting.day) if meeting is not None and meeting.day is not None else day
    follows = plan.next is not None and plan.next > start and (meeting is None or meeting.is_before(plan.next))
    next_meeting = plan.next if follows else None
    if plan.due is not None and (plan.due > start or (meeting is None and plan.due == start)):
        return plan.due, False, next_meeting
    if plan.due_working_days:
        return working_days_after(start, plan.due_working_days), True, next_meeting
    return next_meeting, True, next_meeting


def refuse_far_meeting(meeting: str, day: date, told: Text, *, odd: Iterable[Text] = ()) -> None:
    """Refuse a meeting that is not near a day: a slip of the hand or a wrong clock would bar all others.

    Args:
        meeting: the meeting's month, YYYY-MM.
        day: today, or the day of the audit.
        told: what is said, with ``{meeting}`` and ``{day}``.
        odd: what is odd about the day itself, said first: then it is the day that is to be set right.

    Raises:
        WorkspaceError: it lies more than `MOST_MONTHS_APART` months before or after.

    """
    year, month = (int(part) for part in meeting.split("-")[:2])
    apart = (year - day.year) * 12 + month - day.month
    if not -MOST_MONTHS_APART <= apart <= MOST_MONTHS_APART:
        raise WorkspaceError(*odd, told.filled(meeting=month_name(meeting), day=day))


MOST_MONTHS_APART: Final = 2
