"""Spreads what merged cells say over the rows that they span, as paper shows it, and tells which of them span rows of several offices."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.notice import Notice, Place, Severity
from auditor.tables import refusals
from auditor.tables.refusals import refusal
from auditor.tables.sheet import StruckCells, Unread, column_letter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from auditor.tables.sheet import Cell, F, Header, MergedCell, Sheet


def spread(name: str, sheet: Sheet, header: Header[F]) -> Sheet:
    """Return a sheet in which merged cells below the headings say in every row what they say, in their first column.

    A row of which nothing else is said is the one above, drawn higher. What lies hidden under a merged cell that says something
    else is not known. Of `merged` those stay that lie below the headings.

    Args:
        name: the file's name, for messages.
        sheet: the sheet as it was read.
        header: its headings; merged cells above or among them are titles.

    Raises:
        FileRefusedError: merged cells of one column overlap, which no program shows.

    """
    width = len(sheet.rows[0])
    merged = [cell for cell in sheet.merged if header.row < cell.top <= len(sheet.rows) and cell.left < width]
    merged.sort(key=attrgetter("top", "left"))  # programs save them in any order
    begun: dict[int, list[MergedCell]] = {}
    for cell in merged:
        begun.setdefault(cell.top, []).append(cell)
    open_: dict[int, MergedCell] = {}
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(sheet.rows, start=1):
        open_ = {column: cell for column, cell in open_.items() if cell.bottom >= number} if open_ else open_
        rows.append(_with_shown(row, {at: sheet.rows[cell.top - 1][at] for at, cell in open_.items()}))
        for cell in begun.get(number, ()):
            if cell.left in open_:
                raise refusal(refusals.UNUSUAL, name)
            open_[cell.left] = cell
    return replace(sheet, rows=tuple(rows), merged=tuple(merged), struck=_spread(sheet.struck, merged))


def _spread(struck: StruckCells, merged: Sequence[MergedCell]) -> StruckCells:
    """Return what is struck through, merged cells in every row that they span."""

    def spread_over(places: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        spanned = (cell for cell in merged if (cell.top, cell.left) in places)
        return places.union((row, cell.left) for cell in spanned for row in range(cell.top, cell.bottom + 1))

    return StruckCells(spread_over(struck.whole), spread_over(struck.partly)) if struck else struck


def _with_shown(row: tuple[Cell, ...], shown: Mapping[int, Cell]) -> tuple[Cell, ...]:
    """Return a row with what merged cells show in it, by column."""
    if not shown or not any(row):
        return row
    cells = list(row)
    for column, cell in shown.items():
        cells[column] = cell if cells[column] in {"", cell} else Unread.HIDDEN
    return tuple(cells)


def spanning(sheet: Sheet) -> Iterator[MergedCell]:
    """Yield the merged cells of a sheet, as it was read, that say something and go down to another row in which something stands."""
    filled = [number for number, row in enumerate(sheet.rows, start=1) if any(row)] if sheet.merged else []
    for cell in sheet.merged:
        is_beside_others = bisect_right(filled, cell.top) < bisect_right(filled, cell.bottom)
        if is_beside_others and any(sheet.rows[cell.top - 1][cell.left : cell.left + 1]):
            yield cell


def merged_notices(  # noqa: PLR0913 the sheet, and what its columns mean
    file: str,
    sheet: Sheet,
    header: Header[F],
    whose: Sequence[F],
    answers: Collection[F],
    *,
    of_users: bool = False,
) -> Iterator[Notice]:
    """Yield what must be told of merged cells that were taken for the rows of several offices, or user IDs, or for the first of several questions.

    Args:
        file: the file's name.
        sheet: the sheet, as `spread` returned it.
        header: its headings.
        whose: the fields that name the office of a row, the best first; an office that is not named is that of the row above.
        answers: the fields that say something of an office.
        of_users: each row is of a user ID, as a system lists it.

    """
    naming = next((header.columns[each] for each in whose if each in header.columns), None)
    asked = {header.columns[each] for each in answers if each in header.columns}
    for cell in sheet.merged:
        if cell.left not in asked or sheet.rows[cell.top - 1][cell.left] == "":
            continue
        place = Place(file, sheet.name, cell.top, header.headings[cell.left] or column_letter(cell.left))
        spanned = sheet.rows[cell.top - 1 : cell.bottom]
        if naming is not None and len({row[naming] for row in spanned} - {""}) > 1:
            yield _notice(_OF_SEVERAL_USERS if of_users else _OF_SEVERAL_OFFICES, place, cell)
        if sum(cell.left <= column <= cell.right for column in asked) > 1:
            yield _notice(_OF_SEVERAL_COLUMNS, place, cell)


def _notice(message: Text, place: Place, cell: MergedCell) -> Notice:
    told = message.filled(file=place.file, sheet=place.sheet, range=cell.range, header=place.column)
    return Notice(Severity.DOUBTFUL, place, told)


_OF_SEVERAL_OFFICES: Final = Text(
    en='{file}, "{sheet}", "{header}": the merged cell {range} stands beside several offices; what it says, also a number, was taken for '
    "each of their rows. If that is not meant, unmerge it and write in each row what is its own.",
    bn="{file}, “{sheet}”, “{header}”: {range} একত্র করা (merge) ঘরটি একাধিক দপ্তরের সারি জুড়ে আছে; এতে যা লেখা (সংখ্যাও), প্রতিটি সারির জন্য তা-ই ধরা হয়েছে। "
    "তা ঠিক না হলে ঘরটি আলাদা (unmerge) করে প্রতিটি সারিতে যার যার তথ্য লিখুন।",
)
_OF_SEVERAL_USERS: Final = Text(
    en='{file}, "{sheet}", "{header}": the merged cell {range} stands beside several user IDs; what it says was taken for each of their rows. Systems '
    "merge no cells: if that is not meant, take the list from the system anew and leave it as it is.",
    bn="{file}, “{sheet}”, “{header}”: {range} একত্র করা (merge) ঘরটি একাধিক ইউজার আইডির সারি জুড়ে আছে; এতে যা লেখা, প্রতিটি সারির জন্য তা-ই ধরা হয়েছে। সিস্টেমের "
    "তালিকায় ঘর একত্র করা থাকে না; তা ঠিক না হলে সিস্টেম থেকে তালিকাটি আবার নিন ও না বদলে রাখুন।",
)
_OF_SEVERAL_COLUMNS: Final = Text(
    en='{file}, "{sheet}", "{header}": the merged cell {range} stands under several headings; what it says was taken for the first of '
    "them, the others for empty. Unmerge it and write under each heading what is meant.",
    bn="{file}, “{sheet}”, “{header}”: {range} একত্র করা (merge) ঘরটি একাধিক শিরোনামের নিচে আছে; এতে যা লেখা, তা শুধু প্রথম শিরোনামের জন্য ধরা হয়েছে, "
    "অন্যগুলো ফাঁকা। ঘরটি আলাদা (unmerge) করে প্রতিটি শিরোনামের নিচে তথ্য লিখুন।",
)
