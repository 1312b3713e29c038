"""What Bitwarden exports: JSON, the same in a zip with the attachments, and CSV.

- JSON: ``{"encrypted": false, "folders": […], "items": […]}``, of an organisation ``collections`` instead of folders.
  An item of type 1 is a login: ``{"type": 1, "name": …, "deletedDate": null, "login": {"uris": [{"match": null, "uri":
  …}], "username": …, "password": …, "totp": …}}``; any of these may be null.
- zip: the same as ``data.json``, beside a folder ``attachments``. It is read where it is: a copy unpacked would be one
  more to destroy.
- CSV: ``folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp``, of an
  organisation ``collections`` instead of the first two; several addresses stand in one cell, with commas between them.
- Encrypted JSON (``"encrypted": true``) opens in Bitwarden only. It is recognised and explained.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, plain
from auditor.model.errors import FileRefusedError
from auditor.tables.zips import ZIP_FAULTS, usual
from auditor.vaults.plaintext import Columns, beginning, decode, entries_with_passwords, headings, without_password
from auditor.vaults.vault import LeftOut, Vault, VaultEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from auditor.vaults.vault import MasterKey

_COLUMNS: Final = Columns(
    named={
        "title": ("name",),
        "url": ("login_uri",),
        "login": ("login_username",),
        "password": ("login_password",),
        "second_factor": ("login_totp",),
    },
    needed=frozenset({"title", "url", "login", "password"}),
)
_ZIP_MAGIC: Final = b"PK\x03\x04"
_INSIDE_ZIP: Final = "data.json"
_LOGIN: Final = 1
MAX_JSON: Final = 64 * 1024 * 1024
MAX_BRACKETS: Final = 2_000_000
MAX_COMMAS: Final = 6_000_000
"""Bounds the memory that a JSON of nothing but brackets would take; 50,000 items have a fifth of either."""


def _recognises(head: bytes) -> bool:
    return _is_zip(head) or re.match(r"\s*\{\s*\"", beginning(head)) is not None or _COLUMNS.fit(headings(head))


def _is_zip(head: bytes) -> bool:
    """Return whether a zip begins as Bitwarden's does: a workbook begins with other files."""
    return head.startswith(_ZIP_MAGIC) and head[30:].startswith(_INSIDE_ZIP.encode())


def _read(content: bytes, ask: Callable[[], MasterKey]) -> Iterator[VaultEntry | LeftOut]:
    del ask
    if content.startswith(_ZIP_MAGIC):
        return _items(_unpacked(content))
    if _COLUMNS.fit(headings(content[:65536])):
        return entries_with_passwords(content, _COLUMNS, _nothing_left_out, between_urls=",")
    return _items(content)


def _nothing_left_out(_: Mapping[str, str]) -> LeftOut | None:
    return None


def _unpacked(content: bytes) -> bytes:
    """Return the JSON inside a zip.

    Raises:
        FileRefusedError: there is none, it is damaged or locked, or it unpacks to an absurd size.

    """
    inside = None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(usual(packed.getinfo(_INSIDE_ZIP))) as opened:
            inside = opened.read(MAX_JSON + 1)
    except ZIP_FAULTS:
        pass
    if inside is None:
        raise FileRefusedError(_ZIP)
    if len(inside) > MAX_JSON:
        raise FileRefusedError(_TOO_MUCH)
    return inside


def _items(content: bytes) -> Iterator[VaultEntry | LeftOut]:
    """Return the logins of an export in JSON.

    Raises:
        FileRefusedError: it is no JSON, too much of it, encrypted, or no export of Bitwarden.

    """
    if sum(map(content.count, (b"[", b"{"))) > MAX_BRACKETS or content.count(b",") > MAX_COMMAS:
        raise FileRefusedError(_TOO_MUCH)
    top = _parsed(decode(content))
    del content
    if not isinstance(top, dict):
        raise FileRefusedError(_NO_JSON)
    if top.get("encrypted") is True:
        raise FileRefusedError(_ENCRYPTED)
    items = top.get("items")
    if not isinstance(items, list):
        raise FileRefusedError(_NO_EXPORT)
    del top
    for item in items:
        if isinstance(item, dict):
            yield _entry(item)
        else:
            yield LeftOut.NO_PASSWORD


