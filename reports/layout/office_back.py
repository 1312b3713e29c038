"""The back of an office's report: its users, how it went meeting by meeting, and a strip to dispute a result."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, serial
from auditor.model.finding import Status
from auditor.model.numbered import is_number, numbers_in_table
from auditor.model.paper import Block, Heading, Paragraph, Strip, Table
from auditor.model.views.remarks import Remark, RemarkCode
from reports.layout import cells, remarked_causes, remarking
from reports.layout.changes import changes_of_office, counted_from_another_day, meeting_name
from reports.layout.disputes import DISPUTES, dispute_words
from reports.layout.joining import OR, listed_in_both
from reports.layout.lettering import number
from reports.layout.nothing_to_compare import nothing_to_compare
from reports.layout.offices import told_apart
from reports.layout.ruled import NUMBER, TitledColumn, ruled
from reports.layout.wording import USER, USER_ID, small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from auditor.model.views.annexes import AccountRow, DutyColumn, PastStanding
    from auditor.model.views.office import OfficeView

OFFICE: Final = Text(en="{name} (no. {serial})", bn="{name} (ক্রম {serial})")

_ACCOUNTS_ALT: Final = Text(
    en="Each user ID of the office by post, and how each duty stands.",
    bn="পদবি অনুযায়ী দপ্তরের প্রতিটি ইউজার আইডি ও করণীয়ের অবস্থা।",
)
_BEFORE_DUTIES: Final = (NUMBER, TitledColumn(USER, 4.1), TitledColumn(USER_ID, 1.0))
_DUTY_SHARE: Final = 1.7
_SIGNS_OF_REMARKS: Final = 400
"""Some four lines: more are told in brief."""
_MOST_SIGNS_OF_REMARKS: Final = 450
"""More would push the strip over the page: they are told in few words."""
_REMARKS: Final = Text(en="Remarks:", bn="মন্তব্য:")
_OF_USERS: Final = Text(en="{n:User|Users} {numbers}:", bn="ইউজার {numbers}:")
_OF_ROWS: Final = Text(en="{n:Row|Rows} {numbers}:", bn="ক্রম {numbers}:")
_OF_ALL: Final = Text(en="All users:", bn="সকল ইউজার:")
_OF_THIS_ONE: Final = {
    RemarkCode.UNIDENTIFIED: Text(
        en="this user ID stood in the list of {offices} before; whether it is the same one is not yet known",
        bn="এই আইডি আগে {offices:র} তালিকায় ছিল; একই আইডি কি না, এখনো জানা যায়নি",
    ),
    RemarkCode.MAY_HAVE_MOVED: Text(
        en="this user ID may now stand in the list of {offices}; whether it is the same one is not yet known",
        bn="এই আইডি এখন {offices:র} তালিকায়; একই আইডি কি না, এখনো জানা যায়নি",
    ),
}
"""Remarks that are of one user ID of several where they are the office's."""

_SINCE: Final = Text(en="Since the last meeting", bn="গত সভার পর পরিবর্তন")
_WITH_CAUSE: Final = Text(en="{moved}. {why}", bn="{moved}। {why}")
_MOVED: Final = Text(en="the office went from “{before}” to “{now}”", bn="দপ্তরের অবস্থা “{before}” থেকে “{now}” হয়েছে")
_NO_CHANGE: Final = Text(
    en="no decision is newly implemented, and none to be done again", bn="নতুন বাস্তবায়িত বা পুনরায় করণীয় কোনো সিদ্ধান্ত নেই"
)
_STOOD_ALT: Final = Text(
    en="How each duty stood at the last meetings, and how the office stood over all.",
    bn="সাম্প্রতিক সভাগুলোতে প্রতিটি করণীয়ের ও দপ্তরের সার্বিক অবস্থা।",
)
_MEETING: Final = TitledColumn(Text(en="Meeting", bn="সভা"), 1.9)
_STOOD: Final = TitledColumn(Text(en="The office", bn="দপ্তরের অবস্থা"), 2.2, "center")
_DUTY_THEN: Final = 1.5
_DONE_THEN: Final = Text(en="Duties done, meeting by meeting", bn="সভাভিত্তিক সম্পন্ন করণীয়")

