"""What is said of the sheets: their making, their delivery, and how far each is."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.model.journal import Delivery

WAYS: Final = {
    Delivery.HAND: Text(en="by hand", bn="হাতে হাতে"),
    Delivery.POST: Text(en="by post", bn="ডাকে"),
    Delivery.MEETING: Text(en="at a meeting", bn="সভায়"),
    Delivery.MAIL: Text(en="by e-mail", bn="ই-মেইলে"),
}
HEADINGS: Final = (
    Text(en="No.", bn="ক্রম"),
    Text(en="Office", bn="দপ্তর"),
    Text(en="User IDs", bn="ইউজার আইডি"),
    Text(en="Sheet", bn="নির্দেশিকা"),
    Text(en="Delivered", bn="কীভাবে দেওয়া হয়েছে"),
    Text(en="On", bn="তারিখ"),
    Text(en="Slips", bn="স্লিপ"),
)
MADE: Final = Text(en="made", bn="তৈরি")
NOT_YET: Final = Text(en="to make", bn="বাকি")
NOT_NEEDED: Final = Text(en="none: no user ID", bn="লাগবে না: আইডি নেই")


def state_of(*, made: bool, needed: bool) -> Text:
    """Return how far a sheet is, in a word of the table."""
    return MADE if made else NOT_YET if needed else NOT_NEEDED


MAKING: Final = Text(en="Sheets", bn="নির্দেশিকা")
HELP_OVER: Final = Text(
    en="The help day {day} is over, so the sheets do not name it. Enter a new one in auditor.toml ([invite]), or give "
    "--help-day and --help-place.",
    bn="সহায়তার দিন {day} পার হয়ে গেছে, তাই নির্দেশিকায় লেখা হয়নি। auditor.toml-এ ([invite]) নতুন তারিখ দিন, অথবা --help-day ও "
    "--help-place দিয়ে চালান।",
)
PUT_OFF: Final = Text(
    en="The sheets that were made say {due}, the day of the meeting before it was put off; it is on {now} now. Make the sheets again before you hand out "
    "those that are left: they say {now} then, and the codes stay the same.",
    bn="তৈরি করা নির্দেশিকায় সময়সীমা {due} লেখা আছে, যা সভার আগের তারিখ; সভা এখন {now} তারিখে। বাকি নির্দেশিকা দেওয়ার আগে আবার তৈরি করুন: তখন তাতে {now} লেখা থাকবে, "
    "যাচাই কোড একই থাকবে।",
)
PUT_OFF_NOW: Final = Text(
    en="The sheets and the page say the day on which the meeting is now. Those handed out before say {before}; they hold on, only tell their offices the new day.",
    bn="নির্দেশিকা ও পাতায় এখন সভার নতুন তারিখ লেখা আছে। আগে দেওয়া নির্দেশিকায় {before} লেখা; সেগুলোও চলবে, শুধু নতুন তারিখটি সংশ্লিষ্ট দপ্তরকে জানিয়ে দিন।",
)
NOTHING: Final = Text(en="Nothing was made; the earlier sheets still count.", bn="কিছু তৈরি হয়নি; আগের নির্দেশিকাই চলবে।")
VOIDS: Final = Text(
    en="Sheets were already made for the meeting of {month} (“{sheet}”). With new keys their codes and page are worthless: every "
    "office needs a new sheet and the new page, and slips made with the earlier ones are refused and named. What was taken "
    "stays. To count slips that have come and were not opened yet, run auditor slips first.",
    bn="{month} মাসের সভার নির্দেশিকা আগেই তৈরি হয়েছে (“{sheet}”)। নতুন চাবি করলে আগের যাচাই কোড ও পাতা বাতিল হবে: প্রতিটি দপ্তরকে নতুন নির্দেশিকা ও "
    "নতুন পাতা দিতে হবে; আগেরগুলো দিয়ে তৈরি স্লিপ আর নেওয়া হবে না, দপ্তরের নামসহ জানানো হবে। আগে নেওয়া স্লিপ থাকবে। যে স্লিপ এসেছে কিন্তু খোলা হয়নি, তা ধরতে "
    "হলে আগে auditor slips চালান।",
)
NEW_ONES: Final = Text(en="The new sheets: {named}", bn="নতুন নির্দেশিকা: {named}")
GO_ON: Final = Text(en="Make new keys?", bn="নতুন চাবি তৈরি করবেন?")
VOIDED: Final = Text(
    en="New keys were made. Take the earlier sheets back and destroy them; their files are in {folder}.",
    bn="নতুন চাবি তৈরি হয়েছে। আগের নির্দেশিকা ফেরত নিয়ে নষ্ট করুন; সেগুলোর ফাইল {folder} ফোল্ডারে আছে।",
)
DUE_KEPT: Final = Text(
    en="auditor.toml now names another due date; the sheets keep the round's, {due}. To change it: --due DATE (the page "
    "then changes too)",
    bn="auditor.toml-এ এখন অন্য সময়সীমা আছে; নির্দেশিকায় এই মাসের সময়সীমা {due} রাখা হয়েছে। বদলাতে: --due তারিখ (তখন পাতাটিও বদলাবে)",
    on_screen=Text(
        en="The settings now name another due date; sheets and page keep {due}, as on those that may be handed out already.",
        bn="সেটিংসে এখন অন্য সময়সীমা আছে; নির্দেশিকা ও পাতায় আগের সময়সীমা {due} রাখা হয়েছে, কারণ আগে দেওয়া নির্দেশিকায় সেটিই লেখা।",
    ),
)
ADDED: Final = Text(
    en="{n} {n:account was|accounts were} added and {n:has a code|have codes} now; give their offices the sheet and the page again.",
    bn="{n}টি নতুন ইউজার আইডির যাচাই কোড তৈরি হয়েছে; সংশ্লিষ্ট দপ্তরকে নির্দেশিকা ও পাতা আবার দিন।",
)
RETAGGED: Final = Text(
    en="Two accounts could no longer be told apart in the page, so it was made anew for all. The codes stay the same; give "
    "every office the new page, and take the earlier one back.",
    bn="পাতায় দুটি ইউজার আইডি আলাদা করা যাচ্ছিল না, তাই সবার জন্য নতুন পাতা তৈরি হয়েছে। যাচাই কোড একই আছে; প্রতিটি দপ্তরকে নতুন পাতা দিন, "
    "আগেরটি ফেরত নিন।",
)
CHANGED: Final = Text(
    en="The page is not the same as before, nor is its SHA-256 on the sheets. A page given out earlier still works for the "
    "accounts it knows.",
    bn="পাতাটি আগের মতো নেই, তাই নির্দেশিকায় ছাপা SHA-256-ও বদলেছে। আগে দেওয়া পাতায় যেসব ইউজার আইডি আছে, সেগুলোর জন্য তা চলবে।",
)
NO_USERS: Final = Text(
    en="{n} {n:office gets|offices get} no sheet, as the roster says that {n:it has|they have} no user ID: {offices}. If that is wrong, correct the number "
    "of user IDs (auditor roster correct OFFICE --set users N), then run this again.",
    bn="{n}টি দপ্তরের জন্য নির্দেশিকা তৈরি হয়নি, কারণ তালিকায় আইডির সংখ্যা ০: {offices}। সংখ্যাটি ভুল হলে ঠিক করে (auditor roster correct দপ্তর --set users সংখ্যা) আবার "
    "চালান।",
    on_screen=Text(
        en="{n} {n:office gets|offices get} no sheet, as the roster says that {n:it has|they have} no user ID: {offices}. If that is wrong, correct the number of user IDs on the screen Offices, then make the sheets again.",
        bn="{n}টি দপ্তরের জন্য নির্দেশিকা তৈরি হয়নি, কারণ তালিকায় আইডির সংখ্যা ০: {offices}। সংখ্যাটি ভুল হলে “দপ্তর” পাতায় ঠিক করে নির্দেশিকা আবার তৈরি করুন।",
    ),
)
NO_ACCOUNTS: Final = Text(
    en="{n} {n:office lists|offices list} no account; {n:its sheet asks for them and bears|their sheets ask for them and bear} no code.",
    bn="{n}টি দপ্তরের কোনো ইউজার আইডি তালিকায় নেই; {n:তার|তাদের} নির্দেশিকায় তা জানতে চাওয়া হয়েছে, যাচাই কোড নেই।",
)
NO_PORTAL: Final = Text(
    en="{n} {n:sheet has|sheets have} no portal address, because the roster has none for {n:the office|these offices}; a line for it is left blank. Enter it in the "
    "roster, in the column “web portal”, and run again, or write it on the sheet by hand.",
    bn="{n}টি নির্দেশিকায় পোর্টালের ঠিকানা নেই, কারণ তালিকায় দপ্তরের পোর্টালের ঠিকানা লেখা নেই; ঘরটি ফাঁকা আছে। তালিকার “ওয়েব পোর্টালের ঠিকানা” কলামে ঠিকানা লিখে আবার চালান, "
    "অথবা নির্দেশিকায় হাতে লিখে দিন।",
    on_screen=Text(
        en="{n} {n:sheet has|sheets have} no portal address, because the roster has none for {n:the office|these offices}; a line for it is left blank. Write it by "
        "“Correct, add or take off” on the page of the office and make the sheets again, or write it on the sheet by hand.",
        bn="{n}টি নির্দেশিকায় পোর্টালের ঠিকানা নেই, কারণ তালিকায় দপ্তরের পোর্টালের ঠিকানা লেখা নেই; ঘরটি ফাঁকা আছে। দপ্তরের পাতায় “সংশোধন, যোগ বা বাদ দিন” খুলে ঠিকানা লিখে "
        "নির্দেশিকা আবার তৈরি করুন, অথবা নির্দেশিকায় হাতে লিখে দিন।",
    ),
)
WRITTEN: Final = Text(
    en="Written: {n} {n:sheet|sheets} with the codes of {m} {m:account|accounts}, in {folder}. They hold codes: print them on both sides, give "
    "each office its own in a closed envelope, never mail them as a heap, and delete the files when they are printed.",
    bn="লেখা হয়েছে: {n}টি নির্দেশিকা, {m}টি ইউজার আইডির যাচাই কোডসহ, {folder} ফোল্ডারে। এতে যাচাই কোড আছে: কাগজের দুই পিঠে ছাপুন, প্রতিটি "
    "দপ্তরকে শুধু নিজেরটি বন্ধ খামে দিন, সব একসঙ্গে ই-মেইলে পাঠাবেন না, ছাপা হলে ফাইলগুলো মুছে দিন।",
)
PAGE: Final = Text(
    en="The page for all offices: {page}. Copy only this file, never the whole folder, to the USB drive or to a folder on an office's "
    "own network; never send it by e-mail, never as a link.",
    bn="সব দপ্তরের জন্য পাতা: {page}। পুরো ফোল্ডার নয়, শুধু এই ফাইলটি পেনড্রাইভে বা দপ্তরের নিজস্ব নেটওয়ার্কের ফোল্ডারে নিন; ই-মেইলে বা লিংকে কখনো পাঠাবেন না।",
)
NEXT: Final = Text(
    en="Next: hand the sheets out, then note it: auditor invite delivered hand OFFICE …",
    bn="এরপর: নির্দেশিকা বিতরণ করুন, তারপর লিখে রাখুন: auditor invite delivered hand দপ্তর …",
    on_screen=Text(
        en="Next: hand the sheets out, then note it at the desk: Self-check > Note as handed out",
        bn="এরপর: নির্দেশিকা বিতরণ করুন, তারপর ডেস্কে লিখে রাখুন: “স্ব-যাচাই” > “দেওয়া হয়েছে বলে লিখুন”",
    ),
)
INTERRUPTED: Final = Text(
    en="Stopped. The sheets made so far are whole; run the same command again to make the rest. The codes stay the same.",
    bn="থামানো হয়েছে। যতগুলো নির্দেশিকা তৈরি হয়েছে সেগুলো ঠিক আছে; বাকিগুলোর জন্য একই কমান্ড আবার চালান। যাচাই কোড একই থাকবে।",
)
NO_SHEETS: Final = Text(
    en="No sheets were made yet. Make them with: auditor invite",
    bn="এখনো নির্দেশিকা তৈরি হয়নি। তৈরি করতে চালান: auditor invite",
    on_screen=Text(
        en="No sheets were made yet. Make them with Make sheets and page.",
        bn="এখনো নির্দেশিকা তৈরি হয়নি। “নির্দেশিকা ও পাতা তৈরি করুন” বোতামে তৈরি করুন।",
    ),
)
BEFORE: Final = Text(
    en="The sheets were made on {day}; they cannot have been delivered before. Nothing was noted. Check the date.",
    bn="নির্দেশিকা তৈরি হয়েছে {day} তারিখে; তার আগে দেওয়া সম্ভব নয়। কিছু লেখা হয়নি। তারিখটি দেখুন।",
)
NOTED: Final = Text(
    en="Noted: {n} {n:sheet|sheets} delivered {way}, {day}.", bn="লেখা হয়েছে: {n}টি নির্দেশিকা {way} দেওয়া হয়েছে, {day}।"
)
NOTED_BEFORE: Final = Text(
    en="{n} were noted the same before; nothing was added for them.",
    bn="{n}টির বেলায় আগেই একই তথ্য লেখা ছিল; নতুন কিছু যোগ হয়নি।",
)
COUNTS: Final = Text(
    en="Sheets: {x} made, {y} to make, {d} delivered. Slips from {s} of {m} {m:account|accounts}.",
    bn="নির্দেশিকা: {x}টি তৈরি, {y}টি বাকি, {d}টি দেওয়া হয়েছে। স্লিপ এসেছে {m}টি ইউজার আইডির মধ্যে {s}টির।",
)
PERMIT_BY: Final = Text(
    en="Only the authority that owns the portal may permit logins by a program: not the committee, not the UNO's office, not the "
    "assistant programmer. Type the name of that authority as the memo's letterhead has it.",
    bn="প্রোগ্রাম দিয়ে লগইনের অনুমতি দিতে পারে শুধু পোর্টালের মালিক কর্তৃপক্ষ: কমিটি, উপজেলা নির্বাহী অফিসারের কার্যালয় বা সহকারী প্রোগ্রামার নয়। স্মারকের শিরোনামে "
    "কর্তৃপক্ষের নাম যেভাবে আছে সেভাবে লিখুন।",
)
OWNER: Final = Text(en="Authority that owns the portal", bn="পোর্টালের মালিক কর্তৃপক্ষ")
PROBE: Final = Text(
    en="File of the login check: {file}. Give it to the office with its new sheet, which carries the file's fingerprint.",
    bn="লগইন যাচাইয়ের ফাইল: {file}। নতুন নির্দেশিকার সঙ্গে দপ্তরকে দিন; ফাইলের SHA-256 নির্দেশিকায় ছাপা আছে।",
)
