"""`auditor settings`: what the workspace is asked, and where it is asked while something is printed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from auditor import discovery
from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import odd_answers, tell_wrong_clock, yes_option
from auditor.cli._names import correct_names, name_options, name_table, show_before_and_after
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import Misuse
from auditor.i18n import Text, joined, plain, say
from auditor.papers import letterheads
from auditor.rounds import first_printed, foreseeing
from auditor.rounds.identity import foreign_roster, listed
from auditor.rounds.identity.copied import refuse_copied
from auditor.rounds.ledger.missing_ledger import bars, refuse_missing
from auditor.rounds.meetings import following
from auditor.rounds.meetings.meetings import beside_planned, meetings_of, refuse_unheld
from auditor.rounds.meetings.passed_meetings import stays_listed
from auditor.rounds.settings_since import next_to_write
from auditor.workspace import of_decisions, questions, settings
from auditor.workspace.of_decisions import base_of, places_of
from auditor.workspace.question import A_COUNT, A_DAY, A_MAILBOX, A_PHONE, Printed
from auditor.workspace.questions import QUESTIONS
from auditor.workspace.told_otherwise import differences, told_otherwise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.i18n import Language
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace
    from auditor.workspace.of_decisions import Those
    from auditor.workspace.question import Answer, Question, Told

TAKEN_BACK: Final = "-"
"""What is typed to take an answer back."""


def answer_options(asked: Sequence[Question]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what adds an option for each question to a command."""

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        for question in reversed(asked):
            told = Text(en=f"{question.asks.en.rstrip('.')}.", bn=f"{question.asks.bn.rstrip('।')}।")
            names = f"--{question.id}", question.id.replace("-", "_")
            option = _commands.option(*names, help=told, metavar=_typed_as(question))
            command = option(command)
        return command

    return added


_TYPED_AS: Final = {A_DAY.read: "DATE", A_COUNT.read: "INTEGER", A_PHONE.read: "NUMBER", A_MAILBOX.read: "ADDRESS"}


def _typed_as(question: Question) -> str:
    """Return what stands for the answer in help: its answers where they are a closed set, else of what kind it is."""
    return "|".join(answer for answer, _ in question.offered) or _TYPED_AS.get(question.read, "TEXT")


def answers_given(asked: Iterable[Question], given: Mapping[str, str | None]) -> dict[str, Answer]:
    """Return the answers that were given by `answer_options`, by question; None for one that is taken back.

    Raises:
        Misuse: what was typed is no answer.

    """
    typed = {question: given[base_of(question.id).replace("-", "_")] for question in asked}
    return {question.id: _of_option(question, words) for question, words in typed.items() if words is not None}


_OF: Final = Text(
    en="Of which decisions is told what stands beside this, where the decisions are of several meetings: month of the meeting, such as 2024-03, or id of a decision; may be repeated.",
    bn="সিদ্ধান্তগুলো একাধিক সভার হলে, সঙ্গে দেওয়া তথ্য কোন সিদ্ধান্তের: সভার মাস, যেমন 2024-03, অথবা সিদ্ধান্তের আইডি; একাধিকবার দেওয়া যায়।",
)


