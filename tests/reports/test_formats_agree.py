"""Whatever round: every format, the table at the terminal and the return count the same, recounted here from the findings."""

from __future__ import annotations

import csv as stdlib_csv
import io
import json
import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest
from changing import replace
from drawn_tables import docx_rows, html_rows, sign_by_sign, squeezed, standing_rows, terminal_rows
from hypothesis import Phase, assume, given, settings
from random_rounds import histories
from rendering import render, statement_of
from sampling import PROFILES
from small_upazila import LETTERHEAD

from auditor.cli._standing import standing_table
from auditor.i18n import Language, Text, ascii_digits, digits, joined
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.standing import office_status, put_off_by_waiver, stands_as
from auditor.model.views.office import RoundBook
from auditor.rollup.returns import return_of
from auditor.rollup.rolling import Received, roll_up
from auditor.rounds.round_counts import RoundCounts
from auditor.views.annex.annexes import auditor_view, chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_reports
from reports import csv, docx, html, json_v1, pdf, terminal, xlsx
from reports.layout.wording import TOTAL

STANDING = {Language.EN: "Overall status", Language.BN: "সার্বিক অবস্থা"}
BASIS = {Language.EN: "Basis", Language.BN: "তথ্যের ভিত্তি"}
DUTY = {Language.EN: "Duty", Language.BN: "করণীয়"}
DUTIES_DONE = {Language.EN: "Duties done", Language.BN: "সম্পন্ন করণীয়"}
ALL_OF_IT = {Language.EN: "All of it", Language.BN: "সব করণীয় মিলিয়ে"}
USER_IDS = {Language.EN: "User IDs", Language.BN: "ইউজার আইডি (সংখ্যা)"}
USER_IDS_IN_FEW_WORDS = {Language.EN: "User IDs", Language.BN: "আইডির সংখ্যা"}
COUNTS = {
    "total": {Language.EN: "Offices", Language.BN: "মোট দপ্তর"},
    "asked": {Language.EN: "Contacted", Language.BN: "যোগাযোগ করা হয়েছে"},
    "answered": {Language.EN: "Information on the duties", Language.BN: "করণীয়ের তথ্য পাওয়া গেছে"},
    "implemented": {Language.EN: "Implemented", Language.BN: "বাস্তবায়িত"},
    "in_progress": {Language.EN: "In progress", Language.BN: "বাস্তবায়নাধীন"},
    "partial": {Language.EN: "Partly implemented", Language.BN: "আংশিক বাস্তবায়িত"},
    "not_implemented": {Language.EN: "Not implemented", Language.BN: "বাস্তবায়িত হয়নি"},
    "no_information": {
        Language.EN: "No information on this decision",
        Language.BN: "এ সিদ্ধান্তে তথ্য পাওয়া যায়নি",
    },
    "awaiting_portal": {Language.EN: "Awaiting the portal", Language.BN: "পোর্টাল অপেক্ষমাণ"},
    "waived": {Language.EN: "Time extended", Language.BN: "সময় বর্ধিত"},
}
"""The headings of counts in papers, by their names in the JSON."""
RARE = {"awaiting_portal", "waived"}
"""Counts that have no column in a paper where there are none."""
DRAWN = {"docx": (docx.FORMAT, docx_rows), "terminal": (terminal.FORMAT, terminal_rows)}
TRIES = {"short": 5, "long": 40}
WORST_FIRST = (Outcome.FAIL, Outcome.UNKNOWN, Status.AWAITING_PORTAL, Outcome.WAIVED, Outcome.PASS)


