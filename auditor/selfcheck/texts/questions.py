"""Step 3: the questions, and the answers to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "s4-note": Text(
        en='Choose "I do not know" where you do not know; that is all right.',
        bn='যা জানেন না, সেখানে "জানি না" বাছুন; এতে সমস্যা নেই।',
    ),
    "q-when": Text(
        en="When did you reset the password?",
        bn="পাসওয়ার্ড কবে রিসেট করেছেন?",
    ),
    "a-today": Text(
        en="Today",
        bn="আজ",
    ),
    "a-date": Text(
        en="I know the date",
        bn="তারিখ জানি",
    ),
    "a-since": Text(
        en="I forget the day, but on or after {decision_date}",
        bn="তারিখ মনে নেই, তবে {decision_date} বা তার পরে",
    ),
    "a-not-since": Text(
        en="Not since {decision_date}",
        bn="{decision_date} বা তার পরে করিনি",
    ),
    "a-unknown": Text(
        en="I do not know",
        bn="জানি না",
    ),
    "q-2s": Text(
        en="Is two-step on?",
        bn="Two-step কি চালু আছে?",
    ),
    "a-2s-asked": Text(
        en="On; a new login asks for a code",
        bn="চালু আছে; নতুন লগইনে কোড চায়",
    ),
    "a-2s-on": Text(
        en="On; not tested at a new login",
        bn="চালু করেছি; নতুন লগইনে পরীক্ষা করিনি",
    ),
    "a-2s-off": Text(
        en="Off",
        bn="চালু নেই",
    ),
    "a-2s-none": Text(
        en="The portal does not offer it",
        bn="পোর্টালে চালুর সুযোগ নেই",
    ),
    "a-2s-nocode": Text(
        en="The code does not arrive",
        bn="চালু করতে গেলে কোড আসে না",
    ),
    "q-method": Text(
        en="Where does the code come?",
        bn="কোড কোথায় আসে?",
    ),
    "a-totp": Text(
        en="App",
        bn="অ্যাপে",
    ),
    "a-sms": Text(
        en="SMS",
        bn="এসএমএসে",
    ),
    "a-email": Text(
        en="E-mail",
        bn="ই-মেইলে",
    ),
    "a-other": Text(
        en="Other",
        bn="অন্যভাবে",
    ),
    "method-note": Text(
        en="SMS and e-mail satisfy the decision too; the app is safer.",
        bn="এসএমএস ও ই-মেইলও সিদ্ধান্ত পূরণ করে; অ্যাপ বেশি নিরাপদ।",
    ),
    "q-profile": Text(
        en="Are name, post, mobile and e-mail in the profile correct and current?",
        bn="প্রোফাইলের নাম, পদবি, মোবাইল ও ই-মেইল কি সঠিক ও হালনাগাদ?",
    ),
    "a-profile-today": Text(
        en="Yes, corrected today",
        bn="হ্যাঁ, আজ ঠিক করেছি",
    ),
    "a-profile-right": Text(
        en="Yes, they were right",
        bn="হ্যাঁ, আগে থেকেই ঠিক",
    ),
    "a-profile-no": Text(
        en="No",
        bn="না",
    ),
    "a-profile-unknown": Text(
        en="I do not know",
        bn="জানি না",
    ),
    "q-shared": Text(
        en="Do several people use this account?",
        bn="এই আইডি কি একাধিক জন ব্যবহার করেন?",
    ),
    "a-yes": Text(
        en="Yes",
        bn="হ্যাঁ",
    ),
    "a-no": Text(
        en="No",
        bn="না",
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    "a-key": Text(en="Security key", bn="নিরাপত্তা চাবি"),
    "method-ordered": Text(
        en="By the committee's decision the code is to come from an app or a security key.",
        bn="কমিটির সিদ্ধান্ত অনুযায়ী কোড অ্যাপ বা নিরাপত্তা চাবি থেকে নিতে হবে।",
    ),
    "choose": Text(en="Choose an answer to this question.", bn="এই প্রশ্নের একটি উত্তর বাছুন।"),
    "day": Text(en="Day", bn="দিন"),
    "month": Text(en="Month", bn="মাস"),
    "year": Text(en="Year", bn="সাল"),
    "date-whole": Text(en="Choose day, month and year.", bn="দিন, মাস ও সাল তিনটিই বাছুন।"),
    "date-none": Text(en="There is no such day. Choose again.", bn="এমন কোনো তারিখ নেই। আবার বাছুন।"),
    "date-late": Text(
        en="That day is later than the date of this computer. Choose again.",
        bn="তারিখটি এই কম্পিউটারের তারিখের পরে। আবার বাছুন।",
    ),
    "days-ago": Text(en="How many days ago?", bn="কত দিন আগে?"),
    "days-ago-none": Text(
        en="The date of this computer is not right, so type how many days ago it was: 0 for today, 3 for three days ago.",
        bn="এই কম্পিউটারের তারিখ ঠিক নেই; তাই কত দিন আগে তা সংখ্যায় লিখুন: আজ হলে ০, তিন দিন আগে হলে ৩।",
    ),
    "choose-one": Text(
        en="Choose",
        bn="বাছুন",
    ),
}
