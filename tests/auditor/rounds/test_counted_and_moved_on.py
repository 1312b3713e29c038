"""An office told how many user IDs it has; one that was counted is listed by its post, and later stands in another office's list: nobody is born in its place."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.rounds import assessing
from auditor.rounds.asking import inquiries
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.recomputing import recompute

DAY, MARCH, APRIL = date(2024, 2, 20), date(2024, 3, 20), date(2024, 4, 20)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,"
KOYRA = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,"
ON = "চালু, লগইনে কোড চায়"
OWN = KOYRA + "Secretary,k1.ex"
SAME = "the same holder"


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    """Return an upazila with an office that told of two user IDs, one of them listed since; rounds were kept."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA + ",", OWN)
    talk = {"contacted-on": "20.02.2024", "way": "ফোন", "two-step": ON, "reset": "২০.০১.২০২৪"}
    made.answers_at_the_desk("lota", {"lota": {**talk, "count": "2"}}, DAY)
    kept(made, DAY)
    made.lists(LOTA + "Operator,fi_1", OWN)
    answering(made, MARCH)
    kept(made, MARCH)
    return made


def kept(upazila, on):
    upazila.keep("--yes", on=f"{on}", meeting=f"{on:%Y-%m}", code=1)


def answering(upazila, on):
    for inquiry in inquiries.who_is_who(open_workspace(upazila.folder), Meeting(f"{on:%Y-%m}", on), on):
        chosen = next(each for each in inquiry.answers if SAME in each.words.en or "yes" in each.words.en)
        chosen.note(None)


def stands(upazila, office, on=APRIL):
    found = assessing.assess(open_workspace(upazila.folder), on)
    one = next(each for each in found.assessments if each.office.id == office)
    called = {account.id: account.post.en for account in one.office.accounts}
    outcomes = {
        called[each.subject]: each.outcome
        for each in one.findings
        if each.policy == "two-step-enabled" and each.subject in called
    }
    return outcomes, one.office.users


def moved(upazila):
    upazila.lists(LOTA + ",", OWN, KOYRA + "Operator,fi_1")


def test_the_other_one_stays_alone_before_and_after_it_is_answered(upazila):
    assert stands(upazila, "lota") == ({"Operator": Outcome.PASS, "User 2": Outcome.PASS}, 2)
    moved(upazila)
    assert "User 3" not in stands(upazila, "lota")[0]
    answering(upazila, APRIL)
    assert stands(upazila, "lota") == ({"User 2": Outcome.PASS}, 1)
    assert stands(upazila, "koyra")[0]["Operator"] == Outcome.PASS


def test_so_the_rounds_are_made_again(upazila):
    moved(upazila)
    answering(upazila, APRIL)
    kept(upazila, APRIL)
    assert stands(upazila, "lota") == ({"User 2": Outcome.PASS}, 1)
    space = open_workspace(upazila.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 3


def test_one_that_is_counted_anew_beside_one_of_a_higher_number_stands_before_it_when_the_round_is_made_again_too(
    tmp_path,
):
    made = TypedUpazila(tmp_path / "space")
    three = LOTA.replace("Chairman,", "Chairman,3")
    made.lists(three + "Clerk,fi_1", three + "Operator,", OWN)
    kept(made, DAY)
    made.lists(three + "Operator,", OWN, KOYRA + "Clerk,fi_1")
    kept(made, MARCH)
    assert list(stands(made, "lota", MARCH)[0]) == ["Operator", "User 2", "User 3"]
    space = open_workspace(made.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 2


def test_a_number_that_is_told_after_that_is_as_it_is(upazila):
    moved(upazila)
    answering(upazila, APRIL)
    kept(upazila, APRIL)
    talk = {"contacted-on": "22.04.2024", "way": "ফোন", "count": "2"}
    upazila.answers_at_the_desk("lota", {"lota": talk}, date(2024, 4, 22))
    outcomes, users = stands(upazila, "lota", date(2024, 4, 22))
    assert users == 2
    assert outcomes["User 2"] == Outcome.PASS
    assert list(outcomes.values()).count(Outcome.UNKNOWN) == 1


def test_moved_back_there_are_two_again(upazila):
    moved(upazila)
    answering(upazila, APRIL)
    kept(upazila, APRIL)
    upazila.lists(LOTA + "Operator,fi_1", OWN)
    answering(upazila, date(2024, 5, 20))
    assert stands(upazila, "lota", date(2024, 5, 20)) == ({"Operator": Outcome.PASS, "User 2": Outcome.PASS}, 2)


def test_where_its_row_is_gone_and_nobody_said_why_nobody_is_born_either(upazila):
    upazila.lists(LOTA + ",", OWN)
    assert stands(upazila, "lota") == ({"Operator": Outcome.UNKNOWN, "User 2": Outcome.PASS}, 2)
