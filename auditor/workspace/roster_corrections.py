"""`roster-corrections.toml`: what was corrected of the roster, read and written beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.roster.columns import Column
from auditor.roster.corrections import FILE, OF_ACCOUNT, OF_OFFICE, Added, Changed, Gone, RosterCorrections
from auditor.roster.offices import LONGEST_NAME
from auditor.workspace import toml, toml_changes, writing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from auditor.workspace.toml import Section

CHANGED: Final = "changed"
ADDED: Final = "added"
GONE: Final = "gone"
_CHANGED_KEYS: Final = frozenset({"on", "subject", "column", "was", "now", "alike", "login"})
_COLUMNS: Final = tuple(column.value for column in (*OF_OFFICE, *OF_ACCOUNT))
_ADDED_KEYS: Final = frozenset({"on", "to", "beside", *_COLUMNS})
_GONE_KEYS: Final = frozenset({"on", "subject", "login", "alike", "users"})
_MOST_OF_A_POST: Final = 200
_BEGINS: Final = (
    "# Corrections of the roster, which itself stays as it is. Take an entry out once the roster says it itself.\n"
    "# তালিকার সংশোধন; মূল তালিকা যেমন আছে তেমনই থাকে। তালিকায় নিজে ঠিক করলে এখান থেকে অংশটি মুছুন।\n"
)


def read(folder: Path) -> RosterCorrections:
    """Return what stands beside the roster of a workspace; nothing where there is no such file.

    Raises:
        WorkspaceError: with all its mistakes.

    """
    return parsed(toml.text_if_there(folder / FILE))


def add(folder: Path, *more: Changed | Added | Gone) -> None:
    """Write further corrections; what stands there stays.

    Raises:
        WorkspaceError: the file has mistakes, or cannot be written; nothing was changed then.

    """
    text = toml.text_if_there(folder / FILE) or _BEGINS
    for each in more:
        text = toml_changes.appended(text, *_written(each))
    parsed(text)
    writing.write(folder / FILE, text.encode())


def without(folder: Path, mark: str) -> str:
    """Return the file without the correction of a mark (`toml_changes.mark`); see `write`.

    Raises:
        WorkspaceError: the file has mistakes, or the correction is not there any more.

    """
    text = toml.text_if_there(folder / FILE)
    there = parsed(text)
    all_of = {CHANGED: there.changed, ADDED: there.added, GONE: there.gone}
    every = [(heading, number, each) for heading, several in all_of.items() for number, each in enumerate(several)]
    heading, number, _ = every[toml_changes.place_of(mark, [each for _, _, each in every])]
    return toml_changes.removed(text, heading, number)


def write(folder: Path, text: str) -> None:
    """Write the file as `without` gave it.

    Raises:
        WorkspaceError: it cannot be written.

    """
    writing.write(folder / FILE, text.encode())


def _written(correction: Changed | Added | Gone) -> tuple[str, Mapping[str, str | int | date]]:
    match correction:
        case Changed():
            return CHANGED, {
                "on": correction.on,
                "subject": correction.subject,
                "column": correction.column.value,
                "was": correction.was,
                "now": correction.now,
                **_told_apart(correction),
            }
        case Added():
            cells = {column.value: words for column, words in correction.cells}
            beside: dict[str, int] = {"beside": correction.beside} if correction.beside else {}
            return ADDED, {"on": correction.on, **({"to": correction.to} if correction.to else {}), **cells, **beside}
        case Gone():
            users = {"users": correction.users} if correction.users else {}
            return GONE, {"on": correction.on, "subject": correction.subject, **_told_apart(correction), **users}


def _told_apart(correction: Changed | Gone) -> Mapping[str, str | int]:
    """Return by what an account is told from others of its post."""
    alike: dict[str, str | int] = {"alike": correction.alike} if correction.alike else {}
    return alike | ({"login": correction.login} if correction.login else {})


def parsed(text: str) -> RosterCorrections:
    """Return the corrections that a text of the file is.

    Raises:
        WorkspaceError: with all its mistakes.

    """
    changed, added, gone = [], [], []
    with toml.reading(FILE, text, {CHANGED, ADDED, GONE}) as top:
        for entry in top.entries(CHANGED, _CHANGED_KEYS):
            on, subject = entry.needed_day("on"), entry.needed_words("subject")
            column = entry.one_of("column", _COLUMNS)
            if on is not None and column is not None:
                apart = entry.days("alike", 0, least=0, most=_MOST_OF_A_POST), _cell(entry, "login")
                changed.append(Changed(on, subject, Column(column), entry.words("was"), _cell(entry, "now"), *apart))
        for entry in top.entries(ADDED, _ADDED_KEYS):
            on, to = entry.needed_day("on"), entry.words("to")
            of = OF_ACCOUNT if to else OF_OFFICE
            entry.needed_words((Column.POST if to else Column.OFFICE).value)
            cells = tuple((column, words) for column in of if (words := _cell(entry, column.value)))
            beside = entry.days("beside", 0, least=0, most=_MOST_OF_A_POST)
            if on is not None:
                added.append(Added(on, to, cells, beside))
        for entry in top.entries(GONE, _GONE_KEYS):
            on, subject = entry.needed_day("on"), entry.needed_words("subject")
            if on is not None:
                alike = entry.days("alike", 0, least=0, most=_MOST_OF_A_POST)
                users = entry.days("users", 0, least=0)
                gone.append(Gone(on, subject, _cell(entry, "login"), alike, users))
    return RosterCorrections(tuple(changed), tuple(added), tuple(gone))


def _cell(entry: Section, key: str) -> str:
    """Return what is to stand in a cell, as long as a name in a roster may be."""
    words = entry.words(key)
    if len(words) > LONGEST_NAME:
        entry.wrong(key, _TOO_LONG, limit=LONGEST_NAME)
    return words


_TOO_LONG: Final = Text(
    en='"{key}" is longer than {limit} signs. Write it shorter.', bn="“{key}” {limit} অক্ষরের বেশি লম্বা। ছোট করে লিখুন।"
)
