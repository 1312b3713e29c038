"""Bijoy and wrongly read Bangla are recognised by font and by vote, shown before and after, and never used unasked."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import counting
import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from auditor.i18n import ascii_digits, clean
from auditor.model.errors import FileRefusedError
from auditor.model.notice import Severity
from auditor.roster import form, sheets
from auditor.roster import reading as roster_reading
from auditor.tables import bijoy, files, fonts, transcription
from auditor.tables.sheet import Sheet
from auditor.tables.transcription import EncodingFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.roster.reading import RosterReading

HEADINGS = ["ক্রম", "দপ্তরের নাম", "দপ্তর প্রধানের পদবি", "ওয়েব পোর্টালের ঠিকানা", "সরকারি ই-মেইল", "মোবাইল নম্বর"]
OFFICES = [
    ["১", "উপজেলা কৃষি অফিস", "উপজেলা কৃষি অফিসার", "agriculture.paikgasa.khulna.gov.bd", "uao@dae.gov.bd", "01712345678"],
    ["২", "কপিলমুনি ইউনিয়ন পরিষদ", "চেয়ারম্যান", "kopilmuniup.khulna.gov.bd", "", "01812345678"],
    ["৩", "উপজেলা প্রাণিসম্পদ দপ্তর", "উপজেলা প্রাণিসম্পদ অফিসার", "", "", ""],
    ["৪", "লতা ইউনিয়ন পরিষদ", "প্রশাসক", "lotaup.khulna.gov.bd", "lota@example.org", ""],
]  # fmt: skip
SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
WORDS = (1, 2)
"""Columns with words of Bangla."""
MJ, TIMES = "SutonnyMJ", "Times New Roman"


def in_bijoy(rows: Sequence[Sequence[str]], columns: Sequence[int] = WORDS) -> list[list[str]]:
    return [[bijoy.from_unicode(cell) if at in columns else cell for at, cell in enumerate(row)] for row in rows]


def typed(*, headings: bool = True) -> list[list[str]]:
    """Return the roster as it is typed in Bijoy."""
    top = [bijoy.from_unicode(heading) for heading in HEADINGS] if headings else HEADINGS
    return [top, *in_bijoy(OFFICES)]


def xlsx(rows: Sequence[Sequence[str]], fonts: Sequence[Sequence[str]] | str | None = None) -> bytes:
    """Return a workbook; `fonts` is one for all cells or one for each."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        formats = {
            name: book.add_format({"font_name": name}) for name in {MJ, TIMES, "SutonnyOMJ", "Calibri", "BijoyBaijra"}
        }
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                font = fonts if isinstance(fonts, str) else fonts[number][column] if fonts else "Calibri"
                sheet.write_string(number, column, cell, formats[font])
    return content.getvalue()


def csv(rows: Sequence[Sequence[str]], encoding: str) -> bytes:
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
    if encoding != "ansi":
        return text.encode(encoding)
    byte_of = bijoy._bytes_of("cp1252")
    return bytes(byte_of[sign] for sign in ascii_digits(text))


def read(content: bytes, name: str = "roster.xlsx") -> RosterReading:
    return roster_reading.read([(name, content)])


EXPECTED = read(xlsx([HEADINGS, *OFFICES])).roster


def columns(reading: RosterReading) -> dict[str, tuple[EncodingFault, int]]:
    return {column.column: (column.cause, column.cells) for column in reading.transcribed}


# By font and by vote ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("headings", [True, False])
@pytest.mark.parametrize("font", [MJ, "BijoyBaijra", "Calibri", None])
def test_a_workbook_in_bijoy_is_read_but_not_used(font: str | None, headings: bool) -> None:
    reading = read(xlsx(typed(headings=headings), font))
    assert reading.roster is None
    assert reading.unconfirmed == EXPECTED
    assert columns(reading) == {"B": (EncodingFault.BIJOY, 4), "C": (EncodingFault.BIJOY, 4)} | (
        {"": (EncodingFault.BIJOY, 6)} if headings else {}
    )


