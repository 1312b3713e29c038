"""The keyring of the operating system: passwords that the owner names, one by one.

It is no file, so it has no ``VAULT``: keyrings cannot in general say what they hold, and one that can would give out far
more than portal accounts. So the owner names service and user, and nothing else is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.vaults.vault import VaultEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def read(named: Iterable[tuple[str, str]], look_up: Callable[[str, str], str | None]) -> Iterator[VaultEntry]:
    """Return an entry for every service and user named.

    Args:
        named: services and users; a service that is an address counts as the entry's address.
        look_up: returns what the keyring holds for a service and user, None for nothing.

    Raises:
        AuditorError: the keyring holds nothing, or an empty password, under one of the names.

    """
    for service, user in named:
        password = look_up(service, user)
        if not password:
            raise AuditorError(_NOTHING.filled(service=service))
        yield VaultEntry(title=service, urls=(service,) if "." in service else (), login=user, password=password)


_NOTHING: Final = Text(
    en='The system\'s keyring holds no password under the service "{service}" and that user. Nothing was judged. A keyring '
    "cannot be listed: look the two names up in its own window (Windows: Credential Manager; macOS: Keychain Access; "
    "Linux: Passwords and Keys) and type them as they stand there.",
    bn="সিস্টেমের চাবির ভান্ডারে “{service}” নামে ওই ইউজারের কোনো পাসওয়ার্ড নেই। কিছুই পরীক্ষা করা হয়নি। ভান্ডারের তালিকা নেওয়া যায় না: এর নিজের "
    "জানালায় (Windows: Credential Manager; macOS: Keychain Access; Linux: Passwords and Keys) নাম দুটি দেখে হুবহু লিখুন।",
)
