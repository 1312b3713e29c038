"""The reasons of a verdict, in words."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from auditor.i18n import Text
from auditor.model.facts import Strength


class CharacterClass(StrEnum):
    """The kinds of sign that rules ask for."""

    UPPER = "upper"
    LOWER = "lower"
    SYMBOL = "symbol"
    DIGIT = "digit"

    @property
    def label(self) -> Text:
        """The kind as a person reads it."""
        return _KIND_LABELS[self]


_KIND_LABELS: Final = {
    CharacterClass.UPPER: Text(en="Upper-case letter (A–Z)", bn="বড় হাতের ইংরেজি অক্ষর (A–Z)"),
    CharacterClass.LOWER: Text(en="Lower-case letter (a–z)", bn="ছোট হাতের ইংরেজি অক্ষর (a–z)"),
    CharacterClass.SYMBOL: Text(en="Sign or symbol (such as @ # % !)", bn="বিশেষ চিহ্ন (যেমন @ # % !)"),
    CharacterClass.DIGIT: Text(en="Digit (0–9)", bn="সংখ্যা (0–9)"),
}


class Reason(StrEnum):
    """What makes a password easy to guess, or hard to live with; the weightiest stands first."""

    BIJOY = "bijoy"
    BREACHED = "breached"
    REUSED = "reused"
    COMMON = "common"
    SELF = "self"
    PLACE = "place"
    OFFICE = "office"
    PORTAL = "portal"
    PHRASE = "phrase"
    WORD = "word"
    PHONE = "phone"
    YEAR = "year"
    KEYBOARD = "keyboard"
    SEQUENCE = "sequence"
    REPEAT = "repeat"
    SHAPE = "shape"
    LEET = "leet"
    SHORT = "short"
    SPACE = "space"
    BANGLA = "bangla"

    @property
    def text(self) -> Text:
        """Two sentences: what it is, and what to do."""
        return _REASON_TEXTS[self]


_REASON_TEXTS: Final = {
    Reason.BIJOY: Text(
        en="A Bangla word came in through Bijoy. Switch to English, clear and type again.",
        bn="বিজয় কিবোর্ড চালু থাকায় বাংলা শব্দ এভাবে এসেছে। ইংরেজিতে নিয়ে মুছে আবার লিখুন।",
    ),
    Reason.PLACE: Text(
        en="It contains a place name. Leave out village, union, upazila and district names.",
        bn="এতে এলাকার নাম আছে। গ্রাম, ইউনিয়ন, উপজেলা বা জেলার নাম বাদ দিন।",
    ),
    Reason.OFFICE: Text(
        en="It contains the name of an office or post. Leave it out.", bn="এতে দপ্তর বা পদবির নাম আছে। বাদ দিন।"
    ),
    Reason.SELF: Text(
        en="It contains part of your name, user ID or e-mail. Leave it out.",
        bn="এতে আপনার নাম, ইউজার আইডি বা ই-মেইলের অংশ আছে। বাদ দিন।",
    ),
    Reason.PORTAL: Text(
        en="It contains the portal's or site's name. Leave it out.", bn="এতে পোর্টাল বা ওয়েবসাইটের নাম আছে। বাদ দিন।"
    ),
    Reason.YEAR: Text(
        en="It contains a year or date. Those are tried first; leave it out.",
        bn="এতে সাল বা তারিখ আছে। অনুমান করতে গেলে প্রথমে এগুলোই চেষ্টা করা হয়; বাদ দিন।",
    ),
    Reason.PHONE: Text(
        en="It contains digits like a phone number. Leave them out.", bn="এতে মোবাইল নম্বরের মতো সংখ্যা আছে। বাদ দিন।"
    ),
    Reason.COMMON: Text(
        en="Many people use this password. Think of another.", bn="এই পাসওয়ার্ড বহু মানুষ ব্যবহার করেন। অন্য একটি ভাবুন।"
    ),
    Reason.WORD: Text(
        en="It contains a very common word. Join three or four unrelated words instead.",
        bn="এতে বহুল প্রচলিত শব্দ আছে। একটি শব্দের বদলে সম্পর্কহীন তিন-চারটি শব্দ জুড়ুন।",
    ),
    Reason.PHRASE: Text(
        en="It contains a well-known phrase, song or slogan. Make up your own.",
        bn="এতে সবার জানা কথা, গান বা স্লোগান আছে। নিজের বানানো কথা নিন।",
    ),
    Reason.KEYBOARD: Text(
        en="It contains neighbouring keys (such as qwerty, asdf). Leave them out.",
        bn="এতে কিবোর্ডের পরপর অক্ষর আছে (যেমন qwerty, asdf)। বাদ দিন।",
    ),
    Reason.SEQUENCE: Text(
        en="It contains a sequence (such as abc, 1234). Leave it out.",
        bn="এতে ধারাবাহিক অক্ষর বা সংখ্যা আছে (যেমন abc, 1234)। বাদ দিন।",
    ),
    Reason.REPEAT: Text(
        en="It repeats a letter or word (such as aaa, 1111). Change it.",
        bn="একই অক্ষর বা শব্দ বারবার আছে (যেমন aaa, 1111)। বদলান।",
    ),
    Reason.SHAPE: Text(
        en="A word, then a sign and digits: everybody knows this shape. Put capitals and signs in the middle.",
        bn="একটি শব্দ, তারপর চিহ্ন ও সংখ্যা: এই ধরন সবাই জানে। বড় অক্ষর ও চিহ্ন মাঝখানে দিন।",
    ),
    Reason.LEET: Text(
        en="Writing @ for a or 0 for o does not make it strong.",
        bn="a-এর জায়গায় @ বা o-এর জায়গায় 0 লিখলে পাসওয়ার্ড শক্ত হয় না।",
    ),
    Reason.SHORT: Text(
        en="It is short. Use at least 12 characters; 15 is better. (Advice)",
        bn="পাসওয়ার্ডটি ছোট। অন্তত ১২ অক্ষর করুন; ১৫ হলে আরও ভালো। (পরামর্শ)",
    ),
    Reason.SPACE: Text(
        en="There is a space at the start or end. Remove it.", bn="শুরুতে বা শেষে ফাঁকা ঘর (space) আছে। মুছে দিন।"
    ),
    Reason.BANGLA: Text(
        en="It has Bangla letters. You cannot type them everywhere; use English letters.",
        bn="এতে বাংলা অক্ষর আছে। সব কম্পিউটার ও ফোনে লেখা যাবে না; ইংরেজি অক্ষরে লিখুন।",
    ),
    Reason.BREACHED: Text(
        en="It is in a list of leaked passwords. Do not use it.",
        bn="এটি আগে ফাঁস হওয়া পাসওয়ার্ডের তালিকায় আছে। ব্যবহার করবেন না।",
    ),
    Reason.REUSED: Text(
        en="The two are the same. Use a different one for each account.",
        bn="দুটি পাসওয়ার্ড একই। প্রতিটি আইডিতে আলাদা পাসওয়ার্ড দিন।",
    ),
}

RULE_PASS: Final = Text(en="The decision's rule is met.", bn="সিদ্ধান্তের নিয়ম মানা হয়েছে।")
RULE_FAIL: Final = Text(
    en="The decision's rule is not met yet. Add: {missing}.", bn="সিদ্ধান্তের নিয়ম এখনো পূরণ হয়নি। যোগ করুন: {missing}।"
)
PASS_WEAK: Final = Text(
    en="The rule is met, but this password is easy to guess. We advise another one.",
    bn="নিয়ম মানা হয়েছে, তবে পাসওয়ার্ডটি সহজে অনুমান করা যায়। বদলে নেওয়ার পরামর্শ দেওয়া হলো।",
)
PASS_STRONG: Final = Text(
    en="The rule is met and the password is strong. Now write it on paper and set it on the portal.",
    bn="নিয়ম মানা হয়েছে, পাসওয়ার্ডটিও শক্তিশালী। এবার কাগজে লিখে পোর্টালে বসান।",
)
FAIL_STRONG: Final = Text(
    en="It is strong; to meet the decision add {missing}.",
    bn="পাসওয়ার্ডটি শক্তিশালী, তবে সিদ্ধান্তের নিয়ম পূরণ করতে {missing} যোগ করুন।",
)
STRENGTH_TEXTS: Final = {
    Strength.WEAK: Text(en="Weak: someone who knows you can guess it.", bn="দুর্বল: পরিচিত কেউ সহজেই অনুমান করতে পারেন।"),
    Strength.FAIR: Text(
        en="Fair: leave out what is named below and test another.", bn="মাঝারি: নিচের কারণগুলো বাদ দিয়ে আরেকটি পরীক্ষা করুন।"
    ),
    Strength.STRONG: Text(en="Strong.", bn="শক্তিশালী।"),
}
"""The band as a person reads it."""
