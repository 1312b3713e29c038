"""Whether the profile shows the present holder, and when it was brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import PROFILE_UPDATED_ON
from auditor.model.when import When
from auditor.register.answers import AFTER_DECISION, NOT_SINCE, Done, read_done, read_yes
from auditor.register.question import A_DAY, AskedOf, Claim, FormLine, Question
from auditor.tables.answers import Choice, read_day

if TYPE_CHECKING:
    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell


_RIGHT: Final = Choice(
    Done.RIGHT,
    Text(en="it is right", bn="ঠিক আছে"),
    ("ঠিক", "হ্যাঁ, ঠিক আছে", "হ্যাঁ, আগে থেকেই ঠিক", "আগে থেকেই ঠিক", "সঠিক আছে", "right", "yes, it is right"),
)
_NOT_CORRECTED: Final = Choice(
    Done.NOT_SINCE,
    Text(en="not corrected", bn="ঠিক করা হয়নি"),
    (
        *NOT_SINCE.writings, "ঠিক করা হয় নাই", "ঠিক নেই", "ঠিক নাই", "ঠিক হয়নি", "হালনাগাদ হয়নি",
        "হালনাগাদ করা হয়নি", "হালনাগাদ নেই",
    ),
)  # fmt: skip
CHOICES: Final = (_RIGHT, AFTER_DECISION, _NOT_CORRECTED)


def read(cell: Cell, basis: Basis) -> Answer:
    """Return when it was right: that it is right or wrong can be seen, an earlier day of mending cannot."""
    day = read_day(cell)
    if day is not None:
        return (Claim(PROFILE_UPDATED_ON, When.on(day), seen=day == basis.told_on),)
    done = read_done(cell, CHOICES, basis, PROFILE_UPDATED_ON)
    match done:
        case Done.AFTER_DECISION, since:
            return (Claim(PROFILE_UPDATED_ON, When.since(since, basis.told_on)),)
        case Done.NOT_SINCE, since:
            return (Claim(PROFILE_UPDATED_ON, When.not_since(since), seen=True),)
    right = done is not None or read_yes(cell)
    return (Claim(PROFILE_UPDATED_ON, When.on(basis.told_on), seen=True),) if right else None


QUESTION: Final = Question(
    name="profile",
    place=60,
    turn=60,
    asked_of=AskedOf.ACCOUNT,
    fact=PROFILE_UPDATED_ON,
    heading=Text(en="Profile up to date", bn="প্রোফাইল হালনাগাদ"),
    aliases=(
        "প্রোফাইল", "প্রোফাইল আপডেট", "প্রোফাইল হালনাগাদের তারিখ", "প্রোফাইল হালনাগাদ হয়েছে",
        "প্রোফাইল (নাম, পদবি, মোবাইল, ই-মেইল)", "profile", "profile updated", "profile updated on",
    ),
    told=Text(
        en="Whether name, post, mobile and e-mail in the profile are current. Write the day of the update or "
        'choose. "It is right" means: found right on the day of contact.',
        bn="প্রোফাইলের নাম, পদবি, মোবাইল ও ই-মেইল এখনকার কি না। হালনাগাদের তারিখ লিখুন অথবা তালিকা থেকে বাছুন। "
        "“ঠিক আছে” মানে যোগাযোগের দিনে ঠিক পাওয়া গেছে।",
    ),
    width=14,
    short=Text(en="profile", bn="প্রোফাইল"),
    choices=CHOICES,
    typed=A_DAY,
    read=read,
    undone=_NOT_CORRECTED.label,
    found=_RIGHT.label,
    of_everybody=True,
    spoken=Text(
        en="Does the profile show the present officer's name, mobile number and e-mail?",
        bn="প্রোফাইলে এখনকার কর্মকর্তার নাম, মোবাইল ও ই-মেইল আছে কি?",
    ),
    on_form=FormLine(
        Text(en="Profile (name, post, mobile, e-mail)", bn="প্রোফাইল (নাম, পদবি, মোবাইল, ই-মেইল)"),
        (Text(en="it is right, on {dots}", bn="ঠিক আছে, তারিখ {dots}"), _NOT_CORRECTED.label),
    ),
)  # fmt: skip
