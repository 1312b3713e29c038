"""KeePass vaults (KDBX 3 and 4, of KeePass 2, KeePassXC and their kin), opened by the optional package pykeepass.

A vault names in the clear how much work the opening of it shall be, before any password is checked; what would take
minutes or gigabytes is refused before it is begun. The secret of an app's codes stands in one of several fields, as
different programs wrote it.
"""

from __future__ import annotations

import base64
import binascii
import io
import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from auditor.expressions import expression
from auditor.i18n import Text, plain
from auditor.model.errors import AuditorError, FileRefusedError
from auditor.vaults.plaintext import without_password
from auditor.vaults.vault import LeftOut, Vault, VaultEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from auditor.vaults.vault import MasterKey

_KDBX: Final = b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5"
_KEEPASS_1: Final = b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5"
_BEFORE_HEADER: Final = 12
_VERSION_AT: Final = 10
_OLDER: Final = 3
_VERSIONS: Final = {_OLDER: 2, 4: 4}
"""The versions of the format that can be opened, and how many bytes give the length of a field in the header."""
_ROUNDS: Final = 6
_KDF_PARAMETERS: Final = 11
_ARGON2: Final = frozenset(
    {bytes.fromhex("ef636ddf8c29444b91f7a9a403e30a0c"), bytes.fromhex("9e298b1956db4773b23dfc3ec6f0a1e6")}
)
_AES: Final = bytes.fromhex("c9d9f39a628a4460bf740d08c18a4fea")

MAX_ROUNDS: Final = 200_000_000
"""Of AES; KeePassXC sets about a tenth of it where it measures one second."""
MAX_MEMORY: Final = 1 << 30
MAX_MEMORY_PASSES: Final = 32 << 30
"""Of Argon2, in bytes, and bytes times passes; the programs' own setting is 64 MiB and a handful of passes."""
MAX_LANES: Final = 64

_SECOND_FACTOR: Final = frozenset({
    "otp", "TOTP Seed",
    "TimeOtp-Secret", "TimeOtp-Secret-Hex", "TimeOtp-Secret-Base32", "TimeOtp-Secret-Base64",
    "HmacOtp-Secret", "HmacOtp-Secret-Hex", "HmacOtp-Secret-Base32", "HmacOtp-Secret-Base64",
})  # fmt: skip
_REFERENCE: Final = expression(r"\{REF:([TUPA])@I:([0-9A-Fa-f]{32})\}", re.IGNORECASE)
_REFERRED: Final[Mapping[str, str]] = {"T": "Title", "U": "UserName", "P": "Password", "A": "URL"}


def _recognises(head: bytes) -> bool:
    return head.startswith((_KDBX, _KEEPASS_1))


def _read(content: bytes, ask: Callable[[], MasterKey]) -> Iterator[VaultEntry | LeftOut]:
    """Open the vault; the question comes only after what can be known without it.

    Raises:
        AuditorError: pykeepass is not installed, the vault is damaged or of an old format, or the key does not fit.

    """
    if content.startswith(_KEEPASS_1):
        raise FileRefusedError(_OLD)
    refuse_hard_work(content)
    try:
        from pykeepass import PyKeePass, exceptions  # noqa: PLC0415 an optional package
    except ImportError:
        missing = True
    else:
        missing = False
    if missing:
        raise AuditorError(_NOT_INSTALLED)
    key = ask()
    opened, wrong = None, False
    with _complaints() as complaints:
        try:
            opened = PyKeePass(
                io.BytesIO(content),
                password=key.password or None if key.key_file is not None else key.password,
                keyfile=io.BytesIO(key.key_file) if key.key_file is not None else None,
            )
        except exceptions.CredentialsError:
            wrong = True
        except Exception:  # noqa: BLE001, S110 what hostile bytes raise in its parsers is not foreseen; told below
            pass
    del key
    if wrong:
        raise FileRefusedError(_WRONG_KEY)
    if opened is None or complaints:
        raise FileRefusedError(_DAMAGED)
    return _entries(opened.tree.getroot())


# What the header says before any password is checked --------------------------------------------------------------


