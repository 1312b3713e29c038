"""A small file costs little, however it is made: what it unpacks to is bound to its size, and its rows are looked at in turn."""

from __future__ import annotations

import io
import zipfile
from itertools import product

import pytest
import xlsxwriter
from counting import calls
from hostile_files import swelling_workbook

from auditor.model.errors import FileRefusedError
from auditor.tables import headings, unzipping
from auditor.tables.files import open_table
from auditor.tables.headings import find_header
from auditor.tables.measuring import PartMeter
from auditor.tables.sheet import Sheet
from auditor.tables.unzipping import FEW_TAGS, MAX_RATIO, MAX_SMALL, MAX_TAGS_A_BYTE, measured_copy

MOST_TAGS_A_CHUNK = 256 * 1024 // len("<c/>")


@pytest.mark.sampled
@pytest.mark.parametrize("cell", [b"<c><v>1</v></c>", b"<c/>", b'<c t="inlineStr"><is><t>Abc123!x</t></is></c>'])
def test_a_small_workbook_that_unpacks_to_very_many_cells_is_read_no_further(cell, monkeypatch):
    meters = []
    monkeypatch.setattr(unzipping, "PartMeter", lambda name: meters.append(PartMeter(name)) or meters[-1])
    content = swelling_workbook(cell, rows=60_000)
    with pytest.raises(FileRefusedError, match="absurd size"):
        measured_copy("it.xlsx", content)
    assert sum(meter.tags for meter in meters) <= max(FEW_TAGS, MAX_TAGS_A_BYTE * len(content)) + MOST_TAGS_A_CHUNK


def test_a_small_workbook_that_unpacks_to_very_much_is_read_no_further(monkeypatch):
    fed = []
    feed = PartMeter.feed
    monkeypatch.setattr(PartMeter, "feed", lambda meter, chunk: fed.append(len(chunk)) or feed(meter, chunk))
    content = swelling_workbook(b"<c><v>" + b" " * 10_000 + b"1</v></c>", rows=100, columns=90)
    with pytest.raises(FileRefusedError, match="absurd size"):
        measured_copy("it.xlsx", content)
    assert sum(fed) <= max(MAX_SMALL, MAX_RATIO * len(content))


def test_one_word_in_every_cell_is_no_enemy():
    """As `auditor report` itself writes it: each cell has its own copy of the word, packed to next to nothing."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, column in product(range(6_000), range(10)):
            sheet.write_string(row, column, "বাস্তবায়িত হয়নি (ঘোষিত), তথ্য ও যোগাযোগ প্রযুক্তি কমিটি, উপজেলা")
    assert measured_copy("it.xlsx", packed.getvalue()).parts.getbuffer().nbytes > max(
        MAX_SMALL, 40 * len(packed.getvalue())
    )


def test_what_many_parts_unpack_to_is_added_up(monkeypatch):
    monkeypatch.setattr(unzipping, "MAX_SMALL", 100_000)
    monkeypatch.setattr(unzipping, "MAX_RATIO", 25)
    with zipfile.ZipFile(io.BytesIO(swelling_workbook(b"<c/>", rows=1))) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    sheet = b"<worksheet>" + b" " * 30_000 + b"</worksheet>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
        for number in range(2, 6):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
    with pytest.raises(FileRefusedError, match="absurd size"):
        open_table("it.xlsx", packed.getvalue())


def test_headings_are_looked_for_in_as_many_steps_as_there_are_rows():
    """Each row of the first twenty once looked through all rows below it for each empty column."""

    def work(rows):
        sheet = Sheet("it", (*(("a", "", "", ""),) * rows, ("a", "b", "", "")))
        return calls(lambda: find_header(sheet, {"office": "office"}))

    assert work(8_000) - work(4_000) < 2 * 4_000


def test_answers_below_the_headings_are_not_looked_up_as_headings(monkeypatch):
    looked_up = []
    meaning = headings._meaning
    monkeypatch.setattr(headings, "_meaning", lambda *told: looked_up.append(told) or meaning(*told))
    sheet = Sheet("it", (("Register", ""), ("office", "phone"), *(("Agri Office", ""),) * 15))
    assert find_header(sheet, {"office": "office", "phone": "phone"}).row == 2
    assert len(looked_up) == 4
