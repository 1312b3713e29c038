"""Looks one password up in a list of leaked ones that lies on this computer; nothing leaves it.

The list is the text that Pwned Passwords gives out "ordered by hash": a line a password, the SHA-1 of its UTF-8 in hex,
then ``:`` and how often it was seen; lines of hashes alone will do, in either case, with any line ends. Only SHA-1: lists
of NTLM hashes are refused by name. A list has tens of gigabytes, so it is mapped, not read, and bisected.

It fails closed. A list out of order would answer "not found" at random, so whatever does not look like the whole list is
refused, and an order that breaks under a look-up is an error, never an answer. SHA-1 spreads evenly: that is how a list
that lacks its end, or a part, is known without reading it all.
"""

from __future__ import annotations

import hashlib
import math
import mmap
import unicodedata
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.errors import FileRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

FEWEST: Final = 3000
"""A shorter list says too little: OWASP ASVS 5.0, 6.2.4, asks for the 3,000 most frequent passwords at the least."""

_LINE: Final = expression(rb"([0-9A-Fa-f]{40})(?::(0{1,12})|:[0-9]{1,12})?[ \t]{0,3}\r?(?=\n|\Z)")
_NTLM_LINE: Final = expression(rb"[0-9A-Fa-f]{32}(?::[0-9]{1,12})?[ \t]*\r?")
_LONGEST_LINE: Final = 64
_BEYOND: Final = b"G"
"""Comes after every hash."""
_BLANK: Final = b" \t\r\n"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_SPOTS: Final = 200
_PREFIX_DIGITS: Final = 12
_PREFIXES: Final = 16**_PREFIX_DIGITS
_BODY: Final = 5.0
"""Ranks of n even draws stray from their values by more than 5/√n once in 10^21 lists (Kolmogorov–Smirnov: 2·e^-50)."""
_ENDS: Final = 50
"""Beyond the first and the last of n even draws there is more than 50/n once in 10^21 lists (e^-50)."""


