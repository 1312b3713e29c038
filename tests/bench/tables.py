"""Tables: a register in Excel's format read, against openpyxl; a workbook written, against openpyxl; rows kept, against plain SQLite.

python tests/bench/run.py tables
"""

from __future__ import annotations

import io
import shutil
import sqlite3
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
from measuring import Asked, Claim, here, place
from nation import MONTHS, nation, register

from auditor import discovery
from auditor.i18n import Language
from auditor.model.views.head import Audience
from auditor.register.reading import looked
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables.files import open_table
from auditor.views.annex.annexes import annex_view
from auditor.views.compared.history import RoundMaterial

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.views.annexes import Annex

OFFICES = 2000
SALT = "00" * 16


RUNS = 5


@cache
def _workbook(number: int) -> bytes:
    book = openpyxl.Workbook()
    for row in register(MONTHS[number], OFFICES * 5 if number else OFFICES):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _read(number: int) -> None:
    ((sheet, _),) = open_table("register.xlsx", _workbook(number)).sheets(looked.expected())
    assert len(sheet.rows) >= OFFICES


def _read_by_openpyxl(number: int) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_workbook(number)), read_only=True)
    assert len(list(book.active.iter_rows(values_only=True))) >= OFFICES


@cache
def _kept() -> Path:
    folder = place("tables") / "space"
    nation(folder, OFFICES)
    keeping.keep_round(listed.open_workspace(folder), date(2024, 2, 20), "2024-02", SALT, doubted=lambda _: None)
    return folder


def _material() -> RoundMaterial:
    space = listed.open_workspace(_kept())
    return RoundMaterial(looking_back.history(space), space.config.letterhead)


def _worked_out(_: int) -> Annex:
    """Work out what the annex says; the ledger is read anew, and nothing is remembered of the run before."""
    return annex_view(_material(), Audience.AUDITOR)


@cache
def _view() -> Annex:
    return _worked_out(0)


def _written(_: int) -> bytes:
    return discovery.documents()["annex"].render(discovery.formats()["xlsx"], _view(), Language.BN)


@cache
def _cells() -> list[list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(_written(0)), read_only=True)
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]


def _written_by_openpyxl(_: int) -> bytes:
    """Write the same cells, without widths, formats and filters."""
    book = openpyxl.Workbook(write_only=True)
    for rows in _cells():
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _appended(number: int) -> None:
    """Append a round's rows to a ledger: encoded, hashed as a chain, written, synced."""
    path = _kept().parent / f"ledger-{number}.db"
    shutil.copyfile(_kept() / "ledger.db", path)
    ledger = Ledger(path)
    (first,) = ledger.rounds()
    ledger.append(list(_rows()), lambda: first.header, SALT, outdated=True)


@cache
def _rows() -> tuple[object, ...]:
    ledger = Ledger(_kept() / "ledger.db")
    return tuple(ledger.rows(ledger.rounds()[0]))


def _inserted(number: int) -> None:
    """Insert as many bytes in as many rows by plain SQLite, synced as surely."""
    with sqlite3.connect(_kept() / "ledger.db") as ledger:
        bodies = [body for (body,) in ledger.execute("SELECT body FROM office_row")]
    ledger.close()
    plain = sqlite3.connect(_kept().parent / f"plain-{number}.db")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE office_row (place INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    plain.executemany("INSERT INTO office_row (body) VALUES (?)", [(body,) for body in bodies])
    plain.commit()
    plain.close()


def claims() -> list[Claim]:
    """Return what is measured of tables."""
    for number in range(RUNS + 1):
        _workbook(number)  # made before any clock begins
    _rows(), _view(), _cells()
    return [
        Claim(
            "register read",
            f"a register of {OFFICES:,} rows and more in Excel's format, read and looked through",
            here(_read),
            {"openpyxl, values only": here(_read_by_openpyxl)},
            [Asked("faster", 1, "openpyxl, values only")],
            RUNS,
        ),
        Claim(
            "annex worked out",
            f"what the annex of {OFFICES:,} offices with all accounts says, worked out from the ledger",
            here(_worked_out),
            runs=3,
        ),
        Claim(
            "workbook written",
            "that as a workbook: tables, sections as printed, widths, formats and filters",
            here(_written),
            {"openpyxl, cells only": here(_written_by_openpyxl)},
            [Asked("faster", 1, "openpyxl, cells only")],
            runs=3,
        ),
        Claim(
            "round appended",
            f"a round of {OFFICES:,} offices appended to a ledger",
            here(_appended),
            {"plain SQLite": here(_inserted)},
            [Asked("slower", 20, "plain SQLite")],
            RUNS,
        ),
    ]
