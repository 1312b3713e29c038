"""Reads the sheets of an XLSX workbook, cell by cell, from a copy whose every part was measured first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from auditor.long_reading import passing
from auditor.tables import refusals, sheet_parts
from auditor.tables.fonts import struck_cells
from auditor.tables.measuring import MAX_CELLS
from auditor.tables.refusals import refusal
from auditor.tables.sheet import NOTHING_HIDDEN, NOTHING_STRUCK
from auditor.tables.unzipping import measured_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from python_calamine import CalamineSheet, CalamineWorkbook

    from auditor.tables.sheet import Hidden, MergedCell, StruckCells, UnreadCell
    from auditor.tables.unzipping import MeasuredCopy

R = TypeVar("R")

MAX_SHEETS: Final = 100
"""A workbook can name one sheet a hundred thousand times."""


class RawSheet(Struct, frozen=True):
    """One sheet as it was typed: its rows from the first on, and how many empty columns stand before each.

    `unread` are its cells that hold an error or a formula without a value: they are empty in the rows.
    `merged` are those that are merged of several, `struck` those struck through, `hidden` what nobody sees who opens it.
    """

    title: str
    rows: Iterable[Sequence[Any]]
    before: int = 0
    unread: tuple[UnreadCell, ...] = ()
    merged: tuple[MergedCell, ...] = ()
    struck: StruckCells = NOTHING_STRUCK
    hidden: Hidden = NOTHING_HIDDEN


def sheets(name: str, content: bytes) -> Iterator[RawSheet]:
    """Return the sheets of a workbook whose every part was measured first, hidden ones too.

    Args:
        name: the file's name, for messages.
        content: the whole file, which begins as a zip.

    Raises:
        FileRefusedError: it is no XLSX, is damaged or locked, or holds too much.

    """
    return _opened(name, measured_copy(name, content))


def _opened(name: str, measured: MeasuredCopy) -> Iterator[RawSheet]:
    """Return the sheets of a measured workbook."""
    unread = sheet_parts.by_title(name, measured, measured.unread)
    merged = sheet_parts.by_title(name, measured, measured.merged)
    hidden = sheet_parts.by_title(name, measured, measured.hidden, needed=False)
    struck = struck_cells(name, measured)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook  # noqa: PLC0415 loaded when a workbook is read

    book: CalamineWorkbook = _guarded(name, lambda: load_workbook(measured.parts))
    measured.parts.close()
    titles = [
        (at, sheet.name, sheet.visible != SheetVisibleEnum.Visible)
        for at, sheet in enumerate(book.sheets_metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise refusal(refusals.TOO_MANY_SHEETS, name, limit=MAX_SHEETS)
    if not titles or len({title.casefold() for title in book.sheet_names}) != len(book.sheet_names):
        raise refusal(refusals.DAMAGED, name)
    cells = 0
    for at, title, is_hidden in titles:
        opened: CalamineSheet = _guarded(name, lambda at=at: book.get_sheet_by_index(at))  # type: ignore[misc]
        cells += opened.total_height * opened.total_width
        if cells > MAX_CELLS:
            raise refusal(refusals.TOO_MANY_CELLS, name, limit=MAX_CELLS)
        before = opened.start[1] if opened.start else 0
        yield RawSheet(
            title,
            passing(_rows(name, opened)),
            before,
            unread.get(title, ()),
            merged.get(title, ()),
            struck.get(title, NOTHING_STRUCK),
            replace(hidden.get(title, NOTHING_HIDDEN), sheet=is_hidden),
        )


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
