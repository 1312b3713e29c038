"""What all commands share: options, talk, the one error handler, and the exit codes."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import threading
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from auditor.i18n import Language, Text
from auditor.model.errors import (
    EXIT_DEFECT,
    EXIT_INTERRUPTED,
    EXIT_NOT_DONE,
    EXIT_OK,
    EXIT_USAGE,
    AuditorError,
    NoWorkspaceError,
)
from auditor.model.notice import messages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.model.notice import Notice
    from auditor.workspace.folder import Workspace

F = TypeVar("F", bound="Callable[..., Any]")
WORTH_A_BAR: Final = 20
"""Fewer steps are over before a bar is read."""
SHARED: Final = ("workspace_folder", "language", "on", "debug")


@dataclass(frozen=True, slots=True)
class Shell:
    """How a command was called: where, in which language, for which day."""

    folder: Path | None = None
    language: Language | None = None
    on: date | None = None
    debug: bool = False

    @property
    def talk(self) -> Language:
        """The language of talk; English unless asked otherwise."""
        return self.language or Language.EN

    @property
    def clock(self) -> date:
        """The day by this computer's clock."""
        return date.today()  # noqa: DTZ011 the office's own calendar day is meant

    @property
    def day(self) -> date:
        """The day of the work: today unless injected."""
        return self.on or self.clock

    def clock_fault(self, space: Workspace) -> Text | None:
        """Return what is wrong with this computer's clock; None where it may be right, or another day was given.

        Raises:
            LedgerError: the ledger cannot be read.

        """
        from auditor.rounds.clock import clock_fault  # noqa: PLC0415 help of all commands imports this module
        from auditor.rounds.ledger import Ledger  # noqa: PLC0415

        return clock_fault(self.clock, Ledger(space.ledger_path).last_day()) if self.on is None else None

    def refuse_wrong_clock(self, space: Workspace) -> None:
        """Refuse to write a day that cannot be right into what stays.

        Raises:
            AuditorError: the clock is wrong, or the day that was given lies in another century.

        """
        from auditor.rounds.clock import refuse_other_centuries  # noqa: PLC0415 as above

        fault = self.clock_fault(space)
        if fault is not None:
            raise AuditorError(fault)
        refuse_other_centuries(self.day)

    def space(self, *, roster: bool = True) -> Workspace:
        """Return the workspace that is meant; without its roster where only what was kept is looked at.

        Raises:
            AuditorError: there is none, or one of its own files cannot be used.

        """
        from auditor.rounds import listed  # noqa: PLC0415 help of all commands imports this module and opens no workspace

        return listed.open_workspace(self.folder or Path.cwd(), roster=roster)

    def space_if_any(self) -> Workspace | None:
        """Return the workspace that is meant; None where none was named and this folder lies in none.

        Raises:
            AuditorError: there is none where one was named, or one of its own files cannot be used.

        """
        try:
            return self.space()
        except NoWorkspaceError:
            if self.folder is not None:
                raise
            return None

    def say(self, text: Text, **values: Text | str | int | date) -> None:
        """Tell something on the error stream, in the language of talk."""
        click.echo(text.said(self.talk, **values), err=True)

    def tell(self, notices: Iterable[Notice]) -> None:
        """Tell what readers of files had to tell, each once, the gravest last; the same trouble of many files in one line."""
        for message in messages_of(notices):
            self.say(message)

    @property
    def at_terminal(self) -> bool:
        """Whether somebody can be asked: what is asked is seen, and what is typed is read."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))

    def confirms(self, question: Text) -> bool:
        """Ask at the terminal whether something is meant that cannot be taken back; nothing typed is a no.

        Raises:
            click.UsageError: there is no terminal to ask at.

        """
        if not self.at_terminal:
            raise click.UsageError("there is no terminal to ask at: add --yes.")
        return click.confirm(question.said(self.talk), err=True)

    def asks(self, question: Text) -> bool:
        """Ask at the terminal until yes or no is typed; only where there is a terminal."""
        return bool(click.confirm(question.said(self.talk), default=None, err=True))

    @contextmanager
    def progress(self, total: int, label: Text) -> Iterator[Callable[[], None]]:
        """Show how far a long work is and how long it will take, on a terminal; nothing in a pipe.

        Args:
            total: how many steps there are.
            label: what is done.

        Yields:
            What is to be called after each step.

        """
        hidden = not sys.stderr.isatty() or total < WORTH_A_BAR
        with click.progressbar(length=total, label=label.said(self.talk), file=sys.stderr, hidden=hidden) as bar:
            yield lambda: bar.update(1)


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 click's own
        """Return the day, or fail with how it is written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail("a day is written YYYY-MM-DD, such as 2024-02-14.", param, ctx)


