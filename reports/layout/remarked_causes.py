"""A cause as papers remark it: of all who lack something in a row, or of so many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.views.remarks import RemarkCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.views.remarks import Remark

_OF_PORTAL: Final = Text(en="cause at the portal: {cause}", bn="পোর্টালজনিত কারণ: {cause}")
_OTHER: Final = Text(en="cause: {cause}", bn="কারণ: {cause}")
_OF_PORTAL_FOR_SOME: Final = Text(
    en="{number} {number:user ID|user IDs}, cause at the portal: {cause}", bn="{number}টি আইডিতে পোর্টালজনিত কারণ: {cause}"
)
_FOR_SOME: Final = Text(en="{number} {number:user ID|user IDs}: {cause}", bn="{number}টি আইডি: {cause}")
"""Beside others that lack something, for whom it is no cause."""
_KEEPS_OUT_ALL: Final = Text(
    en="{cause}: there the yes for all does not count", bn="{cause}, এমন আইডিতে সব আইডির “হ্যাঁ” ধরা হয়নি"
)
_KEEPS_OUT_TWO_STEP: Final = Text(
    en="{cause}: there the yes for all to two-step does not count",
    bn="{cause}, এমন আইডিতে সব আইডির Two-step-এর “হ্যাঁ” ধরা হয়নি",
)


_KEPT_OUT: Final = Text(
    en="the yes for all user IDs of {day} does not count for this one, for the cause told of it: {cause}",
    bn="সব আইডির জন্য {day} তারিখে জানানো “হ্যাঁ” এই আইডির ক্ষেত্রে ধরা হয়নি; কারণ: {cause}",
)
_KEPT_OUT_UNDATED: Final = Text(
    en="the yes for all user IDs does not count for this one, for the cause told of it: {cause}",
    bn="সব আইডির জন্য জানানো “হ্যাঁ” এই আইডির ক্ষেত্রে ধরা হয়নি; কারণ: {cause}",
)
_KEPT_OUT_OF_ANOTHER: Final = Text(
    en="the yes that {said} told of all its user IDs on {day} does not count for this one, for the cause told of it: {cause}",
    bn="সব আইডির জন্য {said} {day} তারিখে যে “হ্যাঁ” জানিয়েছে, এই আইডির ক্ষেত্রে তা ধরা হয়নি; কারণ: {cause}",
)
_KEPT_OUT_OF_ANOTHER_UNDATED: Final = Text(
    en="the yes that {said} told of all its user IDs does not count for this one, for the cause told of it: {cause}",
    bn="সব আইডির জন্য {said} যে “হ্যাঁ” জানিয়েছে, এই আইডির ক্ষেত্রে তা ধরা হয়নি; কারণ: {cause}",
)


def kept_out_by_cause(remark: Remark) -> Text:
    """Return how it is said in full which yes for all a cause keeps out: with its day where that is known, and the office that told it where that is another one."""
    if remark.sides:
        return _KEPT_OUT_OF_ANOTHER_UNDATED if remark.day is None else _KEPT_OUT_OF_ANOTHER
    return _KEPT_OUT_UNDATED if remark.day is None else _KEPT_OUT


def cause_in_few_words(remark: Remark) -> Text:
    """Return how a narrow cell says a cause."""
    return _FOR_SOME if remark.number else _OTHER


def cause_in_full(remark: Remark) -> Text:
    """Return how a cause is said where there is room to say that it is the portal's.

    Raises:
        ValueError: the remark names no cause.

    """
    if remark.cause is None:
        raise ValueError("a remark on a cause names the cause")
    if not remark.cause.of_portal:
        return cause_in_few_words(remark)
    return _OF_PORTAL_FOR_SOME if remark.number else _OF_PORTAL


def kept_out_in_few_words(remark: Remark) -> Text:
    """Return how a narrow cell says which yes for all a cause keeps out: every one where it hinders all, else that to two-step."""
    return _KEEPS_OUT_ALL if remark.cause is not None and remark.cause.hinders_all else _KEEPS_OUT_TWO_STEP


def naming_causes_once(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return remarks without a cause that another of them names as why a yes does not count."""
    told = tuple(remarks)
    named = {remark.cause for remark in told if names_why_kept_out(remark)}
    return tuple(remark for remark in told if remark.code is not RemarkCode.CAUSE or remark.cause not in named)


def names_why_kept_out(remark: Remark) -> bool:
    """Return whether a remark names the cause for which a yes for all does not count."""
    return remark.code is RemarkCode.KEPT_OUT and remark.cause is not None
