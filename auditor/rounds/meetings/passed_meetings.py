"""Planned meetings without a round: asked about before one is kept that would pass over them or stand beside them, and told of until they are settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined, plain
from auditor.model.journal import MeetingMoved
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.missing_ledger import bars
from auditor.rounds.meetings.meeting_texts import IN_SETTINGS
from auditor.rounds.meetings.meetings import meetings_of, next_held
from auditor.workspace.questions import NEXT_MEETING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Answer


def without_round(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Return the meetings of a known day that have no round and are not settled: neither noted as not held, nor as held without one."""
    return tuple(
        each for each in meetings if each.held and not each.rounds and not each.held_without and each.day is not None
    )


def _is_over_without_round(meeting: Meeting, today: date) -> bool:
    """Whether the day of a meeting passed without a round, and it is not settled: whether it was held is not known."""
    return bool(without_round([meeting])) and meeting.is_before(today)


def can_be_noted_held(meeting: Meeting, today: date) -> bool:
    """Whether it can be said of a meeting that it was held, or is to be: it was noted as not held, or is over without a round."""
    return not meeting.held or _is_over_without_round(meeting, today)


def passed_over(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Return those of them that lie before the last one with a round: none can be kept for them any more."""
    last = _last_with_round(meetings)
    return tuple(each for each in without_round(meetings) if each.place < last)


def next_to_keep(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    """Return the first meeting from today on that has a round or can be given one; None where none is known."""
    beyond = passed_over(meetings)
    return next_held((each for each in meetings if each not in beyond), today)


def beside_or_before(meetings: Sequence[Meeting], meant: Meeting) -> tuple[Meeting, ...]:
    """Return the planned meetings without a round that one for another would pass over, or stand beside: of the same month, where that other was not planned.

    Args:
        meetings: those that are known.
        meant: the meeting for which a round is to be kept.

    """
    last, is_known = _last_with_round(meetings), _is_known(meetings, meant)
    planned = (each for each in without_round(meetings) if each.id != meant.id and each.place > last)
    return tuple(each for each in planned if each.place < meant.place or (not is_known and each.month == meant.month))


def asked_of_planned(meetings: Sequence[Meeting], meant: Meeting, today: date) -> tuple[Text, ...]:
    """Return what is asked of such meetings before a round is kept for another: whether one was held, or is the one that is meant."""
    to = _DATE if meant.day is None or _is_known(meetings, meant) else plain(f"{meant.day}")

    def asked(planned: Meeting) -> Text:
        passing_over = _WAS_IT_HELD if planned.is_before(today) else _PASSES_OVER
        return passing_over if planned.place < meant.place else _BESIDE

    return tuple(
        asked(each).filled(planned=each.called, day=f"{each.day}", meeting=meant.called, on=meant.named, to=to)
        for each in beside_or_before(meetings, meant)
    )


def told_to_settle(meetings: Sequence[Meeting], work: Meeting | None, today: date) -> tuple[Text, ...]:
    """Return what a checklist tells of planned meetings without a round, and how they are settled: of those that are over, and of those that no round can be kept for.

    Args:
        meetings: those that are known.
        work: the meeting that the work is for, of which the next step tells.
        today: today.

    """
    beyond = passed_over(meetings)
    over = tuple(each for each in meetings if each not in {*beyond, work} and _is_over_without_round(each, today))
    return tuple(
        told.filled(meetings=joined([each.called for each in found], ", "), day=f"{found[0].day}")
        for told, found in ((_OVER, over), (_PASSED_OVER, beyond))
        if found
    )


def keep_listed(space: Workspace, planned: Iterable[Meeting], day: date) -> None:
    """Note that of meetings which only the plan knows, as the plan will name a later one: it was not said that it is not held.

    Raises:
        LedgerError: the ledger cannot be read or written.

    """
    ledger = Ledger(space.ledger_path)
    known = {move.meeting for move in ledger.notes(MeetingMoved)}
    for each in planned:
        if each.day is not None and each.day == space.config.meeting.next and each.id not in known:
            ledger.note(MeetingMoved(each.id, None, each.day, day))


def stays_listed(space: Workspace, answered: Mapping[str, Answer], day: date) -> tuple[Text, ...]:
    """Note the passed meeting without a round that the plan named, once the plan names another or none, and return what to do about it.

    Without the ledger that it belongs into nothing is noted.

    Args:
        space: the workspace as it was before.
        answered: what the settings were told now, by question; only a plan that was told anew changes anything.
        day: today.

    Raises:
        LedgerError: the ledger cannot be read or written.

    """
    before, planned = space.config.meeting.next, answered.get(NEXT_MEETING)
    if NEXT_MEETING not in answered or before is None or before == planned or before >= day or bars(space):
        return ()
    passed = next((each for each in without_round(meetings_of(space)) if each.day == before), None)
    if passed is None:
        return ()
    keep_listed(space, (passed,), day)
    to = plain(f"{planned}") if planned is not None else _DATE
    return (_STAYS_LISTED.filled(passed=passed.called, day=f"{before}", to=to),)


def _last_with_round(meetings: Iterable[Meeting]) -> str:
    return max((each.place for each in meetings if each.rounds and each.held), default="")


def _is_known(meetings: Iterable[Meeting], meant: Meeting) -> bool:
    return any(each.id == meant.id for each in meetings)


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
    en="The {planned} was planned and has no round; was it held? If it was, keep its round first: --meeting {day}. If it was put off: auditor meeting move {day} {to}; if it was not held: auditor "
    "meeting cancel {day}. If this round is kept before that, it stays listed as a meeting without a round.",
    bn="{planned}টির পরিকল্পনা ছিল, কিন্তু এর জন্য যাচাই রাখা হয়নি; সভাটি কি হয়েছে? হয়ে থাকলে আগে এর যাচাই রাখুন: --meeting {day}। পিছিয়ে থাকলে: auditor meeting move {day} {to}; না হয়ে থাকলে: auditor "
    "meeting cancel {day}। তা না জানিয়ে এই যাচাই রাখলে সেটি যাচাইহীন সভা হিসেবে তালিকায় থাকবে।",
    on_screen=Text(
        en=f'The {{planned}} was planned and has no round; was it held? If it was, keep its round first; if it was put off or not held, say so on the screen Settings, under "{IN_SETTINGS.en}". If this round is kept before that, it stays listed as a meeting without a round.',
        bn=f"{{planned}}টির পরিকল্পনা ছিল, কিন্তু এর জন্য যাচাই রাখা হয়নি; সভাটি কি হয়েছে? হয়ে থাকলে আগে এর যাচাই রাখুন; পিছিয়ে থাকলে বা না হয়ে থাকলে “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে তা জানান। তা না জানিয়ে এই যাচাই রাখলে সেটি যাচাইহীন সভা হিসেবে তালিকায় থাকবে।",
    ),
)
_PASSES_OVER: Final = Text(
    en="The {planned} is planned and has no round; a round for the {meeting} would pass it over, and then none can be kept for it. If it is the one that is meant: --meeting {day}. "
    "If it is held on another day: auditor meeting move {day} {to}; if it is not held: auditor meeting cancel {day}",
    bn="{planned}টি নির্ধারিত আছে, এর যাচাই রাখা হয়নি; {meeting}র জন্য রাখলে সেটি বাদ পড়বে, এরপর আর তার যাচাই রাখা যাবে না। সেই সভার জন্য রাখতে চাইলে: --meeting {day}। "
    "সেটি অন্য তারিখে হলে: auditor meeting move {day} {to}; না হলে: auditor meeting cancel {day}",
    on_screen=Text(
        en=f'The {{planned}} is planned and has no round; a round for the {{meeting}} would pass it over, and then none can be kept for it. If it is the one that is meant, choose it above. If it is held on another day, or not held, say so on the screen Settings, under "{IN_SETTINGS.en}".',
        bn=f"{{planned}}টি নির্ধারিত আছে, এর যাচাই রাখা হয়নি; {{meeting}}র জন্য রাখলে সেটি বাদ পড়বে, এরপর আর তার যাচাই রাখা যাবে না। সেই সভার জন্য রাখতে চাইলে উপরে সেটি বেছে নিন। সেটি অন্য তারিখে হলে বা না হলে “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে তা জানান।",
    ),
)
_BESIDE: Final = Text(
    en="The {meeting} is not planned; the {planned} is, and has no round. If that one is meant: --meeting {day}. If it is held on {on} instead: auditor meeting move {day} {to}. If both are held, it stays planned.",
    bn="{meeting}টি নির্ধারিত নয়; নির্ধারিত আছে {planned}, যার যাচাই রাখা হয়নি। সেই সভার জন্য রাখতে চাইলে: --meeting {day}। সেটি এগিয়ে {on} তারিখে হলে: auditor meeting move {day} {to}। দুটি সভাই হলে সেটি নির্ধারিতই থাকবে।",
    on_screen=Text(
        en=f'The {{meeting}} is not planned; the {{planned}} is, and has no round. If that one is meant, choose it above. If it is held on {{on}} instead, say so on the screen Settings, under "{IN_SETTINGS.en}". If both are held, it stays planned.',
        bn=f"{{meeting}}টি নির্ধারিত নয়; নির্ধারিত আছে {{planned}}, যার যাচাই রাখা হয়নি। সেই সভার জন্য রাখতে চাইলে উপরে সেটি বেছে নিন। সেটি এগিয়ে {{on}} তারিখে হলে “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে তা জানান। দুটি সভাই হলে সেটি নির্ধারিতই থাকবে।",
    ),
)
_OVER: Final = Text(
    en="Planned and over, and no round was kept: {meetings}. If it was held, keep its round: auditor audit --keep --meeting {day}; if it was put off: auditor meeting move {day} DATE; "
    "if it was not held: auditor meeting cancel {day}; if it was held and no round is meant: auditor meeting held {day}",
    bn="নির্ধারিত ছিল, তারিখ পার হয়েছে, কিন্তু যাচাই রাখা হয়নি: {meetings}। হয়ে থাকলে যাচাই রাখুন: auditor audit --keep --meeting {day}; পিছিয়ে থাকলে: auditor meeting move {day} তারিখ; "
    "না হয়ে থাকলে: auditor meeting cancel {day}; হয়ে থাকলেও যাচাই রাখা না হলে: auditor meeting held {day}",
    on_screen=Text(
        en=f'Planned and over, and no round was kept: {{meetings}}. If it was held, keep its round on the screen Meeting; if it was put off, not held, or held and no round is meant, say so on the screen Settings, under "{IN_SETTINGS.en}".',
        bn=f"নির্ধারিত ছিল, তারিখ পার হয়েছে, কিন্তু যাচাই রাখা হয়নি: {{meetings}}। হয়ে থাকলে “সভা” পাতায় যাচাই রাখুন; পিছিয়ে থাকলে, না হয়ে থাকলে, বা হয়ে থাকলেও যাচাই রাখা না হলে “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে তা জানান।",
    ),
)
_PASSED_OVER: Final = Text(
    en="Planned and without a round, and none can be kept, for a later meeting has one: {meetings}. If it is not held, or was held on another day: auditor meeting cancel {day}; once it was held: auditor meeting held {day}",
    bn="নির্ধারিত, কিন্তু যাচাই রাখা হয়নি; পরের একটি সভার যাচাই থাকায় এখন আর রাখাও যাবে না: {meetings}। না হলে বা অন্য তারিখে হয়ে থাকলে: auditor meeting cancel {day}; হয়ে থাকলে: auditor meeting held {day}",
    on_screen=Text(
        en=f'Planned and without a round, and none can be kept, for a later meeting has one: {{meetings}}. Say on the screen Settings, under "{IN_SETTINGS.en}", whether it was held; one held on another day was not.',
        bn=f"নির্ধারিত, কিন্তু যাচাই রাখা হয়নি; পরের একটি সভার যাচাই থাকায় এখন আর রাখাও যাবে না: {{meetings}}। সভাটি হয়েছে কি না “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে জানান; অন্য তারিখে হয়ে থাকলে হয়নি বলে জানান।",
    ),
)
