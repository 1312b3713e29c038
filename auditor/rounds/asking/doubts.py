"""What is odd about a round before it is kept, or a day before it is noted: both stay, so a slip of the hand is asked about. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.i18n import month as month_name
from auditor.rounds.asking.clock import day_fault

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS_AHEAD: Final = 1
"""A round is kept for a meeting of its own month or the next, unless a later one is planned."""
MONTHS_BACK: Final = 1


class RoundToKeep(Struct, frozen=True):
    """A round as it is about to be kept.

    Attributes:
        day: the day of the audit; `clock` the day by this computer's clock.
        meeting: the meeting's month, YYYY-MM.
        planned: the month of the next meeting as the workspace plans it; empty where it does not.
        last_meeting: the month of the meeting that the last kept round speaks for; empty where none was kept.
        decided_on: the day of the first decision that is judged by; None where nothing is ordered.
        known: the months of the meetings that are listed and were held, or are to be.

    """

    day: date
    clock: date
    meeting: str
    planned: str = ""
    last_meeting: str = ""
    decided_on: date | None = None
    known: frozenset[str] = frozenset()


def doubts_of_day(day: date, clock: date, decided_on: date | None, kept_on: date | None = None) -> tuple[Text, ...]:
    """Return what is odd about a day, a sentence each; nothing where it is likely.

    Args:
        day: the day.
        clock: the day by this computer's clock.
        decided_on: the day of the first decision that is judged by; None where nothing is ordered.
        kept_on: the day of the last kept round; None where none was kept, or it may come after.

    """
    ahead = (_AHEAD.filled(day=day, today=clock),) if day > clock else ()
    early = day_fault(day, decided_on, kept_on)
    return ahead if early is None else (*ahead, early)


def doubts_of_round(kept: RoundToKeep) -> tuple[Text, ...]:
    """Return what is odd about the day and the meeting of a round, a sentence each; nothing where all is likely."""
    found = [*doubts_of_day(kept.day, kept.clock, kept.decided_on)]
    apart = _month_number(kept.meeting) - _month_number(f"{kept.day:%Y-%m}")
    known = {kept.planned, kept.last_meeting, *kept.known}
    if kept.meeting not in known and not -MONTHS_BACK <= apart <= MONTHS_AHEAD:
        found.append(_UNLIKELY.filled(meeting=month_name(kept.meeting), day=kept.day))
    return tuple(found)


def doubts_of_evidence(day: date, told_on: tuple[date, ...], fresh_days: int) -> tuple[Text, ...]:
    """Return what is odd about the evidence of a round; nothing where there is some that is not old.

    Args:
        day: the day of the audit.
        told_on: the days of what was told, up to that day.
        fresh_days: for how many days information counts at the longest.

    """
    if not told_on:
        return (_NOTHING_TOLD,)
    last = max(told_on)
    return (_ALL_OLD.filled(last=last, day=day),) if last < day - timedelta(days=fresh_days) else ()


def far_ahead(day: date, known: Iterable[date], pause: int) -> Text | None:
    """Return what is odd about a day so long after all that is known here; None where it is likely.

    Args:
        day: the day.
        known: the days of planned and held meetings, of kept rounds, and of what was told.
        pause: how many days without any are likely at the most.

    """
    last = max(known, default=day)
    return _FAR_AHEAD.filled(day=day, last=last) if last < day - timedelta(days=pause) else None


def _month_number(year_and_month: str) -> int:
    year, month = year_and_month.split("-")[:2]
    return int(year) * 12 + int(month)


DOUBTFUL: Final = Text(
    en="Nothing was kept, because a kept round stays. Correct the day, the meeting or the evidence and run again. If it is "
    "meant so, add --yes.",
    bn="রাখা যাচাই আর বদলানো যায় না, তাই কিছু রাখা হয়নি। তারিখ, সভার মাস বা তথ্য ঠিক করে আবার চালান। এভাবেই রাখতে চাইলে --yes যোগ করুন।",
    on_screen=Text(
        en="Nothing was kept, because a kept round stays. Correct the day, the meeting or the evidence; or, where it is meant so, tick it on the screen Meeting.",
        bn="রাখা যাচাই আর বদলানো যায় না, তাই কিছু রাখা হয়নি। তারিখ, সভার মাস বা তথ্য ঠিক করুন; এভাবেই রাখতে চাইলে “সভা” পাতায় টিক দিন।",
    ),
)
_AHEAD: Final = Text(
    en="The day of the work, {day}, lies after today, {today}.", bn="কাজের তারিখ {day} আজকের তারিখ {today}-এর পরের।"
)
_FAR_AHEAD: Final = Text(
    en="The day of this work is {day}, long after the last meeting, round and information known here ({last}): this computer's clock may be wrong. If it is "
    "right, give the day with --on.",
    bn="আজকের তারিখ ধরা হয়েছে {day}, অথচ এখানকার সর্বশেষ সভা, যাচাই ও তথ্য {last} তারিখের: কম্পিউটারের তারিখ ভুল হতে পারে। তারিখ ঠিক হলে --on দিয়ে তারিখটি দিন।",
    on_screen=Text(
        en="The day of this work is {day}, long after the last meeting, round and information known here ({last}): this computer's clock may be wrong.",
        bn="আজকের তারিখ ধরা হয়েছে {day}, অথচ এখানকার সর্বশেষ সভা, যাচাই ও তথ্য {last} তারিখের: কম্পিউটারের তারিখ ভুল হতে পারে।",
    ),
)
_UNLIKELY: Final = Text(
    en="The day of the audit is {day}, and no meeting of {meeting} is planned.",
    bn="যাচাইয়ের তারিখ {day}, অথচ {meeting} মাসে কোনো সভা নির্ধারিত নেই।",
)
_NOTHING_TOLD: Final = Text(
    en='There is no information: every office would be kept as "no information".',
    bn="কোনো তথ্য নেই: সব দপ্তর “তথ্য পাওয়া যায়নি” হিসেবে রাখা হবে।",
)
_ALL_OLD: Final = Text(
    en="The newest information is of {last}; on {day} all of it is too old to count.",
    bn="সর্বশেষ তথ্য {last} তারিখের; {day} তারিখে তার সবই পুরোনো, গণনায় ধরা হবে না।",
)
