"""The answers that several questions share, and how they are read and said."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from auditor.expressions import expression
from auditor.i18n import Language, Text, ascii_digits, short_date
from auditor.model.facts import Cause, CodeDevice
from auditor.model.grades import WAYS
from auditor.model.labels import NO, YES, yes_or_no
from auditor.model.when import When
from auditor.remembering import remembered
from auditor.tables.answers import Choice, read_choice, read_day, read_yes_no

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.facts import Fact
    from auditor.register.question import Basis
    from auditor.tables.sheet import Cell

T = TypeVar("T")
_DAY: Final = expression(r"(?<![0-9])[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}(?![0-9])")

WHOLE_OFFICE: Final = Choice(
    "office",
    Text(en="for all accounts", bn="সব আইডির জন্য"),
    (
        "সব আইডি", "সকল আইডি", "সকল আইডির জন্য", "সকল", "সবাই", "সকল ইউজার", "সব ইউজার", "দপ্তর", "all",
        "all accounts", "office",
    ),
)  # fmt: skip
"""What stands in the place of a post on an office's own row."""

NOT_ASKED: Final = Choice("not-asked", Text(en="not needed now", bn="এবার লাগবে না"))
"""What stands in a cell that is not asked this month; it is no answer, and the office's row does not fill it."""

UNKNOWN: Final = Text(en="not known", bn="জানা নেই")
YES_OR_NO: Final = (Choice(value=True, label=YES), Choice(value=False, label=NO))

WAY_CHOICES: Final[tuple[Choice[str], ...]] = tuple(
    Choice(code, WAYS[code], aliases)
    for code, aliases in (
        ("phone", ("ফোনে", "মোবাইলে", "মোবাইল", "মোবাইল ফোন", "টেলিফোন", "ফোন কল", "call", "by phone", "telephone")),
        ("meeting", ("সভায়", "মিটিং", "মিটিংয়ে", "at a meeting")),
        ("form", ("ছক", "ছকে", "তথ্য ছকে", "কাগজে", "হাতে", "হাতে হাতে", "paper form", "by hand")),
        ("whatsapp", ("WhatsApp-এ", "হোয়াটসঅ্যাপ", "হোয়াটসঅ্যাপে", "হোয়াটস অ্যাপ", "হোয়াটস অ্যাপে")),
        ("email", ("ইমেইল", "ই মেইল", "মেইল", "ই-মেইলে", "ইমেইলে", "মেইলে", "email", "mail", "by e-mail")),
        (
            "seen-in-person",
            ("সরাসরি যাচাই", "সরাসরি যাচাই (সামনে থেকে)", "সরেজমিন", "সামনে থেকে দেখেছি", "seen in person", "seen at a login"),
        ),
        (
            "seen-on-video",
            ("ভিডিও কল", "ভিডিও কলে", "ভিডিও কলে দেখেছি", "সরাসরি যাচাই ভিডিও", "সরাসরি যাচাই (ভিডিও কল)", "seen on video"),
        ),
    )
)


def on_day(choices: tuple[Choice[T], ...], decision_day: date) -> tuple[Choice[T], ...]:
    """Return choices with the decision's day in the place of ``{decision_date}``."""
    shown = short_date(decision_day, Language.BN)
    return tuple(
        Choice(
            choice.value,
            choice.label.filled(decision_date=decision_day),
            tuple(words.format(decision_date=shown) for words in choice.aliases),
        )
        for choice in choices
    )


def read_yes(cell: Cell) -> bool | None:
    """Return whether a cell says plainly yes, or no or not yet; None for anything else."""
    return {"yes": True, "no": False, "not-yet": False}.get(read_yes_no(cell))


def plainly(value: Any) -> Text:  # noqa: ANN401 the value of any fact
    """Return a fact's value as people say it: yes or no, a span of days, a cause.

    Raises:
        TypeError: it is of another kind; its question must say it in a way of its own.

    """
    match value:
        case bool():
            return yes_or_no(value)
        case When() | Cause() | CodeDevice():
            return value.label
        case _:
            raise TypeError(f"no label for a value of type {type(value).__name__}")


# Done since the decision, or not ------------------------------------------------------------------------------------


class Done(StrEnum):
    """What can be answered, instead of a day, about a thing that was done or not."""

    AFTER_DECISION = "after-decision"
    RIGHT = "right"
    NOT_SINCE = "not-since"


