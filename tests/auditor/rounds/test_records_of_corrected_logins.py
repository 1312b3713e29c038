"""What a system's list says of a user ID goes with the account, however the roster writes the ID since: a no is not lost by an answer about who is who, nor is a yes."""

from __future__ import annotations

from datetime import date

import pytest
import who_is_who
from changed_portals import MARCH, answer, asked, keep, questions
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.identity import Sameness
from auditor.rounds import assessing
from auditor.rounds.asking import taking_back
from auditor.rounds.identity.listed import open_workspace

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
SAME, OTHER = Sameness.SAME, Sameness.OTHER
DONE, OFF = "চালু, লগইনে কোড চায়", "চালু নেই"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
LOTA, KOYRA = "Lota UP,union,Chairman", "Koyra UP,union,Chairman"


def lists(upazila, *users, koyra=(), number=""):
    """List Lota's user IDs by post and login, and Koyra's, which has always its own."""
    rows = []
    for code, office, accounts in (("lota", LOTA, users), ("koyra", KOYRA, (("Chairman", "k1"), *koyra))):
        count = number if code == "lota" else ""
        rows.append(f"{code},{office},{count},{code}.example.gov.bd,,")
        rows += [f"{code},{office.split(',')[0]},,,,,{post},{login}" for post, login in accounts]
    upazila.lists(*rows)


def told(upazila, *rows):
    upazila.answers(*(f'Lota UP,{post},10.02.2024,ফোন,"{word}"' for post, word in rows), heads=HEADS)


def record(upazila, day, **states):
    rows = "".join(f"{login},Active,{state}\n" for login, state in states.items())
    folder = upazila.folder / "evidence" / "exports"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"portal-users-{day}.csv").write_text(f"Username,Status,Two-factor\nk1,Active,Yes\n{rows}", "utf-8")


def stands(upazila, on=MARCH, office="lota"):
    """Return how each listed user ID of an office stands with two-step, in their order, and then who left."""
    found = assessing.assess(open_workspace(upazila.folder), on).assessments
    (row,) = [each for each in found if each.office.id == office]
    outcomes = {each.subject: each.outcome for each in row.findings if each.policy == "two-step-enabled"}
    return [outcomes[each.id] for each in sorted(row.office.accounts, key=lambda each: each.left)]


def answer_all(upazila, meant):
    while questions(upazila):
        who_is_who.answer(upazila.folder, questions(upazila)[0], meant, MARCH)


def check_that_they_stay(upazila, outcomes, *, kept, office="lota"):
    """Check that the user IDs of an office stand so, a round `kept` or not, once they are answered to be the same, and in the round after it."""
    assert stands(upazila, office=office) == outcomes
    if kept:
        keep(upazila, "03")
        assert stands(upazila, office=office) == outcomes
    answer_all(upazila, SAME)
    assert stands(upazila, office=office) == outcomes
    keep(upazila, "04")
    assert stands(upazila, office=office) == outcomes


@pytest.fixture
def upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    lists(made, ("Secretary", "l1"), ("Accountant", "l2"))
    told(made, ("Secretary", DONE), ("Accountant", DONE))
    return made


@pytest.fixture
def recorded(upazila):
    record(upazila, "2024-02-18", l1="No", l2="Yes")
    keep(upazila, "02")
    assert stands(upazila) == [FAIL, PASS]
    return upazila


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("state", ["No", "Yes"])
def test_what_a_list_says_of_a_corrected_user_id_counts_as_soon_as_it_is_answered_to_be_the_same(upazila, state, kept):
    told(upazila, ("Secretary", DONE if state == "No" else OFF), ("Accountant", DONE))
    keep(upazila, "02")
    lists(upazila, ("Secretary", "l9"), ("Accountant", "l2"))
    record(upazila, "2024-03-10", l9=state, l2="Yes")
    counts = FAIL if state == "No" else PASS
    check_that_they_stay(upazila, [counts, PASS], kept=kept)


@pytest.mark.parametrize("meant", [None, SAME, OTHER])
@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("in_round", [False, True])
def test_the_no_of_a_list_that_has_the_user_id_as_it_was_written_before_stays(upazila, meant, kept, in_round):
    if not in_round:
        keep(upazila, "02")
    record(upazila, "2024-02-18", l1="No", l2="Yes")
    if in_round:
        keep(upazila, "02")
    lists(upazila, ("Secretary", "l9"), ("Accountant", "l2"))
    if kept:
        keep(upazila, "03")
    if meant is not None:
        answer(upazila, meant)
    # Of another one nothing was told yet; who was there before is not listed any more, and his no stays.
    assert stands(upazila) == ([UNKNOWN, PASS, FAIL] if meant is OTHER else [FAIL, PASS])
    if not kept:
        keep(upazila, "03")
        assert stands(upazila) == ([UNKNOWN, PASS, FAIL] if meant is OTHER else [FAIL, PASS])


