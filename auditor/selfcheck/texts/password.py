"""Step 1: the password, why it should be another, and the keyboard it is typed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.labels import STRENGTHS
from auditor.passwords.reasons import (
    FAIL_STRONG,
    PASS_STRONG,
    PASS_WEAK,
    RULE_FAIL,
    RULE_PASS,
    STRENGTH_TEXTS,
    CharacterClass,
    Reason,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "s2-upper": CharacterClass.UPPER.label,
    "s2-lower": CharacterClass.LOWER.label,
    "s2-symbol": CharacterClass.SYMBOL.label,
    "s2-label": Text(
        en="Or type your own here",
        bn="অথবা নিজেরটি এখানে লিখুন",
    ),
    "s2-show": Text(
        en="Show",
        bn="দেখান",
    ),
    "s2-hide": Text(
        en="Hide",
        bn="লুকান",
    ),
    "s2-clear": Text(
        en="Clear",
        bn="মুছুন",
    ),
    "s2-make": Text(
        en="Make one for me",
        bn="আমার জন্য একটি তৈরি করুন",
    ),
    "s2-make-note": Text(
        en="It is on this screen only. Write it on paper, then go on. If you do not like it, press again.",
        bn="এটি শুধু এই পর্দায় আছে। কাগজে লিখে নিয়ে এগিয়ে যান। পছন্দ না হলে আবার চাপুন।",
    ),
    "s2-aloud": Text(
        en="A screen reader says a password that is made or shown aloud: use headphones, or be alone.",
        bn="তৈরি করা বা দেখানো পাসওয়ার্ড স্ক্রিন রিডার জোরে পড়ে শোনায়: হেডফোন ব্যবহার করুন, অথবা একা থাকুন।",
    ),
    "s2-digit": Text(
        en="Digit (0–9): advice, not part of the decision",
        bn="সংখ্যা (0–9) — পরামর্শ, সিদ্ধান্তে বাধ্যতামূলক নয়",
    ),
    "has": Text(
        en="present",
        bn="আছে",
    ),
    "lacks": Text(
        en="missing",
        bn="নেই",
    ),
    "rule-pass": RULE_PASS,
    "rule-fail": RULE_FAIL,
    **{strength.name.lower(): text for strength, text in STRENGTH_TEXTS.items()},
    "pass-weak": PASS_WEAK,
    "pass-below": Text(
        en="The rule on letters and signs is met, but this password is easier to guess than the decision allows. Take another one.",
        bn="অক্ষর ও চিহ্নের নিয়ম মানা হয়েছে, তবে পাসওয়ার্ডটি সহজে অনুমান করা যায়; সিদ্ধান্ত অনুযায়ী এমন পাসওয়ার্ড চলবে না। অন্য একটি পাসওয়ার্ড দিন।",
    ),
    "pass-strong": PASS_STRONG,
    "fail-strong": FAIL_STRONG,
    "empty": Text(
        en="Type a password to see the result.",
        bn="পাসওয়ার্ড লিখলে ফল এখানে দেখা যাবে।",
    ),
    "busy": Text(
        en="Checking.",
        bn="পরীক্ষা চলছে।",
    ),
    **{f"why-{reason}": reason.text for reason in Reason},
    "breach-unchecked": Text(
        en="Not checked against all leaks, only against those that are known here.",
        bn="সব ফাঁস হওয়া পাসওয়ার্ডের সঙ্গে মেলানো হয়নি; শুধু এখানে জানা তালিকার সঙ্গে মেলানো হয়েছে।",
    ),
    "not-reused": Text(
        en="The two are different.",
        bn="দুটি পাসওয়ার্ড আলাদা।",
    ),
    "reuse-head": Text(
        en="Compare with your name or another password (if you wish)",
        bn="নিজের নাম বা অন্য পাসওয়ার্ডের সঙ্গে মেলান (ইচ্ছা হলে)",
    ),
    "tip": Text(
        en="Easy to remember: three or four unrelated words, a sign between them, a capital or two.",
        bn="মনে রাখার সহজ উপায়: সম্পর্কহীন তিন-চারটি শব্দ, মাঝে একটি চিহ্ন, এক-দুটি বড় অক্ষর।",
    ),
    "kb-bangla": Text(
        en="Your keyboard is in Bangla. Switch to English: F12 (Avro), Ctrl+Alt+B or Ctrl+Alt+V (Bijoy), Win+Space or Alt+Shift (Windows). Then clear and type again.",
        bn="কিবোর্ড এখন বাংলায় আছে। ইংরেজিতে নিন: অভ্র হলে F12; বিজয় হলে Ctrl+Alt+B বা Ctrl+Alt+V; Windows-এর কিবোর্ড হলে Win+Space বা Alt+Shift। তারপর মুছে আবার লিখুন।",
    ),
    "kb-odd": Text(
        en="Odd characters came in (such as † ©); Bijoy is probably on. Switch to English, clear and type again.",
        bn="লেখায় অচেনা অক্ষর এসেছে (যেমন † ©); সম্ভবত বিজয় চালু আছে। ইংরেজিতে নিয়ে মুছে আবার লিখুন।",
    ),
    "kb-caps": Text(
        en="Caps Lock is on.",
        bn="Caps Lock চালু আছে।",
    ),
    "kb-look": Text(
        en='Press "Show" to see what was typed.',
        bn='কী লেখা হলো দেখতে "দেখান" চাপুন।',
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    "own-label": Text(en="Your name or user ID (if you wish)", bn="আপনার নাম বা ইউজার আইডি (ইচ্ছা হলে)"),
    "own-help": Text(
        en="In English letters. It is only used to see whether the password contains part of it, and is not stored "
        "anywhere either.",
        bn="ইংরেজি অক্ষরে লিখুন। পাসওয়ার্ডে এর কোনো অংশ আছে কি না শুধু তা দেখা হয়; এটিও কোথাও জমা থাকে না।",
    ),
    "digit-rule": CharacterClass.DIGIT.label,
    "result": Text(en="Result", bn="ফল"),
    "strength": Text(en="How strong the password is", bn="পাসওয়ার্ড কতটা শক্তিশালী"),
    **{f"band-{strength.name.lower()}": label for strength, label in STRENGTHS.items()},
    "why-head": Text(en="Why?", bn="কেন?"),
    "too-long": Text(
        en="This is too long for a password; something else was probably pasted. Clear it and type again.",
        bn="পাসওয়ার্ড এত লম্বা হয় না; সম্ভবত অন্য কোনো লেখা পেস্ট হয়েছে। মুছে আবার লিখুন।",
    ),
    "reuse-label": Text(en="Password of the other account", bn="অন্য আইডির পাসওয়ার্ড"),
    "reuse-note": Text(
        en="It is only seen whether the two are the same; the slip will hold that answer and nothing else of it.",
        bn="দুটি একই কি না শুধু তা-ই দেখা হয়; স্লিপে শুধু এই উত্তরটুকু থাকবে।",
    ),
    "s2-none": Text(
        en="First take a password, or type one and see the result.",
        bn="আগে একটি পাসওয়ার্ড তৈরি করে নিন, অথবা নিজেরটি লিখে ফল দেখুন।",
    ),
    "s2-leave": Text(
        en="When you go on, this field is emptied: first write the password on paper. Keep the paper with you until it is set, then lock it away.",
        bn="এগিয়ে গেলে ঘরটি খালি হবে; তাই আগে কাগজে লিখুন। পোর্টালে বসানো পর্যন্ত কাগজটি সঙ্গে রাখুন, পরে তালাবদ্ধ রাখুন।",
    ),
    "tested": Text(en="Result of the test", bn="পরীক্ষার ফল"),
    "same": Text(en="the same", bn="একই"),
    "different": Text(en="different", bn="আলাদা"),
}
