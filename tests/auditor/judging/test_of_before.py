"""What counts of those of before, one of whom somebody may be, while that is asked."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import BASELINE, DAY, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.of_before import claimants_of, of_elsewhere
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Outcome
from auditor.model.identity import HeldThere
from auditor.model.subjects import Roster

BEFORE = "kulia/head"
LOTA, KULIA = office("lota", ("head",)), office("kulia", ("head",))
ASKED = replace(LOTA, accounts=(replace(LOTA.accounts[0], doubts=(BEFORE,)),))


def test_who_is_listed_himself_is_one_of_those_who_may_be_he():
    assert claimants_of((ASKED,)) == {BEFORE: {"lota/head"}}
    assert claimants_of((ASKED, KULIA)) == {BEFORE: {"lota/head", BEFORE}}
    gone = replace(KULIA, accounts=(replace(KULIA.accounts[0], left=True),))
    assert claimants_of((ASKED, gone)) == {BEFORE: {"lota/head"}}


@pytest.mark.parametrize(
    ("cause", "elsewhere", "there"),
    [
        (Cause.NOT_OFFERED, (Outcome.FAIL, Cause.NOT_OFFERED), (Outcome.UNKNOWN, None)),
        (Cause.NO_CODE, (Outcome.FAIL, Cause.NO_CODE), (Outcome.UNKNOWN, None)),
        (Cause.LOCKED_OUT, (Outcome.FAIL, Cause.LOCKED_OUT), (Outcome.UNKNOWN, None)),
        (Cause.ON_LEAVE, (Outcome.FAIL, None), (Outcome.FAIL, None)),
        (Cause.NO_OWN_ACCOUNT, (Outcome.FAIL, None), (Outcome.FAIL, None)),
    ],
)
def test_of_what_another_office_alone_told_of_who_may_be_that_one_only_a_cause_of_the_portal_where_he_stands_goes_along(
    cause, elsewhere, there
):
    no = tell(BEFORE, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: cause}, date(2024, 2, 10))

    def found(held_there, at_other_portal=frozenset()):
        judging = JudgingInput.of(FolderEvidence(no, (), (), ()), BASELINE, (), DAY, held_there=held_there)
        ((assessment, _),) = judge(Roster((ASKED,)), replace(judging, at_other_portal=at_other_portal))
        (finding,) = [each for each in assessment.findings if (each.subject, each.policy) == ("lota/head", TWO_STEP)]
        return finding.outcome, finding.cause

    assert found({}) == (Outcome.FAIL, cause)
    held_there = {BEFORE: HeldThere("kulia")}
    assert found(held_there) == elsewhere
    assert found(held_there, frozenset({("lota/head", BEFORE)})) == there


@pytest.mark.parametrize("told_of", [("lota/head",), (BEFORE,), ("lota/head", BEFORE)])
def test_a_cause_that_excuses_nothing_is_named_once_of_each_who_told_it(told_of):
    offices = tuple(replace(each, portal="one.example") for each in (ASKED, office("garui", ("head",))))
    no = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}
    told = [answer for day, whom in enumerate(told_of, start=10) for answer in tell(whom, no, date(2024, 2, day))]
    told += tell("garui/head", {TWO_STEP_ENROLLED: True}, date(2024, 2, 5))
    found = []
    for _ in judge(
        Roster(offices), JudgingInput.of(FolderEvidence(told, (), (), ()), BASELINE, (), DAY), contradicted=found.extend
    ):
        pass
    assert [(each.account.id, each.of_before) for each in found] == [("lota/head", whom == BEFORE) for whom in told_of]


def test_of_all_who_stood_elsewhere_those_alone_are_looked_for_whom_some_in_an_office_may_be():
    doubted = replace(LOTA.accounts[0], doubts=("koyra/head", "lota/clerk"))
    moved = {f"{name}/head": HeldThere(name) for name in ("koyra", "sutarkhali", "kamarkhola")}
    found = of_elsewhere(replace(LOTA, accounts=(doubted,)), {**moved, "lota/clerk": HeldThere("lota")})
    assert found == {"koyra/head"}
