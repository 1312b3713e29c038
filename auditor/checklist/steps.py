"""From the state of a workspace to the lines of its checklist and the one next step; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.checklist.state import Register, register_name
from auditor.i18n import Text, month

if TYPE_CHECKING:
    from auditor.checklist.state import State

_NAMED: Final = 5
"""How many missing offices are named before the rest is counted."""


def checklist(state: State) -> tuple[Text, ...]:
    """Return the lines of the checklist, the next step last."""
    lines = [
        _HEAD.filled(month=month(state.month), meeting=state.next_meeting or _NO_DAY),
        _ROSTER.filled(n=state.offices, m=state.accounts),
        (_SHEETS_LEFT if state.sheets_left else _SHEETS).filled(x=state.sheets_made, y=state.sheets_left),
        _answers(state),
    ]
    if state.unread:
        lines.append(_UNREAD.filled(b=state.unread))
    if state.doubtful:
        lines.append(_DOUBTFUL.filled(n=state.doubtful))
    if state.roster_mistakes:
        lines.append(_ROSTER_WRONG.filled(n=state.roster_mistakes))
    if state.kept is None:
        lines.append(_NOT_KEPT)
    else:
        lines.append(_KEPT.filled(day=state.kept.day, meeting=month(state.kept.meeting)))
        lines.append((_PAPERS if state.kept.has_papers else _NO_PAPERS).filled(folder=state.kept.folder))
    if state.copy_is_old:
        lines.append(_COPY)
    return (*lines, _NEXT.filled(step=next_step(state)))


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
    """Return the one step that brings the month forward."""
    kept = state.kept
    if state.register is Register.BEING_FILLED:
        return _STEP_FILL.filled(file=register_name(state.month))
    if state.register is Register.NOT_MADE:
        owes_papers = kept is not None and kept.day < state.day and not kept.has_papers
        return _STEP_REPORT if owes_papers else _STEP_REGISTER
    if kept is None or f"{kept.day:%Y-%m}" != state.month:
        return _STEP_KEEP.filled(meeting=state.month)
    return _STEP_MEETING if kept.has_papers else _STEP_REPORT


_HEAD: Final = Text(en="Work for {month} · meeting {meeting}", bn="{month} মাসের কাজ · সভা {meeting}")
_NO_DAY: Final = Text(en="not set (meeting.next in auditor.toml)", bn="ঠিক হয়নি (auditor.toml-এ meeting.next)")
_ROSTER: Final = Text(
    en="Roster: {n} offices, {m} accounts. Enter transfers and new holders.",
    bn="তালিকা: {n}টি দপ্তর, {m}টি আইডি। বদলি বা নতুন কর্মকর্তা থাকলে তালিকায় তারিখ দিন।",
)
_SHEETS: Final = Text(en="Sheets: {x} printed, {y} to print.", bn="নির্দেশিকা: {x}টি ছাপা হয়েছে, {y}টি বাকি।")
_SHEETS_LEFT: Final = Text(
    en=f"{_SHEETS.en} Make them with: auditor invite", bn=f"{_SHEETS.bn} তৈরি করতে চালান: auditor invite"
)
_ROSTER_WRONG: Final = Text(
    en="Roster: {n} places to correct. See: auditor roster check",
    bn="তালিকায় {n}টি জায়গা ঠিক করতে হবে। দেখুন: auditor roster check",
)
_ANSWERS: Final = Text(en="Answers {k}/{n}.", bn="তথ্য এসেছে {k}/{n}।")
_MISSING: Final = Text(en=" Missing: {list}", bn=" আসেনি: {list}")
_MORE: Final = Text(en="{names} and {n} more", bn="{names} ও আরও {n}টি")
_UNREAD: Final = Text(en="{b} files could not be read. See: auditor audit", bn="পড়া যায়নি {b}টি ফাইল। দেখুন: auditor audit")
_DOUBTFUL: Final = Text(
    en="{n} cells of the register need a second look. See: auditor audit",
    bn="রেজিস্টারের {n}টি ঘর আবার দেখতে হবে। দেখুন: auditor audit",
)
_KEPT: Final = Text(en="Audit held {day} (meeting of {meeting}).", bn="যাচাই হয়েছে {day} ({meeting} মাসের সভার জন্য)।")
_NOT_KEPT: Final = Text(en="Audit: not yet.", bn="যাচাই: এখনো হয়নি।")
_PAPERS: Final = Text(
    en="Papers: annex, chair's copy and office reports are in {folder}.",
    bn="কাগজ: পরিশিষ্ট, সভাপতির কপি ও দপ্তরের কাগজ {folder} ফোল্ডারে আছে।",
)
_NO_PAPERS: Final = Text(en="Papers: not made yet.", bn="কাগজ: এখনো তৈরি হয়নি।")
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
_STEP_REPORT: Final = Text(en="auditor report", bn="auditor report")
_STEP_MEETING: Final = Text(
    en="print the papers, have them signed, and give each office its own",
    bn="কাগজ ছাপিয়ে স্বাক্ষর নিন এবং প্রতিটি দপ্তরকে নিজের কাগজ দিন",
)