_ADVICE: Final = Text(en="Advice (not part of the decision, but good to do)", bn="পরামর্শ (সিদ্ধান্তের অংশ নয়, তবে করা ভালো)")
_STRIP: Final = Text(
    en="Request for correction: if anything is not right, please fill this in and send it back with proof; write no password.",
    bn="তথ্য সংশোধনের অনুরোধ — কোনো তথ্য ঠিক না হলে পূরণ করে প্রমাণসহ ফেরত দিন; পাসওয়ার্ড লিখবেন না।",
)
_STRIP_LINES: Final = (
    Text(
        en="Which duty (no.): ……… Which user (no.), if not all: ……… Which information: ………………… What is right: …………………",
        bn="কোন করণীয় (ক্রম): ……… কোন ইউজার (ক্রম), সবার না হলে: ……… কোন তথ্যটি: ………………… সঠিক অবস্থা: …………………",
    ),
    Text(en="{office}, report of {day}", bn="{office}, {day} তারিখের প্রতিবেদন"),
    Text(
        en="Date: ………… Signature: ……………………………………… Post: ……………………………………………………",
        bn="তারিখ: ………… স্বাক্ষর: ……………………………………… পদবি: ……………………………………………………",
    ),
    Text(
        en="Received: …… No. …… Answer (in {days} working {days:day|days}): [ ] corrected [ ] to be seen at a login [ ] not",
        bn="প্রাপ্তি: ……… নং …… উত্তর ({days} কর্মদিবসের মধ্যে): [ ] সংশোধন করা হয়েছে [ ] লগইন দেখে যাচাই করা হবে [ ] যথার্থ পাওয়া যায়নি",
    ),
    Text(
        en="If not, the reason: ……………………………………………………………………………………………………………………",
        bn="যথার্থ না হলে কারণ: ……………………………………………………………………………………………………………………",
    ),
)


def back(view: OfficeView, rest: tuple[Block, ...], language: Language, *, is_full: bool) -> tuple[Block, ...]:
    """Return the back; `rest` is what did not fit on the front, `is_full` whether anything did not in either language."""
    return (
        Heading(called(view, language), overleaf=True),
        *rest,
        *_accounts(view, language),
        *_past(view, language, is_full=is_full),
        *_advice(view, language),
        *_disputes(view, language),
        _strip(view, language),
    )


def called(view: OfficeView, language: Language) -> str:
    """Return the office's name with its serial."""
    return OFFICE.said(
        language, name=cells.words(view.office.name, language), serial=serial(view.office.serial, language)
    )


def _accounts(view: OfficeView, language: Language) -> tuple[Block, ...]:
    """Return the table of users, and below it what is to be remarked on whom, in the whole width of the page."""
    if not view.accounts:
        return ()
    columns = (*_BEFORE_DUTIES, *_of_duties(view.account_duties, _DUTY_SHARE))
    table = numbers_in_table([account.post for account in view.accounts])
    numbered = sorted(zip(table, view.accounts, strict=True), key=itemgetter(0))
    rows = (
        (
            serial(place, language),
            cells.words(account.post, language),
            account.login or cells.NIL,
            *(cells.duty_with_grade(cell, language) for cell in account.cells),
        )
        for place, account in numbered
    )
    return (
        *told_apart([account.post for account in view.accounts], language),
        ruled(columns, rows, _ACCOUNTS_ALT.said(language), language, small=True),
        *_remarks([account for _, account in numbered], [place for place, _ in numbered], language),
    )


def _of_duties(duties: Sequence[DutyColumn], share: float) -> tuple[TitledColumn, ...]:
    return tuple(TitledColumn(duty.heading, share, "center") for duty in duties)


def _remarks(accounts: Sequence[AccountRow], places: Sequence[int], language: Language) -> tuple[Paragraph, ...]:
    """Return each remark once, with the numbers (`places`) of those of whom it is true.

    Both sides of contradictions, and of which duties it is, are told where both languages have room.
    """
    whole = [tuple(_told_in_full(account)) for account in accounts]
    brief = [tuple((remark.brief, duties) for remark, duties in remarks) for remarks in whole]
    of_users = [tuple((remark, ()) for remark, _ in remarks) for remarks in brief]
    in_full = ((whole, _SIGNS_OF_REMARKS), (brief, _SIGNS_OF_REMARKS), (of_users, _MOST_SIGNS_OF_REMARKS))
    ways = ({each: _remarked(told, places, _of_users, each) for each in Language} for told, _ in in_full)
    fitting = (said for said, (_, most) in zip(ways, in_full, strict=False) if max(map(_signs, said.values())) <= most)
    in_few = [tuple((remark.brief, ()) for remark, _ in remarks) for remarks in whole]
    said = next(fitting, {language: _remarked(in_few, places, _in_few_words, language)})[language]
    told = " · ".join(
        f"{_whose(dict(zip(places, accounts, strict=True)), numbers, language)} {'; '.join(remarks)}"
        for numbers, remarks in said.items()
    )
    return (Paragraph(told, small=True, lead=_REMARKS.said(language)),) if said else ()


def _told_in_full(account: AccountRow) -> Iterator[tuple[Remark, tuple[Text, ...]]]:
    """Return what is remarked on a user, with the duties of which it is, for where it is told in full."""
    told = remarked_causes.naming_causes_once(account.remarks)
    return (each for each in zip(account.remarks, account.remarked_of, strict=True) if each[0] in told)


def _of_users(remark: Remark, duties: Sequence[Text], language: Language) -> str:
    words = _OF_THIS_ONE.get(remark.code) if remark.sides else None
    if words is None:
        return remarking.of_duties(remark, duties, language)
    return words.said(language, offices=listed_in_both(remark.sides, last=OR))


def _in_few_words(remark: Remark, _: Sequence[Text], language: Language) -> str:
    return remarking.in_brief((remark,), language)


