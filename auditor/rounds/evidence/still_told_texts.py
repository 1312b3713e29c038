"""What is told on of a file that a kept round counts, until it is answered."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

STILL_ASKED: Final = Text(
    en="{odd} A kept round counts this file: leave it as it is. Until it is settled what is meant, no yes of {n:this row|these rows} counts, and every "
    "no does. Answer at a terminal: auditor audit",
    bn="{odd} ফাইলটি রাখা যাচাইয়ের অংশ; যেমন আছে তেমনই রাখুন। কোন তারিখ বোঝানো হয়েছে তা না জানা পর্যন্ত {n:এই সারির|এই সারিগুলোর} কোনো “হ্যাঁ” ধরা হবে না, প্রতিটি “না” ধরা হবে। "
    "টার্মিনালে auditor audit চালিয়ে উত্তর দিন।",
    on_screen=Text(
        en="{odd} A kept round counts this file: leave it as it is. Until it is settled what is meant, no yes of {n:this row|these rows} counts, and every no does. It is asked once more on the screen Meeting before the next round is kept: answer there.",
        bn="{odd} ফাইলটি রাখা যাচাইয়ের অংশ; যেমন আছে তেমনই রাখুন। কোন তারিখ বোঝানো হয়েছে তা না জানা পর্যন্ত {n:এই সারির|এই সারিগুলোর} কোনো “হ্যাঁ” ধরা হবে না, প্রতিটি “না” ধরা হবে। পরের যাচাই রাখার আগে “সভা” পাতায় আবার জিজ্ঞাসা করা হবে; সেখানে উত্তর দিন।",
    ),
)
STILL_UNDATED: Final = Text(
    en="on which day this was told is still not known, so no yes of this row counts, and every no does. A kept round counts this file: leave it as it is, ask "
    "on which day it was told, and write the answers with that day into this month's register.",
    bn="কোন তারিখে জানানো হয়েছিল তা এখনো জানা নেই, তাই এই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। ফাইলটি রাখা যাচাইয়ের অংশ; যেমন আছে তেমনই রাখুন। কোন তারিখে জানানো হয়েছিল জেনে "
    "সেই তারিখসহ উত্তরগুলো এ মাসের রেজিস্টারে লিখুন।",
    on_screen=Text(
        en="on which day this was told is still not known, so no yes of this row counts, and every no does. Ask the office, and write the answers with that day on the screen Ask and answer.",
        bn="কোন তারিখে জানানো হয়েছিল তা এখনো জানা নেই, তাই এই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। দপ্তরকে জিজ্ঞাসা করে সেই তারিখসহ উত্তরগুলো “জিজ্ঞাসা ও উত্তর” পাতায় লিখুন।",
    ),
)
STILL_UNDATED_AND_ASKED: Final = Text(
    en="on which day this was told is still not known, so no yes of this row counts, and every no does. A kept round counts this file: leave it as it is, ask "
    "on which day it was told, and answer at a terminal: auditor audit",
    bn="কোন তারিখে জানানো হয়েছিল তা এখনো জানা নেই, তাই এই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। ফাইলটি রাখা যাচাইয়ের অংশ; যেমন আছে তেমনই রাখুন। কোন তারিখে জানানো হয়েছিল জেনে "
    "টার্মিনালে auditor audit চালিয়ে উত্তর দিন।",
    on_screen=Text(
        en="on which day this was told is still not known, so no yes of this row counts, and every no does. Ask the office. It is asked once more on the screen Meeting before the next round is kept: answer there.",
        bn="কোন তারিখে জানানো হয়েছিল তা এখনো জানা নেই, তাই এই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। দপ্তর থেকে জেনে নিন। পরের যাচাই রাখার আগে “সভা” পাতায় আবার জিজ্ঞাসা করা হবে; সেখানে উত্তর দিন।",
    ),
)
STILL_UNCLEAR: Final = Text(
    en="nobody can read what this cell says; until it is answered anew, no yes that was merely told before counts. A kept round counts this file: leave it as "
    "it is, ask what is meant, and write it into this month's register.",
    bn="ঘরের লেখাটি বোঝা যায়নি; নতুন উত্তর না পাওয়া পর্যন্ত আগে শুধু জানানো কোনো “হ্যাঁ” ধরা হচ্ছে না। ফাইলটি রাখা যাচাইয়ের অংশ; যেমন আছে তেমনই রাখুন। কী বোঝানো হয়েছে জেনে এ "
    "মাসের রেজিস্টারে লিখুন।",
    on_screen=Text(
        en="nobody can read what this cell says; until it is answered anew, no yes that was merely told before counts. Ask the office what is meant, and write that.",
        bn="ঘরের লেখাটি বোঝা যায়নি; নতুন উত্তর না পাওয়া পর্যন্ত আগে শুধু জানানো কোনো “হ্যাঁ” ধরা হচ্ছে না। কী বোঝানো হয়েছে দপ্তরকে জিজ্ঞাসা করে লিখুন।",
    ),
)
STILL_STRUCK: Final = Text(
    en="what is written here is struck through; until it is said whether it counts, a no in it stays and no yes that was merely told before counts. A kept round counts this file: leave it as it is, and "
    "answer at a terminal: auditor audit",
    bn="এখানকার লেখা কেটে দেওয়া (strikethrough); তা ধরা হবে কি না না জানানো পর্যন্ত লেখায় “না” থাকলে তা থাকছে, আগে শুধু জানানো কোনো “হ্যাঁ” ধরা হচ্ছে না। ফাইলটি রাখা যাচাইয়ের অংশ; যেমন আছে তেমনই রাখুন। লেখাটি ধরা হবে কি না "
    "টার্মিনালে auditor audit চালিয়ে জানান।",
    on_screen=Text(
        en="what is written here is struck through; until it is said whether it counts, a no in it stays and no yes that was merely told before counts. Answer whether it counts.",
        bn="এখানকার লেখা কেটে দেওয়া (strikethrough); তা ধরা হবে কি না না জানানো পর্যন্ত লেখায় “না” থাকলে তা থাকছে, আগে শুধু জানানো কোনো “হ্যাঁ” ধরা হচ্ছে না। লেখাটি ধরা হবে কি না জানান।",
    ),
)
STILL_JOINED_LATER: Final = Text(
    en="the date lies after {on}, so nobody knows on which day the holder joined; until that is told, what was told or done before {on} does not count as done. A kept round counts "
    "this file: leave it as it is, ask on which day he joined, and write it into this month's register.",
    bn="তারিখটি {on} তারিখের পরের, তাই যোগদানের তারিখ জানা যায়নি; তা না জানা পর্যন্ত {on} তারিখের আগে যা জানানো বা করা হয়েছে তা সম্পন্ন ধরা হবে না। রাখা যাচাইয়ে ফাইলটি ধরা হয়েছে: "
    "ফাইলটি যেমন আছে রাখুন, যোগদানের তারিখ জেনে এ মাসের রেজিস্টারে লিখুন।",
    on_screen=Text(
        en="the date lies after {on}, so nobody knows on which day the holder joined; until that is told, what was told or done before {on} does not count as done. Ask on which day he joined, and write it.",
        bn="তারিখটি {on} তারিখের পরের, তাই যোগদানের তারিখ জানা যায়নি; তা না জানা পর্যন্ত {on} তারিখের আগে যা জানানো বা করা হয়েছে তা সম্পন্ন ধরা হবে না। যোগদানের তারিখ জেনে লিখুন।",
    ),
)
STILL_OF_NO_ADDRESS: Final = Text(
    en='the roster has no e-mail address of this office, so it is not known which one is meant; until that is told, neither this answer nor a "none" of before counts. A kept round '
    "counts this file: leave it as it is, ask which address it is, and write it whole into this month's register, or into the roster.",
    bn="তালিকায় এই দপ্তরের ই-মেইল ঠিকানা নেই, তাই কোন ঠিকানার কথা বলা হয়েছে তা জানা যায়নি; তা না জানা পর্যন্ত এই উত্তর ধরা হচ্ছে না, আগের “নেই” উত্তরও না। রাখা যাচাইয়ে ফাইলটি ধরা "
    "হয়েছে: ফাইলটি যেমন আছে রাখুন, কোন ঠিকানা তা জেনে এ মাসের রেজিস্টারে বা তালিকায় পুরো লিখুন।",
    on_screen=Text(
        en='the roster has no e-mail address of this office, so it is not known which one is meant; until that is told, neither this answer nor a "none" of before counts. Ask the office '
        "which address it is, and write it whole.",
        bn="তালিকায় এই দপ্তরের ই-মেইল ঠিকানা নেই, তাই কোন ঠিকানার কথা বলা হয়েছে তা জানা যায়নি; তা না জানা পর্যন্ত এই উত্তর ধরা হচ্ছে না, আগের “নেই” উত্তরও না। দপ্তরের কাছ থেকে ঠিকানাটি জেনে "
        "পুরো লিখুন।",
    ),
)
STILL_OF_NO_ACCOUNTS: Final = Text(
    en="no account of this office is listed, so the answers about accounts do not count yet. A kept round counts this file: leave it as it is, ask how many accounts the office has, and "
    "write the number into this month's register (0 if there is none), or the posts into the roster.",
    bn="এই দপ্তরের কোনো ইউজার আইডি তালিকায় নেই, তাই আইডির উত্তর এখনো ধরা হচ্ছে না। রাখা যাচাইয়ে ফাইলটি ধরা হয়েছে: ফাইলটি যেমন আছে রাখুন, দপ্তরের কতটি ইউজার আইডি আছে জেনে সংখ্যাটি এ মাসের "
    "রেজিস্টারে লিখুন (না থাকলে ০), অথবা তালিকায় পদবি লিখুন।",
    on_screen=Text(
        en='no account of this office is listed, so the answers about accounts do not count yet. Ask how many accounts the office has, and answer "number of accounts" (0 if there is none), '
        "or enter the posts: screen Offices, the office, corrections of the roster.",
        bn="এই দপ্তরের কোনো ইউজার আইডি তালিকায় নেই, তাই আইডির উত্তর এখনো ধরা হচ্ছে না। কতটি ইউজার আইডি আছে দপ্তরের কাছ থেকে জেনে “ইউজার আইডির সংখ্যা” প্রশ্নের উত্তর দিন (একটিও না থাকলে ০), অথবা “দপ্তর” পাতায় দপ্তরটি "
        "খুলে তালিকা সংশোধনে পদবি যোগ করুন।",
    ),
)
TOLD_THEN: Final = Text(
    en="{file} stands in a kept round; what is doubtful or wrong in it was told then. Leave the file as it is, and "
    "write the right answers into this month's register.",
    bn="{file} রাখা যাচাইয়ের অংশ; এর যেসব ঘর ভুল বা সন্দেহজনক, তা তখনই জানানো হয়েছে। ফাইলটি যেমন আছে তেমনই রাখুন; সঠিক উত্তর এ মাসের "
    "রেজিস্টারে লিখুন।",
    on_screen=Text(
        en="{file}: a kept round counts this; what is doubtful or wrong in it was told then. Leave it as it is, and enter the right answers on the "
        "screen Ask and answer, or in this month's register.",
        bn="{file}: রাখা যাচাইয়ে এটি ধরা হয়েছে; এর যেসব ঘর ভুল বা সন্দেহজনক, তা তখনই জানানো হয়েছে। এটি যেমন আছে তেমনই রাখুন; সঠিক উত্তর “জিজ্ঞাসা ও উত্তর” পাতায় অথবা এ মাসের "
        "রেজিস্টারে লিখুন।",
    ),
)
