"""Step 2: help with turning two-step on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "2s-head": Text(
        en="How to turn two-step on",
        bn="Two-step চালু করার নিয়ম",
    ),
    "2s-what": Text(
        en="After the password the portal asks for a code from your phone, as mobile banking does. Someone who knows only the password cannot get in.",
        bn="পাসওয়ার্ডের পর মোবাইলে আসা বা অ্যাপে দেখা একটি কোড লাগবে। মোবাইল ব্যাংকিংয়ে যেমন পিনের সঙ্গে কোড লাগে। তাই পাসওয়ার্ড জানলেও অন্য কেউ ঢুকতে পারবে না।",
    ),
    "2s-before": Text(
        en="First four things, so that you are not locked out",
        bn="আগে চারটি কাজ, যাতে আইডি আটকে না যায়",
    ),
    "2s-b1": Text(
        en="See that the mobile number and e-mail in the profile are the present holder's. If not, change them first.",
        bn="প্রোফাইলে যে মোবাইল নম্বর ও ই-মেইল আছে তা এখনকার দায়িত্বপ্রাপ্ত ব্যক্তির কি না দেখুন। আগের জনের হলে প্রথমে বদলান।",
    ),
    "2s-b2": Text(
        en="Have the assistant programmer's number at hand: {ap_phone}. Do it in office hours.",
        bn="সহকারী প্রোগ্রামারের নম্বর হাতের কাছে রাখুন: {ap_phone}। কাজটি অফিস সময়ে করুন।",
    ),
    "2s-b3": Text(
        en="Do not close the window in which you are logged in; you will test in another one.",
        bn="যে জানালায় লগইন করা আছে তা বন্ধ করবেন না; শেষ পরীক্ষা হবে আলাদা জানালায়।",
    ),
    "2s-b4": Text(
        en="If the portal shows recovery codes, write them on paper and lock them up in the office.",
        bn="পোর্টাল জরুরি কোড (recovery code) দিলে কাগজে লিখে দপ্তরের তালাবদ্ধ আলমারিতে রাখুন।",
    ),
    "2s-1": Text(
        en="1. In the profile open the part called Two-step, Two-factor, OTP or Security.",
        bn="১. প্রোফাইলে Two-step, Two-factor, OTP বা Security লেখা অংশটি খুলুন।",
    ),
    "2s-2": Text(
        en="2. If you can choose: the authenticator app first, else SMS, else e-mail.",
        bn="২. পছন্দের সুযোগ থাকলে প্রথমে অ্যাপ (Authenticator), না থাকলে এসএমএস, তা-ও না থাকলে ই-মেইল নিন।",
    ),
    "2s-3a": Text(
        en="3a. App: scan the QR on the screen with the authenticator app. Do not photograph the QR or send it to anyone.",
        bn="৩ক. অ্যাপ হলে: ফোনে Authenticator অ্যাপ খুলে পর্দার QR স্ক্যান করুন। QR-এর ছবি তুলে রাখবেন না, কাউকে পাঠাবেন না।",
    ),
    "2s-3b": Text(
        en="3b. SMS: type the code that comes to your own phone.",
        bn="৩খ. এসএমএস হলে: নিজের মোবাইলে আসা কোড লিখুন।",
    ),
    "2s-3c": Text(
        en="3c. E-mail: type the code that comes by e-mail.",
        bn="৩গ. ই-মেইল হলে: ই-মেইলে আসা কোড লিখুন।",
    ),
    "2s-4": Text(
        en="4. Type the code and press Enable or Verify.",
        bn="৪. কোড লিখে Enable বা Verify চাপুন।",
    ),
    "2s-5": Text(
        en="5. Log in again in a private window (Ctrl+Shift+N, in Firefox Ctrl+Shift+P). If it asks for a code after the password, you are done.",
        bn="৫. আলাদা Incognito/Private জানালায় (Ctrl+Shift+N, Firefox-এ Ctrl+Shift+P) আবার লগইন করুন। পাসওয়ার্ডের পর কোড চাইলে কাজ শেষ।",
    ),
    "2s-6": Text(
        en="6. If it asks for none, or you cannot get in: you are still logged in in the first window. Turn two-step off there and call the assistant programmer.",
        bn="৬. কোড না চাইলে বা ঢুকতে না পারলে: প্রথম জানালায় এখনো লগইন আছে। সেখানে Two-step বন্ধ করে সহকারী প্রোগ্রামারকে ফোন করুন।",
    ),
    "2s-trouble": Text(
        en="If something goes wrong",
        bn="সমস্যা হলে",
    ),
    "2s-t1": Text(
        en='There is no such part: choose "The portal does not offer it" at the question of step 3. It is not your office\'s fault.',
        bn='এমন কোনো অংশ নেই: ৩ নং ধাপের প্রশ্নে "পোর্টালে চালুর সুযোগ নেই" বাছুন। এটি আপনার দপ্তরের ত্রুটি নয়।',
    ),
    "2s-t2": Text(
        en='No code comes: try once more after 10 minutes, not again and again; the account may lock. If still none, choose "The code does not arrive" in step 3.',
        bn='কোড আসে না: ১০ মিনিট পর একবার চেষ্টা করুন, বারবার নয়; আইডি আটকে যেতে পারে। তবু না এলে ৩ নং ধাপে "চালু করতে গেলে কোড আসে না" বাছুন।',
    ),
    "2s-t3": Text(
        en="The app's code is refused: set the phone's date and time to automatic.",
        bn='অ্যাপের কোড নেয় না: ফোনের তারিখ ও সময় "স্বয়ংক্রিয়" করুন।',
    ),
    "2s-t4": Text(
        en="Several people use one account: ask for separate accounts. Until then scan the same QR with all authorised phones in one sitting and note whose phones they are.",
        bn="এক আইডি কয়েকজন ব্যবহার করলে: আলাদা আইডি চেয়ে নিন। না পাওয়া পর্যন্ত একই QR অনুমোদিত সবার ফোনে একবারে স্ক্যান করুন এবং কার কার ফোনে আছে লিখে রাখুন।",
    ),
    "2s-t5": Text(
        en="Before changing phone or SIM: first move two-step to the new phone, then remove the old one.",
        bn="ফোন বা সিম বদলানোর আগে: প্রথমে নতুন ফোনে Two-step নিন, তারপর পুরোনোটি সরান।",
    ),
    "2s-t6": Text(
        en="Phone lost: tell the assistant programmer at once.",
        bn="ফোন হারালে: সঙ্গে সঙ্গে সহকারী প্রোগ্রামারকে জানান।",
    ),
    "2s-t7": Text(
        en="On transfer: move two-step to the new holder's phone before you leave. Do not tell the password; the new holder resets it.",
        bn="বদলি হলে: যাওয়ার আগে নতুন দায়িত্বপ্রাপ্তের ফোনে Two-step চালু করে দিন। পাসওয়ার্ড বলে যাবেন না; নতুন জন নিজে রিসেট করবেন।",
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    "2s-b2-any": Text(
        en="Have the assistant programmer's number at hand. Do it in office hours.",
        bn="সহকারী প্রোগ্রামারের নম্বর হাতের কাছে রাখুন। কাজটি অফিস সময়ে করুন।",
    ),
}
