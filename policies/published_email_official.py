"""The addresses that the office publishes on its portal are official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import PUBLISHED_EMAILS, MailboxKind, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, _: Settings) -> Verdict:
    """Pass when the least official of the published addresses is official."""
    match evidence[PUBLISHED_EMAILS]:
        case MailboxKind.OFFICIAL:
            return Pass()
        case MailboxKind.PERSONAL:
            return Fail("personal")
        case MailboxKind.TO_VERIFY:
            return Fail("to-verify")
        case MailboxKind.NONE:
            return Fail("none")


POLICY = Policy(
    id="published-email-official",
    revision=1,
    scope=Scope.OFFICE,
    title=Text(en="The address published on the portal is official", bn="পোর্টালে প্রকাশিত ই-মেইল ঠিকানা সরকারি হওয়া"),
    duty=Text(en="Publish the official e-mail address", bn="পোর্টালে সরকারি ই-মেইল ঠিকানা প্রকাশ"),
    column=Text(en="Published e-mail", bn="প্রকাশিত ই-মেইল"),
    why=Text(
        en="People write to the address they find on the portal; letters to a private mailbox leave with its holder.",
        bn="পোর্টালে যে ঠিকানা থাকে মানুষ সেখানেই লেখেন; ব্যক্তিগত ঠিকানায় আসা চিঠি কর্মকর্তা বদলি হলে দপ্তরে থাকে না।",
    ),
    broken=Text(
        en="An address on the office's portal is not known to be official.",
        bn="পোর্টালে প্রকাশিত কোনো একটি ই-মেইল ঠিকানা সরকারি বলে জানা যায়নি।",
    ),
    remedy=Text(
        en="Publish the office's official e-mail address on the contact page of its portal.",
        bn="দপ্তরের সরকারি ই-মেইল ঠিকানা পোর্টালের যোগাযোগ পাতায় প্রকাশ করুন।",
    ),
    remedies=(
        (
            "personal",
            Text(
                en="Put the official e-mail address in place of the personal one on the portal.",
                bn="পোর্টালে ব্যক্তিগত ঠিকানার বদলে সরকারি ই-মেইল ঠিকানা দিন।",
            ),
        ),
        (
            "to-verify",
            Text(
                en="Show whose the address on the portal is, or put the official one in its place.",
                bn="পোর্টালের ঠিকানাটি কোন সংস্থার জানান, অথবা তার বদলে সরকারি ঠিকানা দিন।",
            ),
        ),
    ),
    when_unknown=Text(
        en="See which e-mail address stands on the contact page of the office's portal, and tell it.",
        bn="দপ্তরের পোর্টালের যোগাযোগ পাতায় কোন ই-মেইল ঠিকানা আছে দেখে জানান।",
    ),
    source=Text(
        en="Advice; follows from decision 09. Official means gov.bd or a name under it, label by label, or the workspace's own list.",
        bn="পরামর্শ; ০৯ নং সিদ্ধান্ত অনুসরণ করে। সরকারি ঠিকানা বলতে gov.bd বা তার অধীন কোনো ডোমেইন (নামের প্রতিটি অংশ মিলিয়ে), অথবা কাজের ফোল্ডারের তালিকায় লেখা ডোমেইন।",
    ),
    reads=(PUBLISHED_EMAILS,),
    settings=Settings,
    check=check,
)
