"""What one question to a workspace is: where its answer stands, how that is read, and on what it is printed. Pure."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, clean, match_key
from auditor.model.errors import WorkspaceError
from auditor.model.facts import MailboxKind
from auditor.model.letters import Through
from auditor.places import addresses
from auditor.tables import notes
from auditor.tables.answers import read_day, read_yes_no
from auditor.workspace.of_decisions import base_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from auditor.workspace.of_decisions import Those

Told = str | int | date
"""What was answered: a day, a number or words; empty words leave it open for good."""
Answer = Told | None
"""The same, where None takes an answer back."""


class Printed(Enum):
    """What answers enter: self-check sheets, a kept round with its papers, these alone, reminders, the last of them, the portal's letter."""

    SHEETS = "sheets"
    ROUND = "round"
    PAPERS = "papers"
    REMINDERS = "reminders"
    FINAL_REMINDERS = "final-reminders"
    PORTAL_LETTER = "portal-letter"


class Kind(NamedTuple):
    """How answers of a kind are read: `read` raises ValueError where what was typed is none, `wrong` is what is said then."""

    read: Callable[[str], Told]
    wrong: Text


class Stand(NamedTuple):
    """How answers of a kind stand in TOML: `written` gives what is written there for one, None where its line goes; `told` the answer again.

    What is taken back is None for `written`, and None is what `told` gives where nothing was answered.
    """

    written: Callable[[Answer], Answer | list[str] | dict[str, list[str]]]
    told: Callable[[Any], Answer]


AS_TOLD: Final = Stand(lambda answer: answer, lambda answer: answer)
A_LIST: Final = Stand(lambda answer: str(answer or "").split(), lambda listed: " ".join(listed) or None)
"""A list of texts, told with spaces between; what is taken back is an empty one."""
A_LIST_OF_LINES: Final = Stand(
    lambda answer: list(several(str(answer or ""))), lambda listed: "; ".join(listed) or None
)
"""A list of texts, told with semicolons between; likewise."""
A_FLAG: Final = Stand(lambda answer: None if answer is None else answer == "yes", lambda flag: "yes" if flag else "no")
"""Told yes or no."""


class Question(Struct, frozen=True):
    """One thing that the workspace is asked.

    Attributes:
        id: kebab-case name; also the option by which it is answered.
        table: the heading under which the answer is written, empty for the top of the file, and `key` its key there; decisions stand in the
            baseline.
        asks: what is asked.
        named: the same in a few words, for a list of what is open.
        read: from what was typed to the answer, and `wrong` what is said where that is none, as in `Kind`.
        why_wrong: what is said instead of `wrong` of words that are none, where more can be told.
        calls: how an answer is called that is none of a closed set, where otherwise than it is told.
        shown: how an answer stands in a field, to be typed over, where otherwise than it is told; `read` reads that, too.
        meant: what an answer means, where several that are told otherwise mean the same.
        printed_on: on what the answer is printed; there it is asked when it is first made.
        needed_on: what is not made without an answer.
        default: what holds where nothing was answered; None where that stays a blank line.
        offered: its answers where they are a closed set, each with how it is called.
        stand: how an answer stands there, where otherwise than it is told.
        leads_to: what an answer leads to that it does not say itself, told once it is written, with that answer; None where none does.
        those: of which decisions it is asked, where not of all at once.
        is_shown_before: what stands and what will stand is shown before an answer is written: every paper bears it, or all is judged by it.

    """

    id: str
    table: str
    key: str
    asks: Text
    named: Text
    read: Callable[[str], Told]
    wrong: Text
    printed_on: frozenset[Printed] = frozenset()
    needed_on: frozenset[Printed] = frozenset()
    default: Told | None = None
    offered: tuple[tuple[str, Text], ...] = ()
    stand: Stand = AS_TOLD
    leads_to: tuple[Told, Text] | None = None
    is_shown_before: bool = False
    why_wrong: Callable[[str], Text | None] | None = None
    calls: Callable[[Told], Told | Text] = staticmethod(lambda answer: answer)
    shown: Callable[[Told], Told | Text] = staticmethod(lambda answer: answer)
    meant: Callable[[Told], object] = staticmethod(lambda answer: answer)
    those: Those | None = None

    @property
    def option(self) -> str:
        """What is typed at a command line in front of the answer."""
        name = base_of(self.id)
        return f"--{name}" if self.those is None else f"{self.those.option} --{name}"

    def fault(self, typed: str) -> Text:
        """Return what is said of words that are no answer."""
        return (self.why_wrong(typed) if self.why_wrong is not None else None) or self.wrong

    @property
    def holds(self) -> Told | Text | None:
        """What holds where nothing was answered, as it is called."""
        return None if self.default is None else self.called(self.default)

    def called(self, answer: Told) -> Told | Text:
        """Return an answer as it is called."""
        return next((label for value, label in self.offered if value == answer), None) or self.calls(answer)

    def is_other(self, answer: Answer, known: Answer) -> bool:
        """Return whether an answer means something else than what is known; in another order several say the same."""
        meant, before = (None if each is None else self.meant(each) for each in (answer, known))
        return meant != before

    @property
    def of_decisions(self) -> bool:
        """Whether the answer stands with the decisions, in the baseline."""
        return self.table == DECISIONS