@pytest.mark.parametrize("encoding", ["ansi", "utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_in_bijoy_is_read_but_not_used_in_every_encoding(encoding: str) -> None:
    reading = read(csv(typed(), encoding), "roster.csv")
    assert reading.roster is None
    assert reading.unconfirmed == EXPECTED


def test_the_audit_is_told_to_look_and_to_confirm() -> None:
    (asked, *_) = read(xlsx(typed(), MJ)).notices
    assert asked.weight is Severity.WRONG
    assert asked.message.en == (
        'roster.xlsx, "Sheet1": column B, C (with the headings) looks like Bijoy (SutonnyMJ), so the roster was not used. '
        "See what it says in Unicode with auditor roster check; if that is right run auditor roster check --write-corrected."
    )


def test_samples_are_of_names_and_posts_and_no_more_than_three() -> None:
    (_, name, post) = read(xlsx(typed(), MJ)).transcribed
    assert name.samples[1] == (bijoy.from_unicode(OFFICES[1][1]), OFFICES[1][1])
    assert len(name.samples) == len(post.samples) == 3
    assert "gov.bd" not in str(read(xlsx(typed(), MJ)).transcribed)


def test_names_are_shown_as_samples_only_where_they_are_those_of_offices() -> None:
    rows = [["নাম", "মেইল"], ["উপজেলা কৃষি অফিস", ""], ["উপজেলা ভূমি অফিস", ""]]
    (_, alone) = read(xlsx(in_bijoy(rows, (0, 1)), MJ)).transcribed
    assert len(alone.samples) == 2
    person = [["দপ্তর", "নাম"], ["উপজেলা কৃষি অফিস", "আব্দুল করিম"], ["উপজেলা ভূমি অফিস", "রহিমা বেগম"]]
    found = read(xlsx(in_bijoy(person, (0, 1)), MJ)).transcribed
    assert "করিম" not in str(found)


def test_a_latin_word_in_another_font_is_left_alone_in_a_column_of_bijoy() -> None:
    rows = typed()
    rows[3][1] = "LGED"
    fonts = [[MJ] * 6 for _ in rows]
    fonts[3][1] = TIMES
    reading = read(xlsx(rows, fonts))
    assert columns(reading)["B"] == (EncodingFault.BIJOY, 3)
    assert reading.unconfirmed is not None
    assert [office.name.bn for office in reading.unconfirmed.offices] == [
        OFFICES[0][1],
        OFFICES[1][1],
        "LGED",
        OFFICES[3][1],
    ]


def test_short_words_without_a_clue_are_known_by_their_font_beside_others() -> None:
    rows = typed()
    rows[3][1] = bijoy.from_unicode("অফিস")
    assert rows[3][1].isascii()
    reading = read(xlsx(rows, MJ))
    assert reading.unconfirmed is not None
    assert reading.unconfirmed.offices[2].name.bn == "অফিস"


def test_a_font_of_unicode_is_no_font_of_bijoy() -> None:
    rows = typed()
    rows[3][1] = "LGED"
    fonts = [[MJ] * 6 for _ in rows]
    fonts[3][1] = "SutonnyOMJ"
    assert columns(read(xlsx(rows, fonts)))["B"] == (EncodingFault.BIJOY, 3)


def test_an_address_is_left_alone_even_in_the_font_of_bijoy() -> None:
    rows = typed()
    rows[3][1] = "www.Example.com"
    assert columns(read(xlsx(rows, MJ)))["B"] == (EncodingFault.BIJOY, 3)


def test_english_headings_in_the_font_of_bijoy_are_headings_still() -> None:
    rows = [
        ["Office Name", "Head Post", "Email"],
        *in_bijoy([["উপজেলা কৃষি অফিস", "অফিসার", ""], ["অফিস", "অফিসার", ""]], (0, 1)),
    ]
    reading = read(xlsx(rows, MJ))
    assert reading.unconfirmed is not None
    assert [office.name.bn for office in reading.unconfirmed.offices] == ["উপজেলা কৃষি অফিস", "অফিস"]


def test_two_fonts_in_one_cell_are_read_each_by_itself() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        mj, times = book.add_format({"font_name": MJ}), book.add_format({"font_name": TIMES})
        sheet.write_string(0, 0, bijoy.from_unicode("দপ্তরের নাম"), mj)
        sheet.write_rich_string(1, 0, mj, bijoy.from_unicode("উপজেলা প্রকৌশলীর কার্যালয় ("), times, "LGED", mj, ")", mj)
        sheet.write_string(2, 0, bijoy.from_unicode("উপজেলা কৃষি অফিস"), mj)
    reading = read(content.getvalue())
    assert reading.unconfirmed is not None
    assert [office.name.bn for office in reading.unconfirmed.offices] == [
        clean("উপজেলা প্রকৌশলীর কার্যালয় (LGED)"),
        clean("উপজেলা কৃষি অফিস"),
    ]


def test_a_column_half_in_unicode_is_read_cell_by_cell() -> None:
    rows = typed(headings=False)
    rows[2][1], rows[4][1] = OFFICES[1][1], OFFICES[3][1]
    for content in (xlsx(rows, MJ), csv(rows, "utf-8")):
        reading = read(content)
        assert reading.unconfirmed == EXPECTED
        assert columns(reading)["B"] == (EncodingFault.BIJOY, 2)


def test_addresses_logins_and_days_are_never_read_as_bijoy_whatever_their_font() -> None:
    rows = [
        [bijoy.from_unicode(words) for words in ("দপ্তর", "ইউজারের পদবি", "ইউজার আইডি", "যোগদানের তারিখ", "ই-মেইল")],
        [bijoy.from_unicode("উপজেলা কৃষি অফিস"), bijoy.from_unicode("উপজেলা কৃষি অফিসার"), "KzwlAwdm", "18 Jan 2024", "Av@dae.gov.bd"],
    ]  # fmt: skip
    reading = read(xlsx(rows, MJ))
    assert reading.unconfirmed is not None
    (office,) = reading.unconfirmed.offices
    assert office.email == "av@dae.gov.bd"
    assert office.accounts[0].login == "KzwlAwdm"
    assert str(office.accounts[0].holder_since) == "2024-01-18"


def test_one_cell_of_bijoy_among_english_is_pointed_out_and_taken_as_it_is() -> None:
    rows = [
        ["Office Name"],
        ["Upazila Agriculture Office"],
        ["Upazila Land Office"],
        ["Dc‡Rjv cÖvwYm¤ú` `ßi"],
        ["Upazila Election Office"],
    ]
    reading = read(csv(rows, "utf-8"), "roster.csv")
    assert reading.roster is not None
    assert [(notice.weight, notice.place.row) for notice in reading.notices] == [(Severity.DOUBTFUL, 4)]
    assert "Type it again in Unicode" in reading.notices[0].message.en


def test_half_converted_words_are_pointed_out_by_row_and_column_and_taken_as_they_are() -> None:
    rows = [["দপ্তরের নাম", "দপ্তর প্রধান"], ["জরম্নরী সেবা অফিস", "কর্মকর্তা"], ["উপজেলা কৃষি অফিস", "দ্রæত কর্মকর্তা"]]
    reading = read(csv(rows, "utf-8"), "roster.csv")
    assert reading.roster is not None
    assert reading.roster.offices[0].name.bn == clean("জরম্নরী সেবা অফিস")
    assert [(notice.place.row, notice.place.column) for notice in reading.notices] == [
        (2, "দপ্তরের নাম"),
        (3, "দপ্তর প্রধান"),
    ]
    assert all(notice.weight is Severity.DOUBTFUL and "by hand" in notice.message.en for notice in reading.notices)


def test_european_and_english_lists_are_left_alone() -> None:
    rows = [
        ["Office Name", "Head Post"],
        ["Café Préfecture", "Sous-préfet"],
        ["Zürich Straße", "Señor Müller"],
        ["UNO", "UNO"],
    ]
    for content in (xlsx(rows), csv(rows, "utf-8")):
        reading = read(content)
        assert reading.roster is not None
        assert not reading.transcribed


# Wrong encodings -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("headings", [True, False])
def test_bangla_read_in_the_wrong_encoding_is_repaired_but_not_used(encoding: str, headings: bool) -> None:
    sign_of = {byte: sign for sign, byte in bijoy._bytes_of(encoding).items()}
    broken = [["".join(sign_of[byte] for byte in cell.encode()) for cell in row] for row in OFFICES]
    top = ["".join(sign_of[byte] for byte in cell.encode()) for cell in HEADINGS] if headings else HEADINGS
    for content in (xlsx([top, *broken]), csv([top, *broken], "utf-8")):
        reading = read(content)
        assert reading.roster is None
        assert reading.unconfirmed == EXPECTED
        assert {cause for cause, _ in columns(reading).values()} == {EncodingFault.ENCODING}


def test_bangla_that_cannot_be_repaired_exactly_is_refused() -> None:
    broken = [[cell.encode().decode("cp1252", "ignore") for cell in row] for row in OFFICES]
    with pytest.raises(FileRefusedError, match="wrong encoding"):
        read(xlsx([HEADINGS, *broken]))


def test_bijoy_and_utf8_in_one_ansi_file_are_both_read() -> None:
    reading = read(csv([HEADINGS], "utf-8") + csv(in_bijoy(OFFICES), "ansi"), "roster.csv")
    assert reading.unconfirmed == EXPECTED


def test_old_letters_that_are_no_bijoy_are_refused() -> None:
    with pytest.raises(FileRefusedError, match="letters cannot be read"):
        read("Office Name,Head\r\nCafé Préfecture,Sous-préfet\r\n".encode("cp1252"), "roster.csv")


# Passwords -------------------------------------------------------------------------------------------------------


def test_a_password_heading_in_bijoy_refuses_the_file() -> None:
    rows = [[*row, "x"] for row in typed()]
    rows[0][6] = bijoy.from_unicode("পাসওয়ার্ড")
    with pytest.raises(FileRefusedError, match="column G seems to hold passwords"):
        read(xlsx(rows, MJ))


def test_secrets_under_an_unknown_heading_are_refused_even_in_the_font_of_bijoy() -> None:
    rows = [[*row, f"Paikgacha@12{at}"] for at, row in enumerate(typed())]
    rows[0][6] = bijoy.from_unicode("তথ্য")
    with pytest.raises(FileRefusedError, match="column G seems to hold passwords"):
        read(xlsx(rows, MJ))


def test_secrets_on_a_sheet_without_headings_are_refused_even_in_the_font_of_bijoy() -> None:
    with pytest.raises(FileRefusedError, match="column B seems to hold passwords"):
        read(xlsx([["Dc‡Rjv", "Paikgacha@1"], ["cÖvwYm¤ú`", "Joybangla#71"], ["f‚wg", "Kopilmuni2024"]], MJ))


# Cost and hostile files ------------------------------------------------------------------------------------------


def test_fonts_of_clean_files_are_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "bijoy_fonts", lambda *_: pytest.fail("the fonts were looked up"))
    english = [
        ["Office Name", "Head Post", "User ID", "URL"],
        ["Upazila Land Office", "AC (Land)", "ac.land", "www.x.gov.bd"],
    ]
    assert read(xlsx([HEADINGS, *OFFICES])).roster
    assert read(xlsx(english)).roster
    assert read(form.write_workbook(EXPECTED)).roster == EXPECTED


@pytest.mark.parametrize(
    "styles",
    [
        "",
        "<a/>",
        f"<styleSheet {SHEETS}/>",
        f"<styleSheet {SHEETS}><fonts><font><name/></font></fonts></styleSheet>",
        None,
    ],
)
def test_a_workbook_whose_fonts_cannot_be_read_is_judged_by_vote_or_refused(styles: str | None) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(typed(), MJ))) as source, zipfile.ZipFile(content, "w") as target:
        for part in source.infolist():
            if part.filename != "xl/styles.xml":
                target.writestr(part, source.read(part))
            elif styles is not None:
                target.writestr(part, styles)
    if styles in {"", "<a/>"}:
        with pytest.raises(FileRefusedError, match="damaged"):
            read(content.getvalue())
    else:
        assert read(content.getvalue()).unconfirmed == EXPECTED


