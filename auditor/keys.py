"""Where the secrets of rounds are kept: the computer's own keyring, else a key file under a passphrase.

Only keyrings that encrypt are taken, by a list: some that the keyring package finds drop what they are given, or write it
down in plain text. The key file stands outside the workspace, so that a workspace can be copied and handed on without it.

A key file is: ``PAKEYS1`` and a line end, the cost of Argon2id (memory in KiB, passes, lanes), a salt, a nonce, how many
rounds, their names, then the secrets under AES-256-GCM, to which all that stands before is bound. The names stand in the
clear (they do so in the ledger too), so that nobody is asked for a passphrase to learn that a key is elsewhere.
"""

from __future__ import annotations

import os
import struct
import sys
import tempfile
import time
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from auditor.i18n import Text, plain
from auditor.model.errors import AuditorError
from auditor.slip.codes import RoundSecrets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from keyring.backend import KeyringBackend

T = TypeVar("T")

APPLICATION: Final = "portal-auditor"
FILE_NAME: Final = "keys.bin"
LEAST_PASSPHRASE: Final = 12
"""Characters: with fewer, who finds the file tries them all."""
_USER: Final = "round"
_PATIENCE: Final = 120.0
"""Seconds that a keyring gets: a person may have to unlock it."""
_BUSY_TRIES: Final = 100
_BUSY_PAUSE: Final = 0.1

_MAGIC: Final = b"PAKEYS1\n"
_HEAD: Final = struct.Struct(">IIB16s12sH")
_ID_BYTES: Final = 8
_SECRETS_BYTES: Final = 64
_GCM_TAG_BYTES: Final = 16
_KEY_BYTES: Final = 32
_MOST_ROUNDS: Final = 1000
_MOST_BYTES: Final = len(_MAGIC) + _HEAD.size + _MOST_ROUNDS * (_ID_BYTES + _SECRETS_BYTES) + _GCM_TAG_BYTES

_REAL: Final[Mapping[tuple[str, str], Text]] = {
    ("keyring.backends.SecretService", "Keyring"): plain("Secret Service"),
    ("keyring.backends.libsecret", "Keyring"): plain("Secret Service"),
    ("keyring.backends.kwallet", "DBusKeyring"): plain("KWallet"),
    ("keyring.backends.kwallet", "DBusKeyringKWallet4"): plain("KWallet"),
    ("keyring.backends.Windows", "WinVaultKeyring"): plain("Windows Credential Manager"),
    ("keyring.backends.macOS", "Keyring"): plain("macOS Keychain"),
}
"""Keyrings that encrypt under the user's login, and how they are called there."""


class NoKeyStoreError(AuditorError):
    """There is no place for secrets here, or it cannot be asked now."""


class KeyFileError(AuditorError):
    """A key file cannot be used; nothing in it was changed."""


class KeyStore(Protocol):
    """A place where the secrets of rounds are kept."""

    @property
    def where(self) -> Text:
        """The place, as a person is told it."""

    def place_of(self, key_id: str) -> Text | None:
        """Return where the secrets of this name are, without asking for a passphrase; None when they are not here."""

    def get(self, key_id: str) -> RoundSecrets | None:
        """Return the secrets of this name; None when they are not here."""

    def put(self, secrets: RoundSecrets) -> None:
        """Keep secrets; once this returns, they can be had back."""

    def forget(self, key_id: str) -> None:
        """Remove the secrets of this name, wherever `get` would find them."""


def default_key_file() -> Path:
    """Return where the key file stands unless another is named: with the settings of the user's programs."""
    import click  # noqa: PLC0415 knows where each system keeps them

    return Path(click.get_app_dir(APPLICATION)) / FILE_NAME


def open_store(*, key_file: Path | None, ask: Callable[[bool], str] | None) -> KeyStore:
    """Return the place of secrets on this computer: a key file that was named, else a real keyring, else the key file.

    Args:
        key_file: a key file that was named; it always wins.
        ask: asks for the passphrase of a key file at a hidden prompt, for a new one (True) until it is typed the same
            twice; None where there is no terminal to ask at.

    Raises:
        NoKeyStoreError: there is neither a real keyring nor a key file.

    """
    if key_file is not None:
        return _FileStore(key_file, ask)
    default = default_key_file()
    file = _FileStore(default, ask) if default.exists() else None
    keyring = _working_keyring()
    if keyring is not None:
        return _KeyringStore(keyring, file)
    if file is not None:
        return file
    raise NoKeyStoreError(_NO_KEYRING.filled(command="auditor keys new-file"))


