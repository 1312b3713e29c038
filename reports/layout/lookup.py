"""The tables in which a reader looks something up: by what each row is found, chosen and put in order.

A table is the paper's own, cell by cell; what is added here is not shown but asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, serial
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade, label_of
from auditor.model.lookup import Cell, Choice, Listing, Lookup, LookupPage, OfficePaper, Row
from auditor.model.paper import Paragraph
from auditor.model.rollup import AreaLevel, MissingUpazila, UpazilaRow
from auditor.model.subjects import OfficeKind
from reports.layout import cells, decisions, remarking
from reports.layout.annex import annex
from reports.layout.changes import changes_by_office
from reports.layout.office import office_report
from reports.layout.offices import OWN_LINE, office_table, offices_section
from reports.layout.rollup.paper import rollup_paper
from reports.layout.rollup.upazilas import silent_cells, upazila_table
from reports.layout.wording import BASIS, KIND_OF_OFFICE, OVERALL_STATUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.paper import Block, Paper
    from auditor.model.rollup import RollupView, StatementCounts
    from auditor.model.views.annexes import ChairRow
    from auditor.model.views.duty_cells import DutyCell
    from auditor.model.views.office import OfficeView, RoundBook


_OF_OFFICES: Final[Mapping[str, Text]] = {
    "skip": Text(en="Skip to the office table", bn="সরাসরি দপ্তরের তালিকায় যান"),
    "find": Text(en="Find offices", bn="দপ্তর খুঁজুন"),
    "search_hint": Text(
        en="Search for a name in Bangla or English, a post, an address or a word of the remarks.",
        bn="বাংলা বা ইংরেজি নাম, পদবি, ঠিকানা বা মন্তব্যের যেকোনো শব্দ লিখে খোঁজা যায়।",
    ),
    "nothing": Text(
        en="No office fits. Change the words or the choice, or press “Show all”.",
        bn="এমন কোনো দপ্তর পাওয়া যায়নি। লেখা বা বাছাই বদলান, অথবা “সব দেখান” চাপুন।",
    ),
}
_OF_UPAZILAS: Final[Mapping[str, Text]] = {
    "skip": Text(en="Skip to the upazila table", bn="সরাসরি উপজেলার তালিকায় যান"),
    "find": Text(en="Find upazilas", bn="উপজেলা খুঁজুন"),
    "search_hint": Text(
        en="Search for the name of an upazila or a district in Bangla or English, or for a word of the remarks.",
        bn="বাংলা বা ইংরেজিতে উপজেলা বা জেলার নাম, অথবা মন্তব্যের যেকোনো শব্দ লিখে খোঁজা যায়।",
    ),
    "nothing": Text(
        en="No upazila fits. Change the words or the choice, or press “Show all”.",
        bn="এমন কোনো উপজেলা পাওয়া যায়নি। লেখা বা বাছাই বদলান, অথবা “সব দেখান” চাপুন।",
    ),
}
"""What a page says of its own about what is looked up in it."""
_LEFT_UNDER: Final = Text(en="Duties left under", bn="যে সিদ্ধান্তে করণীয় বাকি")
_SHOWN: Final = Text(en="Offices shown: {n} of {m}.", bn="{m}টি দপ্তরের মধ্যে {n}টি দেখানো হচ্ছে।")
_SHOWN_OWN: Final = Text(en="Checked voluntarily: {n} of {m}.", bn="স্বেচ্ছায় যাচাই: {m}টির মধ্যে {n}টি।")
_SENT: Final = Text(en="Statement", bn="বিবরণী")
_RECEIVED: Final = Text(en="received", bn="পাওয়া গেছে")
_NOT_RECEIVED: Final = Text(en="not received", bn="পাওয়া যায়নি")
_DISTRICT: Final = Text(en="District", bn="জেলা")
_SHOWN_UPAZILAS: Final = Text(en="Upazilas shown: {n} of {m}.", bn="{m}টি উপজেলার মধ্যে {n}টি দেখানো হচ্ছে।")

_WORST_FIRST: Final = (
    Status.NOT_IMPLEMENTED,
    Status.NO_INFORMATION,
    Status.PARTIAL,
    Status.AWAITING_PORTAL,
    Status.WAIVED,
    Status.IMPLEMENTED,
    Status.NOT_APPLICABLE,
)
_OUTCOMES_WORST_FIRST: Final = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.WAIVED, Outcome.PASS, Outcome.NOT_APPLICABLE)
_WHOLE: Final = 1000


# The pages


def round_page(view: RoundBook, language: Language) -> LookupPage:
    """Return a round to look things up in: the annex, its offices to search and sort, and the report of each."""
    lookup = _round_lookup(view, language)
    reports = tuple(_office_papers(view, language))
    paper = _apart(annex(view.annex, language), offices_section(view.annex.chair, language)[-1], lookup.listings)
    return _page(paper, lookup, reports, "offices", _OF_OFFICES)


def _apart(paper: Paper, table: Block, listings: Sequence[Listing]) -> Paper:
    """Return a paper with the tables that are looked up in place of the one table that it prints of all of them."""
    first, *own = (listing.table for listing in listings)
    line = Paragraph(OWN_LINE.said(paper.language), strong=True)
    tables = (first, *(each for voluntary in own for each in (line, voluntary)))
    return replace(
        paper,
        blocks=tuple(each for block in paper.blocks for each in (tables if block == table else (block,))),
    )


def rollup_page(view: RollupView, language: Language) -> LookupPage:
    """Return a roll-up to look things up in: its paper, with a row for every upazila to search and sort."""
    return _page(rollup_paper(view, language), _rollup_lookup(view, language), (), "upazilas", _OF_UPAZILAS)


def _page(
    paper: Paper, lookup: Lookup, reports: tuple[OfficePaper, ...], table_id: str, words: Mapping[str, Text]
) -> LookupPage:
    language = paper.language
    return LookupPage(
        paper, lookup, reports, table_id, tuple(words.items()), OVERALL_STATUS.said(language), BASIS.said(language)
    )


def _office_papers(view: RoundBook, language: Language) -> Iterator[OfficePaper]:
    changes = changes_by_office(view.annex.chair, language)
    bases = {row.serial: row for row in view.annex.chair.rows if row.basis is not None}
    for report in view.offices.reports:
        place = report.office.serial
        row = bases.get(place)
        yield OfficePaper(
            f"office-{report.office_id}",
            f"{serial(place, language)} {cells.words(report.office.name, language)}",
            office_report(report, language),
            report.status.value,
            report.status.label.said(language),
            label_of(row.basis, row.ways).said(language) if row is not None and row.basis is not None else "",
            changes.get(place, ()),
        )


# The offices of a round


def _round_lookup(view: RoundBook, language: Language) -> Lookup:
    """Return the table of offices; those that check themselves voluntarily in one apart."""
    reports = {report.office.serial: report for report in view.offices.reports}
    listings = []
    for voluntary in (False, True):
        shown = [row for row in view.annex.chair.rows if row.own is voluntary]
        if shown or not voluntary:
            table = office_table(view.annex.chair, shown, language)
            rows = tuple(
                _office(row, words, reports.get(row.serial), language)
                for row, words in zip(shown, table.rows, strict=True)
            )
            listings.append(Listing(table, rows, (_SHOWN_OWN if voluntary else _SHOWN).said(language)))
    return Lookup(tuple(listings), _office_choices(view, language))


def _office(row: ChairRow, words: Iterable[str], report: OfficeView | None, language: Language) -> Row:
    also = [row.name.said(_other(language)), row.portal, remarking.in_full(row.remarks, language)]
    left_under = list[str]()
    if report is not None:
        posts = dict.fromkeys((report.head_post, *(account.post for account in report.accounts)))
        also += (*(cells.words(post, language) for post in posts), report.email, report.office_id)
        left = {duty.decision for duty in report.duties if duty.cell.is_open}
        left_under += (
            str(place) for place, decision in enumerate(report.head.decisions) if any(map(decision.is_named, left))
        )
    chosen = (
        ("status", row.status.value),
        ("kind", row.kind.value),
        ("basis", " ".join(grade.code for grade in Grade if grade in row.grades)),
        ("left", " ".join(left_under)),
    )
    return Row(_office_cells(row, words), chosen, " ".join(also), report.office_id if report is not None else "")


def _office_cells(row: ChairRow, words: Iterable[str]) -> tuple[Cell, ...]:
    """Return the cells in the order of the layout's columns."""
    by_number: list[tuple[int | None, str]] = [
        (row.serial, ""),
        (None, ""),
        (row.accounts, ""),
        *((_rank(cell), "") for cell in row.cells),
        (_WORST_FIRST.index(row.status), row.status.value),
        (_come(row), ""),
        (None, ""),
    ]
    return tuple(_cell(cell, *sides) for cell, sides in zip(words, by_number, strict=True))


