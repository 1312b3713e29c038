"""The CSV that KeePassXC exports.

Headings as the program writes them, every cell in quotes: ``"Group","Title","Username","Password","URL","Notes"``, and
since 2.6.2 ``"TOTP","Icon","Last Modified","Created"``. ``TOTP`` holds an ``otpauth://`` address. Entries in the recycle
bin come too; they are known by the group's name, which is ``Recycle Bin`` where the program was not translated when it
made the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import plain
from auditor.vaults.plaintext import Columns, entries_with_passwords, headings
from auditor.vaults.vault import LeftOut, Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from auditor.vaults.vault import MasterKey, VaultEntry

_COLUMNS: Final = Columns(
    named={
        "group": ("group",),
        "title": ("title",),
        "login": ("username",),
        "password": ("password",),
        "url": ("url",),
        "second_factor": ("totp",),
    },
    needed=frozenset({"group", "title", "login", "password", "url"}),
)
_RECYCLE_BIN: Final = "recycle bin"


def _recognises(head: bytes) -> bool:
    return _COLUMNS.fit(headings(head))


def _left_out(cells: Mapping[str, str]) -> LeftOut | None:
    return LeftOut.DELETED if _RECYCLE_BIN in cells["group"].casefold().split("/") else None


def _read(content: bytes, ask: Callable[[], MasterKey]) -> Iterator[VaultEntry | LeftOut]:
    del ask
    return entries_with_passwords(content, _COLUMNS, _left_out)


VAULT = Vault(id="keepassxc", title=plain("KeePassXC (CSV)"), plain=True, recognises=_recognises, read=_read)
