"""The number of user IDs in the roster is corrected downwards before a round was kept with who is dropped by it: his no stays until it is told why."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.correcting import correcting
from auditor.rounds.identity.listed import open_workspace

FIRST, SECOND = date(2024, 2, 20), date(2024, 3, 20)
ON = "চালু, লগইনে কোড চায়"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট"
THREE = "lota,Lota UP,union,Chairman,3,lota.example.gov.bd,,"


def stands(upazila, on=FIRST):
    found = assessing.assess(open_workspace(upazila.folder), on)
    (lota,) = found.assessments
    outcome = {each.subject: str(each.outcome) for each in lota.findings if each.policy == "two-step-enabled"}
    notices = [notice.message.en for notice in found.notices]
    return {each.post.en: (outcome[each.id], each.left) for each in lota.office.accounts}, notices


@pytest.fixture(params=["in the register", "at the desk"])
def upazila(request, tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists(THREE)
    made.answers(f"Lota UP,,19.02.2024,ফোন,{ON.split(',', maxsplit=1)[0]},২০.০১.২০২৪", heads=HEADS)
    if request.param == "in the register":
        made.answers("Lota UP,ইউজার ৩,20.02.2024,ফোন,চালু নেই,", heads=HEADS, name="register-2.csv")
    else:
        made.answers_at_the_desk(
            "lota", {"lota": {"contacted-on": "20.02.2024", "way": "ফোন"}, "lota/user-3": {"two-step": "চালু নেই"}}, FIRST
        )
    return made


def lowered(upazila):
    space = open_workspace(upazila.folder)
    correcting.enter(space, FIRST, correcting.changing(space, FIRST, "lota", {Column.USERS: "2"}))


@pytest.mark.parametrize("with_round", [False, True])
def test_the_no_of_one_who_is_dropped_by_a_smaller_number_stays_until_it_is_told_why(upazila, with_round):
    lowered(upazila)
    if with_round:
        upazila.keep("--yes", code=1)
    found, notices = stands(upazila, SECOND)
    assert found == {"User 1": ("pass", False), "User 2": ("pass", False), "User 3": ("fail", True)}
    assert any("fewer user IDs are told of now than before; these are told of no more" in each for each in notices)
    space = open_workspace(upazila.folder)
    correcting.enter(space, SECOND, correcting.removing(space, SECOND, "lota/user-3", "never was there"))
    assert stands(upazila, SECOND)[0] == {"User 1": ("pass", False), "User 2": ("pass", False)}


def test_one_of_whom_no_no_was_told_goes_with_the_number(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(THREE)
    upazila.answers(f'Lota UP,,19.02.2024,ফোন,"{ON}",২০.০১.২০২৪', heads=HEADS)
    lowered(upazila)
    assert stands(upazila)[0] == {"User 1": ("pass", False), "User 2": ("pass", False)}


def test_where_the_number_was_lowered_by_hand_the_no_stays_or_speaks_of_all_of_them(upazila):
    upazila.lists(THREE.replace(",3,", ",2,"))
    found, notices = stands(upazila)
    if "User 3" in found:
        assert found["User 3"] == ("fail", True)
    else:
        assert found == {"User 1": ("unknown", False), "User 2": ("unknown", False)}
        assert any("what it says no to does not count as done for any user of the office" in each for each in notices)
