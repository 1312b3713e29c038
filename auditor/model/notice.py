"""What a reader of files has to tell: what was changed, what is doubtful, what is wrong, and where."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, first_of, in_digits, joined, joined_in_quotes, plain
from auditor.model.evidence_names import TYPED, file_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


class Severity(StrEnum):
    """How much a notice weighs."""

    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


class Place(Struct, frozen=True, gc=False):
    """Where in a file: sheet, row as the spreadsheet numbers it (from 1), and the column's heading or letter."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def whole(self) -> str:
        """The file, with others that are one thing to people: all answers that were typed at the desk are."""
        return TYPED if self.file.startswith(TYPED) else self.file


class DoubtfulTalk(Struct, frozen=True, gc=False):
    """A cell that was to say when or how a row was told and cannot be read, or is empty: what is meant is asked, of all that are alike at once.

    Attributes:
        form: the number of its form; `month` the form's, YYYY-MM, empty where days are not held against one.
        office: whose row it is, by name.
        alike: by what the cells of its column are known that say the same; `own` by what this one is.
        is_apart: whether a person said that those do not all mean the same.
        last: the last day on which its row can have been told; None where that is not known.
        row: by what its row is known where the form has no number (`Form.mark`); empty where it has one.
        struck: of an answer that is struck through, of which it is asked whether it counts, what is written there; None of other cells.
        lacks_way: whether its row, of which it is asked on which day it was told, has nothing of how it was, either; `has_offices_way`, has only what its
            office's row says, which is of that one's day.

    """

    form: str
    month: str
    office: Text
    alike: str
    own: str
    is_apart: bool
    last: date | None = None
    row: str = ""
    lacks_way: bool = False
    struck: Text | None = None
    has_offices_way: bool = False

    @property
    def asked(self) -> str:
        """By what the cell, or all that are alike, are known of which one question is asked."""
        return self.own if self.is_apart else self.alike


class AskedAbout(Struct, frozen=True, gc=False):
    """Whose answer a cell was to be (the id of an office or account), to which question (its name; empty for no cell), and when it was told.

    `unasked` are the accounts (ids) that an answer for all reaches though its form does not ask it of them, where that is told
    only if something else was told of one of them. For the accounts `unreached` (ids) it does not count; that is told
    until each of them answers anew; `seen_undone` where that is by what was seen of them. `unclear`: nobody can read the answer, and
    until it is answered anew it bars what was told before. `talk` is set where a cell does not say when or how its row was told, or is struck through.
    """

    subject: str
    question: str
    on: date | None = None
    unasked: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    seen_undone: bool = False
    unclear: bool = False
    talk: DoubtfulTalk | None = None

    @property
    def is_struck(self) -> bool:
        """Whether it is of an answer that is struck through."""
        return self.talk is not None and self.talk.struck is not None


class Notice(Struct, frozen=True, gc=False):
    """One thing to tell about one place; it ends in the next step and repeats no value that was read.

    `told` is what is told; `at_place` says that where it is comes before it in the message: of a row or cell of a register.
    `before` and `after` are kept only for changes to names and other open words of the roster. `about` is set where an answer was
    not understood or not taken. `beside` is the other file where two files differ. `of_nobody`: it is of a row of answers that names no office of the roster; `whose` names the office of a row that does, or of a notice of a kind.
    `kind` numbers those that are told alike of many offices, 0 of any other; `sums_up` says of one that it tells how many more there are.
    """

    weight: Severity
    place: Place
    told: Text
    before: str = ""
    after: str = ""
    about: AskedAbout | None = None
    beside: str = ""
    at_place: bool = False
    of_nobody: bool = False
    whose: Text | None = None
    kind: int = 0
    sums_up: bool = False

    @property
    def message(self) -> Text:
        """What is told, with where it is; put together for who reads it: most of what a nation's registers leave open was told in other months."""
        return told_at(self.place, self.told, whose=self.whose) if self.at_place else self.told


_AT: Final = Text(en="{where}: {told}", bn="{where}: {told}")
_IN_QUOTES: Final = Text(en='"{words}"', bn="“{words}”")
_ROW: Final = Text(en="row {row}", bn="সারি {row}")
_ROW_OF: Final = Text(en="{row} ({whose})", bn="{row} ({whose})")


def said_of_roster(words: Text) -> Text:
    """Return what is told of the roster without the word that says so before it, where that is said already."""
    if not words.en.startswith(_OF_ROSTER.en):
        return words
    alone, shown = words.en.removeprefix(_OF_ROSTER.en), words.on_screen
    in_bangla, on_screen = words.bn.removeprefix(_OF_ROSTER.bn), None if shown is None else said_of_roster(shown)
    return Text(en=alone[:1].upper() + alone[1:], bn=in_bangla, on_screen=on_screen)


