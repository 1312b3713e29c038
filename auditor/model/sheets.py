"""A document as tables of values: numbers stay numbers, days stay days, and nothing to show is None."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.paper import Paper

AS_PRINTED: Final = Text(en="As printed", bn="মুদ্রিত রূপ")
"""The title of the sheet that has the sections of a paper in its own words."""

Value: TypeAlias = str | int | date | None


class Field(Struct, frozen=True):
    """A column: its code, its heading in the sheet's language, and how many signs of it should be seen."""

    code: str
    heading: str
    width: int = 14


class Sheet(Struct, frozen=True):
    """A table: its code and title, its columns, its rows, and how many columns stay in sight."""

    code: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    frozen: int = 0


class Workbook(Struct, frozen=True):
    """Tables to filter and count in: what is read first of the paper, its closing line, then a sheet a table."""

    paper: Paper
    sheets: tuple[Sheet, ...]
    closing: str = ""


class RuledWorkbook(Struct, frozen=True):
    """One table to be printed and pasted onwards: ruled, its last row the total, a note below it.

    `tab` is the name of its sheet, `day` the day in the file.
    """

    sheet: Sheet
    tab: str
    note: str
    day: date
