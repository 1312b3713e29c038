"""What a desk works out anew after something was written: what it was worked out of, and nothing else."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from few_offices import lay_example

from auditor.desk.desk import Desk
from auditor.desk.fingerprints import one_look
from auditor.model.journal import KeysMade, MeetingCancelled
from auditor.model.made_papers import LetterheadUsed
from auditor.model.views.head import Letterhead
from auditor.register.reading import looked
from auditor.remembering import OfBytes
from auditor.rounds.keeping import keep_round
from auditor.rounds.ledger import ledger_file
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables import workbooks
from auditor.workspace import folder
from auditor.workspace.waivers import WAIVERS

DAY = date(2024, 3, 25)


@pytest.fixture(name="desk")
def _desk(tmp_path):
    return Desk(lay_example(tmp_path / "space"), on=DAY)


@pytest.fixture(name="opened")
def _opened(monkeypatch):
    """Return the names of the workbooks that were opened, in order; as many as stand there were taken from their bytes."""
    found, sheets = [], workbooks.sheets

    def noted(name, content):
        found.append(name)
        return sheets(name, content)

    monkeypatch.setattr(workbooks, "sheets", noted)
    monkeypatch.setattr(folder, "_ROSTERS", OfBytes())
    monkeypatch.setattr(looked, "_SEEN", OfBytes())
    return found


def write(path, line):
    """Add a line to a file of settings."""
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")


def test_a_workbook_that_did_not_change_is_not_opened_again_after_something_else_did(desk, opened):
    desk.state()
    assert {"roster.xlsx", "register-2024-03.xlsx"} <= set(opened)
    opened.clear()
    write(desk.folder / WAIVERS, "# looked at")
    desk.state()
    assert opened == []


def test_a_workbook_is_known_by_what_is_in_it_however_often_it_was_saved(desk, opened):
    desk.state()
    path = desk.folder / "evidence" / "register-2024-03.xlsx"
    content = path.read_bytes()
    opened.clear()
    path.write_bytes(content)
    before = desk.judgement()
    assert opened == []
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows(min_row=6) if any(cell.value == "হ্যাঁ" for cell in row))
    for cell in row:
        cell.value = "না" if cell.value == "হ্যাঁ" else cell.value
    book.save(path)
    assert desk.judgement().told != before.told
    assert opened == ["register-2024-03.xlsx"]


def test_a_workbook_that_was_refused_is_looked_through_again_and_told_of_again(desk, opened):
    path = desk.folder / "evidence" / "register-2024-04.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["দপ্তর", "পাসওয়ার্ড", "Two-step"])
    book.active.append(["উপজেলা কৃষি অফিস", "Sample@123", "চালু"])
    book.save(path)
    for line in ("# once", "# twice"):
        write(desk.folder / WAIVERS, line)
        opened.clear()
        assert path.name in desk.judgement().in_the_way
        assert path.name in opened


@pytest.mark.parametrize(
    ("written", "judges"),
    [
        ('[pack]\ndistribution = "জেলা প্রশাসক"', False),
        ("[letters]\ndelivery_days = 3", False),
        ('[also]\n"2024-01/09" = ["union"]', True),
        ('[[departures]]\nsubject = "fisheries"\nreason = "merged"', True),
    ],
)
def test_offices_are_judged_anew_after_a_setting_by_which_they_are_judged(desk, written, judges):
    before, to_ask, state = desk.judgement(), desk.judged_to_ask(), desk.state()
    write(desk.folder / "auditor.toml", written)
    assert (desk.judgement() is before) is not judges
    assert (desk.judged_to_ask() is to_ask) is not judges
    assert desk.state() is not state


@pytest.mark.parametrize(
    "told",
    [
        LetterheadUsed(Letterhead((), (), ap_phone="01711-000000"), DAY),
        KeysMade("5a17", "2024-03", "5a" * 8, "04" * 65, DAY),
    ],
    ids=["a letterhead", "keys"],
)
def test_offices_are_not_judged_anew_after_something_was_noted_by_which_nothing_is_judged(desk, told):
    desk.state()
    before = desk.judgement(), desk.judged_to_ask(), desk.state()
    write(desk.folder / WAIVERS, "# looked at")
    assert (desk.judgement() is before[0], desk.judged_to_ask() is before[1]) == (True, True)
    Ledger(desk.folder / "ledger.db").note(told)
    assert (desk.judgement() is before[0], desk.judged_to_ask() is before[1]) == (True, True)
    assert desk.state() is not before[2]


def test_offices_are_judged_anew_after_a_meeting_with_which_is_compared_was_not_held(desk):
    keep_round(desk.space(), DAY, "2024-03", "01")
    desk.state()
    before = desk.judgement()
    Ledger(desk.folder / "ledger.db").note(MeetingCancelled("2024-03", None, DAY))
    assert desk.judgement() is not before


def test_offices_are_judged_anew_after_a_round_was_kept(desk):
    before = desk.judgement()
    keep_round(desk.space(), DAY, "2024-03", "01")
    assert desk.judgement() is not before


def test_a_screen_reads_the_ledger_by_one_connection(desk, monkeypatch):
    keep_round(desk.space(), DAY, "2024-03", "01")
    found, connected = [], ledger_file._connected

    def noted(path, *, write):
        found.append(path)
        return connected(path, write=write)

    monkeypatch.setattr(ledger_file, "_connected", noted)
    desk.judgement()
    desk.history()
    assert len(found) <= 4


def test_a_page_goes_by_one_look_until_something_is_changed_for_it(desk):
    with one_look():
        before = desk.space()
        write(desk.folder / WAIVERS, "# looked at")
        assert desk.space() is before
        with desk.changing():
            assert desk.space() is not before