@dataclass(frozen=True)
class Cell:
    """A duty of an office: done for how many of how many, how it stands where it is not done everywhere, and how it is known.

    `nobody` where no account of the office is listed: nobody is counted then. `beside` is how others stand where nobody said no,
    `duties` how many of the column are done by all, of how many; `rest` how many of those that are not done stand how, where some are told undone and others stand otherwise.
    """

    done: int
    of: int
    stands: Outcome | Status
    known: Grade | None = None
    nobody: bool = False
    beside: tuple[Outcome | Status, ...] = ()
    duties: tuple[int, int] = (0, 0)
    rest: tuple[tuple[Outcome | Status, int], ...] = ()

    @property
    def has_basis(self):
        """Whether anything of it is done, be it in part, so that it is told how that is known."""
        return self.done or self.stands is Status.PARTIAL


@dataclass(frozen=True)
class Row:
    """An office: its user IDs, its duties by their headings, its standing, and how what it has done is known."""

    users: int
    cells: tuple[Cell, ...]
    status: Status
    basis: Grade | None

    def beside(self, cell):
        """Return what stands in brackets beside a duty: how it is known, where that is more than the office's own word."""
        return cell.known if cell.has_basis and cell.known is not Grade.DECLARED else None


def tried(test):
    """Try a few small rounds in every run, and more of them with --long."""
    short = settings.get_current_profile_name() == PROFILES[False]
    return settings(deadline=None, max_examples=TRIES["short" if short else "long"])(test)


# What the findings say


def ordered_columns(history):
    columns = {}
    for rule in history.now.header.rules:
        if rule.level is Level.SHALL:
            columns.setdefault(rule.column, []).append(rule.policy)
    return columns


def weakest(findings):
    return min((finding.grade for finding in findings if finding.outcome is Outcome.PASS), default=None)


def recounted(findings, policies):
    """Return one column of an office; time given for a duty is given for what waits for it, in whatever column that stands."""
    by_subject = {}
    for finding in findings:
        if finding.policy in policies and finding.outcome is not Outcome.NOT_APPLICABLE:
            by_subject.setdefault(finding.subject, []).append(finding)
    concerned = [finding for members in by_subject.values() for finding in members]
    if not concerned:
        return Cell(0, 0, Status.NOT_APPLICABLE)
    given = {(finding.subject, finding.policy) for finding in findings if finding.outcome is Outcome.WAIVED}

    def kind_of(finding):
        if finding.awaits_portal:
            return Status.AWAITING_PORTAL
        return Outcome.WAIVED if (finding.subject, finding.waits_for) in given else finding.outcome

    kinds = set(map(kind_of, concerned))
    worst, *others = (kind for kind in WORST_FIRST if kind in kinds)
    beside = [kind for kind in others if kind is not Outcome.PASS] if worst is not Outcome.FAIL else []
    done = sum(all(finding.outcome is Outcome.PASS for finding in members) for members in by_subject.values())
    undone = Counter(
        min(map(kind_of, members), key=WORST_FIRST.index)
        for members in by_subject.values()
        if any(finding.outcome is not Outcome.PASS for finding in members)
    )
    is_mixed = worst is Outcome.FAIL and len(undone) > 1
    rest = tuple((kind, undone[kind]) for kind in WORST_FIRST if undone[kind]) if is_mixed else ()
    nobody = all(
        "/" not in finding.subject and finding.reason is MissingReason.NO_ACCOUNT_LISTED for finding in concerned
    )
    policies = {finding.policy for finding in concerned}
    finished = policies - {finding.policy for finding in concerned if finding.outcome is not Outcome.PASS}
    if len(by_subject) == 1 and finished and worst in {Outcome.FAIL, Outcome.UNKNOWN}:
        worst = Status.PARTIAL
    duties = (len(finished), len(policies))
    return Cell(done, len(by_subject), worst, weakest(concerned), nobody, tuple(beside), duties, rest)


def rows_of(history):
    """Return how each office stands, by its serial."""
    columns = ordered_columns(history)
    return {
        assessment.serial: Row(
            max(len(assessment.office.accounts), assessment.office.user_count),
            tuple(recounted(assessment.of(level=Level.SHALL), policies) for policies in columns.values()),
            office_status(assessment.of(level=Level.SHALL)),
            weakest(assessment.of(level=Level.SHALL)),
        )
        for assessment in history.now.assessments
    }


