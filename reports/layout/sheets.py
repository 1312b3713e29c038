"""The tables of an annex as values for spreadsheets: numbers stay numbers, days stay days, nothing to show is None.

Headings and words are those of the papers; each heading, and each word that stands for a choice, has a code in ASCII
that stays the same in both languages and from month to month. What a paper says in one cell (৩/৪, how that is known,
what the rest is) has a column each here, so that it can be filtered and counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.labels import NO, YES, yes_or_no
from auditor.model.sheets import Field, Sheet, Value, Workbook
from auditor.model.subjects import OfficeKind
from auditor.model.views.annexes import AuditorView, ChairView
from auditor.model.views.minutes import MinutesView
from reports.layout import cells, decisions, minutes_sheets, remarking
from reports.layout.annex import annex
from reports.layout.as_printed import as_printed
from reports.layout.change_lines import named_offices, told_once
from reports.layout.ruled import DECISION_NUMBER, REMARKS
from reports.layout.standing import kinds_of
from reports.layout.tallies import (
    ANSWERED,
    AWAITING_PORTAL,
    CONTACTED,
    IMPLEMENTED,
    NO_INFORMATION_HERE,
    NOT_IMPLEMENTED,
    OFFICES,
    PARTLY,
    WAIVED,
    counted,
)
from reports.layout.wording import (
    ACCOUNT_AGAIN,
    AGAIN_IMPLEMENTED,
    BASIS,
    CHANGE,
    COUNTED_SINCE,
    COUNTED_UNTIL,
    DEPARTED,
    DUTY,
    FOR_SOME_DUTY,
    KIND_OF_OFFICE,
    LAPSED,
    LISTED_ANEW,
    MORE_BY_NUMBER,
    NEW_ACCOUNT,
    NEWLY_AFTER,
    NEWLY_IMPLEMENTED,
    NO_LONGER,
    NO_USER_ID,
    OVERALL_STATUS,
    PENDING,
    PORTAL_ADDRESS,
    SUBJECT,
    TO_DO_AGAIN,
    TOTAL,
    USER,
    USER_ID,
    USER_ID_COUNT,
    WITHOUT_DOING,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.tally import Tally
    from auditor.model.views.annexes import Annex, ChairRow, Change, DutyColumn, OfficeAccounts
    from auditor.model.views.duty_cells import DutyCell
    from auditor.model.views.summary import DecisionPart, Summary

_OWN: Final = Text(en="Checked voluntarily", bn="স্বেচ্ছায় যাচাই")
_DONE_OF: Final = Text(en="{duty}: done", bn="{duty}: হয়েছে (সংখ্যা)")
_OF: Final = Text(en="{duty}: of", bn="{duty}: মোট (সংখ্যা)")
_BASIS_OF: Final = Text(en="{duty}: basis", bn="{duty}: তথ্যের ভিত্তি")
_DAY_OF: Final = Text(en="{duty}: day of the information", bn="{duty}: তথ্যের তারিখ")

_ACCOUNTS_TITLE: Final = Text(en="User IDs", bn="ইউজার আইডি")
_CODES_TITLE: Final = Text(en="_codes", bn="_codes")

_COUNTS: Final = (
    ("total", OFFICES),
    ("asked", CONTACTED),
    ("answered", ANSWERED),
    ("implemented", IMPLEMENTED),
    ("partial", PARTLY),
    ("not_implemented", NOT_IMPLEMENTED),
    ("no_information", NO_INFORMATION_HERE),
    ("awaiting_portal", AWAITING_PORTAL),
    ("waived", WAIVED),
    ("rate_percent", minutes_sheets.RATE_PERCENT),
)

_CHANGES: Final = (
    ("newly-implemented", NEWLY_IMPLEMENTED),
    ("to-do-again", TO_DO_AGAIN),
    ("pending", PENDING),
    ("waived", WAIVED),
    ("lapsed", LAPSED),
    ("listed-anew", LISTED_ANEW),
    ("new-account", NEW_ACCOUNT),
    ("account-again", ACCOUNT_AGAIN),
    ("more-by-number", MORE_BY_NUMBER),
)
_TURNED: Final = (
    ("again_implemented", AGAIN_IMPLEMENTED),
    ("without_doing", WITHOUT_DOING),
    ("counted_now", COUNTED_SINCE),
    ("no_longer_implemented", NO_LONGER),
    ("counted_no_more", COUNTED_UNTIL),
    ("departed", DEPARTED),
)
"""By what else than the newly done the implemented of the last meeting became those of now, by how a record calls it."""
_MEETINGS: Final = Text(en="Meetings", bn="সভা (সংখ্যা)")
_UNTIL: Final = Text(en="Until", bn="পর্যন্ত")
_REFERENCE: Final = Text(en="Reference", bn="সূত্র")

_CODES_TOLD: Final = Text(
    en="Codes of the columns for programs: sheet _codes.", bn="প্রোগ্রামের জন্য কলামের কোড: _codes শিট।"
)
_WHERE: Final = Text(en="Sheet or column", bn="শিট বা কলাম")
_CODE: Final = Text(en="Code", bn="কোড")
_WORDS: Final = Text(en="Words", bn="কথা")


def annex_workbook(view: Annex, language: Language) -> Workbook:
    """Return an annex as a workbook: its glance, and its tables as far as its audience is shown them."""
    return Workbook(annex(view, language, listing=False), sheets(view, language), _CODES_TOLD.said(language))


def sheets(view: Annex, language: Language) -> tuple[Sheet, ...]:
    """Return the tables of an annex, as far as its audience is shown them, then its sections as printed, and last what codes stand for."""
    if isinstance(view, MinutesView):
        head, made = view.summary.head, minutes_sheets.tables(view, language)
    else:
        chair = view.chair if isinstance(view, AuditorView) else view
        head = chair.summary.head
        made = [summary_sheet(chair.summary, language), office_sheet(view, language)]
        if isinstance(view, AuditorView):
            made.append(_account_sheet(view, language))
        made += [_changes(chair, language), minutes_sheets.duty_bases(chair.summary, language)]
    made += minutes_sheets.other_decisions(head, language)
    return (*made, as_printed(annex(view, language)), _code_sheet(view, made, language))


def office_sheet(view: Annex, language: Language) -> Sheet:
    """Return the offices: in the minutes copy whether they answered, else with every duty."""
    match view:
        case MinutesView():
            return minutes_sheets.offices(view, language)
        case ChairView():
            return _offices(view, language)
        case AuditorView():
            return _offices(view.chair, language)


def summary_sheet(summary: Summary, language: Language) -> Sheet:
    """Return the offices counted by decision and kind, with a total a decision."""
    fields = (
        Field("decision", DECISION_NUMBER.title.said(language)),
        Field("subject", SUBJECT.said(language), 32),
        Field("kind", KIND_OF_OFFICE.said(language), 26),
        Field("is_total", minutes_sheets.IS_TOTAL.said(language), 10),
        *(Field(code, title.said(language), 13) for code, title in _COUNTS),
        *minutes_sheets.grade_fields(language),
        *(Field(_snake(code), title.said(language), 13) for code, title in (*_CHANGES[:3], *_TURNED)),
    )
    rows: list[tuple[Value, ...]] = []
    for part in decisions.in_order(summary.parts):
        number = decisions.serial_of(part.decision, summary.head.decisions, language)
        subject = part.decision.subject.said(language)
        for group in part.groups:
            kinds = kinds_of(group.kinds, language)
            rows.append((number, subject, kinds, NO.said(language), *_counts(group.tally), *_MOVED_NOWHERE))
        moved = _MOVED_NOWHERE if summary.first else _moved(part)
        rows.append((number, subject, TOTAL.said(language), YES.said(language), *_counts(part.total), *moved))
    return Sheet("summary", minutes_sheets.SUMMARY_TITLE.said(language), fields, tuple(rows), frozen=1)


def _moved(part: DecisionPart) -> tuple[Value, ...]:
    """Return what changed under a decision since the last meeting, column by column."""
    turned = (part.again, part.without_doing, part.counted_now, part.lost, part.counted_no_more, part.departed)
    return (part.newly_done, part.slipped, part.pending, *turned)


_MOVED_NOWHERE: Final[tuple[Value, ...]] = (None,) * (3 + len(_TURNED))


def _counts(tally: Tally) -> tuple[Value, ...]:
    return (*counted(tally), tally.rate, *tally.basis)


def _snake(code: str) -> str:
    return code.replace("-", "_")


def _known(known: Text | None, language: Language) -> str | None:
    return known.said(language) if known is not None else None


def _told(words: str) -> str | None:
    """Return words, or None for the sign that papers print where there are none."""
    return None if words == cells.NIL else words or None


# Offices


def _offices(view: ChairView, language: Language) -> Sheet:
    fields = (
        *minutes_sheets.whose(language),
        Field("kind", KIND_OF_OFFICE.said(language), 24),
        Field("portal", PORTAL_ADDRESS.said(language), 30),
        Field("accounts", USER_ID_COUNT.said(language), 11),
        *(field for column in view.duties for field in _duty_fields(column, language)),
        Field("status", OVERALL_STATUS.said(language), 20),
        Field("basis", BASIS.said(language)),
        Field("remarks", REMARKS.title.said(language), 50),
        Field("voluntary", _OWN.said(language), 11),
    )
    return Sheet(
        "offices",
        minutes_sheets.OFFICES_TITLE.said(language),
        fields,
        tuple(_office_row(row, language) for row in view.rows),
        frozen=2,
    )


def _duty_code(column: DutyColumn) -> str:
    return _snake("+".join(column.policies))


def _duty_fields(column: DutyColumn, language: Language) -> tuple[Field, ...]:
    """Return the columns of one duty of an office: the worst outcome among its accounts, then the numbers."""
    code = _duty_code(column)
    return (
        Field(code, column.heading.said(language), 18),
        Field(f"{code}_done", _DONE_OF.said(language, duty=column.heading), 11),
        Field(f"{code}_of", _OF.said(language, duty=column.heading), 11),
        Field(f"{code}_basis", _BASIS_OF.said(language, duty=column.heading), 13),
    )


def _office_row(row: ChairRow, language: Language) -> tuple[Value, ...]:
    return (
        row.serial,
        cells.words(row.name, language),
        row.kind.label.said(language),
        row.portal or None,
        row.accounts,
        *(value for cell in row.cells for value in _duty_values(cell, language)),
        row.status.label.said(language),
        _known(row.known, language),
        _told(remarking.in_full(row.remarks, language)),
        yes_or_no(row.own).said(language),
    )


def _duty_values(cell: DutyCell, language: Language) -> tuple[Value, ...]:
    return (cell.label.said(language), *cell.counted, _known(cell.known, language))


# Accounts


def _account_sheet(view: AuditorView, language: Language) -> Sheet:
    fields = (
        *minutes_sheets.whose(language),
        Field("post", USER.said(language), 30),
        Field("login", USER_ID.said(language)),
        *(field for column in view.account_duties for field in _account_duty_fields(column, language)),
        Field("remarks", REMARKS.title.said(language), 50),
    )
    duties = len(view.account_duties)
    rows = tuple(row for office in view.accounts for row in _account_rows(office, duties, language))
    return Sheet("accounts", _ACCOUNTS_TITLE.said(language), fields, rows, frozen=3)


def _account_duty_fields(column: DutyColumn, language: Language) -> tuple[Field, ...]:
    code = _duty_code(column)
    return (
        Field(code, column.heading.said(language), 18),
        Field(f"{code}_basis", _BASIS_OF.said(language, duty=column.heading), 13),
        Field(f"{code}_day", _DAY_OF.said(language, duty=column.heading), 13),
    )


def _account_rows(office: OfficeAccounts, duties: int, language: Language) -> Iterator[tuple[Value, ...]]:
    name = cells.words(office.office.name, language)
    if not office.accounts:
        yield (office.office.serial, name, None, None, *(None,) * (3 * duties), NO_USER_ID.said(language))
    for account in office.accounts:
        yield (
            office.office.serial,
            name,
            cells.words(account.post, language),
            account.login or None,
            *(
                value
                for cell in account.cells
                for value in (cell.label.said(language), _known(cell.known, language), cell.observed_on)
            ),
            _told(remarking.in_full(account.remarks, language)),
        )


# Changes


def _changes(view: ChairView, language: Language) -> Sheet:
    fields = (
        Field("change", CHANGE.said(language), 24),
        *minutes_sheets.whose(language),
        Field("decision", DECISION_NUMBER.title.said(language)),
        Field("meetings", _MEETINGS.said(language)),
        Field("duty", DUTY.said(language), 30),
        Field("until", _UNTIL.said(language)),
        Field("reference", _REFERENCE.said(language), 20),
    )
    rows: list[tuple[Value, ...]] = []
    if not view.summary.first:
        for label, members in told_once(view.changes):
            rows += _changed(label, members, view.summary, language)
    rows += [
        (
            FOR_SOME_DUTY.said(language),
            waived.office.serial,
            cells.words(waived.office.name, language),
            None,
            None,
            waived.duty.said(language),
            waived.until,
            cells.quoted(waived.reference, language) or None,
        )
        for waived in view.changes.waived
    ]
    rows += [
        (
            label.said(language),
            office.serial,
            cells.words(office.name, language),
            *(None for _ in fields[3:]),
        )
        for label, offices in named_offices(view.changes, view.summary.head.decisions, language)
        for office in offices
    ]
    return Sheet("changes", minutes_sheets.CHANGES_TITLE.said(language), fields, tuple(rows), frozen=3)


def _changed(
    label: Text, members: Iterable[Change], summary: Summary, language: Language
) -> Iterator[tuple[Value, ...]]:
    ordered = summary.head.decisions
    for change in sorted(members, key=lambda each: decisions.place_named(each.decision, ordered)):
        yield (
            (NEWLY_AFTER[change.in_between] if change.in_between else label).said(language),
            change.office.serial,
            cells.words(change.office.name, language),
            decisions.short_named(change.decision, ordered, language),
            change.meetings or None,
            None,
            None,
            None,
        )


# Codes


def _code_sheet(view: Annex, tables: Sequence[Sheet], language: Language) -> Sheet:
    """Return what each heading, and each word that stands for a choice, is called in programs."""
    fields = (
        Field("where", _WHERE.said(language), 24),
        Field("code", _CODE.said(language), 36),
        Field("words", _WORDS.said(language), 44),
    )
    headings = ((sheet.code, field.code, field.heading) for sheet in tables for field in sheet.fields)
    words = ((where, code, text.said(language)) for where, code, text in _choices(view))
    return Sheet("codes", _CODES_TITLE.said(language), fields, (*headings, *words))


def _choices(view: Annex) -> Iterator[tuple[str, str, Text]]:
    if isinstance(view, MinutesView):
        yield from minutes_sheets.choices(view)
    else:
        yield from (("status", status.value, status.label) for status in Status)
        yield from (("duty", outcome.value, outcome.label) for outcome in Outcome)
        yield ("duty", Status.AWAITING_PORTAL.value, Status.AWAITING_PORTAL.label)
        yield from (("basis", grade.code, grade.short) for grade in Grade)
    yield from (("kind", kind.value, kind.label) for kind in OfficeKind)
    yield from (("change", code, label) for code, label in _CHANGES[: 3 if isinstance(view, MinutesView) else None])
    yield from (("yes-no", code, text) for code, text in (("yes", YES), ("no", NO)))
