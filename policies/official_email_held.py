"""The office has an official e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import OFFICIAL_EMAIL, MailboxKind, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, _: Settings) -> Verdict:
    """Pass when the address is under gov.bd or on the workspace's own list."""
    match evidence[OFFICIAL_EMAIL]:
        case MailboxKind.OFFICIAL:
            return Pass()
        case MailboxKind.PERSONAL:
            return Fail("personal")
        case MailboxKind.TO_VERIFY:
            return Fail("to-verify")
        case MailboxKind.NONE:
            return Fail("none")


POLICY = Policy(
    id="official-email-held",
    revision=1,
    scope=Scope.OFFICE,
    title=Text(en="The office has an official e-mail address", bn="দপ্তরের সরকারি ই-মেইল ঠিকানা থাকা"),
    duty=Text(en="Hold an official e-mail address", bn="সরকারি ই-মেইল ঠিকানা থাকা"),
    column=Text(en="Official e-mail", bn="সরকারি ই-মেইল"),
    why=Text(
        en="Official letters in a private mailbox leave the office with its holder.",
        bn="ব্যক্তিগত মেইলে রাখা দাপ্তরিক চিঠি কর্মকর্তা বদলি হলে দপ্তরে থাকে না।",
    ),
    broken=Text(en="The office has no official address.", bn="দপ্তরের সরকারি ই-মেইল ঠিকানা নেই।"),
    remedy=Text(
        en="Apply to the ICT branch of your own directorate for an official address, and tell the date.",
        bn="সরকারি ই-মেইল ঠিকানার জন্য নিজ অধিদপ্তরের আইসিটি শাখায় আবেদন করুন এবং তারিখ জানান।",
    ),
    remedies=(
        (
            "personal",
            Text(
                en="Use an official e-mail address, not a personal one; if there is none, apply to the ICT branch of your own directorate.",
                bn="দাপ্তরিক চিঠিপত্রে ব্যক্তিগত ঠিকানার বদলে সরকারি ই-মেইল ব্যবহার করুন; না থাকলে নিজ অধিদপ্তরের আইসিটি শাখায় আবেদন করুন।",
            ),
        ),
        (
            "to-verify",
            Text(
                en="The address could not be recognised as official. Show whose it is, or tell another one.",
                bn="ঠিকানাটি সরকারি কি না বোঝা যায়নি। কোন সংস্থার ঠিকানা জানান, অথবা সরকারি ঠিকানাটি দিন।",
            ),
        ),
    ),
    when_unknown=Text(
        en="Tell the office's whole official e-mail address; if there is none, say so.",
        bn="দপ্তরের সরকারি ই-মেইল ঠিকানাটি পুরো লিখে জানান; না থাকলে তা-ও জানান।",
    ),
    source=Text(
        en="Decision 09. Official means gov.bd or a name under it, label by label, or the workspace's own list.",
        bn="০৯ নং সিদ্ধান্ত। সরকারি ঠিকানা বলতে gov.bd বা তার অধীন কোনো ডোমেইন (নামের প্রতিটি অংশ মিলিয়ে), অথবা কাজের ফোল্ডারের তালিকায় লেখা ডোমেইন।",
    ),
    reads=(OFFICIAL_EMAIL,),
    settings=Settings,
    check=check,
)
