"""The two languages of the product: texts, digits, dates, and the keys by which names are matched."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from enum import StrEnum
from string import Formatter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.genitive import genitive
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ZERO_WIDTH_JOINER: Final = "\u200d"
ZERO_WIDTH_NON_JOINER: Final = "\u200c"
_DIGITS_TO_BANGLA: Final = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_DIGITS_TO_ASCII: Final = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_MONTHS_BANGLA: Final = (
    "জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন",
    "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর",
)  # fmt: skip
_MONTHS_ENGLISH: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
BANGLA_YEAR_OFFSET: Final = 593
TURNS: Final = frozenset(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Signs that turn the direction of writing."""
_DROPPED: Final = dict.fromkeys([0xFEFF, 0x200B, 0x2060, 0x00AD, *map(ord, TURNS)])
_VOWEL_SIGNS: Final = "\u09be-\u09cc\u09d7"
_REVERSED_O: Final = expression("\u09be\u09c7")
_LATE_NUKTA: Final = expression(f"([{_VOWEL_SIGNS}]+)\u09bc")
_EARLY_CANDRABINDU: Final = expression(f"\u0981([{_VOWEL_SIGNS}]+)")
_CONTROL: Final = expression(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udfff]")
_LINE_ENDS: Final = expression("[\n\x0b-\r\x1c-\x1e\x85\u2028\u2029]")
_SPACES: Final = expression(r"\s+")
_WORDS_AND_SPACES: Final = expression(r"(\s+)")
_OTHER_DIGIT: Final = expression(r"[^\D0-9]")
_UNTIDY: Final = expression(
    # a sign other than those that are surely as they should be; an early or late sign, or two that are one; a space too many
    r"[^ -~\u0964\u0981-\u0983\u0985-\u09b9\u09bc\u09be-\u09ce\u09e6-\u09ef]"
    f"|(?<![ডঢয])\u09bc|\u09be\u09c7|\u09c7[\u09be\u09d7]|\u0981[{_VOWEL_SIGNS}]|^ |  | $"
)
_LATIN: Final = expression(r"[A-Za-z]")
_BANGLA: Final = expression("[\u0985-\u09b9\u09ce\u09dc-\u09df]")  # a letter: no digit, no sign beside a letter
_HASANTA: Final = "\u09cd"
_KHANDA_TA_SPELT_OUT: Final = f"ত{_HASANTA}{ZERO_WIDTH_JOINER}"
_NEAR: Final = str.maketrans({"ী": "ি", "ূ": "ু", "ণ": "ন", "শ": "স", "ষ": "স", "য": "জ", "ৎ": "ত"})


class Language(StrEnum):
    """A language of papers and talk; values are ISO 639-1 codes."""

    BN = "bn"
    EN = "en"


class Text(Struct, frozen=True, omit_defaults=True, gc=False):
    """One thing said in both languages; neither may be missing.

    Placeholders are ``{name}`` in both; `said` fills them. ``{name:row|rows}`` stands for the first word where the number of
    that name is one, else for the second; the number itself is not repeated.

    Attributes:
        en: in English.
        bn: in Bangla.
        on_screen: what a shell of screens says instead, where the text names a command of the terminal; None where `shown` finds the
            words by itself.

    """

    en: str
    bn: str
    on_screen: Text | None = None

    def __post_init__(self) -> None:
        """Refuse a text that one of the two readers would not get.

        Raises:
            ValueError: one language is empty.

        """
        if bool(self.en) != bool(self.bn):
            raise ValueError("a text needs both languages: " + repr(self.en or self.bn))

    @property
    def shown(self) -> Text:
        """What a shell of screens says: the words of its own, else the same ones, in which nothing is run again but tried again."""
        if self.on_screen is not None:
            return self.on_screen
        en, bn = _tried_again(self.en), _tried_again(self.bn)
        return self if (en, bn) == (self.en, self.bn) else Text(en=en, bn=bn)

    def said(self, language: Language, /, **values: Text | str | int | date) -> str:
        """Return the text in one language with its placeholders filled.

        Numbers and dates come in the digits of that language; in a command as they are typed.
        """
        template = self.bn if language is Language.BN else self.en
        if not values:
            return template
        if "auditor " in template or "--" in template:
            template = _with_commands(template)
        put = _filled if _asks_how(template) else say
        return template.format(**{name: put(value, language) for name, value in values.items()})

    def filled(self, **values: Text | str | int | date) -> Text:
        """Return the text with its placeholders filled in both languages; on a screen also those are said as a screen says them."""
        said = Text(en=self.said(Language.EN, **values), bn=self.said(Language.BN, **values))
        shown = {name: value.shown if isinstance(value, Text) else value for name, value in values.items()}
        on_screen = self.shown
        if on_screen is self and shown == values and said.shown is said:
            return said
        return Text(
            en=said.en,
            bn=said.bn,
            on_screen=Text(en=on_screen.said(Language.EN, **shown), bn=on_screen.said(Language.BN, **shown)),
        )


