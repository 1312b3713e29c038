"""A wrong answer about who is who is taken back: results are as though it was never given, what was kept stays, and nobody gets another's yes."""

from __future__ import annotations

import pytest
from changing import replace
from hand_roster import ADMINISTRATIVE, BY_HAND, renamed, rewrite, spelt, spelt_as_before, workspace
from taken_answers import (
    FIRST,
    SECOND,
    THIRD,
    all_agree,
    answer,
    found,
    keep,
    look,
    take_back_all,
    with_another_login,
    with_two_in_place_of_one,
)
from typed_upazila import TypedUpazila

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.model.identity import Sameness
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.recomputing import recompute

pytestmark = pytest.mark.sampled


ANSWERS = (
    (spelt, Sameness.SAME, {}),
    (renamed, Sameness.SAME, {}),
    (renamed, Sameness.NEW_HOLDER, {"since": FIRST}),
    (spelt, Sameness.OTHER, {}),
    (renamed, Sameness.OTHER, {}),
)


@pytest.mark.parametrize(("change", "said", "more"), ANSWERS)
def test_after_an_answer_was_taken_back_all_is_as_before_it_and_the_same_is_asked(tmp_path, change, said, more):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, change)
    before = found(folder)
    asked = look(folder).questions
    answer(folder, said, **more)
    assert found(folder) != before
    restored = take_back_all(folder)
    assert found(folder) == before
    assert restored.changes
    assert [question.words for question in look(folder).questions] == [question.words for question in asked]
    assert not any(each.holds for each in taking_back.given(open_workspace(folder)))


@pytest.mark.parametrize(("change", "said", "more"), ANSWERS)
@pytest.mark.parametrize("right", [Sameness.SAME, Sameness.OTHER])
def test_another_answer_given_then_comes_to_what_it_would_have_at_once(tmp_path, change, said, more, right):
    folder, at_once = workspace(tmp_path / "space"), workspace(tmp_path / "at-once")
    for each in (folder, at_once):
        keep(each)
        rewrite(each, change)
    answer(at_once, right)
    answer(folder, said, **more)
    take_back_all(folder)
    answer(folder, right, THIRD)
    assert found(folder) == found(at_once)


@pytest.mark.parametrize(("change", "said", "more"), ANSWERS)
def test_rounds_kept_with_the_answer_and_after_it_was_taken_back_are_recomputed(tmp_path, change, said, more):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, change)
    answer(folder, said, **more)
    keep(folder, SECOND)
    then = [head.digest for head in Ledger(folder / "ledger.db").rounds()]
    take_back_all(folder)
    assert all_agree(folder)
    keep(folder, THIRD)
    assert [head.digest for head in Ledger(folder / "ledger.db").rounds()][:2] == then
    assert all_agree(folder)