def refuse_hard_work(content: bytes) -> None:
    """Refuse a vault whose opening is set to take absurdly long or much memory, and one that cannot be opened anyway.

    Source: the header as KeePass documents it (fields of a number, a length and data; parameters of the key derivation
    as a dictionary of its own). Where a field stands there twice the greater demand counts.

    Raises:
        FileRefusedError: it demands too much, is damaged, or of a version that is not known.

    """
    version = int.from_bytes(content[_VERSION_AT:_BEFORE_HEADER], "little")
    if version not in _VERSIONS:
        raise FileRefusedError(_OLD)
    fields = _header(content, _VERSIONS[version])
    rounds = [int.from_bytes(field, "little") for number, field in fields if number == _ROUNDS]
    parameters = [_parameters(field) for number, field in fields if number == _KDF_PARAMETERS]
    if not (rounds if version == _OLDER else parameters):
        raise FileRefusedError(_DAMAGED)
    if any(count > MAX_ROUNDS for count in rounds) or any(map(_demands_too_much, parameters)):
        raise FileRefusedError(_TOO_MUCH_WORK)


def _header(content: bytes, length_bytes: int) -> list[tuple[int, bytes]]:
    """Return the fields of the header.

    Raises:
        FileRefusedError: it does not end.

    """
    fields: list[tuple[int, bytes]] = []
    at = _BEFORE_HEADER
    while at + 1 + length_bytes <= len(content):
        number = content[at]
        begin = at + 1 + length_bytes
        at = begin + int.from_bytes(content[at + 1 : begin], "little")
        if number == 0:
            return fields
        fields.append((number, content[begin:at]))
    raise FileRefusedError(_DAMAGED)


def _parameters(dictionary: bytes) -> list[tuple[bytes, bytes]]:
    """Return the names and values of a dictionary of the header.

    Raises:
        FileRefusedError: it does not end.

    """
    found: list[tuple[bytes, bytes]] = []
    at = 2
    while at < len(dictionary):
        if dictionary[at] == 0:
            return found
        pair: list[bytes] = []
        at += 1
        for _ in range(2):
            begin = at + 4
            at = begin + int.from_bytes(dictionary[at:begin], "little")
            pair.append(dictionary[begin:at])
        found.append((pair[0], pair[1]))
    raise FileRefusedError(_DAMAGED)


def _demands_too_much(parameters: list[tuple[bytes, bytes]]) -> bool:
    """Return whether a key derivation demands too much; one that is not known, or lacks its measures, does."""
    kinds = {value for name, value in parameters if name == b"$UUID"}

    def most(name: bytes) -> int:
        return max((int.from_bytes(value, "little") for parameter, value in parameters if parameter == name), default=0)

    if kinds == {_AES}:
        return not 0 < most(b"R") <= MAX_ROUNDS
    if len(kinds) == 1 and kinds <= _ARGON2:
        memory, passes, lanes = most(b"M"), most(b"I"), most(b"P")
        return not (
            0 < memory <= MAX_MEMORY and passes > 0 and memory * passes <= MAX_MEMORY_PASSES and 0 < lanes <= MAX_LANES
        )
    return True


# What is in it ----------------------------------------------------------------------------------------------------


class _Counting(logging.Handler):
    """Notes that a record came, and keeps nothing of it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[bool] = []

    def emit(self, _: logging.LogRecord) -> None:
        self.seen.append(True)


@contextmanager
def _complaints() -> Iterator[list[bool]]:
    """Catch what pykeepass only logs: a password that it could not unlock, and would give out as it is stored."""
    logger = logging.getLogger("pykeepass")
    counting, passed_on = _Counting(), logger.propagate
    logger.addHandler(counting)
    logger.propagate = False
    try:
        yield counting.seen
    finally:
        logger.propagate = passed_on
        logger.removeHandler(counting)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class _StoredEntry:
    """The fields of an entry by their names, and the entry's id as references write it."""

    id: str
    fields: Mapping[str, str]
    deleted: bool


def _entries(root: Any) -> Iterator[VaultEntry | LeftOut]:  # noqa: ANN401 an element of lxml, which is no dependency
    """Return what stands in the tree of an opened vault; earlier versions of entries are no entries."""
    found = tuple(_stored_entries(root))
    by_id = {stored.id: stored.fields for stored in found}
    for stored in found:
        if stored.deleted:
            yield LeftOut.DELETED
            continue
        title, url, login, password = (
            _referred(stored.fields.get(name, ""), by_id) for name in ("Title", "URL", "UserName", "Password")
        )
        reason = LeftOut.REFERENCE if password is None else without_password(password)
        if password is None or reason is not None:
            yield reason or LeftOut.REFERENCE
            continue
        yield VaultEntry(
            title=title or "",
            urls=(url or "",),
            login=login or "",
            password=password,
            has_second_factor=any(stored.fields.get(name, "").strip() for name in _SECOND_FACTOR),
        )