@remembered(1024)
def _asks_how(template: str) -> bool:
    """Return whether a placeholder asks for words by a number, or for digits as they are typed: most ask for nothing."""
    return any(how for _, _, how, _ in Formatter().parse(template))


class _Filled(str):
    """What stands for a placeholder, in Bangla in the genitive (`র`), or chooses between the word for one and that for several."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        if words in {"", _TYPED, "র"}:
            return genitive(self) if words == "র" else self
        one, several, many = words.partition("|")
        if not several:
            return super().__format__(words)
        return one if self in _ONE else many


class _Number(_Filled):
    """A number or day, which is typed in the digits of programs."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        return ascii_digits(self) if words == _TYPED else super().__format__(words)


def _filled(value: Text | str | int | date, language: Language) -> _Filled:
    return (_Number if isinstance(value, int | date) else _Filled)(say(value, language))


_OF_COMMAND: Final = expression(r"(--[a-z-]+ |auditor [a-z]+ (?:[a-z]+ )?)\{(\w+)\}(?![\u0980-\u09ff])")
"""A placeholder of a command, where a number is typed; one with a Bangla ending is of the sentence."""


@remembered(1024)
def _with_commands(template: str) -> str:
    """Return a template in which numbers of commands are written as they are typed."""
    return _OF_COMMAND.sub(rf"\1{{\2:{_TYPED}}}", template)


_TYPED: Final = "typed"  # a placeholder's format: digits as they are typed
_ONE: Final = frozenset({"1", "১"})
_DONE_AGAIN: Final = {"run again": "try again", "Run again": "Try again", "আবার চালান": "আবার চেষ্টা করুন"}
"""What a terminal calls to do a thing once more, and what a screen calls it, where nothing is run."""


def _tried_again(words: str) -> str:
    """Return the words as a screen says them."""
    for done_again, tried_again in _DONE_AGAIN.items():
        words = words.replace(done_again, tried_again)
    return words


def say(value: Text | str | int | date, language: Language) -> str:
    """Return a value as it is written in a paper of that language."""
    match value:
        case Text():
            return value.said(language)
        case date():
            return short_date(value, language)
        case int():
            return digits(str(value), language)
        case str():
            return in_a_line(value)


def in_a_line(words: str) -> str:
    """Return words from outside, such as a file's name, with a question mark for each sign that would begin another line.

    What somebody else named must not look like a sentence of ours. The signs are those of `str.splitlines`.
    """
    return words if words.isprintable() else _LINE_ENDS.sub("?", words)


def in_each(say_in: Callable[[Language], str]) -> Text:
    """Return what a function says in each language."""
    return Text(en=say_in(Language.EN), bn=say_in(Language.BN))


A_DAY: Final = Text(en="{day}", bn="{day}")
"""A day (`day`) by itself, as each language writes it."""


def plain(words: str) -> Text:
    """Return a text that is the same in both languages, such as an address or a code."""
    words = in_a_line(words)
    return Text(en=words, bn=words)


def joined(texts: Iterable[Text], between: str = ", ") -> Text:
    """Return several texts as one."""
    said = tuple(texts)
    in_one = Text(en=between.join(text.en for text in said), bn=between.join(text.bn for text in said))
    if all(text.shown is text for text in said):
        return in_one
    return Text(en=in_one.en, bn=in_one.bn, on_screen=joined((text.shown for text in said), between))