def test_a_dimension_that_lies_costs_nothing() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(typed(), MJ))) as source, zipfile.ZipFile(content, "w") as target:
        for part in source.infolist():
            text = source.read(part)
            if part.filename.startswith("xl/worksheets/"):
                text = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048576"/>', text)
            target.writestr(part, text)
    assert read(content.getvalue()).unconfirmed == EXPECTED


def test_more_cells_in_bijoy_than_any_roster_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcription, "MAX_CELLS", 8)
    with pytest.raises(FileRefusedError, match="more than 8 cells"):
        read(xlsx(typed(), MJ))
    assert read(xlsx([HEADINGS, *OFFICES])).roster


def many_rows(count: int) -> bytes:
    """Return a roster in Bijoy of so many offices, each with a name of its own."""
    rows = typed(headings=False)
    many = [rows[0], *([*rows[1 + at % 4]] for at in range(count))]
    for at, row in enumerate(many[1:]):
        row[1] += f" {at}"
    return xlsx(many, MJ)


@pytest.mark.parametrize("count", [500, pytest.param(5_000, marks=pytest.mark.long(instead="five hundred rows"))])
def test_many_rows_of_bijoy_are_read_in_one_go(count: int) -> None:
    reading = read(many_rows(count))
    assert reading.unconfirmed is not None
    assert len(reading.unconfirmed.offices) == count


