"""Section 4 of the annex: what changed since the last meeting, and how each decision went meeting by meeting."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, meeting_called, month, serial, short_date
from auditor.model.paper import Block, Chart, Heading, Paragraph
from auditor.model.views.annexes import AuditorView, ChairView
from reports.layout import cells, decisions
from reports.layout.change_lines import left_list, named_offices, told_once
from reports.layout.disputes import DISPUTES, listed_disputes
from reports.layout.ended_waivers import ended_by_name, ended_in_all
from reports.layout.joining import listed, runs
from reports.layout.nothing_to_compare import nothing_to_compare
from reports.layout.ruled import DECISION_NUMBER, OFFICE_COUNT, TitledColumn, ruled
from reports.layout.tallies import progress_chart
from reports.layout.wording import CHANGE, FOR_SOME_DUTY, NEWLY_AFTER, PENDING, SUBJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.round import DepartureCount
    from auditor.model.views.annexes import Change, Changes, NamedDeparture
    from auditor.model.views.head import Head, OfficeName
    from auditor.model.views.minutes import MinutesSummary
    from auditor.model.views.summary import Correction, DecisionPart, Summary
    from auditor.model.views.waivers import WaivedDuty

_HEADING: Final = Text(en="Changes since the last meeting", bn="গত সভার পর পরিবর্তন")
_COMPARED: Final = Text(en="Compared with the {meeting}.", bn="{meeting}র সঙ্গে তুলনা করা হয়েছে।")
_COMPARED_MOVED: Final = Text(
    en="Compared with the {meeting}; its papers bear its former day, {printed}.",
    bn="{meeting}র সঙ্গে তুলনা করা হয়েছে; সভাটির কাগজে আগের তারিখ {printed} লেখা আছে।",
)
_CORRECTED: Final = Text(
    en="The information of that meeting was corrected: first kept on {first}, again on {again}; the later one counts.",
    bn="ওই সভার তথ্য সংশোধন করা হয়েছে: প্রথমে {first}, পরে {again} তারিখে রাখা হয়েছে; পরেরটি ধরা হয়েছে।",
)
_CORRECTED_OFFICES: Final = Text(en="Offices that stand differently: {n}.", bn="এতে {n}টি দপ্তরের অবস্থা বদলেছে।")
_PENDING_FOR: Final = Text(en="Pending ({n} {n:meeting|meetings})", bn="অনিষ্পন্ন ({n} সভা)")
_STILL_PENDING: Final = Text(en="Still pending (at the last meeting, too)", bn="এখনো অনিষ্পন্ন (গত সভায়ও অনিষ্পন্ন ছিল)")
_STILL_PENDING_FOR: Final = Text(
    en="Still pending (at the last {n} {n:meeting|meetings}, too)", bn="এখনো অনিষ্পন্ন (গত {n} সভায়ও অনিষ্পন্ন ছিল)"
)
"""Of a look between meetings, which is none itself: a report of the round for the meeting to come counts that, too."""
_PENDING_NOW: Final = Text(en="Pending (it was not pending at the last meeting)", bn="অনিষ্পন্ন (গত সভায় অনিষ্পন্ন ছিল না)")
_PENDING_AFTER_PORTAL: Final = Text(
    en="Pending (awaiting the portal at the last meeting)", bn="অনিষ্পন্ন (গত সভায় পোর্টাল অপেক্ষমাণ ছিল)"
)
_WAIVED_DUTIES: Final = Text(
    en="{offices}: {duties}, until {day} ({reference})", bn="{offices}: {duties}, {day} পর্যন্ত ({reference})"
)
_NAMES_ALT: Final = Text(
    en="What changed, by decision, with the number and the names of the offices.",
    bn="সিদ্ধান্ত অনুযায়ী পরিবর্তন, দপ্তরের সংখ্যা ও নাম।",
)
_NAMES_COLUMNS: Final = (
    TitledColumn(CHANGE, 2.75),
    TitledColumn(DECISION_NUMBER.title, 1.15, "center"),
    TitledColumn(OFFICE_COUNT.title, 1.05, "center"),
    TitledColumn(Text(en="Offices (with serial)", bn="দপ্তর (ক্রমসহ)"), 9.05),
)
_NAMES_COLUMNS_BY_SUBJECT: Final = (
    _NAMES_COLUMNS[0],
    TitledColumn(SUBJECT, 2.6),
    _NAMES_COLUMNS[2],
    TitledColumn(_NAMES_COLUMNS[3].title, 7.6),
)
"""Where a decision has no number yet, by what it is about."""
_SERIALS: Final = Text(en="{n:serial|serials} {serials}", bn="ক্রমিক {serials}")
_MOST_NAMED: Final = 6
"""So many offices are named in a row; where they are more, or all rows have more than so many, nobody reads their names there."""
_MOST_IN_ALL: Final = 24
_OF_OFFICE: Final = Text(en="{change}: {decisions}", bn="{change}: {decisions}")
_NUMBERED: Final = Text(en="{n:decision|decisions} no. {serials}", bn="সিদ্ধান্ত নং {serials}")
_GONE: Final = Text(en="Left the roster: {gone}; reason: {reason}.", bn="তালিকা থেকে বাদ: {gone}; কারণ: {reason}।")
_SETTLED: Final = Text(
    en="What was open there ended with that, and does not count as newly implemented: {names}.",
    bn="এতে বাকি কাজ আর প্রযোজ্য নয়, নতুন বাস্তবায়িত হিসেবেও গণনা করা হয়নি: {names}।",
)
_GONE_NAMED: Final = Text(en="{gone} ({names})", bn="{gone} ({names})")
_GONE_OFFICES: Final = Text(en="offices: {n}", bn="{n}টি দপ্তর")
_GONE_ACCOUNTS: Final = Text(en="user IDs: {n}", bn="{n}টি ইউজার আইডি")
_CHART: Final = Text(en="{number}: meeting by meeting (offices)", bn="{number}: সভাভিত্তিক অগ্রগতি (দপ্তরের সংখ্যা)")
_CHART_OF_ALL: Final = Text(
    en="Decision by decision at the last meetings (offices)", bn="সিদ্ধান্ত অনুযায়ী সাম্প্রতিক সভাগুলোর অগ্রগতি (দপ্তরের সংখ্যা)"
)
_BAR: Final = Text(en="{decision}: {meeting}", bn="{decision}: {meeting}")
_BARS_SHOWN: Final = 6
"""So many have room in the chart of several decisions; each has at least its last two meetings, this one among them."""
_NOW: Final = Text(en="now", bn="বর্তমান")


def changes_section(view: ChairView | AuditorView, summary: Summary, language: Language) -> tuple[Block, ...]:
    """Return the section: what changed, with the names of the offices."""
    blocks = changes_opening(summary, language)
    match view:
        case ChairView():
            blocks += [
                *_names(view, language),
                *ended_in_all(
                    view.waiver_notes,
                    language,
                    partial(_offices, language=language, by_serial=_are_many(view, language)),
                ),
            ]
        case AuditorView():
            blocks += [*_names(view.chair, language), *ended_by_name(view.chair.waiver_notes, language)]
    left = (view.chair if isinstance(view, AuditorView) else view).changes.left
    blocks += [Paragraph(_gone(departure, left, language)) for departure in summary.gone]
    return (*blocks, *_chart([part for part in summary.parts if len(part.history) > 1], summary.head, language))


def changes_opening(summary: Summary | MinutesSummary, language: Language, *, is_compared: bool = True) -> list[Block]:
    """Return the heading of the section, with which meeting it compares, where it does (`is_compared`), and that this, or the day from which duties count, was corrected."""
    blocks: list[Block] = [Heading(_HEADING.said(language))]
    if summary.first:
        blocks.append(Paragraph(nothing_to_compare(summary.head, language)))
    elif summary.previous_meeting and is_compared:
        compared = meeting_called(summary.previous_meeting, summary.previous_day)
        text = _COMPARED if summary.previous_printed is None else _COMPARED_MOVED
        blocks.append(Paragraph(text.said(language, meeting=compared, printed=summary.previous_printed or "")))
    if summary.corrected is not None:
        blocks.append(Paragraph(_correction(summary.corrected, language)))
    counted = " ".join(decisions.counted_from_another_day(summary.head, summary.head.decisions, language))
    if counted:
        blocks.append(Paragraph(counted))
    return blocks


def changes_by_office(view: ChairView, language: Language) -> dict[int, tuple[str, ...]]:
    """Return by serial what changed for an office since the last meeting: নতুন বাস্তবায়িত: সিদ্ধান্ত নং ১১."""
    if view.summary.first:
        return {}
    return _by_office(view.changes, view.summary.head, language)


def changes_of_office(changes: Changes, head: Head, language: Language) -> tuple[str, ...]:
    """Return what changed for the one office of which the changes are."""
    return next(iter(_by_office(changes, head, language).values()), ())


def counted_from_another_day(changes: Changes, head: Head, language: Language) -> str:
    """Return of which decisions another day counts than at the last meeting, of those that became, or are no longer, implemented without anybody doing it, or are to be done again; empty where none is."""
    moved = (*changes.lost, *changes.slipped, *changes.without_doing)
    concerned = [each for each in head.among if any(each.is_named(change.decision) for change in moved)]
    return " ".join(decisions.counted_from_another_day(head, concerned, language))


def _by_office(changes: Changes, head: Head, language: Language) -> dict[int, tuple[str, ...]]:
    found: dict[int, dict[str, list[str]]] = {}
    for label, changed in told_once(changes):
        for change in changed:
            under = found.setdefault(change.office.serial, {}).setdefault(_called(label, change, head, language), [])
            under.append(change.decision)
    told = {
        office: tuple(
            _OF_OFFICE.said(
                language, change=change, decisions=decisions.listed_named(names, head.decisions, _NUMBERED, language)
            )
            for change, names in by_change.items()
        )
        for office, by_change in found.items()
    }
    for gone in changes.gone:
        told[gone.office.serial] = (left_list(gone, language), *told.get(gone.office.serial, ()))
    for label, offices in named_offices(changes, head.decisions, language):
        for office in offices:
            told[office.serial] = (label.said(language), *told.get(office.serial, ()))
    return told


def _called(label: Text, change: Change, head: Head, language: Language) -> str:
    """Return how a change is called; of what is pending, for how many meetings, or that at the last one it was not."""
    if change.in_between is not None:
        return NEWLY_AFTER[change.in_between].said(language)
    if label is PENDING and change.meetings <= bool(head.meeting):  # a look between meetings is none at which it was
        return (_PENDING_AFTER_PORTAL if change.awaited else _PENDING_NOW).said(language)
    if label is PENDING and not head.meeting:
        return (_STILL_PENDING_FOR if change.meetings > 1 else _STILL_PENDING).said(language, n=change.meetings)
    return _PENDING_FOR.said(language, n=change.meetings) if change.meetings > 1 else label.said(language)


def _correction(made: Correction, language: Language) -> str:
    told = _CORRECTED.said(language, first=made.first, again=made.again)
    return f"{told} {_CORRECTED_OFFICES.said(language, n=made.offices)}" if made.offices else told


def _gone(departure: DepartureCount, left: Iterable[NamedDeparture], language: Language) -> str:
    counts = ((_GONE_OFFICES, departure.offices), (_GONE_ACCOUNTS, departure.accounts))
    gone = listed([text.said(language, n=number) for text, number in counts if number], language)
    names = [cells.words(name, language) for named in left if named.reason == departure.reason for name in named.names]
    shown = _GONE_NAMED.said(language, gone=gone, names="; ".join(names)) if names else gone
    told = _GONE.said(language, gone=shown, reason=cells.quoted(departure.reason, language))
    settled = [office for named in left if named.reason == departure.reason for office in named.settled]
    if not settled:
        return told
    return f"{told} {_SETTLED.said(language, names='; '.join(_named(office, language) for office in settled))}"


def _names(view: ChairView, language: Language) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    crowded = _are_many(view, language)
    if not view.summary.first:
        for label, changed in told_once(view.changes):
            rows += _rows(label, changed, view.summary.head, language, by_serial=crowded)
        for label, concerned in named_offices(view.changes, view.summary.head.decisions, language):
            if concerned:
                names = _offices(concerned, language, by_serial=crowded)
                rows.append((label.said(language), cells.NIL, cells.count(len(concerned), language), names))
    if view.changes.waived:
        offices = _counted((duty.office for duty in view.changes.waived), view)
        told = "; ".join(_waived(view.changes.waived, language, by_serial=crowded))
        rows.append((FOR_SOME_DUTY.said(language), cells.NIL, cells.count(offices, language), told))
    if view.disputes:
        offices = _counted((named.office for named in view.disputes), view)
        many = crowded or len({named.office for named in view.disputes}) > _MOST_NAMED
        told = listed_disputes(
            view.disputes,
            language,
            lambda office: serial(office.serial, language) if many else _named(office, language),
        )
        rows.append((DISPUTES.said(language), cells.NIL, cells.count(offices, language), told))
    if rows:
        in_numbers = all(decision.serial for decision in view.summary.head.decisions)
        columns = _NAMES_COLUMNS if in_numbers else _NAMES_COLUMNS_BY_SUBJECT
        yield ruled(columns, rows, _NAMES_ALT.said(language), language, small=True)


def _are_many(view: ChairView, language: Language) -> bool:
    """Tell whether so many offices changed in whatever way that all stand by their serials, as they stand in the list of offices."""
    changes = view.changes
    of_offices = (offices for _, offices in named_offices(changes, view.summary.head.decisions, language))
    of_duties = (changes.slipped, changes.pending, changes.again, changes.lost, changes.waived, changes.recounted)
    return sum(map(len, (*of_duties, view.disputes, *of_offices))) > _MOST_IN_ALL


def _counted(offices: Iterable[OfficeName], view: ChairView) -> int:
    """Return how many of some offices are in the totals: one that checks itself voluntarily is named, and not counted."""
    own = {row.serial for row in view.rows if row.own}
    return len({office.serial for office in offices} - own)


def _rows(
    label: Text, changed: tuple[Change, ...], head: Head, language: Language, *, by_serial: bool
) -> Iterator[tuple[str, ...]]:
    """Yield a row a decision, in the order of the minutes, and length of waiting, the longest first; a row of hyphens where nothing changed."""
    if not changed:
        yield (label.said(language), cells.NIL, cells.NIL, cells.NIL)

    def place(change: Change) -> tuple[int, str, int, bool, str]:
        in_between = change.in_between.value if change.in_between is not None else ""
        at = decisions.place_named(change.decision, head.decisions)
        return at, change.decision, -change.meetings, change.awaited, in_between

    for _, group in groupby(sorted(changed, key=place), key=place):
        members = tuple(group)
        yield (
            _called(label, members[0], head, language),
            decisions.short_named(members[0].decision, head.decisions, language),
            cells.count(len(members), language),
            _offices([change.office for change in members], language, by_serial=by_serial),
        )


def _offices(members: Sequence[OfficeName], language: Language, *, by_serial: bool) -> str:
    """Return offices by serial and name; by serial alone where they are, or belong to, so many."""
    if by_serial or len(members) > _MOST_NAMED:
        serials = runs((office.serial for office in members), language)
        return _SERIALS.said(language, n=len(members), serials=serials)
    return "; ".join(_named(office, language) for office in members)


def _named(office: OfficeName, language: Language) -> str:
    return f"{serial(office.serial, language)} {cells.words(office.name, language)}"


def _waived(waived: tuple[WaivedDuty, ...], language: Language, *, by_serial: bool) -> Iterator[str]:
    """Yield together the offices of which one decision suspends the same duties until one day."""
    duties: dict[tuple[OfficeName, date, str], list[str]] = {}
    for duty in waived:
        duties.setdefault((duty.office, duty.until, duty.reference), []).append(duty.duty.said(language))
    many = by_serial or len({office for office, _, _ in duties}) > _MOST_NAMED
    together: dict[tuple[str, date, str], list[OfficeName]] = {}
    for (office, until, reference), named in duties.items():
        together.setdefault((listed(named, language), until, reference), []).append(office)
    for (suspended, until, reference), offices in together.items():
        yield _WAIVED_DUTIES.said(
            language,
            offices=_offices(offices, language, by_serial=many),
            duties=suspended,
            day=until,
            reference=cells.quoted(reference, language),
        )


def _chart(parts: Sequence[DecisionPart], head: Head, language: Language) -> tuple[Chart, ...]:
    """Return how the decisions went at the last meetings, in one chart for all: they are told apart by their serials."""
    if not parts:
        return ()
    titled = chart_title(parts[0].decision, head, language) if len(parts) == 1 else _CHART_OF_ALL.said(language)
    bars = []
    meetings = max(2, _BARS_SHOWN // len(parts))
    for part in decisions.in_order(parts):
        label = decisions.label_of(part.decision, head.decisions, language)
        for past in part.history[-meetings:]:
            at = meeting_name(past.called, language)
            bars.append((at if len(parts) == 1 else _BAR.said(language, decision=label, meeting=at), past.tally))
    return (progress_chart(titled, bars, language),)


def chart_title(decision: Decision, head: Head, language: Language) -> str:
    """Return the title of the chart of a decision."""
    named = decisions.number_of if decision.serial else decisions.phrase_of
    return _CHART.said(language, number=named(decision, head.decisions, language))


def meeting_name(called: str, language: Language) -> str:
    """Return how a chart calls a meeting: by its month, a further one of that month by its day; what is kept for none is now."""
    if called.count("-") > 1:
        return short_date(date.fromisoformat(called), language)
    return (month(called) if called else _NOW).said(language)
