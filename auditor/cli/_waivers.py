"""Tells at the terminal of waivers that ended, were taken back, met nothing, or wait for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, plain
from auditor.model.views.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.cli._shell import Shell
    from auditor.model.views.waivers import NamedWaiver


def tell_of_waivers(shell: Shell, waivers: Iterable[NamedWaiver], day: date) -> None:
    """Tell which waivers ended by a day, or will have by the meeting, were taken back, met nothing, stand over what nobody told of, or wait until it is known whose they are."""
    for waiver in waivers:
        whose = waiver.called or plain(waiver.note.subject)
        is_ahead = waiver.state in {WaiverState.EXPIRED, WaiverState.EXPIRED_UNTOLD} and waiver.note.until >= day
        of_state = _BY_SLIP.get(waiver.state) if waiver.by_slip else None
        told = of_state or _WAIVERS[waiver.state]
        shell.say(
            _WAIVER_UNSURE if waiver.unsure else _WAIVER_OVER_BY_MEETING if is_ahead else told,
            subject=whose,
            duty=waiver.duty,
            until=waiver.note.until,
        )


_WAIVER_OVER: Final = Text(
    en="The waiver of {subject} ({duty}) ended on {until}; the duty counts again. "
    "If needed, obtain a new decision and enter its term: auditor extension enter",
    bn="{subject}: বর্ধিত সময় ({duty}) {until} তারিখে শেষ হয়েছে; করণীয়টি আবার গণনায় ধরা হচ্ছে। প্রয়োজনে কমিটির নতুন সিদ্ধান্ত নিয়ে মেয়াদ লিখুন: auditor extension enter",
)
_WAIVER_OVER_BY_MEETING: Final = Text(
    en="The waiver of {subject} ({duty}) ends on {until}, before the meeting; on its papers the time is over and the duty counts again. "
    "If needed, obtain a new decision and enter its term: auditor extension enter",
    bn="{subject}: বর্ধিত সময় ({duty}) সভার আগেই {until} তারিখে শেষ হবে; সভার কাগজে সময় শেষ, করণীয়টি আবার গণনায় ধরা হচ্ছে। প্রয়োজনে কমিটির নতুন সিদ্ধান্ত নিয়ে মেয়াদ লিখুন: auditor extension enter",
)
_WAIVER_OVER_UNTOLD: Final = Text(
    en="The waiver of {subject} ({duty}) ended on {until}; how the duty stands is not known. Ask whether it is done.",
    bn="{subject:র} বর্ধিত সময় ({duty}) {until} তারিখে শেষ হয়েছে; কাজটির তথ্য পাওয়া যায়নি। হয়েছে কি না জেনে নিন।",
)
_WAIVER_OVER_SLIP: Final = Text(
    en="The waiver of {subject} ({duty}) ended on {until}; how the duty stands is not known, and only a self-check slip tells it. Ask the office for the slip; who has a "
    "sheet: auditor invite status",
    bn="{subject:র} বর্ধিত সময় ({duty}) {until} তারিখে শেষ হয়েছে; কাজটির তথ্য পাওয়া যায়নি, এবং তা শুধু স্ব-যাচাই থেকে জানা যায়। দপ্তরকে স্লিপ পাঠাতে বলুন; নির্দেশিকা কাকে দেওয়া হয়েছে দেখতে: "
    "auditor invite status",
)
_WAIVER_UNSURE: Final = Text(
    en="The waiver of {subject} ({duty}) was until {until}; whether the duty is done is not known, because it is not known whether the office or its user IDs are those of "
    "before: answer the question asked above.",
    bn="{subject}: বর্ধিত সময়ের ({duty}) শেষ দিন {until}; কাজটি হয়েছে কি না জানা নেই, কারণ দপ্তরটি বা এর ইউজার আইডি আগেরটিই কি না তা জানা যায়নি: উপরের প্রশ্নটির উত্তর দিন।",
)
_WAIVER_UNUSED: Final = Text(
    en="The waiver of {subject} ({duty}, until {until}) met nothing that is not done. "
    "Check the subject's id, or take it back; see: auditor extension",
    bn="{subject}: বর্ধিত সময়ের ({duty}, {until} পর্যন্ত) দরকার হয়নি। আইডি মিলিয়ে দেখুন, অথবা বাতিল করুন; দেখুন: auditor extension",
)
_WAIVER_DONE: Final = Text(
    en="The time of {subject} ({duty}) is extended until {until}, but the duty is done: the extension is not needed. See: auditor extension",
    bn="{subject}: সময় ({duty}) {until} পর্যন্ত বর্ধিত, কিন্তু কাজটি হয়ে গেছে: বর্ধিত সময়ের আর দরকার নেই। দেখুন: auditor extension",
)
_WAIVER_LEFT: Final = Text(
    en="The waiver of {subject} ({duty}, until {until}) is of one that left the roster. If a user ID of it stands in another office's list now and "
    "the duty is not done there, enter the time for that user ID: auditor extension enter",
    bn="{subject} আর তালিকায় নেই, তাই এর বর্ধিত সময় ({duty}, {until} পর্যন্ত) ধরা হয়নি। এর কোনো ইউজার আইডি এখন অন্য দপ্তরের তালিকায় থাকলে এবং কাজটি না হয়ে থাকলে, সেই ইউজার আইডির "
    "জন্য সময় লিখুন: auditor extension enter",
)
_WAIVER_WAITS: Final = Text(
    en="The waiver of {subject} ({duty}, until {until}) does not count yet, because it is not known whether the office or its user IDs are those of before: answer "
    "the question asked above.",
    bn="{subject}: বর্ধিত সময় ({duty}, {until} পর্যন্ত) এখনো ধরা হয়নি, কারণ দপ্তরটি বা এর ইউজার আইডি আগেরটিই কি না তা জানা যায়নি: উপরের প্রশ্নটির উত্তর দিন।",
)
_WAIVER_AWAITS: Final = Text(
    en="The time of {subject} ({duty}) is extended until {until}; how it stands is not known yet. Ask the office.",
    bn="{subject}: সময় ({duty}) {until} পর্যন্ত বর্ধিত; তথ্য এখনো পাওয়া যায়নি। দপ্তর থেকে জেনে নিন।",
)
_WAIVER_AWAITS_SLIP: Final = Text(
    en="The time of {subject} ({duty}) is extended until {until}; how it stands is not known yet, and only a self-check slip tells it. Ask the office for the slip; who has a "
    "sheet: auditor invite status",
    bn="{subject}: সময় ({duty}) {until} পর্যন্ত বর্ধিত; তথ্য এখনো পাওয়া যায়নি, এবং তা শুধু স্ব-যাচাই থেকে জানা যায়। দপ্তরকে স্লিপ পাঠাতে বলুন; নির্দেশিকা কাকে দেওয়া হয়েছে দেখতে: "
    "auditor invite status",
)
_WAIVER_AWAITS_PLACE: Final = Text(
    en="The time of {subject} ({duty}) is extended until {until}; how it stands is not known as long as it is not known whose an answer is that came. Find out whose it "
    "is, and enter how it stands now.",
    bn="{subject}: সময় ({duty}) {until} পর্যন্ত বর্ধিত; একটি উত্তর কার তা জানা না যাওয়ায় এর অবস্থা ধরা যাচ্ছে না। উত্তরটি কার তা জেনে এখনকার অবস্থা তুলুন।",
)
_WAIVER_OVER_HINDERED: Final = Text(
    en="The waiver of {subject} ({duty}) ended on {until}; nobody can do the duty now, as the post is vacant or login is impossible. Ask the office who has the user ID.",
    bn="{subject}: বর্ধিত সময় ({duty}) {until} তারিখে শেষ হয়েছে; পদ শূন্য বা লগইন অসম্ভব বলে এখন কেউ কাজটি করতে পারেন না। ইউজার আইডিটি কার দায়িত্বে, দপ্তর থেকে জেনে নিন।",
)
_WAIVER_OVER_AT_PORTAL: Final = Text(
    en="The waiver of {subject} ({duty}) ended on {until}; the duty now awaits the portal.",
    bn="{subject}: বর্ধিত সময় ({duty}) {until} তারিখে শেষ হয়েছে; করণীয়টি এখন পোর্টালের অপেক্ষায়।",
)
_WAIVER_TAKEN_BACK: Final = Text(
    en="The time of {subject} ({duty}) until {until} was taken back since the last meeting; the duty counts again.",
    bn="{subject}: {until} পর্যন্ত বর্ধিত সময় ({duty}) গত সভার পর বাতিল করা হয়েছে; করণীয়টি আবার গণনায় ধরা হচ্ছে।",
)
_WAIVER_TAKEN_BACK_AWAITING: Final = Text(
    en="The time of {subject} ({duty}) until {until} was taken back since the last meeting; the duty now awaits the portal.",
    bn="{subject}: {until} পর্যন্ত বর্ধিত সময় ({duty}) গত সভার পর বাতিল করা হয়েছে; করণীয়টি এখন পোর্টালের অপেক্ষায়।",
)
_WAIVERS: Final = {
    WaiverState.TAKEN_BACK: _WAIVER_TAKEN_BACK,
    WaiverState.TAKEN_BACK_AWAITING_PORTAL: _WAIVER_TAKEN_BACK_AWAITING,
    WaiverState.EXPIRED: _WAIVER_OVER,
    WaiverState.EXPIRED_UNTOLD: _WAIVER_OVER_UNTOLD,
    WaiverState.EXPIRED_HINDERED: _WAIVER_OVER_HINDERED,
    WaiverState.EXPIRED_AWAITING_PORTAL: _WAIVER_OVER_AT_PORTAL,
    WaiverState.AWAITING_INFORMATION: _WAIVER_AWAITS,
    WaiverState.AWAITING_PLACE: _WAIVER_AWAITS_PLACE,
    WaiverState.WAITING: _WAIVER_WAITS,
    WaiverState.DONE: _WAIVER_DONE,
    WaiverState.LEFT: _WAIVER_LEFT,
    WaiverState.UNUSED: _WAIVER_UNUSED,
}
_BY_SLIP: Final = {
    WaiverState.EXPIRED_UNTOLD: _WAIVER_OVER_SLIP,
    WaiverState.AWAITING_INFORMATION: _WAIVER_AWAITS_SLIP,
}
"""The same of a duty of which only a self-check slip tells."""
