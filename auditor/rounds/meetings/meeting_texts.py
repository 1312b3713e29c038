"""What is said of the committee's meetings: which is meant, which was not held, which is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from datetime import date

IN_SETTINGS: Final = Text(en="A meeting put off, or not held", bn="সভা পেছানো, বা না হওয়া")
"""The part of the desk's screen Settings in which it is told of a meeting."""
UNKNOWN: Final = Text(
    en="No such meeting is known; nothing was noted. See which are with: auditor meeting",
    bn="এমন কোনো সভা লেখা নেই; কিছু লেখা হয়নি। কোনগুলো আছে দেখুন: auditor meeting",
    on_screen=Text(en="No such meeting is known; nothing was noted.", bn="এমন কোনো সভা লেখা নেই; কিছু লেখা হয়নি।"),
)
SEVERAL: Final = Text(
    en="Several meetings of that month are known: {days}. Name the one that is meant by its day, YYYY-MM-DD, instead of the month",
    bn="ওই মাসে একাধিক সভা আছে: {days}। কোনটি তা মাসের বদলে তারিখ (YYYY-MM-DD) লিখে জানান",
    on_screen=Text(
        en="Several meetings of that month are known: {named}. Choose the one that is meant by its day.",
        bn="ওই মাসে একাধিক সভা আছে: {named}। কোনটি তা তারিখ দেখে বেছে নিন।",
    ),
)
NOT_HELD: Final = Text(
    en="The {meeting} was noted as not held. Name another one; see which are known with: auditor meeting",
    bn="{meeting}টি অনুষ্ঠিত হয়নি বলে লেখা আছে। অন্য সভার নাম দিন; কোনগুলো আছে দেখুন: auditor meeting",
    on_screen=Text(
        en="The {meeting} was noted as not held. Choose another one on the screen Meeting.",
        bn="{meeting}টি অনুষ্ঠিত হয়নি বলে লেখা আছে। “সভা” পাতায় অন্য সভা বেছে নিন।",
    ),
)
PLANNED_UNHELD: Final = Text(
    en="The {meeting} was noted as not held; nothing was written. If it is held after all: auditor meeting held {day}",
    bn="{meeting}টি অনুষ্ঠিত হয়নি বলে লেখা আছে; কিছু লেখা হয়নি। সভাটি হলে চালান: auditor meeting held {day}",
    on_screen=Text(
        en=f'The {{meeting}} was noted as not held; nothing was written. If it is held after all, say so on the screen Settings, under "{IN_SETTINGS.en}".',
        bn=f"{{meeting}}টি অনুষ্ঠিত হয়নি বলে লেখা আছে; কিছু লেখা হয়নি। সভাটি হলে “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে তা জানান।",
    ),
)
PLANNED_UNHELD_KEPT: Final = Text(
    en="The {meeting} was noted as not held, and its round is the last one kept; nothing was written. If that round was kept by mistake, first keep the one "
    "that is meant, without --next-meeting; then note that this meeting is held (auditor meeting held {day}), and keep that round again with --next-meeting {day}.",
    bn="{meeting}টি অনুষ্ঠিত হয়নি বলে লেখা আছে, আর সর্বশেষ রাখা যাচাইটি এই সভারই; কিছু লেখা হয়নি। সেটি ভুলে রাখা হয়ে থাকলে আগে আসল সভার যাচাই --next-meeting ছাড়া রাখুন; তারপর এই "
    "সভা হবে বলে লিখুন (auditor meeting held {day}), শেষে ওই যাচাইটি --next-meeting {day} দিয়ে আবার রাখুন।",
    on_screen=Text(
        en=f'The {{meeting}} was noted as not held, and its round is the last one kept; nothing was written. If that round was kept by mistake, first keep the one that is meant on the screen Meeting, leaving the next meeting open; then say on the screen Settings, under "{IN_SETTINGS.en}", that this meeting is held, and keep that round again with it.',
        bn=f"{{meeting}}টি অনুষ্ঠিত হয়নি বলে লেখা আছে, আর সর্বশেষ রাখা যাচাইটি এই সভারই; কিছু লেখা হয়নি। সেটি ভুলে রাখা হয়ে থাকলে আগে “সভা” পাতায় আসল সভার যাচাই রাখুন, পরবর্তী সভা খালি রেখে; তারপর “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে এই সভা হবে বলে জানান, শেষে ওই যাচাইটি এই তারিখ দিয়ে আবার রাখুন।",
    ),
)
OWN_NOT_HELD: Final = Text(
    en="Nothing was kept: the {meeting} was noted as not held.",
    bn="কিছু রাখা হয়নি: {meeting}টি অনুষ্ঠিত হয়নি বলে লেখা আছে।",
)
KEPT_ALREADY: Final = Text(
    en="The {meeting}, put off into that month, has its round. To keep that one again, name its day: --meeting {day}",
    bn="ওই মাসে পিছিয়ে আসা {meeting}র যাচাই রাখা আছে। সেটিই আবার রাখতে চাইলে তারিখ দিন: --meeting {day}",
    on_screen=Text(
        en="The {meeting}, put off into that month, has its round. To keep that one again, choose its day.",
        bn="ওই মাসে পিছিয়ে আসা {meeting}র যাচাই রাখা আছে। সেটিই আবার রাখতে চাইলে তার তারিখ বেছে নিন।",
    ),
)
NEXT: Final = Text(
    en="Next is the {meeting}: --meeting {day}",
    bn="এরপর {meeting}: --meeting {day}",
    on_screen=Text(
        en="Next is the {meeting}.",
        bn="এরপর {meeting}।",
    ),
)
BEFORE_PLANNED: Final = Text(
    en="The next meeting is that of {day}; as next meeting the settings hold the one after it.",
    bn="পরবর্তী সভা {day} তারিখে; সেটিংসে তার পরের সভার তারিখ লেখা থাকে।",
)
NEXT_UNKNOWN: Final = Text(
    en="The day of the next meeting is not known; tell it with: auditor settings --next-meeting DATE",
    bn="পরবর্তী সভার তারিখ জানা নেই; জানাতে চালান: auditor settings --next-meeting তারিখ",
    on_screen=Text(
        en="The day of the next meeting is not known; tell it on the screen Settings.",
        bn="পরবর্তী সভার তারিখ জানা নেই; “সেটিংস” পাতায় জানান।",
    ),
)
KEPT_BY_MISTAKE: Final = Text(
    en="If a round was kept for the {meeting} by mistake, or that meeting is not held: auditor meeting cancel {named}",
    bn="{meeting}র জন্য ভুলে যাচাই রাখা হয়ে থাকলে, অথবা সভাটি না হলে চালান: auditor meeting cancel {named}",
    on_screen=Text(
        en=f'If a round was kept for the {{meeting}} by mistake, or that meeting is not held, say so on the screen Settings, under "{IN_SETTINGS.en}".',
        bn=f"{{meeting}}র জন্য ভুলে যাচাই রাখা হয়ে থাকলে, অথবা সভাটি না হলে “সেটিংস” পাতার “{IN_SETTINGS.bn}” অংশে তা জানান।",
    ),
)
HELD_ALL_THE_SAME: Final = Text(
    en="If that meeting is held all the same, note it once this round is kept: auditor meeting held {named}",
    bn="ওই সভাটি তবু হলে, এই যাচাই রাখার পর তা লিখুন: auditor meeting held {named}",
    on_screen=Text(
        en="If that meeting is held all the same, say so there once this round is kept.",
        bn="ওই সভাটি তবু হলে, এই যাচাই রাখার পর সেখানেই তা জানান।",
    ),
)
NAMED_BY_MAKING: Final = Text(
    en="For the {meeting}; the name has {month}, the month in which this was made.",
    bn="এগুলো {meeting}র জন্য; নামে {month} আছে, কারণ এ মাসে তৈরি।",
)
_SINCE_MOVED: Final = Text(en="meeting of {now} (before: {before})", bn="{now} তারিখের (আগে {before}) সভা")


def called_since_moved(called: Text, before: date | None, now: date | None) -> Text:
    """Return how the meeting of a kept round is called: by its day and the one on which it was to be held then, where it was moved since; else as then."""
    if before is None or now is None or before == now:
        return called
    return _SINCE_MOVED.filled(now=now, before=before)
