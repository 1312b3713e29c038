"""The roster tells how many user IDs an office has; one leaves for a reason: the number counts one less, and nobody is born in his place."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.roster.columns import Column
from auditor.rounds import assessing, recomputing
from auditor.rounds.asking import inquiries
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting

FIRST, SECOND, THIRD, LATER = date(2024, 2, 20), date(2024, 3, 20), date(2024, 4, 20), date(2024, 4, 25)
ON = "চালু, লগইনে কোড চায়"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
TWO = "lota,Lota UP,union,Chairman,2,lota.example.gov.bd"


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    """Return an upazila with an office of two user IDs of which only the number is known, one without two-step; a round was kept."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(f"{TWO},,")
    made.answers(f'Lota UP,,19.02.2024,ফোন,2,"{ON}",২০.০১.২০২৪', "Lota UP,ইউজার ১,20.02.2024,ফোন,,চালু নেই,", heads=HEADS)
    keep(made, FIRST)
    return made


@pytest.fixture
def named(upazila) -> TypedUpazila:
    """Return the same with one of them listed by its post since, of which it was answered that it is the one without two-step; a round was kept."""
    upazila.lists(f"{TWO},Guard,l1")
    space = open_workspace(upazila.folder)
    for inquiry in inquiries.who_is_who(space, Meeting("2024-03", SECOND), SECOND):
        next(each for each in inquiry.answers if "User 1" in each.words.en and "the same holder" in each.words.en).note(
            None
        )
    keep(upazila, SECOND)
    return upazila


def keep(upazila, on):
    upazila.keep("--yes", on=f"{on}", meeting=f"{on:%Y-%m}", code=1)


def stands(upazila, on=THIRD):
    (lota,) = assessing.assess(open_workspace(upazila.folder), on).assessments
    found = {each.subject: str(each.outcome) for each in lota.findings if each.policy == "two-step-enabled"}
    return {account.post.en: found[account.id] for account in lota.office.accounts}, lota.office.users


def leaves(upazila, subject, on=THIRD):
    """Say that somebody left, and return what is said to change."""
    space = open_workspace(upazila.folder)
    prepared = correcting.removing(space, on, subject, "closed by its owner")
    correcting.enter(space, on, prepared)
    return [
        (each.whose.en, each.what.en, each.before and each.before.en, each.after and each.after.en)
        for each in prepared.differences
    ]


def mends(upazila, *rows):
    """Write the roster itself anew, beside which the corrections stay."""
    roster = upazila.folder / "roster.csv"
    roster.write_text("\n".join((roster.read_text("utf-8").splitlines()[0], *rows, "")), "utf-8")


NUMBER_LESS = ("Lota UP", "number of accounts", "2", "1")
REASON = "Why it is not in the roster any more", None, "closed by its owner"


def test_one_that_has_a_row_is_taken_off_the_number_with_it_and_the_other_stays_who_he_is(named):
    assert stands(named) == ({"Guard": "fail", "User 2": "pass"}, 2)
    said = leaves(named, "lota/user-1")
    assert said == [NUMBER_LESS, ("Lota UP, Guard", "listed", "yes", "no"), ("Lota UP, Guard", *REASON)]
    assert stands(named) == ({"User 2": "pass"}, 1)
    keep(named, THIRD)
    assert stands(named) == ({"User 2": "pass"}, 1)
    assert not [*inquiries.who_is_who(open_workspace(named.folder), Meeting("2024-04", THIRD), THIRD)]


def test_what_the_office_tells_of_its_number_after_that_is_as_it_is(named):
    leaves(named, "lota/user-1")
    space = open_workspace(named.folder)
    correcting.enter(space, THIRD, correcting.changing(space, THIRD, "lota", {Column.USERS: "2"}))
    assert stands(named) == ({"User 2": "pass", "User 3": "unknown"}, 2)


def test_so_it_is_where_the_number_was_corrected_before(named):
    space = open_workspace(named.folder)
    correcting.enter(space, THIRD, correcting.changing(space, THIRD, "lota", {Column.USERS: "3"}))
    leaves(named, "lota/user-1")
    assert stands(named)[1] == 2


@pytest.mark.parametrize("had_a_row", [True, False])
def test_whoever_lowers_the_number_in_the_roster_itself_has_the_last_word(request, had_a_row):
    upazila = request.getfixturevalue("named" if had_a_row else "upazila")
    leaves(upazila, "lota/user-1")
    mends(upazila, f"{TWO},,".replace(",2,", ",1,"))
    assert correcting.entered(open_workspace(upazila.folder))
    assert stands(upazila) == ({"User 2": "pass"}, 1)


def test_the_number_put_into_the_roster_as_it_was_shown_is_without_who_left_though_his_row_is_there(named):
    four, five = (f"{TWO},Guard,l1".replace(",2,", f",{number},") for number in (4, 5))
    named.lists(five)
    keep(named, THIRD)
    assert leaves(named, "lota/user-1", LATER)[0] == ("Lota UP", "number of accounts", "5", "4")
    before = stands(named, LATER)
    assert before[1] == 4
    for row in (four, four.removesuffix("Guard,l1") + ","):
        mends(named, row)
        assert stands(named, LATER) == before
        assert "told of no more" not in named.audit(on=f"{LATER}", code=1).stderr


