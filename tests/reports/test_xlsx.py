"""A workbook is tested as what an office program finds in it: filters, numbers that are numbers, and cells that only say."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from datetime import datetime

import openpyxl
import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from rendering import render, shown_in
from sampling import examples
from zones import in_zone

from auditor.i18n import Language, Text, clean, digits
from auditor.model.rollup import RollupView
from auditor.model.sheets import lines_taken
from reports.layout.formulas import MARK
from reports.xlsx import FONT, FORMAT

pytestmark = pytest.mark.sampled

ANNEXES = ("minutes", "chair", "auditor")
SHEETS = {
    "minutes": ["At a glance", "Summary", "Offices", "Changes", "Basis by duty", "As printed", "_codes"],
    "chair": ["At a glance", "Summary", "Offices", "Changes", "Basis by duty", "As printed", "_codes"],
    "auditor": ["At a glance", "Summary", "Offices", "User IDs", "Changes", "Basis by duty", "As printed", "_codes"],
}
DIGITS = {Language.BN: "[$-5000845]", Language.EN: ""}
HOSTILE = (
    "=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " \n=1", "\u200b=1", "＝1+1", "＋1", "－1", "＠x",
    "<b>&amp;</b>", "]]>", "{=1}", "x" * 40_000, "\u202eabc\u202c", "a\x00b\x1fc\ufffe\ud800", "_x000D_", "http://x/",
    "1", "1/2", "TRUE", "01.02.2024",
)  # fmt: skip


def opened(made):
    return openpyxl.load_workbook(io.BytesIO(made))


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def codes(book):
    """Return what `_codes` says: the code of each heading, by the order of the sheets and columns."""
    return [(where, code, words) for where, code, words in rows(book["_codes"])[1:]]


def named(view, **names):
    """Return the chair's copy with one office, whose words are given."""
    text = Text(en=names["name"], bn=names["name"])
    row = replace(view.rows[0], name=text, portal=names["name"])
    return replace(view, rows=(row,))


@pytest.mark.parametrize("name", ANNEXES)
def test_there_is_a_sheet_a_table_and_only_those_that_the_audience_is_shown(views, name):
    assert opened(render(FORMAT, views[name], Language.EN)).sheetnames == SHEETS[name]


def test_the_minutes_copy_has_no_column_of_portals_accounts_or_duties(views):
    told = {(where, code) for where, code, _ in codes(opened(render(FORMAT, views["minutes"], Language.EN)))}
    assert {code for where, code in told if where == "offices"} == {"serial", "office", "answered"}
    assert {code for where, code in told if where == "changes"} == {"change", "offices"}
    assert not [where for where, _ in told if where in {"accounts", "duty", "basis"}]


def test_each_heading_of_each_sheet_has_its_code_in_order(case):
    if not isinstance(case.view, tuple(shown_in(FORMAT))):
        return
    book = opened(render(FORMAT, case.view, case.language))
    told = codes(book)
    headings = [cell for sheet in book.worksheets[1:-2] for cell in rows(sheet)[0]]
    assert [words for _, _, words in told][: len(headings)] == headings
    assert all(re.fullmatch(r"[a-z0-9_+-]+", code) for _, code, _ in told)
    assert len({(where, code) for where, code, _ in told}) == len(told)


def test_codes_are_the_same_in_both_languages(views):
    english, bangla = (
        codes(opened(render(FORMAT, views["auditor"], language))) for language in (Language.EN, Language.BN)
    )
    assert [line[:2] for line in english] == [line[:2] for line in bangla]
    assert [line[2] for line in english] != [line[2] for line in bangla]


def test_each_word_that_stands_for_a_choice_has_a_code(views):
    book = opened(render(FORMAT, views["auditor"], Language.BN))
    told = codes(book)
    choices = {
        where: {words for found_in, _, words in told if found_in == where}
        for where in ("status", "kind", "duty", "basis")
    }
    table = rows(book.worksheets[2])
    for number, (where, code, _) in enumerate(line for line in told if line[0] == "offices"):
        assert where == "offices"
        kind = (
            code
            if code in choices
            else "basis"
            if code.endswith("_basis")
            else "duty"
            if "_" in code and not code.endswith(("_of", "_done"))
            else ""
        )
        if kind:
            assert {row[number] for row in table[1:]} - {None} <= choices[kind], code


