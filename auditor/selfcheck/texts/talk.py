"""What is said of the self-check beside the texts of the page: at the terminal, and when the page is written again."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

SAFE: Final = Text(
    en="What you type hidden is not shown, stored or sent; it is judged and dropped.",
    bn="পাসওয়ার্ড লেখার সময় দেখা যাবে না। এটি কোথাও জমা থাকে না, পাঠানো হয় না; পরীক্ষা করেই মুছে ফেলা হয়।",
)
NO_CAMPAIGN: Final = Text(
    en="No round of self-checks is known here, so no slip will be made. To make one: --page and the self-check page.",
    bn="এখানে কোনো মাসের স্ব-যাচাই পাওয়া যায়নি, তাই স্লিপ হবে না। স্লিপ লাগলে --page দিয়ে স্ব-যাচাই পাতার ফাইলটি দিন।",
)
STEP: Final = Text(en="{n}. {name}", bn="{n}. {name}")
PASSWORD: Final = Text(en="Password", bn="পাসওয়ার্ড")
IS_SET: Final = Text(
    en="Is the password you just tested now set on the portal?",
    bn="এইমাত্র পরীক্ষা করা পাসওয়ার্ডটি কি এখন পোর্টালে বসানো আছে?",
)
SET: Final = Text(en="Yes", bn="হ্যাঁ, বসিয়েছি")
NOT_SET: Final = Text(en="Not yet", bn="এখনো বসাইনি")
SET_FIRST: Final = Text(en="Set it on the portal first, then take the slip.", bn="আগে পোর্টালে বসান, তারপর স্লিপ নিন।")
SLIP_TEXT: Final = Text(en="The slip's text", bn="স্লিপের লেখা")
EMPTY: Final = Text(en="Nothing was typed.", bn="কিছু লেখা হয়নি।")
OTHER_PASSWORD: Final = Text(
    en="Password of the other account (Enter: do not compare)", bn="অন্য আইডির পাসওয়ার্ড (না মেলাতে চাইলে Enter)"
)
WHAT_NEXT: Final = Text(en="What next?", bn="এরপর কী করবেন?")
ANOTHER: Final = Text(en="Test another password", bn="আরেকটি পাসওয়ার্ড পরীক্ষা করব")
GO_ON: Final = Text(en="Go on", bn="এগিয়ে যাব")
MADE: Final = Text(
    en="It stays on this screen: write it on paper, and close the window when you have set it.",
    bn="এটি পর্দায় থেকে যাবে: কাগজে লিখে নিন, পোর্টালে বসানোর পর জানালাটি বন্ধ করুন।",
)
LEAVES: Final = Text(
    en="What would leave this computer: the first 5 of the 40 digits of the password's fingerprint (SHA-1), encrypted, to "
    "api.pwnedpasswords.com. The password does not leave. But where the password is made of local words, 5 digits are "
    "much: of 316,680 such passwords they leave one or two. A weak password is therefore never asked about.",
    bn="এই কম্পিউটার থেকে যা বাইরে যাবে: পাসওয়ার্ডের ছাপের (SHA-1) ৪০টি অঙ্কের প্রথম ৫টি, গোপন সংযোগে, api.pwnedpasswords.com "
    "ঠিকানায়। পাসওয়ার্ড বাইরে যাবে না। তবে পাসওয়ার্ডে এলাকার পরিচিত শব্দ থাকলে এই ৫টি অঙ্কই অনেক কিছু বলে দেয়: এমন ৩,১৬,৬৮০টি "
    "পাসওয়ার্ডের মধ্যে একটি বা দুটি বাকি থাকে। তাই দুর্বল পাসওয়ার্ডের বেলায় কিছুই পাঠানো হয় না।",
)
SEND: Final = Text(en="Send the 5 digits of the password you type next?", bn="এখন যে পাসওয়ার্ড লিখবেন তার ৫টি অঙ্ক পাঠাব?")
NOT_REACHED: Final = Text(
    en="The service did not answer properly, so the password was not compared. Check the connection and try again, or use "
    "a list on this computer: --leaked FILE",
    bn="সার্ভিসটি থেকে ঠিকমতো উত্তর আসেনি, তাই পাসওয়ার্ড মেলানো হয়নি। ইন্টারনেট দেখে আবার চেষ্টা করুন, অথবা এই কম্পিউটারের তালিকা দিন: "
    "--leaked ফাইল",
)
NOT_LEAKED: Final = Text(en="It is not in the list of leaked passwords.", bn="এটি ফাঁস হওয়া পাসওয়ার্ডের তালিকায় নেই।")
NO_CODE: Final = Text(en="Without a code press Enter: no slip is made.", bn="কোড না থাকলে Enter চাপুন; স্লিপ হবে না।")
YOURS: Final = Text(en="Is this you?", bn="আপনি কি এই ইউজার?")
DAY: Final = Text(en="Date (day, month, year)", bn="তারিখ (দিন, মাস, সাল)")
SLIP_NAME: Final = Text(en="File name for the slip (Enter: {file})", bn="স্লিপের ফাইলের নাম (Enter: {file})")
TAKEN: Final = Text(
    en="{file} is already there and was left alone. Give another name.",
    bn="{file} আগে থেকেই আছে, তাই বদলানো হয়নি। অন্য নাম দিন।",
)
NO_SLIP_NAME: Final = Text(
    en="No slip is read from a file of such a name. Give one that ends in .txt, such as slip.txt.",
    bn="এমন নামের ফাইল থেকে স্লিপ পড়া হয় না। শেষে .txt আছে এমন নাম দিন, যেমন slip.txt।",
)
SLIP_WRITTEN: Final = Text(en="The slip was written: {file}", bn="স্লিপ লেখা হয়েছে: {file}")
ALSO_LEAKED: Final = Text(
    en="It holds too: whether the password is in the list of leaked ones.",
    bn="স্লিপে আরও থাকে: পাসওয়ার্ডটি ফাঁস হওয়া তালিকায় আছে কি না।",
)
ALSO_REUSED: Final = Text(
    en="It holds too: whether it is the same as the other one you typed.",
    bn="স্লিপে আরও থাকে: আপনার লেখা অন্য পাসওয়ার্ডটি একই কি না।",
)
COPY: Final = Text(
    en="Copy the slip's text and send it by WhatsApp or any messenger to the assistant programmer: {ap_phone}",
    bn="স্লিপের লেখা কপি করে WhatsApp বা অন্য মেসেঞ্জারে সহকারী প্রোগ্রামারের নম্বরে: {ap_phone}",
)
COPY_ANY: Final = Text(
    en="Copy the slip's text and send it by WhatsApp or any messenger to the assistant programmer",
    bn="স্লিপের লেখা কপি করে WhatsApp বা অন্য মেসেঞ্জারে সহকারী প্রোগ্রামারের নম্বরে",
)
ITEM: Final = Text(en="  {label}: {value}", bn="  {label}: {value}")
LISTED: Final = Text(en="  - {line}", bn="  - {line}")
FINGERPRINT: Final = Text(
    en="SHA-256 of {file}: {digest}. It must be the one on your sheet.",
    bn="{file} ফাইলের SHA-256: {digest}। নির্দেশিকার কাগজের সঙ্গে মিলতে হবে।",
)
NO_SHEETS: Final = Text(
    en="No sheets were made yet, so there is no page. Make both with: auditor invite",
    bn="এখনো নির্দেশিকা তৈরি হয়নি, তাই স্ব-যাচাই পাতাও নেই। দুটিই তৈরি করতে: auditor invite",
)
PAGE_WRITTEN: Final = Text(
    en="Written: {file}, the page of {month}. Its SHA-256: {digest}",
    bn="লেখা হয়েছে: {file}, {month} মাসের স্ব-যাচাই পাতা। এর SHA-256: {digest}",
)
PAGE_SAME: Final = Text(en="That is what the sheets carry.", bn="নির্দেশিকার কাগজেও এটিই ছাপা আছে।")
PAGE_DIFFERS: Final = Text(
    en="The sheets carry another SHA-256, {digest}: the roster, the settings or the program changed since they were made. Slips "
    "made with this page can be opened, but who compares it with a sheet finds it different. Give out the page that was "
    "made with the sheets, or make the sheets again with: auditor invite",
    bn="নির্দেশিকার কাগজে অন্য SHA-256 ছাপা আছে, {digest}: কাগজ তৈরির পর তালিকা, সেটিংস বা প্রোগ্রাম বদলেছে। এই পাতার স্লিপ খোলা যাবে, "
    "কিন্তু কাগজের সঙ্গে মেলালে অমিল দেখা যাবে। কাগজের সঙ্গে তৈরি পাতাটিই দিন, অথবা আবার নির্দেশিকা তৈরি করুন: auditor invite",
)