class BreachList:
    """A mapped list of leaked passwords; close it, or use it in a ``with`` statement.

    Windows keeps a mapped file from being replaced or taken away for as long as it is open.
    """

    __slots__ = ("_end", "_hashes", "_lines", "_name", "_starts")

    def __init__(self, lines: mmap.mmap, marks: Sequence[_Line], name: str) -> None:
        """Take a mapping, the lines that `open_list` has looked at, from the first to the last, and the file's name."""
        self._lines = lines
        self._hashes = [mark.hash for mark in marks]
        self._starts = [mark.start for mark in marks]
        self._end = marks[-1].stop
        self._name = name

    def __enter__(self) -> Self:
        """Return the list."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let the file go."""
        self.close()

    def close(self) -> None:
        """Let the file go; a second time does nothing."""
        self._lines.close()

    def contains(self, password: str) -> bool:
        """Return whether the password, in NFC, is in the list.

        Raises:
            FileRefusedError: the list is found out of order on the way, or a line is no hash: the password was not
                checked, which nobody may take for "not found".
            ValueError: the list is closed.

        """
        sought = _sha1(password)
        mark = bisect_right(self._hashes, sought)
        if mark == 0:
            return False
        least, begin = self._hashes[mark - 1], self._starts[mark - 1]
        most, end = _BEYOND, self._end
        if mark < len(self._hashes):
            most, end = self._hashes[mark], self._starts[mark]
        while begin < end:
            line = _line_at(self._lines, (begin + end) // 2, self._end, self._name)
            if not least <= line.hash <= most:
                raise FileRefusedError(_UNSORTED.filled(file=self._name))
            if line.hash == sought:
                return line.seen
            if line.hash < sought:
                least, begin = line.hash, line.stop + 1
            else:
                most, end = line.hash, line.start
        return False


class _Line(NamedTuple):
    """A line: its hash in capitals; whether it was seen at all (a count of nought is padding); where it lies."""

    hash: bytes
    seen: bool
    start: int
    stop: int


def open_list(path: Path) -> BreachList:
    """Map a list of leaked passwords, after looking it over at 200 places.

    Args:
        path: the file.

    Raises:
        FileRefusedError: it is not there or cannot be read, holds no SHA-1 lines or fewer than 3,000, is out of order,
            or lacks a part. The message says which, and what to do.

    """
    name = path.name
    try:
        with path.open("rb") as file:
            lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise FileRefusedError(_MISSING.filled(file=name)) from None
    except ValueError:
        raise FileRefusedError(_SHORT.filled(file=name, n=FEWEST)) from None
    except (OSError, OverflowError):
        raise FileRefusedError(_UNREADABLE.filled(file=name)) from None
    try:
        return BreachList(lines, _looked_over(lines, name), name)
    except BaseException:
        lines.close()
        raise


def _looked_over(lines: mmap.mmap, name: str) -> list[_Line]:
    """Return lines from all over the list, the first and the last among them, once they are as they should be.

    Raises:
        FileRefusedError: it is no whole list of SHA-1 in order.

    """
    if lines[:2] in _UTF16_MARKS:
        raise FileRefusedError(_UTF16.filled(file=name))
    if _NTLM_LINE.fullmatch(lines[:_LONGEST_LINE].split(b"\n")[0]):
        raise FileRefusedError(_NTLM.filled(file=name))
    size = len(lines)
    tail = lines[max(0, size - _LONGEST_LINE) :]
    end = size - len(tail) + len(tail.rstrip(_BLANK))
    first = _line_at(lines, 0, end, name)
    spots = [first, *(_line_at(lines, end * spot // _SPOTS, end, name) for spot in range(1, _SPOTS))]
    try:
        spots.append(_line_at(lines, end - 1, end, name))
    except FileRefusedError:
        raise FileRefusedError(_TORN.filled(file=name)) from None
    following = [_line_at(lines, spot.stop + 1, end, name) if spot.stop < end else spot for spot in spots]
    if any(line.hash > after.hash for line, after in (*pairwise(spots), *zip(spots, following, strict=True))):
        raise FileRefusedError(_UNSORTED.filled(file=name))
    count = end * len(spots) // sum(spot.stop + 1 - spot.start for spot in spots)
    if count < FEWEST:
        raise FileRefusedError(_SHORT.filled(file=name, n=FEWEST))
    strays = [abs(_share(spot.hash) - spot.start / end) for spot in spots]
    if (
        max(strays) > _BODY / math.sqrt(count)
        or _share(spots[0].hash) > _ENDS / count
        or _share(spots[-1].hash) < 1 - _ENDS / count
    ):
        raise FileRefusedError(_TORN.filled(file=name))
    return spots


def _line_at(lines: mmap.mmap, at: int, end: int, name: str) -> _Line:
    """Return the line that holds the byte at `at`.

    Raises:
        FileRefusedError: it is no line of a SHA-1.

    """
    start = lines.rfind(b"\n", max(0, at - _LONGEST_LINE), at) + 1
    found = _LINE.match(lines, start, end)
    if found is None or found.end() < at:
        raise FileRefusedError(_ODD.filled(file=name))
    return _Line(found[1].upper(), found[2] is None, start, found.end())


def _sha1(password: str) -> bytes:
    whole = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest().upper().encode()


def _share(found: bytes) -> float:
    """Return where a hash lies between the least and the greatest, from 0 to 1."""
    return int(found[:_PREFIX_DIGITS], 16) / _PREFIXES


_LIST_EN: Final = ' Use the file "ordered by hash" (SHA-1) of Pwned Passwords.'
_LIST_BN: Final = ' Pwned Passwords-এর SHA-1 "ordered by hash" ফাইলটি দিন।'
_UNCHECKED_EN: Final = " The password was not compared with it."
_UNCHECKED_BN: Final = " পাসওয়ার্ড এর সঙ্গে মেলানো হয়নি।"
_MISSING: Final = Text(
    en="There is no file {file}." + _UNCHECKED_EN + " Check its name and folder.",
    bn="{file} নামে কোনো ফাইল পাওয়া যায়নি।" + _UNCHECKED_BN + " নাম ও ফোল্ডার দেখে আবার দিন।",
)
_UNREADABLE: Final = Text(
    en="{file} cannot be read: it is a folder, may not be opened, or is too large for this system (lists need a 64-bit one)."
    + _UNCHECKED_EN
    + " Copy the file to this computer's disk and run again.",
    bn="{file} পড়া যায়নি: এটি ফোল্ডার, খোলার অনুমতি নেই, অথবা এই কম্পিউটারের জন্য বেশি বড় (৬৪-বিট লাগবে)।"
    + _UNCHECKED_BN
    + " ফাইলটি এই কম্পিউটারের ডিস্কে কপি করে আবার চালান।",
)
_SHORT: Final = Text(
    en="{file} holds fewer than {n} passwords; not being in it would mean nothing." + _UNCHECKED_EN + _LIST_EN,
    bn="{file} ফাইলে {n}টির কম পাসওয়ার্ড আছে; এতে না থাকলে কিছু বোঝা যায় না।" + _UNCHECKED_BN + _LIST_BN,
)
_ODD: Final = Text(
    en="{file} has lines that are no SHA-1 hashes (40 digits 0-9 A-F)." + _UNCHECKED_EN + _LIST_EN,
    bn="{file} ফাইলে এমন লাইন আছে যা SHA-1 হ্যাশ নয় (৪০টি অঙ্ক, 0-9 A-F)।" + _UNCHECKED_BN + _LIST_BN,
)
_NTLM: Final = Text(
    en="{file} is a list of NTLM hashes (32 digits)." + _UNCHECKED_EN + _LIST_EN,
    bn="{file} NTLM হ্যাশের তালিকা (৩২ অঙ্ক)।" + _UNCHECKED_BN + _LIST_BN,
)
_UTF16: Final = Text(
    en="{file} was saved as UTF-16, as some editors and PowerShell do."
    + _UNCHECKED_EN
    + " Take the file as it was given out.",
    bn="{file} UTF-16 হিসেবে সেভ করা হয়েছে (কিছু এডিটর ও PowerShell তা করে)।" + _UNCHECKED_BN + " মূল ফাইলটি দিন।",
)
_UNSORTED: Final = Text(
    en="{file} is not in the order of its hashes."
    + _UNCHECKED_EN
    + _LIST_EN
    + ' The one "ordered by prevalence" will not do.',
    bn="{file} হ্যাশের ক্রমে সাজানো নেই।" + _UNCHECKED_BN + _LIST_BN + ' "ordered by prevalence" ফাইলে হবে না।',
)
_TORN: Final = Text(
    en="{file} is not whole: its end or a part of it is missing." + _UNCHECKED_EN + " Fetch or copy the file again.",
    bn="{file} সম্পূর্ণ নয়: শেষ বা কোনো অংশ নেই।" + _UNCHECKED_BN + " ফাইলটি আবার নামান বা কপি করুন।",
)
