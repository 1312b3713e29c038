"""An answer whose day or owner is still to be settled counts for nothing, and who gave it is not asked as if nobody had answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from changing import replace
from small_upazila import BASELINE, DAY, DONE, HELD, RESET, TOLD, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.baseline import Level
from auditor.model.evidence import UnplacedAnswer
from auditor.model.facts import OFFICIAL_EMAIL, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause, MailboxKind
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind, Roster

LOTA = office("lota", ("head", "clerk"))
HEAD = "lota/head"
BEFORE, SINCE = TOLD - timedelta(1), TOLD + timedelta(1)
GROWN_OLD = DAY - timedelta(181)


def findings(told=(), undated=(), unplaced=(), of=LOTA):
    evidence = FolderEvidence(tuple(told), (), (), (), undated=tuple(undated), unplaced=tuple(unplaced))
    ((assessment, _),) = judge(Roster((of,)), JudgingInput.of(evidence, BASELINE, (), DAY))
    return {(finding.subject, finding.policy): finding for finding in assessment.findings}


def noted(found):
    """Return the duties of whom an answer came whose day is still to be settled; advice reads the same facts."""
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
