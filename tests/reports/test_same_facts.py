"""Whatever the format: every office, status, fraction and total that stands in the paper's tables stands there too."""

from __future__ import annotations

import csv as stdlib_csv
import io
import json
import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import openpyxl
import pytest
from annex_sections import sections, tables_of
from drawn_tables import docx_rows, html_rows, squeezed, terminal_rows
from rendering import papers, render, statement_of
from sampling import every_pair

from auditor.i18n import Language, Text, ascii_digits, clean, digits, short_date
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.paper import Table
from auditor.model.return_files import Flaw, RefusedFile
from auditor.model.rollup import STATEMENT_DUTIES, Area, AreaLevel
from auditor.model.subjects import OfficeKind
from auditor.model.views.annexes import AuditorView
from auditor.model.views.minutes import MinutesView
from auditor.rollup.rolling import Received, roll_up
from reports import csv, docx, html, json_v1, pdf, terminal, xlsx
from reports.layout import remarking

pytestmark = pytest.mark.sampled

PORTAL = {Language.EN: "Address of the web portal", Language.BN: "ওয়েব পোর্টালের ঠিকানা"}
NAME = {Language.EN: "Office or union", Language.BN: "দপ্তর/ইউনিয়নের নাম"}
STATUS = {Language.EN: "Overall status", Language.BN: "সার্বিক অবস্থা"}
BASIS = {Language.EN: "Basis", Language.BN: "তথ্যের ভিত্তি"}
GAVE = {Language.EN: "Information on the duties", Language.BN: "করণীয়ের তথ্য"}
GIVEN = {
    Language.EN: {True: "given", False: "not given"},
    Language.BN: {True: "দেওয়া হয়েছে", False: "দেওয়া হয়নি"},
}
DUTY = {Language.EN: "Duty", Language.BN: "করণীয়"}
PROGRESS, SUMMARY, OFFICES, CHANGES, ACCOUNTS = "progress", "summary", "offices", "changes", "accounts"
TREND = {Language.EN: "Duties done", Language.BN: "সম্পন্ন করণীয়"}
REMARKS = {Language.EN: "Remarks", Language.BN: "মন্তব্য"}
DECLARED = {language: Grade.DECLARED.short.said(language) for language in Language}
MOST_NAMED = 6
"""Of more changed offices in a row the paper gives their serials and no names."""
MOST_IN_ALL = 24
"""Of more that did not newly implement something it does so in every row."""
YES = {Language.EN: {True: "yes", False: "no"}, Language.BN: {True: "হ্যাঁ", False: "না"}}
TOTAL = {Language.EN: "Total", Language.BN: "মোট"}
CHANGE_NAMES = {
    Language.EN: ("Newly implemented", "To do again", "Pending", "Time extended for a duty"),
    Language.BN: ("নতুন বাস্তবায়িত", "পুনরায় করণীয়", "অনিষ্পন্ন", "কোনো করণীয়ের সময় বর্ধিত"),
}
NOT_BEFORE = {
    Language.EN: " (it was not pending at the last meeting)",
    Language.BN: " (গত সভায় অনিষ্পন্ন ছিল না)",
}
COUNTS = ("total", "asked", "answered", "implemented", "partial", "not_implemented", "no_information", "waived")
LAPSED = {
    Language.EN: "Not done before, not known since the holder changed",
    Language.BN: "আগে হয়নি, দায়িত্ব বদলের পর তথ্য পাওয়া যায়নি",
}
LISTED_ANEW = {Language.EN: "New in the roster", Language.BN: "তালিকায় নতুন যুক্ত"}
NEW_ACCOUNT = {
    Language.EN: "Another user ID than at the last meeting, newly listed or told to be another; no yes for all from before it was listed counts for it",
    Language.BN: "নতুন বা অন্য ইউজার আইডি; আগে সব আইডির জন্য জানানো “হ্যাঁ” এসব আইডিতে ধরা হয় না",
}
ALL_OF_IT = {Language.EN: "All of it", Language.BN: "সব করণীয় মিলিয়ে"}
WITHOUT_WAIVERS = 10
"""So many columns has the chair's summary where nobody's time was extended."""
PUBLIC_COUNTS = ("total", "answered", "implemented", "in_progress", "no_information")