@pytest.mark.parametrize("kept", [False, True])
def test_the_yes_of_a_list_that_has_the_user_id_as_it_was_written_before_counts_once_it_is_the_same(upazila, kept):
    told(upazila, ("Secretary", OFF), ("Accountant", DONE))
    record(upazila, "2024-02-18", l1="Yes", l2="Yes")
    keep(upazila, "02")
    assert stands(upazila) == [PASS, PASS]
    lists(upazila, ("Secretary", "l9"), ("Accountant", "l2"))
    if kept:
        keep(upazila, "03")
    assert stands(upazila)[0] is not PASS
    answer(upazila, SAME)
    assert stands(upazila) == [PASS, PASS]


def test_a_user_id_is_known_by_each_writing_that_it_had(recorded):
    for month, login in (("03", "l8"), ("04", "l9")):
        lists(recorded, ("Secretary", login), ("Accountant", "l2"))
        answer(recorded, SAME)
        keep(recorded, month)
        assert stands(recorded) == [FAIL, PASS]
    record(recorded, "2024-03-12", l8="Yes")
    assert stands(recorded) == [PASS, PASS]
    record(recorded, "2024-03-14", l1="No", l9="Yes")
    assert stands(recorded) == [FAIL, PASS]  # of two rows of one account the less favourable counts


@pytest.mark.parametrize("kept", [False, True])
def test_an_answer_that_is_taken_back_and_given_again_gives_the_same(upazila, kept):
    keep(upazila, "02")
    lists(upazila, ("Secretary", "l9"), ("Accountant", "l2"))
    record(upazila, "2024-03-10", l9="No", l2="Yes")
    if kept:
        keep(upazila, "03")
    for _ in range(2):
        answer(upazila, SAME)
        if kept:
            keep(upazila, "04")
        assert stands(upazila) == [FAIL, PASS]
        space = open_workspace(upazila.folder)
        taking_back.take_back(space, [taking_back.given(space)[-1].number], MARCH)
        assert stands(upazila) == [FAIL, PASS]
        assert len(asked(upazila)) == 1


@pytest.mark.parametrize("kept", [False, True])
def test_the_no_of_a_list_goes_with_a_user_id_that_moved_to_another_office(upazila, kept):
    keep(upazila, "02")
    lists(upazila, ("Secretary", "l1"), koyra=(("Accountant", "l2"),))
    record(upazila, "2024-03-10", l1="Yes", l2="No")
    check_that_they_stay(upazila, [PASS, FAIL], kept=kept, office="koyra")


@pytest.mark.parametrize("kept", [False, True])
def test_the_no_of_a_list_goes_with_namesakes_whose_user_ids_are_first_written(tmp_path, kept):
    made = TypedUpazila(tmp_path / "space")
    lists(made, ("Worker", ""), ("Worker", ""))
    told(made, ("Worker (১ নম্বর আইডি)", DONE), ("Worker (২ নম্বর আইডি)", DONE))
    keep(made, "02")
    lists(made, ("Worker", "l1"), ("Worker", "l2"))
    record(made, "2024-03-10", l1="No", l2="No")
    check_that_they_stay(made, [FAIL, FAIL], kept=kept)


@pytest.mark.parametrize("kept", [False, True])
def test_the_no_of_a_list_goes_with_posts_that_are_first_listed_of_user_ids_that_were_counted(tmp_path, kept):
    made = TypedUpazila(tmp_path / "space")
    lists(made, number="2")
    made.answers(f'Lota UP,,10.02.2024,ফোন,"{DONE}"', heads=HEADS)
    keep(made, "02")
    assert stands(made) == [PASS, PASS]
    lists(made, ("Secretary", "l1"), ("Accountant", "l2"))
    record(made, "2024-03-10", l1="No", l2="No")
    check_that_they_stay(made, [FAIL, FAIL], kept=kept)


@pytest.mark.parametrize("login", ["l9", ""])
def test_a_user_id_that_is_corrected_or_taken_out_by_the_command_makes_nothing_done(recorded, login):
    before = stands(recorded)
    given = ("roster", "correct", "lota/secretary", "--set", "login", login, "--yes", "--language", "en")
    said = run(*given, "--workspace", recorded.folder, "--on", "2024-03-20", code=None)
    assert "stands otherwise" not in said.stdout + said.stderr
    assert stands(recorded) == before