def _come(row: ChairRow) -> int | None:
    """Return how many of a thousand duties an office has done; None where none concerns it."""
    now = row.trend[-1] if row.trend else None
    return now.done * _WHOLE // now.of if now is not None and now.of else None


def _cell(words: str, rank: int | None, status: str = "") -> Cell:
    return Cell(words, None if words.isdecimal() and int(words) == rank else rank, status)


def _rank(cell: DutyCell) -> int:
    """Return where a duty stands among others: the worst outcome first, then the smaller fraction."""
    if not cell.of:
        return len(_OUTCOMES_WORST_FIRST) * _WHOLE
    return _OUTCOMES_WORST_FIRST.index(cell.outcome) * _WHOLE + cell.done * _WHOLE // cell.of


def _office_choices(view: RoundBook, language: Language) -> tuple[Choice, ...]:
    """Return by what offices can be chosen; of each only the values that some office has."""
    rows = view.annex.chair.rows
    statuses, kinds = {row.status for row in rows}, {row.kind for row in rows}
    grades = {grade for row in rows for grade in row.grades}
    ordered = view.annex.chair.summary.head.decisions
    choices = (
        Choice(
            "status",
            OVERALL_STATUS.said(language),
            tuple((status.value, status.label.said(language)) for status in Status if status in statuses),
        ),
        Choice(
            "kind",
            KIND_OF_OFFICE.said(language),
            tuple((kind.value, kind.label.said(language)) for kind in OfficeKind if kind in kinds),
        ),
        Choice(
            "basis",
            BASIS.said(language),
            tuple((grade.code, grade.label.said(language)) for grade in Grade if grade in grades),
        ),
        Choice(
            "left",
            _LEFT_UNDER.said(language),
            tuple(
                (str(place), decisions.number_of(decision, ordered, language)) for place, decision in enumerate(ordered)
            ),
        ),
    )
    return tuple(choice for choice in choices if choice.values)