def _parsed(text: str) -> Any:  # noqa: ANN401 JSON of any shape; looked at by the caller
    """Return what a JSON says, None where it is none: an error of parsing carries the whole text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _entry(item: dict[str, Any]) -> VaultEntry | LeftOut:
    login = item.get("login")
    if item.get("type") != _LOGIN or not isinstance(login, dict):
        return LeftOut.NO_PASSWORD
    if item.get("deletedDate") is not None:
        return LeftOut.DELETED
    password = _words(login.get("password"))
    reason = without_password(password)
    if reason is not None:
        return reason
    uris = login.get("uris")
    return VaultEntry(
        title=_words(item.get("name")),
        urls=tuple(_words(uri.get("uri")) for uri in uris if isinstance(uri, dict)) if isinstance(uris, list) else (),
        login=_words(login.get("username")),
        password=password,
        has_second_factor=bool(_words(login.get("totp")).strip()),
    )


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


_ENCRYPTED: Final = Text(
    en="This is an encrypted export: only Bitwarden itself can open it, and that is good. To have the passwords judged, "
    'export once more in Bitwarden as ".json" (not ".json (Encrypted)"), give that file here and let it be destroyed at '
    "the end.",
    bn="এটি এনক্রিপ্ট করা এক্সপোর্ট: শুধু Bitwarden নিজেই এটি খুলতে পারে, আর সেটাই ভালো। পাসওয়ার্ড পরীক্ষা করাতে Bitwarden থেকে আবার "
    '".json" হিসেবে (".json (Encrypted)" নয়) এক্সপোর্ট করে সেই ফাইলটি এখানে দিন, আর শেষে ফাইলটি ধ্বংস করতে দিন।',
)
_NO_JSON: Final = Text(
    en="This file begins like JSON but is incomplete, damaged or built to be hard to read. Nothing was judged. Export it "
    "again and do not edit it.",
    bn="ফাইলটির শুরু JSON-এর মতো, কিন্তু তা অসম্পূর্ণ, নষ্ট বা অস্বাভাবিকভাবে তৈরি। কিছুই পরীক্ষা করা হয়নি। আবার এক্সপোর্ট করুন, নিজে সম্পাদনা "
    "করবেন না।",
)
_NO_EXPORT: Final = Text(
    en="This JSON is no export of Bitwarden (it has no items). Nothing was judged. In Bitwarden choose Tools, Export vault, "
    "File format .json.",
    bn="এই JSON ফাইলটি Bitwarden-এর এক্সপোর্ট নয় (এতে items নেই)। কিছুই পরীক্ষা করা হয়নি। Bitwarden-এ Tools, Export vault, File format "
    ".json বেছে নিন।",
)
_TOO_MUCH: Final = Text(
    en="This export holds more than any vault does, so it was not opened. Export it again from Bitwarden.",
    bn="কোনো পাসওয়ার্ড ম্যানেজারে এত কিছু থাকে না, তাই ফাইলটি খোলা হয়নি। Bitwarden থেকে আবার এক্সপোর্ট করুন।",
)
_ZIP: Final = Text(
    en="This zip folder is damaged, locked, or no export of Bitwarden. Nothing was judged. Export it again, or export as "
    ".json.",
    bn="এই zip ফোল্ডারটি নষ্ট, তালাবদ্ধ, অথবা Bitwarden-এর এক্সপোর্ট নয়। কিছুই পরীক্ষা করা হয়নি। আবার এক্সপোর্ট করুন, অথবা .json হিসেবে করুন।",
)

VAULT = Vault(id="bitwarden", title=plain("Bitwarden (JSON, CSV)"), plain=True, recognises=_recognises, read=_read)
