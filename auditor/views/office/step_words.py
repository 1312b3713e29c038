"""What offices are told to do, step by step, in words."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

UNKNOWN: Final = Text(
    en="{post}: tell whether {n:this is|these are} done, and if so on which day: {duties}.",
    bn="{post}: নিজের আইডিতে {duties} হয়েছে কি না জানান; হয়ে থাকলে তারিখ লিখুন।",
)
OWN_OR_NOT: Final = Text(
    en="{post}: it was told that the office has no user ID of its own, but something is known of another one of it. {own}, tell whether "
    "{n:this is|these are} done, and if so on which day: {duties}; otherwise tell that, too.",
    bn="{post}: জানানো হয়েছে, দপ্তরের নিজস্ব ইউজার আইডি নেই; অথচ দপ্তরের অন্য আইডির তথ্য আছে। {own} {duties} হয়েছে কি না জানান, হয়ে থাকলে তারিখ লিখুন; না হলে "
    "তা-ও জানান।",
)
STALE: Final = Text(
    en='{post}: what was told on {days} about "{duties}" has grown old. {ask}',
    bn="{post}: {days} তারিখে “{duties}” বিষয়ে জানানো তথ্য পুরোনো হয়েছে। {ask}",
)
STALE_WITHOUT_DAY: Final = Text(
    en='{post}: what was told about "{duties}" has grown old. {ask}',
    bn="{post}: “{duties}” বিষয়ে জানানো তথ্য পুরোনো হয়েছে। {ask}",
)
TOLD_TOO_EARLY: Final = Text(
    en='{post}: what was told on {days} about "{duties}" is of before the day from which this counts. {ask}',
    bn="{post}: {days} তারিখে “{duties}” বিষয়ে জানানো তথ্য গণনা শুরুর তারিখের আগের। {ask}",
)
TOLD_TOO_EARLY_WITHOUT_DAY: Final = Text(
    en='{post}: what was told about "{duties}" is of before the day from which this counts. {ask}',
    bn="{post}: “{duties}” বিষয়ে জানানো তথ্য গণনা শুরুর তারিখের আগের। {ask}",
)
UNCLEAR: Final = Text(
    en='{post}: what was told on {days} about "{duties}" could not be read. {ask}',
    bn="{post}: {days} তারিখে “{duties}” বিষয়ে যা জানানো হয়েছে তা বোঝা যায়নি। {ask}",
)
UNCLEAR_WITHOUT_DAY: Final = Text(
    en='{post}: what was told last about "{duties}" could not be read. {ask}',
    bn="{post}: “{duties}” বিষয়ে সর্বশেষ যা জানানো হয়েছে তা বোঝা যায়নি। {ask}",
)
HOW_NOW: Final = Text(en="Tell how things stand now.", bn="এখনকার অবস্থা জানান।")
HOW_AGAIN: Final = Text(en="Tell again how things stand.", bn="এখনকার অবস্থা আবার জানান।")
UNCLEAR_TOO: Final = Text(
    en="{step} What was told last about this could not be read; tell again how it stands.",
    bn="{step} এ বিষয়ে সর্বশেষ যা জানানো হয়েছে তা বোঝা যায়নি; এখনকার অবস্থা আবার জানান।",
)
UNDATED_TOO: Final = Text(
    en="{step} An answer on this came, too, but the day on which it was told is not settled yet; tell that day, and the assistant programmer settles it.",
    bn="{step} এ বিষয়ে উত্তরও পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; তারিখটি জানান, সহকারী প্রোগ্রামার তা ঠিক করবেন।",
    on_screen=Text(
        en="{step} An answer on this came, too, but the day on which it was told is not settled yet; you settle that on the screen Meeting.",
        bn="{step} এ বিষয়ে উত্তরও পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; তা আপনি “সভা” পাতায় ঠিক করবেন।",
    ),
)
SINCE_JOINING: Final = Text(
    en="{step} Only what was done since joining counts.",
    bn="{step} যোগদানের পর করা হলেই তা ধরা হয়।",
)
TOO_EARLY: Final = Text(
    en="{step} It was told to be done on {day}; that is before the day from which it counts.",
    bn="{step} {day} তারিখে করা হয়েছে বলে জানানো হয়েছে; যেদিন থেকে ধরা হয়, তারিখটি তার আগের।",
)
UPHELD_TOO: Final = Text(
    en="{step} Not needed where your request of {day}, which was upheld, says that it is done.",
    bn="{step} {day} তারিখের যে সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাতে এটি হয়েছে বলে জানানো থাকলে আর করতে হবে না।",
)
DAYS: Final = Text(en="{days} and {last}", bn="{days} ও {last}")
TOLD_OTHERWISE: Final = Text(
    en="{step} Two answers on this do not agree; tell which is right.",
    bn="{step} এ বিষয়ে দুটি তথ্যে অমিল আছে; কোনটি ঠিক, জানান।",
)
NONE_OF_ITS_OWN_TOO: Final = Text(
    en="{step} It was told, too, that the office has no user ID of its own; if this one is not the office's, tell whose it is instead.",
    bn="{step} আবার এও জানানো হয়েছে যে দপ্তরের নিজস্ব ইউজার আইডি নেই; এই আইডি দপ্তরের না হলে তা না করে কার আইডি জানান।",
)
SEEN_AGAIN: Final = Text(
    en="{step} At the login seen on {day} this was not done, and telling alone does not change that: once it is done, ask the assistant "
    "programmer to see a login again.",
    bn="{step} {day} তারিখে দেখা লগইনে এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে সহকারী প্রোগ্রামারকে আবার লগইন দেখতে বলুন।",
)
CHECKED_AGAIN: Final = Text(
    en="{step} The self-check of {day} found this not done, and telling alone does not outweigh that: once it is done, make the self-check again and send the new slip.",
    bn="{step} {day} তারিখের স্ব-যাচাইয়ে এটি হয়নি বলে পাওয়া গেছে; শুধু জানালে তা বদলাবে না। কাজটি হলে আবার স্ব-যাচাই করে নতুন স্লিপ পাঠান।",
)
CHECKED_OR_SEEN: Final = Text(
    en="{step} The self-check of {day} found this not done, and telling alone does not outweigh that: once it is done, make the self-check again and send the "
    "new slip, or ask the assistant programmer to see a login.",
    bn="{step} {day} তারিখের স্ব-যাচাইয়ে এটি হয়নি বলে পাওয়া গেছে; শুধু জানালে তা বদলাবে না। কাজটি হলে আবার স্ব-যাচাই করে নতুন স্লিপ পাঠান, অথবা সহকারী প্রোগ্রামারকে লগইন দেখতে বলুন।",
)
PORTAL_SEEN: Final = Text(
    en="{post}: at the login seen on {day} the portal was in the way ({cause}); it is told to be on since. Ask the assistant programmer to see it again.",
    bn="{post}: {day} তারিখে দেখা লগইনে বাধা ছিল পোর্টালে ({cause}); এরপর Two-step চালু হয়েছে বলে জানিয়েছেন। সহকারী প্রোগ্রামারকে আবার লগইন দেখতে বলুন।",
)
PORTAL_SEEN_THERE: Final = Text(
    en="{post}: at the login seen on {day} the former portal was in the way ({cause}); two-step is told to be on. Ask the assistant programmer to see a login at the portal of now.",
    bn="{post}: {day} তারিখে দেখা লগইনে বাধা ছিল আগের পোর্টালে ({cause}); Two-step চালু বলে জানিয়েছেন। সহকারী প্রোগ্রামারকে এখনকার পোর্টালে লগইন দেখতে বলুন।",
)
SEEN_THERE: Final = Text(
    en='{post}: at the login seen on {day}, at the former portal, this was not done: "{duty}"; it is told to be done since. Ask the assistant programmer to see a login at the portal of now.',
    bn="{post}: {day} তারিখে আগের পোর্টালে দেখা লগইনে “{duty}” হয়নি; এরপর হয়েছে বলে জানিয়েছেন। সহকারী প্রোগ্রামারকে এখনকার পোর্টালে লগইন দেখতে বলুন।",
)
RECORDED_THERE: Final = Text(
    en='{post}: by the system\'s record of {day}, at the former portal, this was not done: "{duty}"; it is told to be done since. Ask the assistant programmer to see a login at the portal of now.',
    bn="{post}: {day} তারিখে আগের পোর্টালের সিস্টেমের রেকর্ড অনুযায়ী “{duty}” হয়নি; এরপর হয়েছে বলে জানিয়েছেন। সহকারী প্রোগ্রামারকে এখনকার পোর্টালে লগইন দেখতে বলুন।",
)
SHOWN_AGAIN: Final = Text(
    en="{step} What was seen on {day} says that this is not done, and telling alone does not change that: once it is done, show it to the "
    "assistant programmer.",
    bn="{step} {day} তারিখে দেখা গেছে এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে সহকারী প্রোগ্রামারকে দেখান।",
)
RECORDED: Final = Text(
    en="{step} By the system's record of {day} this was not done, and telling alone does not change that: once it is done, ask the assistant "
    "programmer to see a login.",
    bn="{step} {day} তারিখের সিস্টেমের রেকর্ড অনুযায়ী এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে সহকারী প্রোগ্রামারকে লগইন দেখতে বলুন।",
)
RECORDED_ANEW: Final = Text(
    en="{step} By the system's record of {day} this was not done, and telling alone does not change that: once it is done, ask the assistant "
    "programmer for a newer record of the system.",
    bn="{step} {day} তারিখের সিস্টেমের রেকর্ড অনুযায়ী এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে সহকারী প্রোগ্রামারকে সিস্টেমের নতুন রেকর্ড নিতে বলুন।",
)
SEEN_OF_BEFORE: Final = Text(
    en="{post}: the present holder told that this is done, but by what was seen or recorded on {day}, before he joined, it was not, and telling alone "
    'does not settle that: {shown}: "{duty}".',
    bn="{post}: “{duty}” হয়েছে বলে বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি জানিয়েছেন। কিন্তু তাঁর যোগদানের আগে {day} তারিখে দেখা গেছে বা রেকর্ডে আছে এটি হয়নি; শুধু জানালে তা বদলাবে না। "
    "{shown}",
)
SEEN_OF_BEFORE_UNTOLD: Final = Text(
    en='{post}: it is not known whether the present holder did this since joining: "{duty}". By what was seen or recorded on {day}, before that, it was not done, and '
    "telling alone does not settle that; once it is done, {shown}.",
    bn="{post}: বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগদানের পর এটি করেছেন কি না জানা নেই: “{duty}”। এর আগে {day} তারিখে দেখা গেছে বা রেকর্ডে আছে এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে "
    "{shown}",
)
AT_A_LOGIN: Final = Text(en="show the assistant programmer at a login", bn="লগইন করে সহকারী প্রোগ্রামারকে দেখান।")
BY_A_RECORD: Final = Text(
    en="ask the assistant programmer for a newer record of the system",
    bn="সহকারী প্রোগ্রামারকে সিস্টেমের নতুন রেকর্ড নিতে বলুন।",
)
BY_SHOWING: Final = Text(en="show the assistant programmer", bn="সহকারী প্রোগ্রামারকে দেখান।")
JOINING: Final = Text(
    en="{post}: tell on which day {holder} joined. Until that is known, what was told or done before about {n:this|these} does not count: {duties}.",
    bn="{post}: {holder} কোন তারিখে যোগ দিয়েছেন, জানান। তা জানা না যাওয়া পর্যন্ত {n:এ বিষয়ে|এসব বিষয়ে} আগে জানানো তথ্য ও আগে করা কাজ ধরা হচ্ছে না: {duties}।",
)
NEW_HOLDER: Final = Text(
    en="{post}: it is not known whether {holder} did {n:this|these} since joining. {holder_too} does {n:it|them} and tells the day: {duties}.",
    bn="{post}: {holder} যোগদানের পর {n:এটি|এগুলো} করেছেন কি না জানা নেই। {holder_too} নিজে করে তারিখ জানাবেন: {duties}।",
)
UNPLACED: Final = Text(
    en='{post}: an answer to "{duties}" came, but it is not known whose it is. Tell how things stand now.',
    bn="{post}: “{duties}” বিষয়ে উত্তর পাওয়া গেছে, কিন্তু সেটি কার তা জানা যায়নি। এখনকার অবস্থা জানান।",
)
UNDENIED: Final = Text(
    en='{post}: "{duty}" was told on {day} to be not done, and that is no longer among the evidence. Tell how it stands now.',
    bn="{post}: “{duty}” হয়নি বলে {day} তারিখে জানানো হয়েছিল; সেই তথ্য এখন তথ্য-প্রমাণে নেই। এখনকার অবস্থা জানান।",
)
UNDENIED_BY_RECORD: Final = Text(
    en='{post}: by a record of the system of {day}, "{duty}" was not done, and that record is no longer among the evidence. Tell how it stands now.',
    bn="{post}: সিস্টেমের {day} তারিখের রেকর্ডে “{duty}” হয়নি বলে ছিল; রেকর্ডটি এখন তথ্য-প্রমাণে নেই। এখনকার অবস্থা জানান।",
)
OPPOSED: Final = Text(
    en='{post}: "{duty}" was told on {before} to be done, and on {day} that {cause}. Tell how it stands now.',
    bn="{post}: “{duty}” হয়েছে বলে {before} তারিখে জানানো হয়েছিল, আর {day} তারিখে জানানো হয়েছে: {cause}। এখনকার অবস্থা জানান।",
)
DENIED_ON_ITS_DAY: Final = Text(
    en='{post}: two answers of {day} on "{duty}" do not agree; tell which is right.',
    bn="{post}: “{duty}” বিষয়ে {day} তারিখের দুটি উত্তরে অমিল আছে; কোনটি ঠিক, জানান।",
)
VACANT: Final = Text(
    en="{post}: the post is vacant. Tell who has the user ID now; if nobody uses it, ask the assistant programmer to have it closed.",
    bn="{post}: পদ শূন্য। আইডিটি এখন কার কাছে আছে, তা জানান; কেউ ব্যবহার না করলে আইডিটি বন্ধ করতে সহকারী প্রোগ্রামারকে বলুন।",
)
LOCKED_OUT: Final = Text(
    en="{post}: you told that the login does not work. Tell the assistant programmer when and where a reset was applied for; if it was "
    "not, apply for it to the portal's authority through the assistant programmer. Tell as soon as the login works; then to be done or told: {duties}.",
    bn="{post}: লগইন করা যাচ্ছে না বলে জানিয়েছেন। রিসেটের আবেদন কবে ও কোথায় করেছেন, সহকারী প্রোগ্রামারকে জানান; না করে থাকলে তাঁর মাধ্যমে পোর্টাল "
    "কর্তৃপক্ষের কাছে আবেদন করুন। লগইন করা গেলেই জানান; তখন যা করতে বা জানাতে হবে: {duties}।",
)
WAS_LOCKED_OUT: Final = Text(
    en="{post}: what was told on {days}, that the login does not work, has grown old. Tell whether the login works now; if it does, do or tell about: {duties}; "
    "if it does not, tell when and where a reset was applied for.",
    bn="{post}: {days} তারিখে জানানো হয়েছিল, লগইন করা যাচ্ছে না; তথ্যটি পুরোনো হয়েছে। এখন লগইন করা যায় কি না জানান; গেলে করণীয়: {duties}; না গেলে "
    "রিসেটের আবেদন কবে ও কোথায় করা হয়েছে, তা জানান।",
)
TRY_AGAIN: Final = Text(
    en="{post}: the portal's authority answered on {day}. Try again and tell how it went: {duties}.",
    bn="{post}: পোর্টাল কর্তৃপক্ষের উত্তর {day} তারিখে পাওয়া গেছে। আবার চেষ্টা করে ফলাফল জানান: {duties}।",
)
TRY_AGAIN_FROM: Final = Text(
    en="{post}: the portal's authority answered on {day}, and names {promised}. Try again from that day on and tell how it went: {duties}.",
    bn="{post}: পোর্টাল কর্তৃপক্ষের উত্তর {day} তারিখে পাওয়া গেছে, তাতে {promised} তারিখের কথা আছে। ওই দিন থেকে আবার চেষ্টা করে ফলাফল জানান: {duties}।",
)
TRY_AGAIN_NOW: Final = Text(
    en="{post}: the portal's authority answered on {day}, and named {promised}. That day has come: try again and tell how it went: {duties}.",
    bn="{post}: পোর্টাল কর্তৃপক্ষের উত্তর {day} তারিখে পাওয়া গেছে, তাতে {promised} তারিখের কথা ছিল। তারিখটি এসেছে, এখন আবার চেষ্টা করে ফলাফল জানান: {duties}।",
)
ANSWERED: Final = Text(
    en="{step} The portal's authority answered on {day}: try again first.",
    bn="{step} পোর্টাল কর্তৃপক্ষের উত্তর {day} তারিখে পাওয়া গেছে; আগে আবার চেষ্টা করুন।",
)
ANSWERED_FROM: Final = Text(
    en="{step} The portal's authority answered on {day}, and names {promised}: try again from that day on.",
    bn="{step} পোর্টাল কর্তৃপক্ষের উত্তর {day} তারিখে পাওয়া গেছে, তাতে {promised} তারিখের কথা আছে; ওই দিন থেকে আবার চেষ্টা করুন।",
)
ANSWERED_NOW: Final = Text(
    en="{step} The portal's authority answered on {day}, and named {promised}. That day has come: try again first.",
    bn="{step} পোর্টাল কর্তৃপক্ষের উত্তর {day} তারিখে পাওয়া গেছে, তাতে {promised} তারিখের কথা ছিল। তারিখটি এসেছে, আগে আবার চেষ্টা করুন।",
)
NO_ACCOUNT: Final = Text(
    en="Tell how many user IDs the office has on the portal, and which posts use them.",
    bn="পোর্টালে দপ্তরের ইউজার আইডি কয়টি এবং কোন কোন পদবির কাছে আছে জানান।",
)
NO_OWN_ACCOUNT: Final = Text(
    en="The office has no user ID of its own, as it told. If it works with another office's, tell which and who has it; otherwise apply for "
    "one through the assistant programmer, and tell which post uses it.",
    bn="জানানো হয়েছে, দপ্তরের নিজস্ব ইউজার আইডি নেই। অন্য দপ্তরের আইডি ব্যবহার করলে কোনটি ও কার কাছে আছে জানান; না করলে সহকারী প্রোগ্রামারের মাধ্যমে আইডির জন্য আবেদন করুন এবং "
    "পেলে কোন পদবির কাছে আছে জানান।",
)
HAD_NO_OWN_ACCOUNT: Final = Text(
    en="The office told on {day} that it has no user ID of its own, and that has grown old. Tell whether it is so still, and with whose user ID it works; "
    "if it has one of its own now, tell which post uses it.",
    bn="{day} তারিখে জানানো হয়েছিল, দপ্তরের নিজস্ব ইউজার আইডি নেই; তথ্যটি পুরোনো হয়েছে। এখনো তা-ই কি না এবং কার আইডিতে কাজ চলে জানান; এখন নিজস্ব আইডি থাকলে কোন পদবির কাছে আছে জানান।",
)
NO_OWN_BUT_LISTED: Final = Text(
    en="{post}: the office told that it has no user ID of its own, but {listed} listed for it. {own}, tell how its duties stand; if the office works with another's, "
    "tell which and who has it; otherwise apply for one through the assistant programmer, and tell which post uses it.",
    bn="{post}: দপ্তরের নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে, কিন্তু {listed} দপ্তরের নামে তালিকায় আছে। {own} করণীয়ের অবস্থা জানান; অন্য দপ্তরের আইডি ব্যবহার করলে কোনটি ও কার কাছে আছে "
    "জানান; না করলে সহকারী প্রোগ্রামারের মাধ্যমে আইডির জন্য আবেদন করুন এবং পেলে কোন পদবির কাছে আছে জানান।",
)
HAD_NO_OWN_BUT_LISTED: Final = Text(
    en="{post}: the office told on {day} that it has no user ID of its own, and that has grown old; {listed} listed for it. Tell whether it is so still, and with "
    "whose user ID it works; if it has one of its own now, tell how its duties stand.",
    bn="{post}: {day} তারিখে জানানো হয়েছিল, দপ্তরের নিজস্ব ইউজার আইডি নেই; তথ্যটি পুরোনো হয়েছে, আর {listed} দপ্তরের নামে তালিকায় আছে। এখনো তা-ই কি না এবং কার আইডিতে কাজ চলে জানান; এখন নিজস্ব "
    "আইডি থাকলে তার করণীয়ের অবস্থা জানান।",
)
LISTED_ALL_THE_SAME: Final = Text(
    en="{post}: listed for the office, which told that it has no user ID of its own. Whether the list is right, the assistant programmer checks.",
    bn="{post}: দপ্তরের নামে তালিকায় আছে, কিন্তু নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে। তালিকা ঠিক আছে কি না সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
LISTED_THOUGH_TOLD_LONG_AGO: Final = Text(
    en="{post}: listed for the office, which told on {day} that it has no user ID of its own; that has grown old. Whether the list is right, the assistant programmer checks.",
    bn="{post}: দপ্তরের নামে তালিকায় আছে, কিন্তু {day} তারিখে জানানো হয়েছিল, নিজস্ব ইউজার আইডি নেই; তথ্যটি পুরোনো হয়েছে। তালিকা ঠিক আছে কি না সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
NUMBER_IN_A_LETTER: Final = Text(
    en="Number of user IDs that the office has on the portal, and the posts that use them: no information",
    bn="পোর্টালে দপ্তরের ইউজার আইডির সংখ্যা ও সংশ্লিষ্ট পদবি: তথ্য পাওয়া যায়নি",
)
NO_OWN_IN_A_LETTER: Final = Text(
    en="The office has no user ID of its own, as it told; with whose it works, or when it applied for one: no information",
    bn="দপ্তরের নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে; কার আইডিতে কাজ চলে, অথবা আইডির জন্য কবে আবেদন করা হয়েছে: তথ্য পাওয়া যায়নি",
)
HAD_NO_OWN_IN_A_LETTER: Final = Text(
    en="The office told on {day} that it has no user ID of its own, and that has grown old; whether it is so still, and with whose user ID it works, is to be told",
    bn="{day} তারিখে জানানো হয়েছিল, দপ্তরের নিজস্ব ইউজার আইডি নেই; তথ্যটি পুরোনো হওয়ায় এখনো তা-ই কি না এবং কার আইডিতে কাজ চলে, তা জানাতে হবে",
)
EMPTIED: Final = Text(
    en="All user IDs of the office have left the list, and the reason is known. If it has another one, tell which post uses it.",
    bn="দপ্তরের সব ইউজার আইডি তালিকা থেকে বাদ গেছে; কারণ জানা আছে। অন্য আইডি থাকলে কোন পদবির কাছে আছে জানান।",
)
IDENTITY: Final = Text(
    en="{post}: which one of the earlier list this is, is not known yet; the assistant programmer settles that.",
    bn="{post}: আগের তালিকার কোনটি, তা এখনো জানা যায়নি; সহকারী প্রোগ্রামার তা মিলিয়ে নেবেন।",
)
PORTAL_CHANGED: Final = Text(
    en="{post}: the office's portal is {portal} now; whether {n:the same user ID is|the same user IDs are} used there, the assistant programmer settles.",
    bn="{post}: দপ্তরের পোর্টাল এখন {portal}; সেখানে আগের ইউজার আইডিই ব্যবহার হয় কি না, সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
UNDATED: Final = Text(
    en="{post}: an answer came, but the day on which it was told is not settled yet; tell that day, and the assistant programmer settles it.",
    bn="{post}: উত্তর পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; তারিখটি জানান, সহকারী প্রোগ্রামার তা ঠিক করবেন।",
    on_screen=Text(
        en="{post}: an answer came, but the day on which it was told is not settled yet; you settle that on the screen Meeting.",
        bn="{post}: উত্তর পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; তা আপনি “সভা” পাতায় ঠিক করবেন।",
    ),
)
WHOSE_IT_IS: Final = Text(
    en="{post}: tell which {of_posts}.",
    bn="{post}: {of_posts} আছে জানান।",
)
UNLISTED: Final = Text(
    en="Tell which posts use the other {n} {n:user ID|user IDs}, and which duties are done at {n:it|each}.",
    bn="বাকি {n}টি ইউজার আইডি কোন পদবির কাছে আছে এবং তাতে কোন কোন করণীয় হয়েছে জানান।",
)
LEFT: Final = Text(
    en="{post}: no longer in the roster. Tell why, so that it is counted no more; if its row is missing by mistake, tell that, so that it is put back.",
    bn="{post}: তালিকায় আর নেই। কারণ জানান, যাতে গণনা থেকে বাদ দেওয়া যায়; ভুলে বাদ পড়ে থাকলে তা জানান, যাতে তালিকায় ফিরিয়ে আনা যায়।",
)
LEFT_BEHIND: Final = Text(
    en="{post}: not among the user IDs at the office's portal of now. Tell what became of {people:it|them}, so that {people:it is|they are} counted no more.",
    bn="{post}: দপ্তরের এখনকার পোর্টালের আইডির মধ্যে নেই। {people:এটির|এগুলোর} কী হয়েছে (বন্ধ, না কার কাছে আছে) জানান, যাতে গণনা থেকে বাদ দেওয়া যায়।",
)
MAYBE_LISTED: Final = Text(
    en="{post}: not in the roster any more, unless it is a user ID that is listed now under another post or login; the assistant programmer settles that.",
    bn="{post}: তালিকায় আর নেই, অথবা এখন অন্য পদবি বা নতুন আইডিতে তালিকায় আছে; কোনটি ঠিক, সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
