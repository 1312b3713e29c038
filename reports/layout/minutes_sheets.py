"""The tables of the annex that may be published as values for spreadsheets; what is not published is None."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.grades import Grade
from auditor.model.labels import NO, YES, given_or_not
from auditor.model.sheets import Field, Sheet, Value
from auditor.model.views.minutes import PublicStatus
from reports.layout import cells, decisions
from reports.layout.ruled import DECISION_NUMBER, NUMBER, OFFICE, OFFICE_COUNT
from reports.layout.standing import PROGRESS_COLUMNS, kinds_of
from reports.layout.tallies import ANSWERED, IMPLEMENTED, NO_INFORMATION_HERE, OFFICES
from reports.layout.wording import (
    BASIS,
    CHANGE,
    DUTIES_TOLD,
    DUTY,
    KIND_OF_OFFICE,
    NEWLY_IMPLEMENTED,
    OVERALL_STATUS,
    PENDING,
    SUBJECT,
    TO_DO_AGAIN,
    TOTAL,
    capital,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.views.head import Head
    from auditor.model.views.minutes import MinutesSummary, MinutesView, PublicPart, PublicTally
    from auditor.model.views.summary import DecisionPart, Summary

IS_TOTAL: Final = Text(en="Total row", bn="মোট সারি")
RATE_PERCENT: Final = Text(en="Rate of implementation (%)", bn="বাস্তবায়নের হার (%)")
SUMMARY_TITLE: Final = Text(en="Summary", bn="সারসংক্ষেপ")
OFFICES_TITLE: Final = Text(en="Offices", bn="দপ্তর")
CHANGES_TITLE: Final = Text(en="Changes", bn="পরিবর্তন")
OTHER_DECISIONS_TITLE: Final = Text(en="Other decisions", bn="অন্যান্য সিদ্ধান্ত")
_BASIS_TITLE: Final = Text(en="Basis by duty", bn="করণীয়ভিত্তিক তথ্যের ভিত্তি")
_COUNTS: Final = (
    ("total", OFFICES),
    ("answered", ANSWERED),
    ("implemented", IMPLEMENTED),
    ("in_progress", capital(PublicStatus.IN_PROGRESS.label)),
    ("no_information", NO_INFORMATION_HERE),
    ("rate_percent", RATE_PERCENT),
)


def whose(language: Language) -> tuple[Field, Field]:
    """Return the columns that name an office."""
    return (Field("serial", NUMBER.title.said(language), 7), Field("office", OFFICE.title.said(language), 36))


def tables(view: MinutesView, language: Language) -> list[Sheet]:
    """Return the counts, the names, and what changed where that is published."""
    made = [_summary(view.summary, language), offices(view, language)]
    changes = view.summary.changes
    if changes is not None:
        fields = (Field("change", CHANGE.said(language), 24), Field("offices", OFFICE_COUNT.title.said(language)))
        labels = (NEWLY_IMPLEMENTED, TO_DO_AGAIN, PENDING)
        counts = (changes.newly_done, changes.slipped, changes.pending)
        rows = tuple((label.said(language), number) for label, number in zip(labels, counts, strict=True))
        made.append(Sheet("changes", CHANGES_TITLE.said(language), fields, rows))
    return [*made, duty_bases(view.summary, language)]


def grade_fields(language: Language) -> tuple[Field, ...]:
    """Return a column for each grade, with how many are known by it."""
    return tuple(
        Field(f"basis_{grade.code.replace('-', '_')}", f"{BASIS.said(language)}: {grade.short.said(language)}", 13)
        for grade in Grade
    )


def duty_bases(summary: Summary | MinutesSummary, language: Language) -> Sheet:
    """Return how each duty is known in the offices that have implemented its decision, as far as that may be told."""
    fields = (
        Field("decision", DECISION_NUMBER.title.said(language)),
        Field("duty", DUTY.said(language), 32),
        Field("implemented", IMPLEMENTED.said(language), 13),
        *grade_fields(language),
    )
    parts: Iterable[DecisionPart | PublicPart] = summary.parts
    rows = tuple(
        (
            decisions.serial_of(part.decision, summary.head.decisions, language),
            duty.heading.said(language),
            sum(duty.basis),
            *duty.basis,
        )
        for part in decisions.in_order(parts)
        for duty in part.duties
    )
    return Sheet("duty_basis", _BASIS_TITLE.said(language), fields, rows, frozen=2)


def offices(view: MinutesView, language: Language) -> Sheet:
    """Return the offices by name: whether they answered, and how they stand only where that may be printed."""
    named = any(row.status is not None for row in view.rows)
    fields = (
        *whose(language),
        Field("answered", DUTIES_TOLD.said(language)),
        *((Field("status", OVERALL_STATUS.said(language), 24),) if named else ()),
    )
    rows = tuple(
        (
            row.serial,
            cells.words(row.name, language),
            given_or_not(row.answered, before=row.told_before).said(language),
            *((row.status.label.said(language),) if row.status is not None else ()),
        )
        for row in view.rows
    )
    return Sheet("offices", OFFICES_TITLE.said(language), fields, rows, frozen=2)


def other_decisions(head: Head, language: Language) -> list[Sheet]:
    """Return the decisions of the meeting that are kept by hand, as they were typed; no table where there are none."""
    codes = ("serial", "subject", "decision", "implementer", "progress", "remark")
    widths = (7, 28, 44, 26, 36, 36)
    fields = tuple(
        Field(code, column.title.said(language), width)
        for code, column, width in zip(codes, PROGRESS_COLUMNS, widths, strict=True)
    )
    rows = tuple(
        (
            decisions.other_serial(other, head.decisions, language),
            *(
                cells.quoted(typed, language) or None
                for typed in (other.subject, other.decision, other.implementer, other.progress, other.remark)
            ),
        )
        for other in sorted(head.others, key=attrgetter("place"))
    )
    title = OTHER_DECISIONS_TITLE.said(language)
    return [Sheet("other_decisions", title, fields, rows, frozen=1)] if rows else []


def choices(view: MinutesView) -> Iterator[tuple[str, str, Text]]:
    """Yield what each word that stands for a choice is called in programs."""
    if any(row.status is not None for row in view.rows):
        yield from (("status", status.value, status.label) for status in PublicStatus)


def _summary(summary: MinutesSummary, language: Language) -> Sheet:
    fields = (
        Field("decision", DECISION_NUMBER.title.said(language)),
        Field("subject", SUBJECT.said(language), 32),
        Field("kind", KIND_OF_OFFICE.said(language), 26),
        Field("is_total", IS_TOTAL.said(language), 10),
        *(Field(code, title.said(language), 13) for code, title in _COUNTS),
    )
    rows: list[tuple[Value, ...]] = []
    for part in decisions.in_order(summary.parts):
        number = decisions.serial_of(part.decision, summary.head.decisions, language)
        subject = part.decision.subject.said(language)
        rows += [
            (number, subject, kinds_of(group.kinds, language), NO.said(language), *_counts(group.tally))
            for group in part.groups
        ]
        rows.append((number, subject, TOTAL.said(language), YES.said(language), *_counts(part.total)))
    return Sheet("summary", SUMMARY_TITLE.said(language), fields, tuple(rows), frozen=1)


def _counts(tally: PublicTally) -> tuple[Value, ...]:
    return (tally.total, tally.answered, tally.implemented, tally.in_progress, tally.no_information, tally.rate)
