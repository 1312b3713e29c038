"""Opens XLSX and CSV safely: `load` takes the bytes from the disk, `open_table` makes a table of them.

Whatever the bytes are, the answer is a table or a `FileRefusedError` that says in plain words what to do with the file.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.expressions import expression
from auditor.long_reading import passing
from auditor.model.errors import FileHeldError
from auditor.tables import bijoy, refusals, workbooks
from auditor.tables.cells import MAX_SIGNS, sheet_of
from auditor.tables.headings import HEADER_ROWS
from auditor.tables.measuring import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MEGABYTE
from auditor.tables.refusals import refusal
from auditor.tables.sheet import ANSI, Sheet
from auditor.tables.table import Table
from auditor.tables.unzipping import is_zip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

MAX_FILE: Final = 25 * MEGABYTE
"""A list of 50,000 offices takes 3 MB; what is larger holds pictures or is no list."""

_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL_MAGIC: Final = (
    b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00",
)  # fmt: skip
_OTHER_MAGIC: Final = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b",
    b"\x7fELF",
)  # fmt: skip
_MARKUP: Final = expression(
    r"\s*(?:<!doctype\b|<\?xml\b|<html\b|<table\b|<head\b|<meta\b|<style\b|<workbook\b|mime-version:)", re.IGNORECASE
)
_DELIMITERS: Final = (",", ";", "\t")


def shown_name(name: str) -> str:
    """Return the name of a file as it can be told and noted: what is no character of it, as in names from other systems, is a ``?``."""
    return name.encode(errors="replace").decode()


def refuse_odd_name(name: str) -> None:
    """Refuse a file whose name cannot be told and noted.

    Raises:
        FileRefusedError: it holds what is no character.

    """
    if shown_name(name) != name:
        raise refusal(refusals.ODD_NAME, shown_name(name))


def load(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        FileRefusedError: it is missing, too large, or no file; FileHeldError where it is open in Excel or cannot be read.

    """
    try:
        if not path.exists():
            raise refusal(refusals.MISSING, str(path))
        if not path.is_file():
            raise refusal(refusals.FOLDER, path.name)
        if path.stat().st_size > MAX_FILE:
            raise refusal(refusals.TOO_LARGE, path.name, limit=MAX_FILE // MEGABYTE)
        with path.open("rb") as opened:
            content = opened.read(MAX_FILE + 1)
    except PermissionError:
        raise FileHeldError(*refusal(refusals.FILE_OPEN, path.name).messages) from None
    except (OSError, ValueError):
        raise FileHeldError(*refusal(refusals.NOT_READ, path.name).messages) from None
    refuse_too_large(path.name, content)
    return content


def refuse_unfit(name: str, content: bytes) -> None:
    """Refuse the bytes of a file that is larger than any of ours, or holds nothing.

    Raises:
        FileRefusedError: it is.

    """
    refuse_too_large(name, content)
    if not content.strip(b"\x00\t\r\n\x0b\x0c \xef\xbb\xbf"):
        raise refusal(refusals.EMPTY, name)


def refuse_too_large(name: str, content: bytes) -> None:
    """Refuse the bytes of a file that is larger than any of ours.

    Raises:
        FileRefusedError: it is.

    """
    if len(content) > MAX_FILE:
        raise refusal(refusals.TOO_LARGE, name, limit=MAX_FILE // MEGABYTE)


def open_table(name: str, content: bytes) -> Table:
    """Return an XLSX or CSV file as a table, told apart by what is in it, not by its name.

    Args:
        name: the file's name, for messages; a CSV's sheet is called by it, without its suffix, as Excel does.
        content: the whole file.

    Returns:
        The table with its sheets in the workbook's order, hidden ones too; a CSV is one sheet.

    Raises:
        FileRefusedError: it is no such file, is damaged or locked, holds too much, or its Bangla is lost.

    """
    return Table(name, _sheets(name, content), content)


def table_of(name: str, sheets: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> Table:
    """Return a table of rows that were read from another kind of file, each sheet with its title.

    Raises:
        FileRefusedError: it holds too much, or its Bangla is lost.

    """
    for _, rows in sheets:
        _refuse_large_table(name, len(rows), max(map(len, rows), default=0))
    return Table(name, tuple(sheet_of(name, title, rows) for title, rows in sheets))


def is_office_file(content: bytes) -> bool:
    """Return whether a file is packed as office programs pack theirs, whatever it is called."""
    return is_zip(content) or content.startswith(_OLE_MAGIC)


def _sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    refuse_unfit(name, content)
    if is_zip(content):
        return tuple(_sheet(name, raw) for raw in workbooks.sheets(name, content))
    _refuse_other_kinds(name, content)
    return (_csv(name, content),)


def _sheet(name: str, raw: workbooks.RawSheet) -> Sheet:
    sheet = sheet_of(name, raw.title, raw.rows, raw.before, raw.unread)
    return replace(sheet, merged=raw.merged, struck=raw.struck.within(sheet.rows), hidden=raw.hidden)


def decode(content: bytes) -> str:
    """Return the text of a CSV: UTF-8 or UTF-16, with or without its mark.

    Raises:
        UnicodeError: it is neither; old Windows encodings are not guessed at here.

    """
    return content.decode(encoding_of(content))


def readable(content: bytes) -> str:
    """Return what can be read of a text that may be in any encoding; what stands beside it does not matter."""
    return content.decode(encoding_of(content), "replace")


def encoding_of(content: bytes) -> str:
    """Return how a text is encoded: without a mark by the zeros among its first bytes, of which UTF-8 has none.

    In UTF-16 of Latin and Bangla most characters have a zero or a nine as one half, always the same one, and the other half is never zero.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    first, second = content[:4096:2], content[1:4096:2]
    for block, sign, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if 0 in block and 0 not in sign and 2 * (block.count(0) + block.count(9)) > len(block):
            return encoding
    return "utf-8-sig"


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
        text, old = content.decode("latin-1").translate(ANSI), True
    if _MARKUP.match(text):
        raise refusal(refusals.WEB_PAGE, name)
    if "\0" in text:
        raise refusal(refusals.DAMAGED, name)
    rows: Iterable[list[str]] = _in_single_quotes(name, text) if _is_in_single_quotes(text) else _separated(name, text)
    if old:
        rows = list(rows)
        if not _typed_in_bijoy(rows):
            raise refusal(refusals.UNREADABLE_LETTERS, name)
    sheet = sheet_of(name, _title(name), rows)
    if name.lower().endswith((".xlsx", ".xlsm", ".xls")) and (not sheet.rows or len(sheet.rows[0]) == 1):
        raise refusal(refusals.NO_TABLE, name)
    return sheet


def _separated(name: str, text: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV, one by one: a nation's are never held beside their clean cells.

    Raises:
        FileRefusedError: it holds too much, or a quotation mark is left open.

    """
    delimiter, text = _delimiter(text)
    width = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(passing(reader), start=1):
            width = max(width, len(row))
            _refuse_large_table(name, number, width)
            yield row
    except csv.Error as error:
        if "field limit" in str(error):
            raise refusal(refusals.LONG_CELL, name, limit=MAX_SIGNS) from None
        raise refusal(refusals.OPEN_QUOTE, name, row=max(1, reader.line_num)) from None


def _title(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0] or name


def _is_in_single_quotes(text: str) -> bool:
    """Return whether a table is written as privacyIDEA does: ``'cell', 'cell', `` with nothing escaped (no CSV of RFC 4180)."""
    first = text.lstrip().partition("\n")[0].rstrip("\r")
    return first.startswith("'") and first.endswith("', ") and "', '" in first


def _in_single_quotes(name: str, text: str) -> list[list[str]]:
    """Return the rows of such a table.

    Raises:
        FileRefusedError: a row has another number of cells than the first, so that a quotation mark in it misleads.

    """
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [_cells_in_single_quotes(line.strip(" ,").removeprefix("'").removesuffix("'")) for line in lines]
    _refuse_large_table(name, len(rows), len(rows[0]))
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise refusal(refusals.SINGLE_QUOTES, name, row=number)
    return rows


def _cells_in_single_quotes(line: str) -> list[str]:
    """Return the cells of one row; a list or an object that is printed in one is put together again."""
    cells: list[list[str]] = []
    still_open = 0
    for part in line.split("', '"):
        opened = part.count("{") + part.count("[") - part.count("}") - part.count("]")
        if still_open > 0:
            cells[-1].append(part)
            still_open += opened
        else:
            cells.append([part])
            still_open = opened if part.startswith(("{", "[")) else 0
    return ["', '".join(parts) for parts in cells]


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
