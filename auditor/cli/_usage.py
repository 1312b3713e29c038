"""What is said where a command was typed wrongly: in both languages, by the kind of the mistake, with the next step."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

import click

from auditor.cli._metavars import called
from auditor.expressions import expression
from auditor.i18n import Text, joined, plain
from auditor.model.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Misuse(click.UsageError):
    """Wrong usage that a command itself finds; `option` is the option or argument with which it is wrong."""

    def __init__(self, told: Text, option: str = "") -> None:
        """Keep what is told, in both languages."""
        super().__init__(told.en)
        self.told = _OF_OPTION.filled(option=called(option), told=told) if option else told


def told_of(error: click.ClickException) -> tuple[Text, ...]:
    """Return what is told of wrong usage: what is wrong, and where it stands how it is done."""
    kind = next((kind for kind in type(error).__mro__ if kind in _BY_KIND), None)
    told = _BY_KIND[kind](error) if kind is not None else plain(error.format_message())
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return (told, _NEXT.filled(command=ctx.command_path if ctx is not None else "auditor"))


def _misuse(error: click.ClickException) -> Text:
    return error.told if isinstance(error, Misuse) else plain(error.format_message())


def _no_command(error: click.ClickException) -> Text:
    name = error.command_name if isinstance(error, click.NoSuchCommand) else ""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    there = ctx.command.list_commands(ctx) if ctx is not None and isinstance(ctx.command, click.Group) else []
    told = _NO_COMMAND.filled(name=name)
    near = nearest(name, there)
    return sentences((told, near or _THERE.filled(commands=", ".join(there))))


def nearest(name: str, there: Iterable[str]) -> Text | None:
    """Return what says which of the names that are there was perhaps meant; None where none is near."""
    near = _near(name, there)
    return _NEAR.filled(options=", ".join(near)) if near else None


def _near(name: str, there: Iterable[str]) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 only where something was mistyped

    return get_close_matches(name, list(there), n=2, cutoff=_NEAR_ENOUGH)


def _no_option(error: click.ClickException) -> Text:
    if not isinstance(error, click.NoSuchOption):
        return plain(error.format_message())
    there = {each.lstrip("-"): each for each in error.possibilities or ()}
    near = [there[each] for each in _near(error.option_name.lstrip("-"), there)]
    told = _NO_OPTION.filled(option=error.option_name)
    return sentences((told, _NEAR.filled(options=", ".join(near)))) if near else told


def _option_value(error: click.ClickException) -> Text:
    name = error.option_name if isinstance(error, click.BadOptionUsage) else ""
    return (_NO_VALUE if "does not take" in error.message else _NEEDS_VALUE).filled(option=name)


def _missing(error: click.ClickException) -> Text:
    name = _called(error)
    kind = error.param.type if isinstance(error, click.MissingParameter) and error.param is not None else None
    return _one_of(error, kind) if isinstance(kind, click.Choice) else _MISSING.filled(name=name)


def _one_of(error: click.ClickException, kind: click.Choice[Any]) -> Text:
    """Return between what is chosen: an argument is called by its choices, an option by its name and what stands first behind it."""
    choices = ", ".join(map(str, kind.choices))
    param = error.param if isinstance(error, click.BadParameter) else None
    if isinstance(param, click.Argument):
        return _WRITE_ONE.filled(choices=choices)
    first = (param.metavar or "").partition(" ")[0] if param is not None and isinstance(param.type, click.Tuple) else ""
    return _CHOICE.filled(name=called(f"{option_of(param)} {first}".strip()), choices=choices)


def _bad_value(error: click.ClickException) -> Text:
    kind = error.param.type if isinstance(error, click.BadParameter) and error.param is not None else None
    name = _called(error)
    match kind:
        case (click.Choice() as choice) | click.Tuple(types=[click.Choice() as choice, *_]):
            return _one_of(error, choice)
        case click.Path():
            found = _QUOTED.search(error.message)
            path = joined((name, plain(found[1])), " ") if found is not None else name
            if found is not None and not kind.dir_okay and os.path.isdir(found[1]):  # noqa: PTH112 no error of a name that is too long
                from auditor.workspace.writing import IS_FOLDER  # noqa: PLC0415 help of all commands imports this module

                return IS_FOLDER.filled(file=path)
            return (_NO_FOLDER if not kind.file_okay else _NO_FILE).filled(name=path)
        case click.IntRange() | click.types.IntParamType():
            return _NUMBER.filled(name=name)
        case _:
            return _BAD_VALUE.filled(name=name)


def _other(error: click.ClickException) -> Text:
    """Return what is told where a group was called without a command, or a command with more than it takes."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None and isinstance(ctx.command, click.Group):
        return _WHICH_COMMAND.filled(commands=", ".join(ctx.command.list_commands(ctx)))
    return _TOO_MANY


