"""The third reminder, to one office: it lists how each duty stands there, and offers help in person with what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, short_date
from auditor.model.facts import Cause
from auditor.model.finding import Outcome
from auditor.model.paper import Block, Items, Paragraph
from auditor.model.views.letters import Topic
from auditor.model.views.remarks import RemarkCode
from reports.layout import cells, remarking
from reports.layout.joining import listed
from reports.layout.letter import DOTS
from reports.layout.lettering import letter
from reports.layout.reminder_answers import (
    assumed,
    by_when,
    form_asks,
    holders,
    joining_too,
    more_time,
    ways,
    which_meeting,
)
from reports.layout.reminder_topics import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.views.letters import ReminderLetter
    from auditor.model.views.office import DutyRow

_SENT_ON: Final = Text(
    en="On the above, {n:a reminder was|reminders were} sent on {days}. As far as is known on {day}, this is pending in your office:",
    bn="উপর্যুক্ত বিষয়ে {days} তারিখে তাগিদপত্র পাঠানো হয়েছে। {day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী আপনার দপ্তরের নিম্নবর্ণিত বিষয় অনিষ্পন্ন আছে:",
)
_SENT_TO_TELL: Final = Text(
    en="On the above, {n:a reminder was|reminders were} sent on {days}. As far as is known on {day}, this is still to be told again of your office:",
    bn="উপর্যুক্ত বিষয়ে {days} তারিখে তাগিদপত্র পাঠানো হয়েছে। {day} তারিখ পর্যন্ত আপনার দপ্তরের নিম্নবর্ণিত বিষয় আবার জানানো হয়নি:",
)
_SENT_TOO: Final = Text(
    en="On this, {n:a reminder was|reminders were} sent on {days}, and it is pending now:",
    bn="নিম্নবর্ণিত বিষয়ে {days} তারিখে তাগিদপত্র পাঠানো হয়েছে; তা এখন অনিষ্পন্ন:",
)
_OPEN: Final = Text(
    en="As far as is known on {day}, this is open in your office:",
    bn="{day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী আপনার দপ্তরের নিম্নবর্ণিত বিষয় বাকি আছে:",
)
_OPEN_TOO: Final = Text(en="Beside that, this is open in your office:", bn="এ ছাড়া আপনার দপ্তরের নিম্নবর্ণিত বিষয়ও বাকি আছে:")
_DUTIES: Final = Text(en="{duties}: {stands}", bn="{duties}: {stands}")
_DUTIES_OF_NO_ACCOUNT: Final = Text(en="{duties}; {stands}", bn="{duties}; {stands}")
_STANDS_THOUGH_TOLD: Final = Text(en="{stands} ({told})", bn="{stands} ({told})")
_UNDATED: Final = Text(
    en="an answer came, too; the Assistant Programmer settles on which day it was told",
    bn="উত্তরও পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা সহকারী প্রোগ্রামার ঠিক করবেন",
)
_DIFFERING: Final = Text(
    en="two answers on this do not agree; please tell which is right",
    bn="এ বিষয়ে দুটি তথ্যে অমিল আছে; কোনটি ঠিক, জানাতে হবে",
)
_TO_SHOW: Final = Text(
    en="where it was seen or recorded undone, telling alone is not enough: once it is done, ask the Assistant Programmer to see it, as the enclosed "
    "report says",
    bn="যেখানে দেখা গেছে বা রেকর্ডে আছে যে হয়নি, সেখানে শুধু জানালে হবে না; কাজটি হলে সংযুক্ত প্রতিবেদনে যেভাবে বলা আছে, সেভাবে সহকারী প্রোগ্রামারকে দেখাতে হবে",
)
_TO_CHECK: Final = Text(
    en="where a self-check found it undone, telling alone is not enough: once it is done, make the self-check again and send the new slip, as the enclosed report says",
    bn="যেখানে স্ব-যাচাইয়ে হয়নি বলে পাওয়া গেছে, সেখানে শুধু জানালে হবে না; কাজটি হলে সংযুক্ত প্রতিবেদনে যেভাবে বলা আছে, সেভাবে আবার স্ব-যাচাই করে নতুন স্লিপ পাঠাতে হবে",
)
_ITEM: Final = Text(en="{words}", bn="{words}।")
_TOLD_AND_UNCOUNTED: Final = frozenset({
    RemarkCode.STALE, RemarkCode.BEFORE_START, RemarkCode.UNCLEAR, RemarkCode.UNDATED, RemarkCode.VANISHED, RemarkCode.JOINING_IN_DOUBT,
    RemarkCode.ADDRESS_UNTOLD,
})  # fmt: skip
"""Why something that was told is no information now."""
_OF_DAY: Final = frozenset({RemarkCode.UNDATED, RemarkCode.DAY_IN_DOUBT})
_OF_TWO: Final = frozenset({RemarkCode.CONFLICT, RemarkCode.CONTRADICTION})
_BESIDE_A_NO: Final = frozenset({RemarkCode.UNCLEAR}) | _OF_DAY | _OF_TWO
"""Of these why an answer does not count that came beside what stands as not done."""
_SOME_DONE: Final = Text(en="{done} done; of the rest: {told}", bn="{done} হয়েছে; বাকির ক্ষেত্রে: {told}")
_AGAIN: Final = Text(en="{told}; to be told again", bn="{told}; আবার জানাতে হবে")
_OLD: Final = Text(en="what was told on {days} has grown old", bn="{days} তারিখে জানানো তথ্য পুরোনো হয়েছে")
_OLD_WITHOUT_DAY: Final = Text(en="what was told has grown old", bn="জানানো তথ্য পুরোনো হয়েছে")
_TOO_EARLY: Final = Text(
    en="what was told on {days} is of before the day from which this counts",
    bn="{days} তারিখে জানানো তথ্য গণনা শুরুর তারিখের আগের",
)
_TOO_EARLY_WITHOUT_DAY: Final = Text(
    en="what was told is of before the day from which this counts", bn="জানানো তথ্য গণনা শুরুর তারিখের আগের"
)
_UNREAD: Final = Text(
    en="told on {days}, but the answer could not be understood", bn="{days} তারিখে জানানো হয়েছে, তবে উত্তরটি বোঝা যায়নি"
)
_UNREAD_WITHOUT_DAY: Final = Text(en="the last answer could not be understood", bn="সর্বশেষ উত্তরটি বোঝা যায়নি")
_ADDRESS_UNTOLD: Final = Text(
    en="an answer came, but not the whole official e-mail address", bn="উত্তর পাওয়া গেছে, কিন্তু সরকারি ই-মেইল ঠিকানাটি পুরো নয়"
)
_UNPLACED: Final = Text(en="an answer came, but whose it is, is not known", bn="উত্তর পাওয়া গেছে, কিন্তু সেটি কার তা জানা যায়নি")
_MISPLACED: Final = Text(
    en="an answer came, but not in the office's own row", bn="উত্তর পাওয়া গেছে, কিন্তু দপ্তরের নিজের সারিতে নয়"
)
_GONE: Final = Text(
    en="it was told before, but that is no longer among the evidence",
    bn="আগে জানানো হয়েছিল, কিন্তু তথ্যটি এখন আর তথ্য-প্রমাণে নেই",
)
_NONE_OF_ITS_OWN: Final = Text(
    en="on {days} it was told that there is no user ID of its own, and that has grown old",
    bn="{days} তারিখে নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছিল; তথ্যটি পুরোনো হয়েছে",
)
_VACANT: Final = Text(
    en="{names}: {n:the post is|the posts are} vacant; who has the {n:user ID|user IDs} now is to be told",
    bn="{names}: পদ শূন্য; ইউজার আইডি এখন কার কাছে আছে, তা জানাতে হবে",
)
_LEFT: Final = Text(
    en="{names}: no longer in the roster; why, or that this is a mistake, is to be told",
    bn="{names}: তালিকায় আর নেই; কারণ, অথবা ভুলে বাদ পড়লে তা জানাতে হবে",
)
_LEFT_BEHIND: Final = Text(
    en="{names}: not among the user IDs at the office's portal of now; what became of {n:it|them} is to be told",
    bn="{names}: দপ্তরের এখনকার পোর্টালের আইডির মধ্যে নেই; {n:এটির|এগুলোর} কী হয়েছে জানাতে হবে",
)
_COUNTED_TOO: Final = Text(
    en=". Until then {n:this user ID is|these user IDs are} counted above, too",
    bn="। ততদিন উপরের হিসাবে {n:এই আইডিও|এসব আইডিও} ধরা হয়েছে",
)
_UPHELD: Final = Text(
    en='Your request for correction of {received} on "{duty}" was upheld on {day}, but what shows it is not entered yet; the Assistant Programmer enters it. '
    "Whatever else is pending of this remains to be done.",
    bn="“{duty}” বিষয়ে আপনার দপ্তরের {received} তারিখের সংশোধনের অনুরোধ {day} তারিখে যথার্থ পাওয়া গেছে, কিন্তু তার প্রমাণ এখনো তথ্যে তোলা হয়নি; সহকারী প্রোগ্রামার তা তুলবেন। "
    "এ বিষয়ে অন্য কিছু অনিষ্পন্ন থাকলে তা শেষ করতে হবে।",
)
_VISIT: Final = Text(
    en="So that the work is soon done, the Assistant Programmer will be at your office on {day} at {time}. Please have the users "
    "there with their own mobile phones. If the time does not suit, another one can be agreed beforehand.",
    bn="কাজটি দ্রুত শেষ করতে সহকারী প্রোগ্রামার {day} তারিখ {time} টায় আপনার দপ্তরে উপস্থিত থাকবেন। সংশ্লিষ্ট ইউজারকে নিজের মোবাইল ফোনসহ উপস্থিত রাখার "
    "জন্য অনুরোধ করা হলো। সময়টি সুবিধাজনক না হলে আগে জানিয়ে অন্য সময় নির্ধারণ করা যাবে।",
)
_VISIT_ON_MAIL: Final = Text(
    en="So that the work is soon done, the Assistant Programmer will be at your office on {day} at {time}. Please have there who uses the "
    "office's e-mail. If the time does not suit, another one can be agreed beforehand.",
    bn="কাজটি দ্রুত শেষ করতে সহকারী প্রোগ্রামার {day} তারিখ {time} টায় আপনার দপ্তরে উপস্থিত থাকবেন। দপ্তরের ই-মেইল যিনি ব্যবহার করেন, তাঁকে উপস্থিত রাখার "
    "জন্য অনুরোধ করা হলো। সময়টি সুবিধাজনক না হলে আগে জানিয়ে অন্য সময় নির্ধারণ করা যাবে।",
)
_VISIT_WITHOUT_ACCOUNT: Final = Text(
    en="So that this is soon settled, the Assistant Programmer will be at your office on {day} at {time}. If the time does not suit, another one can be "
    "agreed beforehand.",
    bn="বিষয়টি দ্রুত নিষ্পত্তি করতে সহকারী প্রোগ্রামার {day} তারিখ {time} টায় আপনার দপ্তরে উপস্থিত থাকবেন। সময়টি সুবিধাজনক না হলে আগে জানিয়ে অন্য সময় নির্ধারণ করা যাবে।",
)
_TELL_BY: Final = Text(en="Please tell {by}{ways} how things stand.", bn="{by} কাজের অবস্থা{ways} জানানোর জন্য অনুরোধ করা হলো।")
_TELL_JOINING: Final = Text(
    en="Please tell {by}{ways} on which day {whose} joined.",
    bn="{by} {whose} যোগদানের তারিখ{ways} জানানোর জন্য অনুরোধ করা হলো।",
)
_TO_MEETING: Final = Text(
    en="What is then still pending will be presented with its causes for a decision at the {meeting}.",
    bn="এরপরও অনিষ্পন্ন থাকলে বিষয়টি কারণসহ {meeting} সিদ্ধান্তের জন্য উপস্থাপন করা হবে।",
)


def final(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    """Return what the third reminder says before how it is answered."""
    return (
        *_what_is_open(view, language),
        *(
            Paragraph(
                _UPHELD.said(language, duty=each.about, received=each.dispute.received, day=each.dispute.answer.day)
            )
            for each in view.upheld
            if each.dispute.answer is not None
        ),
        *map(Paragraph, assumed(view, language)),
        *_visit(view, language),
        Paragraph(
            " ".join(
                (
                    (_TELL_JOINING if view.only_joining else _TELL_BY).said(
                        language, by=by_when(view.head, language), ways=ways(view, language), whose=holders(view)
                    ),
                    *joining_too(view, language),
                    *form_asks(view, language),
                    *more_time(view, language),
                    _TO_MEETING.said(language, meeting=which_meeting(view.head, language)),
                )
            )
        ),
    )


def _what_is_open(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    """Return what is open: what reminders asked with the days of those that did, most of them first, and apart from it what none of them asked."""
    on = dict(view.asked_on)
    asked: dict[tuple[date, ...], list[DutyRow]] = {}
    for row in sorted(view.duties, key=lambda row: -len(on.get(row.policy, ()))):
        asked.setdefault(on.get(row.policy, ()), []).append(row)
    without_account = list(_without_account(view, language))
    parts: list[tuple[str, list[str]]] = []
    for days, rows in asked.items():
        items = _duties(rows, view, language)
        if any(row.policy in view.only_without_account for row in rows):
            items, without_account = [*items, *without_account], []
        parts.append((_lead(days, rows, view, language, is_first=not parts), items))
    others = [*without_account, *_of_accounts(view, language)]
    if others:
        parts.append(((_OPEN_TOO if parts else _OPEN).said(language, day=view.head.day), others))
    alone = sum(len(items) for _, items in parts) == 1
    blocks: list[Block] = []
    before = 0
    for lead, items in parts:
        ended = [_ITEM.said(language, words=words.removesuffix("।")) for words in items]
        marked = tuple((letter(at, language), words) for at, words in enumerate(ended, start=before))
        blocks += [Paragraph(lead), Paragraph(ended[0]) if alone else Items(marked)]
        before += len(items)
    return tuple(blocks)


def _lead(
    days: Sequence[date], rows: Sequence[DutyRow], view: ReminderLetter, language: Language, *, is_first: bool
) -> str:
    """Return what stands above duties (`rows`) that the reminders of some days asked, or none where there are none."""
    if days:
        only_told = all(row.policy in view.to_tell_again for row in rows)
        text = _SENT_TOO if not is_first else _SENT_TO_TELL if only_told else _SENT_ON
        named = listed([short_date(each, language) for each in days], language)
        return text.said(language, days=named, n=len(days), day=view.head.day)
    return (_OPEN if is_first else _OPEN_TOO).said(language, day=view.head.day)


def _duties(rows: Iterable[DutyRow], view: ReminderLetter, language: Language) -> list[str]:
    """Return duties with how they stand, those together that stand alike."""
    stands: dict[tuple[Text, str], list[str]] = {}
    for row in rows:
        stands.setdefault(_stands(row, view, language), []).append(row.duty.said(language))
    return [
        words.said(language, duties=listed(duties, language), stands=how) for (words, how), duties in stands.items()
    ]


def _without_account(view: ReminderLetter, language: Language) -> tuple[str, ...]:
    return (view.without_account.said(language),) if view.without_account is not None else ()


def _of_accounts(view: ReminderLetter, language: Language) -> list[str]:
    """Return who has a vacant post's user ID, and why others left the roster, where that is to be told."""
    found = []
    if view.vacant:
        names = listed([cells.words(name, language) for name in view.vacant], language)
        found.append(_VACANT.said(language, names=names, n=len(view.vacant)))
    for former_portal, left in view.left:
        names = listed([cells.words(name, language) for name in left], language)
        said = (_LEFT_BEHIND if former_portal else _LEFT).said(language, names=names, n=len(left))
        too = _COUNTED_TOO.said(language, n=len(left)) if Topic.ACCOUNTS in view.pending else ""
        found.append(said + too)
    return found