@dataclass
class Told:
    """What a format for programs says, in the words of the paper."""

    offices: list[dict] = field(default_factory=list)
    totals: list[dict] = field(default_factory=list)
    accounts: list[dict] = field(default_factory=list)
    changes: list[dict] = field(default_factory=list)
    bases: list[list] = field(default_factory=list)


def tables(view, language):
    """Return the tables of the annex by the section they stand in."""
    (paper,) = papers(view, language)
    return {name: found for name in sections(paper) if (found := tables_of(paper, name))}


def offices_of(view, language):
    """Return the offices that the paper lists, each by the headings of its columns: two side by side in the minutes, and a
    line between those that are counted and those that check themselves in the other copies."""
    (table,) = tables(view, language)[OFFICES]
    titles = [column.title for column in table.columns]
    half = len(titles) // 2
    if titles[:half] == titles[half:]:
        rows = [of_one for row in table.rows for of_one in (row[:half], row[half:]) if any(of_one)]
        return [dict(zip(titles[:half], row, strict=True)) for row in rows]
    return [
        dict(zip(titles, row, strict=True)) for place, row in enumerate(table.rows) if place not in table.strong_rows
    ]


# Formats for people: the tables themselves


def assert_rows(view, language, rows, written=lambda text: text):
    """Assert that the rows of the paper's tables stand there, as often and in the same order."""
    wanted = [
        tuple(map(written, row)) for found in tables(view, language).values() for table in found for row in table.rows
    ]
    left = iter(rows)
    missing = [row for row in wanted if row not in left]
    assert not missing


def assert_pdf_words(view, language, tool):
    """Assert that each word of the tables comes back from the file as often as it is printed, but for long addresses.

    What stands on either side of a hyphen counts by itself, since lines of neighbouring cells may end there.
    """
    drawn = render(pdf.FORMAT, view, language)
    read = subprocess.run(
        [tool("pdftotext"), "-layout", "-", "-"], input=drawn, capture_output=True, check=True
    ).stdout.decode()
    words = Counter(unicodedata.normalize("NFC", read).replace("-", " ").split())
    wanted = Counter(
        word
        for found in tables(view, language).values()
        for table in found
        for row in table.rows
        for column, text in zip(table.columns, row, strict=True)
        if column.title != PORTAL[language]
        for word in text.replace("-", " ").split()
    )
    missing = wanted - words
    assert not missing


# Formats for programs: the same facts, put together again


def number(value, language):
    return digits(str(value), language) if value else "-"


def rate(done, of, percent, language):
    return "—" if percent is None else digits(f"{done}/{of} ({percent}%)", language)


def duty(outcome, done, of, basis, language):
    """Return all that a paper may say of a duty."""
    return {outcome, digits(f"{done}/{of}", language), f"({basis})"}


def told_by_table(rows, language):
    """Return the offices of a table whose first row is the headings, which are those of the paper."""
    heads = rows[0]
    done = [at for at, head in enumerate(heads) if head.endswith((": done", ": হয়েছে (সংখ্যা)"))]
    return [
        {
            "serial": int(row[0]),
            "said": {head: value or "-" for head, value in zip(heads, row, strict=True)},
            "duties": {heads[at - 1]: duty(*row[at - 1 : at + 3], language) for at in done},
        }
        for row in rows[1:]
    ]


def told_by_csv(view, language):
    made = render(csv.FORMAT, view, language).decode("utf-8-sig")
    return Told(offices=told_by_table(list(stdlib_csv.reader(io.StringIO(made, newline=""))), language))


