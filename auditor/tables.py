"""Reads XLSX and CSV into clean rows, safely: the only place that opens a spreadsheet for reading.

`load` takes the bytes from the disk, `parse` makes sheets of them, `find_header` says which column is what, and
`refuse_passwords` turns a file away that holds passwords. Whatever the bytes are, the answer is sheets or a
`FileRefusedError` that says in plain words what to do with the file.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, TypeVar
from xml.parsers import expat

from auditor.i18n import Text, clean, match_key, near_key
from auditor.model.errors import FileRefusedError
from auditor.model.notice import Notice, Place, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from python_calamine import CalamineSheet, CalamineWorkbook

F = TypeVar("F")
R = TypeVar("R")
Cell = str | date

MEGABYTE: Final = 1024 * 1024
MAX_FILE: Final = 25 * MEGABYTE
"""A list of 50,000 offices takes 3 MB; what is larger holds pictures or is no list."""
MAX_UNZIPPED: Final = 200 * MEGABYTE
"""All parts of a workbook that are read, unpacked; 50,000 rows of ten columns take 35 MB."""
MAX_PART: Final = 120 * MEGABYTE
"""One part unpacked: a 208 kB file can hold a part of 200 MB."""
MAX_RATIO: Final = 400
"""How many times larger a part may become; deflate ends at 1,032, and tables of one repeated word stay under 100."""
MAX_ROWS: Final = 400_000
MAX_COLUMNS: Final = 200
MAX_CELLS: Final = 6_000_000
"""The rectangle from A1 to the last cell: python-calamine allocates all of it, 64 bytes a cell at its peak."""
MAX_SHEETS: Final = 100
"""A workbook can name one sheet a hundred thousand times."""
MAX_PARTS: Final = 10_000
"""Entries of the zip's directory; each costs memory before anything is read."""
MAX_SIGNS: Final = 32_767
"""Characters in one cell: Excel's own limit."""
MAX_TEXT: Final = 100_000_000
"""Characters of a file once every cell has its own copy: one long text can be shared by every cell."""
MAX_TAG: Final = MEGABYTE
"""Bytes of one XML tag: longer ones make expat read them again and again."""
HEADER_ROWS: Final = 20
"""How far down the headings are looked for: titles and letterheads stand above them."""

_CHUNK: Final = 256 * 1024
_RATIO_FROM: Final = 4 * MEGABYTE
_ZIP_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ZIP_ENTRY: Final = b"PK\x01\x02"
_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL_MAGIC: Final = (
    b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00",
)  # fmt: skip
_OTHER_MAGIC: Final = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b",
    b"\x7fELF",
)  # fmt: skip
_MARKUP: Final = re.compile(
    r"\s*(?:<!doctype\b|<\?xml\b|<html\b|<table\b|<head\b|<meta\b|<style\b|<workbook\b|mime-version:)", re.IGNORECASE
)
_ZIP_FAULTS: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    OverflowError, IndexError, KeyError, expat.ExpatError,
)  # fmt: skip
_NEEDED: Final = re.compile(r"(?:_rels|xl)/.*\.(?:xml|rels)", re.IGNORECASE)
_NEEDLESS: Final = re.compile(
    r"xl/(?:theme|drawings|charts|media|printersettings|externallinks|embeddings|comments|threadedcomments|persons|"
    r"pivot|calcchain|metadata|querytables|connections|richdata|tables|customproperty|ctrlprops|slicer|webextensions|"
    r"worksheets/_rels/|chartsheets|dialogsheets|macrosheets|vba)",
    re.IGNORECASE,
)
"""Parts that hold no cells of a sheet; they are never unpacked."""
_UTF8_NAMES: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_DELIMITERS: Final = (",", ";", "\t")
_SUSPECT: Final = re.compile(
    "[^ -~\u0964\u0981-\u09db\u09e6-\u09ef]|  |^ | "
    "$|\u09be\u09c7|[\u09be-\u09cc\u09d7]\u09bc|\u0981[\u09be-\u09cc\u09d7]"
)
"""What `clean` may change, beside the way of composing; words without it are taken as they are, four times faster."""
_UNSEEN: Final = dict.fromkeys((0xFEFF, 0x200B, 0x2060, 0x00AD))
_MOJIBAKE: Final = ("à¦", "à§", "āĻ", "ā§")
"""The first two bytes of most Bangla letters (E0 A6, E0 A7), read as Windows-1252 and as Latin-4."""
_MOST_DIGITS: Final = 10
_NO_DIGITS: Final = "none"
_FEW: Final = 3
_HALF: Final = 0.5