def in_their_order(history):
    """Return the decisions that order something in the order of the minutes, in which tables have them."""
    return sorted(history.now.header.ordering, key=lambda decision: decision.serial)


def parts_told(told):
    """Return what a record tells of each decision, in the order of the minutes."""
    return sorted(told["summary"]["decisions"], key=lambda part: part["decision"].partition("/")[2])


def bases_of(history):
    """Return for each decision and duty how many of the offices that have implemented the decision are known by each grade."""
    found = []
    for decision in in_their_order(history):
        done = [
            assessment
            for assessment in history.now.assessments
            if not assessment.office.voluntary
            and office_status(assessment.of(decision=decision.id, level=Level.SHALL)) is Status.IMPLEMENTED
        ]
        columns = ordered_columns(history)
        ordered = {rule.policy for rule in history.now.header.rules if rule.decision == decision.id}
        for heading, policies in columns.items():
            if ordered.isdisjoint(policies):
                continue
            known = Counter(
                weakest(finding for finding in assessment.findings if finding.policy in policies) for assessment in done
            )
            found.append((decision.serial, heading, [known[grade] for grade in Grade]))
    return found


def best_of(history):
    """Return how many of the offices that have implemented all are known by each grade, by the duty that is known best."""
    rows = [
        row
        for assessment, row in zip(history.now.assessments, rows_of(history).values(), strict=True)
        if not assessment.office.voluntary and row.status is Status.IMPLEMENTED
    ]
    counted = Counter(max(cell.known for cell in row.cells if cell.known is not None) for row in rows)
    return [counted[grade] for grade in Grade]


def totals_of(history):
    """Return the counts of offices under each decision that orders something."""
    found = []
    for decision in in_their_order(history):
        concerned = [
            (assessment, office_status(assessment.of(decision=decision.id, level=Level.SHALL)))
            for assessment in history.now.assessments
            if not assessment.office.voluntary
        ]
        concerned = [(assessment, status) for assessment, status in concerned if status is not Status.NOT_APPLICABLE]
        counted = Counter(status for _, status in concerned)
        found.append({
            "total": len(concerned),
            "asked": sum(assessment.asked for assessment, _ in concerned),
            "answered": sum(assessment.answered for assessment, _ in concerned),
        } | {status.value.replace("-", "_"): counted[status] for status in Status if status is not Status.NOT_APPLICABLE})  # fmt: skip
    return found


# What formats say


def number(text):
    return 0 if text in {"-", "—", None} else int(ascii_digits(str(text)))


def says(text, cell, beside, language):
    """Return whether a narrow cell says of a duty what the findings say, and no more."""
    words = squeezed(text)
    if re.findall(r"\(([^)]*)\)", words) != ([squeezed(beside.short.said(language))] if beside is not None else []):
        return False
    shown = re.match(r"(\d+)/(\d+)", ascii_digits(words))
    told = re.sub(r"^\d+/\d+|\([^)]*\)", "", words) if shown else re.sub(r"\([^)]*\)", "", words)
    stands = squeezed(joined(kind.label for kind in (cell.stands, *cell.beside)).said(language))
    if shown is None:
        return told == stands and (cell.of <= 1 or not cell.done)
    fits = (int(shown[1]), int(shown[2])) == (cell.done, cell.of) and cell.of > 1
    if cell.rest:
        return fits and told == f";{rest_of(cell, language)}"
    return fits and told == ("" if cell.stands in {Outcome.PASS, Outcome.FAIL} else f";{REST[language]}{stands}")


def rest_of(cell, language):
    """Return how many of those that are not done stand how."""
    return squeezed(", ".join(f"{kind.label.said(language)} {digits(str(n), language)}" for kind, n in cell.rest))


REST = {Language.EN: "rest:", Language.BN: "বাকি:"}
"""Beside a fraction of which the rest is not told to be undone."""