def told_by_workbook(view, language):
    book = openpyxl.load_workbook(io.BytesIO(render(xlsx.FORMAT, view, language)))
    by_code = dict(zip(dict.fromkeys(row[0] for row in book["_codes"].iter_rows(min_row=2, values_only=True)), book.worksheets[1:-2], strict=False))  # fmt: skip
    rows = {code: list(sheet.iter_rows(values_only=True)) for code, sheet in by_code.items()}
    told = Told(offices=told_by_table(rows["offices"], language))
    codes = [row[1] for row in book["_codes"].iter_rows(min_row=2, values_only=True) if row[0] == "summary"]
    for row in rows["summary"][1:]:
        values = dict(zip(codes, row, strict=True))
        told.totals.append({
            "decision": values["decision"],
            "kind": values["kind"],
            "counts": [number(values[code], language) for code in (PUBLIC_COUNTS if "in_progress" in values else COUNTS)],
            "rate": rate(values["implemented"], values["total"], values["rate_percent"], language),
            "basis": [number(value, language) for code, value in values.items() if code.startswith("basis_")],
        })  # fmt: skip
    told.bases = [[digits(row[0], language), row[1], *(number(value, language) for value in row[2:])] for row in rows["duty_basis"][1:]]  # fmt: skip
    for row in rows.get("accounts", [()])[1:]:
        serial, name, post, login, *others = row
        told.accounts.append({
            "whose": [digits(f"{serial:02d}", language), name, post or "-", login or "-"],
            "duties": [(others[at], others[at + 1]) for at in range(0, len(others) - 1, 3)],
        })  # fmt: skip
    for row in rows["changes"][1:]:
        told.changes.append({"change": row[0], "number": row[1]} if len(row) == 2 else {"change": row[0], "serial": row[1], "name": row[2], "decision": row[3], "meetings": row[4]})  # fmt: skip
    return told


def told_by_json(view, language):
    made = json.loads(render(json_v1.FORMAT, view, language))
    told = Told()
    minutes = made["schema"].startswith("portal-auditor/annex-minutes/")
    serials = {
        decision["id"]: digits(decision["serial"], language) for decision in made["summary"]["head"]["decisions"]
    }

    def said(text):
        return digits(text[language], language)

    def grade(code):
        return next((grade.short.said(language) for grade in Grade if grade.code == code), None)

    def cell(of):
        outcome = (Outcome(of["outcome"]) if of["of"] else Outcome.NOT_APPLICABLE).label.said(language)
        return duty(outcome, of["done"], of["of"], grade(of["grade"]), language)

    for office in made["offices"]:
        words = {NAME[language]: said(office["name"])}
        if not minutes:
            words[STATUS[language]] = Status(office["status"]).label.said(language)
        if minutes:
            words[GAVE[language]] = GIVEN[language][office["answered"]]
        else:
            words |= {BASIS[language]: grade(office["basis"]) or "-", PORTAL[language]: office["portal"]}
        columns = [said(column["heading"]) for column in made.get("duties", [])]
        duties = dict(zip(columns, map(cell, office.get("duties", [])), strict=True))
        told.offices.append({"serial": office["serial"], "said": words, "duties": duties})
    in_their_order = sorted(made["summary"]["decisions"], key=lambda part: serials[part["decision"]])
    told.bases = [
        [
            serials[part["decision"]],
            said(duty["heading"]),
            number(sum(duty["basis"].values()), language),
            *(number(value, language) for value in duty["basis"].values()),
        ]
        for part in in_their_order
        for duty in part["duties"]
    ]
    for part in in_their_order:
        groups = [(", ".join(OfficeKind(kind).label.said(language) for kind in group["kinds"]), group["tally"]) for group in part["groups"]]  # fmt: skip
        for kind, tally in (*groups, (TOTAL[language], part["total"])):
            told.totals.append({
                "decision": serials[part["decision"]],
                "kind": kind,
                "counts": [number(tally[code], language) for code in (PUBLIC_COUNTS if minutes else COUNTS)],
                "rate": rate(tally["implemented"], tally["total"], tally["rate_percent"], language),
                "basis": [number(value, language) for value in tally.get("basis", {}).values()],
            })  # fmt: skip
    for office in made.get("accounts", []):
        whose = [digits(f"{office['office']['serial']:02d}", language), said(office["office"]["name"])]
        for account in office["accounts"]:
            duties = [(Outcome(of["outcome"] if of["of"] else "not-applicable").label.said(language), grade(of["grade"])) for of in account["duties"]]  # fmt: skip
            told.accounts.append({"whose": [*whose, said(account["post"]), account["login"] or "-"], "duties": duties})
        if not office["accounts"]:
            told.accounts.append({"whose": [*whose, "-", "-"], "duties": []})
    if minutes:
        keys = ("newly_implemented", "to_do_again", "pending")
        counted = zip(CHANGE_NAMES[language][:3], (made["summary"][key] for key in keys), strict=True)
        told.changes = [{"change": change, "number": value} for change, value in counted]
        return told
    keys = ("newly_implemented", "to_do_again", "pending", "waived", "lapsed", "listed_anew", "new_accounts")
    names = (*CHANGE_NAMES[language], LAPSED[language], LISTED_ANEW[language], NEW_ACCOUNT[language])
    assert set(made["changes"]) == {*keys, "left"}
    for name, key in zip(names, keys, strict=True):
        for listed in made["changes"][key]:
            change = listed if "office" in listed else {"office": listed}
            decision = serials.get(change.get("decision"))
            told.changes.append({"change": name, "serial": change["office"]["serial"], "name": said(change["office"]["name"]), "decision": decision, "meetings": change.get("meetings")})  # fmt: skip
    return told


