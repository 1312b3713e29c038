"""What is said where the page cannot run, or runs no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "noscript": Text(
        en="The page did not start. On a phone: copy the file from the USB drive and open it with Chrome (not HTML Viewer). On a computer: right-click the file, Open with, choose Chrome, Edge or Firefox; Internet Explorer will not do. If you cannot, fill in the paper form.",
        bn="পাতাটি চালু হয়নি। ফোনে হলে: পেনড্রাইভ থেকে ফাইলটি কপি করে Chrome দিয়ে খুলুন (HTML Viewer দিয়ে নয়)। কম্পিউটারে হলে: ফাইলের ওপর ডান বোতাম চেপে Open with থেকে Chrome, Edge বা Firefox বাছুন; Internet Explorer-এ চলবে না। না পারলে তথ্য ছকটি হাতে পূরণ করে জমা দিন।",
    ),
    "nocrypto": Text(
        en="You can test a password here, but no slip can be made. Copy the file to a computer and open it with Chrome, Edge or Firefox, or fill in the paper form.",
        bn="এখানে পাসওয়ার্ড পরীক্ষা করা যাবে, কিন্তু স্লিপ তৈরি হবে না। ফাইলটি কম্পিউটারে কপি করে Chrome, Edge বা Firefox দিয়ে খুলুন, অথবা তথ্য ছক পূরণ করুন।",
    ),
    "old": Text(
        en="This browser is too old. Use a newer Chrome or Firefox.",
        bn="ব্রাউজারটি পুরোনো। Chrome বা Firefox-এর নতুন সংস্করণে খুলুন।",
    ),
    "round-over": Text(
        en="This page is for {month}. Its time is over, or this computer's date is wrong: look at the date first. If it is right, ask for the new page.",
        bn="এই পাতা {month} মাসের। সময়সীমা শেষ, অথবা এই কম্পিউটারের তারিখ ভুল; আগে তারিখ দেখুন। তারিখ ঠিক থাকলে নতুন পাতা চেয়ে নিন।",
    ),
    "error": Text(
        en="Something went wrong; nothing was sent or kept. Open the page again.",
        bn="একটি সমস্যা হয়েছে; কিছুই পাঠানো বা রাখা হয়নি। পাতাটি আবার খুলুন।",
    ),
}
