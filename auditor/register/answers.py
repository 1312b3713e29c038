"""The answers that the register offers, and the other ways in which they are written."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Language, Text, short_date
from auditor.model.facts import Cause, Method
from auditor.model.grades import WAYS
from auditor.register.columns import Item
from auditor.tables.answers import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class TwoStep(StrEnum):
    """What can be answered about two-step; a plain yes, which the list does not offer, is `ON`."""

    DEMANDED = "demanded"
    UNTESTED = "untested"
    ON = "on"
    OFF = "off"
    NOT_OFFERED = "not-offered"
    NO_CODE = "no-code"


class Done(StrEnum):
    """What can be answered, instead of a day, about a thing that was done or not."""

    AFTER_DECISION = "after-decision"
    RIGHT = "right"
    NOT_SINCE = "not-since"


class Use(StrEnum):
    """How the official mailbox is used."""

    REGULAR = "regular"
    SOMETIMES = "sometimes"
    NEVER = "never"


WHOLE_OFFICE: Final = Choice(
    "office",
    Text(en="for all accounts", bn="সব আইডির জন্য"),
    (
        "সব আইডি", "সকল আইডি", "সকল আইডির জন্য", "সকল", "সবাই", "সকল ইউজার", "সব ইউজার", "দপ্তর",
        "all", "all accounts", "office",
    ),
)  # fmt: skip
"""What stands in the place of a post on an office's own row."""

NOT_ASKED: Final = Choice("not-asked", Text(en="not needed now", bn="এবার লাগবে না"))
"""What stands in a cell that is not asked this month; it is no answer, and the office's row does not fill it."""

UNKNOWN: Final = Text(en="not known", bn="জানা নেই")
YES: Final = Text(en="yes", bn="হ্যাঁ")
NO: Final = Text(en="no", bn="না")

