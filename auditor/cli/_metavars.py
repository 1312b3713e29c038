"""The words that stand for what is to be typed (FILE, DATE, …), as they are called in each language."""

from __future__ import annotations

from typing import Final

from auditor.expressions import expression
from auditor.i18n import Text, plain

_FOLDER: Final = "ফোল্ডার"
_NUMBER: Final = "সংখ্যা"
_IN_BANGLA: Final = {
    "ADDRESS": "ঠিকানা",
    "ARGS": "মান",
    "COLUMN": "কলাম",
    "COMMAND": "কমান্ড",
    "DATE": "তারিখ",
    "DIGEST": "যাচাই-সংকেত",
    "DIRECTORY": _FOLDER,
    "DUTY": "করণীয়",
    "FILE": "ফাইল",
    "FOLDER": _FOLDER,
    "FROM": "আগের-তারিখ",
    "INTEGER": _NUMBER,
    "INTEGER RANGE": _NUMBER,
    "LETTER": "পত্র",
    "MEETING": "সভা",
    "NUMBER": "নম্বর",
    "OFFICE": "দপ্তর",
    "OPTIONS": "অপশন",
    "PAGE": "পাতা",
    "PLACE": _FOLDER,
    "POLICY": "নিয়ম",
    "ROUND": "যাচাই",
    "SERIAL": "ক্রম",
    "SERVICE": "সার্ভিস",
    "SUBJECT": "দপ্তর-বা-ইউজার",
    "TEXT": "লেখা",
    "TO": "নতুন-তারিখ",
    "TOPIC": "বিষয়",
    "USER": "ইউজার",
    "VALUE": "মান",
    "YYYY-MM": "মাস",
}
_WORD: Final = expression(rf"(?<![\w-])(?:{'|'.join(sorted(_IN_BANGLA, key=len, reverse=True))})(?![\w-])")


def called(usage: str) -> Text:
    """Return how options and what is to be typed with them are written, in each language; names of options stay.

    Args:
        usage: as click writes it, such as ``--output FILE`` or ``[NUMBER]...``.

    """
    in_bangla = _WORD.sub(lambda found: _IN_BANGLA[found[0]], usage)
    return Text(en=usage, bn=in_bangla) if in_bangla != usage else plain(usage)
