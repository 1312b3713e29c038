"""The duties in the report of an office: how each stands, since when, and what is remarked on it."""

from __future__ import annotations

from collections import Counter
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, serial
from auditor.model.grades import Grade, label_of
from auditor.model.labels import SEVERAL_DAYS
from auditor.model.paper import Paragraph, Table
from auditor.model.views.remarks import RemarkCode
from reports.layout import cells, decisions, remarking
from reports.layout.office_waiting import is_put_off
from reports.layout.ruled import DECISION_NUMBER, NUMBER, REMARKS, TitledColumn, ruled
from reports.layout.wording import BASIS, DUTY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model.paper import Block
    from auditor.model.views.duty_cells import DutyCell
    from auditor.model.views.office import DutyRow, OfficeView
    from auditor.model.views.remarks import Remark

_SIGNS_OF_REMARKS: Final = 50
"""Two lines of a cell; longer ones of a duty of users stand with them on the back."""
_SIGNS_OF_ALIKE: Final = 25
"""A line of a cell; the same longer ones of several duties stand once below the table."""
_SIGNS_ACROSS: Final = {Language.BN: 111, Language.EN: 140}
"""So many small letters have room in a line of the page, and seldom fewer; vowel signs and the like stand with a letter."""
_LINES_OF_DUTIES: Final = {Language.BN: 10, Language.EN: 11}
"""So many the front has room for beside a full box."""

_BEFORE_THE_DAY: Final = (
    TitledColumn(NUMBER.title, 0.9, "center"),
    TitledColumn(DUTY, 3.7),
    TitledColumn(DECISION_NUMBER.title, 1.35, "center"),
    TitledColumn(Text(en="Status", bn="অবস্থা"), 2.2),
    TitledColumn(BASIS, 1.6),
)
_OF_DAY: Final = TitledColumn(Text(en="Date", bn="তারিখ"), 1.7)
_STARRED_DAY: Final = TitledColumn(Text(en="Date (* of the information)", bn="তারিখ (* তথ্যের তারিখ)"), 1.7)
"""Starred is the day of the information where the duty is not done, or it is not known of everybody on which day it was."""
_AFTER_THE_DAY: Final = TitledColumn(REMARKS.title, 3.2)
_DUTIES_ALT: Final = Text(
    en="Each ordered duty, how it stands, how that is known, and since when.",
    bn="প্রতিটি করণীয়, তার অবস্থা, তথ্যের ভিত্তি ও তারিখ।",
)
_DAY_OF_INFORMATION: Final = Text(en="{day}*", bn="{day}*")
_ANOTHER_IN_DOUBT: Final = Text(en="{day}*; another in doubt", bn="{day}*; আরেকটি নিশ্চিত নয়")
_DAY_IN_DOUBT: Final = Text(en="in doubt", bn="নিশ্চিত নয়")
_REMARKS_OVERLEAF: Final = Text(en="see overleaf", bn="অপর পৃষ্ঠায় দেখুন")
_REMARKS_BELOW: Final = Text(en="see below", bn="নিচে দেখুন")
_REMARKS: Final = Text(en="Remarks:", bn="মন্তব্য:")
_OF_ALL: Final = Text(en="All duties: {remarks}", bn="সব করণীয়: {remarks}")
_OF_SOME: Final = Text(en="Duties {numbers}: {remarks}", bn="করণীয় {numbers}: {remarks}")


def duties(view: OfficeView, language: Language) -> tuple[Block, ...]:
    """Return the table of the duties that concern the office, and below it the remarks that several of them have."""
    rows = applicable(view)
    if not rows:
        return ()
    below = _below(view)
    told = tuple(
        (
            serial(place, language),
            row.duty.said(language),
            decisions.serial_named(row.decision, view.head.decisions, language),
            cells.duty_words(row.cell, language),
            _known(row.cell, language),
            _day(row, language),
            _REMARKS_BELOW.said(language) if _remarked(row) in below else _remarks(row, view, language),
        )
        for place, row in enumerate(rows, start=1)
    )
    starred = any(row.done_on is None and row.cell.observed_on is not None for row in rows)
    columns = (*_BEFORE_THE_DAY, _STARRED_DAY if starred else _OF_DAY, _AFTER_THE_DAY)
    table = ruled(columns, told, _DUTIES_ALT.said(language), language, small=True)
    decided = [each for each in view.head.decisions if any(each.is_named(row.decision) for row in rows)]
    assumed = decisions.counted_all_the_same(view.head, decided, language, view.kind)
    return (table, *_said_below(below, rows, language), *(Paragraph(told, small=True) for told in assumed))


