"""How a reminder is answered: what counts once it is told, what only once it is seen or recorded anew, and from where the answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.letters import Purpose
from auditor.model.views.letters import Topic

if TYPE_CHECKING:
    from auditor.i18n import Language
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
_FROM_OFFICIAL_TO: Final = Text(
    en="The answer should come from the office's official e-mail address to {mail}; where there is none yet, it may be given by hand.",
    bn="উত্তর দপ্তরের সরকারি ই-মেইল থেকে {mail} ঠিকানায় পাঠানো বাঞ্ছনীয়; সরকারি ই-মেইল না থাকলে হাতে হাতে দেওয়া যাবে।",
)
_FROM_OFFICIAL: Final = Text(
    en="The answer should come from the office's official e-mail address; where there is none yet, it may be given by hand.",
    bn="উত্তর দপ্তরের সরকারি ই-মেইল থেকে পাঠানো বাঞ্ছনীয়; সরকারি ই-মেইল না থাকলে হাতে হাতে দেওয়া যাবে।",
)
_ANY_WAY: Final = Text(
    en="The answer may be sent by e-mail (where there is one, from the official address), by hand, or as a picture of the slip.",
    bn="উত্তর ই-মেইলে (সরকারি ঠিকানা থাকলে সেখান থেকে), হাতে হাতে বা স্লিপের ছবির মাধ্যমে পাঠানো যাবে।",
)
_ANY_WAY_WITHOUT_SLIPS: Final = Text(
    en="The answer may be sent by e-mail (where there is one, from the official address) or by hand.",
    bn="উত্তর ই-মেইলে (সরকারি ঠিকানা থাকলে সেখান থেকে) বা হাতে হাতে পাঠানো যাবে।",
)


def what_counts(view: ReminderLetter, language: Language) -> str:
    """Return what it takes, beside the work itself, that what the first or second reminder asks counts as done."""
    if not view.to_show:
        return _TOLD.said(language)
    if not view.to_tell:
        return _SHOWN.said(language)
    return (_TOLD_OR_SHOWN if view.purpose is Purpose.FIRST else _SHOWN_IN_SOME).said(language)


def where_from(view: ReminderLetter, language: Language) -> str:
    """Return from where the answer is asked for: from the official address, where offices of the kind are told to use one."""
    if Topic.MAIL not in view.topics:
        return (_ANY_WAY if view.slips else _ANY_WAY_WITHOUT_SLIPS).said(language)
    mail = view.head.letterhead.uno_mail
    return _FROM_OFFICIAL_TO.said(language, mail=mail) if mail else _FROM_OFFICIAL.said(language)
