"""Takes a vault file from the disk and finds out what kind it is."""

from __future__ import annotations

import os
import stat
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, clean
from auditor.model.errors import FileRefusedError
from auditor.tables.files import encoding_of
from auditor.vaults import bitwarden, browsers, keepass, keepassxc
from auditor.vaults.plaintext import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.vaults.vault import LeftOut, MasterKey, Vault, VaultEntry

KINDS: Final[tuple[Vault, ...]] = (keepass.VAULT, bitwarden.VAULT, keepassxc.VAULT, browsers.VAULT)
MEGABYTE: Final = 1024 * 1024
MAX_FILE: Final = 64 * MEGABYTE
"""50,000 logins take about 40 MB as JSON, 10 MB as CSV."""
MAX_ENTRIES: Final = 200_000
"""Of a real vault; beyond it stands a file made to fill the memory."""
MAX_KEY_FILE: Final = MEGABYTE
HEAD: Final = 65_536
"""How many bytes are looked at to find the kind."""

_ZIP_MAGIC: Final = b"PK\x03\x04"
_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileIdentity(Struct, frozen=True):
    """By what a file is known again: device, number, size in bytes, and time of the last change in nanoseconds."""

    device: int
    number: int
    size: int
    changed: int

    @classmethod
    def of(cls, info: os.stat_result) -> FileIdentity:
        """Return the identity that a look at a file gives."""
        return cls(info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class VaultFile:
    """A vault file as it was read, and by what it is known again when it is to be destroyed."""

    kind: Vault
    content: bytes
    identity: FileIdentity


def load(path: Path) -> VaultFile:
    """Return a vault file.

    Raises:
        FileRefusedError: it is not there, no file, too large, cannot be read, or of no kind that is known.

    """
    content, identity = _bytes_of(path, MAX_FILE)
    if not content.strip(b"\x00\t\r\n\x0b\x0c \xef\xbb\xbf"):
        raise FileRefusedError(_EMPTY.filled(file=clean(path.name)))
    return VaultFile(_kind(path.name, content[:HEAD]), content, identity)


def read(file: VaultFile, ask: Callable[[], MasterKey]) -> deque[VaultEntry | LeftOut]:
    """Return all that is in a vault, or nothing.

    Raises:
        AuditorError: what the reader of its kind raises, or it has too many entries.

    """
    found: deque[VaultEntry | LeftOut] = deque()
    for entry in file.kind.read(file.content, ask):
        if len(found) >= MAX_ENTRIES:
            raise FileRefusedError(_TOO_MANY.filled(limit=MAX_ENTRIES))
        found.append(entry)
    return found


def load_key_file(path: Path) -> bytes:
    """Return the bytes of a key file.

    Raises:
        FileRefusedError: it is not there, no file, too large, empty, or cannot be read.

    """
    content, _ = _bytes_of(path, MAX_KEY_FILE)
    if not content:
        raise FileRefusedError(_EMPTY.filled(file=clean(path.name)))
    return content


def _kind(name: str, head: bytes) -> Vault:
    """Return the kind of a file by its beginning, never by its name.

    Raises:
        FileRefusedError: it is none of those known.

    """
    for kind in KINDS:
        if kind.recognises(head):
            return kind
    if encoding_of(head).startswith("utf-16-"):  # without the mark by which a vault's text is known to be in it
        raise FileRefusedError(LETTERS)
    known = ", ".join(kind.title.en for kind in KINDS)
    refused = _SPREADSHEET if head.startswith((_ZIP_MAGIC, _OLE_MAGIC)) else _NO_VAULT
    raise FileRefusedError(refused.filled(file=clean(name), known=known))


def _bytes_of(path: Path, most: int) -> tuple[bytes, FileIdentity]:
    name = clean(path.name)
    content, identity, trouble = b"", None, None
    try:
        if not path.exists():
            trouble = _MISSING
        elif not path.is_file():
            trouble = _NO_FILE
        else:
            with path.open("rb") as opened:
                info = os.fstat(opened.fileno())
                if stat.S_ISREG(info.st_mode) and info.st_size <= most:
                    content, identity = opened.read(info.st_size + 1), FileIdentity.of(info)
                    trouble = _IN_USE if len(content) != info.st_size else None
    except PermissionError:
        trouble = _IN_USE
    except (OSError, ValueError):
        trouble = _NOT_READ
    if trouble is not None:
        named = clean(str(path)) if trouble is _MISSING else name
        raise FileRefusedError(trouble.filled(file=named))
    if identity is None:
        raise FileRefusedError(_TOO_LARGE.filled(file=name, limit=most // MEGABYTE))
    return content, identity


_MISSING: Final = Text(
    en="{file} is not there. Check its name and folder and run again.",
    bn="{file} পাওয়া যায়নি। নাম ও ফোল্ডার মিলিয়ে আবার চালান।",
)
_NO_FILE: Final = Text(
    en="{file} is a folder or no ordinary file. Name the file itself.",
    bn="{file} একটি ফোল্ডার, অথবা সাধারণ ফাইল নয়। ফাইলটির নাম দিন।",
)
_IN_USE: Final = Text(
    en="{file} is open in another program, or may not be read. Close it there and run again.",
    bn="{file} অন্য প্রোগ্রামে খোলা আছে, অথবা পড়ার অনুমতি নেই। সেখানে বন্ধ করে আবার চালান।",
)
_NOT_READ: Final = Text(
    en="{file} cannot be read. Copy it to this computer and run again.",
    bn="{file} পড়া যাচ্ছে না। এই কম্পিউটারে কপি করে আবার চালান।",
)
_TOO_LARGE: Final = Text(
    en="{file} is larger than {limit} MB, which no such file is. Nothing was read. Check that it is the right file.",
    bn="{file} {limit} মেগাবাইটের চেয়ে বড়; এ ধরনের ফাইল এত বড় হয় না। কিছুই পড়া হয়নি। ফাইলটি ঠিক কি না দেখুন।",
)
_TOO_MANY: Final = Text(
    en="This file has more than {limit} entries, which no vault has. Nothing was judged. Check that it is the right file.",
    bn="এই ফাইলে {limit}টির বেশি এন্ট্রি আছে; কোনো পাসওয়ার্ড ম্যানেজারে এত থাকে না। কিছুই পরীক্ষা করা হয়নি। ফাইলটি ঠিক কি না দেখুন।",
)
_EMPTY: Final = Text(
    en="{file} is empty. Export it again and run again.",
    bn="{file} ফাঁকা। আবার এক্সপোর্ট করে আবার চালান।",
)
_SPREADSHEET: Final = Text(
    en="{file} is a spreadsheet or another document, no vault. Nothing was read. Passwords do not belong into a "
    "spreadsheet: if there are any in it, delete them there and have them reset. What can be read here: {known}.",
    bn="{file} একটি স্প্রেডশিট বা অন্য ধরনের ফাইল, পাসওয়ার্ড ম্যানেজারের নয়। কিছুই পড়া হয়নি। স্প্রেডশিটে পাসওয়ার্ড রাখা ঠিক নয়: থাকলে সেখান থেকে "
    "মুছুন এবং পাসওয়ার্ডগুলো রিসেট করুন। এখানে যা পড়া যায়: {known}।",
)
_NO_VAULT: Final = Text(
    en="{file} is no vault that is known here: neither its beginning nor its headings are those of one. Nothing was "
    "read. What can be read here: {known}. Export it again and do not edit it. A list of offices belongs into the "
    "workspace as roster.xlsx; answers belong into its folder evidence.",
    bn="{file} এখানে চেনা কোনো পাসওয়ার্ড ম্যানেজারের ফাইল নয়: এর শুরু বা শিরোনাম সে রকম নয়। কিছুই পড়া হয়নি। এখানে যা পড়া যায়: {known}। আবার "
    "এক্সপোর্ট করুন, নিজে সম্পাদনা করবেন না। দপ্তরের তালিকা কাজের ফোল্ডারে roster.xlsx নামে, আর প্রাপ্ত তথ্য evidence ফোল্ডারে রাখুন।",
)
