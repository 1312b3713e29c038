"""How many accounts an office has, where no posts are listed; the round numbers them and reads again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.subjects import MOST_USERS
from auditor.register.question import AskedOf, Claim, FormLine, Question
from auditor.tables.answers import Choice, read_choice, read_count

if TYPE_CHECKING:
    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell

_NOUGHT: Final = Choice(
    0,
    Text(en="none", bn="নেই"),
    ("নাই", "একটিও নেই", "কোনোটি নেই", "আইডি নেই", "কোনো আইডি নেই", "নিজস্ব আইডি নেই", "nil", "no account"),
)  # fmt: skip


def accounts_in(cell: Cell) -> int | None:
    """Return a number of accounts: ৩, 3, ৩টি, তিনটি; None for what is no such number."""
    number = read_count(cell)
    return number if number and number <= MOST_USERS else None


def read(cell: Cell, _: Basis) -> Answer:
    """Return nothing for a number: it is no fact, and is counted apart; of nought, that the office has no account of its own."""
    if read_count(cell) == 0 or read_choice(cell, (_NOUGHT,)) is not None:
        return (Claim(TWO_STEP_CAUSE, Cause.NO_OWN_ACCOUNT),)
    return None if accounts_in(cell) is None else ()


QUESTION: Final = Question(
    name="count",
    place=10,
    turn=10,
    asked_of=AskedOf.OFFICE,
    fact=None,
    heading=Text(en="Number of accounts", bn="ইউজার আইডি (সংখ্যা)"),
    aliases=(
        "ইউজার সংখ্যা", "ইউজার (জন)", "আইডি সংখ্যা", "আইডির সংখ্যা", "মোট ইউজার", "মোট আইডি", "কয়টি আইডি",
        "number of users", "users", "number of user ids",
    ),
    told=Text(
        en="Only on the office's row, where no posts are listed or fewer than there are user IDs: how many user IDs the office "
        "has on the portal, 0 if none. Where no posts are listed, the row's answers hold for all of them.",
        bn="শুধু দপ্তরের সারিতে, পদবি তালিকায় না থাকলে বা আইডির চেয়ে কম থাকলে: পোর্টালে দপ্তরের ইউজার আইডি কয়টি; একটিও না থাকলে ০। পদবি তালিকায় না থাকলে সারির উত্তরগুলো সব আইডির জন্য "
        "ধরা হয়।",
    ),
    width=8,
    short=Text(en="number of accounts", bn="ইউজার আইডির সংখ্যা"),
    typed=Text(en="a number of accounts", bn="ইউজার আইডির সংখ্যা"),
    is_number=True,
    in_words=False,
    read=read,
    recalled=None,
    spoken=Text(
        en="How many accounts are there on the portal, and who uses them?",
        bn="পোর্টালের আইডি কয়টি, কে কে ব্যবহার করেন?",
    ),
    on_form=FormLine(
        Text(
            en="User IDs that the office has on the portal (0 if there is none):",
            bn="পোর্টালে দপ্তরের ইউজার আইডি কয়টি (একটিও না থাকলে ০):",
        ),
        unlisted_only=True,
    ),
)  # fmt: skip
