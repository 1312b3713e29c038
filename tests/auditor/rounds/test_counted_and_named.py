"""An office told how many user IDs it has and what holds for all; then one is listed by its post: each of the others stays as it was."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.asking import inquiries
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.recomputing import recompute

DAY, LATER = date(2024, 2, 20), date(2024, 2, 22)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd"
TWO_STEP = "চালু, লগইনে কোড চায়"


def told_at_the_desk(upazila):
    of_office = {"contacted-on": "20.02.2024", "way": "ফোন", "count": "2", "two-step": TWO_STEP, "reset": "২০.০১.২০২৪"}
    upazila.answers_at_the_desk("lota", {"lota": of_office}, DAY)


def told_in_a_register(upazila, count=2, on="20.02.2024", name="register-1.csv"):
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
    upazila.answers(f'Lota UP,,{on},ফোন,{count},"{TWO_STEP}",২০.০১.২০২৪', heads=heads, name=name)


def entered_at_the_desk(upazila, post, login):
    space = open_workspace(upazila.folder)
    prepared = correcting.adding(space, LATER, "lota", {Column.POST: post, Column.LOGIN: login})
    correcting.enter(space, LATER, prepared)


def entered_by_the_command(upazila, post, login):
    line = (
        "roster",
        "correct",
        "lota",
        "--add",
        "--set",
        "post",
        post,
        "--set",
        "login",
        login,
        "--yes",
        "--on",
        f"{LATER:%Y-%m-%d}",
    )
    run(*line, "--workspace", upazila.folder, code=0)


def kept(upazila, on=DAY, meeting="2024-02"):
    upazila.keep("--yes", on=f"{on:%Y-%m-%d}", meeting=meeting, code=1)


def stands(upazila, on=LATER):
    """Return how each user ID stands with two-step, by what it is called, and whether anything is told of fewer of them or of who left."""
    found = assessing.assess(open_workspace(upazila.folder), on)
    (lota,) = found.assessments
    findings = [each for each in lota.findings if each.policy == "two-step-enabled" and each.decision]
    called = {account.id: account.post.en for account in lota.office.accounts}
    left = any(account.left for account in lota.office.accounts)
    left |= any(
        "fewer user IDs are told of" in notice.message.en or "listed before" in notice.message.en
        for notice in found.notices
    )
    return {called.get(each.subject, each.subject): each.outcome for each in findings}, left


def lota_is_open(upazila):
    """Return whether the office has the no of one of them, whoever of them that is."""
    (lota,) = assessing.assess(open_workspace(upazila.folder), LATER).assessments
    return any(each.no_of_several for each in lota.findings if each.policy == "two-step-enabled")


def answering_who(upazila, *words, on=LATER, meeting="2024-02"):
    """Answer what is asked of who is who by the first words of the answers, and return the questions."""
    space = open_workspace(upazila.folder)
    asked, waiting = [], iter(words)
    for inquiry in inquiries.who_is_who(space, Meeting(meeting, on), on):
        asked.append(inquiry.words.en)
        word = next(waiting)
        (chosen,) = [each for each in inquiry.answers if each.words.en.startswith(word)]
        if chosen.note is not None:
            chosen.note(None)
    return asked


PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
AMONG = "Lota UP: only the number of its user IDs was known before, and Guard is listed now: was this one among those counted then?"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA + ",,")
    return made


@pytest.mark.parametrize("entered", [entered_at_the_desk, entered_by_the_command])
@pytest.mark.parametrize("told", [told_at_the_desk, told_in_a_register])
@pytest.mark.parametrize("with_round", [False, True])
def test_one_of_two_that_gets_a_post_leaves_the_other_as_it_was(upazila, told, entered, with_round):
    told(upazila)
    assert stands(upazila) == ({"User 1": PASS, "User 2": PASS}, False)
    if with_round:
        kept(upazila)
    entered(upazila, "Guard", "l1")
    assert stands(upazila) == ({"Guard": UNKNOWN, "User 2": PASS}, False)
    assert answering_who(upazila, "yes, it was counted then") == [AMONG]
    assert stands(upazila) == ({"Guard": PASS, "User 2": PASS}, False)


@pytest.mark.parametrize("with_round", [False, True])
def test_both_are_named_one_after_the_other_and_a_third_starts_anew(upazila, with_round):
    told_at_the_desk(upazila)
    if with_round:
        kept(upazila)
    for number, post in enumerate(("Guard", "Clerk"), start=1):
        entered_at_the_desk(upazila, post, f"l{number}")
        assert len(answering_who(upazila, "yes, it was counted then")) == 1
    assert stands(upazila) == ({"Guard": PASS, "Clerk": PASS}, False)
    entered_at_the_desk(upazila, "Typist", "l3")
    assert answering_who(upazila) == []
    assert stands(upazila) == ({"Guard": PASS, "Clerk": PASS, "Typist": UNKNOWN}, False)


YES_COUNTED, NO_NEW = "yes, it was counted then", "no, it is new"


@pytest.mark.parametrize("counted", [{"Guard", "Clerk"}, {"Guard", "Typist"}, {"Clerk", "Typist"}])
@pytest.mark.parametrize("rows", [("Guard", "Clerk", "Typist"), ("Typist", "Guard", "Clerk")])
def test_of_three_named_at_once_for_two_it_is_asked_of_each_whether_he_was_counted_in_whatever_order_they_are_listed(
    upazila, rows, counted
):
    told_at_the_desk(upazila)
    kept(upazila)
    upazila.lists(*(f"{LOTA},{post},l{n}" for n, post in enumerate(rows)))
    assert stands(upazila) == (dict.fromkeys(rows, UNKNOWN), False)
    asked = answering_who(upazila, *(YES_COUNTED if post in counted else NO_NEW for post in rows))
    assert asked[0].endswith(f"was known before (2), and more are listed now: was {rows[0]} among those counted then?")
    assert stands(upazila) == ({post: PASS if post in counted else UNKNOWN for post in rows}, False)
    kept(upazila, LATER)
    space = open_workspace(upazila.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True, True]


def test_a_no_of_both_stays_with_the_office_while_it_is_asked_which_of_three_they_are(upazila):
    of_office = {"contacted-on": "20.02.2024", "way": "ফোন", "count": "2", "two-step": "চালু নেই"}
    upazila.answers_at_the_desk("lota", {"lota": of_office}, DAY)
    kept(upazila)
    upazila.lists(*(f"{LOTA},{post},l{n}" for n, post in enumerate(("Guard", "Clerk", "Typist"))))
    assert PASS not in stands(upazila)[0].values()
    assert lota_is_open(upazila)


def test_one_that_is_none_of_those_counted_takes_nothing_from_them(upazila):
    told_at_the_desk(upazila)
    kept(upazila)
    entered_at_the_desk(upazila, "Guard", "l1")
    assert answering_who(upazila, "no, it is new") == [AMONG]
    assert stands(upazila) == ({"Guard": UNKNOWN, "User 1": PASS, "User 2": PASS}, False)
    assert answering_who(upazila) == []


def test_a_row_in_the_file_is_the_same_act_once_the_desk_took_the_answer_in(upazila):
    told_at_the_desk(upazila)
    upazila.lists(f"{LOTA},Guard,l1")
    assert stands(upazila) == ({"Guard": UNKNOWN, "User 2": PASS}, False)


def test_the_round_that_is_kept_with_one_of_them_named_is_made_again_alike_and_so_is_the_next(upazila):
    told_at_the_desk(upazila)
    entered_at_the_desk(upazila, "Guard", "l1")
    kept(upazila, LATER)
    assert answering_who(upazila, "yes, it was counted then") == [AMONG]
    kept(upazila, date(2024, 3, 20), "2024-03")
    space = open_workspace(upazila.folder)
    heads = Ledger(space.ledger_path).rounds()
    assert [recompute(space, head).same for head in heads] == [True, True]
    assert stands(upazila, date(2024, 3, 20)) == ({"Guard": PASS, "User 2": PASS}, False)


@pytest.mark.parametrize("who", ["User 1", "User 2", "User 3"])
def test_so_it_is_whichever_of_three_the_named_one_is(upazila, who):
    told_in_a_register(upazila, count=3)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers("Lota UP,ইউজার ১,20.02.2024,ফোন,চালু নেই", heads=heads, name="register-2.csv")
    kept(upazila)
    upazila.lists(f"{LOTA},Guard,l1")
    (asked,) = inquiries.who_is_who(open_workspace(upazila.folder), Meeting("2024-03", LATER), LATER)
    next(each for each in asked.answers if who in each.words.en and "the same holder" in each.words.en).note(None)
    kept(upazila, date(2024, 3, 20), "2024-03")
    space = open_workspace(upazila.folder)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True, True]


@pytest.mark.parametrize("reset", ["২০.০১.২০২৪", "না"])
@pytest.mark.parametrize("who", ["User 1", "User 2", "User 3"])
def test_what_the_office_told_of_all_three_before_that_was_asked_is_of_all_three_once_it_is_answered(
    upazila, who, reset
):
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
    of_one = "Lota UP,ইউজার ১,20.02.2024,ফোন,,চালু নেই,"
    upazila.answers("Lota UP,,20.02.2024,ফোন,3,,", of_one, heads=heads, name="register-1.csv")
    kept(upazila)
    entered_at_the_desk(upazila, "Guard", "l1")
    space = open_workspace(upazila.folder)
    correcting.enter(
        space, LATER, correcting.changing(space, LATER, "lota", {Column.USERS: "3"})
    )  # it notes who is who
    upazila.answers(f"Lota UP,,22.02.2024,ফোন,3,,{reset}", heads=heads, name="register-2.csv")
    answering_who(upazila, f"{who}; the same holder")
    (lota,) = assessing.assess(open_workspace(upazila.folder), LATER).assessments
    found = [each.outcome for each in lota.findings if each.policy == "password-reset"]
    assert found == [FAIL if reset == "না" else PASS] * 3


def test_taking_the_entry_back_leads_to_the_two_that_were_counted(upazila):
    told_at_the_desk(upazila)
    before = stands(upazila)
    entered_at_the_desk(upazila, "Guard", "l1")
    space = open_workspace(upazila.folder)
    undoing.take_back(space, LATER, undoing.prepared(space, correcting.entered(space)[0].mark))
    assert stands(upazila) == before


def test_where_something_else_was_told_of_the_other_it_is_asked_which_of_them_it_is(upazila):
    told_at_the_desk(upazila)
    upazila.answers("Lota UP,ইউজার ২,21.02.2024,ফোন,চালু নেই,,,,,", name="register-2.csv")
    kept(upazila, LATER)
    entered_at_the_desk(upazila, "Guard", "l1")
    (asked,) = answering_who(upazila, "not known yet")
    assert asked.startswith("Lota UP, entered by a correction of the roster: Guard (user ID l…): which of 2 accounts")


@pytest.mark.parametrize("chosen", ["User 1; the same holder", "User 2; the same holder"])
def test_of_two_named_at_once_for_two_of_whom_not_the_same_was_told_it_is_asked_which_is_which(upazila, chosen):
    told_at_the_desk(upazila)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers("Lota UP,ইউজার ২,21.02.2024,ফোন,বন্ধ", heads=heads, name="register-2.csv")
    kept(upazila, on=date(2024, 2, 21))
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    assert stands(upazila) == ({"Guard": UNKNOWN, "Clerk": UNKNOWN}, False)
    assert lota_is_open(upazila)
    first, second = answering_who(upazila, chosen, "yes, it was counted then")
    assert "row 2: Guard (user ID l…): which of 2 accounts of before is it (User 1, with" in first
    assert second.startswith("Lota UP: only the number of its user IDs was known before, and Clerk is listed now")
    undone = "Clerk" if chosen.startswith("User 1") else "Guard"
    assert stands(upazila) == ({"Guard": PASS, "Clerk": PASS} | {undone: FAIL}, False)


def test_where_only_a_cause_was_told_of_one_of_two_it_is_asked_which_is_which(upazila):
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),না হওয়ার কারণ"
    upazila.answers("Lota UP,,20.02.2024,ফোন,2,", "Lota UP,ইউজার ২,20.02.2024,ফোন,,পদ শূন্য", heads=heads)
    kept(upazila)
    upazila.lists(f"{LOTA},Guard,l1", f"{LOTA},Clerk,l2")
    first, second = answering_who(upazila, "User 1; the same holder", "yes, it was counted then")
    assert "(User 1, of which nothing is known; User 2, the post is vacant (told 20.02.2024))?" in first
    assert "Clerk is listed now" in second


def test_of_one_that_is_told_of_no_more_it_is_asked_why_and_with_the_reason_that_ends(upazila):
    told_at_the_desk(upazila)
    kept(upazila)
    entered_at_the_desk(upazila, "Guard", "l1")
    answering_who(upazila, "yes, it was counted then")
    kept(upazila, LATER)
    told_in_a_register(upazila, count=1, on="22.02.2024")
    assert stands(upazila) == ({"Guard": PASS, "User 2": UNKNOWN}, True)
    space = open_workspace(upazila.folder)
    correcting.enter(space, LATER, correcting.removing(space, LATER, "lota/user-2", "there is only one"))
    assert stands(upazila) == ({"Guard": PASS}, False)
    (upazila.folder / "evidence" / "register-1.csv").unlink()  # what was told before of two is of one less
    assert stands(upazila) == ({"Guard": PASS}, False)


@pytest.mark.parametrize("with_round", [False, True])
def test_the_reason_for_one_that_is_told_of_no_more_takes_no_other_off(upazila, with_round):
    told_in_a_register(upazila, count=3)
    kept(upazila)
    told_in_a_register(upazila, count=2, on="22.02.2024", name="register-2.csv")
    two = {"User 1": PASS, "User 2": PASS}
    assert stands(upazila) == (two | {"User 3": UNKNOWN}, True)
    if with_round:
        kept(upazila, LATER, "2024-03")
    told = ("roster", "correct", "lota/user-3", "--left", "closed by the portal's owner", "--yes", "--on", f"{LATER}")
    run(*told, "--workspace", upazila.folder, code=0)
    assert stands(upazila) == (two, False)
    kept(upazila, LATER, "2024-03")
    assert stands(upazila) == (two, False)
    told_in_a_register(upazila, count=3, on="24.02.2024", name="register-3.csv")  # one is new since
    assert stands(upazila, date(2024, 2, 24)) == (two | {"User 4": PASS}, False)


def test_two_counted_by_the_roster_itself_are_treated_alike(upazila):
    upazila.lists(LOTA.replace("Chairman,", "Chairman,2") + ",,")
    told_at_the_desk(upazila)
    kept(upazila)
    entered_at_the_desk(upazila, "Guard", "l1")
    assert stands(upazila) == ({"Guard": UNKNOWN, "User 2": PASS}, False)


def test_where_no_number_was_told_it_is_asked_before_a_first_round_too_whether_it_was_told_of_the_one_that_is_entered(
    upazila,
):
    told_in_a_register(upazila, count="")
    entered_at_the_desk(upazila, "Guard", "l1")
    assert stands(upazila) == ({"Guard": UNKNOWN}, False)
    (asked,) = answering_who(upazila, "yes; what was told goes on counting")
    assert asked.startswith("Lota UP: no user ID was listed when it told of them, and Guard is now")
    assert stands(upazila) == ({"Guard": PASS}, False)


def test_who_is_entered_beside_others_has_no_part_in_what_was_told_of_them_before_a_first_round_either(upazila):
    upazila.lists(LOTA + ",Guard,l1")
    told_in_a_register(upazila, count="")
    entered_at_the_desk(upazila, "Clerk", "l2")
    assert answering_who(upazila) == []
    assert stands(upazila) == ({"Guard": PASS, "Clerk": UNKNOWN}, False)


def test_of_one_whose_post_is_in_the_list_no_more_but_the_number_it_is_asked_once_who_it_is_and_it_stays_that_one(
    upazila,
):
    upazila.lists(f"{LOTA},Guard,l1")
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers("Lota UP,Guard,20.02.2024,ফোন,চালু নেই", heads=heads)
    kept(upazila)
    one = LOTA.replace("Chairman,", "Chairman,1")
    upazila.lists(f"{one},,")
    assert answering_who(upazila, "the same account and holder") == ["Lota UP: Guard, now User 1: the same post?"]
    assert answering_who(upazila) == []
    assert stands(upazila) == ({"User 1": FAIL}, False)
    kept(upazila, date(2024, 3, 20), "2024-03")
    upazila.lists(f"{one.replace(',1', ',2')},,")
    told_in_a_register(upazila, count=3, on="19.04.2024", name="register-2.csv")
    others = {"User 2": PASS, "User 3": PASS}
    assert stands(upazila, date(2024, 4, 20)) == ({"User 1": FAIL, **others}, False)


def test_each_no_of_an_office_that_leaves_while_it_is_asked_who_is_who_stays(upazila):
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
    of_all, of_one = "Lota UP,,20.02.2024,ফোন,2,চালু নেই,", "Lota UP,ইউজার ১,20.02.2024,ফোন,,,২০.০১.২০২৪"
    koyra = LOTA.replace("lota", "koyra").replace("Lota", "Koyra") + ",Secretary,k1"
    upazila.lists(f"{LOTA},,", koyra)
    upazila.answers(of_all, of_one, heads=heads)
    kept(upazila)
    upazila.lists(f"{LOTA},Guard,l1", koyra)
    kept(upazila, on=LATER, meeting="2024-03")
    upazila.lists(koyra)
    assert noes(upazila, "two-step-enabled") == 2


def noes(upazila, policy):
    """Return how many user IDs are not done by a duty."""
    rows = assessing.assess(open_workspace(upazila.folder), LATER).assessments
    return sum(each.policy == policy and each.outcome is Outcome.FAIL for row in rows for each in row.findings)