def several(words: str) -> tuple[str, ...]:
    """Return what stands in one answer with semicolons between."""
    return tuple(part.strip() for part in words.split(";") if part.strip())


DECISIONS: Final = "decisions"
MOST_DAYS: Final = 366
"""The most days that a date may be put off by."""
_LONGEST_COUNT: Final = 3
WAYS_OF_A_LETTER: Final = (
    (Through.DISTRICT.value, Text(en="Deputy Commissioner", bn="জেলা প্রশাসক")),
    (Through.PROGRAMMER.value, Text(en="District's programmer", bn="জেলার প্রোগ্রামার")),
)
_BETWEEN_SERIALS: Final = expression(r"[\s,;।]+")
_PHONE: Final = expression(r"\+?[0-9](?:[ -]?[0-9]){5,14}")


def read_a_day(typed: str) -> date:
    """Return a day as hands write it; ValueError where it is none."""
    found = read_day(typed)
    if found is None:
        raise ValueError("no day")
    return found


def _read_phone(typed: str) -> str:
    """Return a telephone number; ValueError where it is none."""
    number = clean(ascii_digits(typed))
    if not _PHONE.fullmatch(number):
        raise ValueError("no phone")
    return number


def _read_mailbox(typed: str) -> str:
    """Return an office's mailbox; ValueError where it is none."""
    kind, address = addresses.classify_email(typed)
    if not address or kind is MailboxKind.PERSONAL:
        raise ValueError("no mailbox of an office")
    return address


def _read_count(typed: str) -> int:
    """Return a number of days; ValueError where it is none."""
    number = ascii_digits(typed).strip()
    if not number.isdecimal() or len(number) > _LONGEST_COUNT or int(number) > MOST_DAYS:
        raise ValueError("no number of days")
    return int(number)


def _one_of(words: Mapping[str, Iterable[str]]) -> Callable[[str], str]:
    """Return what reads one of several answers by the words for each; ValueError where it is none."""
    meant = {match_key(each): answer for answer, several in words.items() for each in several}

    def read(typed: str) -> str:
        if match_key(typed) not in meant:
            raise ValueError("no such answer")
        return meant[match_key(typed)]

    return read


def _read_yes_or_no(typed: str) -> str:
    """Return yes or no; ValueError where it is neither."""
    said = read_yes_no(typed)
    if said not in {"yes", "no"}:
        raise ValueError("no such answer")
    return said


def _read_words(typed: str) -> str:
    """Return words, clean; ValueError where there are none, or they hold what no paper prints: a password, a phone number, a mailbox."""
    words = clean(typed)
    if not match_key(words) or "\ufffd" in words or notes.fault_of_posts(words) is not None:
        raise ValueError("no words")
    return words


def _read_lines(typed: str) -> str:
    """Return lines with a semicolon between; ValueError where they are none, or hold what no paper prints. Official mailboxes may stand in them."""
    lines = "; ".join(several(clean(typed)))
    _read_words(" ".join(word for word in lines.split() if not addresses.is_official(word.strip("();,"), ())))
    return lines


def read_serial(typed: str) -> str:
    """Return a decision's number in the minutes, of two digits at least; ValueError where it is none."""
    number = ascii_digits(typed).strip()
    if not (number.isascii() and number.isdecimal()) or len(number) > _LONGEST_COUNT:
        raise ValueError("no numbers of decisions")
    return f"{int(number):02d}"


