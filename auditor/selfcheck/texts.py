"""Every word of the self-check page, in both languages, by the id under which the page holds it.

`FIXED` are the texts of the page as they were agreed with offices; `OWN` is what else the page has to say, in the same
manner: plain spoken-office Bangla, one thing in a sentence, the next step last.

Placeholders that a round fills: ``{committee}``, ``{month}``, ``{decision_date}``, ``{ap_phone}``, ``{uno_mail}``,
``{opened}``; those that the page fills while it is used: ``{date}``, ``{n}``, ``{missing}``, ``{portal}``, ``{slip_no}``,
``{office}``, ``{post}``, ``{file}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, plain
from auditor.passwords.reasons import STRENGTH_TEXTS, Kind, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

FIXED: Final[Mapping[str, Text]] = {
    # head and safety box
    "title": Text(
        en="Check it yourself: password and two-step",
        bn="নিজে যাচাই করুন: পাসওয়ার্ড ও Two-step",
    ),
    "subtitle": Text(
        en="{committee} · check for {month}",
        bn="{committee} · {month} মাসের যাচাই",
    ),
    "lang": Text(
        en="বাংলা",
        bn="English",
    ),
    "time-needed": Text(
        en="About 15 minutes.",
        bn="সময় লাগবে প্রায় ১৫ মিনিট।",
    ),
    "safe-1": Text(
        en="What you type here is not stored and not sent anywhere.",
        bn="এখানে যে পাসওয়ার্ড লিখবেন তা কোথাও জমা থাকে না, কোথাও পাঠানো হয় না।",
    ),
    "safe-2": Text(
        en="This page works without the Internet. To be sure, switch it off.",
        bn="পাতাটি ইন্টারনেট ছাড়াই চলে। নিশ্চিত হতে ইন্টারনেট বন্ধ করে নিন।",
    ),
    "net-on": Text(
        en="The Internet seems to be on. Unplug it or turn off Wi-Fi/data; the page works the same.",
        bn="মনে হচ্ছে ইন্টারনেট চালু আছে। তার খুলে নিন অথবা Wi-Fi/ডেটা বন্ধ করুন; পাতা একইভাবে চলবে।",
    ),
    "net-off": Text(
        en="The Internet is off. Go on.",
        bn="ইন্টারনেট বন্ধ আছে। এগিয়ে যান।",
    ),
    "safe-3": Text(
        en="Tell nobody your password, OTP or recovery code. Nobody from our office will ask for them.",
        bn="পাসওয়ার্ড, OTP বা জরুরি কোড কাউকে জানাবেন না। আমাদের দপ্তর থেকেও কেউ চাইবে না।",
    ),
    "safe-4": Text(
        en="Take this page only from the UNO office's USB drive or official e-mail. Never type a password on a page that a link opened.",
        bn="এই পাতা শুধু উপজেলা নির্বাহী অফিসারের কার্যালয়ের পেনড্রাইভ বা সরকারি ই-মেইল থেকে নেবেন। কোনো লিংকে গিয়ে পাসওয়ার্ড লিখবেন না।",
    ),
    "safe-5": Text(
        en="If someone is looking on, do it later.",
        bn="আশপাশে কেউ থাকলে পরে করুন।",
    ),
    "pc-date": Text(
        en="This computer's date is {date}. If it is wrong, set it first; the slip carries it.",
        bn="এই কম্পিউটারের তারিখ {date}। ভুল হলে আগে ঠিক করে নিন; স্লিপে এই তারিখ থাকবে।",
    ),
    # 1 code
    "s1-head": Text(
        en="1. Enter your code",
        bn="১. যাচাই কোড লিখুন",
    ),
    "s1-label": Text(
        en="Code",
        bn="যাচাই কোড",
    ),
    "s1-help": Text(
        en="Eight characters, printed beside your post on the sheet. Upper and lower case are the same.",
        bn="নির্দেশিকার কাগজে আপনার পদবির পাশে ৮ অক্ষরের কোড ছাপা আছে। বড়-ছোট অক্ষর একই ধরা হয়।",
    ),
    "s1-skip": Text(
        en="You can test a password without a code; the slip needs one.",
        bn="কোড হাতে না থাকলেও পাসওয়ার্ড পরীক্ষা করা যাবে; স্লিপ নিতে কোড লাগবে।",
    ),
    "s1-bangla": Text(
        en="Your keyboard is in Bangla. Switch to English and type the code again.",
        bn="কিবোর্ড এখন বাংলায় আছে। ইংরেজিতে নিয়ে কোডটি আবার লিখুন।",
    ),
    "s1-short": Text(
        en="The code has 8 characters; you typed {n}.",
        bn="কোডে ৮টি অক্ষর থাকবে; আপনি {n}টি লিখেছেন।",
    ),
    "s1-wrong": Text(
        en="The code does not fit. Check the sheet and type it again.",
        bn="কোডটি মিলছে না। কাগজ দেখে আবার লিখুন।",
    ),
    "s1-ok": Text(
        en="The code is right.",
        bn="কোড ঠিক আছে।",
    ),
    # 2 password
    "s2-upper": Kind.UPPER.label,
    "s2-lower": Kind.LOWER.label,
    "s2-symbol": Kind.SYMBOL.label,
    "s2-head": Text(
        en="2. Test your new password",
        bn="২. নতুন পাসওয়ার্ড পরীক্ষা করুন",
    ),
    "s2-help": Text(
        en="Test it here before you set it on the portal. Set the one that passes here.",
        bn="পোর্টালে বসানোর আগে এখানে পরীক্ষা করুন। এখানে যেটি ঠিক দেখাবে, সেটিই পোর্টালে বসাবেন।",
    ),
    "s2-label": Text(
        en="Password",
        bn="পাসওয়ার্ড",
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
        en="Only you see it. Press again for another.",
        bn="তৈরি করা পাসওয়ার্ডটি শুধু আপনি দেখছেন। পছন্দ না হলে আবার চাপুন।",
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
    "rule-pass": Text(
        en="The decision's rule is met.",
        bn="সিদ্ধান্তের নিয়ম মানা হয়েছে।",
    ),
    "rule-fail": Text(
        en="The decision's rule is not met yet. Add: {missing}.",
        bn="সিদ্ধান্তের নিয়ম এখনো পূরণ হয়নি। যোগ করুন: {missing}।",
    ),
    **{strength.name.lower(): text for strength, text in STRENGTH_TEXTS.items()},
    "pass-weak": Text(
        en="The rule is met, but this password is easy to guess. We advise another one.",
        bn="নিয়ম মানা হয়েছে, তবে পাসওয়ার্ডটি সহজে অনুমান করা যায়। বদলে নেওয়ার পরামর্শ দেওয়া হলো।",
    ),
    "pass-strong": Text(
        en="The rule is met and the password is strong. Now set it on the portal.",
        bn="নিয়ম মানা হয়েছে, পাসওয়ার্ডটিও শক্তিশালী। এবার পোর্টালে বসান।",
    ),
    "fail-strong": Text(
        en="It is strong; to meet the decision add {missing}.",
        bn="পাসওয়ার্ডটি শক্তিশালী, তবে সিদ্ধান্তের নিয়ম পূরণ করতে {missing} যোগ করুন।",
    ),
    "empty": Text(
        en="Type a password to see the result.",
        bn="পাসওয়ার্ড লিখলে ফল এখানে দেখা যাবে।",
    ),
    "busy": Text(
        en="Checking.",
        bn="পরীক্ষা চলছে।",
    ),
    # why
    **{f"why-{reason}": reason.text for reason in Reason},
    "breach-unchecked": Text(
        en="Not compared with leaked passwords.",
        bn="ফাঁস হওয়া পাসওয়ার্ডের তালিকার সঙ্গে মেলানো হয়নি।",
    ),
    "not-reused": Text(
        en="The two are different.",
        bn="দুটি পাসওয়ার্ড আলাদা।",
    ),
    "reuse-head": Text(
        en="Compare with another of your accounts (if you wish)",
        bn="আপনার অন্য আইডির পাসওয়ার্ডের সঙ্গে মিলিয়ে দেখুন (ইচ্ছা হলে)",
    ),
    "tip": Text(
        en="Easy to remember: three or four unrelated words, a sign between them, a capital or two.",
        bn="মনে রাখার সহজ উপায়: সম্পর্কহীন তিন-চারটি শব্দ, মাঝে একটি চিহ্ন, এক-দুটি বড় অক্ষর।",
    ),
    "tip-paper": Text(
        en="If you must write it down, lock the paper away; not on the monitor or under the desk glass.",
        bn="মনে না থাকলে কাগজে লিখে তালাবদ্ধ জায়গায় রাখুন; মনিটরে বা টেবিলের কাচের নিচে নয়।",
    ),
    # keyboard
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
    # 3 portal
    "s3-head": Text(
        en="3. Set it on the portal",
        bn="৩. পোর্টালে বসান",
    ),
    "s3-1": Text(
        en="Turn the Internet on, open the portal in a new window. Type its address yourself: {portal}.",
        bn="ইন্টারনেট চালু করে নতুন জানালায় পোর্টালে লগইন করুন। ঠিকানা নিজে লিখুন: {portal}।",
    ),
    "s3-2": Text(
        en="In the profile correct name, post, mobile number and e-mail.",
        bn="প্রোফাইলে গিয়ে নাম, পদবি, মোবাইল নম্বর ও ই-মেইল ঠিক করুন।",
    ),
    "s3-3": Text(
        en="Change the password to the one you tested.",
        bn="পাসওয়ার্ড বদলে পরীক্ষিত পাসওয়ার্ডটি বসান।",
    ),
    "s3-4": Text(
        en="Turn on two-step authentication.",
        bn="Two-step authentication (দুই ধাপে যাচাই) চালু করুন।",
    ),
    "s3-5": Text(
        en="Then come back to this page.",
        bn="শেষে এই পাতায় ফিরে আসুন।",
    ),
    "s3-5b": Text(
        en="If the page was closed, no harm is done: open it again and enter the code.",
        bn="পাতাটি বন্ধ হয়ে গেলে ক্ষতি নেই; আবার খুলে কোড দিন।",
    ),
    # help with two-step
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
        en="3. App: scan the QR on the screen with the authenticator app. Do not photograph the QR or send it to anyone.",
        bn="৩. অ্যাপ হলে: ফোনে Authenticator অ্যাপ খুলে পর্দার QR স্ক্যান করুন। QR-এর ছবি তুলে রাখবেন না, কাউকে পাঠাবেন না।",
    ),
    "2s-3b": Text(
        en="3. SMS: type the code that comes to your own phone.",
        bn="৩. এসএমএস হলে: নিজের মোবাইলে আসা কোড লিখুন।",
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
        en="6. If it asks for none, or you cannot get in: you are still logged in in the first window. Turn it off there and call.",
        bn="৬. কোড না চাইলে বা ঢুকতে না পারলে: প্রথম জানালায় এখনো লগইন আছে। সেখানে Two-step বন্ধ করে ফোন করুন।",
    ),
    "2s-trouble": Text(
        en="If something goes wrong",
        bn="সমস্যা হলে",
    ),
    "2s-t1": Text(
        en='There is no such part: choose "the portal does not offer it" below. It is not your office\'s fault.',
        bn='এমন কোনো অংশ নেই: নিচের প্রশ্নে "পোর্টালে সুযোগ নেই" বাছুন। এটি আপনার দপ্তরের ত্রুটি নয়।',
    ),
    "2s-t2": Text(
        en='No code comes: try once more after 10 minutes, not again and again; the account may lock. If still none, choose "the code does not arrive".',
        bn='কোড আসে না: ১০ মিনিট পর একবার চেষ্টা করুন, বারবার নয়; আইডি আটকে যেতে পারে। তবু না এলে "কোড আসে না" বাছুন।',
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
    # 4 questions
    "s4-head": Text(
        en="4. Answer a few questions",
        bn="৪. কয়েকটি প্রশ্নের উত্তর দিন",
    ),
    "s4-note": Text(
        en='Choose "I do not know" where you do not know; that is all right.',
        bn='যা জানেন না, "জানি না" বাছুন; এতে সমস্যা নেই।',
    ),
    "q-set": Text(
        en="Is the password you just tested now set on the portal?",
        bn="এইমাত্র পরীক্ষা করা পাসওয়ার্ডটি কি এখন পোর্টালে বসানো আছে?",
    ),
    "q-set-yes": Text(
        en="Yes",
        bn="হ্যাঁ, বসিয়েছি",
    ),
    "q-set-no": Text(
        en="Not yet",
        bn="এখনো বসাইনি",
    ),
    "q-set-wait": Text(
        en="Set it on the portal first, then take the slip.",
        bn="আগে পোর্টালে বসান, তারপর স্লিপ নিন।",
    ),
    "q-when": Text(
        en="When did you reset the password?",
        bn="পাসওয়ার্ড কবে রিসেট করেছেন?",
    ),
    "a-today": Text(
        en="Today",
        bn="আজ",
    ),
    "a-date": Text(
        en="I know the date",
        bn="তারিখ জানি",
    ),
    "a-since": Text(
        en="I forget the day, but after {decision_date}",
        bn="তারিখ মনে নেই, তবে {decision_date} তারিখের পরে",
    ),
    "a-not-since": Text(
        en="Not since {decision_date}",
        bn="{decision_date} তারিখের পরে করিনি",
    ),
    "a-unknown": Text(
        en="I do not know",
        bn="জানি না",
    ),
    "q-2s": Text(
        en="Is two-step on?",
        bn="Two-step কি চালু আছে?",
    ),
    "a-2s-asked": Text(
        en="On; a new login asks for a code",
        bn="চালু আছে; নতুন লগইনে কোড চায়",
    ),
    "a-2s-on": Text(
        en="On; not tested at a new login",
        bn="চালু করেছি; নতুন লগইনে পরীক্ষা করিনি",
    ),
    "a-2s-off": Text(
        en="Off",
        bn="চালু নেই",
    ),
    "a-2s-none": Text(
        en="The portal does not offer it",
        bn="পোর্টালে চালুর সুযোগ নেই",
    ),
    "a-2s-nocode": Text(
        en="The code does not arrive",
        bn="চালু করতে গেলে কোড আসে না",
    ),
    "q-method": Text(
        en="Where does the code come?",
        bn="কোড কোথায় আসে?",
    ),
    "a-totp": Text(
        en="App",
        bn="অ্যাপে",
    ),
    "a-sms": Text(
        en="SMS",
        bn="এসএমএসে",
    ),
    "a-email": Text(
        en="E-mail",
        bn="ই-মেইলে",
    ),
    "a-other": Text(
        en="Other",
        bn="অন্যভাবে",
    ),
    "method-note": Text(
        en="SMS and e-mail satisfy the decision too; the app is safer.",
        bn="এসএমএস ও ই-মেইলও সিদ্ধান্ত পূরণ করে; অ্যাপ বেশি নিরাপদ।",
    ),
    "q-profile": Text(
        en="Are name, post, mobile and e-mail in the profile current?",
        bn="প্রোফাইলের নাম, পদবি, মোবাইল ও ই-মেইল কি এখনকার?",
    ),
    "a-profile-today": Text(
        en="Yes, corrected today",
        bn="হ্যাঁ, আজ ঠিক করেছি",
    ),
    "a-profile-right": Text(
        en="Yes, they were right",
        bn="হ্যাঁ, আগে থেকেই ঠিক",
    ),
    "a-profile-no": Text(
        en="No",
        bn="না",
    ),
    "a-profile-unknown": Text(
        en="I do not know",
        bn="জানি না",
    ),
    "q-shared": Text(
        en="Do several people use this account?",
        bn="এই আইডি কি একাধিক জন ব্যবহার করেন?",
    ),
    "a-yes": Text(
        en="Yes",
        bn="হ্যাঁ",
    ),
    "a-no": Text(
        en="No",
        bn="না",
    ),
    "q-mail": Text(
        en="If a 6-digit mail code came to your official mailbox, enter it (else leave empty)",
        bn="সরকারি ই-মেইলে ৬ সংখ্যার ই-মেইল কোড এসে থাকলে লিখুন (না এলে ফাঁকা রাখুন)",
    ),
    # 5 slip
    "s5-head": Text(
        en="5. Take the slip and send it",
        bn="৫. স্লিপ নিন ও পাঠান",
    ),
    "s5-make": Text(
        en="Make the slip",
        bn="স্লিপ তৈরি করুন",
    ),
    "s5-in": Text(
        en="The slip holds: whether the rule is met; weak, fair or strong; your answers; the date.",
        bn="স্লিপে থাকে: নিয়ম মানা হয়েছে কি না; পাসওয়ার্ড দুর্বল, মাঝারি না শক্তিশালী; আপনার উত্তর; তারিখ।",
    ),
    "s5-out": Text(
        en="It does not hold: the password, any part of it, or its length.",
        bn="স্লিপে থাকে না: পাসওয়ার্ড, তার কোনো অংশ বা অক্ষর সংখ্যা।",
    ),
    "s5-sealed": Text(
        en="Only the assistant programmer's computer can open it.",
        bn="স্লিপ শুধু সহকারী প্রোগ্রামারের কম্পিউটারে খোলা যায়।",
    ),
    "s5-cleared": Text(
        en="The password field is empty. You may photograph the screen now.",
        bn="পাসওয়ার্ডের ঘর খালি করা হয়েছে। এখন পর্দার ছবি তোলা যাবে।",
    ),
    "s5-number": Text(
        en="Slip number: {slip_no}",
        bn="স্লিপ নম্বর: {slip_no}",
    ),
    "s5-how": Text(
        en="Send it in any one way:",
        bn="যেকোনো একটি উপায়ে পাঠান:",
    ),
    "s5-mail": Text(
        en="From your official e-mail to {uno_mail} (attach the file)",
        bn="সরকারি ই-মেইল থেকে {uno_mail} ঠিকানায় (ফাইলটি জুড়ে দিন)",
    ),
    "s5-phone": Text(
        en="Photograph the QR on the screen, or copy the slip's text, to the assistant programmer: {ap_phone}",
        bn="পর্দার QR-এর ছবি তুলে বা স্লিপের লেখা কপি করে সহকারী প্রোগ্রামারের নম্বরে: {ap_phone}",
    ),
    "s5-hand": Text(
        en="Printed or on a USB drive, by hand",
        bn="ছাপিয়ে বা পেনড্রাইভে হাতে হাতে",
    ),
    "s5-file": Text(
        en="Save file",
        bn="ফাইল নিন",
    ),
    "s5-copy": Text(
        en="Copy text",
        bn="লেখা কপি করুন",
    ),
    "s5-print": Text(
        en="Print",
        bn="ছাপুন",
    ),
    "s5-copied": Text(
        en="Copied.",
        bn="কপি হয়েছে।",
    ),
    "s5-copy-fail": Text(
        en="Could not copy. Select the text and press Ctrl+C.",
        bn="কপি করা গেল না। লেখাটি বেছে নিয়ে Ctrl+C চাপুন।",
    ),
    "s5-receipt": Text(
        en="If nobody confirms within two working days, call and give the slip number.",
        bn="দুই কর্মদিবসে প্রাপ্তি না জানালে ফোনে স্লিপ নম্বরটি বলুন।",
    ),
    "s5-done": Text(
        en="Done. Thank you. Close this window.",
        bn="কাজ শেষ। ধন্যবাদ। জানালাটি বন্ধ করুন।",
    ),
    "s5-next": Text(
        en="Start with another person's account",
        bn="এই কম্পিউটারে আরেক জনের যাচাই শুরু করুন",
    ),
    # what it cannot prove
    "limits-head": Text(
        en="What this check cannot show",
        bn="এই যাচাইয়ের সীমা",
    ),
    "limits-1": Text(
        en="It does not know whether this password is the one on the portal.",
        bn="লেখা পাসওয়ার্ডটিই পোর্টালে আছে কি না, পাতা তা জানে না।",
    ),
    "limits-2": Text(
        en="Nor who typed it.",
        bn="কে লিখেছেন, তা-ও জানে না।",
    ),
    "limits-3": Text(
        en='So reports call it "self-checked", which is less than "witnessed".',
        bn='তাই প্রতিবেদনে এই তথ্যের ভিত্তি লেখা হয় "স্ব-যাচাই"; সরাসরি যাচাইয়ের সমান নয়।',
    ),
    "limits-4": Text(
        en="A strong password protects nothing once it is told to someone.",
        bn="শক্তিশালী দেখালেও পাসওয়ার্ড কাউকে বললে নিরাপত্তা থাকে না।",
    ),
    # when the page cannot run
    "noscript": Text(
        en="The page did not start. On a phone: save the file and open it with Chrome (not HTML Viewer). On a computer: right-click the file, Open with, choose Chrome, Edge or Firefox; Internet Explorer will not do. If you cannot, fill in the paper form.",
        bn="পাতাটি চালু হয়নি। ফোনে হলে: ফাইলটি ডাউনলোড করে Chrome দিয়ে খুলুন (HTML Viewer দিয়ে নয়)। কম্পিউটারে হলে: ফাইলের ওপর ডান বোতাম চেপে Open with থেকে Chrome, Edge বা Firefox বাছুন; Internet Explorer-এ চলবে না। না পারলে তথ্য ছকটি হাতে পূরণ করে জমা দিন।",
    ),
    "nocrypto": Text(
        en="You can test a password here, but no slip can be made. Copy the file to a computer and open it with Chrome, Edge or Firefox, or fill in the paper form.",
        bn="এখানে পাসওয়ার্ড পরীক্ষা করা যাবে, কিন্তু স্লিপ তৈরি হবে না। ফাইলটি কম্পিউটারে কপি করে Chrome, Edge বা Firefox দিয়ে খুলুন, অথবা তথ্য ছক পূরণ করুন।",
    ),
    "old": Text(
        en="This browser is too old. Use a newer Chrome or Firefox.",
        bn="ব্রাউজারটি পুরোনো। Chrome বা Firefox-এর নতুন সংস্করণে খুলুন।",
    ),
    "round-over": Text(
        en="This page is for {month}. Its time is over; ask for the new one.",
        bn="এই পাতা {month} মাসের। সময়সীমা শেষ; নতুন পাতা চেয়ে নিন।",
    ),
    "error": Text(
        en="Something went wrong; nothing was sent or kept. Open the page again.",
        bn="একটি সমস্যা হয়েছে; কিছুই পাঠানো বা রাখা হয়নি। পাতাটি আবার খুলুন।",
    ),
}

OWN: Final[Mapping[str, Text]] = {
    # moving about
    "steps": Text(en="The five steps", bn="পাঁচটি ধাপ"),
    "step-1": Text(en="Code", bn="কোড"),
    "step-2": Text(en="Password", bn="পাসওয়ার্ড"),
    "step-3": Text(en="Portal", bn="পোর্টাল"),
    "step-4": Text(en="Questions", bn="প্রশ্ন"),
    "step-5": Text(en="Slip", bn="স্লিপ"),
    "next": Text(en="Go to the next step", bn="পরের ধাপে যান"),
    "back": Text(en="Back to the step before", bn="আগের ধাপে ফিরে যান"),
    "sample": Text(en="Sample: not real data", bn="নমুনা — প্রকৃত তথ্য নয়"),
    "safe-head": Text(en="Before you start", bn="শুরু করার আগে"),
    "pc-date-wrong": Text(
        en="This page was made on {opened}, so the date of this computer cannot be right.",
        bn="পাতাটি {opened} তারিখে তৈরি; তাই এই কম্পিউটারের তারিখ ঠিক নেই।",
    ),
    # 1 code
    "s1-yours": Text(
        en="The code is for: {post}, {office}. If that is not you, check the sheet and type your own code.",
        bn="কোডটি যাঁর জন্য: {post}, {office}। আপনি তিনি না হলে কাগজ দেখে নিজের কোডটি লিখুন।",
    ),
    "s1-none": Text(
        en="Type the code, or go on without it.",
        bn="কোডটি লিখুন, অথবা কোড ছাড়াই এগিয়ে যান।",
    ),
    "s1-without": Text(en="Go on without a code", bn="কোড ছাড়াই এগিয়ে যান"),
    # 2 password
    "own-label": Text(en="Your name or user ID (if you wish)", bn="আপনার নাম বা ইউজার আইডি (ইচ্ছা হলে)"),
    "own-help": Text(
        en="In English letters. It is only used to see whether the password contains part of it, and is not stored "
        "anywhere either.",
        bn="ইংরেজি অক্ষরে লিখুন। পাসওয়ার্ডে এর কোনো অংশ আছে কি না শুধু তা দেখা হয়; এটিও কোথাও জমা থাকে না।",
    ),
    "digit-rule": Kind.DIGIT.label,
    "result": Text(en="Result", bn="ফল"),
    "strength": Text(en="How strong the password is", bn="পাসওয়ার্ড কতটা শক্তিশালী"),
    "band-weak": Text(en="weak", bn="দুর্বল"),
    "band-fair": Text(en="fair", bn="মাঝারি"),
    "band-strong": Text(en="strong", bn="শক্তিশালী"),
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
    "s2-none": Text(en="First type a password and see the result.", bn="আগে একটি পাসওয়ার্ড লিখে ফল দেখুন।"),
    "s2-leave": Text(
        en="When you go on, this field is emptied. If you may forget the password, write it on paper first.",
        bn="এগিয়ে গেলে পাসওয়ার্ডের ঘর খালি হয়ে যাবে। ভুলে যাওয়ার ভয় থাকলে আগে কাগজে লিখে নিন।",
    ),
    "tested": Text(en="Result of the test", bn="পরীক্ষার ফল"),
    # 3 portal
    "s3-1-any": Text(
        en="Turn the Internet on, open your portal in a new window. Type its address yourself.",
        bn="ইন্টারনেট চালু করে নতুন জানালায় নিজের পোর্টালে লগইন করুন। ঠিকানা নিজে লিখুন।",
    ),
    "s3-unmet": Text(
        en="The password you tested does not meet the decision's rule. Go back and test another. If you cannot change "
        "it, go on; the slip will say so.",
        bn="পরীক্ষিত পাসওয়ার্ডে সিদ্ধান্তের নিয়ম পূরণ হয়নি। ফিরে গিয়ে অন্য একটি পরীক্ষা করুন। বদলানো সম্ভব না হলে এগিয়ে যান; "
        "স্লিপে তা-ই লেখা থাকবে।",
    ),
    "2s-b2-any": Text(
        en="Have the assistant programmer's number at hand. Do it in office hours.",
        bn="সহকারী প্রোগ্রামারের নম্বর হাতের কাছে রাখুন। কাজটি অফিস সময়ে করুন।",
    ),
    # 4 questions
    "choose": Text(en="Choose an answer to this question.", bn="এই প্রশ্নের একটি উত্তর বাছুন।"),
    "day": Text(en="Day", bn="দিন"),
    "month": Text(en="Month", bn="মাস"),
    "year": Text(en="Year", bn="সাল"),
    "date-whole": Text(en="Choose day, month and year.", bn="দিন, মাস ও সাল তিনটিই বাছুন।"),
    "date-none": Text(en="There is no such day. Choose again.", bn="এমন কোনো তারিখ নেই। আবার বাছুন।"),
    "date-late": Text(
        en="That day is later than the date of this computer. Choose again.",
        bn="তারিখটি এই কম্পিউটারের তারিখের পরে। আবার বাছুন।",
    ),
    "q-mail-label": Text(en="Mail code", bn="ই-মেইল কোড"),
    "q-mail-wrong": Text(
        en="The mail code is six digits. Check the mail and type it again, or leave the field empty.",
        bn="ই-মেইল কোডে ৬টি সংখ্যা থাকে। ই-মেইল দেখে আবার লিখুন, না হলে ঘরটি ফাঁকা রাখুন।",
    ),
    # 5 slip
    "s5-no-code": Text(en="The slip needs your code.", bn="স্লিপ নিতে যাচাই কোড লাগবে।"),
    "s5-to-code": Text(en="Go and type the code", bn="কোড লিখতে যান"),
    "s5-says": Text(en="What the slip will say", bn="স্লিপে যা লেখা হবে"),
    "s5-for": plain("{post}, {office}"),
    "s5-account": Text(en="User (post)", bn="ইউজার (পদবি)"),
    "rule": Text(en="Password rule", bn="পাসওয়ার্ডের নিয়ম"),
    "rule-met": Text(en="met", bn="মানা হয়েছে"),
    "rule-unmet": Text(en="not met", bn="পূরণ হয়নি"),
    "reuse": Text(en="Compared with another of your accounts", bn="অন্য আইডির পাসওয়ার্ডের সঙ্গে মেলানো"),
    "typed": Text(en="typed", bn="লেখা হয়েছে"),
    "slip-day": Text(en="Date of this computer", bn="এই কম্পিউটারের তারিখ"),
    "slip-qr": Text(en="QR code of the slip", bn="স্লিপের QR কোড"),
    "qr-note": Text(
        en="Get the whole QR and the white border around it into the picture.",
        bn="ছবিতে পুরো QR ও তার চারপাশের সাদা অংশ রাখুন।",
    ),
    "that-day": plain("{date}"),
    "number": plain("{n}"),
    "slip-text": Text(en="The slip's text", bn="স্লিপের লেখা"),
    "s5-saved": Text(
        en="The file is in the Downloads folder of this computer: {file}",
        bn="ফাইলটি এই কম্পিউটারের Downloads ফোল্ডারে আছে: {file}",
    ),
    "s5-mail-any": Text(
        en="From your official e-mail to the UNO office's address (attach the file)",
        bn="সরকারি ই-মেইল থেকে উপজেলা নির্বাহী অফিসারের কার্যালয়ের ঠিকানায় (ফাইলটি জুড়ে দিন)",
    ),
    "s5-phone-any": Text(
        en="Photograph the QR on the screen, or copy the slip's text, to the assistant programmer",
        bn="পর্দার QR-এর ছবি তুলে বা স্লিপের লেখা কপি করে সহকারী প্রোগ্রামারের নম্বরে",
    ),
}
"""What the page says beside the glossary's texts."""