def assert_narrow(rows, history, language):
    """Assert that the tables of offices among the rows say of each office what the findings say.

    The annex shows how many user IDs an office has and how many of its duties are done.
    """
    columns = [squeezed(heading.said(language)) for heading in ordered_columns(history)]
    wanted, found, headings = rows_of(history), {}, None
    for cells in (tuple(map(squeezed, row)) for row in rows):
        if squeezed(STANDING[language]) in cells and set(columns) <= set(cells):
            headings = cells
        elif headings and len(cells) == len(headings) and ascii_digits(cells[0]).isdecimal():
            found.setdefault(int(ascii_digits(cells[0])), dict(zip(headings, cells, strict=True)))
    assert sorted(found) == sorted(wanted)
    for serial, row in wanted.items():
        printed = found[serial]
        assert printed[squeezed(STANDING[language])] == squeezed(row.status.label.said(language))
        for heading, cell in zip(columns, row.cells, strict=True):
            beside = row.beside(cell)
            assert says(printed[heading], cell, beside, language), (serial, heading, printed[heading], cell)
        assert number(printed[squeezed(USER_IDS_IN_FEW_WORDS[language])]) == row.users
        done, of = (sum(cell.duties[place] for cell in row.cells) for place in (0, 1))
        shown = printed[squeezed(DUTIES_DONE[language])]
        assert shown.partition("(")[0] == (digits(f"{done}/{of}", language) if of else "-")


def assert_left(rows, history, language):
    """Assert that the table of an audit says of each office its standing, how it is known, and all that is left, and no more."""
    found = {int(ascii_digits(cells[0])): cells for cells in rows if ascii_digits(cells[0]).isdecimal()}
    wanted = rows_of(history)
    assert sorted(found) == sorted(wanted)
    for serial, row in wanted.items():
        _, _, standing, basis, left = found[serial]
        label = squeezed(row.status.label.said(language))
        assert standing == label
        assert basis == squeezed(row.basis.short.said(language) if row.basis is not None else "-")
        concerned = [cell for cell in row.cells if cell.of]
        told = [
            (squeezed(heading.said(language)), left_of(cell, language, label))
            for heading, cell in zip(ordered_columns(history), row.cells, strict=True)
            if cell.done < cell.of
        ]
        if len(told) == len(concerned) > 1 and not any(words for _, words in told):
            assert left == squeezed({Language.EN: "all duties", Language.BN: "সব করণীয়"}[language])
        else:
            assert left == ("".join(f"{heading}:{words}" if words else heading for heading, words in told) or "-")


def left_of(cell, language, standing):
    """Return how a duty that is not done by all stands: how many have it done, and in words what their number and the standing do not say."""
    if cell.rest:
        return f"{digits(f'{cell.done}/{cell.of}', language)};{rest_of(cell, language)}"
    words = squeezed(joined(kind.label for kind in (cell.stands, *cell.beside)).said(language))
    if cell.of > 1 and cell.stands is Outcome.FAIL:
        words = ""
    fraction = digits(f"{cell.done}/{cell.of}", language) if cell.of > 1 and (cell.done or not words) else ""
    rest = f";{REST[language]}" if fraction and words else ""
    return fraction + (rest + words if words != standing else "")


def drawn_bases(rows, language):
    """Return the rows of the table that has a duty a row and a column a grade."""
    grades = [squeezed(grade.short.said(language)) for grade in Grade]
    found, inside = [], False
    for cells in (tuple(map(squeezed, row)) for row in rows):
        if squeezed(DUTY[language]) in cells and list(cells[-5:]) == grades:
            inside = True
        elif inside and len(cells) == 8 and cells[0].isdecimal():
            assert number(cells[2]) == sum(map(number, cells[3:]))
            found.append((ascii_digits(cells[0]), cells[1], list(map(number, cells[3:]))))
        else:
            inside = False
    return found


