"""The password is in no list of leaked passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import PASSWORD_BREACHED, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, _: Settings) -> Verdict:
    """Pass when it was looked up and not found; one that was not looked up is not known."""
    return Fail() if evidence[PASSWORD_BREACHED] else Pass()


POLICY = Policy(
    id="password-breached",
    revision=1,
    scope=Scope.ACCOUNT,
    title=Text(en="The password is in no list of leaked passwords", bn="পাসওয়ার্ডটি ফাঁস হওয়া তালিকায় না থাকা"),
    duty=Text(en="Password not known from a leak", bn="ফাঁস না হওয়া পাসওয়ার্ড"),
    column=Text(en="Known from a leak", bn="ফাঁস হওয়া পাসওয়ার্ড"),
    why=Text(
        en="Leaked passwords are tried first, by machines and everywhere.",
        bn="ফাঁস হওয়া পাসওয়ার্ড যন্ত্র দিয়ে সব জায়গায় প্রথমেই চেষ্টা করা হয়।",
    ),
    broken=Text(en="The password is in a list of leaked passwords.", bn="পাসওয়ার্ডটি ফাঁস হওয়া পাসওয়ার্ডের তালিকায় আছে।"),
    remedy=Text(
        en="{post}: change this password at once, here and wherever else it is used.",
        bn="{post}: পাসওয়ার্ডটি এখনই বদলান; অন্য কোথাও ব্যবহার করলে সেখানেও বদলান।",
    ),
    when_unknown=Text(
        en="{post}: compare the password with leaked ones in the terminal check, if you wish.",
        bn="{post}: চাইলে টার্মিনালের স্ব-যাচাইয়ে ফাঁস হওয়া পাসওয়ার্ডের তালিকার সঙ্গে মিলিয়ে দেখুন।",
    ),
    source=Text(
        en="Advice; NIST SP 800-63B-4 section 3.1.1.2 and OWASP ASVS 5.0 6.2.12 (compare with breached passwords). A list that was not looked into is not known, never a no.",
        bn="পরামর্শ; NIST SP 800-63B-4, অংশ 3.1.1.2 এবং OWASP ASVS 5.0, 6.2.12 (ফাঁস হওয়া পাসওয়ার্ডের সঙ্গে মেলানো)। তালিকায় খোঁজা না হলে “জানা নেই” ধরা হয়, কখনো “না” নয়।",
    ),
    reads=(PASSWORD_BREACHED,),
    settings=Settings,
    check=check,
    advice=Text(en="Change passwords known from leaks", bn="ফাঁস হওয়া পাসওয়ার্ড বদলানো"),
)
