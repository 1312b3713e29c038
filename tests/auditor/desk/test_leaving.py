"""Why somebody left the roster is told at the desk, and is written as the settings have it."""

from __future__ import annotations

from datetime import date

import openpyxl
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor.workspace import settings

DAY = date(2024, 3, 25)


def without(folder, name):
    """Take an office's rows off the roster, as a hand does."""
    path = next(folder.glob("roster.xlsx"))
    book = openpyxl.load_workbook(path)
    for sheet in book:
        rows = [row for row in range(sheet.max_row, 1, -1) if any(name in str(cell.value or "") for cell in sheet[row])]
        for row in rows:
            sheet.delete_rows(row)
    book.save(path)


def test_who_left_is_named_and_explained_once(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    without(folder, "মৎস্য")
    with served(folder, on=DAY) as (service, address):
        desk = Client(service, address)
        way = '<a class="button" href="/offices/-/roster#left">'
        assert way in desk.get("/offices/fisheries/").text
        assert way not in desk.get("/offices/agriculture/").text
        shown = desk.get("/offices/-/roster").text
        assert 'value="fisheries"' in shown
        for wrong in ({"subject": "fisheries", "reason": " "}, {"subject": "agriculture", "reason": "merged"}):
            assert desk.post("/offices/-/left", on="/offices/-/roster", **wrong).status == 422
        assert desk.post("/offices/-/left", on="/offices/-/roster", subject="fisheries", reason="merged").status == 303
        told = [(departure.subject, departure.reason) for departure in settings.read_config(folder).departures]
        assert told == [("fisheries", "merged")]
        assert 'value="fisheries"' not in desk.get("/offices/-/roster").text