def test_the_work_on_rows_of_bijoy_grows_with_their_number_and_no_faster() -> None:
    few, many = many_rows(200), many_rows(800)
    assert counting.calls(lambda: read(many)) < 5 * counting.calls(lambda: read(few))


@given(st.binary(max_size=300), st.integers(0, 4000))
def test_a_damaged_workbook_in_bijoy_is_read_or_refused(noise: bytes, at: int) -> None:
    content = BIJOY[:at] + noise + BIJOY[at + len(noise) :]
    try:
        reading = read(content)
    except FileRefusedError:
        return
    assert reading.roster is None or reading.roster.offices


BIJOY = xlsx(typed(), MJ)
WORD = st.text(st.sampled_from("কখগচজটডতদনপবমযরলশসহ "), min_size=3, max_size=20).map(lambda word: f"উপজেলা {word} কৃষি")


@given(st.lists(WORD, min_size=1, max_size=6))
def test_what_is_typed_in_bijoy_by_font_reads_as_what_is_typed_in_unicode(names: list[str]) -> None:
    plain = [bijoy.to_unicode(bijoy.from_unicode(clean(name))) for name in names]
    rows = [["দপ্তরের নাম"], *([bijoy.from_unicode(name)] for name in plain)]
    reading, wanted = read(xlsx(rows, MJ)), read(xlsx([["দপ্তরের নাম"], *([name] for name in plain)]))
    assert reading.roster is None
    assert reading.unconfirmed == wanted.roster
    assert [notice.message for notice in reading.told_apart] == [notice.message for notice in wanted.notices]


