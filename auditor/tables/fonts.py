"""Knows the fonts of cells, by which Bijoy is told: a second look at a workbook, only where it is needed."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr

from auditor.i18n import clean
from auditor.tables.measuring import MEGABYTE
from auditor.tables.unzipping import measured_copy

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator, Mapping

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
class FontRun:
    """A part of a cell in one font, and whether that font is Bijoy's."""

    words: str
    bijoy: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of a sheet: its first rows, and some of its columns, counted from 0."""

    rows: int
    columns: frozenset[int]


def runs(
    name: str, content: bytes, wanted: Mapping[str, SheetPart]
) -> Mapping[str, Mapping[tuple[int, int], tuple[FontRun, ...]]]:
    """Return the cells with text in a font of Bijoy: a second look at a workbook that `workbooks.sheets` has read.

    Args:
        name: the file's name, for messages.
        content: the whole file.
        wanted: by the sheet's clean name the part that is asked about.

    Returns:
        The text of such cells by its fonts, by sheet and cell (row from 1, column from 0); nothing of a workbook
        whose fonts cannot be read.

    Raises:
        FileRefusedError: as for `workbooks.sheets`.

    """
    measured = measured_copy(name, content).parts
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


def _runs_of(sheet: Any, wanted: SheetPart) -> Iterator[tuple[tuple[int, int], tuple[FontRun, ...]]]:  # noqa: ANN401 openpyxl has no types
    first, last = min(wanted.columns), max(wanted.columns)
    rows = sheet.iter_rows(min_row=1, max_row=wanted.rows, min_col=first + 1, max_col=last + 1)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row, start=first):
            if column in wanted.columns and cell.value is not None:
                parts = tuple(_runs_in(cell.value, bijoy_cell=_is_bijoy(cell.font.name)))
                if any(run.bijoy for run in parts):
                    yield (number, column), parts


def _runs_in(value: Any, *, bijoy_cell: bool) -> Iterator[FontRun]:  # noqa: ANN401 whatever openpyxl finds in a cell
    for piece in value if isinstance(value, list) else [value]:
        font = getattr(piece, "font", None)
        bijoy = bijoy_cell if font is None or font.rFont is None else _is_bijoy(font.rFont)
        yield FontRun(str(piece if font is None else piece.text), bijoy)


def _is_bijoy(font: str | None) -> bool:
    return font is not None and _BIJOY_FONT.fullmatch(font.strip()) is not None
