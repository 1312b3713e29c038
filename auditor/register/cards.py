"""What the caller reads out: the five questions, what is never asked, and how something is witnessed."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Language, Text, digits

FIVE_QUESTIONS: Final = (
    Text(
        en="How many accounts are there on the portal, and who uses them?",
        bn="পোর্টালের আইডি কয়টি, কে কে ব্যবহার করেন?",
    ),
    Text(
        en="Was the password of each reset after {decision_date}?",
        bn="{decision_date} তারিখের পরে প্রতিটির পাসওয়ার্ড রিসেট হয়েছে কি?",
    ),
    Text(
        en="Is two-step on? Does a new login ask for a code? If not, why not?",
        bn="Two-step চালু আছে কি? নতুন লগইনে কোড চায় কি? না হলে কারণ কী?",
    ),
    Text(
        en="Does the profile show the present officer's name, mobile number and e-mail?",
        bn="প্রোফাইলে এখনকার কর্মকর্তার নাম, মোবাইল ও ই-মেইল আছে কি?",
    ),
    Text(
        en="What is the official e-mail address, and who reads it?",
        bn="সরকারি ই-মেইল ঠিকানাটি কী, কে দেখেন?",
    ),
)
"""What to ask on the telephone, in order."""
NEVER_ASK: Final = Text(
    en="Do not ask for a password; if somebody wants to tell one, stop them and ask for a reset.",
    bn="পাসওয়ার্ড জিজ্ঞাসা করবেন না; কেউ বলতে চাইলে থামিয়ে দিন এবং রিসেট করতে বলুন।",
)
WITNESSING: Final = (
    Text(
        en="The user opens a new private window on their own computer and types the portal's address themselves.",
        bn="ইউজার নিজের কম্পিউটারে নতুন Private জানালা খুলবেন এবং নিজে পোর্টালের ঠিকানা লিখবেন।",
    ),
    Text(en="Look away while the password is typed.", bn="পাসওয়ার্ড লেখার সময় আপনি অন্যদিকে তাকাবেন।"),
    Text(
        en="See whether a code was asked for after the password, and whether the code let the user in.",
        bn="দেখুন: পাসওয়ার্ডের পর কোড চাইল কি না, কোড দেওয়ার পর ভেতরে ঢুকল কি না।",
    ),
    Text(
        en="Look at name and post in the profile; then the user logs out.",
        bn="প্রোফাইলের নাম ও পদবি দেখুন; ইউজার লগআউট করবেন।",
    ),
    Text(
        en='Enter "seen at a login, in person" and the day in the register; on a video call, "on a video call".',
        bn='রেজিস্টারে "সরাসরি যাচাই", তারিখ ও স্থান লিখুন। ভিডিও কলে দেখলে "ভিডিও কল" লিখুন।',
    ),
)
"""How a thing is witnessed, in order."""
NOT_WITNESSED: Final = Text(
    en="A screenshot is not witnessed: enter it as told by the office, and delete the picture.",
    bn="পর্দার ছবি (screenshot) সরাসরি যাচাই নয়; তা দপ্তরের ঘোষণা হিসেবে লিখুন এবং ছবিটি মুছে ফেলুন।",
)


def numbered(number: int, words: str, language: Language) -> str:
    """Return a sentence with its number before it: ১. … or 1. …."""
    return f"{digits(str(number), language)}. {words}"
