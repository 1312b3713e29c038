"""Opens the store that this computer has: the system's keyring, else a key file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.keys.in_file import FileStore
from auditor.keys.in_keyring import NO_KEYRING, KeyringStore, ask_keyring, real_keyring
from auditor.keys.store import APPLICATION, KeyStore, NoKeyStoreError, NoPlaceForKeysError
from auditor.model.errors import AuditorError

if TYPE_CHECKING:
    from collections.abc import Callable


FILE_NAME: Final = "keys.bin"


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
        NoPlaceForKeysError: there is neither a real keyring nor a key file.
        NoKeyStoreError: there is no key file, and the keyring is locked or did not answer.

    """
    if key_file is not None:
        return FileStore(key_file, ask)
    default = default_key_file()
    file = FileStore(default, ask) if default.exists() else None
    backend = real_keyring()
    if backend is not None:
        store = KeyringStore(backend, file)
        if file is None:
            store.get("probe")
        return store
    if file is not None:
        return file
    raise NoPlaceForKeysError(NO_KEYRING.filled(command="auditor keys new-file"))


def has_place() -> bool:
    """Whether this computer has a place for secrets: a key file, or a real keyring, be it locked; no keyring is asked for anything."""
    return default_key_file().exists() or real_keyring() is not None


def holds(key_id: str) -> bool:
    """Whether the secrets of that name are on this computer, or may be in its keyring, which is locked; nobody is asked for a passphrase."""
    try:
        return open_store(key_file=None, ask=None).place_of(key_id) is not None
    except AuditorError as error:
        return isinstance(error, NoKeyStoreError) and not isinstance(error, NoPlaceForKeysError)


def make_key_file(path: Path, ask: Callable[[bool], str] | None) -> None:
    """Make a key file without secrets under a new passphrase.

    Args:
        path: its place.
        ask: as in `open_store`.

    Raises:
        KeyFileError: there is a file already, it cannot be written, or the passphrase is too short.
        NoKeyStoreError: there is no terminal to ask at.

    """
    FileStore(path, ask).make()


def stored_password(service: str, user: str) -> str | None:
    """Return what the user's own keyring holds for a service and user; None when it holds nothing.

    Raises:
        NoKeyStoreError: there is no real keyring here, it is locked, or it did not answer.

    """
    backend = real_keyring()
    if backend is None:
        raise NoKeyStoreError(_NO_KEYRING_TO_READ)
    return ask_keyring(backend, lambda: backend.get_password(service, user))


def keep_password(service: str, user: str, password: str) -> Text | None:
    """Keep a password in the user's own keyring and return where; None where there is no real one that keeps it."""
    backend = real_keyring()
    if backend is None:
        return None
    try:
        ask_keyring(backend, lambda: backend.set_password(service, user, password))
        kept = ask_keyring(backend, lambda: backend.get_password(service, user)) == password
    except NoKeyStoreError:
        return None
    return KeyringStore(backend, None).where if kept else None


def forget_password(service: str, user: str) -> bool:
    """Take a password out of the user's own keyring; tell whether it was there.

    Raises:
        NoKeyStoreError: the keyring is locked, or it did not answer.

    """
    backend = real_keyring()
    if backend is None or stored_password(service, user) is None:
        return False
    ask_keyring(backend, lambda: backend.delete_password(service, user))
    return True


_NO_KEYRING_TO_READ: Final = Text(
    en="There is no safe keyring on this computer, so nothing can be looked up in it. Use the export of your password "
    "manager instead.",
    bn="এই কম্পিউটারে পাসওয়ার্ড রাখার নিরাপদ ভান্ডার (keyring) নেই, তাই সেখান থেকে কিছু পড়া যায়নি। পাসওয়ার্ড ম্যানেজারের ফাইল ব্যবহার করুন।",
)
