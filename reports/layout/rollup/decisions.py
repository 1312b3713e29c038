"""How each decision stands in an area: by kind of office, duty by duty, and meeting by meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, month
from auditor.model.facts import Scope
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.paper import Block, Heading, Paragraph, Table
from auditor.model.tally import percent
from reports.layout import cells
from reports.layout.ruled import TitledColumn, ruled
from reports.layout.standing import lines_by_kind
from reports.layout.tallies import (
    ANSWERED,
    AWAITING_PORTAL,
    CONTACTED,
    IMPLEMENTED,
    NO_INFORMATION_HERE,
    OFFICES,
    RATE,
    STANDINGS,
    WAIVED,
    counted,
    progress_chart,
    shown_standings,
)
from reports.layout.wording import DUTY, KIND_OF_OFFICE, capital

if TYPE_CHECKING:
    from auditor.model.paper import Chart
    from auditor.model.rollup import DutyCount, RolledDecision, RollupView
    from auditor.model.tally import Tally

_OF_ALL: Final = Text(
    en="{subject} (decision no. {serial}; {n} {n:upazila|upazilas})", bn="{subject} (সিদ্ধান্ত নং {serial}; {n}টি উপজেলা)"
)
_OF_EACH: Final = Text(
    en="{subject} (committees number it differently; {n} {n:upazila|upazilas})",
    bn="{subject} (উপজেলাভেদে সিদ্ধান্তের নম্বর আলাদা; {n}টি উপজেলা)",
)
_UNNUMBERED: Final = Text(en="{subject} ({n} {n:upazila|upazilas})", bn="{subject} ({n}টি উপজেলা)")
_ALT: Final = Text(
    en="{subject}: offices by kind, how they stand, and how it is known of those that have implemented it.",
    bn="{subject}: দপ্তরের ধরন অনুযায়ী বাস্তবায়নের অবস্থা এবং বাস্তবায়িত দপ্তরের তথ্যের ভিত্তি।",
)
_GRADE_COLUMNS: Final = tuple(TitledColumn(grade.short, 1.25, "center") for grade in Grade)
_COLUMNS: Final = (
    TitledColumn(KIND_OF_OFFICE, 2.2),
    TitledColumn(OFFICES, 1.0, "center"),
    TitledColumn(CONTACTED, 1.25, "center"),
    TitledColumn(ANSWERED, 1.25, "center"),
    TitledColumn(IMPLEMENTED, 1.5, "center"),
    TitledColumn(Text(en="Partly", bn=Status.PARTIAL.label.bn), 1.25, "center"),
    TitledColumn(Text(en="Not", bn=Status.NOT_IMPLEMENTED.label.bn), 1.2, "center"),
    TitledColumn(NO_INFORMATION_HERE, 1.4, "center"),
)
_RARE_COLUMNS: Final = {
    STANDINGS.index(title): TitledColumn(title, 1.2, "center") for title in (AWAITING_PORTAL, WAIVED)
}
_RATE_COLUMN: Final = TitledColumn(RATE, 1.8, "center")

_DUTIES_ALT: Final = Text(
    en="Each duty: how many have it done of how many, and how that is known.",
    bn="প্রতিটি করণীয়: কতটির মধ্যে কতটিতে হয়েছে এবং তথ্যের ভিত্তি।",
)
_DUTY_COLUMNS: Final = (
    TitledColumn(DUTY, 4.0),
    TitledColumn(Text(en="Counted by", bn="গণনার একক"), 1.6),
    TitledColumn(capital(Outcome.PASS.label), 2.0, "center"),
    *_GRADE_COLUMNS,
)
_SCOPES: Final = {
    Scope.ACCOUNT: Text(en="user IDs", bn="ইউজার আইডি"),
    Scope.OFFICE: Text(en="offices", bn="দপ্তর"),
}

_MEETING: Final = Text(en="{meeting} ({n} {n:upazila|upazilas})", bn="{meeting} ({n}টি উপজেলা)")
_NOT_COMPARABLE: Final = Text(
    en="Meetings for which other upazilas reported are not strictly comparable.",
    bn="সব সভায় একই উপজেলার বিবরণী না থাকলে সংখ্যাগুলো সরাসরি তুলনীয় নয়।",
)


def decisions(view: RollupView, language: Language) -> list[Block]:
    """Return a table a decision, a row a kind of office."""
    blocks: list[Block] = []
    for decision in view.decisions:
        text = _OF_EACH if decision.serial is None else _OF_ALL if decision.serial else _UNNUMBERED
        heading = text.said(
            language,
            subject=decision.subject,
            serial=digits(decision.serial or "", language),
            n=decision.upazilas,
        )
        blocks += [Heading(heading, level=2), _by_kind(decision, language)]
    return blocks


def _by_kind(decision: RolledDecision, language: Language) -> Table:
    shown = shown_standings([decision.total])

    def row(name: str, tally: Tally) -> tuple[str, ...]:
        counts = (cells.count(number, language) for number in counted(tally, shown))
        known = (cells.count(number, language) for number in tally.basis)
        return (name, *counts, cells.rate(tally, language), *known)

    groups = [(group.kinds, group.tally) for group in decision.groups]
    rows = [row(name, tally) for _, name, tally in lines_by_kind(groups, decision.total, language)]
    rare = (_RARE_COLUMNS[place] for place in shown if place in _RARE_COLUMNS)
    columns = (*_COLUMNS, *rare, _RATE_COLUMN, *_GRADE_COLUMNS)
    alt = _ALT.said(language, subject=decision.subject)
    return ruled(columns, rows, alt, language, small=True, strong_rows=(len(rows) - 1,))


def duties(view: RollupView, language: Language) -> list[Block]:
    """Return a row a duty, whichever decision orders it."""
    rows = [
        (
            duty.duty.said(language),
            _SCOPES[duty.scope].said(language),
            _share(duty.count, language),
            *(cells.count(number, language) for number in duty.count.basis),
        )
        for duty in view.duties
    ]
    return [ruled(_DUTY_COLUMNS, rows, _DUTIES_ALT.said(language), language)] if rows else []


def _share(count: DutyCount, language: Language) -> str:
    if not count.total:
        return cells.NOTHING_TO_COUNT
    return digits(f"{count.done}/{count.total} ({percent(count.done, count.total)}%)", language)


def meetings(view: RollupView, language: Language) -> list[Block]:
    """Return a chart a decision that was reported on for several meetings."""
    charts: list[Block] = [_chart(decision, language) for decision in view.decisions if len(decision.trend) > 1]
    return [*charts, Paragraph(_NOT_COMPARABLE.said(language), small=True)] if charts else []


def _chart(decision: RolledDecision, language: Language) -> Chart:
    bars = (
        (_MEETING.said(language, meeting=month(past.meeting), n=past.upazilas), past.tally) for past in decision.trend
    )
    return progress_chart(decision.subject.said(language), bars, language)
