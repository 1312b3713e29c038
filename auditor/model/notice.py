"""What a reader of files has to tell: what was changed, what is doubtful, what is wrong, and where."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Severity(StrEnum):
    """How much a notice weighs."""

    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


class Place(Struct, frozen=True):
    """Where in a file: sheet, row as the spreadsheet numbers it (from 1), and the column's heading or letter."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


class AskedAbout(Struct, frozen=True):
    """Whose answer a cell was to be (the id of an office or account), to which question (its name; empty for no cell), and when it was told.

    `unasked` are the accounts (ids) that an answer for all reaches though its form does not ask it of them, where that is told
    only if something else was told of one of them.
    """

    subject: str
    question: str
    on: date | None = None
    unasked: tuple[str, ...] = ()


class Notice(Struct, frozen=True):
    """One thing to tell about one place; the message ends in the next step and repeats no value that was read.

    `before` and `after` are kept only for changes to names and other open words of the roster. `about` is set where an answer was
    not understood or not taken. `beside` is the other file where two files differ.
    """

    weight: Severity
    place: Place
    message: Text
    before: str = ""
    after: str = ""
    about: AskedAbout | None = None
    beside: str = ""


MOST_ALIKE: Final = 3
"""So many files with the same trouble are told one by one; of more, the first is told and so many are named."""


def by_file(notices: Iterable[Notice]) -> dict[str, list[Notice]]:
    """Return notices by the file that they are about."""
    found: dict[str, list[Notice]] = {}
    for notice in notices:
        found.setdefault(notice.place.file, []).append(notice)
    return found


def messages_of(notices: Iterable[Notice]) -> list[Text]:
    """Return what notices say, each thing once, the gravest last; the same trouble of many files as one message."""
    kinds: dict[tuple[str, str], dict[Text, str]] = {}
    for notice in sorted(notices, key=lambda notice: notice.weight):
        kinds.setdefault(_kind(notice), {}).setdefault(notice.message, notice.place.file)
    return [message for alike in kinds.values() for message in _told(alike)]


def _kind(notice: Notice) -> tuple[str, str]:
    """Return what a notice says of whatever file: the message without the file's name, with and without its ending."""
    said, name = notice.message.en, notice.place.file
    for part in filter(None, (name, name.rpartition(".")[0])):
        said = said.replace(part, "\0")
    return notice.weight, said


def _told(alike: dict[Text, str]) -> list[Text]:
    """Return messages of one kind: all of them, or one with the number of the others."""
    if len(alike) <= MOST_ALIKE:
        return list(alike)
    first, *_ = alike
    named = ", ".join(list(alike.values())[:MOST_ALIKE])
    return [_SAME_OF_MANY.filled(first=first, n=len(alike), names=named)]


_SAME_OF_MANY: Final = Text(
    en="{first} The same holds for {n} {n:file|files} in all: {names} …",
    bn="{first} মোট {n}টি ফাইলের বেলায় একই কথা: {names} …",
)