_OF_ROSTER: Final = Text(en="Roster: ", bn="তালিকা: ")


def told_at(place: Place, told: Text, header: Text | None = None, *, whose: Text | None = None) -> Text:
    """Return what is told of a file, a row or a cell, with where it is, and of a row `whose` it is; nobody saw rows that were typed at the desk.

    A sheet that is called like its file is not named. Several columns may be named in the place of the one (`header`).
    """
    where = [file_said(place.file)]
    if place.sheet not in {"", place.file}:
        where.append(_IN_QUOTES.filled(words=place.sheet))
    if place.row and place.whole != TYPED:
        row = _ROW.filled(row=place.row)
        where.append(row if whose is None else _ROW_OF.filled(row=row, whose=whose))
    if header or place.column:
        where.append(_IN_QUOTES.filled(words=header or place.column))
    return _AT.filled(where=joined(where), told=told)


def _told_at_cells(notice: Notice, columns: Sequence[str]) -> Text:
    """Return what is told of several cells of one row, with where they are."""
    if not notice.at_place or not notice.place.column:
        return notice.message
    return told_at(notice.place, notice.told, joined_in_quotes(map(plain, columns)), whose=notice.whose)


MOST_ALIKE: Final = 3
"""So many rows of a file, and so many files, with the same trouble are told one by one; of more, the first is told, and which the others are."""


def by_file(notices: Iterable[Notice]) -> dict[str, list[Notice]]:
    """Return notices by the file that they are about."""
    found: dict[str, list[Notice]] = {}
    for notice in notices:
        found.setdefault(notice.place.file, []).append(notice)
    return found


def messages_of(notices: Iterable[Notice]) -> list[Text]:
    """Return what notices say, each thing once, the gravest last; the same of several cells of a row, of many rows, or of many files, as one message."""
    rows: dict[tuple[Severity, Place, bool, Text], tuple[Notice, dict[str, None]]] = {}
    for notice in sorted(notices, key=lambda notice: notice.weight):
        place = notice.place
        row = (notice.weight, replace(place, column=""), bool(place.column), notice.told)
        rows.setdefault(row, (notice, {}))[1][place.column] = None
    troubles: dict[tuple[Severity, str, bool, Text], list[_AtRow]] = {}
    for notice, columns in rows.values():
        if _is_of_row(notice):
            trouble = (notice.weight, notice.place.whole, bool(notice.place.column), notice.told)
        else:  # one message may be about many files, and name all of them: it is one trouble
            trouble = (notice.weight, "", False, notice.message)
        troubles.setdefault(trouble, []).append(_AtRow(notice, tuple(columns)))
    kinds: dict[tuple[str, bool, str], dict[str, list[Text]]] = {}
    for of_rows in troubles.values():
        first = of_rows[0].notice
        kinds.setdefault(_kind(first), {}).setdefault(first.place.file, []).extend(_told_of_rows(of_rows))
    return [message for files in kinds.values() for message in _told(files)]


def by_kind(notices: Iterable[Notice]) -> list[tuple[list[Notice], Text | None]]:
    """Return notices as they are told where one line follows the other: of a kind of which there are many the first few, each such kind with whom else the like is told of; before these all others, with nothing."""
    others: list[Notice] = []
    kinds: dict[int, list[Notice]] = {}
    told = tuple(notices)
    single = Counter(notice.kind for notice in told if not notice.sums_up)
    many = {kind for kind, n in single.items() if kind and n > _MOST_OF_A_KIND}
    for notice in told:
        (kinds.setdefault(notice.kind, []) if notice.kind in many else others).append(notice)
    return [(others, None), *map(_first_few, kinds.values())]


def _first_few(alike: Sequence[Notice]) -> tuple[list[Notice], Text]:
    """Return the first few of a kind, with what sums up others of it, and of whom else the like is told."""
    single, sums = ([notice for notice in alike if notice.sums_up is sums_up] for sums_up in (False, True))
    return [*single[:_MOST_OF_A_KIND], *sums], _and_of_whom(single[_MOST_OF_A_KIND:])


def _and_of_whom(more: Sequence[Notice]) -> Text:
    whose = list(dict.fromkeys(notice.whose for notice in more if notice.whose is not None))
    told = _OF_A_KIND.filled(n=len(more))
    return _WITH_NAMES.filled(told=told, offices=first_of(whose, _MOST_NAMED)) if whose else told


class _AtRow(NamedTuple):
    """What is told of a row, or of some of its cells: the first notice, and the columns."""

    notice: Notice
    columns: tuple[str, ...]

    @property
    def message(self) -> Text:
        return _told_at_cells(self.notice, self.columns)


def _is_of_row(notice: Notice) -> bool:
    return notice.at_place and bool(notice.place.row)


