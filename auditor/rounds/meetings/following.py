"""The meeting after that of a round, before which is due what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor import discovery
from auditor.i18n import Text
from auditor.model.sentences import sentences
from auditor.rounds.meetings.meetings import refuse_unheld
from auditor.tables.answers import read_day
from auditor.workspace import questions, settings
from auditor.workspace.typed_days import MEETING_AHEAD, are_meant, far_ahead

if TYPE_CHECKING:
    from datetime import date

    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def is_open(space: Workspace, meant: Meeting) -> bool:
    """Whether it has to be asked, for the day of the meeting is known and that of none after it."""
    return meant.day is not None and planned(space, meant) is None


def planned(space: Workspace, meant: Meeting) -> date | None:
    """Return the day after a meeting that the workspace names for the next one; None where it names none after it."""
    told = space.config.meeting.next
    is_over = told is None or (told <= meant.day if meant.day else f"{told:%Y-%m}" <= meant.month)
    return None if is_over else told


def question(held: date) -> Text:
    """Return what is asked, of a meeting held on a day."""
    return _FOLLOWING.filled(day=held)


def read(typed: str, meant: Meeting) -> date | None:
    """Return the day that was typed, None where nothing was; ValueError where it is none after the meeting."""
    if not typed.strip():
        return None
    day = read_day(typed)
    if day is None or refusal(meant, day) is not None:
        raise ValueError("no later day")
    return day


def wrong(meant: Meeting, typed: str) -> Text:
    """Return what is said where no such day was typed: that it is none, or that it is too early."""
    day = read_day(typed)
    early = refusal(meant, day)
    return early or sentences((questions.BY_ID[questions.NEXT_MEETING].wrong, _NOT_AFTER.filled(day=meant.day or "")))


def refusal(meant: Meeting, told: date | None) -> Text | None:
    """Return why a day cannot be that of the next meeting; None where it can.

    It must lie after the meeting, and in a later month where only the month of that is known.
    """
    if told is None:
        return None
    if meant.day is None:
        same = _SAME_MONTH.filled(meeting=meant.named, day=told, command=f"--meeting {told}")
        return same if f"{told:%Y-%m}" <= meant.month else None
    return _TOO_EARLY.filled(told=told, day=meant.day) if told <= meant.day else None


def doubts(space: Workspace, meant: Meeting, told: date | None, today: date) -> tuple[Text, ...]:
    """Return what is odd about a day that was told of the next meeting; nothing where it is likely, or none was.

    Raises:
        AuditorError: the meeting of that day was noted as not held, or the ledger cannot be read.

    """
    refuse_unheld(space, told)
    known = planned(space, meant)
    other = () if told is None or known in {None, told} else (_ANOTHER.filled(known=known or "", told=told),)
    return (*other, *far_ahead(questions.BY_ID[questions.NEXT_MEETING].named, told, today, MEETING_AHEAD))


def note(space: Workspace, meant: Meeting, following: date | None, day: date) -> None:
    """Write down the next meeting once the round of the one before it is kept, so that settings and round name the same.

    Only then does the ledger know the day of the one before it.

    Raises:
        WorkspaceError: it does not fit together with what was told, or a file cannot be written.

    """
    if following is not None and planned(space, meant) != following:
        settings.tell(space.folder, {questions.NEXT_MEETING: following}, discovery.policies(), day, doubted=are_meant)


_FOLLOWING: Final = Text(
    en="Day of the meeting after that of {day}; what is left is due before it",
    bn="{day} তারিখের সভার পরের সভা কবে? অবশিষ্ট কাজ তার আগে শেষ করতে হবে",
)
_NOT_AFTER: Final = Text(en="The meeting that follows lies after {day}.", bn="পরের সভার তারিখ {day}-এর পরে হবে।")
_TOO_EARLY: Final = Text(
    en="{told} is too early: the meeting that follows lies after {day}. Give its day, or leave it open.",
    bn="{told} তারিখটি আগের: পরের সভার তারিখ {day}-এর পরে হবে। সেই তারিখ দিন, অথবা জানা না থাকলে খালি রাখুন।",
)
_ANOTHER: Final = Text(
    en="The settings name {known} as the next meeting. With this the round and the settings will name {told}.",
    bn="সেটিংসে পরবর্তী সভা {known}। এটি মেনে নিলে যাচাই ও সেটিংস দুটিতেই {told} লেখা হবে।",
)
_SAME_MONTH: Final = Text(
    en="{day} lies in the month of the meeting itself ({meeting}), and --next-meeting is the one after it. If {day} is the meeting "
    "of this round: {command}",
    bn="{day} এই যাচাইয়ের সভার মাসেই ({meeting}); --next-meeting হলো তার পরের সভা। {day} এই যাচাইয়ের সভা হলে লিখুন: {command}",
    on_screen=Text(
        en="{day} lies in the month of the meeting itself ({meeting}), and the next meeting is the one after it. If {day} is the meeting of this round, choose that day on the screen Meeting.",
        bn="{day} এই যাচাইয়ের সভার মাসেই ({meeting}); পরবর্তী সভা হলো তার পরেরটি। {day} এই যাচাইয়ের সভা হলে “সভা” পাতায় ওই তারিখ বেছে নিন।",
    ),
)
