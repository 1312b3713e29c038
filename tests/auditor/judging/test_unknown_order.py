"""Of files of which nobody knows which came last, what one tells more favourably stands beside the no that counts, and beside nothing else."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest
from changing import replace
from small_upazila import BASELINE, DAY, TOLD, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.unknown_order import of_unknown_order
from auditor.model.evidence import Reference
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import Roster

HEAD = "lota/head"
LATER, LAST = (TOLD + timedelta(days) for days in (3, 5))


def says(value, file, on=TOLD, origin="a form", grade=Grade.DECLARED):
    (told,) = tell(HEAD, {TWO_STEP_ENROLLED: value}, on)
    return replace(told, origin=origin, grade=grade, reference=Reference(f"{file}.xlsx", file))


def of_head(*told, together="ab", undated=()):
    judging = JudgingInput.of(FolderEvidence(told, (), (), ()), BASELINE, (), DAY)
    differing = of_unknown_order([frozenset(together)], undated, told, judging)
    ((assessment, _),) = judge(Roster((office("lota"),)), replace(judging, of_unknown_order=differing))
    (finding,) = [each for each in assessment.findings if (each.subject, each.policy) == (HEAD, TWO_STEP)]
    return finding


def sides(finding):
    return [(side.value, side.on) for side in finding.refuted]


@pytest.mark.parametrize("origin", ["a form", ""])
def test_it_is_told_that_both_do_not_agree_and_changes_nothing_else(origin):
    found = of_head(says(True, "a", origin=origin), says(False, "b", LATER, origin))
    assert (found.outcome, found.observed_on, found.is_told_otherwise) == (Outcome.FAIL, LATER, True)
    assert sides(found) == [("true", TOLD), ("false", LATER)]
    assert not of_head(says(True, "a", origin=origin), says(False, "b", LATER, origin), together="ax").conflict


def test_of_several_the_last_that_tells_more_stands_beside_the_last_of_all_in_whatever_order_they_are_read():
    for told in permutations(
        [says(True, "a"), says(False, "b", LATER), says(True, "c", LATER), says(False, "d", LAST)]
    ):
        assert sides(of_head(*told, together="abcd")) == [("true", LATER), ("false", LAST)]


@pytest.mark.parametrize("value", [True, False])
def test_what_was_told_anew_by_another_file_since_settles_it(value):
    found = of_head(says(True, "a"), says(False, "b", LATER), says(value, "c", LAST, "another form"))
    assert (found.is_told_otherwise, found.refuted) == (False, ())


@pytest.mark.parametrize(
    "told",
    [
        [says(False, "a"), says(True, "b", LATER)],
        [says(False, "a"), says(False, "b", LATER)],
        [says(True, "a"), says(True, "b", LATER)],
        [says(True, "a"), says(False, "b", DAY + timedelta(1))],
    ],
    ids=["done by the later", "both undone", "both done", "told after the day"],
)
def test_beside_anything_else_it_does_not_stand(told):
    found = of_head(*told)
    assert (found.conflict, found.refuted) == (False, ())


def test_no_day_is_told_of_one_of_which_nobody_knows_on_which_it_was_made():
    found = of_head(says(True, "a"), says(False, "b", LATER), undated="b")
    assert [side.day_unknown for side in found.refuted] == [False, True]
