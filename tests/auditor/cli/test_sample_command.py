"""The chair draws offices from a kept round; the round stays, and what was seen is counted in the next."""

from __future__ import annotations

from datetime import date

import pytest
from served_desks import Client, served
from taken_answers import answer
from terminal import Terminal
from witnessed_upazila import ROSTER, WitnessedUpazila

from auditor.i18n import Language
from auditor.model.identity import Sameness
from auditor.model.witnessing import WitnessSheetsMade
from auditor.rounds.ledger.ledger import Ledger


@pytest.fixture
def upazila(tmp_path):
    return WitnessedUpazila(tmp_path / "space")


def at_terminal(upazila, *arguments):
    return Terminal(*arguments, "--language", "en", folder=upazila.folder)


def test_before_a_round_is_kept_there_is_nothing_to_draw_from(upazila):
    assert "fixed by a kept round" in upazila.run("sample", code=3).stderr
    assert "fixed by a kept round" in upazila.run("sample", "draw", "--yes", "1", code=3).stderr


def test_the_list_is_shown_and_what_the_chair_draws_is_noted(upazila):
    upazila.keep(code=1)
    shown = upazila.run("sample", code=0)
    assert "at 2 offices at least one user ID has done by word alone what a login shows (" in shown.stderr
    assert "Nothing was drawn yet" in shown.stderr
    assert "Noted: 1 office." in upazila.run("sample", "draw", "--yes", "০২", code=0).stderr
    (drawn,) = upazila.draws()
    assert [office.office for office in drawn.offices] == ["koyra"]
    assert (drawn.meeting, drawn.number, f"{drawn.on}") == ("2024-02", "", "2024-02-22")
    shown = upazila.run("sample", code=0)
    assert "not yet seen" in shown.stdout
    assert "by hand: 1 office" in shown.stderr


