"""Secrets in a file that a passphrase opens (Argon2id, AES-256-GCM)."""

from __future__ import annotations

import os
import struct
import unicodedata
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor import beside
from auditor.i18n import Text
from auditor.keys.store import SECRETS_BYTES, KeyFileError, NoKeyStoreError, secrets_in
from auditor.model.value import Unshown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from auditor.slip.codes import CampaignSecrets


_PATIENCE: Final = 10.0
"""Seconds that another run gets to write the file; it takes well under one."""

TRIES: Final = 3
"""So often a passphrase is asked for that was mistyped; who types none gives up."""
_MAGIC: Final = b"PAKEYS1\n"
_HEAD: Final = struct.Struct(">IIB16s12sH")
_ID_BYTES: Final = 8
_GCM_TAG_BYTES: Final = 16
_KEY_BYTES: Final = 32
_MOST_ROUNDS: Final = 1000
_MOST_BYTES: Final = len(_MAGIC) + _HEAD.size + _MOST_ROUNDS * (_ID_BYTES + SECRETS_BYTES) + _GCM_TAG_BYTES


# The key file


class _Cost(Struct, frozen=True):
    """What Argon2id takes: memory in KiB, passes over it, lanes beside each other."""

    memory: int
    passes: int
    lanes: int

    @property
    def bearable(self) -> bool:
        """Whether an office computer can pay it; a file that asks for more was not made by this program."""
        lanes = 0 < self.lanes <= _MOST.lanes and self.lanes * _LEAST_A_LANE <= self.memory
        return lanes and self.memory <= _MOST.memory and 0 < self.passes <= _MOST.passes


_NEW: Final = _Cost(64 * 1024, 3, 4)
"""RFC 9106, section 4, the second choice: 64 MiB, about a sixth of a second."""
_MOST: Final = _Cost(256 * 1024, 16, 16)
_LEAST_A_LANE: Final = 8
"""RFC 9106, section 3.1: KiB that each lane needs."""


class _Locked(Unshown, frozen=True):
    """A key file as it stands on the disk: what is bound to the secrets, and the secrets sealed."""

    cost: _Cost
    salt: bytes
    nonce: bytes
    key_ids: tuple[str, ...]
    sealed: bytes = b""

    @property
    def head(self) -> bytes:
        """All that stands before the secrets."""
        cost = self.cost
        head = _HEAD.pack(cost.memory, cost.passes, cost.lanes, self.salt, self.nonce, len(self.key_ids))
        return _MAGIC + head + b"".join(map(bytes.fromhex, self.key_ids))


class _Key(Unshown, frozen=True):
    """What opens a key file, and the cost and salt under which it came of the passphrase."""

    cost: _Cost
    salt: bytes
    key: bytes

    def opens(self, locked: _Locked) -> bool:
        return (self.cost, self.salt) == (locked.cost, locked.salt)


def is_key_file(head: bytes) -> bool:
    """Whether a file that begins with these bytes holds keys."""
    return head.startswith(_MAGIC)


