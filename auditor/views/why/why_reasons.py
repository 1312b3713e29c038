"""Why a duty stands as it does, in sentences. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.model.evidence import MissingReason
from auditor.model.facts import FACTS, Cause
from auditor.model.finding import Outcome
from auditor.model.labels import ANSWER_UNDATED
from auditor.views.office.missing import ADDRESS_UNTOLD, MISPLACED, MISSING, is_misplaced
from auditor.views.office.values import lifted_by
from auditor.views.remarks.denied_address import awaits_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from auditor.model.disputes import Dispute
    from auditor.model.evidence import Known
    from auditor.model.finding import Finding
    from auditor.model.side import Side


def never_told(*, is_taken_back: bool, is_part_known: bool, is_told_before: bool) -> Text:
    """Return what is said of a duty of which something is not told: that it was taken back, or told of those of before one of whom it may be (`is_told_before`), and which fact it is, where another is known."""
    if is_taken_back:
        return _TAKEN_BACK_OF if is_part_known else _TAKEN_BACK
    if is_told_before:
        return _TOLD_BEFORE
    return _NOT_TOLD_OF if is_part_known else MISSING[MissingReason.NEVER_TOLD]


def reasons(  # noqa: PLR0913 what is said, and what decides it
    finding: Finding,
    broken: Text,
    unproven: Dispute | None,
    untold: Text,
    early: date | None,
    *,
    is_of_before: bool,
) -> Iterator[Text]:
    """Yield why a duty stands so, in sentences.

    Args:
        finding: how it stands.
        broken: what is said of it where it is not done.
        unproven: the request for correction that was upheld, and what shows it is still to be entered; None where none was.
        untold: what is said where something was never told.
        early: the last day of which the contrary was told since, before that request came; None for none.
        is_of_before: whether it stands so by what was told of one of before, who it may be.

    """
    if finding.is_no:
        yield broken
    if is_of_before:
        yield _OF_BEFORE
    if finding.is_no and unproven is not None:
        said, why = (_UNPROVEN, "") if early is None else (_EARLY, unproven.why_uncounted(early))
        yield said.filled(day=unproven.received, told=early or "", why=why)
    if finding.outcome is Outcome.UNKNOWN and finding.reason is not None:
        why = ANSWER_UNDATED if finding.awaits_day else MISSING[finding.reason]
        why = ADDRESS_UNTOLD if awaits_address(finding) else MISPLACED if is_misplaced(finding) else why
        if finding.kept_out_by is not None:
            return
        if finding.reason is MissingReason.NEVER_TOLD and not finding.awaits_day:
            why = untold.filled(fact=FACTS[finding.missing].label if finding.missing else "")
        yield _seen_of_before(finding.refuted[-1]) if finding.is_seen_otherwise else why
    if finding.is_to_correct and finding.outcome is Outcome.PASS:
        yield _SEEN_BEFORE
    if unproven is not None and (finding.is_no or finding.is_to_correct):
        yield _DATED.filled(dated=unproven.dated)
    if finding.outcome in {Outcome.PASS, Outcome.FAIL}:
        of_others = [_TOLD_THERE] if finding.told_there else [_BROUGHT] if finding.brought else ()
        yield from [_UNANSWERED] if finding.unanswered else of_others


def cause_beside(known: Known[Any]) -> Text:
    """Return what is said of a duty that is not done where a cause was told of whom two-step is on."""
    return _CAUSE_BESIDE.filled(day=known.observed_on, cause=Cause(known.value).label)


NOT_BY_THE_HOLDER: Final = Text(
    en="The present holder has not done it; what was done before he joined does not count for him.",
    bn="বর্তমান দায়িত্বপ্রাপ্ত নিজে এটি করেননি; তাঁর যোগদানের আগে যা করা হয়েছে তা তাঁর জন্য ধরা হয় না।",
)
"""What is said of a duty that is not done where its act may have been done, but by none who has the post now."""
TIME_WAITS: Final = Text(
    en='Time was extended until {day}; it does not count until it is known which one of the earlier list this is; until then each "no" counts.',
    bn="{day} পর্যন্ত সময় বর্ধিত; এটি আগের তালিকার কোনটি তা জানা না যাওয়া পর্যন্ত সেই সময় ধরা হবে না; ততদিন প্রতিটি “না” ধরা হবে।",
)
"""What is said of a duty for which time was given to one of before, or to its office, while it is not known who that is now."""
_OF_BEFORE: Final = Text(
    en="It was told of one of the earlier list that this may be, and counts until it is known which one this is.",
    bn="তথ্যটি আগের তালিকার এমন একটির, যেটি এটি হতে পারে; এটি কোনটি তা জানা না যাওয়া পর্যন্ত এ তথ্যই ধরা হবে।",
)
_TOLD_BEFORE: Final = Text(
    en="Something was told of those of the earlier list one of which this may be; it does not count until it is known which one this is.",
    bn="এটি আগের তালিকার যেগুলোর একটি হতে পারে, সেগুলোর বিষয়ে তথ্য জানানো হয়েছে; এটি কোনটি তা জানা না যাওয়া পর্যন্ত সে তথ্য ধরা হবে না।",
)
_CAUSE_BESIDE: Final = Text(en="The cause told on {day}: {cause}.", bn="{day} তারিখে জানানো কারণ: {cause}।")
_UNPROVEN: Final = Text(
    en="The request for correction of {day} was upheld; what shows it is still to be entered.",
    bn="{day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে; তার প্রমাণ এখনো তথ্যে তোলা হয়নি।",
)
_EARLY: Final = Text(
    en="The request for correction of {day} was upheld; what was told on {told} does not count, since {why}.",
    bn="{day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে; {told} তারিখে যা জানানো হয়েছে তা ধরা হয়নি, কারণ {why}।",
)
_DATED: Final = Text(en="Enter what the office wrote {dated}.", bn="দপ্তর যা লিখেছে তা {dated} তুলুন।")
_NOT_TOLD_OF: Final = Text(en="Nobody has told this yet: {fact}.", bn="এটি এখনো কেউ জানায়নি: {fact}।")
_TAKEN_BACK: Final = Text(
    en="What was told of it was corrected or taken back, and nobody has told it anew.",
    bn="যা জানানো হয়েছিল তা সংশোধন বা বাতিল করা হয়েছে; নতুন করে কেউ জানায়নি।",
)
_TAKEN_BACK_OF: Final = Text(
    en="What was told of this was corrected or taken back, and nobody has told it anew: {fact}.",
    bn="এ বিষয়ে যা জানানো হয়েছিল তা সংশোধন বা বাতিল করা হয়েছে; নতুন করে কেউ জানায়নি: {fact}।",
)
_SEEN_BEFORE: Final = Text(
    en="A request for correction was upheld; what was seen or recorded before it stands until it is told or seen otherwise.",
    bn="সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে; তবে আগে যা দেখা গেছে বা রেকর্ডে আছে, অন্যরকম জানা না যাওয়া পর্যন্ত তা-ই ধরা হয়েছে।",
)


def _seen_of_before(seen: Side) -> Text:
    needed = lifted_by(FACTS[seen.fact], login=_LOGIN_NEEDED, record=_RECORD_NEEDED, shown=_SHOWING_NEEDED)
    return _SEEN_OF_BEFORE.filled(needed=needed)


_UNANSWERED: Final = Text(
    en="Known without the office: from a system's record or a published address.",
    bn="দপ্তর নিজে জানায়নি: সিস্টেমের রেকর্ড বা প্রকাশিত ঠিকানা থেকে জানা।",
)
_TOLD_THERE: Final = Text(
    en="Told by the office in whose list this user ID stood then: no answer of this office.",
    bn="আইডিটি তখন যে দপ্তরের তালিকায় ছিল, তথ্যটি সেই দপ্তরের দেওয়া; এটি এই দপ্তরের দেওয়া তথ্য নয়।",
)
_BROUGHT: Final = Text(
    en="Told by the office in whose list this user ID stood then.",
    bn="আইডিটি তখন যে দপ্তরের তালিকায় ছিল, তথ্যটি সেই দপ্তরের দেওয়া।",
)
_SEEN_OF_BEFORE: Final = Text(
    en="What was seen or recorded before the present holder joined says that it was not done, and what he tells does not settle that. Needed: {needed}.",
    bn="বর্তমান দায়িত্বপ্রাপ্তের যোগদানের আগে দেখা গেছে বা রেকর্ডে আছে যে এটি হয়নি; শুধু জানালে তার মীমাংসা হয় না। {needed}।",
)
_LOGIN_NEEDED: Final = Text(en="a login of his to be seen", bn="তাঁর লগইন দেখতে হবে")
_RECORD_NEEDED: Final = Text(en="a newer record of the system", bn="সিস্টেমের নতুন রেকর্ড লাগবে")
_SHOWING_NEEDED: Final = Text(en="that he shows it to the assistant programmer", bn="তিনি সহকারী প্রোগ্রামারকে দেখাবেন")