WAY_CHOICES: Final[tuple[Choice[str], ...]] = tuple(
    Choice(code, WAYS[code], aliases)
    for code, aliases in (
        ("phone", ("ফোনে", "মোবাইলে", "মোবাইল", "মোবাইল ফোন", "টেলিফোন", "ফোন কল", "call", "by phone", "telephone")),
        ("meeting", ("সভায়", "মিটিং", "মিটিংয়ে", "at a meeting")),
        ("form", ("ছক", "ছকে", "তথ্য ছকে", "কাগজে", "হাতে", "হাতে হাতে", "paper form", "by hand")),
        ("whatsapp", ("WhatsApp-এ", "হোয়াটসঅ্যাপ", "হোয়াটসঅ্যাপে", "হোয়াটস অ্যাপ", "হোয়াটস অ্যাপে")),
        ("email", ("ইমেইল", "ই মেইল", "মেইল", "ই-মেইলে", "ইমেইলে", "মেইলে", "email", "mail", "by e-mail")),
        ("seen-in-person", ("সরাসরি যাচাই", "সামনে থেকে দেখেছি", "seen in person", "seen at a login")),
        ("seen-on-video", ("ভিডিও কল", "ভিডিও কলে", "ভিডিও কলে দেখেছি", "সরাসরি যাচাই ভিডিও", "seen on video")),
    )
)  # fmt: skip
TWO_STEP_CHOICES: Final[tuple[Choice[TwoStep], ...]] = (
    Choice(
        TwoStep.DEMANDED,
        Text(en="on, a login asks for a code", bn="চালু, লগইনে কোড চায়"),
        (
            "চালু আছে, লগইনে কোড চায়", "চালু আছে; নতুন লগইনে কোড চায়", "চালু, নতুন লগইনে কোড চায়", "লগইনে কোড চায়", "কোড চায়",
            "হ্যাঁ, কোড চায়", "হ্যাঁ, লগইনে কোড চায়", "on, asks for a code", "on; a new login asks for a code",
        ),
    ),
    Choice(
        TwoStep.UNTESTED,
        Text(en="on, not tested", bn="চালু, পরীক্ষা করিনি"),
        (
            "চালু আছে, পরীক্ষা করিনি", "চালু, পরীক্ষা করা হয়নি", "চালু আছে, পরীক্ষা করা হয়নি", "চালু, পরীক্ষা করি নাই",
            "চালু করেছি; নতুন লগইনে পরীক্ষা করিনি", "on; not tested at a new login",
        ),
    ),
    Choice(TwoStep.OFF, Text(en="not on", bn="চালু নেই")),
    Choice(
        TwoStep.NOT_OFFERED,
        Text(en="the portal does not offer it", bn="পোর্টালে সুযোগ নেই"),
        ("সুযোগ নেই", "সুযোগ নাই", "পোর্টালে সুযোগ নাই", "পোর্টালে চালুর সুযোগ নেই", "পোর্টালে Two-step চালুর সুযোগ নেই", "not offered"),
    ),
    Choice(
        TwoStep.NO_CODE,
        Text(en="the code does not arrive", bn="কোড আসে না"),
        ("কোড আসেনা", "কোড আসেনি", "কোড আসে নাই", "চালু করতে গেলে কোড আসে না", "OTP আসে না", "ওটিপি আসে না", "no code"),
    ),
)  # fmt: skip
METHOD_CHOICES: Final[tuple[Choice[Method], ...]] = (
    Choice(
        Method.TOTP,
        Text(en="in an app", bn="অ্যাপে"),
        (
            "অ্যাপ", "এপে", "এপ", "অ্যাপের কোড", "অ্যাপস", "অ্যাপসে", "অথেনটিকেটর", "অথেন্টিকেটর", "অ্যাপ (Authenticator)",
            "app", "authenticator", "authenticator app", "google authenticator", "microsoft authenticator", "totp",
        ),
    ),
    Choice(
        Method.SMS,
        Text(en="by SMS", bn="এসএমএসে"),
        ("এসএমএস", "এস এম এস", "এসএমএস কোড", "এসএমএস কোড (OTP)", "মেসেজে", "মোবাইলে এসএমএস", "SMS", "text message"),
    ),
    Choice(
        Method.EMAIL,
        Text(en="by e-mail", bn="ই-মেইলে"),
        ("ই-মেইল", "ইমেইল", "ইমেইলে", "ই মেইলে", "মেইলে", "মেইল", "ই-মেইলে আসা কোড", "email", "e-mail", "mail"),
    ),
    Choice(
        Method.KEY,
        Text(en="security key", bn="নিরাপত্তা চাবি"),
        ("নিরাপত্তা চাবি (USB key)", "সিকিউরিটি কি", "USB key", "key"),
    ),
    Choice(Method.OTHER, Text(en="in another way", bn="অন্যভাবে"), ("অন্য ভাবে", "অন্যান্য", "অন্য", "other")),
)  # fmt: skip
USERS_CHOICES: Final[tuple[Choice[bool], ...]] = (
    Choice(
        value=False,
        label=Text(en="one person", bn="একজন"),
        aliases=("এক জন", "১ জন", "শুধু একজন", "একজনই", "নিজে", "one", "1 person", "single user"),
    ),
    Choice(
        value=True,
        label=Text(en="several persons", bn="একাধিক জন"),
        aliases=(
            "একাধিক", "একের অধিক", "কয়েকজন", "কয়েক জন", "অনেকে", "যৌথ", "দুইজন", "দুই জন", "দুজন", "তিনজন", "তিন জন",
            "চারজন", "চার জন", "পাঁচজন", "পাঁচ জন", "several", "shared", "many",
        ),
    ),
)  # fmt: skip
EMAIL_CHOICES: Final[tuple[Choice[bool], ...]] = (
    Choice(
        value=True, label=Text(en="held", bn="আছে"), aliases=("আছে, ঠিক আছে", "ঠিক আছে", "ঠিক", "তালিকার ঠিকানা ঠিক আছে")
    ),
    Choice(value=False, label=Text(en="none", bn="নেই"), aliases=("নাই", "ই-মেইল নেই", "সরকারি ই-মেইল নেই", "ঠিকানা নেই")),
)
EMAIL_USE_CHOICES: Final[tuple[Choice[Use], ...]] = (
    Choice(
        Use.REGULAR,
        Text(en="regularly", bn="নিয়মিত"),
        ("নিয়মিত পাঠানো হয়", "নিয়মিত ব্যবহার হয়", "সবসময়", "regular", "always"),
    ),
    Choice(
        Use.SOMETIMES,
        Text(en="sometimes", bn="মাঝে মাঝে"),
        ("মাঝেমাঝে", "মাঝে মধ্যে", "মাঝেমধ্যে", "কখনো কখনো", "আংশিক", "অনিয়মিত", "partly"),
    ),
    Choice(
        Use.NEVER,
        Text(en="not at all", bn="একেবারেই নয়"),
        ("ব্যবহার হয় না", "ব্যবহার করা হয় না", "ব্যবহার করি না", "ব্যবহার করেন না", "পাঠানো হয় না", "never", "not used"),
    ),
)  # fmt: skip
CAUSE_CHOICES: Final[tuple[Choice[Cause], ...]] = tuple(
    Choice(cause, cause.label, aliases)
    for cause, aliases in (
        (Cause.NOT_OFFERED, ("পোর্টালে সুযোগ নেই", "পোর্টালে সুযোগ নাই", "সুযোগ নেই", "Two-step চালুর সুযোগ নেই", "not offered")),
        (Cause.NO_CODE, ("কোড আসেনা", "কোড আসে নাই", "OTP আসে না", "ওটিপি আসে না", "no code")),
        (Cause.MIGRATION, ("পোর্টাল রূপান্তর", "রূপান্তর চলছে", "পোর্টাল স্থানান্তর চলছে", "migration", "portal migration")),
        (Cause.VACANT, ("শূন্য", "শূন্য পদ", "পদ খালি", "পদটি শূন্য", "vacant", "vacant post", "post vacant")),
        (Cause.ON_LEAVE, ("ছুটিতে", "প্রশিক্ষণে", "কর্মকর্তা ছুটিতে", "কর্মকর্তা প্রশিক্ষণে", "ছুটিতে বা প্রশিক্ষণে", "on leave")),
        (Cause.NO_OWN_ACCOUNT, ("নিজস্ব আইডি নেই", "নিজস্ব ইউজার আইডি নেই", "আইডি নেই", "no own account", "no account")),
        (Cause.LOCKED_OUT, ("লগইন করা যাচ্ছে না", "লগিন করা যাচ্ছে না", "আইডি আটকে গেছে", "locked out", "cannot log in")),
    )
)  # fmt: skip

