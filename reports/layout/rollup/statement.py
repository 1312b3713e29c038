"""The monthly statement of an area: a row an upazila, those that did not report too, and the total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, digits, month, serial
from auditor.model.grades import Grade
from auditor.model.paper import Heading, Paper, Paragraph
from auditor.model.rollup import AreaLevel, MissingUpazila, UpazilaRow
from auditor.model.seal import seal_words
from auditor.model.sheets import Field, RuledWorkbook, Sheet, Workbook
from reports.layout import cells
from reports.layout.rollup.paper import rollup_paper
from reports.layout.rollup.sender import signatures
from reports.layout.rollup.upazilas import seals
from reports.layout.rollup.words import (
    AS_OF,
    BASIS_BY_GRADE,
    DIGESTS,
    DUTIES,
    NOT_SENT,
    PORTAL_CAUSE,
    RATE_NOTE,
    UPAZILA,
    USER_IDS,
    about,
    basis_cell,
    implemented_heading,
    named,
    paper_of,
    remarks,
    remarks_on_counts,
    title,
)
from reports.layout.ruled import NUMBER, REMARKS, TitledColumn, ruled
from reports.layout.tallies import ANSWERED, OFFICES
from reports.layout.wording import TOTAL

if TYPE_CHECKING:
    from auditor.model.rollup import RollupView, StatementCounts
    from auditor.model.sheets import Value

_MONTH: Final = Text(en="Month", bn="মাস")
_RATE_PERCENT: Final = Text(
    en="Rate (% of the offices to which it applies)",
    bn="বাস্তবায়নের হার (প্রযোজ্য দপ্তরের %)",
)
_BASIS_OF: Final = Text(en="Basis: {grade}", bn="তথ্যের ভিত্তি: {grade}")
_INFORMATION_OF: Final = Text(en="information of {day}", bn="তথ্যের তারিখ {day}")
_SEALED: Final = Text(en="check digest {digest}", bn="যাচাই-সংকেত {digest}")
_SAMPLE_REMARK: Final = Text(en="sample", bn="নমুনা")
_TAB: Final = Text(en="Statement", bn="বিবরণী")
_DUTY_SHARES: Final = (52, 46, 52, 62)
_PRINTED_COUNTS: Final = 3 + len(DUTIES) + 3 + 1
"""How many cells of the paper tell what an upazila reported."""
_NUMBERS: Final = 3 + len(DUTIES) + 2 + len(Grade) + 1
"""How many numbers stand in a row of the sheet."""


def statement_paper(view: RollupView, language: Language) -> Paper:
    """Return the monthly statement on paper: A4, landscape, what was not reported left empty; below it the digests."""
    rows = [_printed_row(upazila, view, language) for upazila in _upazilas(view)]
    sums = _printed_counts(view.total, language) if view.rows else ("",) * _PRINTED_COUNTS
    rows.append(("", TOTAL.said(language), *sums, "; ".join(remarks_on_counts(view.total, language))))
    name = title(view, language)
    digests = seals(view, language)
    return paper_of(
        view,
        language,
        name="statement",
        titles=(name,),
        subtitle=AS_OF.said(language, day=view.day),
        blocks=(
            ruled(_columns(view, language), rows, name, language, small=True, strong_rows=(len(rows) - 1,)),
            Paragraph(RATE_NOTE.said(language), small=True),
            signatures(view, language),
            *((Heading(DIGESTS.said(language), new_page=True), *digests) if digests else ()),
        ),
        foot=about(view, language),
    )


def _columns(view: RollupView, language: Language) -> tuple[TitledColumn, ...]:
    """Return the columns of the paper, so wide that no word of a heading breaks in either language."""
    return (
        TitledColumn(NUMBER.title, 24, "center"),
        TitledColumn(UPAZILA, 60 if view.area.level is AreaLevel.DISTRICT else 84),
        TitledColumn(OFFICES, 38, "center"),
        TitledColumn(ANSWERED, 50, "center"),
        TitledColumn(USER_IDS, 40, "center"),
        *(TitledColumn(heading, share, "center") for (_, heading), share in zip(DUTIES, _DUTY_SHARES, strict=True)),
        TitledColumn(implemented_heading(view, language), 56, "center"),
        TitledColumn(_RATE_PERCENT, 58, "center"),
        TitledColumn(BASIS_BY_GRADE, 62, "center"),
        TitledColumn(PORTAL_CAUSE, 58, "center"),
        TitledColumn(REMARKS.title, 102),
    )


def _printed_row(upazila: UpazilaRow | MissingUpazila, view: RollupView, language: Language) -> tuple[str, ...]:
    begins = (serial(upazila.serial, language), named(upazila, view, language))
    match upazila:
        case UpazilaRow():
            sample = (_SAMPLE_REMARK.said(language),) if view.example else ()
            remarked = "; ".join((*sample, *remarks(upazila, language))) or cells.NIL
            return (*begins, *_printed_counts(upazila.counts, language), remarked)
        case MissingUpazila():
            return (*begins, *("",) * _PRINTED_COUNTS, NOT_SENT.said(language))


def _printed_counts(counts: StatementCounts, language: Language) -> tuple[str, ...]:
    tally = counts.tally
    standing = (cells.NOTHING_TO_COUNT,) * 3
    if tally is not None:
        rate = cells.NOTHING_TO_COUNT if tally.rate is None else digits(str(tally.rate), language)
        standing = (cells.count(tally.implemented, language), rate, basis_cell(tally, language))
    return (
        *(cells.count(number, language) for number in (counts.offices, counts.answered, counts.accounts)),
        *(cells.NOTHING_TO_COUNT if duty is None else cells.count(duty.done, language) for duty in counts.duties),
        *standing,
        cells.count(counts.portal_offices, language),
    )


def _upazilas(view: RollupView) -> list[UpazilaRow | MissingUpazila]:
    """Return the upazilas of the area in their order, those that did not report too."""
    return sorted([*view.rows, *view.missing], key=lambda upazila: upazila.serial)


def statement_workbook(view: RollupView, language: Language) -> RuledWorkbook:
    """Return the monthly statement to be pasted onwards where this program is not at hand."""
    return RuledWorkbook(
        _statement_sheet(view, language), _TAB.said(language), RATE_NOTE.said(language), view.day, language
    )


def rollup_workbook(view: RollupView, language: Language) -> Workbook:
    """Return a roll-up as a workbook: its glance, and the statement to filter and count in."""
    sheet = replace(_statement_sheet(view, language), title=_TAB.said(language))
    return Workbook(rollup_paper(view, language), (sheet,))


def _statement_sheet(view: RollupView, language: Language) -> Sheet:
    fields = (
        Field("serial", NUMBER.title.said(language), 5),
        Field("upazila", UPAZILA.said(language), 18 if view.area.level is AreaLevel.DISTRICT else 28),
        Field("month", _MONTH.said(language), 13),
        Field("offices", OFFICES.said(language), 8),
        Field("answered", ANSWERED.said(language), 9),
        Field("accounts", USER_IDS.said(language), 9),
        *(Field(code, heading.said(language), 11) for code, heading in DUTIES),
        Field("implemented", implemented_heading(view, language).said(language), 11),
        Field("rate_percent", _RATE_PERCENT.said(language), 12),
        *(Field(f"basis_{grade.code}", _BASIS_OF.said(language, grade=grade.short), 9) for grade in Grade),
        Field("portal_offices", PORTAL_CAUSE.said(language), 11),
        Field("remarks", REMARKS.title.said(language), 42),
    )
    meeting = month(view.meeting).said(language)
    rows = [_line(upazila, meeting, view, language) for upazila in _upazilas(view)]
    sums = _values(view.total) if view.rows else (None,) * _NUMBERS
    total = (None, TOTAL.said(language), meeting, *sums, "; ".join(remarks_on_counts(view.total, language)) or None)
    return Sheet("statement", title(view, language), fields, (*rows, total), frozen=2)


def _line(
    upazila: UpazilaRow | MissingUpazila, meeting: str, view: RollupView, language: Language
) -> tuple[Value, ...]:
    name = named(upazila, view, language)
    match upazila:
        case UpazilaRow():
            sample = [_SAMPLE_REMARK.said(language)] if view.example else []
            known = _INFORMATION_OF.said(language, day=upazila.day)
            sealed = _SEALED.said(language, digest=seal_words(upazila.digest))
            remarked = "; ".join((*sample, *remarks(upazila, language), known, sealed))
            return (upazila.serial, name, meeting, *_values(upazila.counts), remarked)
        case MissingUpazila():
            return (upazila.serial, name, meeting, *(None,) * _NUMBERS, NOT_SENT.said(language))


def _values(counts: StatementCounts) -> tuple[Value, ...]:
    tally = counts.tally
    return (
        counts.offices,
        counts.answered,
        counts.accounts,
        *(duty.done if duty is not None else None for duty in counts.duties),
        *((tally.implemented, tally.rate, *tally.basis) if tally is not None else (None,) * (2 + len(Grade))),
        counts.portal_offices,
    )
