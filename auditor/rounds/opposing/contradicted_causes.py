"""Tells of causes of two-step not being on that are told, or were seen at a login, while something speaks against them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.days import beside, told_on
from auditor.model.facts import FACTS, Cause
from auditor.model.grades import Grade
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.rounds.opposing.barred import MOST_NAMED
from auditor.views.office.values import side_said

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

    from auditor.judging.objections import BarredClaim, CauseContradiction

_PORTAL_CONTRADICTED: Final = Text(
    en="{file}: of {who} it was {told} on {on} that the portal {portal} does not offer two-step, but on {day} that "
    '{other} has it on there. So "not offered" excuses nothing.{step}',
    bn="{file}: {who} সম্পর্কে {on} তারিখে {told} {portal} পোর্টালে Two-step চালুর সুযোগ নেই, অথচ {day} তারিখের তথ্যে "
    "ওই পোর্টালেই {other}-এর Two-step চালু। তাই “সুযোগ নেই” কারণ হিসেবে ধরা হয়নি।{step}",
)
_OFFICE_CONTRADICTED: Final = Text(
    en="{file}: of {who} it was {told} on {on} that the portal does not offer two-step, but on {day} that "
    '{other} of the same office has it on. So "not offered" excuses nothing.{step}',
    bn="{file}: {who} সম্পর্কে {on} তারিখে {told} পোর্টালে Two-step চালুর সুযোগ নেই, অথচ {day} তারিখের তথ্যে "
    "একই দপ্তরের {other}-এর Two-step চালু। তাই “সুযোগ নেই” কারণ হিসেবে ধরা হয়নি।{step}",
)
_ACCOUNT_CONTRADICTED: Final = Text(
    en="{file}: of {who} it was {told} on {on} as the cause that {cause}, but {other} tells on {day} without that cause: {said}. "
    "So it excuses nothing.{step}",
    bn="{file}: {who} সম্পর্কে {on} তারিখে কারণ {told} “{cause}”, অথচ {other}-এ {day} তারিখে ওই কারণ ছাড়া জানানো হয়েছে: {said}। "
    "তাই সেটি কারণ হিসেবে ধরা হয়নি।{step}",
)
_OWN_CONTRADICTED: Final = Text(
    en="{file}: of {who} it was told on {on} that the office has no user ID of its own, but of {other} it is known on {day}: {said}. So it is taken for no word of the office, "
    "and excuses nothing. Ask what is meant: if {who} has a user ID of the office, write how its duties stand in this month's register; if it is none, take its row out of the roster "
    "and write why: auditor roster correct CODE --left REASON",
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে দপ্তরের নিজস্ব ইউজার আইডি নেই, অথচ {day} তারিখের তথ্যে {other}: {said}। তাই তা গোটা দপ্তরের কথা ধরা হয়নি, কারণ হিসেবেও নয়। "
    "কী বোঝানো হয়েছে জেনে নিন: আইডিটি দপ্তরেরই হলে এ মাসের রেজিস্টারে তার করণীয়ের অবস্থা লিখুন; এমন আইডি না থাকলে তালিকা থেকে সারিটি বাদ দিয়ে কারণ লিখুন: auditor roster correct কোড --left কারণ",
    on_screen=Text(
        en="{file}: of {who} it was told on {on} that the office has no user ID of its own, but of {other} it is known on {day}: {said}. So it is taken for no word of the office, "
        "and excuses nothing. Ask what is meant: if {who} has a user ID of the office, tell how its duties stand; if it is none, take it off the list with the reason: screen Offices, the office, corrections of the roster.",
        bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে দপ্তরের নিজস্ব ইউজার আইডি নেই, অথচ {day} তারিখের তথ্যে {other}: {said}। তাই তা গোটা দপ্তরের কথা ধরা হয়নি, কারণ হিসেবেও নয়। "
        "কী বোঝানো হয়েছে জেনে নিন: আইডিটি দপ্তরেরই হলে তার করণীয়ের অবস্থা লিখুন; এমন আইডি না থাকলে “দপ্তর” পাতায় দপ্তরটি খুলে তালিকা সংশোধনে কারণসহ বাদ দিন।",
    ),
)
_SEEN_AND_TOLD_SINCE: Final = Text(
    en="{file}: of {who} it was seen on {on} as the cause that {cause}, but {other} tells on {day}: {said}. What is told does not lift what was seen, so both stand; "
    "but what is told to be mended waits for the portal no more until a login seen again shows which holds.",
    bn="{file}: {who} সম্পর্কে {on} তারিখে কারণ দেখা গেছে “{cause}”, অথচ {other}-এ {day} তারিখে জানানো হয়েছে: {said}। যা দেখা গেছে, শুধু জানালে তা বদলায় না, তাই দুটিই বহাল; "
    "তবে সমস্যা মিটেছে বলে জানানোয় করণীয়টি আর পোর্টালের অপেক্ষায় নেই, লগইন আবার দেখলে বোঝা যাবে কোনটি ঠিক।",
)
_WHO_MAY_BE: Final = Text(
    en="a user ID of the earlier list ({who} may be it)", bn="আগের তালিকার একটি আইডি ({who} সেটি হতে পারে)"
)
_TOLD: Final = Text(en="told", bn="জানানো হয়েছে")
_SEEN: Final = Text(en="seen", bn="দেখা গেছে")
_ONE_IS_WRONG: Final = Text(
    en=" Look at the profile together; correct the answer that is wrong.",
    bn=" প্রোফাইল খুলে একসঙ্গে দেখুন; যে উত্তরটি ভুল সেটি ঠিক করুন।",
)
_OFFERED_SINCE: Final = Text(
    en=" The portal may offer it by now: look at the profile together; if it does, {who} turns it on and tells so; if not, correct the answer that is wrong.",
    bn=" পোর্টালে এখন সুযোগটি থাকতে পারে: প্রোফাইল খুলে একসঙ্গে দেখুন; থাকলে {who} চালু করে জানাবেন, না থাকলে যে উত্তরটি ভুল সেটি ঠিক করুন।",
)
_TELL_WHICH: Final = Text(
    en=" Find out which is right, and write the answer of {who} at the desk or in this month's register.",
    bn=" কোনটি ঠিক জেনে ডেস্কে বা এ মাসের রেজিস্টারে {who}-এর উত্তর লিখুন।",
)
_TOLD_ALONE: Final = Text(
    en='{file}: of {who} a cause was told on {on}, "{cause}", but neither that two-step is on nor that it is off.',
    bn="{file}: {who} সম্পর্কে {on} তারিখে কারণ জানানো হয়েছে “{cause}”, কিন্তু Two-step চালু আছে কি না তা জানানো হয়নি।",
)
_TOLD_BESIDE_YES: Final = Text(
    en='{file}: of {who} a cause was told on {on}, "{cause}", and of the same day that two-step is on ({other}).',
    bn="{file}: {who} সম্পর্কে {on} তারিখে কারণ জানানো হয়েছে “{cause}”, আর একই তারিখের তথ্যে ({other}) Two-step চালু।",
)
_BARRED_AFTER_YES: Final = Text(
    en="So the cause does not count, "
    'and what {other} tells of {day} stands: that it is on. Ask whether it is on, and write the answer of {who} to "Two-step" at the desk or in this month\'s register.',
    bn="তাই কারণটি ধরা হয়নি, {day} তারিখের তথ্যটি ({other}) "
    "বহাল আছে: Two-step চালু। এখন চালু আছে কি না জেনে ডেস্কে বা এ মাসের রেজিস্টারে {who}-এর “Two-step” উত্তর লিখুন।",
)
_BARRED_BESIDE_YES: Final = Text(
    en="So the cause does not count, and that yes stands. If it is not on, write "
    'that as the answer of {who} to "Two-step": an answer typed at the desk is corrected there, on the page of the office; else in this month\'s register.',
    bn="তাই কারণটি ধরা হয়নি, ওই তথ্যই বহাল আছে। আসলে চালু না থাকলে {who}-এর "
    "“Two-step” উত্তর ঠিক করুন: ডেস্কে লেখা হলে ডেস্কে দপ্তরের পাতায়, না হলে এ মাসের রেজিস্টারে।",
)
_COUNTS_OF_HOLDER: Final = Text(
    en="What {other} tells of {day} stands: that it is on; and the cause counts beside it in every paper. Whether two-step is on need not be asked for this: "
    "once the post is filled, or the officer is back, write the answer of {who} at the desk or in this month's register.",
    bn="{day} তারিখের তথ্যটি ({other}) বহাল আছে: Two-step চালু; কারণটিও এর পাশাপাশি সব কাগজে ধরা হয়েছে। এ জন্য Two-step চালু আছে কি না জিজ্ঞাসা করতে হবে না; পদ পূরণ হলে "
    "বা কর্মকর্তা ফিরলে ডেস্কে বা এ মাসের রেজিস্টারে {who}-এর উত্তর লিখুন।",
)
_COUNTS_OF_LOGIN: Final = Text(
    en="What {other} tells of {day} stands: that it is on; and that login is impossible counts beside it in every paper, so the portal's authority is asked. Ask "
    "whether login is possible now, and write the answer of {who} at the desk or in this month's register.",
    bn="{day} তারিখের তথ্যটি ({other}) বহাল আছে: Two-step চালু; লগইন করা যাচ্ছে না তা-ও এর পাশাপাশি সব কাগজে ধরা হয়েছে, তাই বিষয়টি পোর্টাল কর্তৃপক্ষকে জানাতে হবে। এখন লগইন করা যায় কি না "
    "জেনে ডেস্কে বা এ মাসের রেজিস্টারে {who}-এর উত্তর লিখুন।",
)
_MORE_OF_PORTAL: Final = Text(
    en="The same was told of {n} more {n:account|accounts} of the portal {portal}, and excuses nothing.",
    bn="{portal} পোর্টালের আরও {n}টি আইডি সম্পর্কে একই কথা জানানো হয়েছে; তাও কারণ হিসেবে ধরা হয়নি।",
)
_MORE_OF_OFFICE: Final = Text(
    en="The same was told of {n} more {n:account|accounts} of {office}, and excuses nothing.",
    bn="{office:র} আরও {n}টি আইডি সম্পর্কে একই কথা জানানো হয়েছে; তাও কারণ হিসেবে ধরা হয়নি।",
)


def tell_contradicted_causes(
    found: Iterable[CauseContradiction],
    barred: Collection[BarredClaim],
    undated: Container[tuple[str, str]] = frozenset(),
) -> list[Notice]:
    """Return a notice for each account of which a cause is told though something speaks against it.

    Of many accounts of a portal there is one for the rest. Answers of one day that differ in a fact are told with all such; of
    whom a claim is `barred`, it is told there what is to be done. `undated` are the rows (files and places) of which nobody knows on which day they were told.
    """
    seen_off = {each.subject for each in barred if not each.is_told}
    of_portals: dict[tuple[Cause, str, str, bool], list[CauseContradiction]] = defaultdict(list)
    for contradicted in found:
        if not contradicted.differs_in_a_fact:
            office = contradicted.office
            of_portal = contradicted.told.value, office.portal, "" if office.portal else office.id, contradicted.is_on
            of_portals[of_portal].append(contradicted)
    notices: list[Notice] = []
    for (_, portal, _, _), found_there in of_portals.items():
        notices += [_named_cause(each, seen_off, undated) for each in found_there[:MOST_NAMED]]
        if len(found_there) > MOST_NAMED:
            last, more = found_there[-1], _MORE_OF_PORTAL if portal else _MORE_OF_OFFICE
            message = more.filled(portal=portal, office=last.office.name, n=len(found_there) - MOST_NAMED)
            about = None if portal else AskedAbout(last.office.id, "")
            notices.append(
                Notice(Severity.DOUBTFUL, Place(last.told.reference.file), message, about=about, sums_up=True)
            )
    return notices


def _named_cause(
    contradicted: CauseContradiction, seen_off: Container[str], undated: Container[tuple[str, str]]
) -> Notice:
    reference, other = contradicted.told.reference, contradicted.other
    step = Text(en="", bn="") if contradicted.account.id in seen_off else _TELL_WHICH
    if contradicted.of_one_account and other.reference is not None:
        of_seen = _SEEN_AND_TOLD_SINCE if contradicted.is_seen_and_told_since else _ACCOUNT_CONTRADICTED
        sentence = _beside_yes(contradicted) if contradicted.is_on else of_seen
        by = other.reference.said
    else:
        at_portal = _PORTAL_CONTRADICTED if contradicted.office.portal else _OFFICE_CONTRADICTED
        sentence = _OWN_CONTRADICTED if contradicted.told.value is Cause.NO_OWN_ACCOUNT else at_portal
        step = _OFFERED_SINCE if contradicted.told.observed_on < other.side.on else _ONE_IS_WRONG
        by = other.office.named[other.account.id]
    who = contradicted.office.named[contradicted.account.id]
    on = told_on(contradicted.told.observed_on, reference, undated)
    message = sentence.filled(
        file=reference.said,
        who=_WHO_MAY_BE.filled(who=who) if contradicted.of_before else who,
        told=_SEEN if contradicted.told.grade is Grade.WITNESSED else _TOLD,
        on=on,
        portal=contradicted.office.portal,
        cause=contradicted.told.value.label,
        other=by,
        said=joined((FACTS[other.side.fact].label, side_said(other.side)), ": "),
        day=beside(told_on(other.side.on, other.reference, undated), on),
        step=step.filled(who=who),
    )
    return Notice(Severity.DOUBTFUL, Place(reference.file), message, about=AskedAbout(contradicted.account.id, ""))


def _beside_yes(contradicted: CauseContradiction) -> Text:
    """Return what is told of a cause beside a yes: that the yes stands, and whether the cause does as well."""
    on_its_day = contradicted.other.side.on == contradicted.told.observed_on
    told = _TOLD_BESIDE_YES if on_its_day else _TOLD_ALONE
    if contradicted.told.value.of_holder and not on_its_day:
        stands = _COUNTS_OF_HOLDER
    elif contradicted.told.value is Cause.LOCKED_OUT:
        stands = _COUNTS_OF_LOGIN
    else:
        stands = _BARRED_BESIDE_YES if on_its_day else _BARRED_AFTER_YES
    return joined((told, stands), " ")
