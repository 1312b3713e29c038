"""Reminders: the first and second to all offices of a kind, the third to one; they ask, help and threaten nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits, plain
from auditor.model.letters import Purpose
from auditor.model.paper import Block, Items, Paragraph
from auditor.model.views.letters import Again, Topic, Untold
from auditor.model.views.remarks import RemarkCode
from reports.layout import cells, decisions
from reports.layout.joining import AND_TOO, OR_ELSE, listed, listed_in_both
from reports.layout.letter import body_text, enclosed_text, letter_paper, references_to, sources
from reports.layout.reminder_addressees import copies, goes_to
from reports.layout.reminder_answers import (
    assumed,
    by_when,
    form_asks,
    holders,
    joining_too,
    more_time,
    ways,
    what_counts,
    where_from,
    which_meeting,
)
from reports.layout.reminder_final import final
from reports.layout.reminder_topics import topics
from reports.layout.wording import REMINDERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.head import Head
    from auditor.model.views.letters import ReminderLetter

_SUBJECT: Final = Text(en="Implementation of decisions on {topics}{step}", bn="{topics} সংক্রান্ত সিদ্ধান্ত বাস্তবায়ন{step}।")
_SUBJECT_OF_ONE: Final = Text(
    en="{office}: what is pending on {topics}{step}", bn="{office:র} {topics} সংক্রান্ত অনিষ্পন্ন বিষয়{step}।"
)
_SUBJECT_AND_JOINING: Final = Text(
    en="Implementation of decisions on {topics}, and the day of joining{step}",
    bn="{topics} সংক্রান্ত সিদ্ধান্ত বাস্তবায়ন ও যোগদানের তারিখ জানানো{step}।",
)
_SUBJECT_OF_ONE_AND_JOINING: Final = Text(
    en="{office}: what is pending on {topics}, and the day of joining{step}",
    bn="{office:র} {topics} সংক্রান্ত অনিষ্পন্ন বিষয় ও যোগদানের তারিখ{step}।",
)
"""No decision is about the day on which a holder joined."""
_SUBJECT_JOINING: Final = Text(
    en="Day on which the present {n:holder of a user ID|holders of user IDs} joined{step}",
    bn="ইউজার আইডির বর্তমান দায়িত্বপ্রাপ্তের যোগদানের তারিখ{step}।",
)
_SUBJECT_JOINING_OF_ONE: Final = Text(
    en="{office}: day on which the present {n:holder of a user ID|holders of user IDs} joined{step}",
    bn="{office:র} ইউজার আইডির বর্তমান দায়িত্বপ্রাপ্তের যোগদানের তারিখ{step}।",
)
_STEP: Final = Text(en=" ({step})", bn=" ({step})")
_CHECKED: Final = Text(
    en="With reference to the above: progress on the implementation of {decisions} is being checked. As far as is known on {day}, "
    "{stands}. What each has to {what} is in the report that "
    "is enclosed with its own copy.",
    bn="উপর্যুক্ত বিষয় ও সূত্রের আলোকে জানানো যাচ্ছে যে, {decisions} বাস্তবায়নের অগ্রগতি যাচাই করা হচ্ছে। {day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী "
    "{stands}। প্রতিটি দপ্তরের {what} তার নিজের কপির সঙ্গে সংযুক্ত প্রতিবেদনে দেওয়া হলো।",
)
_CHECKED_OF_ONE: Final = Text(
    en="With reference to the above: progress on the implementation of {decisions} is being checked. As far as is known on {day}, {stands}. "
    "What is to be {what} is in the enclosed report.",
    bn="উপর্যুক্ত বিষয় ও সূত্রের আলোকে জানানো যাচ্ছে যে, {decisions} বাস্তবায়নের অগ্রগতি যাচাই করা হচ্ছে। {day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী "
    "{stands}। আপনার দপ্তরের {what} সংযুক্ত প্রতিবেদনে দেওয়া হলো।",
)
_ASKED: Final = Text(
    en="You are kindly requested to complete what is left {by}, and to say so{ways}.",
    bn="এমতাবস্থায়, {by} অবশিষ্ট কাজ শেষ করে{ways} তথ্য পাঠানোর জন্য অনুরোধ করা হলো।",
)
_ASKED_BEFORE: Final = Text(
    en="In the {n:letter|letters} under {n:source|sources} {references} you were requested to do what was then left or to tell what was not known yet.",
    bn="উপর্যুক্ত বিষয়ে সূত্র {references}-এর মাধ্যমে অবশিষ্ট কাজ শেষ করা বা প্রয়োজনীয় তথ্য জানানোর অনুরোধ করা হয়েছিল।",
)
_ASKED_BEFORE_OF_SOME: Final = Text(
    en="In the {n:letter|letters} under {n:source|sources} {references} you were requested, on {duties}, to do what was then left or to tell what was not known yet.",
    bn="সূত্র {references}-এর মাধ্যমে আপনার দপ্তরকে {duties} বিষয়ে অবশিষ্ট কাজ শেষ করা বা প্রয়োজনীয় তথ্য জানানোর অনুরোধ করা হয়েছিল।",
)
"""To one office, of which not all that is ordered was asked then."""
_SETTLED: Final = Text(
    en="Meanwhile {k} {k:office has|offices have} completed the work.", bn="ইতোমধ্যে {k}টি দপ্তর কাজ শেষ করেছে।"
)
_ENDED: Final = Text(
    en="Of {m} other {m:office|offices} nothing is asked by letter now.",
    bn="অন্য {m}টি দপ্তরকে এখন পত্র দেওয়ার প্রয়োজন নেই।",
)
_NOW: Final = Text(
    en="As far as is known on {day}, {stands}; what each has to {what} is in the report enclosed with its own copy.",
    bn="{day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী {stands}; প্রতিটি দপ্তরের {what} তার নিজের কপির সঙ্গে সংযুক্ত প্রতিবেদনে দেওয়া হলো।",
)
_NOW_IN_ONE: Final = Text(
    en="As far as is known on {day}, {stands}; what is to be {what} is in the enclosed report.",
    bn="{day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী {stands}; আপনার দপ্তরের {what} সংযুক্ত প্রতিবেদনে দেওয়া হলো।",
)
_TO_DO: Final = Text(en="do", bn="করণীয়")
_DONE: Final = Text(en="done", bn="করণীয়")
_TO_TELL: Final = Text(en="tell", bn="যা জানানো বাকি তা")
_TOLD: Final = Text(en="told", bn="যা জানানো বাকি তা")
_OFFICES: Final = Text(en="the offices concerned", bn="সংশ্লিষ্ট দপ্তরসমূহে")
_YOUR_OFFICE: Final = Text(en="your office", bn="আপনার দপ্তরে")
_STANDS: Final = Text(en="{who} {how}", bn="{who}র {how}")
_UNDONE: Final = Text(en="still {n:has|have} duties left", bn="কিছু কাজ অবশিষ্ট আছে")
_UNTOLD: Final[Mapping[Untold, Text]] = {
    Untold.ALL: Text(en="{n:has|have} not told how things stand", bn="করণীয়ের তথ্য পাওয়া যায়নি"),
    Untold.SOME: Text(en="{n:has|have} not told of some duties how they stand", bn="কিছু করণীয়ের তথ্য পাওয়া যায়নি"),
    Untold.SOME_OR_ALL: Text(
        en="{n:has|have} not told of some or of all duties how they stand", bn="কিছু বা সব করণীয়ের তথ্য পাওয়া যায়নি"
    ),
}
_JOINING: Final = Text(
    en="{n:has|have} not told on which day the holder of a user ID joined, so what was told of it or done before does not count",
    bn="এক বা একাধিক ইউজার আইডির বর্তমান দায়িত্বপ্রাপ্তের যোগদানের তারিখ জানা যায়নি, তাই আগের তথ্য ও আগে করা কাজ ধরা হচ্ছে না",
)
_JOINING_OF: Final = Text(
    en="has not told on which day the present {n:holder|holders} joined ({posts}), so what was told or done before does not count",
    bn="বর্তমান দায়িত্বপ্রাপ্তের ({posts}) যোগদানের তারিখ জানা যায়নি, তাই আগের তথ্য ও আগে করা কাজ ধরা হচ্ছে না",
)
_JOINING_TOO: Final = Text(en="Some offices {joining}.", bn="কোনো কোনো দপ্তরে {joining}।")
_JOINING_TOO_OF_ONE: Final = Text(en="Your office {joining}.", bn="আপনার দপ্তরের {joining}।")
"""A sentence of its own beside what else lacks: what does not count is so for that day alone."""
_AGAIN: Final[Mapping[Again, Text]] = {
    Again.OLD: Text(
        en="told something so long ago that it has grown old",
        bn="আগে জানানো কিছু তথ্য পুরোনো হয়েছে",
    ),
    Again.UNCOUNTED: Text(
        en="{n:has|have} to tell something again",
        bn="আগে জানানো কিছু তথ্য আবার জানাতে হবে",
    ),
}
_ONLY_AGAIN: Final[Mapping[Again, Text]] = {
    Again.OLD: Text(
        en="what {who} told before has grown old and is to be told again",
        bn="{who}র আগে জানানো তথ্য পুরোনো হয়েছে, আবার জানাতে হবে",
    ),
    Again.UNCOUNTED: Text(
        en="what {who} told before cannot be counted and is to be told again",
        bn="{who}র আগে জানানো তথ্য ধরা যায়নি, আবার জানাতে হবে",
    ),
}
_BESIDE: Final[Mapping[RemarkCode, Text]] = {
    RemarkCode.UNDATED: Text(
        en="An answer on this came, too, but the day on which it was told is not settled yet; tell that day, and the assistant programmer settles it.",
        bn="এ বিষয়ে উত্তরও পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; তারিখটি জানান, সহকারী প্রোগ্রামার তা ঠিক করবেন।",
    ),
    RemarkCode.UNCLEAR: Text(
        en="An answer on this came, too, but it could not be understood; how it stands is to be told again.",
        bn="এ বিষয়ে উত্তরও পাওয়া গেছে, কিন্তু তা বোঝা যায়নি; এখনকার অবস্থা আবার জানাতে হবে।",
    ),
}
"""Why an answer does not count that came from the one office to which a letter goes."""
_BESIDE_IN_SOME: Final = Text(
    en="Where an answer came of which the day is not settled yet, or that could not be understood, the office's report says so.",
    bn="যে দপ্তরের কোনো উত্তরের তারিখ এখনো ঠিক হয়নি বা উত্তর বোঝা যায়নি, তার প্রতিবেদনে তা উল্লেখ আছে।",
)
_TELL: Final = Text(
    en="You are kindly requested to tell {by}{ways} how things stand now.",
    bn="এমতাবস্থায়, {by} এখনকার অবস্থা{ways} জানানোর জন্য অনুরোধ করা হলো।",
)
_TELL_AGAIN: Final = Text(
    en="You are once more kindly requested to tell {by}{ways} how things stand now.",
    bn="{by} এখনকার অবস্থা{ways} জানানোর জন্য পুনরায় অনুরোধ করা হলো।",
)
_TELL_JOINING: Final = Text(
    en="You are kindly requested to tell {by}{ways} on which day {whose} joined.",
    bn="এমতাবস্থায়, {by} {whose} যোগদানের তারিখ{ways} জানানোর জন্য অনুরোধ করা হলো।",
)
_TELL_JOINING_AGAIN: Final = Text(
    en="You are once more kindly requested to tell {by}{ways} on which day {whose} joined.",
    bn="{by} {whose} যোগদানের তারিখ{ways} জানানোর জন্য পুনরায় অনুরোধ করা হলো।",
)
_ASKED_AGAIN: Final = Text(
    en="You are once more kindly requested to complete what is pending {by}, and to say so{ways}.",
    bn="অনিষ্পন্ন কাজ {by} শেষ করে{ways} তথ্য পাঠানোর জন্য পুনরায় অনুরোধ করা হলো।",
)
_HELP_DAY: Final = Text(
    en="On {day} the Assistant Programmer gives practical help ({place}); users may come with their own mobile phones.",
    bn="হাতে-কলমে সহায়তার জন্য {day} তারিখে সহকারী প্রোগ্রামার উপস্থিত থাকবেন ({place}); সংশ্লিষ্ট ইউজার নিজের মোবাইল ফোনসহ আসতে পারেন।",
)
_HELP_DAY_WITHOUT_PHONE: Final = Text(
    en="On {day} the Assistant Programmer gives practical help ({place}).",
    bn="হাতে-কলমে সহায়তার জন্য {day} তারিখে সহকারী প্রোগ্রামার উপস্থিত থাকবেন ({place})।",
)
_PRESENTED: Final = Text(
    en="Progress will be presented at the {meeting}. Troubles that are told before it will be reported with their causes.",
    bn="{meeting} অগ্রগতি উপস্থাপন করা হবে। কোনো সমস্যা থাকলে সভার আগে জানালে প্রতিবেদনে কারণসহ উল্লেখ করা হবে।",
)
_PORTAL_TOO: Final = Text(
    en="If the portal does not offer two-step authentication, the code does not arrive, or the login does not work, telling that is an "
    "answer.",
    bn="পোর্টালে Two-step authentication চালুর সুযোগ না থাকলে, কোড না এলে বা লগইন করা না গেলে সেটিই জানানো যাবে।",
)
_LOGIN_TOO: Final = Text(
    en="If the login does not work, telling that is an answer.", bn="লগইন করা না গেলে সেটিই জানানো যাবে।"
)
"""Of what is in the way at the portal, where two-step is not asked."""
_NEVER: Final = Text(
    en="Under no circumstance may a password, an OTP or any part of one be sent.",
    bn="কোনো অবস্থাতেই পাসওয়ার্ড, OTP বা এর অংশ পাঠানো যাবে না।",
)
_HELP: Final = Text(
    en="The Assistant Programmer (phone {phone}) will help where needed.",
    bn="প্রয়োজনে সহকারী প্রোগ্রামারের (ফোন {phone}) সহায়তা নেওয়া যাবে।",
)
_HELP_WITHOUT_PHONE: Final = Text(
    en="The Assistant Programmer will help where needed.", bn="প্রয়োজনে সহকারী প্রোগ্রামারের সহায়তা নেওয়া যাবে।"
)
_ENCLOSED: Final = Text(en="the office's own report, one set", bn="দপ্তরের নিজস্ব প্রতিবেদন, ০১ (এক) প্রস্থ।")
_ENCLOSED_WITH_FORM: Final = Text(
    en="the office's own report and, where it applies, the answer form, one set",
    bn="দপ্তরের নিজস্ব প্রতিবেদন ও (প্রযোজ্য ক্ষেত্রে) তথ্য ছক, ০১ (এক) প্রস্থ।",
)
_ENCLOSED_WITH_ITS_FORM: Final = Text(
    en="the office's own report and the answer form, one set", bn="দপ্তরের নিজস্ব প্রতিবেদন ও তথ্য ছক, ০১ (এক) প্রস্থ।"
)


def reminder(view: ReminderLetter, language: Language) -> Paper:
    """Return a reminder on paper."""
    return letter_paper(
        view.head,
        language,
        name=f"{view.purpose.value}-{view.kind.value}",
        subject=_subject(view, language),
        named_sources=sources(view.head, view.earlier, language),
        body=_body(view, language),
        enclosed=_enclosed(view).said(language),
        goes_to=(goes_to(view, language),),
        copies=copies(view, language),
    )


def reminder_text(view: ReminderLetter, language: Language) -> str:
    """Return a reminder as text to be pasted into the e-filing system."""
    return body_text(
        _subject(view, language),
        sources(view.head, view.earlier, language),
        (*_lines(_body(view, language)), enclosed_text(_enclosed(view).said(language), language)),
        language,
    )


def _lines(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return blocks of running words as lines of text."""
    found = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block.text)
            case Items():
                found.append("\n".join(f"{marker} {words}" for marker, words in block.items))
            case _:
                raise TypeError(f"a reminder has no {type(block).__name__}")
    return tuple(found)


