"""What is looked at when somebody is present at a login: the questions, for the sheet and for any shell."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from auditor.i18n import Text
from auditor.model.dialogue import Question
from auditor.model.facts import CodeDevice, Method
from auditor.model.labels import NO, YES
from auditor.model.selfcheck import SecondFactor
from auditor.register.questions import method


class CodeSeen(StrEnum):
    """What was seen of the code."""

    LET_IN = "let-in"
    NO_CODE = "no-code"
    NOT_ASKED = "not-asked"


class ShownTwoStep(StrEnum):
    """What the profile shows of two-step."""

    ON = "on"
    OFF = "off"
    NOT_OFFERED = "not-offered"


class ShownProfile(StrEnum):
    """Whether the profile shows the present holder."""

    RIGHT = "right"
    WRONG = "wrong"


_NOT_SEEN: Final = Text(en="not seen", bn="দেখা হয়নি")
LOGGED_IN: Final[Question[bool]] = Question(
    Text(
        en="Logged out, and logged in anew in a private window with the password they had?",
        bn="লগআউট করে Private জানালায় নিজের পাসওয়ার্ড দিয়ে নতুন করে লগইন করেছেন কি?",
    ),
    ((YES, True), (NO, False)),
)
CODE: Final[Question[CodeSeen]] = Question(
    Text(en="After the password", bn="পাসওয়ার্ডের পর"),
    (
        (Text(en="a code was asked for and let in", bn="কোড চেয়েছে, কোড দিয়ে ঢোকা গেছে"), CodeSeen.LET_IN),
        (Text(en="a code was asked for, none came", bn="কোড চেয়েছে, কিন্তু কোড আসেনি"), CodeSeen.NO_CODE),
        (Text(en="no code was asked for", bn="কোড চায়নি"), CodeSeen.NOT_ASKED),
    ),
)
METHOD: Final[Question[Method | None]] = Question(
    Text(en="The code came", bn="কোড এসেছে"),
    (*((choice.label, choice.value) for choice in method.CHOICES), (_NOT_SEEN, None)),
)
DEVICE: Final[Question[CodeDevice | None]] = Question(
    Text(en="Whose phone or device", bn="কার ফোন বা যন্ত্রে"),
    (
        *((device.label, device) for device in (CodeDevice.HOLDERS, CodeDevice.OFFICES, CodeDevice.ANOTHERS)),
        (_NOT_SEEN, None),
    ),
)
TWO_STEP: Final[Question[ShownTwoStep | None]] = Question(
    Text(en="Two-step in the profile", bn="প্রোফাইলে Two-step"),
    (
        (Text(en="on", bn="চালু"), ShownTwoStep.ON),
        (Text(en="off", bn="বন্ধ"), ShownTwoStep.OFF),
        (Text(en="no such setting", bn="এমন সেটিং নেই"), ShownTwoStep.NOT_OFFERED),
        (_NOT_SEEN, None),
    ),
)
PROFILE: Final[Question[ShownProfile | None]] = Question(
    Text(en="Name, post, mobile and e-mail in the profile", bn="প্রোফাইলের নাম, পদবি, মোবাইল ও ই-মেইল"),
    (
        (Text(en="the present holder's", bn="বর্তমান দায়িত্বপ্রাপ্তের"), ShownProfile.RIGHT),
        (Text(en="not brought up to date", bn="হালনাগাদ নয়"), ShownProfile.WRONG),
        (_NOT_SEEN, None),
    ),
)
ON_VIDEO: Final = "seen-on-video"
"""The way of being present of which the time of the call is asked."""
HOW: Final[Question[str]] = Question(
    Text(en="How?", bn="কীভাবে?"),
    (
        (Text(en="in person", bn="সরেজমিন"), "seen-in-person"),
        (Text(en="on a video call", bn="ভিডিও কলে"), ON_VIDEO),
    ),
)
"""The ways of being present at a login."""
TIME: Final = Text(en="Time of the call, such as 11:30", bn="কলের সময়, যেমন ১১:৩০")
NO_TIME: Final = Text(en="Type hour and minute, 00:00 to 23:59.", bn="ঘণ্টা ও মিনিট লিখুন, ০০:০০ থেকে ২৩:৫৯।")
PRESENT: Final[Question[str]] = Question(
    Text(en="Were you with the holder when the slip was made?", bn="স্লিপটি তৈরির সময় আপনি কি ইউজারের সঙ্গে ছিলেন?"),
    (
        (Text(en="yes, in person", bn="হ্যাঁ, সরেজমিন"), "seen-in-person"),
        (Text(en="yes, on a video call", bn="হ্যাঁ, ভিডিও কলে"), ON_VIDEO),
        (Text(en="no", bn="না"), ""),
    ),
)
"""The ways of seeing a login; empty where nobody was there."""
AFTER_PASSWORD: Final[Question[SecondFactor]] = Question(
    Text(en="What did you see after the password?", bn="পাসওয়ার্ডের পর আপনি কী দেখেছেন?"),
    (
        (Text(en="the portal asked for a code", bn="পোর্টাল কোড চেয়েছে"), SecondFactor.DEMANDED),
        (
            Text(
                en="it let in without a code and wanted two-step to be set up",
                bn="কোড ছাড়াই ঢুকতে দিয়েছে এবং Two-step চালু করতে বলেছে",
            ),
            SecondFactor.OFFERED,
        ),
        (Text(en="it let in without a code", bn="কোড ছাড়াই ঢুকতে দিয়েছে"), SecondFactor.ABSENT),
    ),
)
SAW: Final = {second: label for label, second in AFTER_PASSWORD.answers}
"""What somebody says who saw it."""
ON_THE_SHEET: Final[tuple[Question[Any], ...]] = (LOGGED_IN, CODE, METHOD, DEVICE, TWO_STEP, PROFILE)
"""The questions in the order in which things are seen."""
NOTHING_SEEN: Final = Text(
    en="Without a login nothing was seen; nothing was entered. Where the password is lost, note in the register why, and let them apply "
    "for a reset.",
    bn="লগইন না হলে কিছু দেখা হয় না; কিছু তোলা হয়নি। পাসওয়ার্ড হারালে রেজিস্টারে কারণ লিখুন এবং রিসেটের আবেদন করতে বলুন।",
)
OFF_WITH_A_CODE: Final = Text(
    en="A code was asked for, so two-step cannot be off. Look at the profile again; what you enter now counts.",
    bn="কোড চাওয়া হয়েছে, তাই Two-step বন্ধ থাকার কথা নয়। প্রোফাইল আবার দেখুন; এখন যা তুলবেন তা-ই ধরা হবে।",
)
BEFORE: Final = Text(
    en="Something was entered from this sheet or call for this account before; what you enter now takes its place.",
    bn="এই পত্র বা কল থেকে এই আইডির তথ্য আগেও তোলা হয়েছে; এখন যা তুলবেন তা-ই ধরা হবে।",
)
NO_ACCOUNT: Final = Text(
    en="{office}: no account is listed. Enter its users in the roster first, or in the register how many user IDs it has.",
    bn="{office}: কোনো ইউজার তালিকায় নেই। আগে তালিকায় ইউজার লিখুন, অথবা রেজিস্টারে লিখুন ইউজার আইডি কয়টি।",
    on_screen=Text(
        en="{office}: no account is listed, so no login can be entered. Enter its users first, or ask how many user IDs it has.",
        bn="{office}: কোনো ইউজার তালিকায় নেই, তাই লগইনের ফল তোলা যাবে না। আগে ইউজার লিখুন, অথবা ইউজার আইডি কয়টি তা জিজ্ঞাসা করুন।",
    ),
)
ENTERED_AS_TOLD: Final = Text(
    en="Entered as told by the office, because nobody signed for it: evidence/{file}",
    bn="স্বাক্ষর নেই বলে দপ্তরের দেওয়া তথ্য হিসেবে তোলা হয়েছে: evidence/{file}",
    on_screen=Text(
        en="{whose}: the login seen on {day} was entered as told by the office, because nobody signed for it.",
        bn="{whose}: {day} তারিখে দেখা লগইন স্বাক্ষর নেই বলে দপ্তরের দেওয়া তথ্য হিসেবে তোলা হয়েছে।",
    ),
)
ENTERED: Final = Text(
    en="Entered as {known}: evidence/{file}",
    bn="{known} হিসেবে তোলা হয়েছে: evidence/{file}",
    on_screen=Text(
        en="{whose}: the login seen on {day} was entered as {known}.",
        bn="{whose}: {day} তারিখে দেখা লগইন {known} হিসেবে তোলা হয়েছে।",
    ),
)
STAYS: Final = Text(
    en="Then slip {number} stays self-checked; nothing was entered.",
    bn="তাহলে স্লিপ {number} স্ব-যাচাই হিসেবেই থাকবে; কিছু তোলা হয়নি।",
)
DIFFERS: Final = Text(
    en="The slip says: {saw}. You say: {seen}. Answer once more; if they still differ, the worse of both counts.",
    bn="স্লিপে আছে: {saw}। আপনি বলছেন: {seen}। আরেকবার উত্তর দিন; তখনও না মিললে দুইয়ের মধ্যে যেটি কম সন্তোষজনক সেটিই ধরা হবে।",
)
COUNTERSIGNED: Final = Text(
    en="Slip {number} is countersigned and counts as {known}: evidence/{file}",
    bn="স্লিপ {number} প্রতিস্বাক্ষর করা হয়েছে; {known} হিসেবে ধরা হবে: evidence/{file}",
    on_screen=Text(
        en="{whose}: slip {number} is countersigned and counts as {known}.",
        bn="{whose}: স্লিপ {number} প্রতিস্বাক্ষর করা হয়েছে; {known} হিসেবে ধরা হবে।",
    ),
)
COUNTERSIGNED_WORSE: Final = Text(
    en="Slip {number} is countersigned with what you saw; where it says otherwise, the worse counts: evidence/{file}",
    bn="আপনি যা দেখেছেন তা-সহ স্লিপ {number} প্রতিস্বাক্ষর করা হয়েছে; অমিলের ক্ষেত্রে কম সন্তোষজনকটি ধরা হবে: evidence/{file}",
    on_screen=Text(
        en="{whose}: slip {number} is countersigned with what you saw; where it says otherwise, the worse counts.",
        bn="{whose}: আপনি যা দেখেছেন তা-সহ স্লিপ {number} প্রতিস্বাক্ষর করা হয়েছে; অমিলের ক্ষেত্রে কম সন্তোষজনকটি ধরা হবে।",
    ),
)
