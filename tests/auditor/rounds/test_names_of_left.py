"""Who left is called in the list of corrections as he was when it was asked why, whoever of his post is still there."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.model.subjects import Roster
from auditor.roster.columns import Column
from auditor.rounds import assessing, correcting, left_roster
from auditor.rounds.listed import open_workspace

DAY, LATER = date(2024, 2, 20), date(2024, 3, 12)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,"
SECRETARY, FIRST, SECOND = LOTA + "Secretary,s1", LOTA + "Clerk,c1", LOTA + "Clerk,c2"


@pytest.mark.parametrize("is_one_left", [True, False])
def test_it_keeps_the_number_that_tells_it_apart(tmp_path, is_one_left):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(SECRETARY, FIRST, SECOND)
    upazila.answers("Lota UP,,10.02.2024,ফোন,চালু নেই,,,,")
    space = open_workspace(upazila.folder)
    account = next(each.id for each in space.roster_as_read.offices[0].accounts if each.login == "c1")
    correcting.enter(space, DAY, correcting.changing(space, DAY, account, {Column.SINCE: "01.02.2024"}))
    upazila.keep("--yes", code=1)
    roster = upazila.folder / "roster.csv"
    gone = (FIRST,) if is_one_left else (FIRST, SECOND)
    roster.write_text("".join(f"{row}\n" for row in roster.read_text("utf-8").splitlines() if row not in gone), "utf-8")
    space = open_workspace(upazila.folder)
    offices = tuple(each.office for each in assessing.assess(space, LATER).assessments)
    asked = {given: called.on_screen.en for given, called in left_roster.unexplained(Roster(offices))}
    correcting.enter(space, LATER, correcting.removing(space, LATER, account, "the account was closed"))
    found = correcting.entered(open_workspace(upazila.folder))
    called = [each.whose.en for each in found if each.left is not None or not is_one_left]
    assert {asked[account], *called} == {"Lota UP, Clerk (account no. 1)"}
    assert len(called) == (1 if is_one_left else 2)
