"""What is told of a paper that is compared with no round: of none here, of another folder, or of no paper of ours."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

NOT_OF_THIS_LEDGER: Final = Text(
    en="The digest on the paper fits no round in this ledger. Check it and type it again; if it still does not fit, "
    "the paper was not made from this ledger. If this folder was once copied, it may be of the other folder: ask for that.",
    bn="কাগজের যাচাই-সংকেত এই স্থায়ী রেকর্ডের কোনো যাচাইয়ের সঙ্গে মেলে না। সংকেতটি আবার দেখে লিখুন; তবু না মিললে কাগজটি এই স্থায়ী রেকর্ড থেকে তৈরি নয়। "
    "এই ফোল্ডারের কপি করা হয়ে থাকলে কাগজটি অন্য ফোল্ডারের হতে পারে; সেই ফোল্ডারটি চেয়ে নিন।",
)
OF_NO_ROUND: Final = Text(
    en="The paper was made before a round was kept, to see how it would be: its check digest is of zeros alone, and no round was kept with it, so there is nothing to compare "
    "it with. The papers of a round are made once it was kept.",
    bn="কাগজটি যাচাই রাখার আগে দেখার জন্য তৈরি: এর যাচাই-সংকেতে শুধু শূন্য আছে, অর্থাৎ এটি কোনো রাখা যাচাইয়ের কাগজ নয়; তাই মেলানোর কিছু নেই। যাচাই রাখার পরেই "
    "তার কাগজ তৈরি হয়।",
)
ALTERED_DIGEST: Final = Text(
    en="The check digest on the paper differs in {signs} {signs:sign|signs} from that of round {n} ({meeting}): it was altered since the paper was made, so "
    "nothing was compared. Ask for the paper as it was made, or make the papers of that round again and lay both side by side.",
    bn="কাগজের যাচাই-সংকেত {n} নম্বর যাচাইয়ের ({meeting}) যাচাই-সংকেত থেকে {signs}টি চিহ্নে ভিন্ন: কাগজটি তৈরির পর সংকেতটি বদলানো হয়েছে, তাই মেলানো হয়নি। কাগজটি যেমন "
    "তৈরি হয়েছিল তেমন চেয়ে নিন, অথবা ওই যাচাইয়ের কাগজ আবার তৈরি করে পাশাপাশি মিলিয়ে দেখুন।",
)
OF_ANOTHER_LEDGER: Final = Text(
    en="The paper bears the check digest of no round in this ledger: it was made from the ledger of another folder, or the digest was altered. Perhaps one of the two is a "
    "copy of the other, and each went on by itself; the PDF or DOCX of a paper names the rounds before it, by which that is found. Ask for the "
    "other folder, and compare the paper there.",
    bn="কাগজটির যাচাই-সংকেত এই স্থায়ী রেকর্ডের কোনো যাচাইয়ের নয়: কাগজটি অন্য ফোল্ডারের স্থায়ী রেকর্ড থেকে তৈরি, অথবা সংকেতটি বদলানো হয়েছে। হয়তো দুটি ফোল্ডারের একটি অন্যটির কপি, পরে দুটিতে আলাদাভাবে কাজ হয়েছে; "
    "কাগজের PDF বা DOCX-এ আগের যাচাইগুলোর সংকেত থাকে, তা দিলে এটি জানা যায়। অন্য ফোল্ডারটি চেয়ে নিয়ে কাগজটি সেখানে মেলান।",
)
FORKED: Final = Text(
    en="The paper is of no round in this ledger. This folder and the paper's ledger were one at least until round {n} ({meeting}); later each "
    "went on by itself, so one of them is a copy; or the digest on the paper was altered. If there is another folder, compare the paper there, and go on in one of the two only.",
    bn="কাগজটি এই স্থায়ী রেকর্ডের কোনো যাচাইয়ের নয়। অন্তত {n} নম্বর যাচাই ({meeting}) পর্যন্ত এই ফোল্ডারের ও কাগজটির স্থায়ী রেকর্ড একই ছিল; এরপর দুটিতে আলাদাভাবে কাজ হয়েছে, অর্থাৎ একটি "
    "অন্যটির কপি; নয়তো কাগজের সংকেতটি বদলানো হয়েছে। অন্য ফোল্ডার থাকলে কাগজটি সেখানে মেলান, এবং এখন থেকে একটি ফোল্ডারেই কাজ করুন।",
)
WENT_ON: Final = Text(
    en="The paper is of no round in this ledger. This folder and the paper's ledger were one until round {n} ({meeting}), the last one here; the "
    "paper is of a later one. So this folder is an earlier copy. Ask for the other folder, or its last backup, and go on there.",
    bn="কাগজটি এই স্থায়ী রেকর্ডের কোনো যাচাইয়ের নয়। {n} নম্বর যাচাই ({meeting}) পর্যন্ত এই ফোল্ডারের ও কাগজটির স্থায়ী রেকর্ড একই ছিল, আর এখানে সেটিই শেষ যাচাই; কাগজটি তার পরের "
    "কোনো যাচাইয়ের। অর্থাৎ এই ফোল্ডারটি পুরোনো কপি। অন্য ফোল্ডারটি বা তার শেষ কপি চেয়ে নিয়ে সেখানেই কাজ চালিয়ে যান।",
)
ALL_BUT_DIGEST: Final = Text(
    en="The check digest on the paper is that of no round in this ledger, but all else on it is as in {file} of round {n} ({meeting}). Either the digest was altered "
    "since the paper was made, or there is a copy of this folder{until} in which the same was kept. Ask for the paper as it was made, and whether there is such a copy.",
    bn="কাগজের যাচাই-সংকেত এই স্থায়ী রেকর্ডের কোনো যাচাইয়ের নয়, কিন্তু বাকি সবই {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজের মতো। হয় কাগজটি তৈরির পর সংকেতটি বদলানো হয়েছে, নয়তো এই ফোল্ডারের এমন "
    "কোনো কপি আছে{until} যাতে একই তথ্য রাখা হয়েছে। কাগজটি যেমন তৈরি হয়েছিল তেমন চেয়ে নিন, আর এমন কপি আছে কি না জেনে নিন।",
)
ONE_UNTIL: Final = Text(
    en=" (one with it until round {n} ({meeting}); later each went on by itself)",
    bn=" ({n} নম্বর যাচাই ({meeting}) পর্যন্ত দুটি একই ছিল, পরে আলাদাভাবে কাজ হয়েছে)",
)
LAID_OTHERWISE: Final = Text(
    en="{file} is likest {kept} of round {n} ({meeting}), but its pages are not laid out as this program lays them out, as where an office program saved a DOCX as PDF. "
    "So it was not compared; that speaks neither for it nor against it. Ask for the PDF or the DOCX as the program made it, and compare that.",
    bn="{file} সবচেয়ে বেশি মেলে {n} নম্বর যাচাইয়ের ({meeting}) {kept} কাগজের সঙ্গে, কিন্তু এর পৃষ্ঠা এই প্রোগ্রামের মতো করে সাজানো নয়; অন্য প্রোগ্রাম দিয়ে DOCX থেকে PDF করলে এমন হয়। তাই মেলানো হয়নি; "
    "এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না। প্রোগ্রাম যে PDF বা DOCX তৈরি করেছিল, সেটিই চেয়ে নিয়ে মেলান।",
)
NO_DIGEST: Final = Text(
    en="{file} bears no check digest, as every page of a kept round's papers does, and is like none of the papers that were noted when they "
    "were made, so nothing was compared; that speaks neither for it nor against it.",
    bn="{file}-এ যাচাই-সংকেত নেই, যা রাখা যাচাইয়ের কাগজের প্রতি পাতায় থাকে; তৈরির সময় স্থায়ী রেকর্ডে লেখা কোনো কাগজের মতোও এটি নয়। তাই মেলানো হয়নি; এতে কাগজ ঠিক না ভুল, "
    "কিছুই বোঝা যায় না।",
)
WHY_NOT: Final = Text(
    en="A paper that an office program saved as PDF is laid out otherwise: give its DOCX. Letters, enclosures, covers of packs and handover notes are compared if they were noted when they were made, which earlier versions of the "
    "program did not do; forms and sheets to be filled in by hand, and roll-ups of others' returns, are not compared.",
    bn="অন্য প্রোগ্রাম দিয়ে PDF করা কাগজের সাজ আলাদা হয়: তার DOCX দিন। পত্র, সংযুক্তি, সভার কাগজপত্রের প্রচ্ছদ ও হস্তান্তর নোট মেলানো যায় তৈরির সময় স্থায়ী রেকর্ডে লেখা হয়ে থাকলে; প্রোগ্রামের আগের সংস্করণ তা লিখত না। হাতে পূরণ করার ফরম ও যাচাই পত্র, "
    "এবং অন্যদের বিবরণী থেকে তৈরি সমন্বিত প্রতিবেদন মেলানো হয় না।",
)
NONE_LIKE_IT: Final = Text(
    en="{file} is like none of the papers of this ledger, so nothing was compared; that speaks neither for it nor against it. {why} "
    "Give another paper the name that it had when it was made, or check it by the digest at its foot: auditor verify DIGEST",
    bn="{file} এই স্থায়ী রেকর্ডের কোনো কাগজের মতো নয়, তাই মেলানো যায়নি; এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না। {why} "
    "অন্য কাগজ হলে তৈরির সময়কার নাম দিয়ে আবার চালান, অথবা কাগজের নিচের যাচাই-সংকেত দিয়ে দেখুন: auditor verify যাচাই-সংকেত",
    on_screen=Text(
        en="{file} is like none of the papers of this ledger, so nothing was compared; that speaks neither for it nor against it. {why} "
        "Give another paper the name that it had when it was made and choose it again, or type the check digest at its foot on the "
        "screen History.",
        bn="{file} এই স্থায়ী রেকর্ডের কোনো কাগজের মতো নয়, তাই মেলানো যায়নি; এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না। {why} "
        "অন্য কাগজ হলে তৈরির সময়কার নাম দিয়ে আবার বেছে নিন, অথবা কাগজের নিচের যাচাই-সংকেত “আগের যাচাই” পাতায় লিখে মিলিয়ে দেখুন।",
    ),
)
NO_PAPER: Final = Text(
    en="{file} is no paper: the program notes in it what each paper of its folder was made from. There is nothing to compare.",
    bn="{file} কোনো কাগজ নয়: ফোল্ডারের কোন কাগজ কী থেকে তৈরি, প্রোগ্রাম তা এতে লিখে রাখে। মিলিয়ে দেখার কিছু নেই।",
)
