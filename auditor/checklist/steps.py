"""From the state of a workspace to the one next step; pure."""

from __future__ import annotations

from enum import Enum, auto
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.checklist.state import Register
from auditor.i18n import Text, plain
from auditor.views.sampling import once_known
from auditor.workspace.folder import register_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checklist.kept import LastRound
    from auditor.checklist.state import State
    from auditor.rounds.meetings.meetings import Meeting


class Deed(Enum):
    """What brings the work forward."""

    RESTORE = auto()
    FIND_LEDGER = auto()
    LOOK_AT_LEDGER = auto()
    BEGIN_ANEW = auto()
    SET_CLOCK = auto()
    NOTE_NEXT = auto()
    KEEP_AGAIN = auto()
    MAKE_PAPERS = auto()
    FIND_KEY = auto()
    OPEN_SLIPS = auto()
    MEND_FILES = auto()
    FIND_FILES = auto()
    HAND_IN = auto()
    FILL_REGISTER = auto()
    KEEP_ROUND = auto()
    PLAN_MEETING = auto()
    HOLD_MEETING = auto()
    SEE_LOGINS = auto()
    ASK_OFFICES = auto()
    ENTER_ANSWERS = auto()
    GO_ON_ASKING = auto()
    FOLLOW_UP = auto()


_KEEPING_DAYS: Final = 7
"""So many days before a meeting its round is to be kept, whoever is still silent or has something left to do: papers have to be made, signed and handed out."""


class Step(Struct, frozen=True):
    """The next step: what it is, and the command by which it is done in a terminal."""

    deed: Deed
    command: Text


def next_step(state: State) -> Step:
    """Return the one step that brings the work forward.

    A ledger that was altered or is gone is brought back before all, and a folder that has another upazila's is begun anew. What was begun is ended first: the next meeting of a round, papers
    of a round that was kept for a meeting to come, slips that came, files in the way. Then the meeting that the work is for gets its round, and a round is never advised for a meeting that has one, unless evidence came in or its day changed since;
    of one that was drawn for, the logins drawn are seen.
    """
    begun = next(chain(_before_all(state), _begun(state)), None)
    if begun is not None:
        return begun
    kept = state.kept
    if kept is not None and _is_outdated(kept, state):
        return Step(Deed.KEEP_ROUND, _STEP_KEEP.filled(meeting=f"{kept.meets_on or kept.meeting}"))
    if kept is not None and not state.can_keep and kept.held and state.to_be_seen > state.once_known:
        return Step(Deed.SEE_LOGINS, _STEP_SEE.filled(n=state.to_be_seen, known=once_known(state.once_known)))
    if kept is not None and _speaks_for_the_work(kept, state):
        is_over = not kept.held or kept.is_over(state.day)
        return Step(Deed.PLAN_MEETING, _STEP_PLAN) if is_over else Step(Deed.HOLD_MEETING, _STEP_MEETING)
    over = meeting_to_settle(state)
    return _step_after(over) if over is not None else _towards_a_round(state)


def _before_all(state: State) -> Iterator[Step]:
    """Yield the step that sets right the ledger, the folder, or the clock, by which all else is known."""
    if state.ledger_fault is not None:
        yield Step(Deed.RESTORE, _STEP_RESTORE)
    if (missing := state.missing) is not None:
        if missing.command is not None:
            yield Step(Deed.FIND_LEDGER, missing.command)
        if missing.bars:
            yield Step(Deed.LOOK_AT_LEDGER, _STEP_LOOK)
    if state.copied is not None:
        _, beginning = state.copied
        yield Step(Deed.BEGIN_ANEW, plain(beginning))
    if state.clock_fault is not None:
        yield Step(Deed.SET_CLOCK, _STEP_CLOCK)


