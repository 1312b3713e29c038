"""Until when duties are due: after the meeting that a round speaks for, and in a look before the next one."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.i18n import Text, month, plain
from auditor.model.errors import WorkspaceError
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.meetings.terms import due_day, refuse_far_meeting
from auditor.workspace.config import MeetingPlan

TODAY, MEETS, FOLLOWS = date(2024, 2, 19), date(2024, 2, 20), date(2024, 3, 21)
FEBRUARY, SOME_DAY = Meeting("2024-02", MEETS), Meeting("2024-02")
CASES = {
    "a look, the next meeting": (MeetingPlan(next=MEETS), None, (MEETS, True, MEETS)),
    "a look, a day that was told": (MeetingPlan(next=FOLLOWS, due=TODAY), None, (TODAY, False, FOLLOWS)),
    "a look on the day of the meeting": (MeetingPlan(next=TODAY), None, (None, True, None)),
    "working days of a round that is kept after its meeting, from the day": (
        MeetingPlan(next=FOLLOWS, due_working_days=3), Meeting("2024-02", date(2024, 2, 1)), (date(2024, 2, 25), True, FOLLOWS),
    ),
    "the meeting itself": (MeetingPlan(next=MEETS), FEBRUARY, (None, True, None)),
    "the meeting that follows": (MeetingPlan(next=FOLLOWS), FEBRUARY, (FOLLOWS, True, FOLLOWS)),
    "nothing planned": (MeetingPlan(), FEBRUARY, (None, True, None)),
    "only the month known, planned in it": (MeetingPlan(next=MEETS), SOME_DAY, (None, True, None)),
    "only the month known, planned after it": (MeetingPlan(next=FOLLOWS), SOME_DAY, (FOLLOWS, True, FOLLOWS)),
    "a day told, of the meeting": (MeetingPlan(next=FOLLOWS, due=MEETS), FEBRUARY, (FOLLOWS, True, FOLLOWS)),
    "a day told, after the meeting": (
        MeetingPlan(next=FOLLOWS, due=date(2024, 3, 10)), FEBRUARY, (date(2024, 3, 10), False, FOLLOWS),
    ),
    "working days, from the meeting": (
        MeetingPlan(next=MEETS, due_working_days=3), FEBRUARY, (date(2024, 2, 27), True, None),
    ),
    "working days of a look, from the day": (
        MeetingPlan(next=MEETS, due_working_days=3), None, (date(2024, 2, 25), True, MEETS),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "meeting", "expected"), CASES.values(), ids=CASES)
def test_until_when_duties_are_due(plan, meeting, expected):
    assert due_day(plan, TODAY, meeting) == expected


@pytest.mark.parametrize(
    ("meeting", "is_far"),
    [("2023-11", True), ("2023-12", False), ("2024-02-20", False), ("2024-04", False), ("2024-05", True)],
)
def test_a_meeting_is_refused_where_it_lies_more_than_two_months_before_or_after_the_day(meeting, is_far):
    told = Text(en="{meeting} is far from {day}.", bn="{meeting}, {day}")
    if not is_far:
        refuse_far_meeting(meeting, TODAY, told)
        return
    with pytest.raises(WorkspaceError) as refused:
        refuse_far_meeting(meeting, TODAY, told, odd=[plain("The day is odd.")])
    assert [each.en for each in refused.value.messages] == [
        "The day is odd.",
        f"{month(meeting).en} is far from 19.02.2024.",
    ]
