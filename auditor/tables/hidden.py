"""Tells what of a sheet nobody sees who opens it: it is read like all else, for a filter hides rows as well as a hand does; and what a hand struck through in a system's list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined_in_quotes, plain
from auditor.model.notice import Notice, Place, Severity
from auditor.tables.headings import first_rows
from auditor.tables.sheet import NOTHING_HIDDEN, column_letter

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from auditor.tables.sheet import F, Header, Sheet


def hidden_notices(file: str, sheet: Sheet, header: Header[F], usual: Container[F] = ()) -> Iterator[Notice]:
    """Yield what must be told of a hidden sheet, or of hidden rows and columns of one that is not: each once.

    Args:
        file: the file's name.
        sheet: the sheet.
        header: its headings.
        usual: the fields whose columns our own forms hide.

    """
    hidden = sheet.hidden
    if hidden == NOTHING_HIDDEN:
        return
    at = Place(file, sheet.name, header.row)
    if hidden.sheet:
        yield Notice(Severity.DOUBTFUL, at, _SHEET.filled(file=file, sheet=sheet.name))
    rows = [row for row in hidden.rows if header.row < row <= len(sheet.rows) and any(sheet.rows[row - 1])]
    if rows:
        told = _ROWS.filled(file=file, sheet=sheet.name, n=len(rows), rows=first_rows(rows))
        yield Notice(Severity.DOUBTFUL, Place(file, sheet.name, rows[0]), told)
    read = {column for field, column in header.columns.items() if field not in usual}
    columns = sorted(hidden.columns & read)
    if columns:
        headings = joined_in_quotes(plain(header.headings[each] or column_letter(each)) for each in columns)
        yield Notice(
            Severity.DOUBTFUL, at, _COLUMNS.filled(file=file, sheet=sheet.name, headers=headings, n=len(columns))
        )


def struck_notices(file: str, sheet: Sheet, header: Header[F]) -> Iterator[Notice]:
    """Yield what must be told of a list from a system in which something is struck through, once for each sheet.

    Args:
        file: the file's name.
        sheet: the sheet.
        header: its headings.

    """
    read = frozenset(header.columns.values())
    struck = sheet.struck.whole | sheet.struck.partly
    rows = sorted({row for row, column in struck if row > header.row and column in read})
    if rows:
        told = _STRUCK.filled(file=file, sheet=sheet.name, n=len(rows), rows=first_rows(rows))
        yield Notice(Severity.DOUBTFUL, Place(file, sheet.name, rows[0]), told)


_STRUCK: Final = Text(
    en='{file}, "{sheet}": in {n} {n:row|rows} (row {rows}) something is struck through; it counts like all else. Systems strike nothing through: take the list from the system anew, and leave it as '
    "it is.",
    bn="{file}, “{sheet}”: {n}টি সারিতে (সারি {rows}) লেখা কেটে দেওয়া (strikethrough), তবু অন্য সব লেখার মতোই ধরা হয়েছে। সিস্টেমের তালিকায় কিছু কাটা থাকে না; সিস্টেম থেকে তালিকাটি আবার নিন ও না বদলে রাখুন।",
)
_ROWS: Final = Text(
    en='{file}, "{sheet}": {n} {n:row|rows} (row {rows}) {n:is|are} hidden, by a filter or by hand, and {n:counts|count} like all others. If {n:it is|they are} not '
    "meant to count, delete {n:it|them} in the file and use that.",
    bn="{file}, “{sheet}”: {n}টি সারি (সারি {rows}) ফিল্টারে বা হাতে লুকানো (hide) আছে, তবু অন্য সব সারির মতোই ধরা হয়েছে। ধরার কথা না হলে {n:সারিটি|সারিগুলো} মুছে ফাইলটি আবার দিন।",
)
_COLUMNS: Final = Text(
    en='{file}, "{sheet}": {n:this column is|these columns are} hidden and {n:was|were} read like all others: "{headers}". If what stands there is not meant to count, empty {n:it|them} in the '
    "file and use that.",
    bn="{file}, “{sheet}”: {n:এই কলামটি|এই কলামগুলো} লুকানো (hide), তবু অন্য সব কলামের মতোই পড়া হয়েছে: “{headers}”। সেখানকার লেখা ধরার কথা না হলে {n:কলামটি|কলামগুলো} খালি করে ফাইলটি আবার দিন।",
)
_SHEET: Final = Text(
    en='{file}: the sheet "{sheet}" is hidden and was read like all others. If it is not meant to count, delete it in the file and use that.',
    bn="{file}: “{sheet}” পাতাটি লুকানো (hide), তবু অন্য সব পাতার মতোই পড়া হয়েছে। ধরার কথা না হলে পাতাটি মুছে ফাইলটি আবার দিন।",
)
