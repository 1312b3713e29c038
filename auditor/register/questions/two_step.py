"""Whether two-step is on, and whether a login asks for the code."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_DEMANDED, TWO_STEP_ENROLLED, TWO_STEP_OFFERED, Cause
from auditor.register.answers import read_yes
from auditor.register.question import AskedOf, Claim, FormLine, Question
from auditor.tables.answers import Choice, read_choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.register.question import Answer, Basis, Claims
    from auditor.tables.sheet import Cell


class TwoStep(StrEnum):
    """What can be answered about two-step; a plain yes, which the list does not offer, is `ON`."""

    DEMANDED = "demanded"
    UNTESTED = "untested"
    NOT_DEMANDED = "not-demanded"
    ON = "on"
    OFF = "off"
    NOT_OFFERED = "not-offered"
    NO_CODE = "no-code"


CHOICES: Final = (
    Choice(
        TwoStep.DEMANDED,
        Text(en="on, a login asks for a code", bn="চালু, লগইনে কোড চায়"),
        (
            "চালু আছে, লগইনে কোড চায়", "চালু আছে; নতুন লগইনে কোড চায়", "চালু, নতুন লগইনে কোড চায়",
            "লগইনে কোড চায়", "কোড চায়", "হ্যাঁ, কোড চায়", "হ্যাঁ, লগইনে কোড চায়", "on, asks for a code",
            "on; a new login asks for a code",
        ),
    ),
    Choice(
        TwoStep.UNTESTED,
        Text(en="on, not tested", bn="চালু, পরীক্ষা করিনি"),
        (
            "চালু আছে, পরীক্ষা করিনি", "চালু, পরীক্ষা করা হয়নি", "চালু আছে, পরীক্ষা করা হয়নি",
            "চালু, পরীক্ষা করি নাই", "চালু করেছি; নতুন লগইনে পরীক্ষা করিনি", "on; not tested at a new login",
        ),
    ),
    Choice(
        TwoStep.NOT_DEMANDED,
        Text(en="on, but a login asks for no code", bn="চালু, কিন্তু লগইনে কোড চায় না"),
        (
            "চালু আছে, কিন্তু লগইনে কোড চায় না", "চালু, লগইনে কোড চায় না", "চালু আছে, লগইনে কোড চায় না", "চালু, কোড চায় না",
            "চালু আছে, কোড চায় না", "লগইনে কোড চায় না", "লগইনে কোড চায়নি", "কোড চায় না", "কোড চায়নি",
            "on, asks for no code", "on; a new login asks for no code",
        ),
    ),
    Choice(TwoStep.OFF, Text(en="not on", bn="চালু নেই")),
    Choice(
        TwoStep.NOT_OFFERED,
        Text(en="the portal does not offer it", bn="পোর্টালে সুযোগ নেই"),
        ("সুযোগ নেই", "সুযোগ নাই", "পোর্টালে সুযোগ নাই", "পোর্টালে চালুর সুযোগ নেই", "পোর্টালে Two-step চালুর সুযোগ নেই", "not offered"),
    ),
    Choice(
        TwoStep.NO_CODE,
        Text(en="the code does not arrive", bn="কোড আসে না"),
        ("কোড আসেনা", "কোড আসেনি", "কোড আসে নাই", "চালু করতে গেলে কোড আসে না", "OTP আসে না", "ওটিপি আসে না", "no code"),
    ),
)  # fmt: skip
_CLAIMS: Final[Mapping[TwoStep, Claims]] = {
    TwoStep.DEMANDED: (
        Claim(TWO_STEP_ENROLLED, value=True, seen=True),
        Claim(TWO_STEP_DEMANDED, value=True, seen=True),
    ),
    TwoStep.UNTESTED: (Claim(TWO_STEP_ENROLLED, value=True),),
    TwoStep.NOT_DEMANDED: (
        Claim(TWO_STEP_ENROLLED, value=True),
        Claim(TWO_STEP_DEMANDED, value=False, seen=True),
    ),
    TwoStep.ON: (Claim(TWO_STEP_ENROLLED, value=True, seen=True),),
    TwoStep.OFF: (Claim(TWO_STEP_ENROLLED, value=False, seen=True),),
    TwoStep.NOT_OFFERED: (
        Claim(TWO_STEP_ENROLLED, value=False, seen=True),
        Claim(TWO_STEP_OFFERED, value=False, seen=True),
        Claim(TWO_STEP_CAUSE, Cause.NOT_OFFERED, seen=True),
    ),
    TwoStep.NO_CODE: (
        Claim(TWO_STEP_ENROLLED, value=False, seen=True),
        Claim(TWO_STEP_CAUSE, Cause.NO_CODE, seen=True),
    ),
}


def read(cell: Cell, _: Basis) -> Answer:
    """Return what an answer says of two-step."""
    state = read_choice(cell, CHOICES)
    if state is None and (on := read_yes(cell)) is not None:
        state = TwoStep.ON if on else TwoStep.OFF
    return None if state is None else _CLAIMS[state]


QUESTION: Final = Question(
    name="two-step",
    place=20,
    turn=40,
    asked_of=AskedOf.ACCOUNT,
    fact=TWO_STEP_ENROLLED,
    also=(TWO_STEP_DEMANDED, TWO_STEP_OFFERED, TWO_STEP_CAUSE),
    heading=Text(en="Two-step", bn="Two-step"),
    aliases=(
        "Two step", "Two-step authentication", "Two-step authentication (দুই ধাপে যাচাই)", "দুই ধাপে যাচাই",
        "Two-step চালু", "Two-step চালু কি না", "Two-step চালু আছে কি", "টু স্টেপ", "টু-স্টেপ", "2-step", "2FA",
        "two-step on",
    ),
    told=Text(
        en='"Asks for a code" only if a new login did. A plain yes is read as "on, not tested", which does not lift an earlier "asks for no code". If the portal does '
        "not offer it or no code comes, choose that: it is not the office's fault.",
        bn="নতুন লগইনে কোড চাইলেই “লগইনে কোড চায়”। শুধু “হ্যাঁ” লিখলে “চালু, পরীক্ষা করিনি” ধরা হয়; তাতে আগের “লগইনে কোড চায় না” উঠে যায় না। "
        "পোর্টালে সুযোগ না থাকলে বা কোড না এলে সেটিই বাছুন; তা দপ্তরের ত্রুটি নয়।",
    ),
    width=14,
    short=Text(en="two-step", bn="Two-step"),
    choices=CHOICES,
    read=read,
    answers=_CLAIMS,
    of_everybody=True,
    spoken=Text(
        en="Is two-step on? Does a new login ask for a code? If not, why not?",
        bn="Two-step চালু আছে কি? নতুন লগইনে কোড চায় কি? না হলে কারণ কী?",
    ),
    on_form=FormLine(
        Text(en="Two-step", bn="Two-step"),
        tuple(choice.label for choice in CHOICES),
    ),
)  # fmt: skip
