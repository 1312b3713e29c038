"""When the password was last reset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import PASSWORD_CHANGED_ON
from auditor.model.labels import NO
from auditor.model.when import When
from auditor.register.answers import AFTER_DECISION, NOT_SINCE, Done, read_done, read_yes
from auditor.register.question import A_DAY, AskedOf, Claim, FormLine, Question
from auditor.remembering import remembered
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from datetime import date

    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell


CHOICES: Final = (AFTER_DECISION, NOT_SINCE)
_YES_WITHOUT_DAY: Final = Text(
    en='a yes without a day. Write the day, or choose "{choice}".',
    bn="তারিখ ছাড়া শুধু হ্যাঁ লেখা। তারিখ লিখুন অথবা “{choice}” বাছুন।",
)


def read(cell: Cell, basis: Basis) -> Answer:
    """Return when it was reset: a day cannot be seen at a login, so it is never more than told."""
    day = read_day(cell)
    if day is not None:
        return (Claim(PASSWORD_CHANGED_ON, When.on(day)),)
    match read_done(cell, CHOICES, basis, PASSWORD_CHANGED_ON):
        case Done.AFTER_DECISION, since:
            return (Claim(PASSWORD_CHANGED_ON, When.since(since, basis.told_on)),)
        case _, since:
            return (Claim(PASSWORD_CHANGED_ON, When.not_since(since)),)
    if read_yes(cell):
        return _yes_without_day(basis.days_of(PASSWORD_CHANGED_ON)[0])
    return None


@remembered(64)
def _yes_without_day(decision_day: date) -> Text:
    return _YES_WITHOUT_DAY.filled(choice=AFTER_DECISION.label.filled(decision_date=decision_day))


QUESTION: Final = Question(
    name="reset",
    place=40,
    turn=20,
    asked_of=AskedOf.ACCOUNT,
    fact=PASSWORD_CHANGED_ON,
    heading=Text(en="Password reset", bn="পাসওয়ার্ড রিসেট"),
    aliases=(
        "পাসওয়ার্ড রিসেটের তারিখ", "পাসওয়ার্ড পরিবর্তন", "পাসওয়ার্ড পরিবর্তনের তারিখ", "পাসওয়ার্ড রিসেট হয়েছে",
        "রিসেট", "রিসেটের তারিখ", "password reset on", "password changed", "password changed on", "reset",
    ),
    told=Text(
        en='The day of the reset. If it is forgotten, choose the answer in the list. "No" means: neither on '
        "{decision_date} nor after it. A plain yes is not enough. Never write the password.",
        bn="রিসেটের তারিখ লিখুন। তারিখ মনে না থাকলে তালিকার উত্তরটি বাছুন। “না” মানে {decision_date} বা তার পরে রিসেট হয়নি। "
        "শুধু “হ্যাঁ” যথেষ্ট নয়। পাসওয়ার্ড লিখবেন না।",
    ),
    width=15,
    short=Text(en="password reset", bn="পাসওয়ার্ড রিসেট"),
    choices=CHOICES,
    typed=A_DAY,
    read=read,
    undone=NO,
    of_everybody=True,
    spoken=Text(
        en="Was the password of each reset on or after {decision_date}?",
        bn="{decision_date} বা তার পরে প্রতিটির পাসওয়ার্ড রিসেট হয়েছে কি?",
    ),
    on_form=FormLine(
        Text(en="Password reset", bn="পাসওয়ার্ড রিসেট"),
        (Text(en="yes, on {dots}", bn="হ্যাঁ, তারিখ {dots}"), AFTER_DECISION.label, NO),
    ),
)  # fmt: skip
