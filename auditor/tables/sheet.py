"""What a table is once it is read: sheets of clean cells, the headings found in them, and what was corrected on the way."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import Enum, auto
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from msgspec import Struct

from auditor.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

F = TypeVar("F")


class Unread(Enum):
    """What stands in a cell whose answer is not known: it is never empty."""

    ERROR = auto()
    """An error, such as #N/A or #REF!."""
    FORMULA = auto()
    """A formula whose value was not stored."""
    HIDDEN = auto()
    """Something else than the merged cell shows under which it lies."""


Cell = str | date | Unread
BANGLA: Final = expression("[\u0980-\u09ff]")
ANSI: Final = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
MOJIBAKE: Final = ("à¦", "à§", "āĻ", "ā§")
"""The first two bytes of most Bangla letters (E0 A6, E0 A7), read as Windows-1252 and as Latin-4."""
FEW: Final = 3
HALF: Final = 0.5


class OriginalCell(Struct, frozen=True):
    """What stood in a cell before its words were cleaned on reading; rows count from 1, columns from 0."""

    row: int
    column: int
    words: str


class UnreadCell(Struct, frozen=True):
    """A cell whose answer is not known; rows count from 1, columns from 0."""

    row: int
    column: int
    why: Unread


class MergedCell(Struct, frozen=True):
    """A merged cell: its first and last row, from 1, and its first and last column, from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def range(self) -> str:
        """Where it is, as spreadsheets say it: D3:D5."""
        return f"{column_letter(self.left)}{self.top}:{column_letter(self.right)}{self.bottom}"


class StruckCells(Struct, frozen=True):
    """The cells of a sheet that are struck through, by row (from 1) and column (from 0): those that are so as a `whole`, and those of which only a part is."""

    whole: frozenset[tuple[int, int]] = frozenset()
    partly: frozenset[tuple[int, int]] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self.whole or self.partly)

    def within(self, rows: Sequence[Sequence[Cell]]) -> StruckCells:
        """Return those of them in which something stands in rows, all of which are equally long."""
        width = len(rows[0]) if rows else 0

        def filled(places: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
            return frozenset(
                (row, column)
                for row, column in places
                if 0 < row <= len(rows) and column < width and rows[row - 1][column] != ""
            )

        return StruckCells(filled(self.whole), filled(self.partly)) if self else self


NOTHING_STRUCK: Final = StruckCells()


class Hidden(Struct, frozen=True):
    """What of a sheet nobody sees who opens it: the numbers of its rows that hold something, its columns, counted from 0, or the sheet itself."""

    rows: tuple[int, ...] = ()
    columns: frozenset[int] = frozenset()
    sheet: bool = False


NOTHING_HIDDEN: Final = Hidden()


class Sheet(Struct, frozen=True):
    """One sheet as clean cells: ``rows[i]`` is the spreadsheet's row i+1, and all rows are equally long.

    An empty cell is ``""``. `corrected` names the cells in which more than spaces and the way of encoding changed, and
    `originals` those without Bangla of which cleaning took anything: Bijoy and text in the wrong encoding are read
    from what stood there. Of `merged` cells the first one alone holds what they say, until `auditor.tables.merged` spreads it.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    corrected: tuple[OriginalCell, ...] = ()
    originals: tuple[OriginalCell, ...] = ()
    merged: tuple[MergedCell, ...] = ()
    struck: StruckCells = NOTHING_STRUCK
    hidden: Hidden = NOTHING_HIDDEN


class Header(Struct, Generic[F], frozen=True):
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


def different_cells(
    rows: Sequence[Sequence[Cell]], but: Container[int] = ()
) -> Iterator[tuple[int, Mapping[Cell, int]]]:
    """Yield each column, from 0, with its different cells and how often each stands there: answers come again and again.

    Args:
        rows: of a sheet; all are equally long.
        but: columns that are passed over.

    """
    for column in range(len(rows[0]) if rows else 0):
        if column not in but:
            yield column, Counter(map(itemgetter(column), rows))


def column_letter(column: int) -> str:
    """Return the letters by which a spreadsheet names a column, counted from 0: A, B … AA."""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters = chr(ord("A") + rest) + letters
        column -= 1
    return letters
