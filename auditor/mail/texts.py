"""What `auditor mail` tells."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.mail.recording import State
from auditor.model.facts import MailboxKind

SENT: Final = Text(
    en="Mail codes sent: {n}; not sent: {f}. When answers have come, save them in evidence/mail/ and run: auditor mail fetch",
    bn="ই-মেইল কোড পাঠানো হয়েছে: {n}টি; পাঠানো যায়নি: {f}টি। উত্তর এলে evidence/mail/ ফোল্ডারে সংরক্ষণ করে চালান: auditor mail fetch",
)
WRITTEN: Final = Text(
    en="Mails to send by hand: {n}, in {folder}. {n:It holds a code: open it|They hold codes: open each} in your mail program, send it, and delete the {n:file|files}.",
    bn="হাতে পাঠানোর ই-মেইল: {n}টি, {folder} ফোল্ডারে। {n:এটিতে|এগুলোতে} কোড আছে: মেইল প্রোগ্রামে খুলে {n:পাঠান, তারপর ফাইলটি|একে একে পাঠান, তারপর ফাইলগুলো} মুছে ফেলুন।",
)
NONE_OFFICIAL: Final = Text(
    en="None of the offices meant has an official address in the roster, so nothing was sent. Enter the addresses in the roster.",
    bn="যে দপ্তরগুলো বোঝানো হয়েছে তাদের কারও সরকারি ই-মেইল ঠিকানা তালিকায় নেই, তাই কিছু পাঠানো হয়নি। তালিকায় ঠিকানা লিখুন।",
)
LEFT_OUT: Final = {
    MailboxKind.NONE: Text(
        en="No code, for the roster has no address of them: {offices}. Enter the official address.",
        bn="তালিকায় ঠিকানা নেই বলে কোড পাঠানো হয়নি: {offices}। সরকারি ই-মেইল ঠিকানা লিখুন।",
    ),
    MailboxKind.PERSONAL: Text(
        en="No code, for the roster has a personal address of them: {offices}. Codes go to official mailboxes only.",
        bn="তালিকায় ব্যক্তিগত ই-মেইল আছে বলে কোড পাঠানো হয়নি: {offices}। কোড শুধু সরকারি ই-মেইলে যায়।",
    ),
    MailboxKind.TO_VERIFY: Text(
        en="No code, for it is not known whether the address of these is official: {offices}. If it is, tell its domain with the "
        "other official ones, too: auditor settings --official-domains",
        bn="ঠিকানাটি সরকারি কি না জানা নেই বলে কোড পাঠানো হয়নি: {offices}। সরকারি হলে অন্য সরকারি ডোমেইনের সঙ্গে এটিও জানান: auditor settings --official-domains",
    ),
}
TODAY: Final = Text(
    en="Today the code was sent already to: {offices}. Send it once more?",
    bn="আজই কোড পাঠানো হয়েছে: {offices}। আবার পাঠাবেন?",
)
NOT_AGAIN: Final = Text(
    en="Not sent again: {offices}. To send it all the same: --again",
    bn="আবার পাঠানো হয়নি: {offices}। তবু পাঠাতে চাইলে যোগ করুন: --again",
)
NOT_TAKEN: Final = Text(
    en="{office}: the server did not take the mail (answer {code}). See whether the address is right, and send again: --office {id}",
    bn="{office}: সার্ভার মেইলটি নেয়নি (উত্তর {code})। ঠিকানা ঠিক আছে কি না দেখে আবার পাঠান: --office {id}",
)
NO_CAMPAIGN: Final = Text(
    en="There are no codes yet. Make them first, with the sheets: auditor invite",
    bn="এখনো কোনো কোড তৈরি হয়নি। আগে নির্দেশিকাসহ তৈরি করুন: auditor invite",
)
NO_KEY: Final = Text(
    en="The secrets of {month} are not on this computer, so no code can be made. Where they are: auditor keys",
    bn="{month} মাসের চাবি এই কম্পিউটারে নেই, তাই কোড তৈরি করা যায়নি। কোথায় আছে দেখুন: auditor keys",
)
NO_MAILBOX: Final = Text(
    en="It is not told by which mailbox codes go out. Tell it with: auditor mail settings, or write them to be sent by hand: --eml FOLDER",
    bn="কোন মেইল থেকে কোড যাবে তা জানানো হয়নি। জানাতে চালান: auditor mail settings; হাতে পাঠাতে যোগ করুন: --eml ফোল্ডার",
)
NO_IMAP: Final = Text(
    en="No IMAP server is told. Tell it with auditor mail settings --imap …, or save the answers in evidence/mail/.",
    bn="IMAP সার্ভারের নাম জানানো হয়নি। auditor mail settings --imap … দিয়ে জানান, অথবা উত্তরগুলো evidence/mail/ ফোল্ডারে সংরক্ষণ করুন।",
)
NOTHING_SENT: Final = Text(
    en="No mail code was sent yet, so no answer can be waited for. Send them: auditor mail invite",
    bn="এখনো কোনো ই-মেইল কোড পাঠানো হয়নি, তাই উত্তর খোঁজার কিছু নেই। পাঠাতে চালান: auditor mail invite",
)
SENDING: Final = Text(en="Sending", bn="পাঠানো হচ্ছে")
PASSWORD: Final = Text(
    en="Password of your own mailbox {user} at {host}", bn="{host} সার্ভারে আপনার নিজের মেইল {user}-এর পাসওয়ার্ড"
)
PASSWORD_KEPT: Final = Text(
    en="The password is kept in {where}, nowhere else. To remove it: auditor mail forget-password",
    bn="পাসওয়ার্ডটি {where}-এ রাখা হয়েছে, আর কোথাও নয়। মুছতে চালান: auditor mail forget-password",
)
PASSWORD_NOT_KEPT: Final = Text(
    en="There is no safe keyring on this computer, so the password is not kept and will be asked again.",
    bn="এই কম্পিউটারে পাসওয়ার্ড রাখার নিরাপদ জায়গা নেই, তাই রাখা হয়নি; পরের বার আবার চাওয়া হবে।",
)
PASSWORD_FORGOTTEN: Final = Text(
    en="Passwords of your mailbox removed from the keyring: {n}.",
    bn="চাবি-ভান্ডার থেকে আপনার মেইলের পাসওয়ার্ড মোছা হয়েছে: {n}টি।",
)
MAILBOX_WRITTEN: Final = Text(
    en="Written: {what}. The password is asked when it is first needed, at a hidden prompt. Next: auditor mail invite",
    bn="লেখা হয়েছে: {what}। পাসওয়ার্ড প্রথমবার প্রয়োজন হলে গোপনে চাওয়া হবে। এরপর: auditor mail invite",
)
NOTHING_CHANGED: Final = Text(en="Nothing was changed.", bn="কিছু বদলানো হয়নি।")
PROVEN_BOTH: Final = Text(
    en="{office}: the code came back, signed by {domain}, of {day}: the mailbox is read, and mail is sent from it (technical proof).",
    bn="{office}: {day} তারিখে {domain}-এর স্বাক্ষরসহ কোডটি ফিরে এসেছে: মেইল দেখা হয় এবং সেখান থেকে মেইল পাঠানো হয় (কারিগরি যাচাই)।",
)
PROVEN_SENDS: Final = Text(
    en="{office}: a mail signed by {domain}, which is this office's alone, of {day}: mail is sent from the mailbox (technical proof).",
    bn="{office}: {day} তারিখের মেইলে {domain}-এর স্বাক্ষর আছে, যা শুধু এই দপ্তরের: এখান থেকে মেইল পাঠানো হয় (কারিগরি যাচাই)।",
)
SHORT_KEY_ADVICE: Final = Text(
    en="Advice for the mail host of {domain}: its key has fewer than 2048 bits; it should be replaced.",
    bn="{domain}-এর মেইল সার্ভারের জন্য পরামর্শ: স্বাক্ষরের চাবি ২০৪৮ বিটের কম, বদলানো উচিত।",
)
OF_OTHERS: Final = Text(
    en="Mails of others, which were not looked into: {n}.", bn="অন্যদের ই-মেইল, যা খুলে দেখা হয়নি: {n}টি।"
)
FETCHED: Final = Text(
    en="Proven now: {n}; known before: {b}; proves nothing: {r}; cannot be told: {u}. Next: auditor audit",
    bn="এখন প্রমাণিত: {n}টি; আগেই জানা: {b}টি; প্রমাণ নয়: {r}টি; বলা যায় না: {u}টি। এরপর: auditor audit",
    on_screen=Text(
        en="Proven now: {n}; known before: {b}; proves nothing: {r}; cannot be told: {u}.",
        bn="এখন প্রমাণিত: {n}টি; আগেই জানা: {b}টি; প্রমাণ নয়: {r}টি; বলা যায় না: {u}টি।",
    ),
)
KEPT: Final = Text(
    en="Of these mails only the signed head is kept, in evidence/mail/kept/; the saved mails themselves are no longer needed.",
    bn="এই মেইলগুলোর শুধু স্বাক্ষরিত শিরোনাম অংশ evidence/mail/kept/ ফোল্ডারে রাখা হয়েছে; সংরক্ষিত মূল মেইলগুলো আর লাগবে না।",
)
NO_MAILS: Final = Text(
    en="There is no saved mail in {folder}. Save answers there as .eml (in the mailbox: the mail's menu, download), or fetch them: auditor mail fetch --imap",
    bn="{folder} ফোল্ডারে কোনো সংরক্ষিত ই-মেইল নেই। উত্তরগুলো সেখানে .eml হিসেবে রাখুন (মেইলবক্সে মেইলটির মেনু থেকে নামান), অথবা নামান: auditor mail fetch --imap",
)
FETCHING: Final = Text(en="Reading mails", bn="ই-মেইল পড়া হচ্ছে")
IN_MAILBOX: Final = Text(en="mail {n} in your mailbox", bn="আপনার মেইলবক্সের {n} নম্বর মেইল")
STATES: Final = {
    State.HOLDS: Text(en="holds", bn="স্বাক্ষর মেলে"),
    State.BROKEN: Text(en="does not hold", bn="স্বাক্ষর মেলে না"),
    State.PROOF_GONE: Text(en="what was kept is missing or altered", bn="রাখা অংশটি নেই বা বদলে গেছে"),
    State.OBSERVATION_GONE: Text(
        en="its file in evidence/intake/ is missing or altered", bn="evidence/intake/-এর ফাইলটি নেই বা বদলে গেছে"
    ),
}
CHECK_HEADINGS: Final = (
    Text(en="File", bn="ফাইল"),
    Text(en="Taken on", bn="নেওয়ার তারিখ"),
    Text(en="Sender", bn="প্রেরক"),
    Text(en="Signed by", bn="স্বাক্ষরকারী ডোমেইন"),
    Text(en="Signature", bn="স্বাক্ষর"),
)
CHECKED: Final = Text(
    en="Kept mails: {n}; verified again, without a network: {h}.",
    bn="রাখা ই-মেইল: {n}টি; নেটওয়ার্ক ছাড়াই আবার যাচাই করে মিলেছে: {h}টি।",
)
BRING_BACK: Final = Text(
    en="Bring back what is missing from a backup, or read the mail again: auditor mail fetch",
    bn="যা নেই তা ব্যাকআপ থেকে ফিরিয়ে আনুন, অথবা মেইলটি আবার পড়তে চালান: auditor mail fetch",
)
UNCLAIMED: Final = Text(
    en="{n} {n:file|files} in evidence/mail/kept/ {n:belongs|belong} to no answer that the ledger vouches for, so {n:it counts|they count} for nothing: {files}. Where "
    "the file in evidence/intake/ is missing, bring that back; otherwise move {n:it|them} elsewhere.",
    bn="evidence/mail/kept/ ফোল্ডারের {n}টি ফাইল স্থায়ী রেকর্ডে থাকা কোনো উত্তরের নয়, তাই ধরা হয় না: {files}। evidence/intake/-এর "
    "ফাইল হারিয়ে থাকলে সেটি ফিরিয়ে আনুন; না হলে {n:এটি|এগুলো} অন্য ফোল্ডারে সরান।",
)
NONE_KEPT: Final = Text(
    en="No mail has proven anything yet. Next: auditor mail fetch",
    bn="এখনো কোনো ই-মেইল থেকে কিছু প্রমাণিত হয়নি। এরপর: auditor mail fetch",
)
