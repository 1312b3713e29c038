"""The account has one user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import SHARED, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, _: Settings) -> Verdict:
    """Pass when one person uses the account."""
    return Fail() if evidence[SHARED] else Pass()


POLICY = Policy(
    id="account-not-shared",
    revision=1,
    scope=Scope.ACCOUNT,
    title=Text(en="The account has one user", bn="ইউজার আইডি একজনই ব্যবহার করা"),
    duty=Text(en="An account for each user", bn="প্রত্যেক ইউজারের আলাদা আইডি"),
    duty_of_one=Text(en="A user ID of one's own", bn="নিজের আলাদা ইউজার আইডি"),
    column=Text(en="Shared account", bn="যৌথ ইউজার আইডি"),
    why=Text(
        en="When several people use one account, nobody can tell who did what, and a code reaches only one phone.",
        bn="এক আইডি কয়েকজন ব্যবহার করলে কে কী করেছেন জানা যায় না, কোডও একজনের ফোনেই আসে।",
    ),
    broken=Text(en="Several people use this account.", bn="এই আইডি একাধিক জন ব্যবহার করেন।"),
    remedy=Text(
        en="{post}: ask for a separate account for each user, if the portal allows it.",
        bn="{post}: সম্ভব হলে প্রত্যেক ইউজারের জন্য আলাদা আইডির আবেদন করুন।",
    ),
    when_unknown=Text(
        en="{post}: tell whether one person or several use this account.",
        bn="{post}: আইডিটি একজন না একাধিক জন ব্যবহার করেন জানান।",
    ),
    source=Text(
        en="Advice; OWASP ASVS 5.0 section 6.3 (no shared accounts). The decision speaks of every user.",
        bn="পরামর্শ; OWASP ASVS 5.0, অংশ 6.3 (যৌথ ইউজার আইডি নয়)। সিদ্ধান্তে প্রত্যেক ইউজারের কথা বলা হয়েছে।",
    ),
    reads=(SHARED,),
    settings=Settings,
    check=check,
    advice=Text(en="A separate account for each user", bn="প্রত্যেক ইউজারের জন্য আলাদা আইডি"),
)