def wholes_of(history):
    """Return by the serial of each decision how many offices that implemented it are known by each grade, by its weakest duty."""
    found = {}
    for decision in in_their_order(history):
        of = [
            assessment.of(decision=decision.id, level=Level.SHALL)
            for assessment in history.now.assessments
            if not assessment.office.voluntary
        ]
        known = Counter(weakest(findings) for findings in of if office_status(findings) is Status.IMPLEMENTED)
        found[decision.serial] = [known[grade] for grade in Grade]
    return found


def said_bases(history, language):
    """Return the rows that this table should have: of each decision all of it, then its duties; none of what no office has done."""
    return [
        row
        for number, whole in wholes_of(history).items()
        for row in (
            (number, squeezed(ALL_OF_IT[language]), whole),
            *(
                (number, squeezed(heading.said(language)), basis)
                for serial, heading, basis in bases_of(history)
                if serial == number
            ),
        )
        if any(row[2])
    ]


def drawn_totals(rows, language):
    """Return the counts in the last row of each decision: the total, or the only kind of office that there is.

    A table is of one decision, or has its number in the first column.
    """
    names = {squeezed(words[language]): name for name, words in COUNTS.items()}
    by_decision = squeezed({Language.EN: "Decision no.", Language.BN: "সিদ্ধান্ত নং"}[language])
    found, headings, last = [], None, None
    for cells in (*(tuple(map(squeezed, row)) for row in rows), ("end",)):
        is_line = cells[0].isdecimal() or cells[0] in {
            "",
            squeezed(TOTAL.said(language)),
        }  # no number before the total alone
        over = headings and (not is_line or len(cells) != len(headings))
        if over or (headings and headings[0] == by_decision and last != headings and cells[0] != last[0]):
            found.append(
                {names[head]: number(text) for head, text in zip(headings, last, strict=True) if head in names}
            )
            headings = None if over else headings
        if {"total", "answered"} <= {names.get(cell) for cell in cells}:
            headings = cells
        last = cells
    return found


def assert_offices_sheet(table, history, language):
    """Assert that a table for spreadsheets says of each office what the findings say."""
    headings, *lines = table
    at = {heading: place for place, heading in enumerate(headings)}
    for (serial, row), line in zip(rows_of(history).items(), lines, strict=True):
        assert (int(line[0]), number(line[at[USER_IDS[language]]])) == (serial, row.users)
        assert line[at[STANDING[language]]] == row.status.label.said(language)
        assert (line[at[BASIS[language]]] or None) == (
            row.basis.short.said(language) if row.basis is not None else None
        )
        for heading, cell in zip(ordered_columns(history), row.cells, strict=True):
            place = at[heading.said(language)]
            stands, done, of, known = line[place : place + 4]
            assert (known or None) == (cell.known.short.said(language) if cell.has_basis else None)
            assert stands == cell.stands.label.said(language)
            applies = (str(cell.done), str(cell.of)) if cell.of and not cell.nobody else ("", "")
            assert tuple("" if value is None else str(value) for value in (done, of)) == applies


def without_rare(counts):
    return {name: value for name, value in counts.items() if value or name not in RARE}


