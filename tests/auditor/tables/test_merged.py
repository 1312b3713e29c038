"""A merged cell says its value in every row that it spans, as the sheet shows it on screen and paper."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import openpyxl
import pytest
from counting import calls

from auditor.i18n import plain
from auditor.model.errors import FileRefusedError
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.notice import Severity
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.roster.reading import read
from auditor.sources import exports
from auditor.sources.register import SOURCE
from auditor.tables import measuring
from auditor.tables.files import open_table
from auditor.tables.merged import spread
from auditor.tables.sheet import Header, MergedCell, Sheet, Unread
from auditor.tables.table import Expected

TABLE = Expected({"office": "office", "day": "day", "done": "done", "mail": "mail"}, fits=bool)
WHOLE_SHEET = "A1:XFD1048576"


def workbook(rows, *merged, hidden=()):
    """Return a real workbook; `hidden` cells are written after merging, as LibreOffice keeps what it hides."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    for place, words in hidden:
        row, column = openpyxl.utils.cell.coordinate_to_tuple(place)
        book.active._cells[row, column] = openpyxl.cell.Cell(book.active, row, column, words)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def rows_of(content):
    ((sheet, _),) = open_table("list.xlsx", content).sheets(TABLE)
    return sheet.rows


HEADINGS = ["office", "day", "done", "mail"]
THREE = [HEADINGS, ["a", "1", "no", "x"], ["b", "2", None, "y"], ["c", "3", None, "z"]]


def test_it_says_its_value_in_each_row():
    assert [row[2] for row in rows_of(workbook(THREE, "C2:C4"))] == ["done", "no", "no", "no"]
    assert [row[2] for row in rows_of(workbook(THREE, "C2:C3"))] == ["done", "no", "no", ""]


def test_it_says_the_same_once_another_program_saved_it(tmp_path, libreoffice):
    first, saved = workbook(THREE, "C2:C4"), tmp_path / "saved"
    (tmp_path / "it.xlsx").write_bytes(first)
    libreoffice("xlsx", saved, [tmp_path / "it.xlsx"])
    again = (saved / "it.xlsx").read_bytes()
    assert rows_of(again) == rows_of(first)
    names = openpyxl.load_workbook(io.BytesIO(again)).sheetnames
    assert names == ["Sheet"]
    assert open_table("list.xlsx", again).digest == open_table("list.xlsx", first).digest


def test_a_day_stays_a_day_and_an_error_an_error():
    rows = [HEADINGS, ["a", date(2024, 3, 5), "=1/0", "x"], ["b", None, None, "y"]]
    assert rows_of(workbook(rows, "B2:B3", "C2:C3"))[2] == ("b", date(2024, 3, 5), Unread.FORMULA, "y")


def test_of_several_columns_the_first_has_it():
    rows = rows_of(workbook([HEADINGS, ["a", "1", "no"], ["b", "2"]], "C2:D3"))
    assert [row[2:] for row in rows[1:]] == [("no", ""), ("no", "")]


def test_titles_and_headings_stay_where_they_are():
    rows = [["list of offices"], [None], HEADINGS, [None, "of the talk"], ["a", "1", "no", "x"]]
    assert rows_of(workbook(rows, "A1:D2", "A3:A4", "C3:C4")) == rows_of(workbook(rows))


def test_a_row_drawn_higher_is_one_row():
    rows = rows_of(
        workbook([HEADINGS, ["a", "1", "no", "x"], [], ["b", "2", "yes", "y"]], *(f"{at}2:{at}3" for at in "ABCD"))
    )
    assert not any(rows[2])


def test_what_lies_hidden_under_it_and_says_otherwise_is_not_known():
    rows = rows_of(workbook(THREE, "C2:C4", hidden=[("C3", "yes"), ("C4", "no")]))
    assert [row[2] for row in rows[1:]] == ["no", Unread.HIDDEN, "no"]


def test_a_table_with_other_merged_cells_is_another():
    assert len({open_table("x.xlsx", workbook(THREE, *merged)).digest for merged in ([], ["C2:C4"], ["C2:C3"])}) == 3
    title = [["list of offices"], [None], *THREE]
    alone, over_two_rows = (open_table("x.xlsx", workbook(title, *merged)) for merged in ([], ["A1:D2"]))
    assert over_two_rows.digest == alone.digest


def test_an_empty_merged_cell_makes_no_other_table():
    without_answers = [row[:2] for row in THREE]
    alone, merged = (open_table("x.xlsx", workbook(without_answers, *cells)) for cells in ([], ["C2:C4"]))
    assert merged.digest == alone.digest


