"""Whom the chair asks what at the meeting: a sentence a question, with the offices by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.evidence_names import files_said
from auditor.model.facts import Cause
from auditor.model.finding import Status
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.model.witnessing import MOST_A_DAY, SampleState
from reports.layout.brief_who import unidentified
from reports.layout.named_offices import named
from reports.layout.portal_clauses import answers_tried, by_start

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.views.annexes import ChairRow, ChairView
    from auditor.model.views.head import OfficeName

_SEVERAL_MEETINGS: Final = 2

_CROWDED: Final = Text(
    en="{n} {n:account is|accounts are} said to have been seen on one day ({day}), more than {most}: to be asked about.",
    bn="এক দিনে ({day}) {n}টি আইডি দেখা হয়েছে বলে লেখা, যা {most}টির বেশি; বিষয়টি জেনে নেওয়া প্রয়োজন।",
)
_WRONG: Final = Text(en="What was said was wrong at: {names}.", bn="দেখা তথ্যের সঙ্গে মেলেনি: {names}।")
_WAITING: Final = Text(en="Still to be seen: {names}.", bn="দেখা বাকি: {names}।")
_FOR_WHO: Final = Text(en="To be seen once it is known who it is: {names}.", bn="কোন আইডি, তা জানার পর দেখা হবে: {names}।")
_OF_DRAWN: Final = {SampleState.WRONG: _WRONG, SampleState.WAITING: _WAITING, SampleState.ASKED: _FOR_WHO}
_SLIPPED: Final = Text(
    en="Has duties to do again that had been done; why, and until when: {names}.",
    bn="আগে করা কাজ এখন পুনরায় করণীয়; কারণ ও কবে হবে: {names}।",
)
_SILENT: Final = Text(
    en="No information on the duties for {n} {n:meeting|meetings}; who answers, and until when: {names}.",
    bn="পরপর {n} সভায় করণীয়ের তথ্য পাওয়া যায়নি; কে, কবে তথ্য দেবেন: {names}।",
)
_NEVER_TOLD: Final = Text(
    en="No information on the duties yet; who answers, and until when: {names}.",
    bn="এখনো করণীয়ের তথ্য পাওয়া যায়নি; কে, কবে তথ্য দেবেন: {names}।",
)
_GROWN_OLD: Final = Text(
    en="What was told before is too old to count; who tells how it stands now, and until when: {names}.",
    bn="আগে জানানো তথ্য পুরোনো হয়েছে; এখনকার অবস্থা কে, কবে পুনরায় জানাবেন: {names}।",
)
_PARTLY_TOLD: Final = Text(
    en="Have given information, but of no duty does it tell whether it is done; who tells the rest, and until when: {names}.",
    bn="তথ্য দিয়েছে, তবে তা থেকে কোনো করণীয় হয়েছে কি না জানা যায়নি; বাকি তথ্য কে, কবে দেবেন: {names}।",
)
_UNCOUNTED: Final = Text(
    en="Have answered, but not how many user IDs they have; who tells it, and until when: {names}.",
    bn="তথ্য দিয়েছে, তবে ইউজার আইডি কয়টি তা জানা যায়নি; কে, কবে জানাবেন: {names}।",
)
_NO_OWN_ACCOUNT: Final = Text(
    en="Have no user ID of their own, as they told; with whose each works, or when it applies for one: {names}.",
    bn="নিজস্ব ইউজার আইডি নেই বলে জানিয়েছে; কার আইডিতে কাজ চলে, না চললে কবে আবেদন করবে: {names}।",
)
_AGED_CAUSE: Final = Text(
    en='The cause known before, "{cause}", has grown old; whether it still stands: {names}.',
    bn="আগে জানা কারণ “{cause}” পুরোনো হয়েছে; তা এখনো আছে কি না: {names}।",
)
_AGED_NO_OWN_ACCOUNT: Final = Text(
    en="Told before that they have no user ID of their own, which has grown old; whether it is so still, and with whose each works: {names}.",
    bn="নিজস্ব ইউজার আইডি নেই বলে আগে জানিয়েছিল, তথ্যটি পুরোনো হয়েছে; এখনো তা-ই কি না এবং কার আইডিতে কাজ চলে: {names}।",
)
_PENDING: Final = Text(
    en="{pending} for {n} {n:meeting|meetings}; what is in the way: {names}.",
    bn="{pending} {n} সভায় অনিষ্পন্ন; বাধা কোথায়: {names}।",
)
_PENDING_TO_TELL: Final = Text(
    en="{pending} for {n} {n:meeting|meetings}, only information is left; who tells the rest, and until when: {names}.",
    bn="{pending} {n} সভায় অনিষ্পন্ন, শুধু কিছু তথ্য বাকি; কে, কবে জানাবেন: {names}।",
)
_ALL_OF_THEM: Final = Text(en="Pending", bn="পরপর")
_BESIDE_OTHERS: Final = Text(en="Also pending", bn="এ ছাড়া পরপর")
_REMINDED: Final = Text(
    en="Still pending after all three reminders; what is in the way, and what the meeting decides: {names}.",
    bn="তিনটি তাগিদপত্রের পরও অনিষ্পন্ন; বাধা কোথায় এবং সভার সিদ্ধান্ত কী: {names}।",
)
_HINDERING: Final[Mapping[Cause, Text]] = {
    Cause.VACANT: Text(
        en="The post is vacant; who has the user ID now: {names}.", bn="পদ শূন্য; ইউজার আইডি এখন কার কাছে: {names}।"
    ),
    Cause.LOCKED_OUT: Text(
        en="Users cannot log in; how far the reset has come: {names}.",
        bn="ইউজার লগইন করতে পারছেন না; রিসেটের আবেদন কোন পর্যায়ে আছে: {names}।",
    ),
}
"""What is asked where nothing that is left can be done at an account."""
_CONTRADICTED: Final = Text(
    en="Two answers that do not agree; which is right: {names}.", bn="দুটি উত্তরে অমিল; কোনটি ঠিক: {names}।"
)
_SEEN_UNDONE: Final = Text(
    en="Told to be done, but seen undone or undone in a system's record; to be seen again, or recorded anew: {names}.",
    bn="কাজ হয়েছে বলে জানানো হয়েছে, কিন্তু দেখা গেছে বা সিস্টেমের রেকর্ডে আছে যে হয়নি; আবার দেখতে হবে বা নতুন রেকর্ড নিতে হবে: {names}।",
)
_PORTAL_SEEN: Final = Text(
    en="At a login seen the portal was in the way; told to be mended since, and to be seen again: {names}.",
    bn="দেখা লগইনে বাধা ছিল পোর্টালে, পরে ঠিক হয়েছে বলে জানানো হয়েছে; আবার লগইন দেখতে হবে: {names}।",
)
_SEEN_AT_FORMER: Final = Text(
    en="At a login seen the former portal was in the way; told to be on, and to be seen at the portal of now: {names}.",
    bn="দেখা লগইনে বাধা ছিল আগের পোর্টালে, Two-step চালু বলে জানানো হয়েছে; এখনকার পোর্টালে লগইন দেখতে হবে: {names}।",
)
_UPHELD: Final = Text(
    en="A request for correction was upheld, but what shows it is not entered yet; the assistant programmer enters it, by when: {names}.",
    bn="সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, কিন্তু তার প্রমাণ এখনো তথ্যে তোলা হয়নি; সহকারী প্রোগ্রামার কবে তুলবেন: {names}।",
)
_UPHELD_ELSEWHERE: Final = Text(
    en="A request for correction of {before} was upheld, and a user ID that it is about stands in another list now; what shows it is not entered yet; the assistant programmer enters it, by when: {names}.",
    bn="সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে ({before}); যে ইউজার আইডি নিয়ে অনুরোধ, তার একটি এখন অন্য দপ্তরের তালিকায়, তার প্রমাণ এখনো তথ্যে তোলা হয়নি; সহকারী প্রোগ্রামার কবে তুলবেন: {names}।",
)
_VANISHED: Final = Text(
    en="What was told before is no longer among the evidence; to be told again: {names}.",
    bn="আগে পাওয়া তথ্য এখন আর তথ্য-প্রমাণে নেই; পুনরায় জানাতে হবে: {names}।",
)
_UNDENIED: Final = Text(
    en="Counts as done only since what told otherwise in an earlier round is no longer among the evidence; how it stands is to be told again: {names}.",
    bn="আগের যাচাইয়ে হয়নি বলে তথ্য ছিল; সেই তথ্য এখন তথ্য-প্রমাণে নেই বলেই সম্পন্ন ধরা হয়েছে; প্রকৃত অবস্থা পুনরায় জানাতে হবে: {names}।",
)
_CHANGED: Final = Text(
    en="Evidence that was changed after a kept round had counted it; who changed it, and why: {files}.",
    bn="রাখা যাচাইয়ে ধরা হওয়ার পর যে তথ্য-প্রমাণ বদলানো হয়েছে; কে ও কেন বদলেছেন: {files}।",
)
_SINCE_CHANGED: Final = Text(
    en="Counts as done since evidence was changed, though nothing was told after the last meeting; how it stands is to be told: {names}.",
    bn="গত সভার পর কিছু জানানো হয়নি, তথ্য-প্রমাণ বদলানোর পর সম্পন্ন ধরা হয়েছে; প্রকৃত অবস্থা জানাতে হবে: {names}।",
)
_LEFT_ROSTER: Final = Text(
    en="No longer in the roster, the office or a user ID of it, and no reason was told; why: {names}.",
    bn="দপ্তরটি বা এর কোনো কোনো ইউজার আইডি তালিকায় আর নেই, কারণ জানানো হয়নি; কারণ কী: {names}।",
)
_LEFT_BEHIND: Final = Text(
    en="The office has another portal now; what became of its user IDs at the former one: {names}.",
    bn="দপ্তরের পোর্টাল এখন অন্য; আগের পোর্টালের ইউজার আইডিগুলোর কী হয়েছে: {names}।",
)
_UNDATED: Final = Text(
    en="Have answered, but on which day is not settled yet; the assistant programmer settles it, by when: {names}.",
    bn="উত্তর দিয়েছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; সহকারী প্রোগ্রামার কবে ঠিক করবেন: {names}।",
)
_BEFORE_START: Final = Text(
    en="What was told is of before the day from which the duties count; who tells how it stands since, and until when: {names}.",
    bn="জানানো তথ্য করণীয়ের গণনা শুরুর তারিখের আগের; এরপরের অবস্থা কে, কবে জানাবেন: {names}।",
)
_UNCLEAR: Final = Text(
    en="Have given an answer that could not be read; who tells it again, and until when: {names}.",
    bn="উত্তর দিয়েছে, কিন্তু তা বোঝা যায়নি; কে, কবে আবার জানাবেন: {names}।",
)
_ADDRESS_UNTOLD: Final = Text(
    en="Have answered without the whole official e-mail address; who tells it, and until when: {names}.",
    bn="উত্তর দিয়েছে, কিন্তু সরকারি ই-মেইল ঠিকানাটি পুরো জানায়নি; কে, কবে জানাবেন: {names}।",
)
_UNPLACED: Final = Text(
    en="Have answered, but whose answer it is, is not known; who tells it again, and until when: {names}.",
    bn="উত্তর দিয়েছে, কিন্তু তা কার উত্তর জানা যায়নি; কে, কবে আবার জানাবেন: {names}।",
)
_MISPLACED: Final = Text(
    en="Have answered a question of the office, but not in the office's own row, so it does not count; who tells it again, and until when: {names}.",
    bn="দপ্তরের প্রশ্নের উত্তর দপ্তরের নিজের সারিতে নেই, তাই ধরা হয়নি; কে, কবে আবার জানাবেন: {names}।",
)
_JOINING: Final = Text(
    en="The day on which the holder of a user ID joined is in doubt, so what was told or done before does not count; who tells that day, and until when: {names}.",
    bn="এক বা একাধিক ইউজার আইডির দায়িত্বপ্রাপ্ত ব্যক্তির যোগদানের তারিখ নিশ্চিত নয়, তাই আগে জানানো তথ্য ও আগে করা কাজ ধরা হচ্ছে না; তারিখটি কে, কবে জানাবেন: {names}।",
)
_EMPTIED: Final = Text(
    en="All user IDs left the list, with a reason, and whether there is another one is not written; the assistant programmer settles it, by when: {names}.",
    bn="সব ইউজার আইডি কারণসহ তালিকা থেকে বাদ গেছে, অন্য আইডি আছে কি না লেখা হয়নি; সহকারী প্রোগ্রামার কবে ঠিক করবেন: {names}।",
)
_UNSETTLED: Final[Mapping[Text, frozenset[RemarkCode]]] = {
    _UNDATED: frozenset({RemarkCode.UNDATED, RemarkCode.DAY_IN_DOUBT}),
    _JOINING: frozenset({RemarkCode.JOINING_IN_DOUBT}),
    _BEFORE_START: frozenset({RemarkCode.BEFORE_START}),
    _UNCLEAR: frozenset({RemarkCode.UNCLEAR}),
    _ADDRESS_UNTOLD: frozenset({RemarkCode.ADDRESS_UNTOLD}),
    _UNPLACED: frozenset({RemarkCode.UNPLACED}),
    _MISPLACED: frozenset({RemarkCode.MISPLACED}),
}
"""What is asked of an answer that came and does not count, by what is remarked on it."""
_TRIED: Final = Text(
    en="To have tried again what waited for the portal, since its authority answered; how it went: {names}.",
    bn="পোর্টাল কর্তৃপক্ষের উত্তরের পর আবার চেষ্টা করার কথা; ফলাফল কী: {names}।",
)


def to_ask(view: ChairView, language: Language) -> list[str]:
    """Return the questions, each with the offices that it concerns."""
    counted = [row for row in view.rows if not row.own]
    hindered = {row.serial for row in counted if not row.owes}
    slipped = dict.fromkeys(change.office for change in view.changes.slipped if change.office.serial not in hindered)
    asked = [*named(_SLIPPED, slipped, language)]
    silent = {row.serial: number for row in counted if row.owes and (number := _silent_for(row))}
    vanished = [row for row in counted if any(_has_vanished(each) and each.day is None for each in row.remarks)]
    told_once = {row.serial for row in vanished}
    for number in sorted(set(silent.values()), reverse=True):
        unheard = [row for row in counted if silent.get(row.serial) == number and not row.answered]
        never = [row for row in unheard if row.serial not in told_once and not row.counts_no_more]
        asked += named(_SILENT if number > 1 else _NEVER_TOLD, never, language, n=number)
    asked_apart = told_once | {row.serial for row in counted if _is_unsettled(row) or _is_uncounted(row)}
    more = [row for row in counted if row.answered and _has_more_to_tell(row, silent)]
    asked += named(_PARTLY_TOLD, [row for row in more if row.serial not in asked_apart], language)
    asked += _grown_old([row for row in counted if row.grown_old], language)
    asked += named(_UNCOUNTED, [row for row in counted if _is_uncounted(row)], language)
    of_clause = {each.code: frozenset(each.serials) for each in view.summary.proposals}
    reminded, left, by_form, by_slip, to_tell_again, no_account = (
        of_clause.get(code, frozenset[int]())
        for code in (
            ProposalCode.REMINDED,
            ProposalCode.LEFT,
            ProposalCode.TELL,
            ProposalCode.TELL_BY_SLIP,
            ProposalCode.TELL_AGAIN,
            ProposalCode.NO_ACCOUNT,
        )
    )
    to_tell = by_form | by_slip
    none_of_its_own = no_account | {row.serial for row in counted if _has_none_of_its_own(row)}
    asked += named(_NO_OWN_ACCOUNT, [row for row in counted if row.serial in none_of_its_own], language)
    asked += named(_REMINDED, [row for row in counted if row.serial in reminded], language)
    only_without_own = none_of_its_own - left - to_tell
    asked_otherwise = silent.keys() | hindered | reminded | to_tell_again | only_without_own
    asked_before = none_of_its_own | {row.serial for row in counted if row.counts_no_more or _is_uncounted(row)}
    asked_before |= {office.serial for office in slipped} | (silent.keys() - told_once) | reminded
    asked += _pending(view, asked_otherwise, asked_before, to_tell, language)
    asked += _hindered(view, counted, language)
    asked += named(_SEEN_UNDONE, [row for row in counted if row.seen_undone], language)
    for text, is_former in ((_PORTAL_SEEN, False), (_SEEN_AT_FORMER, True)):
        shown = [row for row in counted if row.portal_seen and bool(row.former_causes) is is_former]
        asked += named(text, shown, language)
    asked += named(_UPHELD, [row for row in counted if row.upheld], language)
    asked += _named_with_another(_UPHELD_ELSEWHERE, RemarkCode.UPHELD_ELSEWHERE, counted, language)
    contradicted = [row for row in counted if row.contradicted or row.told_otherwise]
    asked += named(_CONTRADICTED, contradicted, language)
    asked += named(_VANISHED, vanished, language)
    asked += named(_UNDENIED, [row for row in counted if is_undenied(row) and not row.since_changed], language)
    asked += [_CHANGED.said(language, files=files_said(view.changed_anew))] if view.changed_anew else []
    asked += named(_SINCE_CHANGED, [row for row in counted if row.since_changed], language)
    undone = [row for row in counted if row.status is not Status.IMPLEMENTED]
    gone = [(row, bool(each.sides)) for row in counted for each in row.remarks if each.code is RemarkCode.LEFT_ROSTER]
    for text, is_behind in ((_LEFT_ROSTER, False), (_LEFT_BEHIND, True)):
        rows = {row.serial: row for row, of_former in gone if of_former is is_behind}
        asked += named(text, rows.values(), language)
    asked += unidentified(counted, language)
    for text, codes in _UNSETTLED.items():
        asked += named(text, _remarked(undone, *codes), language)
    emptied = [row for row in counted if row.emptied and any(cell.unlisted and cell.is_open for cell in row.cells)]
    asked += named(_EMPTIED, emptied, language)
    for state, text in _OF_DRAWN.items():
        asked += named(text, [each.called for each in view.sampled if each.state is state], language)
    asked += (
        _CROWDED.said(language, n=crowded.accounts, day=crowded.day, most=MOST_A_DAY)
        for crowded in view.summary.crowded
    )
    return asked


def _grown_old(rows: Sequence[ChairRow], language: Language) -> Iterator[str]:
    """Yield what is asked of offices of which something grew old that they have to tell again."""
    yield from named(_GROWN_OLD, [row for row in rows if not row.has_only_aged_causes], language)
    for cause in Cause:
        text = _AGED_NO_OWN_ACCOUNT if cause is Cause.NO_OWN_ACCOUNT else _AGED_CAUSE
        yield from named(text, [row for row in rows if cause in row.aged_causes], language, cause=cause.label)


def _pending(
    view: ChairView,
    asked_otherwise: Container[int],
    asked_before: AbstractSet[int],
    to_tell: Container[int],
    language: Language,
) -> Iterator[str]:
    """Yield who has something of its own pending and is pending for several meetings, the longest first, but for those (serials) that are asked about it otherwise; apart those that have only to tell.

    Who was named before, be it here or as one of those that were asked something else (`asked_before`, serials), is who others are pending beside.
    """
    if view.summary.first:
        return
    longest: dict[OfficeName, int] = {}
    owing = {each.office for each in view.changes.pending if each.owes}
    for change in (each for each in view.changes.pending if each.office in owing):
        longest[change.office] = max(change.meetings, longest.get(change.office, 0))
    for waited in sorted({meetings for meetings in longest.values() if meetings >= _SEVERAL_MEETINGS}, reverse=True):
        as_long = [office for office, meetings in longest.items() if meetings == waited]
        waiting = [office for office in as_long if office.serial not in asked_otherwise]
        telling = [office for office in waiting if office.serial in to_tell]
        doing = [office for office in waiting if office.serial not in to_tell]
        is_beside = any(office.serial in asked_before for office in as_long)
        for text, those in ((_PENDING_TO_TELL, telling), (_PENDING, doing)):
            is_named = any(office.serial in asked_before for office in those)
            pending = _BESIDE_OTHERS if is_beside and not is_named else _ALL_OF_THEM
            yield from named(text, those, language, n=waited, pending=pending)
            is_beside = is_beside or bool(those)


def _hindered(view: ChairView, counted: Sequence[ChairRow], language: Language) -> Iterator[str]:
    """Yield what is asked where nothing could be done at an account; who is to try again since the portal's owner answered is asked how it went, once that is due."""
    tries, starts = to_try_again(view), by_start(answers_tried(view.summary), view.summary.head.day)
    now = {serial for each in starts.get(None, ()) for serial in each.serials}
    yield from named(_TRIED, [row for row in tries if row.serial in now], language)
    waiting = _concerned(view, ProposalCode.PORTAL, ProposalCode.PORTAL_ASKED)
    only_tries = [row for row in tries if row not in waiting]
    for cause, text in _HINDERING.items():
        hindering = [row for row in counted if cause in row.hindering]
        yield from named(text, [row for row in hindering if not (cause.asked_of_owner and row in only_tries)], language)


