"""Letters that were sent, as annex and office reports show them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.facts import Cause
from auditor.model.letters import Purpose


class SentReminder(Struct, frozen=True):
    """A reminder that an office got: which of the three, when, and under which memo number."""

    purpose: Purpose
    day: date
    memo: str


class PortalRequest(Struct, frozen=True):
    """A letter that the portal's owner got: when, its memo number, and what was answered, when; `promised` is the day from which it is worth trying again, where the answer names one.

    `causes` are those of which it tells, in whichever office, beside a clause on them; none where that was not noted. `serials` are those of the offices that are to try again
    after its answer; only in a clause of the chair's copy.
    """

    day: date
    memo: str
    answered_on: date | None = None
    answer: str = ""
    promised: date | None = None
    causes: tuple[Cause, ...] = ()
    serials: tuple[int, ...] = ()

    def of(self, causes: Collection[Cause]) -> PortalRequest:
        """Return the same with no other causes than some."""
        return replace(self, causes=tuple(cause for cause in self.causes if cause in causes))

    def published(self) -> PortalRequest:
        """Return the same as what may be published tells of it: its days, and neither memo number nor what was answered, in whose words an office may be named."""
        return replace(self, memo="", answer="")

    def is_before_promised(self, day: date) -> bool:
        """Whether a day lies before that which the answer names."""
        return is_too_early(day, self.promised)


def is_too_early(day: date, promised: date | None) -> bool:
    """Whether a day lies before that which an answer promised, if it did: until then it is not worth trying again."""
    return promised is not None and day < promised
