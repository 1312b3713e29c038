"""The CSV that KeePassXC exports.

Headings as the program writes them, every cell in quotes: ``"Group","Title","Username","Password","URL","Notes"``, and
since 2.6.2 ``"TOTP","Icon","Last Modified","Created"``. ``TOTP`` holds an ``otpauth://`` address. Entries in the recycle
bin come too; they are known by the group's name, which is ``Recycle Bin`` where the program was not translated when it
made the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import plain
from auditor.vaults.plaintext import Columns, table_vault
from auditor.vaults.vault import LeftOut

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def _left_out(cells: Mapping[str, str]) -> LeftOut | None:
    return LeftOut.DELETED if _RECYCLE_BIN in cells["group"].casefold().split("/") else None


VAULT = table_vault("keepassxc", plain("KeePassXC (CSV)"), _COLUMNS, _left_out)
