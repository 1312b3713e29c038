"""The words of the page of settings."""

from __future__ import annotations

from typing import Final

from auditor.desk import texts
from auditor.i18n import Text
from auditor.rounds.meetings import meeting_texts

WORDS: Final = {
    "here": Text(en="On this page", bn="এই পাতায়"),
    "names": Text(en="Upazila, district and committee", bn="উপজেলা, জেলা ও কমিটি"),
    "correct_names": Text(en="Correct the names", bn="নাম সংশোধন করুন"),
    "how": Text(
        en="Papers made from now on bear and follow it. Rounds that were kept, and papers that were given out, stay as they are.",
        bn="এখন থেকে তৈরি কাগজ এ অনুযায়ী হবে। আগে রাখা যাচাই ও বিতরণ করা কাগজ যেমন আছে তেমনই থাকবে।",
    ),
    "save": Text(en="Save", bn="সংরক্ষণ করুন"),
    "holds": Text(en="Without an answer: {default}", bn="উত্তর না দিলে ধরা হবে: {default}"),
    "each": Text(
        en="Is one of the decisions of another meeting? Write day and memo of each decision by itself",
        bn="কোনো সিদ্ধান্ত কি অন্য সভায় হয়েছে? প্রতিটি সিদ্ধান্তের তারিখ ও স্মারক আলাদা করে লিখুন",
    ),
    "each how": Text(
        en="Of each decision write the day of its own meeting. Of one that is of another meeting look at the memo, its day and the signing, too.",
        bn="প্রতিটি সিদ্ধান্ত যে সভায় হয়েছে তার তারিখ লিখুন। অন্য সভার সিদ্ধান্ত হলে তার স্মারক, স্মারকের তারিখ ও কার্যবিবরণী স্বাক্ষরের তারিখও দেখে নিন।",
    ),
    "not each": Text(en="Say it once for the decisions of one meeting", bn="এক সভার সব সিদ্ধান্তের তারিখ একবারে লিখুন"),
    "serial": Text(en="Number in the minutes: {subject}", bn="কার্যবিবরণীতে ক্রম: {subject}"),
    "serials": Text(en="Numbers of the decisions in the minutes", bn="কার্যবিবরণীতে সিদ্ধান্তের ক্রম"),
    "waivers": Text(en="Duties whose time the committee extended", bn="কমিটি যেসব কাজের সময় বাড়িয়েছে"),
    "none": Text(en="None.", bn="নেই।"),
    "office": Text(en="Office or union", bn="দপ্তর/ইউনিয়ন"),
    "all or one": Text(
        en="An office by its name alone: all its user IDs. For one user ID choose it, below its office.",
        bn="শুধু দপ্তরের নাম বাছলে তার সব ইউজার আইডির সময় বাড়ে। একটি ইউজার আইডির জন্য দপ্তরের নিচে সেই ইউজার আইডি বাছুন।",
    ),
    "duty": Text(en="Duty", bn="করণীয়"),
    "reason": Text(en="Reason", bn="কারণ"),
    "approved": Text(en="By which decision", bn="কোন সিদ্ধান্তে"),
    "until": Text(en="Until", bn="কত তারিখ পর্যন্ত"),
    "day_hint": texts.DAY_HINT,
    "another_waiver": Text(en="Another extension", bn="নতুন বর্ধিত সময়"),
    "enter": Text(en="Enter the extension", bn="বর্ধিত সময় লিখুন"),
    "back": Text(en="Take back", bn="বাতিল করুন"),
    "meetings": meeting_texts.IN_SETTINGS,
    "meetings why": Text(
        en='Put off, it stays the same meeting. One that was not held counts for no "meetings in a row". This is noted for good.',
        bn="পেছালেও সেটি একই সভা। যে সভা হয়নি তা “পরপর কত সভা” গণনায় ধরা হয় না। এটি স্থায়ী রেকর্ডে লেখা থাকে।",
    ),
    "meeting": Text(en="Meeting", bn="সভা"),
    "rounds": Text(en="How often a round was kept", bn="কতবার যাচাই রাখা হয়েছে"),
    "state": Text(en="State", bn="অবস্থা"),
    "to": Text(en="Held on (the new day)", bn="নতুন তারিখ"),
    "move": Text(en="Note the new day", bn="নতুন তারিখ লিখে রাখুন"),
    "surely": Text(en="It was not held, and will not be", bn="সভাটি হয়নি, আর হবেও না"),
    "cancel": Text(en="Note that it is cancelled, or was not held", bn="বাতিল বা হয়নি বলে লিখে রাখুন"),
    "held after all": Text(en="Note that it was held, or is to be", bn="সভাটি হয়েছে বা হবে বলে লিখে রাখুন"),
    "handover": Text(en="Handing over to a successor", bn="দায়িত্ব হস্তান্তর"),
    "handover why": Text(
        en="All that was kept is packed into one file, with the handover note. No key is in it. The successor brings it back on the first page of "
        "the desk.",
        bn="যা কিছু রাখা হয়েছে, হস্তান্তর নোটসহ একটি ফাইলে প্যাক হয়; এতে কোনো চাবি থাকে না। নতুন দায়িত্বপ্রাপ্ত ডেস্কের প্রথম পাতায় ফাইলটি দিয়ে সব ফিরিয়ে আনবেন।",
    ),
    "pack": Text(en="Folder for the pack, on a USB drive", bn="প্যাক রাখার ফোল্ডার (পেনড্রাইভে)"),
    "place meant": Text(en="Yes, pack into {folder}", bn="হ্যাঁ, {folder} ফোল্ডারেই প্যাক করুন"),
    "do pack": Text(en="Pack for the successor", bn="উত্তরসূরির জন্য প্যাক করুন"),
    "another": Text(en="Another folder", bn="অন্য ফোল্ডার"),
    "open": Text(
        en="Open another folder, begin a new upazila, bring one back from a copy, or join the returns of a district",
        bn="অন্য ফোল্ডার খুলুন, নতুন উপজেলা শুরু করুন, কপি থেকে ফোল্ডার ফিরিয়ে আনুন, অথবা জেলার বিবরণী একত্র করুন",
    ),
}
