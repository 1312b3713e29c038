"""An office all of whose user IDs were closed, and the reason told: how that is settled is said, and the office slipped back in nothing."""

from __future__ import annotations

import openpyxl
import pytest
from annex_sections import brief_lines
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Status
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view

LOTA = "lota,Lota,department,Head,{},lota.example.gov.bd,Head,lota.head"
OTHERS_OPEN = "Koyra,,10.02.2024,ফোন,না,,,,,,"
KOYRA = "koyra,Koyra,department,Head,,koyra.example.gov.bd,Head,koyra.head"
DONE = "{},,10.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,,,হ্যাঁ"
TOLD = "all user IDs of Lota left the list (closed), and how many it has now is not written"


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA.format(""), KOYRA)
    path = made.answers(DONE.format("Lota"), DONE.format("Koyra"))
    title, headings, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join((title, f"{headings},পাসওয়ার্ডের নিয়ম", *rows)), "utf-8")
    made.keep(code=1)
    return made


def closed(upazila: TypedUpazila) -> str:
    here = ("--yes", "--on", "2024-03-10", "--workspace", upazila.folder, "--language", "en")
    return run("roster", "correct", "lota/head", "--left", "closed", *here, code=0).stderr


def test_it_is_told_at_once_and_by_every_look_how_it_is_settled(upazila):
    assert TOLD in closed(upazila)
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert said.count(TOLD) == 1
    assert 'write 0 under "ইউজার আইডি (সংখ্যা)" in its row' in said
    upazila.lists(LOTA.format("0").replace("Head,lota.head", ","), KOYRA)
    assert TOLD not in upazila.audit(on="2024-03-20", code=1).stderr


def test_it_is_not_told_of_an_office_of_which_another_user_id_is_listed(upazila):
    upazila.lists(LOTA.format(""), "lota,Lota,,,,,Clerk,lota.clerk", KOYRA)
    assert "left the list (closed)" not in closed(upazila)
    assert "left the list (closed)" not in upazila.audit(on="2024-03-20", code=1).stderr


def test_it_is_not_told_of_an_office_of_which_another_user_id_left_without_a_reason(upazila):
    upazila.lists(LOTA.format(""), "lota,Lota,,,,,Clerk,lota.clerk", KOYRA)
    upazila.keep("--yes", meeting="2024-03", on="2024-03-05", code=1)
    upazila.lists(LOTA.format(""), KOYRA)
    assert "left the list (closed)" not in closed(upazila)
    said = upazila.audit(on="2024-03-20", code=1).stderr
    assert "Clerk" in said
    assert "left the list (closed)" not in said


def test_the_office_did_not_slip_back_by_it(upazila):
    before = looking_back.history(open_workspace(upazila.folder))
    assert Status.IMPLEMENTED in before.current["lota"].by_decision.values()
    closed(upazila)
    upazila.keep("--yes", meeting="2024-03", on="2024-03-20", code=1)
    changes = chair_view(
        looking_back.history(open_workspace(upazila.folder)), open_workspace(upazila.folder).config.letterhead
    ).changes
    assert [change.office.name.en for change in changes.slipped] == []
    assert "Lota" in {change.office.name.en for change in changes.pending}


def test_every_paper_leaves_the_office_alone_and_asks_who_keeps_the_roster(upazila):
    upazila.lists(LOTA.format("").replace("department", "union"), KOYRA)
    closed(upazila)
    upazila.answers(OTHERS_OPEN.replace("10.02", "12.03"), name="register-2.csv")
    upazila.keep("--yes", meeting="2024-03", on="2024-03-20", code=1)
    space = open_workspace(upazila.folder)
    past = looking_back.history(space)
    here = ("--on", "2024-03-20", "--workspace", upazila.folder, "--language", "en")
    said = run("remind", "--yes", *here, code=0)
    made = [path.name for path in (upazila.folder / "out").rglob("*") if "lota" in path.name and "letters" in str(path)]
    assert made == []
    assert (
        "all user IDs of 1 office left the roster, with a reason; you settle what is left" in said.stderr + said.stdout
    )
    report = office_view(past.of_office["lota"], past, space.config.letterhead)
    assert (report.duties_left, report.steps, report.reminders) == (0, (), ())
    chair = chair_view(past, space.config.letterhead)
    serial = past.of_office["lota"].serial
    assert not any(serial in proposal.serials for proposal in chair.summary.proposals)
    (told,) = [words for words in brief_lines(chair) if "Lota" in words]
    assert told.startswith("All user IDs left the list, with a reason, and whether there is another one is not written")
    run("register", "new", "--month", "2024-04", *here, code=0)
    rows = [
        row
        for book in upazila.folder.glob("register-2024-04.xlsx")
        for row in openpyxl.load_workbook(book).worksheets[0].values
    ]
    assert any("Koyra" in map(str, row) for row in rows)
    assert not any("Lota" in map(str, row) for row in rows)
