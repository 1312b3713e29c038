"""Asks at a terminal who of the roster is whom of before; what is not answered there stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.cli._dialog import Dialog
from auditor.i18n import Text
from auditor.model.identity import Sameness
from auditor.roster.identity_questions import LATER, MOST
from auditor.roster.shared import APART, SHARED
from auditor.rounds import assessing, copied, identities, round_input
from auditor.rounds.ledger import Ledger
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from datetime import date

    from auditor.cli._shell import Shell
    from auditor.roster.identity_questions import Question
    from auditor.rounds.meetings import Meeting
    from auditor.workspace.folder import Workspace


def ask_whose_ledger(shell: Shell, space: Workspace) -> None:
    """Ask whether another name in the settings is the committee's own; without a terminal the keeping of the round says it."""
    other = copied.other_committee(space) if shell.at_terminal else None
    if other is None:
        return
    dialog = Dialog(shell)
    dialog.say(copied.message(space, other))
    if (
        dialog.choose(_WHOSE, ((_ANOTHERS, "another's"), (_OURS, "ours"), (LATER, "later")), unless_chosen="later")
        == "ours"
    ):
        copied.note_renamed(space, shell.day)


def ask_who_is_who(shell: Shell, space: Workspace, meeting: Meeting) -> None:
    """Ask the first questions, and note each answer in the ledger at once; without a terminal, or without doubts, ask nothing.

    What was left open before, also for this meeting, is asked again, after what was never asked.

    Args:
        shell: where is asked.
        space: the workspace.
        meeting: for which meeting the round is kept.

    Raises:
        AuditorError: roster or ledger cannot be used.
        click.Abort: the terminal was closed.

    """
    if not shell.at_terminal:
        return
    _ask_of_logins(shell, space)
    everybody = identities.known(Ledger(space.ledger_path))
    if not identities.assigned(space, everybody).doubts:
        return
    dialog = Dialog(shell)
    asked: set[tuple[str, str]] = set()
    for turn in range(MOST):
        found = assessing.MadeRound(round_input.input_now(space, shell.day, meeting)).questions
        question = next((waiting for waiting in found if not asked.issuperset(waiting.pairs)), None)
        if question is None:
            break
        if not turn:
            dialog.say(_WHY)
        _ask(dialog, space, question, meeting.id)
        asked.update(question.pairs)


def _ask_of_logins(shell: Shell, space: Workspace) -> None:
    """Ask of user IDs under several posts of an office whether they are shared."""
    dialog = Dialog(shell)
    for doubt in identities.assigned(space, identities.known(Ledger(space.ledger_path))).logins[:MOST]:
        answers = ((SHARED, "shared"), (APART, "apart"), (LATER, "later"))
        said = dialog.choose(doubt.words, answers, unless_chosen="later")
        if said != "later":
            identities.answer_login(space, doubt, shell.day, shared=said == "shared")


def _ask(dialog: Dialog, space: Workspace, question: Question, meeting: str) -> None:
    choices = [(choice.words, choice) for choice in question.choices]
    choice = dialog.choose(question.words, choices, unless_chosen=question.choices[-1])
    since = _day(dialog, dialog.shell.day) if choice.answer is Sameness.NEW_HOLDER else None
    identities.answer(space, question.answered(choice, since=since, meeting=meeting), dialog.shell.day)


def _day(dialog: Dialog, today: date) -> date:
    """Return the day on which a new holder took the post; today where only Enter is pressed."""

    def read(typed: str) -> date:
        day = read_day(typed) if typed else today
        if day is None or day > today:
            raise ValueError("no such day")
        return day

    return dialog.until_right(_SINCE, read, lambda _: _NO_DAY)


_WHOSE: Final = Text(en="What is right?", bn="কোনটি ঠিক?")
_ANOTHERS: Final = Text(
    en="the folder was copied from another upazila or committee", bn="ফোল্ডারটি অন্য উপজেলা বা কমিটি থেকে কপি করা"
)
_OURS: Final = Text(
    en="it is the same committee; its name was changed or corrected", bn="একই কমিটি; নাম বদলেছে বা সংশোধন করা হয়েছে"
)
_WHY: Final = Text(
    en="Some names, posts or user IDs in the roster have changed since the last round. Nothing is guessed; please answer. Who only "
    "presses Enter is asked again next time.",
    bn="গত যাচাইয়ের পর তালিকার কিছু নাম, পদ বা ইউজার আইডি বদলেছে। কিছুই অনুমান করা হয় না; অনুগ্রহ করে উত্তর দিন। শুধু Enter চাপলে পরের বার আবার জিজ্ঞাসা করা হবে।",
)
_SINCE: Final = Text(
    en="Since which day is the new holder in the post? (DD.MM.YYYY; Enter: today)",
    bn="নতুন কর্মকর্তা কবে যোগ দিয়েছেন? (দিন.মাস.বছর; শুধু Enter: আজ)",
)
_NO_DAY: Final = Text(
    en="Type a day that is not after today, such as 05.02.2024.", bn="আজ বা তার আগের একটি তারিখ লিখুন, যেমন ০৫.০২.২০২৪।"
)
