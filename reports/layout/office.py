"""The report for one office: what is left to do comes first, because an officer reads no further than the first box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, plain, serial, short_date
from auditor.model.finding import Status
from auditor.model.grades import WAYS, label_of
from auditor.model.paper import Block, Box, Heading, Items, KeyBlock, Paper, Paragraph, Signatures, Strip
from auditor.model.views.annexes import RemarkCode
from reports.layout import cells, decisions
from reports.layout.causes import matter_for_authority
from reports.layout.frame import CONFIDENTIAL, build_paper, round_frame
from reports.layout.joining import listed
from reports.layout.lettering import number
from reports.layout.ruled import DECISION_NUMBER, NUMBER, REMARKS, TitledColumn, ruled
from reports.layout.wording import (
    ASSISTANT_PROGRAMMER,
    BASIS,
    DUTY,
    HEAD_OF_OFFICE,
    HELP,
    PORTAL_ADDRESS,
    REMINDERS,
    USER,
    USER_ID,
)

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.views.office import DutyRow, OfficeView

STEPS_IN_THE_BOX: Final = 6
"""More steps than these would push the first box over the page; the others follow below it."""

_TITLE: Final = Text(en="How the office stands, and what is left to do", bn="দপ্তরের অবস্থা ও করণীয়")
_FILE_TITLE: Final = Text(en="{title}: {office}", bn="{title}: {office}")

_LEFT: Final = Text(en="Duties left: {n}. Due: {due}.", bn="অবশিষ্ট করণীয় {n}টি। সময়সীমা: {due} খ্রি.")
_LEFT_WITHOUT_DAY: Final = Text(
    en="Duties left: {n}. Due: before the next meeting.", bn="অবশিষ্ট করণীয় {n}টি। সময়সীমা: পরবর্তী সভার আগে।"
)
_NONE_LEFT: Final = Text(en="No duty is left. Thank you.", bn="কোনো করণীয় অবশিষ্ট নেই। ধন্যবাদ।")
_NOT_APPLICABLE: Final = Text(
    en="The decisions do not apply to your office.", bn="সিদ্ধান্তগুলো আপনার দপ্তরের জন্য প্রযোজ্য নয়।"
)
_NOT_HEARD: Final = Text(en="We have no information from your office.", bn="আপনার দপ্তরের তথ্য পাওয়া যায়নি।")
_LEFT_ROSTER: Final = Text(
    en="Your office is not in the list of offices any more. What was told to be not done still stands; what was told to be done "
    "counts no longer.",
    bn='আপনার দপ্তরটি এখন দপ্তরের তালিকায় নেই। "হয়নি" বলে জানানো করণীয় বহাল আছে; "হয়েছে" বলে জানানো তথ্য আর ধরা হচ্ছে না।',
)
_FILL_IN: Final = Text(
    en="Please fill in the enclosed form and hand it in by {due}. If the work is already done, the dates are enough.",
    bn="সংযুক্ত ছক পূরণ করে {due} তারিখের মধ্যে জমা দিন। কাজ আগেই হয়ে থাকলে শুধু তারিখ জানালেই চলবে।",
)
_FILL_IN_WITHOUT_DAY: Final = Text(
    en="Please fill in the enclosed form and hand it in before the next meeting. If the work is already done, the dates are enough.",
    bn="সংযুক্ত ছক পূরণ করে পরবর্তী সভার আগে জমা দিন। কাজ আগেই হয়ে থাকলে শুধু তারিখ জানালেই চলবে।",
)
_OWN_PART_DONE: Final = Text(
    en="Your office has nothing left to do; this waits for the portal: {duties}.",
    bn="আপনার দপ্তরের আর করণীয় নেই; পোর্টাল অপেক্ষমাণ: {duties}।",
)
_EXTENDED: Final = Text(
    en="Time extended until {day} ({reference}): {duties}.",
    bn="{day} পর্যন্ত সময় বর্ধিত ({reference}): {duties}।",
)
_EXTENDED_WITHOUT_REFERENCE: Final = Text(
    en="Time extended until {day}: {duties}.", bn="{day} পর্যন্ত সময় বর্ধিত: {duties}।"
)
_NOTHING_NOW: Final = Text(en="Nothing is to be done now.", bn="এখন কোনো করণীয় নেই।")
_MORE_BELOW: Final = Text(en="The others follow below.", bn="বাকিগুলো নিচে দেওয়া হলো।")
_PORTAL: Final = Text(
    en="The portal's authority is being told {matter}; there is nothing for you to do about it.",
    bn="{matter} বিষয়টি পোর্টাল কর্তৃপক্ষকে জানানো হচ্ছে; এ বিষয়ে আপনার কিছু করণীয় নেই।",
)

_DUTIES_COLUMNS: Final = (
    NUMBER,
    TitledColumn(DUTY, 2.9),
    TitledColumn(DECISION_NUMBER.title, 1.4, "center"),
    TitledColumn(Text(en="Status", bn="অবস্থা"), 2.0),
    TitledColumn(BASIS, 1.6),
    TitledColumn(Text(en="Date", bn="তারিখ"), 1.6),
    REMARKS,
)
_DUTIES_ALT: Final = Text(
    en="Each ordered duty, how it stands, how that is known, and since when.",
    bn="প্রতিটি করণীয়, তার অবস্থা, তথ্যের ভিত্তি ও তারিখ।",
)
_DAY_OF_INFORMATION: Final = Text(en="{day}*", bn="{day}*")
_STARRED: Final = Text(
    en="* The day of the information; the duty is not done, or it is not known of everybody on which day it was.",
    bn="* তথ্যের তারিখ; কাজটি হয়নি, অথবা কবে হয়েছে তা সবার ক্ষেত্রে জানা যায়নি।",
)
_ACCOUNTS_ALT: Final = Text(
    en="Each user ID of the office by post, and how each duty stands.",
    bn="পদবি অনুযায়ী দপ্তরের প্রতিটি ইউজার আইডি ও করণীয়ের অবস্থা।",
)
_BEFORE_DUTIES: Final = (
    NUMBER,
    TitledColumn(USER, 2.2),
    TitledColumn(USER_ID, 1.2),
)
_DUTY_SHARE: Final = 1.5
_ACCOUNT_REMARKS: Final = TitledColumn(REMARKS.title, 2.4)

_REST_HEADING: Final = Text(en="The other duties left (due: {due})", bn="বাকি করণীয় (সময়সীমা: {due} খ্রি.)")
_REST_HEADING_WITHOUT_DAY: Final = Text(
    en="The other duties left (due: before the next meeting)", bn="বাকি করণীয় (সময়সীমা: পরবর্তী সভার আগে)"
)
_TO_TELL_HEADING: Final = Text(en="What to tell us", bn="যা জানাতে হবে")
_ADVICE_HEADING: Final = Text(
    en="Advice (not part of the decision, but good to do)", bn="পরামর্শ (সিদ্ধান্তের অংশ নয়, তবে করা ভালো)"
)
_HELP_WITHOUT_PHONE: Final = Text(en="Help: Assistant Programmer", bn="সহায়তা: সহকারী প্রোগ্রামার")
_ANSWER_TO: Final = Text(en="{help} · Answers to: {mail}", bn="{help} · উত্তর পাঠানোর ঠিকানা: {mail}")
_NEVER: Final = Text(
    en="Tell nobody your password, OTP or recovery code, and do not write one on this paper.",
    bn="পাসওয়ার্ড, OTP বা জরুরি কোড কাউকে জানাবেন না; এই কাগজেও লিখবেন না।",
)
_SIGNATURE_DATE_SEAL: Final = Text(en="signature, date and seal", bn="স্বাক্ষর, তারিখ ও সিল")
_SIGNATURE_DATE: Final = Text(en="signature and date", bn="স্বাক্ষর ও তারিখ")

_STRIP: Final = Text(
    en="Request for correction: if anything above is not right, please fill this in and send it back.",
    bn="তথ্য সংশোধনের অনুরোধ — এই প্রতিবেদনের কোনো তথ্য ঠিক না হলে পূরণ করে ফেরত দিন।",
)
_STRIP_LINES: Final = (
    Text(
        en="Which information: …………………………………… What is right: …………………………………… Date: ………………",
        bn="কোন তথ্যটি: …………………………………… সঠিক অবস্থা: …………………………………… তারিখ: ………………",
    ),
    Text(
        en="Do not write any password. Signature and post: ………………………………, {office} (no. {serial}), report of {day}",
        bn="পাসওয়ার্ড লিখবেন না। স্বাক্ষর ও পদবি: ………………………………, {office} (ক্রম {serial}), {day} তারিখের প্রতিবেদন",
    ),
    Text(
        en="Answer (within {days} working days): [ ] corrected [ ] will be seen at a login [ ] not corrected, because: ………………",
        bn="উত্তর ({days} কর্মদিবসের মধ্যে): [ ] সংশোধন করা হয়েছে [ ] সরেজমিন যাচাই করা হবে [ ] সংশোধন হয়নি, কারণ: ………………",
    ),
)


def office_report(view: OfficeView, language: Language) -> Paper:
    """Return the report for one office: A4, portrait."""
    head = view.head
    title = _TITLE.said(language)
    reported = {row.decision for row in _applicable(view)}
    about = [decision for decision in head.decisions if reported & {decision.id, decision.serial}]
    return build_paper(
        round_frame(head, language),
        language,
        name=f"office-{view.office_id}",
        title=_FILE_TITLE.said(language, title=title, office=cells.words(view.office.name, language)),
        marking=CONFIDENTIAL.said(language),
        titles=(title, cells.words(view.office.name, language)),
        subtitles=decisions.meeting_lines(about or head.decisions, head.committee, language),
        blocks=(
            _box(view, language),
            _keys(view, language),
            *_duties(view, language),
            *_accounts(view, language),
            *_steps_below(view, language),
            *_advice(view, language),
            Paragraph(_help(view, language)),
            Paragraph(_NEVER.said(language), strong=True),
            _signatures(language),
            _strip(view, language),
        ),
    )


def _box(view: OfficeView, language: Language) -> Box:
    due = view.head.due
    if view.left:
        return Box(_LEFT_ROSTER.said(language), tuple(step.said(language) for step in view.steps))
    if not view.heard and view.status is Status.NO_INFORMATION:
        fill_in = _FILL_IN.said(language, due=due) if due else _FILL_IN_WITHOUT_DAY.said(language)
        return Box(_NOT_HEARD.said(language), (fill_in, *_portal(view, language)))
    if view.steps:
        n = len(view.steps)
        lead = _LEFT.said(language, n=n, due=due) if due else _LEFT_WITHOUT_DAY.said(language, n=n)
        steps = tuple(
            f"{number(place, language)} {step.said(language)}"
            for place, step in enumerate(view.steps[:STEPS_IN_THE_BOX])
        )
        more = (_MORE_BELOW.said(language),) if n > STEPS_IN_THE_BOX else ()
        return Box(lead, (*steps, *more, *_extended(view, language), *_portal(view, language)))
    waiting = (*_extended(view, language), *_portal(view, language))
    return Box(_without_steps(view, language), waiting)


def _without_steps(view: OfficeView, language: Language) -> str:
    """Return how the box begins where the office has nothing to do; thanks go to those who have done it all."""
    match view.status:
        case Status.IMPLEMENTED:
            return _NONE_LEFT.said(language)
        case Status.NOT_APPLICABLE:
            return _NOT_APPLICABLE.said(language)
        case Status.AWAITING_PORTAL:
            waiting = [row.duty.said(language) for row in view.duties if row.cell.awaiting_portal]
            return _OWN_PART_DONE.said(language, duties=listed(waiting, language))
        case _:
            return _NOTHING_NOW.said(language)


def _extended(view: OfficeView, language: Language) -> tuple[str, ...]:
    """Return until when which duties are put off, and by whose decision."""
    given: dict[tuple[date | None, str], list[str]] = {}
    for row in view.duties:
        for remark in row.remarks:
            if remark.code is RemarkCode.WAIVER:
                given.setdefault((remark.day, remark.reference), []).append(row.duty.said(language))
    return tuple(
        (_EXTENDED if reference else _EXTENDED_WITHOUT_REFERENCE).said(
            language,
            day=cells.day(until, language),
            reference=cells.quoted(reference, language),
            duties=listed(duties, language),
        )
        for (until, reference), duties in given.items()
    )


def _portal(view: OfficeView, language: Language) -> tuple[str, ...]:
    if not view.portal_matter:
        return ()
    given = (remark.cause for duty in view.duties for remark in duty.remarks if remark.cause is not None)
    return (_PORTAL.said(language, matter=matter_for_authority(given)),)


_REMINDED: Final = Text(en="Reminders", bn="তাগিদপত্র")
_SENT: Final = Text(en="{reminder} ({day})", bn="{reminder} ({day})")
_EMAIL_TOLD: Final = Text(en="{email} (as the office told)", bn="{email} (দপ্তরের দেওয়া তথ্য)")


def _keys(view: OfficeView, language: Language) -> KeyBlock:
    ways = ", ".join(WAYS.get(way, plain(way)).said(language) for way in view.ways)
    told_on = short_date(view.told_on, language) if view.told_on else cells.NIL
    office = Text(en="{name} (no. {serial})", bn="{name} (ক্রম {serial})").said(
        language, name=cells.words(view.office.name, language), serial=serial(view.office.serial, language)
    )
    rows = (
        (Text(en="Office", bn="দপ্তর"), office),
        (Text(en="Head of office (post)", bn="দপ্তর প্রধানের পদবি"), cells.words(view.head_post, language)),
        (PORTAL_ADDRESS, view.portal),
        (
            Text(en="Official e-mail", bn="সরকারি ই-মেইল"),
            _EMAIL_TOLD.said(language, email=view.email) if view.email_told else view.email,
        ),
        (Text(en="Date of the information", bn="তথ্যের তারিখ"), told_on),
        (Text(en="Source of the information", bn="তথ্যের উৎস"), ways),
    )
    told = tuple((label.said(language), value or cells.NIL) for label, value in rows)
    reminded = ((_REMINDED.said(language), _reminders(view, language)),) if view.reminders else ()
    return KeyBlock((*told, *reminded))


def _reminders(view: OfficeView, language: Language) -> str:
    """Return which reminders the office was sent, and when."""
    return ", ".join(_SENT.said(language, reminder=REMINDERS[sent.purpose], day=sent.day) for sent in view.reminders)


def _applicable(view: OfficeView) -> tuple[DutyRow, ...]:
    """Return the duties that concern the office at all; others would only be noise in its own report."""
    return tuple(row for row in view.duties if row.cell.of)


def _duties(view: OfficeView, language: Language) -> tuple[Block, ...]:
    applicable = _applicable(view)
    if not applicable:
        return ()
    rows = tuple(
        (
            serial(place, language),
            row.duty.said(language),
            decisions.serial_named(row.decision, view.head.decisions, language),
            cells.duty_words(row.cell, language),
            label_of(row.cell.grade, row.cell.ways).said(language) if row.cell.grade is not None else cells.NIL,
            _day(row, language),
            cells.remarks(row.remarks, language),
        )
        for place, row in enumerate(applicable, start=1)
    )
    starred = any(row.done_on is None and row.cell.observed_on is not None for row in applicable)
    return (
        ruled(_DUTIES_COLUMNS, rows, _DUTIES_ALT.said(language), language),
        *((Paragraph(_STARRED.said(language), small=True),) if starred else ()),
    )


def _day(row: DutyRow, language: Language) -> str:
    """Return the day of the act where it is known, else the day of the information, starred."""
    if row.done_on is not None:
        return row.done_on.said(language)
    if row.cell.observed_on is not None:
        return _DAY_OF_INFORMATION.said(language, day=row.cell.observed_on)
    return cells.NIL


def _accounts(view: OfficeView, language: Language) -> tuple[Block, ...]:
    if not view.accounts:
        return ()
    columns = (
        *_BEFORE_DUTIES,
        *(TitledColumn(duty.heading, _DUTY_SHARE, "center") for duty in view.account_duties),
        _ACCOUNT_REMARKS,
    )
    rows = (
        (
            serial(place, language),
            cells.words(account.post, language),
            account.login or cells.NIL,
            *(cells.duty_with_grade(cell, language) for cell in account.cells),
            cells.remarks(account.remarks, language),
        )
        for place, account in enumerate(view.accounts, start=1)
    )
    return (ruled(columns, rows, _ACCOUNTS_ALT.said(language), language),)


def _steps_below(view: OfficeView, language: Language) -> tuple[Block, ...]:
    """Return the steps that the box does not hold: all of them when it asks for the form, else those too many for it."""
    if not view.heard and view.status is Status.NO_INFORMATION:
        start, heading = 0, _TO_TELL_HEADING.said(language)
    elif view.head.due:
        start, heading = STEPS_IN_THE_BOX, _REST_HEADING.said(language, due=view.head.due)
    else:
        start, heading = STEPS_IN_THE_BOX, _REST_HEADING_WITHOUT_DAY.said(language)
    left = tuple(
        (number(place, language), step.said(language)) for place, step in enumerate(view.steps) if place >= start
    )
    return (Heading(heading), Items(left)) if left else ()


def _advice(view: OfficeView, language: Language) -> tuple[Block, ...]:
    if not view.advice:
        return ()
    items = tuple((number(place, language), line.said(language)) for place, line in enumerate(view.advice))
    return (Heading(_ADVICE_HEADING.said(language)), Items(items))


def _help(view: OfficeView, language: Language) -> str:
    letterhead = view.head.letterhead
    phone = digits(letterhead.ap_phone, language)
    told = HELP.said(language, phone=phone) if phone else _HELP_WITHOUT_PHONE.said(language)
    return _ANSWER_TO.said(language, help=told, mail=letterhead.uno_mail) if letterhead.uno_mail else told


def _signatures(language: Language) -> Signatures:
    return Signatures(
        (
            (HEAD_OF_OFFICE.said(language), _SIGNATURE_DATE_SEAL.said(language)),
            (ASSISTANT_PROGRAMMER.said(language), _SIGNATURE_DATE.said(language)),
        )
    )


def _strip(view: OfficeView, language: Language) -> Strip:
    """Return the strip; it names the office and the day, since it comes back cut off."""
    lines = tuple(
        line.said(
            language,
            office=cells.words(view.office.name, language),
            serial=serial(view.office.serial, language),
            day=view.head.day,
            days=view.head.letterhead.answer_days,
        )
        for line in _STRIP_LINES
    )
    return Strip(_STRIP.said(language), lines)
