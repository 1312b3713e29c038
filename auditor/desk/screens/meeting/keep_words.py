"""The words of the page on which a round is kept."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from auditor.desk.compared_words import COMPARED
from auditor.desk.screens.meeting.base import BACK
from auditor.i18n import Text
from auditor.rounds.asking.inquiry import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.rounds.asking.inquiry import Inquiry


def grouped(inquiries: Iterable[Inquiry]) -> list[tuple[Text, list[Inquiry]]]:
    """Return questions in their order, by what they are about, each group with its heading."""
    groups = groupby(inquiries, lambda inquiry: _ABOUT[inquiry.kind])
    return [(about, list(of_it)) for about, of_it in groups]


_OF_SLIPS: Final = Text(en="Slips of the self-check", bn="স্ব-যাচাইয়ের স্লিপ")
_OF_ROSTER: Final = Text(en="Who in the roster is who of before", bn="তালিকার কোনটি আগের কোনটি")
_OF_FORMS: Final = Text(en="Forms of which it is not certain whose they are", bn="যেসব ফরম কার, তা নিশ্চিত নয়")
_OF_LEDGER: Final = Text(en="The committee of this folder", bn="এই ফোল্ডারের কমিটি")
_OF_COPIES: Final = Text(en="Copies of one form that differ", bn="একই ফরমের যেসব কপিতে অমিল আছে")
_OF_DAYS: Final = Text(en="Days of contact that do not fit", bn="যোগাযোগের যেসব তারিখ মেলে না")
_ABOUT: Final[Mapping[Kind, Text]] = {
    Kind.SLIP_DAY: _OF_SLIPS,
    Kind.SLIP_LAST: _OF_SLIPS,
    Kind.FORM: _OF_FORMS,
    Kind.LEDGER: _OF_LEDGER,
    Kind.LOGIN: _OF_ROSTER,
    Kind.WHO: _OF_ROSTER,
    Kind.COPIES: _OF_COPIES,
    Kind.DAYS: _OF_DAYS,
    Kind.TALK: Text(en="When and how rows were told", bn="সারির তথ্য কবে ও কীভাবে জানানো হয়েছে"),
    Kind.STRUCK: Text(en="Answers that are struck through", bn="যেসব উত্তর কেটে দেওয়া (strikethrough)"),
}
"""What questions of a kind are about."""
WORDS: Final = COMPARED | {
    "back": BACK,
    "which": Text(en="For which meeting", bn="কোন সভার জন্য"),
    "known": Text(en="Meeting", bn="সভা"),
    "other day": Text(en="Another day", bn="অন্য তারিখ"),
    "show": Text(en="Show", bn="দেখুন"),
    "questions": Text(en="Questions first", bn="আগে কয়েকটি প্রশ্ন"),
    "questions why": Text(
        en="Nothing is guessed. What you do not know yet stays for later and is asked again.",
        bn="কিছুই অনুমান করা হয় না। এখন যা জানা নেই তা পরে জানাতে পারেন; আবার জিজ্ঞাসা করা হবে।",
    ),
    "first printed": Text(
        en="The papers print this for the first time. What you leave empty stays a blank line.",
        bn="কাগজে এগুলো প্রথমবার ছাপা হবে। যা খালি রাখবেন তার জায়গা ফাঁকা থাকবে।",
    ),
    "take": Text(en="Save the answers", bn="উত্তর সংরক্ষণ করুন"),
    "changes": Text(en="What changes", bn="কী বদলাবে"),
    "against": Text(en="Against {last}", bn="তুলনা: {last}"),
    "first": Text(en="This is the first round.", bn="এটিই প্রথম যাচাই।"),
    "unknown": Text(en="The rounds before it are not known.", bn="আগের যাচাই জানা যায়নি।"),
    "before": Text(en="Last round", bn="গত যাচাই"),
    "now": Text(en="Now", bn="এখন"),
    "same": Text(en="All figures are those of the last round.", bn="সব সংখ্যা গত যাচাইয়ের মতোই।"),
    "odd": Text(en="Is this meant?", bn="এটিই কি চান?"),
    "odd why": Text(
        en="A kept round stays. Tick what is meant as it is; anything else correct first.",
        bn="রাখা যাচাই আর বদলানো যায় না। যা ইচ্ছা করেই এমন, তাতে টিক দিন; অন্যগুলো আগে ঠিক করুন।",
    ),
    "keep now": Text(en="If this is right: keep it", bn="সব ঠিক থাকলে রাখুন"),
    "following hint": Text(en="Leave it empty where it is not known yet.", bn="এখনো জানা না থাকলে খালি রাখুন।"),
    "refused": Text(en="No round can be kept now", bn="এখন যাচাই রাখা যাবে না"),
    "slips": Text(
        en="{n} {n:slip has|slips have} come back and {n:is|are} not opened; the round would be kept without {n:it|them}. Open "
        "{n:it|them} first.",
        bn="{n}টি স্লিপ ফেরত এসেছে কিন্তু খোলা হয়নি; {n:সেটি|সেগুলো} ছাড়াই যাচাই রাখা হবে। আগে খুলে নিন।",
    ),
    "to answers": Text(en="To the answers, to hand them in", bn="উত্তর জমা দেওয়ার পাতায় যান"),
    "to slips": Text(en="To the slips", bn="স্লিপের পাতায় যান"),
    "keep": Text(en="Keep the round for the {meeting}", bn="{meeting}র জন্য যাচাই রাখুন"),
    "annex": Text(en="See the annex as it would be", bn="পরিশিষ্ট কেমন হবে দেখুন"),
}
NOTED: Final = Text(en="The answers were noted.", bn="উত্তরগুলো লেখা হয়েছে।")
LEFT_BLANK: Final = Text(
    en="You answered nothing: what the papers print stays a blank line. It can be written later on the screen Settings.",
    bn="কোনো উত্তর দেননি: কাগজে ওই জায়গাগুলো ফাঁকা থাকবে। পরে “সেটিংস” পাতায় লিখতে পারবেন।",
)
NOTHING_WRITTEN: Final = Text(
    en="Nothing was written, for nothing was answered. It is asked again; the round can be kept without it below.",
    bn="কোনো উত্তর দেননি, তাই কিছু লেখা হয়নি। প্রশ্নগুলো আবার আসবে; উত্তর ছাড়াও নিচ থেকে যাচাই রাখা যায়।",
)
ASKED_NO_MORE: Final = Text(
    en="By your other answers this is not asked any more, so your answer to it was not taken: {asked}",
    bn="আপনার অন্য উত্তরের কারণে এটি আর জিজ্ঞাসা করা হচ্ছে না, তাই এর উত্তর নেওয়া হয়নি: {asked}",
)
ANSWER_AGAIN: Final = Text(
    en="By your other answers, what you chose can no longer be answered to this, so it was not taken. Choose again below: {asked}",
    bn="আপনার অন্য উত্তরের কারণে এই প্রশ্নে আপনার বেছে নেওয়া উত্তরটি আর দেওয়া যায় না, তাই তা নেওয়া হয়নি। নিচে আবার বেছে নিন: {asked}",
)
