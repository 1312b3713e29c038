"""Secrets in the keyring of the system."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Final, TypeVar

from auditor.i18n import Text, plain
from auditor.keys.store import APPLICATION, NoKeyStoreError, NoPlaceForKeysError, secrets_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from keyring.backend import KeyringBackend

    from auditor.keys.in_file import FileStore
    from auditor.slip.codes import CampaignSecrets

T = TypeVar("T")
_USER: Final = "round"
_PATIENCE: Final = 120.0
"""Seconds that a keyring gets: a person may have to unlock it."""

_REAL: Final[Mapping[tuple[str, str], Text]] = {
    ("keyring.backends.SecretService", "Keyring"): plain("Secret Service"),
    ("keyring.backends.libsecret", "Keyring"): plain("Secret Service"),
    ("keyring.backends.kwallet", "DBusKeyring"): plain("KWallet"),
    ("keyring.backends.kwallet", "DBusKeyringKWallet4"): plain("KWallet"),
    ("keyring.backends.Windows", "WinVaultKeyring"): plain("Windows Credential Manager"),
    ("keyring.backends.macOS", "Keyring"): plain("macOS Keychain"),
}
"""Keyrings that encrypt under the user's login, and how they are called there."""


# The keyring


def real_keyring() -> KeyringBackend | None:
    """Return the keyring in use, or the first that a chain of them would use, if it is one of the list."""
    found: list[KeyringBackend] = []

    def look() -> None:
        import keyring  # noqa: PLC0415 heavy
        from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 heavy

        used = keyring.get_keyring()
        found.extend(used.backends if isinstance(used, ChainerBackend) else [used])

    _patiently(look)
    return next((backend for backend in found if _name(backend) in _REAL), None)


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


def ask_keyring(backend: KeyringBackend, call: Callable[[], T]) -> T:
    """Return the keyring's answer; it must come in time."""
    answer = _patiently(call)
    if not answer:
        raise _unanswered(backend)
    return answer[0]


def _unanswered(backend: KeyringBackend) -> NoKeyStoreError:
    return NoKeyStoreError(_NO_ANSWER.filled(keyring=_REAL[_name(backend)]))


class KeyringStore:
    """The computer's keyring; the key file beside it is read too, and takes what the keyring does not keep.

    A keyring that is locked is asked once; what the key file does not have may be in it, so that is not said to be missing.
    """

    def __init__(self, backend: KeyringBackend, file: FileStore | None) -> None:
        self._backend = backend
        self._file = file
        self._unanswered: NoKeyStoreError | None = None

    @property
    def where(self) -> Text:
        return _IN_KEYRING.filled(keyring=_REAL[_name(self._backend)])

    @property
    def is_under_passphrase(self) -> bool:
        with suppress(NoKeyStoreError):
            self._read("probe")
        return self._unanswered is not None

    def place_of(self, key_id: str) -> Text | None:
        return self._found(
            lambda: self.where if self._read(key_id) is not None else None, lambda file: file.place_of(key_id)
        )

    def get(self, key_id: str) -> CampaignSecrets | None:
        return self._found(lambda: self._read(key_id), lambda file: file.get(key_id))

    def _found(self, in_keyring: Callable[[], T | None], in_file: Callable[[FileStore], T | None]) -> T | None:
        """Return what the keyring has, else what the key file has.

        Raises:
            NoKeyStoreError: neither has it, and the keyring did not answer.

        """
        with suppress(NoKeyStoreError):
            if (found := in_keyring()) is not None:
                return found
        found = None if self._file is None else in_file(self._file)
        if found is None and self._unanswered is not None:
            raise self._unanswered
        return found

    def put(self, secrets: CampaignSecrets) -> None:
        words = urlsafe_b64encode(secrets.private_key + secrets.master).decode()
        _patiently(lambda: self._backend.set_password(_service(secrets.key_id), _USER, words))
        back = _patiently(lambda: self._backend.get_password(_service(secrets.key_id), _USER))
        if back == [words]:
            return
        if self._file is None and not back:
            raise _unanswered(self._backend)
        if self._file is None:
            raise NoPlaceForKeysError(NO_KEYRING.filled(command="auditor keys new-file"))
        self._file.put(secrets)

    def forget(self, key_id: str) -> None:
        is_here = self._read(key_id) is not None
        if self._file is not None:
            self._file.forget(key_id)
        if is_here:
            ask_keyring(self._backend, lambda: self._backend.delete_password(_service(key_id), _USER))

    def _read(self, key_id: str) -> CampaignSecrets | None:
        if self._unanswered is not None:
            raise self._unanswered
        try:
            words = ask_keyring(self._backend, lambda: self._backend.get_password(_service(key_id), _USER))
        except NoKeyStoreError as error:
            self._unanswered = error
            raise
        try:
            found = secrets_in(urlsafe_b64decode(words or ""))
        except ValueError:
            return None
        return found if found.key_id == key_id else None


_IN_KEYRING: Final = Text(en="this computer's keyring ({keyring})", bn="এই কম্পিউটারের চাবি-ভান্ডার ({keyring})")
NO_KEYRING: Final = Text(
    en="There is no safe keyring on this computer. Run {command} to make a key file with a passphrase. If one was made before, name it: "
    "--key-file FILE",
    bn="এই কম্পিউটারে চাবি রাখার নিরাপদ জায়গা নেই। {command} চালিয়ে একটি দীর্ঘ পাসওয়ার্ড (passphrase) দিয়ে চাবি-ফাইল তৈরি করুন। আগে তৈরি হয়ে থাকলে সেটির নাম দিন: "
    "--key-file ফাইল",
    on_screen=Text(
        en="There is no safe place for keys on this computer. On the screen Self-check a key file is made, or it is said how one that was made before is brought back.",
        bn="এই কম্পিউটারে চাবি রাখার নিরাপদ জায়গা নেই। “স্ব-যাচাই” পাতায় চাবি-ফাইল তৈরি করা যায়; আগে তৈরি হয়ে থাকলে সেটি কীভাবে ফিরিয়ে আনতে হবে তা-ও সেখানে আছে।",
    ),
)
_NO_ANSWER: Final = Text(
    en="The keyring ({keyring}) is locked or did not answer, so nothing was done. Unlock it (log in on the screen of this "
    "computer) and run again, or use a key file: --key-file FILE",
    bn="চাবি-ভান্ডার ({keyring}) বন্ধ আছে বা সাড়া দেয়নি, তাই কিছু করা হয়নি। এই কম্পিউটারের পর্দায় লগইন করে ভান্ডারটি খুলুন এবং আবার চালান, "
    "অথবা চাবি-ফাইল ব্যবহার করুন: --key-file ফাইল",
    on_screen=Text(
        en="The keyring ({keyring}) is locked or did not answer, so nothing was done. Unlock it (log in on the screen of this computer) and try again.",
        bn="চাবি-ভান্ডার ({keyring}) বন্ধ আছে বা সাড়া দেয়নি, তাই কিছু করা হয়নি। এই কম্পিউটারের পর্দায় লগইন করে ভান্ডারটি খুলুন এবং আবার চেষ্টা করুন।",
    ),
)
