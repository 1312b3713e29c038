"""Password lists that browsers save as CSV: Chrome and Edge, Firefox, Safari.

Headings as the programs write them:

- Chrome, Edge and other browsers made from Chromium: ``name,url,username,password,note`` (``note`` since 2023). A
  password of an Android app has an ``android://`` address.
- Firefox: ``"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed",
  "timePasswordChanged"``. One signed in for sync adds a row ``chrome://FirefoxAccounts``, whose password is a bundle of
  keys.
- Safari and Apple's Passwords: ``Title,URL,Username,Password,Notes,OTPAuth`` (at first ``Url``, without notes).
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
        "password": ("password",),
        "url": ("url",),
        "login": ("username",),
        "title": ("name", "title"),
        "second_factor": ("otpauth", "totp"),
    },
    needed=frozenset({"password", "url", "login"}),
    never=frozenset({"group"}),
)
_FIREFOX_ACCOUNT: Final = "chrome://firefoxaccounts"


def _left_out(cells: Mapping[str, str]) -> LeftOut | None:
    return LeftOut.OF_THE_BROWSER if cells["url"].casefold().startswith(_FIREFOX_ACCOUNT) else None


VAULT = table_vault("browser", plain("Chrome, Edge, Firefox, Safari (CSV)"), _COLUMNS, _left_out)
