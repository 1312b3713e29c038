"""What a rehearsal says: before the first code, to each code, and what is to be done at the portal then."""

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
        en="The code fits. Now wait until the phone shows the next one, {seconds} {seconds:second|seconds} at most, and type that.",
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
        "computer is perhaps wrong. Wait until the phone shows the next code and type that; it will show. {left} {left:try|tries} left.",
        bn="কোডটি এই মুহূর্তের সঙ্গে মিলছে না, তবে দিনের অন্য সময়ের সঙ্গে মেলে: ফোন বা এই কম্পিউটারের ঘড়ি ভুল থাকতে পারে। ফোনে পরের কোড "
        "এলে সেটি লিখুন, তাতে বোঝা যাবে। আর {left} বার লেখা যাবে।",
    ),
    CodeResult.OTHER_SETTINGS: Text(
        en="The app does not follow what the QR says about the codes, so the portal will refuse them too. Scan the QR with "
        "another authenticator app and type the code from there. {left} {left:try|tries} left.",
        bn="QR-এ কোডের যে নিয়ম আছে অ্যাপটি তা মানছে না, তাই পোর্টালেও এই কোড চলবে না। অন্য একটি Authenticator অ্যাপে QR স্ক্যান করে সেখানকার "
        "কোড লিখুন। আর {left} বার লেখা যাবে।",
    ),
    CodeResult.WRONG: Text(
        en="The code does not fit. See that you look at this account in the app, and type the code that it shows now. "
        "{left} {left:try|tries} left.",
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
    en="The phone's clock is right: it differs from this computer's by {n} {n:second|seconds} at most.",
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

# Before and after the codes

INTRODUCTION: Final = Text(
    en="A rehearsal of two-step, before it is turned on at the portal. After the password the portal will ask for a code "
    "from your phone, as mobile banking does. Nothing is stored here and nothing is sent.",
    bn="Two-step authentication (দুই ধাপে যাচাই) পোর্টালে চালু করার আগে এখানে একবার মহড়া দিন। মোবাইল ব্যাংকিংয়ে যেমন পিনের সঙ্গে "
    "মোবাইলে কোড (OTP) লাগে, পোর্টালেও তেমনি পাসওয়ার্ডের পর ফোনের কোড লাগবে। এখানে কিছু রাখা হয় না, কোথাও পাঠানো হয় না।",
)
KEEP_OPEN: Final = Text(
    en="Do not close the window in which you are logged in. Scan the QR on the screen with the authenticator app, but do "
    "not press Enable or Verify yet.",
    bn="যে জানালায় লগইন করা আছে তা বন্ধ করবেন না। ফোনে Authenticator অ্যাপ খুলে পর্দার QR স্ক্যান করুন, তবে এখনো Enable বা Verify চাপবেন না।",
)
ASK_KEY: Final = Text(
    en="Setup key on the portal's screen, or the otpauth link (nothing shows while you type)",
    bn="পোর্টালের পর্দার Setup key অথবা otpauth লিংক (টাইপ করার সময় কিছু দেখা যাবে না)",
)
PICTURE: Final = Text(en="Reading the QR in {file}.", bn="{file} ছবির QR পড়া হচ্ছে।")
UNREADABLE: Final = Text(
    en="{file} cannot be opened. See that it is not open in another program and that you may read it, then run again.",
    bn="{file} খোলা যাচ্ছে না। অন্য প্রোগ্রামে খোলা আছে কি না ও আপনার পড়ার অনুমতি আছে কি না দেখুন, তারপর আবার চালান।",
)
WEAKNESS: Final = Text(en="{gravity}: {weakness}", bn="{gravity}: {weakness}")
NO_WEAKNESS: Final = Text(
    en="The setup key is long enough, and its settings are the usual ones.",
    bn="Setup key যথেষ্ট লম্বা, কোডের নিয়মও প্রচলিত।",
)
CLOCK: Final = Text(
    en="This computer's date is {day}, its time {clock}. Compare it with the phone; if it is wrong, set it first.",
    bn="এই কম্পিউটারের তারিখ {day}, সময় {clock}। ফোনের সঙ্গে মিলিয়ে দেখুন; ভুল হলে আগে ঠিক করে নিন।",
)
ASK_FIRST: Final = Text(en="Code that the phone shows now", bn="ফোনে এখন যে কোড দেখা যাচ্ছে")
ASK_SECOND: Final = Text(en="Next code of the phone", bn="ফোনের পরের কোড")
NO_TERMINAL: Final = Text(
    en="Setup key and codes are asked for at a terminal only, never taken from a pipe or a file. Open a terminal window (on "
    "Windows: Command Prompt) and run there: auditor totp check",
    bn="Setup key ও কোড শুধু টার্মিনালে টাইপ করে নেওয়া হয়; পাইপ বা ফাইল থেকে কখনো নয়। একটি টার্মিনাল জানালা (Windows-এ Command Prompt) "
    "খুলে সেখানে চালান: auditor totp check",
)
NOT_PROVEN: Final = Text(
    en="The phone is not proven. Do not turn two-step on at the portal yet. Set the phone's date and time to automatic, see "
    "that date, time and time zone of this computer are right, scan the QR on the portal's screen once more, and take the "
    "codes of the newest entry in the app. Then run again: auditor totp check",
    bn='ফোনের কোড মেলানো গেল না। পোর্টালে এখনো Two-step চালু করবেন না। ফোনের তারিখ ও সময় "স্বয়ংক্রিয়" করুন, এই কম্পিউটারের তারিখ, সময় ও টাইম '
    "জোন ঠিক আছে কি না দেখুন, পোর্টালের পর্দার QR আবার স্ক্যান করে অ্যাপে সবচেয়ে নতুনটির কোড নিন। তারপর আবার চালান: auditor totp check",
)
ANOTHER_KEY: Final = Text(
    en="The phone works, but this key is not good enough: do not press Enable or Verify with it. Have the portal make a new QR, and run with that: auditor totp check",
    bn="ফোনটি কাজ করছে, কিন্তু এই Setup key যথেষ্ট নিরাপদ নয়; এটি দিয়ে Enable বা Verify চাপবেন না। পোর্টাল থেকে নতুন QR তৈরি করে সেটি দিয়ে আবার চালান: auditor totp check",
)
STEP: Final = Text(en="{n}. {step}", bn="{n}. {step}")
AT_THE_PORTAL: Final = (
    Text(
        en="Now at the portal: type the code that the phone shows then, and press Enable or Verify.",
        bn="এবার পোর্টালে: ফোনে তখন যে কোড দেখাবে তা লিখে Enable বা Verify চাপুন।",
    ),
    Text(
        en="If the portal shows recovery codes, write them on paper and lock them up in the office.",
        bn="পোর্টাল জরুরি কোড (recovery code) দিলে কাগজে লিখে দপ্তরের তালাবদ্ধ আলমারিতে রাখুন।",
    ),
    Text(
        en="Log in again in a private window (Ctrl+Shift+N, in Firefox Ctrl+Shift+P). If it asks for a code after the "
        "password, you are done.",
        bn="আলাদা Incognito/Private জানালায় (Ctrl+Shift+N, Firefox-এ Ctrl+Shift+P) আবার লগইন করুন। পাসওয়ার্ডের পর কোড চাইলে কাজ শেষ।",
    ),
    Text(
        en="If it asks for none, or you cannot get in: you are still logged in in the first window. Turn it off there and "
        "call the assistant programmer.",
        bn="কোড না চাইলে বা ঢুকতে না পারলে: প্রথম জানালায় এখনো লগইন আছে। সেখানে Two-step বন্ধ করে সহকারী প্রোগ্রামারকে ফোন করুন।",
    ),
)
REMINDER: Final = Text(
    en="Do not photograph the QR or the setup key, and do not send them to anyone: who has them has your codes.",
    bn="QR বা Setup key-র ছবি তুলে রাখবেন না, কাউকে পাঠাবেন না: এগুলো যার কাছে থাকে, আপনার কোডও তার কাছে থাকে।",
)
REMINDER_PICTURE: Final = Text(
    en="Do not photograph the QR or the setup key, and do not send them to anyone: who has them has your codes. If the "
    "picture was only for this, delete it now (Shift+Delete), also from mail and WhatsApp.",
    bn="QR বা Setup key-র ছবি তুলে রাখবেন না, কাউকে পাঠাবেন না: এগুলো যার কাছে থাকে, আপনার কোডও তার কাছে থাকে। ছবিটি শুধু এই কাজের জন্য "
    "হলে এখনই Shift+Delete দিয়ে এবং ই-মেইল ও WhatsApp থেকেও মুছুন।",
)
