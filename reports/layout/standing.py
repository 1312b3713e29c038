"""Sections 1 and 2 of the annex: how far each decision has come, and how the offices of each kind stand under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from auditor.i18n import Language, Text, serial
from auditor.model.grades import Grade
from auditor.model.paper import Block, Heading, Paragraph, Table
from auditor.model.tally import percent
from auditor.model.views.minutes import PublicStatus
from reports.layout import cells, decisions
from reports.layout.glance import NOT_FOR_UNIONS
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

    from auditor.model.baseline import Decision
    from auditor.model.subjects import OfficeKind
    from auditor.model.tally import Tally
    from auditor.model.views.head import Head
    from auditor.model.views.summary import DecisionPart, DutyBasis, Summary

CountedT = TypeVar("CountedT")
_PROGRESS_HEADING: Final = Text(en="1. Progress by decision", bn="১. সিদ্ধান্তভিত্তিক অগ্রগতি")
_NO_DECISION: Final = Text(
    en="The baseline of this check orders nothing; it gives advice only.",
    bn="এই যাচাইয়ের মানদণ্ডে কোনো সিদ্ধান্ত নেই, শুধু পরামর্শ আছে।",
)
_PROGRESS: Final = Text(
    en="{state}; implemented in {x} of {n} offices ({percent}%)",
    bn="{state}; {n}টির মধ্যে {x}টি দপ্তরে বাস্তবায়িত ({percent}%)",
)
_IN_ALL: Final = Text(en="Implemented in all {n} offices", bn="{n}টি দপ্তরের সবগুলোতে বাস্তবায়িত")
_SUBJECT: Final = Text(en="{subject}\n({number})", bn="{subject}\n({number})")
_NEW: Final = Text(en="newly implemented: {n}", bn="নতুন বাস্তবায়িত {n}টি")
_SLIPPED: Final = Text(en="to do again: {n}", bn="পুনরায় করণীয় {n}টি")
_PENDING: Final = Text(en="pending: {n}", bn="অনিষ্পন্ন {n}টি")
_AWAITING_PORTAL: Final = Text(en="awaiting the portal: {n}", bn="পোর্টাল অপেক্ষমাণ {n}টি")
_WAIVED: Final = Text(en="time extended: {n}", bn="সময় বর্ধিত {n}টি")
_PROGRESS_ALT: Final = Text(
    en="For each decision its subject, what it orders, who implements it and how far it has come.",
    bn="প্রতিটি সিদ্ধান্তের বিষয়, বক্তব্য, বাস্তবায়নকারী ও অগ্রগতি।",
)
_PROGRESS_COLUMNS: Final = (
    NUMBER,
    TitledColumn(SUBJECT, 2.4),
    TitledColumn(Text(en="Decision", bn="সিদ্ধান্ত"), 4.4),
    TitledColumn(TO_BE_DONE_BY, 2.4),
    TitledColumn(Text(en="Progress", bn="অগ্রগতি"), 2.2),
    REMARKS,
)

_SUMMARY_HEADING: Final = Text(en="2. Summary", bn="২. সারসংক্ষেপ")
_SUMMARY_OF_ONE: Final = Text(en="2. Summary: {number}", bn="২. সারসংক্ষেপ: {number}")
_PART: Final = Text(en="{number}: {subject}", bn="{number}: {subject}")
_SUMMARY_ALT: Final = Text(
    en="Offices by kind under {number}: how many there are, were contacted, answered, and how they stand.",
    bn="{number}: দপ্তরের ধরন অনুযায়ী মোট দপ্তর, যোগাযোগ, উত্তর ও বাস্তবায়নের অবস্থা।",
)
KIND: Final = TitledColumn(KIND_OF_OFFICE, 2.2)
_IMPLEMENTED_COUNT: Final = TitledColumn(IMPLEMENTED, 1.7, "center")
_SUMMARY_COLUMNS: Final = (
    NUMBER,
    KIND,
    TitledColumn(OFFICES, 1.0, "center"),
    TitledColumn(CONTACTED, 1.5, "center"),
    TitledColumn(ANSWERED, 1.5, "center"),
    _IMPLEMENTED_COUNT,
    TitledColumn(PARTLY, 1.7, "center"),
    TitledColumn(NOT_IMPLEMENTED, 1.7, "center"),
    TitledColumn(NO_INFORMATION_HERE, 1.5, "center"),
)
_RARE_COUNTS: Final = {
    STANDINGS.index(title): TitledColumn(title, 1.5, "center") for title in (AWAITING_PORTAL, WAIVED)
}
_RATE: Final = TitledColumn(RATE, 1.9, "center")

GRADES_HEADING: Final = Text(
    en="Basis of the information (offices that have implemented)", bn="তথ্যের ভিত্তি (বাস্তবায়িত দপ্তর)"
)
GRADES_ALT: Final = Text(
    en="How it is known that offices have implemented a decision, by decision and kind of office.",
    bn="সিদ্ধান্ত ও দপ্তরের ধরন অনুযায়ী বাস্তবায়িত দপ্তরের তথ্যের ভিত্তি।",
)
GRADES_COLUMNS: Final = (
    DECISION_NUMBER,
    KIND,
    _IMPLEMENTED_COUNT,
    *(TitledColumn(grade.short, 1.3, "center") for grade in Grade),
)
_BY_DUTY_HEADING: Final = Text(
    en="Basis of the information, duty by duty (offices that have implemented)",
    bn="করণীয়ভিত্তিক তথ্যের ভিত্তি (বাস্তবায়িত দপ্তর)",
)
_BY_DUTY_ALT: Final = Text(
    en="How it is known that offices have implemented a decision, by decision and duty.",
    bn="সিদ্ধান্ত ও করণীয় অনুযায়ী বাস্তবায়িত দপ্তরের তথ্যের ভিত্তি।",
)
_BY_DUTY_COLUMNS: Final = (DECISION_NUMBER, TitledColumn(DUTY, 2.2), *GRADES_COLUMNS[2:])


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
    """Return section 1 from a decision, how far it has come and remarks a row."""
    heading = Heading(_PROGRESS_HEADING.said(language))
    told = tuple(
        (
            serial(place, language),
            _SUBJECT.said(
                language, subject=decision.subject, number=decisions.number_of(decision, head.decisions, language)
            ),
            decision.ordered.said(language),
            decision.implemented_by.said(language),
            progress,
            remarks,
        )
        for place, (decision, progress, remarks) in enumerate(rows, start=1)
    )
    if not told:
        return (heading, Paragraph(_NO_DECISION.said(language)))
    return (heading, ruled(_PROGRESS_COLUMNS, told, _PROGRESS_ALT.said(language), language))


def summaries_section(summary: Summary, language: Language) -> tuple[Block, ...]:
    """Return section 2: a table a decision, then how the implemented are known."""
    tables = [
        (part.decision, _by_kind(part, summary_alt(part.decision, summary.head, language), language))
        for part in summary.parts
    ]
    blocks = summary_tables(tables, summary.head, language)
    if not blocks:
        return ()
    by_grade = (Heading(GRADES_HEADING.said(language), level=2), _by_grade(summary, language))
    by_duty = basis_by_duty([(part.decision, part.duties) for part in summary.parts], summary.head, language)
    return (*blocks, *by_grade, *by_duty)


def basis_by_duty(
    parts: Iterable[tuple[Decision, Sequence[DutyBasis]]], head: Head, language: Language
) -> tuple[Block, ...]:
    """Return how each duty is known where its decision is implemented, a row a duty; nothing where there is none to tell of."""
    rows = [
        (
            decisions.serial_of(decision, head.decisions, language),
            duty.heading.said(language),
            *(cells.count(figure, language) for figure in (sum(duty.basis), *duty.basis)),
        )
        for decision, duties in parts
        for duty in duties
        if any(duty.basis)
    ]
    table = ruled(_BY_DUTY_COLUMNS, rows, _BY_DUTY_ALT.said(language), language)
    return (Heading(_BY_DUTY_HEADING.said(language), level=2), table) if rows else ()


def summary_tables(tables: Sequence[tuple[Decision, Table]], head: Head, language: Language) -> tuple[Block, ...]:
    """Return section 2 from a table a decision, each under its heading."""
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


def summary_alt(decision: Decision, head: Head, language: Language) -> str:
    """Return what the table of a decision shows, in a sentence."""
    return _SUMMARY_ALT.said(language, number=decisions.number_of(decision, head.decisions, language))


def state(implemented: int, total: int, language: Language) -> str:
    """Return how far a decision has come: in all offices, or in how many of them."""
    if not total:
        return cells.NOTHING_TO_COUNT
    if implemented == total:
        return _IN_ALL.said(language, n=total)
    in_progress = capital(PublicStatus.IN_PROGRESS.label)
    return _PROGRESS.said(language, state=in_progress, x=implemented, n=total, percent=percent(implemented, total))


def _remarks(part: DecisionPart, *, first: bool, language: Language) -> str:
    changes = ((_NEW, part.newly_done), (_SLIPPED, part.slipped), (_PENDING, part.pending))
    numbers = (
        *(() if first else changes),
        (_AWAITING_PORTAL, part.total.awaiting_portal),
        (_WAIVED, part.total.waived),
    )
    told = [text.said(language, n=number) for text, number in numbers if number]
    if decisions.leaves_out_unions(part.decision):
        told.append(NOT_FOR_UNIONS.said(language))
    return "; ".join(told) or cells.NIL


def _by_kind(part: DecisionPart, alt: str, language: Language) -> Table:
    """Return a row a kind of office and the total; rare standings have a column where there are any."""
    shown = shown_standings([part.total])

    def row(place: str, name: str, tally: Tally) -> tuple[str, ...]:
        counts = counted(tally, shown)
        return (place, name, *(cells.count(number, language) for number in counts), cells.rate(tally, language))

    rows = [row(*line) for line in lines_by_kind(_tallies(part), part.total, language)]
    rare = (_RARE_COUNTS[place] for place in shown if place in _RARE_COUNTS)
    columns = (*_SUMMARY_COLUMNS, *rare, _RATE)
    return ruled(columns, rows, alt, language, strong_rows=(len(rows) - 1,))


def _tallies(part: DecisionPart) -> list[tuple[tuple[OfficeKind, ...], Tally]]:
    return [(group.kinds, group.tally) for group in part.groups]


def _by_grade(summary: Summary, language: Language) -> Table:
    rows: list[tuple[str, ...]] = []
    totals: list[int] = []
    for part in summary.parts:
        number = decisions.serial_of(part.decision, summary.head.decisions, language)
        for _, name, tally in lines_by_kind(_tallies(part), part.total, language):
            counts = (tally.implemented, *tally.basis)
            rows.append((number, name, *(cells.count(figure, language) for figure in counts)))
        totals.append(len(rows) - 1)
    return ruled(GRADES_COLUMNS, rows, GRADES_ALT.said(language), language, strong_rows=tuple(totals))


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
