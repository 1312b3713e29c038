"""The shape of a vault reader: one kind of file in which a person keeps passwords, in one module under one name.

A reader turns the bytes of a file into entries, one after the other, and knows nothing of verdicts, workspaces or
screens. It is pure but for the question for a master password, which it asks through a callable. To add a kind, write
one module that defines ``VAULT`` and name it in `auditor.vaults.opening`.

An entry holds a password. It lives in memory only, between a reader and `auditor.vaults.judging`; it has no repr
that says anything and no equality, and nothing derived from the password but a verdict leaves the judge. Readers raise
their errors outside of ``except`` blocks: the errors of decoders and parsers carry the text that they choked on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class VaultEntry:
    """One saved login.

    Attributes:
        title: what its owner or the program calls it; may be empty.
        urls: the addresses it is for, as saved.
        login: the user's name; may be empty.
        password: never empty.
        has_second_factor: whether the secret of an app's codes is saved beside it.

    """

    title: str
    urls: tuple[str, ...]
    login: str
    password: str
    has_second_factor: bool = False


class LeftOut(StrEnum):
    """Why something in a vault is not judged."""

    NO_PASSWORD = "no-password"  # noqa: S105 a reason
    BROKEN_ROW = "broken-row"
    REFERENCE = "reference"
    DELETED = "deleted"
    OF_THE_BROWSER = "of-the-browser"

    @property
    def label(self) -> Text:
        """The reason as the screen gives it."""
        return _LEFT_OUT[self]


_LEFT_OUT: Final[Mapping[LeftOut, Text]] = {
    LeftOut.NO_PASSWORD: Text(en="no password in it (notes, cards, passkeys)", bn="পাসওয়ার্ড নেই (নোট, কার্ড, পাসকি)"),
    LeftOut.BROKEN_ROW: Text(
        en="the row has more or fewer cells than headings; export the file again and do not edit it",
        bn="সারিতে ঘরের সংখ্যা শিরোনামের সঙ্গে মেলে না; ফাইলটি আবার এক্সপোর্ট করুন, নিজে সম্পাদনা করবেন না",
    ),
    LeftOut.REFERENCE: Text(en="the password is a reference to another entry", bn="পাসওয়ার্ডের জায়গায় অন্য এন্ট্রির উল্লেখ আছে"),
    LeftOut.DELETED: Text(en="in the vault's recycle bin", bn="ম্যানেজারের রিসাইকেল বিনে আছে"),
    LeftOut.OF_THE_BROWSER: Text(en="the browser's own key, no account", bn="ব্রাউজারের নিজস্ব চাবি, কোনো আইডি নয়"),
}


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class MasterKey:
    """What opens a locked vault: the master password, empty where a key file alone opens it, and the key file."""

    password: str
    key_file: bytes | None = None


class Vault(Struct, frozen=True):
    """One kind of vault file.

    Attributes:
        id: kebab-case name.
        title: the kind of file, as people call it.
        plain: whether whoever opens the file reads the passwords in it.
        recognises: whether a file that begins with these bytes (up to `opening.HEAD`) is of this kind.
        read: what is in a file. Whatever the bytes are, it yields or raises `AuditorError`; the callable is called at
            most once, and only for a locked vault.

    """

    id: str
    title: Text
    plain: bool
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Callable[[], MasterKey]], Iterator[VaultEntry | LeftOut]]
