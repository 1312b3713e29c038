"""What the caller reads out: the questions for the telephone, what is never asked, and how something is witnessed."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits
from auditor.register.questions import in_turn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.counting import CountsFrom
    from auditor.register.rows import RegisterRow

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
        en="Look at name, post, mobile and e-mail in the profile; then the user logs out.",
        bn="প্রোফাইলের নাম, পদবি, মোবাইল ও ই-মেইল দেখুন; ইউজার লগআউট করবেন।",
    ),
    Text(
        en="Write what was seen on the sheet; the holder signs it. Enter it at the desk: Meeting > Draw and logins > Enter what was seen; or by the "
        "command: auditor witness; or in the register with the number of the sheet; of a video call, its time.",
        bn="যা দেখলেন পত্রে লিখুন; ইউজার স্বাক্ষর করবেন। ডেস্কে তুলুন: “সভা” > “দৈবচয়ন ও লগইন দেখা” > “যা দেখা হয়েছে তা তুলুন”; অথবা চালান: auditor witness; অথবা পত্রের "
        "নম্বরসহ রেজিস্টারে লিখুন; ভিডিও কলে হলে কলের সময় লিখুন।",
        on_screen=Text(
            en="Write what was seen on the sheet; the holder signs it. Enter it on the screen Meeting, under Draw and logins, or in the register with the number of the sheet; of a video call, its time.",
            bn="যা দেখলেন পত্রে লিখুন; ইউজার স্বাক্ষর করবেন। “সভা” পাতার “দৈবচয়ন ও লগইন দেখা” অংশে তুলুন, অথবা পত্রের নম্বরসহ রেজিস্টারে লিখুন; ভিডিও কলে হলে কলের সময় লিখুন।",
        ),
    ),
)
"""How a thing is witnessed, in order."""
NOT_WITNESSED: Final = Text(
    en="A screenshot is not witnessed: enter it as told by the office, and delete the picture.",
    bn="পর্দার ছবি (screenshot) সরেজমিন বা ভিডিও কলে যাচাই নয়; তা দপ্তরের দেওয়া তথ্য হিসেবে লিখুন এবং ছবিটি মুছে ফেলুন।",
)


def spoken_questions(rows: Iterable[RegisterRow], counts_from: CountsFrom) -> tuple[Text, ...]:
    """Return what to ask on the telephone for some rows, in order: what is asked of any office, and what a call sheet names besides as open in one of them."""
    named = frozenset(chain.from_iterable(row.open_items for row in rows))
    besides = {each.name: each.in_full for each in in_turn() if each.name in named and each.short is not None}
    spoken = ((question, question.spoken or besides.get(question.name)) for question in in_turn())
    return tuple(words.filled(decision_date=question.day_in(counts_from)) for question, words in spoken if words)


def numbered(number: int, words: str, language: Language) -> str:
    """Return a sentence with its number before it: ১. … or 1. …."""
    return f"{digits(str(number), language)}. {words}"
