"""What was typed on the command line and means nothing there is not repeated: it may be a password that slipped onto the line."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from itertools import chain
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Final

import click

from auditor.cli._language import harmless
from auditor.expressions import expression
from auditor.i18n import ascii_digits
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.i18n import Language, Text
    from auditor.workspace.folder import Workspace

STRAY: Final = "…"
"""Stands for a word of the command line that is not repeated."""
_HARMLESS: Final = expression(
    r"--?[a-z][a-z-]{0,30}|.{1,3}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    r"|[a-z0-9_.-]*([/\\][a-z0-9_.-]*)+|[\w ()./\\:-]+\.(csv|docx|html|jpg|json|kdbx|pdf|png|toml|txt|xlsx|zip)"
)
"""Options, days, months, what is too short to be a secret, and names of files: none has the mix of signs of a password."""
_OURS: Final = frozenset({"auditor", "policies", "reports"})
"""The packages of the program."""
_PLACEHOLDER: Final = expression(r"\{[^{}]*\}")
_BY_NUMBER: Final = expression(r"\{\w+:([^{}|]*)\|([^{}|]*)\}")
"""A placeholder that chooses between the word for one and that for several."""

_OPENED: Final[list[Workspace]] = []
"""The workspace that was opened last in this run, if one was."""


def hear(space: Workspace) -> None:
    """Note that a workspace was opened: what it holds anyway is repeated, though the same was typed."""
    _OPENED[:] = [space]


def forget() -> None:
    """Forget the workspace of the run before."""
    _OPENED.clear()


def without_strays(message: Text, language: Language, typed: list[str]) -> str:
    """Return a message without what was typed on the command line and means nothing there.

    Names of commands, options and existing files, days and months may be repeated, and what the workspace holds anyway. Anything else may be a
    password that slipped onto the line; whoever typed it sees it there. What was typed stands in a message as it is, in
    both languages; a word that only one of them has is our own, and so is one that stands in a sentence as the program has it.
    """
    words = {part for word in typed for part in (word, word.partition("=")[2] if word.startswith("-") else "")}
    held = _held()
    named = _names() | held
    strays = {part for word in words if not _is_harmless(word, named) for part in (word, Path(word).name)}
    said = harmless(message.said(language))
    for stray in sorted(strays, key=len, reverse=True):
        if stray and not _HARMLESS.fullmatch(stray):
            sought = _as_a_word(ascii_digits(stray))
            if all(sought.search(ascii_digits(in_one)) for in_one in (message.en, message.bn)):
                said = _cut_out(said, sought, held)
    return said


def _as_a_word(stray: str) -> re.Pattern[str]:
    """Return what finds a stray: a word not inside another one, a number not inside another one or a day."""
    if stray.isascii() and stray.isalpha():
        return expression(rf"(?<![A-Za-z0-9_]){re.escape(stray)}(?![A-Za-z0-9_])")
    edges = (r"(?<![0-9])(?<![0-9][./-])", r"(?![0-9]|[./-][0-9])") if stray.isdecimal() else ("", "")
    return expression(re.escape(stray).join(edges))


def _cut_out(said: str, sought: re.Pattern[str], held: Iterable[str]) -> str:
    """Return what is said without a stray, in whichever digits it stands there, but with our own words, and what is held anyway, that are like it."""
    ours = list(_own_words(said, sought, chain(_sentences(), map(ascii_digits, held))))
    for found in reversed(list(sought.finditer(ascii_digits(said)))):
        if not any(begin <= found.start() and found.end() <= end for begin, end in ours):
            said = said[: found.start()] + STRAY + said[found.end() :]
    return said


def _own_words(said: str, sought: re.Pattern[str], known: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield from where to where known words with a stray among them stand in what is said.

    What is a stray and nothing else vouches for none: it may be a quoted one.
    """
    in_ascii = ascii_digits(said)
    for ours in known:
        if sought.search(ours) and any(sign.isalnum() for sign in sought.sub("", ours)):
            yield from (found.span() for found in re.finditer(re.escape(ours), in_ascii))


def _sentences() -> Iterator[str]:
    """Yield what the program says of its own: whatever it has in quotation marks in the modules loaded so far, cut at the placeholders."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:
        yield from _sentences_of(name)


@remembered(None)
def _sentences_of(module: str) -> frozenset[str]:
    """Return the same of a loaded module, whose code is read once: an error may have many messages, and the line several strays."""
    from importlib.abc import InspectLoader  # noqa: PLC0415 only a mistake needs it, and `tempfile` and `random` come with it

    spec = sys.modules[module].__spec__
    code = spec.loader.get_code(module) if spec is not None and isinstance(spec.loader, InspectLoader) else None
    return frozenset(
        ascii_digits(part)
        for quoted in (_quoted(code) if code is not None else ())
        for one_or_several in {_BY_NUMBER.sub(r"\1", quoted), _BY_NUMBER.sub(r"\2", quoted)}
        for part in _PLACEHOLDER.split(one_or_several)
    )


def _quoted(code: CodeType) -> Iterator[str]:
    """Yield the words in quotation marks of a module, class or function and of those within it."""
    for constant in code.co_consts:
        match constant:
            case str():
                yield constant
            case tuple() | frozenset():
                yield from (one for one in constant if isinstance(one, str))
            case CodeType():
                yield from _quoted(constant)


def _names() -> set[str]:
    """Return what the commands that were used so far call things: themselves, their parts, their choices, and formats of papers."""
    from auditor import discovery  # noqa: PLC0415 only a mistake needs it
    from auditor.cli import COMMANDS  # noqa: PLC0415 it imports this module

    used = [module for name, module in sys.modules.items() if name.startswith("auditor.cli.")]
    waiting = [found for module in used if isinstance(found := getattr(module, "command", None), click.Command)]
    names = {"auditor", *COMMANDS, *(discovery.formats() if "auditor.cli.report" in sys.modules else ())}
    while waiting:
        command = waiting.pop()
        kinds = [kind for param in command.params for kind in getattr(param.type, "types", (param.type,))]
        choices = [kind.choices for kind in kinds if isinstance(kind, click.Choice)]
        names |= {choice for of_option in choices for choice in of_option}
        if isinstance(command, click.Group):
            names |= set(command.commands)
            waiting += command.commands.values()
    return names


def _held() -> set[str]:
    """Return what the workspace of the run holds and shows to whoever asks: offices and posts of its roster and the ids that come of them, references of requests, answers and extensions; no login."""
    from auditor.model.errors import AuditorError  # noqa: PLC0415 only a mistake needs these
    from auditor.rounds.disputing.disputes import disputes_now  # noqa: PLC0415

    held: set[str] = set()
    for space in _OPENED:
        for office in space.reading.roster.offices if space.reading.roster is not None else ():
            posts = (office.head_post, *(account.post for account in office.accounts))
            ids = (word for account in office.accounts for word in (account.id, account.id.partition("/")[2]))
            held |= {office.id, *ids, *(word for name in (office.name, *posts) for word in (name.en, name.bn))}
        held |= {waiver.approved_by for waiver in space.waivers}
        with suppress(AuditorError):  # what is wrong with the ledger may be what is told
            for each in disputes_now(space):
                held |= {each.reference, *([each.answer.reference] if each.answer is not None else [])}
    return held


def _is_harmless(word: str, named: set[str]) -> bool:
    try:
        return word in named or _HARMLESS.fullmatch(ascii_digits(word)) is not None or Path(word).exists()
    except (OSError, ValueError):
        return False
