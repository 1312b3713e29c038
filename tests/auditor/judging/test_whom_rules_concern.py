"""Whom the rules concern: kinds of office, accounts that left, users not listed, accounts out of use."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import (
    COMPOSITION,
    DONE,
    ELEVEN,
    HELD,
    NINE,
    NOT_DONE,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    USED,
    judged,
    meeting,
    office,
    tell,
)

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import ACTIVE, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Finding, Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind

HEAD = "lota/head"
LOTA = office("lota")
FISHERIES = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)
ORDERED = (PROFILE, RESET, COMPOSITION, TWO_STEP)
OF_ELEVEN = [(policy, ELEVEN) for policy in ORDERED]
OF_NINE = [(policy, NINE) for policy in (HELD, USED)]
ADVISED = ("two-step-method", "password-strength", "password-reuse", "password-breached", "account-not-shared")


def concerned(of, observations=()):
    """Return (policy, decision) of the findings that apply, in their order."""
    (assessment,) = judged(meeting([of], observations))
    return [
        (finding.policy, finding.decision)
        for finding in assessment.of(level=Level.SHALL)
        if finding.outcome is not Outcome.NOT_APPLICABLE
    ]


CONCERNED = {
    "a union: decision 11": (office("lota", kind=OfficeKind.UNION), OF_ELEVEN),
    "a digital centre: decision 11": (office("lota-udc", kind=OfficeKind.UDC), OF_ELEVEN),
    "a department: both": (FISHERIES, OF_ELEVEN + OF_NINE),
    "the UNO's office: none": (office("uno", kind=OfficeKind.UNO), []),
    "another office: none": (office("bank", kind=OfficeKind.OTHER), []),
    "the UNO's office that checks itself: both, as a department": (
        office("uno", kind=OfficeKind.UNO, voluntary=True),
        OF_ELEVEN + OF_NINE,
    ),
    "a union that checks itself: both, as a department": (office("lota", voluntary=True), OF_ELEVEN + OF_NINE),
}


@pytest.mark.parametrize(("of", "decisions"), CONCERNED.values(), ids=CONCERNED)
def test_a_decision_concerns_the_kinds_of_office_it_names(of, decisions):
    assert concerned(of) == decisions


@pytest.mark.parametrize("kind", OfficeKind)
def test_advice_concerns_every_kind_of_office(kind):
    (assessment,) = judged(meeting([office("lota", kind=kind)]))
    assert tuple(finding.policy for finding in assessment.of(level=Level.SHOULD)) == ADVISED
    assert {finding.outcome for finding in assessment.of(level=Level.SHOULD)} == {Outcome.UNKNOWN}


def test_what_a_decision_does_not_concern_is_said_once_an_office_and_why():
    (assessment,) = judged(meeting([office("bank", ("a", "b"), OfficeKind.OTHER)], tell("bank/a", DONE)))
    assert list(assessment.of(level=Level.SHALL)) == [
        Finding("bank", policy, decision, Level.SHALL, Outcome.NOT_APPLICABLE, code="not-named")
        for policy, decision in OF_ELEVEN + OF_NINE
    ]


def unknown(subject, policy, reason, **more):
    return Finding(subject, policy, ELEVEN, Level.SHALL, Outcome.UNKNOWN, reason=reason, **more)


def of_eleven(of, observations=()):
    (assessment,) = judged(meeting([of], observations))
    return list(assessment.of(decision=ELEVEN))


GONE = replace(LOTA, left=True)
ONE_GONE = replace(LOTA, accounts=tuple(replace(account, left=True) for account in LOTA.accounts))


@pytest.mark.parametrize("left", [GONE, ONE_GONE], ids=["office", "account"])
def test_who_left_the_list_unexplained_keeps_no_yes_but_has_answered(left):
    (assessment,) = judged(meeting([left], tell(HEAD, DONE)))
    assert list(assessment.of(decision=ELEVEN)) == [
        unknown(HEAD, policy, MissingReason.LEFT_ROSTER, observed_on=TOLD, source="register") for policy in ORDERED
    ]
    assert assessment.answered
    (silent,) = judged(meeting([left]))
    assert {(finding.reason, finding.observed_on) for finding in silent.of(decision=ELEVEN)} == {
        (MissingReason.LEFT_ROSTER, None)
    }
    assert not silent.answered


@pytest.mark.parametrize("left", [GONE, ONE_GONE], ids=["office", "account"])
def test_a_no_of_who_left_the_list_unexplained_stays_a_no(left):
    found = of_eleven(left, tell(HEAD, NOT_DONE))
    assert {(finding.outcome, finding.subject) for finding in found} == {(Outcome.FAIL, HEAD)}
    assert {finding.reason for finding in found} == {MissingReason.LEFT_ROSTER}
    assert of_eleven(left, [*tell(HEAD, NOT_DONE, date(2024, 1, 30)), *tell(HEAD, DONE)])[0].outcome is Outcome.UNKNOWN


def test_of_an_account_that_left_only_its_own_duties_are_not_known():
    stayed, gone = office("lota", ("head", "clerk")).accounts
    findings = of_eleven(replace(LOTA, accounts=(stayed, replace(gone, left=True))), tell("lota/clerk", DONE))
    assert {finding.reason for finding in findings if finding.subject == HEAD} == {MissingReason.NEVER_TOLD}


def test_an_office_without_accounts_is_unknown_itself():
    assert of_eleven(replace(LOTA, accounts=())) == [
        unknown("lota", policy, MissingReason.NO_ACCOUNT_LISTED) for policy in ORDERED
    ]


@pytest.mark.parametrize(
    ("counted", "unlisted"),
    [(0, []), (1, []), (2, ["lota/unlisted-1"]), (4, ["lota/unlisted-1", "lota/unlisted-2", "lota/unlisted-3"])],
)
def test_each_user_beyond_the_accounts_listed_is_unknown_by_number(counted, unlisted):
    findings = of_eleven(replace(LOTA, user_count=counted), tell(HEAD, NOT_DONE))
    assert [finding for finding in findings if finding.subject != HEAD] == [
        unknown(subject, policy, MissingReason.NO_ACCOUNT_LISTED) for policy in ORDERED for subject in unlisted
    ]
    assert {finding.outcome for finding in findings if finding.subject == HEAD} == {Outcome.FAIL}


def test_users_that_are_counted_where_no_account_is_listed_are_numbered_too():
    findings = of_eleven(replace(LOTA, accounts=(), user_count=2))
    assert [finding.subject for finding in findings if finding.policy == RESET] == [
        "lota/unlisted-1",
        "lota/unlisted-2",
    ]


OUT_OF_USE = {
    "nobody knows": ({}, Grade.DECLARED, None),
    "in use, seen": ({ACTIVE: True}, Grade.WITNESSED, None),
    "out of use, the office says": ({ACTIVE: False}, Grade.DECLARED, None),
    "out of use, the self-check says": ({ACTIVE: False}, Grade.SELF_CHECKED, None),
    "out of use, seen": ({ACTIVE: False}, Grade.WITNESSED, Grade.WITNESSED),
    "out of use, by the system's record": ({ACTIVE: False}, Grade.EXPORTED, Grade.EXPORTED),
}


@pytest.mark.parametrize(("facts", "grade", "excused"), OUT_OF_USE.values(), ids=OUT_OF_USE)
def test_an_account_out_of_use_is_excused_only_by_what_somebody_saw_and_says_how_it_is_known(facts, grade, excused):
    findings = of_eleven(LOTA, [*tell(HEAD, DONE), *tell(HEAD, facts, grade=grade)])
    expected = {Outcome.PASS} if excused is None else {Outcome.NOT_APPLICABLE}
    assert {finding.outcome for finding in findings} == expected
    if excused is not None:
        assert findings == [
            Finding(HEAD, policy, ELEVEN, Level.SHALL, Outcome.NOT_APPLICABLE, code="not-in-use", grade=excused)
            for policy in ORDERED
        ]


@pytest.mark.parametrize(
    ("facts", "grade", "days", "excused"),
    [
        (NOT_DONE, Grade.SELF_CHECKED, 1, False),
        ({TWO_STEP_ENROLLED: False}, Grade.WITNESSED, 1, False),
        ({TWO_STEP_ENROLLED: True}, Grade.WITNESSED, 1, False),
        ({TWO_STEP_ENROLLED: False}, Grade.WITNESSED, 0, True),
        (NOT_DONE, Grade.DECLARED, 1, True),
        ({TWO_STEP_ENROLLED: False}, Grade.EXPORTED, 1, True),
        ({TWO_STEP_CAUSE: Cause.LOCKED_OUT}, Grade.WITNESSED, 1, True),
    ],
)
def test_an_account_that_was_seen_in_use_since_or_checked_by_who_holds_it_is_out_of_use_no_more(
    facts, grade, days, excused
):
    off = tell(HEAD, {ACTIVE: False}, TOLD, Grade.EXPORTED)
    findings = of_eleven(LOTA, [*off, *tell(HEAD, facts, TOLD + timedelta(days), grade)])
    assert ({finding.outcome for finding in findings} == {Outcome.NOT_APPLICABLE}) is excused


def test_an_account_seen_out_of_use_long_ago_is_judged_again():
    seen = tell(HEAD, {ACTIVE: False}, date(2022, 1, 1), Grade.WITNESSED)
    assert {finding.outcome for finding in of_eleven(LOTA, seen)} == {Outcome.UNKNOWN}


@pytest.mark.parametrize("told", [DONE, NOT_DONE])
def test_of_an_office_that_left_with_its_accounts_the_day_of_its_answer_is_kept(told):
    left = replace(LOTA, left=True, accounts=tuple(replace(account, left=True) for account in LOTA.accounts))
    assert {finding.observed_on for finding in of_eleven(left, tell(HEAD, told))} == {TOLD}


def test_of_an_account_that_left_the_cause_of_a_no_is_told_still():
    left = replace(LOTA, accounts=(replace(LOTA.accounts[0], left=True),))
    told = tell(HEAD, {**NOT_DONE, TWO_STEP_CAUSE: Cause.VACANT})
    assert {finding.cause for finding in of_eleven(left, told)} == {None, Cause.VACANT}


def test_of_two_records_of_one_day_that_do_not_agree_an_account_is_in_use():
    off, on = (tell(HEAD, {ACTIVE: is_on}, TOLD, Grade.EXPORTED) for is_on in (False, True))
    assert {finding.outcome for finding in of_eleven(LOTA, [*off, *on])} == {Outcome.UNKNOWN}
