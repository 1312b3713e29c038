"""Letters that were sent, as annex and office reports show them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from auditor.model.letters import Purpose


class SentReminder(Struct, frozen=True):
    """A reminder that an office got: which of the three, when, and under which memo number."""

    purpose: Purpose
    day: date
    memo: str


class PortalRequest(Struct, frozen=True):
    """A letter that the portal's owner got: when, its memo number, and what was answered, when."""

    day: date
    memo: str
    answered_on: date | None = None
    answer: str = ""
