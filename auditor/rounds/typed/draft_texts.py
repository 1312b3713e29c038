"""What is said of a draft of answers that were typed at the desk and are not handed in."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

NOT_HANDED_IN: Final = Text(
    en="The answers of {n} {n:office|offices} are typed at the desk and not handed in; the round would be kept without them. Hand them in "
    "first: auditor register hand-in",
    bn="{n}টি দপ্তরের উত্তর ডেস্কে লেখা আছে, জমা হয়নি; {n:তা|সেগুলো} ছাড়াই যাচাই রাখা হবে। আগে জমা দিন: auditor register hand-in",
    on_screen=Text(
        en="The answers of {n} {n:office|offices} are typed here and not handed in; the round would be kept without them. Hand them in first.",
        bn="{n}টি দপ্তরের উত্তর এখানে লেখা আছে, জমা হয়নি; {n:তা|সেগুলো} ছাড়াই যাচাই রাখা হবে। আগে জমা দিন।",
    ),
)
NOT_ASKED: Final = Text(
    en="This office is not among those asked in this draft. Go back to the list and choose one.",
    bn="এই খসড়ায় এই দপ্তরকে জিজ্ঞাসার কিছু নেই। তালিকায় ফিরে একটি দপ্তর বেছে নিন।",
)
UNREADABLE: Final = Text(
    en="{file} cannot be read, so nothing of it was taken. Bring it back from a backup, or move it elsewhere to begin anew.",
    bn="{file} পড়া যায়নি, তাই এর কিছু নেওয়া হয়নি। ব্যাকআপ থেকে ফিরিয়ে আনুন, অথবা অন্য ফোল্ডারে সরিয়ে নতুন করে শুরু করুন।",
)
OF_ANOTHER: Final = Text(
    en="{file} was begun in another workspace, so nothing of it was taken: what was answered there is of that upazila. Move it elsewhere to begin "
    "anew; where the ledger of this folder was lost, bring that back from a backup.",
    bn="{file} অন্য একটি কাজের ফোল্ডারে শুরু হয়েছিল, তাই এর কিছু নেওয়া হয়নি: এতে লেখা উত্তর সেই উপজেলার। অন্য ফোল্ডারে সরিয়ে নতুন করে শুরু করুন; এই ফোল্ডারের "
    "স্থায়ী রেকর্ড হারিয়ে থাকলে ব্যাকআপ থেকে ফিরিয়ে আনুন।",
)
BEGUN: Final = Text(
    en="Asking was begun already; go on there. To begin anew, hand in what was answered first.",
    bn="জিজ্ঞাসা আগেই শুরু হয়েছে; সেখান থেকেই চালিয়ে যান। নতুন করে শুরু করতে আগে পাওয়া উত্তরগুলো জমা দিন।",
)
GONE: Final = Text(
    en="The draft of these answers was handed in or put away meanwhile, so nothing was saved. Open Ask and answer again to see what is asked now.",
    bn="এর মধ্যে এই উত্তরগুলোর খসড়া জমা দেওয়া বা তুলে রাখা হয়েছে, তাই কিছু রাখা হয়নি। এখন কী জিজ্ঞাসা করা হচ্ছে দেখতে “জিজ্ঞাসা ও উত্তর” পাতাটি আবার খুলুন।",
)
NOT_PUT_AWAY: Final = Text(
    en="The draft could not be put away, so it is where it was. Close programs that have it open, and try again.",
    bn="খসড়াটি তুলে রাখা যায়নি, তাই আগের জায়গাতেই আছে। অন্য কোনো প্রোগ্রামে খোলা থাকলে বন্ধ করে আবার চেষ্টা করুন।",
)
