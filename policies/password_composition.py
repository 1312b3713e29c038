"""The password mixes upper case, lower case and a sign or symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import PASSWORD_MEETS_RULE, Scope
from auditor.model.policy import Composition, Fail, Pass, Policy, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, settings: Composition) -> Verdict:
    """Pass when the password was judged by this rule and meets it."""
    answer = evidence[PASSWORD_MEETS_RULE]
    return Pass() if answer.met and answer.rule == settings.rule else Fail()


POLICY = Policy(
    id="password-composition",
    revision=1,
    scope=Scope.ACCOUNT,
    title=Text(
        en="The password mixes upper case, lower case and a sign or symbol",
        bn="পাসওয়ার্ডে বড় হাতের অক্ষর, ছোট হাতের অক্ষর ও বিশেষ চিহ্ন থাকা",
    ),
    duty=Text(en="Password meets the rule", bn="পাসওয়ার্ডের নিয়ম মানা"),
    column=Text(en="Password rule", bn="পাসওয়ার্ডের নিয়ম"),
    why=Text(
        en="The decision orders a mix of upper case, lower case, sign and symbol. Length and digits are not part of it.",
        bn="সিদ্ধান্তে বড় ও ছোট হাতের ইংরেজি অক্ষর এবং বিশেষ চিহ্নের সমন্বয়ে পাসওয়ার্ড দিতে বলা হয়েছে। দৈর্ঘ্য ও সংখ্যা সিদ্ধান্তের অংশ নয়।",
    ),
    broken=Text(
        en="The password lacks one of the kinds of character that the rule names.",
        bn="পাসওয়ার্ডে নিয়মের কোনো একটি ধরনের অক্ষর নেই।",
    ),
    remedy=Text(
        en="{post}: change the password; it needs upper and lower case letters and a sign or symbol.",
        bn="{post}: পাসওয়ার্ড বদলান; বড় ও ছোট হাতের ইংরেজি অক্ষর এবং বিশেষ চিহ্ন থাকতে হবে।",
    ),
    when_unknown=Text(
        en="{post}: tell whether the password meets the rule (never the password); the register or the form asks it.",
        bn="{post}: পাসওয়ার্ডের নিয়ম মানা হয়েছে কি না জানান (পাসওয়ার্ড জানাবেন না); ছক বা রেজিস্টারে ঘরটি আছে।",
    ),
    source=Text(
        en="Decision 11 (c). Sign and symbol are taken for one class; a digit or a length is not ordered. NIST SP 800-63B-4 section 3.1.1.2 and OWASP ASVS 5.0 6.2.5 advise against such rules.",
        bn="১১ নং সিদ্ধান্ত (গ)। সব ধরনের চিহ্ন একসঙ্গে “বিশেষ চিহ্ন” ধরা হয়েছে; সংখ্যার বা দৈর্ঘ্যের উল্লেখ নেই। NIST SP 800-63B-4, অংশ 3.1.1.2 এবং OWASP ASVS 5.0, 6.2.5 এমন নিয়ম না করার পরামর্শ দেয়।",
    ),
    reads=(PASSWORD_MEETS_RULE,),
    settings=Composition,
    check=check,
    after="password-reset",
    told_meanwhile=True,
)
