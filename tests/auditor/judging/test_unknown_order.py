"""Of files of which nobody knows which came last, what one tells more favourably stands beside the no that counts, and beside nothing else."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest
from changing import replace
from small_upazila import BASELINE, DAY, DECIDED, PROFILE, TOLD, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.objections import side_told
from auditor.judging.unknown_order import at_latest, of_unknown_day, of_unknown_order, with_unknown_order
from auditor.model.evidence import Reference
from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import Roster
from auditor.model.when import When

HEAD = "lota/head"
LATER, LAST = (TOLD + timedelta(days) for days in (3, 5))


def says(value, file, on=TOLD, origin="a form", grade=Grade.DECLARED):
    (told,) = tell(HEAD, {TWO_STEP_ENROLLED: value}, on)
    return replace(told, origin=origin, grade=grade, reference=Reference(f"{file}.xlsx", file))


def of_head(*told, together="ab", undated=(), uncounted="", policy=TWO_STEP):
    counting = tuple(each for each in told if each.reference.sha256 not in uncounted)
    judging = JudgingInput.of(FolderEvidence(counting, (), (), ()), BASELINE, (), DAY)
    differing = of_unknown_order([frozenset(together)], undated, told, judging)
    ((assessment, _),) = judge(Roster((office("lota"),)), replace(judging, of_unknown_order=differing))
    (finding,) = [each for each in assessment.findings if (each.subject, each.policy) == (HEAD, policy)]
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


@pytest.mark.parametrize(
    ("told_on", "anew_on", "beside"),
    [(TOLD, None, True), (LATER, None, True), (TOLD - timedelta(days=1), None, False), (TOLD, DAY, False)],
    ids=["first possible day", "between", "before it can be", "told anew since"],
)
def test_a_yes_of_a_known_day_stands_beside_the_no_of_a_slip_that_may_be_older(told_on, anew_on, beside):
    told = [says(True, "form", told_on), says(False, "slip", LAST, "a slip")]
    told += [says(False, "other form", anew_on, "other form")] if anew_on is not None else []
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
    both = of_unknown_day({"slip": (TOLD, TOLD, LAST)}, told, judging)
    ((assessment, _),) = judge(Roster((office("lota"),)), replace(judging, of_unknown_order=both))
    (finding,) = [each for each in assessment.findings if (each.subject, each.policy) == (HEAD, TWO_STEP)]
    assert (finding.outcome, finding.conflict) == (Outcome.FAIL, beside)
    assert [(side.value, side.day_unknown) for side in finding.refuted] == (
        [("true", False), ("false", True)] if beside else []
    )


def test_what_a_slip_tells_counts_at_the_latest_from_the_last_day_that_is_possible_unless_that_lies_ahead():
    (reset,) = tell(HEAD, {PASSWORD_CHANGED_ON: When(TOLD, LATER)})
    of_slip = [says(True, "slip", origin="a slip"), replace(reset, reference=Reference("slip.txt", "slip"))]
    evidence = FolderEvidence((*of_slip, says(True, "form"), says(False, "last", LAST, "another")), (), (), ())
    spans = {"slip": (TOLD, LATER, LAST), "last": (TOLD, LATER, LAST)}

    def latest(day):
        found = at_latest(spans, JudgingInput.of(evidence, BASELINE, (), day))
        return [(each.value, each.observed_on) for each in found.get(HEAD, ())]

    assert latest(LAST) == [(True, LAST), (When.on(LATER), LAST)]
    assert latest(LAST - timedelta(days=1)) == []


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


def test_what_is_told_after_the_day_hides_no_difference_of_before():
    told = [says(True, "a"), says(False, "b", LATER), says(True, "c", DAY + timedelta(1))]
    assert sides(of_head(*told, together="abc")) == [("true", TOLD), ("false", LATER)]


def test_beside_a_no_that_rests_on_another_answer_what_does_not_count_of_them_is_not_told():
    found = of_head(says(False, "x"), says(True, "a"), says(False, "b", LATER), uncounted="ab")
    assert (found.outcome, found.is_told_otherwise, found.refuted) == (Outcome.FAIL, False, ())


SEEN = replace(says(False, "x", origin="a login", grade=Grade.WITNESSED), way="seen-in-person")


@pytest.mark.parametrize("grade", [Grade.SELF_CHECKED, Grade.WITNESSED])
def test_beside_a_no_that_is_better_known_it_does_not_stand_for_that_is_lifted_in_no_order(grade):
    found = of_head(replace(SEEN, grade=grade), says(True, "a", LATER), says(False, "b", LAST))
    assert (found.grade, found.is_told_otherwise, found.refuted) == (grade, False, ())
    seen = [
        says(answer, file, on, "", Grade.WITNESSED) for answer, file, on in ((True, "a", LATER), (False, "b", LAST))
    ]
    assert sides(of_head(says(False, "x", grade=Grade.EXPORTED, origin=""), *seen))
    assert of_head(SEEN, says(False, "b", LATER, ""), says(True, "a", LAST, "")).is_seen_otherwise


@pytest.mark.parametrize("member", ["refuted", "against_cause"])
def test_what_speaks_against_a_no_already_stays_as_it_is(member):
    more = {member: (side_told(says(True, "y")), side_told(SEEN))}
    told = says(True, "a"), says(False, "b", LATER)
    judging = JudgingInput.of(FolderEvidence(told, (), (), ()), BASELINE, (), DAY)
    both = replace(judging, of_unknown_order=of_unknown_order([frozenset("ab")], (), told, judging))
    ((assessment, _),) = judge(Roster((office("lota"),)), judging)
    opposed = replace(assessment, findings=tuple(replace(each, **more) for each in assessment.findings if each.is_no))
    assert with_unknown_order(opposed, both) == opposed != assessment


def test_beside_a_no_to_another_duty_it_does_not_stand():
    (late,) = tell(HEAD, {PROFILE_UPDATED_ON: When.undone_by(LAST, DECIDED)}, LAST)
    told = says(True, "a"), says(False, "b", LATER), late
    found = of_head(*told, policy=PROFILE)
    assert (found.outcome, found.conflict, found.refuted) == (Outcome.FAIL, False, ())
    assert of_head(*told).is_told_otherwise