_TOO_LARGE: Final = Text(
    en="{file} is larger than {limit} MB. Keep only the list in it, without pictures, save it as .xlsx and try again.",
    bn="{file} {limit} মেগাবাইটের চেয়ে বড়। ছবি বাদ দিয়ে শুধু তালিকাটি রেখে .xlsx হিসেবে সেভ করে আবার দিন।",
)
_SWELLS: Final = Text(
    en="{file} unpacks to an absurd size, so it was not opened. Copy the list into a new workbook, save it as "
    ".xlsx and try again.",
    bn="{file} খুললে অস্বাভাবিক বড় হয়ে যায়, তাই খোলা হয়নি। তালিকাটি নতুন ফাইলে কপি করে .xlsx হিসেবে সেভ করে আবার দিন।",
)
_TOO_MANY_ROWS: Final = Text(
    en="{file}: a sheet has cells below row {limit}. Delete everything below the list, save and try again.",
    bn="{file}: একটি পাতায় {limit} নম্বর সারির নিচেও লেখা আছে। তালিকার নিচের সব মুছে সেভ করে আবার দিন।",
)
_TOO_MANY_COLUMNS: Final = Text(
    en="{file}: a sheet has cells beyond {limit} columns. Delete everything to the right of the list, save and "
    "try again.",
    bn="{file}: একটি পাতায় {limit}টির বেশি কলামে লেখা আছে। তালিকার ডান পাশের সব মুছে সেভ করে আবার দিন।",
)
_TOO_MANY_CELLS: Final = Text(
    en="{file} has more than {limit} cells. Delete everything beside and below the list, or divide it into "
    "several files, "
    "and try again.",
    bn="{file}-এ {limit}টির বেশি ঘর আছে। তালিকার বাইরের সব মুছে, অথবা কয়েকটি ফাইলে ভাগ করে আবার দিন।",
)
_TOO_MANY_SHEETS: Final = Text(
    en="{file} has more than {limit} sheets. Keep only the sheets of the list and try again.",
    bn="{file}-এ {limit}টির বেশি পাতা আছে। শুধু তালিকার পাতাগুলো রেখে আবার দিন।",
)
_LONG_CELL: Final = Text(
    en="{file}: a cell holds more than {limit} characters. Shorten it, save and try again.",
    bn="{file}: একটি ঘরে {limit} অক্ষরের বেশি লেখা আছে। ছোট করে সেভ করে আবার দিন।",
)
_DAMAGED: Final = Text(
    en="{file} is incomplete or damaged. Copy it again from the original, open it in Excel, save it as .xlsx and "
    "try again.",
    bn="{file} সম্পূর্ণ নেই বা নষ্ট হয়ে গেছে। মূল ফাইল থেকে আবার কপি করুন, Excel-এ খুলে .xlsx হিসেবে সেভ করে আবার দিন।",
)
_UNUSUAL: Final = Text(
    en="{file} is built in an unusual way, so it was not opened. Open it in Excel, save it as a new .xlsx and "
    "try again.",
    bn="{file} স্বাভাবিক নিয়মে তৈরি নয়, তাই খোলা হয়নি। Excel-এ খুলে নতুন .xlsx হিসেবে সেভ করে আবার দিন।",
)
_LOCKED: Final = Text(
    en="{file} opens only with a password. In Excel choose File, Info, Protect Workbook, Encrypt with Password, "
    "empty the "
    "field, save and try again; send the password to nobody.",
    bn="{file} খুলতে পাসওয়ার্ড লাগে। Excel-এ File, Info, Protect Workbook, Encrypt with Password-এ গিয়ে ঘরটি "
    "খালি করে "
    "সেভ করে আবার দিন; পাসওয়ার্ড কাউকে পাঠাবেন না।",
)
_OLD_XLS: Final = Text(
    en='{file} is an old .xls. Open it in Excel and save it as "Excel Workbook (.xlsx)".',
    bn='{file} পুরোনো .xls ফাইল। Excel-এ খুলে Save As থেকে "Excel Workbook (.xlsx)" করুন।',
)
_OTHER_EXCEL: Final = Text(
    en='{file} is a {kind} file. Open it and save it as "Excel Workbook (.xlsx)".',
    bn='{file} একটি {kind} ফাইল। ফাইলটি খুলে Save As থেকে "Excel Workbook (.xlsx)" করুন।',
)
_WEB_PAGE: Final = Text(
    en='{file} is a web page under the name of a table. Open it in Excel and save it as "Excel Workbook (.xlsx)".',
    bn='{file} আসলে ওয়েব পাতা, নামটি শুধু তালিকার। Excel-এ খুলে Save As থেকে "Excel Workbook (.xlsx)" করুন।',
)
_NO_TABLE: Final = Text(
    en="{file} is no spreadsheet. Type or copy the list into Excel, save it as .xlsx and try again.",
    bn="{file} কোনো স্প্রেডশিট নয়। তালিকাটি Excel-এ লিখে বা কপি করে .xlsx হিসেবে সেভ করে আবার দিন।",
)
_ARCHIVE: Final = Text(
    en="{file} is a zip folder. Take the .xlsx or .csv out of it and try again.",
    bn="{file} একটি zip ফোল্ডার। ভেতরের .xlsx বা .csv ফাইলটি বের করে আবার দিন।",
)
_EMPTY: Final = Text(
    en="{file} is empty. Copy it again from the original and try again.",
    bn="{file} ফাঁকা। মূল ফাইল থেকে আবার কপি করে দিন।",
)
_UNREADABLE_LETTERS: Final = Text(
    en='{file}: its letters cannot be read. Open it where it was made and save it as .xlsx or "CSV UTF-8".',
    bn='{file}: অক্ষরগুলো পড়া যাচ্ছে না। যে প্রোগ্রামে তৈরি, সেখানে খুলে .xlsx বা "CSV UTF-8" হিসেবে সেভ করুন।',
)
_BROKEN_BANGLA: Final = Text(
    en='{file}: the Bangla was read in the wrong encoding and became "à¦…". Open the original (in Excel: Data, From '
    "Text/CSV, 65001 UTF-8), save it as .xlsx and try again.",
    bn='{file}: বাংলা লেখা ভুলভাবে খুলে "à¦…" এর মতো হয়ে গেছে। মূল ফাইলটি (Excel-এ Data, From Text/CSV, 65001 UTF-8) '
    "খুলে .xlsx হিসেবে সেভ করে আবার দিন।",
)
_LOST_BANGLA: Final = Text(
    en='{file}: the Bangla was lost and became "?". Save again from the original as .xlsx or "CSV UTF-8".',
    bn='{file}: বাংলা লেখা নষ্ট হয়ে "?" হয়ে গেছে। মূল ফাইল থেকে .xlsx বা "CSV UTF-8" হিসেবে আবার সেভ করুন।',
)
_OPEN_QUOTE: Final = Text(
    en='{file}: near line {row} a quotation mark (") does not fit. Open the file in Excel, correct the cell, '
    "save it as "
    ".xlsx and try again.",
    bn='{file}: {row} নম্বর লাইনের কাছে উদ্ধৃতি চিহ্ন (") মিলছে না। ফাইলটি Excel-এ খুলে ঘরটি ঠিক করে .xlsx '
    "হিসেবে সেভ করে আবার দিন।",
)
_FILE_OPEN: Final = Text(
    en="{file} is open in Excel. Save and close it, then run again.",
    bn="{file} এখন Excel-এ খোলা আছে। সেভ করে বন্ধ করুন, তারপর আবার চালান।",
)
_MISSING: Final = Text(
    en="{file} is not there. Check its name and folder and run again.",
    bn="{file} পাওয়া যায়নি। নাম ও ফোল্ডার দেখে আবার চালান।",
)
_FOLDER: Final = Text(
    en="{file} is not a file. Name the file itself and run again.",
    bn="{file} কোনো ফাইল নয়। ফাইলটির নাম দিয়ে আবার চালান।",
)
_NOT_READ: Final = Text(
    en="{file} could not be read from the disk. Copy it to this computer and run again.",
    bn="{file} ডিস্ক থেকে পড়া যায়নি। এই কম্পিউটারে কপি করে আবার চালান।",
)
_PASSWORD_COLUMN: Final = Text(
    en='{file}, sheet "{sheet}", column {col} seems to hold passwords. The file was refused and nothing was '
    "kept. Delete "
    "the column and try again; delete the old file (Shift+Delete), also from mail and WhatsApp; have those "
    "passwords reset.",
    bn='{file}, "{sheet}" পাতার {col} কলামে পাসওয়ার্ড আছে বলে মনে হচ্ছে। ফাইলটি নেওয়া হয়নি, কিছুই রাখা হয়নি। '
    "কলামটি মুছে "
    "ফাইলটি আবার দিন; পুরোনো ফাইল Shift+Delete দিয়ে এবং ই-মেইল ও WhatsApp থেকেও মুছুন; ওই পাসওয়ার্ডগুলো রিসেট "
    "করতে বলুন।",
)
_UNKNOWN_COLUMN: Final = Text(
    en='{file}, "{sheet}": column "{header}" is not known. Correct its name or remove it.',
    bn='{file}, "{sheet}": "{header}" কলামটি চেনা যায়নি। কলামের নাম ঠিক করুন অথবা কলামটি বাদ দিন।',
)
_UNKNOWN_COLUMN_NEAR: Final = Text(
    en='{file}, "{sheet}": column "{header}" is not known; perhaps "{near}". Correct its name or remove it.',
    bn='{file}, "{sheet}": "{header}" কলামটি চেনা যায়নি; হয়তো "{near}"। কলামের নাম ঠিক করুন অথবা কলামটি বাদ দিন।',
)
_DOUBLED_COLUMN: Final = Text(
    en='{file}, "{sheet}": columns {first} and {second} have the same heading; only {first} was read. Delete one '
    "or correct "
    "its name.",
    bn='{file}, "{sheet}": {first} ও {second} কলামের শিরোনাম একই; শুধু {first} পড়া হয়েছে। একটি মুছুন অথবা নাম ঠিক করুন।',
)


