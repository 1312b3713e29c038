"""The password is used for this account alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import PASSWORD_REUSED, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, _: Settings) -> Verdict:
    """Pass when it was compared with the others of its owner and is none of them."""
    return Fail() if evidence[PASSWORD_REUSED] else Pass()


POLICY = Policy(
    id="password-reuse",
    revision=1,
    scope=Scope.ACCOUNT,
    title=Text(en="The password is used for this account alone", bn="পাসওয়ার্ডটি শুধু এই আইডিতে ব্যবহার করা"),
    duty=Text(en="A password of its own", bn="আইডির আলাদা পাসওয়ার্ড"),
    column=Text(en="Password of its own", bn="আলাদা পাসওয়ার্ড"),
    why=Text(
        en="Where one password opens several accounts, whoever learns it in one place enters all of them.",
        bn="একই পাসওয়ার্ড কয়েকটি আইডিতে থাকলে এক জায়গায় জানা গেলেই সবগুলোতে ঢোকা যায়।",
    ),
    broken=Text(en="The same password is used for another account too.", bn="একই পাসওয়ার্ড অন্য আইডিতেও ব্যবহৃত হচ্ছে।"),
    remedy=Text(
        en="{post}: give this account a password that is used nowhere else.",
        bn="{post}: এই আইডিতে এমন পাসওয়ার্ড দিন যা আর কোথাও ব্যবহার করেন না।",
    ),
    when_unknown=Text(
        en="{post}: compare this password with those of your other accounts {self_check} and send the slip.",
        bn="{post}: {self_check} অন্য আইডির পাসওয়ার্ডের সঙ্গে মিলিয়ে দেখুন এবং স্লিপ পাঠান।",
    ),
    source=Text(
        en="Advice; e-GP safety advice of 16 November 2020 (not the same password elsewhere). Only the owner's own passwords are compared, on the owner's computer; nothing is compared between people.",
        bn="পরামর্শ; ই-জিপির ১৬ নভেম্বর ২০২০ তারিখের নিরাপত্তা পরামর্শ (একই পাসওয়ার্ড অন্য কোথাও নয়)। শুধু ইউজারের নিজের পাসওয়ার্ডগুলো তাঁর নিজের কম্পিউটারে মেলানো হয়; একজনেরটি আরেকজনেরটির সঙ্গে মেলানো হয় না।",
    ),
    reads=(PASSWORD_REUSED,),
    settings=Settings,
    check=check,
    advice=Text(en="A different password for each account", bn="প্রতিটি আইডিতে আলাদা পাসওয়ার্ড"),
)
