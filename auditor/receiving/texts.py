"""What is said of files that are handed in."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

THERE: Final = Text(
    en="The same content is there already, as {file}; nothing was stored anew.",
    bn="একই তথ্যের ফাইল আগে থেকেই আছে ({file}); নতুন করে কিছু রাখা হয়নি।",
)
UNKNOWN: Final = Text(
    en="{file} is of no kind that is known here, so it was not taken. Registers are tables (.xlsx, .csv), slips are files, texts, mails "
    "or photos of their QR.",
    bn="{file} কী ধরনের ফাইল চেনা যায়নি, তাই নেওয়া হয়নি। রেজিস্টার হবে .xlsx বা .csv ফাইল; স্লিপ হবে ফাইল, লেখা, ই-মেইল বা QR-এর ছবি।",
)
UNKNOWN_PAPER: Final = Text(
    en="{file} is a paper to be read, and no evidence that can be read here, so it was not taken. Whether a paper that this program made is as its round says, is checked with: auditor "
    "verify {file}. What an office wrote on paper is typed in.",
    bn="{file} পড়ার কাগজ, এখান থেকে পড়া যায় এমন তথ্য-প্রমাণ নয়; তাই নেওয়া হয়নি। এই প্রোগ্রামের তৈরি কাগজ যাচাইয়ের সঙ্গে মেলে কি না দেখতে: auditor verify {file}। দপ্তর কাগজে "
    "যা জানিয়েছে তা লিখে তুলুন।",
    on_screen=Text(
        en="{file} is a paper to be read, and no evidence that can be read here, so it was not taken. Whether a paper that this program made is as its round says, is checked on the screen "
        "History, “Check a paper”. What an office wrote on paper is typed on the screen Ask and answer.",
        bn="{file} পড়ার কাগজ, এখান থেকে পড়া যায় এমন তথ্য-প্রমাণ নয়; তাই নেওয়া হয়নি। এই প্রোগ্রামের তৈরি কাগজ যাচাইয়ের সঙ্গে মেলে কি না, তা “আগের যাচাই” পাতার “কাগজ যাচাই” অংশে দেখুন। দপ্তর "
        "কাগজে যা জানিয়েছে তা “জিজ্ঞাসা ও উত্তর” পাতায় লিখুন।",
    ),
)
PACKED: Final = Text(
    en="{file} is a folder packed into one file, and is not looked into here, so it was not taken. Take the files out of it (in Windows: right click, Extract All) and hand those in; if it "
    "cannot be unpacked, ask for the files themselves.",
    bn="{file} একাধিক ফাইল এক করে রাখা zip-এর মতো ফাইল; এর ভেতরে দেখা হয় না, তাই নেওয়া হয়নি। ভেতরের ফাইলগুলো বের করে (উইন্ডোজে ডান ক্লিক, Extract All) সেগুলো জমা দিন; খোলা না গেলে মূল ফাইলগুলোই পাঠাতে "
    "বলুন।",
)
OF_THIS_PROGRAM: Final = Text(
    en="{file} is what this program wrote in some folder when slips, mails or answers came; it counts only there, by the ledger of that folder, so it was not taken. Hand in the "
    "slips, mails or registers themselves; of another upazila give it back to that one.",
    bn="{file} এই প্রোগ্রামেরই লেখা ফাইল: কোনো ফোল্ডারে স্লিপ, ই-মেইল বা উত্তর আসার সময় তৈরি; শুধু সেই ফোল্ডারের স্থায়ী রেকর্ডেই এর উল্লেখ আছে, তাই নেওয়া হয়নি। মূল স্লিপ, ই-মেইল বা রেজিস্টার দিন; অন্য "
    "উপজেলার হলে তাদের ফেরত দিন।",
)
NO_EVIDENCE: Final = Text(
    en="{file} is called as a file of settings or the ledger of a workspace, and is no evidence, so it was not taken and nothing was changed by it. Settings are changed on the screen Settings, "
    "the roster on the screen Offices; a whole workspace is brought back from its copy.",
    bn="{file} কাজের ফোল্ডারের সেটিংস বা স্থায়ী রেকর্ডের ফাইলের নাম, তথ্য-প্রমাণ নয়; তাই নেওয়া হয়নি, এতে কিছু বদলায়ওনি। সেটিংস “সেটিংস” পাতায় এবং তালিকা “দপ্তর” পাতায় বদলানো যায়; "
    "পুরো ফোল্ডার ফিরিয়ে আনতে তার কপি ব্যবহার করুন।",
)
PASSWORD_TOLD: Final = Text(
    en="{file} seems to tell a password. The file was refused and nothing of it was kept. Delete it (Shift+Delete), also from mail and "
    "WhatsApp, and have that password reset; ask for a file without it.",
    bn="{file}-এ পাসওয়ার্ড লেখা আছে বলে মনে হচ্ছে। ফাইলটি নেওয়া হয়নি, কিছুই রাখা হয়নি। ফাইলটি Shift+Delete দিয়ে এবং ই-মেইল ও WhatsApp থেকেও মুছুন, "
    "ওই পাসওয়ার্ডটি রিসেট করতে বলুন এবং পাসওয়ার্ড ছাড়া ফাইল চান।",
)
STORED: Final = Text(en="Stored.", bn="রাখা হয়েছে।")
MAIL_STORED: Final = Text(
    en="Stored. What it proves is not read yet: press “Read the saved mails” on this page. The computer must be on the Internet, for the "
    "key is asked from the sender's server.",
    bn="রাখা হয়েছে। এতে কী প্রমাণ হয় তা এখনো পড়া হয়নি: এই পাতায় “সংরক্ষিত ই-মেইল পড়ুন” চাপুন। প্রেরকের সার্ভার থেকে চাবি নেওয়া হয়, তাই ইন্টারনেট "
    "সংযোগ লাগবে।",
)
OF_REGISTER: Final = Text(
    en="Read: answers of {n} {n:office|offices}; {m} {m:answer counts|answers count}.",
    bn="পড়া হয়েছে: {n}টি দপ্তরের উত্তর; {m}টি উত্তর ধরা হয়েছে।",
)
NOT_COUNTING: Final = Text(
    en="Of {n} {n:office|offices} among these some answer was found that does not count as things are.",
    bn="এর মধ্যে {n}টি দপ্তরের কোনো কোনো উত্তর পাওয়া গেলেও আপাতত ধরা হয়নি।",
)
OF_RECORD: Final = Text(
    en="Read: {m} {m:row|rows} about {n} {n:office|offices}.", bn="পড়া হয়েছে: {n}টি দপ্তর সম্পর্কে {m}টি সারি।"
)
NOTHING_SAID: Final = Text(
    en="Read, but nothing was found in it about an office of the list.",
    bn="পড়া হয়েছে, তবে এতে তালিকার কোনো দপ্তর সম্পর্কে কিছু পাওয়া যায়নি।",
)
SLIPS_TAKEN: Final = Text(en="{n} {n:slip was|slips were} opened and taken.", bn="{n}টি স্লিপ খুলে তথ্য নেওয়া হয়েছে।")
SLIP_BEFORE: Final = Text(
    en="The slip in it was taken before; nothing new was added.", bn="এর স্লিপটি আগেই নেওয়া হয়েছে; নতুন কিছু যোগ হয়নি।"
)
