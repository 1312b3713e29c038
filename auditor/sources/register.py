"""Registers: the monthly form as it comes back filled in, or typed by hand with columns of its own.

An office's row holds for all its accounts; an account's own row overrides it cell by cell. Every answer becomes an
observation of the day on which it was told, with the grade of the way by which it came. A cell that is not understood
is asked about by sheet, row and column; the others still count.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, clean, match_key
from auditor.model.errors import FileRefusedError
from auditor.model.evidence import ContactRecord
from auditor.model.notice import Notice, Place, Severity
from auditor.model.source import EvidenceFile, Parsed, Source, SourceContext
from auditor.register.columns import (
    FORM,
    HELP_SHEET,
    LISTS_SHEET,
    META_ASKED,
    META_DECISION_DAY,
    META_FORM,
    META_SHEET,
    NEVER_READ_HEADINGS,
    Mark,
    Talked,
    columns,
    filled_in,
)
from auditor.register.reading.cells import counts
from auditor.register.reading.form import ID, Form, Row, words_of
from auditor.register.reading.observing import differing_rows, observe, unplaced_answers
from auditor.register.reading.told import read_rows, read_unplaced
from auditor.register.reading.whose import UnplacedRow, misplaced, names_of, rows_of
from auditor.tables import files, transcription
from auditor.tables.answers import read_day
from auditor.tables.headings import column_notices, unread_notices
from auditor.tables.table import Expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.tables.sheet import Cell, Header, Sheet

_NAMES: Final = ("register", "রেজিস্টার", "তথ্য রেজিস্টার", "তথ্য-রেজিস্টার", "তথ্য_রেজিস্টার")
_SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_META_COLUMNS: Final = ("name", "value")
"""What the form writes there of itself: ids of accounts have the look of passwords."""

_NO_REGISTER: Final = Text(
    en="{file} has no sheet with the headings of a register (an office and at least one question). Make one with: "
    "auditor register new",
    bn="{file}-এর কোনো পাতায় রেজিস্টারের কলাম (দপ্তর ও অন্তত একটি প্রশ্ন) পাওয়া যায়নি। নতুন রেজিস্টার তৈরি করুন: auditor register new",
)
_OTHER_FORM: Final = Text(
    en="{file} was made by another version of this program. Install that version, or make a new register with: "
    "auditor register new",
    bn="{file} এই প্রোগ্রামের অন্য সংস্করণে তৈরি। সেই সংস্করণ বসান, অথবা নতুন রেজিস্টার তৈরি করুন: auditor register new",
)
_SHEET_NOT_READ: Final = Text(
    en='{file}, "{sheet}": this sheet has no headings of a register, so it was not read. If it holds answers, correct '
    "its headings.",
    bn='{file}, "{sheet}": এই পাতায় রেজিস্টারের কলাম নেই, তাই পড়া হয়নি। এতে উত্তর থাকলে কলামের নাম ঠিক করুন।',
)


def recognises(name: str) -> bool:
    """Return whether a file of that name in ``evidence/`` is a register: ``register-….xlsx`` or ``.csv``."""
    plain = clean(name).casefold()
    return "/" not in plain and plain.startswith(_NAMES) and plain.endswith(_SUFFIXES)


def parse(file: EvidenceFile, context: SourceContext) -> Parsed:
    """Return what a register says.

    Raises:
        FileRefusedError: it is no spreadsheet or no register, holds passwords, is typed in Bijoy, or is of another
            version of the form.

    """
    table = files.open_table(file.name, file.content)
    table.refuse_bijoy(_columns())
    own = table.own_columns(META_SHEET, _expected())
    meta = _meta(own)
    if meta.get(META_FORM, FORM) != FORM:
        raise FileRefusedError(_OTHER_FORM.filled(file=file.name))
    decision_day = read_day(meta.get(META_DECISION_DAY, "")) or context.decision_day
    form = Form(file, context, decision_day, _asked(own))
    ours = {HELP_SHEET, LISTS_SHEET, META_SHEET} if meta else set()
    names = names_of(context.roster)
    rows: list[Row] = []
    unplaced_rows: list[UnplacedRow] = []
    notices: list[Notice] = []
    registers = 0
    for sheet, header in table.sheets(_expected()):
        if header is None:
            if sheet.name not in ours and any(cell != "" for cells in sheet.rows for cell in cells):
                message = _SHEET_NOT_READ.filled(file=file.name, sheet=sheet.name)
                notices.append(Notice(Severity.DOUBTFUL, Place(file.name, sheet.name), message))
            continue
        registers += 1
        doubts = column_notices(file.name, sheet.name, header, _aliases(), _own_headings())
        notices += (replace(doubt, weight=Severity.WRONG) for doubt in doubts)
        notices += unread_notices(file.name, sheet, header)
        placed, nobodys = rows_of(form, sheet, header, names, notices.append)
        rows += placed
        unplaced_rows += nobodys
    if not registers:
        raise FileRefusedError(_NO_REGISTER.filled(file=file.name))
    unplaced_rows += misplaced(rows)
    readings = read_rows(form, rows, notices.append)
    unplaced, kept_out = unplaced_answers(read_unplaced(form, unplaced_rows, readings), form)
    observations = observe(form, readings, kept_out, notices.append)
    contacts = {
        ContactRecord(reading.row.office.id, reading.talk.on, reading.talk.way, reading.talk.by)
        for reading in readings
        if reading.talk.has_day and reading.talk.on is not None
    }
    return Parsed(
        tuple(observations),
        tuple(sorted(contacts, key=lambda contact: (contact.on, contact.office, contact.way, contact.told_by))),
        (*notices, *differing_rows(form, observations)),
        tuple(counts(readings)),
        unplaced,
    )


SOURCE: Final = Source(id=ID, title=Text(en="register", bn="তথ্য রেজিস্টার"), recognises=recognises, parse=parse)


def _meta(sheets: Iterable[Sheet]) -> Mapping[str, Cell]:
    """Return what the form says of itself; nothing for a register typed by hand."""
    return {
        name: value
        for sheet in sheets
        if sheet.name == META_SHEET
        for name, value, *_ in (cells for cells in sheet.rows if len(cells) > 1)
        if isinstance(name, str)
    }


def _asked(sheets: Iterable[Sheet]) -> frozenset[str]:
    return frozenset(
        words_of(cells[1])
        for sheet in sheets
        if sheet.name == META_SHEET
        for cells in sheet.rows
        if len(cells) > 1 and cells[0] == META_ASKED
    )


@cache
def _aliases() -> Mapping[str, str]:
    """Return what a heading means, by its key: a column's name, or a name of its own for what is never read."""
    never = {match_key(heading): f"never read: {match_key(heading)}" for heading in NEVER_READ_HEADINGS}
    return never | {match_key(heading): column.name for column in columns() for heading in column.headings}


@cache
def _columns() -> transcription.Columns[str]:
    """Return what is never read as Bijoy: codes, logins, addresses, days, remarks, and what is not read at all."""
    in_words = {column.name for column in columns() if column.in_words}
    return transcription.Columns(_aliases(), spared=frozenset(_aliases().values()) - in_words, shown=frozenset())


@cache
def _own_headings() -> Mapping[str, str]:
    return {column.name: column.heading.bn for column in columns()}


_NAMING: Final = frozenset({Mark.OFFICE.value, Mark.POST.value, Talked.TOLD_BY.value})


@cache
def _expected() -> Expected[str]:
    """Return what is not suspected of passwords: what is asked, and what the form says of itself."""
    own = {META_SHEET: _META_COLUMNS}
    return Expected(_aliases(), fits=_is_register, also_as_written=True, names=_NAMING, own_sheets=own)


def _is_register(header: Header[str]) -> bool:
    """Return whether headings are a register's: an office's name or code, and a question."""
    names_offices = not header.columns.keys().isdisjoint({Mark.OFFICE, Mark.ID})
    asks = {column.name for column in filled_in()} - {Talked.REMARK}
    return names_offices and not header.columns.keys().isdisjoint(asks)
