"""Sections 1 and 2 of the annex: how far each decision has come, and how the offices of each kind stand under it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from auditor.i18n import Language, Text, serial
from auditor.model.grades import Grade
from auditor.model.paper import Block, Heading, Paragraph, Table
from auditor.model.tally import percent
from auditor.model.views.minutes import PublicStatus
from reports.layout import cells, decisions
from reports.layout.joining import listed
from reports.layout.ruled import DECISION_NUMBER, NUMBER, REMARKS, TitledColumn, ruled
from reports.layout.tallies import (
    ANSWERED,
    AWAITING_PORTAL,
    CONTACTED,
    IMPLEMENTED,
    NO_INFORMATION_HERE,
    NOT_IMPLEMENTED,
    OFFICES,
    PARTLY,
    RATE,
    STANDINGS,
    WAIVED,
    counted,
    shown_standings,
)
from reports.layout.wording import DUTY, KIND_OF_OFFICE, SUBJECT, TO_BE_DONE_BY, TOTAL, capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model.baseline import Decision, OtherDecision
    from auditor.model.subjects import OfficeKind
    from auditor.model.tally import Basis
    from auditor.model.views.head import Head
    from auditor.model.views.summary import DecisionPart, DutyBasis, Summary

CountedT = TypeVar("CountedT")
_PROGRESS_HEADING: Final = Text(en="Progress by decision", bn="সিদ্ধান্তভিত্তিক অগ্রগতি")
_NO_DECISION: Final = Text(
    en="The baseline of this check orders nothing; it gives advice only.",
    bn="এই যাচাইয়ের মানদণ্ডে কোনো সিদ্ধান্ত নেই, শুধু পরামর্শ আছে।",
)
_PROGRESS: Final = Text(
    en="{state}; implemented in {x} of {n} {n:office|offices} ({percent}%)",
    bn="{state}; {n}টির মধ্যে {x}টি দপ্তরে বাস্তবায়িত ({percent}%)",
)
_IN_ALL: Final = Text(
    en="Implemented in {n:the|all} {n} {n:office|offices}", bn="{n}টি {n:দপ্তরেই|দপ্তরের সবগুলোতে} বাস্তবায়িত"
)
_MOVED: Final = Text(en="implemented: {moved}", bn="বাস্তবায়িত: {moved}")
_NEW: Final = Text(en="new {n}", bn="নতুন {n}")
_AGAIN: Final = Text(en="again {n}", bn="আবার {n}")
_WITHOUT_DOING: Final = Text(en="without new work {n}", bn="নতুন কাজ ছাড়া {n}")
_COUNTED_NOW: Final = Text(
    en="of those not counted at the last meeting {n}", bn="গত সভায় মোট সংখ্যায় না ধরা দপ্তরের মধ্যে {n}"
)
_COUNTED_NO_MORE: Final = Text(
    en="counted at the last meeting, not any more {n}", bn="গত সভায় মোট সংখ্যায় ধরা হয়েছিল, এখন ধরা হয় না {n}"
)
_NO_LONGER: Final = Text(en="no longer counted {n}", bn="আর নয় {n}")
_DEPARTED: Final = Text(en="left the roster {n}", bn="তালিকা থেকে বাদ {n}")
_SLIPPED: Final = Text(en="to do again {n}", bn="পুনরায় করণীয় {n}")
_PENDING: Final = Text(en="pending {n}", bn="অনিষ্পন্ন {n}")
_PROGRESS_ALT: Final = Text(
    en="For each decision its subject, what it orders, who implements it and how far it has come.",
    bn="প্রতিটি সিদ্ধান্তের বিষয়, বক্তব্য, বাস্তবায়নকারী ও অগ্রগতি।",
)
PROGRESS_COLUMNS: Final = (
    TitledColumn(NUMBER.title, 0.6, "center"),
    TitledColumn(SUBJECT, 2.1),
    TitledColumn(Text(en="Decision", bn="সিদ্ধান্ত"), 5.5),
    TitledColumn(TO_BE_DONE_BY, 2.5),
    TitledColumn(Text(en="Progress", bn="অগ্রগতি"), 2.75),
    TitledColumn(REMARKS.title, 2.35),
)

_SUMMARY_HEADING: Final = Text(en="Summary", bn="সারসংক্ষেপ")
_SUMMARY_OF_ONE: Final = Text(en="Summary: {number}", bn="সারসংক্ষেপ: {number}")
_PART: Final = Text(en="{number}: {subject}", bn="{number}: {subject}")
_SUMMARY_ALT: Final = Text(
    en="Offices under {number}: {columns}.",
    bn="{number}: {columns}।",
)
_SUMMARY_OF_ALL_ALT: Final = Text(
    en="Offices by decision and kind: how many there are, were contacted, answered, and how they stand.",
    bn="সিদ্ধান্ত ও দপ্তরের ধরন অনুযায়ী মোট দপ্তর, যোগাযোগ, উত্তর ও বাস্তবায়নের অবস্থা।",
)
KIND: Final = TitledColumn(KIND_OF_OFFICE, 2.2)
_IMPLEMENTED_COUNT: Final = TitledColumn(IMPLEMENTED, 1.7, "center")
_SUMMARY_COLUMNS: Final = (
    TitledColumn(DECISION_NUMBER.title, 1.0, "center"),
    KIND,
    TitledColumn(OFFICES, 1.0, "center"),
    TitledColumn(CONTACTED, 1.5, "center"),
    TitledColumn(ANSWERED, 1.5, "center"),
    _IMPLEMENTED_COUNT,
    TitledColumn(PARTLY, 1.7, "center"),
    TitledColumn(NOT_IMPLEMENTED, 1.7, "center"),
    TitledColumn(NO_INFORMATION_HERE, 1.95, "center"),
)
_RARE_COUNTS: Final = {
    STANDINGS.index(title): TitledColumn(title, 1.5, "center") for title in (AWAITING_PORTAL, WAIVED)
}
_RATE: Final = TitledColumn(RATE, 1.9, "center")

_BASIS_HEADING: Final = Text(
    en="Basis of the information (offices that have implemented)", bn="তথ্যের ভিত্তি (বাস্তবায়িত দপ্তর)"
)
_BASIS_ALT: Final = Text(
    en="How it is known that offices have implemented a decision: all of it by its weakest duty, then duty by duty.",
    bn="সিদ্ধান্ত বাস্তবায়নের তথ্যের ভিত্তি: প্রথমে পুরো সিদ্ধান্তের, পরে প্রতিটি করণীয়ের।",
)
ALL_DUTIES: Final = Text(en="All of it", bn="সব করণীয় মিলিয়ে")
_BASIS_COLUMNS: Final = (
    DECISION_NUMBER,
    TitledColumn(DUTY, 2.2),
    _IMPLEMENTED_COUNT,
    *(TitledColumn(grade.short, 1.3, "center") for grade in Grade),
)


def progress_section(summary: Summary, language: Language) -> tuple[Block, ...]:
    """Return section 1: a row a decision."""
    rows = (
        (
            part.decision,
            state(part.total.implemented, part.total.total, language),
            _remarks(part, first=summary.first, language=language),
        )
        for part in summary.parts
    )
    return progress_table(rows, summary.head, language)


def progress_table(rows: Iterable[tuple[Decision, str, str]], head: Head, language: Language) -> tuple[Block, ...]:
    """Return section 1 from a decision, how far it has come and remarks a row, with those decisions that are kept by hand."""
    heading = Heading(_PROGRESS_HEADING.said(language))
    told: list[tuple[tuple[int, str, str], tuple[str, ...]]] = [
        (
            decision.place,
            (
                decisions.serial_of(decision, head.decisions, language),
                decision.subject.said(language),
                decision.ordered.said(language),
                decisions.charged_with(decision, head, language),
                progress,
                remarks,
            ),
        )
        for decision, progress, remarks in rows
    ]
    told += [(other.place, _typed(other, head, language)) for other in head.others]
    if not told:
        return (heading, Paragraph(_NO_DECISION.said(language)))
    in_order = [row for _, row in sorted(told, key=itemgetter(0))]
    return (heading, ruled(PROGRESS_COLUMNS, in_order, _PROGRESS_ALT.said(language), language, small=True))


def _typed(other: OtherDecision, head: Head, language: Language) -> tuple[str, ...]:
    """Return a decision that is kept by hand, in the words that were typed."""
    typed = (other.subject, other.decision, other.implementer, other.progress, other.remark)
    return (
        decisions.other_serial(other, head.decisions, language),
        *(cells.quoted(words, language) or cells.NIL for words in typed),
    )


def summaries_section(summary: Summary, language: Language) -> tuple[Block, ...]:
    """Return section 2: one table for all decisions, then how the implemented are known."""
    if not summary.parts:
        return ()
    known = [(part.decision, part.total.basis, part.duties) for part in decisions.in_order(summary.parts)]
    return (
        Heading(_SUMMARY_HEADING.said(language)),
        _by_decision_and_kind(summary, language),
        *basis_by_duty(known, summary.head, language),
    )


def basis_by_duty(
    parts: Iterable[tuple[Decision, Basis | None, Sequence[DutyBasis]]], head: Head, language: Language
) -> tuple[Block, ...]:
    """Return how it is known where a decision is implemented: a row a decision, where that is told, and one for each of its duties.

    Nothing where there is none to tell of.
    """
    rows: list[tuple[str, ...]] = []
    wholes: list[int] = []
    for decision, basis, duties in parts:
        number = decisions.serial_of(decision, head.decisions, language)
        known = [(ALL_DUTIES, basis)] if basis is not None and any(basis) else []
        wholes += [len(rows)] * len(known)
        known += [(duty.heading, duty.basis) for duty in duties if any(duty.basis)]
        rows += [
            (number, name.said(language), *(cells.count(figure, language) for figure in (sum(counts), *counts)))
            for name, counts in known
        ]
    table = ruled(_BASIS_COLUMNS, rows, _BASIS_ALT.said(language), language, small=True, strong_rows=tuple(wholes))
    return (Heading(_BASIS_HEADING.said(language), level=2), replace(table, whole=True)) if rows else ()


def summary_tables(tables: Sequence[tuple[Decision, Table]], head: Head, language: Language) -> tuple[Block, ...]:
    """Return the section of a table a decision, each under its heading."""
    several = len(tables) > 1
    blocks: list[Block] = [Heading(_SUMMARY_HEADING.said(language))] if several else []
    for decision, table in tables:
        number = decisions.number_of(decision, head.decisions, language)
        blocks += [
            Heading(_PART.said(language, number=number, subject=decision.subject), level=2)
            if several
            else Heading(_SUMMARY_OF_ONE.said(language, number=number)),
            table,
        ]
    return tuple(blocks)


def summary_alt(decision: Decision, head: Head, columns: Iterable[TitledColumn], language: Language) -> str:
    """Return what the table of a decision shows, in a sentence: what its columns are."""
    titles = [column.title.said(language) for column in columns if column is not NUMBER]
    number = decisions.number_of(decision, head.decisions, language)
    return _SUMMARY_ALT.said(language, number=number, columns=listed(titles, language))


def state(implemented: int, total: int, language: Language) -> str:
    """Return how far a decision has come: in all offices, or in how many of them."""
    if not total:
        return cells.NOTHING_TO_COUNT
    if implemented == total:
        return _IN_ALL.said(language, n=total)
    in_progress = capital(PublicStatus.IN_PROGRESS.label)
    return _PROGRESS.said(language, state=in_progress, x=implemented, n=total, percent=percent(implemented, total))


def _remarks(part: DecisionPart, *, first: bool, language: Language) -> str:
    """Return how the number of the implemented changed, and how many have something to do again or are pending."""
    if first:
        return cells.NIL

    def counts(*counted: tuple[Text, int]) -> list[str]:
        return [text.said(language, n=number) for text, number in counted if number]

    turned = (
        (_AGAIN, part.again),
        (_WITHOUT_DOING, part.without_doing),
        (_COUNTED_NOW, part.counted_now),
        (_NO_LONGER, part.lost),
        (_COUNTED_NO_MORE, part.counted_no_more),
        (_DEPARTED, part.departed),
    )
    moved = ", ".join(counts((_NEW, part.newly_done), *turned))
    told = [_MOVED.said(language, moved=moved)] if moved else []
    return "; ".join((*told, *counts((_SLIPPED, part.slipped), (_PENDING, part.pending)))) or cells.NIL


def _by_decision_and_kind(summary: Summary, language: Language) -> Table:
    """Return of each decision a row a kind of office and the total; rare standings have a column where there are any."""
    shown = shown_standings([part.total for part in summary.parts])
    rows: list[tuple[str, ...]] = []
    totals: list[int] = []
    for part in decisions.in_order(summary.parts):
        number = decisions.serial_of(part.decision, summary.head.decisions, language)
        for _, name, tally in lines_by_kind(
            [(group.kinds, group.tally) for group in part.groups], part.total, language
        ):
            counts = counted(tally, shown)
            told = (number, name, *(cells.count(figure, language) for figure in counts), cells.rate(tally, language))
            rows.append(told)
        totals.append(len(rows) - 1)
    rare = (_RARE_COUNTS[place] for place in shown if place in _RARE_COUNTS)
    columns = (*_SUMMARY_COLUMNS, *rare, _RATE)
    alt = _SUMMARY_OF_ALL_ALT.said(language)
    return replace(ruled(columns, rows, alt, language, small=True, strong_rows=tuple(totals)), whole=True)


def lines_by_kind(
    groups: Iterable[tuple[Sequence[OfficeKind], CountedT]], total: CountedT, language: Language
) -> list[tuple[str, str, CountedT]]:
    """Return number, name and tally of a line for each group of offices, and of the total, which one group alone is already."""
    lines = [
        (serial(place, language), kinds_of(kinds, language), tally)
        for place, (kinds, tally) in enumerate(groups, start=1)
    ]
    return lines if len(lines) == 1 else [*lines, ("", TOTAL.said(language), total)]


def kinds_of(kinds: Iterable[OfficeKind], language: Language) -> str:
    """Return the kinds of office of a group as a table names them."""
    return listed([kind.label.said(language) for kind in kinds], language)
