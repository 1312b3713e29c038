"""What a hand struck through in a register: asked about once; until then no yes of it counts, and every no does."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from few_offices import leave
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from running import run
from typed_ahead import typed_ahead

from auditor.model.finding import Outcome
from auditor.model.forms import TalkSettled
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.rounds.asking import form_answers, taking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

pytestmark = pytest.mark.sampled

PLACES = {column.name: place for place, column in enumerate(columns())}
OFFICE, OTHER, THIRD = "agriculture", "fisheries", "livestock"
YES, NO, UNKNOWN = "চালু, লগইনে কোড চায়", "চালু নেই", "জানা নেই"
LINE = Font(strike=True, color="FFFF0000")
COUNTS, OUT, LATER = 1, 2, 0
"""What is chosen at the terminal: it counts, it is struck out, later."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory) -> Path:
    """A workspace of three offices with the registers of January and February 2026; only to be copied."""
    home = tmp_path_factory.mktemp("begun") / "Koyra"
    run("init", home, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2025-12-18", code=0)
    roster = openpyxl.load_workbook(home / "roster.xlsx")
    for sheet in roster.worksheets[:2]:
        leave(sheet, 2, {OFFICE, OTHER, THIRD})
    roster.save(home / "roster.xlsx")
    run("register", "new", "--on", "2026-01-05", "--workspace", home, code=0)
    later = ("--output", home / "february.xlsx", "--month", "2026-02", "--on", "2026-02-01")
    run("register", "new", "--all", *later, "--workspace", home, code=0)
    return home


@pytest.fixture
def koyra(begun, tmp_path) -> Path:
    return Path(shutil.copytree(begun, tmp_path / "Koyra"))


@pytest.fixture
def terminal(monkeypatch):
    return typed_ahead(monkeypatch, then=LATER)


def lay(
    home: Path,
    said: Mapping[str, Mapping[str, Any]],
    struck: Mapping[str, Iterable[str]] = {},
    *,
    name: str = "jan.xlsx",
    form: str = "register-2026-01.xlsx",
    day: str = "05.01.2026",
) -> None:
    """Lay a register into the evidence in which offices answer, with cells struck through."""
    book = openpyxl.load_workbook(home / form)
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        office = row[PLACES["id"]].value
        for column, words in (
            {"contacted-on": day, "way": "ফোন", "count": "১"} | said[office] if office in said else {}
        ).items():
            row[PLACES[column]].value = words
        for column in struck.get(office, ()):
            row[PLACES[column]].font = LINE
    content = io.BytesIO()
    book.save(content)
    (home / "evidence" / name).write_bytes(content.getvalue())


def keep(home: Path, day: str = "2026-01-20", code: int = 1) -> str:
    return run("audit", "--keep", "--meeting", day[:7], "--on", day, "--workspace", home, code=code).stderr


def two_step(home: Path, office: str = OFFICE) -> set[Outcome]:
    """Return what the last kept round found of the two-step duty of an office's accounts."""
    return outcomes(home, office, "two-step-enabled")


def outcomes(home: Path, office: str, policy: str) -> set[Outcome]:
    """Return what the last kept round found of a duty of an office and its accounts."""
    ledger = Ledger(home / "ledger.db")
    (row,) = (row for row in ledger.rows(ledger.rounds()[-1]) if row.office.id == office)
    return {finding.outcome for finding in row.findings if finding.policy == policy}


def accounts(home: Path) -> set[str]:
    """Return whose two-step duty the last kept round judged in an office."""
    ledger = Ledger(home / "ledger.db")
    (row,) = (row for row in ledger.rows(ledger.rounds()[-1]) if row.office.id == OFFICE)
    return {account.id for account in row.office.accounts}


@pytest.mark.parametrize(("said", "outcome"), [(YES, Outcome.UNKNOWN), (NO, Outcome.FAIL)])
def test_a_struck_through_yes_does_not_count_and_a_struck_through_no_stays(koyra, said, outcome):
    lay(koyra, {OFFICE: {"two-step": said}, OTHER: {"two-step": YES}}, {OFFICE: ["two-step"]})
    told = keep(koyra)
    assert two_step(koyra) == {outcome}
    assert two_step(koyra, OTHER) == {Outcome.PASS}
    assert told.count("struck through") == 1
    assert "auditor audit" in told
    again = run("audit", "--on", "2026-01-21", "--workspace", koyra, code=1).stderr
    assert "A kept round counts this file: leave it as it is, and answer" in again
    assert "nobody can read" not in again
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_a_yes_of_last_month_does_not_stand_beside_one_that_is_struck_through_now(koyra):
    lay(koyra, {OFFICE: {"two-step": YES}, OTHER: {"two-step": YES}})
    keep(koyra)
    assert two_step(koyra) == {Outcome.PASS}
    now = {OFFICE: {"two-step": YES}, OTHER: {"two-step": YES}}
    lay(koyra, now, {OFFICE: ["two-step"]}, name="feb.xlsx", form="february.xlsx", day="03.02.2026")
    keep(koyra, "2026-02-20")
    assert two_step(koyra) == {Outcome.UNKNOWN}
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


@pytest.mark.parametrize(
    ("said", "meant", "outcome"),
    [
        (YES, COUNTS, Outcome.PASS),
        (YES, OUT, Outcome.UNKNOWN),
        (YES, LATER, Outcome.UNKNOWN),
        (NO, COUNTS, Outcome.FAIL),
        (NO, OUT, Outcome.UNKNOWN),
        (NO, LATER, Outcome.FAIL),
    ],
)
def test_it_is_asked_whether_what_is_struck_through_counts(koyra, terminal, said, meant, outcome):
    asked, typed = terminal
    lay(koyra, {OFFICE: {"two-step": said}, OTHER: {"two-step": YES}}, {OFFICE: ["two-step"]})
    typed.append(meant)
    told = keep(koyra)
    ((question, *answers),) = asked
    assert said in question
    assert "struck through" in question
    assert answers[0] == "it counts as it is written"
    assert answers[1] == "it is struck out: no answer"
    assert two_step(koyra) == {outcome}
    assert ("struck through" in told) is (meant == LATER)
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_a_row_that_is_struck_through_is_asked_about_once_and_others_with_it(koyra, terminal):
    asked, typed = terminal
    said = {"two-step": YES, "profile": "ঠিক আছে", "password-reset": "০২.০১.২০২৬"}
    said = {name: words for name, words in said.items() if name in PLACES}
    row = [*PLACES]
    lay(koyra, {OFFICE: said, OTHER: {"two-step": YES}, THIRD: said}, {OFFICE: row, THIRD: row})
    typed.append(OUT)
    told = keep(koyra)
    ((question, *answers),) = asked
    assert "rows" in question
    assert "it differs: ask by each row" in answers
    assert "struck through" not in told
    assert two_step(koyra) == two_step(koyra, THIRD) == {Outcome.UNKNOWN}


def test_rows_that_differ_are_asked_about_one_by_one(koyra, terminal):
    asked, typed = terminal
    lay(koyra, {OFFICE: {"two-step": YES}, THIRD: {"two-step": YES}}, {OFFICE: ["two-step"], THIRD: ["two-step"]})
    typed += [3, COUNTS, OUT]
    keep(koyra)
    assert len(asked) == 3
    assert {frozenset(two_step(koyra, office)) for office in (OFFICE, THIRD)} == {
        frozenset({Outcome.PASS}), frozenset({Outcome.UNKNOWN}),
    }  # fmt: skip


def test_what_was_answered_is_not_asked_again_where_another_row_is_struck_through_in_a_later_copy(koyra, terminal):
    asked, typed = terminal
    both = {OFFICE: {"two-step": YES}, THIRD: {"two-step": "হ্যাঁ"}}
    lay(koyra, both, {OFFICE: ["two-step"]})
    typed.append(COUNTS)
    keep(koyra)
    lay(koyra, both, {OFFICE: ["two-step"], THIRD: ["two-step"]}, name="jan (2).xlsx")
    asked.clear()
    typed += [LATER, LATER]
    keep(koyra)
    (question,) = [question for question, *_ in asked if "struck through" in question]
    assert "হ্যাঁ" in question
    assert YES not in question
    assert two_step(koyra) == {Outcome.PASS}
    assert two_step(koyra, THIRD) == {Outcome.UNKNOWN}, "what was said of one row is not said of the other"


@pytest.mark.parametrize(("meant", "number"), [(LATER, 0), (OUT, 0), (COUNTS, 2)])
def test_of_a_number_of_user_ids_that_is_struck_through_it_is_asked_too_whether_it_counts(
    koyra, terminal, meant, number
):
    asked, typed = terminal
    lay(koyra, {OFFICE: {"two-step": YES, "count": "২"}, OTHER: {"two-step": YES}}, {OFFICE: ["count"]})
    typed.append(meant)
    keep(koyra)
    ((question, *_),) = asked
    assert "২" in question
    assert len(accounts(koyra)) == number


@pytest.mark.parametrize(("meant", "outcome"), [(COUNTS, Outcome.FAIL), (OUT, Outcome.UNKNOWN)])
def test_what_was_left_for_later_and_kept_is_asked_again_be_it_a_yes_or_a_no_and_names_all_rows_that_it_is_about(
    koyra, terminal, meant, outcome
):
    asked, typed = terminal
    said = {OFFICE: {"two-step": NO}, OTHER: {"two-step": YES}, THIRD: {"two-step": YES}}
    lay(koyra, said, {OFFICE: ["two-step"], OTHER: ["two-step"]})
    typed.append(LATER)
    keep(koyra)
    asked.clear()
    typed.append(meant)
    run("audit", "--on", "2026-01-21", "--workspace", koyra, code=1)
    ((question, *_),) = asked
    assert "Agriculture" in question
    assert "Fisheries" in question
    again = run("audit", "--on", "2026-01-21", "--workspace", koyra, code=1).stderr
    assert "struck through" not in again
    keep(koyra, "2026-01-22")
    assert two_step(koyra) == {outcome}


def test_an_answer_about_what_is_struck_through_is_listed_and_can_be_taken_back(koyra, terminal):
    _, typed = terminal
    lay(koyra, {OFFICE: {"two-step": YES}, OTHER: {"two-step": YES}}, {OFFICE: ["two-step"]})
    typed.append(COUNTS)
    keep(koyra)
    (settled,) = Ledger(koyra / "ledger.db").notes(TalkSettled)
    assert YES not in repr(settled)
    (given,) = taking_back.given(open_workspace(koyra))
    told = taking_back.told(given).en
    assert "what is struck through" in told
    assert "it counts as it is written" in told
    taking_back.take_back(open_workspace(koyra), [given.number], date(2026, 1, 20))
    assert not form_answers.given(open_workspace(koyra), Ledger(koyra / "ledger.db"))[0].holds
    keep(koyra)
    assert two_step(koyra) == {Outcome.UNKNOWN}


def test_a_part_of_a_cell_that_is_struck_through_is_asked_about_too(koyra):
    part = CellRichText(YES, TextBlock(InlineFont(strike=True), " ।"))
    lay(koyra, {OFFICE: {"two-step": part}, OTHER: {"two-step": YES}})
    assert "struck through" in keep(koyra)
    assert two_step(koyra) == {Outcome.UNKNOWN}


def test_an_office_whose_name_is_struck_through_answers_with_nothing_that_counts(koyra):
    lay(koyra, {OFFICE: {"two-step": YES}, OTHER: {"two-step": YES}}, {OFFICE: ["office"]})
    assert "struck through" in keep(koyra)
    assert two_step(koyra) == {Outcome.UNKNOWN}


def test_answers_below_a_heading_that_is_struck_through_are_struck_through(koyra, terminal):
    asked, typed = terminal
    lay(koyra, {OFFICE: {"two-step": YES}, OTHER: {"two-step": NO, "profile": "ঠিক আছে"}})
    file = koyra / "evidence" / "jan.xlsx"
    book = openpyxl.load_workbook(file)
    heading = next(
        row[PLACES["two-step"]] for row in book[REGISTER_SHEET].iter_rows() if row[0].value == columns()[0].heading.bn
    )
    heading.font = LINE
    book.save(file)
    typed.append(LATER)
    keep(koyra)
    ((question, *_),) = asked
    assert YES in question
    assert NO in question
    assert (two_step(koyra), two_step(koyra, OTHER)) == ({Outcome.UNKNOWN}, {Outcome.FAIL})


def test_a_day_of_contact_that_alone_is_struck_through_is_asked_for(koyra):
    lay(koyra, {OFFICE: {"two-step": YES}, OTHER: {"two-step": YES}}, {OFFICE: ["contacted-on"]})
    assert "no yes of this row counts, and every no does" in keep(koyra)
    assert two_step(koyra) == {Outcome.UNKNOWN}


def test_what_says_that_nobody_knows_is_not_asked_about_though_it_is_struck_through(koyra):
    lay(koyra, {OFFICE: {"two-step": UNKNOWN}, OTHER: {"two-step": YES}}, {OFFICE: ["two-step"]})
    assert "struck through" not in keep(koyra)


def test_rows_hidden_in_a_register_count_and_one_line_tells_how_many_they_are(koyra):
    lay(koyra, {OFFICE: {"two-step": YES}, OTHER: {"two-step": YES}, THIRD: {"two-step": NO}})
    file = koyra / "evidence" / "jan.xlsx"
    book = openpyxl.load_workbook(file)
    sheet = book[REGISTER_SHEET]
    hidden = [row[0].row for row in sheet.iter_rows(min_row=4) if row[PLACES["id"]].value in {OFFICE, THIRD}]
    for row in hidden:
        sheet.row_dimensions[row].hidden = True
    book.save(file)
    told = keep(koyra)
    assert f"2 rows (row {hidden[0]}, {hidden[1]}) are hidden" in told
    assert told.count("hidden") == 1
    assert (two_step(koyra), two_step(koyra, THIRD)) == ({Outcome.PASS}, {Outcome.FAIL})
    lay(koyra, {OTHER: {"two-step": YES}}, name="feb.xlsx", form="february.xlsx", day="03.02.2026")
    assert "hidden" not in keep(koyra, "2026-02-20"), "the round was kept with it"


@pytest.mark.parametrize(("last", "outcome"), [(1, Outcome.UNKNOWN), (2, Outcome.PASS), (LATER, Outcome.UNKNOWN)])
def test_a_yes_that_another_copy_strikes_out_counts_only_where_that_was_filled_in_before(
    koyra, terminal, last, outcome
):
    asked, typed = terminal
    said = {OFFICE: {"two-step": YES}, OTHER: {"two-step": YES}}
    lay(koyra, said, name="jan.xlsx")
    lay(koyra, said, {OFFICE: ["two-step"]}, name="jan (2).xlsx")
    typed += [last, OUT]
    told = keep(koyra)
    assert "copies of one form" in asked[0][0]
    assert asked[0][1] == "jan (2).xlsx"
    assert two_step(koyra) == {outcome}
    assert ("another copy of this form" in told) is (last == LATER)
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_of_a_row_of_nobody_who_is_known_it_is_told_that_it_is_struck_through(koyra):
    lay(koyra, {OFFICE: {"id": "nobody", "two-step": YES}, OTHER: {"two-step": YES}}, {OFFICE: ["two-step"]})
    told = keep(koyra)
    assert "struck through" in told
    assert "nobody can read" not in told


def test_an_address_that_is_struck_through_denies_no_earlier_answer_that_there_is_none(koyra):
    lay(koyra, {OFFICE: {"email": "নেই"}, OTHER: {"two-step": YES}})
    keep(koyra)
    now = {OFFICE: {"email": "আছে"}, OTHER: {"two-step": YES}}
    lay(koyra, now, {OFFICE: ["email"]}, name="feb.xlsx", form="february.xlsx", day="03.02.2026")
    keep(koyra, "2026-02-20")
    assert outcomes(koyra, OFFICE, "official-email-held") == {Outcome.FAIL}


@pytest.mark.parametrize("meant", [LATER, OUT])
def test_an_address_struck_through_in_a_copy_lifts_no_answer_of_another_that_there_is_none(koyra, terminal, meant):
    _, typed = terminal
    lay(koyra, {OFFICE: {"email": "নেই"}, OTHER: {"two-step": YES}})
    lay(koyra, {OFFICE: {"email": "আছে"}}, {OFFICE: ["email"]}, name="jan (2).xlsx", day="06.01.2026")
    typed += [LATER, meant]
    keep(koyra)
    assert outcomes(koyra, OFFICE, "official-email-held") == {Outcome.FAIL}
