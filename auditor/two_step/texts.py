"""What a rehearsal answers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class CodeResult(StrEnum):
    """What became of a code that was typed."""

    FORM = "form"
    FIRST = "first"
    REPLAYED = "replayed"
    PROVEN = "proven"
    APART = "apart"
    FAR = "far"
    OTHER_SETTINGS = "other-settings"
    WRONG = "wrong"


ANSWERS: Final[Mapping[CodeResult, Text]] = {
    CodeResult.FORM: Text(
        en="A code has {digits} digits. Type all of them, as the phone shows them; Bangla and English digits both do.",
        bn="কোডে {digits}টি সংখ্যা থাকে। ফোনে যা দেখায় সবগুলো লিখুন; বাংলা বা ইংরেজি দুই সংখ্যাই চলবে।",
    ),
    CodeResult.FIRST: Text(
        en="The code fits. Now wait until the phone shows the next one, {seconds} seconds at most, and type that.",
        bn="কোডটি মিলেছে। এবার ফোনে পরের কোড আসা পর্যন্ত অপেক্ষা করুন (বেশি হলে {seconds} সেকেন্ড), তারপর সেটি লিখুন।",
    ),
    CodeResult.REPLAYED: Text(
        en="This is the code from before; a code counts once only. Wait until the phone shows the next one and type that.",
        bn="এটি আগের কোড; একটি কোড একবারই চলে। ফোনে পরের কোড এলে সেটি লিখুন।",
    ),
    CodeResult.PROVEN: Text(
        en="Both codes fit: the phone has the right key.",
        bn="দুটি কোডই মিলেছে: ফোনে সঠিক Setup key বসেছে।",
    ),
    CodeResult.APART: Text(
        en="The code fits, but not together with the one before: one was typed too late, or a clock was changed. This one "
        "counts as the first now. Wait until the phone shows the next one and type that at once.",
        bn="কোডটি মেলে, তবে আগেরটির সঙ্গে সময়ের হিসাব মেলে না: কোনো একটি দেরিতে লেখা হয়েছে বা ঘড়ি বদলেছে। এটিকেই প্রথম কোড ধরা হলো। "
        "ফোনে পরের কোড এলে সঙ্গে সঙ্গে লিখুন।",
    ),
    CodeResult.FAR: Text(
        en="The code does not fit this moment, but it would fit another time of day: the clock of the phone or of this "
        "computer is perhaps wrong. Wait until the phone shows the next code and type that; it will show. {left} tries left.",
        bn="কোডটি এই মুহূর্তের সঙ্গে মিলছে না, তবে দিনের অন্য সময়ের সঙ্গে মেলে: ফোন বা এই কম্পিউটারের ঘড়ি ভুল থাকতে পারে। ফোনে পরের কোড "
        "এলে সেটি লিখুন, তাতে বোঝা যাবে। আর {left} বার লেখা যাবে।",
    ),
    CodeResult.OTHER_SETTINGS: Text(
        en="The app does not follow what the QR says about the codes, so the portal will refuse them too. Scan the QR with "
        "another authenticator app and type the code from there. {left} tries left.",
        bn="QR-এ কোডের যে নিয়ম আছে অ্যাপটি তা মানছে না, তাই পোর্টালেও এই কোড চলবে না। অন্য একটি Authenticator অ্যাপে QR স্ক্যান করে সেখানকার "
        "কোড লিখুন। আর {left} বার লেখা যাবে।",
    ),
    CodeResult.WRONG: Text(
        en="The code does not fit. See that you look at this account in the app, and type the code that it shows now. "
        "{left} tries left.",
        bn="কোডটি মিলছে না। অ্যাপে এই আইডির কোডই দেখছেন কি না দেখুন, এখন যে কোড দেখায় সেটি লিখুন। আর {left} বার লেখা যাবে।",
    ),
}
ANSWERS_COUNTING: Final[Mapping[CodeResult, Text]] = {
    CodeResult.FIRST: Text(
        en="The code fits. Now make the app show the next code and type that.",
        bn="কোডটি মিলেছে। এবার অ্যাপে পরের কোড এনে সেটি লিখুন।",
    ),
    CodeResult.REPLAYED: Text(
        en="This is the code from before; a code counts once only. Make the app show the next code and type that.",
        bn="এটি আগের কোড; একটি কোড একবারই চলে। অ্যাপে পরের কোড এনে সেটি লিখুন।",
    ),
    CodeResult.APART: Text(
        en="The code fits, but does not follow the one before. This one counts as the first now. Make the app show the "
        "next code and type that.",
        bn="কোডটি মেলে, তবে আগেরটির ঠিক পরের নয়। এটিকেই প্রথম কোড ধরা হলো। অ্যাপে পরের কোড এনে সেটি লিখুন।",
    ),
}

CLOCK_RIGHT: Final = Text(
    en="The phone's clock is right: it differs from this computer's by {n} seconds at most.",
    bn="ফোনের ঘড়ি ঠিক আছে: এই কম্পিউটারের ঘড়ির সঙ্গে ফারাক বেশি হলে {n} সেকেন্ড।",
)
AHEAD: Final = Text(
    en="The phone's clock is {span} ahead of this computer's.",
    bn="ফোনের ঘড়ি এই কম্পিউটারের ঘড়ির চেয়ে {span} এগিয়ে আছে।",
)
BEHIND: Final = Text(
    en="The phone's clock is {span} behind this computer's.",
    bn="ফোনের ঘড়ি এই কম্পিউটারের ঘড়ির চেয়ে {span} পিছিয়ে আছে।",
)
CLOCK_A_LITTLE_OFF: Final = Text(
    en="The portal may refuse a code now and then. Set the phone's date and time to automatic.",
    bn='পোর্টাল মাঝে মাঝে কোড না-ও নিতে পারে। ফোনের তারিখ ও সময় "স্বয়ংক্রিয়" করুন।',
)
CLOCK_OFF: Final = Text(
    en="If the phone is wrong, the portal will refuse its codes. Set the phone's date and time to automatic, see that date, "
    "time and time zone of this computer are right, and rehearse once more.",
    bn='ফোনের ঘড়ি ভুল হলে পোর্টালে কোড চলবে না। ফোনের তারিখ ও সময় "স্বয়ংক্রিয়" করুন, এই কম্পিউটারের তারিখ, সময় ও টাইম জোন ঠিক আছে কি না '
    "দেখুন, তারপর আবার মিলিয়ে নিন।",
)