@given(st.lists(st.text(max_size=12), min_size=1, max_size=8))
def test_whatever_stands_in_the_cells_nothing_is_used_that_was_changed(names: list[str]) -> None:
    sheet = Sheet("Sheet1", (("দপ্তরের নাম",), *((clean(name),) for name in names)))
    (read_sheet,), found = transcription.transcribe("roster.csv", b"", (sheet,), sheets.COLUMNS)
    changed = sum(typed_row != read_row for typed_row, read_row in zip(sheet.rows, read_sheet.rows, strict=True))
    assert changed <= sum(column.cells for column in found)
    assert not found or changed


def test_a_corrected_copy_reads_back_as_what_was_shown_and_names_what_was_left_out() -> None:
    rows = typed()
    rows[2][5] = "abc"
    reading = read(xlsx(rows, MJ))
    assert reading.shown is not None
    doubts = [notice for notice in reading.told_apart if notice.weight is not Severity.CHANGED]
    content = form.write_workbook(reading.shown, doubts)
    again = read(content)
    assert again.roster == reading.unconfirmed
    book = openpyxl.load_workbook(io.BytesIO(content))
    shown = [cell.value for row in book[form.DOUBTS_SHEET].iter_rows(min_row=2) for cell in row]
    assert any("row 3" in words for words in shown)
    assert not any("abc" in words for words in shown)


