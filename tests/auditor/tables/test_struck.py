"""What is struck through or hidden in a workbook is known, and looked for only where something is."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from changing import replace
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from auditor.i18n import plain
from auditor.model.errors import FileRefusedError
from auditor.model.notice import messages_of
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.roster.reading import read
from auditor.sources.exports import SOURCE
from auditor.tables import fonts
from auditor.tables.files import open_table
from auditor.tables.hidden import hidden_notices
from auditor.tables.sheet import NOTHING_STRUCK, Hidden
from auditor.tables.table import Expected

TABLE = Expected({"office": "office", "done": "done"}, fits=bool)
LINE, STRUCK_RUN = Font(strike=True), InlineFont(strike=True)
ROWS = [["office", "done"], ["a", "yes"], ["b", "no"], ["c", "yes"]]


def workbook(rows=ROWS, struck=(), merged=(), change=lambda _: None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place in struck:
        book.active[place].font = LINE
    for cells in merged:
        book.active.merge_cells(cells)
    change(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def sheet_of(content):
    ((sheet, header), *_) = open_table("list.xlsx", content).sheets(TABLE)
    return sheet, header


def changed(content, part, old, new):
    """Return a workbook with some bytes of a part changed."""
    to = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(to, "w") as other:
        for path in archive.namelist():
            data = archive.read(path)
            other.writestr(path, data.replace(old, new) if path == part else data)
    return to.getvalue()


def test_cells_that_are_struck_through_are_known_wholly_and_partly():
    part = CellRichText(TextBlock(STRUCK_RUN, "yes"), " no")
    all_of_it = CellRichText(TextBlock(STRUCK_RUN, "yes"), TextBlock(InlineFont(strike=True, b=True), " x"), " ")
    sheet, _ = sheet_of(workbook([*ROWS[:2], ["b", part], ["c", all_of_it]], ["B2"]))
    assert sheet.struck.whole == {(2, 1), (4, 1)}
    assert sheet.struck.partly == {(3, 1)}
    assert sheet.rows[2] == ("b", "yes no")


def test_an_empty_cell_is_not_struck_through():
    assert sheet_of(workbook(struck=["B9", "D3"]))[0].struck == NOTHING_STRUCK


def test_a_font_that_says_that_it_is_not_struck_through_is_not():
    content = workbook(struck=["B2"])
    said = changed(content, "xl/styles.xml", b'<strike val="1"', b'<strike val="0"')
    assert said != content
    assert sheet_of(said)[0].struck == NOTHING_STRUCK


def test_a_line_of_a_rule_that_colours_cells_strikes_nothing():
    """A differential style is of no cell by itself."""
    content = changed(workbook(), "xl/styles.xml", b"</styleSheet>", b'<dxfs count="1"><dxf><font><strike/></font></dxf></dxfs></styleSheet>')  # fmt: skip
    assert sheet_of(content)[0].struck == NOTHING_STRUCK


def test_a_merged_cell_that_is_struck_through_is_so_in_each_row():
    sheet, _ = sheet_of(workbook([*ROWS[:2], ["b", None], ["c", None]], ["B2"], ["B2:B4"]))
    assert sheet.struck.whole == {(2, 1), (3, 1), (4, 1)}


def test_a_file_in_which_something_is_struck_through_is_another_file():
    plain, struck = (open_table("list.xlsx", workbook(struck=places)).digest for places in ((), ["B2"]))
    assert plain != struck
    assert struck == open_table("list.xlsx", workbook(struck=["B2", "B9"])).digest


def test_no_second_look_is_taken_where_nothing_is_struck_through(monkeypatch):
    monkeypatch.setattr(fonts, "_cells", lambda *_: pytest.fail("the fonts were looked up"))
    assert sheet_of(workbook())[0].struck == NOTHING_STRUCK


def test_a_list_that_is_struck_through_as_a_whole_is_read_no_further_than_any_hand_strikes(monkeypatch):
    monkeypatch.setattr(fonts, "_STRUCK", replace(fonts._STRUCK, most=2))
    assert sheet_of(workbook(struck=["B2", "B3"]))[0].struck
    with pytest.raises(FileRefusedError, match=r"list\.xlsx"):
        sheet_of(workbook(struck=["B2", "B3", "B4"]))


def test_a_file_whose_struck_through_sheet_cannot_be_told_is_refused():
    content = workbook(struck=["B2"])
    with pytest.raises(FileRefusedError):
        sheet_of(changed(content, "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/none.xml"))


def hide(book):
    sheet = book.active
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[4].hidden = sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("other")
    book["other"].append(["office", "done"])
    book["other"].append(["d", "yes"])
    book["other"].sheet_state = "hidden"


def test_what_is_hidden_is_known_and_told_once_each():
    content = workbook(change=hide)
    found = open_table("list.xlsx", content).sheets(TABLE)
    assert [sheet.hidden for sheet, _ in found] == [Hidden((2, 4), frozenset({1})), Hidden(sheet=True)]
    told = [words.en for sheet, header in found for words in messages_of(hidden_notices("list.xlsx", sheet, header))]
    assert [words.partition(" hidden")[0] for words in told] == [
        'list.xlsx, "Sheet": 2 rows (row 2, 4) are',
        'list.xlsx, "Sheet": this column is',
        'list.xlsx: the sheet "other" is',
    ]


def test_columns_that_our_own_form_hides_are_not_told():
    sheet, header = sheet_of(workbook(change=hide))
    assert not any("column" in each.message.en for each in hidden_notices("list.xlsx", sheet, header, ("done",)))


def test_columns_hidden_by_the_million_cost_nothing():
    cols = b"<cols>" + b'<col min="1" max="16384" hidden="1"/>' * 20_000 + b'<col min="x" max="2" hidden="1"/></cols>'
    content = changed(workbook(), "xl/worksheets/sheet1.xml", b"<sheetData>", cols + b"<sheetData>")
    assert sheet_of(content)[0].hidden.columns == frozenset(range(200))


ROSTER = [
    ["ক্রম", "দপ্তরের নাম", "দপ্তর প্রধান", "মোবাইল"],
    ["১", "উপজেলা কৃষি অফিস", "উপজেলা কৃষি কর্মকর্তা", "01700000001"],
    ["২", "উপজেলা মৎস্য অফিস", "উপজেলা মৎস্য কর্মকর্তা", "01700000002"],
]


def told_of_roster(*struck, change=lambda _: None):
    reading = read([("roster.xlsx", workbook(ROSTER, struck, change=change))])
    assert reading.roster is not None
    assert len(reading.roster.offices) == 2, "who is crossed out stays listed"
    return [words.en for words in messages_of(reading.notices)]


@pytest.mark.parametrize("struck", [["B2"], ["A2", "B2", "C2", "D2"]], ids=["its name", "all of it"])
def test_an_office_that_is_struck_through_in_the_roster_stays_listed_and_is_told_once(struck):
    (told,) = [words for words in told_of_roster(*struck) if "struck through" in words]
    assert "row 2: this row is struck through, and is listed all the same" in told
    assert "--left REASON" in told


def test_a_cell_of_the_roster_that_is_struck_through_is_taken_and_told():
    (told,) = [words for words in told_of_roster("D3") if "struck through" in words]
    assert "মোবাইল" in told
    assert "was taken all the same" in told


def test_rows_hidden_in_the_roster_are_listed_and_told():
    def hidden(book):
        book.active.row_dimensions[3].hidden = True

    assert any("1 row (row 3) is hidden" in words for words in told_of_roster(change=hidden))


def test_of_a_systems_list_it_is_told_which_rows_a_hand_struck_through_or_hid():
    def by_hand(book):
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["E"].hidden = True

    listed = [
        ["Username", "Email", "Status", "Two-factor", "Mobile"],
        ["uao.paik", "one@example.gov.bd", "Active", "Disabled", "1"],
        ["ulo.paik", "two@example.gov.bd", "Active", "Enabled", "2"],
    ]
    accounts = (Account("agri/head", plain("head"), "uao.paik"), Account("agri/clerk", plain("clerk"), "ulo.paik"))
    office = Office("agri", plain("Agriculture"), OfficeKind.DEPARTMENT, plain("head"), accounts=accounts)
    file = EvidenceFile(
        "exports/portal-2024-02-10.xlsx", workbook(listed, ["A2", "C2", "D3"], change=by_hand), "0" * 64
    )
    told = SOURCE.parse(file, SourceContext(Roster((office,)), date(2024, 1, 18), "")).notices
    words = [each.message.en for each in told]
    assert any("in 2 rows (row 2, 3) something is struck through; it counts like all else" in each for each in words)
    assert any("1 row (row 3) is hidden" in each for each in words)
    assert not any("column" in each and "hidden" in each for each in words), "telephone numbers are not read"
