"""The password was reset since the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import PASSWORD_CHANGED_ON, Scope
from auditor.model.policy import Fail, Pass, Policy, Since, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, settings: Since) -> Verdict:
    """Pass when the last change lies on or after the day from which the baseline counts."""
    return Pass() if evidence.done_since(PASSWORD_CHANGED_ON, settings.since) else Fail()


POLICY = Policy(
    id="password-reset",
    revision=2,
    scope=Scope.ACCOUNT,
    title=Text(en="The password was reset since the decision", bn="সিদ্ধান্তের পরে পাসওয়ার্ড রিসেট করা"),
    duty=Text(en="Password reset", bn="পাসওয়ার্ড রিসেট"),
    column=Text(en="Password reset", bn="পাসওয়ার্ড রিসেট"),
    why=Text(
        en="A password older than the decision may be known to former holders or helpers.",
        bn="পুরোনো পাসওয়ার্ড আগের দায়িত্বপ্রাপ্ত বা অন্য কারও জানা থাকতে পারে।",
    ),
    broken=Text(
        en="The password has not been reset since the decision.",
        bn="সিদ্ধান্তের পরে পাসওয়ার্ড রিসেট করা হয়নি।",
    ),
    remedy=Text(
        en="{post}: reset the password. Test the new one {self_check} first.",
        bn="{post}: পাসওয়ার্ড রিসেট করুন। আগে {self_check} পরীক্ষা করে নিন।",
    ),
    when_unknown=Text(
        en="{post}: tell whether the password was reset; if so, on which day.",
        bn="{post}: পাসওয়ার্ড রিসেট হয়েছে কি না জানান; হয়ে থাকলে তারিখ লিখুন।",
    ),
    source=Text(
        en="Decision 11 (b): once, on or after the day of the meeting; no rotation.",
        bn="১১ নং সিদ্ধান্ত (খ): সভার দিন বা তার পরে একবার; নিয়মিত বদলানোর কথা নেই।",
    ),
    reads=(PASSWORD_CHANGED_ON,),
    settings=Since,
    check=check,
)
