"""What something that was told is worth now, in words."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_CAUSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.evidence import KeptOut


class Weight(Enum):
    """What something that was told is worth now."""

    COUNTS = auto()
    AGREES = auto()
    OVERRULED = auto()
    LESS_KNOWN = auto()
    BEFORE_OPPOSITION = auto()
    OPPOSED_ON_ITS_DAY = auto()
    EARLIER = auto()
    REPLACED = auto()
    OLD = auto()
    OF_HOLDER_BEFORE = auto()
    BEFORE_JOINING = auto()
    DAY_NEEDED = auto()
    JOINING_NEEDED = auto()
    OF_OTHER_MAILBOX = auto()
    NOT_COUNTED = auto()
    CORRECTED = auto()
    UNCOUNTED = auto()
    NOT_LISTED = auto()
    KEPT_OUT = auto()
    KEPT_OUT_BY_CAUSE = auto()

    @property
    def label(self) -> Text:
        """What is said of it."""
        return _WEIGHTS[self]


_WEIGHTS: Final = {
    Weight.COUNTS: Text(en="counts", bn="এটিই ধরা হয়েছে"),
    Weight.AGREES: Text(en="says the same", bn="একই কথা বলে"),
    Weight.OVERRULED: Text(en="does not count: something better known or later speaks against it", bn="ধরা হয়নি: এর বিপরীতে জোরালো বা পরের তথ্য আছে"),
    Weight.LESS_KNOWN: Text(en="does not count: something better known speaks against it", bn="ধরা হয়নি: আরও নিশ্চিতভাবে জানা তথ্য এর বিপরীত"),
    Weight.BEFORE_OPPOSITION: Text(en="does not count: told otherwise later", bn="ধরা হয়নি: পরে এর বিপরীত তথ্য জানানো হয়েছে"),
    Weight.OPPOSED_ON_ITS_DAY: Text(en="does not count: told otherwise on the same day, and of two equally known the less favourable counts", bn="ধরা হয়নি: একই তারিখে ভিন্ন তথ্যও জানানো হয়েছে; সমান নিশ্চিত হলে কম অনুকূলটি ধরা হয়"),
    Weight.EARLIER: Text(en="an earlier day; the later one counts", bn="আগের তারিখ; পরেরটি ধরা হয়েছে"),
    Weight.REPLACED: Text(en="does not count any more: told otherwise since", bn="আর ধরা হচ্ছে না: পরে ভিন্ন তথ্য জানানো হয়েছে"),
    Weight.OLD: Text(en="does not count any more: too old", bn="আর ধরা হচ্ছে না: তথ্য পুরোনো হয়েছে"),
    Weight.OF_HOLDER_BEFORE: Text(en="does not count: told before the present holder came", bn="ধরা হয়নি: বর্তমান দায়িত্বপ্রাপ্তের আগের তথ্য"),
    Weight.BEFORE_JOINING: Text(en="does not count: it was done before the present holder joined", bn="ধরা হয়নি: বর্তমান দায়িত্বপ্রাপ্তের যোগদানের আগে করা"),
    Weight.JOINING_NEEDED: Text(en="does not count: it is not known whether the present holder had joined by then; the day of joining is needed", bn="ধরা হয়নি: তখন বর্তমান দায়িত্বপ্রাপ্ত যোগ দিয়েছিলেন কি না জানা নেই; যোগদানের তারিখ লাগবে"),
    Weight.DAY_NEEDED: Text(en="does not count: it may have been before the present holder joined; its day is needed", bn="ধরা হয়নি: বর্তমান দায়িত্বপ্রাপ্তের যোগদানের আগেরও হতে পারে; তারিখ লাগবে"),
    Weight.OF_OTHER_MAILBOX: Text(en="does not count: of the e-mail address that the roster had before", bn="ধরা হয়নি: তালিকায় আগে থাকা ই-মেইল ঠিকানার তথ্য"),
    Weight.NOT_COUNTED: Text(en="does not count", bn="ধরা হয়নি"),
    Weight.CORRECTED: Text(en="does not count: told before a request for correction that was upheld", bn="ধরা হয়নি: সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তথ্যটি তার আগের"),
    Weight.UNCOUNTED: Text(en="does not count yet: of how many user IDs, is not known", bn="এখনো ধরা হয়নি: ইউজার আইডির সংখ্যা জানা যায়নি"),
    Weight.NOT_LISTED: Text(en="does not count any more: no longer listed, and nobody told why", bn="আর ধরা হচ্ছে না: তালিকায় আর নেই, কারণও জানানো হয়নি"),
    Weight.KEPT_OUT: Text(en="does not count: an answer for all user IDs does not take the place of what is known of this one", bn="ধরা হয়নি: সব আইডির জন্য জানানো উত্তর এই আইডির নিজের তথ্যের জায়গা নেয় না"),
    Weight.KEPT_OUT_BY_CAUSE: Text(en="does not count: the cause told of this user ID stands against it", bn="ধরা হয়নি: এই আইডির জন্য জানানো কারণটি এর বিপরীত"),
}  # fmt: skip


HOLDING: Final = frozenset({Weight.COUNTS, Weight.AGREES})
"""What was told holds, by itself or beside others."""


def kept_out_by(kept_out: KeptOut) -> Weight:
    """Return what an answer for all is worth that does not count for one account: by that account's own cause, or by what else is known of it."""
    is_by_cause = kept_out.no is not None and kept_out.no.fact == TWO_STEP_CAUSE
    return Weight.KEPT_OUT_BY_CAUSE if is_by_cause else Weight.KEPT_OUT


def weight_of_all(weights: Sequence[Weight]) -> Weight:
    """Return what an answer is worth by what all that it tells is: where it does not count, but for what grew old beside its no, which counts."""
    if Weight.COUNTS in weights and HOLDING.issuperset(set(weights) - {Weight.OLD}):
        return Weight.COUNTS
    return next((weight for weight in weights if weight not in HOLDING), weights[0])
