"""What is told of a roster: everything that was changed, doubted or not kept."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text


def _text(en: str, bn: str) -> Text:
    return Text(en=en, bn=bn)


CHECK: Final = "auditor roster check"
CORRECT: Final = "auditor roster check --write-corrected"
TRANSCRIBED: Final = Text(
    en='{file}, "{sheet}": column {col} looks like {cause}, so the roster was not used. See what it says in Unicode with '
    "{look}; if that is right run {command}.",
    bn="{file}, “{sheet}”: {col} কলামের লেখা {cause} বলে মনে হচ্ছে, তাই তালিকাটি ব্যবহার করা হয়নি। রূপান্তরিত নমুনা {look} দিয়ে দেখুন; "
    "ঠিক থাকলে {command} চালান।",
    on_screen=Text(
        en='{file}, "{sheet}": column {col} looks like {cause}, so the roster was not used. Type that column in Unicode (with Avro or the keyboard of Windows), save and open the page again.',
        bn="{file}, “{sheet}”: {col} কলামের লেখা {cause} বলে মনে হচ্ছে, তাই তালিকাটি ব্যবহার করা হয়নি। কলামটি ইউনিকোডে (অভ্র বা Windows-এর বাংলা কিবোর্ডে) লিখে সেভ করুন এবং পাতাটি আবার খুলুন।",
    ),
)
HALF_CONVERTED: Final = _text(
    "a part of the word was left over from Bijoy or another encoding; it was taken as it is. Correct it by hand.",
    "শব্দের কিছু অংশ বিজয় বা অন্য এনকোডিং থেকে ঠিকমতো রূপান্তর হয়নি; যেমন আছে তেমনই নেওয়া হয়েছে। হাতে ঠিক করুন।",
)
STRAY_BIJOY: Final = _text(
    "looks like Bijoy in a column that is not; it was taken as it is. Type it again in Unicode.",
    "এই ঘরটি বিজয়ে লেখা বলে মনে হচ্ছে, অন্য ঘরগুলো নয়; যেমন আছে তেমনই নেওয়া হয়েছে। ইউনিকোডে আবার লিখুন।",
)
STRUCK_ROW: Final = Text(
    en="this row is struck through, and is listed all the same. If whom it names is not there any more, write why: auditor roster correct CODE --left REASON. "
    "Otherwise take the line out of the row.",
    bn="সারিটি কেটে দেওয়া (strikethrough), তবু তালিকায় আছে বলে ধরা হয়েছে। যার সারি, সে আর না থাকলে কারণ লিখুন: auditor roster correct কোড --left কারণ। থাকলে কাটা দাগ তুলে "
    "দিন।",
    on_screen=Text(
        en="this row is struck through, and is listed all the same. If whom it names is not there any more, say why on the screen Offices. Otherwise take the line out of the row.",
        bn="সারিটি কেটে দেওয়া (strikethrough), তবু তালিকায় আছে বলে ধরা হয়েছে। যার সারি, সে আর না থাকলে “দপ্তর” পাতায় কারণ জানান। থাকলে কাটা দাগ তুলে দিন।",
    ),
)
STRUCK_CELL: Final = _text(
    "what is written here is struck through, and was taken all the same. If it does not hold any more, correct or empty the cell; otherwise take the line out of it.",
    "এখানকার লেখা কেটে দেওয়া (strikethrough), তবু নেওয়া হয়েছে। তা আর ঠিক না হলে ঘরটি ঠিক করুন বা খালি করুন; ঠিক হলে কাটা দাগ তুলে দিন।",
)
NO_LIST: Final = Text(
    en="no list of offices was found. Write headings over the columns, at least {office}; auditor init makes a "
    "roster with them.",
    bn="দপ্তরের কোনো তালিকা পাওয়া যায়নি। কলামের উপরে শিরোনাম দিন, অন্তত {office}; auditor init দিয়ে শিরোনামসহ তালিকা তৈরি করা যায়।",
    on_screen=Text(
        en="no list of offices was found. Write headings over the columns, at least {office}.",
        bn="দপ্তরের কোনো তালিকা পাওয়া যায়নি। কলামের উপরে শিরোনাম দিন, অন্তত {office}।",
    ),
)
EMPTY: Final = Text(
    en="The roster has no office, so nothing was audited. Fill in {file} and run again.",
    bn="তালিকায় কোনো দপ্তর নেই, তাই যাচাই করা হয়নি। {file} পূরণ করে আবার চালান।",
)
SHEET_NOT_READ: Final = _text(
    "the sheet has no heading for the office's name, so it was not read. If it belongs to the roster, give its "
    "columns headings.",
    "পাতাটিতে দপ্তরের নামের শিরোনাম নেই, তাই পড়া হয়নি। তালিকার অংশ হলে কলামগুলোর শিরোনাম দিন।",
)
ABOVE: Final = _text(
    "what stands above the headings (row {row}) was taken for a title. If there is an office among it, move it "
    "below them.",
    "শিরোনামের ({row} নম্বর সারি) উপরের লেখা তালিকার নাম হিসেবে ধরা হয়েছে। সেখানে কোনো দপ্তর থাকলে শিরোনামের নিচে আনুন।",
)
PERSON: Final = _text(
    "nobody's name is needed, so this column was not kept. You may delete it.",
    "কারও নাম প্রয়োজন নেই, তাই কলামটি রাখা হয়নি। কলামটি মুছে দিতে পারেন।",
)
USERS_OWN: Final = _text(
    "these are users' own, one a row; none is needed, so the column was not kept. The office's own belongs into the list of offices.",
    "এগুলো ব্যবহারকারীদের নিজের, প্রতি সারিতে আলাদা; প্রয়োজন নেই, তাই কলামটি রাখা হয়নি। দপ্তরের নিজেরটি দপ্তরের তালিকায় লিখুন।",
)
NOT_KEPT: Final = _text(
    "this list has no place for the column, so it was not kept. Delete it, or keep it in a file of your own.",
    "এই তালিকায় কলামটির জায়গা নেই, তাই রাখা হয়নি। কলামটি মুছুন অথবা আলাদা ফাইলে রাখুন।",
)
NO_NAME: Final = _text(
    "the row names no office, so it was not taken. Write the name or delete the row.",
    "সারিতে দপ্তরের নাম নেই, তাই নেওয়া হয়নি। নাম লিখুন অথবা সারিটি মুছুন।",
)
NO_OFFICE: Final = _text(
    "the row names no office from the list of offices, so its account was not taken. Write the office as in that list.",
    "সারির দপ্তরটি দপ্তরের তালিকায় নেই, তাই আইডিটি নেওয়া হয়নি। তালিকায় যেভাবে আছে সেভাবে দপ্তরের নাম লিখুন।",
)
NO_OFFICE_NEAR: Final = _text(
    "the row's office is not in the list of offices; the nearest is {id} in row {near}. The account was not "
    "taken: correct the name.",
    "সারির দপ্তরটি দপ্তরের তালিকায় নেই; কাছাকাছি নাম {near} নম্বর সারির {id}। আইডিটি নেওয়া হয়নি, নামটি ঠিক করুন।",
)
SEVERAL_OFFICES: Final = _text(
    "the row's office stands in the list of offices more than once, so its account was not taken. Write the "
    "office code.",
    "সারির দপ্তরটি দপ্তরের তালিকায় একাধিকবার আছে, তাই আইডিটি নেওয়া হয়নি। দপ্তর কোড লিখুন।",
)
CODE_OR_NAME: Final = _text(
    "the office code and the name do not belong together; the {taken} was followed. Correct the other.",
    "দপ্তর কোড ও নাম একই দপ্তরের নয়; {taken} ধরা হয়েছে। অন্যটি ঠিক করুন।",
)
THE_CODE: Final = _text("code", "কোড")
THE_NAME: Final = _text("name", "নাম")
NO_ACCOUNT: Final = _text(
    "the row names an office but no user, so no account was taken. Write the user's post.",
    "সারিতে দপ্তর আছে কিন্তু ইউজার নেই, তাই কোনো আইডি নেওয়া হয়নি। ইউজারের পদবি লিখুন।",
)
NO_POST: Final = _text(
    "the user's post is missing; the account was numbered. Write the post, so that it keeps its place from month "
    "to month.",
    "ইউজারের পদবি নেই; আইডিটি নম্বর দিয়ে রাখা হয়েছে। পদবি লিখুন, যাতে প্রতি মাসে একই আইডি চেনা যায়।",
)
TOTAL: Final = _text(
    "the row was taken for a total or a heading and left out. If it is an office, write its full name.",
    "সারিটি মোট বা শিরোনাম হিসেবে ধরে বাদ দেওয়া হয়েছে। এটি দপ্তর হলে পুরো নাম লিখুন।",
)
COLUMN_NUMBERS: Final = _text(
    "the row was taken for the numbers of the columns and left out. If it is an office, write its name.",
    "সারিটি কলামের নম্বর হিসেবে ধরে বাদ দেওয়া হয়েছে। এটি দপ্তর হলে নাম লিখুন।",
)
HEADINGS_AGAIN: Final = _text(
    "the row repeats the headings and was left out. You may delete it.",
    "সারিতে শিরোনাম আবার লেখা আছে, তাই বাদ দেওয়া হয়েছে। সারিটি মুছে দিতে পারেন।",
)
LONG: Final = _text(
    "more than {limit} characters; it will not fit into papers. Shorten it.",
    "{limit} অক্ষরের বেশি; কাগজে ধরবে না। ছোট করে লিখুন।",
)
TOO_LONG: Final = _text(
    "more than {limit} characters, so the row was not taken. Shorten it.",
    "{limit} অক্ষরের বেশি, তাই সারিটি নেওয়া হয়নি। ছোট করে লিখুন।",
)
CELL_TOO_LONG: Final = _text(
    "longer than any {expected} is, so it was not taken. Correct the cell.",
    "{expected} এত বড় হয় না, তাই নেওয়া হয়নি। ঘরটি ঠিক করুন।",
)
MENDED: Final = _text(
    "signs that do not fit were put in order or dropped. Nothing to do unless the word is wrong now.",
    "বেমানান অক্ষর সাজানো বা বাদ দেওয়া হয়েছে। শব্দটি এখন ভুল হলে ঠিক করুন।",
)
TIDIED: Final = _text(
    "written in the common way. Nothing to do unless it is wrong now.",
    "প্রচলিত নিয়মে লেখা হয়েছে। এখন যেভাবে লেখা হলো তা ভুল হলে ঠিক করুন।",
)
BAD_CELL: Final = _text(
    "not understood as {expected}. Correct the cell; the others were taken.",
    "{expected} বোঝা যায়নি। ঘরটি ঠিক করুন; অন্য ঘরগুলো নেওয়া হয়েছে।",
)
DIFFERS: Final = _text(
    "row {first} says something else about the same office; that was kept. Make both rows say the same.",
    "একই দপ্তরের জন্য {first} নম্বর সারিতে অন্য তথ্য আছে; সেটি রাখা হয়েছে। দুই সারিতে একই তথ্য লিখুন।",
)
KIND_UNKNOWN: Final = _text(
    'not known as a kind of office; "{kind}" was taken from the name. Choose one from the list.',
    "দপ্তরের ধরন হিসেবে চেনা যায়নি; নাম দেখে “{kind}” ধরা হয়েছে। তালিকা থেকে একটি বাছুন।",
)
PERSONAL_MAILBOX: Final = _text(
    "a personal address, not an official one. It is taken as it stands; write the official one if there is one.",
    "ঠিকানাটি ব্যক্তিগত, সরকারি নয়। যেমন লেখা আছে তেমনই ধরা হবে; সরকারি ই-মেইল থাকলে সেটি লিখুন।",
)
UNVERIFIED_MAILBOX: Final = Text(
    en="not surely an official address (gov.bd), so it has to be verified. Check its spelling; if it is official, tell its "
    "domain with the other official ones, too (auditor settings --official-domains).",
    bn="সরকারি (gov.bd) ঠিকানা বলে নিশ্চিত হওয়া যায়নি, যাচাই করতে হবে। বানান দেখুন; সরকারি হলে অন্য সরকারি ডোমেইনের সঙ্গে ডোমেইনটি জানান (auditor settings "
    "--official-domains)।",
    on_screen=Text(
        en="not surely an official address (gov.bd), so it has to be verified. Check its spelling; if it is official, add its domain on the screen "
        "Settings.",
        bn="সরকারি (gov.bd) ঠিকানা বলে নিশ্চিত হওয়া যায়নি, যাচাই করতে হবে। বানান দেখুন; সরকারি হলে ডোমেইনটি “সেটিংস” পাতায় যোগ করুন।",
    ),
)
SEVERAL_MAILBOXES: Final = _text(
    "several addresses; only the most official one was kept. Leave that one in the cell.",
    "একাধিক ঠিকানা আছে; সরকারি ঠিকানাটিই (না থাকলে প্রথমটি) রাখা হয়েছে। ঘরে একটি ঠিকানা রাখুন।",
)
MAILBOX_AS_PORTAL: Final = _text(
    "an e-mail address where the portal's belongs; it was not taken. Move it to the column for e-mail.",
    "ওয়েব ঠিকানার ঘরে ই-মেইল ঠিকানা আছে; নেওয়া হয়নি। ই-মেইলের কলামে সরান।",
)
FOREIGN_PORTAL: Final = _text(
    "the address is not in plain English letters, so it was not taken. Type it again with the keyboard in English.",
    "ঠিকানাটি সাধারণ ইংরেজি অক্ষরে নয়, তাই নেওয়া হয়নি। কিবোর্ড ইংরেজিতে নিয়ে আবার লিখুন।",
)
SEVERAL_PORTALS: Final = _text(
    "several addresses; only the first was kept. Leave one in the cell.",
    "একাধিক ঠিকানা আছে; শুধু প্রথমটি রাখা হয়েছে। ঘরে একটি ঠিকানা রাখুন।",
)
WORDS_BESIDE: Final = _text(
    "words beside the address or number were left out. Nothing to do unless they are needed.",
    "ঠিকানা বা নম্বরের পাশের লেখা বাদ দেওয়া হয়েছে। দরকারি হলে আলাদা ঘরে লিখুন।",
)
ZERO_RESTORED: Final = _text(
    "the leading 0 that the spreadsheet had dropped was restored. Format the column as Text.",
    "স্প্রেডশিটে হারিয়ে যাওয়া প্রথম ০ ফিরিয়ে দেওয়া হয়েছে। কলামটি Text ফরম্যাট করুন।",
)
UNUSUAL_PHONE: Final = _text(
    "neither a mobile nor a landline number. It is taken all the same; check its digits.",
    "মোবাইল বা টেলিফোন নম্বরের মতো নয়। তবু ধরা হয়েছে; সংখ্যাগুলো মিলিয়ে দেখুন।",
)
TOO_MANY_USERS: Final = _text(
    "more than {limit} {limit:user ID|user IDs}; the number was not taken. Correct it.",
    "{limit}টির বেশি ইউজার আইডি; সংখ্যাটি নেওয়া হয়নি। ঠিক করুন।",
)
NO_USERS: Final = _text(
    "the office has no user ID of its own by this number, so the duties of user IDs do not apply to it. If it has any, correct "
    "the number.",
    "এই সংখ্যা অনুযায়ী দপ্তরের নিজস্ব ইউজার আইডি নেই; তাই ইউজার আইডির করণীয়গুলো এর জন্য প্রযোজ্য নয়। আইডি থাকলে সংখ্যাটি ঠিক করুন।",
)
FEWER_USERS: Final = _text(
    "fewer than {listed:the account|the {listed} accounts} listed; the list was followed. Correct the number.",
    "তালিকায় {listed}টি আইডি আছে, সংখ্যাটি তার চেয়ে কম; তালিকা ধরা হয়েছে। সংখ্যাটি ঠিক করুন।",
)
MORE_USERS: Final = _text(
    "{more} more than {listed:the account|the {listed} accounts} listed; {more:the other counts|each of the others counts} by its number: with what was told of it so, with "
    "a row in the register while something of it is open, and with a self-check code of its own. Ask which {more:post uses it|posts use them}, and give each a row with its post.",
    "তালিকায় {listed}টি আইডি আছে, সংখ্যাটি তার চেয়ে {more}টি বেশি; {more:বাকিটি|বাকিগুলো} ক্রম ধরে গণনায় আছে: ক্রম ধরে যা জানানো হয়েছে তা ধরা হয়, কিছু জানা বাকি থাকলে রেজিস্টারে সারি থাকে, "
    "স্ব-যাচাইয়ের নিজস্ব কোডও থাকে। কোন পদবির কাছে আছে জেনে প্রতিটির পদবিসহ একটি সারি যোগ করুন।",
)
BAD_LOGIN: Final = _text(
    "a user ID is one word; it was not taken. Write the ID alone, and never a password.",
    "ইউজার আইডি একটিমাত্র শব্দ হয়; এটি নেওয়া হয়নি। শুধু আইডি লিখুন, পাসওয়ার্ড কখনো নয়।",
)
LOGIN_LIKE_PASSWORD: Final = _text(
    "this user ID looks like a password. If it is one, write the user ID in its place and have the password changed.",
    "এই ইউজার আইডিটি পাসওয়ার্ডের মতো দেখায়। পাসওয়ার্ড হলে এখানে ইউজার আইডি লিখুন এবং পাসওয়ার্ডটি বদলাতে বলুন।",
)
ADDRESS_LIKE_PASSWORD: Final = _text(
    "a word that looks like a password stands there, so nothing of it was kept. If it is one, have it changed; write the number or address alone.",
    "এখানে পাসওয়ার্ডের মতো একটি শব্দ আছে, তাই এর কিছুই রাখা হয়নি। পাসওয়ার্ড হলে সেটি বদলাতে বলুন; এখানে শুধু নম্বর বা ঠিকানা লিখুন।",
)
BAD_CODE: Final = _text(
    "a code is small English letters, digits and hyphens; {id} was used. Correct it, or leave it empty.",
    "কোডে শুধু ছোট হাতের ইংরেজি অক্ষর, সংখ্যা ও হাইফেন থাকবে; {id} ধরা হয়েছে। ঠিক করুন অথবা ফাঁকা রাখুন।",
)
CODE_TWICE: Final = _text(
    "row {first} has the same code; {id} was used here. Give each office its own code.",
    "{first} নম্বর সারিতেও একই কোড; এখানে {id} ধরা হয়েছে। প্রতিটি দপ্তরের আলাদা কোড দিন।",
)
TWINS: Final = _text(
    "rows {a} and {b} may be the same office. Delete one or tell them apart; nothing was merged.",
    "সারি {a} ও সারি {b} একই দপ্তর হতে পারে। একটি মুছুন অথবা নাম আলাদা করুন; নিজে থেকে মেলানো হয়নি।",
)
NAMED_LIKE: Final = _text(
    "the roster has an office named {other}, too; they may be taken for one office. Give a name that tells them apart; nothing was merged.",
    "তালিকায় {other} নামেও একটি দপ্তর আছে; দুটি একই দপ্তর বলে মনে হতে পারে। আলাদা করে বোঝা যায় এমন নাম দিন; নিজে থেকে মেলানো হয়নি।",
)
SAME_ROW: Final = _text(
    "row {first} says the same; together they count as two accounts. Delete one, unless two people use the same user id.",
    "{first} নম্বর সারিতে একই কথা লেখা আছে; এখন দুটি অ্যাকাউন্ট ধরা হয়েছে। একটি মুছুন, যদি না দুজন একই ইউজার আইডি ব্যবহার করেন।",
)
SAME_LOGIN: Final = _text(
    "row {first} gives another office the same user id. A user id belongs to one account: correct one of the two rows.",
    "{first} নম্বর সারিতে অন্য দপ্তরেও একই ইউজার আইডি আছে। একটি ইউজার আইডি একটি অ্যাকাউন্টের: দুই সারির একটি ঠিক করুন।",
)
SAME_LOGIN_ENTERED: Final = _text(
    "by what was corrected beside the roster, {one} and {other} have the same user id. A user id belongs to one account: take the correction that is wrong back, or correct it.",
    "তালিকার পাশে লেখা সংশোধন অনুযায়ী {one} এবং {other}: দুজনের একই ইউজার আইডি। একটি ইউজার আইডি একটি অ্যাকাউন্টের: যে সংশোধনটি ভুল তা বাতিল করুন বা ঠিক করুন।",
)
JOINING_UNREAD: Final = _text(
    "not understood as a date, so the roster does not say on which day the holder joined. Correct the cell; until that day is known, what was told or done "
    "before the day of an audit does not count as done.",
    "তারিখ বোঝা যায়নি, তাই তালিকা থেকে যোগদানের তারিখ জানা যায়নি। ঘরটি ঠিক করুন; যোগদানের তারিখ জানা না যাওয়া পর্যন্ত যাচাইয়ের তারিখের আগে যা জানানো বা করা হয়েছে তা "
    "সম্পন্ন ধরা হবে না।",
)
A_NUMBER: Final = _text("a number", "সংখ্যা")
A_NAME: Final = _text("a name", "নাম")
YES_OR_NO: Final = _text("yes or no", "হ্যাঁ/না")
A_MAILBOX: Final = _text("an e-mail address", "ই-মেইল ঠিকানা")
A_PORTAL: Final = _text("a web address", "ওয়েব ঠিকানা")
A_PHONE: Final = _text("a telephone number", "ফোন নম্বর")
CORRECTED: Final = _text("{who}: {heading} was corrected on {day}.", "{who}: {heading} {day} তারিখে সংশোধন করা হয়েছে।")
CORRECTED_ALREADY: Final = _text(
    "{id}: the roster itself has {heading} right by now; the correction of {day} is no longer needed.",
    "{id}: তালিকাতেই এখন {heading} ঠিক আছে; {day} তারিখের সংশোধনটি আর দরকার নেই।",
)
CORRECTED_SINCE: Final = _text(
    "{id}: the roster says something else of {heading} than when it was corrected on {day}, so what the roster says counts. Correct it "
    "again if that is wrong, and take the old correction back.",
    "{id}: {day} তারিখে সংশোধনের পর তালিকায় {heading} বদলেছে, তাই তালিকার লেখাই ধরা হয়েছে। ভুল হলে আবার সংশোধন করুন এবং পুরোনো সংশোধনটি বাতিল করুন।",
)
CORRECTS_NOBODY: Final = _text(
    "the roster lists nobody any more as {id}, so the correction holds for nobody. Take it back.",
    "তালিকায় {id} নামে আর কেউ নেই, তাই সংশোধনটি কারও বেলায় খাটে না। সংশোধনটি বাতিল করুন।",
)
ADDED: Final = _text("{who} was added on {day}.", "{who}: {day} তারিখে যোগ করা হয়েছে।")
ADDED_ALREADY: Final = _text(
    "{who} stands in the roster itself by now; it need not be added any more.",
    "{who} এখন তালিকাতেই আছে; আলাদা করে যোগ করার আর দরকার নেই।",
)
GONE: Final = _text("{who} left on {day}.", "{who}: {day} তারিখে তালিকা থেকে বাদ দেওয়া হয়েছে।")
ONE_LESS: Final = _text(
    "{who}: the number of user IDs in the roster, {n}, counts one that was taken off; without it there {m:is|are} {m}.",
    "{who}: তালিকায় লেখা আইডির সংখ্যা {n}টির মধ্যে বাদ দেওয়া আইডিও আছে; সেটি বাদে {m}টি।",
)
GONE_ALREADY: Final = _text(
    "{id} is not in the roster any more; that it left need not stand beside it.",
    "{id} তালিকায় আর নেই; বাদ দেওয়ার কথা আলাদা করে লেখার আর দরকার নেই।",
)
ANOTHER_SINCE: Final = _text(
    "{id}: the roster names another user ID there than when it was taken off on {day}, so what the roster says counts. Take the old "
    "correction back; if this user ID is gone as well, take it off anew.",
    "{id}: {day} তারিখে বাদ দেওয়ার পর তালিকায় ইউজার আইডি বদলেছে, তাই তালিকার লেখাই ধরা হয়েছে। পুরোনো সংশোধনটি বাতিল করুন; নতুন ইউজার আইডিও না থাকলে সেটি আলাদা করে বাদ দিন।",
)
OF_EITHER: Final = _text(
    "{id}: of several user IDs of this post, not the same ones are listed as on {day}, so nobody knows whose this correction is, and it holds for nobody. "
    "Take it back, and enter it again for the one that is meant.",
    "{id}: এই পদবির একাধিক আইডি ছিল, এখন তালিকায় {day} তারিখের মতো নেই; তাই সংশোধনটি কোন আইডির তা জানা যাচ্ছে না, কারও বেলায় ধরা হয়নি। সংশোধনটি বাতিল করুন, "
    "তারপর যে আইডির জন্য সেটিতে আবার লিখুন।",
)
OF_CORRECTIONS: Final = {
    BAD_CELL: _text("not understood as {expected}. Write it anew.", "{expected} বোঝা যায়নি। ঠিক করে লিখুন।"),
    JOINING_UNREAD: _text(
        "not understood as a date, so the roster does not say on which day the holder joined. Write it anew; until that day is known, what was told or done "
        "before the day of an audit does not count as done.",
        "তারিখ বোঝা যায়নি, তাই তালিকা থেকে যোগদানের তারিখ জানা যায়নি। ঠিক করে লিখুন; যোগদানের তারিখ জানা না যাওয়া পর্যন্ত যাচাইয়ের তারিখের আগে যা জানানো বা করা হয়েছে তা "
        "সম্পন্ন ধরা হবে না।",
    ),
}
"""What is told otherwise of a correction, which is taken or refused as a whole."""
