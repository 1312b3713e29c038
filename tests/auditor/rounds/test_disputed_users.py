"""Which user of an office a request for correction is about: by his number in its report, his post or his id; never one of several."""

from __future__ import annotations

import pytest
from changing import replace
from small_upazila import BASELINE, DAY, HELD, RESET, office, tell

from auditor.i18n import plain
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.errors import WorkspaceError
from auditor.model.facts import ACTIVE
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind, Roster
from auditor.rounds.disputing.disputed_users import user_meant, users_of

HEAD, CLERK, PEON = (f"lota/{post}" for post in ("head", "clerk", "peon"))


def assessed(told=(), **posts: str):
    listed = replace(office("lota", ("head", "clerk", "peon")), kind=OfficeKind.DEPARTMENT)
    accounts = tuple(
        replace(each, post=plain(posts[name])) if (name := each.id.rpartition("/")[2]) in posts else each
        for each in listed.accounts
    )
    evidence = FolderEvidence(tuple(told), (), (), ())
    listed = replace(listed, accounts=accounts)
    ((found, _),) = judge(Roster((listed,)), JudgingInput.of(evidence, BASELINE, (), DAY))
    return found


@pytest.mark.parametrize("typed", ["2", "২", " 2 ", CLERK, "Office Clerk", "office  clerk"])
def test_a_user_is_meant_by_his_number_his_post_or_his_id(typed):
    assert user_meant(assessed(clerk="Office Clerk"), RESET, typed) == CLERK


def test_of_two_who_have_one_post_it_means_the_one_whom_the_duty_concerns():
    unused = tell(PEON, {ACTIVE: False}, grade=Grade.WITNESSED)
    found = assessed(unused, clerk="Office Clerk", peon="Office Clerk")
    assert found.office.called[CLERK].en != "Office Clerk"
    assert user_meant(found, RESET, "Office Clerk") == CLERK


@pytest.mark.parametrize("typed", ["", "  "])
def test_where_nothing_is_typed_it_is_about_the_office(typed):
    assert user_meant(assessed(), HELD, typed) == ""


@pytest.mark.parametrize("typed", ["4", "koyra/clerk", "Cashier", "Office Clerk"])
def test_who_is_none_of_them_or_may_be_several_is_refused_with_their_numbers(typed):
    with pytest.raises(WorkspaceError) as refused:
        user_meant(assessed(clerk="Office Clerk", peon="Office Clerk"), RESET, typed)
    (said,) = (each.en for each in refused.value.messages)
    assert "2 Office Clerk" in said
    assert "3 Office Clerk" in said


def test_a_duty_of_the_office_itself_is_of_no_user():
    with pytest.raises(WorkspaceError) as refused:
        user_meant(assessed(), HELD, "2")
    assert [each for each in refused.value.messages if "This duty is of the office itself" in each.en]


def test_who_is_seen_not_to_use_his_user_id_is_none_of_those_whom_a_duty_concerns():
    found = assessed(tell(PEON, {ACTIVE: False}, grade=Grade.WITNESSED))
    assert list(users_of(found, RESET)) == [HEAD, CLERK]


def test_users_stand_in_the_order_of_their_numbers_in_the_report():
    found = users_of(assessed(head="User 3", clerk="Clerk", peon="User 1"))
    assert [(given, number) for given, (number, _) in found.items()] == [(PEON, 1), (CLERK, 2), (HEAD, 3)]