@_commands.command(
    "settings",
    bn="""কমিটির সভা কবে, সিদ্ধান্তের স্মারক কোনটি, কাকে ফোন করতে হবে: এসব লিখে রাখে; অথবা যা লেখা আছে তা দেখায়।

    অপশন ছাড়া টার্মিনালে চালালে একে একে জিজ্ঞাসা করে: Enter চাপলে উত্তর আগের মতো থাকে, শুধু - লিখলে উত্তর মুছে যায়। অন্যত্র উত্তর ও তার
    অপশনগুলো দেখায়। উত্তরগুলো একে অন্যের সঙ্গে না মিললে নেওয়া হয় না, কিছু বদলায়ও না।
    """,
)
@answer_options(QUESTIONS)
@_commands.option("--of", "of", multiple=True, metavar="TEXT", help=_OF)
@name_options
@yes_option
@with_shell
def command(
    shell: Shell,
    *,
    yes: bool,
    same_upazila: bool,
    of: tuple[str, ...],
    names: Mapping[str, tuple[str, ...]],
    **given: str | None,
) -> None:
    """Tell the workspace when the committee meets, which memo it was, and whom to call; or show what it was told.

    Without options it asks one after the other at a terminal: Enter leaves an answer as it is, a single - takes it back.
    Elsewhere it shows the answers and the options that give them. What does not fit together is refused, and nothing changed.
    """
    answers = any(words is not None for words in given.values())
    renames = any(names.values())
    space = shell.space(roster=False, copied=not answers, told=answers or renames)
    if answers or renames:
        refuse_missing(space)
    elif shell.at_terminal:
        refuse_copied(space)
    if renames:
        correct_names(shell, space, names, same=same_upazila, yes=yes)
        if not answers:
            return
    asked = _asked_of(space, of, given)
    known = settings.told(space.folder, (each.id for each in asked))
    answered = answers_given(asked, given)
    if not answered and (not shell.at_terminal or bars(space)):
        click.echo(name_table(shell, space))
        click.echo(answer_table(shell, asked, known))
        beside = beside_planned(space, shell.day)
        if beside is not None:
            shell.say(beside)
        return
    if not answered:
        decides = settings.decides(space.config, space.baseline)
        answered = ask(shell, (each for each in asked if decides or not each.of_decisions), known)
    changed = told_otherwise(asked, known, answered)
    if not changed:
        shell.say(_NOTHING)
        return
    tell_wrong_clock(shell, space)
    refuse_unheld(space, changed.get(questions.NEXT_MEETING))
    doubted = odd_answers(shell, yes=yes)
    write = settings.checked(space.folder, changed, discovery.policies(), shell.day, doubted=doubted)
    show_before_and_after(shell, differences(asked, known, changed))
    opened = partial(listed.open_workspace, space.folder)
    offices, duties = foreseeing.what_settings_change(opened, shell.day, known, changed)
    Dialog(shell).say(*duties)
    doubted(offices)
    letterheads.note(space)
    write()
    now = listed.open_workspace(space.folder, roster=False).baseline.decisions
    for told in (*questions.done(changed, now), *stays_listed(space, changed, shell.day)):
        shell.say(told)
    _say_numbers(shell, space, changed)
    shell.say(_NEXT)
    _ask_whether_put_off(shell, space, known.get(questions.NEXT_MEETING), changed.get(questions.NEXT_MEETING))


def _say_numbers(shell: Shell, space: Workspace, answered: Mapping[str, Answer]) -> None:
    """Say which decision got which number in the minutes, where that was told."""
    decisions = space.baseline.decisions
    for name, serials in answered.items():
        if base_of(name) == questions.SERIALS.id:
            of_these = [decisions[place] for place in places_of(name)] or decisions
            for told in questions.numbered(of_these, str(serials or "").split(", ")):
                shell.say(told)


def _asked_of(space: Workspace, of: Sequence[str], given: Mapping[str, str | None]) -> tuple[Question, ...]:
    """Return the questions as they are asked of the decisions that `--of` names; of all, those of each meeting by themselves, where it names none.

    Raises:
        Misuse: one is no decision of the baseline, and no month of a meeting, or one of several; or something is told and it is not known of which.

    """
    if not of:
        asked = settings.asked(space, discovery.policies())
        _refuse_of_which(asked, given)
        return asked
    try:
        return settings.asked(space, discovery.policies(), of_decisions.named(of, space.baseline.decisions))
    except KeyError:
        known = joined((plain(each.id) for each in space.baseline.decisions), ", ")
        raise Misuse(_NOT_OF.filled(known=known), "--of") from None
    except of_decisions.SeveralMeetingsError as error:
        raise Misuse(_of_which(error.those), "--of") from None


def _refuse_of_which(asked: Iterable[Question], given: Mapping[str, str | None]) -> None:
    """Refuse what is told without a word of which decisions, where they are of several meetings or something else is known of each.

    Raises:
        Misuse: with what names each of them.

    """
    for base in (each.id for each in QUESTIONS if given[each.id.replace("-", "_")] is not None):
        apart = [each.those for each in asked if base_of(each.id) == base and each.those is not None]
        if apart:
            raise Misuse(_of_which(apart), f"--{base}")


def _of_which(apart: Iterable[Those]) -> Text:
    return _OF_WHICH.filled(
        which=joined((_WHICH.filled(option=those.option, those=those.called) for those in apart), "; ")
    )


