"""The letter to the portal's owner: what shows itself, where, in how many offices; no login and no office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.i18n import Text, digits
from auditor.model.letters import Through
from auditor.model.paper import Paragraph
from reports.layout import cells
from reports.layout.causes import request
from reports.layout.joining import listed
from reports.layout.letter import body_text, letter_paper, references_to, sources
from reports.layout.ruled import NUMBER, OFFICE_COUNT, TitledColumn, ruled
from reports.layout.wording import capital

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.i18n import Language
    from auditor.model.paper import Paper, Table
    from auditor.model.views.letters import PortalLetter, PortalMatter
    from auditor.model.views.sent_letters import PortalRequest


class _Worded(NamedTuple):
    """A sentence of difficulties with two-step alone, and where some user cannot log in at all: of him it is not told that two-step cannot be turned on."""

    of_two_step: Text
    of_login_too: Text

    def of(self, view: PortalLetter) -> Text:
        """Return what is said in a letter."""
        return self.of_two_step if view.is_of_two_step_alone else self.of_login_too


_SUBJECT: Final = _Worded(
    Text(
        en="Difficulties in turning two-step authentication on at the web portal",
        bn="ওয়েব পোর্টালে Two-step authentication চালুর ক্ষেত্রে উদ্ভূত সমস্যা প্রসঙ্গে।",
    ),
    Text(
        en="Difficulties with logging in and two-step authentication at the web portal",
        bn="ওয়েব পোর্টালে লগইন ও Two-step authentication-এর ক্ষেত্রে উদ্ভূত সমস্যা প্রসঙ্গে।",
    ),
)
_TO: Final = Text(en="To: {owner}", bn="প্রাপক: {owner}")
_SOME_OWNER: Final = Text(en="The portal's authority", bn="পোর্টাল কর্তৃপক্ষ")
_THROUGH: Final = Text(en="Through: {through}", bn="মাধ্যম: {through}")
_WHO: Final[Mapping[Through, Text]] = {
    Through.DISTRICT: Text(en="Deputy Commissioner, {district}", bn="জেলা প্রশাসক, {district}।"),
    Through.PROGRAMMER: Text(
        en="Programmer, Department of Information and Communication Technology, {district}",
        bn="প্রোগ্রামার, তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর, জেলা কার্যালয়, {district}।",
    ),
}
_TOLD: Final = _Worded(
    Text(
        en="By what was told or seen, two-step authentication cannot be turned on at the portal in {n} {n:office|offices} of this upazila, as follows:",
        bn="প্রাপ্ত তথ্য অনুযায়ী এ উপজেলার {n}টি দপ্তরে নিম্নবর্ণিত কারণে পোর্টালে Two-step authentication চালু করা যাচ্ছে না:",
    ),
    Text(
        en="By what was told or seen, users of {n} {n:office|offices} of this upazila have these difficulties with logging in or two-step authentication at the "
        "portal:",
        bn="প্রাপ্ত তথ্য অনুযায়ী এ উপজেলার {n}টি দপ্তরের ইউজারদের পোর্টালে লগইন বা Two-step authentication-এ নিম্নবর্ণিত সমস্যা আছে:",
    ),
)
_TOLD_BEFORE: Final = Text(
    en="The {n:letter|letters} under {n:source|sources} {references} told of this before.",
    bn="সূত্র {references}-এর মাধ্যমে বিষয়টি আগে জানানো হয়েছিল।",
)
_PARTLY_TOLD_BEFORE: Final = Text(
    en="The {n:letter|letters} under {n:source|sources} {references} told of a part of this before.",
    bn="সূত্র {references}-এর মাধ্যমে বিষয়টির একাংশ আগে জানানো হয়েছিল।",
)
_OTHERS_TOLD: Final = Text(
    en="The {n:letter|letters} under {n:source|sources} {references} told of other difficulties at the portal or of other offices.",
    bn="সূত্র {references}-এর পত্রে পোর্টালের অন্য সমস্যা বা অন্য দপ্তরের সমস্যার কথা জানানো হয়েছিল।",
)
_ANSWERED: Final = Text(
    en="To the letter under source {reference} the answer of {day} was: “{what}”.",
    bn="সূত্র {reference}-এর উত্তরে {day} তারিখে জানানো হয়েছে: “{what}”।",
)
_STILL: Final = _Worded(
    Text(
        en="By what was told or seen {when}, users of {n} {n:office|offices} of this upazila still cannot turn two-step authentication on at the portal, as "
        "follows:",
        bn="{when} প্রাপ্ত তথ্য অনুযায়ী এ উপজেলার {n}টি দপ্তরের ইউজারগণ নিম্নবর্ণিত কারণে এখনো পোর্টালে Two-step authentication চালু করতে পারছেন না:",
    ),
    Text(
        en="By what was told or seen {when}, users of {n} {n:office|offices} of this upazila still have these difficulties with logging in or two-step "
        "authentication at the portal:",
        bn="{when} প্রাপ্ত তথ্য অনুযায়ী এ উপজেলার {n}টি দপ্তরের ইউজারদের পোর্টালে লগইন বা Two-step authentication-এ এখনো নিম্নবর্ণিত সমস্যা আছে:",
    ),
)
_TOLD_ON: Final = _Worded(
    Text(
        en="By what was told or seen {when}, users of {n} {n:office|offices} of this upazila cannot turn two-step authentication on at the portal, as "
        "follows:",
        bn="{when} প্রাপ্ত তথ্য অনুযায়ী এ উপজেলার {n}টি দপ্তরের ইউজারগণ নিম্নবর্ণিত কারণে পোর্টালে Two-step authentication চালু করতে পারছেন না:",
    ),
    Text(
        en="By what was told or seen {when}, users of {n} {n:office|offices} of this upazila have these difficulties with logging in or two-step "
        "authentication at the portal:",
        bn="{when} প্রাপ্ত তথ্য অনুযায়ী এ উপজেলার {n}টি দপ্তরের ইউজারদের পোর্টালে লগইন বা Two-step authentication-এ নিম্নবর্ণিত সমস্যা আছে:",
    ),
)
_ON: Final = Text(en="on {first}", bn="{first} তারিখে")
_BETWEEN: Final = Text(en="between {first} and {last}", bn="{first} থেকে {last} তারিখের মধ্যে")
_SO_FAR: Final = Text(en="so far", bn="এ পর্যন্ত")
_ON_REQUEST: Final = Text(
    en="User IDs and offices are not named here; the list of offices is shown on request.",
    bn="এই পত্রে কোনো ইউজার আইডি বা দপ্তরের নাম দেওয়া হয়নি; চাওয়া হলে দপ্তরের তালিকা দেখানো হবে।",
)
_REQUESTED: Final = Text(
    en="You are kindly requested to take the necessary steps, or to tell what is to be done.",
    bn="প্রয়োজনীয় ব্যবস্থা গ্রহণ অথবা করণীয় জানানোর জন্য অনুরোধ করা হলো।",
)
_REQUESTED_AGAIN: Final = Text(
    en="You are kindly requested to tell how far what was answered has come and by when it is done, or what else is to be done.",
    bn="উত্তরে জানানো বিষয়ের অগ্রগতি ও কবে নাগাদ তা সম্পন্ন হবে, অথবা অন্য কোনো করণীয় থাকলে তা জানানোর জন্য অনুরোধ করা হলো।",
)
_ANSWER_TO: Final = Text(en="The answer reaches us at {mail}.", bn="উত্তর {mail} ঠিকানায় পাঠানো যাবে।")
_NEVER: Final = Text(
    en="Under no circumstance may a password, an OTP or any part of one be asked for or sent.",
    bn="কোনো অবস্থাতেই পাসওয়ার্ড, OTP বা এর অংশ চাওয়া বা পাঠানো যাবে না।",
)
_COLUMNS: Final = (
    NUMBER,
    TitledColumn(Text(en="What shows itself", bn="সমস্যা"), 2.7),
    TitledColumn(Text(en="Portals", bn="পোর্টাল"), 3.2),
    OFFICE_COUNT,
    TitledColumn(Text(en="What is requested", bn="অনুরোধ"), 3.7),
)
_ALT: Final = Text(
    en="What shows itself at which portals, in how many offices, and what is requested.",
    bn="কোন পোর্টালে কী সমস্যা, কতটি দপ্তরে, এবং কী অনুরোধ।",
)
_ROW: Final = Text(en="{cause}; {site}; offices: {n}; {request}", bn="{cause}; {site}; {n}টি দপ্তর; {request}")
_ON_SITE: Final = Text(en="*.{site}", bn="*.{site}")
_NO_SITE: Final = Text(en="portals of the offices concerned", bn="সংশ্লিষ্ট দপ্তরের পোর্টাল")


def portal_letter(view: PortalLetter, language: Language) -> Paper:
    """Return the letter on paper."""
    told, after = _around(view, language)
    district = view.head.committee.district
    owner = digits(view.owner, language) or _SOME_OWNER.said(language)
    return letter_paper(
        view.head,
        language,
        name="portal-letter",
        subject=_SUBJECT.of(view).said(language),
        named_sources=sources(view.head, _cited(view), language),
        body=(Paragraph(told), _table(view, language), *map(Paragraph, after)),
        enclosed="",
        addressed=(
            _TO.said(language, owner=owner),
            _THROUGH.said(language, through=_WHO[view.through].filled(district=district)),
        ),
    )


def portal_letter_text(view: PortalLetter, language: Language) -> str:
    """Return the letter as text to be pasted into the e-filing system, its table a line a row."""
    told, after = _around(view, language)
    rows = "\n".join(
        f"({digits(f'{at}', language)}) "
        + _ROW.said(
            language, cause=matter.cause.label, site=_site(matter), n=matter.offices, request=request(matter.cause)
        )
        for at, matter in enumerate(view.matters, start=1)
    )
    named = sources(view.head, _cited(view), language)
    return body_text(_SUBJECT.of(view).said(language), named, (told, rows, *after), language)


def _cited(view: PortalLetter) -> tuple[PortalRequest, ...]:
    """Return the letters before that are named as sources: those that told of this, then others."""
    return (*view.earlier, *view.beside)


def _around(view: PortalLetter, language: Language) -> tuple[str, tuple[str, ...]]:
    """Return what stands before and after the table."""
    cited = _cited(view)
    references = references_to(view.head, cited, language)
    answers = [
        _ANSWERED.said(language, reference=reference, day=sent.answered_on, what=cells.quoted(sent.answer, language))
        if sent.answered_on is not None
        else ""
        for reference, sent in zip(references, cited, strict=True)
    ]
    of_this, on_others = references[: len(view.earlier)], references[len(view.earlier) :]
    answered = [each for each in answers[: len(of_this)] if each]
    before = _PARTLY_TOLD_BEFORE if view.anew else _TOLD_BEFORE
    told = [before.said(language, references=listed(of_this, language), n=len(of_this))] if of_this else []
    told += answered
    told += [_OTHERS_TOLD.said(language, references=listed(on_others, language), n=len(on_others))] if on_others else []
    told += [*filter(None, answers[len(of_this) :]), _cannot(view).said(language)]
    mail = view.head.letterhead.uno_mail
    asked = [(_REQUESTED_AGAIN if answered else _REQUESTED).said(language)]
    asked += [_ANSWER_TO.said(language, mail=mail)] if mail else []
    return " ".join(told), (f"{_ON_REQUEST.said(language)} {_NEVER.said(language)}", " ".join(asked))


def _cannot(view: PortalLetter) -> Text:
    """Return what cannot be done at the portal, and after an answer when that was told."""
    if all(sent.answered_on is None for sent in view.earlier):
        return _TOLD.of(view).filled(n=view.offices)
    when = _SO_FAR
    if view.told is not None:
        first, last = view.told
        when = (_ON if first == last else _BETWEEN).filled(first=first, last=last)
    text = _TOLD_ON if view.anew else _STILL
    return text.of(view).filled(n=view.offices, when=when)


def _table(view: PortalLetter, language: Language) -> Table:
    rows = (
        (
            digits(f"{at}", language),
            capital(matter.cause.label).said(language),
            _site(matter).said(language),
            cells.count(matter.offices, language),
            request(matter.cause).said(language),
        )
        for at, matter in enumerate(view.matters, start=1)
    )
    return ruled(_COLUMNS, rows, _ALT.said(language), language)


def _site(matter: PortalMatter) -> Text:
    return _ON_SITE.filled(site=matter.site) if matter.site else _NO_SITE
