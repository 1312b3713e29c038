"""A reminder as a short text message, which tells that a letter has come, until when, and what nobody sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, short_date
from auditor.model.letters import Purpose

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.views.letters import ReminderLetter

LONGEST: Final = 268
"""Four parts of a text message in Bangla (67 signs each, 3GPP TS 23.040)."""
_MESSAGE: Final = Text(
    en="UNO {upazila}: web portal and official e-mail. What is left is in the reminder letter; please complete it {by} and answer. Send "
    "nobody a password or OTP.",
    bn="ইউএনও {upazila}: ওয়েব পোর্টাল ও সরকারি ই-মেইলের অবশিষ্ট কাজ তাগিদপত্রে আছে; {by} শেষ করে উত্তর দিন। পাসওয়ার্ড বা OTP কাউকে পাঠাবেন না।",
)
_VISIT: Final = Text(
    en="UNO {upazila}: final reminder on web portal and official e-mail. The Assistant Programmer will visit{day}; users please be there "
    "with their phones. Send nobody a password or OTP.",
    bn="ইউএনও {upazila}: ওয়েব পোর্টাল ও সরকারি ই-মেইল বিষয়ে চূড়ান্ত তাগিদ। সহকারী প্রোগ্রামার{day} আপনার দপ্তরে আসবেন; ইউজারকে মোবাইলসহ উপস্থিত রাখুন। "
    "পাসওয়ার্ড বা OTP কাউকে পাঠাবেন না।",
)
_VISIT_WITHOUT_ACCOUNT: Final = Text(
    en="UNO {upazila}: final reminder on web portal and official e-mail. The Assistant Programmer will visit{day}; please tell how many user IDs the "
    "office has. Send nobody a password or OTP.",
    bn="ইউএনও {upazila}: ওয়েব পোর্টাল ও সরকারি ই-মেইল বিষয়ে চূড়ান্ত তাগিদ। সহকারী প্রোগ্রামার{day} আপনার দপ্তরে আসবেন; ইউজার আইডি কয়টি জানান। পাসওয়ার্ড বা OTP "
    "কাউকে পাঠাবেন না।",
)
_ON: Final = Text(en=" on {day}", bn=" {day} তারিখে")
_BY: Final = Text(en="by {day}", bn="{day}-এর মধ্যে")
_IN_THE_LETTER: Final = Text(en="by the days given there", bn="সেখানে দেওয়া তারিখের মধ্যে")
_BEFORE_MEETING: Final = Text(en="before the next meeting", bn="পরবর্তী সভার আগে")


def message(view: ReminderLetter, language: Language) -> str:
    """Return a reminder as a short text message."""
    upazila = view.head.committee.upazila
    if view.purpose is Purpose.FINAL:
        day = _ON.said(language, day=view.visit) if view.visit is not None else ""
        return (_VISIT if view.without_account is None else _VISIT_WITHOUT_ACCOUNT).said(
            language, upazila=upazila, day=day
        )
    by = _IN_THE_LETTER if view.more_time else _BY if view.head.due else _BEFORE_MEETING
    day = short_date(view.head.due, language) if view.head.due else ""
    return _MESSAGE.said(language, upazila=upazila, by=by.said(language, day=day))
