"""What is told of evidence of kept rounds that is gone or changed, and of answers that turned with it."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

GONE: Final = Text(
    en="{file} spoke in the last kept round and is not in the evidence any more; what it told, every no too, counts no longer. "
    "Bring it back, from the recycle bin or a copy (auditor restore). If it was taken out because it was wrong, keep the next round "
    "without it: from then on it is not asked for.",
    bn="{file} গত রাখা যাচাইয়ে ছিল, এখন evidence ফোল্ডারে নেই; এর কোনো তথ্য, “না” উত্তরও, আর ধরা হচ্ছে না। রিসাইকেল বিন বা কপি থেকে "
    "(auditor restore) ফিরিয়ে আনুন। ভুল বলে সরিয়ে থাকলে এটি ছাড়াই পরের যাচাই রাখুন; এরপর আর চাওয়া হবে না।",
    on_screen=Text(
        en="{file} spoke in the last kept round and is not in the evidence any more; what it told, every no too, counts no longer. Bring the file back from the recycle bin or a copy, and hand it in on the screen Inbox. If it was taken out because it was wrong, keep the next round without it: from then on it is not asked for.",
        bn="{file} গত রাখা যাচাইয়ে ছিল, এখন evidence ফোল্ডারে নেই; এর কোনো তথ্য, “না” উত্তরও, আর ধরা হচ্ছে না। রিসাইকেল বিন বা কপি থেকে ফাইলটি এনে “জমা ফাইল” পাতায় দিন। ভুল বলে সরিয়ে থাকলে এটি ছাড়াই পরের যাচাই রাখুন; এরপর আর চাওয়া হবে না।",
    ),
)
CHANGED: Final = Text(
    en="{file} was changed since it spoke in a kept round, which can no longer be made again from it. Put it back as it was (from a copy), "
    "and write corrections into a file of their own.",
    bn="যে যাচাইয়ে {file} ধরা হয়েছিল, সেটি রাখার পর ফাইলটি বদলানো হয়েছে, তাই ওই যাচাই এটি থেকে আর মিলিয়ে দেখা যাবে না। কপি থেকে আগের ফাইলটি ফিরিয়ে আনুন, সংশোধন আলাদা "
    "ফাইলে লিখুন।",
)
CARRIED_ON: Final = Text(
    en="{file} was carried on since it spoke in a kept round: what stood in it is there as it was, and the rows that came count. That round can be made "
    "again only from the file as it was: where there is a copy of that, put it back, and write the new rows into a file of their own.",
    bn="যে যাচাইয়ে {file} ধরা হয়েছিল, সেটি রাখার পর ফাইলে নতুন সারি যোগ করা হয়েছে; আগের সব সারি আগের মতোই আছে, নতুন সারিও ধরা হচ্ছে। তবে ওই যাচাই কেবল আগের ফাইল থেকেই মিলিয়ে দেখা যায়: "
    "কপি থাকলে আগের ফাইলটি ফিরিয়ে আনুন, আর নতুন সারিগুলো আলাদা ফাইলে রাখুন।",
)
HELD: Final = Text(
    en="{file} counted before, is still there, and cannot be read now; until it can, what it told, every no too, does not count. Nothing shows that it was changed: "
    "leave it where it is, and see that it can be read before a round is kept.",
    bn="{file} আগে ধরা হয়েছিল, ফাইলটি জায়গাতেই আছে, কিন্তু এখন পড়া যাচ্ছে না; পড়া না যাওয়া পর্যন্ত এর কোনো তথ্য, “না” উত্তরও, ধরা হচ্ছে না। ফাইলটি বদলেছে এমন কিছু দেখা যায়নি: যেখানে আছে সেখানেই রাখুন, "
    "এবং যাচাই রাখার আগে সেটি যেন পড়া যায় তা নিশ্চিত করুন।",
)
ALTERED: Final = Text(
    en='{who}, "{duty}": kept as "{before}" (told on {day}), now "{now}", though {nobody}.',
    bn="{who}, “{duty}”: গত যাচাইয়ে রাখা “{before}” ({day} তারিখের তথ্য), এখন “{now}”; অথচ {nobody}।",
)
NOBODY_SINCE: Final = Text(en="nobody told anything later", bn="পরে কেউ নতুন কিছু জানায়নি")
NOTHING_COUNTS_SINCE: Final = Text(en="there is no later answer that counts", bn="পরের এমন কোনো উত্তর নেই যা ধরা যায়")
KNOWN_BY_IT: Final = Text(
    en='{who}, "{duty}": kept as "{before}", now "{now}" (told on {day}), only by what a changed file says now.',
    bn="{who}, “{duty}”: গত যাচাইয়ে রাখা “{before}”, এখন “{now}” ({day} তারিখের তথ্য); শুধু বদলানো ফাইলে এখন যা লেখা আছে তার ভিত্তিতে।",
)
FIND_OUT: Final = Text(en="Find out who altered it and why.", bn="কে ও কেন বদলেছেন জেনে নিন।")
TURNED_BACK: Final = Text(
    en='{who}, "{duty}": kept as "{before}" (told on {day}), now "{now}", because an answer about who that is, or whether the user ID is shared, was taken '
    "back on {on}.",
    bn="{who}, “{duty}”: গত যাচাইয়ে রাখা “{before}” ({day} তারিখের তথ্য), এখন “{now}”; কারণ এটি কে অথবা এর আইডি যৌথ কি না, এ বিষয়ের একটি উত্তর {on} তারিখে বাতিল করা হয়েছে।",
)
OR_TURNED_BACK: Final = Text(
    en="Or it is because an answer about who that is was taken back on {on}.",
    bn="অথবা কারণ, এটি কে সে বিষয়ের একটি উত্তর {on} তারিখে বাতিল করা হয়েছে।",
)
BRING_BACK: Final = Text(en="Bring the missing file back.", bn="হারানো ফাইলটি ফিরিয়ে আনুন।")
LET_READ: Final = Text(
    en="See that the file can be read, then it counts again.", bn="ফাইলটি পড়ার ব্যবস্থা করুন; তখন সেটি আবার ধরা হবে।"
)
MORE: Final = Text(en="The same holds for {n} more {n:answer|answers}.", bn="আরও {n}টি উত্তরের বেলায় একই কথা।")
PASSED_ON: Final = Text(
    en="{file} spoke in the last kept round and is not in the evidence any more: it was answered on {on} to be a form of another upazila. What it told counts no longer.",
    bn="{file} গত রাখা যাচাইয়ে ছিল, এখন evidence ফোল্ডারে নেই: {on} তারিখে জানানো হয়েছে, ফরমটি অন্য উপজেলার। এর কোনো তথ্য আর ধরা হচ্ছে না।",
)
