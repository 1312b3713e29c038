"""What is told of a yes for all that does not count for some accounts."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

DOES_NOT_REACH: Final = Text(
    en="the yes for all does not count for the following {n:account|accounts}, for what {n:it told itself|they told themselves} before: {posts}. It does not take "
    "the place of what an account told itself. Ask about each, and write its answer on a row of its own.",
    bn="সব আইডির জন্য লেখা “হ্যাঁ” {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ {n:এটি|এগুলো} নিজে আগে যা জানিয়েছে: {posts}। তা কোনো আইডির নিজের দেওয়া তথ্যের "
    "জায়গা নেয় না। প্রতিটি আইডির বিষয়ে আলাদাভাবে জেনে নিজ নিজ সারিতে উত্তর লিখুন।",
)
TOLD_ITSELF: Final = Text(en="{posts} ({asked}: {said})", bn="{posts} ({asked}: {said})")
UNREAD_BEFORE: Final = Text(
    en="the yes for all does not count for the following {n:account|accounts}, for {n:its|their} earlier answer could not be read and may be no: {posts}. It "
    "does not take the place of an account's own answer. Ask about each, and write its answer on a row of its own.",
    bn="সব আইডির জন্য লেখা “হ্যাঁ” {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ {n:এর|এগুলোর} নিজের আগের উত্তর বোঝা যায়নি, সেটি “না” হতে পারে: {posts}। তা কোনো আইডির নিজের "
    "উত্তরের জায়গা নেয় না। প্রতিটি আইডির বিষয়ে আলাদাভাবে জেনে নিজ নিজ সারিতে উত্তর লিখুন।",
)
PERHAPS_NO: Final = Text(
    en="the yes for all does not count for the following {n:account|accounts}, for an earlier row of which it is not known whose it is says no, or cannot be read, and "
    "may be {n:its|theirs}: {posts}. Put right whose that row is, or ask about {n:it|each of them}, and write its answer on a row of its own.",
    bn="সব আইডির জন্য লেখা “হ্যাঁ” {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ আগের একটি সারি কার তা জানা যায়নি, সেটি {n:এই আইডির|এগুলোর কোনোটির} হতে পারে, আর তাতে উত্তর “না” বা বোঝা যায়নি: {posts}। সারিটি কার তা ঠিক "
    "করুন, অথবা প্রতিটি আইডির বিষয়ে আলাদাভাবে জেনে নিজ নিজ সারিতে উত্তর লিখুন।",
)
SEEN_UNDONE: Final = Text(
    en="the yes for all does not count for the following {n:account|accounts}, for of {n:it|them} it was seen not to be done: {posts}. What is told does not lift what was "
    "seen. {step}",
    bn="সব আইডির জন্য লেখা “হ্যাঁ” {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ {n:এর|এগুলোর} ক্ষেত্রে দেখা গেছে কাজটি হয়নি: {posts}। যা দেখা গেছে, শুধু জানালে তা বদলায় না। {step}",
)
