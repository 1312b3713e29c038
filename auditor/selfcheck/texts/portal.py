"""Step 3: setting the password on the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "s3-head": Text(
        en="3. Set it on the portal",
        bn="৩. পোর্টালে বসান",
    ),
    "s3-1": Text(
        en="Turn the Internet on, open the portal in a new window. Type its address yourself: {portal}.",
        bn="ইন্টারনেট চালু করে নতুন জানালায় পোর্টালে লগইন করুন। ঠিকানা নিজে লিখুন: {portal}।",
    ),
    "s3-2": Text(
        en="In the profile correct name, post, mobile number and e-mail.",
        bn="প্রোফাইলে গিয়ে নাম, পদবি, মোবাইল নম্বর ও ই-মেইল ঠিক করুন।",
    ),
    "s3-3": Text(
        en="Change the password to the one you tested.",
        bn="পাসওয়ার্ড বদলে পরীক্ষিত পাসওয়ার্ডটি বসান।",
    ),
    "s3-4": Text(
        en="Turn on two-step authentication.",
        bn="Two-step authentication (দুই ধাপে যাচাই) চালু করুন।",
    ),
    "s3-5": Text(
        en="Then come back to this page.",
        bn="শেষে এই পাতায় ফিরে আসুন।",
    ),
    "s3-5b": Text(
        en="If the page was closed, no harm is done: open it again, enter the code and test the password once more.",
        bn="পাতাটি বন্ধ হয়ে গেলে ক্ষতি নেই; আবার খুলে কোড দিন ও পাসওয়ার্ড আরেকবার পরীক্ষা করুন।",
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    "s3-1-any": Text(
        en="Turn the Internet on, open your portal in a new window. Type its address yourself.",
        bn="ইন্টারনেট চালু করে নতুন জানালায় নিজের পোর্টালে লগইন করুন। ঠিকানা নিজে লিখুন।",
    ),
    "s3-unmet": Text(
        en="The password you tested does not meet the decision's rule. Go back and test another. If you cannot change "
        "it, go on; the slip will say so.",
        bn="পরীক্ষিত পাসওয়ার্ডে সিদ্ধান্তের নিয়ম পূরণ হয়নি। ফিরে গিয়ে অন্য একটি পরীক্ষা করুন। বদলানো সম্ভব না হলে এগিয়ে যান; "
        "স্লিপে তা-ই লেখা থাকবে।",
    ),
}
