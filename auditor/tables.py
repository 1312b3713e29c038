"""Reads XLSX and CSV into clean rows, safely: the only place that opens a spreadsheet for reading.

`load` takes the bytes from the disk, `parse` makes sheets of them, `find_header` says which column is what, and
`refuse_passwords` turns a file away that holds passwords. Whatever the bytes are, the answer is sheets or a
`FileRefusedError` that says in plain words what to do with the file.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from auditor import bijoy, refusals, workbooks
from auditor.i18n import Text, clean, match_key, near_key
from auditor.model.notice import Notice, Place, Weight
from auditor.refusals import refusal
from auditor.workbooks import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

F = TypeVar("F")
Cell = str | date

MAX_FILE: Final = 25 * MEGABYTE
"""A list of 50,000 offices takes 3 MB; what is larger holds pictures or is no list."""
MAX_SIGNS: Final = 32_767
"""Characters in one cell: Excel's own limit."""
HEADER_ROWS: Final = 20
"""How far down the headings are looked for: titles and letterheads stand above them."""

_ZIP_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
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
_DELIMITERS: Final = (",", ";", "\t")
_SUSPECT: Final = re.compile(
    "[^ -~\u0964\u0981-\u09db\u09e6-\u09ef]|  |^ | "
    "$|\u09be\u09c7|[\u09be-\u09cc\u09d7]\u09bc|\u0981[\u09be-\u09cc\u09d7]"
)
"""What `clean` may change, beside the way of composing; words without it are taken as they are, four times faster."""
_UNSEEN: Final = dict.fromkeys((0xFEFF, 0x200B, 0x2060, 0x00AD))
_BANGLA: Final = re.compile("[\u0980-\u09ff]")
_ANSI: Final = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_MOJIBAKE: Final = ("à¦", "à§", "āĻ", "ā§")
"""The first two bytes of most Bangla letters (E0 A6, E0 A7), read as Windows-1252 and as Latin-4."""
_FEW: Final = 3
_HALF: Final = 0.5

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

    An empty cell is ``""``. `mended` names the cells in which more than spaces and the way of encoding changed, and
    `as_typed` those without Bangla of which cleaning took anything: Bijoy and text in the wrong encoding are read
    from what stood there.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    mended: tuple[Mended, ...] = ()
    as_typed: tuple[Mended, ...] = ()


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
            raise refusal(refusals.MISSING, path.name)
        if not path.is_file():
            raise refusal(refusals.FOLDER, path.name)
        if path.stat().st_size > MAX_FILE:
            raise refusal(refusals.TOO_LARGE, path.name, limit=MAX_FILE // MEGABYTE)
        with path.open("rb") as opened:
            content = opened.read(MAX_FILE + 1)
    except PermissionError:
        raise refusal(refusals.FILE_OPEN, path.name) from None
    except (OSError, ValueError):
        raise refusal(refusals.NOT_READ, path.name) from None
    if len(content) > MAX_FILE:
        raise refusal(refusals.TOO_LARGE, path.name, limit=MAX_FILE // MEGABYTE)
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
        raise refusal(refusals.TOO_LARGE, name, limit=MAX_FILE // MEGABYTE)
    if not content.strip(b"\x00\t\r\n\x0b\x0c \xef\xbb\xbf"):
        raise refusal(refusals.EMPTY, name)
    if is_workbook(content):
        sheets = tuple(_sheet(name, raw.title, raw.rows, before=raw.before) for raw in workbooks.sheets(name, content))
    else:
        _refuse_other_kinds(name, content)
        sheets = (_csv(name, content),)
    return sheets


def is_workbook(content: bytes) -> bool:
    """Return whether a file begins as a zip, as every XLSX does."""
    return content.startswith(_ZIP_MAGIC)


def decode(content: bytes) -> str:
    """Return the text of a CSV: UTF-8 with or without its mark, or UTF-16 with its mark.

    Raises:
        UnicodeError: it is neither; old Windows encodings are not guessed at here.

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
            raise refusal(refusals.PASSWORD_COLUMN, file, sheet=sheet, col=column_letter(column))
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
            raise refusal(refusals.PASSWORD_COLUMN, file, sheet=sheet, col=column_letter(column))


def refuse_passwords_anywhere(file: str, sheet: Sheet) -> None:
    """Refuse a file for a sheet whose headings are not known: by a word in its first rows, or by its cells' looks.

    Raises:
        FileRefusedError: message ``password-column``.

    """
    for row in sheet.rows[:HEADER_ROWS]:
        refuse_passwords(file, sheet.name, row, ())
    refuse_passwords(file, sheet.name, (), sheet.rows)


# What is in the file ---------------------------------------------------------------------------------------------


def _refuse_other_kinds(name: str, content: bytes) -> None:
    """Refuse what is neither a zip nor text, by its first bytes.

    Raises:
        FileRefusedError: with the way to make an .xlsx of it.

    """
    if content.startswith(_OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise refusal(refusals.LOCKED, name)
        book = "Workbook".encode("utf-16-le") in content or "Book\0".encode("utf-16-le") in content
        raise refusal(refusals.OLD_XLS if book else refusals.NO_TABLE, name)
    if content.startswith(_OLD_EXCEL_MAGIC):
        raise refusal(refusals.OLD_XLS, name)
    if content.startswith(_OTHER_MAGIC):
        raise refusal(refusals.NO_TABLE, name)


def _refuse_lost_bangla(name: str, rows: Sequence[Sequence[Cell]]) -> None:
    """Refuse Bangla that an encoding without Bangla turned into "?": most of a column, or most of a row.

    In a row ``?`` and ``??`` are answers; in a column they are, too, unless most of it is made of them.

    Raises:
        FileRefusedError: message ``lost-bangla``.

    """
    columns: list[list[str]] = [[] for _ in range(max(map(len, rows), default=0))]
    for row in rows:
        words = [cell for cell in row if isinstance(cell, str)]
        told = [cell for cell in words if cell.strip("?") or len(cell) >= _FEW]
        if len(told) >= _FEW and bijoy.lost(told):
            raise refusal(refusals.LOST_BANGLA, name)
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                columns[column].append(cell)
    if any(map(bijoy.lost, columns)):
        raise refusal(refusals.LOST_BANGLA, name)


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
    if words.broken_letters >= _FEW and words.beyond_repair:
        raise refusal(refusals.BROKEN_BANGLA, name)
    if words.some_lost:
        _refuse_lost_bangla(name, cells)
    empty = ("",) * width
    padded = tuple(row if len(row) == width else row + empty[len(row) :] for row in cells[:height])
    return Sheet(clean(title), padded, tuple(words.mended), tuple(words.as_typed))


class _Words:
    """Makes clean cells of raw ones, remembering those already seen, and those it had to mend."""

    def __init__(self, name: str) -> None:
        """Start with nothing seen."""
        self.mended: list[Mended] = []
        self.as_typed: list[Mended] = []
        self.some_lost = False
        self.broken_letters = 0
        self.beyond_repair = False
        self._name = name
        self._seen: dict[str, tuple[str, bool]] = {}

    def cell(self, value: Any, row: int, column: int) -> Cell:  # noqa: ANN401 whatever python-calamine finds in a cell
        """Return a raw cell as it is kept."""
        match value:
            case str():
                words, mended = self._seen.get(value) or self._see(value)
                if mended:
                    self.mended.append(Mended(row, column, _as_shown(value)))
                if words != value and not value.isascii() and not _BANGLA.search(value):
                    self.as_typed.append(Mended(row, column, value))
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
            raise refusal(refusals.LONG_CELL, self._name, limit=MAX_SIGNS)
        if _SUSPECT.search(value) is None and unicodedata.is_normalized("NFC", value):
            words, mended = value, False
        else:
            words = clean(value)
            mended = words != value and words != _as_shown(value)
        self.some_lost = self.some_lost or "??" in words
        if not words.isascii():
            broken = sum(words.count(pair) for pair in _MOJIBAKE)
            self.broken_letters += broken
            self.beyond_repair = self.beyond_repair or (broken > 0 and bijoy.repaired(value) is None)
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
        text, old = decode(content), False
    except UnicodeError:
        if not _is_textual(content):
            raise refusal(refusals.NO_TABLE, name) from None
        text, old = content.decode("latin-1").translate(_ANSI), True
    if _MARKUP.match(text):
        raise refusal(refusals.WEB_PAGE, name)
    if "\0" in text:
        raise refusal(refusals.DAMAGED, name)
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
        raise refusal(refusals.OPEN_QUOTE, name, row=max(1, reader.line_num)) from None
    if old and not _typed_in_bijoy(rows):
        raise refusal(refusals.UNREADABLE_LETTERS, name)
    sheet = _sheet(name, name.rpartition("/")[2].rpartition(".")[0] or name, rows)
    if name.lower().endswith((".xlsx", ".xlsm", ".xls")) and (not sheet.rows or len(sheet.rows[0]) == 1):
        raise refusal(refusals.NO_TABLE, name)
    return sheet


def _typed_in_bijoy(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a table in Windows-1252 is one in Bijoy: by one of its columns, or one of its first rows."""
    columns = zip_longest(*rows, fillvalue="")
    return any(map(bijoy.looks_like_bijoy, rows[:HEADER_ROWS])) or any(map(bijoy.looks_like_bijoy, columns))


def _refuse_large_table(name: str, rows: int, columns: int) -> None:
    if columns > MAX_COLUMNS:
        raise refusal(refusals.TOO_MANY_COLUMNS, name, limit=MAX_COLUMNS)
    if rows > MAX_ROWS:
        raise refusal(refusals.TOO_MANY_ROWS, name, limit=MAX_ROWS)
    if rows * columns > MAX_CELLS:
        raise refusal(refusals.TOO_MANY_CELLS, name, limit=MAX_CELLS)


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
