"""A planned meeting whose day passed without a round: it is asked whether it was held, and it stays listed when a later one is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, plain
from auditor.model.journal import MeetingMoved
from auditor.rounds.ledger import Ledger
from auditor.rounds.meeting_texts import IN_SETTINGS
from auditor.rounds.meetings import meetings_of
from auditor.rounds.missing_ledger import missing_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.rounds.meetings import Meeting
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Answer


def without_round(meetings: Sequence[Meeting], before: Meeting, today: date) -> Meeting | None:
    """Return the last meeting before another whose day passed without a round, since the last one that has one; None where there is none.

    Whether it was held is not known.
    """
    last = max((meeting.place for meeting in meetings if meeting.rounds and meeting.held), default="")
    passed = [each for each in meetings if each.held and not each.rounds and each.day is not None and each.day < today]
    return next((each for each in reversed(passed) if last < each.place < before.place), None)


def asked_of_passed(meetings: Sequence[Meeting], meant: Meeting, today: date) -> tuple[Text, ...]:
    """Return the question whether such a meeting was held, before a round is kept for a later one; nothing where there is none."""
    passed = without_round(meetings, meant, today)
    return () if passed is None else (_WAS_IT_HELD.filled(passed=passed.called, day=f"{passed.day}"),)


def keep_listed(space: Workspace, passed: Meeting | None, day: date) -> None:
    """Note a passed meeting that only the plan knows, as the plan will name a later one: it was not said that it was not held.

    Raises:
        LedgerError: the ledger cannot be read or written.

    """
    ledger, planned = Ledger(space.ledger_path), space.config.meeting.next
    if passed is None or planned is None or passed.day != planned:
        return
    if all(move.meeting != passed.id for move in ledger.notes(MeetingMoved)):
        ledger.note(MeetingMoved(passed.id, None, planned, day))


def stays_listed(space: Workspace, planned: Answer, day: date) -> Text | None:
    """Note the passed meeting without a round that the plan named, once the plan names another or none, and return what to do about it; None where there is none.

    Without the ledger that it belongs into nothing is noted.

    Args:
        space: the workspace as it was before.
        planned: the day that the plan names now, or nothing.
        day: today.

    Raises:
        LedgerError: the ledger cannot be read or written.

    """
    before, missing = space.config.meeting.next, missing_ledger(space)
    if before is None or before in {day, planned} or before > day or (missing is not None and missing.bars):
        return None
    passed = next((each for each in meetings_of(space) if each.day == before and each.held and not each.rounds), None)
    if passed is None:
        return None
    keep_listed(space, passed, day)
    to = plain(f"{planned}") if planned is not None else _DATE
    return _STAYS_LISTED.filled(passed=passed.called, day=f"{before}", to=to)


_DATE: Final = Text(en="DATE", bn="তারিখ")
_STAYS_LISTED: Final = Text(
    en="The {passed} was planned, and no round was kept for it; it stays listed. If it was held, keep its round: auditor audit --keep --meeting {day}; if it was put off: auditor meeting move {day} {to}; if it was not held: "
    "auditor meeting cancel {day}",
    bn="{passed}টির পরিকল্পনা ছিল, কিন্তু এর জন্য যাচাই রাখা হয়নি; সভাটি তালিকায় থাকল। হয়ে থাকলে এর যাচাই রাখুন: auditor audit --keep --meeting {day}; পিছিয়ে থাকলে: auditor meeting move {day} {to}; না হয়ে থাকলে: "
    "auditor meeting cancel {day}",
    on_screen=Text(
        en=f'The {{passed}} was planned, and no round was kept for it; it stays listed. If it was held, keep its round on the screen Meeting; if it was put off or not held, say so on the screen Settings, under "{IN_SETTINGS.en}".',
        bn=f"{{passed}}টির পরিকল্পনা ছিল, কিন্তু এর জন্য যাচাই রাখা হয়নি; সভাটি তালিকায় থাকল। হয়ে থাকলে “সভা” পাতায় এর যাচাই রাখুন; পিছিয়ে থাকলে বা না হয়ে থাকলে “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে তা জানান।",
    ),
)
_WAS_IT_HELD: Final = Text(
    en="The {passed} was planned and has no round; was it held? If it was, keep its round first: --meeting {day}. If it was put off: auditor meeting move {day} DATE; if it was not held: auditor "
    "meeting cancel {day}. If this round is kept before that, it stays listed as a meeting without a round.",
    bn="{passed}টির পরিকল্পনা ছিল, কিন্তু এর জন্য যাচাই রাখা হয়নি; সভাটি কি হয়েছে? হয়ে থাকলে আগে এর যাচাই রাখুন: --meeting {day}। পিছিয়ে থাকলে: auditor meeting move {day} তারিখ; না হয়ে থাকলে: auditor "
    "meeting cancel {day}। তা না জানিয়ে এই যাচাই রাখলে সেটি যাচাইহীন সভা হিসেবে তালিকায় থাকবে।",
    on_screen=Text(
        en=f'The {{passed}} was planned and has no round; was it held? If it was, keep its round first; if it was put off or not held, say so on the screen Settings, under "{IN_SETTINGS.en}". If this round is kept before that, it stays listed as a meeting without a round.',
        bn=f"{{passed}}টির পরিকল্পনা ছিল, কিন্তু এর জন্য যাচাই রাখা হয়নি; সভাটি কি হয়েছে? হয়ে থাকলে আগে এর যাচাই রাখুন; পিছিয়ে থাকলে বা না হয়ে থাকলে “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে তা জানান। তা না জানিয়ে এই যাচাই রাখলে সেটি যাচাইহীন সভা হিসেবে তালিকায় থাকবে।",
    ),
)