@pytest.mark.parametrize("number", [2, 3])
def test_a_correction_of_the_number_counts_who_left_since_also_once_the_roster_says_it_itself(named, number):
    space = open_workspace(named.folder)
    correcting.enter(space, THIRD, correcting.changing(space, THIRD, "lota", {Column.USERS: "3"}))
    leaves(named, "lota/user-1")
    mends(named, f"{TWO},Guard,l1".replace(",2,", f",{number},"))
    assert stands(named)[1] == 2


def test_so_is_the_number_of_an_office_of_which_several_left_one_after_the_other(named):
    clerk = "lota,Lota UP,,,,,Clerk,l2"
    named.lists(f"{TWO},Guard,l1".replace(",2,", ",6,"), clerk)
    for subject in ("lota/user-1", "lota/clerk"):
        leaves(named, subject)
    assert stands(named)[1] == 4
    mends(named, f"{TWO},Guard,l1".replace(",2,", ",4,"), clerk)
    assert stands(named)[1] == 4


def test_one_of_which_the_roster_has_only_the_number_leaves_too_and_the_number_is_one_less(upazila):
    said = leaves(upazila, "lota/user-1")
    assert said == [NUMBER_LESS, ("Lota UP, User 1", *REASON)]
    assert stands(upazila) == ({"User 2": "pass"}, 1)
    keep(upazila, THIRD)
    space = open_workspace(upazila.folder)
    assert [recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 2


@pytest.mark.parametrize(("day", "users"), [("16.04.2024", 1), ("21.04.2024", 2)], ids=["before", "after"])
def test_a_number_that_the_office_told_counts_him_where_it_was_told_before_he_left(named, day, users):
    named.answers(f"Lota UP,,{day},ফোন,2,,", heads=HEADS, name="register-3.csv")
    leaves(named, "lota/user-1")
    assert stands(named, date(2024, 4, 21))[1] == users
    keep(named, date(2024, 4, 21))
    assert stands(named, date(2024, 4, 21))[1] == users
    space = open_workspace(named.folder)
    assert [recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 3


def test_both_leave_one_after_the_other_and_it_is_asked_how_many_there_are(upazila):
    leaves(upazila, "lota/user-2")
    leaves(upazila, "lota/user-1")
    assert "how many it has now is not written" in upazila.audit(on=f"{THIRD}", code=1).stderr


def test_of_one_whose_row_was_deleted_by_hand_the_number_is_one_less_where_it_stayed(named):
    named.lists(f"{TWO},,")
    said = leaves(named, "lota/user-1")
    assert NUMBER_LESS in said
    assert stands(named) == ({"User 2": "pass"}, 1)


def test_so_it_is_not_where_the_number_was_lowered_with_it(named):
    named.lists(f"{TWO},,".replace(",2,", ",1,"))
    assert NUMBER_LESS not in leaves(named, "lota/user-1")
    assert stands(named) == ({"User 2": "pass"}, 1)


@pytest.mark.parametrize("who", ["lota/user-1", "lota/user-2"])
def test_one_that_is_counted_beside_another_with_a_post_is_taken_off_the_number_too(named, who):
    leaves(named, who)
    assert stands(named)[1] == 1


def test_taken_back_the_number_counts_him_again(upazila):
    before = stands(upazila)
    leaves(upazila, "lota/user-1")
    space = open_workspace(upazila.folder)
    (left,) = [each for each in correcting.entered(space) if each.left is not None]
    undoing.take_back(space, THIRD, undoing.prepared(space, left.mark))
    assert stands(upazila) == before
    assert correcting.entered(open_workspace(upazila.folder)) == ()


def test_the_command_says_so_in_both_languages(named):
    line = (
        "roster",
        "correct",
        "lota/user-1",
        "--left",
        "closed",
        "--yes",
        "--on",
        f"{THIRD}",
        "--workspace",
        named.folder,
    )
    assert "ইউজার আইডি (সংখ্যা)" in run(*line, "--language", "bn", code=0).stdout
    check = ("roster", "check", "--workspace", named.folder, "--on", f"{THIRD}")
    assert "counts one that was taken off; without it there is 1" in run(*check, "--language", "en").stdout
    assert "সেটি বাদে ১টি" in run(*check, "--language", "bn").stdout


def test_who_leaves_an_office_that_may_be_one_of_before_is_gone_when_it_is_kept_as_after(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(",Lota UP,union,Chairman,3,lota.example.gov.bd,,")
    made.answers("Lota UP,,19.02.2024,ফোন,চালু নেই,২০.০১.২০২৪")
    keep(made, FIRST)
    made.lists(",Lota Union Office,union,Chairman,3,lota.example.gov.bd,,")
    leaves(made, "lota-union-office/user-3", on=SECOND)
    before = stands(made, SECOND)
    assert "User 3" not in before[0], before
    for rounds in (2, 2):  # what is kept twice is one round
        keep(made, SECOND)
        assert stands(made, SECOND) == before
        space = open_workspace(made.folder)
        assert [recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [
            True
        ] * rounds