@pytest.mark.sampled
@pytest.mark.parametrize("language", Language)
def test_every_format_of_the_annex_counts_what_the_findings_say(language):
    @tried
    @given(history=histories(most=7, meetings=2))
    def agree(history):
        chair = chair_view(history, LETTERHEAD)
        totals = totals_of(history)
        for form, rows_in in DRAWN.values():
            rows = rows_in(render(form, chair, language))
            assert_narrow(rows, history, language)
            assert list(map(without_rare, drawn_totals(rows, language))) == list(map(without_rare, totals))
            assert drawn_bases(rows, language) == said_bases(history, language)
        book = RoundBook(auditor_view(RoundMaterial(history, LETTERHEAD)), office_reports(history, LETTERHEAD))
        rows = html_rows(render(html.FORMAT, book, language))
        assert_narrow(rows, history, language)
        assert list(map(without_rare, drawn_totals(rows, language))) == list(map(without_rare, totals))
        assert drawn_bases(rows, language) == said_bases(history, language)
        lines = render(csv.FORMAT, chair, language).decode("utf-8-sig")
        assert_offices_sheet(list(stdlib_csv.reader(io.StringIO(lines, newline=""))), history, language)
        workbook = openpyxl.load_workbook(io.BytesIO(render(xlsx.FORMAT, chair, language)), read_only=True)
        _, summary, offices, *_, bases, _, _ = (
            list(sheet.iter_rows(values_only=True)) for sheet in workbook.worksheets
        )
        assert [(ascii_digits(row[0]), row[1], list(row[3:])) for row in bases[1:]] == [
            (serial, heading.said(language), basis) for serial, heading, basis in bases_of(history)
        ]
        assert_offices_sheet(offices, history, language)
        names = {words[language]: name for name, words in COUNTS.items()}
        assert totals == [
            {names[head]: value for head, value in zip(summary[0], row, strict=True) if head in names}
            for row in summary[1:]
            if row[3] == {Language.EN: "yes", Language.BN: "হ্যাঁ"}[language]
        ]
        told = json.loads(render(json_v1.FORMAT, chair, language))
        assert list(told["summary"]["best_basis"].values()) == best_of(history)
        assert bases_of(history) == [
            (part["decision"].partition("/")[2], Text(**duty["heading"]), list(duty["basis"].values()))
            for part in parts_told(told)
            for duty in part["duties"]
        ]
        for part, counts in zip(parts_told(told), totals, strict=True):
            assert {name: part["total"][name] for name in counts} == counts
        for office in told["offices"]:
            row = rows_of(history)[office["serial"]]
            assert (office["accounts"], office["status"]) == (row.users, row.status.value)
            assert office["basis"] == (row.basis.code if row.basis is not None else None)
            assert [(cell["done"], cell["of"], cell["grade"]) for cell in office["duties"]] == [
                (
                    *((None, None) if cell.nobody else (cell.done, cell.of)),
                    cell.known.code if cell.known is not None else None,
                )
                for cell in row.cells
            ]

    agree()


@pytest.mark.parametrize("language", Language)
def test_the_pdf_of_the_annex_has_every_row_that_the_document_has_in_the_same_order(tool, language):
    @settings(deadline=None, max_examples=1, phases=[Phase.generate])  # to shrink would draw hundreds of papers
    @given(history=histories(most=5, meetings=2).filter(lambda history: len(history.now.assessments) > 2))
    def agree(history):
        chair = chair_view(history, LETTERHEAD)
        rows = docx_rows(render(docx.FORMAT, chair, language))
        assert_narrow(rows, history, language)
        asked = [tool("pdftotext"), "-raw", "-", "-"]
        read = subprocess.run(asked, input=render(pdf.FORMAT, chair, language), capture_output=True, check=True).stdout
        left = squeezed(unicodedata.normalize("NFC", read.decode()))
        for row in filter(None, (squeezed("".join(cells)) for cells in rows)):
            _, found, left = left.partition(row)
            assert found, f"{row} stands in the document only"

    agree()


@pytest.mark.parametrize("language", Language)
def test_what_an_audit_shows_is_what_the_annex_prints(language):
    @tried
    @given(history=histories(most=7, meetings=2))
    def agree(history):
        table = standing_table(chair_view(history, LETTERHEAD), language)
        assert max(map(sign_by_sign, table.split("\n"))) <= 80
        assert_left(standing_rows(table), history, language)
        counts = RoundCounts(history.now.header.rules, history.now.assessments)
        counted = [assessment for assessment in history.now.assessments if not assessment.office.voluntary]
        assert (counts.offices, counts.voluntary) == (len(counted), len(history.now.assessments) - len(counted))
        assert counts.findings == Counter(
            stands_as(finding, put_off_by_waiver(assessment.findings))
            for assessment in counted
            for finding in assessment.of(level=Level.SHALL)
        )

    agree()


