"""What hands type: days, yes and no, and closed choices, each read exactly or not at all.

Nothing is guessed from a part of a cell: a cell is one of the known writings or it is asked about.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import (
    ZERO_WIDTH_JOINER,
    ZERO_WIDTH_NON_JOINER,
    Text,
    ascii_digits,
    clean,
    from_bangla_calendar,
    match_key,
)
from auditor.remembering import remembered
from auditor.tables.sheet import Unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.tables.sheet import Cell

T = TypeVar("T")
YesNo = Literal["yes", "no", "unknown", "not-yet", "not-applicable", "unclear"]

EARLIEST_DAY: Final = date(1971, 1, 1)
"""An earlier day is a slip of the hand, or a bare number that a spreadsheet showed as a day (1 is 01.01.1900)."""
LATEST_YEAR: Final = 2099
_BANGLA_YEARS: Final = range(1000, 1500)
_CENTURY: Final = 2000
_TWO_DIGITS: Final = 2
_FOUR_DIGITS: Final = 4

_TICKS: Final = frozenset("√✓✔✅☑🗸")
_CROSSES: Final = frozenset("×✗✘✕✖❌")
_SILENT: Final = frozenset(".,;:।॥()[]'\"‘’“”`´-‐‑‒–—/_…")
"""Signs that change nothing beside words. Any other (? ! ~ * = …) makes a cell doubtful."""
_PICTURE_STYLE: Final = dict.fromkeys((0xFE0E, 0xFE0F))
_NOT_APPLICABLE_IN_LATIN: Final = expression(r"n\s?[/.\\]\s?a\.?", re.IGNORECASE)

_YES: Final = (
    "হ্যাঁ", "হ্যা", "হাঁ", "হা", "জি", "জী", "জ্বি", "জ্বী", "জি হ্যাঁ", "জী হ্যাঁ", "জ্বি হ্যাঁ", "জ্বী হ্যাঁ", "ইয়েস",
    "আছে", "চালু", "চালু আছে", "চালু করা আছে", "চালু করা হয়েছে", "চালু হয়েছে", "চালু করেছি", "চালু করেছেন",
    "অন", "অন আছে", "অন করা আছে", "অন করা হয়েছে",
    "করা হয়েছে", "করা আছে", "করেছি", "করেছেন", "হয়েছে", "হ্যাঁ হয়েছে", "হ্যাঁ আছে", "হ্যাঁ করা হয়েছে", "হ্যাঁ চালু আছে",
    "সম্পন্ন", "সম্পন্ন হয়েছে", "সম্পন্ন করা হয়েছে", "টিক", "ওকে",
    "yes", "y", "ok", "okay", "on", "done", "true",
)  # fmt: skip
_PLAIN_NO: Final = (
    "না", "নাই", "নেই", "নয়", "জি না", "জী না", "জ্বি না", "জ্বী না", "নো",
    "হয়নি", "হয় নাই", "হয়নাই", "করা হয়নি", "করা হয় নাই", "করা নেই", "করা নাই",
    "করিনি", "করি নাই", "করেননি", "করেন নাই",
    "বন্ধ", "বন্ধ আছে", "চালু নেই", "চালু নাই", "চালু না", "চালু নয়", "চালু হয়নি", "চালু হয় নাই",
    "চালু করা হয়নি", "চালু করা হয় নাই", "চালু করিনি", "চালু করি নাই", "অন নেই", "অন নাই", "অন করা হয়নি", "অন করা হয় নাই",
    "অফ", "অফ আছে",
    "no", "n", "off", "false", "not done",
)  # fmt: skip
_NO: Final = (*_PLAIN_NO, *(f"না {words}" for words in _PLAIN_NO))
_UNKNOWN: Final = (
    "জানা নেই", "জানা নাই", "জানি না", "জানিনা", "জানেন না", "জানা যায়নি", "জানা যায় নাই", "অজানা",
    "তথ্য নেই", "তথ্য নাই", "তথ্য পাওয়া যায়নি", "তথ্য পাওয়া যায় নাই",
    "unknown", "not known", "do not know", "don't know", "no information",
)  # fmt: skip
_NOT_YET: Final = (
    "চলমান", "চলমান আছে", "চলছে", "কাজ চলছে", "কাজ চলমান", "প্রক্রিয়াধীন", "প্রক্রিয়াধীন আছে", "করা হবে", "হবে", "করব", "করবো",
    "করবেন", "শীঘ্রই", "শীঘ্রই হবে", "শীঘ্রই করা হবে", "বাকি", "বাকি আছে", "বাকী", "বাকী আছে",
    *(f"{still} {words}" for still in ("এখনো", "এখনও") for words in _PLAIN_NO),
    "not yet", "pending", "in progress", "ongoing", "will be done",
)  # fmt: skip
_NOT_APPLICABLE: Final = (
    "প্রযোজ্য নয়", "প্রযোজ্য নহে", "প্রযোজ্য না", "প্রযোজ্য নেই", "প্রযোজ্য নাই", "not applicable",
)  # fmt: skip

_MONTHS: Final = (
    ("জানুয়ারি", "জানুয়ারী", "জানুআরি", "জানুআরী", "জানুয়া", "জানু", "জান", "january", "jan"),
    ("ফেব্রুয়ারি", "ফেব্রুয়ারী", "ফেব্রুআরি", "ফেব্রুআরী", "ফেব্রূয়ারি", "ফেব্রুয়া", "ফেব্রু", "ফেব", "february", "feb"),
    ("মার্চ", "march", "mar"),
    ("এপ্রিল", "এপ্রি", "april", "apr"),
    ("মে", "may"),
    ("জুন", "june", "jun"),
    ("জুলাই", "জুল", "july", "jul"),
    ("আগস্ট", "আগষ্ট", "অগাস্ট", "অগাষ্ট", "অগস্ট", "আগ", "august", "aug"),
    ("সেপ্টেম্বর", "সেপ্টেম্বার", "সেপ্টে", "সেপ্ট", "সেপ", "september", "sept", "sep"),
    ("অক্টোবর", "অক্টোবার", "অক্টো", "অক্ট", "october", "oct"),
    ("নভেম্বর", "নভেম্বার", "নভে", "november", "nov"),
    ("ডিসেম্বর", "ডিসেম্বার", "ডিসে", "december", "dec"),
)
_BANGLA_MONTHS: Final = (
    ("বৈশাখ",), ("জ্যৈষ্ঠ", "জৈষ্ঠ", "জৈষ্ঠ্য", "জ্যৈষ্ঠ্য"), ("আষাঢ়", "আষাড়"), ("শ্রাবণ", "শ্রাবন"), ("ভাদ্র",), ("আশ্বিন",),
    ("কার্তিক", "কার্ত্তিক"), ("অগ্রহায়ণ", "অগ্রহায়ন"), ("পৌষ",), ("মাঘ",), ("ফাল্গুন", "ফাল্গুণ"), ("চৈত্র",),
)  # fmt: skip
_ORDINALS: Final = ("লা", "রা", "ঠা", "ই", "শে", "st", "nd", "rd", "th")
_ERA: Final = (
    "ইং", "ইংরেজি", "খ্রি", "খ্রী", "খৃ", "খ্রিস্টাব্দ", "খ্রিষ্টাব্দ", "খ্রীস্টাব্দ", "খ্রীষ্টাব্দ", "খৃষ্টাব্দ", "ad", "ce",
)  # fmt: skip
_BANGLA_ERA: Final = ("বঙ্গাব্দ", "বাং", "বাংলা")
_LABELS: Final = ("তাং", "তারিখ", "তারিখে", "সাল", "সন", "date", "dated")

_PARTS: Final = expression(r"[0-9]+|[^0-9 ./,।()'’‐‑‒–—-]+")
_TIME: Final = expression(r"(?:\s+|(?<=\d)t)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?$")
_COLON_AFTER_A_WORD: Final = expression(r"(?<=[^0-9\s])\s*:")
_JOINERS: Final = dict.fromkeys(map(ord, (ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER)))

_Kind = Literal["number", "month", "bangla month", "ordinal", "era", "bangla era", "label"]
_LETTERS: Final[Mapping[_Kind, str]] = {
    "number": "n", "month": "m", "bangla month": "b", "ordinal": "o", "era": "e", "bangla era": "E", "label": "l",
}  # fmt: skip
_NUMBERS_ONLY: Final = expression(r"[leE]*nnn[leE]*")
_DAY_MONTH_YEAR: Final = expression(r"[leE]*no?l?[mb]n[leE]*")
_MONTH_DAY_YEAR: Final = expression(r"[leE]*[mb]no?n[leE]*")


class Choice(Struct, Generic[T], frozen=True, eq=False):
    """One answer of a closed list: what it means, how the form says it, and what else hands write for it.

    It equals itself alone: a list of choices is looked up with every cell.
    """

    value: T
    label: Text
    aliases: tuple[str, ...] = ()

    @property
    def writings(self) -> tuple[str, ...]:
        """Everything that is read as this answer."""
        return (self.label.bn, self.label.en, *self.aliases)


_CELLS_REMEMBERED: Final = 10_000
"""A register has few different cells; of so many it is remembered how they were read."""


def read_choice(cell: Cell, choices: Sequence[Choice[T]]) -> T | None:
    """Return the value of the one choice that the whole cell says, by `match_key`; None when it says none or two.

    Args:
        cell: what stands in the cell.
        choices: the closed list; see `Choice.writings`.

    """
    chosen: T | None = _chosen(cell, tuple(choices)) if isinstance(cell, str) else None
    return chosen


@remembered(_CELLS_REMEMBERED)
def _chosen(words: str, choices: tuple[Choice[Any], ...]) -> Any:  # noqa: ANN401 the value of a choice
    key, signs = _words(words)
    values = _choice_table(choices).get(key, ()) if key and not signs else ()
    return values[0] if len(values) == 1 else None


@remembered(_CELLS_REMEMBERED)
def read_yes_no(cell: Cell) -> YesNo:
    """Return what a yes-or-no cell says.

    ``unclear`` is everything that must be asked about: other words, a number, a ditto mark, a dash, a day, an error.
    """
    if not isinstance(cell, str):
        return "unclear"
    key, signs = _words(cell)
    if not key and not signs:
        return "unclear" if folded(cell) else "unknown"
    if _NOT_APPLICABLE_IN_LATIN.fullmatch(clean(cell)):
        return "not-applicable"
    by_words: YesNo | None = _yes_no_table().get(key, "unclear") if key else None
    by_sign: YesNo | None = _by_sign(signs) if signs else None
    if by_words is None or by_sign is None:
        return by_words or by_sign or "unclear"
    return by_words if by_words == by_sign else "unclear"


_COUNTED: Final = ("টি", "টা", "জন", "person", "persons", "people", "user", "users", "account", "accounts")
_NUMBER: Final = expression(rf"([0-9]{{1,6}})\s*(?:{'|'.join(_COUNTED)})?\.?", re.IGNORECASE)
_NUMBER_WORDS: Final = (
    ("শূন্য", "zero"), ("এক", "one"), ("দুই", "দু", "two"), ("তিন", "three"), ("চার", "four"), ("পাঁচ", "পাচ", "five"), ("ছয়", "ছ", "six"),
    ("সাত", "seven"), ("আট", "eight"), ("নয়", "nine"), ("দশ", "ten"), ("এগারো", "এগার", "eleven"), ("বারো", "বার", "twelve"),
)  # fmt: skip
_NO_NUMBER: Final = ("নয়", "দু", "ছ", "বার")
"""By themselves these are other words, too, or none: the no, the times."""


@remembered(_CELLS_REMEMBERED)
def read_count(cell: Cell) -> int | None:
    """Return how many a cell says there are, in digits or words: ৩, 3 জন, তিনটি, two; None for anything else."""
    if not isinstance(cell, str):
        return None
    found = _NUMBER.fullmatch(ascii_digits(clean(cell)))
    if found is not None:
        return int(found[1])
    key, signs = _words(cell)
    return None if signs else _number_words().get(key)


@remembered(None)
def _number_words() -> Mapping[str, int]:
    return {
        match_key(f"{word}{counted}"): number
        for number, words in enumerate(_NUMBER_WORDS)
        for word in words
        for counted in (*_COUNTED, *(() if word in _NO_NUMBER else ("",)))
    }


@remembered(_CELLS_REMEMBERED)
def read_day(cell: Cell) -> date | None:
    """Return the day that a cell says; None when it says none, or not surely which.

    Day first, or a four-digit year first; a month in words may stand before the day. A number over 12 in the place of
    the month is a mistake and is not swapped. A Bangla calendar day needs its month or its era in words and a
    four-digit year below 1500.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, Unread):
        return None
    words = _TIME.sub("", folded(ascii_digits(cell)))
    parts = _parts(_COLON_AFTER_A_WORD.sub(" ", words))
    if parts is None:
        return None
    shape = "".join(_LETTERS[kind] for kind, _ in parts)
    numbers = [number for kind, number in parts if kind == "number"]
    months = [int(number) for kind, number in parts if kind in {"month", "bangla month"}]
    if _NUMBERS_ONLY.fullmatch(shape):
        first, month, last = numbers
    elif _DAY_MONTH_YEAR.fullmatch(shape) or (_MONTH_DAY_YEAR.fullmatch(shape) and len(numbers[1]) == _FOUR_DIGITS):
        first, month, last = numbers[0], str(months[0]), numbers[1]
    else:
        return None
    day, year = (last, first) if len(first) == _FOUR_DIGITS else (first, last)
    if max(len(day), len(month)) > _TWO_DIGITS or len(year) not in {_TWO_DIGITS, _FOUR_DIGITS}:
        return None
    return _day(day, month, year, gregorian="m" in shape or "e" in shape, bangla="b" in shape or "E" in shape)


