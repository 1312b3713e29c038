"""What papers tell of time that was extended and suspends nothing, or not any more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, first_of, joined
from auditor.model.paper import Block, Paragraph
from auditor.model.views.waivers import WaiverState
from reports.layout import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from auditor.model.views.head import OfficeName
    from auditor.model.views.waivers import NamedWaiver


def ended_in_all(
    waivers: Sequence[NamedWaiver], language: Language, called: Callable[[Sequence[OfficeName]], str]
) -> Iterator[Block]:
    """Yield for the chair how many ended, were taken back or suspend nothing, with the office and duty of some of each.

    Args:
        waivers: what is told of waivers.
        language: the language.
        called: how offices are called together.

    """
    told = Counter(waiver.state for waiver in waivers)
    for state, text in _IN_ALL.items():
        if told[state]:
            named = [
                joined((waiver.called or _NOBODY_LISTED, waiver.duty), ": ")
                for waiver in waivers
                if waiver.state is state
            ]
            names = first_of(named, _MOST_NAMED, "; ")
            yield Paragraph(text.said(language, n=told[state], named=cells.words(names, language)))
    back = [each for each in waivers if each.taken_back is not None]
    if back:
        sentences = [_TAKEN_BACK.said(language, n=len(back))]
        for state, text in _TAKEN_BACK_OF.items():
            offices = dict.fromkeys(each.taken_back for each in back if each.taken_back and each.state is state)
            if offices:
                sentences.append(text.said(language, offices=called([*offices])))
        yield Paragraph(" ".join(sentences))


def ended_by_name(waivers: Sequence[NamedWaiver], language: Language) -> Iterator[Block]:
    """Yield for the assistant programmer what is told of each."""
    for waiver in waivers:
        subject = cells.words(waiver.called or _NOBODY_LISTED, language)
        yield Paragraph(
            _ONE[waiver.state].said(language, day=waiver.note.until, subject=subject, duty=waiver.duty.said(language))
        )


_EXPIRED: Final = Text(
    en="Extensions whose time has newly ended: {n} ({named}); {n:that duty is|those duties are} to be done.",
    bn="সদ্য শেষ হওয়া বর্ধিত সময় {n}টি ({named}); {n:কাজটি|কাজগুলো} করণীয় হিসেবে দেখানো হলো।",
)
_EXPIRED_UNTOLD: Final = Text(
    en="Extensions whose time has newly ended while nothing is known of the duty: {n} ({named}); how {n:it stands|they stand} is to be told.",
    bn="সদ্য শেষ হওয়া বর্ধিত সময় {n}টি ({named}); {n:কাজটির|কাজগুলোর} তথ্য পাওয়া যায়নি, জানানো বাকি।",
)
_EXPIRED_HINDERED: Final = Text(
    en="Extensions whose time has newly ended where nobody can do the duty now, as the post is vacant or login is impossible: {n} ({named}).",
    bn="সদ্য শেষ হওয়া বর্ধিত সময় {n}টি ({named}); পদ শূন্য বা লগইন অসম্ভব বলে এখন কেউ {n:কাজটি|কাজগুলো} করতে পারেন না।",
)
_EXPIRED_AWAITING_PORTAL: Final = Text(
    en="Extensions whose time has newly ended while the duty awaits the portal: {n} ({named}).",
    bn="সদ্য শেষ হওয়া বর্ধিত সময় {n}টি ({named}); {n:করণীয়টি|করণীয়গুলো} এখন পোর্টালের সমাধানের অপেক্ষায়।",
)
_EXPIRED_ONE_AWAITING_PORTAL: Final = Text(
    en="Time ended on {day}; now awaiting the portal: {subject}, {duty}.",
    bn="{day} তারিখে সময় শেষ; এখন পোর্টালের অপেক্ষায়: {subject}, {duty}।",
)
_EXPIRED_ONE_HINDERED: Final = Text(
    en="Time ended on {day}; nobody can do it now: {subject}, {duty}.",
    bn="{day} তারিখে সময় শেষ; এখন কেউ কাজটি করতে পারেন না: {subject}, {duty}।",
)
_TAKEN_BACK: Final = Text(
    en="Extensions taken back since the last meeting: {n}.", bn="গত সভার পর {n}টি বর্ধিত সময় বাতিল করা হয়েছে।"
)
_TAKEN_BACK_OF: Final = {
    WaiverState.TAKEN_BACK: Text(en="Now open: {offices}.", bn="বাকি হিসেবে দেখানো হলো: {offices}।"),
    WaiverState.TAKEN_BACK_AWAITING_PORTAL: Text(
        en="Now awaiting the portal: {offices}.", bn="পোর্টাল অপেক্ষমাণ হিসেবে দেখানো হলো: {offices}।"
    ),
}
"""As what each stands now, with the offices: nobody would know of a decision of the meeting that it was taken back where it is not named."""
_TAKEN_BACK_ONE: Final = Text(
    en="Time until {day} taken back since the last meeting: {subject}, {duty}.",
    bn="গত সভার পর {day} পর্যন্ত বর্ধিত সময় বাতিল করা হয়েছে: {subject}, {duty}।",
)
_UNUSED: Final = Text(
    en="Extensions that meet no duty: {n} ({named}).", bn="কোনো করণীয়ের সঙ্গে মেলেনি এমন বর্ধিত সময় {n}টি ({named})।"
)
_EXPIRED_ONE: Final = Text(
    en="Time ended on {day}, to be done: {subject}, {duty}.", bn="{day} তারিখে সময় শেষ, করণীয়: {subject}, {duty}।"
)
_EXPIRED_ONE_UNTOLD: Final = Text(
    en="Time ended on {day}, how it stands is to be told: {subject}, {duty}.",
    bn="{day} তারিখে সময় শেষ, তথ্য জানানো বাকি: {subject}, {duty}।",
)
_UNUSED_ONE: Final = Text(
    en="Extension until {day} that meets no duty: {subject}, {duty}.",
    bn="{day} পর্যন্ত বর্ধিত সময় কোনো করণীয়ের সঙ্গে মেলেনি: {subject}, {duty}।",
)
_WAITING: Final = Text(
    en="Extensions that do not count yet, as it is not known whether the office or its user IDs are those of before: {n} ({named}).",
    bn="দপ্তরটি বা এর ইউজার আইডি আগেরটিই কি না তা জানা যায়নি বলে এখনো ধরা হয়নি এমন বর্ধিত সময় {n}টি ({named})।",
)
_WAITING_ONE: Final = Text(
    en="Extension until {day} that does not count yet, as it is not known whether the office or its user IDs are those of before: {subject}, {duty}.",
    bn="{day} পর্যন্ত বর্ধিত সময় এখনো ধরা হয়নি, কারণ দপ্তরটি বা এর ইউজার আইডি আগেরটিই কি না তা জানা যায়নি: {subject}, {duty}।",
)
_AWAITING: Final = Text(
    en="Extensions for duties of which nothing is known yet: {n} ({named}).",
    bn="{n:যে|যেসব} করণীয়ের তথ্য এখনো পাওয়া যায়নি, {n:তাতে|সেগুলোতে} বর্ধিত সময় {n}টি ({named})।",
)
_AWAITING_ONE: Final = Text(
    en="Time extended until {day}, how it stands is still to be told: {subject}, {duty}.",
    bn="{day} পর্যন্ত সময় বর্ধিত, তথ্য এখনো পাওয়া যায়নি: {subject}, {duty}।",
)
_AWAITING_PLACE: Final = Text(
    en="Extensions for duties that cannot count until it is known whose an answer is that came: {n} ({named}).",
    bn="একটি উত্তর কার তা জানা না যাওয়ায় {n:যে|যেসব} করণীয় ধরা যাচ্ছে না, {n:তাতে|সেগুলোতে} বর্ধিত সময় {n}টি ({named})।",
)
_AWAITING_PLACE_ONE: Final = Text(
    en="Time extended until {day}, an answer came and it is not known whose it is: {subject}, {duty}.",
    bn="{day} পর্যন্ত সময় বর্ধিত; উত্তর এসেছে, কিন্তু সেটি কার তা জানা যায়নি: {subject}, {duty}।",
)
_DONE: Final = Text(
    en="Extensions that are not needed, as the duty is done: {n} ({named}).",
    bn="কাজ হয়ে গেছে বলে দরকার নেই এমন বর্ধিত সময় {n}টি ({named})।",
)
_DONE_ONE: Final = Text(
    en="Extension until {day} that is not needed, as the duty is done: {subject}, {duty}.",
    bn="কাজটি হয়ে গেছে, তাই {day} পর্যন্ত বর্ধিত সময়ের দরকার নেই: {subject}, {duty}।",
)
_LEFT: Final = Text(
    en="Extensions given to whom the roster lists no more: {n} ({named}).",
    bn="এখন আর তালিকায় নেই এমন দপ্তর বা ইউজার আইডির বর্ধিত সময় {n}টি ({named})।",
)
_LEFT_ONE: Final = Text(
    en="Extension until {day} of one that the roster lists no more: {subject}, {duty}.",
    bn="এখন আর তালিকায় নেই, {day} পর্যন্ত সময় বর্ধিত ছিল: {subject}, {duty}।",
)
_MOST_NAMED: Final = 3
"""So many of one kind are named for the chair, who reads of the others their number."""
_IN_ALL: Final = {
    WaiverState.EXPIRED_HINDERED: _EXPIRED_HINDERED,
    WaiverState.EXPIRED: _EXPIRED,
    WaiverState.EXPIRED_UNTOLD: _EXPIRED_UNTOLD,
    WaiverState.EXPIRED_AWAITING_PORTAL: _EXPIRED_AWAITING_PORTAL,
    WaiverState.WAITING: _WAITING,
    WaiverState.AWAITING_INFORMATION: _AWAITING,
    WaiverState.AWAITING_PLACE: _AWAITING_PLACE,
    WaiverState.DONE: _DONE,
    WaiverState.LEFT: _LEFT,
    WaiverState.UNUSED: _UNUSED,
}
_ONE: Final = {
    WaiverState.EXPIRED: _EXPIRED_ONE,
    WaiverState.EXPIRED_UNTOLD: _EXPIRED_ONE_UNTOLD,
    WaiverState.EXPIRED_HINDERED: _EXPIRED_ONE_HINDERED,
    WaiverState.EXPIRED_AWAITING_PORTAL: _EXPIRED_ONE_AWAITING_PORTAL,
    WaiverState.TAKEN_BACK: _TAKEN_BACK_ONE,
    WaiverState.TAKEN_BACK_AWAITING_PORTAL: _TAKEN_BACK_ONE,
    WaiverState.AWAITING_INFORMATION: _AWAITING_ONE,
    WaiverState.AWAITING_PLACE: _AWAITING_PLACE_ONE,
    WaiverState.WAITING: _WAITING_ONE,
    WaiverState.DONE: _DONE_ONE,
    WaiverState.LEFT: _LEFT_ONE,
    WaiverState.UNUSED: _UNUSED_ONE,
}
_NOBODY_LISTED: Final = Text(en="an office or user ID that is not in the roster", bn="তালিকায় নেই এমন দপ্তর বা ইউজার আইডি")
