"""The example's workspace with a few of its offices: what holds for eight holds for thirty-five, at a quarter of the work."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

import openpyxl

from auditor.roster.columns import HEADINGS, Column

EXAMPLE: Final = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
OFFICES: Final = 8
ACCOUNTS: Final = 19
KEPT: Final = frozenset({"agriculture", "fisheries", "livestock", "education", "statistics"})
"""Departments that stay, beside the unions and offices that follow the last of the others."""
LAST: Final = 3
"""So many offices at the end of the roster stay too: unions, and those that check themselves."""


def lay_example(folder: Path, *more: str, records: bool = False) -> Path:
    """Lay the example with a few of its offices into a folder that is not there yet, and return it.

    Args:
        folder: where it is laid.
        more: ids of offices that stay too.
        records: whether the records of systems stay.

    """
    return Path(shutil.copytree(_example(frozenset(more), records), folder))


@cache
def _example(more: frozenset[str], records: bool) -> Path:
    """Return the reduced example, made once for all tests of a process."""
    above = Path(tempfile.mkdtemp(prefix="few-offices-"))
    atexit.register(shutil.rmtree, above, ignore_errors=True)
    folder = Path(shutil.copytree(EXAMPLE, above / "example"))
    if not records:
        shutil.rmtree(folder / "evidence" / "exports")
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    ids = [row[0].value for row in roster.worksheets[0].iter_rows(min_row=2)]
    kept = KEPT | more | set(ids[-LAST:])
    for sheet in roster.worksheets[:2]:
        leave(sheet, 2, kept)
    roster.save(folder / "roster.xlsx")
    for path in (folder / "evidence").glob("register-*.xlsx"):
        register = openpyxl.load_workbook(path)
        leave(register.worksheets[0], 6, kept)
        register.save(path)
    return folder


def leave(sheet: openpyxl.worksheet.worksheet.Worksheet, first: int, kept: set[str]) -> None:
    """Delete the rows of all other offices; the first cell names the office, or an account of it after a stroke."""
    for row in range(sheet.max_row, first - 1, -1):
        if str(sheet.cell(row, 1).value or "").partition("/")[0] not in kept:
            sheet.delete_rows(row)


def leave_empty(folder: Path, column: Column, *offices: str) -> None:
    """Take from a workspace's roster what a column of it says of offices."""
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    rows = roster.worksheets[0].iter_rows()
    at = [heading.value for heading in next(rows)].index(HEADINGS[column].bn)
    for row in rows:
        if row[0].value in offices:
            row[at].value = None
    roster.save(folder / "roster.xlsx")