class MeetingMonth(click.ParamType[str]):
    """A meeting, named by its month: YYYY-MM."""

    name = "YYYY-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 click's own
        """Return the month, or fail with how it is written."""
        words = str(value)
        try:
            date.fromisoformat(f"{words}-01")
        except ValueError:
            self.fail("a meeting is named by its month, YYYY-MM, such as 2024-02.", param, ctx)
        return words


def shared_options(command: F) -> F:
    """Add the options that every command has; they may stand before or after the command's name."""
    for option in (
        click.option("--debug", is_flag=True, help="Show where a defect happened."),
        click.option("--on", type=Day(), help="Work as if on this day (YYYY-MM-DD)."),
        click.option(
            "--language", type=click.Choice([language.value for language in Language]), help="Language: bn or en."
        ),
        click.option(
            "--workspace",
            "workspace_folder",
            type=click.Path(file_okay=False, path_type=Path),
            help="The workspace; otherwise the folder you are in.",
        ),
    ):
        command = option(command)
    return command


def with_shell(command: Callable[..., Any]) -> Callable[..., Any]:
    """Hand the command a `Shell` made of the shared options, wherever they stood."""

    @shared_options
    @click.pass_context
    def called(ctx: click.Context, /, *args: Any, **options: Any) -> Any:  # noqa: ANN401 the command's own
        return ctx.invoke(command, _shell_of(ctx, options), *args, **options)

    called.__doc__ = command.__doc__
    called.__name__ = command.__name__
    called.__click_params__ = [*getattr(command, "__click_params__", []), *called.__click_params__]  # type: ignore[attr-defined]
    return called


def _shell_of(ctx: click.Context, options: dict[str, Any]) -> Shell:
    given_here = {key: options.pop(key) for key in SHARED if key in options}
    given: dict[str, Any] = {}
    for parent in _line(ctx.parent):
        given.update({key: value for key, value in parent.params.items() if key in SHARED and value})
    given.update({key: value for key, value in given_here.items() if value})
    return _as_shell(given)


def _line(ctx: click.Context | None) -> list[click.Context]:
    line: list[click.Context] = []
    while ctx is not None:
        line.insert(0, ctx)
        ctx = ctx.parent
    return line


def _as_shell(given: dict[str, Any]) -> Shell:
    language = given.get("language")
    return Shell(
        given.get("workspace_folder"),
        Language(language) if language else None,
        given.get("on"),
        bool(given.get("debug")),
    )


def shell_of_group(ctx: click.Context) -> Shell:
    """Return the shell of a group called without a command."""
    return _as_shell({key: value for key, value in ctx.params.items() if key in SHARED and value})


def in_workspace_language(shell: Shell, space: Workspace) -> Shell:
    """Return the shell talking the workspace's language unless another was asked for."""
    return shell if shell.language else replace(shell, language=space.config.language)


def keep_exceptions_quiet() -> None:
    """Let Python itself never write what an exception says: it may hold a value, and nobody chose its words."""
    sys.excepthook = lambda *_: None
    sys.unraisablehook = lambda _: None
    threading.excepthook = lambda _: None