@dataclass(frozen=True, slots=True)
class Mended:
    """A cell whose words were mended visibly on reading, and what stood there before."""

    row: int
    column: int
    before: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as clean cells: ``rows[i]`` is the spreadsheet's row i+1, and all rows are equally long.

    An empty cell is ``""``. `mended` names the cells in which more than spaces and the way of encoding changed.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    mended: tuple[Mended, ...] = ()


@dataclass(frozen=True, slots=True)
class Header(Generic[F]):
    """Where a sheet's headings stand and what they mean; columns count from 0, rows from 1.

    Attributes:
        first_row: the row of the headings, the upper one where they take two.
        row: the row of the headings, the lower one where they take two; what is listed stands below it.
        columns: the column of every field found.
        doubled: further columns that name a field again; they are not read.
        unknown: the headings that mean nothing to us.
        headings: every column's heading, empty where there is none.

    """

    first_row: int
    row: int
    columns: Mapping[F, int]
    doubled: Mapping[int, F]
    unknown: Mapping[int, str]
    headings: tuple[str, ...]


def column_letter(column: int) -> str:
    """Return the letters by which a spreadsheet names a column, counted from 0: A, B … AA."""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters = chr(ord("A") + rest) + letters
        column -= 1
    return letters


def load(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileRefusedError: it is missing, too large, open in Excel, or no file.

    """
    try:
        if not path.exists():
            raise _refusal(_MISSING, path.name)
        if not path.is_file():
            raise _refusal(_FOLDER, path.name)
        if path.stat().st_size > MAX_FILE:
            raise _refusal(_TOO_LARGE, path.name, limit=MAX_FILE // MEGABYTE)
        with path.open("rb") as opened:
            content = opened.read(MAX_FILE + 1)
    except PermissionError:
        raise _refusal(_FILE_OPEN, path.name) from None
    except (OSError, ValueError):
        raise _refusal(_NOT_READ, path.name) from None
    if len(content) > MAX_FILE:
        raise _refusal(_TOO_LARGE, path.name, limit=MAX_FILE // MEGABYTE)
    return content


def parse(name: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an XLSX or CSV file, told apart by what is in it, not by its name.

    Args:
        name: the file's name, for messages; a CSV's sheet is called by it, without its suffix, as Excel does.
        content: the whole file.

    Returns:
        The sheets in the workbook's order, hidden ones too; a CSV is one sheet.

    Raises:
        FileRefusedError: it is no such file, is damaged or locked, holds too much, or its Bangla is lost.

    """
    if len(content) > MAX_FILE:
        raise _refusal(_TOO_LARGE, name, limit=MAX_FILE // MEGABYTE)
    if not content.strip(b"\x00\t\r\n\x0b\x0c \xef\xbb\xbf"):
        raise _refusal(_EMPTY, name)
    if content.startswith(_ZIP_MAGIC):
        sheets = _workbook(name, content)
    else:
        _refuse_other_kinds(name, content)
        sheets = (_csv(name, content),)
    return sheets


def decode(content: bytes) -> str:
    """Return the text of a CSV: UTF-8 with or without its mark, or UTF-16 with its mark.

    Raises:
        UnicodeError: it is neither; old Windows encodings and Bijoy are not guessed at.

    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    return content.decode("utf-8-sig")


def find_header(sheet: Sheet, aliases: Mapping[str, F]) -> Header[F] | None:
    """Return where the headings stand: the row of the first twenty with the most fields; None when no row has one.

    Two rows are taken together where the lower one adds at least two fields (merged cells over several columns).

    Args:
        sheet: the sheet.
        aliases: what a heading means, by the `match_key` of the heading.

    """
    numbers = range(1, min(HEADER_ROWS, len(sheet.rows)) + 1)
    alone = [_header(sheet, number, number, aliases) for number in numbers]
    together = [_header(sheet, number, number + 1, aliases) for number in numbers[:-1]]
    best = max(alone, key=lambda header: len(header.columns), default=None)
    if best is None or not best.columns:
        return None
    double = max(together, key=lambda header: len(header.columns), default=best)
    return double if len(double.columns) > len(best.columns) + 1 else best


def below(sheet: Sheet, header: Header[F]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Return the rows below the headings that have a cell, each with its number in the spreadsheet."""
    for number, cells in enumerate(sheet.rows[header.row :], start=header.row + 1):
        if any(cell != "" for cell in cells):
            yield number, cells


def column_notices(
    file: str, sheet: str, header: Header[F], aliases: Mapping[str, F], own: Mapping[F, str]
) -> tuple[Notice, ...]:
    """Return what must be told about a sheet's columns: those not known, with the nearest known name, and doubles.

    Args:
        file: the file's name.
        sheet: the sheet's name.
        header: its headings.
        aliases: what a heading means, by its `match_key`.
        own: the heading that our own form has for a field; it is what a near miss is told.

    """
    return (
        *(
            _unknown_column(Place(file, sheet, header.row, column_letter(column)), heading, aliases, own)
            for column, heading in header.unknown.items()
        ),
        *(
            Notice(
                Weight.DOUBTFUL,
                Place(file, sheet, header.row, column_letter(column)),
                _DOUBLED_COLUMN.filled(
                    file=file, sheet=sheet, first=column_letter(header.columns[field]), second=column_letter(column)
                ),
            )
            for column, field in header.doubled.items()
        ),
    )


def refuse_passwords(
    file: str,
    sheet: str,
    header_row: Sequence[Cell],
    rows: Iterable[Sequence[Cell]],
    exempt: Container[str] = (),
) -> None:
    """Refuse a file whole when a heading is a word for password, or the cells under an unknown heading look like them.

    Args:
        file: the file's name, for the message.
        sheet: the sheet's name, for the message.
        header_row: the headings, by column.
        rows: the rows below them.
        exempt: headings that our form or a mapping names, as written or as their `match_key`; their columns are not
            suspected.

    Raises:
        FileRefusedError: message ``password-column``, with the column's letter and none of its cells.

    """
    known = [
        isinstance(cell, str) and cell != "" and (cell in exempt or match_key(cell) in exempt) for cell in header_row
    ]
    for column, cell in enumerate(header_row):
        if not known[column] and isinstance(cell, str) and _means_password(cell):
            raise _refusal(_PASSWORD_COLUMN, file, sheet=sheet, col=column_letter(column))
    filled: Counter[int] = Counter()
    secret: Counter[int] = Counter()
    for row in rows:
        for column, cell in enumerate(row):
            if cell == "" or (column < len(known) and known[column]):
                continue
            filled[column] += 1
            if isinstance(cell, str) and looks_secret(cell):
                secret[column] += 1
    for column in sorted(secret):
        if filled[column] >= _FEW and secret[column] > filled[column] * _HALF:
            raise _refusal(_PASSWORD_COLUMN, file, sheet=sheet, col=column_letter(column))


def refuse_passwords_anywhere(file: str, sheet: Sheet) -> None:
    """Refuse a file for a sheet whose headings are not known: by a word in its first rows, or by its cells' looks.

    Raises:
        FileRefusedError: message ``password-column``.

    """
    for row in sheet.rows[:HEADER_ROWS]:
        refuse_passwords(file, sheet.name, row, ())
    refuse_passwords(file, sheet.name, (), sheet.rows)


# What is in the file ---------------------------------------------------------------------------------------------


def _refusal(message: Text, file: str, **values: str | int) -> FileRefusedError:
    shown = {word: clean(value) if isinstance(value, str) else value for word, value in values.items()}
    return FileRefusedError(message.filled(file=clean(file), **shown))


def _refuse_other_kinds(name: str, content: bytes) -> None:
    """Refuse what is neither a zip nor text, by its first bytes.

    Raises:
        FileRefusedError: with the way to make an .xlsx of it.

    """
    if content.startswith(_OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _refusal(_LOCKED, name)
        book = "Workbook".encode("utf-16-le") in content or "Book\0".encode("utf-16-le") in content
        raise _refusal(_OLD_XLS if book else _NO_TABLE, name)
    if content.startswith(_OLD_EXCEL_MAGIC):
        raise _refusal(_OLD_XLS, name)
    if content.startswith(_OTHER_MAGIC):
        raise _refusal(_NO_TABLE, name)


def _refuse_lost_bangla(name: str, rows: Iterable[Sequence[Cell]]) -> None:
    """Refuse Bangla that an encoding without Bangla turned into "?": most of a column, or most of a row.

    Raises:
        FileRefusedError: message ``lost-bangla``.

    """
    lost: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row in rows:
        words = [column for column, cell in enumerate(row) if cell != ""]
        gone = [column for column in words if _is_lost(row[column])]
        if len(gone) >= _FEW and len(gone) > len(words) * _HALF:
            raise _refusal(_LOST_BANGLA, name)
        filled.update(words)
        lost.update(gone)
    if any(count >= _FEW and count > filled[column] * _HALF for column, count in lost.items()):
        raise _refusal(_LOST_BANGLA, name)


def _is_lost(cell: Cell) -> bool:
    """Return whether a cell is mostly question marks, at least two together; a single one is an answer."""
    return isinstance(cell, str) and "??" in cell and cell.count("?") > len(cell.replace(" ", "")) * _HALF


# XLSX ------------------------------------------------------------------------------------------------------------


def _workbook(name: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook whose every part was measured first.

    The parts that matter are copied, as measured, into a zip of our own making, and only that is opened with
    python-calamine: what it reads is what was measured.
    """
    if content.count(_ZIP_ENTRY) > MAX_PARTS:
        raise _refusal(_UNUSUAL, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _needed_parts(name, archive)
            measured = _copy(name, archive, parts)
    except _ZIP_FAULTS:
        raise _refusal(_DAMAGED, name) from None
    return _read_sheets(name, measured)


def _needed_parts(name: str, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the parts of an XLSX that can hold cells or lead to them, by their path.

    Raises:
        FileRefusedError: the zip is something else, is locked, or names a part twice.

    """
    parts: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for info in archive.infolist():
        path = info.filename.replace("\\", "/").lstrip("/")
        if not _NEEDED.fullmatch(path) or _NEEDLESS.match(path):
            continue
        if info.flag_bits & 1:
            raise _refusal(_LOCKED, name)
        if path.lower() in seen or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise _refusal(_UNUSUAL, name)
        seen.add(path.lower())
        parts[path] = info
    if not any(path.startswith("xl/workbook") and path.endswith(".xml") for path in seen):
        raise _other_zip(name, [info.filename.lower() for info in archive.infolist()])
    return parts


def _other_zip(name: str, paths: Sequence[str]) -> FileRefusedError:
    """Return the refusal of a zip that is no XLSX, by what it is."""
    if "xl/workbook.bin" in paths:
        return _refusal(_OTHER_EXCEL, name, kind=".xlsb")
    if "mimetype" in paths and "content.xml" in paths:
        return _refusal(_OTHER_EXCEL, name, kind="OpenDocument (.ods)")
    if any(path.endswith((".xlsx", ".xls", ".csv")) for path in paths):
        return _refusal(_ARCHIVE, name)
    return _refusal(_NO_TABLE, name)


def _copy(name: str, archive: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo]) -> io.BytesIO:
    """Return an unpacked copy of the parts, each measured while it passes.

    Raises:
        FileRefusedError: a part is too large, its XML is not plain, or its cells lie too far apart.

    """
    copied = io.BytesIO()
    gauges: dict[str, _Gauge] = {}
    total = 0
    with zipfile.ZipFile(copied, "w", zipfile.ZIP_STORED) as measured:
        for path, info in parts.items():
            gauge = gauges[path] = _Gauge(name)
            with archive.open(info) as packed, measured.open(zipfile.ZipInfo(path), "w") as unpacked:
                for chunk in _chunks(name, packed, info.compress_size):
                    total += len(chunk)
                    if total > MAX_UNZIPPED:
                        raise _refusal(_SWELLS, name)
                    gauge.feed(chunk)
                    unpacked.write(chunk)
            gauge.close()
    lengths = max((gauge.lengths for gauge in gauges.values()), key=lambda lengths: max(lengths, default=0))
    longest = max(lengths, default=0)
    for path, gauge in gauges.items():
        if gauge.cells * longest > MAX_TEXT and _text_of(archive, parts[path], lengths) > MAX_TEXT:
            raise _refusal(_SWELLS, name)
    copied.seek(0)
    return copied


def _chunks(name: str, packed: Any, packed_size: int) -> Iterator[bytes]:  # noqa: ANN401 a ZipExtFile, IO[bytes] to mypy
    size = 0
    while chunk := packed.read(_CHUNK):
        size += len(chunk)
        if size > MAX_PART or (size > _RATIO_FROM and size > packed_size * MAX_RATIO):
            raise _refusal(_SWELLS, name)
        yield chunk


class _Gauge:
    """Reads one XML part strictly while it passes, and measures the rectangle that its cells span.

    The XML must be plain: well-formed UTF-8 without a document type. Cells are placed as python-calamine places them:
    one without a reference right of the one before, a row without a number below the one before; cells without a
    value do not count. `lengths` are those of the texts that cells share.
    """

    _CELL, _VALUE, _ROW, _SHARED, _OTHER = range(5)
    _MEANING: Final = {"c": _CELL, "v": _VALUE, "is": _VALUE, "row": _ROW, "si": _SHARED}

    def __init__(self, name: str) -> None:
        """Start at the upper left corner."""
        self.cells = 0
        self.lengths: list[int] = []
        self._name = name
        self._row = self._column = self._rows = self._columns = 0
        self._digits = _NO_DIGITS
        self._kinds: dict[str, int] = {}
        self._letters: dict[str, int] = {}
        self._fed = 0
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.ordered_attributes = True
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartElementHandler = self._start

    def feed(self, chunk: bytes) -> None:
        """Read on.

        Raises:
            FileRefusedError: the XML is not plain, one tag is longer than any tag is, or a cell lies too far out.
            expat.ExpatError: it is not well formed.

        """
        self._parser.Parse(chunk, False)  # noqa: FBT003 expat's own signature
        self._fed += len(chunk)
        if self._fed - self._parser.CurrentByteIndex > MAX_TAG:
            raise _refusal(_UNUSUAL, self._name)

    def close(self) -> None:
        """End the part.

        Raises:
            FileRefusedError: the rectangle has too many cells.
            expat.ExpatError: the part is not complete.

        """
        self._parser.Parse(b"", True)  # noqa: FBT003 expat's own signature
        if max(self.cells, self._rows * self._columns) > MAX_CELLS:
            raise _refusal(_TOO_MANY_CELLS, self._name, limit=MAX_CELLS)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _UTF8_NAMES:
            raise _refusal(_UNUSUAL, self._name)

    def _refuse(self, *_: object) -> NoReturn:
        raise _refusal(_UNUSUAL, self._name)

    def _start(self, tag: str, attributes: Sequence[str]) -> None:
        """Take a cell's place from its tag, and count it once it turns out to hold a value."""
        kind = self._kinds.get(tag)
        if kind == self._CELL:
            reference = attributes[1] if attributes and attributes[0] == "r" else _reference(attributes)
            if reference is None:
                self._column += 1
                return
            letters = reference.rstrip("0123456789")
            self._column = self._letters.get(letters) or self._column_of(letters)
            digits = reference[len(letters) :]
            if digits != self._digits:
                self._row = self._row_of(digits)
                self._digits = digits
        elif kind == self._VALUE:
            self.cells += 1
            if self._column > self._columns or self._row > self._rows:
                self._stretch()
        elif kind == self._ROW:
            reference = _reference(attributes)
            self._row = self._row + 1 if reference is None else self._row_of(reference)
            self._column, self._digits = 0, _NO_DIGITS
        elif kind == self._SHARED:
            self.lengths.append(0)
            self._parser.CharacterDataHandler = self._text
        elif kind is None:
            self._kinds[tag] = self._MEANING.get(tag.rpartition(":")[2], self._OTHER)
            self._start(tag, attributes)

    def _text(self, text: str) -> None:
        self.lengths[-1] += len(text)

    def _stretch(self) -> None:
        self._columns = max(self._columns, self._column)
        self._rows = max(self._rows, self._row)
        if self._columns > MAX_COLUMNS:
            raise _refusal(_TOO_MANY_COLUMNS, self._name, limit=MAX_COLUMNS)
        if self._rows > MAX_ROWS:
            raise _refusal(_TOO_MANY_ROWS, self._name, limit=MAX_ROWS)

    def _row_of(self, digits: str) -> int:
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > len("1048576"):
            raise _refusal(_UNUSUAL, self._name)
        return int(digits)

    def _column_of(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha()) or len(letters) > len("XFD"):
            raise _refusal(_UNUSUAL, self._name)
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        self._letters[letters] = number
        return number


def _reference(attributes: Sequence[str]) -> str | None:
    """Return the attribute ``r`` of expat's flat list of names and values."""
    for at in range(0, len(attributes), 2):
        if attributes[at] == "r":
            return attributes[at + 1]
    return None


def _text_of(archive: zipfile.ZipFile, part: zipfile.ZipInfo, lengths: Sequence[int]) -> int:
    """Return how many characters a sheet's cells have when each has its own copy of a shared text.

    Any whole number in a cell is taken for the number of a text, so this is no less than the truth.
    """
    total = 0
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True

    def text(content: str) -> None:
        nonlocal total
        total += len(content)
        if content.isascii() and content.isdecimal() and len(content) < _MOST_DIGITS and int(content) < len(lengths):
            total += lengths[int(content)]

    parser.CharacterDataHandler = text
    parser.EndElementHandler = lambda _tag: None  # else the texts of all elements come as one
    with archive.open(part) as packed:
        while chunk := packed.read(_CHUNK):
            parser.Parse(chunk, False)  # noqa: FBT003 expat's own signature
    return total


def _read_sheets(name: str, measured: io.BytesIO) -> tuple[Sheet, ...]:
    """Return the sheets of a measured workbook."""
    from python_calamine import SheetTypeEnum, load_workbook  # noqa: PLC0415 loaded when a workbook is read

    book: CalamineWorkbook = _guarded(name, lambda: load_workbook(measured))
    measured.close()
    titles = [(at, sheet.name) for at, sheet in enumerate(book.sheets_metadata) if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise _refusal(_TOO_MANY_SHEETS, name, limit=MAX_SHEETS)
    if not titles or len({title.casefold() for title in book.sheet_names}) != len(book.sheet_names):
        raise _refusal(_DAMAGED, name)
    sheets: list[Sheet] = []
    cells = 0
    for at, title in titles:
        opened: CalamineSheet = _guarded(name, lambda at=at: book.get_sheet_by_index(at))  # type: ignore[misc]
        cells += opened.total_height * opened.total_width
        if cells > MAX_CELLS:
            raise _refusal(_TOO_MANY_CELLS, name, limit=MAX_CELLS)
        sheets.append(_sheet(name, title, _rows(name, opened), before=opened.start[1] if opened.start else 0))
    return tuple(sheets)


def _rows(name: str, opened: CalamineSheet) -> Iterator[Sequence[Any]]:
    """Return the rows of a sheet from the first on, each without the empty columns before the sheet's first cell."""
    rows = _guarded(name, opened.iter_rows)
    while (row := _guarded(name, lambda: next(rows, None))) is not None:
        yield row


def _guarded(name: str, call: Callable[[], R]) -> R:
    """Return what python-calamine returns, or refuse the file whatever it raises.

    A panic inside it is a BaseException of a class that cannot be imported.
    """
    try:
        return call()
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as fault:  # noqa: BLE001 see above
        locked = type(fault).__name__ == "PasswordError"
        raise _refusal(_LOCKED if locked else _DAMAGED, name) from None


# Cells -----------------------------------------------------------------------------------------------------------


def _sheet(name: str, title: str, rows: Iterable[Sequence[Any]], before: int = 0) -> Sheet:
    """Return a sheet of clean cells, padded to one length, without empty rows and columns at its end.

    Args:
        name: the file's name, for messages.
        title: the sheet's name.
        rows: its rows as read.
        before: how many empty columns stand before the first cell of each row.

    Raises:
        FileRefusedError: a cell is too long, or the Bangla is broken or lost.

    """
    words = _Words(name)
    lead = ("",) * before
    cells: list[tuple[Cell, ...]] = []
    width = height = 0
    for row_number, row in enumerate(rows, start=1):
        cleaned = (*lead, *[words.cell(value, row_number, column) for column, value in enumerate(row, start=before)])
        last = len(cleaned)
        while last and cleaned[last - 1] == "":
            last -= 1
        cells.append(cleaned[:last])
        if last:
            width, height = max(width, last), row_number
    if words.broken_letters >= _FEW:
        raise _refusal(_BROKEN_BANGLA, name)
    if words.some_lost:
        _refuse_lost_bangla(name, cells)
    empty = ("",) * width
    padded = tuple(row if len(row) == width else row + empty[len(row) :] for row in cells[:height])
    return Sheet(clean(title), padded, tuple(words.mended))


class _Words:
    """Makes clean cells of raw ones, remembering those already seen, and those it had to mend."""

    def __init__(self, name: str) -> None:
        """Start with nothing seen."""
        self.mended: list[Mended] = []
        self.some_lost = False
        self.broken_letters = 0
        self._name = name
        self._seen: dict[str, tuple[str, bool]] = {}

    def cell(self, value: Any, row: int, column: int) -> Cell:  # noqa: ANN401 whatever python-calamine finds in a cell
        """Return a raw cell as it is kept."""
        match value:
            case str():
                words, mended = self._seen.get(value) or self._see(value)
                if mended:
                    self.mended.append(Mended(row, column, _as_shown(value)))
                return words
            case bool():
                return "TRUE" if value else "FALSE"
            case float() | int():
                return _number(value)
            case datetime():
                return value.date()
            case date():
                return value
            case _:
                return str(value)

    def _see(self, value: str) -> tuple[str, bool]:
        if len(value) > MAX_SIGNS:
            raise _refusal(_LONG_CELL, self._name, limit=MAX_SIGNS)
        if _SUSPECT.search(value) is None and unicodedata.is_normalized("NFC", value):
            words, mended = value, False
        else:
            words = clean(value)
            mended = words != value and words != _as_shown(value)
        self.some_lost = self.some_lost or "??" in words
        if not words.isascii():
            self.broken_letters += sum(words.count(pair) for pair in _MOJIBAKE)
        self._seen[value] = words, mended
        return words, mended


def _as_shown(words: str) -> str:
    """Return words as a screen shows them: composed, with single spaces, without signs that take no room."""
    return " ".join(unicodedata.normalize("NFC", words.translate(_UNSEEN)).split())


def _number(value: float) -> str:
    """Return a number as it was typed: no ".0" and no exponent where it is whole."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.15g}"


# CSV -------------------------------------------------------------------------------------------------------------


def _csv(name: str, content: bytes) -> Sheet:
    """Return a CSV as one sheet called by the file's name without its suffix.

    Raises:
        FileRefusedError: it is no text, no table, or a quotation mark is left open.

    """
    try:
        text = decode(content)
    except UnicodeError:
        raise _refusal(_UNREADABLE_LETTERS if _is_textual(content) else _NO_TABLE, name) from None
    if _MARKUP.match(text):
        raise _refusal(_WEB_PAGE, name)
    if "\0" in text:
        raise _refusal(_DAMAGED, name)
    delimiter, text = _delimiter(text)
    rows: list[list[str]] = []
    width = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            rows.append(row)
            width = max(width, len(row))
            _refuse_large_table(name, len(rows), width)
    except csv.Error:
        raise _refusal(_OPEN_QUOTE, name, row=max(1, reader.line_num)) from None
    sheet = _sheet(name, name.rpartition("/")[2].rpartition(".")[0] or name, rows)
    if name.lower().endswith((".xlsx", ".xlsm", ".xls")) and (not sheet.rows or len(sheet.rows[0]) == 1):
        raise _refusal(_NO_TABLE, name)
    return sheet


def _refuse_large_table(name: str, rows: int, columns: int) -> None:
    if columns > MAX_COLUMNS:
        raise _refusal(_TOO_MANY_COLUMNS, name, limit=MAX_COLUMNS)
    if rows > MAX_ROWS:
        raise _refusal(_TOO_MANY_ROWS, name, limit=MAX_ROWS)
    if rows * columns > MAX_CELLS:
        raise _refusal(_TOO_MANY_CELLS, name, limit=MAX_CELLS)


def _is_textual(content: bytes) -> bool:
    """Return whether bytes look like text in some old encoding: no control characters among the first."""
    return not re.search(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]", content[:4096])


def _delimiter(text: str) -> tuple[str, str]:
    """Return the sign between the cells, and the text without a line ``sep=;`` that Excel hides."""
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=([,;\t|])\r?", first, re.IGNORECASE)
    if told:
        return told[1], rest
    beginning = text[:65536]
    outside = re.sub(r'"[^"]*"', "", beginning)
    lines = [line for line in outside.splitlines()[: HEADER_ROWS * 2] if line.strip()]
    # The most columns in the middle line of those that have any: a comma inside a title does not decide.
    counts = {sign: sorted(line.count(sign) for line in lines) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (_middle(counts[sign]), sum(counts[sign]))), text


def _middle(counts: Sequence[int]) -> int:
    return counts[len(counts) // 2] if counts else 0


# Headings --------------------------------------------------------------------------------------------------------

_IN_BRACKETS: Final = re.compile(r"[(\[{（][^()\[\]{}（）]*[)\]}）]")
_LEADING_SERIAL: Final = re.compile(r"^\s*(?:\d{1,2}|[ক-হ])\s*[.)।:-]\s*")


def heading_keys(heading: str) -> tuple[str, ...]:
    """Return the keys under which a heading is looked up: the whole one first, then without serial and brackets."""
    plain = _IN_BRACKETS.sub(" ", heading)
    writings = (heading, _LEADING_SERIAL.sub("", heading), plain, _LEADING_SERIAL.sub("", plain))
    return tuple(dict.fromkeys(key for key in map(match_key, writings) if key))


def _header(sheet: Sheet, first: int, last: int, aliases: Mapping[str, F]) -> Header[F]:
    """Return the meaning of one row, or of two rows read together, as headings."""
    lower = [cell if isinstance(cell, str) else "" for cell in sheet.rows[last - 1]]
    upper = _spread(sheet.rows[first - 1]) if first != last else [""] * len(lower)
    columns: dict[F, int] = {}
    doubled: dict[int, F] = {}
    unknown: dict[int, str] = {}
    headings: list[str] = []
    for column, (over, under) in enumerate(zip(upper, lower, strict=True)):
        heading = f"{over} {under}".strip() if over != under else under
        headings.append(heading)
        field = _meaning((heading, under, over if not under else ""), aliases)
        if field is None:
            if heading or any(row[column] != "" for row in sheet.rows[last:]):
                unknown[column] = heading
        elif field in columns:
            doubled[column] = field
        else:
            columns[field] = column
    return Header(first, last, columns, doubled, unknown, tuple(headings))


def _spread(row: Sequence[Cell]) -> list[str]:
    """Return a row in which an empty cell has the words of the cell to its left, as merged cells are shown."""
    spread: list[str] = []
    for cell in row:
        words = cell if isinstance(cell, str) else ""
        spread.append(words or (spread[-1] if spread else ""))
    return spread


def _meaning(writings: Iterable[str], aliases: Mapping[str, F]) -> F | None:
    for writing in writings:
        for key in heading_keys(writing):
            if key in aliases:
                return aliases[key]
    return None


def _unknown_column(place: Place, heading: str, aliases: Mapping[str, F], own: Mapping[F, str]) -> Notice:
    near_keys = {near_key(alias): field for alias, field in aliases.items()}
    near = get_close_matches(near_key(heading), near_keys, n=1, cutoff=0.82)
    suggestion = own.get(near_keys[near[0]], "") if near else ""
    message = _UNKNOWN_COLUMN_NEAR if suggestion else _UNKNOWN_COLUMN
    words = {"file": place.file, "sheet": place.sheet, "header": heading or place.column, "near": suggestion}
    return Notice(Weight.DOUBTFUL, place, message.filled(**words))


# Passwords -------------------------------------------------------------------------------------------------------

_PASSWORD_WORDS: Final = frozenset(
    match_key(word)
    for word in (
        "password", "passwords", "pass word", "passwd", "passwrd", "paswd", "pasword", "passcode", "passphrase", "pass",
        "pwd", "pswd", "psw", "pw", "pin", "pin code", "secret", "secret code", "otp", "recovery code",
        "recovery codes",
        "backup code", "backup codes", "security code",
        "পাসওয়ার্ড", "পাসওয়ার্ডস", "পাসওয়ার্ডসমূহ", "পাসওয়াড", "পাসওয়র্ড", "পাসওয়ার্ট", "পাসোয়ার্ড",
        "পাশওয়ার্ড", "পাশওয়াড",
        "পাস ওয়ার্ড", "পাস", "পাসকোড", "পিন", "পিন কোড", "গোপন", "গোপনীয় নম্বর", "গোপন নম্বর", "গোপন নাম্বার",
        "গোপন সংখ্যা", "গোপন শব্দ", "গোপন কোড", "গোপন পিন", "গোপন সংকেত", "গোপন পাসওয়ার্ড", "সংকেত শব্দ", "ওটিপি",
        "জরুরি কোড", "রিকভারি কোড", "সিকিউরিটি কোড",
    )
)  # fmt: skip
_BESIDE_PASSWORD: Final = frozenset(
    match_key(word)
    for word in (
        "new", "old", "current", "present", "previous", "last", "login", "log", "in", "portal", "web", "site",
        "website",
        "user", "users", "username", "userid", "id", "name", "email", "e", "mail", "gmail", "admin", "account",
        "system",
        "my", "our", "the", "and", "or", "of", "for", "no", "number", "wifi", "office", "confidential",
        "নতুন", "পুরোনো", "পুরাতন", "পুরানো", "বর্তমান", "সর্বশেষ", "আগের", "লগইন", "লগিন", "লগ", "ইন",
        "পোর্টাল", "পোর্টালের",
        "ওয়েব", "সাইট", "ওয়েবসাইট", "ওয়েবসাইটের", "ইউজার", "ইউজারের", "আইডি", "আইডির", "নেম", "ইউজারনেম",
        "নাম", "ই", "মেইল",
        "ইমেইল", "ইমেইলের", "মেইলের", "এডমিন", "অ্যাডমিন", "একাউন্ট", "অ্যাকাউন্ট", "ও", "এবং", "বা", "নম্বর",
        "নং", "নাম্বার",
        "দপ্তরের", "অফিসের", "গোপনীয়",
    )
)  # fmt: skip
_WORD: Final = re.compile(r"[^\s\d,;:./\\|&+()\[\]{}'\"_*#!?।–—-]+")

_SHORTEST_SECRET: Final = 6
_LONGEST_SECRET: Final = 64
_CLASSES: Final = 3
_NO_SECRET: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"[^@\s]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",  # a mail address
        r"(?i:https?:|www\.).*",  # a web address
        r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?(/.*)?",  # a host, or a login of words with dots between
        r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*",  # a date in figures
        r"\d{1,2}(st|nd|rd|th)?[-./,']*[A-Za-z]{3,9}[-./,']*\d{2,4}",  # a date with its month in letters
        r"[A-Za-z]{3,9}[-./,']*\d{2,4}",  # a month
        r"[+(]*[\d() -]+",  # a telephone number
    )
)


def _means_password(heading: str) -> bool:
    """Return whether a heading is a word for password, alone or with words that only say whose or which."""
    for writing in (heading, _LEADING_SERIAL.sub("", heading)):
        if match_key(writing).rstrip("0123456789") in _PASSWORD_WORDS:
            return True
    words = [key for key in map(match_key, _WORD.findall(heading)) if key]
    rest = "".join(word for word in words if word not in _BESIDE_PASSWORD)
    return rest in _PASSWORD_WORDS


def looks_secret(cell: str) -> bool:
    """Return whether a cell looks like a password: one word of three kinds of signs that is nothing else we know."""
    if not (_SHORTEST_SECRET <= len(cell) <= _LONGEST_SECRET) or not cell.isascii() or " " in cell:
        return False
    kinds = (
        any(sign.isupper() for sign in cell)
        + any(sign.islower() for sign in cell)
        + any(sign.isdigit() for sign in cell)
        + any(not sign.isalnum() for sign in cell)
    )
    return kinds >= _CLASSES and not any(pattern.fullmatch(cell) for pattern in _NO_SECRET)
