"""Finds the row of headings and says which column is what."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, in_digits, match_key, near_key
from auditor.long_reading import passing
from auditor.model.notice import Notice, Place, Severity
from auditor.remembering import remembered
from auditor.tables.sheet import Cell, F, Header, Sheet, Unread, column_letter

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

HEADER_ROWS: Final = 20
"""How far down the headings are looked for: titles and letterheads stand above them."""

_UNKNOWN_COLUMN: Final = Text(
    en='{file}, "{sheet}": column "{header}" is not known. Correct its name or remove it.',
    bn="{file}, “{sheet}”: “{header}” কলামটি চেনা যায়নি। কলামের নাম ঠিক করুন অথবা কলামটি বাদ দিন।",
)
_UNKNOWN_COLUMN_NEAR: Final = Text(
    en='{file}, "{sheet}": column "{header}" is not known; perhaps "{near}". Correct its name or remove it.',
    bn="{file}, “{sheet}”: “{header}” কলামটি চেনা যায়নি; হয়তো “{near}”। কলামের নাম ঠিক করুন অথবা কলামটি বাদ দিন।",
)
_DOUBLED_COLUMN: Final = Text(
    en='{file}, "{sheet}": columns {first} and {second} have the same heading; only {first} was read. Delete one '
    "or correct "
    "its name.",
    bn="{file}, “{sheet}”: {first} ও {second} কলামের শিরোনাম একই; শুধু {first} পড়া হয়েছে। একটি মুছুন অথবা নাম ঠিক করুন।",
)
_ROWS_NAMED: Final = 5
_UNREAD: Final = {
    Unread.ERROR: Text(
        en='{file}, "{sheet}", "{header}": cells that hold an error such as #N/A: {n} (row {rows}). What was meant is not '
        "known; they were not taken for empty. Type the value in its place.",
        bn="{file}, “{sheet}”, “{header}”: {n}টি ঘরে #N/A-এর মতো ত্রুটি আছে (সারি {rows}), তাই সেখানকার তথ্য জানা যায়নি; {n:ঘরটি|ঘরগুলো} ফাঁকা "
        "ধরা হয়নি। ত্রুটির জায়গায় তথ্যটি লিখুন।",
        on_screen=Text(
            en='{file}, "{sheet}", "{header}": cells that hold an error such as #N/A: {n} (row {rows}). What was meant is not known; they were '
            "not taken for empty. Type the value in its place in the file and hand it in again.",
            bn="{file}, “{sheet}”, “{header}”: {n}টি ঘরে #N/A-এর মতো ত্রুটি আছে (সারি {rows}), তাই সেখানকার তথ্য জানা যায়নি; {n:ঘরটি|ঘরগুলো} ফাঁকা ধরা হয়নি। ফাইলে "
            "ত্রুটির জায়গায় তথ্যটি লিখে আবার জমা দিন।",
        ),
    ),
    Unread.FORMULA: Text(
        en='{file}, "{sheet}", "{header}": cells that hold a formula whose result was not saved: {n} (row {rows}). It is '
        "not known; they were not taken for empty. Open the file in Excel and save it, or type the value.",
        bn="{file}, “{sheet}”, “{header}”: {n}টি ঘরে (সারি {rows}) সূত্র আছে, কিন্তু ফল সেভ করা নেই, তাই তথ্য জানা যায়নি; {n:ঘরটি|ঘরগুলো} ফাঁকা "
        "ধরা হয়নি। ফাইলটি Excel-এ খুলে সেভ করুন, অথবা তথ্যটি লিখুন।",
    ),
    Unread.HIDDEN: Text(
        en='{file}, "{sheet}", "{header}": cells that lie hidden under a merged cell and hold something else than it shows: {n} (row {rows}). '
        "Which is meant is not known; they were not taken for empty. Unmerge the cell and write what is meant.",
        bn="{file}, “{sheet}”, “{header}”: একত্র করা (merge) ঘরের নিচে ঢাকা পড়া {n}টি ঘরে (সারি {rows}) অন্য কিছু লেখা আছে, তাই কোনটি ঠিক জানা যায়নি; "
        "{n:ঘরটি|ঘরগুলো} ফাঁকা ধরা হয়নি। ঘরটি আলাদা (unmerge) করে ঠিক তথ্যটি লিখুন।",
    ),
}


def find_header(sheet: Sheet, aliases: Mapping[str, F]) -> Header[F] | None:
    """Return where the headings stand: the row of the first twenty with the most fields; None when no row has one.

    Two rows are taken together where the lower one adds at least two fields (merged cells over several columns).

    Args:
        sheet: the sheet.
        aliases: what a heading means, by the `match_key` of the heading.

    """
    rows = [_words(row) for row in sheet.rows[:HEADER_ROWS]]
    filled = _last_filled(sheet)
    alone = ((number, number, [""] * len(row), row) for number, row in enumerate(rows, start=1))
    best = _fullest(alone, aliases, filled, more_than=0)
    if best is None:
        return None
    pairs = enumerate(pairwise(rows), start=1)
    together = ((number, number + 1, _spread(upper), lower) for number, (upper, lower) in pairs)
    return _fullest(together, aliases, filled, more_than=len(best.columns) + 1) or best


def rows_below(sheet: Sheet, header: Header[F]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Return the rows below the headings that have a cell, each with its number in the spreadsheet."""
    for number, cells in enumerate(passing(sheet.rows[header.row :]), start=header.row + 1):
        if any(cells):
            yield number, cells


