"""What is told of rows of which it is not known whose they are."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

UNKNOWN_ID: Final = Text(
    en="this office or account is not in the roster, {so}. Enter it in the roster, or make a new register.",
    bn="এই দপ্তর বা আইডি তালিকায় নেই, {so}। তালিকায় যোগ করুন অথবা নতুন রেজিস্টার তৈরি করুন।",
)
SO: Final = {
    False: Text(en="so the row does not count", bn="তাই সারিটি ধরা হয়নি"),
    True: Text(
        en="so no yes of the row counts; what it says no to does not count as done for anybody whose it may be until this is put right",
        bn="তাই সারির কোনো “হ্যাঁ” ধরা হয়নি; সারিতে “না” থাকলে ঠিক না করা পর্যন্ত সারিটি যাদের হতে পারে তাদের কারও ক্ষেত্রে ওই করণীয় সম্পন্ন ধরা হবে না",
    ),
}
"""What follows where nobody knows whose a row is, by whether it is known whose it may be."""
TAKEN_BACK: Final = Text(
    en="an answer about who of the roster is whom was taken back, so nobody knows any more whose this row is. A yes in it is nobody's, a no counts "
    "for each whose it may be. Leave the file as it is; where the answer was right, give it again, otherwise tell the answers anew.",
    bn="তালিকার কোনটি আগের কোনটি, এ বিষয়ে একটি উত্তর বাতিল হয়েছে, তাই এই সারিটি কার তা আর জানা নেই। এতে “হ্যাঁ” থাকলে তা কারও নামে ধরা হচ্ছে না, “না” থাকলে যাদের হতে পারে তাদের "
    "প্রত্যেকের ক্ষেত্রেই ধরা হচ্ছে। ফাইলটি যেমন আছে তেমনই রাখুন; বাতিল করা উত্তরটি ঠিক হলে আবার জানান, নয়তো উত্তরগুলো নতুন করে জানান।",
)
UNKNOWN_OFFICE: Final = Text(
    en="no office of the roster has this name, so the row does not count. Write the name as in the roster.",
    bn="এই নামে তালিকায় কোনো দপ্তর নেই, তাই সারিটি ধরা হয়নি। তালিকার নামটি হুবহু লিখুন।",
)
LEFT_OFFICE: Final = Text(
    en="this office stood in the roster before and does not any more, so the row does not count. If it is still there, put its row "
    "back in the roster, or write the name that it has there now.",
    bn="দপ্তরটি আগে তালিকায় ছিল, এখন নেই, তাই সারিটি ধরা হয়নি। দপ্তরটি এখনো থাকলে তালিকায় ফিরিয়ে আনুন, অথবা তালিকায় এখন যে নাম আছে সেটি লিখুন।",
)
MOVED_OFFICE: Final = Text(
    en="this office stood in the roster before and does not any more, and who stood under it and stands, or may stand, elsewhere in it now may be meant ({there}), "
    "so no yes of the row counts; what it says no to does not count as done for them until this is put right. Write the answers on the row of the user ID under "
    "the office where it is listed.",
    bn="দপ্তরটি আগে তালিকায় ছিল, এখন নেই; তখনকার যে আইডি এখন তালিকার অন্য জায়গায় আছে বা থাকতে পারে, সারিটি তার হতে পারে ({there}), তাই সারির কোনো “হ্যাঁ” ধরা হয়নি; সারিতে “না” থাকলে "
    "ঠিক না করা পর্যন্ত সেগুলোর কোনোটির ক্ষেত্রে ওই করণীয় সম্পন্ন ধরা হবে না। আইডিটি এখন যে দপ্তরের তালিকায় আছে, সেই দপ্তরে ওই আইডির সারিতে উত্তরগুলো লিখুন।",
)
NEAR_LEFT_OFFICE: Final = Text(
    en='no office of the roster has this name, {so}; perhaps "{near}", which stood in the roster before and does not any more. If it is still there, put its row back in '
    "the roster, or write the name that it has there now.",
    bn="এই নামে তালিকায় কোনো দপ্তর নেই, {so}; হয়তো “{near}”, যা আগে তালিকায় ছিল, এখন নেই। দপ্তরটি এখনো থাকলে তালিকায় ফিরিয়ে আনুন, অথবা তালিকায় এখন যে নাম আছে সেটি লিখুন।",
)
NEAR_OFFICE: Final = Text(
    en='no office of the roster has this name, {so}; perhaps "{near}". Write the name as in the roster.',
    bn="এই নামে তালিকায় কোনো দপ্তর নেই, {so}; হয়তো “{near}”। তালিকার নামটি হুবহু লিখুন।",
)
SEVERAL_OFFICES: Final = Text(
    en="several offices of the roster may be meant, {so}. Write the whole name as in the roster.",
    bn="তালিকার একাধিক দপ্তর বোঝাতে পারে, {so}। তালিকার পুরো নামটি লিখুন।",
)
NAMESAKES: Final = Text(
    en='several offices of the roster have this name ({codes}), {so}. Write the code of the one that is meant on the row, in a column "দপ্তর কোড".',
    bn="তালিকার একাধিক দপ্তরের এই নাম ({codes}), {so}। যে দপ্তরের কথা, তার কোড সারিতে “দপ্তর কোড” কলামে লিখুন।",
)
NO_OFFICE: Final = Text(
    en="it is not said whose answers these are, so the row does not count. Write office and post.",
    bn="কার উত্তর লেখা নেই, তাই সারিটি ধরা হয়নি। দপ্তর ও পদবি লিখুন।",
)
UNKNOWN_POST: Final = Text(
    en="the roster has no such post or account under this office, so no yes of the row counts; what it says no to does not count as "
    "done for any user of the office until this is put right. Write the post as in the roster; leave it empty only if the row is of the whole office.",
    bn="তালিকায় এই দপ্তরে এমন পদবি বা আইডি নেই, তাই সারির কোনো “হ্যাঁ” ধরা হয়নি; সারিতে “না” থাকলে ঠিক না করা পর্যন্ত এই দপ্তরের কারও ক্ষেত্রে ওই করণীয় সম্পন্ন "
    "ধরা হবে না। তালিকার পদবিটি লিখুন, পুরো দপ্তরের জন্য হলে ফাঁকা রাখুন।",
)
SHARED_POST: Final = Text(
    en="this post shares the user ID that stands under {post}, so no yes of the row counts; what it says no to does not count as done "
    "for any user of the office until this is put right. Write the answers on the row of {post}.",
    bn="এই পদবির ইউজার আইডিটি যৌথ, তালিকায় {post} পদবিতে আছে, তাই সারির কোনো “হ্যাঁ” ধরা হয়নি; সারিতে “না” থাকলে ঠিক না করা পর্যন্ত এই দপ্তরের কারও ক্ষেত্রে ওই করণীয় "
    "সম্পন্ন ধরা হবে না। উত্তরগুলো {post:র} সারিতে লিখুন।",
)
MOVED_POST: Final = Text(
    en="a user ID that stood under this post of this office, and stands, or may stand, under another office now, may be meant ({there}), so no yes of the row "
    "counts; what it says no to does not count as done for that user ID until this is put right. Write the answers on the row of the user ID under the "
    "office where it is listed; if somebody else has the post here now, enter him in the roster.",
    bn="এই দপ্তরের এই পদবির আইডি এখন অন্য দপ্তরে আছে বা থাকতে পারে, সারিটি সেই আইডির হতে পারে ({there}), তাই সারির কোনো “হ্যাঁ” ধরা হয়নি; সারিতে “না” থাকলে ঠিক না করা পর্যন্ত ওই আইডির "
    "ক্ষেত্রে সংশ্লিষ্ট করণীয় সম্পন্ন ধরা হবে না। আইডিটি এখন যে দপ্তরের তালিকায় আছে, সেই দপ্তরে ওই আইডির সারিতে উত্তরগুলো লিখুন; এই দপ্তরে পদটিতে এখন অন্য কেউ থাকলে তাঁকে তালিকায় যোগ করুন।",
)
FORMER_POST: Final = Text(
    en="several user IDs have this post in this office, or had it before ({there}), so no yes of the row counts; what it says no to does not count as done for "
    "any of them until this is put right. Use the row of the form, or write the user ID.",
    bn="এই দপ্তরে একাধিক আইডির এই পদবি আছে বা আগে ছিল ({there}), তাই সারির কোনো “হ্যাঁ” ধরা হয়নি; সারিতে “না” থাকলে ঠিক না করা পর্যন্ত সেগুলোর কোনোটির ক্ষেত্রে ওই করণীয় সম্পন্ন "
    "ধরা হবে না। ফরমের নির্দিষ্ট সারিতে লিখুন অথবা ইউজার আইডি লিখুন।",
)
FORMER_NAME: Final = Text(
    en="an office of the roster has this name, and another one had it before ({codes}), {so}. Write the code of the one that is meant on the row, in a column "
    '"দপ্তর কোড".',
    bn="তালিকার একটি দপ্তরের এই নাম, আগে অন্য একটি দপ্তরের এই নাম ছিল ({codes}), {so}। যে দপ্তরের কথা, তার কোড সারিতে “দপ্তর কোড” কলামে লিখুন।",
)
SEVERAL_POSTS: Final = Text(
    en="several accounts of this office have this post, so no yes of the row counts; what it says no to does not count as done for any "
    "of them until this is put right. Use the row of the form, or write the user ID.",
    bn="এই দপ্তরে এই পদবির একাধিক আইডি আছে, তাই সারির কোনো “হ্যাঁ” ধরা হয়নি; সারিতে “না” থাকলে ঠিক না করা পর্যন্ত সেগুলোর কোনোটির ক্ষেত্রে ওই করণীয় সম্পন্ন ধরা হবে না। "
    "ফরমের নির্দিষ্ট সারিতে লিখুন অথবা ইউজার আইডি লিখুন।",
)
UNREAD_MARK: Final = Text(
    en="an error or a formula without a result stands where office or post should be, {so}. Type office and post.",
    bn="দপ্তর বা পদবির জায়গায় ত্রুটি বা ফলহীন সূত্র আছে, {so}। দপ্তর ও পদবি লিখুন।",
)
OTHER_NAME: Final = Text(
    en="the roster code of this row is that of {owner}, but another office or post is written beside it, {so}. "
    "Write office and post as in the roster, or type the answers on the right row of a new register.",
    bn="এই সারির তালিকার সংকেতটি {owner}-এর, কিন্তু পাশে অন্য দপ্তর বা পদবি লেখা, {so}। দপ্তর ও পদবি তালিকার মতো লিখুন, অথবা নতুন "
    "রেজিস্টারের ঠিক সারিতে উত্তর লিখুন।",
)