_AFTER: Final = Text(en="yes, day forgotten, after {decision_date}", bn="হ্যাঁ, তারিখ মনে নেই, {decision_date} তারিখের পরে")
_AFTER_WRITINGS: Final = (
    "তারিখ মনে নেই, তবে {decision_date} তারিখের পরে", "তারিখ মনে নেই, {decision_date} তারিখের পরে",
    "{decision_date} তারিখের পরে", "{decision_date} এর পরে", "হ্যাঁ, {decision_date} তারিখের পরে", "after {decision_date}",
    "I forget the day, but after {decision_date}",
)  # fmt: skip
_AFTER_THE_DECISION: Final = (
    "সিদ্ধান্তের পরে", "সিদ্ধান্তের পর", "সিদ্ধান্তের পরে, মনে নেই", "সিদ্ধান্তের পরে, তারিখ মনে নেই", "সিদ্ধান্তের পর, তারিখ মনে নেই",
    "হ্যাঁ, সিদ্ধান্তের পরে", "হ্যাঁ, সিদ্ধান্তের পরে, তারিখ মনে নেই", "তারিখ মনে নেই, সিদ্ধান্তের পরে", "মনে নেই, তবে সিদ্ধান্তের পরে",
    "তারিখ মনে নেই, তবে সিদ্ধান্তের পরে", "হ্যাঁ, তারিখ মনে নেই, সিদ্ধান্তের পরে", "after the decision", "since the decision",
    "after the decision, day forgotten", "since the decision, day forgotten", "yes, after the decision",
)  # fmt: skip
_NOT_SINCE_WRITINGS: Final = (
    "{decision_date} তারিখের পরে করিনি", "{decision_date} তারিখের পরে করা হয়নি", "{decision_date} তারিখের পরে নয়",
    "{decision_date} তারিখের আগে", "not since {decision_date}", "before {decision_date}",
)  # fmt: skip
_NOT_SINCE_THE_DECISION: Final = (
    "সিদ্ধান্তের পরে করিনি", "সিদ্ধান্তের পরে হয়নি", "সিদ্ধান্তের পরে করা হয়নি", "সিদ্ধান্তের পরে নয়", "সিদ্ধান্তের পর করিনি",
    "সিদ্ধান্তের আগে", "সিদ্ধান্তের আগে করা", "not since the decision", "before the decision",
)  # fmt: skip


