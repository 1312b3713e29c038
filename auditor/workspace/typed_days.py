"""What a typed day may be: refused where it cannot be, asked about where it is only odd. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits
from auditor.model.errors import WorkspaceError
from auditor.tables.answers import read_day

Doubted = Callable[[tuple[Text, ...]], None]
"""Called with what is odd about days, if only with nothing; returns where they are meant, and raises where they are not."""

MEETING_AHEAD: Final = 190
"""So many days ahead, half a year, a meeting may be planned without a question; the committee meets every month."""
LETTER_AHEAD: Final = 62
"""So many days ahead a letter may be drafted without a question: it is of the month, or the next."""
WAIVER_AHEAD: Final = 366
"""So many days ahead time may be extended without a question."""

DECIDED_BACK: Final = 1826
"""So many days ago, five years, a decision may have been made without a question: committees order anew."""

SEEN_BACK: Final = 31
"""So many days before the last meeting, the month between two meetings, a login may have been seen without a question."""


def refuse_odd(doubts: tuple[Text, ...]) -> None:
    """Refuse days about which something is odd.

    Raises:
        WorkspaceError: something is.

    """
    if doubts:
        raise WorkspaceError(*doubts, _NOT_WRITTEN)


def are_meant(doubts: tuple[Text, ...]) -> None:
    """Go on: it was asked before about these days."""
    del doubts


def far_ahead(what: Text, day: date | None, today: date, most: int) -> tuple[Text, ...]:
    """Return that a day lies so far ahead that its year may be wrong; nothing where it does not.

    Args:
        what: whose day it is, in a few words.
        day: the day; None where none was told.
        today: today.
        most: how many days it may lie ahead.

    """
    if day is None or day <= today + timedelta(days=most):
        return ()
    return (_FAR_AHEAD.filled(what=what, day=day, n=most),)


def far_after(what: Text, day: date, other: Text, then: date) -> tuple[Text, ...]:
    """Return that a day lies far after another that it follows, so that its year may be wrong; nothing where it does not."""
    if day <= then + timedelta(days=MEETING_AHEAD):
        return ()
    return (_FAR_AFTER.filled(what=what, day=day, other=other, then=then, n=MEETING_AHEAD),)


def before_today(what: Text, day: date | None, today: date) -> tuple[Text, ...]:
    """Return that a day is over, of what is mostly still to come; nothing where it is not, or none was told."""
    return () if day is None or day >= today else (_BEFORE_TODAY.filled(what=what, day=day, today=today),)


def still_to_come(what: Text, words: str, today: date) -> tuple[Text, ...]:
    """Return that words name only days to come, of what is over where it is named; nothing where one is over, or none is named.

    Args:
        what: what the words name, in a few words.
        words: the words, such as "meeting of 15.02.2024, decision 5".
        today: today.

    """
    days = [day for found in _DAY_IN_WORDS.findall(ascii_digits(words)) if (day := read_day(found)) is not None]
    first = min(days, default=today)
    return (_STILL_TO_COME.filled(what=what, day=first, today=today),) if first > today else ()


def long_ago(what: Text, day: date | None, today: date, most: int) -> tuple[Text, ...]:
    """Return that a day lies so long ago that its year may be wrong; nothing where it does not, or none was told."""
    if day is None or day >= today - timedelta(days=most):
        return ()
    return (_LONG_AGO.filled(what=what, day=day, n=most),)


def before_decision(what: Text, day: date, decided: date | None) -> tuple[Text, ...]:
    """Return that a day lies before the decision, of what can count only since; nothing where it does not, or nothing is ordered."""
    if decided is None or day >= decided:
        return ()
    return (_BEFORE_DECISION.filled(what=what, day=day, decided=decided),)


def far_before(what: Text, day: date, other: Text, then: date | None, most: int) -> tuple[Text, ...]:
    """Return that a day lies so far before another that its year or month may be wrong; nothing where it does not.

    Args:
        what: whose day it is, in a few words.
        day: the day.
        other: what it mostly follows.
        then: the day of that; None where there is none.
        most: how many days it may lie before that.

    """
    if then is None or day >= then - timedelta(days=most):
        return ()
    return (_FAR_BEFORE.filled(what=what, day=day, other=other, then=then, n=most),)


_DAY_IN_WORDS: Final = expression(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\S{0,2} [^\d\s,]+,? \d{4})(?!\d)"
)
UNTIL_TODAY: Final = Text(
    en="Type a day that is not after today, such as 05.02.2024.", bn="আজ বা তার আগের একটি তারিখ লিখুন, যেমন ০৫.০২.২০২৪।"
)
_FAR_AHEAD: Final = Text(
    en="The {what}, {day}, lies more than {n} {n:day|days} ahead. See whether the year is right.",
    bn="{what}: {day}, আজ থেকে {n} দিনেরও বেশি পরে। সাল ঠিক আছে কি না দেখুন।",
)
_FAR_AFTER: Final = Text(
    en="The {what}, {day}, lies more than {n} {n:day|days} after the {other}, {then}. See whether the year is right.",
    bn="{what}: {day}, {other} ({then}) থেকে {n} দিনেরও বেশি পরে। সাল ঠিক আছে কি না দেখুন।",
)
_BEFORE_TODAY: Final = Text(
    en="The {what}, {day}, lies before today, {today}.", bn="{what}: {day}, আজকের তারিখের ({today}) আগে।"
)
_STILL_TO_COME: Final = Text(
    en="The {what} is of {day}, which is still to come, and today is {today}: nothing is decided yet by a meeting that was not held. See whether the day is right; if it is, enter this once the "
    "meeting has decided.",
    bn="{what}: {day} এখনো আসেনি, আজ {today}; যে সভা হয়নি তা কোনো সিদ্ধান্তও নেয়নি। তারিখ ঠিক আছে কি না দেখুন; ঠিক হলে সভায় সিদ্ধান্তের পরে লিখুন।",
)
_LONG_AGO: Final = Text(
    en="The {what}, {day}, lies more than {n} {n:day|days} ago. See whether the year is right.",
    bn="{what}: {day}, আজ থেকে {n} দিনেরও বেশি আগে। সাল ঠিক আছে কি না দেখুন।",
)
_BEFORE_DECISION: Final = Text(
    en="The {what}, {day}, lies before the decision, {decided}. See whether the year is right.",
    bn="{what}: {day}, সিদ্ধান্তের তারিখের ({decided}) আগে। সাল ঠিক আছে কি না দেখুন।",
)
_FAR_BEFORE: Final = Text(
    en="The {what}, {day}, lies more than {n} {n:day|days} before the {other}, {then}. See whether month and year are right.",
    bn="{what}: {day}, {other} ({then}) থেকে {n} দিনেরও বেশি আগে। মাস ও সাল ঠিক আছে কি না দেখুন।",
)
_NOT_WRITTEN: Final = Text(
    en="Nothing was written. Correct the day, and do it again.", bn="কিছু লেখা হয়নি। তারিখ ঠিক করে আবার করুন।"
)
