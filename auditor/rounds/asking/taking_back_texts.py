"""What is said of answers that are listed, or taken back."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.model.identity import Sameness

SAID: Final = {
    Sameness.SAME: Text(en="the same", bn="একই"),
    Sameness.NEW_HOLDER: Text(
        en="the same account, a new holder since {since}", bn="একই আইডি, {since} থেকে নতুন দায়িত্বপ্রাপ্ত"
    ),
    Sameness.OTHER: Text(en="another one", bn="অন্য একটি"),
}
SAID_OF_LISTING: Final = {
    Sameness.SAME: Text(en="what the office told before is told of it", bn="দপ্তরের আগের তথ্য এই আইডির"),
    Sameness.OTHER: Text(
        en="it is new; what the office told before is not told of it", bn="আইডিটি নতুন; দপ্তরের আগের তথ্য এর নয়"
    ),
}
AT_PORTAL: Final = Text(en="{whose}, at {portal}", bn="{whose}, {portal} পোর্টালে")
LOGIN_WRITTEN_OTHERWISE: Final = Text(en="{whose}, the user ID written otherwise", bn="{whose}, ইউজার আইডি অন্যভাবে লেখা")
AS_BEFORE: Final = Text(en="{whose}, as it was before", bn="{whose}, আগে যেটি ছিল")
OF_BEFORE: Final = Text(en="{said} (before: {before})", bn="{said} (আগে: {before})")
TOLD: Final = Text(
    en="{whose}: {said}; answered on {on}",
    bn="{whose}: {said}; {on} তারিখে জানানো হয়েছে",
)
TOLD_REPLACED: Final = Text(
    en="{whose}: {said}; answered on {on}, and no longer holds",
    bn="{whose}: {said}; {on} তারিখে জানানো হয়েছিল, এখন আর ধরা হয় না",
)
NO_SUCH: Final = Text(
    en="There is no answer {n}. See which there are with: auditor roster answers",
    bn="{n} নম্বর উত্তর নেই। কোনগুলো আছে দেখুন: auditor roster answers",
    on_screen=Text(
        en="There is no such answer. The screen Offices, Corrections of the roster, lists those that there are.",
        bn="এমন কোনো উত্তর নেই। কোনগুলো আছে “দপ্তর” পাতায় তালিকার সংশোধনে দেখুন।",
    ),
)
REPLACED: Final = Text(
    en="Answer {n} holds no longer: it was taken back, or another one was given since; nothing was written. See which hold with: auditor roster answers",
    bn="{n} নম্বর উত্তর আর ধরা হয় না: বাতিল হয়েছে, অথবা পরে অন্য উত্তর এসেছে; কিছু লেখা হয়নি। কোনগুলো ধরা হয় দেখুন: auditor roster answers",
    on_screen=Text(
        en="This answer holds no longer: it was taken back, or another one was given since; nothing was written. The screen Offices, Corrections of the roster, shows which hold.",
        bn="উত্তরটি আর ধরা হয় না: বাতিল হয়েছে, অথবা পরে অন্য উত্তর এসেছে; কিছু লেখা হয়নি। কোনগুলো ধরা হয় “দপ্তর” পাতায় তালিকার সংশোধনে দেখুন।",
    ),
)
TOO_EARLY: Final = Text(
    en="Answer {n} was given on {on}, and cannot be taken back on {day}, before that; nothing was written. Give the right day (--on) and run again.",
    bn="{n} নম্বর উত্তর দেওয়া হয়েছে {on} তারিখে; তার আগে, {day} তারিখে, বাতিল করা যায় না। কিছু লেখা হয়নি। সঠিক তারিখ (--on) দিয়ে আবার চালান।",
    on_screen=Text(
        en="This answer was given on {on}, and cannot be taken back on {day}, before that; nothing was written. Set the computer's date.",
        bn="উত্তরটি দেওয়া হয়েছে {on} তারিখে; তার আগে, {day} তারিখে, বাতিল করা যায় না। কিছু লেখা হয়নি। কম্পিউটারের তারিখ ঠিক করুন।",
    ),
)
OF_LOGINS: Final = Text(
    en="Until it is answered again, each post counts as an account of its own. What was told of a shared one since the answer is of nobody. "
    "Rounds that were kept stay as they are.",
    bn="আবার উত্তর না পাওয়া পর্যন্ত প্রতিটি পদ আলাদা আইডি হিসেবে ধরা হবে। ওই উত্তরের পর যৌথ আইডির বিষয়ে পাওয়া তথ্য কারও নামে ধরা হবে না। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
CONSEQUENCE: Final = Text(
    en="Until it is answered again, nothing that was done before counts for it, each no does, and time that was extended for it does not count yet. What was told of it since the answer is "
    "nobody's yes until then, and a no of each whose it may be. Rounds that were kept stay as they are.",
    bn="আবার উত্তর না পাওয়া পর্যন্ত আগের কোনো সম্পন্ন কাজ এর নামে ধরা হবে না, প্রতিটি “না” ধরা হবে, এবং বর্ধিত সময় থাকলে তা ততদিন ধরা হবে না। ওই উত্তরের পর এর বিষয়ে পাওয়া তথ্য ততক্ষণ কারও নামে সম্পন্ন ধরা হবে না; তাতে “না” থাকলে তা যাদের হতে পারে তাদের প্রত্যেকের ক্ষেত্রেই ধরা হবে। "
    "রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
TAKEN_BACK: Final = Text(
    en="The answer was taken back; it stays on record. Where it still matters it is asked again, at the latest by: auditor audit --keep",
    bn="উত্তরটি বাতিল হয়েছে; আগের উত্তরও লেখা থাকবে। প্রয়োজন হলে আবার জিজ্ঞাসা করা হবে, সর্বশেষ auditor audit --keep চালানোর সময়।",
    on_screen=Text(
        en="The answer was taken back; it stays on record. Where it still matters, the screen Meeting asks again before the next round is kept.",
        bn="উত্তরটি বাতিল হয়েছে; আগের উত্তরও লেখা থাকবে। প্রয়োজন হলে পরের যাচাই রাখার আগে “সভা” পাতায় আবার জিজ্ঞাসা করা হবে।",
    ),
)