def column_notices(
    file: str, sheet: str, header: Header[F], aliases: Mapping[str, F], form_headings: Mapping[F, str]
) -> tuple[Notice, ...]:
    """Return what must be told about a sheet's columns: those not known, with the nearest known name, and doubles.

    Args:
        file: the file's name.
        sheet: the sheet's name.
        header: its headings.
        aliases: what a heading means, by its `match_key`.
        form_headings: the heading that our own form has for a field; it is what a near miss is told.

    """
    return (
        *(
            _unknown_column(Place(file, sheet, header.row, column_letter(column)), heading, aliases, form_headings)
            for column, heading in header.unknown.items()
        ),
        *(
            Notice(
                Severity.DOUBTFUL,
                Place(file, sheet, header.row, column_letter(column)),
                _DOUBLED_COLUMN.filled(
                    file=file, sheet=sheet, first=column_letter(header.columns[field]), second=column_letter(column)
                ),
            )
            for column, field in header.doubled.items()
        ),
    )


def unread_notices(
    file: str, sheet: Sheet, header: Header[F], but: Container[tuple[int, int]] = ()
) -> tuple[Notice, ...]:
    """Return what must be told about cells whose answer is not known: once for a column and kind, naming the rows.

    Args:
        file: the file's name.
        sheet: the sheet.
        header: its headings.
        but: rows and columns of cells of which each is told by itself.

    """
    if Unread not in set(map(type, chain.from_iterable(sheet.rows))):
        return ()
    rows: dict[tuple[int, Unread], list[int]] = {}
    for number, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, Unread) and (number, column) not in but:
                rows.setdefault((column, cell), []).append(number)
    return tuple(
        _unread_notice(file, sheet.name, header.headings[column] or column_letter(column), why, numbers)
        for (column, why), numbers in sorted(rows.items(), key=lambda found: (found[0][0], found[0][1].value))
    )


def first_rows(numbers: Sequence[int]) -> Text:
    """Return the numbers of the first rows of some; of more, a sign that there are."""
    return in_digits(", ".join(map(str, numbers[:_ROWS_NAMED])) + (" …" if len(numbers) > _ROWS_NAMED else ""))


def _unread_notice(file: str, sheet: str, heading: str, why: Unread, rows: Sequence[int]) -> Notice:
    message = _UNREAD[why].filled(file=file, sheet=sheet, header=heading, n=len(rows), rows=first_rows(rows))
    return Notice(Severity.WRONG, Place(file, sheet, rows[0], heading), message)


# Headings --------------------------------------------------------------------------------------------------------

_IN_BRACKETS: Final = expression(r"[(\[{（][^()\[\]{}（）]*[)\]}）]")
LEADING_SERIAL: Final = expression(r"^\s*(?:\d{1,2}|[ক-হ])\s*[.)।:-]\s*")


