"""What was discussed, as the chair may take it into the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.labels import among, so_many_of
from reports.layout import decisions
from reports.layout.glance import moved_otherwise, not_even_partly, the_others, was_known

if TYPE_CHECKING:
    from auditor.model.views.head import Head
    from auditor.model.views.minutes import MinutesSummary, PublicChanges
    from auditor.model.views.summary import DecisionPart, Summary

_DISCUSSED: Final = Text(
    en="{told} that of {n} {n:office|offices} {k} had given information on the duties.",
    bn="{told}, মোট {n}টি দপ্তরের {k}র করণীয়ের তথ্য পাওয়া গেছে।",
)
_DISCUSSED_TOLD_BEFORE: Final = Text(
    en="{told} that of {n} {n:office|offices} {k} had given information on the duties, and that what {o} {o:other|others} told "
    "before counts no longer and is to be told again.",
    bn="{told}, মোট {n}টি দপ্তরের {k}র করণীয়ের তথ্য পাওয়া গেছে; আরও {o}টির আগে জানানো তথ্য এখন আর ধরা হয় না, পুনরায় জানাতে হবে।",
)
_DISCUSSED_SILENT: Final = Text(
    en="{told} that none of {n} {n:office|offices} had given information on the duties yet.",
    bn="{told}, মোট {n}টি দপ্তরের কোনোটির করণীয়ের তথ্য এখনো পাওয়া যায়নি।",
)
_AT_MEETING: Final = Text(en="The Assistant Programmer informed the meeting", bn="সহকারী প্রোগ্রামার সভাকে জানান")
_AFTER_MEETING: Final = Text(
    en="The information of {day}, after the meeting, says", bn="সভার পরে {day} তারিখে প্রাপ্ত তথ্য অনুযায়ী"
)
"""Who told it; of information that is of a day after the meeting nobody can have told it there."""
PROPOSED_AFTERWARDS: Final = Text(en="Proposals for the minutes of the meeting", bn="সভার কার্যবিবরণীর জন্য প্রস্তাব")
"""Over proposals that a meeting, which was held before the day of the information, can consider no more."""
_DISCUSSED_DECISION: Final = Text(
    en="{decision} has been implemented in {a} {n:office|offices} and partly in {b}{others}.",
    bn="{decision} {n}টি দপ্তরের {a}তে বাস্তবায়িত ও {b}টিতে আংশিক বাস্তবায়িত হয়েছে{others}।",
)
_DISCUSSED_DECISION_WITHOUT_PARTIAL: Final = Text(
    en="{decision} has been implemented in {a} {n:office|offices}{others}.",
    bn="{decision} {n}টি দপ্তরের {a}তে বাস্তবায়িত হয়েছে{others}।",
)
_DISCUSSED_DECISION_NOWHERE: Final = Text(
    en="{decision} is {now} known to be fully implemented in any office; partly in {b}{others}.",
    bn="{decision} {now} কোনো দপ্তরে পুরোপুরি বাস্তবায়িত হয়েছে বলে জানা যায়নি; আংশিক {b}টিতে{others}।",
)
_DISCUSSED_DECISION_NOT_AT_ALL: Final = Text(
    en="{decision} is {now} known to be implemented in any office{others}.",
    bn="{decision} {now} কোনো দপ্তরে বাস্তবায়িত হয়েছে বলে জানা যায়নি{others}।",
)
NOT_YET: Final = Text(en="not yet", bn="এখনো")
NOT_NOW: Final = Text(en="not now", bn="এখন")
"""Of what nobody told so far; and of what was known, and counts no longer."""
_DISCUSSED_CHANGE: Final = Text(
    en="Offices that newly implemented a decision since the last meeting: {p}{otherwise}.",
    bn="গত সভার তুলনায় আরও {p}টি দপ্তরে এক বা একাধিক সিদ্ধান্ত বাস্তবায়িত হয়েছে{otherwise}।",
)
_DISCUSSED_NO_CHANGE: Final = Text(
    en="No further office has implemented a decision since the last meeting{otherwise}.",
    bn="গত সভার তুলনায় আর কোনো দপ্তরে কোনো সিদ্ধান্ত নতুন করে বাস্তবায়িত হয়নি{otherwise}।",
)
DISCUSSED_MORE: Final = Text(en="For details see Annex A.", bn="বিস্তারিত পরিশিষ্ট-ক।")


def discussion(summary: Summary, language: Language) -> str:
    """Return what was discussed by the chair's copy."""
    sentences = [informed(summary, language)]
    sentences += [_stand(part, summary, language) for part in decisions.in_order(summary.parts) if part.total.total]
    if not summary.first:
        sentences.append(changed(summary, summary.head, language))
    sentences.append(DISCUSSED_MORE.said(language))
    return " ".join(sentences)


def changed(since_last: Summary | PublicChanges, head: Head, language: Language) -> str:
    """Return how many offices changed since the last meeting, for the better or otherwise, as the first page of the same paper counts them."""
    text = _DISCUSSED_CHANGE if since_last.newly_done else _DISCUSSED_NO_CHANGE
    return text.said(language, p=since_last.newly_done, otherwise=moved_otherwise(since_last, head, language))


def informed(summary: Summary | MinutesSummary, language: Language) -> str:
    """Return of how many offices the meeting was told that they gave information, and of how many of these none counts now; of later information, that it is later."""
    text = _DISCUSSED if summary.answered else _DISCUSSED_SILENT
    text = _DISCUSSED_TOLD_BEFORE if summary.told_before else text
    head = summary.head
    told = _AFTER_MEETING.filled(day=head.day) if head.is_after_meeting else _AT_MEETING
    return text.said(
        language, told=told, n=summary.offices, k=among(summary.answered, summary.offices), o=summary.told_before
    )


def without_partial(implemented: int | None) -> Text:
    """Return the sentence on a decision of which it is not told in how many offices it is partly implemented, or that is in none."""
    return _DISCUSSED_DECISION_WITHOUT_PARTIAL if implemented else _DISCUSSED_DECISION_NOT_AT_ALL


def _stand(part: DecisionPart, summary: Summary, language: Language) -> str:
    match bool(part.total.implemented), bool(part.total.partial):
        case True, True:
            text = _DISCUSSED_DECISION
        case False, True:
            text = _DISCUSSED_DECISION_NOWHERE
        case _:
            text = without_partial(part.total.implemented)
    decision = decisions.phrase_of(part.decision, summary.head.decisions, language)
    now = NOT_NOW if was_known(part.history, told_before=bool(part.told_before)) else NOT_YET
    total = part.total
    return text.said(
        language,
        decision=decision,
        a=so_many_of(total.implemented, total.total),
        b=total.partial,
        n=total.total,
        now=now,
        others=the_others(not_even_partly(total, language), total.no_information, language),
    )