def to_try_again(view: ChairView) -> list[ChairRow]:
    """Return the offices of which anybody is to try again what the portal was in the way of, since its authority answered about it."""
    return _concerned(view, ProposalCode.PORTAL_ANSWERED)


def awaits_as_disputed(view: ChairView) -> list[ChairRow]:
    """Return the offices that await the portal only by what upheld requests of them speak against, so that its authority is asked nothing for them."""
    asked = _concerned(view, ProposalCode.PORTAL, ProposalCode.PORTAL_ASKED, ProposalCode.PORTAL_ANSWERED)
    awaiting = (row for row in view.rows if row.status is Status.AWAITING_PORTAL and row.upheld and not row.own)
    return [row for row in awaiting if row not in asked]


def _concerned(view: ChairView, *codes: ProposalCode) -> list[ChairRow]:
    serials = {serial for each in view.summary.proposals if each.code in codes for serial in each.serials}
    return [row for row in view.rows if not row.own and row.serial in serials]


def is_undenied(row: ChairRow) -> bool:
    """Return whether something of an office is done only since what told otherwise is evidence no more: it is thanked for nothing."""
    return any(_has_vanished(remark) and remark.day is not None for remark in row.remarks)


def _has_vanished(remark: Remark) -> bool:
    return remark.code is RemarkCode.VANISHED


