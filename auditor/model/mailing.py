"""What the ledger notes of mail codes that went to official mailboxes."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct


class MailCodeSent(Struct, frozen=True):
    """A mail code went to an official mailbox, or was written as a file to be sent by hand.

    Attributes:
        round: of which campaign the code is.
        office: whose mailbox it is.
        tag: 16 hex digits by which the address is known again, under the campaign's secrets; neither code nor address.
        way: ``smtp`` or ``file``.
        on: the day.

    """

    kind: ClassVar[str] = "mail-code-sent"
    round: str
    office: str
    tag: str
    way: str
    on: date


class MailCodeSpent(Struct, frozen=True):
    """A mail brought a code back: no other mail proves anything by it, whatever becomes of what is kept of the first.

    Attributes:
        round: of which campaign the code is.
        office: whose mailbox it came from.
        mail: SHA-256 of the value of its signature, 64 hex digits, by which the mail is known again.
        on: the day of the note.

    """

    kind: ClassVar[str] = "mail-code-spent"
    round: str
    office: str
    mail: str
    on: date
