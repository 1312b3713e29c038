"""What every paper bears, in either language: the lines of the letterhead, and who signs. Asked only where settings are gone through. Pure."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.workspace.question import A_LIST_OF_LINES, LINES, Question


def _lines(option: str, table: str, key: str, asks: Text, named: Text) -> Question:
    return Question(option, table, key, asks, named, *LINES, stand=A_LIST_OF_LINES, is_shown_before=True)


HEAD_QUESTIONS: Final = (
    _lines(
        "letterhead-bn",
        "letterhead",
        "bn",
        Text(
            en="Lines of the letterhead on papers in Bangla, from the top, with ; between",
            bn="বাংলা কাগজের শীর্ষের লাইনগুলো, ওপর থেকে (মাঝে ; দিয়ে)",
        ),
        Text(en="letterhead in Bangla", bn="কাগজের শীর্ষ (বাংলা)"),
    ),
    _lines(
        "letterhead-en",
        "letterhead",
        "en",
        Text(
            en="Lines of the letterhead on papers in English, from the top, with ; between",
            bn="ইংরেজি কাগজের শীর্ষের লাইনগুলো, ওপর থেকে (মাঝে ; দিয়ে)",
        ),
        Text(en="letterhead in English", bn="কাগজের শীর্ষ (ইংরেজি)"),
    ),
    _lines(
        "prepared-bn",
        "signatories",
        "prepared_bn",
        Text(
            en="Below “Prepared by” on annexes in Bangla: post and place, with ; between lines (empty: the assistant programmer)",
            bn="বাংলা পরিশিষ্টে “প্রস্তুতকারী”র নিচে যা লেখা থাকবে: পদবি ও স্থান, লাইনের মাঝে ; দিয়ে (খালি রাখলে সহকারী প্রোগ্রামার)",
        ),
        Text(en="who prepares annexes, in Bangla", bn="প্রস্তুতকারী (বাংলা)"),
    ),
    _lines(
        "prepared-en",
        "signatories",
        "prepared_en",
        Text(
            en="Below “Prepared by” on annexes in English, likewise",
            bn="ইংরেজি পরিশিষ্টে “Prepared by”-এর নিচে যা লেখা থাকবে, একইভাবে",
        ),
        Text(en="who prepares annexes, in English", bn="প্রস্তুতকারী (ইংরেজি)"),
    ),
    _lines(
        "countersigned-bn",
        "signatories",
        "countersigned_bn",
        Text(
            en="Below “Countersigned by” on annexes in Bangla: post and place, with ; between lines (empty: the UNO)",
            bn="বাংলা পরিশিষ্টে “প্রতিস্বাক্ষর”-এর নিচে যা লেখা থাকবে: পদবি ও স্থান, লাইনের মাঝে ; দিয়ে (খালি রাখলে উপজেলা নির্বাহী অফিসার)",
        ),
        Text(en="who countersigns annexes, in Bangla", bn="প্রতিস্বাক্ষরকারী (বাংলা)"),
    ),
    _lines(
        "countersigned-en",
        "signatories",
        "countersigned_en",
        Text(
            en="Below “Countersigned by” on annexes in English, likewise",
            bn="ইংরেজি পরিশিষ্টে “Countersigned by”-এর নিচে যা লেখা থাকবে, একইভাবে",
        ),
        Text(en="who countersigns annexes, in English", bn="প্রতিস্বাক্ষরকারী (ইংরেজি)"),
    ),
)
