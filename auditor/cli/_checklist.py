"""Bare `auditor`: this month at a glance, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli._shell import in_workspace_language, shell_of_group
from auditor.i18n import Text, month
from auditor.model.errors import WorkspaceError
from auditor.model.notice import Weight

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.subjects import Roster
    from auditor.rounds.assessing import Judgement
    from auditor.workspace.folder import Workspace

_NAMED: Final = 5
"""How many missing offices are named before the rest is counted."""


def show(ctx: click.Context) -> None:
    """Print the checklist of the workspace, or the help where there is none."""
    from auditor.rounds import assessing, listed  # noqa: PLC0415 start-up
    from auditor.rounds.ledger import Ledger  # noqa: PLC0415 start-up

    shell = shell_of_group(ctx)
    try:
        space = shell.space()
    except WorkspaceError:
        if shell.folder is not None:
            raise
        click.echo(ctx.get_help())
        return
    shell = in_workspace_language(shell, space)
    roster = listed.roster_of(space)
    judgement = assessing.assess(space, shell.day)
    entries = Ledger(space.ledger_path).rounds()
    lines = _lines(space, roster, judgement, shell.day)
    kept = entries[-1] if entries else None
    if kept is not None:
        lines.append(_KEPT.filled(day=kept.header.day, meeting=month(kept.header.meeting)))
        folder = f"out/{kept.number:03d}-{kept.header.meeting}"
        made = (space.folder / folder).is_dir()
        lines.append((_PAPERS if made else _NO_PAPERS).filled(folder=folder))
    else:
        made = False
        lines.append(_NOT_KEPT)
    step = _next_step(space, judgement, shell.day, kept_day=kept.header.day if kept else None, papers_made=made)
    for line in (*lines, _NEXT.filled(step=step)):
        click.echo(line.said(shell.talk))


def _lines(space: Workspace, roster: Roster, judgement: Judgement, day: date) -> list[Text]:
    counted = [one for one in judgement.assessments if not one.office.voluntary]
    answered = [one for one in counted if one.answered]
    silent = [one.office.name for one in counted if not one.answered]
    accounts = sum(len(office.accounts) for office in roster.offices)
    lines = [
        _HEAD.filled(month=month(f"{day:%Y-%m}"), meeting=judgement.header.next_meeting or _NO_DAY),
        _ROSTER.filled(n=len(roster.offices), m=accounts),
        _sheets(space, day),
    ]
    answers = _ANSWERS.filled(k=len(answered), n=len(counted))
    if silent:
        names = Text(
            en=", ".join(name.en for name in silent[:_NAMED]), bn=", ".join(name.bn for name in silent[:_NAMED])
        )
        more = len(silent) - _NAMED
        missing = _MISSING.filled(list=_MORE.filled(names=names, n=more) if more > 0 else names)
        answers = Text(en=answers.en + missing.en, bn=answers.bn + missing.bn)
    lines.append(answers)
    unread = {notice.place.file for notice in judgement.notices if notice.weight is Weight.WRONG}
    if unread:
        lines.append(_UNREAD.filled(b=len(unread)))
    doubtful = sum(notice.weight is Weight.DOUBTFUL for notice in judgement.notices)
    if doubtful:
        lines.append(_DOUBTFUL.filled(n=doubtful))
    wrong = sum(notice.weight is Weight.WRONG for notice in space.reading.notices)
    if wrong:
        lines.append(_ROSTER_WRONG.filled(n=wrong))
    return lines


def _sheets(space: Workspace, day: date) -> Text:
    """Return how many sheets of this month's round were made, and how many offices still need one."""
    from auditor.selfcheck import campaigns, delivery  # noqa: PLC0415 start-up

    made = campaigns.campaigns(space, f"{day:%Y-%m}")
    states = delivery.states_of(space, made[-1].round if made else "")
    printed = sum(one.made for one in states)
    left = len(states) - printed
    return (_SHEETS_LEFT if left else _SHEETS).filled(x=printed, y=left)


def _next_step(space: Workspace, judgement: Judgement, day: date, *, kept_day: date | None, papers_made: bool) -> Text:
    this_month = f"{day:%Y-%m}"
    register = f"register-{this_month}.xlsx"
    dropped = any(seen.name.endswith(register) for seen in judgement.header.files)
    if not dropped and (space.folder / register).exists():
        return _STEP_FILL.filled(file=register)
    if not dropped and kept_day is not None and kept_day < day and not papers_made:
        return _STEP_REPORT
    if not dropped:
        return _STEP_REGISTER
    if kept_day is None or f"{kept_day:%Y-%m}" != this_month:
        return _STEP_KEEP.filled(meeting=this_month)
    return _STEP_MEETING if papers_made else _STEP_REPORT


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