class FileStore:
    """A key file under a passphrase, which is asked for once and only when it is needed."""

    def __init__(self, path: Path, ask: Callable[[bool], str] | None) -> None:
        self._path = path
        self._ask = ask
        self._key: _Key | None = None

    @property
    def where(self) -> Text:
        return _IN_FILE.filled(file=str(self._path))

    @property
    def is_under_passphrase(self) -> bool:
        return True

    def place_of(self, key_id: str) -> Text | None:
        return self.where if self._path.exists() and key_id in self._read().key_ids else None

    def get(self, key_id: str) -> CampaignSecrets | None:
        if self.place_of(key_id) is None:
            return None
        return next((secrets for secrets in self._open() if secrets.key_id == key_id), None)

    def put(self, secrets: CampaignSecrets) -> None:
        if not self._path.exists():
            self.make()
        self._change(lambda held: [*(kept for kept in held if kept.key_id != secrets.key_id), secrets])

    def forget(self, key_id: str) -> None:
        if self.place_of(key_id) is not None:
            self._change(lambda held: [kept for kept in held if kept.key_id != key_id])

    def make(self) -> None:
        """Make the file, without secrets."""
        from auditor.passwords.judging import LONG_ENOUGH, may_guard_keys  # noqa: PLC0415 only a new file needs the judge

        passphrase = self._passphrase(new=True)
        if not may_guard_keys(passphrase):
            raise KeyFileError(_EASY.filled(n=LONG_ENOUGH))
        self._key = _derive(passphrase, _NEW, os.urandom(16))
        with _turn(self._path):
            if self._path.exists():
                raise KeyFileError(_EXISTS.filled(file=str(self._path)))
            self._write(self._key, ())

    def _change(self, change: Callable[[list[CampaignSecrets]], Iterable[CampaignSecrets]]) -> None:
        """Write the file anew with other secrets; what another process wrote meanwhile stays."""
        self._open()  # asks before others have to wait
        with _turn(self._path):
            held = change(self._open())
            if self._key is not None:
                self._write(self._key, held)

    def _passphrase(self, *, new: bool) -> str:
        if self._ask is None:
            raise NoKeyStoreError(_NO_TERMINAL.filled(file=str(self._path)))
        return unicodedata.normalize("NFC", self._ask(new))

    def _open(self) -> list[CampaignSecrets]:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 heavy
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 heavy

        locked = self._read()
        for _ in range(TRIES):
            if self._key is None or not self._key.opens(locked):
                passphrase = self._passphrase(new=False)
                if not passphrase:
                    break
                self._key = _derive(passphrase, locked.cost, locked.salt)
            try:
                content = AESGCM(self._key.key).decrypt(locked.nonce, locked.sealed, locked.head)
                parts = (content[at : at + SECRETS_BYTES] for at in range(0, len(content), SECRETS_BYTES))
                return [secrets_in(part) for part in parts]
            except (InvalidTag, ValueError):
                self._key = None
        raise KeyFileError(_DOES_NOT_OPEN.filled(file=str(self._path)))

    def _read(self) -> _Locked:
        """Return the file as it stands, without its passphrase.

        Raises:
            KeyFileError: it cannot be read, is no key file, or asks for more than a computer can bear.

        """
        content = b""
        with suppress(OSError):
            if self._path.is_file():
                with self._path.open("rb") as file:
                    content = file.read(_MOST_BYTES + 1)
        ids = len(_MAGIC) + _HEAD.size
        if content.startswith(_MAGIC) and len(content) >= ids:
            memory, passes, lanes, salt, nonce, count = _HEAD.unpack(content[len(_MAGIC) : ids])
            sealed = ids + count * _ID_BYTES
            cost = _Cost(memory, passes, lanes)
            if cost.bearable and len(content) == sealed + count * SECRETS_BYTES + _GCM_TAG_BYTES:
                names = (content[at : at + _ID_BYTES].hex() for at in range(ids, sealed, _ID_BYTES))
                return _Locked(cost, salt, nonce, tuple(names), content[sealed:])
        raise KeyFileError(_NO_KEY_FILE.filled(file=str(self._path)))

    def _write(self, key: _Key, held: Iterable[CampaignSecrets]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 heavy

        ordered = sorted(held, key=lambda secrets: secrets.key_id)
        if len(ordered) > _MOST_ROUNDS:
            raise KeyFileError(_FULL.filled(file=str(self._path)))
        head = _Locked(key.cost, key.salt, os.urandom(12), tuple(secrets.key_id for secrets in ordered))
        content = b"".join(secrets.private_key + secrets.master for secrets in ordered)
        _write(self._path, head.head + AESGCM(key.key).encrypt(head.nonce, content, head.head))


def _derive(passphrase: str, cost: _Cost, salt: bytes) -> _Key:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 heavy

    how = Argon2id(salt=salt, length=_KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return _Key(cost, salt, how.derive(passphrase.encode("utf-8", "surrogatepass")))


def _write(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read beside its place and move it there, whole or not at all.

    Once this returns, it is on the disk: the ledger may name its keys.
    """
    try:
        beside.put(path.resolve(), content)
    except OSError:
        failed = True
    else:
        failed = False
    if failed:
        raise KeyFileError(_NOT_WRITTEN.filled(file=str(path)))


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Wait until no other process writes this key file; the system ends a turn when its process ends.

    Raises:
        KeyFileError: another one takes too long, or nothing can be written there.

    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 only writing needs it

    place = path.resolve()
    # Only a lock of the system's own ends with its process; where there is none, nothing is written.
    lock = FileLock(place.with_name(f"{place.name}.lock"), mode=0o600, fallback_to_soft=False)
    trouble: Text | None = None
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(_PATIENCE)
    except Timeout:
        trouble = _BUSY
    except OSError:
        trouble = _NOT_WRITTEN
    if trouble is not None:
        raise KeyFileError(trouble.filled(file=str(path)))
    try:
        yield
    finally:
        lock.release()


_IN_FILE: Final = Text(en="key file {file}", bn="চাবি-ফাইল {file}")
_NO_TERMINAL: Final = Text(
    en="{file} opens with its passphrase, and there is no terminal to ask for it. Run the command in a terminal window.",
    bn="{file} খুলতে তার পাসওয়ার্ড (passphrase) লাগে, কিন্তু জিজ্ঞাসা করার মতো টার্মিনাল নেই। টার্মিনাল জানালায় কমান্ডটি চালান।",
    on_screen=Text(
        en="{file} opens with its passphrase, which no page asks for. Open the slips on the screen Self-check: a small window asks for it there.",
        bn="{file} খুলতে তার পাসওয়ার্ড (passphrase) লাগে, যা কোনো পাতায় চাওয়া হয় না। “স্ব-যাচাই” পাতায় স্লিপ খুলুন: সেখানে একটি ছোট জানালায় তা চাওয়া হবে।",
    ),
)
_EASY: Final = Text(
    en="The passphrase is too short or too easy to guess, so nothing was made. Use at least {n} characters, best four or more unrelated words.",
    bn="পাসওয়ার্ডটি (passphrase) ছোট বা সহজে অনুমান করা যায়, তাই কিছু তৈরি হয়নি। অন্তত {n} অক্ষর দিন; সবচেয়ে ভালো পরস্পর সম্পর্কহীন চার বা বেশি শব্দ।",
)
_EXISTS: Final = Text(
    en="{file} is already there and may hold keys, so it was left alone. Use it, or name another place: --key-file FILE",
    bn="{file} আগে থেকেই আছে, তাতে চাবি থাকতে পারে; তাই বদলানো হয়নি। সেটিই ব্যবহার করুন, অথবা অন্য জায়গা দিন: --key-file ফাইল",
)
_DOES_NOT_OPEN: Final = Text(
    en="{file}: the passphrase does not fit, or the file was changed. Nothing in it was changed now. Run again and type the "
    "passphrase; mind Caps Lock and the keyboard's language. If it is surely right, restore the file from a copy.",
    bn="{file}: পাসওয়ার্ড (passphrase) মিলছে না, অথবা ফাইলটি বদলে গেছে। এখন কিছু বদলানো হয়নি। আবার চালিয়ে পাসওয়ার্ড দিন; Caps Lock ও "
    "কিবোর্ডের ভাষা দেখে নিন। পাসওয়ার্ড ঠিক হলে কপি থেকে ফাইলটি ফিরিয়ে আনুন।",
)
_NO_KEY_FILE: Final = Text(
    en="{file} is no key file of this program, or it is damaged; nothing was changed. Name the right file with --key-file, "
    "or restore it from a copy.",
    bn="{file} এই প্রোগ্রামের চাবি-ফাইল নয়, অথবা নষ্ট হয়েছে; কিছু বদলানো হয়নি। --key-file দিয়ে সঠিক ফাইল দিন, অথবা কপি থেকে ফিরিয়ে আনুন।",
)
_FULL: Final = Text(
    en="{file} is full; nothing was changed. Remove keys of rounds long past: auditor keys forget ROUND",
    bn="{file} ভরে গেছে; কিছু বদলানো হয়নি। অনেক পুরোনো মাসের চাবি মুছুন: auditor keys forget যাচাই",
    on_screen=Text(
        en="{file} is full; nothing was changed. Remove keys of rounds long past on the screen Self-check, The keys of this computer.",
        bn="{file} ভরে গেছে; কিছু বদলানো হয়নি। “স্ব-যাচাই” পাতায় “এই কম্পিউটারের চাবি” খুলে অনেক পুরোনো মাসের চাবি মুছুন।",
    ),
)
_NOT_WRITTEN: Final = Text(
    en="{file} could not be written; what was in it before is unharmed. See that the folder may be written and the disk has "
    "room, and that no other program has the file open; then run again.",
    bn="{file} লেখা যায়নি; আগে যা ছিল তা ঠিক আছে। ফোল্ডারে লেখা যায় কি না, ডিস্কে জায়গা আছে কি না এবং ফাইলটি অন্য প্রোগ্রামে খোলা কি না দেখে "
    "আবার চালান।",
)
_BUSY: Final = Text(
    en="{file} is being written by another run of this program. Wait until that is done and run again.",
    bn="এই প্রোগ্রামের আরেকটি কাজ এখন {file} ফাইলে লিখছে। সেটি শেষ হলে আবার চালান।",
)
