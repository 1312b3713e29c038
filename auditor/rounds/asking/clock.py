"""Whether this computer's clock can be right: a round, a key or a slip bears its day for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor import BUILD_YEAR
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError

if TYPE_CHECKING:
    from datetime import date

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099
"""Between these years codes, slips and rounds can be named."""
_YEARS_IN_USE: Final = 10
"""A day so many years after the program's is hardly today, whatever the clock says."""


def clock_fault(today: date, last_entry: date | None) -> Text | None:
    """Return what is wrong with a clock; None where it may be right.

    Args:
        today: the day by this computer's clock.
        last_entry: the day of the ledger's last entry or round, the later one; None where it has none.

    """
    if today.year < BUILD_YEAR or today.year > LAST_YEAR:
        return _NOT_OUR_TIME.filled(today=today, year=BUILD_YEAR)
    if last_entry is not None and today < last_entry:
        return _BEFORE_LAST_ENTRY.filled(today=today, last=last_entry)
    return None


def today_by(clock: date, given: date | None, last_entry: date | None) -> date:
    """Return which day is taken for today: by the clock, or the one that was given where the clock is wrong and that one can be right.

    Args:
        clock: the day by this computer's clock.
        given: the day that was given for the work, where one was.
        last_entry: as `clock_fault` takes it.

    """
    if given is None or clock_fault(clock, last_entry) is None:
        return clock
    can_be_right = given.year <= BUILD_YEAR + _YEARS_IN_USE and (last_entry is None or given >= last_entry)
    return max(clock, given) if can_be_right else clock


def day_fault(day: date, decided_on: date | None, kept_on: date | None) -> Text | None:
    """Return what is wrong with a day that came too early, be it the clock's or one that was given; None otherwise.

    Args:
        day: the day of the work.
        decided_on: the day of the first decision that is judged by; None where nothing is ordered.
        kept_on: the day of the last kept round; None where none was kept, or it may come after.

    """
    if decided_on is not None and day < decided_on:
        return _BEFORE_DECISION.filled(day=day, decided=decided_on)
    if kept_on is not None and day < kept_on:
        return _BEFORE_LAST_ROUND.filled(day=day, kept=kept_on)
    return None


def refuse_before_decision(day: date, decided_on: date | None) -> None:
    """Refuse to judge on a day before the first decision: nothing that was told counts on it, so that whatever stands would be shown as unknown.

    Args:
        day: the day of the work, by the clock or given.
        decided_on: the day of the first decision that is judged by; None where nothing is ordered.

    Raises:
        WorkspaceError: the day lies before it.

    """
    fault = day_fault(day, decided_on, None)
    if fault is not None:
        raise WorkspaceError(_NOT_JUDGED.filled(fault=fault))


def refuse_wrong(fault: Text | None, day: date) -> None:
    """Refuse to write a day that cannot be right into what stays, or into papers.

    Args:
        fault: what is wrong with the clock (`clock_fault`); None where nothing is.
        day: the day of the work.

    Raises:
        WorkspaceError: the clock is wrong, or the day that was given lies in another century.

    """
    if fault is not None:
        raise WorkspaceError(_NOTHING_DONE.filled(fault=fault))
    refuse_other_centuries(day)