def _ask_whether_put_off(shell: Shell, space: Workspace, before: Told | None, now: Answer) -> None:
    """Say how a meeting is put off, where another day was told for one that a round was kept for and that was still to come.

    Of one that was put off to that day already it is said that it is the next one.
    """
    if not isinstance(before, date) or not isinstance(now, date) or before < shell.day:
        return
    kept = [meeting for meeting in meetings_of(space) if meeting.day == before and meeting.rounds and meeting.held]
    beside = (
        beside_planned(shell.space(roster=False, copied=True, told=True), shell.day)
        if kept and kept[0].former
        else None
    )
    if beside is not None:
        shell.say(beside)
    elif kept:
        shell.say(_PUT_OFF, day=before, command=f"auditor meeting move {before} {now}")


def _of_option(question: Question, typed: str) -> Answer:
    if typed.strip() == TAKEN_BACK:
        return None
    try:
        return question.read(typed)
    except ValueError:
        raise Misuse(question.fault(typed), question.option) from None


def ask(
    shell: Shell, asked: Iterable[Question], known: Mapping[str, Told], *, leaves_open: bool = False
) -> dict[str, Answer]:
    """Ask questions at the terminal, one after the other, and return the answers.

    Args:
        shell: whom to ask.
        asked: the questions.
        known: what was answered before; Enter leaves that as it is.
        leaves_open: Enter leaves words open for good, so that they are not asked again.

    """
    dialog = Dialog(shell)
    answered: dict[str, Answer] = {}
    for question in asked:
        before = known.get(question.id, question.default if leaves_open else None)
        prompt = question.asks
        if before is not None and before != "":
            prompt = _PROMPT_WITH.filled(asks=question.asks, answer=question.called(before))

        def read(typed: str, question: Question = question, before: Told | None = before) -> Answer:
            if not typed:
                return before
            return None if typed == TAKEN_BACK else question.read(typed)

        answer = dialog.until_right(prompt, read, lambda typed, question=question: question.fault(typed))  # type: ignore[misc]
        if answer is None and leaves_open:
            answer = first_printed.left_open(question)
        if answer is not None or before is not None:
            answered[question.id] = answer
        if answer and leaves_open:
            answered |= ask(shell, first_printed.details(question), known)
    return answered


def before_printing(
    shell: Shell, space: Workspace, printed: Printed, *, roster: bool = True, meets_on: date | None = None
) -> Workspace:
    """Ask what is about to be printed and was not told yet, and return the workspace with it.

    Without a terminal it is told how to give it; until then it stays a blank line. Where it is of a meeting whose day is known
    (`meets_on`), the next meeting is asked for by `following_meeting` alone. That the roster is another upazila's is told; keeping a round asks about it.

    Raises:
        WorkspaceError: the answers do not fit together.

    """
    if printed is not Printed.ROUND and (foreign := foreign_roster.told_foreign(space)) is not None:
        shell.say(foreign)
    missing = first_printed.missing(space, printed, shell.day, meets_on)
    if missing and shell.at_terminal:
        tell_wrong_clock(shell, space)
        shell.say(_FIRST_PRINTED)
        answered = ask(shell, missing, {}, leaves_open=True)
        if first_printed.tell(space, answered, shell.day, odd_answers(shell, yes=False)):
            _say_numbers(shell, space, answered)
            space = shell.space(roster=roster, copied=True, told=True)
        missing = first_printed.missing(space, printed, shell.day, meets_on)
    blank = first_printed.left_blank(missing, printed)
    if blank and not shell.at_terminal:
        shell.say(_LEFT_BLANK, what=questions.named(blank), command=_how(blank))
    return space


def following_meeting(shell: Shell, space: Workspace, meant: Meeting, told: date | None) -> date | None:
    """Return the day of the meeting after that of a round, before which is due what is left; asked at a terminal, if not known.

    Args:
        shell: whom to ask.
        space: the workspace.
        meant: the meeting of the round.
        told: the day that the command line gives.

    Returns:
        The day, where it was told just now, or only the round that was kept last has it; None where the workspace knows it, or nobody does.

    Raises:
        Misuse: the day that is given is not after the meeting, or is of the month of one that is named by its month alone.

    """
    refusal = following.refusal(meant, told)
    if refusal is not None:
        raise Misuse(refusal, "--next-meeting")
    if told is not None or meant.day is None or not following.is_open(space, meant):
        return told
    kept = next_to_write(space, meant, shell.day)
    if kept is not None:
        shell.say(_AS_IN_ROUND, day=kept)
        return kept
    if not shell.at_terminal:
        shell.say(_FOLLOWING_OPEN, day=meant.day, command="--next-meeting DATE")
        return None
    prompt = _FOLLOWING.filled(question=following.question(meant.day))
    return Dialog(shell).until_right(
        prompt, lambda typed: following.read(typed, meant), lambda typed: following.wrong(meant, typed)
    )


