"""The office writes its official letters from its official e-mail address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import OFFICIAL_EMAIL, OFFICIAL_EMAIL_READS, OFFICIAL_EMAIL_SENDS, MailboxKind, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


def check(evidence: Evidence, _: Settings) -> Verdict:
    """Pass when the office writes regularly from the mailbox, and is known neither to have none nor to leave it unread."""
    if not evidence[OFFICIAL_EMAIL_SENDS]:
        return Fail("not-sent")
    if evidence.contradicted_by(OFFICIAL_EMAIL_READS, value=False):
        return Fail("not-read")
    if any(evidence.contradicted_by(OFFICIAL_EMAIL, kind) for kind in (MailboxKind.NONE, MailboxKind.PERSONAL)):
        return Fail("no-address")
    return Pass()


POLICY = Policy(
    id="official-email-used",
    revision=2,
    scope=Scope.OFFICE,
    title=Text(en="Letters go by official e-mail", bn="দাপ্তরিক চিঠিপত্র সরকারি ই-মেইলে পাঠানো"),
    duty=Text(en="Exchange letters by official e-mail", bn="সরকারি ই-মেইলে যোগাযোগ করা"),
    column=Text(en="Official e-mail", bn="সরকারি ই-মেইল"),
    why=Text(
        en="The decision asks that departments exchange information by official e-mail; to hold an address is not to use it.",
        bn="সিদ্ধান্তে সরকারি ই-মেইলে তথ্য আদান-প্রদান করতে বলা হয়েছে; শুধু ঠিকানা থাকা যথেষ্ট নয়।",
    ),
    broken=Text(
        en="Official letters do not regularly go from the official mailbox.",
        bn="দাপ্তরিক চিঠিপত্র নিয়মিত সরকারি ই-মেইল থেকে পাঠানো হয় না।",
    ),
    remedy=Text(
        en="Send official letters regularly from the official mailbox and answer what comes to it.",
        bn="দাপ্তরিক চিঠিপত্র নিয়মিত সরকারি ই-মেইল থেকে পাঠান এবং আসা মেইলের উত্তর দিন।",
    ),
    remedies=(
        (
            "no-address",
            Text(
                en="Official letters were said to go from an official mailbox, but the office has no official address. "
                "Tell the address from which they go.",
                bn="সরকারি ই-মেইল থেকে চিঠি পাঠানো হয় বলে জানা গেছে, কিন্তু দপ্তরের সরকারি ঠিকানা নেই। কোন ঠিকানা থেকে পাঠানো হয় জানান।",
            ),
        ),
    ),
    when_unknown=Text(
        en="Tell whether official letters are sent from the official mailbox: regularly, sometimes or not.",
        bn="দাপ্তরিক চিঠিপত্র সরকারি ই-মেইল থেকে পাঠানো হয় কি না জানান: নিয়মিত, মাঝে মাঝে, না একেবারেই নয়।",
    ),
    source=Text(
        en="Decision 09 (b).",
        bn="০৯ নং সিদ্ধান্ত (খ)।",
    ),
    reads=(OFFICIAL_EMAIL_SENDS, OFFICIAL_EMAIL_READS, OFFICIAL_EMAIL),
    settings=Settings,
    check=check,
    after="official-email-held",
    not_told_while=frozenset({"none", "personal"}),
    stands=(("not-sent", Text(en="not at all, or not regularly", bn="হয় না বা নিয়মিত নয়")),),
)