def _read_serials(typed: str) -> str:
    """Return numbers in the minutes, with a comma between; ValueError where they are none."""
    numbers = [number for number in _BETWEEN_SERIALS.split(typed) if number]
    if not numbers:
        raise ValueError("no numbers of decisions")
    return ", ".join(map(read_serial, numbers))


def _read_memo(typed: str) -> str:
    """Return a memo's number; ValueError where it is none that the ledger may keep."""
    try:
        return notes.reference(typed)
    except WorkspaceError as refused:
        raise ValueError("no memo's number") from refused


def doubts_of_mailboxes(
    asked: Iterable[Question], answered: Mapping[str, Answer], domains: Iterable[str]
) -> dict[Text, str]:
    """Return of which mailboxes that are answered it is not known that they are official, by the sentence that tells it, of which question (its id).

    Args:
        asked: the questions for mailboxes.
        answered: the new answers by question.
        domains: mail domains that count as official beside gov.bd.

    """
    allowed = tuple(domains)
    told = ((question, str(answered.get(question.id) or "")) for question in asked)
    return {
        _NOT_OFFICIAL.filled(what=question.named, domain=address.rpartition("@")[2]): question.id
        for question, address in told
        if address and not addresses.is_official(address, allowed)
    }


def doubts_of_phones(asked: Iterable[Question], answered: Mapping[str, Answer]) -> dict[Text, str]:
    """Return which telephone numbers that are answered begin as mobile numbers do and have not their 11 digits, by the sentence that tells it, of which question (its id).

    Args:
        asked: the questions for telephone numbers.
        answered: the new answers by question.

    """
    told = ((question, _NO_DIGITS.sub("", str(answered.get(question.id) or ""))) for question in asked)
    dialled = ((question, _COUNTRY.sub("0", digits)) for question, digits in told)
    return {
        _NO_MOBILE.filled(what=question.named, n=len(digits)): question.id
        for question, digits in dialled
        if digits.startswith("01") and len(digits) != _DIGITS_OF_A_MOBILE
    }


