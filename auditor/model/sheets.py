"""A document as tables of values: numbers stay numbers, days stay days, and nothing to show is None."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, TypeAlias
from unicodedata import category

from msgspec import Struct

from auditor.i18n import Language, Text
from auditor.model.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable

AS_PRINTED: Final = Text(en="As printed", bn="মুদ্রিত রূপ")
"""The title of the sheet that has the sections of a paper in its own words."""

Value: TypeAlias = str | int | date | None


def lines_taken(words: str, width: int) -> int:
    """Return about how many lines words take in a column of so many signs, broken between words: signs that take no room of their own are not counted."""
    return sum(1 if len(line) <= width else _lines_of_words(line.split(" "), width) for line in words.split("\n"))


def _lines_of_words(words: Iterable[str], width: int) -> int:
    lines = left = 0
    for word in words:
        room = sum(category(sign) not in {"Mn", "Cf"} for sign in word)
        if room >= left:  # it stands in lines of its own, of which it fills the last in part
            lines += max(1, -(-room // width))
            left = width - (room % width or min(room, width))
        else:
            left -= 1 + room
    return max(1, lines)


class Field(Struct, frozen=True):
    """A column: its code, its heading in the sheet's language, and how many signs of it should be seen."""

    code: str
    heading: str
    width: int = 14


class Kind(Enum):
    """What a row of a sheet is: values under its headings, headings of a table within it, or words that lie across."""

    VALUES = auto()
    HEADINGS = auto()
    ACROSS = auto()


class Sheet(Struct, frozen=True):
    """A table: its code and title, its columns, its rows, and how many columns stay in sight; `kinds` of its rows where they differ."""

    code: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    frozen: int = 0
    kinds: tuple[Kind, ...] = ()


class Workbook(Struct, frozen=True):
    """Tables to filter and count in: what is read first of the paper, its closing line, then a sheet a table."""

    paper: Paper
    sheets: tuple[Sheet, ...]
    closing: str = ""


class RuledWorkbook(Struct, frozen=True):
    """One table to be printed and pasted onwards: ruled, its last row the total, a note below it.

    `tab` is the name of its sheet, `day` the day in the file, `language` that of its digits.
    """

    sheet: Sheet
    tab: str
    note: str
    day: date
    language: Language
