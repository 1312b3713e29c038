"""Who is taken off the roster before a round was kept with him: what he told stays his, and the others' answers stay theirs."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import MissingReason, Outcome
from auditor.model.notice import Severity
from auditor.rounds import assessing
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.recomputing import recompute

DAY, LATER = date(2024, 2, 20), date(2024, 2, 22)
GUARD, CLERK, TYPIST = (
    f"lota,Lota UP,union,Chairman,,lota.example.gov.bd,{post},{login}"
    for post, login in (("Guard", "l1"), ("Clerk", "l2"), ("Typist", "l3"))
)
TWO_STEP = "চালু, লগইনে কোড চায়"
REASON = "পদ শূন্য হওয়ায় আইডি বন্ধ"


def at_the_desk(upazila):
    typed = {
        "lota": {"contacted-on": "20.02.2024", "way": "ফোন", "two-step": TWO_STEP, "reset": "২০.০১.২০২৪"},
        "lota/clerk": {"two-step": "চালু নেই"},
    }
    upazila.answers_at_the_desk("lota", typed, DAY)


def by_codes(upazila):
    register(upazila, "lota,Lota UP,", "lota/clerk,Lota UP,Clerk")


def by_names(upazila):
    register(upazila, ",Lota UP,", ",Lota UP,Clerk")


def register(upazila, for_all, of_clerk):
    heads = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট"
    rows = (f'{for_all},20.02.2024,ফোন,"{TWO_STEP}",২০.০১.২০২৪', f"{of_clerk},20.02.2024,ফোন,চালু নেই,")
    upazila.answers(*rows, heads=heads)


def taken_off_at_the_desk(upazila):
    space = open_workspace(upazila.folder)
    correcting.enter(space, LATER, correcting.removing(space, LATER, "lota/clerk", REASON))


def taken_off_by_the_command(upazila):
    line = ("roster", "correct", "lota/clerk", "--left", REASON, "--yes", "--on", f"{LATER:%Y-%m-%d}")
    run(*line, "--workspace", upazila.folder, code=0)


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(GUARD, CLERK, TYPIST)
    return made


def two_step(upazila):
    """Return how each account stands with two-step, and what is told that is wrong or to be looked at."""
    found = assessing.assess(open_workspace(upazila.folder), LATER)
    findings = [each for each in found.assessments[0].findings if each.policy == "two-step-enabled" and each.decision]
    notices = [each for each in found.notices if each.weight is not Severity.CHANGED]
    return {each.subject.partition("/")[2]: (each.outcome, each.reason) for each in findings}, notices


def duties(upazila, on=LATER):
    """Return how each account stands with each duty."""
    found = assessing.assess(open_workspace(upazila.folder), on)
    return {
        (each.subject, each.policy): (each.outcome, each.reason)
        for each in found.assessments[0].findings
        if each.decision
    }


DONE = {"guard": (Outcome.PASS, None), "typist": (Outcome.PASS, None)}


@pytest.mark.parametrize("taken_off", [taken_off_at_the_desk, taken_off_by_the_command])
@pytest.mark.parametrize("told", [at_the_desk, by_codes, by_names])
def test_what_one_told_who_left_for_a_reason_is_his_and_nobody_elses_answer_is_doubted(upazila, told, taken_off):
    told(upazila)
    assert two_step(upazila)[0]["clerk"][0] is Outcome.FAIL
    taken_off(upazila)
    stands, notices = two_step(upazila)
    assert stands == DONE
    assert [notice.message.en for notice in notices if "lota" in notice.message.en.casefold()] == []


def test_so_it_is_with_one_who_is_listed_since_the_last_round(upazila):
    upazila.lists(GUARD, TYPIST)
    upazila.keep("--yes", code=1)
    upazila.lists(GUARD, CLERK, TYPIST)
    by_names(upazila)
    taken_off_at_the_desk(upazila)
    stands, notices = two_step(upazila)
    assert stands == DONE
    assert [notice for notice in notices if notice.weight is Severity.WRONG] == []


def test_it_is_so_in_the_round_that_is_kept_and_when_that_is_made_again(upazila):
    at_the_desk(upazila)
    taken_off_at_the_desk(upazila)
    upazila.keep("--yes", on=f"{LATER:%Y-%m-%d}", code=1)
    space = open_workspace(upazila.folder)
    (head,) = Ledger(space.ledger_path).rounds()
    assert recompute(space, head).same
    assert two_step(upazila)[0] == DONE


def test_taken_back_he_is_there_again_with_his_answer(upazila):
    by_names(upazila)
    before = two_step(upazila)[0]
    taken_off_at_the_desk(upazila)
    space = open_workspace(upazila.folder)
    undoing.take_back(space, LATER, undoing.prepared(space, correcting.entered(space)[0].mark))
    assert two_step(upazila)[0] == before


def test_of_one_whose_row_is_deleted_by_hand_after_he_answered_a_no_stays_and_it_is_asked_why(upazila):
    at_the_desk(upazila)
    upazila.lists(GUARD, TYPIST)
    stands, notices = two_step(upazila)
    assert stands == {**DONE, "clerk": (Outcome.FAIL, MissingReason.LEFT_ROSTER)}
    told = [notice.message.en for notice in notices if notice.message.en.startswith("Roster: these were listed before")]
    assert ["Lota UP, Clerk (lota/clerk)" in each and "Write why" in each for each in told] == [True]
    taken_off_by_the_command(upazila)
    stands, notices = two_step(upazila)
    assert stands == DONE
    assert not any("Clerk" in notice.message.en for notice in notices)


@pytest.mark.parametrize("told", [at_the_desk, by_codes, by_names])
@pytest.mark.parametrize("with_login", [True, False])
@pytest.mark.parametrize("kept_with_him", [True, False])
def test_taken_back_after_a_round_was_kept_without_him_all_is_as_it_was(upazila, told, with_login, kept_with_him):
    if not with_login:
        upazila.lists(*(row.rpartition(",")[0] + "," for row in (GUARD, CLERK, TYPIST)))
    told(upazila)
    if kept_with_him:
        upazila.keep("--yes", code=1)
    before = duties(upazila)
    assert before["lota/clerk", "password-reset"] == (Outcome.PASS, None), before
    taken_off_at_the_desk(upazila)
    upazila.keep("--yes", on=f"{LATER:%Y-%m-%d}", code=1)
    assert two_step(upazila)[0] == DONE
    space = open_workspace(upazila.folder)
    (entry,) = correcting.entered(space)
    undoing.take_back(space, LATER, undoing.prepared(space, entry.mark))
    assert duties(upazila) == before
    upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1)
    assert duties(upazila) == before


def test_once_the_reason_is_told_no_form_that_comes_again_says_that_his_no_stays(upazila):
    by_codes(upazila)
    upazila.keep("--yes", code=1)
    taken_off_at_the_desk(upazila)
    path = upazila.folder / "evidence" / "register-1.csv"
    text = path.read_text("utf-8")
    (upazila.folder / "evidence" / "register-2.csv").write_text(text + "\n", "utf-8")
    (upazila.folder / "evidence" / "register-3.csv").write_text(text.replace("20.02.2024", "22.02.2024"), "utf-8")
    stands, notices = two_step(upazila)
    assert stands == DONE
    assert not any("a no stays" in notice.message.en for notice in notices)


@pytest.mark.parametrize("called", ["calls-of-february.csv", "a.csv"])
@pytest.mark.parametrize("copied", [True, False])
def test_the_no_of_who_left_stays_whatever_the_register_is_called_since(upazila, called, copied):
    upazila.answers("Lota UP,,20.02.2024,ফোন,চালু নেই,২০.০১.২০২৪")
    upazila.keep("--yes", code=1)
    upazila.lists(GUARD, TYPIST)
    before = duties(upazila)
    assert before["lota/clerk", "two-step-enabled"] == (Outcome.FAIL, MissingReason.LEFT_ROSTER)
    path = upazila.folder / "evidence" / "register-1.csv"
    (shutil.copyfile if copied else Path.rename)(path, path.with_name(called))
    assert duties(upazila) == before
    upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1)
    assert duties(upazila) == before
    space = open_workspace(upazila.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True, True]
