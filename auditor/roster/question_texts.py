"""What the questions about who is who say of one row, and of who is only counted."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

COUNTED_AGAIN: Final = Text(
    en="{office}: fewer user IDs were told of meanwhile, and {posts} {m:is|are} counted again now: {m:was this one|were these} among those counted before?",
    bn="{office}: মাঝে ইউজার আইডির সংখ্যা কম জানানো হয়েছিল, এখন আবার গণনায় আছে: {posts}। এই আইডি কি আগের সংখ্যার মধ্যেই ছিল?",
)
FEWER_COUNTED: Final = Text(
    en="{office}: only the number of its user IDs was known before ({c}), and more are listed now: was {posts} among those counted then?",
    bn="{office}: আগে শুধু ইউজার আইডির সংখ্যা জানা ছিল ({c}টি), এখন তালিকায় তার চেয়ে বেশি আছে: {posts} কি আগের সংখ্যার মধ্যেই ছিল?",
)
COUNTED_THERE: Final = Text(
    en="{office}: only the number of its user IDs was known before {posts} came into its list; {m:it stands|they stand} under {now} now. {m:Was it|Were they} among "
    "those counted then?",
    bn="{office}: {posts} এই দপ্তরের তালিকায় ওঠার আগে শুধু ইউজার আইডির সংখ্যা জানা ছিল; এখন আছে {now}-এর তালিকায়। এই আইডি কি আগের সংখ্যার মধ্যেই ছিল?",
)
COUNTED_AS: Final = Text(en="{listed}, counted before as {counted}", bn="{listed}, আগে গণনায় ছিল {counted}")
NOT_COUNTED: Final = Text(en="{listed}, none of those counted before", bn="{listed}, আগের গণনার কোনোটি নয়")
MOVED: Final = Text(
    en="{before}, {then}: user ID {login}, now listed under {office} ({posts}): the same user ID, moved there?",
    bn="{before:র} {then:র} আইডি ({login}) এখন {office:র} তালিকায় ({posts}): একই আইডি, শুধু দপ্তর বদলেছে?",
)
MOVED_OR_COUNTED: Final = Text(
    en="{before}: user ID {login}, now listed under {office} ({posts}): the same user ID, moved there, and was it one of those counted before ({names})?",
    bn="{before}: ইউজার আইডি {login} এখন {office:র} তালিকায় ({posts}): একই আইডি, শুধু দপ্তর বদলেছে? আর তা কি আগের গণনার কোনোটি ({names})?",
)
SEVERAL_MOVED: Final = Text(
    en="{before}: {n} {n:user ID|user IDs} ({then}), now listed under {office} ({posts}): the same user IDs, moved there?",
    bn="{before:র} {n}টি ইউজার আইডি ({then}) এখন {office:র} তালিকায় ({posts}): একই আইডি, শুধু দপ্তর বদলেছে?",
)
LISTED_TOO: Final = Text(
    en="{asked} The same user ID stands in the list of {offices} as well: only one of them can be it.",
    bn="{asked} একই আইডি {offices:র} তালিকাতেও আছে; আগের আইডিটি এগুলোর শুধু একটিই হতে পারে।",
)
POST_BESIDE: Final = Text(
    en="{office}: {before} and {now} are both listed: is {now} the {before} of before?",
    bn="{office}: তালিকায় {before} ও {now} দুটিই আছে: আগের {before} আইডিই কি এখন {now}?",
)
ROW: Final = Text(en="{office}, row {row} of the roster", bn="{office}, তালিকার {row} নং সারি")
CORRECTED: Final = Text(en="{office}, entered by a correction of the roster", bn="{office}, তালিকার সংশোধনে যোগ করা আইডি")
ROW_OF_SHEET: Final = Text(
    en='{office}, roster sheet "{sheet}", row {row}', bn="{office}, তালিকার “{sheet}” শিটের {row} নং সারি"
)
NOT_AFTER: Final = Text(
    en="The new holder is to have the post since {day}, but the one before has it since {then}, as far as is known: what that one told since then would count "
    "for the new one. See whether the year is right.",
    bn="নতুন দায়িত্বপ্রাপ্তের যোগদানের তারিখ {day}, অথচ জানা তথ্য অনুযায়ী আগের দায়িত্বপ্রাপ্ত যোগ দিয়েছেন {then} তারিখে: আগেরজনের জানানো তথ্য নতুনজনের বলে ধরা হবে। সাল ঠিক আছে কি না "
    "দেখুন।",
)
NOT_THE_CAUSES: Final = Text(
    en="{said}, but where two-step was off for a cause at the former portal (none offered, no code), how it stands at this one is to be told again",
    bn="{said}; তবে আগের পোর্টালের কারণে (সুযোগ নেই, কোড আসে না) Two-step চালু না থাকলে বর্তমান পোর্টালের অবস্থা আবার জানাতে হবে",
)
JOINED: Final = Text(en="{said} (the holder joined the new office on {days})", bn="{said} (নতুন দপ্তরে যোগদান: {days})")
COUNTED_THEN: Final = Text(
    en="yes, it was counted then; what was told goes on counting", bn="হ্যাঁ, আগের সংখ্যার মধ্যেই ছিল; আগের তথ্য বহাল থাকবে"
)
NEW_HOLDER: Final = Text(
    en="the same account, a new holder (the duties are open again)",
    bn="একই আইডি, নতুন দায়িত্বপ্রাপ্ত (করণীয়গুলো আবার করতে হবে)",
)
