"""The first box of the annex (এক নজরে): how things stand, in at most five sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, joined
from auditor.model.labels import among, so_many, so_many_of
from auditor.model.paper import Box
from auditor.model.subjects import OfficeKind
from auditor.model.tally import percent
from auditor.model.views.minutes import PublicChanges
from reports.layout import decisions
from reports.layout.nothing_to_compare import nothing_to_compare
from reports.layout.wording import GLANCE, WHY_UNCOUNTED, checked_words, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.tally import Tally
    from auditor.model.views.head import Head
    from auditor.model.views.minutes import MinutesSummary, PublicMeeting
    from auditor.model.views.summary import DecisionPart, MeetingTally, Summary, Uncounted

_STOP: Final = Text(en=".", bn="।")
_COVERAGE: Final = Text(
    en="Of {n} {n:office|offices} {contacted} {asked:was|were} contacted (spoken with, heard from or sent a reminder); {told} gave information on the duties.",
    bn="মোট {n}টি দপ্তরের {contacted}র সঙ্গে যোগাযোগ করা হয়েছে (কথা বলে, তথ্য পেয়ে বা তাগিদ দিয়ে); {told}র করণীয়ের তথ্য পাওয়া গেছে।",
)
_ANSWERED: Final = Text(
    en="Of {n} {n:office|offices} {of_these} gave information on the duties.",
    bn="মোট {n}টি দপ্তরের {of_these}র করণীয়ের তথ্য পাওয়া গেছে।",
)
_COVERAGE_SILENT: Final = Text(
    en="Of {n} {n:office|offices} {contacted} {asked:was|were} contacted (spoken with, heard from or sent a reminder); none has given information on the duties yet.",
    bn="মোট {n}টি দপ্তরের {contacted}র সঙ্গে যোগাযোগ করা হয়েছে (কথা বলে, তথ্য পেয়ে বা তাগিদ দিয়ে); এখনো কোনোটির করণীয়ের তথ্য পাওয়া যায়নি।",
)
_UNCONTACTED: Final = Text(
    en="Of {n} {n:office|offices} none was contacted yet (spoken with, heard from or sent a reminder), so none has given information on the duties.",
    bn="মোট {n}টি দপ্তরের কোনোটির সঙ্গে এখনো যোগাযোগ করা হয়নি (কথা বলে, তথ্য পেয়ে বা তাগিদ দিয়ে), তাই কোনোটির করণীয়ের তথ্য পাওয়া যায়নি।",
)
_NOBODY_TOLD: Final = Text(
    en="Of {n} {n:office|offices} none has given information on the duties yet.",
    bn="মোট {n}টি দপ্তরের কোনোটির করণীয়ের তথ্য এখনো পাওয়া যায়নি।",
)
_TOLD_BEFORE: Final = Text(
    en="; what {o} {o:other|others} told before counts no longer and is to be told again",
    bn="; আরও {o}টির আগে জানানো তথ্য এখন আর ধরা হয় না, পুনরায় জানাতে হবে",
)
_DONE_IN: Final = Text(en="{decision}: implemented in {a} {where}", bn="{decision} {n}টি {where} {a}তে বাস্তবায়িত")
_DONE_NOWHERE: Final = Text(
    en="{decision}: not yet known to be fully implemented in any of the {n} {where}",
    bn="{decision} {n}টি {where} কোনোটিতে এখনো পুরোপুরি বাস্তবায়িত হয়েছে বলে জানা যায়নি",
)
_NOW_NOWHERE: Final = Text(
    en="{decision}: not known now to be fully implemented in any of the {n} {where}",
    bn="{decision} {n}টি {where} কোনোটিতে এখন পুরোপুরি বাস্তবায়িত আছে বলে জানা নেই",
)
_OF_OFFICES: Final = Text(en="offices", bn="দপ্তরের")
_OF_DEPARTMENTS: Final = Text(en="departmental offices", bn="বিভাগীয় দপ্তরের")
_PARTLY: Final = Text(en="partly in {number}", bn="{number}টিতে আংশিক বাস্তবায়িত")
_NOT_DONE: Final = Text(en="not in {number}", bn="{number}টিতে বাস্তবায়িত হয়নি")
_AWAITING_PORTAL: Final = Text(en="{number} awaiting the portal", bn="{number}টি পোর্টালের অপেক্ষায়")
_WAIVED: Final = Text(en="time extended for {number}", bn="{number}টির সময় বর্ধিত")
_SILENT: Final = Text(en="; no information on this decision from {number}", bn="; এ সিদ্ধান্তে {number}টির তথ্য পাওয়া যায়নি")
_UNCOUNTED: Final = Text(
    en="; of all {total}, {number} told something of it that does not count ({reasons})",
    bn="; মোট {total}টির মধ্যে {number}টির জানানো কিছু বা সব তথ্য এ সিদ্ধান্তে ধরা হয়নি (কারণ: {reasons})",
)
_APPLIES_TO_NONE: Final = Text(
    en="{decision} applies to no office in the roster.", bn="{decision} তালিকার কোনো দপ্তরের জন্য প্রযোজ্য নয়।"
)
_NEWLY: Final = Text(
    en="Since the last meeting {p} of {n} {n:office|offices} newly implemented a decision",
    bn="গত সভার পর {n}টি দপ্তরের মধ্যে আরও {p}টিতে এক বা একাধিক সিদ্ধান্ত বাস্তবায়িত হয়েছে",
)
_OF_THEM_COUNTED_AGAIN: Final = Text(
    en=" ({k} of them counted as implemented again, not counted in between)",
    bn=" (এর মধ্যে {k}টি পুনরায় বাস্তবায়িত গণ্য, মাঝে গণ্য হয়নি)",
)
_NO_NEWLY: Final = Text(
    en="Since the last meeting none of {n} {n:office|offices} newly implemented a decision",
    bn="গত সভার পর {n}টি দপ্তরের কোনোটিতে কোনো সিদ্ধান্ত নতুন করে বাস্তবায়িত হয়নি",
)
_AGAIN: Final = Text(
    en="; had implemented before, and this is confirmed again: {k}",
    bn="; আগে বাস্তবায়িত ছিল এমন {k}টিতে তা আবার নিশ্চিত হয়েছে",
)
_WITHOUT_DOING: Final = Text(
    en="; implemented now, though nothing was newly done (what stood against it counts no more, or what was told before counts now): {k}",
    bn="; নতুন কাজ ছাড়াই এখন বাস্তবায়িত (এর বিপক্ষে যা ছিল তা আর ধরা হয় না, অথবা আগে জানানো তথ্য এখন ধরা হয়েছে): {k}টি",
)
_COUNTED_NOW: Final = Text(
    en="; not counted at the last meeting, counted now: {k}", bn="; গত সভায় মোট সংখ্যায় ধরা হয়নি, এখন ধরা হয়েছে {k}টি"
)
_COUNTED_NO_MORE: Final = Text(
    en="; counted at the last meeting, not any more: {k}", bn="; গত সভায় মোট সংখ্যায় ধরা হয়েছিল, এখন ধরা হয় না {k}টি"
)
_COUNTED_NOW_UNDER: Final = Text(
    en="; not counted at the last meeting, counted now: {under}", bn="; গত সভায় ধরা হয়নি, এখন ধরা হয়েছে {under}"
)
_COUNTED_NO_MORE_UNDER: Final = Text(
    en="; counted at the last meeting, not any more: {under}", bn="; গত সভায় ধরা হয়েছিল, এখন ধরা হয় না {under}"
)
_IMPLEMENTED_NOW: Final = Text(en=" (of them implemented now: {k})", bn=" (এর মধ্যে এখন বাস্তবায়িত {k}টি)")
_IMPLEMENTED_THEN: Final = Text(en=" (of them implemented then: {k})", bn=" (এর মধ্যে তখন বাস্তবায়িত ছিল {k}টি)")
_UNDER: Final = Text(en="{k} under {decision}", bn="{decision}ে {k}টি")
_LOST: Final = Text(
    en="; a decision no longer counts as implemented in {k}",
    bn="; {k}টিতে এক বা একাধিক সিদ্ধান্ত আর বাস্তবায়িত গণ্য নয়",
)
_DEPARTED: Final = Text(
    en="; had implemented a decision and left the roster: {k}",
    bn="; এক বা একাধিক সিদ্ধান্ত বাস্তবায়িত ছিল এমন {k}টি দপ্তর তালিকা থেকে বাদ পড়েছে",
)
_SLIPPED: Final = Text(en="; offices with duties to do again: {k}", bn="; {k}টি দপ্তরকে পুনরায় কাজ করতে হবে")
_COUNTED_FROM_LATER: Final = Text(
    en="; duties count from a corrected, later day now, and what was done before it counts no more",
    bn="; গণনা শুরুর তারিখ সংশোধন করে পরের একটি তারিখ ধরা হয়েছে, তার আগে করা কাজ আর ধরা হয় না",
)
_SINCE_DECISION: Final = Text(
    en="; since the decision {x} ({percent}%) {x:has|have} implemented all that applies to {x:it|them}",
    bn="; সিদ্ধান্তের পর থেকে {x}টি ({percent}%) প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে",
)
_NONE_SINCE_DECISION: Final = Text(
    en="; since the decision none ({percent}%) is known to have implemented all that applies to it",
    bn="; প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে এমন দপ্তর এখনো {x}টি ({percent}%)",
)
_NONE_NOW: Final = Text(
    en="; now none ({percent}%) is known to have implemented all that applies to it",
    bn="; প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে এমন দপ্তর এখন {x}টি ({percent}%)",
)
_DONE_TOGETHER: Final = Text(en="Implemented: {decisions}", bn="বাস্তবায়িত: {decisions}")
_DONE_SHARE: Final = Text(en="{decision} in {a} {n:office|offices}", bn="{decision} {n}টি দপ্তরের {a}তে")
_MOST_APART: Final = 2
"""So many decisions have a sentence each; more are told in one, and each in full by the table below."""


def glance(summary: Summary, language: Language) -> Box:
    """Return the box: at most five sentences, each count with what it is of."""
    return Box(GLANCE.said(language), tuple(_sentences(summary, language)))


def _sentences(summary: Summary, language: Language) -> Iterator[str]:
    yield covered(summary, summary.asked, language)
    shares = [(part.decision, part.total.implemented, part.total.total) for part in summary.parts]
    yield from stands([_stand(part, summary.head, language) for part in summary.parts], shares, summary.head, language)
    if summary.implemented:
        yield checked_words(summary.implemented, sum(summary.best_basis[1:]), summary.best_basis, language)
    if summary.first:
        yield nothing_to_compare(summary.head, language)
    else:
        yield moved(
            summary,
            summary,
            language,
            implemented=summary.implemented if summary.parts else None,
            told_before=bool(summary.told_before or any(part.told_before for part in summary.parts)),
        )


def covered(summary: Summary | MinutesSummary, asked: int | None, language: Language) -> str:
    """Return how many offices were contacted, where that may be told, how many gave information, and of how many others what they told before counts no longer."""
    if summary.answered or summary.told_before:
        text = _ANSWERED if asked is None else _COVERAGE
    else:
        text = _NOBODY_TOLD if asked is None else _COVERAGE_SILENT if asked else _UNCONTACTED
    offices, answered = summary.offices, summary.answered
    told = text.said(
        language,
        n=offices,
        asked=asked or 0,
        contacted=among(asked or 0, offices),
        told=so_many(answered, offices),
        of_these=among(answered, offices),
    )
    if not summary.told_before:
        return told
    stop = _STOP.said(language)
    return told.removesuffix(stop) + _TOLD_BEFORE.said(language, o=summary.told_before) + stop


def stands(
    sentences: Sequence[str], shares: Sequence[tuple[Decision, int | None, int]], head: Head, language: Language
) -> Iterator[str]:
    """Yield how the decisions stand, in the order of the table below: a sentence each where they are few, else one sentence.

    Args:
        sentences: the sentence of each decision.
        shares: each decision, in how many offices it is implemented where that may be told, and of how many.
        head: of the paper.
        language: of all words.

    """
    in_order = sorted(range(len(shares)), key=lambda place: shares[place][0].place)
    if len(shares) <= _MOST_APART:
        yield from (sentences[place] for place in in_order)
        return
    told = [
        _DONE_SHARE.said(
            language,
            decision=decisions.phrase_of(decision, head.decisions, language),
            a=so_many_of(done, total),
            n=total,
        )
        for decision, done, total in (shares[place] for place in in_order)
        if done is not None and total
    ]
    if told:
        yield _DONE_TOGETHER.said(language, decisions="; ".join(told)) + _STOP.said(language)


def _stand(part: DecisionPart, head: Head, language: Language) -> str:
    tally = part.total
    partly = [_PARTLY.said(language, number=tally.partial)] if tally.partial else []
    return standing_sentence(
        part.decision,
        head,
        language,
        done_of=(tally.implemented, tally.total),
        others=[*partly, *not_even_partly(tally, language)],
        no_information=tally.no_information,
        uncounted=(part.told_before, part.reasons),
        was_known=was_known(part.history, told_before=bool(part.told_before)),
    )


def not_even_partly(tally: Tally, language: Language) -> list[str]:
    """Return in words in how many offices a decision of which they told is not implemented, waits for the portal, or has its time extended; nothing of what is in none."""
    counts = ((_NOT_DONE, tally.not_implemented), (_AWAITING_PORTAL, tally.awaiting_portal), (_WAIVED, tally.waived))
    return [text.said(language, number=number) for text, number in counts if number]


def the_others(others: Sequence[str], no_information: int, language: Language, joint: str = "; ") -> str:
    """Return, to be put behind in how many offices a decision is implemented, how the others stand, so that all are told; nothing where there are none."""
    silent = _SILENT.said(language, number=no_information) if no_information else ""
    return (joint + ", ".join(others) if others else "") + silent


def was_known(past: Sequence[MeetingTally | PublicMeeting], *, told_before: bool) -> bool:
    """Return whether it was known by a meeting before the last of these that a decision was implemented in any office, or something was told of it that counts no longer."""
    return was_done(past) or (told_before and len(past) > 1)


def was_done(past: Sequence[MeetingTally | PublicMeeting]) -> bool:
    """Return whether a decision was implemented in any office by a meeting before the last of these, as far as that is told."""
    return any(at_meeting.tally.implemented for at_meeting in past[:-1])


def standing_sentence(  # noqa: PLR0913  a sentence has as many parts
    decision: Decision,
    head: Head,
    language: Language,
    *,
    done_of: tuple[int, int],
    others: list[str],
    no_information: int,
    uncounted: tuple[int, Sequence[Uncounted]] = (0, ()),
    was_known: bool = False,
) -> str:
    """Return how a decision stands: in how many offices of how many it is implemented, and how the others stand.

    Args:
        decision: which one.
        head: of the paper.
        language: of all words.
        done_of: in how many offices it is implemented, and of how many.
        others: how many of the others stand how, in words.
        no_information: of how many nothing is known.
        uncounted: of how many something was told of it that does not count, and for which reasons.
        was_known: see the function of that name.

    """
    implemented, total = done_of
    named = decisions.phrase_of(decision, head.decisions, language)
    if not total:
        return _APPLIES_TO_NONE.said(language, decision=named)
    only_departments = decision.implementers == {OfficeKind.DEPARTMENT}
    nowhere = _NOW_NOWHERE if was_known else _DONE_NOWHERE
    first = (_DONE_IN if implemented else nowhere).said(
        language,
        decision=named,
        a=so_many_of(implemented, total),
        n=total,
        where=_OF_DEPARTMENTS if only_departments else _OF_OFFICES,
    )
    first += the_others(others, no_information, language, ", " if implemented else "; ")
    number, reasons = uncounted
    if number:
        first += _UNCOUNTED.said(
            language, total=total, number=number, reasons=joined(WHY_UNCOUNTED[why] for why in reasons)
        )
    return first + _STOP.said(language)


def moved(
    since_last: Summary | PublicChanges,
    summary: Summary | MinutesSummary,
    language: Language,
    *,
    implemented: int | None,
    told_before: bool,
) -> str:
    """Return how many offices changed since the last meeting under at least one decision, as the list of changes has them.

    Args:
        since_last: how many changed how.
        summary: of the paper.
        language: of all words.
        implemented: how many offices have implemented all that applies to them; None where that is not told.
        told_before: something that was told before counts no longer.

    """
    newly, offices = since_last.newly_done, summary.offices
    told = (_NEWLY if newly else _NO_NEWLY).said(language, p=newly, n=offices)
    told += moved_otherwise(since_last, summary.head, language)
    if implemented is not None and offices:
        none = _NONE_NOW if told_before else _NONE_SINCE_DECISION
        since = _SINCE_DECISION if implemented else none
        told += since.said(language, x=implemented, percent=percent(implemented, offices))
    return told + _STOP.said(language)


def moved_otherwise(since_last: Summary | PublicChanges, head: Head, language: Language) -> str:
    """Return, to be put behind how many offices newly implemented a decision, how many changed in any other way, with the later day from which duties count where that may be why; nothing where none did, or it may not be told."""
    slipped = _counts([(_SLIPPED, since_last.slipped)], language)
    lost = 0 if isinstance(since_last, PublicChanges) else since_last.lost
    if (since_last.slipped or lost) and decisions.count_from_later(head, head.decisions):
        slipped += _COUNTED_FROM_LATER.said(language)
    if isinstance(since_last, PublicChanges):
        return slipped
    gained = [
        (_OF_THEM_COUNTED_AGAIN, since_last.counted_again),
        (_AGAIN, since_last.again),
        (_WITHOUT_DOING, since_last.without_doing),
    ]
    return "".join(
        (
            _counts(gained, language),
            *_counted_otherwise(since_last, language),
            _counts([(_LOST, since_last.lost), (_DEPARTED, since_last.departed)], language),
            slipped,
        )
    )


def _counts(parts: Iterable[tuple[Text, int]], language: Language) -> str:
    return "".join(text.said(language, k=number) for text, number in parts if number)


def _counted_otherwise(summary: Summary, language: Language) -> Iterator[str]:
    """Yield how many offices are counted now, and how many no more, in the total or under the decisions that are named, and how many of them are or were implemented."""
    now = [(each.decision, len(each.now)) for each in summary.recounted]
    no_more = [(each.decision, len(each.no_more)) for each in summary.recounted]
    for numbers, of_total, of_decisions, done in (
        (now, _COUNTED_NOW, _COUNTED_NOW_UNDER, (_IMPLEMENTED_NOW, summary.implemented_of_counted_now)),
        (
            no_more,
            _COUNTED_NO_MORE,
            _COUNTED_NO_MORE_UNDER,
            (_IMPLEMENTED_THEN, summary.implemented_of_counted_no_more),
        ),
    ):
        yield _counts([(of_total, number) for decision, number in numbers if decision is None], language)
        under = [
            _UNDER.said(language, k=number, decision=_named_within(decision, summary.head, language))
            for decision, number in numbers
            if decision is not None and number
        ]
        if under:
            yield of_decisions.said(language, under=", ".join(under))
        yield _counts([done], language)


def _named_within(decision: Decision, head: Head, language: Language) -> str:
    """Return a decision as it is named within a sentence; it may be one that is judged no more."""
    phrase = decisions.phrase_of(decision, head.decisions, language)
    return phrase if decision.serial else small(phrase)
