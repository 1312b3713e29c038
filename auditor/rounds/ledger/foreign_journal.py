"""A rollback journal beside the ledger that belongs to another state of it, such as a copy that was put in its place.

SQLite rolls back whatever journal it finds, so one that belongs to nothing would destroy a whole ledger. Which state a journal
belongs to is told by the first page that it saved: its change counter is the ledger's (nothing of the append had reached the
file when it was killed) or the one before it (the append had). Formats: https://www.sqlite.org/fileformat2.html, sections 1.3
and 3.
"""

from __future__ import annotations

import os
from itertools import count
from typing import IO, TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.errors import LedgerError

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_HEADER: Final = 28
_UNKNOWN_COUNT: Final = 0xFFFFFFFF
_PAGE_HEAD: Final = 100
"""The ledger's own header, at the beginning of its first page."""
_SMALLEST, _LARGEST = 512, 65536


class _Journal(Struct, frozen=True):
    """What a rollback journal says of the file it belongs to; `first_page` is empty where it saved none."""

    nonce: bytes
    pages: int
    page_size: int
    first_page: bytes


def move_aside_if_foreign(ledger: Path) -> None:
    """Move a journal aside that does not belong to the ledger, so that it rolls back nothing; nothing is deleted.

    The journal of an append that runs now, or was killed, stays: it belongs to the ledger. No lock is needed: a journal that
    is the same before and after the ledger's first page was read is the one that this page belongs to, if it belongs to it.

    Raises:
        LedgerError: there was one; where it is now.

    """
    path = ledger.with_name(f"{ledger.name}-journal")
    try:
        with path.open("rb") as file:
            seen = os.fstat(file.fileno())
            journal = _read(file)
            if journal is None:
                return
            head = _head_of(ledger)
            same = _read(file) == journal and os.path.samestat(path.stat(), seen)
    except OSError:
        return
    if same and not _belongs(journal, head):
        _move_aside(path, seen)


def _head_of(ledger: Path) -> bytes:
    """Return the first bytes of the ledger; none where it is not there."""
    try:
        with ledger.open("rb") as file:
            return file.read(_PAGE_HEAD)
    except FileNotFoundError:
        return b""


def _belongs(journal: _Journal, head: bytes) -> bool:
    """Whether a journal and the head of a ledger are of one state."""
    if len(head) < _PAGE_HEAD or _page_size(head) != journal.page_size:
        return False
    if not journal.first_page:
        return _number(head, 28) == journal.pages
    before, now = _number(journal.first_page, 24), _number(head, 24)
    return journal.first_page[68:72] == head[68:72] and (now - before) % 2**32 in {0, 1}


def _read(file: IO[bytes]) -> _Journal | None:
    """Return what a journal says; None for one that SQLite itself passes over."""
    file.seek(0)
    header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return None
    sector, page_size = _number(header, 20), _number(header, 24)
    if not (_is_size(sector) and _is_size(page_size)):
        return None
    return _Journal(header[12:16], _number(header, 16), page_size, _first_page(file, sector, page_size))


def _first_page(file: IO[bytes], sector: int, page_size: int) -> bytes:
    """Return the head of page 1 as the journal saved it; empty where it is not among what was saved.

    A journal is one or several parts, each a header that fills a sector, and records: number, page, check sum.
    """
    end = file.seek(0, os.SEEK_END)
    record = 4 + page_size + 4
    start = 0
    while start + _HEADER <= end:
        file.seek(start)
        header = file.read(_HEADER)
        if not header.startswith(_MAGIC):
            break
        records = _number(header, 8)
        fit = max(0, end - start - sector) // record
        if records in {0, _UNKNOWN_COUNT} or records > fit:
            records = fit
        for place in range(start + sector, start + sector + records * record, record):
            file.seek(place)
            if _number(file.read(4), 0) == 1:
                return file.read(_PAGE_HEAD)
        start += sector + records * record
        start += -start % sector
    return b""


def _is_size(size: int) -> bool:
    return _SMALLEST <= size <= _LARGEST and size & (size - 1) == 0


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18], "big")
    return _LARGEST if size == 1 else size


def _number(content: bytes, place: int) -> int:
    return int.from_bytes(content[place : place + 4], "big")


def _move_aside(path: Path, seen: os.stat_result) -> None:
    """Give a foreign journal another name and tell; one that took its place meanwhile is put back."""
    aside = next(free for number in count(1) if not (free := path.with_name(f"{path.name}.aside-{number}")).exists())
    try:
        path.rename(aside)
        if not os.path.samestat(aside.stat(), seen):
            aside.rename(path)
            return
    except FileNotFoundError:
        return
    except OSError:
        raise LedgerError(_STUCK.filled(file=path.name)) from None
    raise LedgerError(_MOVED.filled(file=path.name, aside=aside.name, command="auditor verify"))


_MOVED: Final = Text(
    en="Beside the ledger lay {file}, left by an interrupted run on another state of the ledger; it would have damaged this one. "
    "It was moved to {aside}; nothing was changed or lost. Run {command}, then your command again.",
    bn="স্থায়ী রেকর্ডের পাশে {file} নামে একটি ফাইল ছিল: রেকর্ডের অন্য এক অবস্থায় থেমে যাওয়া কাজের অবশিষ্ট; এটি বর্তমান রেকর্ড নষ্ট করত। ফাইলটি {aside} "
    "নামে সরানো হয়েছে; কিছু বদলায়নি, হারায়ওনি। {command} চালান, তারপর আপনার কমান্ডটি আবার চালান।",
    on_screen=Text(
        en="Beside the ledger lay {file}, left by an interrupted run on another state of the ledger; it would have damaged this one. It was moved to {aside}; nothing was changed or lost. Recompute the rounds on the screen History, then try again.",
        bn="স্থায়ী রেকর্ডের পাশে {file} নামে একটি ফাইল ছিল: রেকর্ডের অন্য এক অবস্থায় থেমে যাওয়া কাজের অবশিষ্ট; এটি বর্তমান রেকর্ড নষ্ট করত। ফাইলটি {aside} নামে সরানো হয়েছে; কিছু বদলায়নি, হারায়ওনি। “আগের যাচাই” পাতায় যাচাইগুলো আবার মিলিয়ে দেখুন, তারপর আবার চেষ্টা করুন।",
    ),
)
_STUCK: Final = Text(
    en="Beside the ledger lies {file}, left by an interrupted run on another state of the ledger; it would damage this one, so the "
    "ledger was not opened. Close other programs, move {file} to another folder (do not delete it), and run again.",
    bn="স্থায়ী রেকর্ডের পাশে {file} নামে একটি ফাইল আছে: রেকর্ডের অন্য এক অবস্থায় থেমে যাওয়া কাজের অবশিষ্ট; এটি বর্তমান রেকর্ড নষ্ট করবে, তাই রেকর্ড খোলা হয়নি। "
    "অন্য প্রোগ্রাম বন্ধ করুন, {file} অন্য ফোল্ডারে সরান (মুছবেন না), তারপর আবার চালান।",
)
