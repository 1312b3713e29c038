"""A register written by hand under the title that a post, or the name that an office, had before: it stays of whom it named, whatever is answered about who is who."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.model.finding import Outcome
from auditor.model.identity import Sameness
from auditor.rounds import assessing, recomputing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,তিন ধরনের অক্ষর,প্রোফাইল হালনাগাদ"
ALL_DONE = '10.02.2024,ফোন,"চালু, লগইনে কোড চায়",20.01.2024,হ্যাঁ,ঠিক আছে'
OLD, NEW = "Secretary", "Administrative Officer"
MARCH = date(2024, 3, 12)


def lists(upazila, *posts, office="Lota UP", logins=()):
    logins = logins or [""] * len(posts)
    rows = (
        f",{office},union,Chairman,,lota.example.gov.bd,{post},{login}"
        for post, login in zip(posts, logins, strict=True)
    )
    upazila.lists(*rows)


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    """Return an upazila of one union, of which in February all was done, and in March a register says that the secretary's two-step is off."""
    upazila = TypedUpazila(tmp_path / "space")
    lists(upazila, OLD, "Accountant")
    upazila.answers(*(f"Lota UP,{post},{ALL_DONE}" for post in (OLD, "Accountant")), heads=HEADS)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    upazila.answers(f"Lota UP,{OLD},08.03.2024,ফোন,চালু নেই,,,", name="march.csv", heads=HEADS)
    return upazila


def stands(upazila, on=MARCH):
    """Return how each user ID of the office is called, and whether two-step is on."""
    (lota,) = assessing.assess(open_workspace(upazila.folder), on).assessments
    called = {account: post.en for account, post in lota.office.called.items()}
    return {called[each.subject]: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}


def departs(upazila, account):
    """Note in the settings that an account was closed, told between the days of the two registers of March."""
    with (upazila.folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[departures]]\nsubject = "{account}"\nreason = "closed"\non = 2024-03-09\n')


@pytest.mark.parametrize("posts", [["Accountant"], [NEW, "Accountant"]])
def test_what_one_told_before_it_was_told_why_he_left_puts_nobody_else_in_doubt_and_what_is_told_later_does(
    upazila, posts
):
    (lota,) = assessing.assess(open_workspace(upazila.folder), MARCH).assessments
    (secretary,) = (account for account, post in lota.office.called.items() if post.en == OLD)
    lists(upazila, *posts)
    if NEW in posts:
        answer_the_one(upazila.folder, Sameness.OTHER, MARCH)
    others = {post: Outcome.PASS if post == "Accountant" else Outcome.UNKNOWN for post in posts}
    assert stands(upazila) == {**others, OLD: Outcome.FAIL}
    departs(upazila, secretary)
    assert stands(upazila) == others
    assert "no such post" not in upazila.audit(on="2024-03-12").stderr
    upazila.answers(f"Lota UP,{OLD},10.03.2024,ফোন,চালু নেই,,,", name="later.csv", heads=HEADS)
    assert set(stands(upazila).values()) == {Outcome.UNKNOWN}
    told = upazila.audit(on="2024-03-12").stderr
    assert "later.csv" in told
    assert "no such post" in told


@pytest.mark.parametrize("said", [None, Sameness.LATER, Sameness.SAME])
def test_a_no_under_the_old_title_stays_not_done_whatever_is_answered_and_the_others_keep_their_yes(upazila, said):
    lists(upazila, NEW, "Accountant")
    if said:
        answer_the_one(upazila.folder, said, MARCH)
    assert stands(upazila) == {NEW: Outcome.FAIL, "Accountant": Outcome.PASS}
    told = upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12").stderr
    assert "under another office" not in told
    assert "no such post" not in told
    verified = run("verify", "--workspace", upazila.folder, "--on", "2024-03-12", "--language", "en")
    assert "Round 2: recomputed from the evidence in the folder; the same." in verified.stderr


def test_a_yes_under_the_old_title_is_his_once_it_is_answered_and_nobodys_while_it_is_asked(upazila):
    lists(upazila, NEW, "Accountant")
    upazila.answers(f'Lota UP,{OLD},10.03.2024,ফোন,"চালু, লগইনে কোড চায়",,,', name="later.csv", heads=HEADS)
    assert stands(upazila) == {NEW: Outcome.UNKNOWN, "Accountant": Outcome.PASS}
    answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    assert stands(upazila) == {NEW: Outcome.PASS, "Accountant": Outcome.PASS}


def test_a_no_under_the_old_title_takes_nothing_from_the_others_once_it_is_of_one_who_is_not_listed(upazila):
    lists(upazila, NEW, "Accountant")
    answer_the_one(upazila.folder, Sameness.OTHER, MARCH)
    assert stands(upazila) == {NEW: Outcome.UNKNOWN, "Accountant": Outcome.PASS, OLD: Outcome.FAIL}


@pytest.fixture(name="successor")
def _successor(upazila):
    """Return the upazila after its secretary left for a reason that was told, and a round with another one of the same title."""
    (upazila.folder / "evidence" / "march.csv").unlink()
    (lota,) = assessing.assess(open_workspace(upazila.folder), MARCH).assessments
    (secretary,) = (account for account, post in lota.office.called.items() if post.en == OLD)
    departs(upazila, secretary)
    lists(upazila, "Accountant")
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    lists(upazila, OLD, "Accountant")
    return upazila


APRIL = date(2024, 4, 16)


