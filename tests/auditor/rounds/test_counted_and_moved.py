"""An office told how many user IDs it has and what holds for all; then another office's user ID stands in its list: those that were counted stay, each with its no."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome, Status
from auditor.model.standing import status_of
from auditor.model.subjects import Roster
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.correcting import correcting
from auditor.rounds.identity import departing, left_roster
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.recomputing import recompute

DAY, LATER, MARCH = date(2024, 2, 20), date(2024, 2, 22), date(2024, 3, 20)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,"
KOYRA = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,"
OF_KOYRA = [KOYRA + "Secretary,koyra1.ex", KOYRA + "Clerk,koyra2.ex", KOYRA + "Guard,koyra3.ex"]
ON, OFF = "চালু, লগইনে কোড চায়", "চালু নেই"
PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
SAME = ("Koyra UP, Clerk", "the same holder")
NEW_HOLDER = ("Koyra UP, Clerk", "new holder")
NONE = ("none of them", "")
NOT_YET = ("not known yet", "")


@pytest.fixture(name="upazila", params=["by number", "in the list"])
def _upazila(request, tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.in_list = request.param == "in the list"
    made.own = LOTA.replace("Chairman,", "Chairman,1") + "," if made.in_list else LOTA + ","
    made.lists(made.own, *OF_KOYRA)
    return made


def told(upazila, count="1", two_step=OFF, of_koyra=ON):
    talk = {"contacted-on": "20.02.2024", "way": "ফোন"}
    count = {} if upazila.in_list else {"count": count}
    upazila.answers_at_the_desk("lota", {"lota": {**talk, **count, "two-step": two_step, "reset": "২০.০১.২০২৪"}}, DAY)
    upazila.answers_at_the_desk("koyra", {"koyra": {**talk, "two-step": of_koyra, "reset": "২০.০১.২০২৪"}}, DAY)


def moves(upazila, *moved):
    """Put user IDs of Koyra on the list of Lota by hand."""
    rows = [LOTA + row.removeprefix(KOYRA) for row in OF_KOYRA if any(each in row for each in moved)]
    stay = [row for row in OF_KOYRA if not any(each in row for each in moved)]
    upazila.lists(*rows, *stay)


def kept(upazila, on=DAY, meeting="2024-02"):
    upazila.keep("--yes", on=f"{on:%Y-%m-%d}", meeting=meeting, code=1)


def stands(upazila, on=LATER, office="lota"):
    """Return how each user ID of an office, Lota, stands with two-step, by what it is called."""
    found = assessing.assess(open_workspace(upazila.folder), on)
    lota = next(each for each in found.assessments if each.office.id == office)
    called = {account.id: account.post.en for account in lota.office.accounts}
    return [
        (called[each.subject], each.outcome)
        for each in lota.findings
        if each.policy == "two-step-enabled" and each.decision
    ]


def answering(upazila, *said, on=LATER, meeting="2024-02"):
    """Answer what is asked of who is who, each by words of the answer, and return how often it was asked."""
    asked = [*inquiries.who_is_who(open_workspace(upazila.folder), Meeting(meeting, on), on)]
    for inquiry in asked:
        chosen = next(
            each for each in inquiry.answers if any(a in each.words.en and b in each.words.en for a, b in said)
        )
        if chosen.note is not None:
            chosen.note(LATER if "new holder" in chosen.words.en else None)
    return len(asked)


@pytest.mark.parametrize("with_round", [False, True])
@pytest.mark.parametrize(
    ("said", "of_clerk"), [(SAME, PASS), (NEW_HOLDER, UNKNOWN), (NONE, UNKNOWN)], ids=["same", "new holder", "none"]
)
def test_the_one_that_was_counted_stays_with_its_no_whoever_the_listed_one_is(upazila, said, of_clerk, with_round):
    told(upazila)
    assert stands(upazila) == [("User 1", FAIL)]
    if with_round:
        kept(upazila)
    moves(upazila, "Clerk")
    assert FAIL in dict(stands(upazila)).values()
    assert answering(upazila, said, ("another user ID", "") if said == NONE else said, ("no, it is new", "")) == 1
    assert stands(upazila) == [("Clerk", of_clerk), ("User 1", FAIL)]


def test_one_that_was_counted_and_had_done_it_stays_done(upazila):
    told(upazila, two_step=ON, of_koyra=OFF)
    kept(upazila)
    moves(upazila, "Clerk")
    assert answering(upazila, SAME) == 1
    assert stands(upazila) == [("Clerk", FAIL), ("User 1", PASS)]


def test_so_it_stays_where_the_desk_enters_the_listed_one(upazila):
    told(upazila)
    stay = [row for row in OF_KOYRA if "Clerk" not in row]
    upazila.lists(upazila.own, *stay)
    cells = {Column.POST: "Clerk", Column.LOGIN: "koyra2.ex"}
    space = open_workspace(upazila.folder)
    correcting.enter(space, LATER, correcting.adding(space, LATER, "lota", cells))
    assert FAIL in dict(stands(upazila)).values()
    assert answering(upazila, SAME) == 1
    assert stands(upazila) == [("Clerk", PASS), ("User 1", FAIL)]


def test_of_two_that_come_at_once_neither_takes_its_no(upazila):
    told(upazila)
    kept(upazila)
    moves(upazila, "Clerk", "Guard")
    assert set(dict(stands(upazila)).values()) == {UNKNOWN}, "either of them may be the counted one"
    lota = next(
        each for each in assessing.assess(open_workspace(upazila.folder), LATER).assessments if each.office.id == "lota"
    )
    assert status_of(lota) is Status.NOT_IMPLEMENTED, "the office has its no, whoever that is"
    answering(upazila, SAME, ("Koyra UP, Guard", "the same holder"), ("the same, and the same holder", ""))
    assert stands(upazila) == [("Clerk", PASS), ("Guard", PASS), ("User 1", FAIL)]


def test_while_it_is_not_known_who_the_listed_one_is_no_yes_counts_and_the_no_stays_and_so_the_rounds_are_made_again(
    upazila,
):
    told(upazila)
    kept(upazila)
    moves(upazila, "Clerk")
    assert answering(upazila, NOT_YET) == 1
    assert stands(upazila) == [("Clerk", FAIL)]
    kept(upazila, LATER)
    assert answering(upazila, SAME, on=MARCH, meeting="2024-03") == 1
    assert stands(upazila, MARCH) == [("Clerk", PASS), ("User 1", FAIL)]
    kept(upazila, MARCH, "2024-03")
    assert stands(upazila, MARCH) == [("Clerk", PASS), ("User 1", FAIL)]
    space = open_workspace(upazila.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 3


@pytest.mark.parametrize("of_koyra", [ON, OFF])
def test_while_it_is_open_which_of_both_it_is_it_stands_for_the_one_that_was_counted_and_its_old_office_is_not_done_without_it(
    upazila, of_koyra
):
    told(upazila, two_step=ON, of_koyra=of_koyra)
    kept(upazila)
    moves(upazila, "Clerk")
    assert stands(upazila) == [("Clerk", UNKNOWN)]
    beside, of_clerk = (PASS, UNKNOWN) if of_koyra == ON else (FAIL, FAIL)
    assert stands(upazila, office="koyra") == [("Secretary", beside), ("Guard", beside), ("Clerk", of_clerk)]
    answering(upazila, SAME)
    assert stands(upazila) == [("Clerk", PASS if of_koyra == ON else FAIL), ("User 1", PASS)]
    assert stands(upazila, office="koyra") == [("Secretary", beside), ("Guard", beside)]


def test_it_goes_once_it_is_told_why(upazila):
    told(upazila)
    kept(upazila)
    moves(upazila, "Clerk")
    assert answering(upazila, SAME) == 1
    kept(upazila, LATER)
    left = ("roster", "correct", "lota/user-1", "--left", "closed by the portal's owner", "--yes", "--on", f"{LATER}")
    run(*left, "--workspace", upazila.folder, code=0)
    assert stands(upazila) == [("Clerk", PASS)]


@pytest.mark.parametrize("said", [SAME, ("User 1", "the same holder"), ("User 2", "the same holder"), NONE])
def test_of_two_that_were_counted_each_no_stays(upazila, said):
    upazila.own = LOTA.replace("Chairman,", "Chairman,2") + "," if upazila.in_list else LOTA + ","
    upazila.lists(upazila.own, *OF_KOYRA)
    told(upazila, count="2", two_step=ON)
    upazila.answers("Lota UP,ইউজার ২,21.02.2024,ফোন,চালু নেই,,,,,", name="register-2.csv")
    assert stands(upazila) == [("User 1", PASS), ("User 2", FAIL)]
    kept(upazila, LATER)
    moves(upazila, "Clerk")
    assert FAIL in dict(stands(upazila)).values()
    assert answering(upazila, said) == 1
    assert FAIL in dict(stands(upazila)).values()


@pytest.mark.parametrize("said", [SAME, NEW_HOLDER], ids=["same", "new holder"])
def test_who_a_round_took_for_the_listed_one_by_a_wrong_answer_left_his_own_office_and_the_reason_for_that_ends_it(
    upazila, said
):
    told(upazila, of_koyra=OFF)
    kept(upazila)
    moves(upazila, "Clerk")
    assert answering(upazila, said) == 1
    kept(upazila, MARCH, "2024-03")
    space = open_workspace(upazila.folder)
    (given,) = taking_back.given(space)
    taking_back.take_back(space, [given.number], MARCH)
    assert answering(upazila, NONE, ("another user ID", ""), on=MARCH, meeting="2024-03") == 1
    assert stands(upazila, MARCH) == [("Clerk", UNKNOWN), ("User 1", FAIL)]
    of_koyra = [("Secretary", FAIL), ("Guard", FAIL)]
    assert stands(upazila, MARCH, "koyra") == [*of_koyra, ("Clerk", FAIL)]
    offices = tuple(each.office for each in assessing.assess(open_workspace(upazila.folder), MARCH).assessments)
    whose, called = next(each for each in left_roster.unexplained(Roster(offices)) if "Clerk" in each[1].en)
    space = open_workspace(upazila.folder)
    correcting.enter(space, MARCH, correcting.removing(space, MARCH, whose, "never was at Lota"))
    assert stands(upazila, MARCH, "koyra") == of_koyra
    assert stands(upazila, MARCH) == [("Clerk", UNKNOWN), ("User 1", FAIL)]
    (left,) = departing.leavings(open_workspace(upazila.folder))
    assert (called.en, left.whose.en) == (f"Koyra UP, Clerk ({whose})", "Koyra UP, Clerk")


def test_the_desk_asks_why_of_who_is_only_counted_beside_listed_ones_and_takes_the_reason(upazila):
    told(upazila)
    kept(upazila)
    moves(upazila, "Clerk")
    answering(upazila, SAME)
    with served(upazila.folder, on=LATER) as (service, address):
        client = Client(service, address)
        assert 'value="lota/user-1"' in client.get("/offices/-/roster").text.partition('id="numbered"')[2]
        says = {"subject": "lota/user-1", "reason": "closed by its owner"}
        assert client.post("/offices/-/roster/left", on="/offices/-/roster", **says, confirmed="1").status == 303
        assert 'id="numbered"' not in client.get("/offices/-/roster").text
    assert stands(upazila) == [("Clerk", PASS)]
