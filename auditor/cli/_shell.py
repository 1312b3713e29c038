"""What all commands share: options and talk."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click
from msgspec import Struct
from msgspec.structs import replace

from auditor.cli import _commands, _window
from auditor.cli._language import harmless, of_desk, shows, talk
from auditor.cli._progress import progress
from auditor.cli._strays import hear
from auditor.cli._usage import Misuse, option_of
from auditor.i18n import Language, Text, ascii_digits
from auditor.long_reading import shown
from auditor.model.errors import (
    NoWorkspaceError,
    WorkspaceError,
)
from auditor.model.notice import Severity, by_kind, messages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from auditor.model.notice import Notice
    from auditor.workspace.folder import Workspace

F = TypeVar("F", bound="Callable[..., Any]")


class Shell(Struct, frozen=True):
    """How a command was called: where, in which language, for which day.

    `language` is the one that was asked for, `shown_in` the one that reader and console make of it; `asks` is False where nobody is
    to be asked anything.
    """

    folder: Path | None = None
    language: Language | None = None
    on: date | None = None
    asks: bool = True
    shown_in: Language | None = None

    @property
    def talk(self) -> Language:
        """The language in which is talked."""
        return self.shown_in or self.language or Language.EN

    @property
    def clock(self) -> date:
        """The day by this computer's clock."""
        return date.today()  # noqa: DTZ011 the office's own calendar day is meant

    @property
    def day(self) -> date:
        """The day of the work: today unless injected."""
        return self.on or self.clock

    def today(self, space: Workspace) -> date:
        """Return the day that is taken for today in a workspace: the given one where this computer's clock is wrong and it can be right.

        Raises:
            LedgerError: the ledger cannot be read.

        """
        from auditor.rounds.asking.clock import today_by  # noqa: PLC0415 help of all commands imports this module
        from auditor.rounds.ledger.ledger import Ledger  # noqa: PLC0415

        return today_by(self.clock, self.on, Ledger(space.ledger_path).latest_day())

    @property
    def minute(self) -> datetime:
        """The minute of the work: this computer's, on the day of the work."""
        return datetime.combine(self.day, datetime.now().time().replace(second=0, microsecond=0))  # noqa: DTZ005 the office's own clock is meant

    def clock_fault(self, space: Workspace | None = None) -> Text | None:
        """Return what is wrong with this computer's clock; None where it may be right, or another day was given.

        With a workspace it must not lie before the last entry of its ledger, either.

        Raises:
            LedgerError: the ledger cannot be read.

        """
        from auditor.rounds.asking.clock import clock_fault  # noqa: PLC0415 help of all commands imports this module
        from auditor.rounds.ledger.ledger import Ledger  # noqa: PLC0415

        if self.on is not None:
            return None
        return clock_fault(self.clock, None if space is None else Ledger(space.ledger_path).latest_day())

    def refuse_wrong_clock(self, space: Workspace | None = None) -> None:
        """Refuse to write a day that cannot be right into what stays, or into papers.

        Raises:
            AuditorError: the clock is wrong, or the day that was given lies in another century.

        """
        from auditor.rounds.asking.clock import refuse_wrong  # noqa: PLC0415 as above

        refuse_wrong(self.clock_fault(space), self.day)

    def space(self, *, roster: bool = True, copied: bool = False, told: bool = False) -> Workspace:
        """Return the workspace that is meant; without its roster where only what was kept is looked at.

        Args:
            roster: read the roster too.
            copied: also a folder that was copied to begin another upazila and still has that one's ledger, or whose ledger is gone or is
                an earlier one: only for what sets it right or looks at what is there; nothing else is made of such a ledger or of none.
                That it is gone or an earlier one is told first.
            told: the command tells that itself, or told it before.

        Raises:
            AuditorError: there is none, one of its own files cannot be used, or its ledger is another committee's, gone or an earlier one.

        """
        from auditor.rounds.identity import listed  # noqa: PLC0415 help of all commands imports this module and opens no workspace

        space = listed.open_workspace(self.folder or Path.cwd(), roster=roster)
        hear(space)
        if not copied:
            from auditor.rounds.identity.copied import refuse_copied  # noqa: PLC0415 as above

            refuse_copied(space)
        if told:
            return space
        from auditor.rounds.ledger.missing_ledger import missing_ledger  # noqa: PLC0415 as above

        missing = missing_ledger(space)
        if missing is not None and missing.bars and not copied:
            raise WorkspaceError(missing.told)
        if missing is not None:
            self.say(missing.told)
        return space

    def space_if_any(self) -> Workspace | None:
        """Return the workspace that is meant, for what uses no ledger or tells itself what is with it; None where none was named and this folder lies in none.

        Raises:
            AuditorError: there is none where one was named, or one of its own files cannot be used.

        """
        try:
            return self.space(copied=True, told=True)
        except NoWorkspaceError:
            if self.folder is not None:
                raise
            return None

    def say(self, text: Text, **values: Text | str | int | date) -> None:
        """Tell something on the error stream, in the language of talk; in a window of the desk in the words of a screen, and on its page."""
        if of_desk() is not None:
            text, values = text.filled(**values).shown, {}
            _window.hear(text)
        self.ask_with(text, **values)

    def ask_with(self, text: Text, **values: Text | str | int | date) -> None:
        """Tell what belongs to a question that is asked right after it: of that, no page of the desk tells."""
        click.echo(harmless(text.said(self.talk, **values)), err=True)

    def show(self, words: str) -> None:
        """Print what was asked for on standard output; names of files in it are shown, and never obeyed by the terminal."""
        click.echo(harmless(words))

    def tell(self, notices: Iterable[Notice]) -> None:
        """Tell what readers of files had to tell, each once, the gravest last; the same trouble of many files in one line."""
        for message in messages_of(notices):
            self.say(message)

    def tell_by_weight(self, notices: Iterable[Notice]) -> None:
        """Tell them likewise, grouped under a line that says what is to be done with them; of many of a kind the first, and of whom the others are (`by_kind`)."""
        by_weight: dict[Severity, list[Notice]] = {}
        for notice in notices:
            by_weight.setdefault(notice.weight, []).append(notice)
        for weight, heading in _GROUPS.items():
            if weight in by_weight:
                self.say(heading)
                for told, more in by_kind(by_weight[weight]):
                    for message in (*messages_of(told), *filter(None, (more,))):
                        self.say(_IN_GROUP, message=message)

    @property
    def at_terminal(self) -> bool:
        """Whether somebody can be asked: what is asked is seen, and what is typed is read."""
        return self.asks and all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))

    def progress(
        self, total: int | None, label: Text, *, late: bool = False
    ) -> AbstractContextManager[Callable[[], None]]:
        """Show how far a long work is, as `_progress.progress` does, in the language of talk."""
        return progress(total, label, self.talk, late=late)

    def showing_long_reading(self) -> AbstractContextManager[None]:
        """Show meanwhile how far the reading of large files is."""
        return shown(partial(self.progress, None, _READING))