def _begun(state: State) -> Iterator[Step]:
    """Yield the step that ends what was begun: a round that was kept, or evidence that came or is to come."""
    if (kept := state.kept) is not None:
        if (day := kept.next_unwritten) is not None:
            yield Step(Deed.NOTE_NEXT, _STEP_NOTE.filled(day=f"{day}"))
        if kept.owes_papers(state.day) and not _is_outdated(kept, state) and not _keeps_without(state):
            yield _step_to_print(kept, state)
    if state.slips_without_key:
        yield Step(Deed.FIND_KEY, _STEP_KEY)
    if state.slips_waiting:
        yield Step(Deed.OPEN_SLIPS, _STEP_SLIPS)
    if state.in_the_way:
        yield Step(Deed.MEND_FILES, _STEP_MEND)
    if state.lost:
        yield Step(Deed.FIND_FILES, _STEP_FIND.filled(n=state.lost))
    if state.typed:
        yield Step(Deed.HAND_IN, _STEP_HAND_IN)
    if _is_register_to_fill(state):
        step = _STEP_FILL_BESIDE if state.name_is_taken else _STEP_FILL
        filling = step.filled(file=register_name(state.asked_in or state.month))
        yield Step(Deed.FILL_REGISTER, _and_keep(filling, state))


def _is_register_to_fill(state: State) -> bool:
    """Whether a register was made and is not handed in yet, and there is somebody to ask by it and time for that."""
    is_to_ask = bool(state.silent or state.owing > state.by_slip)
    is_time = not _is_today(state) and meeting_to_settle(state) is None
    return state.register is Register.BEING_FILLED and is_to_ask and is_time


class Changed(Enum):
    """What becomes of evidence that came in, or was corrected or taken back, since the last round was kept and before its papers are made."""

    KEEP_AGAIN = auto()
    NEXT_MEETING = auto()


def changed_since(state: State) -> Changed | None:
    """Return what becomes of evidence that changed since the last round was kept: that may be kept again until offices are drawn from it; None where none did."""
    kept = state.kept
    if kept is None or not kept.has_news:
        return None
    is_for_it = state.meeting is None or state.meeting.id == kept.meeting
    return Changed.KEEP_AGAIN if is_for_it and state.can_keep else Changed.NEXT_MEETING


def _keeps_without(state: State) -> bool:
    """Whether keeping the last round again would leave out what spoke in it and was altered or is gone, or what cannot be read: that is brought back first."""
    return changed_since(state) is Changed.KEEP_AGAIN and bool(state.lost or state.in_the_way)


def _step_to_print(kept: LastRound, state: State) -> Step:
    """Return the step to the papers of the last round: what changed since and may still be kept is kept before they are made."""
    changed = changed_since(state)
    if changed is None:
        return Step(Deed.MAKE_PAPERS, _STEP_REPORT)
    if changed is Changed.NEXT_MEETING:
        return Step(Deed.MAKE_PAPERS, _STEP_REPORT_AS_KEPT)
    return Step(Deed.KEEP_AGAIN, _STEP_CHANGED.filled(meeting=f"{kept.meets_on or kept.meeting}"))


def _is_outdated(kept: LastRound, state: State) -> bool:
    """Whether the meeting of the last round is still to be held, and its papers bear another day, settings of before, compare with one not held or leave out one that was."""
    is_ahead = kept.held and kept.meets_on is not None and kept.meets_on >= state.day
    differs = is_ahead and (kept.kept_for is not None or bool(kept.unheld or kept.left_out))
    return not kept.is_drawn and (differs or bool(kept.settings_since))


def _speaks_for_the_work(kept: LastRound, state: State) -> bool:
    """Whether the last round is of the meeting that the work is for, and nothing came in since, or what did counts for the next one."""
    if kept.has_news and state.can_keep:
        return False
    if state.meeting is not None:
        return state.meeting.id == kept.meeting
    return kept.meets_on is not None or kept.meeting[: len(state.month)] == state.month


def _is_over(state: State) -> bool:
    """Whether the meeting that the work is for is over: what is asked and kept from now on is for the next one."""
    return state.meeting is not None and state.meeting.day is not None and state.meeting.day < state.day


