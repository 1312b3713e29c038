"""What is weak in a setup: a short key, odd digits or periods."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.two_step.setup import (
    ADVISED_BITS,
    LEAST_BITS,
    LONGEST_PERIOD,
    SELDOM_DIGITS,
    STANDARD_BITS,
    USUAL_PERIOD,
    Algorithm,
    OtpType,
    Setup,
    max_entropy_bits,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class WeaknessSeverity(StrEnum):
    """How much a weakness weighs, the gravest first."""

    REJECT = "reject"
    BELOW_STANDARD = "below-standard"
    ADVICE = "advice"

    @property
    def label(self) -> Text:
        """The word before a weakness."""
        return _GRAVITIES[self]


class Weakness(StrEnum):
    """What is weak in a set-up, the gravest first."""

    KEY_UNDER_112 = "key-under-112"
    KEY_GUESSABLE = "key-guessable"
    MD5 = "md5"
    STEAM = "steam"
    PERIOD_OVER_120 = "period-over-120"
    KEY_UNDER_128 = "key-under-128"
    COUNTER = "counter"
    KEY_UNDER_160 = "key-under-160"
    SEVEN_DIGITS = "seven-digits"
    PERIOD = "period"
    ALGORITHM = "algorithm"
    ISSUERS_DIFFER = "issuers-differ"
    UNNAMED = "unnamed"
    UNKNOWN_PARAMETERS = "unknown-parameters"

    @property
    def gravity(self) -> WeaknessSeverity:
        """How much it weighs."""
        return _WEAKNESSES[self][0]

    @property
    def text(self) -> Text:
        """What it is, and what to do."""
        return _WEAKNESSES[self][1]


def weaknesses(setup: Setup) -> tuple[Weakness, ...]:
    """Return what is weak in a set-up, the gravest first. Sources of the bounds stand beside their constants."""
    is_timed = setup.kind is not OtpType.COUNTER
    found = {
        Weakness.KEY_UNDER_112: setup.bits < LEAST_BITS,
        Weakness.KEY_GUESSABLE: setup.bits >= LEAST_BITS > max_entropy_bits(setup.secret),
        Weakness.MD5: setup.algorithm is Algorithm.MD5,
        Weakness.STEAM: setup.kind is OtpType.STEAM,
        Weakness.PERIOD_OVER_120: is_timed and setup.period > LONGEST_PERIOD,
        Weakness.KEY_UNDER_128: LEAST_BITS <= setup.bits < STANDARD_BITS,
        Weakness.COUNTER: setup.kind is OtpType.COUNTER,
        Weakness.KEY_UNDER_160: STANDARD_BITS <= setup.bits < ADVISED_BITS,
        Weakness.SEVEN_DIGITS: setup.digits == SELDOM_DIGITS,
        Weakness.PERIOD: is_timed and setup.period != USUAL_PERIOD and setup.period <= LONGEST_PERIOD,
        Weakness.ALGORITHM: setup.algorithm in {Algorithm.SHA256, Algorithm.SHA512},
        Weakness.ISSUERS_DIFFER: len(setup.issuers) > 1,
        Weakness.UNNAMED: setup.from_link and not setup.issuers and not setup.account,
        Weakness.UNKNOWN_PARAMETERS: setup.unknown,
    }
    return tuple(weakness for weakness in Weakness if found[weakness])


_GRAVITIES: Final[Mapping[WeaknessSeverity, Text]] = {
    WeaknessSeverity.REJECT: Text(en="Not good enough", bn="গ্রহণযোগ্য নয়"),
    WeaknessSeverity.BELOW_STANDARD: Text(en="Below the standard", bn="মানের নিচে"),
    WeaknessSeverity.ADVICE: Text(en="Advice", bn="পরামর্শ"),
}

_WEAKNESSES: Final[Mapping[Weakness, tuple[WeaknessSeverity, Text]]] = {
    Weakness.KEY_UNDER_112: (
        WeaknessSeverity.REJECT,
        Text(
            en="The portal's setup key is too short: under 112 bits. It is not your office's fault. Turn two-step on all "
            "the same, and tell the assistant programmer, so that the portal's owner is asked for longer keys.",
            bn="পোর্টালের Setup key বেশি ছোট: ১১২ বিটের কম। এটি আপনার দপ্তরের ত্রুটি নয়। Two-step তবু চালু করুন এবং সহকারী প্রোগ্রামারকে "
            "জানান, যাতে পোর্টাল কর্তৃপক্ষকে লেখা যায়।",
        ),
    ),
    Weakness.KEY_GUESSABLE: (
        WeaknessSeverity.REJECT,
        Text(
            en="The setup key is not random: it repeats itself or is made of typed text, so it can be guessed. Have the "
            "portal make a new QR; if it is no better, tell the assistant programmer.",
            bn="Setup key এলোমেলো নয়: একই অংশ বারবার আছে, অথবা টাইপ করা লেখা থেকে তৈরি; তাই অনুমান করা যায়। পোর্টালে নতুন QR নিন; "
            "তা-ও এমন হলে সহকারী প্রোগ্রামারকে জানান।",
        ),
    ),
    Weakness.MD5: (
        WeaknessSeverity.REJECT,
        Text(
            en="Codes are to be made with MD5, which is out of date and which no authenticator app offers. At the portal "
            "choose SMS or e-mail, and tell the assistant programmer.",
            bn="কোড তৈরি হবে MD5 দিয়ে; এটি পুরোনো, কোনো Authenticator অ্যাপে নেই। পোর্টালে এসএমএস বা ই-মেইল বাছুন এবং সহকারী প্রোগ্রামারকে "
            "জানান।",
        ),
    ),
    Weakness.STEAM: (
        WeaknessSeverity.REJECT,
        Text(
            en="This QR is for Steam, a shop for games, and not for a portal. Use the QR that the portal shows.",
            bn="এটি Steam নামের গেমের দোকানের QR, পোর্টালের নয়। পোর্টাল যে QR দেখায় সেটি দিন।",
        ),
    ),
    Weakness.PERIOD_OVER_120: (
        WeaknessSeverity.REJECT,
        Text(
            en="One code lasts for more than two minutes; who sees it can use it too. Tell the assistant programmer, so "
            "that the portal's owner is asked for 30 seconds.",
            bn="একটি কোড দুই মিনিটের বেশি চলে; কেউ দেখে ফেললে ব্যবহার করতে পারে। সহকারী প্রোগ্রামারকে জানান, যাতে পোর্টাল কর্তৃপক্ষকে ৩০ "
            "সেকেন্ড করতে লেখা যায়।",
        ),
    ),
    Weakness.KEY_UNDER_128: (
        WeaknessSeverity.BELOW_STANDARD,
        Text(
            en="The portal's setup key is shorter than the 128 bits that the standard of these codes (RFC 4226) demands. "
            "Turn two-step on, and tell the assistant programmer.",
            bn="পোর্টালের Setup key এই কোডের মান (RFC 4226) অনুযায়ী ১২৮ বিটের কম। Two-step চালু করুন এবং সহকারী প্রোগ্রামারকে জানান।",
        ),
    ),
    Weakness.COUNTER: (
        WeaknessSeverity.BELOW_STANDARD,
        Text(
            en="Codes are counted here instead of following the clock: a code stays good until it is used, and phone and "
            "portal can get out of step. Where the portal offers codes by time (TOTP), take those. Else make the app show "
            "codes only when you need one.",
            bn="এখানে কোড ঘড়ি ধরে বদলায় না, গুনে বদলায়: ব্যবহার না করা পর্যন্ত কোড চলে, আর ফোন ও পোর্টালের মিল হারাতে পারে। পোর্টালে সময় "
            "ধরে বদলানো কোড (TOTP) থাকলে সেটি নিন। না থাকলে দরকার ছাড়া অ্যাপে নতুন কোড আনবেন না।",
        ),
    ),
    Weakness.KEY_UNDER_160: (
        WeaknessSeverity.ADVICE,
        Text(
            en="The portal's setup key is long enough; 160 bits would be better. There is nothing you need to do.",
            bn="পোর্টালের Setup key যথেষ্ট লম্বা; ১৬০ বিট হলে আরও ভালো। আপনার কিছু করার নেই।",
        ),
    ),
    Weakness.SEVEN_DIGITS: (
        WeaknessSeverity.ADVICE,
        Text(
            en="Codes have 7 digits; many apps show only 6 or 8. If yours does not show 7, use another one.",
            bn="কোডে ৭টি সংখ্যা; অনেক অ্যাপ শুধু ৬ বা ৮টি দেখায়। আপনার অ্যাপ ৭টি না দেখালে অন্য অ্যাপ নিন।",
        ),
    ),
    Weakness.PERIOD: (
        WeaknessSeverity.ADVICE,
        Text(
            en="A code does not last for the usual 30 seconds; some apps overlook that and show wrong codes. The two codes "
            "below will show whether yours does.",
            bn="একটি কোড প্রচলিত ৩০ সেকেন্ড চলে না; কিছু অ্যাপ তা না মেনে ভুল কোড দেখায়। নিচে দুটি কোড লিখলেই আপনার অ্যাপেরটা বোঝা যাবে।",
        ),
    ),
    Weakness.ALGORITHM: (
        WeaknessSeverity.ADVICE,
        Text(
            en="Codes are made in another way than usual (not SHA1); some apps overlook that and show wrong codes. The two "
            "codes below will show whether yours does.",
            bn="কোড তৈরির নিয়ম প্রচলিত নিয়ম (SHA1) থেকে আলাদা; কিছু অ্যাপ তা না মেনে ভুল কোড দেখায়। নিচে দুটি কোড লিখলেই আপনার অ্যাপেরটা "
            "বোঝা যাবে।",
        ),
    ),
    Weakness.ISSUERS_DIFFER: (
        WeaknessSeverity.ADVICE,
        Text(
            en="The QR gives the portal two different names. See that you took it from your portal's own page, whose "
            "address you typed yourself.",
            bn="QR-এ পোর্টালের দুটি আলাদা নাম আছে। QR-টি নিজে ঠিকানা লিখে খোলা পোর্টাল থেকেই নিয়েছেন কি না দেখুন।",
        ),
    ),
    Weakness.UNNAMED: (
        WeaknessSeverity.ADVICE,
        Text(
            en="The QR names neither portal nor account. Give the entry a name in the app, so that you find it again.",
            bn="QR-এ পোর্টাল বা আইডির নাম নেই। পরে চেনার জন্য অ্যাপে একটি নাম দিন।",
        ),
    ),
    Weakness.UNKNOWN_PARAMETERS: (
        WeaknessSeverity.ADVICE,
        Text(
            en="The QR holds more than the usual; apps overlook it, and so did this program. There is nothing you need to do.",
            bn="QR-এ প্রচলিত তথ্যের বাইরে আরও কিছু আছে; অ্যাপ তা ধরে না, এখানেও ধরা হয়নি। আপনার কিছু করার নেই।",
        ),
    ),
}
