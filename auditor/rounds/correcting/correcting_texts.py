"""What is told where a correction of the roster is refused, or nothing was corrected."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

NEW_OFFICE: Final = Text(en="New office", bn="নতুন দপ্তর")
NOTHING: Final = Text(
    en="Nothing would change. Correct what is wrong, then go on.", bn="কিছুই বদলাবে না। যা ভুল তা ঠিক করে লিখুন।"
)
NO_NAME: Final = Text(en="Write the name of the office.", bn="দপ্তরের নাম লিখুন।")
NO_REASON: Final = Text(en="Write the reason.", bn="কারণ লিখুন।")
NOTHING_ENTERED: Final = Text(en="Nothing was corrected yet.", bn="এখনো কিছু সংশোধন করা হয়নি।")
OFFICE_THERE: Final = Text(
    en="The roster lists this office already (no. {n}), so it was not added again. To change something, correct it there.",
    bn="এই দপ্তর তালিকায় আগেই আছে (ক্রম {n}), তাই আবার যোগ করা হয়নি। কিছু বদলাতে হলে সেখানে সংশোধন করুন।",
)
NO_POST: Final = Text(en="Write the post that uses the user ID.", bn="আইডিটি কোন পদবির কাছে আছে লিখুন।")
ONLY_NUMBERED: Final = Text(
    en="Of this user ID only the number is known, so nothing of it can be corrected. Once it is known which post uses it, add it with that: auditor roster correct OFFICE --add --set post POST",
    bn="এই আইডির শুধু সংখ্যা জানা, তাই এতে সংশোধনের কিছু নেই। কোন পদবির কাছে আছে জানা গেলে পদবিসহ যোগ করুন: auditor roster correct দপ্তর --add --set post পদবি",
    on_screen=Text(
        en="Of this user ID only the number is known, so nothing of it can be corrected. Once it is known which post uses it, add it with that below New user ID.",
        bn="এই আইডির শুধু সংখ্যা জানা, তাই এতে সংশোধনের কিছু নেই। কোন পদবির কাছে আছে জানা গেলে “নতুন ইউজার আইডি” অংশে পদবিসহ যোগ করুন।",
    ),
)
LOGIN_THERE: Final = Text(
    en="The office has this user ID already ({post}), so it was not added again. To change it, correct it there.",
    bn="এই ইউজার আইডি দপ্তরে আগেই আছে ({post}), তাই আবার যোগ করা হয়নি। কিছু বদলাতে হলে সেখানে সংশোধন করুন।",
)
ANOTHERS: Final = Text(
    en="So named it would be taken for another one of before ({ids}), so nothing was written. Choose a name that tells them apart.",
    bn="এই নামে এটি আগের অন্য একটির ({ids}) সঙ্গে মিলে যাবে, তাই কিছু লেখা হয়নি। আলাদা করে বোঝা যায় এমন নাম দিন।",
)
ANOTHERS_BACK: Final = Text(
    en="Without this correction one that is listed would be taken for another one of before ({ids}), so nothing was taken back. First take back what was corrected after it.",
    bn="এই সংশোধন বাতিল করলে তালিকার একটি আইডি আগের অন্য একটির ({ids}) সঙ্গে মিলে যাবে, তাই কিছু বাতিল হয়নি। আগে এর পরের সংশোধনগুলো বাতিল করুন।",
)
