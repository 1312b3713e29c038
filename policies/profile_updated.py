"""The account's profile was brought up to date since the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import PROFILE_UPDATED_ON, Scope
from auditor.model.policy import Fail, Pass, Policy, Since, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, settings: Since) -> Verdict:
    """Pass when the profile was updated, or seen to be right, on or after the day from which the baseline counts."""
    return Pass() if evidence.done_since(PROFILE_UPDATED_ON, settings.since) else Fail()


POLICY = Policy(
    id="profile-updated",
    revision=2,
    scope=Scope.ACCOUNT,
    title=Text(en="The account's profile is up to date", bn="ইউজার আইডির প্রোফাইল হালনাগাদ থাকা"),
    duty=Text(en="Profile brought up to date", bn="প্রোফাইল হালনাগাদ"),
    column=Text(en="Profile updated", bn="প্রোফাইল হালনাগাদ"),
    why=Text(
        en="Codes and notices of the portal go to the mobile number and e-mail in the profile.",
        bn="পোর্টালের কোড ও বার্তা প্রোফাইলের মোবাইল নম্বর ও ই-মেইলে যায়।",
    ),
    broken=Text(
        en="The profile still shows an earlier holder or old contact details.",
        bn="প্রোফাইলে আগের দায়িত্বপ্রাপ্ত বা পুরোনো মোবাইল ও ই-মেইল রয়ে গেছে।",
    ),
    remedy=Text(
        en="{post}: log in to the portal and correct name, post, mobile number and e-mail in the profile.",
        bn="{post}: পোর্টালে লগইন করে প্রোফাইলের নাম, পদবি, মোবাইল ও ই-মেইল ঠিক করুন।",
    ),
    when_unknown=Text(
        en="{post}: tell whether the profile was brought up to date; if so, on which day.",
        bn="{post}: প্রোফাইল হালনাগাদ হয়েছে কি না জানান; হয়ে থাকলে তারিখ লিখুন।",
    ),
    source=Text(
        en="Decision 11 (a): the user account's profile, not the public page.",
        bn="১১ নং সিদ্ধান্ত (ক): ইউজার আইডির প্রোফাইল, পোর্টালে প্রকাশিত পাতা নয়।",
    ),
    reads=(PROFILE_UPDATED_ON,),
    settings=Since,
    check=check,
)
