"""From the state of a workspace to the lines of its checklist and the one next step; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.checklist.state import Register, register_name
from auditor.i18n import Text, in_digits, joined, meeting_called, month

if TYPE_CHECKING:
    from auditor.checklist.state import LastRound, LettersState, State

_NAMED: Final = 5
"""How many missing offices are named before the rest is counted."""


def checklist(state: State) -> tuple[Text, ...]:
    """Return the lines of the checklist, the next step last."""
    lines = [
        _HEAD.filled(month=month(state.month), meeting=state.meeting.named if state.meeting is not None else _NO_DAY),
        _ROSTER.filled(n=state.offices, m=state.accounts),
        _sheets(state),
        _answers(state),
    ]
    if state.clock_fault is not None:
        lines.insert(0, state.clock_fault)
    if state.key_is_missing:
        lines.append(_KEY_MISSING)
    counts = (
        (_SLIPS, state.slips_waiting),
        (_NO_KEY, state.slips_without_key),
        (_UNREAD, state.unread),
        (_INCORRECT, state.incorrect),
        (_DOUBTFUL, state.doubtful),
        (_TO_BE_SEEN, state.to_be_seen),
        (_DISPUTES, state.disputes),
        (_DISPUTES_OVERDUE, state.disputes_overdue),
        (_ROSTER_WRONG, state.roster_mistakes),
    )
    lines += [line.filled(n=number) for line, number in counts if number]
    if state.kept is None:
        lines.append(_NOT_KEPT)
    else:
        lines.append(_kept(state.kept))
        if state.kept.held and state.kept.unheld:
            lines.append(_COMPARES.filled(unheld=joined(state.kept.unheld, ", ")))
        lines.append((_PAPERS if state.kept.has_papers else _NO_PAPERS).filled(folder=state.kept.folder))
    lines += _letters(state.letters)
    if state.copy_is_old:
        lines.append(_COPY)
    return (*lines, _NEXT.filled(step=next_step(state)))


def _letters(letters: LettersState) -> list[Text]:
    """Return the lines on reminders and the letter to the portal's owner; none where there is nothing to say."""
    lines = []
    if any(letters.reminded):
        first, second, final = letters.reminded
        lines.append(_REMINDED.filled(r1=first, r2=second, r3=final))
    if letters.drafts:
        numbers = joined(in_digits(f"{number}") for number in letters.drafts)
        lines.append(_DRAFTS.filled(n=len(letters.drafts), numbers=numbers, number=f"{letters.drafts[0]}"))
    if letters.due:
        lines.append(_TO_REMIND.filled(n=letters.due))
    if letters.asked_on is not None:
        day, number = letters.asked_on
        lines.append(_PORTAL_ASKED.filled(day=day, number=f"{number}"))
    return lines


def _kept(kept: LastRound) -> Text:
    if kept.kept_for is not None and kept.meets_on is not None:
        return _KEPT_BEFORE_MOVED.filled(day=kept.day, before=kept.kept_for, now=kept.meets_on)
    told = _KEPT if kept.held else _KEPT_NOT_HELD
    return told.filled(day=kept.day, meeting=meeting_called(kept.meeting, kept.meets_on))


def _sheets(state: State) -> Text:
    text = _SHEETS_LEFT if state.sheets_left else _SHEETS_TO_HAND_OUT if _is_undelivered(state) else _SHEETS
    return text.filled(x=state.sheets_made, d=state.sheets_delivered, y=state.sheets_left)


def _is_undelivered(state: State) -> bool:
    return state.sheets_delivered < state.sheets_made


def _answers(state: State) -> Text:
    answers = _ANSWERS.filled(k=state.answered, n=state.counted)
    if not state.silent:
        return answers
    first = state.silent[:_NAMED]
    names = Text(en=", ".join(name.en for name in first), bn=", ".join(name.bn for name in first))
    more = len(state.silent) - len(first)
    missing = _MISSING.filled(list=_MORE.filled(names=names, n=more) if more else names)
    return Text(en=answers.en + missing.en, bn=answers.bn + missing.bn)