def _day(day: str, month: str, year: str, *, gregorian: bool, bangla: bool) -> date | None:
    """Return the day of that calendar; None when there is no such day or the marks of both calendars stand there."""
    if gregorian and bangla:
        return None
    number = int(year) if len(year) == _FOUR_DIGITS else _CENTURY + int(year)
    try:
        if not bangla:
            return _plausible(date(number, int(month), int(day)))
        if number not in _BANGLA_YEARS:
            return None
        return _plausible(from_bangla_calendar(number, int(month), int(day)))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if day >= EARLIEST_DAY and day.year <= LATEST_YEAR else None


def folded(words: str) -> str:
    """Return words as those of days are compared: clean, without joiners, in small letters."""
    return clean(words).translate(_JOINERS).casefold()


def _parts(words: str) -> list[tuple[_Kind, str]] | None:
    """Return the numbers and known words of a day, each with its kind and number; None when a word is not known."""
    table = day_words()
    parts: list[tuple[_Kind, str]] = []
    for part in _PARTS.findall(words):
        if part.isdecimal():
            parts.append(("number", part))
        elif (known := table.get(part.rstrip("ঃ"))) is not None:
            parts.append(known)
        else:
            return None
    return parts


@remembered(None)
def day_words() -> Mapping[str, tuple[_Kind, str]]:
    """Return what each word means that may stand in a day, `folded`: its kind, and of a month its number."""
    table: dict[str, tuple[_Kind, str]] = {}
    named: tuple[tuple[_Kind, tuple[tuple[str, ...], ...]], ...] = (
        ("month", _MONTHS), ("bangla month", _BANGLA_MONTHS),
    )  # fmt: skip
    for kind, months in named:
        for number, spellings in enumerate(months, start=1):
            table |= {folded(words): (kind, str(number)) for words in spellings}
    plain: tuple[tuple[_Kind, tuple[str, ...]], ...] = (
        ("ordinal", _ORDINALS), ("era", _ERA), ("bangla era", _BANGLA_ERA), ("label", _LABELS),
    )  # fmt: skip
    for kind, known in plain:
        table |= {folded(words): (kind, "") for words in known}
    return table


