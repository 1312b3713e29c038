"""Whether the password has all the kinds of letters that the rule asks for, as the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import PASSWORD_MEETS_RULE, RuleAnswer
from auditor.model.labels import NO, YES, yes_or_no
from auditor.register.answers import YES_OR_NO, read_yes
from auditor.register.question import AskedOf, Claim, FormLine, Question

if TYPE_CHECKING:
    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell


def read(cell: Cell, basis: Basis) -> Answer:
    """Return whether the password meets the rule, and which rule that is."""
    met = read_yes(cell)
    return None if met is None else (Claim(PASSWORD_MEETS_RULE, RuleAnswer(basis.rule, met=met)),)


def recalled(answer: RuleAnswer) -> Text:
    """Return whether it met the rule."""
    return yes_or_no(answer.met)


QUESTION: Final = Question(
    name="rule",
    place=50,
    turn=30,
    asked_of=AskedOf.ACCOUNT,
    fact=PASSWORD_MEETS_RULE,
    heading=Text(en="Has all three kinds of letters (rule)", bn="তিন ধরনের অক্ষর আছে (নিয়ম)"),
    aliases=(
        "তিন ধরনের অক্ষর আছে", "তিন ধরনের অক্ষর", "পাসওয়ার্ডের নিয়ম", "পাসওয়ার্ডের নিয়ম মানা", "নিয়ম",
        "নিয়ম মানা হয়েছে", "পাসওয়ার্ডে তিন ধরনের অক্ষরই আছে",
        "পাসওয়ার্ডে তিন ধরনের অক্ষরই আছে (বড়, ছোট, বিশেষ চিহ্ন)", "password rule", "password meets the rule",
        "meets the rule", "rule",
    ),
    told=Text(
        en="Whether upper case, lower case and a sign or symbol are all in it, as the user says. Do not listen to "
        "or look at a password.",
        bn="পাসওয়ার্ডে বড় হাতের অক্ষর, ছোট হাতের অক্ষর ও বিশেষ চিহ্ন, তিনটিই আছে কি না, ইউজার যেমন জানান। "
        "পাসওয়ার্ড শুনবেন না, দেখবেন না।",
    ),
    width=10,
    short=Text(en="password rule", bn="পাসওয়ার্ডের নিয়ম"),
    choices=YES_OR_NO,
    read=read,
    of_everybody=True,
    recalled=recalled,
    spoken=Text(
        en="Does the password have upper case, lower case and a sign or symbol?",
        bn="পাসওয়ার্ডে বড় হাতের অক্ষর, ছোট হাতের অক্ষর ও বিশেষ চিহ্ন, তিনটিই আছে কি?",
    ),
    on_form=FormLine(
        Text(
            en="The password has all three kinds of letters (upper case, lower case, sign or symbol)",
            bn="পাসওয়ার্ডে তিন ধরনের অক্ষরই আছে (বড়, ছোট, বিশেষ চিহ্ন)",
        ),
        (YES, NO),
    ),
)  # fmt: skip
