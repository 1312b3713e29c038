"""The upazilas of an area: those that reported with their counts, and those that did not by district."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, month, serial
from auditor.model.paper import Block, Paragraph, Table
from auditor.model.rollup import AreaLevel
from auditor.model.seal import seal_words
from reports.layout import cells
from reports.layout.decisions import number_or_blank
from reports.layout.rollup.words import (
    BASIS_BY_GRADE,
    DUTIES,
    NOT_SENT,
    PORTAL_CAUSE,
    RATE_NOTE,
    UPAZILA,
    USER_IDS,
    basis_cell,
    implemented_heading,
    named,
    remarks,
    remarks_on_counts,
)
from reports.layout.ruled import NUMBER, REMARKS, TitledColumn, ruled
from reports.layout.tallies import ANSWERED, CONTACTED, OFFICES, STANDINGS, counted, shown_standings
from reports.layout.wording import CHECK_DIGEST, TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.rollup import DutyCount, MissingUpazila, RollupView, StatementCounts, UpazilaRow
    from auditor.model.tally import Tally

_ALT: Final = Text(
    en="For each upazila that reported its offices, user IDs, duties done, implementation and how it is known.",
    bn="বিবরণী দেওয়া প্রতিটি উপজেলার দপ্তর, ইউজার আইডি, সম্পন্ন কাজ, বাস্তবায়ন ও তথ্যের ভিত্তি।",
)
_DAY: Final = Text(en="As of", bn="তথ্যের তারিখ")
_RATE: Final = Text(en="Rate", bn="বাস্তবায়নের হার")

_MISSING_ALT: Final = Text(
    en="Upazilas that have not sent their statement, by district.", bn="যেসব উপজেলার বিবরণী পাওয়া যায়নি, জেলা অনুযায়ী।"
)
_MISSING_COLUMNS: Final = (
    TitledColumn(Text(en="District", bn="জেলা"), 2.0),
    TitledColumn(Text(en="Number", bn="সংখ্যা"), 1.0, "center"),
    TitledColumn(Text(en="Upazilas", bn="উপজেলা"), 9.0),
)
_LAST_SENT: Final = Text(en="{upazila} (last for {meeting})", bn="{upazila} (সর্বশেষ {meeting})")

_SEALS_ALT: Final = Text(
    en="The check digest of every return with its figures, to be compared with the signed annex.",
    bn="প্রতিটি বিবরণীর যাচাই-সংকেত ও সংখ্যা, স্বাক্ষরিত পরিশিষ্টের সঙ্গে মেলানোর জন্য।",
)
_SEALS_HOW: Final = Text(
    en="Lay the annex that the upazila's committee signed beside it: the check digest at the foot of its pages and the figures of each decision "
    "must be the same. Tick where they are. Counts too small to be published stand in the chair's copy only.",
    bn="উপজেলা কমিটির স্বাক্ষরিত পরিশিষ্ট পাশে রেখে মেলান: পাতার নিচের যাচাই-সংকেত এবং প্রতিটি সিদ্ধান্তের সংখ্যা একই হতে হবে। মিললে টিক দিন। যেসব সংখ্যা "
    "ছোট বলে প্রকাশিত পরিশিষ্টে নেই, সেগুলো সভাপতির কপিতে আছে।",
)
_AGREES: Final = Text(en="Agrees", bn="মিলেছে")
_TO_BE_TICKED: Final = "……"
_ROUND: Final = Text(en="Round and day of information", bn="যাচাই নং ও তথ্যের তারিখ")
_ROUND_OF: Final = Text(en="{n}, {day}", bn="{n}, {day}")
_WHOSE_COLUMNS: Final = (
    TitledColumn(NUMBER.title, 0.65, "center"),
    TitledColumn(UPAZILA, 1.7),
    TitledColumn(_ROUND, 1.7, "center"),
    TitledColumn(CHECK_DIGEST, 4.9),
)
_SEAL_COLUMNS: Final = (
    TitledColumn(Text(en="Decision no.", bn="সিদ্ধান্ত নং"), 1.0, "center"),
    TitledColumn(OFFICES, 0.9, "center"),
    TitledColumn(CONTACTED, 1.15, "center"),
    TitledColumn(ANSWERED, 1.1, "center"),
)
_STANDING_SHARE: Final = 1.35


def upazilas(view: RollupView, language: Language) -> list[Block]:
    """Return the table of the upazilas that reported, and what is to be seen when its rates are compared."""
    table = upazila_table(view, language)
    return [table, Paragraph(RATE_NOTE.said(language), small=True)] if table is not None else []


def upazila_table(view: RollupView, language: Language) -> Table | None:
    """Return the table of the upazilas that reported, with their total last; none where nobody did."""
    if not view.rows:
        return None

    def line(place: str, name: str, day: str, counts: StatementCounts, remarked: str) -> tuple[str, ...]:
        return (
            place,
            name,
            day,
            *(cells.count(number, language) for number in (counts.offices, counts.answered, counts.accounts)),
            *(_fraction(duty, language) for duty in counts.duties),
            *_standing(counts.tally, language),
            cells.count(counts.portal_offices, language),
            remarked,
        )

    rows = [
        line(
            serial(row.serial, language),
            named(row, view, language),
            cells.day(row.day, language),
            row.counts,
            "; ".join(remarks(row, language)) or cells.NIL,
        )
        for row in view.rows
    ]
    rows.append(
        line(
            "",
            TOTAL.said(language),
            cells.NIL,
            view.total,
            "; ".join(remarks_on_counts(view.total, language)) or cells.NIL,
        )
    )
    return ruled(
        _columns(view, language), rows, _ALT.said(language), language, small=True, strong_rows=(len(rows) - 1,)
    )


def silent_cells(upazila: MissingUpazila, view: RollupView, language: Language) -> tuple[str, str, str]:
    """Return an upazila that did not report as that table begins its rows, then why nothing follows: not even a nil."""
    return serial(upazila.serial, language), named(upazila, view, language), NOT_SENT.said(language)


def _columns(view: RollupView, language: Language) -> tuple[TitledColumn, ...]:
    return (
        NUMBER,
        TitledColumn(UPAZILA, 1.8 if view.area.level is AreaLevel.DISTRICT else 2.6),
        TitledColumn(_DAY, 1.4, "center"),
        TitledColumn(OFFICES, 1.05, "center"),
        TitledColumn(ANSWERED, 1.3, "center"),
        TitledColumn(USER_IDS, 1.0, "center"),
        *(TitledColumn(heading, 1.3, "center") for _, heading in DUTIES[:-1]),
        TitledColumn(DUTIES[-1][1], 1.6, "center"),
        TitledColumn(implemented_heading(view, language), 1.6, "center"),
        TitledColumn(_RATE, 1.8, "center"),
        TitledColumn(BASIS_BY_GRADE, 2.0, "center"),
        TitledColumn(PORTAL_CAUSE, 1.6, "center"),
        REMARKS,
    )


def _fraction(duty: DutyCount | None, language: Language) -> str:
    if duty is None or not duty.total:
        return cells.NOTHING_TO_COUNT
    return cells.fraction(duty.done, duty.total, language)


def _standing(tally: Tally | None, language: Language) -> tuple[str, str, str]:
    """Return how many implemented, at what rate, and how that is known."""
    if tally is None:
        return (cells.NOTHING_TO_COUNT,) * 3
    return cells.count(tally.implemented, language), cells.rate(tally, language), basis_cell(tally, language)


def missing(view: RollupView, language: Language) -> list[Block]:
    """Return the upazilas that did not report, a row a district, each with the serial by which it stands in the statement."""
    by_district: dict[Text, list[MissingUpazila]] = {}
    for upazila in view.missing:
        by_district.setdefault(upazila.district, []).append(upazila)
    rows = [
        (
            district.said(language),
            cells.count(len(members), language),
            ", ".join(f"{serial(each.serial, language)} {_last_sent(each).said(language)}" for each in members),
        )
        for district, members in by_district.items()
    ]
    return [ruled(_MISSING_COLUMNS, rows, _MISSING_ALT.said(language), language)] if rows else []


def _last_sent(upazila: MissingUpazila) -> Text:
    if not upazila.last_meeting:
        return upazila.upazila
    return _LAST_SENT.filled(upazila=upazila.upazila, meeting=month(upazila.last_meeting))


def seals(view: RollupView, language: Language) -> list[Block]:
    """Return the check digest of every return, in a district with its figures, to be laid beside the annex that its committee signed."""
    if not view.rows:
        return []
    if view.area.level is not AreaLevel.DISTRICT:
        digests = (_whose(row, view, language) for row in view.rows)
        return [ruled(_WHOSE_COLUMNS, digests, _SEALS_ALT.said(language), language, small=True)]
    shown = shown_standings([decision.total for row in view.rows for decision in row.decisions])
    rows = [line for row in view.rows for line in _sealed(row, shown, view, language)]
    columns = (
        *_WHOSE_COLUMNS,
        *_SEAL_COLUMNS,
        *(TitledColumn(STANDINGS[place], _STANDING_SHARE, "center") for place in shown),
        TitledColumn(_AGREES, 1.0, "center"),
    )
    table = ruled(columns, rows, _SEALS_ALT.said(language), language, small=True)
    return [Paragraph(_SEALS_HOW.said(language), small=True), table]


def _whose(row: UpazilaRow, view: RollupView, language: Language) -> tuple[str, ...]:
    """Return whose return it is, and from which round."""
    return (
        serial(row.serial, language),
        named(row, view, language),
        _ROUND_OF.said(language, n=row.number, day=row.day),
        seal_words(row.digest),
    )


def _sealed(row: UpazilaRow, shown: Sequence[int], view: RollupView, language: Language) -> Iterator[tuple[str, ...]]:
    """Yield a line for each decision of an upazila."""
    for decision in row.decisions:
        counts = (cells.count(number, language) for number in counted(decision.total, shown))
        yield (*_whose(row, view, language), number_or_blank(decision.serial, language), *counts, _TO_BE_TICKED)
