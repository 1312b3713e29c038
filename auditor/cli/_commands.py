"""Commands and options that explain themselves in both languages; what click itself says there, too."""

from __future__ import annotations

import copy
import inspect
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from auditor.cli._language import talk
from auditor.cli._metavars import called
from auditor.cli._usage import Misuse
from auditor.expressions import expression
from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import _GeneratorContextManager

F = TypeVar("F", bound="Callable[..., Any]")
SHARED: Final = ("workspace_folder", "language", "on", "debug")
"""The options that every command has, before or after its name."""
_SENTENCE: Final = expression(r"(?<=[.।])\s")


class Formatter(click.HelpFormatter):
    """Writes help under headings in the language of talk."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is typed."""
        super().write_usage(prog, called(args).said(talk()), f"{_USAGE.said(talk())}: " if prefix is None else prefix)

    def section(self, name: str) -> _GeneratorContextManager[None]:
        """Begin a section; click's own headings are known by their English."""
        return super().section(_HEADINGS[name].said(talk()) if name in _HEADINGS else name)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names and what is told of each; what click tells of its own options is known by its English."""
        told = [(name, _OF_CLICK[words].said(talk()) if words in _OF_CLICK else words) for name, words in rows]
        super().write_dl([(called(name).said(talk()), words) for name, words in told], col_max, col_spacing)


class Context(click.Context):
    """The context of a run, whose help is in the language of talk."""

    formatter_class = Formatter


class Command(click.Command):
    """A command with its help in both languages: English is the docstring of its function, Bangla stands beside as `bn`."""

    context_class = Context

    def __init__(self, name: str | None, *, bn: str, help: str | None = None, **given: Any) -> None:  # noqa: A002, ANN401 click's own
        """Keep the help in both languages; without one of them there is no command."""
        super().__init__(name, help=help, **given)
        self.told = Text(en=inspect.cleandoc(help or ""), bn=inspect.cleandoc(bn))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed behind the command; of whatever is wrong with it, it is known with which command: click tells that of some only."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of talk."""
        shown = copy.copy(self)
        shown.help = self.told.said(talk())
        click.Command.format_help_text(shown, ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help, without its end."""
        del limit
        return _SENTENCE.split(self.told.said(talk()).partition("\n\n")[0])[0].rstrip(".।").replace("\n", " ")


class Group(Command, click.Group):
    """A command that has others; `usual` is the one that is run where none of them is named."""

    command_class = Command

    def __init__(self, name: str | None, *, usual: str = "", **given: Any) -> None:  # noqa: ANN401 click's own
        """Keep the name of the usual command."""
        super().__init__(name, **given)
        self.usual = usual

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return which command is named; refuse options before its name that only this one hears, but for those that every command has.

        Raises:
            Misuse: there is such an option.

        """
        name, named, rest = super().resolve_command(ctx, args)
        for each in self.params:
            source = ctx.get_parameter_source(each.name or "")
            if each.name not in SHARED and source is click.core.ParameterSource.COMMANDLINE:
                its_own = named is not None and any(param.name == each.name for param in named.params)
                told = _AFTER_NAME if its_own else _OF_NO_OTHER
                misuse = Misuse(told.filled(name=name or "", path=ctx.command_path), each.opts[0])
                misuse.ctx = ctx
                raise misuse
        return name, named, rest

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the usual command before options of its own, unless one is named or help is asked for."""
        named = bool(args) and (args[0] in ctx.help_option_names or not args[0].startswith("-"))
        if self.usual and not named:
            args = [self.usual, *args]
        return super().parse_args(ctx, args)


class Option(click.Option):
    """An option whose help is in both languages."""

    def __init__(self, param_decls: Sequence[str] | None = None, *, told: Text, **given: Any) -> None:  # noqa: ANN401 click's own
        """Keep what is told of it."""
        super().__init__(param_decls, help=told.en, **given)
        self.told = told

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return its names, and what is told of it in the language of talk."""
        shown = copy.copy(self)
        shown.help = self.told.said(talk())
        return click.Option.get_help_record(shown, ctx)

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:
        """Return what click itself adds to what is told of it, likewise."""
        extra = super().get_help_extra(ctx)
        return {**extra, "required": _REQUIRED.said(talk())} if "required" in extra else extra


def command(name: str, *, bn: str, **given: Any) -> Callable[[Callable[..., Any]], Command]:  # noqa: ANN401 click's own
    """Make a function a command; its docstring is the help in English, `bn` is the same in Bangla."""
    return click.command(name, cls=Command, bn=bn, **given)


def group(name: str, *, bn: str, **given: Any) -> Callable[[Callable[..., Any]], Group]:  # noqa: ANN401 click's own
    """Make a function a command that has others; likewise."""
    return click.group(name, cls=Group, bn=bn, **given)


def option(*names: str, help: Text, **given: Any) -> Callable[[F], F]:  # noqa: A002, ANN401 click's own
    """Add an option, with its help in both languages."""
    return click.option(*names, cls=Option, told=help, **given)


_AFTER_NAME: Final = Text(en="it stands after the name, {name}.", bn="{name} নামটির পরে লিখুন।")
_OF_NO_OTHER: Final = Text(
    en="it belongs to {path} alone; {name} has no such option.", bn="এটি শুধু {path}-এর অপশন; {name}-এ এমন অপশন নেই।"
)
_USAGE: Final = Text(en="Usage", bn="যেভাবে লিখতে হয়")
_REQUIRED: Final = Text(en="required", bn="আবশ্যক")
_HEADINGS: Final = {
    "Options": Text(en="Options", bn="অপশন"),
    "Commands": Text(en="Commands", bn="কমান্ড"),
}
_OF_CLICK: Final = {
    "Show this message and exit.": Text(en="Show this message and exit.", bn="এই লেখা দেখায়।"),
    "Show the version and exit.": Text(en="Show the version and exit.", bn="প্রোগ্রামের সংস্করণ দেখায়।"),
}