def test_the_no_of_a_list_stays_of_a_user_id_that_is_not_written_any_more_and_of_one_whose_row_is_gone(recorded):
    record(recorded, "2024-02-20", l1="No", l2="No")
    lists(recorded, ("Secretary", ""))
    assert stands(recorded) == [FAIL, FAIL]
    keep(recorded, "03")
    assert stands(recorded, date(2024, 3, 21)) == [FAIL, FAIL]


def test_a_user_id_as_it_was_written_before_is_told_to_stand_in_the_record_and_not_in_the_roster(recorded):
    lists(recorded, ("Secretary", "l9"), ("Accountant", "l2"))
    answer(recorded, SAME)
    said = recorded.audit(on="2024-03-20", code=1).stderr
    assert "In the record but not in the roster: 1 (row 3 l…)" in said


@pytest.mark.parametrize("kept", [False, True])
def test_the_no_of_a_list_stays_where_the_roster_is_put_back_before_it_is_answered(upazila, kept):
    keep(upazila, "02")
    lists(upazila, ("Secretary", "l9"), ("Accountant", "l2"))
    record(upazila, "2024-03-10", l9="No", l2="Yes")
    if kept:
        keep(upazila, "03")
    lists(upazila, ("Secretary", "l1"), ("Accountant", "l2"))
    # Without a round nobody knows that the user ID was ever written so.
    assert stands(upazila) == [FAIL if kept else PASS, PASS]


def switched_off(upazila, day, **more):
    record(upazila, day, **more)
    (made,) = (upazila.folder / "evidence" / "exports").glob(f"*-{day}.csv")
    made.write_text(made.read_text("utf-8") + "l1,Inactive,No\n", "utf-8")


@pytest.mark.parametrize("meant", [None, SAME])
def test_a_former_user_id_that_is_switched_off_says_nothing_of_the_one_that_came_in_its_place(recorded, meant):
    told(recorded, ("Accountant", DONE))
    lists(recorded, ("Secretary", "l9"), ("Accountant", "l2"))
    if meant is not None:
        answer(recorded, meant)
    switched_off(recorded, "2024-03-12", l2="Yes")
    assert stands(recorded) == [FAIL, PASS]  # it is neither out of use, nor is its no of before gone
    switched_off(recorded, "2024-03-14", l2="Yes", l9="Yes")
    assert stands(recorded) == [PASS, PASS]


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize(
    ("meant", "first", "there"),
    [(None, [PASS, FAIL], UNKNOWN), (SAME, [PASS, UNKNOWN], FAIL), (OTHER, [PASS, FAIL], UNKNOWN)],
)
def test_the_no_of_a_kept_round_stays_where_another_office_lists_the_user_id_too(upazila, meant, first, there, kept):
    record(upazila, "2024-02-18", l1="Yes", l2="No")
    keep(upazila, "02")
    lists(upazila, ("Secretary", "l1"), ("Accountant", "l2"), koyra=(("Accountant", "l2"),))
    if kept:
        keep(upazila, "03")
    if meant is not None:
        answer(upazila, meant)
    assert (stands(upazila), stands(upazila, office="koyra")) == (first, [PASS, there])


@pytest.mark.parametrize("came", ["before it moved", "while it is asked whether it moved", "once its row is gone"])
def test_a_no_of_a_list_stays_once_no_row_has_the_user_id_though_it_was_never_answered_whether_it_moved(upazila, came):
    def recorded_now(when):
        if when == came:
            record(upazila, "2024-02-18", l1="Yes", l2="No")

    recorded_now("before it moved")
    keep(upazila, "02")
    lists(upazila, ("Secretary", "l1"), koyra=(("Accountant", "l2"),))
    recorded_now("while it is asked whether it moved")
    keep(upazila, "03")
    lists(upazila, ("Secretary", "l1"))
    recorded_now("once its row is gone")
    assert stands(upazila, office="koyra") == [PASS, FAIL]
    said = [each.message.en for each in assessing.assess(open_workspace(upazila.folder), MARCH).notices]
    assert any("but not in the roster: 1 (row" in each for each in said)
    if came == "once its row is gone":
        assert any("answers for some who are not in the roster any more: Lota UP, Accountant" in each for each in said)
    keep(upazila, "04")
    run("verify", "--workspace", upazila.folder, code=0)
