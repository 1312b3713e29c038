"""Words that papers, workbooks, forms and pages say alike, whatever they are about."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text, month
from auditor.model.facts import Strength

SAMPLE: Final = Text(en="Sample: not real data", bn="নমুনা — প্রকৃত তথ্য নয়")
YES: Final = Text(en="yes", bn="হ্যাঁ")
NO: Final = Text(en="no", bn="না")
DAY_IN_DOUBT: Final = Text(en="in doubt, still to be settled", bn="নিশ্চিত নয়, ঠিক করা বাকি")
"""What stands in the place of the day on which something was told, where nobody knows it."""
ANSWER_UNDATED: Final = Text(
    en="an answer came; the day on which it was told is in doubt and still to be settled",
    bn="উত্তর পাওয়া গেছে, কিন্তু তার তারিখ নিশ্চিত নয়; এখনো ঠিক করা বাকি",
)
SEVERAL_DAYS: Final = Text(en="{first} to {last}", bn="{first} থেকে {last}")
STRENGTHS: Final = {
    Strength.WEAK: Text(en="weak", bn="দুর্বল"),
    Strength.FAIR: Text(en="fair", bn="মাঝারি"),
    Strength.STRONG: Text(en="strong", bn="শক্তিশালী"),
}
"""How hard a password is to guess, in a word."""
SELF_CHECK_STEPS: Final = (
    Text(en="Test or take a password", bn="পাসওয়ার্ড পরীক্ষা করুন বা নিন"),
    Text(en="Set it on the portal and turn two-step on", bn="পোর্টালে বসান ও Two-step চালু করুন"),
    Text(en="Send the slip", bn="স্লিপ পাঠান"),
)
"""The steps of a self-check by their names, the same on the sheet, on the page and at the terminal."""


_SHEET: Final = Text(en="sheet, {month}", bn="নির্দেশিকা, {month}")
_SHEET_OF_NEW_KEYS: Final = Text(en="sheet {n}, {month}", bn="নির্দেশিকা {n}, {month}")


def sheet_name(campaign: str) -> Text:
    """Return what the sheets of a campaign (YYYY-MM, or YYYY-MM-n once keys were made anew) say at their foot, and its page says too."""
    year, of_year, *number = campaign.split("-")
    text = _SHEET_OF_NEW_KEYS if number else _SHEET
    return text.filled(month=month(f"{year}-{of_year}"), n=int(number[0]) if number else 1)


GIVEN: Final = Text(en="given", bn="দেওয়া হয়েছে")
NOT_GIVEN: Final = Text(en="not given", bn="দেওয়া হয়নি")


TO_TELL_AGAIN: Final = Text(en="to be told again", bn="পুনরায় জানাতে হবে")
"""Of an office that gave information which counts no longer."""


def given_or_not(given: bool, *, before: bool) -> Text:  # noqa: FBT001  the one thing it is about
    """Return whether information was given, or (`before`) such that none of it counts now, as a label."""
    if before:
        return TO_TELL_AGAIN
    return GIVEN if given else NOT_GIVEN


def yes_or_no(true: bool) -> Text:  # noqa: FBT001  the one thing it is about
    """Return yes or no."""
    return YES if true else NO


def so_many(number: int, of: int) -> Text:
    """Return how many of several are meant, once these were counted: all, where they all are."""
    return _counted(_SO_MANY, _ALL, number, of)


def among(number: int, of: int) -> Text:
    """Return the same, directly behind how many there are (in English as `so_many`)."""
    return _counted(_AMONG, _ALL, number, of)


def so_many_of(number: int, of: int) -> Text:
    """Return the same with how many there are, which in Bangla stands before it."""
    return _counted(_SO_MANY_OF, _ALL_OF, number, of)


def _counted(some: Text, every: Text, number: int, of: int) -> Text:
    """Return how many are meant; of a single one its number."""
    return (every if number == of > 1 else some).filled(number=number, of=of)


_SO_MANY: Final = Text(en="{number}", bn="{number}টি")
_AMONG: Final = Text(en="{number}", bn="মধ্যে {number}টি")
_SO_MANY_OF: Final = Text(en="{number} of {of}", bn="মধ্যে {number}টি")
_ALL: Final = Text(en="all", bn="সবগুলো")
_ALL_OF: Final = Text(en="all {of}", bn="সবগুলো")
