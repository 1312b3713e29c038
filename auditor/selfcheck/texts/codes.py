"""Step 3: the code of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "s1-label": Text(
        en="Code",
        bn="যাচাই কোড",
    ),
    "s1-help": Text(
        en="Eight characters, printed beside your post on the sheet.",
        bn="নির্দেশিকার কাগজে আপনার পদবির পাশে ৮ অক্ষরের কোড ছাপা আছে।",
    ),
    "s1-bangla": Text(
        en="Your keyboard is in Bangla. Switch to English and type the code again.",
        bn="কিবোর্ড এখন বাংলায় আছে। ইংরেজিতে নিয়ে কোডটি আবার লিখুন।",
    ),
    "s1-short": Text(
        en="The code has 8 characters; you typed {n}.",
        bn="কোডে ৮টি অক্ষর থাকবে; আপনি {n}টি লিখেছেন।",
    ),
    "s1-wrong": Text(
        en="The code does not fit. Check the sheet and type it again. This page knows only the codes of sheets that say “{sheet}” at their foot. If yours does not, ask the assistant programmer for the new sheet and page.",
        bn="কোডটি মিলছে না। কাগজ দেখে আবার লিখুন। এই পাতা শুধু সেই কাগজের কোড চেনে, যার নিচে “{sheet}” লেখা আছে। আপনারটিতে তা না থাকলে সহকারী প্রোগ্রামারের কাছ থেকে নতুন কাগজ ও পাতা নিন।",
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    "s1-yours": Text(
        en="The code is for: {post}, {office}. If that is not you, check the sheet and type your own code.",
        bn="কোডটি যাঁর জন্য: {post}, {office}। আপনি তিনি না হলে কাগজ দেখে নিজের কোডটি লিখুন।",
    ),
    "s1-none": Text(
        en="Type the code; there is no slip without it.",
        bn="কোডটি লিখুন; কোড ছাড়া স্লিপ হবে না।",
    ),
}