@pytest.mark.sampled
@pytest.mark.parametrize("language", Language)
def test_the_copy_for_the_minutes_publishes_the_same_numbers_in_every_format(language):
    @tried
    @given(history=histories(meetings=2))
    def agree(history):
        view = minutes_view(history, LETTERHEAD)
        told = json.loads(render(json_v1.FORMAT, view, language))
        published = [
            {name: part["total"][name] for name in COUNTS if part["total"].get(name) is not None}
            for part in parts_told(told)
        ]
        for form, rows_in in DRAWN.values():
            rows = rows_in(render(form, view, language))
            assert drawn_totals(rows, language) == published
            assert drawn_bases(rows, language) == [
                (part["decision"].partition("/")[2], squeezed(name[language]), list(basis.values()))
                for part in parts_told(told)
                for name, basis in (
                    (ALL_OF_IT, part["basis"] or {}),
                    *((duty["heading"], duty["basis"]) for duty in part["duties"]),
                )
                if any(basis.values())
            ]
        assert {(serial, tuple(basis)) for serial, _, basis in bases_of(history)} >= {
            (part["decision"].partition("/")[2], tuple(duty["basis"].values()))
            for part in parts_told(told)
            for duty in part["duties"]
        }
        workbook = openpyxl.load_workbook(io.BytesIO(render(xlsx.FORMAT, view, language)), read_only=True)
        summary = list(workbook.worksheets[1].iter_rows(values_only=True))
        names = {words[language]: name for name, words in COUNTS.items()}
        assert published == [
            {
                names[head]: value
                for head, value in zip(summary[0], row, strict=True)
                if head in names and value is not None
            }
            for row in summary[1:]
            if row[3] == {Language.EN: "yes", Language.BN: "হ্যাঁ"}[language]
        ]

    agree()


@pytest.mark.parametrize("language", Language)
def test_the_district_counts_what_the_annex_counts_and_is_told_what_no_duty_counts(language):
    @tried
    @given(history=histories(most=7, meetings=1))
    def agree(history):
        counted = [assessment for assessment in history.now.assessments if not assessment.office.voluntary]
        assume(counted)
        named = replace(history, now=replace(history.now, header=replace(history.now.header, example=False)))
        rows = rows_of(history)
        users = sum(rows[assessment.serial].users for assessment in counted)
        view = roll_up([Received("return.json", return_of(named, called_off=False))], date(2024, 4, 1))
        counts = json.loads(render(json_v1.FORMAT, view, language))["total"]
        assert counts["accounts"] == users
        of_accounts = []
        for column, (heading, policies) in enumerate(ordered_columns(history).items()):
            duty = counts["duties"].get(policies[0]) if len(policies) == 1 else None
            if duty is None:
                continue
            listed = [row.cells[column] for row in (rows[each.serial] for each in counted if each.office.accounts)]
            assert (duty["done"], duty["total"]) == (
                sum(cell.done for cell in listed),
                sum(cell.of for cell in listed),
            ), heading
            of_accounts.append(duty["total"])
        assert counts["accounts_without_duty"] == users - max(of_accounts)
        sheet = openpyxl.load_workbook(io.BytesIO(statement_of(view, language)))[
            "Statement" if language is Language.EN else "বিবরণী"
        ]
        line = next(row for row in sheet.iter_rows(min_row=2, values_only=True) if row[3] is not None)
        assert line[5] == users
        said = digits(f"{users - max(of_accounts)}", language)
        remarked = {
            Language.EN: f"{said} of {users} user {'ID' if users == 1 else 'IDs'} in no duty",
            Language.BN: f"{said}টি ইউজার আইডি করণীয়ের হিসাবে নেই",
        }
        assert (remarked[language] in line[-1]) is (users > max(of_accounts))

    agree()
