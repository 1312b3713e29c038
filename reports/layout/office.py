"""The report for one office: one sheet. What is left to do comes first, because an officer reads no further than the first box.

The front is what is signed; the back (`office_back`) shows the users and the meetings before, and has the strip to dispute a
result. What does not fit on the front goes on there, so that no office needs a second sheet.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, plain, short_date
from auditor.model.finding import Outcome, Status
from auditor.model.grades import WAYS
from auditor.model.labels import DAY_IN_DOUBT
from auditor.model.paper import Block, Box, KeyBlock, Paper, Paragraph, Signatures
from auditor.model.views.remarks import RemarkCode
from reports.layout import cells, decisions
from reports.layout.frame import CONFIDENTIAL, build_paper, replacing, round_frame
from reports.layout.joining import listed
from reports.layout.lettering import number
from reports.layout.office_back import back, called
from reports.layout.office_duties import applicable, duties, lines_over
from reports.layout.office_left import day_alone, what_is_left
from reports.layout.office_waiting import waiting
from reports.layout.wording import (
    ASSISTANT_PROGRAMMER,
    HEAD_OF_OFFICE,
    HELP,
    PORTAL_ADDRESS,
    REMINDERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.views.office import OfficeView

LINES_IN_THE_BOX: Final = {Language.BN: 12, Language.EN: 14}
"""More would push the signatures over the page. Steps that do not fit stand on the back."""
SIGNS_A_LINE: Final = {Language.BN: 100, Language.EN: 95}
"""So many have room across the page in the letters of the box, and seldom fewer."""

_TITLE: Final = Text(en="How the office stands, and what is left to do", bn="দপ্তরের অবস্থা ও করণীয়")
_FILE_TITLE: Final = Text(en="{title}: {office}", bn="{title}: {office}")

_NONE_LEFT: Final = Text(en="No duty is left. Thank you.", bn="কোনো করণীয় অবশিষ্ট নেই। ধন্যবাদ।")
_NONE_LEFT_HERE: Final = Text(
    en="No duty is left at what is listed now.", bn="এখন তালিকায় যা আছে তাতে কোনো করণীয় অবশিষ্ট নেই।"
)
_NOT_APPLICABLE: Final = Text(
    en="The decisions do not apply to your office.", bn="সিদ্ধান্তগুলো আপনার দপ্তরের জন্য প্রযোজ্য নয়।"
)
_NOT_HEARD: Final = Text(
    en="We have no information on the duties from your office.", bn="আপনার দপ্তরের করণীয়ের তথ্য পাওয়া যায়নি।"
)
_NO_LONGER_HEARD: Final = Text(
    en="What your office told of the duties is no longer among the evidence; it is to be told again.",
    bn="আপনার দপ্তরের আগে দেওয়া করণীয়ের তথ্য এখন আর তথ্য-প্রমাণে নেই; পুনরায় জানাতে হবে।",
)
_HEARD_TOO_EARLY: Final = Text(
    en="What your office told of the duties is of before the day from which they count; it is to be told again.",
    bn="আপনার দপ্তরের আগে জানানো তথ্য গণনা শুরুর তারিখের আগের; পুনরায় জানাতে হবে।",
)
_HEARD_LONG_AGO: Final = Text(
    en="What your office told of the duties has grown old; it is to be told again.",
    bn="আপনার দপ্তরের আগে জানানো তথ্য পুরোনো হয়েছে; পুনরায় জানাতে হবে।",
)
_LEFT_ROSTER: Final = Text(
    en="Your office is not in the list of offices any more. What was told to be done counts no longer for it.",
    bn="আপনার দপ্তরটি এখন দপ্তরের তালিকায় নেই। এ দপ্তরের জন্য “হয়েছে” বলে জানানো তথ্য আর ধরা হচ্ছে না।",
)
_LEFT_ROSTER_UNDONE: Final = Text(
    en="Your office is not in the list of offices any more. What was told to be not done still stands; what was told to be done "
    "counts no longer for it.",
    bn="আপনার দপ্তরটি এখন দপ্তরের তালিকায় নেই। “হয়নি” বলে জানানো করণীয় বহাল আছে; এ দপ্তরের জন্য “হয়েছে” বলে জানানো তথ্য আর ধরা হচ্ছে না।",
)
_COUNTS_THERE: Final = Text(
    en="{left} Of user IDs that moved to another list it counts there.",
    bn="{left} যে আইডি অন্য দপ্তরের তালিকায় গেছে, তার তথ্য সেখানে ধরা হয়।",
)
_LEFT_ACCOUNTS: Final = Text(
    en="{n} {n:user ID|user IDs} of your office {n:is|are} not in the list any more. What was told of {n:it|them} to be done counts no longer.",
    bn="আপনার দপ্তরের {n}টি ইউজার আইডি এখন আর তালিকায় নেই। {n:সেটির|সেগুলোর} “হয়েছে” বলে জানানো তথ্য আর ধরা হচ্ছে না।",
)
_LEFT_ACCOUNTS_UNDONE: Final = Text(
    en="{n} {n:user ID|user IDs} of your office {n:is|are} not in the list any more. What was told of {n:it|them} to be not done still stands; what was told "
    "to be done counts no longer.",
    bn="আপনার দপ্তরের {n}টি ইউজার আইডি এখন আর তালিকায় নেই। {n:সেটির|সেগুলোর} “হয়নি” বলে জানানো করণীয় বহাল আছে; “হয়েছে” বলে জানানো তথ্য আর ধরা হচ্ছে না।",
)
_FILL_IN: Final = Text(
    en="Please fill in the enclosed form and hand it in by {due}.",
    bn="সংযুক্ত ছক পূরণ করে {due} তারিখের মধ্যে জমা দিন।",
)
_FILL_IN_WITHOUT_DAY: Final = Text(
    en="Please fill in the enclosed form and hand it in before the next meeting.",
    bn="সংযুক্ত ছক পূরণ করে পরবর্তী সভার আগে জমা দিন।",
)
_DATES_ARE_ENOUGH: Final = Text(
    en="{fill_in} If the work is already done, the dates are enough.",
    bn="{fill_in} কাজ আগেই হয়ে থাকলে শুধু তারিখ জানালেই চলবে।",
)
_OWN_PART_DONE: Final = Text(
    en="Your office has nothing left to do; this waits for the portal: {duties}.",
    bn="আপনার দপ্তরের আর করণীয় নেই; পোর্টাল অপেক্ষমাণ: {duties}।",
)
_NOTHING_NOW: Final = Text(en="Nothing is to be done now.", bn="আপাতত দপ্তরের কিছু করতে হবে না।")
_TO_ENTER: Final = Text(
    en="The right information on {n} {n:duty|duties} is still to be entered.", bn="{n}টি করণীয়ের সঠিক তথ্য তোলা বাকি।"
)
_MORE_OVERLEAF: Final = Text(en="The others stand overleaf.", bn="বাকিগুলো অপর পৃষ্ঠায় দেওয়া হলো।")
_REPORT_OF: Final = Text(en="Report of {day}", bn="প্রতিবেদনের তারিখ: {day} খ্রি.")
_BLANK: Final = Text(en="This page is left blank.", bn="এই পৃষ্ঠা ফাঁকা রাখা হয়েছে।")
_REST: Final = Text(en="The other duties left (due: {due}):", bn="বাকি করণীয় (সময়সীমা: {due} খ্রি.):")
_REST_WITHOUT_DAY: Final = Text(
    en="The other duties left (due: before the next meeting):", bn="বাকি করণীয় (সময়সীমা: পরবর্তী সভার আগে):"
)
_TO_TELL: Final = Text(en="What to tell us:", bn="যা জানাতে হবে:")
_HELP_WITHOUT_PHONE: Final = Text(en="Help: Assistant Programmer", bn="সহায়তা: সহকারী প্রোগ্রামার")
_ANSWER_TO: Final = Text(en="{help} · Answers to: {mail}", bn="{help} · উত্তর পাঠানোর ঠিকানা: {mail}")
_NEVER: Final = Text(
    en="Tell nobody your password, OTP or recovery code, and do not write one on this paper.",
    bn="পাসওয়ার্ড, OTP বা জরুরি কোড কাউকে জানাবেন না; এই কাগজেও লিখবেন না।",
)
_REPORT: Final = Text(en="the report", bn="প্রতিবেদনের")
_SIGNATURE_DATE_SEAL: Final = Text(en="signature, date and seal", bn="স্বাক্ষর, তারিখ ও সিল")
_SIGNATURE_DATE: Final = Text(en="signature and date", bn="স্বাক্ষর ও তারিখ")


def office_report(view: OfficeView, language: Language) -> Paper:
    """Return the report for one office: A4, portrait."""
    head = view.head
    title = _TITLE.said(language)
    reported = {row.decision for row in applicable(view)}
    about = [decision for decision in head.decisions if any(map(decision.is_named, reported))]
    tables = {each: duties(view, each) for each in Language}
    room = {each: _room(view, tables[each], each) for each in Language}
    held = {each: _held(view, room[each], each) for each in Language}
    rest = {each: _rest(view, held[each], each) for each in Language}
    decided = decisions.meeting_lines(about or head.decisions, head.among, head.committee, language)
    sources = decisions.source_lines(about or head.decisions, language)
    lines = sum(_lines(step.said(language), language) for step in view.steps[: held[language]]) + bool(rest[language])
    is_crowded = lines > room[language] - len(decided[1:]) - len(sources[1:])
    return build_paper(
        round_frame(head, language),
        language,
        name=f"office-{view.office_id}",
        title=_FILE_TITLE.said(language, title=title, office=cells.words(view.office.name, language)),
        marking=CONFIDENTIAL.said(language),
        titles=(title, cells.words(view.office.name, language)),
        subtitles=(
            *decided,
            " · ".join((*sources, _REPORT_OF.said(language, day=head.day))),
            *replacing(head, _REPORT, language),
        ),
        blocks=(
            _box(view, held[language], language),
            _keys(view, language),
            *tables[language],
            *_before_signatures(view, language, is_crowded=is_crowded),
            _signatures(language),
            *back(view, rest[language], language, is_full=any(rest.values())),
        ),
        blank_page=_BLANK.said(language),
    )


def _is_silent(view: OfficeView) -> bool:
    """Whether the office is asked to fill in the form, since nothing was heard of it."""
    return not (view.left or view.heard) and view.status is Status.NO_INFORMATION and not view.asks_nothing


def _is_undone(view: OfficeView) -> bool:
    """Whether of any duty it is told that it is not done."""
    return any(row.cell.outcome is Outcome.FAIL for row in view.duties)


def _box(view: OfficeView, held: int, language: Language) -> Box:
    """Return the box, with so many of the steps as it holds."""
    due = view.head.due
    if view.left:
        told = _LEFT_ROSTER_UNDONE if _is_undone(view) else _LEFT_ROSTER
        if view.counts_elsewhere:
            told = _COUNTS_THERE.filled(left=told)
        return Box(told.said(language), tuple(step.said(language) for step in view.steps))
    if view.asks_only_why:
        left = (_LEFT_ACCOUNTS_UNDONE if _is_undone(view) else _LEFT_ACCOUNTS).said(language, n=view.left_roster)
        return Box(left, (*_steps(view, held, language), *waiting(view, language)))
    if _is_silent(view):
        fill_in = _FILL_IN.said(language, due=due) if due else _FILL_IN_WITHOUT_DAY.said(language)
        lead = next((told for code, told in _HEARD_BEFORE.items() if code in _remarked(view)), _NOT_HEARD)
        if lead is _NOT_HEARD:
            fill_in = _DATES_ARE_ENOUGH.said(language, fill_in=fill_in)
        return Box(lead.said(language), (fill_in, *_steps(view, held, language), *waiting(view, language)))
    if view.steps:
        return Box(what_is_left(view, language), (*_steps(view, held, language), *waiting(view, language)))
    return Box(_without_steps(view, language), waiting(view, language))


_HEARD_BEFORE: Final = {
    RemarkCode.VANISHED: _NO_LONGER_HEARD,
    RemarkCode.STALE: _HEARD_LONG_AGO,
    RemarkCode.BEFORE_START: _HEARD_TOO_EARLY,
}
"""How the box begins of who is silent now, by what is remarked of what it told."""


def _remarked(view: OfficeView) -> frozenset[RemarkCode]:
    return frozenset(remark.code for row in view.duties for remark in row.remarks)


def _steps(view: OfficeView, held: int, language: Language) -> Iterator[str]:
    """Yield the steps that the box holds, and that there are more."""
    if view.steps and _is_silent(view):
        yield _TO_TELL.said(language)
    yield from tuple(_numbered(view, language))[:held]
    if len(view.steps) > held:
        yield _MORE_OVERLEAF.said(language)


def _without_steps(view: OfficeView, language: Language) -> str:
    """Return how the box begins where the office has nothing to do; thanks go to those who have done it all."""
    upheld = {each.dispute.policy for each in view.disputes if each.unproven}
    upheld |= {row.policy for row in view.duties if RemarkCode.UPHELD_ELSEWHERE in {each.code for each in row.remarks}}
    if view.has_day_to_tell:
        return day_alone(view, language)
    if upheld:
        return _TO_ENTER.said(language, n=len(upheld))
    match view.status:
        case Status.IMPLEMENTED:
            return (_NONE_LEFT_HERE if view.perhaps_elsewhere else _NONE_LEFT).said(language)
        case Status.NOT_APPLICABLE:
            return _NOT_APPLICABLE.said(language)
        case Status.AWAITING_PORTAL:
            awaited = [row.duty.said(language) for row in view.duties if row.cell.awaiting_portal]
            return _OWN_PART_DONE.said(language, duties=listed(awaited, language))
        case _:
            return _NOTHING_NOW.said(language)


_REMINDED: Final = Text(en="Reminders", bn="তাগিদপত্র")
_SENT: Final = Text(en="{reminder} ({day})", bn="{reminder} ({day})")
_EMAIL_DENIED: Final = Text(
    en="{email} (as listed; the office told on {day} that it has none)",
    bn="{email} (তালিকায় আছে; {day} তারিখে দপ্তর জানিয়েছে, সরকারি ঠিকানা নেই)",
)
_EMAIL_TOLD: Final = Text(en="{email} (as the office told)", bn="{email} (দপ্তরের দেওয়া তথ্য)")


_AND_ONE_IN_DOUBT: Final = Text(en="{day}, another in doubt", bn="{day}, আরেকটি নিশ্চিত নয়")


def email_known(view: OfficeView) -> Text:
    """Return the e-mail address of an office with what is known against it, or that only the office told it; no words where there is none."""
    if view.email_denied is not None:
        return _EMAIL_DENIED.filled(email=view.email, day=view.email_denied)
    return _EMAIL_TOLD.filled(email=view.email) if view.email_told else plain(view.email)


def _keys(view: OfficeView, language: Language) -> KeyBlock:
    ways = ", ".join(WAYS.get(way, plain(way)).said(language) for way in view.ways)
    told_on = short_date(view.told_on, language) if view.told_on else ""
    if told_on and any(row.is_day_in_doubt for row in view.duties):
        told_on = _AND_ONE_IN_DOUBT.said(language, day=told_on)
    told_on = DAY_IN_DOUBT.said(language) if view.is_day_in_doubt else told_on
    rows = (
        (Text(en="Office", bn="দপ্তর"), called(view, language)),
        (Text(en="Head of office (post)", bn="দপ্তর প্রধানের পদবি"), cells.words(view.head_post, language)),
        (PORTAL_ADDRESS, view.portal),
        (
            Text(en="Official e-mail", bn="সরকারি ই-মেইল"),
            email_known(view).said(language),
        ),
        (
            Text(en="Date and source of the information", bn="তথ্যের তারিখ ও উৎস"),
            "; ".join(filter(None, (told_on, ways))),
        ),
    )
    told = tuple((label.said(language), value or cells.NIL) for label, value in rows)
    reminded = ((_REMINDED.said(language), _reminders(view, language)),) if view.reminders else ()
    return KeyBlock((*told, *reminded))


def _reminders(view: OfficeView, language: Language) -> str:
    """Return which reminders the office was sent, and when."""
    return ", ".join(_SENT.said(language, reminder=REMINDERS[sent.purpose], day=sent.day) for sent in view.reminders)


def _room(view: OfficeView, table: Iterable[Block], language: Language) -> int:
    """Return how many lines of steps the box has room for beside the duties; what need not be done now stands in it anyway."""
    room = LINES_IN_THE_BOX[language] - sum(_lines(words, language) for words in waiting(view, language))
    return room - bool(view.reminders) - lines_over(table, language)


def _held(view: OfficeView, room: int, language: Language) -> int:
    """Return how many steps the box holds in so many lines, from the first."""
    ends = tuple(accumulate(_lines(step.said(language), language) for step in view.steps))
    if ends and ends[-1] <= room:
        return len(ends)
    return max(1, sum(end < room for end in ends))


def _lines(words: str, language: Language) -> int:
    """Return how many lines of the box words take, with their number."""
    return -(-(len(words) + len("10. ")) // SIGNS_A_LINE[language])


def _rest(view: OfficeView, held: int, language: Language) -> tuple[Block, ...]:
    """Return the steps that the box does not hold."""
    due = view.head.due
    lead = _REST.said(language, due=due) if due else _REST_WITHOUT_DAY.said(language)
    left = tuple(_numbered(view, language))[held:]
    return (Paragraph(" ".join(left), small=True, lead=lead),) if left and not view.left else ()


def _numbered(view: OfficeView, language: Language) -> Iterator[str]:
    """Yield the steps with their numbers."""
    for place, step in enumerate(view.steps):
        yield f"{number(place, language)} {step.said(language)}"


def _help(view: OfficeView, language: Language) -> str:
    letterhead = view.head.letterhead
    phone = digits(letterhead.ap_phone, language)
    told = HELP.said(language, phone=phone) if phone else _HELP_WITHOUT_PHONE.said(language)
    return _ANSWER_TO.said(language, help=told, mail=letterhead.uno_mail) if letterhead.uno_mail else told


def _before_signatures(view: OfficeView, language: Language, *, is_crowded: bool) -> tuple[Block, ...]:
    """Return where help is had, and never to tell a password: of a front that may not hold the signatures in one, so that they are, else go to the back with the last duties."""
    if is_crowded:
        return (Paragraph(_help(view, language), lead=_NEVER.said(language)),)
    return Paragraph(_NEVER.said(language), strong=True), Paragraph(_help(view, language))


def _signatures(language: Language) -> Signatures:
    return Signatures(
        (
            (HEAD_OF_OFFICE.said(language), _SIGNATURE_DATE_SEAL.said(language)),
            (ASSISTANT_PROGRAMMER.said(language), _SIGNATURE_DATE.said(language)),
        )
    )
