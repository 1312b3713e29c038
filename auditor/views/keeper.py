"""What of an office's duties who keeps the roster settles, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.views.steps import WHO, each_once
from auditor.views.stood import asked_of_keeper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RuleCard

_EMPTIED: Final = Text(
    en="All user IDs of the office have left the list, and the reason is known. If it has another one, tell which post uses it.",
    bn="দপ্তরের সব ইউজার আইডি তালিকা থেকে বাদ গেছে; কারণ জানা আছে। অন্য আইডি থাকলে কোন পদবির কাছে আছে জানান।",
)
_IDENTITY: Final = Text(
    en="{post}: which one of the earlier list this is, is not known yet; the assistant programmer settles that.",
    bn="{post}: আগের তালিকার কোনটি, তা এখনো জানা যায়নি; সহকারী প্রোগ্রামার তা মিলিয়ে নেবেন।",
)
_UNDATED: Final = Text(
    en="{post}: an answer came, but the day on which it was told is not settled yet; the assistant programmer settles that.",
    bn="{post}: উত্তর পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; সহকারী প্রোগ্রামার তা ঠিক করবেন।",
)
_CORRECTION: Final = Text(
    en='{post}, "{duty}": a request for correction was upheld, so what was told before does not count; the assistant programmer enters what is right, or asks for it.',
    bn="{post}, “{duty}”: সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাই আগে জানানো তথ্য ধরা হয়নি; সঠিক তথ্য সহকারী প্রোগ্রামার তুলবেন অথবা জেনে নেবেন।",
)
_SEEN_BEFORE_CORRECTION: Final = Text(
    en='{post}, "{duty}": a request for correction was upheld, but what was seen or recorded before stands until it is told or seen otherwise; the assistant programmer '
    "enters what is right, or asks for it.",
    bn="{post}, “{duty}”: সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, কিন্তু আগে যা দেখা গেছে বা রেকর্ডে আছে, অন্যরকম জানা না যাওয়া পর্যন্ত তা-ই ধরা হয়েছে; সঠিক তথ্য সহকারী প্রোগ্রামার তুলবেন অথবা জেনে "
    "নেবেন।",
)


def for_keeper(assessment: OfficeAssessment, rules: Iterable[RuleCard]) -> tuple[Text, ...]:
    """Return what is open of the ordered duties and settled by who keeps the roster, each once for all whom it is about; and what was seen before a request that was upheld."""
    office, duties = assessment.office, {rule.policy: rule.own_duty for rule in rules}
    told = (
        (_settled_by_keeper(finding, duties[finding.policy]), finding.subject)
        for finding in assessment.of(level=Level.SHALL)
        if finding.is_to_correct or (finding.is_open and asked_of_keeper(finding, office))
    )
    return each_once(told, office)


def _settled_by_keeper(finding: Finding, duty: Text) -> Text:
    if finding.awaits_day:
        return _UNDATED
    if finding.is_to_correct:
        return (_CORRECTION if finding.is_open else _SEEN_BEFORE_CORRECTION).filled(post=WHO, duty=duty)
    return _EMPTIED if finding.of_no_account else _IDENTITY
