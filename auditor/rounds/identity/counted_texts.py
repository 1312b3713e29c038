"""What is told where the number of user IDs that an office has is not as its list says."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

NOT_KNOWN: Final = Text(en="a day that is not known", bn="অজানা")
"""The Bangla stands before `তারিখে` or `তারিখের`."""
OF_ONE: Final = Text(en="{office} (told {m} on {day}, listed {n})", bn="{office} ({day} তারিখে জানানো {m}টি, তালিকায় {n}টি)")
MORE: Final = Text(
    en="Roster: these offices told of more user IDs than are listed: {offices}. Ask which posts use the others, and enter each in the roster; "
    "what was told of it by its number goes with it.",
    bn="তালিকা: এসব দপ্তরের জানানো ইউজার আইডি তালিকার চেয়ে বেশি: {offices}। বাকিগুলো কোন পদবির কাছে জেনে তালিকায় তুলুন; ক্রম ধরে যা জানানো হয়েছে, তা ওই আইডির সঙ্গেই থাকবে।",
    on_screen=Text(
        en="These offices told of more user IDs than are listed: {offices}. Ask which posts use the others, and enter each in the roster; "
        "what was told of it by its number goes with it.",
        bn="এসব দপ্তরের জানানো ইউজার আইডি তালিকার চেয়ে বেশি: {offices}। বাকিগুলো কোন পদবির কাছে জেনে তালিকায় তুলুন; ক্রম ধরে যা জানানো হয়েছে, তা ওই আইডির সঙ্গেই থাকবে।",
    ),
)
WITH_MOVED: Final = Text(
    en="Roster: the number of user IDs that the list gives {office}, {n}, still counts {m} that moved to another office's list, so {k} count. Correct the number; if it has {n} "
    "all the same, enter the others by their posts.",
    bn="তালিকা: {office:র} তালিকায় লেখা আইডির সংখ্যায় ({n}টি) অন্য দপ্তরের তালিকায় যাওয়া {m}টি আইডি এখনো ধরা আছে, তাই {k}টি গণনা করা হয়েছে। সংখ্যাটি ঠিক করুন; তবু {n}টি থাকলে "
    "বাকি আইডি পদবিসহ তালিকায় তুলুন।",
    on_screen=Text(
        en="The number of user IDs that the list gives {office}, {n}, still counts {m} that moved to another office's list, so {k} count. Correct the number; if it has {n} "
        "all the same, enter the others by their posts.",
        bn="{office:র} তালিকায় লেখা আইডির সংখ্যায় ({n}টি) অন্য দপ্তরের তালিকায় যাওয়া {m}টি আইডি এখনো ধরা আছে, তাই {k}টি গণনা করা হয়েছে। সংখ্যাটি ঠিক করুন; তবু {n}টি থাকলে "
        "বাকি আইডি পদবিসহ তালিকায় তুলুন।",
    ),
)
FEWER: Final = Text(
    en="Roster: {n:this office|these offices} told of fewer user IDs than are listed: {offices}. The larger number counts. Ask {n:it|each}, and "
    "correct the roster where it has fewer.",
    bn="তালিকা: {n:এই|এসব} দপ্তরের জানানো ইউজার আইডি তালিকার চেয়ে কম: {offices}। বড় সংখ্যাটি ধরা হয়েছে। দপ্তরকে জিজ্ঞাসা করুন; আসলে কম হলে তালিকা ঠিক করুন।",
    on_screen=Text(
        en="{n:This office|These offices} told of fewer user IDs than are listed: {offices}. The larger number counts. Ask {n:it|each}, and "
        "correct the roster where it has fewer.",
        bn="{n:এই|এসব} দপ্তরের জানানো ইউজার আইডি তালিকার চেয়ে কম: {offices}। বড় সংখ্যাটি ধরা হয়েছে। দপ্তরকে জিজ্ঞাসা করুন; আসলে কম হলে তালিকা ঠিক করুন।",
    ),
)
NAMED: Final = Text(en="{name} ({id})", bn="{name} ({id})", on_screen=Text(en="{name}", bn="{name}"))
OF_ONE_BEYOND: Final = Text(
    en="{office} ({n} counted, {m} listed; besides them {users})", bn="{office} (গণনায় {n}টি, তালিকায় {m}টি; বাকি: {users})"
)
BEYOND: Final = Text(
    en="Roster: of these offices more user IDs count than were told, since some that are listed are none of those told of: {offices}. Ask how many each has. Correct the "
    "number in the roster, and enter the others by their posts; of one that is not there any more write why: auditor roster correct CODE --left REASON (the code stands in brackets).",
    bn="তালিকা: এসব দপ্তরের জানানো সংখ্যার চেয়ে বেশি ইউজার আইডি গণনায় আছে, কারণ তালিকার কোনো কোনো আইডি আগে জানানো সংখ্যার মধ্যে ছিল না: {offices}। আইডি আসলে কয়টি দপ্তরকে জিজ্ঞাসা করুন। তালিকায় সংখ্যা ঠিক করুন, "
    "বাকিগুলো পদবিসহ তালিকায় তুলুন; কোনোটি আর না থাকলে কারণ লিখুন: auditor roster correct কোড --left কারণ (কোড হলো বন্ধনীর কোডটি)।",
    on_screen=Text(
        en="Of these offices more user IDs count than were told, since some that are listed are none of those told of: {offices}. Ask how many each has. Correct the "
        "number in the roster, and enter the others by their posts; of one that is not there any more write why, on the screen Offices under Corrections of the roster.",
        bn="এসব দপ্তরের জানানো সংখ্যার চেয়ে বেশি ইউজার আইডি গণনায় আছে, কারণ তালিকার কোনো কোনো আইডি আগে জানানো সংখ্যার মধ্যে ছিল না: {offices}। আইডি আসলে কয়টি দপ্তরকে জিজ্ঞাসা করুন। তালিকায় সংখ্যা ঠিক করুন, "
        "বাকিগুলো পদবিসহ তালিকায় তুলুন; কোনোটি আর না থাকলে “দপ্তর” পাতার “তালিকার সংশোধন ও নতুন দপ্তর” অংশে কারণ লিখুন।",
    ),
)