def next_step(state: State) -> Text:
    """Return the one step that brings the work forward.

    What was begun is ended first: papers of a kept round, slips that came, files in the way. Then the meeting that the work is for
    gets its round, and a round is never advised for a meeting that has one, unless evidence came in or its day changed since.
    """
    kept = state.kept
    to_keep_again = kept is not None and _is_outdated(kept, state)
    first = (
        (state.clock_fault is not None, _STEP_CLOCK),
        (kept is not None and kept.held and not kept.has_papers and not to_keep_again, _STEP_REPORT),
        (state.slips_without_key > 0, _STEP_KEY),
        (state.slips_waiting > 0, _STEP_SLIPS),
        (state.in_the_way > 0, _STEP_MEND),
        (state.register is Register.BEING_FILLED, _STEP_FILL.filled(file=register_name(state.month))),
    )
    for applies, step in first:
        if applies:
            return step
    if kept is not None and to_keep_again:
        return _STEP_KEEP.filled(meeting=f"{kept.meets_on}")
    if kept is not None and _speaks_for_the_work(kept, state):
        is_over = not kept.held or (kept.meets_on is not None and kept.meets_on < state.day)
        return _STEP_PLAN if is_over else _STEP_MEETING
    return _towards_a_round(state)


def _is_outdated(kept: LastRound, state: State) -> bool:
    """Whether the meeting of the last round is still to be held, and its papers bear another day or compare with one not held."""
    is_ahead = kept.held and kept.meets_on is not None and kept.meets_on >= state.day
    return is_ahead and (kept.kept_for is not None or bool(kept.unheld))


def _speaks_for_the_work(kept: LastRound, state: State) -> bool:
    """Whether the last round is of the meeting that the work is for, and nothing came in since."""
    if kept.has_news:
        return False
    if state.meeting is not None:
        return state.meeting.id == kept.meeting
    return kept.meets_on is not None or kept.meeting[: len(state.month)] == state.month


def _towards_a_round(state: State) -> Text:
    """Return the step towards a round that is still to be kept: what a meeting was told already is not kept again."""
    has_news = state.kept is None or state.kept.has_news or not state.kept.held
    if state.register is Register.NOT_MADE and (state.silent or state.kept is None or not has_news):
        return _STEP_REGISTER
    if not state.has_evidence:
        return _STEP_EMPTY
    if not has_news:
        return _STEP_MEETING
    if state.meeting is None:
        return _STEP_PLAN
    return _STEP_KEEP.filled(meeting=f"{state.meeting.day or state.meeting.id}")