REST = {Language.EN: "; rest: ", Language.BN: "; বাকি: "}


def assert_offices(view, language, told):
    """Assert every office with how it stands, every fraction of its duties, and its remarks: in brief on paper, whole elsewhere."""
    rows = offices_of(view, language)
    assert len(rows) == len(told.offices)
    listed = () if isinstance(view, MinutesView) else view.chair.rows if isinstance(view, AuditorView) else view.rows
    remarked = {row.serial: row.remarks for row in listed}
    for printed, office in zip(rows, told.offices, strict=True):
        number, *titles = printed
        assert printed[number] == digits(f"{office['serial']:02d}", language)
        for title, wanted in office["duties"].items():
            (basis,) = (word.strip("()") for word in wanted if word.startswith("("))
            beside = re.search(r"\(([^)]*)\)", printed[title])
            assert (beside[1] if beside else "") == ("" if basis in {DECLARED[language], "None"} else basis)
            words = re.sub(r" ?\([^)]*\)", "", printed[title])
            share = re.match(r"[^\s;]+/[^\s;]+", words)
            words = words.replace(REST[language], "") if share else words
            assert {
                part for part in (share[0] if share else "", words[share.end() if share else 0 :].strip()) if part
            } <= wanted
        others = set(titles) - set(office["duties"]) - {TREND[language]}
        words = {title: office["said"].get(title) for title in others}
        assert NAME[language] in words
        assert (STATUS[language] in words) is (GAVE[language] not in words)
        for title, text in words.items():
            counted = isinstance(text, int) or (text or "").isdecimal()
            if title == REMARKS[language]:
                remarks = remarked[office["serial"]]
                assert printed[title] == remarking.in_brief(remarks, language)
                assert text in {None, remarking.in_full(remarks, language)}
                continue
            assert text is None or printed[title] == (digits(str(text), language) if counted else text)


def once(totals, language):
    """Return the lines of a summary without the total of a decision that only one group of offices is counted under."""
    groups = Counter(total["decision"] for total in totals if total["kind"] != TOTAL[language])
    return [total for total in totals if total["kind"] != TOTAL[language] or groups[total["decision"]] != 1]