def _how(asked: Iterable[Question]) -> str:
    """Return what is typed to tell what is asked; of decisions that are told of by themselves in a command of its own."""
    by_those: dict[str, list[str]] = {}
    for question in asked:
        named = question.those.option if question.those is not None else ""
        by_those.setdefault(named, ["auditor settings", *filter(None, [named])]).append(f"--{base_of(question.id)} …")
    return "; ".join(map(" ".join, by_those.values()))


def answer_table(shell: Shell, asked: Iterable[Question], known: Mapping[str, Told]) -> str:
    """Return questions with what was answered, and the option that answers each, as the terminal shows them."""
    rows = [
        (question.asks.said(shell.talk), _answered(question, known, shell.talk), question.option) for question in asked
    ]
    return table(_HEADINGS, rows, shell.talk)


def _answered(question: Question, known: Mapping[str, Told], language: Language) -> str:
    """Return what was answered, or what holds without an answer."""
    answer = known.get(question.id, question.default)
    return say(question.called(answer), language) if answer is not None and answer != "" else "-"


_HEADINGS: Final = (
    Text(en="Asked", bn="বিষয়"),
    Text(en="Told", bn="উত্তর"),
    Text(en="Option", bn="বদলাতে"),
)
_NOT_OF: Final = Text(
    en="That is no decision of the baseline, and no month of its meetings; nothing was written. Its decisions: {known}",
    bn="মানদণ্ডে এমন সিদ্ধান্ত বা সভার মাস নেই; কিছু লেখা হয়নি। এর সিদ্ধান্ত: {known}",
)
_OF_WHICH: Final = Text(
    en="The decisions are of several meetings, or something else is told of each, so nothing was written. Say which are meant, too: {which}",
    bn="সিদ্ধান্তগুলো একাধিক সভার, অথবা একেকটির তথ্য একেক রকম; তাই কিছু লেখা হয়নি। কোনটির কথা, তা-ও জানান: {which}",
)
_WHICH: Final = Text(en="{option} ({those})", bn="{option} ({those})")
_PROMPT_WITH: Final = Text(en="{asks} [{answer}]", bn="{asks} [{answer}]")
_NOTHING: Final = Text(en="Nothing was changed.", bn="কিছু বদলানো হয়নি।")
_NEXT: Final = Text(en="Next: auditor", bn="এরপর: auditor")
_PUT_OFF: Final = Text(
    en="A round was kept for the meeting of {day}. If that meeting was put off, say so, or it counts as one more: {command}",
    bn="{day} তারিখের সভার জন্য যাচাই রাখা হয়েছে। সভাটি পিছিয়ে গেলে তা জানান, না হলে আরেকটি সভা হিসেবে গোনা হবে: {command}",
)
_FIRST_PRINTED: Final = Text(
    en="Papers print this, and it is not told yet. Press Enter to leave a blank line for it.",
    bn="নিচের তথ্য কাগজে ছাপা হয়, কিন্তু এখনো জানানো হয়নি। ফাঁকা রাখতে Enter চাপুন।",
)
_FOLLOWING: Final = Text(
    en="{question} (Enter: not known yet)",
    bn="{question} (এখনো জানা না থাকলে শুধু Enter)",
)
_FOLLOWING_OPEN: Final = Text(
    en='The meeting after that of {day} has no day yet, so papers say "before the next meeting". Give it with: {command}',
    bn="{day} তারিখের সভার পরের সভা কবে তা জানানো হয়নি, তাই কাগজে “পরবর্তী সভার আগে” লেখা থাকবে। জানাতে যোগ করুন: {command}",
)
_AS_IN_ROUND: Final = Text(
    en="The next meeting stays {day}, as the round has it that was kept last; the settings name it from now on.",
    bn="পরবর্তী সভা {day}-ই থাকল, আগে রাখা যাচাইয়ে যেমন আছে; এখন থেকে সেটিংসেও তা লেখা থাকবে।",
)
_LEFT_BLANK: Final = Text(
    en="Not told yet, so it stays blank: {what}. Give it with: {command}",
    bn="এখনো জানানো হয়নি, তাই ফাঁকা থাকবে: {what}। দিতে চালান: {command}",
)