def _kind(notice: Notice) -> tuple[str, bool, str]:
    """Return what a notice says of whatever file and row: without the file's name, with and without its ending."""
    is_of_row, name = _is_of_row(notice), notice.place.file
    said = (notice.told if is_of_row else notice.message).en
    for part in filter(None, (name, name.rpartition(".")[0])):
        said = said.replace(part, "\0")
    return notice.weight, is_of_row and bool(notice.place.column), said


def _told_of_rows(alike: Sequence[_AtRow]) -> list[Text]:
    """Return what is told of the rows of one file that have the same trouble: all of it, or the first with the number of the others, and which they are."""
    first = alike[0]
    if not _is_of_row(first.notice):
        return [first.message]
    if len(alike) <= MOST_ALIKE:
        return [row.message for row in alike]
    columns = tuple(dict.fromkeys(column for row in alike for column in row.columns))
    which = _rows_in_short([row.notice.place for row in alike])
    if columns != first.columns:
        which = _IN_COLUMNS.filled(rows=which, columns=joined_in_quotes(map(plain, columns)))
    same = _SAME_OF_ANSWERS if first.notice.place.whole == TYPED else _SAME_OF_ROWS
    return [same.filled(first=first.message, n=len(alike), which=which)]


def _rows_in_short(places: Sequence[Place]) -> Text:
    """Return which rows they are, those that follow each other in one; of what was typed whose they are, which is what its sheets are called."""
    numbers: dict[str, list[int]] = {}
    for place in places:
        numbers.setdefault(place.sheet, []).append(place.row)
    if places[0].whole == TYPED:
        return first_of([plain(sheet) for sheet in numbers], _MOST_NAMED)
    runs: list[tuple[str, int, int]] = []
    for sheet, of_sheet in numbers.items():
        for row in sorted(of_sheet):
            if runs and runs[-1][0] == sheet and row == runs[-1][2] + 1:
                runs[-1] = (sheet, runs[-1][1], row)
            else:
                runs.append((sheet, row, row))
    said = [in_digits(f"{start}" if start == end else f"{start}–{end}") for _, start, end in runs]
    if len(numbers) > 1:
        said = [_OF_SHEET.filled(sheet=sheet, rows=rows) for (sheet, _, _), rows in zip(runs, said, strict=True)]
    which = joined(said[:_MOST_NAMED])
    return which if len(said) <= _MOST_NAMED else _AND_SO_ON.filled(which=which)


def _told(files: dict[str, list[Text]]) -> list[Text]:
    """Return messages of one kind, by the files that they are about: all of them, or one with the number of the other files."""
    told = list(dict.fromkeys(message for of_file in files.values() for message in of_file))
    if len(files) <= MOST_ALIKE:
        return told
    named = ", ".join(list(files)[:MOST_ALIKE])
    return [_SAME_OF_MANY.filled(first=told[0], n=len(files), names=named)]


_MOST_NAMED: Final = 8
"""So many stretches of rows, or of those whose answers were typed, are named."""
_MOST_OF_A_KIND: Final = 5
"""So many notices of a kind that many offices may have are told one after the other."""
_OF_A_KIND: Final = Text(
    en="The like is told {n} more {n:time|times}; all stand at the desk, on the screen Inbox: auditor desk",
    bn="এ ধরনের আরও {n}টি বিষয় আছে; সব বিষয় ডেস্কের “জমা ফাইল” পাতায় দেখা যাবে: auditor desk",
    on_screen=Text(
        en="The like is told {n} more {n:time|times}; all stand on the screen Inbox.",
        bn="এ ধরনের আরও {n}টি বিষয় আছে; সব বিষয় “জমা ফাইল” পাতায় দেখা যাবে।",
    ),
)
_WITH_NAMES: Final = Text(en="{told} (offices: {offices})", bn="{told} (দপ্তর: {offices})")
_SAME_OF_MANY: Final = Text(
    en="{first} The same holds for {n} {n:file|files} in all: {names} …",
    bn="{first} মোট {n}টি ফাইলের বেলায় একই কথা: {names} …",
)
_SAME_OF_ROWS: Final = Text(
    en="{first} The same holds for {n} rows in all: {which}.", bn="{first} মোট {n}টি সারির বেলায় একই কথা: {which}।"
)
_SAME_OF_ANSWERS: Final = Text(
    en="{first} The same holds for {n} rows of answers in all, of: {which}.",
    bn="{first} মোট {n}টি সারির উত্তরের বেলায় একই কথা: {which}।",
)
_IN_COLUMNS: Final = Text(en='{rows} ("{columns}")', bn="{rows} (“{columns}”)")
_OF_SHEET: Final = Text(en='"{sheet}" {rows}', bn="“{sheet}” {rows}")
_AND_SO_ON: Final = Text(en="{which} …", bn="{which} …")