def assert_totals(view, language, told):
    """Assert every count and rate of the summary, and how the implemented are known."""
    told = Told(totals=once(told.totals, language))
    rows = [row for table in tables(view, language)[SUMMARY][:-1] for row in table.rows]
    assert len(rows) == len(told.totals)
    for row, total in zip(rows, told.totals, strict=True):
        counts = total["counts"] if len(row) != WITHOUT_WAIVERS else total["counts"][:-1]
        assert row[1] == total["kind"]
        assert list(row[2:]) == [*counts, total["rate"]]


def assert_bases(view, language, told):
    """Assert how each decision and duty is known; of some duties not all alike rest on more than the office's own word."""
    *_, by_duty = tables(view, language)[SUMMARY]
    assert by_duty.columns[1].title == DUTY[language]
    whole = {place: row for place, row in enumerate(by_duty.rows) if place in by_duty.strong_rows}
    assert {row[1] for row in whole.values()} == {ALL_OF_IT[language]}
    totals = {total["decision"]: total["basis"] for total in told.totals if total["kind"] == TOTAL[language]}
    known = {decision: basis for decision, basis in totals.items() if basis and set(basis) != {"-"}}
    assert isinstance(view, MinutesView) or {row[0]: list(row[3:]) for row in whole.values()} == known
    assert [list(row) for place, row in enumerate(by_duty.rows) if place not in whole] == told.bases
    assert len({row[4] for row in by_duty.rows}) > 1


def assert_progress(view, language, told):
    """Assert that the fraction of each decision is that of its total."""
    (table,) = tables(view, language)[PROGRESS]
    totals = [total["rate"] for total in told.totals if total["kind"] == TOTAL[language]]
    for row, total in zip(table.rows, totals, strict=True):
        fraction, percent = total.split()
        assert set(fraction.split("/")) <= set(re.findall(r"\d+", row[4]))
        assert percent in row[4]


def assert_accounts(view, language, told):
    rows = [row for table in tables(view, language).get(ACCOUNTS, []) for row in table.rows]
    assert len(rows) == len(told.accounts)
    for row, account in zip(rows, told.accounts, strict=True):
        assert list(row[:4]) == account["whose"]
        for text, (outcome, basis) in zip(row[4:-1], account["duties"], strict=False):
            assert text == (f"{outcome} ({basis})" if basis else outcome or "-")


OF_AN_EXTENSION = re.compile(r":[^()]*\([^)]*\)")
"""Which duties, until when and by which decision, behind the offices of an extension."""


def serials_in(words):
    """Return the serials that a cell gives, also those between a first and a last one."""
    runs = re.findall(r"(\d+)(?:–(\d+))?", ascii_digits(words))
    return [number for first, last in runs for number in range(int(first), int(last or first) + 1)]


def assert_changes(view, language, told):
    (table,) = tables(view, language)[CHANGES]
    if "number" in told.changes[0]:
        assert [(column.title, text) for column, text in zip(table.columns, table.rows[0], strict=True)] == [
            (change["change"], number(change["number"], language)) for change in told.changes
        ]
        return
    named = {}
    for change in told.changes:
        meetings = change["meetings"] or 0
        since_now = NOT_BEFORE[language] if change["change"] == CHANGE_NAMES[language][2] else ""
        of = (
            digits(f" ({meetings} {'meetings' if language is Language.EN else 'সভা'})", language)
            if meetings > 1
            else since_now
        )
        key = (change["change"] + of, change["decision"] or "-")
        named.setdefault(key, {})[digits(f"{change['serial']:02d}", language) + f" {change['name']}"] = True
    rows = [row for row in table.rows if row[3] != "-"]
    assert {(row[0], row[1]) for row in rows} == set(named)
    others = [change for change in told.changes if change["change"] != CHANGE_NAMES[language][0]]
    is_crowded = len(others) + len(getattr(view, "chair", view).disputes) > MOST_IN_ALL
    for row in rows:
        assert row[2] == number(len(named[row[0], row[1]]), language)
        members = list(named[row[0], row[1]])
        if is_crowded or len(members) > MOST_NAMED:
            serials = sorted(int(ascii_digits(office.split()[0])) for office in members)
            assert serials_in(OF_AN_EXTENSION.sub("", row[3])) == serials
            assert not any(office in row[3] for office in members)
        else:
            assert all(office in row[3] for office in members)


