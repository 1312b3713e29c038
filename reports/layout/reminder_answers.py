"""How a reminder is answered: what counts once it is told, what only once it is seen or recorded anew, and from where the answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined, short_date
from auditor.model.letters import Purpose
from auditor.model.views.letters import Topic
from reports.layout import decisions
from reports.layout.joining import OR, listed, listed_in_both
from reports.layout.proposals import BY_DAY, BY_NEXT_MEETING

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.views.head import Head
    from auditor.model.views.letters import ReminderLetter

_TOLD: Final = Text(
    en="If the work is already done, it is enough to say so.", bn="কাজ আগেই সম্পন্ন হয়ে থাকলে শুধু তা জানালেই চলবে।"
)
_SHOWN: Final = Text(
    en="Telling alone is not enough here: once the work is done, ask the Assistant Programmer to see it, as the enclosed report says.",
    bn="এ ক্ষেত্রে শুধু জানালে হবে না: কাজ সম্পন্ন হলে সংযুক্ত প্রতিবেদনে যেভাবে বলা আছে, সেভাবে সহকারী প্রোগ্রামারকে দেখাতে হবে।",
)
_TOLD_OR_SHOWN: Final = Text(
    en="If the work is already done, it is enough to say so; only where the enclosed report says that it is to be seen or recorded anew, ask the "
    "Assistant Programmer for that.",
    bn="কাজ আগেই সম্পন্ন হয়ে থাকলে শুধু তা জানালেই চলবে; তবে সংযুক্ত প্রতিবেদনে কোনো কাজ আবার দেখার বা নতুন রেকর্ড নেওয়ার কথা থাকলে তা সহকারী প্রোগ্রামারের মাধ্যমে করাতে হবে।",
)
_SHOWN_IN_SOME: Final = Text(
    en="Where the enclosed report says that it is to be seen or recorded anew, telling alone is not enough: ask the Assistant Programmer for that.",
    bn="সংযুক্ত প্রতিবেদনে কোনো কাজ আবার দেখার বা নতুন রেকর্ড নেওয়ার কথা থাকলে শুধু জানালে হবে না; তা সহকারী প্রোগ্রামারের মাধ্যমে করাতে হবে।",
)
_CHECKED: Final = Text(
    en="Where a self-check found it undone, telling alone is not enough: once it is done, please make the self-check again and send the new slip, as the enclosed "
    "report says.",
    bn="যেখানে স্ব-যাচাইয়ে হয়নি বলে পাওয়া গেছে, সেখানে শুধু জানালে হবে না: কাজ সম্পন্ন হলে সংযুক্ত প্রতিবেদনে যেভাবে বলা আছে, সেভাবে আবার স্ব-যাচাই করে নতুন স্লিপ পাঠাতে হবে।",
)
_FROM_OFFICIAL_TO: Final = Text(
    en="The answer should come from the office's official e-mail address to {mail}; where there is none yet, it may be given by hand.",
    bn="উত্তর দপ্তরের সরকারি ই-মেইল থেকে {mail} ঠিকানায় পাঠানো বাঞ্ছনীয়; সরকারি ই-মেইল না থাকলে হাতে হাতে দেওয়া যাবে।",
)
_FROM_OFFICIAL: Final = Text(
    en="The answer should come from the office's official e-mail address; where there is none yet, it may be given by hand.",
    bn="উত্তর দপ্তরের সরকারি ই-মেইল থেকে পাঠানো বাঞ্ছনীয়; সরকারি ই-মেইল না থাকলে হাতে হাতে দেওয়া যাবে।",
)
_ANY_WAY: Final = Text(
    en="The answer may be sent by e-mail{to} (where there is one, from the official address), by hand, or as a picture of the slip.",
    bn="উত্তর {to}ই-মেইলে (সরকারি ঠিকানা থাকলে সেখান থেকে), হাতে হাতে বা স্লিপের ছবির মাধ্যমে পাঠানো যাবে।",
)
_ANY_WAY_WITHOUT_SLIPS: Final = Text(
    en="The answer may be sent by e-mail{to} (where there is one, from the official address) or by hand.",
    bn="উত্তর {to}ই-মেইলে (সরকারি ঠিকানা থাকলে সেখান থেকে) বা হাতে হাতে পাঠানো যাবে।",
)
_TO: Final = Text(en=" to {mail}", bn="{mail} ঠিকানায় ")

_MORE_TIME: Final = Text(
    en="Time was extended until {until} for: {duties}; only how that stands is to be told {by}.",
    bn="{until} পর্যন্ত সময় বর্ধিত: {duties}; এ বিষয়ে {by} শুধু বর্তমান অবস্থা জানাতে হবে।",
)
_MORE_TIME_IN_REPORTS: Final = Text(
    en="Where time was extended for a duty, it is to be done by the day in the enclosed report of the office; only how that stands is to be told {by}.",
    bn="কোনো কাজের সময় বর্ধিত হয়ে থাকলে কাজটি শেষ করার তারিখ দপ্তরের সংযুক্ত প্রতিবেদনে দেওয়া আছে; সে বিষয়ে {by} শুধু বর্তমান অবস্থা জানাতে হবে।",
)
_HOLDERS: Final = Text(en="the present {n:holder|holders} ({posts})", bn="বর্তমান দায়িত্বপ্রাপ্তের ({posts})")
_HOLDERS_IN_REPORTS: Final = Text(
    en="the holders of the user IDs named in the enclosed report",
    bn="সংযুক্ত প্রতিবেদনে উল্লেখ করা ইউজার আইডির বর্তমান দায়িত্বপ্রাপ্তের",
)
_JOINING_TOO: Final = Text(
    en="Please tell, too, on which day {whose} joined.",
    bn="{whose} যোগদানের তারিখও জানাতে হবে।",
)
_JOINING_IN_SOME: Final = Text(
    en="Where the enclosed report asks for it, please tell, too, on which day the holder of a user ID joined.",
    bn="সংযুক্ত প্রতিবেদনে চাওয়া হয়ে থাকলে ইউজার আইডির বর্তমান দায়িত্বপ্রাপ্তের যোগদানের তারিখও জানাতে হবে।",
)
_FORM_ASKS: Final = Text(en="The enclosed form also asks {matters}.", bn="সংযুক্ত ছকে আরও জানতে চাওয়া হয়েছে: {matters}।")
_SOME_FORMS_ASK: Final = Text(
    en="Some of the enclosed forms also ask {matters}.",
    bn="সংযুক্ত কোনো কোনো ছকে আরও জানতে চাওয়া হয়েছে: {matters}।",
)
_WAYS: Final = Text(en=" {ways}", bn=" {ways}")
_ON_FORM_IF_ANY: Final = Text(en="on the enclosed form (where there is one)", bn="সংযুক্ত ছকে (থাকলে)")
_ON_FORM: Final = Text(en="on the enclosed form", bn="সংযুক্ত ছকে")
_BY_SLIP: Final = Text(en="by a self-check slip", bn="স্ব-যাচাই স্লিপে")
_BY_SLIP_BUT: Final = Text(en="{slip} ({limits})", bn="{slip} ({limits})")
_OF_USER_IDS: Final = Text(en="of user IDs' duties alone", bn="শুধু ইউজার আইডির করণীয়")
_WITH_SHEET: Final = Text(en="where there is a sheet for it", bn="নির্দেশিকা পেয়ে থাকলে")
_AT_MEETING: Final = Text(en="meeting of {day}", bn="{day} তারিখের সভায়")
_AT_NEXT_MEETING: Final = Text(en="next meeting", bn="পরবর্তী সভায়")


def what_counts(view: ReminderLetter, language: Language) -> str:
    """Return what it takes, beside the work itself, that what the first or second reminder asks counts as done."""
    checked = (_CHECKED.said(language),) if view.to_check else ()
    if not view.to_show:
        told = _TOLD if view.to_tell or not checked else None
    elif not view.to_tell:
        told = _SHOWN
    else:
        told = _TOLD_OR_SHOWN if view.purpose is Purpose.FIRST else _SHOWN_IN_SOME
    return " ".join((*((told.said(language),) if told is not None else ()), *checked))


def where_from(view: ReminderLetter, language: Language) -> str:
    """Return to which address the answer is asked for, and from where: from the official one, where offices of the kind are told to use one."""
    mail = view.head.letterhead.uno_mail
    if Topic.MAIL not in view.topics:
        to = _TO.filled(mail=mail) if mail else ""
        return (_ANY_WAY if view.slips else _ANY_WAY_WITHOUT_SLIPS).said(language, to=to)
    return _FROM_OFFICIAL_TO.said(language, mail=mail) if mail else _FROM_OFFICIAL.said(language)


def more_time(view: ReminderLetter, language: Language) -> tuple[str, ...]:
    """Return that what is due on a later day than the letter names is due then; of several offices, that their reports say when."""
    by = by_when(view.head, language)
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


def holders(view: ReminderLetter) -> Text:
    """Return of whom it is asked on which day they joined: of several offices, that their reports say so."""
    if view.office is None:
        return _HOLDERS_IN_REPORTS
    return _HOLDERS.filled(posts=listed_in_both(view.joining), n=len(view.joining))


def joining_too(view: ReminderLetter, language: Language) -> tuple[str, ...]:
    """Return that a day of joining is to be told beside what else a letter asks."""
    if not view.joining or view.only_joining:
        return ()
    if view.office is None:
        return (_JOINING_IN_SOME.said(language),)
    return (_JOINING_TOO.said(language, whose=holders(view)),)


def assumed(view: ReminderLetter, language: Language) -> tuple[str, ...]:
    """Return which decisions do not name the offices of a reminder and are counted for them all the same."""
    return tuple(decisions.counted_all_the_same(view.head, view.head.decisions, language, view.kind))


def form_asks(view: ReminderLetter, language: Language) -> tuple[str, ...]:
    """Return what the form that is enclosed asks beside what the letter does."""
    if not view.form_asks:
        return ()
    text = _SOME_FORMS_ASK if view.office is None else _FORM_ASKS
    return (text.said(language, matters=joined(view.form_asks, "; ")),)


def by_when(head: Head, language: Language) -> str:
    """Return until when an answer is asked for."""
    return BY_DAY.said(language, due=head.due) if head.due else BY_NEXT_MEETING.said(language)


def which_meeting(head: Head, language: Language) -> str:
    """Return at which meeting it comes up: the one that is planned, where that is after the day by which it is to be told."""
    planned = head.next_meeting
    if planned is None or (head.due is not None and planned <= head.due):
        return _AT_NEXT_MEETING.said(language)
    return _AT_MEETING.said(language, day=planned)


def ways(view: ReminderLetter, language: Language) -> str:
    """Return on what the answer may come, where something for it is enclosed or at hand."""
    form = _ON_FORM_IF_ANY if view.office is None else _ON_FORM
    named = [form.said(language)] if view.forms else []
    limits = [_OF_USER_IDS] * view.slips_of_some + [_WITH_SHEET] * view.slips_with_sheet
    by_slip = _BY_SLIP_BUT.filled(slip=_BY_SLIP, limits=joined(limits, ", ")) if limits else _BY_SLIP
    named += [by_slip.said(language)] if view.slips else []
    return _WAYS.said(language, ways=listed(named, language, last=OR)) if named else ""
