"""The tables of a saved web page, read in a process of its own: its words only, no script, no address, no field's value."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.tables import files, refusals
from auditor.tables.refusals import refusal

if TYPE_CHECKING:
    from auditor.apart.limits import Limits
    from auditor.tables.sheet import Cell
    from auditor.tables.table import Table

MEGABYTE: Final = 1_000_000
LARGEST: Final = 10 * MEGABYTE
_MARKUP: Final = expression(rb"\s*<(?:!doctype\s+html|html|head|table|meta|body|!--|\?xml)", re.IGNORECASE)
_SINGLE_FILE: Final = expression(rb"(?:From|Snapshot-Content-Location|Subject|MIME-Version):", re.IGNORECASE)
_MARK: Final = expression(r"^(?:a|button): ")
UNCOUNTED: Final = -1
"""The number of rows that a page does not show, where it only says that there are further pages."""


def is_page(content: bytes) -> bool:
    """Return whether a file is a web page, whatever it is called."""
    beginning = content[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return _MARKUP.match(beginning) is not None or is_single_file(content)


def is_single_file(content: bytes) -> bool:
    """Return whether a page was saved as one file with all that belongs to it (.mhtml), as Edge does."""
    return _SINGLE_FILE.match(content) is not None and b"multipart/related" in content[:4096].lower()


def read(name: str, content: bytes) -> tuple[Table, int]:
    """Return the tables of a page, each as a sheet, and how many rows of a longer list the page does not show, or `UNCOUNTED`.

    Raises:
        FileRefusedError: it is too large, takes too much, is in another encoding than it says, or has no table.

    """
    if len(content) > LARGEST:
        raise refusal(refusals.TOO_LARGE, name, limit=LARGEST // MEGABYTE)
    from auditor.apart.worker import OverLimitError, Worker  # noqa: PLC0415 6 ms with what reads tables, that only pages should cost
    from auditor.exports.page_tables import tables  # noqa: PLC0415 likewise

    with Worker(tables, limits(len(content))) as reader:
        try:
            found = json.loads(reader.ask(content, size=len(content)))
        except OverLimitError:
            raise refusal(_TOO_MUCH, name) from None
    if not found or not found["tables"]:
        raise refusal(_NO_TABLE, name)
    sheets = [(f"table {number}", rows) for number, rows in enumerate(found["tables"], start=1)]
    return files.table_of(name, sheets), found["more"]


def limits(size: int) -> Limits:
    """Return what a page of so many bytes may take: of 1 MB two seconds, the start of the process among them, and 200 MB.

    A page with some five thousand users has 1 MB and takes half a second and 40 MB.
    """
    from auditor.apart.limits import Limits  # noqa: PLC0415 likewise

    return Limits(seconds=0.4, bytes_a_second=MEGABYTE, memory=150 * MEGABYTE + 30 * size)


def without_mark(cell: Cell) -> Cell:
    """Return a cell that holds a name or a day, which may well be a link, without the mark of one."""
    return _MARK.sub("", cell) if isinstance(cell, str) else cell


_TOO_MUCH: Final = Text(
    en="{file} takes too much time or memory to read, so it was not read. Copy the list from the page into Excel, save it as .xlsx and put "
    "that there instead.",
    bn="{file} পড়তে অস্বাভাবিক সময় বা মেমোরি লাগে, তাই পড়া হয়নি। পাতার তালিকাটি Excel-এ কপি করে .xlsx হিসেবে সেভ করে সেখানে রাখুন।",
)
_NO_TABLE: Final = Text(
    en="{file} is a web page without a readable table. Open the list of users on the portal, choose to show all rows, save the page again "
    '("Webpage, HTML only"), or copy the list into Excel.',
    bn="{file} ওয়েব পাতাটিতে পড়ার মতো কোনো তালিকা নেই। পোর্টালে ইউজার তালিকা খুলে সব সারি দেখান, তারপর পাতাটি আবার সেভ করুন (Webpage, HTML only), অথবা "
    "তালিকাটি Excel-এ কপি করুন।",
)
