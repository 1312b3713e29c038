"""What is said of the slips that came back."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

FETCHING: Final = Text(en="Looking for slips", bn="স্লিপ খোঁজা হচ্ছে")
OPENING: Final = Text(en="Opening slips", bn="স্লিপ খোলা হচ্ছে")
NONE: Final = Text(
    en="No slip has come in. Put what the offices sent (saved files, pasted text, mails (.eml), photos of the QR (JPG, PNG)) into {folder}, which you make "
    "where it is not there; then run again.",
    bn="কোনো স্লিপ আসেনি। দপ্তর থেকে পাওয়া ফাইল, কপি করা লেখা, ই-মেইল (.eml) ও QR-এর ছবি (JPG, PNG) {folder} ফোল্ডারে রাখুন (ফোল্ডারটি না থাকলে তৈরি করুন), তারপর আবার চালান।",
)
FETCHED: Final = Text(
    en="{folder}: {n} {n:file|files} with slips copied to evidence/slips, {b} copied before, {r} other {r:file|files} left alone. The folder stays "
    "as it is.",
    bn="{folder}: স্লিপের {n}টি ফাইল evidence/slips ফোল্ডারে কপি হয়েছে, আগেই কপি করা {b}টি, অন্য {r}টি ফাইলে হাত দেওয়া হয়নি। ফোল্ডারটি যেমন ছিল তেমনই আছে।",
)
UNFIT_NAME: Final = Text(
    en="{file}: there is a slip in it, but it has the name of a hidden or temporary file, which is not read; it was not taken. "
    "Give it another name, such as slip.txt, and run again.",
    bn="{file}: এতে স্লিপ আছে, কিন্তু নামটি লুকানো বা অস্থায়ী ফাইলের মতো, তাই এটি নেওয়া হয়নি। অন্য নাম দিন, যেমন slip.txt, তারপর আবার চালান।",
)
OTHER_ENDING: Final = Text(
    en="{file}: there is a slip in it, but its name does not end in .txt; it was not taken. Give it such a name, such as slip.txt, and run again.",
    bn="{file}: এতে স্লিপ আছে, কিন্তু নামের শেষে .txt নেই, তাই এটি নেওয়া হয়নি। এমন নাম দিন, যেমন slip.txt, তারপর আবার চালান।",
)
FOLDERS_LEFT: Final = Text(
    en="{n} {n:folder was|folders were} not looked into: {names}. Where one holds slips, run again with the path of that folder.",
    bn="{n}টি ফোল্ডারের ভেতরে দেখা হয়নি: {names}। কোনোটিতে স্লিপ থাকলে সেই ফোল্ডারের পথ দিয়ে আবার চালান।",
)
CLOSED: Final = Text(
    en="{file}: this slip of {office} is of the self-check of {month}, which is closed: no slip of it is opened any more, and nothing was taken. The file can be taken out of "
    "the folder; what it was to tell can be told anew with the next sheets, or by phone.",
    bn="{file}: {office:র} এই স্লিপ {month} মাসের স্ব-যাচাইয়ের, যা শেষ হয়েছে: এর কোনো স্লিপ আর খোলা হয় না, কিছু নেওয়া হয়নি। ফাইলটি ফোল্ডার থেকে সরিয়ে নিতে পারেন; এতে যা জানানোর ছিল তা পরের "
    "নির্দেশিকা দিয়ে বা ফোনে আবার জানানো যাবে।",
)
NO_RECEIPTS: Final = Text(
    en="No slip was taken today, so there is no receipt to print.",
    bn="আজ কোনো স্লিপ নেওয়া হয়নি, তাই ছাপার মতো প্রাপ্তিস্বীকার নেই।",
)
RECEIPTS_WRITTEN: Final = Text(
    en="Receipts by office, to be cut apart and handed out: {file}",
    bn="দপ্তরভিত্তিক প্রাপ্তিস্বীকার, কেটে হাতে দেওয়ার জন্য: {file}",
)
RECEIPT: Final = Text(
    en="The slip {slip_no} of {office} ({post}) has arrived, {date}. Thank you.",
    bn="{office:র} ({post}) স্লিপ {slip_no} পাওয়া গেছে, {date}। ধন্যবাদ।",
)
MANY_WRONG: Final = Text(
    en="{n} {n:slip carries|slips carry} a wrong code. One or two are slips of the hand; so many may be somebody's attempt. "
    "None of them counts; see who sent them.",
    bn="{n}টি স্লিপে যাচাই কোড ভুল। দু-একটি লেখার ভুল হতে পারে; এত বেশি হলে কেউ চেষ্টা করে থাকতে পারে। একটিও ধরা হয়নি; কে পাঠিয়েছে দেখুন।",
)
MADE_AGAIN: Final = Text(
    en="Of {n} {n:slip|slips} taken before, the file in evidence/intake/ was missing or altered; it was made again, the same to the byte.",
    bn="আগে নেওয়া {n}টি স্লিপের ফাইল evidence/intake/ ফোল্ডারে ছিল না বা বদলে গিয়েছিল; হুবহু আবার তৈরি করা হয়েছে।",
)
NOT_MADE_AGAIN: Final = Text(
    en="{file}: this slip was taken before, but {missing} in evidence/ is missing or altered, and it could not be made again "
    "now. {why}",
    bn="{file}: স্লিপটি আগে নেওয়া হয়েছে, কিন্তু evidence/ ফোল্ডারের {missing} নেই বা বদলে গেছে, আর এখন তা আবার তৈরি করা যায়নি। {why}",
)
NOT_HERE: Final = Text(
    en="The key of that month, or the account, is not here any more. Bring evidence/intake/ back from a backup.",
    bn="ওই মাসের চাবি বা আইডিটি এখন নেই। ব্যাকআপ থেকে evidence/intake/ ফিরিয়ে আনুন।",
)
TO_COUNTERSIGN: Final = Text(
    en="{n} {n:slip|slips} of login checks {n:is|are} not countersigned, and {n:counts|count} as self-checked. Where you were present when one was made: "
    "auditor witness",
    bn="লগইন যাচাইয়ের {n}টি স্লিপ প্রতিস্বাক্ষর করা হয়নি; স্ব-যাচাই হিসেবে ধরা হচ্ছে। তৈরির সময় আপনি উপস্থিত থাকলে চালান: auditor witness",
    on_screen=Text(
        en="{n} {n:slip|slips} of login checks {n:is|are} not countersigned, and {n:counts|count} as self-checked. Where you were present when one was "
        "made, countersign it: screen Meeting, Draw and logins.",
        bn="লগইন যাচাইয়ের {n}টি স্লিপ প্রতিস্বাক্ষর করা হয়নি; স্ব-যাচাই হিসেবে ধরা হচ্ছে। তৈরির সময় আপনি উপস্থিত থাকলে “সভা” পাতায় “দৈবচয়ন ও লগইন দেখা” খুলে প্রতিস্বাক্ষর করুন।",
    ),
)
DONE: Final = Text(
    en="Slips: {n} taken now, {b} taken before, {r} {r:file|files} refused, {w} waiting for a key. Next: auditor audit",
    bn="স্লিপ: এখন নেওয়া হয়েছে {n}টি, আগে নেওয়া {b}টি, নেওয়া যায়নি {r}টি ফাইল, চাবির অপেক্ষায় {w}টি। এরপর: auditor audit",
    on_screen=Text(
        en="Slips: {n} taken now, {b} taken before, {r} {r:file|files} refused, {w} waiting for a key.",
        bn="স্লিপ: এখন নেওয়া হয়েছে {n}টি, আগে নেওয়া {b}টি, নেওয়া যায়নি {r}টি ফাইল, চাবির অপেক্ষায় {w}টি।",
    ),
)
REFUSED: Final = Text(
    en="Refused, and not sent again since: {n}. Nothing of {n:it|them} counts; whoever sent {n:it|them} does not know that.",
    bn="নেওয়া যায়নি, পরে আবার পাঠানোও হয়নি: {n}টি। {n:এটি|এগুলো} ধরা হয়নি; যিনি পাঠিয়েছেন তিনি তা জানেন না।",
)
AN_OFFICE: Final = Text(en="the office", bn="দপ্তর")
ANOTHER_MONTH: Final = Text(en="another month", bn="অন্য এক মাস")
KEY_MISSING: Final = Text(
    en="This computer does not have the key of {month}, so slips cannot be opened. Run where the key is, bring back a key file that is gone from its "
    "copy, or make new sheets with {command}. Earlier records are unharmed.",
    bn="এই কম্পিউটারে {month} মাসের চাবি নেই, তাই স্লিপ খোলা যায়নি। চাবি যেখানে আছে সেখানে চালান; চাবি-ফাইল হারিয়ে থাকলে তার কপি ফিরিয়ে আনুন; কোনোটিই সম্ভব না হলে {command} দিয়ে নতুন নির্দেশিকা দিন। "
    "আগের রেকর্ড ঠিক আছে।",
    on_screen=Text(
        en="This computer does not have the key of {month}, so slips cannot be opened. Open them where the key is, bring back a key file that is gone from its copy, or make new sheets on the screen "
        "Self-check, with the tick for new keys. Earlier records are unharmed.",
        bn="এই কম্পিউটারে {month} মাসের চাবি নেই, তাই স্লিপ খোলা যায়নি। চাবি যেখানে আছে সেখানে খুলুন; চাবি-ফাইল হারিয়ে থাকলে তার কপি ফিরিয়ে আনুন; কোনোটিই সম্ভব না হলে “স্ব-যাচাই” পাতায় নতুন চাবির ঘরে টিক দিয়ে নতুন নির্দেশিকা তৈরি করুন। "
        "আগের রেকর্ড ঠিক আছে।",
    ),
)
LEFT: Final = Text(
    en="{file}: the slip is of an account that is no longer in the roster; nothing was added. Enter the account again, "
    "or move the file out of the folder.",
    bn="{file}: স্লিপটি যে আইডির, তা এখন তালিকায় নেই; কিছু যোগ হয়নি। তালিকায় আইডিটি আবার লিখুন, অথবা ফাইলটি ফোল্ডার থেকে সরান।",
)
ODD_DAY: Final = Text(
    en="{file}: the clock of the computer on which {office} made slip {number} was wrong: it stood at {clock}. Until it is told on which "
    "day it was made, a no in it counts for {day}, and all else for {first}, since when it can have been made; auditor slips asks for the day in a "
    "terminal window. Ask them to set the clock.",
    bn="{file}: যে কম্পিউটারে {office} স্লিপ {number} তৈরি করেছে তার তারিখ ভুল ছিল: {clock}। আসল তারিখ না জানানো পর্যন্ত এর “না” উত্তর {day} "
    "তারিখের ও বাকি সব {first} তারিখের ধরা হবে, কারণ স্লিপটি তখন থেকে যেকোনো দিন তৈরি হয়ে থাকতে পারে; টার্মিনাল জানালায় auditor slips চালালে আসল তারিখটি জানতে চাওয়া হবে। "
    "কম্পিউটারের তারিখ ঠিক করতে বলুন।",
    on_screen=Text(
        en="{file}: the clock of the computer on which {office} made slip {number} was wrong: it stood at {clock}. Until it is told on which day it was made, a no in it counts for {day}, and all else for {first}, since when it can have been made; the screen Meeting asks for the day before the next round is kept. Ask them to set the clock.",
        bn="{file}: যে কম্পিউটারে {office} স্লিপ {number} তৈরি করেছে তার তারিখ ভুল ছিল: {clock}। আসল তারিখ না জানানো পর্যন্ত এর “না” উত্তর {day} তারিখের ও বাকি সব {first} তারিখের ধরা হবে, কারণ স্লিপটি তখন থেকে যেকোনো দিন তৈরি হয়ে থাকতে পারে; যাচাই রাখার আগে “সভা” পাতায় আসল তারিখটি জানতে চাওয়া হবে। কম্পিউটারের তারিখ ঠিক করতে বলুন।",
    ),
)
ONLY_DAY: Final = Text(
    en="{file}: the clock of the computer on which {office} made slip {number} was wrong: it stood at {clock}. The slip can only have been made on {day}, "
    "the day of its page, so all in it counts for that day. Ask them to set the clock.",
    bn="{file}: যে কম্পিউটারে {office} স্লিপ {number} তৈরি করেছে তার তারিখ ভুল ছিল: {clock}। পাতাটি {day} তারিখের, তাই স্লিপটিও ওই তারিখ ছাড়া অন্য কোনো দিন তৈরি হতে পারে না; এর সব উত্তর "
    "ওই তারিখের ধরা হবে। কম্পিউটারের তারিখ ঠিক করতে বলুন।",
)
"""Of a slip of a page of the same day: there is no other day to ask for."""
CONTRADICTS: Final = Text(
    en="{file}: the slip of {office} contradicts what was known: {what}. Ask the office which is right.",
    bn="{file}: {office:র} স্লিপ আগে জানা তথ্যের সঙ্গে মেলে না: {what}। কোনটি ঠিক দপ্তর থেকে জেনে নিন।",
)
TAKES_BACK: Final = Text(
    en="{file}: the slip of {office} tells otherwise than was known: {what}. It need not be asked which is right.",
    bn="{file}: {office:র} স্লিপে আগে জানা তথ্য থেকে অন্যরকম জানানো হয়েছে: {what}। কোনটি ঠিক তা জিজ্ঞাসা করার প্রয়োজন নেই।",
)
TOLD_OTHERWISE: Final = Text(
    en="{file}: the slip of {office} tells otherwise than was known: {what}. That is only advised; it need not be told which is right.",
    bn="{file}: {office:র} স্লিপে আগে জানা তথ্য থেকে অন্যরকম জানানো হয়েছে: {what}। বিষয়টি শুধু পরামর্শের; কোনটি ঠিক তা জানানোর প্রয়োজন নেই।",
)
WRONG_MAIL_CODE: Final = Text(
    en="{file}: the mail code in the slip of {office} does not fit; the rest of the slip was taken. "
    "Ask them to look at the official mailbox again.",
    bn="{file}: {office:র} স্লিপে ই-মেইল কোডটি মিলছে না; স্লিপের বাকি তথ্য নেওয়া হয়েছে। সরকারি ই-মেইল আবার দেখতে বলুন।",
)
UNOPENED: Final = Text(
    en="Slips not opened: {n}. By a clock that may be wrong nothing is noted.",
    bn="খোলা হয়নি এমন স্লিপ: {n}টি। কম্পিউটারের তারিখ ভুল হতে পারে বলে কিছু লিখে রাখা হয়নি।",
)
