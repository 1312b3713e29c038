"""Opens XLSX workbooks safely: measures every part before anything reads it, and knows the fonts of cells.

What python-calamine and openpyxl read is a copy of the parts that were measured, never the file itself.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from auditor.i18n import clean
from auditor.tables import refusals
from auditor.tables.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from python_calamine import CalamineSheet, CalamineWorkbook

    from auditor.model.errors import FileRefusedError

R = TypeVar("R")

MEGABYTE: Final = 1024 * 1024
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
MAX_TEXT: Final = 100_000_000
"""Characters of a file once every cell has its own copy: one long text can be shared by every cell."""
MAX_TAG: Final = MEGABYTE
"""Bytes of one XML tag: longer ones make expat read them again and again."""

_CHUNK: Final = 256 * 1024
_RATIO_FROM: Final = 4 * MEGABYTE
_ZIP_ENTRY: Final = b"PK\x01\x02"
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
_MOST_DIGITS: Final = 10
_NO_DIGITS: Final = "none"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet as it was typed: its rows from the first on, and how many empty columns stand before each."""

    title: str
    rows: Iterable[Sequence[Any]]
    before: int = 0


def sheets(name: str, content: bytes) -> Iterator[RawSheet]:
    """Return the sheets of a workbook whose every part was measured first, hidden ones too.

    Args:
        name: the file's name, for messages.
        content: the whole file, which begins as a zip.

    Raises:
        FileRefusedError: it is no XLSX, is damaged or locked, or holds too much.

    """
    return _opened(name, _measured(name, content))


# Measuring -------------------------------------------------------------------------------------------------------