_HEAD: Final = Text(en="Work for {month} · meeting {meeting}", bn="{month} মাসের কাজ · সভা {meeting}")
_NO_DAY: Final = Text(en="not told (auditor settings --next-meeting)", bn="জানানো হয়নি (auditor settings --next-meeting)")
_ROSTER: Final = Text(
    en="Roster: {n} {n:office|offices}, {m} {m:account|accounts}. Enter transfers and new holders.",
    bn="তালিকা: {n}টি দপ্তর, {m}টি আইডি। বদলি বা নতুন কর্মকর্তা থাকলে তালিকায় তারিখ দিন।",
)
_SHEETS: Final = Text(
    en="Sheets: {x} made, {d} handed out, {y} to make.", bn="নির্দেশিকা: {x}টি তৈরি, {d}টি দেওয়া হয়েছে, {y}টি বাকি।"
)
_SHEETS_LEFT: Final = Text(
    en=f"{_SHEETS.en} Make them with: auditor invite", bn=f"{_SHEETS.bn} তৈরি করতে চালান: auditor invite"
)
_SHEETS_TO_HAND_OUT: Final = Text(
    en=f"{_SHEETS.en} When one is handed out, note it: auditor invite delivered",
    bn=f"{_SHEETS.bn} দেওয়া হলে লিখে রাখুন: auditor invite delivered",
)
_KEY_MISSING: Final = Text(
    en="Keys: the key of this month's sheets was not found on this computer; without it no slip can be opened. See: auditor keys",
    bn="চাবি: এ মাসের নির্দেশিকার চাবি এই কম্পিউটারে পাওয়া যায়নি; চাবি ছাড়া স্লিপ খোলা যাবে না। দেখুন: auditor keys",
)
_SLIPS: Final = Text(en="Slips that came in and are not opened yet: {n}.", bn="স্লিপ: {n}টি এসেছে, এখনো খোলা হয়নি।")
_NO_KEY: Final = Text(
    en="Keys: of {n} of these slips the key was not found on this computer.",
    bn="চাবি: এর মধ্যে {n}টি স্লিপের চাবি এই কম্পিউটারে পাওয়া যায়নি।",
)
_ROSTER_WRONG: Final = Text(
    en="Places to correct in the roster: {n}. See: auditor roster check",
    bn="তালিকায় {n}টি জায়গা ঠিক করতে হবে। দেখুন: auditor roster check",
)
_ANSWERS: Final = Text(en="Answers {k}/{n}.", bn="তথ্য এসেছে {k}/{n}।")
_MISSING: Final = Text(en=" Missing: {list}", bn=" আসেনি: {list}")
_MORE: Final = Text(en="{names} and {n} more", bn="{names} ও আরও {n}টি")
_UNREAD: Final = Text(
    en="Files that could not be read or are missing: {n}. See: auditor audit",
    bn="{n}টি ফাইল পড়া যায়নি বা পাওয়া যায়নি। দেখুন: auditor audit",
)
_INCORRECT: Final = Text(
    en="Files that were read, with something in them to correct: {n}. See: auditor audit",
    bn="{n}টি ফাইল পড়া গেছে, তবে তাতে কিছু ঠিক করতে হবে। দেখুন: auditor audit",
)
_DOUBTFUL: Final = Text(
    en="Places that need a second look: {n}. See: auditor audit",
    bn="{n}টি জায়গা আবার দেখতে হবে। দেখুন: auditor audit",
)
_KEPT: Final = Text(en="Audit held {day} ({meeting}).", bn="যাচাই হয়েছে {day} ({meeting}র জন্য)।")
_KEPT_BEFORE_MOVED: Final = Text(
    en="Audit held {day} for the meeting of {before}, which is held on {now} now; its papers bear the former day.",
    bn="যাচাই হয়েছে {day} ({before} তারিখের সভার জন্য; সভাটি এখন {now} তারিখে)। কাগজে আগের তারিখ আছে।",
)
_KEPT_NOT_HELD: Final = Text(
    en="Audit held {day} (for the {meeting}, which was not held).",
    bn="যাচাই হয়েছে {day} ({meeting}র জন্য; সভাটি অনুষ্ঠিত হয়নি)।",
)
_COMPARES: Final = Text(
    en="It compares with the {unheld}, which was not held, and counts it.",
    bn="এই যাচাইয়ে {unheld}র সঙ্গে তুলনা আছে, অথচ সভাটি অনুষ্ঠিত হয়নি।",
)
_NOT_KEPT: Final = Text(en="Audit: not yet.", bn="যাচাই: এখনো হয়নি।")
_PAPERS: Final = Text(
    en="Papers: annex, chair's copy and office reports are in {folder}.",
    bn="কাগজ: পরিশিষ্ট, সভাপতির কপি ও দপ্তরের কাগজ {folder} ফোল্ডারে আছে।",
)
_NO_PAPERS: Final = Text(en="Papers: not made yet.", bn="কাগজ: এখনো তৈরি হয়নি।")
_TO_BE_SEEN: Final = Text(
    en="Offices drawn by the chair, a login still to be seen: {n}. Print their sheets: auditor witness sheets --drawn",
    bn="দৈবচয়নে নির্বাচিত {n}টি দপ্তরে লগইন দেখা বাকি। পত্র ছাপতে চালান: auditor witness sheets --drawn",
)
_DISPUTES: Final = Text(
    en="Requests for correction to answer: {n}. See: auditor dispute list",
    bn="সংশোধনের অনুরোধ {n}টির উত্তর বাকি। দেখুন: auditor dispute list",
)
_DISPUTES_OVERDUE: Final = Text(
    en="Of these, the days in which to answer are over for: {n}. Answer them, then: auditor dispute answer",
    bn="এর মধ্যে {n}টির উত্তর দেওয়ার সময় পার হয়েছে। উত্তর দিয়ে চালান: auditor dispute answer",
)
_REMINDED: Final = Text(
    en="Reminders: {r1} first, {r2} second, {r3} final.", bn="তাগিদ: {r1}টি প্রথম, {r2}টি দ্বিতীয়, {r3}টি চূড়ান্ত।"
)
_DRAFTS: Final = Text(
    en="Made and not noted as sent: {n:letter|letters} no. {numbers}. Once {n:it|one} has gone out: auditor remind --sent {number} --memo NUMBER",
    bn="তৈরি হয়েছে, পাঠানো হয়েছে বলে লেখা হয়নি: {numbers} নম্বর পত্র। পাঠানোর পর লিখুন: auditor remind --sent {number} --memo স্মারক",
)
_TO_REMIND: Final = Text(
    en="Offices that can be reminded now: {n}. Make the letters: auditor remind",
    bn="এখন {n}টি দপ্তরকে তাগিদ দেওয়া যায়। পত্র তৈরি করতে চালান: auditor remind",
)
_PORTAL_ASKED: Final = Text(
    en="The portal's owner was written to on {day} and has not answered. Once he has: auditor remind --answered {number} --what TEXT",
    bn="পোর্টাল কর্তৃপক্ষকে {day} তারিখে পত্র দেওয়া হয়েছে, উত্তর আসেনি। এলে লিখুন: auditor remind --answered {number} --what উত্তর",
)
_COPY: Final = Text(
    en="Copy: the last kept round is not in any. Make one on another disk: auditor backup",
    bn="কপি: সর্বশেষ রাখা যাচাইটি কোনো কপিতে নেই। অন্য ডিস্কে কপি রাখুন: auditor backup",
)
_NEXT: Final = Text(en="Next: {step}", bn="এরপর যা করবেন: {step}")
_STEP_REGISTER: Final = Text(
    en="auditor register new   (then call the offices and fill it in)",
    bn="auditor register new   (তারপর দপ্তরগুলোতে ফোন করে পূরণ করুন)",
)
_STEP_FILL: Final = Text(
    en="fill in {file}, save and close it, and move it into evidence/",
    bn="{file} পূরণ করে সেভ ও বন্ধ করুন এবং evidence/ ফোল্ডারে রাখুন",
)
_STEP_KEEP: Final = Text(
    en="auditor audit   and, when it is right, auditor audit --keep --meeting {meeting}",
    bn="auditor audit   ঠিক থাকলে auditor audit --keep --meeting {meeting}",
)
_STEP_CLOCK: Final = Text(
    en="set this computer's clock to the right date and start again   (or give the day: auditor --on YYYY-MM-DD)",
    bn="কম্পিউটারের ঘড়ির তারিখ ঠিক করে আবার শুরু করুন   (অথবা সঠিক তারিখ দিন: auditor --on YYYY-MM-DD)",
)
_STEP_SLIPS: Final = Text(en="auditor slips", bn="auditor slips")
_STEP_KEY: Final = Text(
    en="auditor slips   (on the computer that has the key, or with --key-file FILE; if it is lost: auditor invite --new-keys)",
    bn="auditor slips   (যে কম্পিউটারে চাবি আছে সেখানে, অথবা --key-file FILE দিয়ে; চাবি হারালে: auditor invite --new-keys)",
)
_STEP_MEND: Final = Text(
    en="auditor audit   (it names the files in evidence/ to mend, bring back or move away)",
    bn="auditor audit   (evidence/ ফোল্ডারের কোন ফাইল ঠিক করতে, ফিরিয়ে আনতে বা সরাতে হবে তা দেখায়)",
)
_STEP_EMPTY: Final = Text(
    en="call the offices and enter their answers in the register in evidence/: it tells nothing yet",
    bn="দপ্তরগুলোতে ফোন করে evidence/ ফোল্ডারের রেজিস্টারে উত্তর লিখুন: তাতে এখনো কোনো তথ্য নেই",
)
_STEP_PLAN: Final = Text(
    en="auditor settings --next-meeting DATE   (the day of the next meeting)",
    bn="auditor settings --next-meeting DATE   (পরবর্তী সভার তারিখ)",
)
_STEP_REPORT: Final = Text(en="auditor report", bn="auditor report")
_STEP_MEETING: Final = Text(
    en="print the papers, have them signed, and give each office its own",
    bn="কাগজ ছাপিয়ে স্বাক্ষর নিন এবং প্রতিটি দপ্তরকে নিজের কাগজ দিন",
)