def passed_without_round(state: State) -> bool:
    """Return whether the meeting that the work is for is over, and so got no round (`meeting_to_settle`), while something came in that no round holds."""
    return _is_over(state) and state.has_evidence and (state.kept is None or state.kept.has_news)


def meeting_to_settle(state: State) -> Meeting | None:
    """Return the meeting that the work is for where its day has passed and none of the others takes its place: whether it was held is not known.

    One that has a round is waited for no longer (`auditor.checklist.state.work_for`).
    """
    return state.meeting if _is_over(state) else None


def _step_after(over: Meeting) -> Step:
    return Step(Deed.PLAN_MEETING, _STEP_PASSED.filled(meeting=over.called, named=f"{over.day}"))


def _is_today(state: State) -> bool:
    """Whether the meeting that the work is for is held today, and there is evidence for its round: nothing else is left to be done before it."""
    return state.meeting is not None and state.meeting.day == state.day and state.has_evidence


def is_to_keep_soon(state: State) -> bool:
    """Return whether the meeting that the work is for comes within the days in which its round is to be kept, and there is evidence for it: whoever is still to be asked, it is not to be missed."""
    day = state.meeting.day if state.meeting is not None else None
    return day is not None and state.has_evidence and 0 <= (day - state.day).days <= _KEEPING_DAYS


def _and_keep(command: Text, state: State) -> Text:
    if state.meeting is None or state.meeting.day is None or not is_to_keep_soon(state):
        return command
    return _AND_KEEP.filled(
        step=command, meeting=state.meeting.day, keep=_STEP_KEEP.filled(meeting=f"{state.meeting.day}")
    )


def _towards_a_round(state: State) -> Step:
    """Return the step towards a round that is still to be kept.

    A register is advised where something ordered is to be asked that no form of this meeting asked, never for advice alone.
    """
    days = (state.meeting.day - state.day).days if state.meeting is not None and state.meeting.day is not None else 0
    is_to_ask = bool(state.silent or state.to_ask or not state.has_evidence) and not _is_today(state)
    if state.register is Register.NOT_MADE and is_to_ask:
        return Step(Deed.ASK_OFFICES, _and_keep(_STEP_REGISTER, state))
    if not state.has_evidence:
        return Step(Deed.ENTER_ANSWERS, _STEP_EMPTY)
    if state.kept is not None and state.kept.still_speaks(state.day, is_far=days > _KEEPING_DAYS):
        return Step(Deed.HOLD_MEETING, _STEP_MEETING)
    if state.meeting is None:
        return Step(Deed.PLAN_MEETING, _STEP_PLAN)
    return (_while_there_is_time(state) if days > _KEEPING_DAYS else None) or Step(
        Deed.KEEP_ROUND, _STEP_KEEP.filled(meeting=f"{state.meeting.day or state.meeting.id}")
    )


def _while_there_is_time(state: State) -> Step | None:
    """Return whom to go on asking, who is silent first; None where nobody has anything left to do or to tell."""
    if state.silent:
        return Step(Deed.GO_ON_ASKING, _STEP_GO_ON.filled(n=len(state.silent)))
    by_slip = _BY_SLIP.filled(n=state.by_slip) if state.by_slip else ""
    return Step(Deed.FOLLOW_UP, _STEP_FOLLOW_UP.filled(n=state.owing, by_slip=by_slip)) if state.owing else None


