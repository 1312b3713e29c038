"""Builders of vault files as the programs write them; every login and password is made when a test runs."""

from __future__ import annotations

import csv
import io
import json
import secrets
import zipfile
from dataclasses import dataclass, field


def invented(mark: str = "") -> str:
    """Return a password that nobody has: strong by any measure, with all kinds of signs."""
    return f"{mark}{secrets.token_urlsafe(12)}Qz!7"


@dataclass(frozen=True)
class Login:
    """One saved login, before any program has written it."""

    title: str
    url: str
    login: str
    password: str = field(default_factory=invented)
    otp: str = ""
    note: str = ""
    deleted: bool = False


def _quoted(cells, end):
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + end


def _plain(rows, end):
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator=end).writerows(rows)
    return lines.getvalue().encode()


def chrome(logins, note=True):
    """As Chrome and Edge write it: quotes only where needed, lines end in LF."""
    head = ["name", "url", "username", "password"] + ["note"] * note
    return _plain([head, *([one.title, one.url, one.login, one.password] + [one.note] * note for one in logins)], "\n")


def firefox(logins):
    """As Firefox writes it: every cell quoted but a null, which is bare; lines end in CRLF."""
    head = (
        "url", "username", "password", "httpRealm", "formActionOrigin", "guid", "timeCreated", "timeLastUsed",
        "timePasswordChanged",
    )  # fmt: skip
    text = _quoted(head, "\r\n")
    for number, one in enumerate(logins):
        told = _quoted((one.url, one.login, one.password), "")
        rest = _quoted((one.url, f"{{00000000-0000-4000-8000-{number:012d}}}", *("1700000000000",) * 3), "")
        text += f"{told},,{rest}\r\n"
    return text.encode()


def safari(logins, heads=("Title", "URL", "Username", "Password", "Notes", "OTPAuth")):
    """As Safari and Apple's Passwords write it."""
    cells = {"Title": "title", "URL": "url", "Url": "url", "Username": "login", "Password": "password"}
    cells |= {"Notes": "note", "OTPAuth": "otp"}
    return _plain([heads, *([getattr(one, cells[head]) for head in heads] for one in logins)], "\n")


def keepassxc(logins, totp=True):
    """As KeePassXC writes it: every cell quoted, lines end in LF."""
    head = ["Group", "Title", "Username", "Password", "URL", "Notes"]
    text = _quoted(head + ["TOTP", "Icon", "Last Modified", "Created"] * totp, "\n")
    for one in logins:
        group = "Root/Recycle Bin" if one.deleted else "Root/Office"
        cells = [group, one.title, one.login, one.password, one.url, one.note]
        text += _quoted(cells + [one.otp, "0", "2024-01-29T05:00:00Z", "2023-01-29T05:00:00Z"] * totp, "\n")
    return text.encode()


def bitwarden_csv(logins):
    """As Bitwarden writes it: nulls are empty, several addresses in one cell, lines end in CRLF."""
    head = (
        "folder", "favorite", "type", "name", "notes", "fields", "reprompt", "login_uri", "login_username",
        "login_password", "login_totp",
    )  # fmt: skip
    rows = [("", "", "login", one.title, one.note, "", 0, one.url, one.login, one.password, one.otp) for one in logins]
    rows.append(("Office", 1, "note", "A note", "no login\nat all", "", 0, "", "", "", ""))
    return _plain([head, *rows], "\r\n")


def bitwarden_items(logins):
    """The items of a JSON export, and a note and a card among them."""
    common = {"organizationId": None, "folderId": None, "reprompt": 0, "favorite": False, "collectionIds": None}
    yield {**common, "type": 2, "name": "A note", "notes": "no login", "secureNote": {"type": 0}}
    yield {**common, "type": 3, "name": "A card", "card": {"number": "4000000000000000", "code": "123"}}
    for one in logins:
        yield {
            **common,
            "passwordHistory": [{"lastUsedDate": "2023-01-01T00:00:00.000Z", "password": invented()}],
            "revisionDate": "2024-01-01T00:00:00.000Z",
            "deletedDate": "2024-01-02T00:00:00.000Z" if one.deleted else None,
            "id": secrets.token_hex(16),
            "type": 1,
            "name": one.title,
            "notes": one.note or None,
            "fields": [{"name": "old", "value": invented(), "type": 1, "linkedId": None}],
            "login": {
                "uris": [{"match": None, "uri": url} for url in one.url.split(",")] if one.url else None,
                "fido2Credentials": [],
                "username": one.login or None,
                "password": one.password or None,
                "totp": one.otp or None,
            },
        }


def bitwarden_json(logins):
    """As Bitwarden writes it."""
    whole = {"encrypted": False, "folders": [{"id": "f", "name": "Office"}], "items": list(bitwarden_items(logins))}
    return json.dumps(whole, indent=2, ensure_ascii=False).encode()


def bitwarden_zip(logins):
    """The same, in a zip with an attachment."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("data.json", bitwarden_json(logins))
        opened.writestr("attachments/x/letter.txt", "a letter")
    return packed.getvalue()


def bitwarden_locked(*, by_password):
    """An encrypted export, of either kind."""
    if by_password:
        whole = {"encrypted": True, "passwordProtected": True, "salt": "c2FsdA==", "kdfType": 0, "data": "2.x|y|z"}
    else:
        whole = {"encrypted": True, "encKeyValidation_DO_NOT_EDIT": "2.x|y|z", "folders": [], "items": []}
    return json.dumps(whole, indent=2).encode()
