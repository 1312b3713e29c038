"""An answer whose day or owner is still to be settled counts for nothing, and who gave it is not asked as if nobody had answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from changing import replace
from small_upazila import BASELINE, COMPOSITION, DAY, DECIDED, DONE, HELD, RESET, TOLD, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.baseline import Level
from auditor.model.disputes import Upheld
from auditor.model.evidence import MissingReason, UnclearAnswer, UnplacedAnswer
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    TWO_STEP_CAUSE,
    TWO_STEP_DEVICE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    CodeDevice,
    MailboxKind,
    Method,
    RuleAnswer,
)
from auditor.model.finding import Outcome
from auditor.model.grades import SLIP, Grade
from auditor.model.subjects import OfficeKind, Roster
from auditor.model.when import When

LOTA = office("lota", ("head", "clerk"))
HEAD = "lota/head"
BEFORE, SINCE = TOLD - timedelta(1), TOLD + timedelta(1)
GROWN_OLD = DAY - timedelta(181)
FRESH = DAY - timedelta(BASELINE.fresh_days)
METHOD = "two-step-method"


def findings(told=(), undated=(), unplaced=(), unclear=(), of=LOTA, upheld=(), day=DAY):
    evidence = FolderEvidence(
        tuple(told), (), (), (), undated=tuple(undated), unplaced=tuple(unplaced), unclear=tuple(unclear)
    )
    ((assessment, _),) = judge(Roster((of,)), JudgingInput.of(evidence, BASELINE, (), day, upheld))
    return {(finding.subject, finding.policy): finding for finding in assessment.findings}


def noted(found):
    """Return the duties of whom an answer came whose day is still to be settled."""
    return {whose for whose, finding in found.items() if finding.undated and finding.level is Level.SHALL}


def on(day=TOLD, subject=HEAD):
    return tell(subject, {TWO_STEP_ENROLLED: True}, day)


def test_what_was_told_on_a_day_that_nobody_knows_is_noted_of_its_duty_and_counts_for_nothing():
    found = findings(undated=on())
    assert noted(found) == {(HEAD, TWO_STEP)}
    of_head = found[HEAD, TWO_STEP]
    assert (of_head.outcome, of_head.awaits_day, of_head.is_answered) == (Outcome.UNKNOWN, True, True)
    assert replace(of_head, undated=False) == findings()[HEAD, TWO_STEP]


def test_so_is_a_cause_of_which_nobody_knows_the_day():
    assert noted(findings(undated=tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}))) == {(HEAD, TWO_STEP)}


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize(("last_possible", "is_noted"), [(BEFORE, False), (TOLD, False), (SINCE, True)])
def test_what_is_known_of_the_last_day_that_is_possible_or_of_a_later_one_needs_it_no_more(
    is_on, last_possible, is_noted
):
    told = tell(HEAD, {**DONE, TWO_STEP_ENROLLED: is_on})
    assert noted(findings(told, undated=on(last_possible))) == ({(HEAD, TWO_STEP)} if is_noted else set())


def test_of_several_the_last_decides():
    assert noted(findings(on(), undated=[*on(SINCE), *on(BEFORE)])) == {(HEAD, TWO_STEP)}


def test_of_a_duty_that_does_not_concern_somebody_nothing_is_noted():
    union = findings(undated=tell("lota", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL}))
    assert union["lota", HELD].outcome is Outcome.NOT_APPLICABLE
    assert noted(union) == set()
    department = replace(LOTA, kind=OfficeKind.DEPARTMENT)
    assert ("lota", HELD) in noted(
        findings(undated=tell("lota", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL}), of=department)
    )


def test_that_an_office_has_no_account_of_its_own_answers_every_duty_of_an_account():
    nobody = replace(LOTA, accounts=())
    found = findings(undated=tell("lota", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}), of=nobody)
    assert {("lota", TWO_STEP), ("lota", RESET)} <= noted(found)
    found = findings(undated=tell("lota", {TWO_STEP_CAUSE: Cause.NO_CODE}), of=nobody)
    assert ("lota", RESET) not in noted(found)
    found = findings(undated=on(subject="lota"), of=nobody)
    assert {whose for whose, finding in found.items() if finding.undated} == {("lota", TWO_STEP)}


def test_an_office_that_told_long_ago_that_it_has_no_account_of_its_own_answers_each_duty_by_itself():
    told = tell("lota", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}, GROWN_OLD)
    found = findings(told, undated=on(subject="lota"), of=replace(LOTA, accounts=()))
    assert found["lota", TWO_STEP].had_no_own_account
    assert noted(found) == {("lota", TWO_STEP)}


def test_advice_awaits_no_day_of_an_answer_that_nobody_gave_to_it():
    found = findings(undated=on())
    assert {whose for whose, finding in found.items() if finding.undated} == {(HEAD, TWO_STEP)}
    found = findings(undated=tell(HEAD, {TWO_STEP_METHOD: Method.TOTP}))
    assert {whose for whose, finding in found.items() if finding.undated} == {(HEAD, METHOD)}


def test_what_may_lift_a_no_is_noted_of_it():
    anothers = {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_DEVICE: CodeDevice.ANOTHERS}
    told = tell(HEAD, {TWO_STEP_ENROLLED: False, **anothers})
    found = findings(told, undated=[*on(SINCE), *tell(HEAD, {TWO_STEP_DEVICE: CodeDevice.HOLDERS}, SINCE)])
    assert (found[HEAD, METHOD].outcome, found[HEAD, METHOD].undated) == (Outcome.FAIL, True)
    assert found[HEAD, TWO_STEP].undated


@pytest.mark.parametrize(("grade", "awaits"), [(Grade.DECLARED, False), (Grade.WITNESSED, True)])
def test_what_is_known_too_weakly_to_lift_a_no_awaits_no_day(grade, awaits):
    no = tell(HEAD, {TWO_STEP_ENROLLED: False}, TOLD, Grade.WITNESSED)
    undated = tell(HEAD, {TWO_STEP_ENROLLED: True}, SINCE, grade)
    assert noted(findings(no, undated=undated)) == ({(HEAD, TWO_STEP)} if awaits else set())


def test_a_cause_beside_a_no_and_a_no_beside_a_yes_await_their_day_however_weakly_they_are_known():
    seen_on, seen_off = (tell(HEAD, {TWO_STEP_ENROLLED: is_on}, TOLD, Grade.WITNESSED) for is_on in (True, False))
    assert noted(findings(seen_off, undated=tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, SINCE))) == {(HEAD, TWO_STEP)}
    assert noted(findings(seen_on, undated=tell(HEAD, {TWO_STEP_ENROLLED: False}, SINCE))) == {(HEAD, TWO_STEP)}


def test_a_slip_of_no_day_is_not_noted_beside_what_is_done():
    slip = [replace(each, source=SLIP) for each in on(SINCE)]
    assert noted(findings(on(), undated=slip)) == set()
    assert noted(findings(undated=slip)) == {(HEAD, TWO_STEP)}


@pytest.mark.parametrize(
    ("last_possible", "reason", "awaits"),
    [(FRESH, MissingReason.NEVER_TOLD, True), (FRESH - timedelta(1), MissingReason.STALE, False)],
)
def test_what_would_be_too_old_on_whichever_day_it_was_told_awaits_no_day_and_has_grown_old(
    last_possible, reason, awaits
):
    of_head = findings(undated=on(last_possible))[HEAD, TWO_STEP]
    assert (of_head.outcome, of_head.reason, of_head.awaits_day) == (Outcome.UNKNOWN, reason, awaits)


def test_an_act_does_not_grow_old_so_its_answer_awaits_the_day():
    told = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(TOLD)})
    assert findings(undated=told, day=TOLD + timedelta(BASELINE.fresh_days + 1))[HEAD, RESET].awaits_day


@pytest.mark.parametrize(
    ("told", "reason", "awaits"),
    [
        (When(DECIDED, TOLD), MissingReason.NEVER_TOLD, True),
        (When(DECIDED - timedelta(1), TOLD), MissingReason.DAY_UNSURE, False),
        (When.on(DECIDED - timedelta(1)), MissingReason.STALE, False),
    ],
    ids=["since the decision", "perhaps before it", "before it"],
)
def test_what_is_no_yes_since_the_decision_on_whichever_day_it_was_told_awaits_no_day(told, reason, awaits):
    of_head = findings(undated=tell(HEAD, {PASSWORD_CHANGED_ON: told}))[HEAD, RESET]
    assert (of_head.outcome, of_head.reason, of_head.awaits_day) == (Outcome.UNKNOWN, reason, awaits)


@pytest.mark.parametrize(
    ("holder_since", "reason"),
    [
        (DECIDED - timedelta(2), MissingReason.STALE),
        (DECIDED - timedelta(1), MissingReason.STALE),
        (DECIDED, MissingReason.NEW_HOLDER),
    ],
)
def test_what_the_present_holder_did_himself_before_the_decision_is_not_told_as_of_the_one_before(holder_since, reason):
    (head, clerk) = LOTA.accounts
    joined = replace(LOTA, accounts=(replace(head, holder_since=holder_since), clerk))
    undated = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(DECIDED - timedelta(1))})
    of_head = findings(undated=undated, of=joined)[HEAD, RESET]
    assert (of_head.reason, of_head.awaits_day) == (reason, False)


def test_an_answer_of_no_day_of_an_act_that_is_no_yes_awaits_its_day():
    found = findings(undated=tell(HEAD, {TWO_STEP_METHOD: Method.SMS}))
    assert (found[HEAD, METHOD].outcome, found[HEAD, METHOD].undated) == (Outcome.UNKNOWN, True)


@pytest.mark.parametrize("is_reversed", [False, True])
def test_of_several_that_could_count_on_no_day_the_last_says_why(is_reversed):
    (head, clerk) = LOTA.accounts
    joined = replace(LOTA, accounts=(replace(head, holder_since=TOLD), clerk))
    told = [*on(FRESH - timedelta(1)), *on(BEFORE)]
    undated = told[::-1] if is_reversed else told
    assert findings(undated=undated, of=joined)[HEAD, TWO_STEP].reason is MissingReason.NEW_HOLDER


def test_nor_does_it_where_the_same_was_told_again_on_a_day_that_is_known():
    told = tell(HEAD, {PASSWORD_CHANGED_ON: When(DECIDED - timedelta(1), BEFORE)}, BEFORE)
    of_head = findings(told, undated=tell(HEAD, {PASSWORD_CHANGED_ON: When(DECIDED - timedelta(1), TOLD)}))[HEAD, RESET]
    assert (of_head.reason, of_head.undated) == (MissingReason.DAY_UNSURE, False)


def test_what_was_told_under_another_password_rule_awaits_no_day():
    of_head = findings(undated=tell(HEAD, {PASSWORD_MEETS_RULE: RuleAnswer("length", met=True)}))
    assert of_head[HEAD, COMPOSITION].reason is MissingReason.OTHER_RULE
    assert noted(of_head) == set()


def test_that_answer_leaves_why_else_nothing_is_known():
    older = FRESH - timedelta(30)
    of_head = findings(on(older), undated=on(FRESH - timedelta(1)))[HEAD, TWO_STEP]
    assert (of_head.reason, of_head.observed_on, of_head.awaits_day) == (MissingReason.STALE, older, False)


@pytest.mark.parametrize(
    ("last_possible", "reason", "awaits"),
    [(TOLD, MissingReason.NEVER_TOLD, True), (BEFORE, MissingReason.NEW_HOLDER, False)],
)
def test_what_was_told_before_the_present_holder_came_awaits_no_day(last_possible, reason, awaits):
    (head, clerk) = LOTA.accounts
    joined = replace(LOTA, accounts=(replace(head, holder_since=TOLD), clerk))
    of_head = findings(undated=on(last_possible), of=joined)[HEAD, TWO_STEP]
    assert (of_head.reason, of_head.awaits_day) == (reason, awaits)


@pytest.mark.parametrize(("last_possible", "awaits"), [(BEFORE, False), (TOLD, True)])
def test_what_was_told_before_a_request_that_was_upheld_awaits_no_day(last_possible, awaits):
    told = tell(HEAD, {TWO_STEP_ENROLLED: True}, BEFORE - timedelta(1))
    upheld = [Upheld("lota", TWO_STEP, TOLD, SINCE)]
    of_head = findings(told, undated=on(last_possible), upheld=upheld)[HEAD, TWO_STEP]
    assert (of_head.reason, of_head.awaits_day) == (MissingReason.UPHELD, awaits)


@pytest.mark.parametrize(
    ("last_possible", "awaits"), [(FRESH - timedelta(1), False), (BEFORE, False), (TOLD, False), (SINCE, True)]
)
def test_what_an_unclear_answer_bars_awaits_only_the_day_of_a_later_one(last_possible, awaits):
    unclear = [UnclearAnswer((HEAD,), TWO_STEP_ENROLLED, Grade.DECLARED, TOLD, on()[0].reference)]
    of_head = findings(undated=on(last_possible), unclear=unclear)[HEAD, TWO_STEP]
    assert (of_head.reason, of_head.awaits_day) == (MissingReason.UNCLEAR, awaits)


def nobodys(told):
    return UnplacedAnswer((HEAD,), TWO_STEP_ENROLLED, told)


@pytest.mark.parametrize(
    ("days", "known", "told_on"),
    [
        ((), (), None),
        ((TOLD, SINCE), (), SINCE),
        ((SINCE,), (TOLD,), SINCE),
        ((GROWN_OLD - timedelta(1),), (GROWN_OLD,), GROWN_OLD),
    ],
    ids=["what is told is not known", "the last of several", "a yes before it", "a yes after it that grew old"],
)
def test_an_answer_of_the_office_of_nobody_known_is_noted_with_the_last_day_of_which_something_is_told(
    days, known, told_on
):
    no = [replace(told, value=False) for day in days for told in on(day)]
    answers = [nobodys(told) for told in no] or [nobodys(None)]
    found = findings([told for day in known for told in on(day)], unplaced=answers)[HEAD, TWO_STEP]
    assert (found.outcome, found.unplaced, found.observed_on, found.is_answered) == (
        Outcome.UNKNOWN,
        True,
        told_on,
        True,
    )


def test_what_was_recorded_of_nobody_known_is_no_answer_of_the_office():
    (recorded,) = on()
    found = findings(unplaced=[nobodys(replace(recorded, grade=Grade.EXPORTED, source="export"))])[HEAD, TWO_STEP]
    assert (found.outcome, found.unplaced, found.is_answered) == (Outcome.UNKNOWN, False, False)