def test_parts_of_a_cell_count_only_where_the_second_look_sees_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["দপ্তরের নাম"], ["Upazila Land Office"], ["vwbv"], ["Upazila Election Office"]]
    elsewhere = fonts.SheetFonts(mixed={(2, 0): (fonts.FontRun("other words", sought=True),)})
    monkeypatch.setattr(fonts, "bijoy_fonts", lambda *_: {"Sheet1": elsewhere})
    assert not read(xlsx(rows)).transcribed
    same = fonts.SheetFonts(mixed={(2, 0): (fonts.FontRun("Upazila Land Office", sought=True),)})
    monkeypatch.setattr(fonts, "bijoy_fonts", lambda *_: {"Sheet1": same})
    assert read(xlsx(rows)).transcribed


def test_fonts_of_texts_that_stand_in_the_sheet_itself_are_known_too() -> None:
    book = openpyxl.Workbook()
    mixed = CellRichText("Avgvi ", TextBlock(InlineFont(rFont=TIMES), "LGED"))
    for row in (["দপ্তরের নাম"], ["cÖvwYm¤ú`"], [mixed], ["Upazila Land Office"]):
        book.active.append(row)
    for row in (2, 3):
        book.active.cell(row, 1).font = Font(name=MJ)
    content = io.BytesIO()
    book.save(content)
    found = fonts.bijoy_fonts("roster.xlsx", content.getvalue(), {"Sheet": frozenset({0})})["Sheet"]
    assert found.whole == {(2, 0)}
    assert found.mixed == {(3, 0): (fonts.FontRun("Avgvi ", sought=True), fonts.FontRun("LGED", sought=False))}
    assert not fonts.bijoy_fonts("roster.xlsx", content.getvalue(), {"Sheet": frozenset({1})})["Sheet"].whole


def test_a_file_is_refused_for_bijoy_without_reading_more_of_it_than_shows_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    converted: list[str] = []
    to_unicode = bijoy.to_unicode
    monkeypatch.setattr(bijoy, "to_unicode", lambda words: converted.append(words) or to_unicode(words))
    for content in (many_rows(300), csv([*typed(), *(typed(headings=False)[1:] * 100)], "utf-8")):
        converted.clear()
        with pytest.raises(FileRefusedError, match="column B, C"):
            files.open_table("it", content).refuse_bijoy(sheets.COLUMNS)
        assert len(converted) <= 20 * len(HEADINGS) + len(HEADINGS)


def test_what_was_corrected_in_a_transcribed_cell_is_not_told_twice() -> None:
    rows = [["দপ্তরের নাম"], ["Dc‡Rjv\u202e cÖvwYm¤ú` `ßi"], ["K…wl Awdm"]]
    ((sheet, _),) = files.open_table("roster.csv", csv(rows, "utf-8")).sheets(sheets.EXPECTED)
    assert sheet.corrected
    assert not [
        notice for notice in read(csv(rows, "utf-8"), "roster.csv").notices if notice.weight is Severity.CHANGED
    ]
