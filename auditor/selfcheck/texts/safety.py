"""The head of the page: what it is for, how safe it is, and the way through its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "title": Text(
        en="Check it yourself: password and two-step",
        bn="নিজে যাচাই করুন: পাসওয়ার্ড ও Two-step",
    ),
    "subtitle": Text(
        en="{committee} · check for {month}",
        bn="{committee} · {month} মাসের যাচাই",
    ),
    "lang": Text(
        en="বাংলা",
        bn="English",
    ),
    "time-needed": Text(
        en="About 15 minutes.",
        bn="সময় লাগবে প্রায় ১৫ মিনিট।",
    ),
    "safe-1": Text(
        en="What you type here is not stored and not sent anywhere.",
        bn="এখানে যে পাসওয়ার্ড লিখবেন তা কোথাও জমা থাকে না, কোথাও পাঠানো হয় না।",
    ),
    "safe-2": Text(
        en="This page works without the Internet. To be sure, switch it off.",
        bn="পাতাটি ইন্টারনেট ছাড়াই চলে। নিশ্চিত হতে ইন্টারনেট বন্ধ করে নিন।",
    ),
    "net-on": Text(
        en="The Internet seems to be on. Unplug it or turn off Wi-Fi/data; the page works the same.",
        bn="মনে হচ্ছে ইন্টারনেট চালু আছে। তার খুলে নিন অথবা Wi-Fi/ডেটা বন্ধ করুন; পাতা একইভাবে চলবে।",
    ),
    "net-off": Text(
        en="The Internet is off. Go on.",
        bn="ইন্টারনেট বন্ধ আছে। এগিয়ে যান।",
    ),
    "safe-3": Text(
        en="Tell nobody your password, OTP or recovery code. Nobody from our office will ask for them.",
        bn="পাসওয়ার্ড, OTP বা জরুরি কোড কাউকে জানাবেন না। আমাদের দপ্তর থেকেও কেউ চাইবে না।",
    ),
    "safe-4": Text(
        en="Take this page only from the UNO office's USB drive or official e-mail. Never type a password on a page that a link opened.",
        bn="এই পাতা শুধু উপজেলা নির্বাহী অফিসারের কার্যালয়ের পেনড্রাইভ বা সরকারি ই-মেইল থেকে নেবেন। কোনো লিংকে গিয়ে পাসওয়ার্ড লিখবেন না।",
    ),
    "safe-5": Text(
        en="If someone is looking on, do it later.",
        bn="আশপাশে কেউ থাকলে পরে করুন।",
    ),
    "pc-date": Text(
        en="This computer's date is {date}. If it is wrong, set it first; the slip carries it.",
        bn="এই কম্পিউটারের তারিখ {date}। ভুল হলে আগে ঠিক করে নিন; স্লিপে এই তারিখ থাকবে।",
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    "steps": Text(en="The five steps", bn="পাঁচটি ধাপ"),
    "step-1": Text(en="Code", bn="কোড"),
    "step-2": Text(en="Password", bn="পাসওয়ার্ড"),
    "step-3": Text(en="Portal", bn="পোর্টাল"),
    "step-4": Text(en="Questions", bn="প্রশ্ন"),
    "step-5": Text(en="Slip", bn="স্লিপ"),
    "next": Text(en="Go to the next step", bn="পরের ধাপে যান"),
    "back": Text(en="Back to the step before", bn="আগের ধাপে ফিরে যান"),
    "sample": Text(en="Sample: not real data", bn="নমুনা — প্রকৃত তথ্য নয়"),
    "safe-head": Text(en="Before you start", bn="শুরু করার আগে"),
    "pc-date-wrong": Text(
        en="This page was made on {opened}, so the date of this computer cannot be right.",
        bn="পাতাটি {opened} তারিখে তৈরি; তাই এই কম্পিউটারের তারিখ ঠিক নেই।",
    ),
}
