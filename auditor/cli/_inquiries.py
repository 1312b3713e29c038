"""Asks at a terminal what has to be asked before a round is kept; what is not answered there stays as it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.cli._dialog import Dialog
from auditor.cli._doubts import DAY_IS_MEANT
from auditor.i18n import Text
from auditor.roster.identity_questions import LATER
from auditor.rounds.asking import inquiries, slip_inquiries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from auditor.cli._shell import Shell
    from auditor.rounds.asking.inquiry import Answer, AskedDay, Inquiry
    from auditor.workspace.folder import Workspace


def ask(shell: Shell, asked: Iterator[Inquiry]) -> None:
    """Ask one question after the other, and note each answer at once. Without a terminal nothing is asked, or even worked out.

    Raises:
        AuditorError: roster or ledger cannot be used.
        click.Abort: the terminal was closed.

    """
    if not shell.at_terminal:
        return
    dialog = Dialog(shell)
    for inquiry in asked:
        if inquiry.before is not None:
            dialog.say(_WHY if inquiry.before == inquiries.WHY_ASKED else inquiry.before)
        if inquiry.only_day is not None:
            answer, day = inquiry.answers[0], _only_day(dialog, inquiry, inquiry.only_day)
        else:
            answer = _chosen(dialog, inquiry)
            day = _day(dialog, answer.day, inquiry.later.words) if answer.day is not None else None
            if answer.day is not None and answer.day.unless_told is None and day is None:
                answer = inquiry.later
        if answer.note is not None:
            answer.note(day)


def ask_of_slips(shell: Shell, space: Workspace) -> None:
    """Ask what slips of wrong clocks do not tell; without a terminal tell what is asked."""
    if shell.at_terminal:
        ask(shell, slip_inquiries.of_slips(space, shell.day))
        return
    for inquiry in slip_inquiries.of_slips(space, shell.day):
        shell.say(inquiry.words)
        shell.say(_RUN_AT_TERMINAL)


def _chosen(dialog: Dialog, inquiry: Inquiry) -> Answer:
    *others, later = inquiry.answers
    words = later.words if later.words == LATER else _ENTER.filled(later=later.words)
    choices = [*((answer.words, answer) for answer in others), (words, later)]
    return dialog.choose(inquiry.words, choices, unless_chosen=later)


def _only_day(dialog: Dialog, inquiry: Inquiry, asked: AskedDay) -> date | None:
    words = _DAY_UP_TO_OR_LATER if asked.first is None else _DAY_OR_LATER
    prompt = words.filled(question=inquiry.words, first=asked.first or "", last=asked.last, later=inquiry.later.words)
    return dialog.until_right(prompt, asked.read, lambda _: asked.wrong)


def _day(dialog: Dialog, asked: AskedDay, later: Text) -> date | None:
    """Return the day of an answer that was chosen; None where only Enter was pressed: then that holds which holds without one, or it is left for `later`."""
    prompt = _DAY_OR.filled(question=asked.words, otherwise=asked.unless_told or later)
    while True:
        day = dialog.until_right(prompt, asked.read, lambda _: asked.wrong)
        odd = asked.odd(day)
        dialog.say(*odd)
        if not odd or dialog.agrees(DAY_IS_MEANT):
            return day


_WHY: Final = Text(
    en=f"{inquiries.WHY_ASKED.en} Who only presses Enter is asked again next time.",
    bn=f"{inquiries.WHY_ASKED.bn} শুধু Enter চাপলে পরের বার আবার জিজ্ঞাসা করা হবে।",
)
_ENTER: Final = Text(en="{later} (Enter)", bn="{later} (শুধু Enter)")
_DAY_OR_LATER: Final = Text(
    en="{question} ({first} to {last}, as DD.MM.YYYY; only Enter: {later})",
    bn="{question} ({first} থেকে {last}, দিন.মাস.বছর; শুধু Enter: {later})",
)
_DAY_UP_TO_OR_LATER: Final = Text(
    en="{question} (up to {last}, as DD.MM.YYYY; only Enter: {later})",
    bn="{question} ({last} পর্যন্ত, দিন.মাস.বছর; শুধু Enter: {later})",
)
_DAY_OR: Final = Text(
    en="{question} (DD.MM.YYYY; Enter: {otherwise})", bn="{question} (দিন.মাস.বছর; শুধু Enter: {otherwise})"
)
_RUN_AT_TERMINAL: Final = Text(
    en="Ask the office, then run auditor slips in a terminal window and answer.",
    bn="দপ্তর থেকে জেনে টার্মিনাল জানালায় auditor slips চালিয়ে উত্তর দিন।",
)
