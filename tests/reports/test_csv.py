"""A CSV file is tested as what a program and what Excel read in it."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from rendering import render, shown_in
from sampling import examples

from auditor.i18n import Language, Text, clean, digits
from auditor.model.finding import Outcome
from auditor.model.views.duty_cells import DutyCell
from reports import xlsx
from reports.csv import FORMAT

ANNEXES = ("minutes", "chair", "auditor")
RUNS = "=+-@\t\r＝＋－＠"


def lines(made):
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), strict=True))


def named(view, name):
    text = Text(en=name, bn=name)
    return replace(view, rows=(replace(view.rows[0], name=text, portal=name), view.rows[1]))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ANNEXES)
def test_excel_knows_it_for_utf_8_and_every_line_ends_in_cr_lf(views, name, language):
    made = render(FORMAT, views[name], language)
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.endswith(b"\r\n")
    assert made.count(b"\n") == made.count(b"\r\n") == len(lines(made))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ANNEXES)
def test_it_is_the_offices_of_the_workbook_line_by_line(views, name, language):
    book = openpyxl.load_workbook(io.BytesIO(render(xlsx.FORMAT, views[name], language)))
    sheet = [
        ["" if value is None else str(value) for value in row] for row in book.worksheets[2].iter_rows(values_only=True)
    ]
    assert lines(render(FORMAT, views[name], language)) == sheet


def test_the_minutes_copy_tells_who_gave_information_and_no_more(views):
    assert lines(render(FORMAT, views["minutes"], Language.EN))[0] == [
        "No.",
        "Office or union",
        "Information on the duties",
    ]


def test_no_login_stands_in_any_copy(views):
    logins = {account.login for office in views["auditor"].accounts for account in office.accounts}
    for name in ANNEXES:
        assert not logins & {cell for line in lines(render(FORMAT, views[name], Language.BN)) for cell in line}


def test_counts_are_in_digits_that_programs_read(views):
    table = lines(render(FORMAT, views["chair"], Language.BN))
    place = next(number for number, head in enumerate(table[0]) if head.endswith(": মোট (সংখ্যা)"))
    assert all(line[place].isascii() and line[place].isdigit() for line in table[1:])


def test_a_duty_that_does_not_apply_has_no_numbers(views):
    row = views["chair"].rows[0]
    none = replace(row, cells=(DutyCell(0, 0, Outcome.NOT_APPLICABLE), *row.cells[1:]))
    headings, line = lines(render(FORMAT, replace(views["chair"], rows=(none,)), Language.EN))
    first = next(place for place, heading in enumerate(headings) if heading.endswith(": done")) - 1
    assert line[first : first + 4] == ["not applicable", "", "", ""]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("\u200b \u202e=1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("1-1=0", "1-1=0"),
        ('a "b", c', 'a "b", c'),
        ("a\nb\x00c", "a bc"),
        ("x" * 500, "x" * 500),
    ],
)
def test_a_text_that_would_run_begins_with_an_apostrophe_and_any_other_is_as_it_was(views, name, written):
    office, other = lines(render(FORMAT, named(views["chair"], name), Language.EN))[1:]
    assert office[1] == office[3] == written
    assert other[1] == views["chair"].rows[1].name.en


@examples(200)
@given(name=st.text(min_size=1, max_size=60))
def test_whatever_an_office_is_called_no_cell_runs_and_no_line_is_added(views, name):
    table = lines(render(FORMAT, named(views["chair"], name), Language.EN))
    assert len(table) == 3
    assert len({len(line) for line in table}) == 1
    assert not [cell for line in table for cell in line if cell[:1] and cell[0] in RUNS]
    assert table[1][1].removeprefix("'") == clean(digits(name, Language.EN)).removeprefix("'")


def test_the_format_renders_annexes_only(views):
    assert (FORMAT.name, FORMAT.suffix) == ("csv", ".csv")
    assert {type(views[name]) for name in ANNEXES} == shown_in(FORMAT)
    with pytest.raises(TypeError):
        render(FORMAT, views["office reports"], Language.EN)