@remembered(4096)  # the rows that may be headings are tried alone and in pairs, and again by each reader
def heading_keys(heading: str) -> tuple[str, ...]:
    """Return the keys under which a heading is looked up: the whole one first, then without serial and brackets."""
    plain = _IN_BRACKETS.sub(" ", heading)
    writings = (heading, LEADING_SERIAL.sub("", heading), plain, LEADING_SERIAL.sub("", plain))
    return tuple(dict.fromkeys(key for key in map(match_key, writings) if key))


def _last_filled(sheet: Sheet) -> Sequence[int]:
    """Return for each column the number of its last row that says something; 0 where none does."""
    last = [0] * (len(sheet.rows[0]) if sheet.rows else 0)
    looked_for = set(range(len(last)))
    for number in range(len(sheet.rows), 0, -1):
        if not looked_for:
            break
        row = sheet.rows[number - 1]
        for column in [column for column in looked_for if row[column] != ""]:
            last[column] = number
            looked_for.discard(column)
    return last


def _fullest(
    candidates: Iterable[tuple[int, int, Sequence[str], Sequence[str]]],
    aliases: Mapping[str, F],
    filled: Sequence[int],
    more_than: int,
) -> Header[F] | None:
    """Return the first of those with the most fields; None where none has more than so many.

    Of rows with no more words than that, none is looked up: most rows of a sheet are answers below its headings.

    Args:
        candidates: the numbers of the first and the last row of each, and the words of both.
        aliases: what a heading means, by the `match_key` of the heading.
        filled: `_last_filled` of the sheet.
        more_than: so many fields are too few.

    """
    best: Header[F] | None = None
    for first, last, upper, lower in candidates:
        if sum(map(bool, map("".join, zip(upper, lower, strict=True)))) > more_than:
            header = _header((first, last), (upper, lower), aliases, filled)
            if len(header.columns) > more_than:
                best, more_than = header, len(header.columns)
    return best


def _header(
    numbers: tuple[int, int],
    words: tuple[Sequence[str], Sequence[str]],
    aliases: Mapping[str, F],
    filled: Sequence[int],
) -> Header[F]:
    """Return the meaning of two rows read together as headings; of one row, where there are no words above it."""
    columns: dict[F, int] = {}
    doubled: dict[int, F] = {}
    unknown: dict[int, str] = {}
    headings: list[str] = []
    for column, (above, below) in enumerate(zip(*words, strict=True)):
        heading = f"{above} {below}".strip() if above != below else below
        headings.append(heading)
        field = _meaning((heading, below, above if not below else ""), aliases)
        if field is None:
            if heading or filled[column] > numbers[1]:
                unknown[column] = heading
        elif field in columns:
            doubled[column] = field
        else:
            columns[field] = column
    return Header(*numbers, columns, doubled, unknown, tuple(headings))


def _words(row: Sequence[Cell]) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in row]


def _spread(row: Sequence[str]) -> list[str]:
    """Return the words of a row in which an empty cell has those of the cell to its left, as merged cells are shown."""
    spread: list[str] = []
    for words in row:
        spread.append(words or (spread[-1] if spread else ""))
    return spread


def _meaning(writings: Iterable[str], aliases: Mapping[str, F]) -> F | None:
    for writing in writings:
        for key in heading_keys(writing):
            if key in aliases:
                return aliases[key]
    return None


def _unknown_column(place: Place, heading: str, aliases: Mapping[str, F], form_headings: Mapping[F, str]) -> Notice:
    near_keys = {near_key(alias): field for alias, field in aliases.items()}
    near = get_close_matches(near_key(heading), near_keys, n=1, cutoff=0.82)
    suggestion = form_headings.get(near_keys[near[0]], "") if near else ""
    message = _UNKNOWN_COLUMN_NEAR if suggestion else _UNKNOWN_COLUMN
    words = {"file": place.file, "sheet": place.sheet, "header": heading or place.column, "near": suggestion}
    return Notice(Severity.DOUBTFUL, place, message.filled(**words))