def applicable(view: OfficeView) -> tuple[DutyRow, ...]:
    """Return the duties that concern the office at all; others would only be noise in its own report."""
    return tuple(row for row in view.duties if row.cell.of)


def lines_over(blocks: Iterable[Block], language: Language) -> int:
    """Return how many lines more the duties (`duties`) take than the front has room for beside a full box."""
    lines = 0
    for block in blocks:
        if isinstance(block, Table):
            a_share = _SIGNS_ACROSS[language] / sum(column.share for column in block.columns)
            rooms = [int(column.share * a_share) - 1 for column in block.columns]
            lines += sum(max(map(_lines, row, rooms)) for row in block.rows)
        elif isinstance(block, Paragraph):
            lines += _lines(f"{block.lead} {block.text}", _SIGNS_ACROSS[language])
    return max(0, lines - _LINES_OF_DUTIES[language])


def _lines(words: str, room: int) -> int:
    letters = cells.letters_of(words)
    return 1 if len(letters) <= room else len(wrap(letters, room))


def _known(cell: DutyCell, language: Language) -> str:
    """Return how a duty is known, or that it is not done where that is more than its own word; of declared it is clear in an office's own report who declares."""
    if cell.grade is None:
        undone = cell.undone_grade
        return label_of(undone, cell.undone_ways).said(language) if undone is not None else cells.NIL
    known = cell.grade.short if cell.grade is Grade.DECLARED else label_of(cell.grade, cell.ways)
    return known.said(language)


def _remarked(row: DutyRow) -> tuple[Remark, ...]:
    """Return what is remarked on a duty; that it waits for another stands above, in the box."""
    return tuple(remark for remark in row.remarks if not is_put_off(remark))


def _stands_overleaf(row: DutyRow, view: OfficeView) -> bool:
    """Whether the users of a duty stand on the back, and what is remarked on each."""
    return bool(view.accounts) and any(row.policy in duty.policies for duty in view.account_duties)


def _remarks(row: DutyRow, view: OfficeView, language: Language) -> str:
    """Return the remarks on a duty; where they are long and stand with its users on the back, only that they do."""
    whole = remarking.in_full(_remarked(row), language)
    is_long = len(whole) > _SIGNS_OF_REMARKS
    return _REMARKS_OVERLEAF.said(language) if is_long and _stands_overleaf(row, view) else whole


def _below(view: OfficeView) -> frozenset[tuple[Remark, ...]]:
    """Return the remarks that stand once below the table: too long for a cell in a language, and the same of several duties."""
    counted = Counter(_remarked(row) for row in applicable(view) if not _stands_overleaf(row, view))
    return frozenset(
        remarks
        for remarks, times in counted.items()
        if times > 1 and any(len(remarking.in_full(remarks, each)) > _SIGNS_OF_ALIKE for each in Language)
    )


def _said_below(
    below: frozenset[tuple[Remark, ...]], rows: Sequence[DutyRow], language: Language
) -> tuple[Paragraph, ...]:
    numbers: dict[tuple[Remark, ...], list[str]] = {}
    for place, row in enumerate(rows, start=1):
        if _remarked(row) in below:
            numbers.setdefault(_remarked(row), []).append(serial(place, language))
    told = (
        (_OF_ALL if len(of) == len(rows) else _OF_SOME).said(
            language, numbers=", ".join(of), remarks=remarking.in_full(remarks, language)
        )
        for remarks, of in numbers.items()
    )
    return (Paragraph(" · ".join(told), small=True, lead=_REMARKS.said(language)),) if numbers else ()


def _day(row: DutyRow, language: Language) -> str:
    """Return the day of the act where it is known, else the day of the information, starred: the first and last of several.

    Where an answer came and nobody knows on which day, it says so, also beside the days of others.
    """
    if row.done_on is not None:
        return row.done_on.said(language)
    first, last = row.cell.observed_on, row.cell.observed_until
    if first is not None:
        days = first if last is None else SEVERAL_DAYS.filled(first=first, last=last)
        return (_ANOTHER_IN_DOUBT if row.is_day_in_doubt else _DAY_OF_INFORMATION).said(language, day=days)
    in_doubt = row.is_day_in_doubt or any(
        remark.code in {RemarkCode.DAY_IN_DOUBT, RemarkCode.UNDATED} for remark in row.remarks
    )
    return _DAY_IN_DOUBT.said(language) if in_doubt else cells.NIL
