"""An office all of whose user IDs were closed, and the reason told: how that is settled is said, and the office slipped back in nothing."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Status
from auditor.rounds import looking_back
from auditor.rounds.listed import open_workspace
from auditor.views.annexes import chair_view

LOTA = "lota,Lota,department,Head,{},lota.example.gov.bd,Head,lota.head"
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
