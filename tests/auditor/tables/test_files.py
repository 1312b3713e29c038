"""Whatever bytes a spreadsheet is made of, reading it gives clean rows or a refusal in plain words."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sampling import examples

from auditor.i18n import Text, clean, match_key
from auditor.model.errors import FileRefusedError
from auditor.tables import files, headings, measuring, refusals, unzipping, workbooks
from auditor.tables.measuring import MEGABYTE
from auditor.tables.secrets import refuse_passwords, refuse_passwords_anywhere
from auditor.tables.sheet import Cell, Sheet, Unread, column_letter
from auditor.tables.table import Expected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet_xml(rows: str, *, dimension: str = "A1") -> str:
    return f'<worksheet {NAMESPACE}><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'


def workbook(
    sheet: str | bytes, *, names: Sequence[str] = ("দপ্তর",), parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Return the smallest XLSX around one sheet's XML, listed under each of the names; `parts` add or replace."""
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId1"/>' for at, name in enumerate(names, start=1))
    everything: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {NAMESPACE} xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **(parts or {}),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, part in everything.items():
            archive.writestr(name, part)
    return content.getvalue()


def excel(rows: Sequence[Sequence[object]], *, format_of_days: str = "dd/mm/yyyy") -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": format_of_days}) as book:
        sheet = book.add_worksheet("দপ্তর")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write(number, column, cell)
    return content.getvalue()


def shared(texts: Sequence[str]) -> str:
    return f"<sst {NAMESPACE}>" + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>"


def rows_of(content: bytes, name: str = "list.xlsx") -> tuple[tuple[Cell, ...], ...]:
    (sheet,) = sheets_of(name, content)
    return sheet.rows


