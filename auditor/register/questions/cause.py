"""Why two-step is not on, where that is not in the office's hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.register.question import AskedOf, Claim, Question
from auditor.tables.answers import Choice, read_choice

if TYPE_CHECKING:
    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell


CHOICES: Final = tuple(
    Choice(cause, cause.label, aliases)
    for cause, aliases in (
        (Cause.NOT_OFFERED, ("পোর্টালে সুযোগ নেই", "পোর্টালে সুযোগ নাই", "সুযোগ নেই", "Two-step চালুর সুযোগ নেই", "not offered")),
        (Cause.NO_CODE, ("কোড আসেনা", "কোড আসে নাই", "OTP আসে না", "ওটিপি আসে না", "no code")),
        (Cause.MIGRATION, ("পোর্টাল রূপান্তর", "রূপান্তর চলছে", "পোর্টাল স্থানান্তর চলছে", "migration", "portal migration")),
        (Cause.VACANT, ("শূন্য", "শূন্য পদ", "পদ খালি", "পদটি শূন্য", "vacant", "vacant post", "post vacant")),
        (Cause.ON_LEAVE, ("ছুটিতে", "প্রশিক্ষণে", "কর্মকর্তা ছুটিতে", "কর্মকর্তা প্রশিক্ষণে", "ছুটিতে বা প্রশিক্ষণে", "on leave")),
        (Cause.NO_OWN_ACCOUNT, ("নিজস্ব আইডি নেই", "নিজস্ব ইউজার আইডি নেই", "আইডি নেই", "no own account", "no account")),
        (Cause.LOCKED_OUT, ("লগইন করা যাচ্ছে না", "লগিন করা যাচ্ছে না", "আইডি আটকে গেছে", "locked out", "cannot log in")),
    )
)


def read(cell: Cell, _: Basis) -> Answer:
    """Return the cause that was chosen."""
    cause = read_choice(cell, CHOICES)
    return None if cause is None else (Claim(TWO_STEP_CAUSE, cause, seen=cause.of_two_step_alone),)


QUESTION: Final = Question(
    name="cause",
    place=110,
    turn=110,
    asked_of=AskedOf.ACCOUNT,
    fact=TWO_STEP_CAUSE,
    always_open=True,
    heading=Text(en="Cause", bn="কারণ"),
    aliases=("না হওয়ার কারণ", "পোর্টালজনিত কারণ", "reason", "cause at the portal"),
    told=Text(
        en="If a thing is not done and that is not in the office's hands, choose why.",
        bn="কোনো কাজ না হওয়ার কারণ দপ্তরের হাতে না থাকলে তালিকা থেকে বাছুন।",
    ),
    width=15,
    choices=CHOICES,
    may_be_unknown=False,
    read=read,
    may_be_none=True,
    more_about="two-step",
    in_full=Text(
        en="Is something not done that is not in the office's hands? Why?",
        bn="কোনো কাজ না হওয়ার কারণ কি দপ্তরের হাতের বাইরে? কারণটি কী?",
    ),
)