_NO_DIGITS: Final = expression(r"[^0-9]")
_COUNTRY: Final = expression(r"^(?:00)?880+(?=1)")
_DIGITS_OF_A_MOBILE: Final = 11
_NO_MOBILE: Final = Text(
    en="The {what} begins with 01 as mobile numbers do, which have 11 digits; this one has {n}. Look whether a digit is missing or one too many.",
    bn="{what}: নম্বরটি মোবাইল নম্বরের মতো ০১ দিয়ে শুরু, কিন্তু মোবাইল নম্বরে ১১টি অঙ্ক থাকে, এখানে আছে {n}টি। কোনো অঙ্ক বাদ পড়েছে বা বেশি হয়েছে কি না দেখুন।",
)
_NOT_OFFICIAL: Final = Text(
    en="The {what}, …@{domain}, does not end in gov.bd, nor in a domain that is told to be official. Look at its end: is it typed right? If it is official "
    "all the same, tell its domain with the other official ones, too: auditor settings --official-domains",
    bn="{what}: …@{domain} ঠিকানাটির শেষে gov.bd বা জানানো কোনো সরকারি ডোমেইন নেই। শেষ অংশটি ঠিক লেখা হয়েছে কি না দেখুন। সত্যিই সরকারি হলে অন্য সরকারি ডোমেইনের "
    "সঙ্গে এটিও জানান: auditor settings --official-domains",
    on_screen=Text(
        en="The {what}, …@{domain}, does not end in gov.bd, nor in a domain told on the screen Settings. Look at its end: is it typed right? If it is "
        "official all the same, write its domain there, too.",
        bn="{what}: …@{domain} ঠিকানাটির শেষে gov.bd বা “সেটিংস” পাতায় দেওয়া সরকারি ডোমেইন নেই। শেষ অংশটি ঠিক লেখা হয়েছে কি না দেখুন। সত্যিই সরকারি হলে ডোমেইনটিও সেখানে "
        "লিখুন।",
    ),
)
A_DAY: Final = Kind(
    read_a_day,
    Text(en="That is no day. Write it like 18.01.2024 or 2024-01-18.", bn="তারিখ বোঝা যায়নি। এভাবে লিখুন: ১৮.০১.২০২৪।"),
)
A_PHONE: Final = Kind(
    _read_phone,
    Text(
        en="That is no telephone number. Write digits only, such as 01700-000000.",
        bn="ফোন নম্বর বোঝা যায়নি। শুধু সংখ্যা লিখুন, যেমন ০১৭০০-০০০০০০।",
    ),
)
A_MAILBOX: Final = Kind(
    _read_mailbox,
    Text(
        en="That is no official mailbox. Write one address of an office; a personal mailbox is not printed on papers.",
        bn="সরকারি ই-মেইল ঠিকানা বোঝা যায়নি। দপ্তরের একটি ঠিকানা লিখুন; ব্যক্তিগত ই-মেইল কাগজে ছাপা হয় না।",
    ),
)
WORDS: Final = Kind(
    _read_words,
    Text(
        en="Write some words, without a phone number, an e-mail address or what looks like a password, for they are printed. If it was a password, have it reset.",
        bn="কিছু লিখুন, তবে ফোন নম্বর, ই-মেইল ঠিকানা বা পাসওয়ার্ডের মতো দেখায় এমন শব্দ নয়; এই লেখা কাগজে ছাপা হয়। সেটি পাসওয়ার্ড হলে রিসেট করতে বলুন।",
    ),
)
LINES: Final = Kind(
    _read_lines,
    Text(
        en="Write the lines with ; between, without a mobile number, a private e-mail address or what looks like a password, for they are printed. If it "
        "was a password, have it reset.",
        bn="লাইনগুলো মাঝে ; দিয়ে লিখুন, তবে মোবাইল নম্বর, ব্যক্তিগত ই-মেইল ঠিকানা বা পাসওয়ার্ডের মতো দেখায় এমন শব্দ নয়; এই লেখা কাগজে ছাপা হয়। সেটি পাসওয়ার্ড হলে রিসেট "
        "করতে বলুন।",
    ),
)
A_MEMO: Final = Kind(
    _read_memo,
    Text(
        en="That is no memo number. Write it as it stands on the memo, without a phone number, an e-mail address or a password.",
        bn="স্মারক নম্বর বোঝা যায়নি। স্মারকে যেমন আছে তেমন লিখুন; ফোন নম্বর, ই-মেইল ঠিকানা বা পাসওয়ার্ড লিখবেন না।",
    ),
)
SERIALS_IN_MINUTES: Final = Kind(
    _read_serials,
    Text(
        en="These are no numbers of decisions. Write them in digits as they stand in the minutes, with a comma between.",
        bn="সিদ্ধান্তের ক্রম বোঝা যায়নি। কার্যবিবরণীতে যেমন আছে তেমন সংখ্যায়, মাঝে কমা দিয়ে লিখুন।",
    ),
)
A_COUNT: Final = Kind(
    _read_count,
    Text(
        en="That is no number of days. Write a whole number from 0 to 366.",
        bn="দিনের সংখ্যা বোঝা যায়নি। ০ থেকে ৩৬৬ পর্যন্ত পূর্ণ সংখ্যা লিখুন।",
    ),
)
A_WAY: Final = Kind(
    _one_of({
        Through.DISTRICT.value: (
            "district", "district office", "deputy commissioner", "জেলা", "জেলা প্রশাসক", "জেলা কার্যালয়",
        ),
        Through.PROGRAMMER.value: (
            "programmer", "district programmer", "district's programmer", "প্রোগ্রামার", "জেলার প্রোগ্রামার", "জেলা প্রোগ্রামার",
        ),
    }),
    Text(en="Write district or programmer.", bn="জেলা প্রশাসক (district) অথবা জেলার প্রোগ্রামার (programmer) লিখুন।"),
)  # fmt: skip
A_LANGUAGE: Final = Kind(
    _one_of({"bn": ("bn", "bangla", "bengali", "বাংলা"), "en": ("en", "english", "ইংরেজি", "ইংরেজী")}),
    Text(en="Write bn or en.", bn="বাংলা (bn) অথবা ইংরেজি (en) লিখুন।"),
)
YES_OR_NO: Final = Kind(_read_yes_or_no, Text(en="Write yes or no.", bn="হ্যাঁ অথবা না লিখুন।"))
