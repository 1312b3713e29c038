"""An office told how many user IDs it has; one that may have been counted was listed, and moves before anybody said whether it was: who it is, is asked once, and what is told of the one that was counted goes with it."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.identity import IdentityAnswer, Sameness
from auditor.rounds import assessing, looking_back
from auditor.rounds.asking import inquiries
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.recomputing import recompute
from auditor.views.office.office import office_view

FEBRUARY, MARCH, APRIL = date(2024, 2, 20), date(2024, 3, 20), date(2024, 4, 20)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,"
KOYRA = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,ইউজার আইডি (সংখ্যা)"
OWN = (LOTA + "Secretary,l1.ex", KOYRA + "Secretary,k1.ex")
ON, OFF = "চালু", "চালু নেই"
PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
SECRETARY = ("Secretary", UNKNOWN)
SAME, COUNTED, NOT_COUNTED = "the same, and the same holder", "counted before as User 2", "none of those counted before"


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    return TypedUpazila(tmp_path / "space")


def kept(upazila, on):
    upazila.keep("--yes", on=f"{on}", meeting=f"{on:%Y-%m}", code=1)


def moved(upazila, of_user_2="", of_koyra=""):
    """Let Lota tell of two user IDs, list its Clerk beside its Secretary, and then put it on the list of Koyra; nobody answers who it is."""
    upazila.lists(*OWN)
    rows = ["Lota UP,,10.02.2024,ফোন,,2"]
    rows += [f"Lota UP,ইউজার ২,11.02.2024,ফোন,{of_user_2}," for _ in filter(None, [of_user_2])]
    rows += [f"Koyra UP,,10.02.2024,ফোন,{of_koyra},3" for _ in filter(None, [of_koyra])]
    upazila.answers(*rows, heads=HEADS)
    kept(upazila, FEBRUARY)
    upazila.lists(OWN[0], LOTA + "Clerk,l2.ex", OWN[1])
    kept(upazila, MARCH)
    upazila.lists(OWN[0], KOYRA + "Clerk,l2.ex", OWN[1])


def stands(upazila, office, on=APRIL):
    """Return how each user ID of an office stands with two-step, by its post."""
    found = assessing.assess(open_workspace(upazila.folder), on)
    one = next(each for each in found.assessments if each.office.id == office)
    called = {account.id: account.post.en for account in one.office.accounts}
    return {called[each.subject]: each.outcome for each in one.findings if each.policy == "two-step-enabled"}


def asked(upazila, *said, on=APRIL):
    """Return what is asked of who is who, with its answers, each question answered by words of one, else left open."""
    found = []
    for inquiry in inquiries.who_is_who(open_workspace(upazila.folder), Meeting(f"{on:%Y-%m}", on), on):
        words = [answer.words.en for answer in inquiry.answers]
        chosen = next((each for each in inquiry.answers if any(part in each.words.en for part in said)), None)
        if chosen is not None and chosen.note is not None:
            chosen.note(None)
        found.append((inquiry.words, words))
    return found


def test_it_is_asked_once_whether_it_moved_and_the_one_that_was_counted_goes_with_it(upazila):
    moved(upazila)
    assert (stands(upazila, "lota"), stands(upazila, "koyra")) == (
        dict([SECRETARY]),
        {"Secretary": UNKNOWN, "Clerk": UNKNOWN},
    )
    ((words, answers),) = asked(upazila, SAME)
    assert words.en == "Lota UP, User 2: user ID l2…, now listed under Koyra UP (Clerk): the same user ID, moved there?"
    assert not [each for each in answers if "User 2" in each]
    assert stands(upazila, "lota") == dict([SECRETARY])
    assert not asked(upazila)


@pytest.mark.parametrize(
    ("of_user_2", "said", "at_lota", "of_clerk"),
    [
        (ON, COUNTED, {}, PASS),
        (OFF, COUNTED, {}, FAIL),
        (ON, NOT_COUNTED, {"User 2": PASS}, UNKNOWN),
        (OFF, NOT_COUNTED, {"User 2": FAIL}, UNKNOWN),
    ],
)
def test_where_something_was_told_of_the_one_that_was_counted_the_same_question_asks_whether_it_was_that_one(
    upazila, of_user_2, said, at_lota, of_clerk
):
    moved(upazila, of_user_2)
    assert stands(upazila, "koyra")["Clerk"] == (FAIL if of_user_2 == OFF else UNKNOWN)
    assert stands(upazila, "lota") == dict([SECRETARY])
    ((words, answers),) = asked(upazila, said)
    assert words.en.startswith("Lota UP: user ID l2…, now listed under Koyra UP (Clerk): the same user ID, moved there")
    assert [each.partition(",")[0] for each in answers[:2]] == ["Lota UP", "Lota UP"]
    assert stands(upazila, "lota") == dict([SECRETARY]) | at_lota
    assert stands(upazila, "koyra") == {"Secretary": UNKNOWN, "Clerk": of_clerk}
    assert not asked(upazila)


@pytest.mark.parametrize("said", [COUNTED, NOT_COUNTED, "none of them", "not known yet"])
def test_so_the_rounds_are_made_again(upazila, said):
    moved(upazila, OFF)
    asked(upazila, said)
    kept(upazila, APRIL)
    space = open_workspace(upazila.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 3


def test_said_to_be_none_of_them_it_is_asked_no_more_and_the_one_that_was_counted_stays(upazila):
    moved(upazila, OFF)
    asked(upazila, "none of them")
    assert stands(upazila, "lota")["User 2"] == FAIL
    assert stands(upazila, "koyra")["Clerk"] == UNKNOWN
    assert not asked(upazila)


def test_where_the_new_office_is_known_by_number_too_nobody_is_named_twice(upazila):
    moved(upazila, of_koyra=ON)
    ((words, answers),) = asked(upazila, COUNTED)
    assert "which of 3 accounts of before is it (Lota UP, Clerk, counted before as User 2" in words.en
    assert "আগের ৩টি আইডির মধ্যে কোনটি এটি (Lota UP, Clerk, আগে গণনায় ছিল ইউজার ২" in words.bn
    assert len([each for each in answers if "Lota UP" in each and "the same holder" in each]) == 1
    assert stands(upazila, "lota") == dict([SECRETARY])


@pytest.mark.parametrize("of_user_2", ["", OFF])
def test_once_it_was_answered_that_it_moved_it_is_asked_of_the_office_that_told_the_number_and_only_where_it_told_of_that_one(
    upazila, of_user_2
):
    moved(upazila, of_user_2)
    answer = IdentityAnswer("koyra/clerk", "lota/clerk", Sameness.SAME, meeting="2024-04")
    identities.answer(open_workspace(upazila.folder), [answer], APRIL)
    assert stands(upazila, "lota") == dict([SECRETARY])
    found = asked(upazila, "yes, it was counted then")
    assert [(words.en, words.bn) for words, _ in found] == [
        (
            "Lota UP: only the number of its user IDs was known before Clerk came into its list; it stands under Koyra UP now. Was it among those counted then?",
            "Lota UP: Clerk এই দপ্তরের তালিকায় ওঠার আগে শুধু ইউজার আইডির সংখ্যা জানা ছিল; এখন আছে Koyra UP-এর তালিকায়। এই আইডি কি আগের সংখ্যার মধ্যেই ছিল?",
        )
    ] * bool(of_user_2)
    assert stands(upazila, "koyra")["Clerk"] == (FAIL if of_user_2 else UNKNOWN)


def test_what_a_register_has_at_the_row_of_the_one_that_was_counted_is_told_of_it_though_the_new_office_has_one_of_that_number(
    upazila,
):
    moved(upazila, OFF, of_koyra=ON)
    asked(upazila, COUNTED)
    row = f"lota/user-2,Lota UP,ইউজার ২,18.04.2024,ফোন,{ON},"
    upazila.answers(row, name="register-4.csv", heads=f"তালিকার সংকেত,{HEADS}")
    assert stands(upazila, "koyra")["Clerk"] == PASS


def test_meanwhile_the_report_of_its_office_names_it_once(upazila):
    moved(upazila, OFF)
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, APRIL))
    (told,) = office_view(past.now.assessments[0], past, LETTERHEAD).for_keeper
    assert told.en.startswith("Clerk: this user ID of the office now stands in the list of Koyra UP;")


def test_so_one_that_was_listed_with_another_user_id_there_is_asked_about_in_the_words_of_that_office(upazila):
    upazila.lists(OWN[0], LOTA + "Clerk,l2.ex", OWN[1])
    upazila.answers(f"Lota UP,,10.02.2024,ফোন,{ON},", heads=HEADS)
    kept(upazila, FEBRUARY)
    upazila.lists(OWN[0], LOTA + "Clerk,x9.ex", OWN[1])
    kept(upazila, MARCH)
    upazila.lists(OWN[0], KOYRA + "Clerk,x9.ex", OWN[1])
    found = asked(upazila, "Lota UP, Clerk (x9…); the same holder")
    assert [words.en for words, _ in found[1:]] == ["Lota UP, Clerk: user ID l2…, now x9…: the same account?"]
    assert len(asked(upazila, "the same account and holder, only written otherwise")) == 1
    assert stands(upazila, "koyra")["Clerk"] == PASS
