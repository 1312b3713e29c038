"""A meeting that is put off, or was not held: noted in the ledger, and the plan of the workspace with it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from auditor import discovery
from auditor.i18n import Text, joined, meeting_called, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.journal import MeetingCancelled, MeetingMoved
from auditor.rounds.identity.listed import counted_though_not_held, left_out_though_held
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.writable import refuse_unwritable
from auditor.rounds.meetings.hanging import hanging_on
from auditor.rounds.meetings.meetings import called_off, if_by_mistake, last_held, meetings_of, next_held
from auditor.rounds.meetings.passed_meetings import can_be_noted_held
from auditor.rounds.meetings.told_meetings import said_unheld, told_of_its_papers
from auditor.rounds.sampling import is_drawn
from auditor.workspace import questions, settings
from auditor.workspace.typed_days import MEETING_AHEAD, are_meant, before_today, far_ahead, refuse_odd

if TYPE_CHECKING:
    from datetime import date

    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace
    from auditor.workspace.typed_days import Doubted


def move(space: Workspace, meant: Meeting, to: date, day: date, doubted: Doubted = refuse_odd) -> Text:
    """Note that a meeting is put off, or brought forward, and return what that means for what was kept for it.

    Args:
        space: the workspace.
        meant: the meeting, one that is known.
        to: the day on which it is to be held.
        day: the day of the note.
        doubted: called with what is odd about the day before anything is noted; without it, what is odd is refused.

    Raises:
        AuditorError: it is planned for that day already, another meeting is, one for which a round was kept would come on its other
            side, or ledger or settings cannot be written.

    """
    refuse_unwritable(space)
    if meant.day == to:
        raise WorkspaceError(_SAME_DAY.filled(day=to))
    if any(other.day == to and other.held and not _is_only_planned(space, other) for other in meetings_of(space)):
        raise WorkspaceError(_TAKEN.filled(day=to))
    passed = [other for other in meetings_of(space) if _change_places(meant, to, other)]
    for other in passed:
        if other.rounds:
            raise WorkspaceError(_OTHER_ORDER.filled(meeting=meant.called, other=other.called), if_by_mistake(other))
    what = questions.BY_ID[questions.NEXT_MEETING].named if _is_next(space, meant) else _NEW_DAY
    doubted(
        (
            *before_today(what, to, day),
            *far_ahead(what, to, day, MEETING_AHEAD),
            *([_OVER.filled(meeting=meant.called)] if meant.rounds and meant.is_before(day) else []),
            *(_BEYOND_PLANNED.filled(meeting=meant.called, other=other.called) for other in passed),
        )
    )
    _note(
        space,
        MeetingMoved(meant.id, meant.day, to, day),
        {questions.NEXT_MEETING: to} if _is_next(space, meant) else {},
        day,
    )
    ledger = Ledger(space.ledger_path)
    last, _ = last_held(space)
    is_passed = last is not None and last.header.meeting != meant.id
    can_be_kept_again = _MOVED_PASSED if is_passed else _MOVED_WITH_ROUND
    told = _MOVED_DRAWN if is_drawn(ledger, meant.id) else can_be_kept_again if meant.rounds else _MOVED
    return told.filled(meeting=meant.called, to=to, again=f"{to}")


def cancel(space: Workspace, meant: Meeting, day: date, doubted: Doubted = refuse_odd) -> tuple[Text, ...]:
    """Note that a meeting was not held, or is cancelled, and return which is the next one, who is to be told, and which papers compare with it.

    Args:
        space: the workspace.
        meant: the meeting, one that is known.
        day: the day of the note.
        doubted: called with what hangs on it and shows that it was held, before anything is noted; without it, such a one is refused.

    Raises:
        AuditorError: it is not meant, or ledger or settings cannot be written.

    """
    refuse_unwritable(space)
    doubted(hanging_on(space, meant))
    _note(
        space,
        MeetingCancelled(meant.id, meant.day, day),
        {questions.NEXT_MEETING: None} if _is_next(space, meant) else {},
        day,
    )
    ahead = [other for other in meetings_of(space) if other.held and other.id != meant.id and not other.is_before(day)]
    told = (_UNHELD_NEXT if ahead else _UNHELD).filled(
        meeting=meant.called,
        how=said_unheld(meant, day),
        next=ahead[0].named if ahead else "",
    )
    return (told, *told_of_its_papers(space, meant), *_told_of_last(space, day))


def hold(space: Workspace, meant: Meeting, day: date) -> tuple[Text, ...]:
    """Note that a meeting that was noted as not held is held after all, and return what that means, and which papers pass over it; one to come is planned again.

    Of one whose day is over and that has no round it is noted that it was held, and that none is meant.

    Raises:
        AuditorError: it is to be held as far as is known, another is on its day, or ledger or settings cannot be written.

    """
    refuse_unwritable(space)
    if not can_be_noted_held(meant, day):
        raise WorkspaceError(_HELD_ALREADY.filled(meeting=meant.called))
    others = (other.day for other in meetings_of(space) if other.held and other.id != meant.id)
    if meant.day is not None and meant.day in others:
        raise WorkspaceError(_TAKEN.filled(day=meant.day))
    is_planned = meant.day is not None and meant.day >= day and space.config.meeting.next is None
    planned = {questions.NEXT_MEETING: meant.day} if is_planned else {}
    _note(space, MeetingCancelled(meant.id, meant.day, day, taken_back=True), planned, day)
    told = _HELD_WITHOUT if meant.held else _TO_BE_HELD if meant.is_after(day) else _HELD
    return (
        told.filled(meeting=meant.called, counts=_WITH_ROUNDS if meant.rounds else plain("")),
        *told_of_its_papers(space, meant, held=True),
        *_told_of_last(space, day),
    )


def _told_of_last(space: Workspace, day: date) -> tuple[Text, ...]:
    last = Ledger(space.ledger_path).rounds()[-1:]
    return tuple(told for kept in last for told in noted_otherwise_since(space, kept, day))


def noted_otherwise_since(space: Workspace, kept: RoundHead, day: date) -> tuple[Text, ...]:
    """Return what papers of a round say otherwise than what was noted since of which meetings were held, and what to do: a meeting counted or left out, or the one that follows."""
    return (*counted_otherwise(space, kept), *filter(None, [passed_over(space, kept, day)]))


def passed_over(space: Workspace, kept: RoundHead, day: date) -> Text | None:
    """Return that papers of a round do not name the meeting that follows it, since that was noted as not held when it was kept, and what to do.

    None where that is not so, and once that meeting is over.

    """
    ledger, header, known = Ledger(space.ledger_path), kept.header, meetings_of(space)
    own = next((meeting for meeting in known if meeting.id == header.meeting), None)
    held_since = called_off(ledger.before(kept.entry)) - called_off(ledger)
    if own is None or not own.held or not held_since:
        return None
    following = next_held(known, day, after=own.place)
    if following is None or following.day is None or following.id not in held_since:
        return None
    if header.next_meeting is not None and header.next_meeting <= following.day:
        return None
    is_last = kept.number == len(ledger.rounds()) and not is_drawn(ledger, header.meeting)
    return (_PASSES_OVER_AGAIN if is_last else _PASSES_OVER).filled(
        n=kept.number,
        meeting=following.called,
        again=plain(f"{own.day or own.id}"),
        next=plain(f"{following.day}"),
    )


def counted_otherwise(space: Workspace, kept: RoundHead) -> tuple[Text, ...]:
    """Return that papers of a round compare with a meeting that was noted as not held since, or leave out one that is held after all, and what to do, where that is so."""
    ledger = Ledger(space.ledger_path)
    known = {meeting.id: meeting for meeting in meetings_of(space)}
    if not known[kept.header.meeting].held:
        return ()
    is_last = kept.number == len(ledger.rounds()) and not is_drawn(ledger, kept.header.meeting)
    found = (
        (counted_though_not_held(ledger, kept), _COMPARES_AGAIN if is_last else _COMPARES),
        (left_out_though_held(ledger, kept), _LEAVES_OUT_AGAIN if is_last else _LEAVES_OUT),
    )
    return tuple(
        told.filled(
            n=kept.number,
            meetings=joined(
                [meeting_called(head.header.meeting, known[head.header.meeting].day) for head in heads], ", "
            ),
            again=plain(f"{kept.header.meets_on or kept.header.meeting}"),
        )
        for heads, told in found
        if heads
    )


def _change_places(meant: Meeting, to: date, other: Meeting) -> bool:
    """Whether a meeting would lie on the other side of one that is moved."""
    if other.id == meant.id or not (other.held and other.day):
        return False
    came_before = other.day < meant.day if meant.day is not None else other.month < meant.month
    return came_before != (other.day < to)


def _is_only_planned(space: Workspace, meeting: Meeting) -> bool:
    """Whether nothing but the plan knows a meeting: then it may be the one that is put off, told twice."""
    noted = {move.meeting for move in Ledger(space.ledger_path).notes(MeetingMoved)}
    return meeting.rounds == 0 and meeting.day == space.config.meeting.next and meeting.id not in noted


def _is_next(space: Workspace, meant: Meeting) -> bool:
    return space.config.meeting.next is not None and space.config.meeting.next == meant.day


def _note(space: Workspace, entry: MeetingMoved | MeetingCancelled, planned: dict[str, date | None], day: date) -> None:
    """Write the plan and note it in the ledger, or neither."""
    before = space.config.meeting.next
    if planned:
        settings.tell(space.folder, planned, discovery.policies(), day, doubted=are_meant)
    try:
        Ledger(space.ledger_path).note(entry)
    except BaseException:
        if planned:
            with suppress(AuditorError):
                settings.tell(
                    space.folder, {questions.NEXT_MEETING: before}, discovery.policies(), day, doubted=are_meant
                )
        raise


_SAME_DAY: Final = Text(
    en="The meeting is planned for {day} already; nothing was noted.", bn="সভাটি {day} তারিখেই নির্ধারিত আছে; কিছু লেখা হয়নি।"
)
_TAKEN: Final = Text(
    en="Another meeting is known for {day}; nothing was noted. See: auditor meeting",
    bn="{day} তারিখে অন্য একটি সভা আছে; কিছু লেখা হয়নি। দেখুন: auditor meeting",
    on_screen=Text(
        en="Another meeting is known for {day}; nothing was noted.",
        bn="{day} তারিখে অন্য একটি সভা আছে; কিছু লেখা হয়নি।",
    ),
)
_OTHER_ORDER: Final = Text(
    en="The {meeting} would change places with the {other}, for which a round was kept; nothing was noted. Give the right day.",
    bn="এতে {meeting} ও {other}র ক্রম উল্টে যায়, অথচ {other}র জন্য যাচাই রাখা হয়েছে; কিছু লেখা হয়নি। সঠিক তারিখ দিন।",
)
_OVER: Final = Text(
    en="The {meeting} is over, and a round was kept for it.", bn="{meeting}র তারিখ পার হয়েছে, এর জন্য যাচাইও রাখা হয়েছে।"
)
_BEYOND_PLANNED: Final = Text(
    en="The {meeting} would change places with the {other}, which is planned.",
    bn="এতে {meeting} ও নির্ধারিত {other}র ক্রম উল্টে যায়।",
)
_HELD_ALREADY: Final = Text(
    en="The {meeting} was not noted as not held; nothing was noted. See: auditor meeting",
    bn="{meeting}টি অনুষ্ঠিত হয়নি বলে লেখা নেই; কিছু লেখা হয়নি। দেখুন: auditor meeting",
    on_screen=Text(
        en="The {meeting} was not noted as not held; nothing was noted.",
        bn="{meeting}টি অনুষ্ঠিত হয়নি বলে লেখা নেই; কিছু লেখা হয়নি।",
    ),
)
_HELD: Final = Text(
    en="Noted: the {meeting} is held after all{counts}. Next: auditor",
    bn="লেখা হয়েছে: {meeting}টি অনুষ্ঠিত বলে গণ্য হবে{counts}। এরপর: auditor",
    on_screen=Text(
        en="Noted: the {meeting} is held after all{counts}.",
        bn="লেখা হয়েছে: {meeting}টি অনুষ্ঠিত বলে গণ্য হবে{counts}।",
    ),
)
_TO_BE_HELD: Final = Text(
    en="Noted: the {meeting} is held after all{counts}. Next: auditor",
    bn="লেখা হয়েছে: {meeting}টি বাতিল নয়, হবে{counts}। এরপর: auditor",
    on_screen=Text(
        en="Noted: the {meeting} is held after all{counts}.",
        bn="লেখা হয়েছে: {meeting}টি বাতিল নয়, হবে{counts}।",
    ),
)
_HELD_WITHOUT: Final = Text(
    en="Noted: the {meeting} was held, and no round is meant for it. Next: auditor",
    bn="লেখা হয়েছে: {meeting}টি হয়েছে, এর জন্য যাচাই রাখা হবে না। এরপর: auditor",
    on_screen=Text(
        en="Noted: the {meeting} was held, and no round is meant for it.",
        bn="লেখা হয়েছে: {meeting}টি হয়েছে, এর জন্য যাচাই রাখা হবে না।",
    ),
)
_WITH_ROUNDS: Final = Text(en=", and counts with the rounds kept for it", bn="; এর জন্য রাখা যাচাইও ধরা হবে")
_NEW_DAY: Final = Text(en="new day of the meeting", bn="সভার নতুন তারিখ")
_MOVED: Final = Text(
    en="Noted: the {meeting} is held on {to}. It stays the same meeting. Next: auditor",
    bn="লেখা হয়েছে: {meeting}টি {to} তারিখে হবে। সভা একই থাকল। এরপর: auditor",
    on_screen=Text(
        en="Noted: the {meeting} is held on {to}. It stays the same meeting.",
        bn="লেখা হয়েছে: {meeting}টি {to} তারিখে হবে। সভা একই থাকল।",
    ),
)
_MOVED_WITH_ROUND: Final = Text(
    en="Noted: the {meeting} is held on {to}. It stays the same meeting. The round kept for it and its papers bear the "
    "former day. To have papers with the new one, keep it again: auditor audit --keep --meeting {again}",
    bn="লেখা হয়েছে: {meeting}টি {to} তারিখে হবে। সভা একই থাকল। তবে এই সভার জন্য রাখা যাচাই ও তার কাগজে আগের তারিখ আছে। নতুন তারিখের "
    "কাগজ পেতে আবার রাখুন: auditor audit --keep --meeting {again}",
    on_screen=Text(
        en="Noted: the {meeting} is held on {to}. It stays the same meeting. The round kept for it and its papers bear the former day. To have papers with the new one, keep it again on the screen Meeting.",
        bn="লেখা হয়েছে: {meeting}টি {to} তারিখে হবে। সভা একই থাকল। তবে এই সভার জন্য রাখা যাচাই ও তার কাগজে আগের তারিখ আছে। নতুন তারিখের কাগজ পেতে “সভা” পাতায় আবার রাখুন।",
    ),
)
_MOVED_PASSED: Final = Text(
    en="Noted: the {meeting} is held on {to}. It stays the same meeting. A round was kept for a later meeting since, so the round kept for it cannot be kept again: its papers, and what "
    "later papers say of it, bear the former day; write the new day on them by hand. Next: auditor",
    bn="লেখা হয়েছে: {meeting}টি {to} তারিখে হবে। সভা একই থাকল। তবে এরপর পরের সভার যাচাই রাখা হয়েছে, তাই এই সভার যাচাই আর রাখা যাবে না: এর কাগজে ও পরের কাগজে এই সভার উল্লেখে আগের তারিখ থাকবে; "
    "কাগজে নতুন তারিখ হাতে লিখে দিন। এরপর: auditor",
    on_screen=Text(
        en="Noted: the {meeting} is held on {to}. It stays the same meeting. A round was kept for a later meeting since, so the round kept for it cannot be kept again: its papers, and what later papers say of it, bear the former day; write the new day on them by hand.",
        bn="লেখা হয়েছে: {meeting}টি {to} তারিখে হবে। সভা একই থাকল। তবে এরপর পরের সভার যাচাই রাখা হয়েছে, তাই এই সভার যাচাই আর রাখা যাবে না: এর কাগজে ও পরের কাগজে এই সভার উল্লেখে আগের তারিখ থাকবে; কাগজে নতুন তারিখ হাতে লিখে দিন।",
    ),
)
_MOVED_DRAWN: Final = Text(
    en="Noted: the {meeting} is held on {to}. It stays the same meeting. Offices were already drawn from the round kept for "
    "it, so that round and its papers stay as they are and bear the former day; write the new day on them by hand. Next: auditor",
    bn="লেখা হয়েছে: {meeting}টি {to} তারিখে হবে। সভা একই থাকল। তবে এই সভার রাখা যাচাই থেকে দৈবচয়ন হয়ে গেছে, তাই যাচাই ও তার কাগজ "
    "আগের তারিখসহ অপরিবর্তিত থাকবে; কাগজে নতুন তারিখ হাতে লিখে দিন। এরপর: auditor",
    on_screen=Text(
        en="Noted: the {meeting} is held on {to}. It stays the same meeting. Offices were already drawn from the round kept for it, so that round and its papers stay as they are and bear the former day; write the new day on them by hand.",
        bn="লেখা হয়েছে: {meeting}টি {to} তারিখে হবে। সভা একই থাকল। তবে এই সভার রাখা যাচাই থেকে দৈবচয়ন হয়ে গেছে, তাই যাচাই ও তার কাগজ আগের তারিখসহ অপরিবর্তিত থাকবে; কাগজে নতুন তারিখ হাতে লিখে দিন।",
    ),
)
_UNHELD_NEXT: Final = Text(
    en="Noted: the {meeting} {how}. The next one is that of {next}. Next: auditor",
    bn="লেখা হয়েছে: {meeting}টি {how}। পরবর্তী সভা {next}। এরপর: auditor",
    on_screen=Text(
        en="Noted: the {meeting} {how}. The next one is that of {next}.",
        bn="লেখা হয়েছে: {meeting}টি {how}। পরবর্তী সভা {next}।",
    ),
)
_COMPARES: Final = Text(
    en="Round {n} compares with the {meetings}, which was not held, and counts it; its papers stay so. Note it on them by hand.",
    bn="{n} নম্বর যাচাইয়ের কাগজে {meetings}র সঙ্গে তুলনা আছে, অথচ সভাটি অনুষ্ঠিত হয়নি। কাগজ এমনই থাকবে; কথাটি কাগজে হাতে লিখে রাখুন।",
)
_COMPARES_AGAIN: Final = Text(
    en="Round {n} compares with the {meetings}, which was not held, and counts it. To have papers without it, keep the round again: "
    "auditor audit --keep --meeting {again}",
    bn="{n} নম্বর যাচাইয়ের কাগজে {meetings}র সঙ্গে তুলনা আছে, অথচ সভাটি অনুষ্ঠিত হয়নি। তা ছাড়া কাগজ পেতে যাচাইটি আবার রাখুন: "
    "auditor audit --keep --meeting {again}",
    on_screen=Text(
        en="Round {n} compares with the {meetings}, which was not held, and counts it. To have papers without it, keep the round again on the screen Meeting.",
        bn="{n} নম্বর যাচাইয়ের কাগজে {meetings}র সঙ্গে তুলনা আছে, অথচ সভাটি অনুষ্ঠিত হয়নি। তা ছাড়া কাগজ পেতে “সভা” পাতায় যাচাইটি আবার রাখুন।",
    ),
)
_LEAVES_OUT: Final = Text(
    en="Round {n} was kept while the {meetings} was noted as not held, so it neither compares with it nor counts it; its papers stay so. Note it on them by hand.",
    bn="{n} নম্বর যাচাই রাখার সময় {meetings}টি অনুষ্ঠিত হয়নি বলে লেখা ছিল, তাই এর কাগজে সেটির সঙ্গে তুলনা নেই এবং সেটি ধরাও হয়নি। কাগজ এমনই থাকবে; কথাটি কাগজে হাতে লিখে রাখুন।",
)
_LEAVES_OUT_AGAIN: Final = Text(
    en="Round {n} was kept while the {meetings} was noted as not held, so it neither compares with it nor counts it. To have papers that do, keep the round again: "
    "auditor audit --keep --meeting {again}",
    bn="{n} নম্বর যাচাই রাখার সময় {meetings}টি অনুষ্ঠিত হয়নি বলে লেখা ছিল, তাই এর কাগজে সেটির সঙ্গে তুলনা নেই এবং সেটি ধরাও হয়নি। সেটিসহ কাগজ পেতে যাচাইটি আবার রাখুন: "
    "auditor audit --keep --meeting {again}",
    on_screen=Text(
        en="Round {n} was kept while the {meetings} was noted as not held, so it neither compares with it nor counts it. To have papers that do, keep the round again on the screen Meeting.",
        bn="{n} নম্বর যাচাই রাখার সময় {meetings}টি অনুষ্ঠিত হয়নি বলে লেখা ছিল, তাই এর কাগজে সেটির সঙ্গে তুলনা নেই এবং সেটি ধরাও হয়নি। সেটিসহ কাগজ পেতে “সভা” পাতায় যাচাইটি আবার রাখুন।",
    ),
)
_PASSES_OVER: Final = Text(
    en="Round {n} was kept while the {meeting} was noted as not held, so its papers do not name that one as the next; they stay so. Note it on them by hand.",
    bn="{n} নম্বর যাচাই রাখার সময় {meeting}টি অনুষ্ঠিত হয়নি বলে লেখা ছিল, তাই এর কাগজে পরবর্তী সভা হিসেবে সেটি নেই। কাগজ এমনই থাকবে; কথাটি কাগজে হাতে লিখে রাখুন।",
)
_PASSES_OVER_AGAIN: Final = Text(
    en="Round {n} was kept while the {meeting} was noted as not held, so its papers do not name that one as the next, before which is due what is left. "
    "To have papers that do, keep the round again: auditor audit --keep --meeting {again} --next-meeting {next}",
    bn="{n} নম্বর যাচাই রাখার সময় {meeting}টি অনুষ্ঠিত হয়নি বলে লেখা ছিল, তাই এর কাগজে পরবর্তী সভা হিসেবে সেটি নেই, আর অবশিষ্ট কাজের শেষ সময়ও সে অনুযায়ী নয়। ঠিক কাগজ পেতে যাচাইটি আবার রাখুন: "
    "auditor audit --keep --meeting {again} --next-meeting {next}",
    on_screen=Text(
        en="Round {n} was kept while the {meeting} was noted as not held, so its papers do not name that one as the next, before which is due what is left. To have papers that do, keep the round again on the screen Meeting, with that day as the next meeting.",
        bn="{n} নম্বর যাচাই রাখার সময় {meeting}টি অনুষ্ঠিত হয়নি বলে লেখা ছিল, তাই এর কাগজে পরবর্তী সভা হিসেবে সেটি নেই, আর অবশিষ্ট কাজের শেষ সময়ও সে অনুযায়ী নয়। ঠিক কাগজ পেতে “সভা” পাতায় ওই তারিখটি পরবর্তী সভা হিসেবে দিয়ে যাচাইটি আবার রাখুন।",
    ),
)
_UNHELD: Final = Text(
    en="Noted: the {meeting} {how}. Tell the next one with: auditor settings --next-meeting DATE",
    bn="লেখা হয়েছে: {meeting}টি {how}। পরবর্তী সভার তারিখ জানাতে চালান: auditor settings --next-meeting তারিখ",
    on_screen=Text(
        en="Noted: the {meeting} {how}. Tell the next one under Meeting above.",
        bn="লেখা হয়েছে: {meeting}টি {how}। পরবর্তী সভার তারিখ উপরে “সভা” অংশে লিখুন।",
    ),
)