# Who is told ------------------------------------------------------------------------------------------------------

OFFICES = tuple(
    Office(
        name,
        plain(f"{name} দপ্তর"),
        OfficeKind.DEPARTMENT,
        plain("প্রধান"),
        accounts=(Account(f"{name}/1", plain("প্রধান")),),
    )
    for name in ("লতা", "পাতা", "ফুল")
)
CONTEXT = SourceContext(Roster(OFFICES), date(2024, 1, 18), "rule", day=date(2024, 3, 20))
REGISTER = ["দপ্তর", "যোগাযোগের তারিখ", "কীভাবে", "Two-step", "কারণ"]


def register(rows, *merged, hidden=()):
    return parse(workbook([REGISTER, *rows], *merged, hidden=hidden))


def parse(content):
    return SOURCE.parse(EvidenceFile("n.xlsx", content, hashlib.sha256(content).hexdigest()), CONTEXT)


def two_step(parsed):
    return {
        (subject, each.value, each.observed_on)
        for each in parsed.observations
        if each.fact == TWO_STEP_ENROLLED
        for subject in each.subjects
    }


TALKED = [["লতা দপ্তর", "14.03.2024", "ফোন", "চালু নেই"], ["পাতা দপ্তর", None, "ফোন"], ["ফুল দপ্তর", None, "ফোন"]]


def test_a_no_and_a_day_in_a_merged_cell_are_those_of_every_office_beside_it_and_each_range_is_told_once():
    parsed = register(TALKED, "B2:B4", "D2:D4")
    assert {(value, on) for _, value, on in two_step(parsed)} == {(False, date(2024, 3, 14))}
    assert {subject.partition("/")[0] for subject, *_ in two_step(parsed)} == {"লতা", "পাতা", "ফুল"}
    told = [(each.weight, each.place.sheet, each.place.row, each.place.column) for each in parsed.notices]
    assert told == [(Severity.DOUBTFUL, "Sheet", 2, "যোগাযোগের তারিখ"), (Severity.DOUBTFUL, "Sheet", 2, "Two-step")]
    assert ["B2:B4" in parsed.notices[0].told.en, "D2:D4" in parsed.notices[1].told.bn] == [True, True]


def test_an_answer_over_two_questions_is_told():
    parsed = register([["লতা দপ্তর", "14.03.2024", "ফোন", "চালু নেই"]], "D2:E2")
    (notice,) = parsed.notices
    assert "D2:E2" in notice.told.en
    assert "first" in notice.told.en


@pytest.mark.parametrize(("heading", "said"), [("Two-step", ""), ("ওয়ার্ড", "৪")])
def test_a_merged_cell_that_answers_nothing_is_told_to_nobody(heading, said):
    rows = [
        ["দপ্তর", "যোগাযোগের তারিখ", "ই-মেইল ব্যবহার", heading],
        ["লতা দপ্তর", "14.03.2024", "নিয়মিত", said],
        ["পাতা দপ্তর", "14.03.2024", "নিয়মিত"],
    ]
    parsed, plainly = (parse(workbook(rows, *cells)) for cells in (["D2:D3"], []))
    assert [each.told for each in parsed.notices] == [each.told for each in plainly.notices]


def test_a_yes_hidden_under_a_no_that_is_shown_is_no_answer_and_is_asked():
    parsed = register(
        [["লতা দপ্তর", "14.03.2024", "ফোন", "চালু নেই"], ["পাতা দপ্তর", "14.03.2024", "ফোন"]], "D2:D3", hidden=[("D3", "চালু")]
    )
    assert {subject.partition("/")[0] for subject, *_ in two_step(parsed)} == {"লতা"}
    assert [each.fact for each in parsed.unclear if each.subjects] == [TWO_STEP_ENROLLED]
    assert any(each.weight is Severity.WRONG and each.place.row == 3 for each in parsed.notices)


@pytest.mark.parametrize("name", ["দপ্তরের নাম", "নাম"])
def test_a_merged_number_of_user_ids_is_each_offices_and_doubtful_never_none(name):
    rows = [
        [name, "দপ্তর প্রধান", "ইউজার আইডি (সংখ্যা)"],
        *([f"উপজেলা {name} অফিস", f"{name} অফিসার", None] for name in ("কৃষি", "মৎস্য", "সমবায়")),
    ]
    rows[1][2] = 1
    reading = read([("roster.xlsx", workbook(rows, "C2:C4"))])
    assert [len(office.accounts) for office in reading.roster.offices] == [1, 1, 1]
    (notice,) = reading.notices
    assert (notice.weight, notice.place.row, notice.place.column) == (Severity.DOUBTFUL, 2, "ইউজার আইডি (সংখ্যা)")


