"""A table, such as the offices of an annex, as CSV for other programs and for Excel: one table a file, one office a line.

A byte order mark tells Excel that the file is UTF-8. The first line is the headings in words; what their codes are is
told in docs/formats.md. A cell that would run as a formula when a spreadsheet program opens the file begins with an
apostrophe. The accounts are a table of their own, and stand in the workbook only.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.i18n import clean
from auditor.model.format import SheetFormat
from reports.layout.formulas import begins_as_formula

if TYPE_CHECKING:
    from auditor.model.sheets import Sheet, Value


def write(sheet: Sheet) -> bytes:
    """Return a table as CSV in UTF-8 with a byte order mark, lines ended by CR LF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_safe(field.heading) for field in sheet.fields)
    writer.writerows(map(_written, row) for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    match value:
        case str():
            return _safe(value)
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case None:
            return ""


def _safe(words: str) -> str:
    """Return a text on one line that no spreadsheet program runs."""
    words = clean(words)
    return f"'{words}" if begins_as_formula(words) else words


FORMAT: Final = SheetFormat(name="csv", suffix=".csv", media_type="text/csv; charset=utf-8", write=write)