def _signs(said: Mapping[tuple[int, ...], Sequence[str]]) -> int:
    """Return how many signs remarks have that take room across a line: vowel signs and the like stand with a letter."""
    return sum(len(cells.letters_of(remark)) for remarks in said.values() for remark in remarks)


def _remarked(
    of_accounts: Sequence[Iterable[tuple[Remark, tuple[Text, ...]]]],
    places: Sequence[int],
    say: Callable[[Remark, Sequence[Text], Language], str],
    language: Language,
) -> dict[tuple[int, ...], list[str]]:
    """Return the remarks by the numbers of those of whom they are true, each with the duties of which it is where that is not of all."""
    whose: dict[str, list[int]] = {}
    for place, remarks in zip(places, of_accounts, strict=True):
        alike: dict[str, tuple[Remark, list[tuple[Text, ...]]]] = {}
        for remark, duties in remarks:
            alike.setdefault(say(remark, (), language), (remark, []))[1].append(duties)
        for remark, named in alike.values():
            duties = tuple(dict.fromkeys(chain(*named))) if all(named) else ()
            whose.setdefault(say(remark, duties, language), []).append(place)
    together: dict[tuple[int, ...], list[str]] = {}
    for said, numbers in whose.items():
        together.setdefault(tuple(numbers), []).append(said)
    return dict(sorted(together.items()))


def _whose(rows: Mapping[int, AccountRow], numbers: tuple[int, ...], language: Language) -> str:
    """Return how users are called by their numbers: as users where the table calls them by these and nothing else, by its rows where a post may say another number."""
    if 1 < len(numbers) == len(rows):
        return _OF_ALL.said(language)
    called = _OF_USERS if all(is_number(rows[number].post) for number in numbers) else _OF_ROWS
    return called.said(language, n=len(numbers), numbers=digits(", ".join(map(str, numbers)), language))


def _past(view: OfficeView, language: Language, *, is_full: bool) -> tuple[Block, ...]:
    """Return what changed since the last meeting, and how the office stood at each of the last meetings, in either language in the same form."""
    if view.changes is None:
        return (Paragraph(nothing_to_compare(view.head, language)),)
    named = (small(change) for change in changes_of_office(view.changes, view.head, language))
    moved = "; ".join(named) or _moved(view.history, language)
    why = counted_from_another_day(view.changes, view.head, language)
    since = Paragraph(
        _WITH_CAUSE.said(language, moved=moved, why=why) if why else moved, lead=f"{_SINCE.said(language)}:"
    )
    if len(view.history) == 1:
        return (since,)
    return (since, _done_then(view, language) if is_full else _stood_then(view, language))


def _moved(history: Sequence[PastStanding], language: Language) -> str:
    """Return how the office stood at the last meeting and stands now, where no decision has changed by what it did, or that nothing moved."""
    match [past.status for past in history[-2:]]:
        case [Status() as before, Status() as now] if before is not now:
            return _MOVED.said(language, before=before.label, now=now.label)
        case _:
            return _NO_CHANGE.said(language)


def _done_then(view: OfficeView, language: Language) -> Paragraph:
    """Return how many duties were done at each meeting, where the steps need the room of the table."""
    done = (f"{meeting_name(past.called, language)}: {cells.trend((past,), language)}" for past in view.history)
    return Paragraph("; ".join(done), small=True, lead=f"{_DONE_THEN.said(language)}:")


def _stood_then(view: OfficeView, language: Language) -> Table:
    columns = (_MEETING, *_of_duties(view.duty_columns, _DUTY_THEN), _STOOD)
    rows = (
        (
            meeting_name(past.called, language),
            *(cell.in_few_words(None, language) for cell in past.cells),
            past.status.label.said(language),
        )
        if past.status is not None
        else (meeting_name(past.called, language), *(cells.NIL for _ in columns[1:]))
        for past in view.history
    )
    return ruled(columns, rows, _STOOD_ALT.said(language), language, small=True)


def _advice(view: OfficeView, language: Language) -> tuple[Paragraph, ...]:
    return _in_a_row(_ADVICE, [line.said(language) for line in view.advice], language)


def _disputes(view: OfficeView, language: Language) -> tuple[Paragraph, ...]:
    said = [dispute_words(named, language) for named in view.disputes]
    return _in_a_row(DISPUTES, said, language)


def _in_a_row(lead: Text, said: Sequence[str], language: Language) -> tuple[Paragraph, ...]:
    """Return numbered words one behind the other, which takes less room than a list; nothing where there are none."""
    numbered = (f"{number(place, language)} {words}" for place, words in enumerate(said))
    return (Paragraph(" ".join(numbered), small=True, lead=f"{lead.said(language)}:"),) if said else ()


def _strip(view: OfficeView, language: Language) -> Strip:
    """Return the strip; it names the office and the day, since it comes back cut off."""
    lines = tuple(
        line.said(language, office=called(view, language), day=view.head.day, days=view.head.letterhead.answer_days)
        for line in _STRIP_LINES
    )
    return Strip(_STRIP.said(language), lines)
