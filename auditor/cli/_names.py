"""How committee, upazila and district are written: options that correct it, what is asked, and what is shown."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

import click

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import need_a_likely_day, odd_answers
from auditor.cli._tables import table
from auditor.cli._usage import Misuse
from auditor.i18n import Text, say
from auditor.rounds.identity import renaming
from auditor.tables.sheet import BANGLA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from auditor.cli._shell import Shell
    from auditor.workspace.folder import Workspace
    from auditor.workspace.told_otherwise import Difference

_OPTIONS: Final = {"name": "committee", "upazila": "upazila", "district": "district"}
"""By the part of a committee's name."""


def name_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that correct names to a command, which is given `names` by part and `same_upazila`."""

    @wraps(command)
    def called(*arguments: Any, **given: Any) -> Any:  # noqa: ANN401 click's own
        names = {part: given.pop(option) for part, option in _OPTIONS.items()}
        return command(*arguments, names=names, **given)

    added: Callable[..., Any] = _commands.option(
        "--same-upazila",
        is_flag=True,
        help=Text(
            en="With a corrected name: it is the same upazila, and this folder's rounds are its own.",
            bn="নাম সংশোধনের সঙ্গে: একই উপজেলা, এই ফোল্ডারের যাচাইগুলো তারই।",
        ),
    )(called)
    for part, option in reversed(_OPTIONS.items()):
        added = _commands.option(f"--{option}", option, multiple=True, help=_HELP.filled(what=renaming.ASKED[part]))(
            added
        )
    return added


def correct_names(
    shell: Shell, space: Workspace, names: Mapping[str, tuple[str, ...]], *, same: bool, yes: bool
) -> None:
    """Show names before and after, ask whether it is the same upazila, and write them.

    Raises:
        Misuse: a part is given twice in one language.
        AuditorError: they may not be written so, are odd and not meant, or it was not said that it is the same upazila.

    """
    wanted = renaming.prepared(space, _in_languages(names))
    show_before_and_after(shell, wanted.differences)
    odd_answers(shell, yes=yes or not shell.at_terminal)(wanted.doubts)  # new upazilas are not in the list
    said: bool | None = same or None
    if wanted.asks:
        need_a_likely_day(shell, space, yes=yes, ahead=True)
        if said is None and shell.at_terminal:
            known = space.config.committee
            shell.say(renaming.WHICH, upazila=known.upazila, district=known.district)
            said = Dialog(shell).agrees(_IS_SAME)
    renaming.correct(space, shell.day, wanted, same=said)
    shell.say(renaming.WRITTEN)


def show_before_and_after(shell: Shell, differences: Sequence[Difference]) -> None:
    """Show what is about to be written otherwise; nothing where that is nothing."""
    rows = [
        tuple(say(said, shell.talk) or "-" for said in (each.what, each.before, each.after)) for each in differences
    ]
    if rows:
        click.echo(table(_HEADINGS, rows, shell.talk), err=True)


def _in_languages(names: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], str]:
    """Return what was given, by part and language: words with a Bangla letter in them are Bangla."""
    found: dict[tuple[str, str], str] = {}
    for part, several in names.items():
        for words in several:
            language = "bn" if BANGLA.search(words) else "en"
            if (part, language) in found:
                raise Misuse(_TWICE, f"--{_OPTIONS[part]}")
            found[part, language] = words
    return found


def name_table(shell: Shell, space: Workspace) -> str:
    """Return how they are written, and the option that corrects each."""
    committee = space.config.committee
    rows = [
        (renaming.ASKED[part].said(shell.talk), f"{text.bn} / {text.en}", f"--{option}")
        for part, option in _OPTIONS.items()
        for text in (getattr(committee, part),)
    ]
    return table(_HEADINGS_KNOWN, rows, shell.talk)


_HELP: Final = Text(
    en="{what}, as it is rightly written; once in Bangla, once in English.",
    bn="{what}, সঠিক বানানে; একবার বাংলায়, একবার ইংরেজিতে দেওয়া যায়।",
)
_HEADINGS: Final = (Text(en="What", bn="কী"), Text(en="Before", bn="আগে"), Text(en="After", bn="পরে"))
_HEADINGS_KNOWN: Final = (
    Text(en="Who we are", bn="পরিচয়"),
    Text(en="Written", bn="যেভাবে লেখা"),
    Text(en="Option", bn="বদলাতে"),
)
_IS_SAME: Final = Text(en="Is it the same upazila, only its name corrected?", bn="এটি কি একই উপজেলা, শুধু নাম সংশোধন?")
_TWICE: Final = Text(
    en="this is given twice in one language. Give it once in Bangla, once in English.",
    bn="একই ভাষায় দুবার দেওয়া হয়েছে। একবার বাংলায়, একবার ইংরেজিতে দিন।",
)