def test_a_merged_name_beside_the_user_ids_of_one_office_is_told_to_nobody():
    rows = [
        ["দপ্তর", "পদবী", "লগিন আইডি"],
        ["উপজেলা কৃষি অফিস", "কৃষি অফিসার", "uao.paik"],
        [None, "অফিস সহকারী", "oa.paik"],
        ["উপজেলা মৎস্য অফিস", "মৎস্য অফিসার", "ufo.paik"],
    ]
    reading = read([("roster.xlsx", workbook(rows, "A2:A3"))])
    assert [len(office.accounts) for office in reading.roster.offices] == [2, 1]
    assert not reading.notices


LISTED = (
    ["Username", "Email", "Status", "Two-factor", "Mobile"],
    ["uao.paik", "one@example.gov.bd", "Active", "Disabled", "1"],
    ["ulo.paik", "two@example.gov.bd", "Active", None, None],
    ["ufo.paik", "three@example.gov.bd", "Active", None, None],
)


@pytest.mark.parametrize(
    ("merged", "told"),
    [
        (["D2:D4"], ["D2:D4", "several user IDs", "take the list from the system anew"]),
        (["C2:D2"], ["C2:D2", "several headings"]),
        (["E2:E4"], None),
        ([], None),
    ],
)
def test_a_merged_cell_of_a_system_s_list_beside_several_user_ids_is_told_with_its_range(merged, told):
    content = workbook(LISTED, *merged)
    file = EvidenceFile("exports/portal-2024-02-10.xlsx", content, hashlib.sha256(content).hexdigest())
    notices = [each for each in exports.SOURCE.parse(file, CONTEXT).notices if "merged cell" in each.told.en]
    assert [(each.weight, each.place.sheet, each.place.row) for each in notices] == [
        (Severity.DOUBTFUL, "Sheet", 2) for _ in [told] if told
    ]
    assert all(words in notices[0].told.en for words in told or ())


# What costs much --------------------------------------------------------------------------------------------------


def merged_sheet(*merged, rows=3):
    header = Header(1, 1, {"office": 0}, {}, {}, ("office", "done"))
    sheet = Sheet("it", (("office", "done"), *(("a", ""),) * rows), merged=merged)
    return lambda: spread("it.xlsx", sheet, header)


def test_it_is_spread_in_as_many_steps_as_there_are_rows_and_merged_cells():
    whole = MergedCell(2, 1, 1_048_576, 16_383)
    few, many = (calls(merged_sheet(whole, rows=rows)) for rows in (1_000, 4_000))
    assert many < 5 * few
    few, many = (
        calls(merged_sheet(*(MergedCell(at, 1, at + 1, 1) for at in range(2, rows, 2)), rows=rows))
        for rows in (1_000, 4_000)
    )
    assert many < 5 * few


def named(*ranges, rows=THREE):
    """Return a workbook in which ranges are merged as no program would: what lies under them stays, and they may overlap."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(rows)))
    for cells in ranges:
        book.active.merged_cells.add(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_merged_cells_that_overlap_and_very_many_are_refused(monkeypatch):
    with pytest.raises(FileRefusedError, match="unusual way"):
        rows_of(named("C2:C4", "C3:D4"))
    monkeypatch.setattr(measuring, "MAX_MERGED", 2)
    assert rows_of(named("A2:B2", "C2:D2"))
    with pytest.raises(FileRefusedError, match="unusual way"):
        rows_of(named("A2:B2", "A3:B3", "A4:B4"))


@pytest.mark.parametrize("reference", ["A0:", "", "1:2", "A", "A1:XFDD1048576"])
def test_one_that_is_nowhere_is_refused(reference):
    meter = measuring.PartMeter("it.xlsx")
    with pytest.raises(FileRefusedError, match="unusual way"):
        meter.feed(f'<x><mergeCell ref="{reference}"/></x>'.encode())


@pytest.mark.parametrize("cells", ["C9:C12", "H2:H4", "XFD1048575:XFD1048576"])
def test_one_below_or_beside_all_that_is_written_says_nothing(cells):
    assert rows_of(named(cells)) == rows_of(workbook(THREE))
    parsed, plainly = parse(named(cells, rows=[REGISTER, *TALKED])), register(TALKED)
    assert two_step(parsed) == two_step(plainly)
    assert [each.told for each in parsed.notices] == [each.told for each in plainly.notices]


def test_a_merged_cell_as_large_as_the_sheet_is_a_title():
    assert rows_of(named(WHOLE_SHEET)) == rows_of(workbook(THREE))
