"""What is known, for who shows it: a cause stands only with the answer that gave it, or with a later one that gives it again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from small_upazila import BASELINE, DAY, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.disputes import Upheld
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.subjects import Roster
from auditor.register.questions import questions
from auditor.register.recalling import recalled

LOTA, HEAD = office("lota"), "lota/head"
FIRST, SECOND, THIRD = date(2024, 2, 1), date(2024, 2, 5), date(2024, 2, 10)
OFF, ON = {TWO_STEP_ENROLLED: False}, {TWO_STEP_ENROLLED: True}
NO_CODE = {**OFF, TWO_STEP_CAUSE: Cause.NO_CODE}


def known_before(told, *upheld, day=DAY):
    """Return what stands beside the question in the register."""
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), day, upheld)
    ((_, evidence),) = judge(Roster((LOTA,)), judging)
    return "; ".join(said.en for _, said in recalled(evidence[HEAD], questions().keys(), ()))


CAUSES = {
    "nothing was told since": (tell(HEAD, NO_CODE, FIRST), True),
    "then on, then off without it": ([*tell(HEAD, NO_CODE, FIRST), *tell(HEAD, ON, SECOND), *tell(HEAD, OFF, THIRD)], False),
    "then off without it": ([*tell(HEAD, NO_CODE, FIRST), *tell(HEAD, OFF, THIRD)], False),
    "off before": ([*tell(HEAD, OFF, FIRST), *tell(HEAD, NO_CODE, THIRD)], True),
    "given again": ([*tell(HEAD, NO_CODE, FIRST), *tell(HEAD, ON, SECOND), *tell(HEAD, NO_CODE, THIRD)], True),
}  # fmt: skip


@pytest.mark.parametrize("day", [DAY, DAY + timedelta(days=300)], ids=["fresh", "all of it old"])
@pytest.mark.parametrize(("told", "stands"), CAUSES.values(), ids=CAUSES)
def test_no_cause_stands_beside_the_question_that_a_later_answer_of_the_same_account_did_not_give(told, stands, day):
    assert (Cause.NO_CODE.label.en in known_before(told, day=day)) is stands


def test_a_yes_that_a_request_made_nothing_of_does_not_stand_beside_the_question_but_the_no_before_it():
    told = [*tell(HEAD, OFF, FIRST), *tell(HEAD, ON, SECOND)]
    of_another_duty, of_this = (Upheld("lota", duty, THIRD, THIRD) for duty in ("password-reset", TWO_STEP))
    assert "two-step: on, not tested" in known_before(told, of_another_duty)
    assert "two-step: not on" in known_before(told, of_this)