def _other(language: Language) -> Language:
    return Language.EN if language is Language.BN else Language.BN


# The upazilas of a roll-up


def _rollup_lookup(view: RollupView, language: Language) -> Lookup:
    """Return the table of upazilas with all of the area in it, those that did not report too; none where nobody did."""
    table = upazila_table(view, language)
    if table is None:
        return Lookup((), ())
    *printed, total = table.rows
    told = dict(zip((row.serial for row in view.rows), printed, strict=True))
    every: list[UpazilaRow | MissingUpazila] = sorted([*view.rows, *view.missing], key=lambda upazila: upazila.serial)
    districts = {
        district: str(place) for place, district in enumerate(dict.fromkeys(upazila.district for upazila in every))
    }
    rows = []
    for upazila in every:
        match upazila:
            case UpazilaRow():
                shown, sent = tuple(map(_cell, told[upazila.serial], _ranks(upazila))), "yes"
            case MissingUpazila():
                place, name, why = silent_cells(upazila, view, language)
                rest = len(table.columns) - len((place, name))
                shown, sent = (Cell(place), Cell(name), Cell(why, columns=rest)), "no"
        also = (upazila.upazila.said(_other(language)), *(upazila.district.said(each) for each in Language))
        rows.append(Row(shown, (("sent", sent), ("district", districts[upazila.district])), " ".join(also)))
    listing = Listing(table, tuple(rows), _SHOWN_UPAZILAS.said(language), total)
    return Lookup((listing,), tuple(_upazila_choices(view, districts, language)))


def _ranks(row: UpazilaRow) -> tuple[int | None, ...]:
    return (row.serial, None, row.day.toordinal(), *_count_ranks(row.counts), None)


def _count_ranks(counts: StatementCounts) -> tuple[int | None, ...]:
    tally = counts.tally
    shares = (duty.done * _WHOLE // duty.total if duty is not None and duty.total else None for duty in counts.duties)
    standing: tuple[int | None, ...] = (None, None, None)
    if tally is not None:
        # The basis is put in order by how many of the implemented rest on more than the office's own word.
        declared, *better = tally.basis
        rate = tally.implemented * _WHOLE // tally.total if tally.total else None
        standing = (
            tally.implemented,
            rate,
            sum(better) * _WHOLE // (declared + sum(better)) if any(tally.basis) else None,
        )
    return (counts.offices, counts.answered, counts.accounts, *shares, *standing, counts.portal_offices)


def _upazila_choices(view: RollupView, districts: dict[Text, str], language: Language) -> Iterable[Choice]:
    if view.missing:
        values = (("yes", _RECEIVED.said(language)), ("no", _NOT_RECEIVED.said(language)))
        yield Choice("sent", _SENT.said(language), values)
    if view.area.level is not AreaLevel.DISTRICT:
        named = tuple((value, district.said(language)) for district, value in districts.items())
        yield Choice("district", _DISTRICT.said(language), named)
