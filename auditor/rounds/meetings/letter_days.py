"""Days of letters beside each other: which meeting comes after one, and on which a letter that was there already cannot have gone out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.model.letters import REMINDERS

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.letters import Letter
    from auditor.workspace.folder import Workspace


def next_meeting(space: Workspace, letter: Letter, day: date) -> date | None:
    """Return the first after a day of the meeting that a letter says it is due at, and the next one as it is planned now; None where neither lies ahead.

    A letter says so where letters are due at the next meeting (``letter-days`` 0); one to the portal's owner is due on no day.
    """
    if letter.draft.purpose not in REMINDERS:
        return None
    ahead = (each for each in (letter.draft.due, space.config.meeting.next) if each is not None and each > day)
    return min(ahead, default=None)


def refuse_sent_later(letter: Letter, day: date) -> None:
    """Refuse a day of going out after one on which an office had a letter, or on which it was answered.

    Raises:
        WorkspaceError: by what was noted it was there by then.

    """
    number, answered = letter.draft.number, letter.answered
    there = min((each.day for each in letter.received.values()), default=day)
    if there < day:
        raise WorkspaceError(_HAD_IT.filled(number=number, day=there))
    if answered is not None and answered.day < day:
        raise WorkspaceError(_ANSWERED.filled(number=number, day=answered.day))


_HAD_IT: Final = Text(
    en="Letter {number}: it was noted that an office had it on {day}, so it did not go out later. Correct the day (--day); if that one is wrong, note the "
    "right one first: auditor remind --received {number} --office ID",
    bn="{number} নম্বর পত্র: একটি দপ্তর {day} তারিখে পেয়েছে বলে লেখা আছে, তাই পত্রটি তার পরে পাঠানো হয়নি। তারিখ ঠিক করুন (--day); পাওয়ার তারিখ ভুল হলে আগে সেটি ঠিক করে লিখুন: "
    "auditor remind --received {number} --office দপ্তর",
    on_screen=Text(
        en="Letter {number}: it was noted that an office had it on {day}, so it did not go out later. Correct the day; if that one is wrong, note the right one first.",
        bn="{number} নম্বর পত্র: একটি দপ্তর {day} তারিখে পেয়েছে বলে লেখা আছে, তাই পত্রটি তার পরে পাঠানো হয়নি। তারিখ ঠিক করুন; পাওয়ার তারিখ ভুল হলে আগে সেটি ঠিক করে লিখুন।",
    ),
)
_ANSWERED: Final = Text(
    en="Letter {number}: it was noted that it was answered on {day}, so it did not go out later. Correct the day (--day); if that one is wrong, note the right "
    "one first: auditor remind --answered {number} --what TEXT",
    bn="{number} নম্বর পত্র: {day} তারিখে উত্তর এসেছে বলে লেখা আছে, তাই পত্রটি তার পরে পাঠানো হয়নি। তারিখ ঠিক করুন (--day); উত্তরের তারিখ ভুল হলে আগে সেটি ঠিক করে লিখুন: "
    "auditor remind --answered {number} --what উত্তর",
    on_screen=Text(
        en="Letter {number}: it was noted that it was answered on {day}, so it did not go out later. Correct the day; if that one is wrong, note the right one first.",
        bn="{number} নম্বর পত্র: {day} তারিখে উত্তর এসেছে বলে লেখা আছে, তাই পত্রটি তার পরে পাঠানো হয়নি। তারিখ ঠিক করুন; উত্তরের তারিখ ভুল হলে আগে সেটি ঠিক করে লিখুন।",
    ),
)
