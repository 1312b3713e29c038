"""The text of an export that anybody can read: its letters, and the entries of a CSV by its headings.

Nothing is guessed: a password read in the wrong encoding, or from a shifted row, would be another password. All other
tables are opened by `auditor.tables.files`, which refuses passwords; only vault readers may import this module.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.errors import FileRefusedError
from auditor.vaults.vault import LeftOut, Vault, VaultEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from auditor.vaults.vault import MasterKey

MAX_COMMAS: Final = 6_000_000
"""Bounds the memory that a row of nothing but commas would take; 50,000 logins have a tenth of it, with their notes."""
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_REFERENCE: Final = expression(r"\{REF:[TUPANI]@[TUPANIO]:[^}]*\}", re.IGNORECASE)


class Columns(Struct, frozen=True):
    """The headings under which a program writes what we read.

    Attributes:
        named: what is read, and the headings that it may stand under, in small letters: ``password``, ``url``,
            ``login``, ``title``, ``second_factor``, ``group``.
        needed: which of these must be there, by which the kind is told from others.
        never: headings that must not be there, for the same reason.

    """

    named: Mapping[str, tuple[str, ...]]
    needed: frozenset[str]
    never: frozenset[str] = frozenset()

    def fit(self, headings: Sequence[str]) -> bool:
        """Return whether a first row is of this kind."""
        found = set(headings)
        return all(found.intersection(self.named[what]) for what in self.needed) and found.isdisjoint(self.never)


def decode(content: bytes) -> str:
    """Return the text of an export: UTF-8 with or without its mark, or UTF-16 with its mark.

    Raises:
        FileRefusedError: it is neither; other encodings are not guessed at.

    """
    text = _decoded(content)
    if text is None or "\0" in text:
        raise FileRefusedError(LETTERS)
    return text


def _decoded(content: bytes) -> str | None:
    """Return the text or None: an error of decoding carries all the bytes, so none may be chained to ours."""
    try:
        return content.decode("utf-16" if content.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeError:
        return None


def beginning(head: bytes) -> str:
    """Return the text that a file begins with, for recognising its kind; what cannot be read is left out."""
    return head.decode("utf-16" if head.startswith(_UTF16_MARKS) else "utf-8-sig", "ignore")


def headings(head: bytes) -> tuple[str, ...]:
    """Return the first row of what may be a CSV, in small letters; empty where it is none."""
    try:
        first: list[str] = next(csv.reader(io.StringIO(beginning(head), newline="")), [])
    except csv.Error:
        return ()
    return _as_headings(first)


def entries_with_passwords(
    content: bytes,
    columns: Columns,
    left_out: Callable[[Mapping[str, str]], LeftOut | None],
    *,
    between_urls: str | None = None,
) -> Iterator[VaultEntry | LeftOut]:
    """Return the entries of a CSV, in the order of its rows.

    Args:
        content: the whole file.
        columns: its headings.
        left_out: why a row is not judged, by its cells; for what `without_password` leaves out it is not asked.
        between_urls: what stands between several addresses in one cell.

    Raises:
        FileRefusedError: its letters cannot be read, a heading stands there twice, a quotation mark is left open, or it
            holds too much.

    """
    if content.count(b",") > MAX_COMMAS:
        raise FileRefusedError(_TOO_MUCH)
    rows = csv.reader(io.StringIO(decode(content), newline=""), strict=True)
    first = _as_headings(_next_row(rows) or [])
    places = _places(first, columns)
    while (row := _next_row(rows)) is not None:
        if not row:
            continue
        if len(row) != len(first):
            yield LeftOut.BROKEN_ROW
            continue
        cells = {what: row[place] for what, place in places.items()}
        reason = without_password(cells["password"]) or left_out(cells)
        if reason is not None:
            yield reason
            continue
        url = cells.get("url", "")
        yield VaultEntry(
            title=cells.get("title", ""),
            urls=tuple(url.split(between_urls)),
            login=cells.get("login", ""),
            password=cells["password"],
            has_second_factor=bool(cells.get("second_factor", "").strip()),
        )


def table_vault(
    name: str, title: Text, columns: Columns, left_out: Callable[[Mapping[str, str]], LeftOut | None]
) -> Vault:
    """Return the kind of vault files that are a CSV with these headings (see `entries_with_passwords`)."""

    def read(content: bytes, ask: Callable[[], MasterKey]) -> Iterator[VaultEntry | LeftOut]:
        del ask
        return entries_with_passwords(content, columns, left_out)

    return Vault(name, title, plain=True, recognises=lambda head: columns.fit(headings(head)), read=read)


def without_password(cell: str) -> LeftOut | None:
    """Return why the cell of a password holds none that could be judged; None where it holds one."""
    if not cell:
        return LeftOut.NO_PASSWORD
    return LeftOut.REFERENCE if _REFERENCE.search(cell) else None


def _as_headings(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip().casefold() for cell in row)


def _places(found: Sequence[str], columns: Columns) -> dict[str, int]:
    """Return in which column what stands.

    Raises:
        FileRefusedError: two columns have the same heading, so nobody knows which is meant; or one is not there.

    """
    places: dict[str, int] = {}
    for what, names in columns.named.items():
        at = [place for place, heading in enumerate(found) if heading in names]
        if len(at) > 1:
            raise FileRefusedError(_TWICE.filled(first=at[0] + 1, second=at[1] + 1))
        if at:
            places[what] = at[0]
    if not columns.needed.issubset(places):
        raise FileRefusedError(_MISSING)
    return places


def _next_row(rows: Iterator[list[str]]) -> list[str] | None:
    """Return the next row, or None at the end.

    Raises:
        FileRefusedError: from here on rows cannot be told apart.

    """
    try:
        return next(rows, None)
    except csv.Error:
        pass
    raise FileRefusedError(_QUOTE.filled(row=max(1, getattr(rows, "line_num", 1))))


LETTERS: Final = Text(
    en="The letters of this file cannot be read: it is not in UTF-8, as the programs write it. Export it again, and do not "
    "open and save it in another program before you give it here.",
    bn="ফাইলটির অক্ষর পড়া যাচ্ছে না: প্রোগ্রামগুলো যেভাবে লেখে (UTF-8), এটি সেভাবে লেখা নয়। আবার এক্সপোর্ট করুন; এখানে দেওয়ার আগে অন্য প্রোগ্রামে "
    "খুলে সেভ করবেন না।",
)
_TWICE: Final = Text(
    en="Columns {first} and {second} of this file have the same heading, so it is not known which one is meant. Export it "
    "again and do not edit it.",
    bn="ফাইলটির {first} ও {second} নম্বর কলামের শিরোনাম একই; কোনটি ধরতে হবে বোঝা যায় না। আবার এক্সপোর্ট করুন, নিজে সম্পাদনা করবেন না।",
)
_TOO_MUCH: Final = Text(
    en="This file holds more than any vault does, so it was not opened. Check that it is the right file and export it again.",
    bn="কোনো পাসওয়ার্ড ম্যানেজারে এত কিছু থাকে না, তাই ফাইলটি খোলা হয়নি। ফাইলটি ঠিক কি না দেখে আবার এক্সপোর্ট করুন।",
)
_MISSING: Final = Text(
    en="A column that this kind of file has is missing. Export it again and do not edit it.",
    bn="এ ধরনের ফাইলে যে কলাম থাকে তার একটি নেই। আবার এক্সপোর্ট করুন, নিজে সম্পাদনা করবেন না।",
)
_QUOTE: Final = Text(
    en="Line {row} of this file: a quotation mark is left open or stands in the wrong place, or a note is longer than "
    "131,072 characters. Nothing was judged. Export it again and do not edit it; if there is a note so long, shorten it.",
    bn="ফাইলটির {row} নম্বর লাইন: উদ্ধৃতি চিহ্ন বন্ধ করা হয়নি বা ভুল জায়গায় আছে, অথবা কোনো নোট ১,৩১,০৭২ অক্ষরের চেয়ে বড়। কিছুই পরীক্ষা করা "
    "হয়নি। আবার এক্সপোর্ট করুন, নিজে সম্পাদনা করবেন না; এত বড় নোট থাকলে ছোট করুন।",
)