def joined_in_quotes(texts: Iterable[Text]) -> Text:
    """Return several texts as one that stands between the quotation marks of a sentence: each in its own."""
    said = tuple(texts)
    return Text(en='", "'.join(text.en for text in said), bn="”, “".join(text.bn for text in said))


def first_of(texts: Sequence[Text], most: int, between: str = ", ", *, of: int = 0) -> Text:
    """Return the first few of several texts as one, and how many there are beside; `of` so many, where the others were not even made."""
    first, beside = joined(texts[:most], between), max(of, len(texts)) - most
    return _AND_MORE.filled(names=first, n=beside) if beside > 0 else first


def in_digits(words: str) -> Text:
    """Return words that are the same in both languages but for their digits, such as a decision's serial or another's memo number; see `digits`."""
    return Text(en=digits(words, Language.EN), bn=digits(words, Language.BN))


def digits(words: str, language: Language) -> str:
    """Return the words with their digits in the language's script; a Latin name keeps its own (a2i, LGED-2), and so does in English what is written in Bangla letters (উপ/কয়রা/২০২৪/১২)."""
    if language is not Language.BN:
        return words if words.isascii() or _BANGLA.search(words) else words.translate(_DIGITS_TO_ASCII)
    if not _LATIN.search(words):
        return words.translate(_DIGITS_TO_BANGLA)
    return "".join(
        part if _LATIN.search(part) else part.translate(_DIGITS_TO_BANGLA) for part in _WORDS_AND_SPACES.split(words)
    )


def ascii_digits(words: str) -> str:
    """Return the words with Bangla and full-width digits as ASCII digits."""
    if words.isascii():
        return words
    return _OTHER_DIGIT.sub(lambda sign: str(unicodedata.digit(sign[0])), words)


def serial(number: int, language: Language) -> str:
    """Return a serial of at least two digits: ০১, ০২ …."""
    return digits(f"{number:02d}", language)


def short_date(day: date, language: Language) -> str:
    """Return 29.01.2024 or ২৯.০১.২০২৪; the era (খ্রি.) belongs to the sentence around it."""
    return digits(f"{day.day:02d}.{day.month:02d}.{day.year:04d}", language)


def long_date(day: date, language: Language) -> str:
    """Return 18 January 2024 or ১৮ জানুয়ারি ২০২৪."""
    months = _MONTHS_BANGLA if language is Language.BN else _MONTHS_ENGLISH
    return f"{digits(str(day.day), language)} {months[day.month - 1]} {digits(str(day.year), language)}"


def month(year_and_month: str) -> Text:
    """Return the name of a month written YYYY-MM, or of the month of a day, such as a meeting: জানুয়ারি ২০২৪."""
    year, number = year_and_month.split("-")[:2]
    return Text(
        en=f"{_MONTHS_ENGLISH[int(number) - 1]} {year}",
        bn=f"{_MONTHS_BANGLA[int(number) - 1]} {year.translate(_DIGITS_TO_BANGLA)}",
    )


def meeting_called(meeting: str, day: date | None) -> Text:
    """Return how a sentence calls a meeting: by its day where that is known, else by its month.

    Args:
        meeting: its id, YYYY-MM; of a further meeting of that month YYYY-MM-DD, which is then a day of it.
        day: its day, where it was told.

    """
    if day is None and meeting.count("-") > 1:
        day = date.fromisoformat(meeting)
    if day is None:
        return _MEETING_OF_MONTH.filled(month=month(meeting))
    return _MEETING_OF_DAY.filled(day=day)


_AND_MORE: Final = Text(en="{names} and {n} more", bn="{names} ও আরও {n}টি")
_MEETING_OF_MONTH: Final = Text(en="meeting of {month}", bn="{month} মাসের সভা")
_MEETING_OF_DAY: Final = Text(en="meeting of {day}", bn="{day} তারিখের সভা")