@pytest.mark.parametrize(
    ("audience", "language", "form"),
    every_pair(["minutes", "chair", "auditor"], Language, ["pdf", "docx", "xlsx", "csv", "json", "terminal"]),
)
def test_every_fact_of_the_papers_tables_stands_in_every_format(views, tool, audience, language, form):
    view = views[audience]
    match form:
        case "pdf":
            assert_pdf_words(view, language, tool)
        case "docx":
            assert_rows(
                view,
                language,
                docx_rows(render(docx.FORMAT, view, language)),
                lambda text: "\n".join(map(clean, text.split("\n"))),
            )
        case "terminal":
            assert_rows(view, language, terminal_rows(render(terminal.FORMAT, view, language)), squeezed)
        case "csv":
            assert_offices(view, language, told_by_csv(view, language))
        case _:
            told = {"xlsx": told_by_workbook, "json": told_by_json}[form](view, language)
            checks = (assert_offices, assert_totals, assert_bases, assert_progress, assert_accounts, assert_changes)
            for check in checks:
                check(view, language, told)


# Roll-ups: every number of every upazila, decision, kind and grade, in every format


@pytest.fixture(scope="module")
def rollup(returned):
    khulna = [returned(name, month) for name in ("Koyra", "Dacope", "Rupsha") for month in ("2024-02", "2024-03")]
    files = [Received(f"{number}.json", made) for number, made in enumerate(khulna)]
    files += [Received("copy.json", khulna[1]), RefusedFile("false.json", (Flaw.SUMS,))]
    return roll_up(files, date(2024, 4, 1), area=Area(AreaLevel.DISTRICT, Text(en="Khulna", bn="খুলনা")))


def rolled_tables(view, language):
    (paper,) = papers(view, language)
    return [block for block in paper.blocks if isinstance(block, Table)]


def nil(value, language):
    return digits(str(value), language) if value else "-"


def upazila_rows_of_json(made, language):
    """Return the rows of the table of upazilas as the JSON tells them, and the total."""

    def fraction(count):
        return digits(f"{count['done']}/{count['total']}", language)

    def row(place, name, day, counts):
        tally = counts["tally"]
        basis = digits("/".join(map(str, tally["basis"].values())), language) if tally["implemented"] else "-"
        return (
            place, name, day, nil(counts["offices"], language), nil(counts["answered"], language),
            nil(counts["accounts"], language), *(fraction(counts["duties"][duty]) for duty in STATEMENT_DUTIES),
            nil(tally["implemented"], language), rate(tally["implemented"], tally["total"], tally["rate_percent"], language),
            basis, nil(counts["portal_offices"], language), "-",
        )  # fmt: skip

    for upazila in made["upazilas"]:
        day = short_date(date.fromisoformat(upazila["day"]), language)
        yield row(digits(f"{upazila['serial']:02d}", language), upazila["upazila"][language], day, upazila["counts"])
    yield row("", TOTAL[language], "-", made["total"])


def decision_rows_of_json(made, language):
    """Return the rows of the tables of the decisions as the JSON tells them."""
    keys = ("total", "asked", "answered", "implemented", "partial", "not_implemented", "no_information")
    for decision in made["decisions"]:
        groups = [(", ".join(OfficeKind(kind).label.said(language) for kind in group["kinds"]), group["tally"]) for group in decision["groups"]]  # fmt: skip
        for kind, tally in groups if len(groups) == 1 else (*groups, (TOTAL[language], decision["total"])):
            counts = (nil(tally[key], language) for key in keys)
            share = rate(tally["implemented"], tally["total"], tally["rate_percent"], language)
            yield (kind, *counts, share, *(nil(number, language) for number in tally["basis"].values()))


