"""What a login probe knows beforehand: the portal's own description, and who permits it, and the ledger's entry of both."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct


class PortalDescription(Struct, frozen=True):
    """How one logs in to a portal; what is left empty is found on its pages.

    Attributes:
        login: the address of the login page.
        username, password, code: names of the fields, as in the page's HTML.
        inside: a page that opens only after a login: an address, or a path of the portal.

    """

    login: str
    username: str = ""
    password: str = ""
    code: str = ""
    inside: str = ""


class Permit(Struct, frozen=True):
    """The memo by which a portal's owner permits logins by this program.

    Attributes:
        memo: its number, as written.
        owner: the authority that owns the portal and signed it.
        on: its day.

    """

    memo: str
    owner: str
    on: date


class ProbePermitted(Struct, frozen=True):
    """A file was made by which an office's users may log in to their portal once with this program, as the portal's owner permits.

    Attributes:
        round: the round's id; `office` whose file it is.
        owner: the authority that owns the portal; `memo` the number of its memo, and `memo_day` its day.
        login: the address of the login page.
        probe: SHA-256 of the file, 64 hex digits, as the office's sheet carries it.
        on: the day.

    """

    kind: ClassVar[str] = "probe-permitted"
    round: str
    office: str
    owner: str
    memo: str
    memo_day: date
    login: str
    probe: str
    on: date
