"""Two-step authentication is on for the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_DEMANDED, TWO_STEP_ENROLLED, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, _: Settings) -> Verdict:
    """Pass when two-step is on and no login is known that did not ask for the code."""
    if not evidence[TWO_STEP_ENROLLED]:
        return Fail("off")
    if evidence.contradicted_by(TWO_STEP_DEMANDED, value=False):
        return Fail("not-demanded")
    return Pass()


POLICY = Policy(
    id="two-step-enabled",
    revision=1,
    scope=Scope.ACCOUNT,
    title=Text(en="Two-step authentication is on for every user", bn="প্রত্যেক ইউজারের Two-step authentication চালু থাকা"),
    duty=Text(en="Two-step on for every user", bn="প্রত্যেক ইউজারের Two-step চালু"),
    duty_of_one=Text(en="Two-step on", bn="Two-step চালু"),
    column=Text(en="Two-step on", bn="Two-step চালু"),
    why=Text(
        en="Somebody who learns the password still cannot get in without the code.",
        bn="পাসওয়ার্ড জানলেও কোড ছাড়া অন্য কেউ ঢুকতে পারবে না।",
    ),
    broken=Text(
        en="The account opens with the password alone.",
        bn="আইডিতে শুধু পাসওয়ার্ড দিয়েই ঢোকা যায়।",
    ),
    remedy=Text(
        en="{post}: turn two-step on from the profile and see in another window whether a login asks for the code.",
        bn="{post}: প্রোফাইল থেকে Two-step চালু করুন এবং আলাদা জানালায় লগইন করে দেখুন কোড চায় কি না।",
    ),
    remedies=(
        (
            "not-demanded",
            Text(
                en="{post}: two-step is said to be on, but a login did not ask for the code. "
                "Turn it on again and test it.",
                bn="{post}: Two-step চালু আছে বলে জানা গেছে, কিন্তু লগইনে কোড চায়নি। আবার চালু করে নতুন লগইনে দেখুন।",
            ),
        ),
    ),
    when_unknown=Text(
        en="{post}: tell whether two-step is on and a new login asks for a code; if not, why not.",
        bn="{post}: নিজের Two-step চালু আছে কি না, নতুন লগইনে কোড চায় কি না জানান; চালু না থাকলে কারণ লিখুন।",
    ),
    source=Text(
        en="Decision 11 (d). By SMS or e-mail it satisfies the decision; the weaker ways are a matter of advice.",
        bn="১১ নং সিদ্ধান্ত (ঘ)। এসএমএস বা ই-মেইলে কোড এলেও সিদ্ধান্ত পূরণ হয়; এসব দুর্বল উপায় পরামর্শের বিষয়।",
    ),
    reads=(TWO_STEP_ENROLLED, TWO_STEP_DEMANDED, TWO_STEP_CAUSE),
    settings=Settings,
    check=check,
    cause=TWO_STEP_CAUSE,
)