_STEP_REGISTER: Final = Text(
    en="auditor register new   (then call the offices and fill it in)",
    bn="auditor register new   (তারপর দপ্তরগুলোতে ফোন করে পূরণ করুন)",
)
_STEP_HAND_IN: Final = Text(
    en="auditor register hand-in   (once all that is to be asked is typed at the desk)",
    bn="auditor register hand-in   (ডেস্কে সব উত্তর লেখা হয়ে গেলে)",
)
_STEP_FILL: Final = Text(
    en="fill in {file}, save and close it, and move it into evidence/",
    bn="{file} পূরণ করে সেভ ও বন্ধ করুন এবং evidence/ ফোল্ডারে রাখুন",
)
_STEP_FILL_BESIDE: Final = Text(
    en="fill in {file}, save and close it, and move it into evidence/ under another name, for a file of this name is there that counted before",
    bn="{file} পূরণ করে সেভ ও বন্ধ করুন এবং অন্য নামে evidence/ ফোল্ডারে রাখুন; এই নামে আগে ধরা একটি ফাইল সেখানে আছে",
)
_STEP_KEEP: Final = Text(
    en="auditor audit   and, when it is right, auditor audit --keep --meeting {meeting}",
    bn="auditor audit   ঠিক থাকলে auditor audit --keep --meeting {meeting}",
)
_AND_KEEP: Final = Text(
    en="{step}; keep the round before the meeting of {meeting}, also with what is known by then: {keep}",
    bn="{step}; {meeting} তারিখের সভার আগেই যাচাই রাখুন, যতটুকু জানা গেছে তা নিয়ে হলেও: {keep}",
)
_STEP_RESTORE: Final = Text(
    en="auditor restore FILE FOLDER   (the last copy into a new folder; go on there, beginning with auditor verify)",
    bn="auditor restore ফাইল ফোল্ডার   (সর্বশেষ কপি নতুন ফোল্ডারে ফিরিয়ে আনুন; সেখানে প্রথমে auditor verify চালিয়ে কাজ চালিয়ে যান)",
)
_STEP_LOOK: Final = Text(
    en="look whether the ledger is the last one, as is told above; until then nothing is made or noted",
    bn="স্থায়ী রেকর্ডটি সর্বশেষটি কি না, উপরে যেভাবে বলা আছে সেভাবে দেখুন; তার আগে কিছু তৈরি বা লেখা হবে না",
)
_STEP_CLOCK: Final = Text(
    en="set this computer's clock to the right date and start again   (or give the day: auditor --on YYYY-MM-DD)",
    bn="কম্পিউটারের ঘড়ির তারিখ ঠিক করে আবার শুরু করুন   (অথবা সঠিক তারিখ দিন: auditor --on YYYY-MM-DD)",
)
_STEP_SLIPS: Final = Text(en="auditor slips", bn="auditor slips")
_STEP_KEY: Final = Text(
    en="auditor slips   (on the computer that has the key, or with --key-file FILE; if it is lost: auditor invite --new-keys)",
    bn="auditor slips   (যে কম্পিউটারে চাবি আছে সেখানে, অথবা --key-file ফাইল দিয়ে; চাবি হারালে: auditor invite --new-keys)",
)
_STEP_MEND: Final = Text(
    en="auditor audit   (it names the files in evidence/ to mend, bring back or move away)",
    bn="auditor audit   (evidence/ ফোল্ডারের কোন ফাইল ঠিক করতে, ফিরিয়ে আনতে বা সরাতে হবে তা দেখায়)",
)
_STEP_FIND: Final = Text(
    en="auditor audit   (it names {n:the file|the {n} files} of evidence/ that spoke in the last round and {n:is|are} gone or changed since, and what to do)",
    bn="auditor audit   (আগের যাচাইয়ের যে {n}টি ফাইল evidence/ ফোল্ডারে আর নেই বা বদলে গেছে তা এবং করণীয় দেখায়)",
)
_STEP_EMPTY: Final = Text(
    en="call the offices and enter their answers in the register in evidence/: it tells nothing yet",
    bn="দপ্তরগুলোতে ফোন করে evidence/ ফোল্ডারের রেজিস্টারে উত্তর লিখুন: তাতে এখনো কোনো তথ্য নেই",
)
_STEP_GO_ON: Final = Text(
    en="call {n:the office|the {n} offices} not heard of yet and enter their answers in the register in evidence/; there is time before the meeting",
    bn="যে {n}টি দপ্তরের তথ্য আসেনি, ফোন করে evidence/ ফোল্ডারের রেজিস্টারে {n:তার|তাদের} উত্তর লিখুন; সভার আগে সময় আছে",
)
_STEP_FOLLOW_UP: Final = Text(
    en="go on entering answers in the register in evidence/: {n} {n:office has|offices have} something left to do or to tell{by_slip}; keep the round in the week before the meeting",
    bn="{n}টি দপ্তরের করার বা জানানোর কিছু বাকি{by_slip}: {n:দপ্তরটি|তারা} যা জানায় evidence/ ফোল্ডারের রেজিস্টারে লিখুন; সভার আগের সপ্তাহে যাচাই রাখুন",
)
_BY_SLIP: Final = Text(en=" ({n} of them only by a self-check slip)", bn=" (এর মধ্যে {n}টির শুধু স্ব-যাচাই স্লিপ পাঠানো বাকি)")
_STEP_PLAN: Final = Text(
    en="auditor settings --next-meeting DATE   (the day of the next meeting)",
    bn="auditor settings --next-meeting তারিখ   (পরবর্তী সভার তারিখ)",
)
_STEP_NOTE: Final = Text(
    en="auditor settings --next-meeting {day}   (the round that was kept names it, and the settings do not yet)",
    bn="auditor settings --next-meeting {day}   (রাখা যাচাইয়ে তারিখটি আছে, সেটিংসে এখনো লেখা হয়নি)",
)
_STEP_PASSED: Final = Text(
    en="the {meeting} has passed and no round was kept for it. If it was held: auditor audit --keep --meeting {named}; if it was put off: auditor meeting move {named} DATE; if it was not held: "
    "auditor meeting cancel {named}, then auditor settings --next-meeting DATE; if it was held and no round is meant: auditor meeting held {named}",
    bn="{meeting}র তারিখ পার হয়েছে, কিন্তু এর জন্য যাচাই রাখা হয়নি। সভা হয়ে থাকলে: auditor audit --keep --meeting {named}; পিছিয়ে থাকলে: auditor meeting move {named} তারিখ; না হয়ে থাকলে: auditor meeting cancel "
    "{named}, তারপর auditor settings --next-meeting তারিখ; হয়ে থাকলেও যাচাই রাখা না হলে: auditor meeting held {named}",
)
_STEP_REPORT: Final = Text(en="auditor report", bn="auditor report")
_STEP_REPORT_AS_KEPT: Final = Text(
    en="auditor report   (evidence changed since the round was kept; that counts for the next meeting)",
    bn="auditor report   (যাচাই রাখার পর তথ্য বদলেছে; তা পরবর্তী সভায় ধরা হবে)",
)
_STEP_CHANGED: Final = Text(
    en="auditor audit --keep --meeting {meeting}   (evidence changed since the round was kept), then auditor report; without keeping it again that counts for the next meeting",
    bn="auditor audit --keep --meeting {meeting}   (যাচাই রাখার পর তথ্য বদলেছে), তারপর auditor report; আবার না রাখলে তা পরবর্তী সভায় ধরা হবে",
)
_STEP_SEE: Final = Text(
    en="auditor witness   (the logins of {n:the office|the {n} offices} drawn that {n:is|are} still to be seen{known}; their sheets: auditor witness sheets --drawn)",
    bn="auditor witness   (দৈবচয়নে নির্বাচিত যে {n}টি দপ্তরে লগইন দেখা বাকি{known}; পত্র ছাপতে: auditor witness sheets --drawn)",
)
_STEP_MEETING: Final = Text(
    en="print the papers, have them signed, and give each office its own",
    bn="কাগজ ছাপিয়ে স্বাক্ষর নিন এবং প্রতিটি দপ্তরকে নিজের কাগজ দিন",
)
