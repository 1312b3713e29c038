"""What the ledger notes of mail codes that went to official mailboxes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class MailCodeSent:
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
