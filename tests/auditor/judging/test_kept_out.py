"""An answer for all that an account's own no keeps out stands beside that no, and beside nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec import structs
from small_upazila import BASELINE, DAY, PROFILE, TOLD, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.kept_out import unanswered_since
from auditor.model.evidence import KeptOut
from auditor.model.facts import PROFILE_UPDATED_ON, TWO_STEP_CAUSE, TWO_STEP_DEMANDED, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import Roster
from auditor.model.when import When

HEAD = "lota/head"
ON, OFF = {TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: False}
BEFORE, LATER, LAST = (TOLD + timedelta(days) for days in (-1, 1, 2))
FOR_ALL = KeptOut(*tell(HEAD, ON, LAST), *tell(HEAD, OFF))


def of_head(told, kept_out=(), policy=TWO_STEP, portal_since=None):
    evidence = FolderEvidence(tuple(told), (), (), (), kept_out=tuple(kept_out))
    since = {} if portal_since is None else {HEAD: portal_since}
    judging = structs.replace(JudgingInput.of(evidence, BASELINE, (), DAY), at_portal_since=since)
    ((assessment, _),) = judge(Roster((office("lota"),)), judging)
    (finding,) = [each for each in assessment.findings if (each.subject, each.policy) == (HEAD, policy)]
    return finding


def test_it_stands_beside_the_no_and_changes_nothing_else():
    found = of_head(tell(HEAD, OFF), [FOR_ALL])
    assert (found.outcome, found.observed_on, found.conflict) == (Outcome.FAIL, TOLD, True)
    assert [(side.on, side.value) for side in found.refuted] == [(LAST, "true"), (TOLD, "false")]


def test_it_stands_beside_the_no_that_keeps_it_out_also_where_another_no_is_what_counts():
    found = of_head([*tell(HEAD, {**ON, TWO_STEP_DEMANDED: False}, BEFORE), *tell(HEAD, OFF, LATER)], _not_demanded())
    assert (found.outcome, found.observed_on, found.conflict) == (Outcome.FAIL, LATER, True)
    assert [(side.fact, side.on, side.value) for side in found.refuted] == [
        ("two_step_demanded", LAST, "true"),
        ("two_step_demanded", BEFORE, "false"),
    ]


def _not_demanded():
    """Return the facts of a yes for all, kept out by that a login of the account asked for no code."""
    (no,) = tell(HEAD, {TWO_STEP_DEMANDED: False}, BEFORE)
    return [KeptOut(answer, no) for answer in tell(HEAD, {**ON, TWO_STEP_DEMANDED: True}, LAST)]


def test_where_its_own_answer_cannot_be_read_it_is_only_told_that_it_does_not_count():
    found = of_head(tell(HEAD, OFF), [KeptOut(FOR_ALL.answer)])
    assert (found.outcome, found.conflict, found.refuted) == (Outcome.FAIL, True, ())


def test_one_that_was_told_after_the_day_stands_beside_nothing():
    later = KeptOut(*tell(HEAD, ON, DAY + timedelta(1)), *tell(HEAD, OFF))
    assert of_head(tell(HEAD, OFF), [later]) == of_head(tell(HEAD, OFF))


def test_it_stands_also_beside_the_no_of_one_of_before_whom_the_account_may_be():
    before = "lota/secretary"
    doubted = office("lota")
    (head,) = doubted.accounts
    roster = Roster((structs.replace(doubted, accounts=(structs.replace(head, doubts=(before,)),)),))
    evidence = FolderEvidence(
        tuple(tell(before, OFF)), (), (), (), kept_out=(KeptOut(FOR_ALL.answer, *tell(before, OFF)),)
    )
    ((assessment, _),) = judge(roster, JudgingInput.of(evidence, BASELINE, (), DAY))
    (found,) = [each for each in assessment.findings if (each.subject, each.policy) == (HEAD, TWO_STEP)]
    assert (found.outcome, found.conflict, found.is_told_otherwise) == (Outcome.FAIL, True, True)
    assert [(side.on, side.value) for side in found.refuted] == [(LAST, "true"), (TOLD, "false")]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (tell(HEAD, ON), Outcome.PASS),
        ([*tell(HEAD, OFF, grade=Grade.WITNESSED), *tell(HEAD, ON, LATER)], Outcome.FAIL),
        (
            [*tell(HEAD, ON, BEFORE, Grade.WITNESSED), *tell(HEAD, {**OFF, TWO_STEP_CAUSE: Cause.NOT_OFFERED})],
            Outcome.FAIL,
        ),
    ],
    ids=["a yes", "its own yes that was seen otherwise", "a cause that something is told against"],
)
def test_beside_anything_else_it_does_not_stand(told, outcome):
    found = of_head(told)
    assert found.outcome is outcome
    assert of_head(told, [FOR_ALL]) == found


LEAVE = {TWO_STEP_CAUSE: Cause.ON_LEAVE}
BY_CAUSE = KeptOut(*tell(HEAD, ON, LAST), *tell(HEAD, LEAVE, LAST))


@pytest.mark.parametrize("before", [[], tell(HEAD, OFF)], ids=["nothing else was told", "its own no"])
def test_one_that_a_cause_keeps_out_stands_beside_that_cause(before):
    told = [*before, *tell(HEAD, LEAVE, LAST)]
    found = of_head(told, [BY_CAUSE])
    assert (found.kept_out_by, found.conflict) == (Cause.ON_LEAVE, True)
    assert [(side.fact, side.on) for side in found.refuted] == [("two_step_enrolled", LAST), ("two_step_cause", LAST)]
    assert structs.replace(found, refuted=(), conflict=False) == of_head(told)


@pytest.mark.parametrize(
    "told",
    [tell(HEAD, ON), tell(HEAD, {TWO_STEP_CAUSE: Cause.MIGRATION}), tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT})],
    ids=["a yes", "another cause since", "no account of its own"],
)
def test_it_does_not_where_the_duty_is_done_or_not_known_for_another_reason(told):
    assert of_head(told, [BY_CAUSE]) == of_head(told)


@pytest.mark.parametrize("cause", [Cause.NOT_OFFERED, Cause.NO_CODE, Cause.MIGRATION, Cause.LOCKED_OUT])
def test_a_cause_of_a_former_portal_keeps_it_out_though_it_is_none_any_more(cause):
    told = tell(HEAD, {TWO_STEP_CAUSE: cause})
    found = of_head(told, [KeptOut(*tell(HEAD, ON, LATER), *told)], portal_since=LATER)
    assert (found.cause, found.kept_out_by, found.conflict) == (None, cause, True)


@pytest.mark.parametrize(
    ("cause", "since"),
    [
        (Cause.NOT_OFFERED, tell(HEAD, {TWO_STEP_CAUSE: Cause.MIGRATION}, LAST)),
        (Cause.ON_LEAVE, tell(HEAD, {TWO_STEP_CAUSE: Cause.MIGRATION}, LAST)),
        (Cause.VACANT, tell(HEAD, {TWO_STEP_CAUSE: Cause.ON_LEAVE}, LAST)),
    ],
)
def test_at_another_portal_it_stands_beside_no_cause_that_another_one_took_the_place_of(cause, since):
    by_former = tell(HEAD, {TWO_STEP_CAUSE: cause})
    kept_out = KeptOut(*tell(HEAD, ON, LATER), *by_former)
    for moved_on in (None, LATER):
        told = [*by_former, *since]
        assert of_head(told, [kept_out], portal_since=moved_on) == of_head(told, portal_since=moved_on)


@pytest.mark.parametrize("moved_on", [None, LATER])
def test_at_another_portal_a_cause_of_the_post_that_grew_old_is_as_at_the_former_one(moved_on):
    old = tell(HEAD, {TWO_STEP_CAUSE: Cause.ON_LEAVE}, DAY - timedelta(400))
    kept_out = KeptOut(*tell(HEAD, ON, DAY - timedelta(399)), *old)
    assert of_head(old, [kept_out], portal_since=moved_on) == of_head(old, portal_since=moved_on)


def test_one_that_a_cause_seen_at_a_login_keeps_out_is_no_second_answer_to_settle_it():
    seen = tell(HEAD, {TWO_STEP_CAUSE: Cause.NOT_OFFERED}, LAST, Grade.WITNESSED)
    assert of_head(seen, [KeptOut(BY_CAUSE.answer, *seen)]) == of_head(seen)


@pytest.mark.parametrize(("later", "stays"), [([], True), (tell(HEAD, ON, LAST), False), (tell(HEAD, OFF), True)])
def test_it_is_told_until_somebody_says_on_its_day_or_later_whether_it_is_done(later, stays):
    assert list(unanswered_since([BY_CAUSE], later)) == [BY_CAUSE] * stays


UPDATED = {PROFILE_UPDATED_ON: When.on(TOLD)}
NOT_UPDATED = {PROFILE_UPDATED_ON: When.not_since(TOLD)}
HINDERING = pytest.mark.parametrize("cause", [Cause.VACANT, Cause.LOCKED_OUT])


@HINDERING
@pytest.mark.parametrize("own", [[], tell(HEAD, NOT_UPDATED, BEFORE)], ids=["nothing else was told", "its own no"])
@pytest.mark.parametrize(("yes", "policy"), [(ON, TWO_STEP), (UPDATED, PROFILE)], ids=["two-step", "profile"])
def test_where_nobody_can_do_anything_every_yes_stands_beside_the_cause_of_that(cause, own, yes, policy):
    told = [*own, *tell(HEAD, {TWO_STEP_CAUSE: cause})]
    found = of_head(told, [KeptOut(*tell(HEAD, yes, LAST), *tell(HEAD, {TWO_STEP_CAUSE: cause}))], policy)
    assert (found.kept_out_by, found.conflict, found.outcome is Outcome.PASS) == (cause, True, False)
    assert [side.on for side in found.refuted] == [LAST, TOLD]
    assert structs.replace(found, refuted=(), conflict=False) == of_head(told, policy=policy)


@HINDERING
def test_once_that_is_over_no_duty_that_is_not_known_is_told_so(cause):
    told = [*tell(HEAD, {TWO_STEP_CAUSE: cause}), *tell(HEAD, ON, LAST)]
    of_profile = KeptOut(*tell(HEAD, UPDATED, LATER), *tell(HEAD, {TWO_STEP_CAUSE: cause}))
    assert of_head(told, [of_profile], PROFILE) == of_head(told, policy=PROFILE)


def test_another_cause_keeps_out_a_yes_to_two_step_alone():
    told = tell(HEAD, LEAVE, LAST)
    of_profile = KeptOut(*tell(HEAD, UPDATED, LAST), *told)
    assert of_head(told, [of_profile], PROFILE) == of_head(told, policy=PROFILE)


def test_a_cause_told_for_all_is_no_yes_that_the_own_cause_keeps_out():
    own = tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT})
    assert of_head(own, [KeptOut(*tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, LAST), *own)]) == of_head(own)