@pytest.mark.parametrize("name", ANNEXES)
@pytest.mark.parametrize("language", Language)
def test_numbers_and_days_are_no_words(views, name, language):
    book = opened(render(FORMAT, views[name], language))
    told = codes(book)
    for sheet, code in zip(book.worksheets[1:-2], dict.fromkeys(where for where, _, _ in told), strict=False):
        fields = [field for where, field, _ in told if where == code]
        for row in sheet.iter_rows(min_row=2):
            for field, cell in zip(fields, row, strict=True):
                if field.endswith(("_done", "_of", "_percent")) or field in {
                    "serial",
                    "accounts",
                    "total",
                    "offices",
                    "meetings",
                }:
                    assert cell.value is None or (
                        type(cell.value) is int and cell.number_format == f"{DIGITS[language]}0"
                    )
                elif field.endswith("_day") or field == "until":
                    assert cell.value is None or (
                        type(cell.value) is datetime and cell.number_format == f"{DIGITS[language]}dd.mm.yyyy"
                    )
                else:
                    assert cell.data_type in {"s", "inlineStr", "n"}
                    assert cell.value is None or type(cell.value) in {str, int}


@pytest.mark.parametrize("name", ANNEXES)
def test_headings_stay_in_sight_can_be_filtered_and_are_in_a_font_that_has_bangla(views, name):
    book = opened(render(FORMAT, views[name], Language.BN))
    for sheet in book.worksheets[1:]:
        wide, long = sheet.max_column, sheet.max_row
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(max(long, 2), wide).coordinate}"
        assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None} == {FONT}
        assert all(cell.font.b for cell in sheet[1])
        assert all(sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[1])
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_a_number_is_shown_in_the_digits_of_its_language(views, libreoffice, tool, tmp_path):
    for language in Language:
        (tmp_path / f"{language}.xlsx").write_bytes(render(FORMAT, views["chair"], language))
    libreoffice("pdf", tmp_path, tmp_path.glob("*.xlsx"))
    shown = {
        language: subprocess.run(
            [tool("pdftotext"), "-layout", tmp_path / f"{language}.pdf", "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for language in Language
    }
    alone = {language: set(re.findall(r"(?<!\S)[0-9০-৯]+(?!\S)", words)) for language, words in shown.items()}
    assert alone[Language.BN]
    assert all(number == digits(number, language) for language in Language for number in alone[language])


def test_the_sections_as_printed_are_told_apart_and_a_row_stands_on_one_page(views):
    for name in ANNEXES:
        sheet = opened(render(FORMAT, views[name], Language.BN))["মুদ্রিত রূপ"]
        cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
        assert all(cell.alignment.vertical == "top" and cell.border.bottom.style for cell in cells if not cell.font.b)
        assert any(cell.font.b for cell in cells)
        laid_across = sheet.merged_cells.ranges
        assert laid_across
        assert all(across.min_row == across.max_row and across.min_col == 2 for across in laid_across)
        heights = {sheet.row_dimensions[across.min_row].height for across in laid_across}
        assert (len(heights) > 1) is (name != "minutes"), "where a paragraph needs several lines it has them"
        assert sheet.page_setup.fitToWidth in {1, None}
        assert len({sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}) > 3


def test_a_row_of_the_sections_as_printed_is_high_enough_for_its_words_and_one_line_more_where_they_are_broken(views):
    for name in ANNEXES:
        sheet = opened(render(FORMAT, views[name], Language.BN))["মুদ্রিত রূপ"]
        across = {place.min_row for place in sheet.merged_cells.ranges}
        widths = {
            column: int(alike.width)
            for alike in sheet.column_dimensions.values()
            for column in range(alike.min, alike.max + 1)
        }
        lines = {
            row[0].row: max(lines_taken(str(cell.value or ""), widths[cell.column]) for cell in row)
            for row in sheet.iter_rows(min_row=2)
            if row[0].row not in across
        }
        broken = {row: taken for row, taken in lines.items() if taken > 1}
        assert broken
        assert all(sheet.row_dimensions[row].height >= 15 * (taken + 1) for row, taken in broken.items())


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", 1),
        ("one two", 1),
        ("one two three", 2),
        ("three threes x", 2),
        ("abcdefghijklmnopqrst u", 3),
        ("a\nb", 2),
        ("কু কু কু কু কু", 1),
    ],
)
def test_words_are_broken_between_words_and_in_them_only_where_one_is_longer_than_a_line(words, lines):
    assert lines_taken(words, 10) == lines