class Day(click.ParamType[date]):
    """A day as hands write it: YYYY-MM-DD or DD.MM.YYYY, in the digits of either script."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 click's own
        """Return the day, or fail with how it is written."""
        from auditor.tables.answers import read_day  # noqa: PLC0415 help of all commands imports this module

        del ctx
        if isinstance(value, date):
            return value
        day = read_day(str(value))
        if day is None:
            raise Misuse(_OTHER_YEAR if _is_a_day(ascii_digits(str(value))) else _DAY, option_of(param))
        return day


def _is_a_day(words: str) -> bool:
    """Return whether words are a day of whatever year."""
    with suppress(ValueError):
        return bool(date.fromisoformat("-".join(reversed(words.split("."))) if "." in words else words))
    return False


class MeetingMonth(click.ParamType[str]):
    """A meeting, named by its month: YYYY-MM."""

    name = "YYYY-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 click's own
        """Return the month, or fail with how it is written."""
        del ctx
        words = ascii_digits(str(value))
        try:
            date.fromisoformat(f"{words}-01")
        except ValueError:
            raise Misuse(_MONTH, option_of(param)) from None
        return words


class OfficeId(click.ParamType[str]):
    """An office, by its id or its serial, in the digits of either script."""

    name = "OFFICE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 click's own
        """Return it in ASCII digits; whether there is such an office is seen where the offices are."""
        del param, ctx
        return ascii_digits(str(value)).strip()


def shared_options(command: F) -> F:
    """Add the options that every command has; they may stand before or after the command's name."""
    for option in (
        _commands.option(
            "--debug", is_flag=True, help=Text(en="Show where a defect happened.", bn="ত্রুটি কোথায় হয়েছে দেখায়।")
        ),
        _commands.option(
            "--on",
            type=Day(),
            help=Text(
                en="Work as if on this day (DD.MM.YYYY or YYYY-MM-DD).",
                bn="এই তারিখ (DD.MM.YYYY বা YYYY-MM-DD) ধরে কাজ করে।",
            ),
        ),
        _commands.option(
            "--language",
            type=click.Choice([language.value for language in Language]),
            help=Text(
                en="Language: bn or en, of what is said here, and of reports, sheets and letters that the command makes; otherwise the workspace's, where it is read on a "
                "screen. Register, call sheet, forms and receipts are in the workspace's whatever is said here.",
                bn="ভাষা: bn বা en; এখানে যা দেখানো হয় এবং এই কমান্ডে তৈরি প্রতিবেদন, নির্দেশিকা ও চিঠির ভাষা; না লিখলে পর্দায় কাজের ফোল্ডারের ভাষা। রেজিস্টার, ফোন তালিকা, তথ্য ছক ও প্রাপ্তিস্বীকার "
                "সব সময় কাজের ফোল্ডারের ভাষায় হয়।",
            ),
        ),
        _commands.option(
            "--workspace",
            "workspace_folder",
            type=click.Path(file_okay=False, path_type=Path),
            help=Text(
                en="The workspace; otherwise the folder you are in, or the one it lies in.",
                bn="কাজের ফোল্ডার; না লিখলে আপনি যে ফোল্ডারে আছেন সেটি, অথবা সেটি যে কাজের ফোল্ডারের ভেতরে।",
            ),
        ),
    ):
        command = option(command)
    return command