def _stored_entries(root: Any) -> Iterator[_StoredEntry]:  # noqa: ANN401 as `_entries`
    bin_id = root.findtext("Meta/RecycleBinUUID") or ""
    groups = [(group, False) for group in reversed(root.findall("Root/Group"))]
    while groups:
        group, deleted = groups.pop()
        in_bin = deleted or (bin_id != "" and group.findtext("UUID") == bin_id)
        for entry in group.findall("Entry"):
            fields = {pair.findtext("Key") or "": pair.findtext("Value") or "" for pair in entry.findall("String")}
            yield _StoredEntry(_hex(entry.findtext("UUID") or ""), fields, in_bin)
        groups.extend((inner, in_bin) for inner in reversed(group.findall("Group")))


def _hex(uuid: str) -> str:
    try:
        return base64.b64decode(uuid).hex()
    except (binascii.Error, ValueError):
        return ""


def _referred(value: str, by_id: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return a value, or what it refers to; None where that is not there or only part of the value is a reference.

    Source: KeePass' field references, such as ``{REF:P@I:46C9B1FFBD4ABC4BBB260C6190BAD20C}``.
    """
    reference = _REFERENCE.fullmatch(value)
    if reference is None:
        return value
    fields = by_id.get(reference[2].lower())
    return None if fields is None else fields.get(_REFERRED[reference[1].upper()])


_NOT_INSTALLED: Final = Text(
    en="KeePass vaults are opened by a part that is not installed here. Whoever installed this program can add it: install "
    '"portal-auditor[keepass]". Nothing was read.',
    bn="KeePass ফাইল খোলার অংশটি এখানে ইনস্টল করা নেই। যিনি প্রোগ্রামটি ইনস্টল করেছেন তিনি যোগ করতে পারবেন: "
    '"portal-auditor[keepass]" ইনস্টল করুন। কিছুই পড়া হয়নি।',
)
_OLD: Final = Text(
    en="This is a vault of KeePass 1, or of a version that is not known here. Nothing was read. Open it in KeePass 2 or "
    "KeePassXC, save it as .kdbx and try again.",
    bn="এটি KeePass 1-এর, অথবা এখানে চেনা নেই এমন সংস্করণের ফাইল। কিছুই পড়া হয়নি। KeePass 2 বা KeePassXC-এ খুলে .kdbx হিসেবে সেভ করে আবার দিন।",
)
_DAMAGED: Final = Text(
    en="This KeePass vault is incomplete or damaged. Nothing was judged. Copy it again from the original and try again.",
    bn="KeePass ফাইলটি সম্পূর্ণ নেই বা নষ্ট হয়ে গেছে। কিছুই পরীক্ষা করা হয়নি। মূল ফাইল থেকে আবার কপি করে দিন।",
)
_TOO_MUCH_WORK: Final = Text(
    en="This KeePass vault is set to take absurdly long or much memory to open, or by a way that is not known here. It was "
    "not opened. In KeePass set Database Settings, Security, Key Derivation to Argon2 with the usual values and save it.",
    bn="KeePass ফাইলটি খুলতে অস্বাভাবিক বেশি সময় বা মেমরি লাগবে, অথবা খোলার পদ্ধতিটি এখানে চেনা নেই। তাই খোলা হয়নি। KeePass-এ Database "
    "Settings, Security, Key Derivation-এ Argon2 ও তার সাধারণ মান দিয়ে সেভ করুন।",
)
_WRONG_KEY: Final = Text(
    en="The master password or the key file does not fit this vault. Nothing was read. Run again; if the vault has a key "
    "file, name it with --key-file.",
    bn="মাস্টার পাসওয়ার্ড বা চাবি-ফাইল এই ফাইলের সঙ্গে মিলছে না। কিছুই পড়া হয়নি। আবার চালান; চাবি-ফাইল থাকলে --key-file দিয়ে নাম দিন।",
)

VAULT = Vault(id="keepass", title=plain("KeePass (KDBX)"), plain=False, recognises=_recognises, read=_read)
