"""Questions at a terminal that may be seen: lines, choices by number, yes or no."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

import click
from msgspec import Struct

from auditor.cli._language import harmless
from auditor.cli._usage import Misuse
from auditor.i18n import Text, ascii_digits
from auditor.model.errors import AuditorError
from auditor.tables.answers import read_yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.cli._shell import Shell

T = TypeVar("T")
_LONGEST_NUMBER: Final = 3


class NoScreenError(AuditorError):
    """There is no screen on which only the person at the terminal would see what is told."""


class Dialog(Struct, frozen=True):
    """Asks and tells on the terminal's own stream; nothing goes to standard output."""

    shell: Shell

    def __post_init__(self) -> None:
        """Take signs that are in no script as such, instead of ending: they are asked for again."""
        if hasattr(sys.stdin, "reconfigure"):
            with suppress(io.UnsupportedOperation):
                sys.stdin.reconfigure(errors="replace")

    def need_a_screen(self) -> None:
        """Refuse to go on where answers would come from a pipe, or what is told would land in a file.

        Raises:
            NoScreenError: input or talk does not go to a terminal.

        """
        if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
            raise NoScreenError(_NO_SCREEN)

    def say(self, *texts: Text) -> None:
        """Tell something, a line each."""
        for text in texts:
            self.shell.say(text)

    def typed(self, prompt: Text) -> str:
        """Return a line that is shown while it is typed, without the spaces at its ends.

        Raises:
            click.Abort: the terminal was closed.

        """
        click.echo(harmless(f"{prompt.said(self.shell.talk)}: "), nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            raise click.Abort
        return line.strip()

    def until_right(self, prompt: Text, read: Callable[[str], T], wrong: Callable[[str], Text]) -> T:
        """Return what was typed as `read` takes it; while that raises ValueError, tell `wrong` and ask again."""
        while True:
            typed = self.typed(prompt)
            try:
                return read(typed)
            except ValueError:
                self.say(wrong(typed))

    def choose(
        self,
        question: Text,
        answers: Sequence[tuple[Text, T]],
        note: Text | None = None,
        *,
        unless_chosen: T | None = None,
    ) -> T:
        """Return what the answer means that was chosen by its number, in the digits of either script, or by its words.

        Args:
            question: what is asked.
            answers: the answers, and what each means.
            note: what is said below the question.
            unless_chosen: what it means when only Enter is pressed; None where a number must be typed.

        """
        click.echo(err=True)
        self.say(question, *(() if note is None else (note,)))
        for number, (answer, _) in enumerate(answers, start=1):
            self.shell.say(_NUMBERED, number=number, answer=answer)

        def chosen(typed: str) -> T:
            if not typed and unless_chosen is not None:
                return unless_chosen
            for answer, meant in answers:
                if typed == answer.said(self.shell.talk):
                    return meant
            number = ascii_digits(typed)
            if not number.isdecimal() or len(number) >= _LONGEST_NUMBER or not 0 < int(number) <= len(answers):
                raise ValueError("no such answer")
            return answers[int(number) - 1][1]

        return self.until_right(_NUMBER, chosen, lambda _: _NUMBER_WRONG.filled(n=len(answers)))

    def agrees(self, question: Text) -> bool:
        """Return whether the question was answered by yes; who only presses Enter says no, and who says neither is asked again."""

        def read(typed: str) -> bool:
            said = read_yes_no(typed) if typed else "no"
            if said not in {"yes", "no"}:
                raise ValueError("neither yes nor no")
            return said == "yes"

        return self.until_right(_YES_OR_NO.filled(question=question), read, lambda _: _NEITHER)

    def confirms(self, question: Text) -> bool:
        """Return whether something is meant that cannot be taken back.

        Raises:
            Misuse: there is no terminal to ask at.

        """
        if not self.shell.at_terminal:
            raise Misuse(_NO_TERMINAL)
        return self.agrees(question)


_NO_SCREEN: Final = Text(
    en="What this check tells of a password is for your eyes only, so it asks and answers at a terminal and never into a "
    "pipe or a file. Open a terminal window (on Windows: Command Prompt) and run the command there, without < > |.",
    bn="পাসওয়ার্ড পরীক্ষার ফল শুধু আপনার দেখার জন্য; তাই প্রশ্ন ও উত্তর শুধু টার্মিনালে হয়, ফাইল বা পাইপে কখনো নয়। একটি টার্মিনাল জানালা "
    "(Windows-এ Command Prompt) খুলে < > | ছাড়া কমান্ডটি চালান।",
)
_NO_TERMINAL: Final = Text(
    en="There is no terminal to ask at: add --yes.",
    bn="জিজ্ঞাসা করার মতো টার্মিনাল নেই: --yes যোগ করুন।",
)
_YES_OR_NO: Final = Text(en="{question} [y/N]", bn="{question} [হ্যাঁ/না; শুধু Enter: না]")
_NEITHER: Final = Text(en="Type y for yes or n for no.", bn="হ্যাঁ বা না লিখুন।")
_NUMBERED: Final = Text(en="  {number}. {answer}", bn="  {number}. {answer}")
_NUMBER: Final = Text(en="Number", bn="নম্বর")
_NUMBER_WRONG: Final = Text(en="Type the number of an answer, 1 to {n}.", bn="উত্তরের নম্বর লিখুন, ১ থেকে {n}।")