def _bangla_month_lengths(bangla_year: int) -> tuple[int, ...]:
    """Days of the twelve months: six of 31, then 30, Falgun 29 or, in a Gregorian leap year, 30 (rule of 2019)."""
    gregorian = bangla_year + BANGLA_YEAR_OFFSET + 1
    leap = gregorian % 4 == 0 and (gregorian % 100 != 0 or gregorian % 400 == 0)
    return (31,) * 6 + (30,) * 4 + (30 if leap else 29, 30)


def from_bangla_calendar(year: int, month_number: int, day_number: int) -> date:
    """Return the Gregorian day of a Bangla date.

    Raises:
        ValueError: there is no such day.

    """
    lengths = _bangla_month_lengths(year)
    if not (1 <= month_number <= len(lengths) and 1 <= day_number <= lengths[month_number - 1]):
        raise ValueError("no such day in the Bangla calendar")
    start = date(year + BANGLA_YEAR_OFFSET, 4, 14)
    return start + timedelta(days=sum(lengths[: month_number - 1]) + day_number - 1)


def clean(words: str) -> str:
    """Return words as they are stored and shown: NFC, one space between words, no invisible or control signs.

    Mends what keyboards do to Bangla: vowel signs typed in the wrong order, a nukta after its vowel sign, a
    candrabindu before it, the Assamese ৰ. ZWJ and ZWNJ are kept: they change how a word looks (র‍্যাব).
    """
    if words.isascii() and words.isprintable():
        return " ".join(words.split())
    if not _UNTIDY.search(words):
        return words
    words = _CONTROL.sub("", words.translate(_DROPPED)).replace("ৰ", "র")
    words = _REVERSED_O.sub("\u09cb", unicodedata.normalize("NFC", words))
    words = _LATE_NUKTA.sub("\u09bc\\1", _EARLY_CANDRABINDU.sub("\\1\u0981", words))
    words = words.replace(_KHANDA_TA_SPELT_OUT, "ৎ")
    return unicodedata.normalize("NFC", _SPACES.sub(" ", words).strip())


_ERA: Final = " খ্রি."
_DATED: Final = expression(rf"\S+{re.escape(_ERA)}")


def era_beside_date(words: str, fits: Callable[[str], bool] = bool) -> str:
    """Return words in which খ্রি. does not begin a line, but stands beside its date: a space without a break is between them, where both fit."""
    if _ERA not in words:
        return words

    def beside(dated: re.Match[str]) -> str:
        together = dated[0].replace(" ", "\u00a0")
        return together if fits(together) else dated[0]

    return _DATED.sub(beside, words)


BETWEEN_PARTS: Final = " · "
"""What sets apart the parts of a line that tells several things."""
_SHORT_PART: Final = 40


def is_short_part(words: str) -> bool:
    """Return whether a part of such a line is so short, up to 40 signs, that no line ends within it: a label keeps its date."""
    return len(words) <= _SHORT_PART


@remembered(4096)
def match_key(words: str) -> str:
    """Return the key under which two spellings of the same words meet.

    Case, digits' script, punctuation, joiners and spaces make no difference; letters do.
    """
    if not _UNTIDY.search(words):  # NFKC and `clean` would leave it so
        return words.casefold().translate(_SIGNS_OF_KEYS)
    return clean(unicodedata.normalize("NFKC", ascii_digits(clean(words))).casefold()).translate(_SIGNS_OF_KEYS)


class _SignsOfKeys(dict[int, str | None]):
    """What `match_key` makes of each sign: letters, marks and numbers stay, digits in ASCII; looked up once a sign, for millions of them."""

    def __missing__(self, code: int) -> str | None:
        kept = self[code] = ascii_digits(chr(code)) if unicodedata.category(chr(code))[0] in "LMN" else None
        return kept


_SIGNS_OF_KEYS: Final = _SignsOfKeys()


def near_key(words: str) -> str:
    """Return a coarser key for *suggesting* that two names may be the same; never for merging them.

    Long and short vowels, the three s, and doubled letters fall together (দপ্তরী/দপ্তরি).
    """
    return re.sub(r"(.)\1+", r"\1", match_key(words).translate(_NEAR))