def with_shell(command: Callable[..., Any]) -> Callable[..., Any]:
    """Hand the command a `Shell` made of the shared options, wherever they stood."""

    @shared_options
    @click.pass_context
    def called(ctx: click.Context, /, *args: Any, **options: Any) -> Any:  # noqa: ANN401 the command's own
        shell = _shell_of(ctx, options)
        with shell.showing_long_reading():
            return ctx.invoke(command, shell, *args, **options)

    called.__doc__ = command.__doc__
    called.__name__ = command.__name__
    called.__click_params__ = [*getattr(command, "__click_params__", []), *called.__click_params__]  # type: ignore[attr-defined]
    return called


def _shell_of(ctx: click.Context, options: dict[str, Any]) -> Shell:
    given_here = {key: options.pop(key) for key in _commands.SHARED if key in options}
    given: dict[str, Any] = {}
    for parent in _line(ctx.parent):
        given.update({key: value for key, value in parent.params.items() if key in _commands.SHARED and value})
    given.update({key: value for key, value in given_here.items() if value})
    return _as_shell(given)


def _line(ctx: click.Context | None) -> list[click.Context]:
    line: list[click.Context] = []
    while ctx is not None:
        line.insert(0, ctx)
        ctx = ctx.parent
    return line


def _as_shell(given: dict[str, Any]) -> Shell:
    language = Language(given["language"]) if given.get("language") else None
    return Shell(
        given.get("workspace_folder"),
        language,
        given.get("on"),
        shown_in=_shown(language) if language else talk(),
    )


def _shown(language: Language) -> Language:
    """Return the language in which is talked where this one is meant: English where the console cannot show it."""
    return language if shows(language) else Language.EN


def shell_of_group(ctx: click.Context) -> Shell:
    """Return the shell of a group called without a command."""
    return _as_shell({key: value for key, value in ctx.params.items() if key in _commands.SHARED and value})


def speaking(shell: Shell, language: Language) -> Shell:
    """Return the shell talking a language, as far as the console can show it, unless another was asked for."""
    return shell if shell.language else replace(shell, language=language, shown_in=_shown(of_desk() or language))


_READING: Final = Text(en="Reading, in thousands", bn="পড়া হচ্ছে (হাজার)")
_GROUPS: Final = {
    Severity.CHANGED: Text(en="Noted on reading:", bn="পড়ার সময় যা লক্ষ করা গেছে:"),
    Severity.DOUBTFUL: Text(en="To look at:", bn="দেখে নিতে হবে:"),
    Severity.WRONG: Text(en="To correct:", bn="ঠিক করতে হবে:"),
}
"""What is told of files, by what it weighs, the gravest last."""
_IN_GROUP: Final = Text(en="- {message}", bn="- {message}")
_OTHER_YEAR: Final = Text(
    en="the year cannot be right: nothing here is of that time. Look at the year, and write the day again.",
    bn="বছরটি ঠিক হতে পারে না: এখানকার কোনো কাজ ওই সময়ের নয়। বছরটি দেখে তারিখ আবার লিখুন।",
)
_DAY: Final = Text(
    en="a day is written DAY.MONTH.YEAR, such as 14.02.2024, or 2024-02-14.",
    bn="তারিখ লিখুন দিন.মাস.বছর, যেমন ১৪.০২.২০২৪, অথবা 2024-02-14।",
)
_MONTH: Final = Text(
    en="a month is written YYYY-MM, such as 2024-02.",
    bn="মাস লিখুন YYYY-MM, যেমন 2024-02।",
)
