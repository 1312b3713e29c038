"""Step 2: setting the password on the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "s3-1": Text(
        en="Now switch the Internet on. Log in to your portal in a new window. Type its address yourself, as on the sheet; if the sheet has none, ask the assistant programmer.",
        bn="এবার ইন্টারনেট চালু করুন। নতুন জানালায় নিজের পোর্টালে লগইন করুন। নির্দেশিকার কাগজ দেখে ঠিকানা নিজে লিখুন; কাগজে ঠিকানা না থাকলে সহকারী প্রোগ্রামারের কাছে জেনে নিন।",
    ),
    "s3-2": Text(
        en="Change the password to the one you tested.",
        bn="পাসওয়ার্ড বদলে পরীক্ষিত পাসওয়ার্ডটি বসান।",
    ),
    "s3-3": Text(
        en="In the profile correct name, post, mobile number and e-mail.",
        bn="প্রোফাইলে গিয়ে নাম, পদবি, মোবাইল নম্বর ও ই-মেইল ঠিক করুন।",
    ),
    "s3-4": Text(
        en="Turn on two-step authentication.",
        bn="Two-step authentication (দুই ধাপে যাচাই) চালু করুন।",
    ),
    "s3-5": Text(
        en="Come back to this page.",
        bn="এই পাতায় ফিরে আসুন।",
    ),
    "s3-5b": Text(
        en="If it was closed, no harm is done: open it again and test the password once more.",
        bn="পাতাটি বন্ধ হয়ে গেলে ক্ষতি নেই; আবার খুলে পাসওয়ার্ডটি আরেকবার পরীক্ষা করুন।",
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    "s3-unmet": Text(
        en="The password you tested does not meet the decision's rule. Go back to step 1 and take another. If it is the one on the portal and you cannot change it, go on; the slip will say so.",
        bn="পরীক্ষিত পাসওয়ার্ডে সিদ্ধান্তের নিয়ম পূরণ হয়নি। ১ নং ধাপে ফিরে অন্য একটি নিন। পোর্টালে এটিই থাকলে এবং বদলানো সম্ভব না হলে এগিয়ে যান; স্লিপে তা-ই লেখা থাকবে।",
    ),
    "s3-set": Text(
        en="It is set; go to step 3",
        bn="বসিয়েছি; ৩ নং ধাপে যান",
    ),
    "s3-not-set": Text(
        en="I could not set it; go to step 3",
        bn="বসাতে পারিনি; ৩ নং ধাপে যান",
    ),
    "s3-4b": Text(
        en="How: below.",
        bn="নিয়ম নিচে দেওয়া আছে।",
    ),
}