@pytest.mark.parametrize("two_step", ['"চালু, লগইনে কোড চায়"', "চালু নেই"])
def test_a_row_told_before_who_had_the_title_left_is_not_his_successors(successor, two_step):
    assert stands(successor, APRIL) == {OLD: Outcome.UNKNOWN, "Accountant": Outcome.PASS}
    successor.answers(f"Lota UP,{OLD},05.03.2024,ফোন,{two_step},20.02.2024,,", name="found.csv", heads=HEADS)
    assert stands(successor, APRIL) == {OLD: Outcome.UNKNOWN, "Accountant": Outcome.PASS}
    told = successor.keep("--yes", "--next-meeting", "14.05.2024", meeting="2024-04", on="2024-04-16").stderr
    assert "found.csv" in told
    assert "several user IDs have this post in this office, or had it before" in told
    verified = run("verify", "--workspace", successor.folder, "--on", "2024-04-16", "--language", "en")
    assert "Round 3: recomputed from the evidence in the folder; the same." in verified.stderr


@pytest.mark.parametrize(("day", "login"), [("14.03.2024", ""), ("05.03.2024", "lota2")])
def test_a_row_told_after_he_left_or_with_the_login_of_his_successor_is_his_successors(successor, day, login):
    lists(successor, OLD, "Accountant", logins=["lota2", ""])
    answer = f'Lota UP,{OLD},{login},{day},ফোন,"চালু, লগইনে কোড চায়",,,'
    successor.answers(answer, name="found.csv", heads=HEADS.replace("পদবি,", "পদবি,ইউজার আইডি,"))
    assert stands(successor, APRIL) == {OLD: Outcome.PASS, "Accountant": Outcome.PASS}


def test_the_no_stays_when_the_answer_is_taken_back_and_when_the_post_is_renamed_again(upazila):
    lists(upazila, NEW, "Accountant")
    answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    run("roster", "answers", "1", "--yes", "--workspace", upazila.folder, "--on", "2024-03-12", code=0)
    assert stands(upazila) == {NEW: Outcome.FAIL, "Accountant": Outcome.PASS}
    answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    lists(upazila, "Chief Clerk", "Accountant")
    answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    assert stands(upazila) == {"Chief Clerk": Outcome.FAIL, "Accountant": Outcome.PASS}


def test_an_old_title_that_another_user_has_now_is_open_for_both_and_lent_to_nobody(upazila):
    lists(upazila, NEW, "Accountant")
    answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    (upazila.folder / "evidence" / "march.csv").unlink()
    lists(upazila, NEW, "Accountant", OLD)
    upazila.answers(f'Lota UP,{OLD},10.03.2024,ফোন,"চালু, লগইনে কোড চায়",,,', name="later.csv", heads=HEADS)
    assert stands(upazila)[OLD] is Outcome.UNKNOWN
    upazila.answers(f"Lota UP,{OLD},10.03.2024,ফোন,চালু নেই,,,", name="later.csv", heads=HEADS)
    assert stands(upazila) == {NEW: Outcome.UNKNOWN, "Accountant": Outcome.PASS, OLD: Outcome.UNKNOWN}
    told = upazila.audit(on="2024-03-12").stderr
    assert "several user IDs have this post in this office, or had it before" in told


def test_who_always_had_a_title_beside_one_who_was_renamed_to_tell_them_apart_has_it_alone(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    lists(upazila, OLD, OLD, logins=("one", "two"))
    upazila.answers(f"Lota UP,,{ALL_DONE}", heads=HEADS)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    lists(upazila, OLD, "Accountant", logins=("one", "two"))
    for _ in assessing.assess(open_workspace(upazila.folder), MARCH).questions:
        answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    upazila.answers(f"Lota UP,{OLD},10.03.2024,ফোন,চালু নেই,,,", name="march.csv", heads=HEADS)
    assert stands(upazila) == {OLD: Outcome.FAIL, "Accountant": Outcome.PASS}


def test_a_title_whose_spelling_was_corrected_and_a_user_id_that_is_another_now_keep_the_no(upazila):
    lists(upazila, "Secretery", "Accountant", logins=("l1", "l2"))
    lists(upazila, NEW, "Accountant", logins=("l1", "l2"))
    answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    lists(upazila, NEW, "Accountant", logins=("l9", "l2"))
    for _ in assessing.assess(open_workspace(upazila.folder), MARCH).questions:
        answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    assert stands(upazila) == {NEW: Outcome.FAIL, "Accountant": Outcome.PASS}


def test_a_no_under_the_old_name_of_an_office_stays_not_done_once_it_is_answered(upazila):
    (upazila.folder / "evidence" / "march.csv").unlink()
    for name in ("Botbunia Parishad", "Sholadana Parishad"):
        lists(upazila, OLD, "Accountant", office=name)
        answer_the_one(upazila.folder, Sameness.SAME, MARCH)
    upazila.answers(f"Botbunia Parishad,{OLD},08.03.2024,ফোন,চালু নেই,,,", name="march.csv", heads=HEADS)
    assert stands(upazila) == {OLD: Outcome.FAIL, "Accountant": Outcome.PASS}


@pytest.mark.parametrize("explained", [False, True])
@pytest.mark.parametrize("said", [None, Sameness.SAME, Sameness.OTHER])
def test_a_round_kept_with_such_a_register_is_recomputed_the_same(upazila, said, explained):
    (lota,) = assessing.assess(open_workspace(upazila.folder), MARCH).assessments
    (secretary,) = (account for account, post in lota.office.called.items() if post.en == OLD)
    lists(upazila, NEW, "Accountant")
    if said is not None:
        answer_the_one(upazila.folder, said, MARCH)
    if explained and said is Sameness.OTHER:
        departs(upazila, secretary)
    kept = upazila.keep("--yes", on="2024-03-12", meeting="2024-03")
    assert "Audit kept" in kept.stderr
    space = open_workspace(upazila.folder)
    *_, last = Ledger(space.ledger_path).rounds()
    assert last.number == 2
    assert recomputing.recompute(space, last).same
