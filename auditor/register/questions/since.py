"""Since when the present holder has been in the post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import HOLDER_SINCE
from auditor.register.question import A_DAY_ALONE, AskedOf, Claim, FormLine, Question
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell


def read(cell: Cell, _: Basis) -> Answer:
    """Return the day of joining."""
    day = read_day(cell)
    return None if day is None else (Claim(HOLDER_SINCE, day),)


QUESTION: Final = Question(
    name="since",
    place=80,
    turn=80,
    asked_of=AskedOf.HOLDER,
    fact=HOLDER_SINCE,
    always_open=True,
    heading=Text(en="Holder since", bn="যোগদানের তারিখ"),
    aliases=(
        "যোগদান", "কর্মস্থলে যোগদান", "বর্তমান কর্মস্থলে যোগদান", "বর্তমান কর্মস্থলে যোগদানের তারিখ", "joined on",
        "since", "in this post since",
    ),
    told=Text(
        en="The day the present holder took this post here. With several accounts write it on each account's row.",
        bn="বর্তমান দায়িত্বপ্রাপ্ত যেদিন এই কর্মস্থলে যোগ দিয়েছেন। একাধিক আইডি থাকলে যার যার সারিতে লিখুন।",
    ),
    width=11,
    short=Text(en="day of joining", bn="যোগদানের তারিখ"),
    typed=A_DAY_ALONE,
    in_words=False,
    read=read,
    recalled=None,
    in_full=Text(
        en="Since which day is the present holder in this post?", bn="বর্তমান দায়িত্বপ্রাপ্ত কোন তারিখে এই কর্মস্থলে যোগ দিয়েছেন?"
    ),
    on_form=FormLine(Text(en="In this post since", bn="বর্তমান কর্মস্থলে যোগদান")),
)  # fmt: skip
