"""The papers of a roll-up: their words, digits and counts, and a statement that a spreadsheet takes as numbers."""

from __future__ import annotations

import io
import json
import re
import subprocess
import unicodedata
from datetime import date
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from changing import replace
from rendering import papers, render, statement_of

from auditor import discovery
from auditor.i18n import Language, Text, ascii_digits, digits, serial
from auditor.model.grades import Grade
from auditor.model.paper import Box, Chart, Heading, Items, Paragraph, Signatures, Table
from auditor.model.return_files import Flaw, RefusedFile, ReturnRemark
from auditor.model.rollup import Area, AreaLevel, Sender
from auditor.model.seal import parse_seal, seal_words
from auditor.rollup.rolling import Received, roll_up
from reports import docx, json_v1, pdf, terminal, xlsx
from reports.layout.formulas import MARK
from reports.layout.rollup.upazilas import upazila_table

pytestmark = pytest.mark.sampled

KHULNA = Area(AreaLevel.DISTRICT, Text(en="Khulna", bn="খুলনা"))
ON = date(2024, 4, 1)
SCHEMA = json.loads((Path(json_v1.__file__).parent / "schemas" / "portal-auditor-v1.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
TYPED_IN_LATIN_DIGITS = re.compile(r"\S+\.(?:json|docx)|(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}")
HOSTILE = '=cmd|"/c calc"!A1 #set page(1pt) \u202e <b>.json'
CASES = ("district", "nation", "examples", "nothing came")


@pytest.fixture(scope="module", name="rollups")
def _rollups(returned):
    khulna = [returned(name, month) for name in ("Koyra", "Dacope", "Rupsha") for month in ("2024-02", "2024-03")]
    files = [Received(f"return-{number}.json", made) for number, made in enumerate(khulna)]
    files += [
        Received("copy.json", khulna[1]),
        Received("later.json", returned("Koyra", seed=2)),
        Received("stray.json", returned("Nabiganj")),
        RefusedFile(HOSTILE, (Flaw.NOT_JSON,)),
        RefusedFile("false.json", (Flaw.SUMS, Flaw.BASIS), Text(en="Fultola", bn="ফুলতলা")),
    ]
    nation = [Received(f"{name}.json", returned(name)) for name in ("Koyra", "Nabiganj", "Shayestaganj")]
    return {
        "district": roll_up(files, ON, area=KHULNA),
        "nation": roll_up(nation, ON),
        "examples": roll_up([Received("a.json", returned("Koyra", example=True))], ON),
        "nothing came": roll_up([], ON, area=KHULNA, meeting="2024-03"),
    }


@pytest.fixture(params=[(name, language) for name in CASES for language in Language], ids=str, name="shown")
def _shown(request, rollups):
    name, language = request.param
    return rollups[name], language


def paper(view, language):
    (only,) = papers(view, language)
    return only


def tables(view, language):
    return [block for block in paper(view, language).blocks if isinstance(block, Table)]


def table_under(view, language, heading):
    blocks = paper(view, language).blocks
    start = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and heading in block.text)
    return next(block for block in blocks[start:] if isinstance(block, Table))


def words_of(view, language, build):
    return list(build.strings(paper(view, language)))


def number(cell):
    return 0 if cell == "-" else int(ascii_digits(cell))


# Words


def test_every_string_is_nfc_and_has_no_placeholder_left(shown, build):
    for words in words_of(*shown, build):
        assert unicodedata.is_normalized("NFC", words), words
        assert "{" not in words, words
        assert "None" not in words, words


def test_a_bangla_paper_has_bangla_digits_and_an_english_one_none_of_them(shown, build):
    view, language = shown
    for words in words_of(view, language, build):
        if HOSTILE in words:
            continue
        if language is Language.BN:
            assert not re.search("[0-9]", TYPED_IN_LATIN_DIGITS.sub("", words)), words
        else:
            assert not re.search("[ঀ-৿]", words), words


def test_an_era_takes_no_further_full_stop(shown, build):
    for words in words_of(*shown, build):
        assert "খ্রি.।" not in words
        assert "।।" not in words
        assert ".." not in words


def test_every_row_has_a_cell_for_every_column_and_none_is_empty_but_before_a_total(shown):
    for table in tables(*shown):
        assert table.alt
        for place, row in enumerate(table.rows):
            assert len(row) == len(table.columns)
            assert all(row[1 if place in table.strong_rows else 0 :]), row


def test_sections_are_numbered_in_sequence(shown):
    headings = [block.text for block in paper(*shown).blocks if isinstance(block, Heading) and block.level == 1]
    numbers = [int(ascii_digits(text.split(".")[0])) for text in headings[:-1]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_nothing_is_said_twice_below_the_tables_and_among_the_notes(shown):
    view, language = shown
    blocks = paper(view, language).blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    said += [words for block in blocks if isinstance(block, Items) for _, words in block.items]
    assert sorted(said) == sorted(set(said))


def test_a_paper_of_examples_says_so_on_every_page(rollups):
    for language in Language:
        assert paper(rollups["examples"], language).banner
        assert not paper(rollups["district"], language).banner


# Counts


@pytest.mark.parametrize("language", Language)
def test_the_rows_of_a_decision_add_up_to_its_total_and_the_grades_to_what_is_implemented(rollups, language):
    for decision, table in zip(rollups["district"].decisions, tables(rollups["district"], language), strict=False):
        *rows, total = table.rows
        for column in range(1, 8):
            assert sum(number(row[column]) for row in rows or [total]) == number(total[column])
        assert len(rows) != 1  # it would say the same as the total
        assert number(total[4]) == sum(map(number, total[-len(Grade) :])) == decision.total.implemented


@pytest.mark.parametrize("language", Language)
def test_every_upazila_that_reported_has_a_row_and_every_other_is_named_as_missing(rollups, language):
    view = rollups["district"]
    title = "উপজেলাভিত্তিক বিবরণী" if language is Language.BN else "The upazilas"
    rows = table_under(view, language, title).rows
    assert [row[1] for row in rows[:-1]] == [row.upazila.said(language) for row in view.rows]
    assert number(rows[-1][3]) == view.total.offices
    missing = table_under(view, language, "বিবরণী পাওয়া যায়নি" if language is Language.BN else "have not sent")
    told = " ".join(row[2] for row in missing.rows)
    assert all(f"{serial(each.serial, language)} {each.upazila.said(language)}" in told for each in view.missing)
    assert sum(number(row[1]) for row in missing.rows) == len(view.missing)


def test_the_column_of_a_decision_names_its_number_only_where_all_have_the_same(rollups):
    view = rollups["district"]
    assert digits("11", Language.BN) in "".join(column.title for column in tables(view, Language.BN)[2].columns)
    mixed = replace(view, serial="")
    assert "সিদ্ধান্ত বাস্তবায়িত দপ্তর" in [column.title for column in tables(mixed, Language.BN)[2].columns]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("serial", ["11", "", None])
def test_the_heading_of_a_decision_says_that_numbers_differ_only_where_they_do(rollups, serial, language):
    view = rollups["district"]
    first = replace(view.decisions[0], serial=serial)
    blocks = paper(replace(view, decisions=(first, *view.decisions[1:])), language).blocks
    heading = next(
        each.text
        for each in blocks
        if isinstance(each, Heading) and each.level == 2 and first.subject.said(language) in each.text
    )
    differ = "number it differently" if language is Language.EN else "নম্বর আলাদা"
    assert (differ in heading) is (serial is None)
    assert (digits("11", language) in heading) is (serial == "11")


@pytest.mark.parametrize("language", Language)
def test_every_file_that_was_not_counted_stands_there_with_its_reason(rollups, language):
    view = rollups["district"]
    table = table_under(view, language, "যেসব ফাইল" if language is Language.BN else "Files that were not")
    told = {row[0]: row[3] for row in table.rows}
    assert set(told) == {told_of.file for told_of in (*view.refused, *view.noted)}
    assert told["false.json"] == "; ".join(flaw.label.said(language) for flaw in (Flaw.SUMS, Flaw.BASIS))
    assert told["stray.json"] == ReturnRemark.OUTSIDE.label.said(language)


def test_the_digest_of_every_return_stands_in_the_paper_beside_the_figures_of_each_decision(rollups):
    for language in Language:
        lines = iter(tables(rollups["district"], language)[-1].rows)
        for row in rollups["district"].rows:
            for decision in row.decisions:
                cells = [ascii_digits(cell) for cell in next(lines)]
                assert row.digest.startswith(parse_seal(cells[3]))
                total = decision.total
                counts = (total.total, total.asked, total.answered, total.implemented, total.partial)
                assert cells[4] == ascii_digits(decision.serial)
                assert [int(cell.replace("-", "0")) for cell in cells[5:10]] == list(counts)
        assert not list(lines)


@pytest.mark.parametrize("language", Language)
def test_statement_and_roll_up_bear_letterhead_memo_and_signatories_or_room_for_them(rollups, language):
    untold = rollups["district"]
    sender = Sender(("দপ্তর", "খুলনা"), (("নাম", "প্রোগ্রামার"),), "05.44-17", date(2024, 4, 6))
    for view, signed in ((untold, 2), (replace(untold, sender=sender), 1)):
        for drawn in (paper(view, language), statement_paper(view, language)):
            places = next(block.places for block in drawn.blocks if isinstance(block, Signatures))
            assert len(places) == signed
            assert len(drawn.letterhead) == 2
            told = view.sender is sender
            memo = drawn.blocks[0].text
            assert (digits("05.44-17", language) in memo, "……" in memo) == (told, not told)
            assert (drawn.letterhead == ("দপ্তর", "খুলনা")) is told


def test_a_trend_has_a_bar_a_meeting_and_none_stands_for_one_meeting(rollups):
    charts = [block for block in paper(rollups["district"], Language.EN).blocks if isinstance(block, Chart)]
    assert [[bar.label for bar in chart.bars] for chart in charts] == [
        ["February 2024 (3 upazilas)", "March 2024 (3 upazilas)"]
    ] * 2
    assert not [block for block in paper(rollups["nation"], Language.EN).blocks if isinstance(block, Chart)]


@pytest.mark.parametrize("language", Language)
def test_the_box_says_how_many_reported_and_how_their_yes_is_known(rollups, language):
    box = next(block for block in paper(rollups["district"], language).blocks if isinstance(block, Box))
    told = ascii_digits(" ".join(box.lines))
    total = rollups["district"].decisions[0].total
    for value in (9, 3, 6, total.implemented, total.total, *filter(None, total.basis)):
        assert re.search(rf"\b{value}", told)


# Formats


def test_the_pdf_and_the_terminal_say_every_upazila(rollups, tool, tmp_path):
    content = render(pdf.FORMAT, rollups["district"], Language.EN)
    (tmp_path / "a.pdf").write_bytes(content)
    told = subprocess.run(
        [tool("pdftotext"), "-layout", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    text = render(terminal.FORMAT, rollups["district"], Language.EN).decode()
    for row in rollups["district"].rows:
        assert row.upazila.en in told
        assert seal_words(row.digest) in told
        assert row.upazila.en in text


def test_the_same_view_gives_the_same_bytes(shown):
    view, language = shown
    for form in (pdf.FORMAT, json_v1.FORMAT, terminal.FORMAT, xlsx.FORMAT):
        assert render(form, view, language) == render(form, view, language)
    assert statement_of(view, language) == statement_of(view, language)


def test_the_json_is_valid_by_its_schema_and_holds_both_languages(shown):
    view, language = shown
    told = json.loads(render(json_v1.FORMAT, view, language))
    VALIDATOR.validate(told)
    assert told["schema"] == "portal-auditor/rollup/v2"
    assert len(told["upazilas"]) + len(told["missing"]) == len(view.rows) + len(view.missing)
    assert told["area"]["name"] == {"en": view.area.name.en, "bn": view.area.name.bn}


def test_the_schema_knows_every_flaw_and_matter():
    defined = SCHEMA["$defs"]
    assert defined["refused_file"]["properties"]["reasons"]["items"]["enum"] == [flaw.value for flaw in Flaw]
    assert defined["noted_file"]["properties"]["matter"]["enum"] == [matter.value for matter in ReturnRemark]
    assert defined["rollup"]["properties"]["area"]["properties"]["level"]["enum"] == [
        level.value for level in AreaLevel
    ]


def sheet_of(view, language):
    return openpyxl.load_workbook(io.BytesIO(statement_of(view, language))).worksheets[0]


def test_the_statement_has_a_row_for_every_upazila_of_the_area_and_a_total(shown):
    view, language = shown
    sheet = sheet_of(view, language)
    every = sorted([*view.rows, *view.missing], key=lambda upazila: upazila.serial)
    assert [sheet.cell(line, 1).value for line in range(2, len(every) + 2)] == [upazila.serial for upazila in every]
    assert sheet.cell(len(every) + 2, 2).value == ("মোট" if language is Language.BN else "Total")


def test_the_headings_of_the_statement_are_the_glossarys(rollups):
    headings = [cell.value for cell in sheet_of(rollups["district"], Language.BN)[1]]
    assert headings == [
        "ক্রম", "উপজেলা", "মাস", "মোট দপ্তর", "করণীয়ের তথ্য পাওয়া গেছে", "মোট ইউজার আইডি", "পাসওয়ার্ড রিসেট", "Two-step চালু", "প্রোফাইল হালনাগাদ",
        "সরকারি ই-মেইল ব্যবহারকারী দপ্তর", "১১ নং বাস্তবায়িত দপ্তর", "বাস্তবায়নের হার (প্রযোজ্য দপ্তরের %)",
        "তথ্যের ভিত্তি: দপ্তরের তথ্য", "তথ্যের ভিত্তি: স্ব-যাচাই", "তথ্যের ভিত্তি: সরেজমিন বা ভিডিও", "তথ্যের ভিত্তি: রেকর্ড", "তথ্যের ভিত্তি: কারিগরি",
        "পোর্টালজনিত কারণ", "মন্তব্য",
    ]  # fmt: skip


def test_counts_in_the_statement_are_numbers_that_add_up_and_nothing_is_a_formula(rollups):
    sheet = sheet_of(rollups["district"], Language.BN)
    rows = list(sheet.iter_rows(min_row=2, max_row=10))
    total = sheet[11]
    for column in (3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17):
        values = [row[column].value for row in rows]
        assert all(value is None or isinstance(value, int) for value in values)
        assert sum(value or 0 for value in values) == total[column].value
    assert total[11].value == total[10].value * 100 // rollups["district"].total.tally.total
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_who_did_not_report_has_empty_cells_not_noughts(rollups):
    view = rollups["district"]
    sheet = sheet_of(view, Language.BN)
    for upazila in view.missing:
        row = sheet[upazila.serial + 1]
        assert [cell.value for cell in row[3:-1]] == [None] * 15
        assert row[-1].value == "বিবরণী পাওয়া যায়নি"


def test_headings_stay_in_sight_and_the_font_has_bangla(rollups):
    sheet = sheet_of(rollups["district"], Language.BN)
    assert sheet.freeze_panes == "C2"
    assert {cell.font.name for cell in sheet[2]} == {"Nirmala UI"}
    assert sheet.page_setup.orientation == "landscape"


def test_a_name_that_begins_as_a_formula_does_not_run(rollups):
    view = rollups["examples"]
    row = replace(view.rows[0], upazila=Text(en="=1+1", bn="＝১+১"))
    for language in Language:
        sheet = sheet_of(replace(view, rows=(row,)), language)
        cell = sheet.cell(row.serial + 1, 2)
        assert cell.data_type == "s"
        assert cell.value.startswith(MARK)


def statement_paper(view, language):
    (only,) = discovery.documents()["statement"].papers(view, language)
    return only


def of_statement(view, language):
    """Return the tables of the printed statement: its counts, and the digests where anybody reported."""
    return [block for block in statement_paper(view, language).blocks if isinstance(block, Table)]


@pytest.mark.parametrize("language", Language)
def test_user_ids_that_no_duty_counts_are_remarked_beside_their_number(rollups, language):
    view = rollups["district"]
    told = {Language.EN: "1 of {n} user IDs in no duty", Language.BN: "{n}টির মধ্যে ১টি ইউজার আইডি করণীয়ের হিসাবে নেই"}
    row = replace(view.rows[0], counts=replace(view.rows[0].counts, without_duty=1))
    view = replace(view, rows=(row,), total=row.counts, missing=())
    words = told[language].format(n=digits(str(row.counts.accounts), language))
    sheet = discovery.documents()["statement"].workbook(view, language).sheet
    tables = (of_statement(view, language)[0].rows, sheet.rows, upazila_table(view, language).rows)
    for rows in tables:
        assert [words in str(cells[-1]) for cells in rows if row.upazila.said(language) in cells] == [True]
        assert words in rows[-1][-1]
    (of_json,) = json.loads(render(json_v1.FORMAT, view, language))["upazilas"]
    assert of_json["counts"]["accounts_without_duty"] == 1


@pytest.mark.parametrize("form", [pdf, docx, terminal], ids=["pdf", "docx", "terminal"])
def test_the_statement_is_printed_too(shown, form):
    view, language = shown
    assert statement_of(view, language, form.FORMAT)


def test_the_printed_statement_has_the_numbers_of_its_sheet(shown):
    view, language = shown
    sheet = discovery.documents()["statement"].workbook(view, language).sheet
    codes = [field.code for field in sheet.fields]
    first, rate, last = (codes.index(code) for code in ("offices", "rate_percent", "portal_offices"))
    for printed, row in zip(of_statement(view, language)[0].rows, sheet.rows, strict=True):
        _, name, *counts, basis, portal, _ = printed
        assert name == row[1]
        if row[first] is None:
            assert {*counts, basis, portal} == {""}
        else:
            assert [number(cell) for cell in counts] == [value or 0 for value in row[first : rate + 1]]
            known = list(row[rate + 1 : last])
            assert basis == (digits("/".join(map(str, known)), language) if any(known) else "-")
            assert number(portal) == row[last]


def test_the_printed_statement_has_the_digest_of_every_return(shown):
    view, language = shown
    digests = [row[3] for table in of_statement(view, language)[1:] for row in table.rows]
    lines = [len(row.decisions) if view.area.level is AreaLevel.DISTRICT else 1 for row in view.rows]
    assert digests == [seal_words(row.digest) for row, n in zip(view.rows, lines, strict=True) for _ in range(n)]


@pytest.mark.parametrize("name", ["district", "nation"])
@pytest.mark.parametrize("language", Language)
def test_no_word_in_a_heading_of_the_printed_statement_is_broken(rollups, language, name, tool, tmp_path):
    view = rollups[name]
    (tmp_path / "a.pdf").write_bytes(statement_of(view, language, pdf.FORMAT))
    told = subprocess.run(
        [tool("pdftotext"), "-l", "1", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    found = set(unicodedata.normalize("NFC", told).split())
    words = {word for column in of_statement(view, language)[0].columns for word in column.title.split()}
    assert not words - found


def test_the_sheet_has_as_many_values_as_columns(shown):
    view, language = shown
    sheet = discovery.documents()["statement"].workbook(view, language).sheet
    assert {len(row) for row in sheet.rows} == {len(sheet.fields)}
    assert len({field.code for field in sheet.fields}) == len(sheet.fields)


def test_the_workbook_has_what_is_read_first_and_the_statement(shown):
    view, language = shown
    book = openpyxl.load_workbook(io.BytesIO(render(xlsx.FORMAT, view, language)))
    glance, table = book.worksheets
    lead = next(block for block in paper(view, language).blocks if isinstance(block, Box))
    assert {*lead.lines} <= {cell.value for row in glance for cell in row}
    expected = discovery.documents()["statement"].workbook(view, language).sheet
    assert [cell.value for cell in table[1]] == [field.heading for field in expected.fields]
    assert table.max_row == len(expected.rows) + 1
    assert [row[3].value for row in table.iter_rows(min_row=2)] == [row[3] for row in expected.rows]


@pytest.mark.parametrize("language", Language)
def test_whose_yes_rests_on_more_than_a_word_is_said_first_and_not_at_all_where_it_is_not_known(rollups, language):
    told = replace(rollups["district"], best_basis=(4, 2, 1, 0, 1))
    words = {
        "en": "Of the 8 offices that have implemented all that applies to them, 4 have",
        "bn": "৮টি দপ্তরের মধ্যে ৪টির অন্তত একটি",
    }
    for view, said in ((told, True), (replace(told, best_basis=None), False)):
        (paper, *_) = papers(view, language)
        box = next(block for block in paper.blocks if isinstance(block, Box))
        assert any(words[language.value] in line for line in box.lines) is said
    record = json.loads(render(json_v1.FORMAT, told, language))
    assert list(record["best_basis"].values()) == [4, 2, 1, 0, 1]
