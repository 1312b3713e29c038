"""The second factor comes from an app or a security key, not by SMS or e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import (
    TWO_STEP_DEVICE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    CodeDevice,
    Method,
    Scope,
)
from auditor.model.policy import Fail, Pass, Policy, Settings, TooEarly, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, _: Settings) -> Verdict:
    """Pass for an authenticator app or a security key, on a device that is not somebody else's, unless two-step is known to be off: no code comes then."""
    is_weak = evidence[TWO_STEP_METHOD] < Method.TOTP
    if evidence.contradicted_by(TWO_STEP_DEVICE, CodeDevice.ANOTHERS):
        return Fail("anothers-weak") if is_weak else Fail("anothers")
    if is_weak:
        return Fail()
    return TooEarly() if evidence.contradicted_by(TWO_STEP_ENROLLED, value=False) else Pass()


POLICY = Policy(
    id="two-step-method",
    revision=6,
    scope=Scope.ACCOUNT,
    title=Text(en="The code comes from an app or a security key", bn="কোড অ্যাপ বা নিরাপত্তা চাবি থেকে নেওয়া"),
    duty=Text(en="Take the code from an app", bn="অ্যাপে কোড নেওয়া"),
    column=Text(en="Where the code comes", bn="কোড পাওয়ার উপায়"),
    why=Text(
        en="A code sent by SMS or e-mail can be read by whoever holds the SIM or the mailbox.",
        bn="এসএমএস বা ই-মেইলে আসা কোড অন্য কেউ সিম বা মেইলবক্স পেলে দেখতে পারে।",
    ),
    broken=Text(
        en="The code comes by SMS, by e-mail or in another way than an app or key.",
        bn="কোড অ্যাপে নয়, এসএমএস, ই-মেইল বা অন্যভাবে আসে।",
    ),
    remedy=Text(
        en="{post}: if the portal offers it, take the code from an authenticator app or a security key instead of SMS or e-mail.",
        bn="{post}: পোর্টালে সুযোগ থাকলে এসএমএস বা ই-মেইলের বদলে Authenticator অ্যাপ বা নিরাপত্তা চাবি থেকে কোড নিন।",
    ),
    remedies=(
        (
            "anothers",
            Text(
                en="{post}: the code comes to somebody else's phone. Take it on your own.",
                bn="{post}: কোড অন্যের ফোনে আসে। নিজের ফোনে কোড নেওয়ার ব্যবস্থা করুন।",
            ),
        ),
        (
            "anothers-weak",
            Text(
                en="{post}: the code comes to somebody else's phone. Take it on your own; if the portal offers it, from an authenticator app or a security key instead of SMS or e-mail.",
                bn="{post}: কোড অন্যের ফোনে আসে। নিজের ফোনে কোড নেওয়ার ব্যবস্থা করুন; পোর্টালে সুযোগ থাকলে এসএমএস বা ই-মেইলের বদলে Authenticator অ্যাপ বা নিরাপত্তা চাবি থেকে কোড নিন।",
            ),
        ),
    ),
    when_unknown=Text(
        en="{post}: tell where the code comes: app, security key, SMS or e-mail.",
        bn="{post}: কোড কোথায় আসে জানান: অ্যাপে, নিরাপত্তা চাবিতে, এসএমএসে না ই-মেইলে।",
    ),
    source=Text(
        en="OWASP ASVS 5.0 section 6.6 (e-mail is no factor, SMS only beside a stronger way); NIST SP 800-63B-4 section 3.1.3 (restricted authenticators).",
        bn="OWASP ASVS 5.0, অংশ 6.6 (ই-মেইল আলাদা ধাপ নয়; এসএমএস শুধু আরও শক্তিশালী উপায়ের সঙ্গে); NIST SP 800-63B-4, অংশ 3.1.3 (সীমিত ব্যবহারের উপায়)।",
    ),
    reads=(TWO_STEP_METHOD, TWO_STEP_ENROLLED, TWO_STEP_DEVICE),
    settings=Settings,
    check=check,
    after="two-step-enabled",
    not_told_while=frozenset({"off"}),
    advised_codes=("anothers-weak",),
    advice=Text(en="Take the code from an app instead of SMS or e-mail", bn="এসএমএস বা ই-মেইলের বদলে অ্যাপে কোড নেওয়া"),
)
