"""The names of upazila, district and committee are corrected at the desk, before and after, once it was said that they are the same."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from few_offices import lay_example
from handed_files import hand_in
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.register.columns import CONTACTED_ON
from auditor.rounds import keeping
from auditor.rounds.identity import copied
from auditor.rounds.identity.listed import open_workspace

DAY = date(2024, 2, 20)
TYPED = {"upazila-bn": "ফুলবাড়িয়া", "upazila-en": "Fulbaria"}


@pytest.fixture(name="opened")
def _opened(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "5a17")
    run("register", "new", "--all", "--on", DAY, "--workspace", folder, "--yes", code=0)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield folder, Client(service, address)


def test_names_are_shown_before_and_after_and_written_once_it_is_the_same_upazila(opened):
    folder, desk = opened
    before = (folder / "auditor.toml").read_bytes()
    old_page = desk.form_token("/settings/")
    assert 'href="/settings/names"' in desk.get("/settings/").text
    shown = desk.post("/settings/names", on="/settings/names", **TYPED)
    assert shown.status == 200
    for word in ("Paikgacha", "Fulbaria", "ফুলবাড়িয়া", "Letterhead", "another upazila", "stands in the list of upazilas"):
        assert word in shown.text
    for refused in ({}, {"which": "other"}):
        answer = desk.post("/settings/names", on="/settings/names", confirmed="1", **TYPED, **refused)
        assert answer.status == 422
        assert (folder / "auditor.toml").read_bytes() == before
    back = desk.post("/settings/names", on="/settings/names", back="1", **TYPED)
    assert 'value="Fulbaria"' in back.text
    assert desk.post("/settings/names", on="/settings/names", confirmed="1", which="same", **TYPED).status == 303
    assert "Fulbaria, Khulna (paikgacha)" in desk.get("/month/").text
    assert copied.other_committee(open_workspace(folder, roster=False)) is None
    for _ in range(2):  # also once the folder is opened again under its new name
        assert desk.send("POST", "/settings/answers", {"form_token": old_page}).status == 303
        assert desk.post("/welcome/open", on="/welcome/", folder=str(folder)).status == 303


def test_a_register_that_was_given_out_under_the_former_name_is_still_taken(opened):
    folder, desk = opened
    assert desk.post("/settings/names", on="/settings/names", confirmed="1", which="same", **TYPED).status == 303
    assert "Fulbaria" in desk.get("/month/").text
    assert "still taken as this upazila&#39;s" in desk.get("/settings/names").text
    book = openpyxl.load_workbook(folder / "register-2024-02.xlsx")
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for row in sheet.iter_rows(max_row=6) for cell in row}
    row = next(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, 1).value)
    sheet.cell(row, columns[CONTACTED_ON.heading.bn]).value = "20.02.2024"
    filled = io.BytesIO()
    book.save(filled)
    page = hand_in(desk, ("register-2024-02.xlsx", filled.getvalue())).text
    became = page.partition('<h3 class="name">register-2024-02.xlsx</h3>')[2].partition("</article>")[0]
    assert '<strong class="mark good">taken</strong>' in became
    assert "Paikgacha" not in became
