"""What the login check says at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.selfcheck import SecondFactor
from auditor.portals.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.portals.probing import ProbeResult

TITLE: Final = Text(en="Login check of your own portal account", bn="নিজের পোর্টাল ইউজার আইডির লগইন যাচাই")
WHAT: Final = Text(
    en="This program logs in once for you at {login} and looks whether a code is asked after the password. What you type goes to "
    "the portal only; it is not stored and not in the slip. It never tries twice, and changes nothing.",
    bn="প্রোগ্রামটি আপনার হয়ে একবার {login} ঠিকানায় লগইন করবে এবং পাসওয়ার্ডের পর কোড চায় কি না দেখবে। যা টাইপ করবেন তা শুধু পোর্টালে যাবে; কোথাও জমা "
    "থাকবে না, স্লিপেও থাকবে না। দ্বিতীয়বার চেষ্টা করা হয় না, কিছু বদলানোও হয় না।",
)
PERMITTED: Final = Text(
    en="The portal's owner, {owner}, permits it by memo {memo} of {day}.",
    bn="পোর্টালের মালিক কর্তৃপক্ষ {owner} {day} তারিখের {memo} নং স্মারকে এর অনুমতি দিয়েছে।",
)
FINGERPRINT: Final = Text(en="SHA-256 of the file: {sha256}", bn="ফাইলের SHA-256: {sha256}")
SAME: Final = Text(
    en="Is it the same as on your sheet, and are you alone at your own computer?",
    bn="নির্দেশিকার সঙ্গে মিলেছে, আর আপনি নিজের কম্পিউটারে একা আছেন?",
)
STOPPED: Final = Text(
    en="Nothing was sent. Take file and sheet from the UNO office again.",
    bn="কিছু পাঠানো হয়নি। উপজেলা নির্বাহী অফিসারের কার্যালয় থেকে ফাইল ও নির্দেশিকা আবার নিন।",
)
USER: Final = Text(en="User ID on the portal", bn="পোর্টালের ইউজার আইডি")
PASSWORD: Final = Text(en="Password on the portal (not shown)", bn="পোর্টালের পাসওয়ার্ড (দেখা যাবে না)")
CODE: Final = Text(en="Code (not shown; Enter to leave it out)", bn="কোড (দেখা যাবে না; না দিতে চাইলে Enter)")
ASKED: Final = Text(en="The portal asks for a code. It is sent once.", bn="পোর্টাল কোড চাইছে। কোডটি একবারই পাঠানো হবে।")
GIVEN_UP: Final = Text(en="Nothing was typed, so nothing was sent.", bn="কিছু টাইপ করা হয়নি, তাই কিছু পাঠানো হয়নি।")
NOT_LET_IN: Final = Text(
    en="The portal showed its login form again: it did not let you in. Nothing was tried again, and no slip is made. Log in with "
    "the browser first; several wrong passwords may lock the account.",
    bn="পোর্টাল আবার লগইনের ফর্ম দেখিয়েছে: ঢুকতে দেয়নি। আবার চেষ্টা করা হয়নি, স্লিপও তৈরি হয়নি। আগে ব্রাউজারে লগইন করে দেখুন; কয়েকবার ভুল পাসওয়ার্ড দিলে আইডি "
    "আটকে যেতে পারে।",
)
CANNOT_TELL: Final = Text(
    en="It cannot be told: {why} No slip is made; that is not held against you. Answer by the self-check page or the form.",
    bn="বলা যাচ্ছে না: {why} স্লিপ তৈরি হয়নি; এতে আপনার কোনো ত্রুটি ধরা হবে না। স্ব-যাচাই পাতা বা ছক দিয়ে জানান।",
)
ELSEWHERE: Final = Text(
    en="A login that another host makes for the portal (single sign-on) is not followed, so that no password goes there. What happens at "
    "such a login is seen by who is present: ask the assistant programmer, who enters it with auditor witness.",
    bn="পোর্টালের হয়ে অন্য ঠিকানায় লগইন (single sign-on) হলে প্রোগ্রাম সেখানে যায় না, যাতে পাসওয়ার্ড অন্য কোথাও না যায়। এমন লগইনে কী ঘটে তা উপস্থিত থেকে দেখতে হয়: "
    "সহকারী প্রোগ্রামারকে জানান; তিনি দেখে auditor witness দিয়ে তুলবেন।",
)
IN_SLIP: Final = Text(
    en="It also holds whether the login asked for a code, and whether it ended inside; no code, no user ID.",
    bn="আরও থাকে: লগইনে কোড চেয়েছে কি না, লগইন সফল হয়েছে কি না। কোড বা ইউজার আইডি থাকে না।",
)
NOT_SENT: Final = Text(en="Your password was not sent.", bn="আপনার পাসওয়ার্ড পাঠানো হয়নি।")
SENT_ONCE: Final = Text(en="Your password was sent once.", bn="আপনার পাসওয়ার্ড একবার পাঠানো হয়েছে।")
_ELSEWHERE: Final = frozenset({Reason.LEADS_ELSEWHERE, Reason.FORM_ELSEWHERE})
_SEEN: Final = {
    SecondFactor.DEMANDED: Text(
        en="After the password the portal asked for a code: two-step is on.",
        bn="পাসওয়ার্ডের পর পোর্টাল কোড চেয়েছে: Two-step চালু আছে।",
    ),
    SecondFactor.OFFERED: Text(
        en="The portal let you in by the password alone and wants two-step to be set up: it is not on yet.",
        bn="পোর্টাল শুধু পাসওয়ার্ডেই ঢুকতে দিয়েছে এবং Two-step চালু করতে বলেছে: এখনো চালু হয়নি।",
    ),
    SecondFactor.ABSENT: Text(
        en="The portal let you in by the password alone: this login asked for no code.",
        bn="পোর্টাল শুধু পাসওয়ার্ডেই ঢুকতে দিয়েছে: এই লগইনে কোনো কোড চায়নি।",
    ),
}
_INSIDE: Final = {
    True: Text(en="The login ended inside.", bn="লগইন সফল হয়েছে।"),
    False: Text(en="The code was not taken; it was not tried again.", bn="কোডটি নেওয়া হয়নি; আবার চেষ্টা করা হয়নি।"),
    None: Text(
        en="Whether the login would have ended inside was not seen.", bn="লগইন শেষ পর্যন্ত সফল হতো কি না দেখা যায়নি।"
    ),
}


def told(result: ProbeResult) -> Iterator[Text]:
    """Yield what a login showed, line by line."""
    if result.seen is not None:
        yield _SEEN[result.seen.second]
        yield _INSIDE[result.seen.inside]
        if result.why is not None:
            yield result.why.message
    elif result.let_in is False:
        yield NOT_LET_IN
    elif result.why is not None:
        yield CANNOT_TELL.filled(why=result.why.message)
        if result.why in _ELSEWHERE:
            yield ELSEWHERE
        yield SENT_ONCE if result.sent else NOT_SENT
