"""A reminder as a short text message, which tells that a letter has come, until when, and what nobody sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, short_date
from auditor.model.letters import Purpose
from auditor.model.views.remarks import RemarkCode
from reports.layout.reminder_topics import fitted, short_topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.i18n import Language
    from auditor.model.views.letters import ReminderLetter

LONGEST: Final = 268
"""Four parts of a text message in Bangla (67 signs each, 3GPP TS 23.040)."""
_MESSAGE: Final = Text(
    en="UNO {upazila}: {topics}. What is left is in the {letter}; please complete it {by} and answer.",
    bn="ইউএনও {upazila}: {topics:র} অবশিষ্ট কাজ {letter} আছে; {by} শেষ করে উত্তর দিন।",
)
_TELL: Final = Text(
    en="UNO {upazila}: {topics}. What is left to tell is in the {letter}; please answer {by}.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে যা জানানো বাকি তা {letter} আছে; {by} জানান।",
)
_TELL_JOINING: Final = Text(
    en="UNO {upazila}: {topics}. Please tell {by} on which day the present {n:holder of the user ID|holders of the user IDs} joined.",
    bn="ইউএনও {upazila}: {topics:র} ইউজার আইডির বর্তমান দায়িত্বপ্রাপ্তের যোগদানের তারিখ {by} জানান।",
)
_TELL_JOINING_AT_LAST: Final = Text(
    en="UNO {upazila}: final reminder on {topics}. Please tell {by} on which day the present {n:holder of the user ID|holders of the user IDs} joined.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে চূড়ান্ত তাগিদ। ইউজার আইডির বর্তমান দায়িত্বপ্রাপ্তের যোগদানের তারিখ {by} জানান।",
)
_JOINING_TOO: Final = Text(en=" Tell the day of joining, too.", bn=" যোগদানের তারিখও জানান।")
_TELL_AGAIN: Final = Text(
    en="UNO {upazila}: {topics}. What was told before is to be told again; please answer {by}.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে আগে জানানো তথ্য আবার জানাতে হবে; {by} উত্তর দিন।",
)
_TELL_AGAIN_AT_LAST: Final = Text(
    en="UNO {upazila}: final reminder on {topics}. What was told before is to be told again; please answer {by}.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে চূড়ান্ত তাগিদ। আগে জানানো তথ্য আবার জানাতে হবে; {by} উত্তর দিন।",
)
_TELL_AT_LAST: Final = Text(
    en="UNO {upazila}: final reminder on {topics}. What is left to tell is in the letter; please answer {by}.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে চূড়ান্ত তাগিদ। যা জানানো বাকি তা পত্রে আছে; {by} জানান।",
)
_VISIT: Final = Text(
    en="UNO {upazila}: final reminder on {topics}. The Assistant Programmer will visit{day}; users please be there "
    "with their phones.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে চূড়ান্ত তাগিদ। সহকারী প্রোগ্রামার{day} আপনার দপ্তরে আসবেন; ইউজারকে মোবাইলসহ উপস্থিত রাখুন।",
)
_VISIT_ON_MAIL: Final = Text(
    en="UNO {upazila}: final reminder on {topics}. The Assistant Programmer will visit{day}; please have there who uses the e-mail.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে চূড়ান্ত তাগিদ। সহকারী প্রোগ্রামার{day} আপনার দপ্তরে আসবেন; ই-মেইল ব্যবহারকারীকে উপস্থিত রাখুন।",
)
_VISIT_WITHOUT_ACCOUNT: Final = Text(
    en="UNO {upazila}: final reminder on {topics}. The Assistant Programmer will visit{day}; please tell how many user IDs the "
    "office has.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে চূড়ান্ত তাগিদ। সহকারী প্রোগ্রামার{day} আপনার দপ্তরে আসবেন; ইউজার আইডি কয়টি জানান।",
)
_VISIT_OF_NONE_OF_ITS_OWN: Final = Text(
    en="UNO {upazila}: final reminder on {topics}. The Assistant Programmer will visit{day}; please tell with whose user ID the office works.",
    bn="ইউএনও {upazila}: {topics} বিষয়ে চূড়ান্ত তাগিদ। সহকারী প্রোগ্রামার{day} আপনার দপ্তরে আসবেন; কার আইডিতে কাজ চলে জানান।",
)
_REMINDER: Final = Text(en="reminder letter", bn="তাগিদপত্রে")
_LETTER: Final = Text(en="letter", bn="পত্রে")
"""Where it says so: a letter that asks for the first time what is counted by the settings alone is no reminder of anything."""
_NEVER: Final = Text(en=" Send nobody a password or OTP.", bn=" পাসওয়ার্ড বা OTP কাউকে পাঠাবেন না।")
_ON: Final = Text(en=" on {day}", bn=" {day} তারিখে")
_BY: Final = Text(en="by {day}", bn="{day}-এর মধ্যে")
_IN_THE_LETTER: Final = Text(en="by the days given there", bn="সেখানে দেওয়া তারিখের মধ্যে")
_BEFORE_MEETING: Final = Text(en="before the next meeting", bn="পরবর্তী সভার আগে")


_BESIDE: Final[Mapping[RemarkCode, Text]] = {
    RemarkCode.UNDATED: Text(
        en=" An answer came, too; its day is not settled yet.", bn=" উত্তরও পাওয়া গেছে, তারিখ ঠিক করা বাকি।"
    ),
    RemarkCode.UNCLEAR: Text(
        en=" An answer came, too, but could not be understood.", bn=" উত্তরও পাওয়া গেছে, কিন্তু বোঝা যায়নি।"
    ),
}
"""Why an answer does not count that came from the one office to which a letter goes, in few words: the letter says more."""


def message(view: ReminderLetter, language: Language) -> str:
    """Return a reminder as a short text message; that a day of joining is asked, too, and that answers came that do not count, as far as there is room for it."""
    told, never = _asked(view, language), _NEVER.said(language)
    if view.joining and not view.only_joining:
        told += _fitting(_JOINING_TOO.said(language), told, never)
    for code in view.beside if view.office is not None else ():
        told += _fitting(_BESIDE[code].said(language), told, never)
    return told + never


def _fitting(words: str, told: str, never: str) -> str:
    """Return words that follow what was told, where there is room for them; else nothing."""
    return words if len(told + words + never) <= LONGEST else ""


def _asked(view: ReminderLetter, language: Language) -> str:
    """Return what a reminder asks."""
    upazila, topics = view.head.committee.upazila, short_topics(view)
    until = _IN_THE_LETTER if view.more_time else _BY if view.head.due else _BEFORE_MEETING
    by = until.said(language, day=short_date(view.head.due, language) if view.head.due else "")
    letter = _LETTER if view.by_settings else _REMINDER
    if view.only_joining:
        told = _TELL_JOINING_AT_LAST if view.purpose is Purpose.FINAL else _TELL_JOINING
        return told.said(language, upazila=upazila, topics=topics, by=by, n=len(view.joining))
    if view.only_again:
        told = _TELL_AGAIN_AT_LAST if view.purpose is Purpose.FINAL else _TELL_AGAIN
        return told.said(language, upazila=upazila, topics=topics, by=by)
    if view.only_to_tell:
        told = _TELL_AT_LAST if view.purpose is Purpose.FINAL else _TELL
        return told.said(language, upazila=upazila, topics=topics, by=by, letter=letter)
    if view.purpose is Purpose.FINAL:
        day = _ON.said(language, day=view.visit) if view.visit is not None else ""
        without_account = _VISIT_OF_NONE_OF_ITS_OWN if view.none_of_its_own else _VISIT_WITHOUT_ACCOUNT
        visit = fitted(view, _VISIT, on_mail=_VISIT_ON_MAIL, without_account=without_account)
        return visit.said(language, upazila=upazila, topics=topics, day=day)
    return _MESSAGE.said(language, upazila=upazila, topics=topics, by=by, letter=letter)
