"""Words that papers, workbooks, forms and pages say alike, whatever they are about."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

SAMPLE: Final = Text(en="Sample: not real data", bn="নমুনা — প্রকৃত তথ্য নয়")
YES: Final = Text(en="yes", bn="হ্যাঁ")
NO: Final = Text(en="no", bn="না")
SELF_CHECK_STEPS: Final = (
    Text(en="Test or take a password", bn="পাসওয়ার্ড পরীক্ষা করুন বা নিন"),
    Text(en="Set it on the portal and turn two-step on", bn="পোর্টালে বসান ও Two-step চালু করুন"),
    Text(en="Send the slip", bn="স্লিপ পাঠান"),
)
"""The steps of a self-check by their names, the same on the sheet, on the page and at the terminal."""


def yes_or_no(true: bool) -> Text:  # noqa: FBT001  the one thing it is about
    """Return yes or no."""
    return YES if true else NO
