"""What counts of those of before, one of whom somebody may be, while that is asked."""

from __future__ import annotations

from datetime import date

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


def test_a_cause_that_another_office_alone_told_excuses_nothing_of_who_may_be_that_one():
    no = tell(BEFORE, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, date(2024, 2, 10))

    def cause_of(held_there):
        judging = JudgingInput.of(FolderEvidence(no, (), (), ()), BASELINE, (), DAY, held_there=held_there)
        ((assessment, _),) = judge(Roster((ASKED,)), judging)
        (finding,) = [each for each in assessment.findings if (each.subject, each.policy) == ("lota/head", TWO_STEP)]
        return finding.outcome, finding.cause

    assert cause_of({}) == (Outcome.FAIL, Cause.NOT_OFFERED)
    assert cause_of({BEFORE: HeldThere("kulia")}) == (Outcome.FAIL, None)


def test_of_all_who_stood_elsewhere_those_alone_are_looked_for_whom_some_in_an_office_may_be():
    doubted = replace(LOTA.accounts[0], doubts=("koyra/head", "lota/clerk"))
    moved = {f"{name}/head": HeldThere(name) for name in ("koyra", "sutarkhali", "kamarkhola")}
    found = of_elsewhere(replace(LOTA, accounts=(doubted,)), {**moved, "lota/clerk": HeldThere("lota")})
    assert found == {"koyra/head"}
