"""A letter asks something of user IDs: once those did it, it is done, whoever is listed later and did not."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import (
    DONE,
    LETTERHEAD,
    MAIL,
    NOT_DONE,
    PROFILE,
    RESET,
    TWO_STEP,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.letters import Letter, LetterDrafted, LetterSent, Purpose
from auditor.model.subjects import OfficeKind, numbered_accounts
from auditor.model.views.remarks import RemarkCode
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.letters.errands import reminding
from auditor.views.letters.letter_words import state

FOOD = office("food", ("head", "clerk"), kind=OfficeKind.DEPARTMENT)
WITH_A_THIRD = replace(FOOD, accounts=office("food", ("head", "clerk", "guard")).accounts)
HEAD, CLERK, GUARD = (account.id for account in WITH_A_THIRD.accounts)
OF_USERS = (PROFILE, RESET, "password-composition", TWO_STEP)
SENT_ON, DAY = date(2024, 2, 21), date(2024, 6, 3)
LATER = date(2024, 3, 10)


def first_letter(past: History) -> Letter:
    """Return the first reminder of what is left, as it is drafted and sent."""
    (wanted,) = reminding(past, SENT_ON).letters
    draft = LetterDrafted(1, wanted.purpose, wanted.offices, SENT_ON, None, SENT_ON)
    return Letter(draft, LetterSent(1, SENT_ON, "", SENT_ON, SENT_ON))


def later(*told, listed=WITH_A_THIRD, is_noted=True) -> History:
    """Return how it stands after a first letter that asked the clerk to turn two-step on: he alone had not."""
    mail = tell("food", MAIL)
    then = [*tell(HEAD, DONE), *tell(CLERK, {**DONE, TWO_STEP_ENROLLED: False}), *mail]
    letter = first_letter(history(meeting((FOOD,), then)))
    if not is_noted:
        asked = tuple(replace(each, whom=()) for each in letter.draft.offices)
        letter = replace(letter, draft=replace(letter.draft, offices=asked))
    past = history(meeting((FOOD,), then), meeting((listed,), [*then, *told], "2024-04"))
    return History.of(past.now, past.earlier, letters=(letter,))


def wanted(past: History) -> list[tuple[Purpose, tuple[str, ...]]]:
    return [(each.purpose, each.offices[0].policies) for each in reminding(past, DAY).letters]


def has_the_remark(past: History) -> bool:
    (row,) = chair_view(past, LETTERHEAD).rows
    return RemarkCode.REMINDED in {remark.code for remark in row.remarks}


@pytest.mark.parametrize("is_noted", [True, False], ids=["noted of whom", "by the round of then"])
def test_who_was_listed_after_a_letter_went_out_is_reminded_for_the_first_time(is_noted):
    past = later(*tell(CLERK, {TWO_STEP_ENROLLED: True}, LATER), is_noted=is_noted)
    assert (wanted(past), has_the_remark(past)) == ([(Purpose.FIRST, OF_USERS)], False)
    said = state(past.letters[0], past, is_void=False, asked=()).en
    assert said == "all duties that it asked are done at the office (reminders of other duties begin anew)"


def test_while_he_of_whom_a_letter_asked_it_has_not_done_it_a_second_one_follows_whoever_is_listed_since():
    past = later()
    assert (wanted(past), has_the_remark(past)) == ([(Purpose.SECOND, OF_USERS)], True)
    said = state(past.letters[0], past, is_void=False, asked=()).en
    assert said == "not all duties that it asked are done at the office"


def test_who_had_done_it_when_a_letter_asked_it_of_another_was_not_reminded_by_it():
    past = later(
        *tell(CLERK, {TWO_STEP_ENROLLED: True}, LATER), *tell(HEAD, {TWO_STEP_ENROLLED: False}, LATER), listed=FOOD
    )
    assert wanted(past) == [(Purpose.FIRST, (TWO_STEP,))]


def test_who_may_be_he_of_whom_a_letter_asked_it_was_reminded_by_it():
    new = replace(WITH_A_THIRD.accounts[2], doubts=(CLERK,))
    gone = replace(WITH_A_THIRD.accounts[1], left=True)
    listed = replace(FOOD, accounts=(FOOD.accounts[0], gone, new))
    past = later(*tell(GUARD, {**NOT_DONE}, LATER), listed=listed)
    assert [purpose for purpose, _ in wanted(past)] == [Purpose.SECOND]


@pytest.mark.parametrize("accounts", [(), numbered_accounts("food", 2)], ids=["none", "only their number"])
def test_what_was_asked_of_an_office_of_which_no_user_id_was_listed_was_asked_of_those_that_are_since(accounts):
    empty = replace(FOOD, accounts=accounts)
    letter = first_letter(history(meeting((empty,), tell("food", MAIL))))
    past = history(meeting((empty,), tell("food", MAIL)), meeting((FOOD,), tell("food", MAIL), "2024-04"))
    past = History.of(past.now, past.earlier, letters=(letter,))
    assert wanted(past) == [(Purpose.SECOND, OF_USERS)]
    assert wanted(later(*tell_all(FOOD, DONE, on=LATER), listed=FOOD)) == []