AFTER_DECISION: Final = Choice(
    Done.AFTER_DECISION,
    Text(en="yes, day forgotten, on or after {decision_date}", bn="হ্যাঁ, তারিখ মনে নেই, {decision_date} বা তার পরে"),
    (
        "তারিখ মনে নেই, তবে {decision_date} বা তার পরে", "তারিখ মনে নেই, {decision_date} বা তার পরে",
        "{decision_date} বা তার পরে", "on or after {decision_date}", "I forget the day, but on or after {decision_date}",
        "yes, day forgotten, after {decision_date}", "হ্যাঁ, তারিখ মনে নেই, {decision_date} তারিখের পরে",
        "তারিখ মনে নেই, তবে {decision_date} তারিখের পরে", "তারিখ মনে নেই, {decision_date} তারিখের পরে",
        "{decision_date} তারিখের পরে", "{decision_date} এর পরে", "হ্যাঁ, {decision_date} তারিখের পরে",
        "after {decision_date}", "I forget the day, but after {decision_date}", "সিদ্ধান্তের পরে", "সিদ্ধান্তের পর",
        "সিদ্ধান্তের পরে, মনে নেই", "সিদ্ধান্তের পরে, তারিখ মনে নেই", "সিদ্ধান্তের পর, তারিখ মনে নেই",
        "হ্যাঁ, সিদ্ধান্তের পরে", "হ্যাঁ, সিদ্ধান্তের পরে, তারিখ মনে নেই", "তারিখ মনে নেই, সিদ্ধান্তের পরে",
        "মনে নেই, তবে সিদ্ধান্তের পরে", "তারিখ মনে নেই, তবে সিদ্ধান্তের পরে",
        "হ্যাঁ, তারিখ মনে নেই, সিদ্ধান্তের পরে", "after the decision", "since the decision",
        "after the decision, day forgotten", "since the decision, day forgotten", "yes, after the decision",
    ),
)  # fmt: skip
"""Done, but the day is forgotten; the decision's own day counts, and writings that name the decision, or only the days after it, speak of it too."""
NOT_SINCE: Final = Choice(
    Done.NOT_SINCE,
    NO,
    (
        "{decision_date} বা তার পরে করিনি", "{decision_date} বা তার পরে করা হয়নি", "{decision_date} বা তার পরে নয়",
        "{decision_date} তারিখের পরে করিনি", "{decision_date} তারিখের পরে করা হয়নি",
        "{decision_date} তারিখের পরে নয়", "{decision_date} তারিখের আগে", "not since {decision_date}",
        "before {decision_date}", "সিদ্ধান্তের পরে করিনি", "সিদ্ধান্তের পরে হয়নি", "সিদ্ধান্তের পরে করা হয়নি",
        "সিদ্ধান্তের পরে নয়", "সিদ্ধান্তের পর করিনি", "সিদ্ধান্তের আগে", "সিদ্ধান্তের আগে করা",
        "not since the decision", "before the decision",
        When.not_by_the_holder().label.bn, When.not_by_the_holder().label.en,
    ),
)  # fmt: skip


def read_done(cell: Cell, choices: tuple[Choice[Done], ...], basis: Basis, fact: Fact[Any]) -> tuple[Done, date] | None:
    """Return what a cell says instead of a day, and of which decision's day it speaks; a plain no, of the form's own.

    Who did it on or after a day that is later than the decision's, as it was taken to be before its day was corrected, did it since the decision.
    """
    decision_days = basis.days_of(fact)
    for decision_day in decision_days:
        done = read_choice(cell, _done_by(choices, decision_day))
        if done is not None:
            return done, decision_day
    named = _later_day_named(cell, basis, decision_days[-1])
    if named is not None and read_choice(cell, _done_by((AFTER_DECISION,), named)) is not None:
        return Done.AFTER_DECISION, named
    return (Done.NOT_SINCE, decision_days[0]) if read_yes(cell) is False else None


def _later_day_named(cell: Cell, basis: Basis, decision_day: date) -> date | None:
    """Return the only day that words of a cell name, where it lies after the decision's and not after that on which it was told; None else."""
    named = day_named(cell) if isinstance(cell, str) else None
    return named if named is not None and decision_day < named <= basis.told_on else None


def day_named(words: str) -> date | None:
    """Return the only day that words name; None where they name none, or several."""
    found = _DAY.findall(ascii_digits(words))
    return read_day(found[0]) if len(found) == 1 else None


@remembered(64)
def _done_by(choices: tuple[Choice[Done], ...], decision_day: date) -> tuple[Choice[Done], ...]:
    """Return the choices of a day, the same for all cells of a form."""
    return on_day(choices, decision_day)
