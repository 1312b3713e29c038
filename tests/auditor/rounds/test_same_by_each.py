"""Whether an office comes to the same by each of two copies alone is judged as if the other were not there, also by what does not count of it."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import BASELINE, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.evidence import Reference, UnclearAnswer, UnplacedAnswer
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.subjects import Roster
from auditor.rounds.evidence.still_differing import SameByEach, _result

LOTA = office("lota", ("head", "clerk"))
HEAD, CLERK = "lota/head", "lota/clerk"
EARLY, BETWEEN, LATE, DAY = date(2024, 2, 5), date(2024, 2, 10), date(2024, 2, 15), date(2024, 2, 20)


def said(file, on, *, value, subject=HEAD):
    (told,) = tell(subject, {TWO_STEP_ENROLLED: value}, on)
    return replace(told, reference=Reference(file, f"{ord(file[0]):064x}"))


def apart(file, on, kind):
    no = said(file, on, value=False, subject="lota")
    if kind == "unplaced":
        return {"unplaced": (UnplacedAnswer((HEAD, CLERK), TWO_STEP_ENROLLED, no),)}
    return {"unclear": (UnclearAnswer((HEAD,), TWO_STEP_ENROLLED, no.grade, on, no.reference),)}


@pytest.mark.parametrize("kind", ["unplaced", "unclear"])
@pytest.mark.parametrize("value", [True, False])
def test_an_office_comes_to_the_same_by_each_of_two_copies_where_it_does_judged_without_the_other(kind, value):
    counting = (said("c.csv", BETWEEN, value=value),)
    copies = {"a.csv": apart("a.csv", EARLY, kind), "b.csv": apart("b.csv", LATE, kind)}
    both = {name: (*told, *copies["b.csv"][name]) for name, told in copies["a.csv"].items()}
    roster = Roster((LOTA,))

    def judging(parts):
        return JudgingInput.of(FolderEvidence(counting, (), (), (), **parts), BASELINE, (), DAY)

    def alone(parts):
        ((assessment, _),) = judge(roster, judging(parts))
        return [_result(finding) for finding in assessment.findings]

    is_same = SameByEach(roster, judging(both), judging(both).portals_with_two_step(roster.offices), counting)
    assert is_same("lota", ["a.csv", "b.csv"]) is (alone(copies["a.csv"]) == alone(copies["b.csv"]))
