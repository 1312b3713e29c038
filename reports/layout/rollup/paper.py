"""The returns of an area joined: one paper to lay before a meeting, and the monthly statement, a row an upazila."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, month, serial
from auditor.model.facts import Scope
from auditor.model.grades import Grade
from auditor.model.paper import Bar, Block, Box, Chart, Column, Heading, Items, Paper, Paragraph, Table
from auditor.model.rollup import AreaLevel, MissingUpazila, UpazilaRow
from auditor.model.seal import seal_words
from auditor.model.sheets import Field, RuledWorkbook, Sheet, Workbook
from reports.layout import cells
from reports.layout.causes import portal_causes, request, told
from reports.layout.frame import CONFIDENTIAL, PAGE, SAMPLE
from reports.layout.joining import listed
from reports.layout.lettering import letter
from reports.layout.ruled import NUMBER, OFFICE_COUNT, TitledColumn, ruled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.rollup import DutyCount, RolledDecision, RollupView, StatementCounts
    from auditor.model.sheets import Value
    from auditor.model.tally import Tally

_TITLES: Final = (
    Text(
        en="Security of web-portal accounts and use of official e-mail",
        bn="ওয়েব পোর্টালের ইউজার আইডির নিরাপত্তা ও সরকারি ই-মেইল ব্যবহার",
    ),
    Text(en="Monthly statement by upazila", bn="উপজেলাভিত্তিক মাসিক বিবরণী"),
)
_ABOUT: Final = Text(en="{area} · meeting of {meeting}", bn="{area} · {meeting} মাসের সভা")
_AS_OF: Final = Text(en="Latest date of the information: {day}", bn="সর্বশেষ তথ্যের তারিখ: {day} খ্রি.")
_NUMBERED: Final = Text(en="{n}. {heading}", bn="{n}. {heading}")

_GLANCE: Final = Text(en="At a glance", bn="এক নজরে")
_COVERAGE: Final = Text(
    en="Of {n} upazilas {k} have sent their statement; {m} have not.",
    bn="মোট {n}টি উপজেলার মধ্যে {k}টির বিবরণী পাওয়া গেছে; {m}টির পাওয়া যায়নি।",
)
_COVERAGE_WHOLE: Final = Text(
    en="All {n} upazilas have sent their statement.", bn="{n}টি উপজেলার সবগুলোর বিবরণী পাওয়া গেছে।"
)
_COVERAGE_NONE: Final = Text(
    en="No statement has come from any of the {n} upazilas.", bn="{n}টি উপজেলার কোনোটির বিবরণী পাওয়া যায়নি।"
)
_OFFICES: Final = Text(
    en="They have {offices} offices with {accounts} user IDs; {answered} offices gave information.",
    bn="এসব উপজেলায় মোট {offices}টি দপ্তর ও {accounts}টি ইউজার আইডি আছে; {answered}টি দপ্তরের তথ্য পাওয়া গেছে।",
)
_STAND: Final = Text(
    en="{subject}: implemented in {x} of {n} offices ({percent}%); no information on {d}.",
    bn="{subject}: {n}টি দপ্তরের মধ্যে {x}টিতে বাস্তবায়িত ({percent}%); {d}টির তথ্য পাওয়া যায়নি।",
)
_STAND_BASIS: Final = Text(
    en="Basis of the information for the {x} implemented: {grades}.", bn="বাস্তবায়িত {x}টির তথ্যের ভিত্তি: {grades}।"
)
_GRADE: Final = Text(en="{grade} {n}", bn="{grade} {n}")
_PORTAL: Final = Text(en="Offices reporting that {told}: {r}.", bn="{r}টি দপ্তর জানিয়েছে, {told}।")
_NOT_TAKEN: Final = Text(
    en="Files that were not counted: {n}; the reasons stand below.", bn="{n}টি ফাইল ধরা হয়নি; কারণ নিচে দেওয়া হলো।"
)

_DECISIONS: Final = Text(en="Standing by decision", bn="সিদ্ধান্তভিত্তিক অবস্থা")
_DECISION_OF_ALL: Final = Text(
    en="{subject} (decision no. {serial}; {n} upazilas)", bn="{subject} (সিদ্ধান্ত নং {serial}; {n}টি উপজেলা)"
)
_DECISION_OF_EACH: Final = Text(
    en="{subject} (committees number it differently; {n} upazilas)",
    bn="{subject} (উপজেলাভেদে সিদ্ধান্তের নম্বর আলাদা; {n}টি উপজেলা)",
)
_DECISION_ALT: Final = Text(
    en="{subject}: offices by kind, how they stand, and how it is known of those that have implemented it.",
    bn="{subject}: দপ্তরের ধরন অনুযায়ী বাস্তবায়নের অবস্থা এবং বাস্তবায়িত দপ্তরের তথ্যের ভিত্তি।",
)
_TOTAL: Final = Text(en="Total", bn="মোট")
_GRADE_COLUMNS: Final = tuple(TitledColumn(grade.short, 1.25, "center") for grade in Grade)
_DECISION_COLUMNS: Final = (
    TitledColumn(Text(en="Kind of office", bn="দপ্তরের ধরন"), 2.2),
    TitledColumn(Text(en="Offices", bn="মোট দপ্তর"), 1.0, "center"),
    TitledColumn(Text(en="Contacted", bn="যোগাযোগ করা হয়েছে"), 1.25, "center"),
    TitledColumn(Text(en="Answered", bn="তথ্য পাওয়া গেছে"), 1.25, "center"),
    TitledColumn(Text(en="Implemented", bn="বাস্তবায়িত"), 1.5, "center"),
    TitledColumn(Text(en="Partly", bn="আংশিক বাস্তবায়িত"), 1.25, "center"),
    TitledColumn(Text(en="Not", bn="বাস্তবায়িত হয়নি"), 1.2, "center"),
    TitledColumn(Text(en="No information", bn="তথ্য পাওয়া যায়নি"), 1.4, "center"),
)
_WAIVED: Final = TitledColumn(Text(en="Waived", bn="সাময়িক ছাড়"), 1.0, "center")
_RATE_COLUMN: Final = TitledColumn(Text(en="Rate of implementation", bn="বাস্তবায়নের হার"), 1.8, "center")

_UPAZILAS: Final = Text(en="The upazilas", bn="উপজেলাভিত্তিক বিবরণী")
_UPAZILAS_ALT: Final = Text(
    en="For each upazila that reported its offices, user IDs, duties done, implementation and how it is known.",
    bn="বিবরণী দেওয়া প্রতিটি উপজেলার দপ্তর, ইউজার আইডি, সম্পন্ন কাজ, বাস্তবায়ন ও তথ্যের ভিত্তি।",
)
_UPAZILA: Final = Text(en="Upazila", bn="উপজেলা")
_UPAZILA_IN: Final = Text(en="{upazila}, {district}", bn="{upazila}, {district}")
_DAY: Final = Text(en="As of", bn="তথ্যের তারিখ")
_MONTH: Final = Text(en="Month", bn="মাস")
_OFFICE_TOTAL: Final = Text(en="Offices", bn="মোট দপ্তর")
_ANSWERED: Final = Text(en="Answered", bn="তথ্য পাওয়া গেছে")
_ACCOUNTS: Final = Text(en="User IDs", bn="মোট ইউজার আইডি")
_DUTIES: Final = (
    ("password_reset", Text(en="Password reset", bn="পাসওয়ার্ড রিসেট")),
    ("two_step_enabled", Text(en="Two-step on", bn="Two-step চালু")),
    ("profile_updated", Text(en="Profile updated", bn="প্রোফাইল হালনাগাদ")),
    ("official_email_used", Text(en="Offices using official e-mail", bn="সরকারি ই-মেইল ব্যবহারকারী দপ্তর")),
)
_IMPLEMENTED_UNDER: Final = Text(en="Offices with decision {serial} done", bn="{serial} নং বাস্তবায়িত দপ্তর")
_IMPLEMENTED: Final = Text(en="Offices with the decision done", bn="সিদ্ধান্ত বাস্তবায়িত দপ্তর")
_RATE: Final = Text(en="Rate", bn="বাস্তবায়নের হার")
_RATE_PERCENT: Final = Text(
    en="Rate (% of the offices to which it applies)",
    bn="বাস্তবায়নের হার (প্রযোজ্য দপ্তরের %)",
)
_BASIS: Final = Text(
    en="Basis (declared/self-checked/witnessed/record/proof)",
    bn="তথ্যের ভিত্তি (ঘোষণা/স্ব-যাচাই/সরাসরি/রেকর্ড/প্রমাণ)",
)
_BASIS_OF: Final = Text(en="Basis: {grade}", bn="তথ্যের ভিত্তি: {grade}")
_PORTAL_CAUSE: Final = Text(en="Causes at the portal (offices)", bn="পোর্টালজনিত কারণ")
_REMARKS: Final = Text(en="Remarks", bn="মন্তব্য")
_INFORMATION_OF: Final = Text(en="information of {day}", bn="তথ্যের তারিখ {day}")
_SEALED: Final = Text(en="check digest {digest}", bn="যাচাই-সংকেত {digest}")
_OTHER_ORDER: Final = Text(en="its committee ordered something else", bn="কমিটির সিদ্ধান্ত ভিন্ন")
_NOT_SENT: Final = Text(en="statement not received", bn="বিবরণী পাওয়া যায়নি")
_SAMPLE_REMARK: Final = Text(en="sample", bn="নমুনা")
_RATE_NOTE: Final = Text(
    en="When rates are compared, the basis of the information has to be seen: a rate that rests on declarations only is "
    "not the same as one that was checked.",
    bn="বাস্তবায়নের হার তুলনার সময় তথ্যের ভিত্তি দেখা প্রয়োজন; শুধু ঘোষণার ভিত্তিতে প্রাপ্ত হার যাচাইকৃত হারের সমান নয়।",
)

_BY_DUTY: Final = Text(en="The duties", bn="করণীয়ভিত্তিক অবস্থা")
_BY_DUTY_ALT: Final = Text(
    en="Each duty: how many have it done of how many, and how that is known.",
    bn="প্রতিটি করণীয়: কতটির মধ্যে কতটিতে হয়েছে এবং তথ্যের ভিত্তি।",
)
_DUTY_COLUMNS: Final = (
    TitledColumn(Text(en="Duty", bn="করণীয়"), 4.0),
    TitledColumn(Text(en="Counted by", bn="কিসের সংখ্যা"), 1.6),
    TitledColumn(Text(en="Done", bn="হয়েছে"), 2.0, "center"),
    *_GRADE_COLUMNS,
)
_SCOPES: Final = {
    Scope.ACCOUNT: Text(en="user IDs", bn="ইউজার আইডি"),
    Scope.OFFICE: Text(en="offices", bn="দপ্তর"),
}

_TREND: Final = Text(en="Meeting by meeting", bn="সভাভিত্তিক অগ্রগতি")
_TREND_BAR: Final = Text(en="{meeting} ({n} upazilas)", bn="{meeting} ({n}টি উপজেলা)")
_SERIES: Final = (
    Text(en="Implemented", bn="বাস্তবায়িত"),
    Text(en="Partly implemented", bn="আংশিক বাস্তবায়িত"),
    Text(en="Not implemented", bn="বাস্তবায়িত হয়নি"),
    Text(en="No information", bn="তথ্য পাওয়া যায়নি"),
    Text(en="Waived", bn="সাময়িক ছাড়"),
)
_TREND_NOTE: Final = Text(
    en="Meetings for which other upazilas reported are not strictly comparable.",
    bn="সব সভায় একই উপজেলার বিবরণী না থাকলে সংখ্যাগুলো সরাসরি তুলনীয় নয়।",
)

_CAUSES: Final = Text(en="Causes at the portal", bn="পোর্টালজনিত কারণ")
_CAUSES_ALT: Final = Text(
    en="Causes that lie with the portal, in how many offices, and what its authority is asked to do.",
    bn="পোর্টালজনিত কারণ, দপ্তরের সংখ্যা ও কর্তৃপক্ষের করণীয়।",
)
_CAUSE_COLUMNS: Final = (
    TitledColumn(Text(en="Cause", bn="কারণ"), 3.6),
    OFFICE_COUNT,
    TitledColumn(Text(en="What its authority is asked to do", bn="কর্তৃপক্ষের করণীয়"), 7.0),
)

_MISSING: Final = Text(en="Upazilas that have not sent their statement", bn="যেসব উপজেলার বিবরণী পাওয়া যায়নি")
_MISSING_ALT: Final = Text(
    en="Upazilas that have not sent their statement, by district.", bn="যেসব উপজেলার বিবরণী পাওয়া যায়নি, জেলা অনুযায়ী।"
)
_MISSING_COLUMNS: Final = (
    TitledColumn(Text(en="District", bn="জেলা"), 2.0),
    TitledColumn(Text(en="Number", bn="সংখ্যা"), 1.0, "center"),
    TitledColumn(Text(en="Upazilas", bn="উপজেলা"), 9.0),
)
_LAST_SENT: Final = Text(en="{upazila} (last for {meeting})", bn="{upazila} (সর্বশেষ {meeting})")

_FILES: Final = Text(en="Files that were not counted or came twice", bn="যেসব ফাইল ধরা হয়নি বা দুবার এসেছে")
_FILES_ALT: Final = Text(
    en="Files that were not counted or came twice, with the reason.", bn="যেসব ফাইল ধরা হয়নি বা দুবার এসেছে, কারণসহ।"
)
_FILE_COLUMNS: Final = (
    TitledColumn(Text(en="File", bn="ফাইল"), 4.0),
    TitledColumn(_UPAZILA, 1.8),
    TitledColumn(Text(en="Counted", bn="ধরা হয়েছে"), 1.0, "center"),
    TitledColumn(Text(en="Reason", bn="কারণ"), 6.0),
)
_STATEMENT_TAB: Final = Text(en="Statement", bn="বিবরণী")
_STATEMENT_WORDS: Final = frozenset({"upazila", "month", "remarks"})
_YES: Final = Text(en="yes", bn="হ্যাঁ")
_NO: Final = Text(en="no", bn="না")
_ASK_AGAIN: Final = Text(
    en="Of a file that was not counted the upazila is asked to make a new one from its ledger and to send it; nobody "
    "corrects it by hand.",
    bn="যে ফাইল ধরা হয়নি, উপজেলাকে স্থায়ী রেকর্ড থেকে সেটি নতুন করে তৈরি করে পাঠাতে বলতে হবে; হাতে সংশোধন করা যাবে না।",
)

_SEALS: Final = Text(en="Check digests", bn="যাচাই-সংকেত")
_SEALS_ALT: Final = Text(
    en="The check digest of every return, to be compared with the signed annex.",
    bn="প্রতিটি বিবরণীর যাচাই-সংকেত, স্বাক্ষরিত পরিশিষ্টের সঙ্গে মেলানোর জন্য।",
)
_SEAL_COLUMNS: Final = (
    NUMBER,
    TitledColumn(_UPAZILA, 3.0),
    TitledColumn(Text(en="Round", bn="যাচাই নং"), 0.8, "center"),
    TitledColumn(_DAY, 1.4, "center"),
    TitledColumn(Text(en="Check digest", bn="যাচাই-সংকেত"), 5.0),
)

_NOTES: Final = Text(en="Notes", bn="দ্রষ্টব্য")
_COUNTS_ONLY: Final = Text(
    en="The statements hold counts only: no office, account or person. No password was collected or stored.",
    bn="বিবরণীতে শুধু সংখ্যা আছে; কোনো দপ্তর, ইউজার আইডি বা ব্যক্তির নাম নেই। কোনো পাসওয়ার্ড সংগ্রহ বা সংরক্ষণ করা হয়নি।",
)
_GRADES_NOTE: Final = Text(
    en="Basis of the information: declared—the office says so itself; self-checked—the user tested it on his or her own "
    "computer; witnessed—the Assistant Programmer saw it at a login; record—the portal's own record; proof—a technical "
    "test showed it.",
    bn="তথ্যের ভিত্তি: ঘোষণা—দপ্তর নিজে জানিয়েছে; স্ব-যাচাই—ইউজার নিজের কম্পিউটারে পরীক্ষা করেছেন; সরাসরি—সহকারী প্রোগ্রামার "
    "লগইনের সময় দেখেছেন; রেকর্ড—পোর্টালের নিজস্ব রেকর্ড; প্রমাণ—কারিগরি পরীক্ষায় ধরা পড়েছে।",
)
_SILENT_NOTE: Final = Text(
    en='Upazilas that have not sent their statement are in no count and no rate. "No information" means neither '
    "implemented nor not implemented.",
    bn='যেসব উপজেলার বিবরণী পাওয়া যায়নি, তারা কোনো সংখ্যায় বা হারে নেই। "তথ্য পাওয়া যায়নি" মানে বাস্তবায়িতও নয়, অবাস্তবায়িতও নয়।',
)
_CHECKSUM_NOTE: Final = Text(
    en="The checksum in a file shows accidents and careless changes only. A statement is checked by comparing its check "
    "digest with the annex that the upazila's committee signed.",
    bn="ফাইলের ভেতরের পরীক্ষা-সংখ্যায় শুধু অসাবধানতাবশত পরিবর্তন ধরা পড়ে। বিবরণী সঠিক কি না জানতে এর যাচাই-সংকেত উপজেলা কমিটির "
    "স্বাক্ষরিত পরিশিষ্টের সংকেতের সঙ্গে মেলাতে হবে।",
)


def rollup_paper(view: RollupView, language: Language) -> Paper:
    """Return the returns of an area as one paper: A4, landscape."""
    about = _about(view, language)
    sections = [
        (_DECISIONS, _decisions(view, language)),
        (_UPAZILAS, _upazilas(view, language)),
        (_BY_DUTY, _duties(view, language)),
        (_TREND, _trends(view, language)),
        (_CAUSES, _causes(view, language)),
        (_MISSING, _missing(view, language)),
        (_FILES, _files(view, language)),
        (_SEALS, _seals(view, language)),
    ]
    shown = [(heading, blocks) for heading, blocks in sections if blocks]
    blocks: tuple[Block, ...] = (
        Box(_GLANCE.said(language), tuple(_glance(view, language))),
        *(
            block
            for place, (heading, blocks) in enumerate(shown, start=1)
            for block in (Heading(_NUMBERED.said(language, n=place, heading=heading)), *blocks)
        ),
        Heading(_NOTES.said(language)),
        Items(
            tuple(
                (letter(place, language), note.said(language))
                for place, note in enumerate((_COUNTS_ONLY, _RATE_NOTE, _GRADES_NOTE, _SILENT_NOTE, _CHECKSUM_NOTE))
            ),
            small=True,
        ),
    )
    return _framed(
        view,
        language,
        name="rollup",
        titles=tuple(title.said(language) for title in _TITLES),
        subtitle=f"{about} · {_AS_OF.said(language, day=view.day)}",
        blocks=blocks,
        foot=about,
    )


def _framed(  # noqa: PLR0913  a paper has as many parts
    view: RollupView,
    language: Language,
    *,
    name: str,
    titles: tuple[str, ...],
    subtitle: str,
    blocks: tuple[Block, ...],
    foot: str,
) -> Paper:
    return Paper(
        name=name,
        language=language,
        title=_title(view, language),
        marking=CONFIDENTIAL.said(language),
        banner=SAMPLE.said(language) if view.example else "",
        letterhead=(),
        titles=titles,
        subtitles=(subtitle,),
        blocks=blocks,
        page_words=PAGE.said(language),
        foot=foot,
        year=view.day.year,
        month=view.day.month,
        day=view.day.day,
        landscape=True,
    )


def _about(view: RollupView, language: Language) -> str:
    return _ABOUT.said(language, area=view.area.title, meeting=month(view.meeting))


def _title(view: RollupView, language: Language) -> str:
    return f"{_TITLES[1].said(language)}: {_about(view, language)}"


def _glance(view: RollupView, language: Language) -> Iterator[str]:
    reported, missing = len(view.rows), len(view.missing)
    coverage = _COVERAGE_NONE if not reported else _COVERAGE if missing else _COVERAGE_WHOLE
    yield coverage.said(language, n=reported + missing, k=reported, m=missing)
    if reported:
        total = view.total
        yield _OFFICES.said(language, offices=total.offices, accounts=total.accounts, answered=total.answered)
    for decision in view.decisions:
        tally = decision.total
        if tally.rate is None:
            continue
        stand = _STAND.said(
            language,
            subject=decision.subject,
            x=tally.implemented,
            n=tally.total,
            percent=tally.rate,
            d=tally.no_information,
        )
        yield f"{stand} {_basis_words(tally, language)}" if tally.implemented else stand
    if view.total.portal_offices:
        causes = told(one.cause for one in view.causes)
        yield _PORTAL.said(language, r=view.total.portal_offices, told=causes)
    if view.refused:
        yield _NOT_TAKEN.said(language, n=len(view.refused))


def _basis_words(tally: Tally, language: Language) -> str:
    grades = [_GRADE.said(language, grade=grade.short, n=tally.basis[grade]) for grade in Grade]
    return _STAND_BASIS.said(language, x=tally.implemented, grades=", ".join(grades))


def _decisions(view: RollupView, language: Language) -> list[Block]:
    blocks: list[Block] = []
    for decision in view.decisions:
        text = _DECISION_OF_ALL if decision.serial else _DECISION_OF_EACH
        heading = text.said(
            language,
            subject=decision.subject,
            serial=digits(decision.serial, language),
            n=decision.upazilas,
        )
        blocks += [Heading(heading, level=2), _by_kind(decision, language)]
    return blocks


def _by_kind(decision: RolledDecision, language: Language) -> Table:
    waived = bool(decision.total.waived)

    def row(name: str, tally: Tally) -> tuple[str, ...]:
        counts = (
            tally.total,
            tally.asked,
            tally.answered,
            tally.implemented,
            tally.partial,
            tally.not_implemented,
            tally.no_information,
            *((tally.waived,) if waived else ()),
        )
        known = (cells.count(number, language) for number in tally.basis)
        return (name, *(cells.count(number, language) for number in counts), cells.rate(tally, language), *known)

    lines = [
        (listed([kind.label.said(language) for kind in group.kinds], language), group.tally)
        for group in decision.groups
    ]
    rows = [row(*line) for line in (*lines, (_TOTAL.said(language), decision.total))]
    columns = (*_DECISION_COLUMNS, *((_WAIVED,) if waived else ()), _RATE_COLUMN, *_GRADE_COLUMNS)
    alt = _DECISION_ALT.said(language, subject=decision.subject)
    return ruled(columns, rows, alt, language, small=True, strong_rows=(len(rows) - 1,))


def _implemented(view: RollupView, language: Language) -> Text:
    """Return the heading of the column that counts who implemented the decision of the statement."""
    return _IMPLEMENTED_UNDER.filled(serial=digits(view.serial, language)) if view.serial else _IMPLEMENTED


def _upazilas(view: RollupView, language: Language) -> list[Block]:
    table = upazila_table(view, language)
    return [table, Paragraph(_RATE_NOTE.said(language), small=True)] if table is not None else []


def upazila_table(view: RollupView, language: Language) -> Table | None:
    """Return the table of the upazilas that reported, with their total last; none where nobody did."""
    if not view.rows:
        return None

    def line(place: str, name: str, day: str, counts: StatementCounts, remarks: str) -> tuple[str, ...]:
        return (
            place,
            name,
            day,
            *(cells.count(number, language) for number in (counts.offices, counts.answered, counts.accounts)),
            *(_fraction(duty, language) for duty in counts.duties),
            *_standing(counts.tally, language),
            cells.count(counts.portal_offices, language),
            remarks,
        )

    rows = [
        line(
            serial(row.serial, language),
            _named(row, view, language),
            cells.day(row.day, language),
            row.counts,
            "; ".join(_remarks(row, language)) or cells.NIL,
        )
        for row in view.rows
    ]
    rows.append(line("", _TOTAL.said(language), cells.NIL, view.total, cells.NIL))
    columns = _upazila_columns(view, language)
    return ruled(columns, rows, _UPAZILAS_ALT.said(language), language, small=True, strong_rows=(len(rows) - 1,))


def silent_cells(one: MissingUpazila, view: RollupView, language: Language) -> tuple[str, str, str]:
    """Return an upazila that did not report as that table begins its rows, then why nothing follows: not even a nil."""
    return serial(one.serial, language), _named(one, view, language), _NOT_SENT.said(language)


def _upazila_columns(view: RollupView, language: Language) -> tuple[TitledColumn, ...]:
    return (
        NUMBER,
        TitledColumn(_UPAZILA, 1.8 if view.area.level is AreaLevel.DISTRICT else 2.6),
        TitledColumn(_DAY, 1.4, "center"),
        TitledColumn(_OFFICE_TOTAL, 1.05, "center"),
        TitledColumn(_ANSWERED, 1.3, "center"),
        TitledColumn(_ACCOUNTS, 1.0, "center"),
        *(TitledColumn(heading, 1.3, "center") for _, heading in _DUTIES[:-1]),
        TitledColumn(_DUTIES[-1][1], 1.6, "center"),
        TitledColumn(_implemented(view, language), 1.6, "center"),
        TitledColumn(_RATE, 1.8, "center"),
        TitledColumn(_BASIS, 2.0, "center"),
        TitledColumn(_PORTAL_CAUSE, 1.6, "center"),
        TitledColumn(_REMARKS, 1.1),
    )


def _fraction(duty: DutyCount | None, language: Language) -> str:
    if duty is None or not duty.total:
        return cells.NOTHING_TO_COUNT
    return cells.fraction(duty.done, duty.total, language)


def _standing(tally: Tally | None, language: Language) -> tuple[str, str, str]:
    """Return how many implemented, at what rate, and how that is known."""
    if tally is None:
        return (cells.NOTHING_TO_COUNT,) * 3
    basis = digits("/".join(map(str, tally.basis)), language) if tally.implemented else cells.NIL
    return cells.count(tally.implemented, language), cells.rate(tally, language), basis


def _named(row: UpazilaRow | MissingUpazila, view: RollupView, language: Language) -> str:
    """Return an upazila, with its district where the area has several."""
    if view.area.level is AreaLevel.DISTRICT:
        return row.upazila.said(language)
    return _UPAZILA_IN.said(language, upazila=row.upazila, district=row.district)


def _remarks(row: UpazilaRow, language: Language) -> Iterator[str]:
    if row.counts.tally is None:
        yield _OTHER_ORDER.said(language)


def _duties(view: RollupView, language: Language) -> list[Block]:
    rows = [
        (
            duty.duty.said(language),
            _SCOPES[duty.scope].said(language),
            _share(duty.count, language),
            *(cells.count(number, language) for number in duty.count.basis),
        )
        for duty in view.duties
    ]
    return [ruled(_DUTY_COLUMNS, rows, _BY_DUTY_ALT.said(language), language)] if rows else []


def _share(count: DutyCount, language: Language) -> str:
    if not count.total:
        return cells.NOTHING_TO_COUNT
    return digits(f"{count.done}/{count.total} ({count.done * 100 // count.total}%)", language)


def _trends(view: RollupView, language: Language) -> list[Block]:
    charts: list[Block] = [_chart(decision, language) for decision in view.decisions if len(decision.trend) > 1]
    return [*charts, Paragraph(_TREND_NOTE.said(language), small=True)] if charts else []


def _chart(decision: RolledDecision, language: Language) -> Chart:
    some_waived = any(one.tally.waived for one in decision.trend)
    series = tuple(one.said(language) for one in (_SERIES if some_waived else _SERIES[:-1]))
    bars = []
    for one in decision.trend:
        tally = one.tally
        stacked = (tally.implemented, tally.partial, tally.not_implemented, tally.no_information, tally.waived)
        counts = stacked[: len(series)]
        label = _TREND_BAR.said(language, meeting=month(one.meeting), n=one.upazilas)
        bars.append(Bar(label, counts, tuple(cells.count(number, language) for number in counts)))
    title = decision.subject.said(language)
    described = "; ".join(
        f"{bar.label}: " + ", ".join(f"{name} {shown}" for name, shown in zip(series, bar.shown, strict=True))
        for bar in bars
    )
    return Chart(title, f"{title}. {described}", series, tuple(bars))


def _causes(view: RollupView, language: Language) -> list[Block]:
    offices = {one.cause: one.offices for one in view.causes}
    rows = [
        (cause.label.said(language), cells.count(offices[cause], language), request(cause).said(language))
        for cause in portal_causes(offices)
    ]
    return [ruled(_CAUSE_COLUMNS, rows, _CAUSES_ALT.said(language), language)] if rows else []


def _missing(view: RollupView, language: Language) -> list[Block]:
    by_district: dict[Text, list[MissingUpazila]] = {}
    for one in view.missing:
        by_district.setdefault(one.district, []).append(one)
    rows = [
        (
            district.said(language),
            cells.count(len(members), language),
            ", ".join(_last_sent(one).said(language) for one in members),
        )
        for district, members in by_district.items()
    ]
    return [ruled(_MISSING_COLUMNS, rows, _MISSING_ALT.said(language), language)] if rows else []


def _last_sent(one: MissingUpazila) -> Text:
    if not one.last_meeting:
        return one.upazila
    return _LAST_SENT.filled(upazila=one.upazila, meeting=month(one.last_meeting))


def _files(view: RollupView, language: Language) -> list[Block]:
    rows = [
        (
            one.file,
            one.upazila.said(language) if one.upazila else cells.NIL,
            _NO.said(language),
            "; ".join(flaw.label.said(language) for flaw in one.flaws),
        )
        for one in view.refused
    ]
    rows += [
        (
            one.file,
            one.upazila.said(language),
            (_YES if one.matter.counts else _NO).said(language),
            one.matter.label.said(language),
        )
        for one in view.noted
    ]
    if not rows:
        return []
    table = ruled(_FILE_COLUMNS, rows, _FILES_ALT.said(language), language)
    return [table, Paragraph(_ASK_AGAIN.said(language), small=True)] if view.refused else [table]


def _seals(view: RollupView, language: Language) -> list[Block]:
    rows = [
        (
            serial(row.serial, language),
            _named(row, view, language),
            digits(str(row.number), language),
            cells.day(row.day, language),
            seal_words(row.digest),
        )
        for row in view.rows
    ]
    return [ruled(_SEAL_COLUMNS, rows, _SEALS_ALT.said(language), language, small=True)] if rows else []


def statement_paper(view: RollupView, language: Language) -> Paper:
    """Return the monthly statement on paper: A4, landscape, what was not reported left empty."""
    sheet = _statement_sheet(view, language)
    rows = tuple(tuple(_printed(value, language) for value in row) for row in sheet.rows)
    columns = tuple(
        Column(field.heading, field.width, "left" if field.code in _STATEMENT_WORDS else "center")
        for field in sheet.fields
    )
    table = Table(columns, rows, sheet.title, strong_rows=(len(rows) - 1,), small=True)
    return _framed(
        view,
        language,
        name="statement",
        titles=(sheet.title,),
        subtitle=_AS_OF.said(language, day=view.day),
        blocks=(table, Paragraph(_RATE_NOTE.said(language), small=True)),
        foot=_about(view, language),
    )


def _printed(value: Value, language: Language) -> str:
    return "" if value is None else digits(str(value), language) if isinstance(value, int) else str(value)


def statement_workbook(view: RollupView, language: Language) -> RuledWorkbook:
    """Return the monthly statement to be pasted onwards where this program is not at hand."""
    return RuledWorkbook(
        _statement_sheet(view, language), _STATEMENT_TAB.said(language), _RATE_NOTE.said(language), view.day
    )


def rollup_workbook(view: RollupView, language: Language) -> Workbook:
    """Return a roll-up as a workbook: its glance, and the statement to filter and count in."""
    sheet = replace(_statement_sheet(view, language), title=_STATEMENT_TAB.said(language))
    return Workbook(rollup_paper(view, language), (sheet,))


def _statement_sheet(view: RollupView, language: Language) -> Sheet:
    """Return the monthly statement: a row an upazila of the area, those that did not report too, and the total."""
    fields = (
        Field("serial", NUMBER.title.said(language), 5),
        Field("upazila", _UPAZILA.said(language), 18 if view.area.level is AreaLevel.DISTRICT else 28),
        Field("month", _MONTH.said(language), 13),
        Field("offices", _OFFICE_TOTAL.said(language), 8),
        Field("answered", _ANSWERED.said(language), 9),
        Field("accounts", _ACCOUNTS.said(language), 9),
        *(Field(code, heading.said(language), 11) for code, heading in _DUTIES),
        Field("implemented", _implemented(view, language).said(language), 11),
        Field("rate_percent", _RATE_PERCENT.said(language), 12),
        *(Field(f"basis_{grade.code}", _BASIS_OF.said(language, grade=grade.short), 9) for grade in Grade),
        Field("portal_offices", _PORTAL_CAUSE.said(language), 11),
        Field("remarks", _REMARKS.said(language), 42),
    )
    meeting = month(view.meeting).said(language)
    every: list[UpazilaRow | MissingUpazila] = sorted([*view.rows, *view.missing], key=lambda one: one.serial)
    rows = [_line(one, meeting, view, language) for one in every]
    sums = _values(view.total) if view.rows else (None,) * _VALUES
    total = (None, _TOTAL.said(language), meeting, *sums, None)
    return Sheet("statement", _title(view, language), fields, (*rows, total), frozen=2)


def _line(one: UpazilaRow | MissingUpazila, meeting: str, view: RollupView, language: Language) -> tuple[Value, ...]:
    name = _named(one, view, language)
    sample = [_SAMPLE_REMARK.said(language)] if view.example else []
    match one:
        case UpazilaRow():
            known = _INFORMATION_OF.said(language, day=one.day)
            sealed = _SEALED.said(language, digest=seal_words(one.digest))
            remarks = "; ".join((*sample, *_remarks(one, language), known, sealed))
            return (one.serial, name, meeting, *_values(one.counts), remarks)
        case MissingUpazila():
            return (one.serial, name, meeting, *(None,) * _VALUES, _NOT_SENT.said(language))


_VALUES: Final = 3 + len(_DUTIES) + 2 + len(Grade) + 1
"""How many numbers stand in a row of the statement."""


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
