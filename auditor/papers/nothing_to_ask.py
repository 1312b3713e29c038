"""What is said where no form asks anything, of nobody or of an office: a self-check slip may still be to tell it, or it waits for the portal. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of, joined
from auditor.model.baseline import Level
from auditor.model.views.head import named_apart
from auditor.views.remarks.told_by_slip import has_only_slips_to_send

if TYPE_CHECKING:
    from collections.abc import Container

    from auditor.rounds.judged_offices import Judgement


def nothing_to_ask(judgement: Judgement) -> Text:
    """Say that no form asks anything, by how things stand, and of how many offices a self-check slip is still to tell something."""
    by_slip = sum(not each.office.voluntary and has_only_slips_to_send(each) for each in judgement.assessments)
    slips = (_ONLY_SLIPS.filled(n=by_slip),) if by_slip else ()
    awaits = (_AWAIT.filled(told=told),) if (told := awaiting_portal(judgement, ())) is not None else ()
    return joined((_NOTHING_TO_ASK, *slips, *awaits), " ")


def awaiting_portal(judgement: Judgement, asked: Container[str]) -> Text | None:
    """Return which offices are not asked since all that is left there waits for the portal; `asked` are those that are (ids), None where there are no others."""
    left_out = [
        each.office.id
        for each in judgement.assessments
        if not (each.office.id in asked or each.office.left or each.office.voluntary)
        and any(finding.awaits_portal for finding in each.of(level=Level.SHALL))
    ]
    if not left_out:
        return None
    named = named_apart((each.serial, each.office) for each in judgement.assessments)
    return _AWAITING.filled(n=len(left_out), names=first_of([named[each] for each in left_out], _MOST_NAMED))


_NOTHING_TO_ASK: Final = Text(
    en="Nothing is open or stale that a form asks; there is nothing to ask this month. To ask everything again: auditor register new --all",
    bn="ছকে জিজ্ঞাসা করার মতো কোনো বিষয় বাকি বা পুরোনো নেই; এ মাসে জিজ্ঞাসার কিছু নেই। সব আবার জিজ্ঞাসা করতে: auditor register new --all",
    on_screen=Text(
        en='Nothing is open or stale that a form asks; there is nothing to ask this month. To ask everything again, tick "ask everything again".',
        bn="ছকে জিজ্ঞাসা করার মতো কোনো বিষয় বাকি বা পুরোনো নেই; এ মাসে জিজ্ঞাসার কিছু নেই। সব আবার জিজ্ঞাসা করতে “সব আবার জিজ্ঞাসা করুন” ঘরে টিক দিন।",
    ),
)
_MOST_NAMED: Final = 3
_AWAITING: Final = Text(
    en="{n} not asked, since all that is left there waits for the portal: {names}",
    bn="বাকি কাজ পোর্টালের সমাধানের অপেক্ষায় বলে জিজ্ঞাসা করা হয়নি {n}টিকে: {names}",
)
_AWAIT: Final = Text(en="Offices: {told}.", bn="দপ্তর: {told}।")
_ONLY_SLIPS: Final = Text(
    en="Of {n} {n:office|offices} something is still to be told that only a self-check slip tells. Who has a sheet: auditor invite status",
    bn="তবে {n}টি দপ্তরের বাকি তথ্য শুধু স্ব-যাচাই থেকে জানা যায়: স্লিপ পাঠানো বাকি। নির্দেশিকা কাকে দেওয়া হয়েছে দেখতে: auditor invite status",
    on_screen=Text(
        en="Of {n} {n:office|offices} something is still to be told that only a self-check slip tells. The screen Self-check shows who has a sheet.",
        bn="তবে {n}টি দপ্তরের বাকি তথ্য শুধু স্ব-যাচাই থেকে জানা যায়: স্লিপ পাঠানো বাকি। নির্দেশিকা কাকে দেওয়া হয়েছে তা “স্ব-যাচাই” পাতায় আছে।",
    ),
)