def make_key_file(path: Path, ask: Callable[[bool], str] | None) -> None:
    """Make a key file without secrets under a new passphrase.

    Args:
        path: its place.
        ask: as in `open_store`.

    Raises:
        KeyFileError: there is a file already, it cannot be written, or the passphrase is too short.
        NoKeyStoreError: there is no terminal to ask at.

    """
    _FileStore(path, ask).make()


def stored_password(service: str, user: str) -> str | None:
    """Return what the user's own keyring holds for a service and user; None when it holds nothing.

    Raises:
        NoKeyStoreError: there is no real keyring here, it is locked, or it did not answer.

    """
    backend = _real_keyring()
    if backend is None:
        raise NoKeyStoreError(_NO_KEYRING_TO_READ)
    return _asked(backend, lambda: backend.get_password(service, user))


# The keyring


def _real_keyring() -> KeyringBackend | None:
    """Return the keyring in use, or the first that a chain of them would use, if it is one of the list."""
    found: list[KeyringBackend] = []

    def look() -> None:
        import keyring  # noqa: PLC0415 heavy
        from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 heavy

        used = keyring.get_keyring()
        found.extend(used.backends if isinstance(used, ChainerBackend) else [used])

    _patiently(look)
    return next((one for one in found if _name(one) in _REAL), None)


def _working_keyring() -> KeyringBackend | None:
    """Return a real keyring that answers."""
    backend = _real_keyring()
    if backend is None or not _patiently(lambda: backend.get_password(_service("probe"), _USER)):
        return None
    return backend


def _name(backend: KeyringBackend) -> tuple[str, str]:
    return type(backend).__module__, type(backend).__qualname__


def _service(key_id: str) -> str:
    """Return the name of an entry; each round has its own, for Windows moves entries of one name about."""
    return f"{APPLICATION}:{key_id}"


def _patiently(call: Callable[[], T]) -> list[T]:
    """Return what a keyring answers, as a list of one; empty when it fails or does not answer in time.

    Keyrings fail with errors of any kind, some of which hold what they were given, so none goes on from here; and one that
    waits for a window that nobody can see would wait for ever.
    """
    answer: list[T] = []

    def work() -> None:
        with suppress(Exception):
            answer.append(call())

    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    return answer


def _asked(backend: KeyringBackend, call: Callable[[], T]) -> T:
    answer = _patiently(call)
    if not answer:
        raise NoKeyStoreError(_NO_ANSWER.filled(keyring=_REAL[_name(backend)]))
    return answer[0]


class _KeyringStore:
    """The computer's keyring; the key file beside it is read too, and takes what the keyring does not keep."""

    def __init__(self, backend: KeyringBackend, file: _FileStore | None) -> None:
        self._backend = backend
        self._file = file

    @property
    def where(self) -> Text:
        return _IN_KEYRING.filled(keyring=_REAL[_name(self._backend)])

    def place_of(self, key_id: str) -> Text | None:
        if self._read(key_id) is not None:
            return self.where
        return None if self._file is None else self._file.place_of(key_id)

    def get(self, key_id: str) -> RoundSecrets | None:
        found = self._read(key_id)
        return found if found is not None or self._file is None else self._file.get(key_id)

    def put(self, secrets: RoundSecrets) -> None:
        words = urlsafe_b64encode(secrets.private_key + secrets.master).decode()
        _patiently(lambda: self._backend.set_password(_service(secrets.key_id), _USER, words))
        back = _patiently(lambda: self._backend.get_password(_service(secrets.key_id), _USER))
        if back == [words]:
            return
        if self._file is None:
            raise NoKeyStoreError(_NO_KEYRING.filled(command="auditor keys new-file"))
        self._file.put(secrets)

    def forget(self, key_id: str) -> None:
        if self._file is not None:
            self._file.forget(key_id)
        if self._read(key_id) is not None:
            _asked(self._backend, lambda: self._backend.delete_password(_service(key_id), _USER))

    def _read(self, key_id: str) -> RoundSecrets | None:
        words = _asked(self._backend, lambda: self._backend.get_password(_service(key_id), _USER))
        try:
            found = _secrets(urlsafe_b64decode(words or ""))
        except ValueError:
            return None
        return found if found.key_id == key_id else None


