"""A register that lies in the evidence tells for all user IDs of an office known only by number; then another office's user ID is put into its list from outside."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.rounds import assessing
from auditor.rounds.asking import inquiries
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.recomputing import recompute
from auditor.rounds.round_input import input_now

DAY, LATER = date(2024, 2, 20), date(2024, 2, 22)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,"
KOYRA = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,"
DEDUA = "dedua,Dedua UP,union,Chairman,,dedua.example.gov.bd,,"
OF_KOYRA = [KOYRA + "Secretary,koyra1.ex", KOYRA + "Clerk,koyra2.ex"]
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
ON, OFF = "চালু", "চালু নেই"
PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA + ",", *OF_KOYRA, DEDUA)
    return made


def register(upazila, two_step):
    upazila.answers(f"Lota UP,,18.02.2024,ফোন,1,{two_step},20.01.2024", heads=HEADS)


def another_hands_in(upazila):
    talk = {"contacted-on": "20.02.2024", "way": "ফোন", "count": "1", "two-step": OFF}
    upazila.answers_at_the_desk("dedua", {"dedua": talk}, DAY)


def moves(upazila, office=LOTA):
    own = [] if office == LOTA else [LOTA + ","]
    upazila.lists(office + "Clerk,koyra2.ex", *own, OF_KOYRA[0], DEDUA)


def stands(upazila, on=LATER):
    """Return how each user ID of an office stands with two-step, by what it is called."""
    found = assessing.assess(open_workspace(upazila.folder), on)
    return {
        office.office.id: [
            (called[each.subject], each.outcome)
            for each in office.findings
            if each.policy == "two-step-enabled" and each.decision and each.subject in called
        ]
        for office in found.assessments
        for called in [{account.id: account.post.en for account in office.office.accounts}]
    }


def spoken_to(upazila, office):
    """Return the days on which an office told anything."""
    found = assessing.assess(open_workspace(upazila.folder), LATER)
    return [talk.on for each in found.assessments if each.office.id == office for talk in each.contacts]


def first_known(upazila, known, two_step):
    """Have the register read and the offices known to the ledger, in one order or the other."""
    if known == "by a round before it came":
        upazila.keep("--yes", on="2024-02-17", meeting="2024-02", code=1)
    elif known == "before it came":
        another_hands_in(upazila)
    register(upazila, two_step)
    if known == "after it was read":
        another_hands_in(upazila)


def asked(upazila, *said, on=LATER):
    """Answer what is asked of who is who, each by words of the answer, and return the words of what was asked."""
    words = []
    for inquiry in inquiries.who_is_who(open_workspace(upazila.folder), Meeting("2024-02", on), on):
        words += [inquiry.words.en, *(each.words.en for each in inquiry.answers)]
        chosen = next(each for each in inquiry.answers if any(each_said in each.words.en for each_said in said))
        chosen.note(LATER if "new holder" in chosen.words.en else None)
    return "\n".join(words)


KNOWN = ["after it was read", "before it came", "by a round before it came"]
SAME = ("Koyra UP, Clerk; the same holder", "the same, and the same holder")
NONE = ("none of them", "another user ID")


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize(("two_step", "own"), [(ON, PASS), (OFF, FAIL)])
@pytest.mark.parametrize(
    "said",
    [SAME, NONE, ("Clerk; the same account, a new holder", "the same account, a new holder")],
    ids=["same", "none", "new"],
)
def test_what_it_told_stays_with_who_was_there_and_nothing_of_it_is_told_of_the_stranger(
    upazila, known, two_step, own, said
):
    first_known(upazila, known, two_step)
    assert stands(upazila)["lota"] == [("User 1", own)]
    moves(upazila)
    if own is PASS:
        assert stands(upazila)["lota"] == [("Clerk", UNKNOWN)]
    assert "User 1, of which nothing is known" not in asked(upazila, *said)
    assert stands(upazila)["lota"] == [("Clerk", UNKNOWN), ("User 1", own)]


def test_the_question_names_what_who_was_there_has_done(upazila):
    first_known(upazila, KNOWN[0], ON)
    moves(upazila)
    words = asked(upazila, *SAME)
    assert "User 1, with this done: Password reset, Two-step on (told 18.02.2024)" in words
    assert "Koyra UP, Clerk, of which nothing is known" in words


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize(("two_step", "own"), [(ON, PASS), (OFF, FAIL)])
def test_it_stays_there_once_the_stranger_is_back_and_his_own_office_told_nothing_by_it(upazila, known, two_step, own):
    first_known(upazila, known, two_step)
    moves(upazila)
    asked(upazila, *SAME)
    moves(upazila, KOYRA)
    asked(upazila, *SAME)
    assert stands(upazila)["lota"] == [("User 1", own)]
    assert stands(upazila)["koyra"] == [("Clerk", UNKNOWN), ("Secretary", UNKNOWN)]
    assert spoken_to(upazila, "koyra") == []
    assert spoken_to(upazila, "lota") == [date(2024, 2, 18)]


@pytest.mark.parametrize("two_step", [ON, OFF])
def test_who_is_listed_as_one_of_the_counted_and_is_none_of_them_starts_anew(upazila, two_step):
    register(upazila, OFF)
    upazila.keep("--yes", on="2024-02-19", meeting="2024-02", code=1)
    upazila.answers(f"Lota UP,,21.02.2024,ফোন,1,{two_step},20.01.2024", heads=HEADS, name="register-2.csv")
    upazila.lists(LOTA + "Guard,lota1.ex", *OF_KOYRA, DEDUA)
    asked(upazila, "no, it is new")
    assert stands(upazila)["lota"] == [("Guard", UNKNOWN), ("User 1", PASS if two_step == ON else FAIL)]


def test_while_it_is_left_open_a_round_is_kept_and_made_again_and_what_was_told_waits(upazila):
    first_known(upazila, KNOWN[1], ON)
    moves(upazila)
    asked(upazila, "not known yet")
    upazila.keep("--yes", on="2024-02-22", code=1)
    assert stands(upazila)["lota"] == [("Clerk", UNKNOWN)]
    asked(upazila, *SAME)
    assert stands(upazila)["lota"] == [("Clerk", UNKNOWN), ("User 1", PASS)]
    space = open_workspace(upazila.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True]


def test_so_it_is_once_answers_of_another_are_handed_in(upazila):
    first_known(upazila, KNOWN[2], ON)
    moves(upazila)
    another_hands_in(upazila)
    asked(upazila, *SAME)
    assert stands(upazila)["lota"] == [("Clerk", UNKNOWN), ("User 1", PASS)]


def test_whom_files_may_speak_of_is_worked_out_for_that_only_where_there_is_a_stranger(upazila, monkeypatch):
    worked_out, acquainted = [], identities.acquainted
    monkeypatch.setattr(identities, "acquainted", lambda *given: worked_out.append(1) or acquainted(*given))
    first_known(upazila, KNOWN[0], ON)
    worked_out.clear()
    input_now(open_workspace(upazila.folder), LATER, None)
    assert not worked_out
    moves(upazila)
    input_now(open_workspace(upazila.folder), LATER, None)
    assert worked_out