@remembered(None)
def _yes_no_table() -> Mapping[str, YesNo]:
    meanings: tuple[tuple[YesNo, tuple[str, ...]], ...] = (
        ("yes", _YES), ("no", _NO), ("unknown", _UNKNOWN), ("not-yet", _NOT_YET), ("not-applicable", _NOT_APPLICABLE),
    )  # fmt: skip
    return {match_key(words): meaning for meaning, written in meanings for words in written}


@remembered(None)
def _choice_table(choices: tuple[Choice[Any], ...]) -> Mapping[str, tuple[Any, ...]]:
    table: dict[str, tuple[Any, ...]] = {}
    for choice in choices:
        for key in {match_key(words) for words in choice.writings}:
            table[key] = (*table.get(key, ()), choice.value)
    return table


def _by_sign(signs: frozenset[str]) -> YesNo:
    if signs <= _TICKS:
        return "yes"
    if signs <= _CROSSES:
        return "no"
    return "unknown" if signs == {"?"} else "unclear"


def _words(cell: str) -> tuple[str, frozenset[str]]:
    """Return the key of a cell's words, and those of its signs that may change what the words say."""
    cleaned = clean(cell.translate(_PICTURE_STYLE))
    signs = frozenset(sign for sign in cleaned if unicodedata.category(sign)[0] in "PS" and sign not in _SILENT)
    return match_key(cleaned), signs