def _secrets(content: bytes) -> RoundSecrets:
    """Return the secrets that 64 bytes are.

    Raises:
        ValueError: they are none.

    """
    return RoundSecrets(content[: _SECRETS_BYTES // 2], content[_SECRETS_BYTES // 2 :])


# The key file


@dataclass(frozen=True, slots=True)
class _Cost:
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


@dataclass(frozen=True, slots=True, repr=False)
class _Locked:
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


@dataclass(frozen=True, slots=True, repr=False)
class _Key:
    """What opens a key file, and the cost and salt under which it came of the passphrase."""

    cost: _Cost
    salt: bytes
    key: bytes

    def opens(self, locked: _Locked) -> bool:
        return (self.cost, self.salt) == (locked.cost, locked.salt)


class _FileStore:
    """A key file under a passphrase, which is asked for once and only when it is needed."""

    def __init__(self, path: Path, ask: Callable[[bool], str] | None) -> None:
        self._path = path
        self._ask = ask
        self._key: _Key | None = None

    @property
    def where(self) -> Text:
        return _IN_FILE.filled(file=str(self._path))

    def place_of(self, key_id: str) -> Text | None:
        return self.where if self._path.exists() and key_id in self._read().key_ids else None

    def get(self, key_id: str) -> RoundSecrets | None:
        if self.place_of(key_id) is None:
            return None
        return next((one for one in self._open() if one.key_id == key_id), None)

    def put(self, secrets: RoundSecrets) -> None:
        if not self._path.exists():
            self.make()
        self._change(lambda held: [*(one for one in held if one.key_id != secrets.key_id), secrets])

    def forget(self, key_id: str) -> None:
        if self.place_of(key_id) is not None:
            self._change(lambda held: [one for one in held if one.key_id != key_id])

    def make(self) -> None:
        """Make the file, without secrets."""
        passphrase = self._asked(new=True)
        if len(passphrase) < LEAST_PASSPHRASE:
            raise KeyFileError(_SHORT.filled(n=LEAST_PASSPHRASE))
        self._key = _derive(passphrase, _NEW, os.urandom(16))
        with _turn(self._path):
            if self._path.exists():
                raise KeyFileError(_EXISTS.filled(file=str(self._path)))
            self._write(self._key, ())

    def _change(self, change: Callable[[list[RoundSecrets]], Iterable[RoundSecrets]]) -> None:
        """Write the file anew with other secrets; what another process wrote meanwhile stays."""
        self._open()  # asks before others have to wait
        with _turn(self._path):
            held = change(self._open())
            if self._key is not None:
                self._write(self._key, held)

    def _asked(self, *, new: bool) -> str:
        if self._ask is None:
            raise NoKeyStoreError(_NO_TERMINAL.filled(file=str(self._path)))
        return unicodedata.normalize("NFC", self._ask(new))

    def _open(self) -> list[RoundSecrets]:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 heavy
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 heavy

        locked = self._read()
        if self._key is None or not self._key.opens(locked):
            self._key = _derive(self._asked(new=False), locked.cost, locked.salt)
        try:
            content = AESGCM(self._key.key).decrypt(locked.nonce, locked.sealed, locked.head)
            parts = (content[at : at + _SECRETS_BYTES] for at in range(0, len(content), _SECRETS_BYTES))
            return [_secrets(part) for part in parts]
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
            if cost.bearable and len(content) == sealed + count * _SECRETS_BYTES + _GCM_TAG_BYTES:
                names = (content[at : at + _ID_BYTES].hex() for at in range(ids, sealed, _ID_BYTES))
                return _Locked(cost, salt, nonce, tuple(names), content[sealed:])
        raise KeyFileError(_NO_KEY_FILE.filled(file=str(self._path)))

    def _write(self, key: _Key, held: Iterable[RoundSecrets]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 heavy

        ordered = sorted(held, key=lambda one: one.key_id)
        if len(ordered) > _MOST_ROUNDS:
            raise KeyFileError(_FULL.filled(file=str(self._path)))
        head = _Locked(key.cost, key.salt, os.urandom(12), tuple(one.key_id for one in ordered))
        content = b"".join(one.private_key + one.master for one in ordered)
        _write(self._path, head.head + AESGCM(key.key).encrypt(head.nonce, content, head.head))


def _derive(passphrase: str, cost: _Cost, salt: bytes) -> _Key:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 heavy

    how = Argon2id(salt=salt, length=_KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return _Key(cost, salt, how.derive(passphrase.encode("utf-8", "surrogatepass")))


def _write(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read beside its place and move it there, whole or not at all."""
    beside = None
    try:
        place = path.resolve()
        descriptor, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".new")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
        beside = None
    except OSError:
        failed = True
    else:
        failed = False
    finally:
        if beside is not None:
            with suppress(OSError):
                Path(beside).unlink()
    if failed:
        raise KeyFileError(_NOT_WRITTEN.filled(file=str(path)))


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Wait until no other process writes this key file; the system ends a turn when its process ends.

    Raises:
        KeyFileError: another one takes too long, or nothing can be written there.

    """
    place = path.resolve()
    lock = place.with_name(f"{place.name}.lock")
    try:
        lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        descriptor = -1
    if descriptor < 0:
        raise KeyFileError(_NOT_WRITTEN.filled(file=str(path)))
    try:
        for _ in range(_BUSY_TRIES):
            if _is_ours(descriptor):
                break
            time.sleep(_BUSY_PAUSE)
        else:
            raise KeyFileError(_BUSY.filled(file=str(path)))
        yield
    finally:
        os.close(descriptor)


def _is_ours(descriptor: int) -> bool:
    """Lock an open file, if nobody else has; it is free again when it is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 on Windows only

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 not on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


_IN_KEYRING: Final = Text(en="this computer's keyring ({keyring})", bn="এই কম্পিউটারের চাবি-ভান্ডার ({keyring})")
_IN_FILE: Final = Text(en="key file {file}", bn="চাবি-ফাইল {file}")
_NO_KEYRING: Final = Text(
    en="There is no safe keyring on this computer. Run {command} to make a key file with a passphrase.",
    bn="এই কম্পিউটারে চাবি রাখার নিরাপদ জায়গা নেই। {command} চালিয়ে একটি দীর্ঘ পাসওয়ার্ড (passphrase) দিয়ে চাবি-ফাইল তৈরি করুন।",
)
_NO_KEYRING_TO_READ: Final = Text(
    en="There is no safe keyring on this computer, so nothing can be looked up in it. Use the export of your password "
    "manager instead.",
    bn="এই কম্পিউটারে পাসওয়ার্ড রাখার নিরাপদ ভান্ডার (keyring) নেই, তাই সেখান থেকে কিছু পড়া যায়নি। পাসওয়ার্ড ম্যানেজারের ফাইল ব্যবহার করুন।",
)
_NO_ANSWER: Final = Text(
    en="The keyring ({keyring}) is locked or did not answer, so nothing was done. Unlock it (log in on the screen of this "
    "computer) and run again, or use a key file: --key-file FILE",
    bn="চাবি-ভান্ডার ({keyring}) বন্ধ আছে বা সাড়া দেয়নি, তাই কিছু করা হয়নি। এই কম্পিউটারের পর্দায় লগইন করে ভান্ডারটি খুলুন এবং আবার চালান, "
    "অথবা চাবি-ফাইল ব্যবহার করুন: --key-file FILE",
)
_NO_TERMINAL: Final = Text(
    en="{file} opens with its passphrase, and there is no terminal to ask for it. Run the command in a terminal window.",
    bn="{file} খুলতে তার পাসওয়ার্ড (passphrase) লাগে, কিন্তু জিজ্ঞাসা করার মতো টার্মিনাল নেই। টার্মিনাল জানালায় কমান্ডটি চালান।",
)
_SHORT: Final = Text(
    en="The passphrase is too short, so nothing was made. Use at least {n} characters, best four or more unrelated words.",
    bn="পাসওয়ার্ডটি (passphrase) ছোট, তাই কিছু তৈরি হয়নি। অন্তত {n} অক্ষর দিন; সবচেয়ে ভালো পরস্পর সম্পর্কহীন চার বা বেশি শব্দ।",
)
_EXISTS: Final = Text(
    en="{file} is already there and may hold keys, so it was left alone. Use it, or name another place: --key-file FILE",
    bn="{file} আগে থেকেই আছে, তাতে চাবি থাকতে পারে; তাই বদলানো হয়নি। সেটিই ব্যবহার করুন, অথবা অন্য জায়গা দিন: --key-file FILE",
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
    bn="{file} ভরে গেছে; কিছু বদলানো হয়নি। অনেক পুরোনো মাসের চাবি মুছুন: auditor keys forget ROUND",
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
