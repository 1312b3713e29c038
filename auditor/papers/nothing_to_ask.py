"""What is said where no form asks anything: it may still be for a self-check slip to tell. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.views.told_by_slip import has_only_slips_to_send

if TYPE_CHECKING:
    from auditor.rounds.judged_offices import Judgement


def nothing_to_ask(judgement: Judgement) -> Text:
    """Say that no form asks anything, by how things stand, and of how many offices a self-check slip is still to tell something."""
    by_slip = sum(not each.office.voluntary and has_only_slips_to_send(each) for each in judgement.assessments)
    slips = (_ONLY_SLIPS.filled(n=by_slip),) if by_slip else ()
    return joined((_NOTHING_TO_ASK, *slips), " ")


_NOTHING_TO_ASK: Final = Text(
    en="Nothing is open or stale that a form asks; there is nothing to ask this month. To ask everything again: auditor register new --all",
    bn="ছকে জিজ্ঞাসা করার মতো কোনো বিষয় বাকি বা পুরোনো নেই; এ মাসে জিজ্ঞাসার কিছু নেই। সব আবার জিজ্ঞাসা করতে: auditor register new --all",
    on_screen=Text(
        en='Nothing is open or stale that a form asks; there is nothing to ask this month. To ask everything again, tick "ask everything again".',
        bn="ছকে জিজ্ঞাসা করার মতো কোনো বিষয় বাকি বা পুরোনো নেই; এ মাসে জিজ্ঞাসার কিছু নেই। সব আবার জিজ্ঞাসা করতে “সব আবার জিজ্ঞাসা করুন” ঘরে টিক দিন।",
    ),
)
_ONLY_SLIPS: Final = Text(
    en="Of {n} {n:office|offices} something is still to be told that only a self-check slip tells. Who has a sheet: auditor invite status",
    bn="তবে {n}টি দপ্তরের বাকি তথ্য শুধু স্ব-যাচাই থেকে জানা যায়: স্লিপ পাঠানো বাকি। নির্দেশিকা কাকে দেওয়া হয়েছে দেখতে: auditor invite status",
    on_screen=Text(
        en="Of {n} {n:office|offices} something is still to be told that only a self-check slip tells. The screen Self-check shows who has a sheet.",
        bn="তবে {n}টি দপ্তরের বাকি তথ্য শুধু স্ব-যাচাই থেকে জানা যায়: স্লিপ পাঠানো বাকি। নির্দেশিকা কাকে দেওয়া হয়েছে তা “স্ব-যাচাই” পাতায় আছে।",
    ),
)
