"""When something was done, as far as anybody knows."""

from __future__ import annotations

from datetime import date
from typing import Final

from auditor.i18n import Language as _Language
from auditor.i18n import Text, short_date
from auditor.model.value import Value

_SHORT_SPAN: Final = 2
"""Days by which a span is longer than its first; of so short a one both ends are told. A record has it that says a day, give or take one."""


class When(Value, frozen=True):
    """When something was last done, as far as anybody knows: a span from `earliest` to `latest`, both inclusive.

    Nobody has to invent a day: "since the decision, day forgotten" is `since`, "not since the decision" is
    `not_since`, "not yet, and the decision is still to come" is `undone_by`. `earliest` None means possibly never.
    """

    earliest: date | None
    latest: date

    @classmethod
    def on(cls, day: date) -> When:
        """Done on that day."""
        return cls(day, day)

    @classmethod
    def since(cls, day: date, told_on: date) -> When:
        """Done on or after `day`, told on `told_on`; the day itself is forgotten."""
        return cls(day, max(day, told_on))

    @classmethod
    def not_since(cls, day: date) -> When:
        """Not done since `day`; perhaps never."""
        return cls(None, date.fromordinal(day.toordinal() - 1))

    @classmethod
    def undone_by(cls, seen: date, day: date) -> When:
        """Seen, or told, not to be done since `day`; where that was before `day`, not done up to then."""
        return cls(None, min(seen, cls.not_since(day).latest))

    @classmethod
    def not_by_the_holder(cls) -> When:
        """Not done by the present holder, whatever was done before; it counts from no day at all."""
        return cls(None, date.min)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    @property
    def not_yet(self) -> Text:
        """How papers print what was not done by the last of its days, where it was told on that very day: of the days after nothing was."""
        return Text(en="not yet on {day}", bn="{day} তারিখ পর্যন্ত হয়নি").filled(day=self.latest)

    @property
    def label(self) -> Text:
        """The day as papers print it."""
        if self.earliest is None and self.latest == date.min:
            return Text(en="not by the present holder", bn="বর্তমান দায়িত্বপ্রাপ্ত এখনো করেননি")
        if self.earliest is None:
            return Text(en="not since {day}", bn="{day} বা তার পরে নয়").filled(
                day=date.fromordinal(self.latest.toordinal() + 1)
            )
        if self.exact:
            return Text(en=short_date(self.earliest, _Language.EN), bn=short_date(self.earliest, _Language.BN))
        if (self.latest - self.earliest).days <= _SHORT_SPAN:
            return Text(en="between {first} and {last}", bn="{first} থেকে {last} তারিখের মধ্যে").filled(
                first=self.earliest, last=self.latest
            )
        return Text(en="on or after {day}", bn="{day} বা তার পরে").filled(day=self.earliest)


def encode_when(value: When) -> str:
    """Return a span of days in files: an ISO 8601 day, or ``earliest/latest`` with ``..`` for an open start."""
    if value.exact:
        return value.latest.isoformat()
    return f"{value.earliest.isoformat() if value.earliest else '..'}/{value.latest.isoformat()}"


def decode_when(code: str) -> When:
    """Return the span of days written by `encode_when`.

    Raises:
        ValueError: it is no such writing.

    """
    first, slash, last = code.partition("/")
    if not slash:
        return When.on(date.fromisoformat(first))
    return When(None if first == ".." else date.fromisoformat(first), date.fromisoformat(last))
