"""Letters that were sent, as annex and office reports show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from auditor.model.letters import Purpose


@dataclass(frozen=True, slots=True)
class SentReminder:
    """A reminder that an office got: which of the three, when, and under which memo number."""

    purpose: Purpose
    day: date
    memo: str


@dataclass(frozen=True, slots=True)
class PortalRequest:
    """A letter that the portal's owner got: when, its memo number, and what was answered, when."""

    day: date
    memo: str
    answered_on: date | None = None
    answer: str = ""