def sheets_of(name: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a file of which nothing is expected."""
    return tuple(sheet for sheet, _ in files.open_table(name, content).sheets(Expected({}, fits=bool)))


def refusal(content: bytes, name: str = "list.xlsx") -> str:
    with pytest.raises(FileRefusedError) as refused:
        files.open_table(name, content)
    (message,) = refused.value.messages
    assert message.bn
    assert name in message.en
    return message.en


# What is read ----------------------------------------------------------------------------------------------------


def test_rows_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    rows = rows_of(excel([[], [], [None, None, "x"], [], [None, "y"]]))
    assert rows == (("", "", ""), ("", "", ""), ("", "", "x"), ("", "", ""), ("", "y", ""))


def test_numbers_days_and_truths_become_what_was_typed() -> None:
    rows = rows_of(excel([[1712345678, 12.0, 2.5, True, False, datetime(2024, 1, 18, 9, 30), date(2024, 1, 22), 1e22]]))
    assert rows == (
        ("1712345678", "12", "2.5", "TRUE", "FALSE", date(2024, 1, 18), date(2024, 1, 22), "10000000000000000000000"),
    )


def test_a_formula_is_read_as_what_it_last_showed() -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="B1"><f>2+2</f><v>4</v></c></row>'
    assert rows_of(workbook(sheet_xml(rows))) == (("ab", "4"),)


UNREAD = {
    "a formula without a value": ("<f>1/0</f>", "", Unread.FORMULA),
    "a formula with an empty value, as openpyxl writes it": ("<f>A2</f><v></v>", "", Unread.FORMULA),
    "a formula with an empty value, written short": ("<f>A2</f><v/>", "", Unread.FORMULA),
    "a formula with nothing but a line feed for a value": ("<f>A2</f><v>\n</v>\n", "", Unread.FORMULA),
    "a formula said to give a text, without any": ("<f>A2</f>", ' t="str"', Unread.FORMULA),
    "a formula that gave an empty text": ("<f>A2</f><v></v>", ' t="str"', ""),
    "a part of a formula that is shared": ('<f t="shared" si="0"/>', "", Unread.FORMULA),
    "an error": ("<v>#N/A</v>", ' t="e"', Unread.ERROR),
    "an error of a formula": ("<f>VLOOKUP(1,2,3)</f><v>#REF!</v>", ' t="e"', Unread.ERROR),
    "an error typed as text": ("<is><t>#N/A</t></is>", ' t="inlineStr"', Unread.ERROR),
    "nothing": ("", "", ""),
}


@pytest.mark.parametrize(("inside", "kind", "cell"), UNREAD.values(), ids=UNREAD)
@pytest.mark.parametrize("reference", [True, False], ids=["placed", "in turn"])
def test_an_error_or_a_formula_without_a_value_is_never_empty(
    inside: str, kind: str, cell: Cell, reference: bool
) -> None:
    places = ['r="A2"', 'r="B2"', 'r="C2"'] if reference else ["", "", ""]
    rows = (
        f'<row r="2"><c {places[0]} t="inlineStr"><is><t>x</t></is></c><c {places[1]}{kind}>{inside}</c>'
        f'<c {places[2]} t="inlineStr"><is><t>y</t></is></c></row>'
    )
    assert rows_of(workbook(sheet_xml(rows))) == (("", "", ""), ("x", cell, "y"))


def test_what_is_not_known_beside_and_below_all_that_is_has_its_place_too() -> None:
    rows = (
        '<row r="2"><c r="B2"><v>1</v></c></row><row r="4"><c r="D4" t="e"><v>#N/A</v></c><c r="E4"><f>A1</f></c></row>'
    )
    assert rows_of(workbook(sheet_xml(rows))) == (
        ("",) * 5,
        ("", "1", "", "", ""),
        ("",) * 5,
        ("", "", "", Unread.ERROR, Unread.FORMULA),
    )


def test_a_sheet_of_nothing_but_errors_is_not_empty() -> None:
    assert rows_of(workbook(sheet_xml('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'))) == ((Unread.ERROR,),)


def test_each_sheet_has_its_own_errors_wherever_its_part_lies() -> None:
    error = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId2" Type="{RELATIONS}/worksheet" Target="/xl/worksheets/Other.xml"/>'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    listed = '<sheet name="দ" sheetId="2" r:id="rId2"/><sheet name="প" sheetId="1" r:id="rId1"/>'
    content = workbook(
        sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>'),
        parts={
            "xl/workbook.xml": f'<workbook {NAMESPACE} xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations,
            "xl/worksheets/Other.xml": sheet_xml(error),
        },
    )
    assert [(sheet.name, sheet.rows) for sheet in sheets_of("list.xlsx", content)] == [
        ("দ", ((Unread.ERROR,),)),
        ("প", (("7",),)),
    ]


def test_errors_in_a_csv_are_errors_too() -> None:
    assert rows_of(b"a,#N/A,#REF!,#1\n", "list.csv") == (("a", Unread.ERROR, Unread.ERROR, "#1"),)


def test_a_sheet_that_was_never_calculated_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "MAX_UNREAD", 2)
    cells = "".join(f'<row r="{row}"><c r="A{row}"><f>B{row}</f></c></row>' for row in (1, 2))
    assert len(rows_of(workbook(sheet_xml(cells)))) == 2
    more = '<row r="3"><c r="A3"><f>B3</f></c></row>'
    assert "calculate" in refusal(workbook(sheet_xml(cells + more)))


def test_line_feeds_in_a_cell_become_spaces_and_invisible_signs_go() -> None:
    assert rows_of(excel([["উপজেলা\nকৃষি  অফিস", "\u200bক\u202eখ"]])) == (("উপজেলা কৃষি অফিস", "কখ"),)


def test_words_that_were_visibly_corrected_are_named_with_what_stood_there() -> None:
    (sheet,) = sheets_of("list.xlsx", excel([["লতা", "লােক", " ক\u09df "]]))
    assert sheet.rows == (("লতা", "লোক", "ক\u09af\u09bc"),)
    assert [(cell.row, cell.column, cell.words) for cell in sheet.corrected] == [(1, 1, "ল\u09be\u09c7ক")]


def test_all_sheets_are_read_hidden_ones_too() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet("এক").write_string(0, 0, "a")
        hidden = book.add_worksheet("দুই")
        hidden.write_string(0, 0, "b")
        hidden.hide()
    assert [(sheet.name, sheet.rows) for sheet in sheets_of("x.xlsx", content.getvalue())] == [
        ("এক", (("a",),)),
        ("দুই", (("b",),)),
    ]


def test_cells_without_references_stand_one_after_another() -> None:
    rows = '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row><row r="4"><c><v>3</v></c></row>'
    assert rows_of(workbook(sheet_xml(rows))) == (("a", "2"), ("", ""), ("", ""), ("3", ""))


@pytest.mark.parametrize(
    "sheet",
    [
        (
            f"<x:worksheet {NAMESPACE.replace('xmlns', 'xmlns:x')}><x:sheetData>"
            "<x:row r='1'><x:c r='B1'><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"
        ),
        sheet_xml('<row r="1"><!-- <c r="XFD1"> --><c s="1"\n r = "B1" ><v>7</v></c></row>'),
        sheet_xml('<row r="1"><c r="b1"><v>7</v></c></row>', dimension="A1:XFD1048576"),
        sheet_xml('<row r="1"><c r="B1"><v>7</v></c><c r="XFD1" s="3"/></row><row r="1048576"/>'),
    ],
    ids=["prefixes and single quotes", "comments and spaces", "a dimension that lies", "formatted empty cells"],
)
def test_unusual_but_harmless_xml_is_read(sheet: str) -> None:
    assert rows_of(workbook(sheet)) == (("", "7"),)


def test_formatted_empty_rows_below_a_list_are_no_rows() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2, 90)
    )
    assert rows_of(workbook(sheet_xml(rows))) == (("1",),)


def test_a_file_is_read_for_what_it_is_whatever_its_name() -> None:
    assert rows_of(excel([["ক", "খ"]]), "list.csv") == (("ক", "খ"),)
    assert rows_of("ক,খ\n১,২\n".encode(), "list.xlsx") == (("ক", "খ"), ("১", "২"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_each_encoding_and_with_each_delimiter(encoding: str, delimiter: str) -> None:
    text = f'ক্রম{delimiter}দপ্তর\r\n১{delimiter}"উপজেলা{delimiter}\nকৃষি ""অফিস"""\r\n\r\n২{delimiter}লতা\r\n'
    expected = (("ক্রম", "দপ্তর"), ("১", clean(f'উপজেলা{delimiter} কৃষি "অফিস"')), ("", ""), ("২", "লতা"))
    assert rows_of(text.encode(encoding), "list.csv") == expected


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word", ["name", "দপ্তর", "লতা – “ক”", "উপজেলা কৃষি অফিস " * 300])
def test_a_csv_in_utf_16_needs_no_mark_whatever_its_words_are(encoding: str, word: str) -> None:
    assert rows_of(f"{word},খ\n১,২\n".encode(encoding), "x.csv") == ((clean(word), "খ"), ("১", "২"))


def test_a_csv_is_one_sheet_called_by_its_file() -> None:
    (sheet,) = sheets_of("evidence/accounts.csv", b"a,b\n")
    assert sheet.name == "accounts"


def test_a_comma_in_a_title_does_not_decide_about_the_delimiter() -> None:
    assert rows_of("পাইকগাছা, খুলনা, ২০২৪\nক;খ\n১;২\n".encode(), "x.csv")[1:] == (("ক", "খ"), ("১", "২"))


def test_the_line_that_tells_excel_the_delimiter_is_no_row() -> None:
    assert rows_of(b"sep=;\r\na;b\r\n", "x.csv") == (("a", "b"),)


# What is refused -------------------------------------------------------------------------------------------------


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (ole("Workbook"), "is an old .xls"),
        (ole("EncryptedPackage"), "opens only with a password"),
        (ole("WordDocument"), "is no spreadsheet"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "is an old .xls"),
        (b"%PDF-1.7\n", "is no spreadsheet"),
        (b"\x89PNG\r\n\x1a\n", "is no spreadsheet"),
        (b"\xff\xd8\xff\xe0JFIF", "is no spreadsheet"),
        (bytes(range(256)), "is no spreadsheet"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}), "(.ods) file"),
        (zipped({"xl/workbook.bin": b""}), ".xlsb file"),
        (zipped({"word/document.xml": b"<a/>"}), "is no spreadsheet"),
        (zipped({"dir/list.xlsx": b""}), "is a zip folder"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "is a web page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "is a web page"),
        (b"just words", "is no spreadsheet"),
        ("দপ্তর,নাম\n".encode("utf-16-le")[:-1], "is no spreadsheet"),
        (b"a,b\n1,\x002\n", "is incomplete or damaged"),
        (b"a,b\n1,\x0023\n", "is incomplete or damaged"),
        ("দপ্তর,নাম\n১,\x00২\n".encode(), "is incomplete or damaged"),
        (b"a\tb\n1\t2\n" + bytes(1), "is incomplete or damaged"),
        ("a,b\n1,\x002\n".encode("utf-16-le"), "is incomplete or damaged"),
        ("নাম".encode()[:-1] + b",b\n", "letters cannot be read"),
        ("café,b\n".encode("cp1252"), "letters cannot be read"),
        (b'a,b\n1,"open\n2,3\n', 'quotation mark (") does not fit'),
        (b'a,b\n1,"x"y\n', "near line 2 a quotation mark"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_named_and_refused(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_a_truncated_workbook_is_refused_wherever_it_ends() -> None:
    content = excel([["দপ্তর", "নাম"], ["১", "লতা"]])
    for end in range(4, len(content), 97):
        assert refusal(content[:end]).startswith("list.xlsx")


def test_a_workbook_with_one_changed_bit_in_its_cells_is_refused() -> None:
    parts = {"xl/sharedStrings.xml": shared(["ক" * 1000])}
    content = bytearray(workbook(sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), parts=parts))
    at = content.index(b"xl/sharedStrings.xml") + 40
    content[at] ^= 1
    assert "damaged" in refusal(bytes(content))


FAR_CELLS = {
    "too many columns": '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
    "too many rows": '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
    "both": '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "row given by the row only": '<row r="400001"><c><v>1</v></c></row>',
    "rows counted on": '<row r="400000"/><row><c><v>1</v></c></row>',
    "columns counted on": '<row r="1"><c r="GR1"><v>1</v></c><c><v>1</v></c></row>',
    "single quotes and spaces": "<row r='1'><c s='1' r = 'XFD1'><is><t>x</t></is></c></row>",
    "small letters": '<row r="1"><c r="xfd1"><v>1</v></c></row>',
    "entities": '<row r="1"><c r="&#88;FD&#49;"><v>1</v></c></row>',
    "after a comment with a quote": '<row r="1"><!-- <c r="A1 --><c r="XFD1"><v>1</v></c></row>',
    "after a section of characters": '<row r="1"><![CDATA[<c r="]]><c r="XFD1"><v>1</v></c></row>',
    "a row beyond 32 bits": '<row r="1"><c r="A4294967297"><v>1</v></c></row>',
    "a row of many zeros": '<row r="1"><c r="A00000000000001"><v>1</v></c></row>',
    "a column beyond 32 bits": '<row r="1"><c r="AAAAAAAAAAAA1"><v>1</v></c></row>',
    "digits of another script": '<row r="1"><c r="A১"><v>1</v></c></row>',
    "no row": '<row r="1"><c r="A"><v>1</v></c></row>',
    "no column": '<row r="1"><c r="12"><v>1</v></c></row>',
    "empty reference": '<row r="1"><c r=""><v>1</v></c></row>',
    "negative row": '<row r="-5"><c><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", FAR_CELLS.values(), ids=FAR_CELLS.keys())
def test_cells_too_far_out_are_refused_before_anything_is_allocated(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    never_opened(monkeypatch)
    assert refusal(workbook(sheet_xml(rows)))


def never_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fail when the workbook is opened with python-calamine, which allocates before it can be asked."""

    def fail(*_: object) -> None:
        pytest.fail("the workbook was opened")

    monkeypatch.setattr(workbooks, "_opened", fail)


def test_a_rectangle_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    never_opened(monkeypatch)
    rows = '<row r="1"><c r="GR1"><v>1</v></c></row><row r="400000"><c r="A400000"><v>1</v></c></row>'
    assert "more than 6000000 cells" in refusal(workbook(sheet_xml(rows)))


BAD_XML = {
    "an entity bomb": b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    + sheet_xml('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>').encode(),
    "a file from outside": b'<!DOCTYPE w SYSTEM "file:///etc/passwd">' + sheet_xml("").encode(),
    "UTF-16": sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>').encode("utf-16"),
    "UTF-16 said": b'<?xml version="1.0" encoding="UTF-16"?>' + sheet_xml("").encode(),
    "UTF-7 said": b'<?xml version="1.0" encoding="UTF-7"?>' + sheet_xml("").encode(),
    "cut off": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>').encode()[:-20],
    "wrong nesting": sheet_xml('<row r="1"><c r="A1"></row></c>').encode(),
    "an unknown kind of cell": sheet_xml('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>').encode(),
    "a shared text that is not there": sheet_xml('<row r="1"><c r="A1" t="s"><v>7</v></c></row>').encode(),
    "no XML": b"\x00\x01\x02",
    "nothing": b"",
}


@pytest.mark.parametrize("sheet", BAD_XML.values(), ids=BAD_XML.keys())
def test_xml_that_is_not_plain_is_refused(sheet: bytes) -> None:
    assert refusal(workbook(sheet))


def test_one_endless_tag_is_refused_before_it_is_read_over_and_over() -> None:
    noise = zlib.compress(bytes(range(256)) * 40).hex()
    assert refusal(workbook(sheet_xml(f'<row r="1" x="{noise * 4000}"/>')))


@pytest.mark.long(instead="test_parts_that_are_too_large_together_are_refused")
def test_a_part_that_unpacks_to_an_absurd_size_is_refused() -> None:
    inflated = sheet_xml("<row>" + " " * (150 * MEGABYTE) + "</row>")
    content = workbook(inflated)
    assert len(content) < 1_000_000
    assert "absurd size" in refusal(content)


@pytest.mark.long(instead="test_one_large_sheet_named_many_times_is_refused")
def test_a_cell_of_two_hundred_megabytes_is_refused() -> None:
    huge = shared(["x" * (200 * MEGABYTE)])
    content = workbook(sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), parts={"xl/sharedStrings.xml": huge})
    assert len(content) < 1_000_000
    assert "absurd size" in refusal(content)


def test_a_cell_longer_than_excel_allows_is_refused() -> None:
    assert "more than 32767 characters" in refusal(
        workbook(
            sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
            parts={"xl/sharedStrings.xml": shared(["ক" * 40_000])},
        )
    )
    assert "more than 32767 characters" in refusal(b"a," + b"x" * 40_000 + b"\n", "x.csv")
    assert "more than 32767 characters" in refusal(b"a," + b"x" * 400_000 + b"\n", "x.csv")


def test_one_long_text_shared_by_very_many_cells_is_refused() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    content = workbook(sheet_xml(cells), parts={"xl/sharedStrings.xml": shared(["x" * 30_000])})
    assert "absurd size" in refusal(content)


def test_one_long_text_in_one_cell_beside_very_many_short_ones_is_read() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(2, 20_000))
    first = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    content = workbook(sheet_xml(first + cells), parts={"xl/sharedStrings.xml": shared(["x" * 30_000, "y"])})
    assert len(rows_of(content)) == 19_999


def test_a_sheet_named_a_hundred_times_is_refused() -> None:
    assert "more than 100 sheets" in refusal(workbook(sheet_xml(""), names=[f"s{n}" for n in range(101)]))


def test_one_large_sheet_named_many_times_is_refused(
    monkeypatch: pytest.MonkeyPatch, how_many: Callable[[int, int], int]
) -> None:
    assert workbooks.MAX_CELLS == 6_000_000
    height = how_many(10_000, 100_000)
    monkeypatch.setattr(workbooks, "MAX_CELLS", 60 * height)
    rows = f'<row r="1"><c r="J1"><v>1</v></c></row><row r="{height}"><c r="A{height}"><v>1</v></c></row>'
    assert f"more than {60 * height} cells" in refusal(workbook(sheet_xml(rows), names=[f"s{n}" for n in range(9)]))


def test_two_sheets_of_one_name_are_refused() -> None:
    assert refusal(workbook(sheet_xml(""), names=["a", "A"]))


def test_parts_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = excel([["ক"]])
    monkeypatch.setattr(unzipping, "MAX_UNZIPPED", 2000)
    assert "absurd size" in refusal(content)


@pytest.mark.parametrize(
    "second", ["xl/worksheets/sheet1.xml", "xl/worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml"]
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_named_twice_is_refused(second: str) -> None:
    content = io.BytesIO(workbook(sheet_xml("")))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(second, sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'))
    assert "unusual" in refusal(content.getvalue())


def test_a_part_that_is_locked_or_packed_in_another_way_is_refused() -> None:
    content = bytearray(workbook(sheet_xml("")))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    for at in range(len(content) - 4):
        if content[at : at + 4] == b"PK\x01\x02":
            content[at + 8] |= 1
    assert "opens only with a password" in refusal(bytes(content))
    lzma = io.BytesIO()
    with zipfile.ZipFile(lzma, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "unusual" in refusal(lzma.getvalue())


def test_a_directory_of_very_many_entries_is_refused_before_it_is_read() -> None:
    assert "unusual" in refusal(workbook(sheet_xml("")) + b"PK\x01\x02" * 20_000)


def test_too_large_a_file_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.xlsx"
    with large.open("wb") as opened:
        opened.truncate(files.MAX_FILE + 1)
    with pytest.raises(FileRefusedError, match="larger than 25 MB"):
        files.load(large)
    assert "larger than 25 MB" in refusal(bytes(files.MAX_FILE + 1))


def test_csv_with_too_many_columns_or_rows_is_refused() -> None:
    assert "beyond 200 columns" in refusal(b"," * 300 + b"\n", "x.csv")
    assert "below row 400000" in refusal(b"1\n" * 400_001, "x.csv")


# Lost and broken Bangla ------------------------------------------------------------------------------------------


def test_a_column_of_question_marks_is_lost_bangla() -> None:
    assert "the Bangla was lost" in refusal(b"id,name\n1,?????? ???\n2,???? ??\n3,????\n", "x.csv")
    assert "the Bangla was lost" in refusal(b"id,n,name\n1,a,?????? ???\n2,b,???? ??\n3,c,????\n", "x.csv")
    assert "the Bangla was lost" in refusal(excel([["?????", "???????", "??? ????"], ["1", "2", "3"]]))


def test_a_question_mark_that_is_an_answer_is_no_lost_bangla() -> None:
    assert rows_of("ক,??,??,??,??,??\nখ,না,না,না,না,না\nগ,না,না,না,না,না\n".encode(), "x.csv")
    assert rows_of(",????????\nক,খ\nগ,ঘ\nঙ,চ\n".encode(), "x.csv")
    assert rows_of("১,????????,না\n২,ক,হ্যাঁ\n৩,খ,না\n".encode(), "x.csv")
    assert rows_of("দপ্তর,রিসেট,Two-step\nক,?,??\nখ,?,না\nগ,?,??\nঘ,?,না\n".encode(), "x.csv")


def test_bangla_read_as_latin_is_named() -> None:
    broken = "উপজেলা কৃষি কার্যালয়".encode().decode("cp1252", errors="ignore")
    assert "wrong encoding" in refusal(f"a,{broken}\n".encode(), "x.csv")
    assert "wrong encoding" in refusal(excel([["কৃষি".encode().decode("iso-8859-4") + "ক"]]))


def test_bangla_read_as_latin_that_can_be_undone_is_kept_as_it_was_typed() -> None:
    broken = "কার্যালয় ঠিকানা".encode().decode("latin-1")
    (sheet,) = sheets_of("x.xlsx", excel([[broken, "a"]]))
    assert [(cell.row, cell.column, cell.words) for cell in sheet.originals] == [(1, 0, broken)]


# From the disk ---------------------------------------------------------------------------------------------------


def test_a_file_is_loaded_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert files.load(tmp_path / "b.csv") == b"x"


def test_what_is_missing_or_a_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="is not there"):
        files.load(tmp_path / "none.xlsx")
    with pytest.raises(FileRefusedError, match="is not a file"):
        files.load(tmp_path)
    with pytest.raises(FileRefusedError, match=r"is not there|could not be read"):
        files.load(tmp_path / ("x" * 5000))
    with pytest.raises(FileRefusedError, match=r"is not there|could not be read"):
        files.load(Path("a\0b.xlsx"))


def test_a_file_that_excel_holds_open_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = tmp_path / "held.xlsx"
    held.write_bytes(b"x")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(FileRefusedError, match="is open in Excel"):
        files.load(held)


# Whatever the bytes ----------------------------------------------------------------------------------------------

VALID = (
    excel([["ক্রম", "দপ্তর", "মোবাইল"], [1, "উপজেলা কৃষি অফিস", 1712345678], [2, "লতা", date(2024, 1, 18)]]),
    workbook(sheet_xml('<row><c t="inlineStr"><is><r><t>a</t></r></is></c><c t="b"><v>1</v></c></row>')),
    'ক্রম,দপ্তর\n১,"উপজেলা\nকৃষি"\n'.encode(),
    "ক্রম;দপ্তর\n".encode("utf-16"),
)


def answers(content: bytes) -> bool:
    """Return whether bytes are read or refused in words; anything else fails the test."""
    try:
        sheets = sheets_of("x.xlsx", content)
    except FileRefusedError as refused:
        return bool(refused.messages)
    for sheet in sheets:
        assert len({len(row) for row in sheet.rows}) <= 1
        for row in sheet.rows:
            for cell in row:
                assert type(cell) is date or (isinstance(cell, str) and clean(cell) == cell)
    return True


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
@example(b"\xff\xfe\x00\x00")
@example(b'"')
def test_random_bytes_are_read_or_refused(content: bytes) -> None:
    assert answers(content)


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
def test_random_text_is_read_or_refused(text: str, encoding: str) -> None:
    assert answers(text.encode(encoding, errors="ignore"))


@given(
    st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])),
    st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_text_in_utf_8_without_a_zero_in_it_is_never_taken_for_another(text: str, encoding: str) -> None:
    assert files.decode(text.encode(encoding)) == text


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from(VALID),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=8),
    st.integers(0, 60),
)
def test_valid_files_with_changed_bytes_are_read_or_refused(
    content: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    changed = bytearray(content)
    for at, byte in changes:
        changed[at % len(changed)] = byte
    assert answers(bytes(changed[: len(changed) - cut]))


PIECES = (
    "<row>", "</row>", '<row r="3">', '<row r="0">', "<c>", "</c>", '<c r="B2">', '<c r="A0" t="s">', '<c t="str">', '<c t="d">',
    '<c t="inlineStr">', '<c r="B3" t="e">', '<c t="b"/>', "<c/>", "<v>", "</v>", "<v>1</v>", "<v>99</v>", "<v>1e999</v>",
    "<v>nan</v>", "<v>-5</v>", '<c s="1"><v>1e15</v></c>', '<c s="9"><v>45000.5</v></c>', "<v>#REF!</v>", "<v>2024-13-45</v>",
    "<v/>", "<is>", "</is>", "<is/>", "<t>", "</t>", "<r>", "</r>", "<f>1</f>", "<f/>", "</sheetData>", "<sheetData>", "&amp;",
    "&#0;", "&#xD800;", "&bad;", "<!-- -->", "<?x y?>", "<![CDATA[<c>]]>", "<mergeCells><mergeCell ref='B1:A9'/></mergeCells>",
    "<mergeCell ref='A0:'/>", "_x0041_", "_x00", "text", "<rPh>", "</rPh>", "<x:c xmlns:x='y'/>",
)  # fmt: skip


@examples(300)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.lists(st.sampled_from(PIECES), max_size=6),
    st.sampled_from(["A1", "B9:A1", "", "A0", "A1:XFD1048576"]),
)
def test_sheets_of_random_xml_are_read_or_refused(cells: list[str], strings: list[str], dimension: str) -> None:
    styles = (
        f'<styleSheet {NAMESPACE}><numFmts><numFmt numFmtId="170" formatCode="yyyy[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    parts = {"xl/sharedStrings.xml": f"<sst {NAMESPACE}><si>{''.join(strings)}</si></sst>", "xl/styles.xml": styles}
    assert answers(workbook(sheet_xml("".join(cells), dimension=dimension), parts=parts))


@given(
    st.text(
        alphabet=st.sampled_from("কখগয়া\u09cb\u09c7\u09be\u09d7ঁ়্\u200d\u200c \n\tab1.ৰ\u202e\ufeff\u00a0\x07"),
        max_size=12,
    )
)
def test_the_short_way_of_cleaning_is_the_long_one(words: str) -> None:
    (sheet,) = sheets_of("x.csv", f'"{words}",x\n'.encode())
    assert sheet.rows[0][0] == clean(words)


# Memory ----------------------------------------------------------------------------------------------------------

MEASURED = """
import resource, sys, time
from auditor.tables import files
from auditor.tables.table import Expected
from auditor.model.errors import FileRefusedError
content = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    ((sheet, _),) = files.open_table("x.xlsx", content).sheets(Expected({}, fits=bool))
    rows = len(sheet.rows)
except FileRefusedError as refused:
    rows = str(refused)
print(rows, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def measured(path: Path, content: bytes) -> tuple[str, int]:
    path.write_bytes(content)
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True,
        cwd=Path(files.__file__).parents[2],
    ).stdout  # fmt: skip
    outcome, megabytes = told.rsplit(maxsplit=1)
    return outcome, int(megabytes)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no resource module on Windows")
def test_fifty_thousand_rows_and_hostile_files_stay_within_memory(
    tmp_path: Path, how_many: Callable[[int, int], int]
) -> None:
    """In every run a fifth of the rows."""
    count = how_many(10_000, 50_000)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}" t="s"><v>0</v></c><c r="C{n}" t="s"><v>1</v></c></row>'
        for n in range(1, count + 1)
    )
    parts = {"xl/sharedStrings.xml": shared(["উপজেলা কৃষি অফিস", "বিভাগীয় দপ্তর"])}
    outcome, megabytes = measured(tmp_path / "list.xlsx", workbook(sheet_xml(rows), parts=parts))
    assert outcome == str(count)
    assert megabytes < 150
    huge = workbook(sheet_xml(""), parts={"xl/sharedStrings.xml": shared(["x" * (119 * MEGABYTE)])})
    outcome, megabytes = measured(tmp_path / "huge.xlsx", huge)
    assert "absurd size" in outcome
    assert megabytes < 100


# Headings --------------------------------------------------------------------------------------------------------

ALIASES = {match_key(words): field for words, field in {
    "দপ্তরের নাম": "office", "দপ্তর": "office", "ই-মেইল": "email", "মোবাইল": "phone", "সংখ্যা মোট": "total", "সংখ্যা চালু": "on",
    "ক্রম": "serial", "মন্তব্য": "remark",
}.items()}  # fmt: skip


def sheet_of(*rows: Sequence[str]) -> Sheet:
    return Sheet("দপ্তর", tuple(tuple(row) for row in rows))


def test_headings_are_found_below_a_title_and_in_any_order() -> None:
    header = headings.find_header(
        sheet_of(["পাইকগাছা", "", ""], ["", "", ""], ["ইমেইল", "ক্রম", "দপ্তর "], ["a", "b", "c"]), ALIASES
    )
    assert header is not None
    assert (header.first_row, header.row) == (3, 3)
    assert dict(header.columns) == {"email": 0, "serial": 1, "office": 2}


def test_headings_in_two_rows_of_merged_cells_are_read_together() -> None:
    header = headings.find_header(
        sheet_of(["দপ্তর", "সংখ্যা", "", "মন্তব্য"], ["", "মোট", "চালু", ""], ["ক", "1", "2", ""]), ALIASES
    )
    assert header is not None
    assert (header.first_row, header.row) == (1, 2)
    assert dict(header.columns) == {"office": 0, "total": 1, "on": 2, "remark": 3}


def test_brackets_and_serials_beside_a_heading_do_not_hide_it() -> None:
    header = headings.find_header(sheet_of(["১. ক্রম", "(২) দপ্তরের নাম", "মোবাইল (WhatsApp)"], ["1", "2", "3"]), ALIASES)
    assert header is not None
    assert set(header.columns) == {"serial", "office", "phone"}


def test_unknown_and_doubled_headings_are_named_with_the_nearest_known_one() -> None:
    sheet = sheet_of(["দপ্তর", "মোবাইল", "মুবাইল", "দপ্তরের নাম", ""], ["ক", "1", "2", "3", "4"])
    header = headings.find_header(sheet, ALIASES)
    assert header is not None
    assert dict(header.unknown) == {2: "মুবাইল", 4: ""}
    assert dict(header.doubled) == {3: "office"}
    told = [
        notice.message.en for notice in headings.column_notices("f.xlsx", "দপ্তর", header, ALIASES, {"phone": "মোবাইল"})
    ]
    assert told == [
        'f.xlsx, "দপ্তর": column "মুবাইল" is not known; perhaps "মোবাইল". Correct its name or remove it.',
        'f.xlsx, "দপ্তর": column "E" is not known. Correct its name or remove it.',
        'f.xlsx, "দপ্তর": columns A and D have the same heading; only A was read. Delete one or correct its name.',
    ]


def test_a_sheet_without_known_headings_has_no_header() -> None:
    assert headings.find_header(sheet_of(["a", "b"], ["c", "d"]), ALIASES) is None
    assert headings.find_header(sheet_of(), ALIASES) is None


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [column_letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# Passwords -------------------------------------------------------------------------------------------------------


def refused_for(header: Sequence[Cell], *rows: Sequence[Cell], exempt: Sequence[str] = ()) -> str:
    try:
        refuse_passwords("f.xlsx", "দপ্তর", header, rows, exempt)
    except FileRefusedError as refused:
        return refused.messages[0].en
    return ""


@pytest.mark.parametrize(
    "heading",
    [
        "password", "PASSWORD:", "Pass word", "pass", "PIN", "Pin No.", "pwd", "Login Password", "User ID/Password", "Password 2",
        "new password", "পাসওয়ার্ড", "পাসওয়ার্ড\u200c", "৫. পাসওয়ার্ড", "পাসওয়ার্ড (নতুন)", "ইউজার আইডি ও পাসওয়ার্ড", "পিন", "গোপন নম্বর",
        "পাশওয়ার্ড", "মেইলের পাসওয়ার্ড", "ওটিপি",
    ],
)  # fmt: skip
def test_a_heading_that_is_a_word_for_password_refuses_the_file(heading: str) -> None:
    message = refused_for(["দপ্তর", clean(heading)], ["কৃষি", "Secret@123"])
    assert message.startswith('f.xlsx, sheet "দপ্তর", column B seems to hold passwords.')
    assert "Secret" not in message


@pytest.mark.parametrize(
    "heading",
    [
        "পাসওয়ার্ড রিসেট", "পাসওয়ার্ড (রিসেট)", "পাসওয়ার্ডের নিয়ম", "password reset on", "password changed", "password_enabled",
        "পাসওয়ার্ড কতটা শক্তিশালী", "passport", "পিন্টু", "ইউজার আইডি", "নাম", "",
    ],
)  # fmt: skip
def test_headings_about_passwords_are_no_password_columns(heading: str) -> None:
    assert not refused_for([heading], ["হ্যাঁ"])


def test_headings_that_a_form_names_are_exempt() -> None:
    assert refused_for(["pin"], ["1234"])
    assert not refused_for(["pin"], ["1234"], exempt=["pin"])
    assert not refused_for(["P.I.N."], ["Abc@1234"], ["Abd@1234"], ["Abe@1234"], exempt=[match_key("pin")])


def test_cells_that_look_like_secrets_refuse_the_file_whatever_the_heading() -> None:
    secrets = [["কৃষি", "Paikgacha@123"], ["মৎস্য", "Joybangla#71"], ["ভূমি", "Kopilmuni2024"]]
    for heading in ("তথ্য", ""):
        message = refused_for(["দপ্তর", heading], *secrets)
        assert "column B" in message
        assert "Paikgacha" not in message
    assert refused_for([], *secrets)


@pytest.mark.parametrize(
    "cells",
    [
        ["A.b1@Mopa.gov.bd", "uno@X1.gov.bd", "Uno1@mopa.gov.bd"],
        ["https://X1.gov.bd/A", "www.A1.gov.bd/b", "Paikgasa1.khulna.gov.bd"],
        ["18-Jan-2024", "2nd-Feb-24", "Jan-2024"],
        ["UNO.Paikgacha1", "AC.Land2", "Up.Lota3"],
        ["01712-345678", "+8801712345678", "(02)951-4444"],
        ["উপজেলা@Aa1", "কৃষি Aa1@", "Aa1@ with spaces"],
        ["Aa1@aaaa", "Aa1@bbbb", "plain words", "more"],
        ["Aa1@aaaa", "Aa1@bbbb"],
        ["ABC12345", "abcdefgh", "12345678"],
    ],
)  # fmt: skip
def test_addresses_days_logins_and_few_odd_cells_are_no_secrets(cells: list[str]) -> None:
    assert not refused_for(["তথ্য"], *[[cell] for cell in cells])


def test_a_list_of_passwords_without_headings_is_found_in_any_sheet() -> None:
    with pytest.raises(FileRefusedError, match="column B"):
        refuse_passwords_anywhere("f.xlsx", sheet_of(["x", ""], ["আইডি", "পাসওয়ার্ড"], ["a", "b"]))
    with pytest.raises(FileRefusedError, match="column A"):
        refuse_passwords_anywhere("f.xlsx", sheet_of(["Aa1@aaaa"], ["Aa1@bbbb"], ["Aa1@cccc"]))


def test_every_message_ends_in_a_next_step_and_speaks_both_languages() -> None:
    texts = [
        value for module in (refusals, files, headings) for value in vars(module).values() if isinstance(value, Text)
    ]
    assert len(texts) > 20
    for text in texts:
        assert text.en.endswith((".", '".', ")."))
        assert text.bn.endswith("।")