def _subject(view: ReminderLetter, language: Language) -> str:
    step, n = plain("") if view.by_settings else _STEP.filled(step=REMINDERS[view.purpose]), len(view.joining)
    if view.office is None:
        beside = _SUBJECT_AND_JOINING if view.joining else _SUBJECT
        subject = _SUBJECT_JOINING if view.only_joining else beside
        return subject.said(language, topics=topics(view), step=step, n=n)
    beside = _SUBJECT_OF_ONE_AND_JOINING if view.joining else _SUBJECT_OF_ONE
    subject = _SUBJECT_JOINING_OF_ONE if view.only_joining else beside
    return subject.said(language, office=cells.words(view.office.name, language), topics=topics(view), step=step, n=n)


def _body(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    bodies = {Purpose.FIRST: _first, Purpose.SECOND: _second}
    opening = bodies.get(view.purpose, final)(view, language)
    in_the_way = _PORTAL_TOO if view.of_two_step else _LOGIN_TOO
    last = (
        where_from(view, language),
        *((in_the_way.said(language),) if Topic.ACCOUNTS in view.pending and not view.only_joining else ()),
        _NEVER.said(language),
        _help(view.head, language),
    )
    return (*opening, Paragraph(" ".join(last)))


def _first(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    lines = decisions.meeting_lines(view.head.decisions, view.head.among, view.head.committee, language)
    about = " ".join(lines)
    checked = _CHECKED if view.office is None else _CHECKED_OF_ONE
    asked = _TELL_JOINING if view.only_joining else _TELL if view.only_to_tell else _ASKED
    return (
        Paragraph(
            " ".join(
                (
                    checked.said(language, decisions=about, day=view.head.day, stands=_stands(view), what=_what(view)),
                    *_beside(view, language),
                    *assumed(view, language),
                )
            )
        ),
        Paragraph(
            " ".join(
                (
                    asked.said(
                        language, by=by_when(view.head, language), ways=ways(view, language), whose=holders(view)
                    ),
                    *joining_too(view, language),
                    *form_asks(view, language),
                    *(() if view.only_to_tell else (what_counts(view, language),)),
                    *more_time(view, language),
                )
            )
        ),
    )


def _beside(view: ReminderLetter, language: Language) -> tuple[str, ...]:
    """Return that a day of joining lacks, too, and that answers came on what stands as not done, and why they do not count."""
    text = _JOINING_TOO if view.office is None else _JOINING_TOO_OF_ONE
    told = [text.said(language, joining=_joining(view))] if view.joining and _how(view) else []
    if view.office is None:
        told += [_BESIDE_IN_SOME.said(language)] if view.beside else []
    else:
        told += [_BESIDE[code].said(language) for code in view.beside]
    return tuple(told)


def _stands(view: ReminderLetter) -> Text:
    """Return how it stands with those to whom a reminder goes: all of it of one office, and of several what is so in some of them."""
    to_one = view.office is not None
    who, n = (_YOUR_OFFICE, 1) if to_one else (_OFFICES, 2)
    if view.again is not None and view.only_again:
        return _ONLY_AGAIN[view.again].filled(who=who)
    named = [each.filled(n=n) for each in _how(view)] or [_joining(view) if view.joining else _UNDONE.filled(n=n)]
    return _STANDS.filled(who=who, how=listed_in_both(named, last=AND_TOO if to_one else OR_ELSE))


def _how(view: ReminderLetter) -> list[Text]:
    """Return what lacks but for days of joining."""
    how = [_UNDONE] if view.undone else []
    how += [_UNTOLD[view.untold]] if view.untold is not None else []
    how += [_AGAIN[view.again]] if view.again is not None else []
    return how


def _joining(view: ReminderLetter) -> Text:
    if view.office is None:
        return _JOINING.filled(n=2)
    return _JOINING_OF.filled(posts=listed_in_both(view.joining), n=len(view.joining))


def _what(view: ReminderLetter) -> Text:
    """Return what the enclosed report tells: what is to be done, or only to be told."""
    if view.office is None:
        return _TO_TELL if view.only_to_tell else _TO_DO
    return _TOLD if view.only_to_tell else _DONE


def _second(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    references = listed(references_to(view.head, view.earlier, language), language)
    then = _ASKED_BEFORE_OF_SOME if view.asked_then else _ASKED_BEFORE
    duties = listed_in_both(view.asked_then)
    before = [then.said(language, references=references, n=len(view.earlier), duties=duties)]
    before += [_SETTLED.said(language, k=view.settled)] if view.settled else []
    before += [_ENDED.said(language, m=view.ended)] if view.ended else []
    now = _NOW if view.office is None else _NOW_IN_ONE
    before.append(now.said(language, day=view.head.day, stands=_stands(view), what=_what(view)))
    before += (*_beside(view, language), *assumed(view, language))
    asked = _TELL_JOINING_AGAIN if view.only_joining else _TELL_AGAIN if view.only_to_tell else _ASKED_AGAIN
    by = by_when(view.head, language)
    again = [asked.said(language, by=by, ways=ways(view, language), whose=holders(view))]
    again += joining_too(view, language)
    again += form_asks(view, language)
    again += [what_counts(view, language)] if view.to_show or view.to_check else []
    again += more_time(view, language)
    if view.help is not None:
        help_day = _HELP_DAY if Topic.ACCOUNTS in view.pending else _HELP_DAY_WITHOUT_PHONE
        again.append(help_day.said(language, day=view.help.day, place=view.help.place))
    return (
        Paragraph(" ".join(before)),
        Paragraph(" ".join(again)),
        Paragraph(_PRESENTED.said(language, meeting=which_meeting(view.head, language))),
    )


def _help(head: Head, language: Language) -> str:
    phone = digits(head.letterhead.ap_phone, language)
    return _HELP.said(language, phone=phone) if phone else _HELP_WITHOUT_PHONE.said(language)


def _enclosed(view: ReminderLetter) -> Text:
    if not view.forms:
        return _ENCLOSED
    return _ENCLOSED_WITH_FORM if view.office is None else _ENCLOSED_WITH_ITS_FORM
