"""Reminders: the first and second to all offices of a kind, the third to one; they ask, help and threaten nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits, short_date
from auditor.model.facts import Cause
from auditor.model.finding import Outcome
from auditor.model.letters import Purpose
from auditor.model.paper import Block, Items, Paragraph
from auditor.model.views.annexes import RemarkCode
from auditor.model.views.letters import Topic
from reports.layout import cells, decisions
from reports.layout.joining import OR, genitive, listed
from reports.layout.letter import DOTS, body_text, enclosed_text, letter_paper, references_to, sources
from reports.layout.lettering import letter
from reports.layout.proposals import BY_DAY, BY_NEXT_MEETING
from reports.layout.reminder_addressees import copies, goes_to
from reports.layout.reminder_answers import what_counts, where_from
from reports.layout.reminder_topics import fitted, topics
from reports.layout.wording import REMINDERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.head import Head
    from auditor.model.views.letters import ReminderLetter
    from auditor.model.views.office import DutyRow

_SUBJECT: Final = Text(
    en="Implementation of decisions on {topics} ({step})", bn="{topics} সংক্রান্ত সিদ্ধান্ত বাস্তবায়ন ({step})।"
)
_SUBJECT_OF_ONE: Final = Text(
    en="{office}: what is pending on {topics} ({step})", bn="{office} {topics} সংক্রান্ত অনিষ্পন্ন বিষয় ({step})।"
)
_CHECKED: Final = Text(
    en="With reference to the above: progress on the implementation of {decisions} is being checked. As far as is known on {day}, "
    "the offices concerned still have duties left, or have not told how things stand. What each has to do is in the report that "
    "is enclosed with its own copy.",
    bn="উপর্যুক্ত বিষয় ও সূত্রের আলোকে জানানো যাচ্ছে যে, {decisions} বাস্তবায়নের অগ্রগতি যাচাই করা হচ্ছে। {day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী "
    "সংশ্লিষ্ট দপ্তরসমূহে কিছু কাজ অবশিষ্ট আছে অথবা করণীয়ের তথ্য পাওয়া যায়নি। প্রতিটি দপ্তরের করণীয় তার নিজের কপির সঙ্গে সংযুক্ত প্রতিবেদনে দেওয়া হলো।",
)
_CHECKED_OF_ONE: Final = Text(
    en="With reference to the above: progress on the implementation of {decisions} is being checked. As far as is known on {day}, your "
    "office still has duties left, or has not told how things stand. What is to be done is in the enclosed report.",
    bn="উপর্যুক্ত বিষয় ও সূত্রের আলোকে জানানো যাচ্ছে যে, {decisions} বাস্তবায়নের অগ্রগতি যাচাই করা হচ্ছে। {day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী "
    "আপনার দপ্তরে কিছু কাজ অবশিষ্ট আছে অথবা করণীয়ের তথ্য পাওয়া যায়নি। আপনার দপ্তরের করণীয় সংযুক্ত প্রতিবেদনে দেওয়া হলো।",
)
_ASKED: Final = Text(
    en="You are kindly requested to complete what is left {by}, and to tell so{ways}.",
    bn="এমতাবস্থায়, {by} অবশিষ্ট কাজ শেষ করে{ways} তথ্য পাঠানোর জন্য অনুরোধ করা হলো।",
)
_MORE_TIME: Final = Text(
    en="Time was extended until {until} for: {duties}; only how that stands is to be told {by}.",
    bn="{until} পর্যন্ত সময় বর্ধিত: {duties}; এ বিষয়ে {by} শুধু বর্তমান অবস্থা জানাতে হবে।",
)
_MORE_TIME_IN_REPORTS: Final = Text(
    en="Where time was extended for a duty, it is to be done by the day in the enclosed report of the office; only how that stands is to be told {by}.",
    bn="কোনো কাজের সময় বর্ধিত হয়ে থাকলে কাজটি শেষ করার তারিখ দপ্তরের সংযুক্ত প্রতিবেদনে দেওয়া আছে; সে বিষয়ে {by} শুধু বর্তমান অবস্থা জানাতে হবে।",
)
_WAYS: Final = Text(en=" {ways}", bn=" {ways}")
_ON_FORM_IF_ANY: Final = Text(en="on the enclosed form (where there is one)", bn="সংযুক্ত ছকে (থাকলে)")
_ON_FORM: Final = Text(en="on the enclosed form", bn="সংযুক্ত ছকে")
_BY_SLIP: Final = Text(en="by a self-check slip", bn="স্ব-যাচাই স্লিপে")
_ASKED_BEFORE: Final = Text(
    en="In the letter under source {references} you were requested to tell how things stand.",
    bn="উপর্যুক্ত বিষয়ে সূত্র {references}-এর মাধ্যমে তথ্য পাঠানোর অনুরোধ করা হয়েছিল।",
)
_SETTLED: Final = Text(
    en="Meanwhile {k} {k:office has|offices have} completed the work.", bn="ইতোমধ্যে {k}টি দপ্তর কাজ শেষ করেছে।"
)
_ENDED: Final = Text(
    en="Of {m} other {m:office|offices} nothing is asked now.", bn="অন্য {m}টি দপ্তরের কাছে এখন কিছু চাওয়া হচ্ছে না।"
)
_STILL_PENDING: Final = Text(
    en="As far as is known on {day}, the matter is still pending in the offices concerned; what each has to do is in the report enclosed "
    "with its own copy.",
    bn="{day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী সংশ্লিষ্ট দপ্তরসমূহে বিষয়টি এখনো অনিষ্পন্ন আছে; প্রতিটি দপ্তরের করণীয় তার নিজের কপির সঙ্গে সংযুক্ত প্রতিবেদনে "
    "দেওয়া হলো।",
)
_STILL_PENDING_IN_ONE: Final = Text(
    en="As far as is known on {day}, the matter is still pending in your office; what is to be done is in the enclosed report.",
    bn="{day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী আপনার দপ্তরে বিষয়টি এখনো অনিষ্পন্ন আছে; আপনার দপ্তরের করণীয় সংযুক্ত প্রতিবেদনে দেওয়া হলো।",
)
_ASKED_AGAIN: Final = Text(
    en="You are once more kindly requested to complete what is pending {by}, and to tell so{ways}.",
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
_AT_MEETING: Final = Text(en="meeting of {day}", bn="{day} তারিখের সভায়")
_AT_NEXT_MEETING: Final = Text(en="next meeting", bn="পরবর্তী সভায়")
_SENT_ON: Final = Text(
    en="On the above, reminders were sent on {days}. As far as is known on {day}, this is still pending in your office:",
    bn="উপর্যুক্ত বিষয়ে {days} তারিখে তাগিদপত্র পাঠানো হয়েছে। {day} তারিখ পর্যন্ত প্রাপ্ত তথ্য অনুযায়ী আপনার দপ্তরের নিম্নবর্ণিত বিষয় অনিষ্পন্ন আছে:",
)
_DUTIES: Final = Text(en="{duties}: {stands}", bn="{duties}: {stands}")
_STANDS_THOUGH_TOLD: Final = Text(en="{stands} ({told})", bn="{stands} ({told})")
_TOLD_AND_UNCOUNTED: Final = frozenset({RemarkCode.STALE, RemarkCode.UNCLEAR, RemarkCode.UNDATED, RemarkCode.VANISHED})
"""Why something that was told is no information now."""
_VACANT: Final = Text(
    en="{names}: {n:the post is|the posts are} vacant; who has the {n:user ID|user IDs} now is to be told",
    bn="{names}: পদ শূন্য; ইউজার আইডি এখন কার কাছে আছে, তা জানাতে হবে",
)
_LEFT: Final = Text(en="{names}: no longer in the roster; why is to be told", bn="{names}: তালিকায় আর নেই; কারণ জানাতে হবে")
_LEFT_AND_COUNTED: Final = Text(
    en="{names}: no longer in the roster; why is to be told. Until then {n:this user ID is|these user IDs are} counted above, too",
    bn="{names}: তালিকায় আর নেই; কারণ জানাতে হবে। ততদিন উপরের হিসাবে {n:এই আইডিও|এসব আইডিও} ধরা হয়েছে",
)
_UPHELD: Final = Text(
    en='Your request for correction of {received} on "{duty}" was upheld on {day}, but what shows it is not entered yet; it is entered at the visit '
    "at the latest. Whatever else is pending of this remains to be done.",
    bn="“{duty}” বিষয়ে আপনার দপ্তরের {received} তারিখের সংশোধনের অনুরোধ {day} তারিখে যথার্থ পাওয়া গেছে, কিন্তু তার প্রমাণ এখনো তথ্যে তোলা হয়নি; পরিদর্শনের সময়ের মধ্যে তা "
    "তোলা হবে। এ বিষয়ে অন্য কিছু অনিষ্পন্ন থাকলে তা শেষ করতে হবে।",
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
_TELL_BY: Final = Text(en="Please tell {by} how things stand{ways}.", bn="{by} কাজের অবস্থা{ways} জানানোর জন্য অনুরোধ করা হলো।")
_TO_MEETING: Final = Text(
    en="What is then still pending will be presented with its causes for a decision at the {meeting}.",
    bn="এরপরও অনিষ্পন্ন থাকলে বিষয়টি কারণসহ {meeting} সিদ্ধান্তের জন্য উপস্থাপন করা হবে।",
)
_PORTAL_TOO: Final = Text(
    en="If the portal does not offer two-step authentication, the code does not arrive, or the login does not work, telling that is an "
    "answer.",
    bn="পোর্টালে Two-step authentication চালুর সুযোগ না থাকলে, কোড না এলে বা লগইন করা না গেলে সেটিই জানানো যাবে।",
)
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
    en="the office's own report and, where nothing was heard of it or of one of its users, the answer form, one set",
    bn="দপ্তরের নিজস্ব প্রতিবেদন এবং দপ্তরের বা কোনো ইউজারের তথ্য পাওয়া না গেলে তথ্য ছক, ০১ (এক) প্রস্থ।",
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
    step = REMINDERS[view.purpose]
    if view.office is None:
        return _SUBJECT.said(language, topics=topics(view), step=step)
    name = view.office.name
    owner = Text(en=name.en, bn=genitive(name.bn))
    return _SUBJECT_OF_ONE.said(language, office=cells.words(owner, language), topics=topics(view), step=step)


def _body(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    bodies = {Purpose.FIRST: _first, Purpose.SECOND: _second}
    opening = bodies.get(view.purpose, _final)(view, language)
    last = (
        where_from(view, language),
        *((_PORTAL_TOO.said(language),) if Topic.ACCOUNTS in view.pending else ()),
        _NEVER.said(language),
        _help(view.head, language),
    )
    return (*opening, Paragraph(" ".join(last)))


def _first(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    about = listed(decisions.meeting_lines(view.head.decisions, view.head.committee, language), language)
    checked = _CHECKED if view.office is None else _CHECKED_OF_ONE
    return (
        Paragraph(checked.said(language, decisions=about, day=view.head.day)),
        Paragraph(
            " ".join(
                (
                    _ASKED.said(language, by=_by(view.head, language), ways=_ways(view, language)),
                    what_counts(view, language),
                    *_more_time(view, language),
                )
            )
        ),
    )


def _second(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    references = listed(references_to(view.head, view.earlier, language), language)
    before = [_ASKED_BEFORE.said(language, references=references)]
    before += [_SETTLED.said(language, k=view.settled)] if view.settled else []
    before += [_ENDED.said(language, m=view.ended)] if view.ended else []
    pending = _STILL_PENDING if view.office is None else _STILL_PENDING_IN_ONE
    before.append(pending.said(language, day=view.head.day))
    again = [_ASKED_AGAIN.said(language, by=_by(view.head, language), ways=_ways(view, language))]
    again += [what_counts(view, language)] if view.to_show else []
    again += _more_time(view, language)
    if view.help is not None:
        help_day = _HELP_DAY if Topic.ACCOUNTS in view.pending else _HELP_DAY_WITHOUT_PHONE
        again.append(help_day.said(language, day=view.help.day, place=view.help.place))
    return (
        Paragraph(" ".join(before)),
        Paragraph(" ".join(again)),
        Paragraph(_PRESENTED.said(language, meeting=_meeting(view.head, language))),
    )


def _final(view: ReminderLetter, language: Language) -> tuple[Block, ...]:
    days = listed([short_date(earlier.day, language) for earlier in view.earlier], language)
    visit = short_date(view.visit, language) if view.visit is not None else DOTS
    stands: dict[str, list[str]] = {}
    for row in view.duties:
        stands.setdefault(_stands(row, language), []).append(row.duty.said(language))
    open_items = [
        _DUTIES.said(language, duties=listed(duties, language), stands=words) for words, duties in stands.items()
    ]
    if view.without_account is not None:
        open_items.append(view.without_account.said(language))
    if view.vacant:
        names = listed([cells.words(name, language) for name in view.vacant], language)
        open_items.append(_VACANT.said(language, names=names, n=len(view.vacant)))
    if view.left:
        names = listed([cells.words(name, language) for name in view.left], language)
        left = _LEFT_AND_COUNTED if Topic.ACCOUNTS in view.pending else _LEFT
        open_items.append(left.said(language, names=names, n=len(view.left)))
    return (
        Paragraph(_SENT_ON.said(language, days=days, day=view.head.day)),
        Items(tuple((letter(at, language), words) for at, words in enumerate(open_items))),
        *(
            Paragraph(
                _UPHELD.said(language, duty=each.duty, received=each.dispute.received, day=each.dispute.answer.day)
            )
            for each in view.upheld
            if each.dispute.answer is not None
        ),
        Paragraph(
            fitted(view, _VISIT, on_mail=_VISIT_ON_MAIL, without_account=_VISIT_WITHOUT_ACCOUNT).said(
                language, day=visit, time=DOTS
            )
        ),
        Paragraph(
            " ".join(
                (
                    _TELL_BY.said(language, by=_by(view.head, language), ways=_ways(view, language)),
                    *_more_time(view, language),
                    _TO_MEETING.said(language, meeting=_meeting(view.head, language)),
                )
            )
        ),
    )


def _stands(row: DutyRow, language: Language) -> str:
    """Return how a duty stands, and why what was told of it does not count; of an office without listed user IDs, what it told of it or why there is none."""
    told = [
        remark
        for remark in row.remarks
        if row.cell.unlisted
        and ((remark.code is RemarkCode.UNLISTED and remark.sides) or remark.cause is Cause.NO_OWN_ACCOUNT)
    ]
    if told:
        return cells.remarks(told, language)
    uncounted = [remark for remark in row.remarks if remark.code in _TOLD_AND_UNCOUNTED]
    if not uncounted or row.cell.outcome is not Outcome.UNKNOWN:
        return cells.duty_words(row.cell, language)
    return _STANDS_THOUGH_TOLD.said(
        language, stands=cells.duty_words(row.cell, language), told=cells.remarks(uncounted, language)
    )


def _more_time(view: ReminderLetter, language: Language) -> tuple[str, ...]:
    """Return that what is due on a later day than the letter names is due then; of several offices, that their reports say when."""
    by = _by(view.head, language)
    if view.office is None:
        return (_MORE_TIME_IN_REPORTS.said(language, by=by),) if view.more_time else ()
    return tuple(
        _MORE_TIME.said(
            language,
            until=short_date(given.until, language),
            duties=listed([duty.said(language) for duty in given.duties], language),
            by=by,
        )
        for given in view.more_time
    )


def _by(head: Head, language: Language) -> str:
    return BY_DAY.said(language, due=head.due) if head.due else BY_NEXT_MEETING.said(language)


def _meeting(head: Head, language: Language) -> str:
    """Return at which meeting it comes up: the one that is planned, where that is after the day by which it is to be told."""
    planned = head.next_meeting
    if planned is None or (head.due is not None and planned <= head.due):
        return _AT_NEXT_MEETING.said(language)
    return _AT_MEETING.said(language, day=planned)


def _ways(view: ReminderLetter, language: Language) -> str:
    form = _ON_FORM_IF_ANY if view.office is None else _ON_FORM
    ways = [form.said(language)] if view.forms else []
    ways += [_BY_SLIP.said(language)] if view.slips else []
    return _WAYS.said(language, ways=listed(ways, language, last=OR)) if ways else ""


def _help(head: Head, language: Language) -> str:
    phone = digits(head.letterhead.ap_phone, language)
    return _HELP.said(language, phone=phone) if phone else _HELP_WITHOUT_PHONE.said(language)


def _enclosed(view: ReminderLetter) -> Text:
    if not view.forms:
        return _ENCLOSED
    return _ENCLOSED_WITH_FORM if view.office is None else _ENCLOSED_WITH_ITS_FORM
