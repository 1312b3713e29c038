"""The words that all screens share."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.rounds.correcting import differing_rosters

PRODUCT: Final = Text(en="Portal auditor", bn="পোর্টাল নিরাপত্তা যাচাই")
SKIP: Final = Text(en="To the content", bn="মূল অংশে যান")
MENU: Final = Text(en="Screens", bn="মেনু")
OTHER_LANGUAGE: Final = Text(en="বাংলা", bn="English")
GUIDE: Final = Text(en="Guide", bn="ব্যবহার নির্দেশিকা")
END: Final = Text(en="End", bn="ডেস্ক বন্ধ করুন")
ENDED: Final = Text(en="The desk has ended", bn="ডেস্ক বন্ধ হয়েছে")
ENDED_HOW: Final = Text(
    en="Every answer that a page called saved is written down. Where another tab says that something is not saved, leave it open until you "
    "entered that anew. To open the desk again, double-click auditor.cmd in your folder (in a terminal: auditor desk). You can close this page.",
    bn="যেসব উত্তর সংরক্ষণ হয়েছে বলে দেখানো হয়েছে তার সবই লেখা আছে। অন্য কোনো ট্যাবে “সংরক্ষণ হয়নি” থাকলে তা আবার না লেখা পর্যন্ত সেই ট্যাব খোলা রাখুন। "
    "ডেস্ক আবার খুলতে আপনার ফোল্ডারের auditor.cmd ফাইলে ডাবল ক্লিক করুন (টার্মিনালে: auditor desk)। এই পাতা এখন বন্ধ করতে পারেন।",
)
OPENING: Final = Text(en="The desk is opening …", bn="ডেস্ক খুলছে …")
OPEN_AGAIN: Final = Text(
    en="This address has been used already or is too old. To open the desk, double-click auditor.cmd in your folder (in a "
    "terminal: auditor desk). Nothing that was saved is lost.",
    bn="এই ঠিকানা আগেই ব্যবহার হয়েছে, অথবা এর সময় শেষ। ডেস্ক খুলতে আপনার ফোল্ডারের auditor.cmd ফাইলে ডাবল ক্লিক করুন (টার্মিনালে: auditor desk)। "
    "যা সংরক্ষণ হয়েছে তার কিছুই হারায়নি।",
)
NOT_SAVED: Final = Text(
    en="Not saved: the desk is closed, or did not take it. Press the button here once more. If this still stands here, leave this page open: what "
    "you typed stays on it. Open the desk again (double-click auditor.cmd, or run: auditor desk), and enter in its own tab what is missing.",
    bn="সংরক্ষণ হয়নি: ডেস্ক বন্ধ, অথবা উত্তর নেয়নি। বোতামটি আবার চাপুন। তবু এই লেখা থাকলে এই পাতা খোলা রাখুন: আপনার লেখা এখানে থাকবে। ডেস্ক আবার খুলে (auditor.cmd "
    "ফাইলে ডাবল ক্লিক করুন, অথবা চালান: auditor desk) তার নতুন ট্যাবে যা বাদ পড়েছে তা লিখুন।",
)
COMING: Final = Text(
    en="At work; large files take a while. The page comes by itself.",
    bn="কাজ চলছে; বড় ফাইল পড়তে কিছু সময় লাগে। পাতাটি নিজে থেকেই আসবে।",
)
GONE: Final = Text(
    en="The desk of this page has ended, or was opened anew in another tab. Nothing that was saved is lost, and what you typed here stays on this page as "
    "long as you leave it open. Go on in the newest tab of the desk; where there is none, open the desk again: double-click auditor.cmd in your folder "
    "(in a terminal: auditor desk).",
    bn="এই পাতার ডেস্ক বন্ধ হয়েছে, অথবা আরেক ট্যাবে নতুন করে খোলা হয়েছে। যা সংরক্ষণ হয়েছে তার কিছুই হারায়নি; এই পাতা খোলা রাখলে এখানে যা লিখেছেন তা-ও থাকবে। ডেস্কের সবচেয়ে "
    "নতুন ট্যাবে কাজ করুন; না থাকলে আপনার ফোল্ডারের auditor.cmd ফাইলে ডাবল ক্লিক করে ডেস্ক আবার খুলুন (টার্মিনালে: auditor desk)।",
)
CLOSED_TO_YOU: Final = Text(
    en="Not saved: the desk does not know this browser any more. Leave this page open: what you typed is kept on it. Open the desk again "
    "(double-click auditor.cmd in your folder; in a terminal: auditor desk), then press the button here.",
    bn="সংরক্ষণ হয়নি: ডেস্ক এই ব্রাউজারকে আর চিনতে পারছে না। এই পাতা খোলা রাখুন: আপনার লেখা এখানে আছে। ডেস্ক আবার খুলুন (আপনার ফোল্ডারের auditor.cmd ফাইলে "
    "ডাবল ক্লিক করুন; টার্মিনালে: auditor desk), তারপর এখানকার বোতামটি চাপুন।",
)
OPENED_ANEW: Final = Text(
    en="Not saved: this page is of a desk that has ended; the desk was opened anew in another tab, and only that one saves. Leave this page open: what "
    "you typed stays on it. Go to that tab (where it is gone, double-click auditor.cmd in your folder), and enter there what is missing.",
    bn="সংরক্ষণ হয়নি: এই পাতার ডেস্ক বন্ধ হয়ে গেছে; ডেস্ক নতুন করে আরেক ট্যাবে খোলা হয়েছে, এখন শুধু সেখানেই সংরক্ষণ হয়। এই পাতা খোলা রাখুন: আপনার লেখা এখানে থাকবে। "
    "ওই ট্যাবে যান (না থাকলে আপনার ফোল্ডারের auditor.cmd ফাইলে ডাবল ক্লিক করুন) এবং যা বাদ পড়েছে তা সেখানে লিখুন।",
)
PAGE_OF_ENDED: Final = Text(
    en="This page is of a desk that has ended; the desk was opened anew in another tab. Go on there (where that tab is gone, double-click auditor.cmd in "
    "your folder). Nothing that was saved is lost; to see what you typed last, go one page back here.",
    bn="এই পাতার ডেস্ক বন্ধ হয়ে গেছে; ডেস্ক নতুন করে আরেক ট্যাবে খোলা হয়েছে। সেখানেই কাজ করুন (ওই ট্যাব না থাকলে আপনার ফোল্ডারের auditor.cmd ফাইলে ডাবল ক্লিক করুন)। "
    "যা সংরক্ষণ হয়েছে তার কিছুই হারায়নি; শেষে যা লিখেছিলেন তা দেখতে এখানে এক পাতা পেছনে যান।",
)
LIST_CHANGED: Final = Text(
    en="What stands in this list changed while the page was open, so nothing of it was saved. Here it is as it is now: answer there.",
    bn="এই পাতা খোলা থাকা অবস্থায় তালিকাটি বদলেছে, তাই কিছু রাখা হয়নি। তালিকা এখন যেমন আছে নিচে দেখানো হলো: সেখানে উত্তর দিন।",
)
SHOWN_ANEW: Final = Text(
    en="What was shown is not so any more: something was written elsewhere while this page was open. So nothing was written. Here it is as it is now: look "
    "at it again, and confirm it if it is still right.",
    bn="এই পাতা খোলা থাকা অবস্থায় অন্য জায়গা থেকে কিছু লেখা হয়েছে, তাই যা দেখানো হয়েছিল তা আর ঠিক নেই। কিছু লেখা হয়নি। এখন যেমন আছে নিচে দেখানো হলো: আবার দেখে ঠিক থাকলে "
    "নিশ্চিত করুন।",
)
UNSENT: Final = Text(en="Not saved", bn="সংরক্ষণ হয়নি")
SECRET_LEFT_OUT: Final = Text(
    en="Something that was typed may be a password, so it is not kept on this page and not sent; what was kept in that field before stays. If it was one, have it reset.",
    bn="লেখার কোনো অংশ পাসওয়ার্ড হতে পারে, তাই তা এই পাতায় রাখা হয়নি এবং পাঠানো হবে না; ওই ঘরে আগে যা রাখা ছিল তা থাকবে। সেটি পাসওয়ার্ড হলে রিসেট করতে বলুন।",
)
FILES_LEFT_OUT: Final = Text(
    en="The files that were chosen are not kept on this page: press the button, then choose them again on the page that comes.",
    bn="বেছে নেওয়া ফাইলগুলো এই পাতায় রাখা হয়নি: বোতামটি চাপুন, তারপর যে পাতা আসবে সেখানে ফাইলগুলো আবার বেছে নিন।",
)
SEND_AGAIN: Final = Text(en="Send again", bn="আবার পাঠান")
CALLED: Final = Text(en="{upazila}, {district} ({folder})", bn="{upazila}, {district} ({folder})")
ANOTHER: Final = Text(en="another folder, or none", bn="অন্য কোনো ফোল্ডার")
OTHER_WORKSPACE: Final = Text(
    en="Not saved: this page is of {page}, but {open} is open at the desk now. Nothing was written in either. What you typed stays here: open "
    "the folder of this page again (Settings, another folder), then press the button here once more.",
    bn="সংরক্ষণ হয়নি: এই পাতা {page} ফোল্ডারের, কিন্তু ডেস্কে এখন {open} খোলা। কোনোটিতেই কিছু লেখা হয়নি। আপনার লেখা এখানে আছে: এই পাতার ফোল্ডারটি আবার খুলুন "
    "(সেটিংস, অন্য ফোল্ডার), তারপর এখানকার বোতামটি আবার চাপুন।",
)
OPEN_ITS_OWN: Final = Text(en="Open {folder} in another tab", bn="{folder} অন্য ট্যাবে খুলুন")
DAY_HINT: Final = Text(en="such as 30.06.2024", bn="যেমন ৩০.০৬.২০২৪")
NEXT_STEP: Final = Text(en="Next", bn="এরপর যা করবেন")
PROBLEM: Final = Text(en="Please correct", bn="যা ঠিক করতে হবে")
PROBLEM_FIRST: Final = Text(en="Problem:", bn="সমস্যা:")
NO_PAGE_HERE: Final = Text(en="No such page", bn="পাতাটি নেই")
NO_PAGE: Final = Text(
    en="There is no such page. Choose a screen above.", bn="এই ঠিকানায় কোনো পাতা নেই। উপরের মেনু থেকে বেছে নিন।"
)
ONLY_A_FORM: Final = Text(
    en="The address that was opened has no page of its own: it only takes what a form sends. This is the page of that form; nothing was sent or changed now.",
    bn="যে ঠিকানাটি খোলা হয়েছিল সেখানে আলাদা পাতা নেই, শুধু ফরম পাঠানো যায়। ফরমটি এই পাতায়; এখন কিছু পাঠানো বা বদলানো হয়নি।",
)
TOO_LARGE: Final = Text(
    en="more than 64 MB at once, so nothing was taken. Send fewer files at a time; a single file of that size cannot be taken.",
    bn="একসঙ্গে ৬৪ মেগাবাইটের বেশি, তাই কিছু নেওয়া হয়নি। কম ফাইল করে দিন; একটি ফাইলই এত বড় হলে তা নেওয়া যায় না।",
)
TOO_MUCH: Final = Text(
    en="More came at once than can be taken, so nothing was taken. Send fewer files at a time, or shorter words.",
    bn="একবারে যতটা নেওয়া যায় তার চেয়ে বেশি এসেছে, তাই কিছু নেওয়া হয়নি। কম ফাইল বা ছোট লেখা দিন।",
)
DEFECT: Final = Text(
    en="A defect of the program; nothing was lost. Try again; if it comes back, report it with this number and with what you did: {incident}",
    bn="প্রোগ্রামে একটি ত্রুটি ধরা পড়েছে; কিছু হারায়নি। আবার চেষ্টা করুন; আবার হলে কী করছিলেন তা এবং এই নম্বরটি প্রোগ্রামের রক্ষণাবেক্ষণকারীদের জানান: {incident}",
)
AT_WORK: Final = Text(en="At work", bn="কাজ চলছে")
STEPS_DONE: Final = Text(en="{done} of {total} done", bn="{total}টির মধ্যে {done}টি শেষ")
PERCENT_DONE: Final = Text(en="{n}% done", bn="{n}% শেষ")
NEARLY_OVER: Final = Text(en="All steps done; nearly over", bn="সব ধাপ শেষ, কাজটি প্রায় শেষ")
STEPS_SO_FAR: Final = Text(en="{done} done so far", bn="এ পর্যন্ত {done}টি শেষ")
ROWS_READ: Final = Text(en="{n} rows and cells looked at", bn="{n}টি সারি ও ঘর দেখা হয়েছে")
SECONDS_LEFT: Final = Text(en="about {n} {n:second|seconds} left", bn="আর প্রায় {n} সেকেন্ড")
MINUTES_LEFT: Final = Text(en="about {n} {n:minute|minutes} left", bn="আর প্রায় {n} মিনিট")
STOP: Final = Text(en="Stop", bn="থামান")
STOPPING: Final = Text(en="It stops after the step it is at.", bn="চলতি ধাপ শেষ হলে থামবে।")
LOOK: Final = Text(en="See how far it is", bn="কতদূর হয়েছে দেখুন")
LOOK_AGAIN: Final = Text(en="Look again", bn="আবার দেখুন")
BACK: Final = Text(en="Back to this month", bn="এ মাসের কাজে ফিরুন")
VERSION: Final = Text(en="Version {version}", bn="সংস্করণ {version}")
AS_OF: Final = Text(en="Day of the work: {day}", bn="কাজের তারিখ: {day}")
HERE_ONLY: Final = Text(
    en="This page is on this computer only. It never asks for a password, a code or a key.",
    bn="এই পাতা শুধু এই কম্পিউটারে চলে। এখানে কখনো পাসওয়ার্ড, কোড বা চাবি চাওয়া হয় না।",
)
CONFIRM: Final = Text(en="Please confirm", bn="নিশ্চিত করুন")
CONFIRMED: Final = Text(en="Yes, note it so.", bn="হ্যাঁ, এভাবেই লিখে রাখুন।")
DAY_MEANT: Final = Text(en="This is meant, odd as it may be.", bn="অস্বাভাবিক হলেও এটিই ঠিক।")
DAY_MEANT_THERE: Final = Text(en="To the box", bn="ঘরটিতে যান")
DAY_ASKED: Final = Text(
    en="Nothing was written, because what the ledger notes stays. If the day is meant, tick the box below and press the button again.",
    bn="স্থায়ী রেকর্ডে লেখা তারিখ আর বদলানো যায় না, তাই কিছু লেখা হয়নি। এই তারিখই ঠিক হলে নিচের ঘরে টিক দিয়ে আবার বোতামটি চাপুন।",
)
ODD_ASKED: Final = Text(
    en="Nothing was written yet. Correct what is wrong; or, if it is meant so, tick the box at the form and press its button again.",
    bn="এখনো কিছু লেখা হয়নি। ভুল হলে ঠিক করুন; যা লিখেছেন তা-ই ঠিক হলে ফরমের ঘরে টিক দিয়ে আবার বোতামটি চাপুন।",
)
FIRST_PRINTED: Final = Text(
    en="Papers print this, and it is not told yet. What you leave empty stays a blank line.",
    bn="নিচের তথ্য কাগজে ছাপা হয়, কিন্তু এখনো জানানো হয়নি। যা খালি রাখবেন তার জায়গা কাগজে ফাঁকা থাকবে।",
)
SEE_BEFORE_AND_AFTER: Final = Text(en="See before and after", bn="আগে ও পরে দেখুন")
IS_IT_RIGHT: Final = Text(en="Is this right?", bn="এটি কি ঠিক?")
WHOSE: Final = Text(en="Whose", bn="কার")
WHAT: Final = Text(en="What", bn="কী")
BEFORE: Final = Text(en="Before", bn="আগে")
AFTER: Final = Text(en="After", bn="পরে")
CHOOSE_ONE: Final = Text(en="choose", bn="বেছে নিন")
NOT_WRITTEN: Final = Text(en="nothing written", bn="কিছু লেখা নেই")
NOW_IT_IS: Final = Text(en="now", bn="এখন")
NIL: Final = differing_rosters.NOTHING
DOUBTS: Final = Text(en="To be noted", bn="খেয়াল করুন")
WRITE: Final = Text(en="Yes, write it down", bn="হ্যাঁ, লিখুন")
TAKE_BACK: Final = Text(en="Yes, take it back", bn="হ্যাঁ, বাতিল করুন")
NOT_SO: Final = Text(en="No, back", bn="না, ফিরে যান")
NOTHING_WRITTEN: Final = Text(en="Nothing was written.", bn="কিছু সংরক্ষণ হয়নি।")
WENT_BACK: Final = Text(
    en="Nothing was written. What you typed or chose still stands in the form, and is not saved.",
    bn="কিছু সংরক্ষণ হয়নি। যা লিখেছেন বা বেছেছেন তা ফরমে রয়ে গেছে, তবে সংরক্ষিত নয়।",
)
ENTRY_TAKEN_OUT: Final = Text(
    en="Once you confirm, the entry is taken back. Rounds that were kept stay as they are.",
    bn="নিশ্চিত করলে এটি বাতিল হবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
NOT_KNOWN: Final = Text(en="not known", bn="জানা নেই")
OF_TOTAL: Final = Text(en="{n}/{total}", bn="{n}/{total}")
UNCOUNTED: Final = Text(
    en="{n} more {n:takes|take} part voluntarily and {n:is|are} not counted.",
    bn="আরও {n}টি স্বেচ্ছায় যাচাইয়ে অংশ নেয়, গণনার বাইরে।",
)
ROUNDS_NOT_KNOWN: Final = Text(
    en="The rounds kept before are not known, so nothing is shown here until the ledger is brought back.",
    bn="আগে রাখা যাচাইগুলোর তথ্য নেই; তাই স্থায়ী রেকর্ড ফিরিয়ে না আনা পর্যন্ত এখানে কিছু দেখানো যাচ্ছে না।",
)
KEPT_ALL_THE_SAME: Final = Text(
    en="What the top of this page says of the ledger is known; the round is to be kept all the same.",
    bn="স্থায়ী রেকর্ড সম্পর্কে এই পাতার শুরুতে যা লেখা আছে তা জেনেই যাচাইটি রাখা হচ্ছে।",
)
KEEP_FIRST: Final = Text(en="See and keep the round", bn="অবস্থা দেখে যাচাই রাখুন")
CHOOSE_FILE: Final = Text(en="Look for it on this computer", bn="কম্পিউটার থেকে বাছুন")
NONE_CHOSEN: Final = Text(en="no file chosen yet", bn="এখনো কোনো ফাইল বাছা হয়নি")
NO_FILES: Final = Text(en="Choose at least one file.", bn="অন্তত একটি ফাইল বাছুন।")
FIND_FOLDER: Final = Text(en="Find the folder", bn="ফোল্ডার খুঁজে বাছুন")
NO_FOLDER: Final = Text(en="Write the whole address of a folder.", bn="ফোল্ডারের পুরো ঠিকানা লিখুন।")
AT_WORK_ALREADY: Final = Text(
    en="Other work is still going on: {title}. Wait until it is done, or stop it, and try again.",
    bn="আরেকটি কাজ এখনো চলছে: {title}। শেষ হওয়া পর্যন্ত অপেক্ষা করুন বা সেটি থামান, তারপর আবার চেষ্টা করুন।",
)
WAITS_ALREADY: Final = Text(
    en="Other work is not over: {title}. It waits for you in a window of its own; once that is closed, try again.",
    bn="আরেকটি কাজ এখনো শেষ হয়নি: {title}। সেটি আলাদা একটি জানালায় আপনার অপেক্ষায় আছে; জানালাটি বন্ধ হলে আবার চেষ্টা করুন।",
)