def _silent_for(row: ChairRow) -> int:
    """Return for how many meetings in a row nothing was told of an office: none of what it told counts now, or it told nothing."""
    told = [remark.number for remark in row.remarks if remark.code is RemarkCode.NEVER_ANSWERED]
    return max(told, default=1 if row.status is Status.NO_INFORMATION else 0)


def _is_uncounted(row: ChairRow) -> bool:
    return not row.emptied and any(
        remark.code is RemarkCode.UNLISTED and remark.day is not None for remark in row.remarks
    )


def _has_none_of_its_own(row: ChairRow) -> bool:
    """Return whether an office told that it has no user ID of its own, and the roster does not say it yet, or even lists one."""
    told = any(remark.code is RemarkCode.CAUSE and remark.cause is Cause.NO_OWN_ACCOUNT for remark in row.remarks)
    return told and any(cell.is_open and (cell.unlisted or row.accounts) for cell in row.cells)


def _has_more_to_tell(row: ChairRow, silent: Mapping[int, int]) -> bool:
    """Return whether an office that answered is to be asked: not where it only said that it has no user ID, which is for the roster."""
    says_only_that = bool(row.accounts) and _has_none_of_its_own(row)
    return row.serial in silent and not (says_only_that or all(cell.unlisted for cell in row.cells if cell.is_open))


def _is_unsettled(row: ChairRow) -> bool:
    """Return whether what an office told does not count, or not any more: a line of its own says why, and asks how it stands."""
    codes = frozenset({RemarkCode.UPHELD_ELSEWHERE}).union(*_UNSETTLED.values())
    return row.grown_old or row.upheld or bool(_remarked([row], *codes))


def _remarked(rows: Iterable[ChairRow], *codes: RemarkCode) -> list[ChairRow]:
    return [row for row in rows if any(remark.code in codes for remark in row.remarks)]


def _named_with_another(text: Text, code: RemarkCode, rows: Sequence[ChairRow], language: Language) -> Iterator[str]:
    """Yield what is asked of those of whom something is remarked that is of another office, too, for each such office (`before`)."""
    told = [(remark.sides[0], row) for row in rows for remark in row.remarks if remark.code is code]
    for other in dict.fromkeys(name for name, _ in told):
        those = {row.serial: row for name, row in told if name == other}
        yield from named(text, those.values(), language, before=other)