def test_what_is_no_answer_or_was_taken_back_is_refused(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    with pytest.raises(WorkspaceError, match="no answer 7"):
        taking_back.prepared(open_workspace(folder), [7], THIRD)
    take_back_all(folder)
    with pytest.raises(WorkspaceError, match="holds no longer"):
        taking_back.prepared(open_workspace(folder), [1], THIRD)


def test_answers_are_listed_by_what_they_were_about_when_they_were_given(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    take_back_all(folder)
    answer(folder, Sameness.OTHER, THIRD)
    wrong, right = taking_back.given(open_workspace(folder))
    both = "Lotha Union Parishad", "Lota Union Parishad"
    assert (wrong.whose.en, wrong.before.en) == (right.whose.en, right.before.en) == both
    assert (wrong.said.en, wrong.holds, right.said.en, right.holds) == ("the same", False, "another one", True)
    assert len(wrong.answers) > 1, "its accounts were settled with the office"


def test_of_an_office_whose_name_changed_again_the_answer_is_one_with_that_of_its_accounts(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    keep(folder, SECOND)
    rewrite(folder, spelt_again)
    answer(folder, Sameness.SAME, THIRD)
    first, again = taking_back.given(open_workspace(folder))
    assert (again.whose.en, again.before.en) == ("Lotta Union Parishad", "Lotha Union Parishad")
    assert len(again.answers) == len(first.answers) > 1


def test_an_answer_about_a_changed_user_id_is_listed_alike_once_another_of_its_post_has_the_one_of_before(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, with_another_login)
    answer(folder, Sameness.SAME)
    listed = [(each.whose, each.before) for each in taking_back.given(open_workspace(folder))]
    keep(folder, SECOND)
    rewrite(folder, with_the_login_of_before)
    answer(folder, Sameness.OTHER, THIRD)
    keep(folder, THIRD)
    after = [(each.whose, each.before) for each in taking_back.given(open_workspace(folder))]
    assert after[: len(listed)] == listed


def spelt_again(office):
    return (
        replace(office, name=Text(en="Lotta Union Parishad", bn="লোত্তা ইউনিয়ন পরিষদ"))
        if office.id == BY_HAND
        else office
    )


def with_the_login_of_before(office):
    accounts = (replace(account, login=account.login.removesuffix("9")) for account in office.accounts)
    return replace(office, accounts=tuple(accounts)) if office.id == BY_HAND else office


def test_of_two_who_may_be_the_one_of_before_the_second_is_asked_about_anew_once_the_first_is_known(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, with_two_in_place_of_one)
    for said in (Sameness.OTHER, Sameness.SAME):
        space = open_workspace(folder)
        (doubt, *_) = identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts
        told = doubt.answered(doubt.before[0].id, said, meeting="2024-04")
        identities.answer(space, told, SECOND)
    restored = take_back_all(folder)
    assert len(restored.questions) == 2
    asked = inquiries.asked_again(open_workspace(folder), restored, "2024-04", THIRD)
    assert [inquiry.answers[0].note(None) for inquiry in asked] == [None], (
        "once it was said to be the first, no second is asked about"
    )
    listed = [
        account for row in look(folder).assessments for account in row.office.accounts if row.office.id == BY_HAND
    ]
    assert not any(account.doubts or "#" in account.id for account in listed)


def test_an_office_whose_name_was_taken_for_another_changes_in_one_line(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    keep(folder, SECOND)
    (change,) = take_back_all(folder).changes
    assert change.en.startswith("Lotha Union Parishad: now ")
    assert "not on the list" not in change.en


def test_of_a_changed_user_id_no_more_is_shown_than_papers_show(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, with_another_login)
    answer(folder, Sameness.SAME)
    given, *_ = taking_back.given(open_workspace(folder))
    assert given.whose.en == "Lota Union Parishad, Accounts Assistant cum Computer Operator, lo…"
    assert given.before.en == f"{given.whose.en}, the user ID written otherwise"


def test_one_of_whom_it_was_answered_before_that_he_is_the_same_is_no_second_one_of_his_post(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, with_another_login)
    answer(folder, Sameness.SAME)
    keep(folder, SECOND)
    rewrite(folder, with_another_post)
    answer(folder, Sameness.SAME, THIRD)
    given = [each for each in taking_back.given(open_workspace(folder)) if each.on == THIRD]
    assert {each.before.en for each in given} == {
        "Lota Union Parishad, Accounts Assistant cum Computer Operator, lo…",
        "Lota Union Parishad, UDC Entrepreneur, lo…",
    }


def with_another_post(office):
    accounts = (replace(each, post=ADMINISTRATIVE) if each.login else each for each in office.accounts)
    return replace(office, accounts=tuple(accounts)) if office.id == BY_HAND else office


def test_of_two_of_one_post_without_a_user_id_it_is_listed_which_of_them_was_meant(tmp_path):
    folder = workspace(tmp_path / "space")
    rewrite(folder, with_two_of_one_post)
    keep(folder)
    rewrite(folder, with_one_of_them)
    for place, day in enumerate((SECOND, THIRD)):
        space = open_workspace(folder)
        (doubt,) = identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts
        told = doubt.answered(doubt.before[place].id, Sameness.SAME, meeting="2024-04")
        identities.answer(space, told, day)
        if place == 0:
            take_back_all(folder)
    first, second = taking_back.given(open_workspace(folder))
    named = "Lota Union Parishad, UP Administrative Officer"
    assert first.whose.en == second.whose.en == named
    assert first.before.en == f"{named} (account no. 1)"
    assert second.before.en == f"{named} (account no. 2)"


def with_two_of_one_post(office):
    if office.id != BY_HAND:
        return office
    secretary, *others = office.accounts
    two = [replace(secretary, post=ADMINISTRATIVE, login="") for _ in range(2)]
    return replace(office, accounts=(*two, *others))


def with_one_of_them(office):
    return replace(office, accounts=office.accounts[1:]) if office.id == BY_HAND else office


def test_what_was_answered_otherwise_meanwhile_is_not_taken_back(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    space = open_workspace(folder)
    taking_back.prepared(space, [1], THIRD)
    take_back_all(folder)
    entries = Ledger(space.ledger_path).length()
    with pytest.raises(WorkspaceError, match="holds no longer"):
        taking_back.take_back(space, [1], THIRD)
    assert Ledger(space.ledger_path).length() == entries


def test_an_office_called_as_before_again_is_that_one(tmp_path):
    folder = workspace(tmp_path / "space")
    keep(folder)
    before = found(folder)
    rewrite(folder, spelt)
    answer(folder, Sameness.SAME)
    rewrite(folder, spelt_as_before)
    keep(folder, SECOND)
    take_back_all(folder)
    assert found(folder) == before
    assert all_agree(folder)


def test_who_is_his_own_again_stands_in_the_office_that_his_turned_out_to_be_before(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.answers("Lota UP,,19.02.2024,ফোন,চালু নেই,২০.০১.২০২৪")
    for on, named, post, asks in (
        (FIRST, "Lota UP", "Guard", False),
        (SECOND, "Lota Union Office", "Watchman", False),
        (THIRD, "Lota Union Office", "Watchman", True),
        (THIRD.replace(month=6), "Lota Union Office", "Doorman", False),
    ):
        made.lists(f",{named},union,Chairman,,lota.example.gov.bd,{post},")
        for inquiry in (
            inquiries.who_is_who(open_workspace(made.folder), Meeting(f"{on:%Y-%m}", on), on) if asks else ()
        ):
            inquiry.answers[0].note(None)
        made.keep("--yes", on=f"{on}", meeting=f"{on:%Y-%m}", code=1)
    space = open_workspace(made.folder)
    of_office, of_post = taking_back.given(space)
    taking_back.take_back(space, [of_post.number], on)
    assert of_office.holds
    space = open_workspace(made.folder)
    known = identities.known(Ledger(space.ledger_path))
    assert {account.office for account in known.accounts.values()} == {"lota-up"}
    assert not any("moved there" in question.words.en for question in look(made.folder).questions)
    assert [recompute(space, head).same for head in Ledger(space.ledger_path).rounds()] == [True] * 4
