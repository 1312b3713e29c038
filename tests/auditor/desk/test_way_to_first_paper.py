"""Who was never told a command comes from the double-click to the first paper of a fresh upazila in few words, clicks and letters."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from few_offices import leave
from served_desks import Client, served
from way_to_paper import Way, to_the_asking, to_the_paper

DAY = date(2024, 2, 1)
HIDDEN = re.compile(r'name="(seen|page)" value="([^"]+)"')
MOST_WORDS, MOST_CLICKS, MOST_SIGNS = 810, 16, 30
"""Read at 180 words a minute that takes less than five minutes, apart from the calls."""


def keep_eight_offices(folder):
    """Leave of the roster of a fresh upazila five departments and three unions."""
    book = openpyxl.load_workbook(folder / "roster.xlsx")
    ids = [str(row[0].value) for row in book.worksheets[0].iter_rows(min_row=2) if row[0].value]
    unions = [each for each in ids if each.endswith("-up")]
    for sheet in book.worksheets[:2]:
        leave(sheet, 2, {*ids[:5], *unions[:3]})
    book.save(folder / "roster.xlsx")


def call_everybody(client):
    """Write down what each office on the list answers, as its page would send it."""
    offices = dict.fromkeys(re.findall(r'href="/ask/office/([^"]+)"', client.get("/ask/").text))
    for office in map(unquote, offices):
        page = client.get(f"/ask/office/{office}").text
        told = {"contacted-on": "01.02.2024", "way": "ফোন", "told-by": "অফিস সহকারী", "two-step": "চালু নেই"}
        fields = dict(HIDDEN.findall(page)) | {f"0.{name}": words for name, words in told.items()}
        if 'name="typed.0.count"' in page:
            fields["typed.0.count"] = "1"
        assert client.post(f"/ask/office/{office}", on="/ask/", then="next", **fields).status == 303, office
    return len(offices)


@pytest.fixture
def way(chromium_tab, tmp_path):
    """The way that was gone, and how many offices were called on it."""
    start = tmp_path / "koyra"
    start.mkdir()
    with served(start, on=DAY) as (service, address):
        chromium_tab.goto(address)
        chromium_tab.wait_for_url("**/welcome/")
        gone = Way(chromium_tab)
        gone.comes_to("welcome", time.monotonic())
        to_the_asking(gone, "কয়রা", "18.01.2024")
        yield service, gone


def test_the_way_to_the_first_paper_asks_at_most_so_many_words_to_be_read_and_so_many_clicks(way):
    service, gone = way
    client = Client.let_in_as(service)
    folder = Path(service.desk.folder)
    (folder / "drafts" / "answers.json").unlink()
    keep_eight_offices(folder)
    assert client.post("/ask/begin", on="/ask/").status == 303
    assert call_everybody(client) == 8
    gone.tab.reload()
    gone.comes_to("all answered", time.monotonic())
    paper = client.get(to_the_paper(gone, "06.02.2024"))
    assert paper.content.startswith(b"%PDF")
    told = {screen.called: (screen.told, screen.clicks) for screen in gone.screens}
    assert sum(words for words, _ in told.values()) <= MOST_WORDS, told
    assert sum(clicks for _, clicks in told.values()) <= MOST_CLICKS, told
    assert sum(screen.signs for screen in gone.screens) <= MOST_SIGNS