def test_a_number_draws_the_same_offices_for_everybody(upazila):
    upazila.keep(code=1)
    upazila.run("sample", "draw", "--yes", "--number", "৪৮২৯১৩", "--offices", "1", code=0)
    (drawn,) = upazila.draws()
    assert drawn.number == "482913"
    assert len(drawn.offices) == 1
    assert "by the number 482913" in upazila.run("sample", code=0).stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "not both"),
        (["1", "--number", "482913"], 2, "not both"),
        (["one"], 2, "whole numbers"),
        (["1", "2", "--offices", "2"], 2, "--offices: goes with --number"),
        (["1", "7"], 3, "not in the list from which is drawn: 7"),
        (["--number", "12"], 3, "4 to 12 digits"),
        (["--number", "abcd"], 3, "4 to 12 digits"),
        (["--number", "482913"], 3, "auditor sample draw --number NUMBER --offices 2"),
        (["--number", "482913", "--offices", "0"], 3, "2 offices say yes by word alone, so 0 cannot be drawn"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_is_noted(upazila, arguments, code, told):
    upazila.keep(code=1)
    assert told in upazila.run("sample", "draw", "--yes", *arguments, code=code).stderr
    assert upazila.draws() == ()


def test_what_is_drawn_for_good_is_asked_about_first_and_a_meeting_to_come_is_told(upazila):
    upazila.keep(code=1)
    upazila.run("meeting", "move", "2024-02", "2024-02-28", "--yes", code=0)
    refused = upazila.run("sample", "draw", "2", code=3).stderr
    for words in ("Drawn by hand: 2. কয়রা", "1 office is to be", "of 28.02.2024 is still to come", "proposes to draw 2"):
        assert words in " ".join(refused.split())
    assert upazila.draws() == ()
    terminal = at_terminal(upazila, "sample", "draw", "1", "2", "--on", "2024-02-22")
    terminal.sees("2 offices are to be noted").sees("Is it meant so?").types("n")
    assert terminal.leaves() == 3
    assert upazila.draws() == ()


def test_a_serial_that_stands_twice_is_refused(upazila):
    upazila.keep(code=1)
    assert "stand there twice: 1" in upazila.run("sample", "draw", "--yes", "1", "2", "১", code=3).stderr
    assert upazila.draws() == ()


def test_each_meeting_is_drawn_for_once_and_not_before_its_round_was_kept(upazila):
    upazila.keep(code=1)
    assert "kept on 20.02.2024" in upazila.run("sample", "draw", "--yes", "1", on="2024-02-19", code=3).stderr
    upazila.run("sample", "draw", "--yes", "1", code=0)
    assert "already" in upazila.run("sample", "draw", "--yes", "2", code=3).stderr
    assert len(upazila.draws()) == 1


def test_a_meeting_moved_after_the_draw_keeps_its_round_and_is_not_told_to_be_kept_again(upazila):
    upazila.keep(code=1)
    upazila.run("sample", "draw", "--yes", "1", code=0)
    moved = upazila.run("meeting", "move", "2024-02", "2024-02-28", "--yes", code=0).stderr
    assert "bear the former day" in moved
    assert "--keep" not in moved
    assert len(Ledger(upazila.folder / "ledger.db").rounds()) == 1
    assert "For the meeting of 28.02.2024: " in upazila.run("sample", code=0).stderr
    with served(upazila.folder, on=date(2024, 2, 22), language=Language.EN) as (service, address):
        page = Client(service, address).get("/meeting/proofs").text
    assert "For the meeting of 28.02.2024: " in page
    assert "Drawn on 22.02.2024 for the meeting of 28.02.2024" in page


def test_at_a_meeting_that_was_not_held_nothing_is_drawn_and_the_earlier_draw_stays(upazila):
    upazila.keep(code=1)
    upazila.run("sample", "draw", "--yes", "1", code=0)
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    upazila.run("meeting", "cancel", "2024-03", "--yes", on="2024-03-22", code=0)
    for drawing in (("2",), ("--number", "482913"), ("7",)):
        assert "was not held" in upazila.run("sample", "draw", "--yes", *drawing, on="2024-03-22", code=3).stderr
    assert len(upazila.draws()) == 1
    shown = upazila.run("sample", on="2024-03-22", code=0)
    assert "it was not held, so nothing is drawn at it" in shown.stderr
    assert "from these is drawn" not in shown.stderr
    assert "Accounts that say yes" not in shown.stdout


def test_the_draw_of_a_meeting_that_was_not_held_after_all_is_told_to_count_no_more_beside_the_last_one_that_does(
    upazila,
):
    upazila.keep(code=1)
    upazila.run("sample", "draw", "--yes", "1", code=0)
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    upazila.run("sample", "draw", "--yes", "2", on="2024-03-20", code=0)
    asked = upazila.run("meeting", "cancel", "2024-03", on="2024-03-22", code=3).stderr
    assert "the draw of 20.03.2024 (1 office), which counts no more where it was not held" in asked
    upazila.run("meeting", "cancel", "2024-03", "--yes", on="2024-03-22", code=0)
    shown = upazila.run("sample", on="2024-03-22", code=0)
    assert (
        "The draw of 20.03.2024 for the meeting of March 2024 (1 office) counts no more: the meeting was not held."
        in shown.stderr
    )
    assert "Drawn on 22.02.2024 by hand: 1 office." in shown.stderr
    with served(upazila.folder, on=date(2024, 3, 22), language=Language.EN) as (service, address):
        page = Client(service, address).get("/meeting/proofs").text
    assert "counts no more: the meeting was not held." in page
    assert "Drawn on 22.02.2024" in page


def test_after_the_draw_nothing_is_asked_before_another_round_is_refused(upazila):
    upazila.keep(code=1)
    upazila.run("sample", "draw", "--yes", "1", code=0)
    upazila.lists(*ROSTER[:2], ROSTER[2].replace("ইউপি সচিব,koyra1", "প্রশাসনিক কর্মকর্তা,"))
    terminal = at_terminal(upazila, "audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-22")
    assert terminal.leaves() == 3
    assert "already drawn from the round of this meeting" in terminal.told
    assert "memo" not in terminal.told
    assert "please answer" not in terminal.told


def test_an_earlier_round_is_refused_before_anything_is_asked(upazila):
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    terminal = at_terminal(upazila, "audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-21")
    assert terminal.leaves() == 3
    assert "an earlier one cannot follow it" in terminal.told
    assert "memo" not in terminal.told


def test_after_the_draw_no_other_round_of_the_meeting_is_kept_and_the_same_again_is_nothing_new(upazila):
    upazila.keep(code=1)
    upazila.run("sample", "draw", "--yes", "1", code=0)
    upazila.keep(code=1)
    upazila.answers("কয়রা ইউনিয়ন পরিষদ,ইউপি সচিব,19.02.2024,ফোন,না,,,,", name="register-2.csv")
    assert "already drawn from the round of this meeting" in upazila.keep(code=3).stderr
    assert len(Ledger(upazila.folder / "ledger.db").rounds()) == 1
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    past = upazila.run("report", "--audience", "chair", "--format", "terminal", code=0).stdout
    assert "Sample: drawn 1, seen 0, wrong 0, not yet seen 1." in past


def test_a_drawn_user_id_that_moved_is_asked_for_where_it_is_listed_now(upazila):
    upazila.keep(code=1)
    upazila.run("sample", "draw", "--yes", "1", code=0)
    first, second, third = ROSTER
    upazila.lists(first, third, second.replace("lota,লতা", "koyra,কয়রা").replace("lota.example", "koyra.example"))
    answer(upazila.folder, Sameness.SAME, date(2024, 3, 1))
    shown = upazila.run("sample", on="2024-03-01", code=0)
    assert "Drawn on 22.02.2024 by hand: 1 office." in shown.stderr
    told = " ".join(shown.stdout.rpartition("State")[2].replace("not yet seen", "").split())
    assert "(one of its user IDs, or more, now in the list of" in told
    upazila.run("witness", "sheets", "--drawn", on="2024-03-01", code=0)
    (made,) = Ledger(upazila.folder / "ledger.db").notes(WitnessSheetsMade)
    assert [sheet.office for sheet in made.sheets] == ["lota", "koyra"]
    with served(upazila.folder, on=date(2024, 3, 1)) as (service, address):
        page = Client(service, address).get("/meeting/proofs").text
    assert "(এক বা একাধিক ইউজার আইডি এখন কয়রা ইউনিয়ন পরিষদের তালিকায়)" in page


def test_of_an_office_drawn_that_has_another_portal_command_and_screen_say_what_papers_remark_of_who_its_user_ids_are(
    upazila,
):
    upazila.keep(code=1)
    upazila.run("sample", "draw", "--yes", "1", code=0)
    upazila.lists(*(row.replace("lota.example.gov.bd", "lotaup.khulna.gov.bd") for row in ROSTER))
    shown = upazila.run("sample", on="2024-03-01", code=0).stdout.rpartition("State")[2]
    told = " ".join(shown.split())
    assert (
        "not yet seen; the office has another portal now; not yet known whether its user IDs there are the same as before"
        in told
    )
    with served(upazila.folder, on=date(2024, 3, 1)) as (service, address):
        page = Client(service, address).get("/meeting/proofs").text
    assert "দেখা বাকি; দপ্তরের পোর্টাল এখন অন্য; সেখানে আগের ইউজার আইডিই ব্যবহার হয় কি না, তা এখনো জানা যায়নি" in page
