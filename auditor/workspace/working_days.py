"""On which days offices are closed, and which day lies so many working days later. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Callable


def working_days_after(day: date, count: int) -> date:
    """Return the day that many working days later: Friday and Saturday are off, and Bangladesh's public holidays."""
    is_off, left = _days_off(day), count
    while left:
        day += timedelta(days=1)
        left -= not is_off(day)
    return day


def off_day(what: Text, day: date | None) -> tuple[Text, ...]:
    """Return that offices are closed on a day on which people are to meet or to have answered (`what`, in a few words): a weekend's or a public holiday; nothing where they are not, or none was told."""
    return (_CLOSED.filled(what=what, day=day),) if day is not None and _days_off(day)(day) else ()


def _days_off(day: date) -> Callable[[date], bool]:
    """Return what tells of a day near another one whether offices are closed: Friday, Saturday and Bangladesh's public holidays."""
    import holidays  # noqa: PLC0415 takes 100 ms and is needed only here

    off = holidays.country_holidays("BD", years=(day.year, day.year + 1))  # further years by themselves
    return lambda each: each.weekday() in {4, 5} or each in off


_CLOSED: Final = Text(
    en="The {what}, {day}, is a Friday, a Saturday or a public holiday: offices are closed.",
    bn="{what} ({day}) শুক্রবার, শনিবার বা সরকারি ছুটির দিন: দপ্তর বন্ধ থাকে।",
)