def run(cli: click.Command) -> int:  # noqa: PLR0911 one branch and return a kind of ending
    """Run the command line and return its exit code: the one place where errors become words."""
    _make_streams_safe()
    language = _asked_language(sys.argv)
    debug = "--debug" in sys.argv
    try:
        code = cli.main(prog_name="auditor", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        _show_usage(error, sys.argv[1:])
        return EXIT_USAGE
    except AuditorError as error:
        for message in error.messages:
            click.echo(_without_strays(message.said(language), sys.argv[1:]), err=True)
        return error.exit_code
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return EXIT_OK
    except Exception as error:  # noqa: BLE001 the one place: a defect of ours
        if isinstance(error, OSError) and error.filename is None:
            _let_go_of_output()
            click.echo(_NO_OUTPUT.said(language), err=True)
            return EXIT_NOT_DONE
        _report_defect(error, language, debug=debug)
        return EXIT_DEFECT
    return code if isinstance(code, int) else EXIT_OK


def _let_go_of_output() -> None:
    """Leave what cannot be written any more: else Python tries it again at its end and puts 120 in place of the exit code."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 nobody reads it


def _show_usage(error: click.ClickException, typed: list[str]) -> None:
    """Show wrong usage as click does, but never repeat a word that may be a secret typed in the wrong place."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None:
        click.echo(ctx.get_usage(), err=True)
        click.echo(f"Try '{ctx.command_path} --help' for help.\n", err=True)
    click.echo(f"Error: {_without_strays(error.format_message(), typed)}", err=True)


def _without_strays(message: str, typed: list[str]) -> str:
    """Return a message without what was typed on the command line and means nothing there.

    Names of commands, options and existing files, days, months and numbers may be repeated. Anything else may be a
    password that slipped onto the line; whoever typed it sees it there.
    """
    words = {part for word in typed for part in (word, word.partition("=")[2] if word.startswith("-") else "")}
    named = _names()
    strays = {part for word in words if not _is_harmless(word, named) for part in (word, Path(word).name)}
    for stray in sorted(strays, key=len, reverse=True):
        if stray and not _HARMLESS.fullmatch(stray):
            edge = r"\b" if stray.isalpha() else ""
            message = re.sub(edge + re.escape(stray) + edge, STRAY, message)
    return message


STRAY: Final = "…"
"""Stands for a word of the command line that is not repeated."""
_HARMLESS: Final = re.compile(r"--?[a-z][a-z-]{0,30}|.{1,3}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""Options, days, months, and what is too short to be a secret."""


def _names() -> set[str]:
    """Return what the commands that were used so far call things: themselves, their parts, and their choices."""
    from auditor.cli import COMMANDS  # noqa: PLC0415 it imports this module

    used = [module for name, module in sys.modules.items() if name.startswith("auditor.cli.")]
    waiting = [found for module in used if isinstance(found := getattr(module, "command", None), click.Command)]
    names = set(COMMANDS)
    while waiting:
        command = waiting.pop()
        choices = [option.type.choices for option in command.params if isinstance(option.type, click.Choice)]
        names |= {choice for of_option in choices for choice in of_option}
        if isinstance(command, click.Group):
            names |= set(command.commands)
            waiting += command.commands.values()
    return names


def _is_harmless(word: str, named: set[str]) -> bool:
    try:
        return word in named or _HARMLESS.fullmatch(word) is not None or Path(word).exists()
    except (OSError, ValueError):
        return False


def _make_streams_safe() -> None:
    """Piped output is UTF-8; a console that cannot show a character shows its code instead of crashing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _asked_language(arguments: list[str]) -> Language:
    for place, word in enumerate(arguments):
        asked = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        if asked in {language.value for language in Language}:
            return Language(asked)
    return Language.EN


def _report_defect(error: Exception, language: Language, *, debug: bool) -> None:
    """Say that it is our defect, with a number that tells where, never with a value that was read."""
    frames = traceback.extract_tb(error.__traceback__)
    places = "|".join(f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames)
    incident = hashlib.sha256(f"{type(error).__name__}|{places}".encode()).hexdigest()[:8]
    click.echo(_DEFECT.said(language, incident=incident), err=True)
    if debug:
        click.echo(f"{type(error).__name__}", err=True)
        for frame in frames:
            click.echo(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}", err=True)


_NO_OUTPUT: Final = Text(
    en="The output could not be written: the disk is full or the output is closed. What was kept before stays kept; "
    "free space and see: auditor rounds",
    bn="ফলাফল লেখা যায়নি: ডিস্ক ভরা অথবা আউটপুট বন্ধ। আগে যা রাখা হয়েছে তা ঠিক আছে; জায়গা খালি করে দেখুন: auditor rounds",
)
_DEFECT: Final = Text(
    en="A defect of the program; files and rounds written before it are whole. Report it with this number: {incident}",
    bn="প্রোগ্রামে একটি ত্রুটি ধরা পড়েছে; এর আগে লেখা ফাইল ও রেকর্ড ঠিক আছে। এই নম্বরসহ জানান: {incident}",
)
