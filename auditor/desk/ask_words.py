"""The words of the pages of asking."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text, plain

WORDS: Final = {
    "month": Text(en="To be asked for {month}", bn="{month} মাসের জন্য জিজ্ঞাসা"),
    "begin-how": Text(
        en="A list is made of what is open or stale, office by office. You ask by phone or at a meeting and enter the answers here; "
        "each is saved at once. Registers in Excel can be used beside it.",
        bn="কোন দপ্তরের কোন বিষয় বাকি বা পুরোনো, তার তালিকা তৈরি হবে। ফোনে বা সভায় জিজ্ঞাসা করে উত্তর এখানে লিখুন; প্রতিটি উত্তর সঙ্গে সঙ্গে সংরক্ষণ হয়। "
        "পাশাপাশি এক্সেল রেজিস্টারও চলবে।",
    ),
    "ask-first": Text(en="Ask this first", bn="আগে এটি জিজ্ঞাসা করুন"),
    "ask-first-how": Text(en="Write the answers at the questions below.", bn="উত্তর নিচের প্রশ্নগুলোতে লিখুন।"),
    "ask-first-whose": Text(
        en="The post that is told is entered in the roster, on the screen Offices.",
        bn="জানা পদবিটি “দপ্তর” পাতায় তালিকায় তুলতে হবে।",
    ),
    "add-post": Text(en="Enter the post that was told", bn="জানা পদবি তালিকায় তুলুন"),
    "ask-first-login": Text(
        en="When and where a reset was applied for is entered nowhere; note it.",
        bn="রিসেটের আবেদন কবে ও কোথায় করা হয়েছে, তা এখানে তোলা যায় না; টুকে রাখুন।",
    ),
    "ask-first-cause": Text(
        en="Where it still cannot be done, choose why at “{question}”; where that is over, choose nothing there.",
        bn="এখনো করা না গেলে “{question}” প্রশ্নে কারণ বাছুন; সমস্যা মিটে গেলে সেখানে কিছু বাছবেন না।",
    ),
    "ask-first-own": Text(
        en="If it still has none, write 0 at “{question}”; if it has some now, how many.",
        bn="এখনো নিজস্ব আইডি না থাকলে “{question}” প্রশ্নে ০ লিখুন; এখন থাকলে কয়টি, তা লিখুন।",
    ),
    "ask-first-correct": Text(
        en="The answer counts from the day on which it was told; give that under “{talk}”.",
        bn="যেদিন জানানো হয়েছে সেই তারিখ থেকে উত্তরটি ধরা হয়; তারিখটি “{talk}” অংশে দিন।",
    ),
    "who-is-who": Text(en="Ask too: what only the office knows", bn="আরও জিজ্ঞাসা করুন: যা শুধু দপ্তর জানে"),
    "who-is-who-how": Text(
        en="Note what the office says. What is to be settled of it before the next round is kept is asked on the screen Meeting.",
        bn="দপ্তর যা জানায় লিখে রাখুন। এর মধ্যে যা যাচাই রাখার আগে ঠিক করতে হবে, “সভা” পাতায় তা জানতে চাওয়া হবে।",
    ),
    "awaits-day": Text(
        en="Of these the answers are here, only their day is to be settled on the screen Meeting, so they are not asked again: {offices}.",
        bn="উত্তর জমা আছে, শুধু তারিখ “সভা” পাতায় ঠিক করা বাকি; তাই আবার জিজ্ঞাসা করা হচ্ছে না: {offices}।",
    ),
    "everybody": Text(
        en="Ask everything again, not only what is open or stale", bn="সব আবার জিজ্ঞাসা করুন, শুধু বাকি বা পুরোনো বিষয় নয়"
    ),
    "begin": Text(en="Begin asking", bn="জিজ্ঞাসা শুরু করুন"),
    "progress": Text(
        en="{done} of {total} {total:office has|offices have} answered",
        bn="{total}টির মধ্যে {done}টি দপ্তরের উত্তর পাওয়া গেছে",
    ),
    "silent": Text(en="spoken to, nothing told: {n}", bn="কথা হয়েছে, তথ্য পাওয়া যায়নি: {n}টি"),
    "to-correct-first": Text(
        en="in {n} something is to be corrected (not handed in)", bn="{n}টিতে কিছু ঠিক করতে হবে (জমা হবে না)"
    ),
    "elsewhere": Text(
        en="; {n} more told something this month that is in the evidence already",
        bn="; আরও {n}টি দপ্তরের এ মাসের তথ্য আগেই জমা আছে",
    ),
    "call": Text(en="Call the next office", bn="পরের দপ্তরে ফোন করুন"),
    "table": Text(en="Meeting: all offices in one table", bn="সভা: সব দপ্তর এক ছকে"),
    "offices": Text(en="Offices, in the order of calling", bn="দপ্তর, ফোন করার ক্রমে"),
    "serial": Text(en="No.", bn="ক্রম"),
    "office": Text(en="Office", bn="দপ্তর"),
    "phone": Text(en="Phone", bn="ফোন"),
    "add-phone": Text(en="Write down its number", bn="নম্বর লিখুন"),
    "no-phone": Text(en="no number in the roster", bn="তালিকায় নম্বর নেই"),
    "status": Text(en="State", bn="অবস্থা"),
    "again": Text(
        en="An office that is not on the list, or has more to tell", bn="তালিকায় নেই, অথবা আরও জানাতে চায়, এমন দপ্তর"
    ),
    "again-how": Text(
        en="The list has the offices of which something was to be asked when asking began. Once it was asked, advice is asked again only after half a year, "
        "so an office of which only advice is open may not be in the list. Here you can ask any office everything again; what it answered stays.",
        bn="জিজ্ঞাসা শুরুর সময় যেসব দপ্তরকে কিছু জিজ্ঞাসা করার ছিল, উপরের তালিকায় সেগুলোই আছে। পরামর্শের বিষয় একবার জিজ্ঞাসার পর ছয় মাসের মধ্যে আর করা হয় না, তাই শুধু তা বাকি এমন দপ্তর "
        "তালিকায় না-ও থাকতে পারে। এখান থেকে যেকোনো দপ্তরকে সব প্রশ্ন আবার জিজ্ঞাসা করা যায়; আগে দেওয়া উত্তর থেকে যায়।",
    ),
    "waiting": Text(
        en="These wait for the portal and are asked by themselves only once its owner has answered a letter that tells of them: {offices}.",
        bn="পোর্টালের অপেক্ষায় আছে; এদের কথা জানিয়ে পাঠানো পত্রের উত্তর পোর্টাল কর্তৃপক্ষ দিলে তবেই আপনা-আপনি জিজ্ঞাসার তালিকায় আসে: {offices}।",
    ),
    "waiting-until": Text(
        en="These wait for the portal, whose owner's answer names {day}: a list made from that day on, or for a meeting of that day or later, asks them by itself: {offices}.",
        bn="পোর্টালের অপেক্ষায় আছে; পোর্টাল কর্তৃপক্ষের উত্তরে {day} তারিখের কথা আছে, তাই ওই তারিখ থেকে তৈরি, অথবা ওই তারিখের বা তার পরের সভার জিজ্ঞাসার তালিকায় আপনা-আপনি আসবে: {offices}।",
    ),
    "may-ask": Text(
        en="If things may have changed, ask them here.",
        bn="অবস্থা বদলে থাকতে পারে মনে হলে এখান থেকে জিজ্ঞাসা করুন।",
    ),
    "ask-again": Text(en="Ask everything again", bn="সব প্রশ্ন আবার করুন"),
    "done": Text(en="Done: hand the answers in", bn="শেষ: উত্তর জমা দিন"),
    "done-how": Text(
        en="What was answered becomes evidence of the next round ({n} {n:office|offices}). What was typed wrongly is corrected or "
        "taken back on the page of the office. Offices that did not answer yet can be asked again afterwards.",
        bn="পাওয়া উত্তরগুলো ({n}টি দপ্তর) পরবর্তী যাচাইয়ের তথ্য-প্রমাণ হবে। ভুল লেখা হয়ে থাকলে দপ্তরের পাতায় সংশোধন বা বাতিল করা যাবে। যেসব দপ্তরের উত্তর আসেনি, পরে আবার জিজ্ঞাসা করা যাবে।",
    ),
    "done-wrong": Text(
        en="In {n} {n:office|offices} something is to be corrected first; {n:its|their} answers are not handed in before.",
        bn="{n}টি দপ্তরের উত্তরে আগে কিছু ঠিক করতে হবে; তা না হলে {n:সেটি|সেগুলো} জমা হবে না।",
    ),
    "hand-in": Text(en="Hand in", bn="জমা দিন"),
    "before": Text(en="Answers of {then}, not handed in yet", bn="{then} মাসের উত্তর এখনো জমা হয়নি"),
    "of-before": Text(
        en="These answers are of {then}, and it is {now} now. Hand them in with the days on which they were told; or put them away: then "
        "they count for nothing, but are kept. After either, asking for {now} begins.",
        bn="এই উত্তরগুলো {then} মাসের, এখন {now}। যে তারিখে যা জানা গেছে সেই তারিখেই জমা দিন; অথবা তুলে রাখুন: তখন গণনায় ধরা হবে না, তবে ফাইলটি থাকবে। দুটির যেকোনোটির পর {now} "
        "মাসের জিজ্ঞাসা শুরু করা যাবে।",
    ),
    "put-away": Text(en="Put away, and begin {now}", bn="তুলে রেখে {now} মাসের জিজ্ঞাসা শুরু করুন"),
    "hints": Text(en="Keyboard", bn="কিবোর্ড"),
    "key-back": plain("Backspace"),
    "key-ctrl": plain("Ctrl"),
    "key-enter": plain("Enter"),
    "hint-digit": Text(en="chooses an answer and goes on", bn="উত্তর বেছে পরের প্রশ্নে যায়"),
    "hint-field": Text(
        en="(at a question with a field to type in, the digit and then Enter; all else that is typed stands in the field)",
        bn="(লেখার ঘর থাকা প্রশ্নে সংখ্যাটি লিখে Enter চাপুন; অন্য কিছু লিখলে তা ঘরেই থাকে)",
    ),
    "hint-back": Text(
        en="takes back the answer that a digit chose last (marked)", bn="সংখ্যা চেপে দেওয়া শেষ উত্তরটি (চিহ্নিত) ফিরিয়ে নেয়"
    ),
    "taken-back": Text(en="taken back", bn="ফিরিয়ে নেওয়া হয়েছে"),
    "hint-enter": Text(en="goes on: not answered", bn="উত্তর ছাড়াই পরের প্রশ্নে যায়"),
    "hint-save": Text(en="saves and shows the next office", bn="সংরক্ষণ করে পরের দপ্তর দেখায়"),
    "hint-table": Text(en="goes on to the next cell: not answered", bn="উত্তর ছাড়াই পরের ঘরে যায়"),
    "hint-heard": Text(
        en="With a screen reader: where a digit leads to a heading, turn on its focus mode first (NVDA: Insert+Space; Orca: Insert+A, twice).",
        bn="স্ক্রিন রিডারে সংখ্যা চাপলে শিরোনামে চলে গেলে আগে ফোকাস মোড চালু করুন (NVDA: Insert+Space; Orca: Insert+A, পরপর দুবার)।",
    ),
    "hint-cell": Text(
        en="(in a cell that is typed in, the digit and then Enter)", bn="(লেখার ঘরে সংখ্যাটি লিখে Enter চাপুন)"
    ),
    "nobody": Text(en="not answered", bn="উত্তর নেই"),
    "earlier": Text(en="Before:", bn="আগে জানা:"),
    "advice": Text(en="advice", bn="পরামর্শ"),
    "no-address": Text(
        en="The roster has no e-mail address of this office: write the whole address in the field.",
        bn="তালিকায় এই দপ্তরের ই-মেইল ঠিকানা নেই: পুরো ঠিকানাটি ঘরে লিখুন।",
    ),
    "typed": Text(en="or type {what}", bn="অথবা লিখুন: {what}"),
    "type": Text(en="type {what}", bn="লিখুন: {what}"),
    "all-accounts": Text(en="For all accounts of the office", bn="দপ্তরের সব আইডির জন্য"),
    "of-account": Text(en="Only of {post}, where it differs", bn="শুধু {post}: উত্তর আলাদা হলে"),
    "more": Text(en="More that can be told", bn="আরও যা জানানো যায়"),
    "talk": Text(en="When, how, by whom", bn="কবে, কীভাবে, কে জানিয়েছেন"),
    "nothing-told": Text(en="Spoken to, but nothing was told", bn="কথা হয়েছে, তবে কোনো তথ্য পাওয়া যায়নি"),
    "save": Text(en="Save and next", bn="সংরক্ষণ ও পরেরটি"),
    "outgrown": Text(en="More is to be asked now", bn="এখন আরও কিছু জিজ্ঞাসা করতে হবে"),
    "outgrown-then": Text(
        en="It is enough to hand in or put away above: the list for {now} then has them all.",
        bn="উপরের ঘরে জমা দেওয়া বা তুলে রাখাই যথেষ্ট: এর পর {now} মাসের তালিকায় এগুলোও থাকবে।",
    ),
    "renew": Text(en="Make the list anew; what was answered stays", bn="তালিকা নতুন করে তৈরি করুন; লেখা উত্তরগুলো থাকবে"),
    "noted": Text(
        en='Saved, but look at this before you go on. To leave it so, press "Save and next" again.',
        bn="সংরক্ষণ হয়েছে, তবে এগোনোর আগে এগুলো দেখে নিন। এভাবেই রাখতে চাইলে আবার “সংরক্ষণ ও পরেরটি” চাপুন।",
    ),
    "none-answered": Text(
        en="Nothing is answered of this office, the only one left. Answer, or tick that nothing was told, or go back to the list and hand in what the others said.",
        bn="শুধু এই দপ্তরটিই বাকি, এর কোনো উত্তর এখনো দেওয়া হয়নি। উত্তর দিন, অথবা কথা হলেও তথ্য না পেলে সেই ঘরে টিক দিন, অথবা তালিকায় ফিরে অন্যদের উত্তর জমা দিন।",
    ),
    "unreached": Text(en="Called, not reached", bn="ফোনে পাওয়া যায়নি"),
    "jump": Text(en="Go to office", bn="দপ্তরে যান"),
    "go": Text(en="Go", bn="যান"),
    "told-nothing": Text(en="{office} (told nothing)", bn="{office} (তথ্য পাওয়া যায়নি)"),
    "not-reached": Text(en="{office} (called, not reached)", bn="{office} (ফোনে পাওয়া যায়নি)"),
    "to-correct": Text(en="{office} (something to correct)", bn="{office} (কিছু ঠিক করতে হবে)"),
    "has-answered": Text(en="{office} (answered)", bn="{office} (উত্তর আছে)"),
    "place": Text(en="Office {number} of {total}", bn="{total}টি দপ্তরের মধ্যে {number} নম্বর"),
    "list": Text(en="Back to the list", bn="তালিকায় ফিরুন"),
    "kept": Text(en="Saved", bn="সংরক্ষণ হয়েছে"),
    "empty": Text(en="Nothing is saved of this office", bn="এই দপ্তরের কোনো উত্তর সংরক্ষিত নেই"),
    "not-kept": Text(en="Not saved", bn="সংরক্ষণ হয়নি"),
    "changed": Text(en="Not saved yet …", bn="এখনো সংরক্ষণ হয়নি …"),
    "ask-now": Text(en="Ask on the telephone or at the meeting", bn="ফোনে বা সভায় জিজ্ঞাসা করুন"),
    "saved-as-you-go": Text(en="Each answer is saved as you give it.", bn="প্রতিটি উত্তর দেওয়ার সঙ্গে সঙ্গে সংরক্ষণ হয়।"),
    "day": Text(en="Day on which it was told", bn="জানানোর তারিখ"),
    "way": Text(en="How it was told", bn="কীভাবে জানানো হয়েছে"),
    "meeting-how": Text(
        en="Say once on which day and how they answer; it holds for all offices in the table that then opens. Only "
        "what was answered here stands in it: an empty cell is no answer.",
        bn="কোন তারিখে ও কীভাবে জানানো হচ্ছে তা একবার দিন; এরপর যে ছক খুলবে তার সব দপ্তরের জন্য তা ধরা হবে। ছকে শুধু এখানে পাওয়া উত্তরই থাকে: ফাঁকা ঘর মানে উত্তর নেই।",
    ),
    "told-otherwise": Text(
        en="What is saved of this office was told so: {talk}, and is handed in so, not as the table says; there is nothing to correct in that. Something new in this row is saved only once that was "
        "handed in, or once you say at the row that all of it was told as the table says.",
        bn="এই দপ্তরের সংরক্ষিত উত্তর এভাবে পাওয়া: {talk}। ছকের তারিখ ও মাধ্যমে নয়, এভাবেই জমা হবে; এতে ঠিক করার কিছু নেই। এই সারির নতুন উত্তর সংরক্ষণ হবে আগেরগুলো জমা দেওয়ার পর, অথবা সব উত্তরই ছকের তারিখ ও মাধ্যমে পাওয়া বলে এখানে জানালে।",
    ),
    "one-talk": Text(
        en="All of this office's answers were told so: {talk} (who told it, and the number of the letter or the time of the call, are not kept)",
        bn="এই দপ্তরের সব উত্তরই এভাবে পাওয়া: {talk} (কে জানিয়েছেন এবং পত্রের নম্বর বা কলের সময় আর থাকবে না)",
    ),
    "same-talk": Text(en="What is new was told so, too: {talk}", bn="নতুন উত্তরও একইভাবে পাওয়া: {talk}"),
    "unreached-told": Text(
        en="What is listed below stands on this page, and the button says that nobody was reached. Which is true?",
        bn="নিচের তথ্যগুলো এই পাতায় আছে, আবার বোতামে বলা হয়েছে ফোনে পাওয়া যায়নি। কোনটি ঠিক?",
    ),
    "unreached-spoke": Text(en="The office was reached: the answers hold", bn="কথা হয়েছে: উত্তরগুলো থাকবে"),
    "unreached-before": Text(
        en="The answers were told at another time and hold; this time nobody was reached",
        bn="উত্তরগুলো অন্য সময়ে পাওয়া, থাকবে; এবার ফোনে পাওয়া যায়নি",
    ),
    "unreached-back": Text(en="Nobody was reached: take the answers back", bn="ফোনে পাওয়া যায়নি: উত্তরগুলো মুছে দিন"),
    "table-empty": Text(en="Nothing for the table", bn="ছকে জিজ্ঞাসার কিছু নেই"),
    "table-empty-why": Text(
        en="The table asks what the committee ordered. Of the offices on the list everything ordered is told, or waits for the portal; only advice is "
        "open. The list says office by office what can still be asked, and where the answers are handed in.",
        bn="ছকে কমিটির সিদ্ধান্তের বিষয়গুলো জিজ্ঞাসা করা হয়। তালিকার দপ্তরগুলোর সেসব বিষয়ের তথ্য আছে, অথবা পোর্টালের অপেক্ষায়; শুধু পরামর্শের বিষয় বাকি। কোন দপ্তরকে আর কী জিজ্ঞাসা করা "
        "যায় এবং কোথায় উত্তর জমা দিতে হয়, তা তালিকায় আছে।",
    ),
    "see-list": Text(en="See the list of offices", bn="দপ্তরের তালিকা দেখুন"),
    "set": Text(en="Open the table with these", bn="এই তারিখ ও মাধ্যমে ছক খুলুন"),
    "row-save": Text(en="Save the row", bn="সারি সংরক্ষণ"),
    "of-office": Text(en="{office}, {post}", bn="{office}, {post}"),
    "cell": Text(en="{whose}: {question}", bn="{whose}: {question}"),
    "stale": Text(en="Two versions", bn="দুই রকম উত্তর"),
    "question": Text(en="Question", bn="প্রশ্ন"),
    "whose": Text(en="Whose", bn="কার"),
    "stored": Text(en="Saved on the other page", bn="অন্য পাতায় সংরক্ষিত"),
    "mine": Text(en="Typed on this page", bn="এই পাতায় লেখা"),
    "keep-mine": Text(en="Keep what I typed", bn="আমার লেখাটি সংরক্ষণ করুন"),
    "keep-stored": Text(en="Keep what is saved", bn="সংরক্ষিত উত্তরই থাক"),
}