def test_the_first_sheet_is_what_is_read_first_and_for_whom(views):
    lines = [row[0] for row in rows(opened(render(FORMAT, views["chair"], Language.EN)).worksheets[0])]
    assert lines[:2] == ["Sample: not real data", "Annex A (chair's copy) · For official use only, not for publication"]
    assert "At a glance" in lines
    assert any(line.startswith("Of 34 offices") for line in lines)
    assert any(line.startswith("(a) In this check no password") for line in lines)


def test_each_printed_page_says_whose_it_is_and_which_round_it_is_made_from(views):
    for sheet in opened(render(FORMAT, views["chair"], Language.EN)).worksheets:
        assert (
            sheet.oddHeader.right.text.strip() == "Annex A (chair's copy) · For official use only, not for publication"
        )
        assert re.fullmatch(
            r"Page &\[Page\]/&N · Check digest: [0-9A-Z-]+|Page &P/&N · Check digest: .+|Page &\[Page\]/&\[Pages\].*",
            sheet.oddFooter.left.text.strip(),
        )


def test_totals_add_up(views):
    table = rows(opened(render(FORMAT, views["auditor"], Language.EN))["Summary"])
    heads = table[0]
    at = {
        name: heads.index(name)
        for name in (
            "Offices",
            "Implemented",
            "Partly implemented",
            "Not implemented",
            "No information on this decision",
            "Awaiting the portal",
            "Time extended",
            "Total row",
        )
    }
    for row in table[1:]:
        parts = [
            row[at[name]]
            for name in (
                "Implemented",
                "Partly implemented",
                "Not implemented",
                "No information on this decision",
                "Awaiting the portal",
                "Time extended",
            )
        ]
        assert sum(parts) == row[at["Offices"]]
    assert [row[at["Total row"]] for row in table[1:]].count("yes") == 2


def test_an_annex_without_decisions_or_changes_is_still_a_workbook(views):
    book = opened(render(FORMAT, views["chair, no decision"], Language.EN))
    assert len(rows(book["Summary"])) == 1
    assert book["Summary"].auto_filter.ref.endswith("2")


# Cells that only say


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_words(views, text):
    made = render(FORMAT, named(views["chair"], name=text), Language.EN)
    row = rows(opened(made)["Offices"])[1]
    cell = opened(made)["Offices"].cell(2, 2)
    assert cell.data_type in {"s", "inlineStr"} or cell.value is None
    words = str(row[1] or "").replace("_x005F_", "_")  # how a workbook writes an underscore that it would decode
    assert not re.match("[=+\\-@\t\r＝＋－＠]", words)
    assert words.removeprefix(MARK) == clean(text)[: len(words.removeprefix(MARK))]
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        parts = "".join(packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/worksheets"))
        assert not re.search(r"<f[ >]|<hyperlink", parts)
        assert not [name for name in packed.namelist() if "externalLink" in name or "vba" in name]


@examples(60)
@given(name=st.text(min_size=1, max_size=60))
def test_any_name_of_an_office_can_be_written(views, name):
    row = rows(opened(render(FORMAT, named(views["chair"], name=name), Language.EN))["Offices"])[1]
    assert (row[1] or "").removeprefix(MARK) == clean(digits(name, Language.EN)).removeprefix(MARK)


@pytest.mark.long(instead="test_a_hostile_name_is_words")
def test_a_name_that_would_run_is_still_words_when_the_sheet_is_saved_as_csv(views, libreoffice, tmp_path):
    view = views["chair"]
    names = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1"]
    offices = tuple(
        replace(view.rows[0], serial=place, name=Text(en=name, bn=name)) for place, name in enumerate(names, start=1)
    )
    (tmp_path / "annex.xlsx").write_bytes(render(FORMAT, replace(view, rows=offices), Language.EN))
    third = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3"
    libreoffice(third, tmp_path, [tmp_path / "annex.xlsx"])
    (saved,) = tmp_path.glob("annex*.csv")
    cells = [line.split(",")[1] for line in saved.read_text("utf-8").splitlines()[1:]]
    assert cells == [MARK + name for name in names]


# The file


def test_bytes_are_the_same_for_the_same_view_on_any_day(views):
    first = render(FORMAT, views["auditor"], Language.BN)
    with in_zone("Asia/Dhaka"):
        assert render(FORMAT, views["auditor"], Language.BN) == first


def test_the_format_renders_annexes_and_roll_ups_only(views):
    assert FORMAT.name == "xlsx"
    assert {type(views[name]) for name in ANNEXES} | {RollupView} == shown_in(FORMAT)
    with pytest.raises(TypeError):
        render(FORMAT, views["office dae"], Language.EN)
