"""Whether official letters go from the official mailbox."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import OFFICIAL_EMAIL_READS, OFFICIAL_EMAIL_SENDS, OFFICIAL_EMAIL_SENDS_AT_ALL
from auditor.model.labels import NO
from auditor.register.answers import read_yes
from auditor.register.question import AskedOf, Claim, FormLine, Question
from auditor.tables.answers import Choice, read_choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.register.question import Answer, Basis, Claims
    from auditor.tables.sheet import Cell


class Use(StrEnum):
    """How official mail is used."""

    REGULAR = "regular"
    SOMETIMES = "sometimes"
    NEVER = "never"
    UNREAD = "unread"


CHOICES: Final = (
    Choice(
        value=Use.REGULAR,
        label=Text(en="regularly", bn="নিয়মিত"),
        aliases=("নিয়মিত পাঠানো হয়", "নিয়মিত ব্যবহার হয়", "সবসময়", "regular", "always"),
    ),
    Choice(
        value=Use.SOMETIMES,
        label=Text(en="sometimes", bn="মাঝে মাঝে"),
        aliases=("মাঝেমাঝে", "মাঝে মধ্যে", "মাঝেমধ্যে", "কখনো কখনো", "আংশিক", "অনিয়মিত", "partly"),
    ),
    Choice(
        value=Use.NEVER,
        label=NO,
        aliases=(
            "একেবারেই নয়", "not at all", "ব্যবহার হয় না", "ব্যবহার করা হয় না", "ব্যবহার করি না",
            "ব্যবহার করেন না", "পাঠানো হয় না", "never", "not used",
        ),
    ),
    Choice(
        value=Use.UNREAD,
        label=Text(en="sent, but nobody reads what comes", bn="পাঠানো হয়, কিন্তু আসা মেইল দেখা হয় না"),
        aliases=("পাঠানো হয়, মেইল দেখা হয় না", "পাঠানো হয়, কিন্তু মেইল দেখা হয় না", "sent, but not read"),
    ),
)  # fmt: skip
_CLAIMS: Final[Mapping[Use, Claims]] = {
    use: tuple(Claim(fact, value, seen=True) for fact, value in told.items())
    for use, told in {
        Use.REGULAR: {OFFICIAL_EMAIL_SENDS: True, OFFICIAL_EMAIL_SENDS_AT_ALL: True, OFFICIAL_EMAIL_READS: True},
        Use.SOMETIMES: {OFFICIAL_EMAIL_SENDS: False, OFFICIAL_EMAIL_SENDS_AT_ALL: True},
        Use.NEVER: {OFFICIAL_EMAIL_SENDS: False, OFFICIAL_EMAIL_SENDS_AT_ALL: False},
        Use.UNREAD: {OFFICIAL_EMAIL_SENDS: True, OFFICIAL_EMAIL_SENDS_AT_ALL: True, OFFICIAL_EMAIL_READS: False},
    }.items()
}
_REGULARLY: Final = {True: CHOICES[0].label, False: Text(en="not regularly", bn="নিয়মিত নয়")}


def read(cell: Cell, _: Basis) -> Answer:
    """Return whether mail is written from it regularly, and whether what comes is read: who uses it regularly reads it."""
    use = read_choice(cell, CHOICES)
    if use is None and (regularly := read_yes(cell)) is not None:
        use = Use.REGULAR if regularly else Use.NEVER
    return None if use is None else _CLAIMS[use]


QUESTION: Final = Question(
    name="email-use",
    place=100,
    turn=100,
    asked_of=AskedOf.OFFICE,
    fact=OFFICIAL_EMAIL_SENDS,
    also=(OFFICIAL_EMAIL_SENDS_AT_ALL, OFFICIAL_EMAIL_READS),
    heading=Text(en="Official e-mail used", bn="সরকারি ই-মেইল ব্যবহার"),
    aliases=(
        "সরকারী ই-মেইল ব্যবহার", "ই-মেইল ব্যবহার", "ই-মেইলে যোগাযোগ", "মেইল পাঠানো হয়",
        "দাপ্তরিক চিঠিপত্র এখান থেকে পাঠানো হয়", "e-mail used", "official letters go from it",
        "দাপ্তরিক চিঠিপত্র সরকারি ই-মেইল থেকে পাঠানো হয়", "official letters are sent from the official e-mail",
        "official mailbox used",
    ),
    told=Text(
        en='Only on the office\'s row: whether official letters go from that address. "Sometimes" is not yet '
        "counted as regular.",
        bn="শুধু দপ্তরের সারিতে। দাপ্তরিক চিঠিপত্র ওই ঠিকানা থেকে পাঠানো হয় কি না। “মাঝে মাঝে” এখনো নিয়মিত হিসেবে ধরা হয় না।",
    ),
    width=10,
    short=Text(en="use of official e-mail", bn="সরকারি ই-মেইল ব্যবহার"),
    choices=CHOICES,
    read=read,
    opened_by="email",
    recalled=_REGULARLY.__getitem__,
    answers=_CLAIMS,
    spoken=Text(en="Are official letters sent from the official address?", bn="দাপ্তরিক চিঠিপত্র সরকারি ই-মেইল থেকে পাঠানো হয় কি?"),
    on_form=FormLine(
        Text(
            en="Official letters are sent from the official e-mail:", bn="দাপ্তরিক চিঠিপত্র সরকারি ই-মেইল থেকে পাঠানো হয়:"
        ),
        tuple(choice.label for choice in CHOICES),
        with_address=Text(
            en="Official letters are sent from the official e-mail ({address}):",
            bn="দাপ্তরিক চিঠিপত্র সরকারি ই-মেইল ({address}) থেকে পাঠানো হয়:",
        ),
    ),
)  # fmt: skip