def _measured(name: str, content: bytes) -> io.BytesIO:
    """Return a zip of our own making with the parts that matter, as measured."""
    if content.count(_ZIP_ENTRY) > MAX_PARTS:
        raise refusal(refusals.UNUSUAL, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _needed_parts(name, archive)
            return _copy(name, archive, parts)
    except _ZIP_FAULTS:
        raise refusal(refusals.DAMAGED, name) from None


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
            raise refusal(refusals.LOCKED, name)
        if path.lower() in seen or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise refusal(refusals.UNUSUAL, name)
        seen.add(path.lower())
        parts[path] = info
    if not any(path.startswith("xl/workbook") and path.endswith(".xml") for path in seen):
        raise _other_zip(name, [info.filename.lower() for info in archive.infolist()])
    return parts


def _other_zip(name: str, paths: Sequence[str]) -> FileRefusedError:
    """Return the refusal of a zip that is no XLSX, by what it is."""
    if "xl/workbook.bin" in paths:
        return refusal(refusals.OTHER_EXCEL, name, kind=".xlsb")
    if "mimetype" in paths and "content.xml" in paths:
        return refusal(refusals.OTHER_EXCEL, name, kind="OpenDocument (.ods)")
    if any(path.endswith((".xlsx", ".xls", ".csv")) for path in paths):
        return refusal(refusals.ARCHIVE, name)
    return refusal(refusals.NO_TABLE, name)


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
                        raise refusal(refusals.SWELLS, name)
                    gauge.feed(chunk)
                    unpacked.write(chunk)
            gauge.close()
    lengths = max((gauge.lengths for gauge in gauges.values()), key=lambda lengths: max(lengths, default=0))
    longest = max(lengths, default=0)
    for path, gauge in gauges.items():
        if gauge.cells * longest > MAX_TEXT and _text_of(archive, parts[path], lengths) > MAX_TEXT:
            raise refusal(refusals.SWELLS, name)
    copied.seek(0)
    return copied


def _chunks(name: str, packed: Any, packed_size: int) -> Iterator[bytes]:  # noqa: ANN401 a ZipExtFile, IO[bytes] to mypy
    size = 0
    while chunk := packed.read(_CHUNK):
        size += len(chunk)
        if size > MAX_PART or (size > _RATIO_FROM and size > packed_size * MAX_RATIO):
            raise refusal(refusals.SWELLS, name)
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
            raise refusal(refusals.UNUSUAL, self._name)

    def close(self) -> None:
        """End the part.

        Raises:
            FileRefusedError: the rectangle has too many cells.
            expat.ExpatError: the part is not complete.

        """
        self._parser.Parse(b"", True)  # noqa: FBT003 expat's own signature
        if max(self.cells, self._rows * self._columns) > MAX_CELLS:
            raise refusal(refusals.TOO_MANY_CELLS, self._name, limit=MAX_CELLS)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _UTF8_NAMES:
            raise refusal(refusals.UNUSUAL, self._name)

    def _refuse(self, *_: object) -> NoReturn:
        raise refusal(refusals.UNUSUAL, self._name)

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
            raise refusal(refusals.TOO_MANY_COLUMNS, self._name, limit=MAX_COLUMNS)
        if self._rows > MAX_ROWS:
            raise refusal(refusals.TOO_MANY_ROWS, self._name, limit=MAX_ROWS)

    def _row_of(self, digits: str) -> int:
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > len("1048576"):
            raise refusal(refusals.UNUSUAL, self._name)
        return int(digits)

    def _column_of(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha()) or len(letters) > len("XFD"):
            raise refusal(refusals.UNUSUAL, self._name)
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


# Reading ---------------------------------------------------------------------------------------------------------


def _opened(name: str, measured: io.BytesIO) -> Iterator[RawSheet]:
    """Return the sheets of a measured workbook."""
    from python_calamine import SheetTypeEnum, load_workbook  # noqa: PLC0415 loaded when a workbook is read

    book: CalamineWorkbook = _guarded(name, lambda: load_workbook(measured))
    measured.close()
    titles = [(at, sheet.name) for at, sheet in enumerate(book.sheets_metadata) if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise refusal(refusals.TOO_MANY_SHEETS, name, limit=MAX_SHEETS)
    if not titles or len({title.casefold() for title in book.sheet_names}) != len(book.sheet_names):
        raise refusal(refusals.DAMAGED, name)
    cells = 0
    for at, title in titles:
        opened: CalamineSheet = _guarded(name, lambda at=at: book.get_sheet_by_index(at))  # type: ignore[misc]
        cells += opened.total_height * opened.total_width
        if cells > MAX_CELLS:
            raise refusal(refusals.TOO_MANY_CELLS, name, limit=MAX_CELLS)
        yield RawSheet(title, _rows(name, opened), opened.start[1] if opened.start else 0)


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
        raise refusal(refusals.LOCKED if locked else refusals.DAMAGED, name) from None


# Fonts -----------------------------------------------------------------------------------------------------------

_BIJOY_FONT: Final = re.compile(r"bijoy.*|.*[^o]mj", re.IGNORECASE)
"""SutonnyMJ and its like; SutonnyOMJ is a font of Unicode."""
_MOST_OF_STYLES: Final = 8 * MEGABYTE
"""Bytes of the parts that openpyxl keeps as objects; tables in daily use have a hundredth of it."""
_TYPES_OF_PARTS: Final = (
    ("xl/workbook", "spreadsheetml.sheet.main+xml"),
    ("xl/sharedstrings", "spreadsheetml.sharedStrings+xml"),
    ("xl/styles", "spreadsheetml.styles+xml"),
    ("xl/worksheets/", "spreadsheetml.worksheet+xml"),
)
_OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a cell in one font, and whether that font is Bijoy's."""

    words: str
    bijoy: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a sheet: its first rows, and some of its columns, counted from 0."""

    rows: int
    columns: frozenset[int]


def runs(
    name: str, content: bytes, wanted: Mapping[str, Area]
) -> Mapping[str, Mapping[tuple[int, int], tuple[Run, ...]]]:
    """Return the cells with text in a font of Bijoy: a second look at a workbook that `sheets` has read.

    Args:
        name: the file's name, for messages.
        content: the whole file.
        wanted: by the sheet's clean name the part that is asked about.

    Returns:
        The text of such cells by its fonts, by sheet and cell (row from 1, column from 0); nothing of a workbook
        whose fonts cannot be read.

    Raises:
        FileRefusedError: as for `sheets`.

    """
    measured = _measured(name, content)
    if not _add_types(measured):
        return {}
    import openpyxl  # noqa: PLC0415 only a workbook that may hold Bijoy needs it

    with warnings.catch_warnings(action="ignore"):
        try:
            book = openpyxl.load_workbook(measured, read_only=True, data_only=True, rich_text=True)
            titles = [clean(sheet.title) for sheet in book.worksheets]
            return {
                title: dict(_runs_of(sheet, wanted[title]))
                for title, sheet in zip(titles, book.worksheets, strict=True)
                if title in wanted and titles.count(title) == 1
            }
        except Exception:  # noqa: BLE001 whatever openpyxl raises of a file that python-calamine could read
            return {}


def _add_types(measured: io.BytesIO) -> bool:
    """Add the list of parts that openpyxl asks for; return whether its styles are within measure."""
    with zipfile.ZipFile(measured, "a") as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist()}
        large = sum(size for path, size in sizes.items() if not path.startswith(("xl/worksheets/", "xl/shared")))
        if large > _MOST_OF_STYLES:
            return False
        listed = "".join(
            f"<Override PartName={quoteattr('/' + path)} ContentType={quoteattr(_OFFICE_TYPE + kind)}/>"
            for path in sizes
            for beginning, kind in _TYPES_OF_PARTS
            if path.lower().startswith(beginning)
        )
        namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{namespace}">{listed}</Types>')
    measured.seek(0)
    return True


def _runs_of(sheet: Any, wanted: Area) -> Iterator[tuple[tuple[int, int], tuple[Run, ...]]]:  # noqa: ANN401 openpyxl has no types
    first, last = min(wanted.columns), max(wanted.columns)
    rows = sheet.iter_rows(min_row=1, max_row=wanted.rows, min_col=first + 1, max_col=last + 1)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row, start=first):
            if column in wanted.columns and cell.value is not None:
                parts = tuple(_runs_in(cell.value, own=_is_bijoy(cell.font.name)))
                if any(run.bijoy for run in parts):
                    yield (number, column), parts


def _runs_in(value: Any, *, own: bool) -> Iterator[Run]:  # noqa: ANN401 whatever openpyxl finds in a cell
    for piece in value if isinstance(value, list) else [value]:
        font = getattr(piece, "font", None)
        bijoy = own if font is None or font.rFont is None else _is_bijoy(font.rFont)
        yield Run(str(piece if font is None else piece.text), bijoy)


def _is_bijoy(font: str | None) -> bool:
    return font is not None and _BIJOY_FONT.fullmatch(font.strip()) is not None