def _with_day(writings: tuple[str, ...], decision_day: date) -> tuple[str, ...]:
    return tuple(words.format(decision_date=short_date(decision_day, Language.BN)) for words in writings)


def after_decision(decision_day: date) -> Text:
    """Return the answer for "done, but the day is forgotten" as the form offers it."""
    return _AFTER.filled(decision_date=decision_day)


def reset_choices(decision_day: date) -> tuple[Choice[Done], ...]:
    """Return the answers about a password reset that are no day.

    Writings that name the decision instead of a day speak of `decision_day` too.
    """
    return (
        Choice(
            Done.AFTER_DECISION,
            after_decision(decision_day),
            (*_with_day(_AFTER_WRITINGS, decision_day), *_AFTER_THE_DECISION),
        ),
        Choice(Done.NOT_SINCE, NO, (*_with_day(_NOT_SINCE_WRITINGS, decision_day), *_NOT_SINCE_THE_DECISION)),
    )


def profile_choices(decision_day: date) -> tuple[Choice[Done], ...]:
    """Return the answers about a profile that are no day."""
    after, never = reset_choices(decision_day)
    return (
        Choice(
            Done.RIGHT,
            Text(en="it is right", bn="ঠিক আছে"),
            ("ঠিক", "হ্যাঁ, ঠিক আছে", "হ্যাঁ, আগে থেকেই ঠিক", "আগে থেকেই ঠিক", "সঠিক আছে", "right", "yes, it is right"),
        ),
        Choice(
            Done.NOT_SINCE,
            Text(en="not corrected", bn="ঠিক করা হয়নি"),
            (
                *never.writings, "ঠিক করা হয় নাই", "ঠিক নেই", "ঠিক নাই", "ঠিক হয়নি", "হালনাগাদ হয়নি", "হালনাগাদ করা হয়নি",
                "হালনাগাদ নেই",
            ),
        ),
        after,
    )  # fmt: skip


def listed(decision_day: date) -> Mapping[Item, tuple[Text, ...]]:
    """Return the answers that each column offers in its drop-down list, in order."""
    lists: dict[Item, tuple[Choice[Any], ...]] = {
        Item.WAY: WAY_CHOICES,
        Item.TWO_STEP: TWO_STEP_CHOICES,
        Item.METHOD: METHOD_CHOICES,
        Item.RESET: reset_choices(decision_day),
        Item.PROFILE: profile_choices(decision_day),
        Item.USERS: USERS_CHOICES,
        Item.EMAIL: EMAIL_CHOICES,
        Item.EMAIL_USE: EMAIL_USE_CHOICES,
        Item.CAUSE: CAUSE_CHOICES,
    }
    offered = {item: tuple(choice.label for choice in choices) for item, choices in lists.items()}
    offered[Item.RULE] = (YES, NO)
    offered[Item.EMAIL_USE] = (*offered[Item.EMAIL_USE][:2], NO)
    return {item: labels if item in {Item.WAY, Item.CAUSE} else (*labels, UNKNOWN) for item, labels in offered.items()}
