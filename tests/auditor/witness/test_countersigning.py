"""A slip of a login check counts as witnessed once somebody who was present has countersigned it, and never for more than both say."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from changing import replace
from returned_slips import DAY, FACTS, OPENED, Case
from terminal import Terminal

from auditor.model.errors import WorkspaceError
from auditor.model.facts import NEVER_WITNESSED, TWO_STEP_DEMANDED, TWO_STEP_ENROLLED, TWO_STEP_OFFERED, Method
from auditor.model.grades import Grade
from auditor.model.selfcheck import LoginSeen, SecondFactor
from auditor.model.witnessing import Witnessed
from auditor.rounds import assessing
from auditor.rounds.asking import slip_doubts
from auditor.rounds.ledger.ledger import Ledger
from auditor.witness import countersigning
from auditor.witness.countersigning import Presence

DEMANDED, OFFERED, ABSENT = SecondFactor
MADE = date(2024, 3, 10)
LATER = time(10, 5)
IN_PERSON = Presence("seen-in-person")
CHECKED = replace(FACTS, two_step=None, method=None, changed=None, profile=None, shared=None)


@pytest.fixture
def case(tmp_path):
    return Case(tmp_path / "space")


def logs_in(case, second=DEMANDED, name="came.txt", method=Method.TOTP, **parts):
    """Send the slip of a login check that saw this, and open it."""
    case.drop(name, case.seal(replace(CHECKED, login=LoginSeen(second, inside=True, method=method)), **parts))
    case.take()


def waiting(case, on=DAY):
    return countersigning.waiting(case.space, case.roster, on)


def countersign(case, seen, presence=IN_PERSON):
    (slip,) = waiting(case)
    return countersigning.countersign(case.space, slip, seen, presence, DAY)


def known(case, fact):
    found = assessing.assess(case.space, DAY).evidence[case.account].resolved.get(fact)
    return None if found is None else (found.value, found.grade)


def entries(case):
    return Ledger(case.space.ledger_path).notes(Witnessed)


# What waits


def test_an_opened_slip_of_a_login_check_waits_with_its_office_account_day_and_what_it_saw(case):
    logs_in(case)
    (slip,) = waiting(case)
    assert (slip.office.id, slip.account, slip.day) == (case.office, case.account, MADE)
    assert slip.login == LoginSeen(DEMANDED, inside=True, method=Method.TOTP)


@pytest.mark.parametrize("second", SecondFactor)
def test_what_a_login_check_saw_is_told_as_its_slip_has_it(case, second):
    logs_in(case, second, method=None)
    assert waiting(case)[0].login.second is second


def test_slips_of_the_page_later_days_and_slips_that_another_replaces_wait_for_nobody(case):
    case.drop("page.txt", case.seal())
    case.take()
    assert waiting(case) == ()
    logs_in(case, ABSENT)
    assert waiting(case, on=date(2024, 3, 9)) == ()
    logs_in(case, DEMANDED, "later.txt", at=LATER)
    assert [slip.login.second for slip in waiting(case)] == [DEMANDED]


def test_a_slip_of_a_wrong_clock_waits_from_when_it_is_told_on_which_day_it_was_made(case):
    logs_in(case, on=date(2009, 1, 1))
    assert waiting(case) == ()
    (undated,) = case.undated()
    slip_doubts.settle_day(case.space, undated.slip, MADE, DAY)
    assert [slip.day for slip in waiting(case)] == [MADE]


def test_a_slip_of_a_wrong_clock_that_was_opened_on_the_day_of_its_sheet_has_that_day(case):
    case.drop("came.txt", case.seal(replace(CHECKED, login=LoginSeen(DEMANDED, inside=True)), on=date(2009, 1, 1)))
    case.take(OPENED)
    assert [slip.day for slip in waiting(case)] == [OPENED]


def test_a_slip_whose_file_is_gone_or_altered_is_not_offered(case):
    logs_in(case)
    (path,) = (case.folder / "evidence" / "intake").glob("slip-*.json")
    path.write_bytes(path.read_bytes() + b" ")
    assert waiting(case) == ()
    path.unlink()
    assert waiting(case) == ()


# What it comes to


def test_a_slip_that_nobody_countersigned_stays_self_checked(case):
    logs_in(case)
    assert known(case, TWO_STEP_DEMANDED) == (True, Grade.SELF_CHECKED)


def test_a_slip_that_agrees_with_what_was_seen_counts_as_witnessed_and_is_cited_by_its_digest(case):
    logs_in(case)
    (slip,) = waiting(case)
    file = countersign(case, DEMANDED)
    for fact in (TWO_STEP_OFFERED, TWO_STEP_ENROLLED, TWO_STEP_DEMANDED):
        assert known(case, fact) == (True, Grade.WITNESSED)
    (entry,) = entries(case)
    assert (entry.slip, entry.proof, entry.says, entry.file) == (slip.digest, slip.number, MADE, file)
    written = json.loads((case.folder / "evidence" / file).read_bytes())
    assert written["of"] == slip.digest
    assert {told["way"] for told in written["observations"]} == {"seen-in-person"}


@pytest.mark.parametrize("second", SecondFactor)
def test_nothing_about_the_password_becomes_witnessed(case, second):
    logs_in(case, second)
    countersign(case, second)
    written = json.loads((case.folder / "evidence" / entries(case)[0].file).read_bytes())
    assert not {told["fact"] for told in written["observations"]} & {fact.id for fact in NEVER_WITNESSED}


def test_of_a_call_its_time_is_kept(case):
    logs_in(case)
    countersign(case, DEMANDED, Presence("seen-on-video", "11:30"))
    assert entries(case)[0].proof == "11:30"
    assert known(case, TWO_STEP_DEMANDED) == (True, Grade.WITNESSED)


@pytest.mark.parametrize("seen", [ABSENT, OFFERED])
def test_who_saw_less_than_the_slip_says_is_believed(case, seen):
    logs_in(case, DEMANDED)
    countersign(case, seen)
    assert known(case, TWO_STEP_DEMANDED) == (False, Grade.WITNESSED)


@pytest.mark.parametrize("said", [ABSENT, OFFERED])
def test_who_saw_more_than_the_slip_says_does_not_better_it(case, said):
    logs_in(case, said)
    before = {fact: known(case, fact) for fact in (TWO_STEP_DEMANDED, TWO_STEP_ENROLLED)}
    countersign(case, DEMANDED)
    assert {fact: known(case, fact) for fact in before} == before
    assert before[TWO_STEP_DEMANDED] == (False, Grade.SELF_CHECKED)


def test_a_slip_is_countersigned_once(case):
    logs_in(case)
    (slip,) = waiting(case)
    countersign(case, DEMANDED)
    assert waiting(case) == ()
    with pytest.raises(WorkspaceError):
        countersigning.countersign(case.space, slip, ABSENT, IN_PERSON, DAY)
    assert len(entries(case)) == 1


def test_two_slips_at_one_call_do_not_take_each_others_place(case):
    call = Presence("seen-on-video", "11:30")
    logs_in(case, ABSENT)
    countersign(case, ABSENT, call)
    logs_in(case, DEMANDED, "second.txt", at=LATER)
    countersign(case, DEMANDED, call)
    assert len(entries(case)) == 2
    assert known(case, TWO_STEP_DEMANDED)[0] is False


# At a terminal


def at_terminal(case, language="en"):
    return Terminal("witness", "--yes", "--on", DAY, "--language", language, folder=case.folder)


def test_a_slip_is_offered_and_countersigned_at_the_terminal(case):
    logs_in(case)
    terminal = at_terminal(case)
    terminal.sees("1 slip of login checks").sees("10.03.2024").sees("the portal asked for a code")
    terminal.sees("Which will you countersign?").types("2").sees("1 to 1").types("1")
    terminal.sees("Were you with the holder").types("2").sees("Time of the call").types("25:00").sees("00:00 to 23:59")
    terminal.types("11:30").sees("Is that what you saw?").types("y").sees(
        "counts as witnessed on a video call: evidence/intake/"
    )
    terminal.sees("Office (name, serial").types("")
    assert terminal.leaves() == 0
    assert known(case, TWO_STEP_ENROLLED) == (True, Grade.WITNESSED)


def test_who_was_not_present_countersigns_nothing_and_may_pass_on(case):
    logs_in(case)
    terminal = at_terminal(case, "bn")
    terminal.sees("প্রতিস্বাক্ষর করা হয়নি").sees("কোনটি প্রতিস্বাক্ষর").types("১").sees("সঙ্গে ছিলেন").types("৩")
    terminal.sees("স্ব-যাচাই হিসেবেই থাকবে").sees("কোনটি প্রতিস্বাক্ষর").types("").sees("দপ্তর (নাম, ক্রম").types("")
    assert terminal.leaves() == 0
    assert entries(case) == ()
    assert known(case, TWO_STEP_DEMANDED) == (True, Grade.SELF_CHECKED)


def test_what_differs_from_the_slip_is_asked_again_and_the_worse_counts(case):
    logs_in(case)
    terminal = at_terminal(case)
    terminal.sees("Which will you").types("1").sees("Were you with").types("1").sees("Is that what you saw?").types("n")
    terminal.sees("What did you see").types("3").sees("the worse of both counts").sees("What did you see").types("3")
    terminal.sees("the worse counts: evidence/intake/").sees("Office (name, serial").types("")
    assert terminal.leaves() == 0
    assert known(case, TWO_STEP_DEMANDED) == (False, Grade.WITNESSED)
