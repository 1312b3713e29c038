"""The head of the page: what it is for, how safe it is, and the way through its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.labels import SAMPLE, SELF_CHECK_STEPS

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
        en="About 10 minutes.",
        bn="সময় লাগবে প্রায় ১০ মিনিট।",
    ),
    "safe-1": Text(
        en="What you type here is not stored and not sent anywhere.",
        bn="এখানে যা লিখবেন তা কোথাও জমা থাকে না, কোথাও পাঠানো হয় না।",
    ),
    "net-on": Text(
        en="Keep the Internet off in this step (unplug it, or turn off Wi-Fi/data). In step 2 you switch it on again.",
        bn="এই ধাপে ইন্টারনেট বন্ধ রাখুন (তার খুলে, অথবা Wi-Fi/ডেটা বন্ধ করে)। ২ নং ধাপে আবার চালু করবেন।",
    ),
    "net-off": Text(
        en="The Internet is off. In step 2 you switch it on again.",
        bn="ইন্টারনেট বন্ধ আছে। ২ নং ধাপে আবার চালু করবেন।",
    ),
    "safe-3": Text(
        en="Tell nobody your password, OTP or recovery code. Nobody from our office will ask for them.",
        bn="পাসওয়ার্ড, OTP বা জরুরি কোড কাউকে জানাবেন না। আমাদের দপ্তর থেকেও কেউ চাইবে না।",
    ),
    "safe-4": Text(
        en="Take this page only from the UNO office's USB drive or from a folder on your office's own network. It never comes by e-mail and never by a link; type no password on a page that a link opened.",
        bn="এই পাতা শুধু উপজেলা নির্বাহী অফিসারের কার্যালয়ের পেনড্রাইভ থেকে, অথবা নিজের দপ্তরের নেটওয়ার্কের ফোল্ডার থেকে খুলবেন। এটি কখনো ই-মেইলে বা লিংকে পাঠানো হয় না; কোনো লিংকে গিয়ে পাসওয়ার্ড লিখবেন না।",
    ),
    "safe-5": Text(
        en="If someone is looking at the screen, do it later.",
        bn="কেউ পর্দার দিকে তাকিয়ে থাকলে পরে করুন।",
    ),
    "pc-date": Text(
        en="This computer's date is {date}. If it is wrong, set it first; the slip carries it.",
        bn="এই কম্পিউটারের তারিখ {date}। ভুল হলে আগে ঠিক করে নিন; স্লিপে এই তারিখ থাকবে।",
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    **{f"step-{number}": name for number, name in enumerate(SELF_CHECK_STEPS, start=1)},
    "steps": Text(
        en="The three steps",
        bn="তিনটি ধাপ",
    ),
    "sample": SAMPLE,
    "pc-date-wrong": Text(
        en="This page was made on {opened}, so the date of this computer cannot be right.",
        bn="পাতাটি {opened} তারিখে তৈরি; তাই এই কম্পিউটারের তারিখ ঠিক নেই।",
    ),
    "to-step-2": Text(
        en="Go to step 2",
        bn="২ নং ধাপে যান",
    ),
    "back-to-step-1": Text(
        en="Back to step 1",
        bn="১ নং ধাপে ফিরে যান",
    ),
    "back-to-step-2": Text(
        en="Back to step 2",
        bn="২ নং ধাপে ফিরে যান",
    ),
    "safe-more": Text(
        en="Stay safe",
        bn="নিরাপদ থাকতে",
    ),
}