@pytest.mark.parametrize("language", Language)
def test_the_json_of_a_roll_up_has_the_numbers_of_the_paper(rollup, language):
    made = json.loads(render(json_v1.FORMAT, rollup, language))
    found = [row for table in rolled_tables(rollup, language) for row in table.rows]
    wanted = [*decision_rows_of_json(made, language), *upazila_rows_of_json(made, language)]
    assert [row for row in wanted if row not in found] == []
    assert found[: len(wanted)] == wanted


@pytest.mark.parametrize("language", Language)
def test_the_page_and_the_terminal_have_every_row_of_the_papers_tables_in_order(rollup, language):
    wanted = [row for table in rolled_tables(rollup, language) for row in table.rows]
    left = iter(html_rows(render(html.FORMAT, rollup, language)))
    assert [row for row in wanted if row not in left] == []
    left = iter(terminal_rows(render(terminal.FORMAT, rollup, language)))
    assert [row for row in wanted if tuple(map(squeezed, row)) not in left] == []


@pytest.mark.parametrize("language", Language)
def test_the_page_names_who_did_not_report_where_the_statement_has_an_empty_row(rollup, language):
    lines = list(openpyxl.load_workbook(io.BytesIO(statement_of(rollup, language))).worksheets[0].iter_rows(min_row=2, values_only=True))  # fmt: skip
    empty = {line[0]: (line[1], line[18]) for line in lines if line[0] is not None and line[3] is None}
    assert set(empty) == {upazila.serial for upazila in rollup.missing}
    page = html_rows(render(html.FORMAT, rollup, language))
    for place, told in empty.items():
        assert (digits(f"{place:02d}", language), *told) in page


@pytest.mark.parametrize("made_of", [statement_of, partial(render, xlsx.FORMAT)], ids=["statement", "xlsx"])
@pytest.mark.parametrize("language", Language)
def test_the_statement_has_the_numbers_of_the_papers_table_of_upazilas(rollup, language, made_of):
    made = json.loads(render(json_v1.FORMAT, rollup, language))
    by_name = {row[1]: row for row in upazila_rows_of_json(made, language)}
    lines = openpyxl.load_workbook(io.BytesIO(made_of(rollup, language))).worksheets[-1].iter_rows(min_row=2, values_only=True)  # fmt: skip
    told = {line[1]: line for line in lines if line[1] and line[3] is not None}
    assert set(told) == set(by_name)
    for name, printed in by_name.items():
        line = told[name]
        assert [nil(value, language) for value in line[3:6]] == list(printed[3:6])
        assert [digits(str(value), language) for value in line[6:10]] == [cell.split("/")[0] for cell in printed[6:10]]
        assert nil(line[10], language) == printed[10]
        assert digits(f"({line[11]}%)", language) in printed[11]
        assert digits("/".join(map(str, line[12:17])), language) == printed[12] or printed[12] == "-"
        assert nil(line[17], language) == printed[13]


@pytest.mark.parametrize("language", Language)
def test_the_pdf_of_a_roll_up_has_every_word_of_the_tables(rollup, tool, language):
    drawn = render(pdf.FORMAT, rollup, language)
    read = subprocess.run([tool("pdftotext"), "-layout", "-", "-"], input=drawn, capture_output=True, check=True)
    words = Counter(re.split(r"[\s/-]+", unicodedata.normalize("NFC", read.stdout.decode())))
    wanted = Counter(
        word for table in rolled_tables(rollup, language) for row in table.rows for text in row for word in re.split(r"[\s/-]+", text) if word
    )  # fmt: skip
    assert not wanted - words