def _visit(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    """Return that help comes in person; nobody is visited for what is only to be told."""
    if view.only_to_tell:
        return ()
    visit = short_date(view.visit, language) if view.visit is not None else DOTS
    words = fitted(view, _VISIT, on_mail=_VISIT_ON_MAIL, without_account=_VISIT_WITHOUT_ACCOUNT)
    return (Paragraph(words.said(language, day=visit, time=DOTS)),)


def _stands(row: DutyRow, view: ReminderLetter, language: Language) -> tuple[Text, str]:
    """Return how a duty stands, why what was told of it does not count, and how both are joined; of an office without listed user IDs, what it told or why there is none."""
    told = [
        remark
        for remark in row.remarks
        if row.policy in view.only_without_account
        and ((remark.code is RemarkCode.UNLISTED and remark.sides) or remark.cause is Cause.NO_OWN_ACCOUNT)
    ]
    if told:
        has_cause = any(remark.cause is not None for remark in told)
        return _DUTIES_OF_NO_ACCOUNT if has_cause else _DUTIES, remarking.in_full(told, language)
    if row.policy in view.to_tell_again:
        again = _again(row, view, language)
        if row.policy in view.only_without_account:
            return _DUTIES_OF_NO_ACCOUNT, again
        told_again = _AGAIN.said(language, told=again)
        done = cells.fraction(row.cell.done, row.cell.of, language)
        return _DUTIES, _SOME_DONE.said(language, done=done, told=told_again) if row.cell.done else told_again
    told_of = _TOLD_AND_UNCOUNTED if row.cell.outcome is Outcome.UNKNOWN else _BESIDE_A_NO
    uncounted = [remark for remark in row.remarks if remark.code in told_of]
    stands = cells.duty_words(row.cell, language)
    codes = {remark.code for remark in uncounted}
    others = [remark for remark in uncounted if remark.code not in _OF_DAY | _OF_TWO]
    why = [_DIFFERING.said(language)] if codes & _OF_TWO and row.policy in view.differing else []
    why = [_UNDATED.said(language)] if codes & _OF_DAY else why
    why += [remarking.in_full(others, language)] if others else []
    why += [_TO_SHOW.said(language)] if row.policy in view.to_show else []
    why += [_TO_CHECK.said(language)] if row.policy in view.to_check else []
    if not why:
        return _DUTIES, stands
    return _DUTIES, _STANDS_THOUGH_TOLD.said(language, stands=stands, told="; ".join(why))


def _again(row: DutyRow, view: ReminderLetter, language: Language) -> str:
    """Return why all that was told of a duty, and counts not, is to be told again."""
    days: dict[RemarkCode, list[str]] = {}
    for remark in sorted(row.remarks, key=lambda remark: str(remark.day)):
        days.setdefault(remark.code, []).extend([short_date(remark.day, language)] if remark.day is not None else [])
    old = (
        _NONE_OF_ITS_OWN
        if row.policy in view.only_without_account
        else _OLD
        if days.get(RemarkCode.STALE)
        else _OLD_WITHOUT_DAY
    )
    said: Sequence[tuple[RemarkCode, Text]] = (
        (RemarkCode.STALE, old),
        (RemarkCode.BEFORE_START, _TOO_EARLY if days.get(RemarkCode.BEFORE_START) else _TOO_EARLY_WITHOUT_DAY),
        (RemarkCode.UNCLEAR, _UNREAD if days.get(RemarkCode.UNCLEAR) else _UNREAD_WITHOUT_DAY),
        (RemarkCode.ADDRESS_UNTOLD, _ADDRESS_UNTOLD),
        (RemarkCode.UNPLACED, _UNPLACED),
        (RemarkCode.MISPLACED, _MISPLACED),
        (RemarkCode.VANISHED, _GONE),
    )
    return "; ".join(words.said(language, days=listed(days[code], language)) for code, words in said if code in days)