def refuse_other_centuries(day: date) -> None:
    """Refuse a day, given or of the clock, on which no code and no round can be named.

    Raises:
        WorkspaceError: its year is none of `FIRST_YEAR` to `LAST_YEAR`.

    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WorkspaceError(_OTHER_CENTURY.filled(day=day, first=FIRST_YEAR, last=LAST_YEAR))


_NOTHING_DONE: Final = Text(en="Nothing was done. {fault}", bn="কিছু করা হয়নি। {fault}")
_NOT_JUDGED: Final = Text(
    en="Nothing was done. {fault} Next: auditor audit, on the right day (set the computer's date, or give --on YYYY-MM-DD)",
    bn="কিছু করা হয়নি। {fault} এরপর: সঠিক তারিখে auditor audit (কম্পিউটারের তারিখ ঠিক করুন, অথবা --on YYYY-MM-DD দিন)",
    on_screen=Text(
        en="Nothing was done. {fault} Set the computer's date, and open the desk again.",
        bn="কিছু করা হয়নি। {fault} কম্পিউটারের তারিখ ঠিক করে ডেস্ক আবার খুলুন।",
    ),
)
_NOT_OUR_TIME: Final = Text(
    en="This computer's clock says {today}, but this program is of {year}: the clock is wrong. Set the "
    "computer's date and run again, or give the right day with --on YYYY-MM-DD.",
    bn="এই কম্পিউটারের তারিখ {today}, অথচ প্রোগ্রামটি {year} সালের: কম্পিউটারের তারিখ ভুল। তারিখ ঠিক করে আবার চালান, অথবা সঠিক তারিখ "
    "--on YYYY-MM-DD দিয়ে দিন।",
    on_screen=Text(
        en="This computer's clock says {today}, but this program is of {year}: the clock is wrong. Set the computer's date and open the desk again.",
        bn="এই কম্পিউটারের তারিখ {today}, অথচ প্রোগ্রামটি {year} সালের: কম্পিউটারের তারিখ ভুল। তারিখ ঠিক করে ডেস্ক আবার খুলুন।",
    ),
)
_BEFORE_LAST_ENTRY: Final = Text(
    en="This computer's clock says {today}, but the ledger's last entry is of {last}: one of the two is wrong. "
    "If the clock is slow, set the computer's date and run again. If the clock is right, that entry was written by a wrong clock: give "
    "today's day with --on YYYY-MM-DD until another entry is written; if it is a round, bring back a copy that is older (auditor restore).",
    bn="এই কম্পিউটারের তারিখ {today}, অথচ স্থায়ী রেকর্ডের শেষ লেখা {last} তারিখের: দুটির একটি ভুল। কম্পিউটারের তারিখ পিছিয়ে থাকলে তা ঠিক করে আবার "
    "চালান। কম্পিউটারের তারিখ ঠিক হলে ওই লেখাটি ভুল তারিখে লেখা হয়েছে: নতুন কিছু লেখা না হওয়া পর্যন্ত আজকের তারিখ --on YYYY-MM-DD দিয়ে "
    "দিন; লেখাটি কোনো যাচাই হলে তার আগের কপি ফিরিয়ে আনুন (auditor restore)।",
    on_screen=Text(
        en="This computer's clock says {today}, but the ledger's last entry is of {last}: one of the two is wrong. If the clock is slow, set the computer's date and open the desk again. If the clock is right, that entry was written by a wrong clock: bring the folder back from a copy that is older.",
        bn="এই কম্পিউটারের তারিখ {today}, অথচ স্থায়ী রেকর্ডের শেষ লেখা {last} তারিখের: দুটির একটি ভুল। কম্পিউটারের তারিখ পিছিয়ে থাকলে তা ঠিক করে ডেস্ক আবার খুলুন। কম্পিউটারের তারিখ ঠিক হলে ওই লেখাটি ভুল তারিখে লেখা হয়েছে: তার আগের কপি থেকে ফোল্ডারটি ফিরিয়ে আনুন।",
    ),
)
_BEFORE_DECISION: Final = Text(
    en="The day of this work is {day} by this computer's clock, or by --on, but the decision is of {decided} only: that day is wrong, or "
    "the day of the decision.",
    bn="কম্পিউটারের ঘড়ি বা --on অনুযায়ী আজ {day}, অথচ সিদ্ধান্তটি {decided} তারিখের: আজকের তারিখ অথবা সিদ্ধান্তের তারিখ ভুল।",
    on_screen=Text(
        en="The day of this work is {day} by this computer's clock, but the decision is of {decided} only: that day is wrong, or the day of the decision.",
        bn="কম্পিউটারের ঘড়ি অনুযায়ী আজ {day}, অথচ সিদ্ধান্তটি {decided} তারিখের: আজকের তারিখ অথবা সিদ্ধান্তের তারিখ ভুল।",
    ),
)
_BEFORE_LAST_ROUND: Final = Text(
    en="The day of this work is {day} by this computer's clock, or by --on, and lies before the last kept round, of {kept}; what was told "
    "since does not count on it. Set the computer's date and run again, or give the right day with --on YYYY-MM-DD.",
    bn="কম্পিউটারের ঘড়ি বা --on অনুযায়ী আজ {day}, অথচ সর্বশেষ যাচাই রাখা হয়েছে {kept} তারিখে; এর পরে পাওয়া তথ্য {day} তারিখে ধরা যায় না। কম্পিউটারের তারিখ ঠিক করে আবার "
    "চালান, অথবা সঠিক তারিখ --on YYYY-MM-DD দিয়ে দিন।",
    on_screen=Text(
        en="The day of this work is {day} by this computer's clock, and lies before the last kept round, of {kept}; what was told since does not count on it. Set the computer's date and open the desk again.",
        bn="কম্পিউটারের ঘড়ি অনুযায়ী আজ {day}, অথচ সর্বশেষ যাচাই রাখা হয়েছে {kept} তারিখে; এর পরে পাওয়া তথ্য {day} তারিখে ধরা যায় না। কম্পিউটারের তারিখ ঠিক করে ডেস্ক আবার খুলুন।",
    ),
)
_OTHER_CENTURY: Final = Text(
    en="{day} cannot be the day of this work (years {first} to {last}); nothing was done. Check --on, and this computer's "
    "date, and run again.",
    bn="{day} এই কাজের তারিখ হতে পারে না ({first} থেকে {last} সালের মধ্যে হবে); কিছু করা হয়নি। --on এবং এই কম্পিউটারের তারিখ দেখে আবার চালান।",
    on_screen=Text(
        en="{day} cannot be the day of this work (years {first} to {last}); nothing was done. Check this computer's date, and open the desk again.",
        bn="{day} এই কাজের তারিখ হতে পারে না ({first} থেকে {last} সালের মধ্যে হবে); কিছু করা হয়নি। এই কম্পিউটারের তারিখ দেখে ডেস্ক আবার খুলুন।",
    ),
)