def _called(error: click.ClickException) -> Text:
    param = error.param if isinstance(error, click.BadParameter) else None
    hint = str(error.param_hint or "") if isinstance(error, click.BadParameter) else ""
    return called(option_of(param) if param is not None else hint)


def option_of(param: click.Parameter | None) -> str:
    """Return how a parameter is called on the command line: its longest option, or its name in the usage line."""
    if param is None:
        return ""
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.human_readable_name.strip("[]")


GOES_WITH: Final = Text(en="goes with {other}.", bn="{other}-এর সঙ্গে দিতে হয়।")
_BY_KIND: Final[Mapping[type, Callable[[click.ClickException], Text]]] = {
    Misuse: _misuse,
    click.NoSuchCommand: _no_command,
    click.NoSuchOption: _no_option,
    click.BadOptionUsage: _option_value,
    click.MissingParameter: _missing,
    click.BadParameter: _bad_value,
    click.UsageError: _other,
}
"""By the class of the mistake; a class that is not named is told as the nearest class above it."""
_NEAR_ENOUGH: Final = 0.65
"""Of two names that are alike from here on, one may be a slip of the other; the measure is that of `difflib`."""
_QUOTED: Final = expression("'(.+)'")
"""How click names a path in its message."""
_OF_OPTION: Final = Text(en="{option}: {told}", bn="{option}: {told}")
_NO_COMMAND: Final = Text(en='There is no command "{name}".', bn="“{name}” নামে কোনো কমান্ড নেই।")
_THERE: Final = Text(en="There are: {commands}.", bn="কমান্ডগুলো: {commands}।")
_NO_OPTION: Final = Text(en='There is no option "{option}" here.', bn="এখানে “{option}” নামে কোনো অপশন নেই।")
_NEAR: Final = Text(en="Perhaps this is meant: {options}.", bn="সম্ভবত এটি হবে: {options}।")
_NEEDS_VALUE: Final = Text(en="After {option} a value must stand.", bn="{option}-এর পরে একটি মান লিখতে হবে।")
_NO_VALUE: Final = Text(en="{option} stands alone, without a value.", bn="{option}-এর সঙ্গে কোনো মান লিখতে হয় না।")
_MISSING: Final = Text(en="{name} is missing.", bn="{name} লেখা হয়নি।")
_WRITE_ONE: Final = Text(en="Write one of: {choices}.", bn="এগুলোর একটি লিখুন: {choices}।")
_CHOICE: Final = Text(en="{name} is one of: {choices}.", bn="{name} হবে এগুলোর একটি: {choices}।")
_NO_FILE: Final = Text(
    en="{name}: there is no such file, or it cannot be read. Look at the name and the folder, and type it again.",
    bn="{name}: এমন কোনো ফাইল নেই, অথবা পড়া যাচ্ছে না। নাম ও ফোল্ডার দেখে আবার লিখুন।",
)
_NO_FOLDER: Final = Text(
    en="{name}: there is no such folder, or a file has that name. Look at the name and type it again.",
    bn="{name}: এমন কোনো ফোল্ডার নেই, অথবা এই নামে একটি ফাইল আছে। নামটি দেখে আবার লিখুন।",
)
_NUMBER: Final = Text(en="{name} is a number from 1 on.", bn="{name} হবে ১ বা তার বড় একটি সংখ্যা।")
_BAD_VALUE: Final = Text(en="{name} is not written as it must be.", bn="{name} ঠিকভাবে লেখা হয়নি।")
_WHICH_COMMAND: Final = Text(en="Name one of the commands: {commands}.", bn="একটি কমান্ড লিখুন: {commands}।")
_TOO_MANY: Final = Text(
    en="The command was typed with more than it takes.", bn="কমান্ডের সঙ্গে প্রয়োজনের বেশি কিছু লেখা হয়েছে।"
)
_NEXT: Final = Text(en="How it is written: {command} --help", bn="কীভাবে লিখতে হয় দেখুন: {command} --help")
