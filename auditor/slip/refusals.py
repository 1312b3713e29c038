"""Why a slip is refused."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Refusal(StrEnum):
    """Why a slip is refused; a refused slip changes nothing."""

    GARBLED = "garbled"
    TOO_LARGE = "too-large"
    NEWER_VERSION = "newer-version"
    OTHER_ROUND = "other-round"
    OLD_SHEET = "old-sheet"
    FOREIGN = "foreign"
    ALTERED = "altered"
    OTHER_ACCOUNT = "other-account"
    CODE = "code"
    UNKNOWN_FACTS = "unknown-facts"

    @property
    def message(self) -> Text:
        """What happened and what to do, with ``{file}``, and what else the text names to be filled."""
        return _REFUSALS[self]


class SlipRefusedError(Exception):
    """A slip was refused.

    Attributes:
        reason: why.
        account: the account whose tag the slip bears, where one is known; nobody has vouched for it.

    """

    def __init__(self, reason: Refusal, account: str = "") -> None:
        """Keep the reason, and nothing of the slip."""
        super().__init__(reason.value)
        self.reason = reason
        self.account = account


AGAIN: Final = Text(
    en="{file}: the same slip lies in {other}; it is counted once.",
    bn="{file}: একই স্লিপ {other} ফাইলেও আছে; একবারই ধরা হয়েছে।",
)
_DAMAGED: Final = Text(
    en="{file}: the slip is incomplete or changed. Ask for the file or the whole text again.",
    bn="{file}: স্লিপ সম্পূর্ণ আসেনি বা বদলে গেছে। ফাইল বা পুরো লেখাটি আবার পাঠাতে বলুন।",
)
_REFUSALS: Final[Mapping[Refusal, Text]] = {
    Refusal.GARBLED: _DAMAGED,
    Refusal.ALTERED: _DAMAGED,
    Refusal.CODE: Text(
        en="{file}: the code does not fit. Ask {office} to make a new slip with the code on its sheet.",
        bn="{file}: যাচাই কোড মিলছে না। {office}-কে কাগজের কোড দেখে নতুন স্লিপ পাঠাতে বলুন।",
    ),
    Refusal.OTHER_ROUND: Text(
        en="{file}: this slip of {office} is for {month}. Ask for one made with the page that was handed out last, or enter in the register what it was to tell.",
        bn="{file}: {office:র} এই স্লিপ {month} মাসের। শেষবার দেওয়া পাতা দিয়ে আবার করতে বলুন, অথবা এতে যা জানানোর ছিল তা রেজিস্টারে লিখুন।",
    ),
    Refusal.OLD_SHEET: Text(
        en="{file}: this slip of {office} was made with an old sheet. New keys were made for {month} on {made_again}; the "
        "earlier sheets and their page are worthless since, so nothing was taken. Give {office} its new sheet, have the old "
        "one and the old page destroyed, and ask for a new slip.",
        bn="{file}: {office:র} এই স্লিপ পুরোনো নির্দেশিকা দিয়ে তৈরি। {month} মাসের জন্য {made_again} তারিখে নতুন চাবি করা হয়েছে; তখন থেকে আগের নির্দেশিকা ও "
        "পাতা বাতিল, তাই কিছু নেওয়া হয়নি। {office}-কে নতুন নির্দেশিকা দিন, পুরোনো নির্দেশিকা ও পাতা নষ্ট করতে বলুন এবং নতুন স্লিপ পাঠাতে বলুন।",
    ),
    Refusal.FOREIGN: Text(
        en="{file}: no sheet that was made in this folder for {month} fits this slip: it is of another upazila, of sheets made in another copy of "
        "this folder, or its beginning was changed on the way. Nothing was taken. Ask the sender to make it anew with the page and the code that "
        "you handed out.",
        bn="{file}: এই ফোল্ডারে {month} মাসের জন্য তৈরি কোনো নির্দেশিকার সঙ্গে স্লিপটি মেলে না: এটি অন্য উপজেলার, এই ফোল্ডারের অন্য কপিতে তৈরি নির্দেশিকার, অথবা পাঠানোর "
        "সময় এর শুরুর অংশ বদলে গেছে। কিছু নেওয়া হয়নি। আপনি যে পাতা ও কোড দিয়েছেন তা দিয়ে আবার করতে প্রেরককে বলুন।",
    ),
    Refusal.OTHER_ACCOUNT: Text(
        en="{file}: the slip's mark and its code do not belong to one account of this round. Ask the sender to make a new "
        "slip with the code on the sheet of that account.",
        bn="{file}: স্লিপের চিহ্ন ও যাচাই কোড এই মাসের একই ইউজার আইডির নয়। প্রেরককে ওই আইডির কাগজের কোড দিয়ে নতুন স্লিপ পাঠাতে বলুন।",
    ),
    Refusal.TOO_LARGE: Text(
        en="{file}: this is far longer than a slip, so it was not read. Ask for the slip's own file or text.",
        bn="{file}: লেখাটি স্লিপের চেয়ে অনেক বড়, তাই পড়া হয়নি। শুধু স্লিপের ফাইল বা লেখাটি পাঠাতে বলুন।",
    ),
    Refusal.NEWER_VERSION: Text(
        en="{file}: the slip was made by a newer version than this program. Install the newer version of the program and "
        "run again; the slip is kept.",
        bn="{file}: স্লিপটি এই প্রোগ্রামের চেয়ে নতুন সংস্করণে তৈরি। প্রোগ্রামের নতুন সংস্করণ বসিয়ে আবার চালান; স্লিপটি থাকবে।",
    ),
    Refusal.UNKNOWN_FACTS: Text(
        en="{file}: the slip says something that slips do not say, so nothing of it was taken. Ask for one made with the "
        "page as it was given out.",
        bn="{file}: স্লিপে এমন তথ্য আছে যা স্লিপে থাকার কথা নয়, তাই কিছুই নেওয়া হয়নি। যে পাতা দেওয়া হয়েছিল সেটি দিয়ে আবার করতে বলুন।",
    ),
}
