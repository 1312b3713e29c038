"""Words that papers, workbooks, forms and pages say alike, whatever they are about."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

SAMPLE: Final = Text(en="Sample: not real data", bn="নমুনা — প্রকৃত তথ্য নয়")
YES: Final = Text(en="yes", bn="হ্যাঁ")
NO: Final = Text(en="no", bn="না")


def yes_or_no(true: bool) -> Text:  # noqa: FBT001  the one thing it is about
    """Return yes or no."""
    return YES if true else NO
