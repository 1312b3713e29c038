"""Why something is not known, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.evidence import MissingReason

if TYPE_CHECKING:
    from auditor.model.finding import Finding


def is_misplaced(finding: Finding) -> bool:
    """Whether an answer to a question of the office came that does not stand in the office's own row: whose answer it is, is known or not, yet it is no user's."""
    return finding.reason is MissingReason.UNPLACED and "/" not in finding.subject


ADDRESS_UNTOLD: Final = Text(
    en="An answer came, but it does not tell the whole official e-mail address. Which one it is must be asked.",
    bn="উত্তর এসেছে, কিন্তু তাতে সরকারি ই-মেইল ঠিকানাটি পুরো জানানো হয়নি; ঠিকানাটি জেনে নিতে হবে।",
)
MISPLACED: Final = Text(
    en="An answer to a question of the office came, but not in the office's own row, so it does not count. The office must be asked how it stands.",
    bn="দপ্তরের প্রশ্নের একটি উত্তর এসেছে, কিন্তু দপ্তরের নিজের সারিতে নয়; তাই ধরা হয়নি। এখনকার অবস্থা দপ্তর থেকে জেনে নিতে হবে।",
)
MISSING: Final = {
    MissingReason.NEVER_TOLD: Text(en="Nobody has told it yet.", bn="এখনো কেউ জানায়নি।"),
    MissingReason.STALE: Text(
        en="What was told has grown old and must be told again.", bn="যা জানানো হয়েছিল তা পুরোনো হয়েছে; আবার জানাতে হবে।"
    ),
    MissingReason.BEFORE_START: Text(
        en="What was told is of before the day from which this counts; how it stands since must be told.",
        bn="যা জানানো হয়েছিল তা গণনা শুরুর তারিখের আগের; এরপরের অবস্থা জানাতে হবে।",
    ),
    MissingReason.NEW_HOLDER: Text(
        en="What was told is of the time before the present holder joined, or may be. Needed: that he did it himself since, and on which day.",
        bn="যা জানা আছে তা বর্তমান দায়িত্বপ্রাপ্তের যোগদানের আগের, অথবা আগেরও হতে পারে। যোগদানের পর তিনি নিজে করেছেন কি না, করলে তারিখ, জানতে হবে।",
    ),
    MissingReason.JOINING_UNKNOWN: Text(
        en="It is not known on which day the present holder joined, so what was told or done before does not count. Needed: that day.",
        bn="বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি কোন তারিখে যোগ দিয়েছেন, তা জানা নেই; তাই আগে জানানো তথ্য ও আগে করা কাজ ধরা হচ্ছে না। যোগদানের তারিখ লাগবে।",
    ),
    MissingReason.NO_ACCOUNT_LISTED: Text(
        en="No user ID of the office is listed.", bn="দপ্তরের কোনো ইউজার আইডি তালিকায় নেই।"
    ),
    MissingReason.LEFT_ROSTER: Text(
        en="No longer in the roster, and nobody told why.", bn="তালিকায় আর নেই, কারণও জানানো হয়নি।"
    ),
    MissingReason.OTHER_RULE: Text(en="It was told under another password rule.", bn="অন্য পাসওয়ার্ড-নিয়মে জানানো হয়েছিল।"),
    MissingReason.DAY_UNSURE: Text(
        en="The day is not known well enough to say whether it was before or after the decision.",
        bn="তারিখটি এত স্পষ্ট নয় যে সিদ্ধান্তের আগে না পরে বলা যায়।",
    ),
    MissingReason.UNCLEAR: Text(
        en="The last answer could not be read. What was meant must be asked.",
        bn="সর্বশেষ উত্তরটি বোঝা যায়নি; কী বোঝানো হয়েছে তা জেনে নিতে হবে।",
    ),
    MissingReason.UPHELD: Text(
        en="A request for correction was upheld: what was told before it does not count. What is right must be asked or entered.",
        bn="সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাই আগে জানানো তথ্য ধরা হয়নি; সঠিক তথ্য জেনে নিয়ে তুলতে হবে।",
    ),
    MissingReason.OTHER_MAILBOX: Text(
        en="What was told is of the e-mail address that the roster had before. How it stands with the present one must be asked.",
        bn="যা জানা আছে তা তালিকায় আগে থাকা ই-মেইল ঠিকানার। বর্তমান ঠিকানার অবস্থা জেনে নিতে হবে।",
    ),
    MissingReason.OTHER_PORTAL: Text(
        en="What was told, and why, is of the portal of before. How it stands at the present one must be asked.",
        bn="যা জানানো হয়েছিল তা কারণসহ আগের পোর্টালের। বর্তমান পোর্টালের অবস্থা জেনে নিতে হবে।",
    ),
    MissingReason.TOO_EARLY: Text(
        en="What was told counts only once what comes before it is done.",
        bn="যা জানানো হয়েছে, তা এর আগের করণীয়টি সম্পন্ন হলে ধরা হবে।",
    ),
    MissingReason.UNPLACED: Text(
        en="An answer came of which it is not known whose it is.", bn="উত্তর এসেছে, কিন্তু সেটি কার তা জানা যায়নি।"
    ),
}
