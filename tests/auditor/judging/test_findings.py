"""What a finding says, value by value: outcome, code, cause, grade, days and source; and whom the rules concern at all."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import chain

import pytest
from changing import replace
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DECIDED,
    ELEVEN,
    HELD,
    MAIL,
    NINE,
    PROFILE,
    RESET,
    RULE,
    TOLD,
    TWO_STEP,
    USED,
    call,
    judged,
    meeting,
    office,
    tell,
)

from auditor.i18n import plain
from auditor.judging import engine
from auditor.judging.causes import enrolment
from auditor.judging.objections import side_known, side_told
from auditor.model.baseline import Level
from auditor.model.evidence import Evidence, Known, MissingReason, Unknown
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_READS,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_DEVICE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    CodeDevice,
    MailboxKind,
    Method,
    RuleAnswer,
    Strength,
)
from auditor.model.finding import Finding, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.policy import Fail, NotApplicable, Pass
from auditor.model.side import Side
from auditor.model.standing import office_status
from auditor.model.subjects import Account, OfficeKind
from auditor.model.when import When
from policies import two_step_enabled

HEAD = "lota/head"
LOTA = office("lota")
FISHERIES = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)


def found(observations, policy, subject=HEAD, of=LOTA):
    """Return what is found of one subject by one rule, from what was told."""
    (assessment,) = judged(meeting([of], observations))
    (finding,) = [finding for finding in assessment.findings if (finding.policy, finding.subject) == (policy, subject)]
    return finding


def ordered(policy, outcome, **more):
    return Finding(HEAD, policy, ELEVEN, Level.SHALL, outcome, **more)


def advised(policy, outcome, **more):
    return Finding(HEAD, policy, "", Level.SHOULD, outcome, **more)


def side(fact, *, value, grade=Grade.DECLARED, source="register", on=TOLD):
    return Side(fact.id, json.dumps(value), grade, source, on)


DECLARED = {"grade": Grade.DECLARED, "observed_on": TOLD, "source": "register"}
SAID = {
    "a reset with its day": (
        RESET,
        {PASSWORD_CHANGED_ON: When.on(date(2024, 2, 2))},
        ordered(RESET, Outcome.PASS, done_on="2024-02-02", **DECLARED),
    ),
    "a reset since the decision, its day forgotten": (
        RESET,
        {PASSWORD_CHANGED_ON: When.since(DECIDED, TOLD)},
        ordered(RESET, Outcome.PASS, done_on="2024-01-18/2024-02-10", **DECLARED),
    ),
    "no reset since the decision": (
        RESET,
        {PASSWORD_CHANGED_ON: When.not_since(DECIDED)},
        ordered(RESET, Outcome.FAIL, done_on="../2024-01-17", **DECLARED),
    ),
    "a password that meets the rule": (
        COMPOSITION,
        {PASSWORD_MEETS_RULE: RuleAnswer("upper+lower+symbol", met=True)},
        ordered(COMPOSITION, Outcome.PASS, **DECLARED),
    ),
    "a password judged by another rule": (
        COMPOSITION,
        {PASSWORD_MEETS_RULE: RuleAnswer("length", met=True)},
        ordered(COMPOSITION, Outcome.UNKNOWN, missing="password_meets_rule", reason=MissingReason.OTHER_RULE),
    ),
    "two-step off": (
        TWO_STEP,
        {TWO_STEP_ENROLLED: False},
        ordered(TWO_STEP, Outcome.FAIL, code="off", **DECLARED),
    ),
    "two-step off, for a cause": (
        TWO_STEP,
        {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.ON_LEAVE},
        ordered(TWO_STEP, Outcome.FAIL, code="off", cause=Cause.ON_LEAVE, **DECLARED),
    ),
    "two-step on, whatever cause of two-step was told": (
        TWO_STEP,
        {TWO_STEP_ENROLLED: True, TWO_STEP_CAUSE: Cause.MIGRATION},
        ordered(TWO_STEP, Outcome.PASS, **DECLARED),
    ),
    "two-step on, and who has the post is away": (
        TWO_STEP,
        {TWO_STEP_ENROLLED: True, TWO_STEP_CAUSE: Cause.ON_LEAVE},
        ordered(TWO_STEP, Outcome.PASS, cause=Cause.ON_LEAVE, **DECLARED),
    ),
    "two-step on, but a login did not ask": (
        TWO_STEP,
        {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: False},
        ordered(
            TWO_STEP,
            Outcome.FAIL,
            code="not-demanded",
            refuted=(side(TWO_STEP_ENROLLED, value=True), side(TWO_STEP_DEMANDED, value=False)),
            **DECLARED,
        ),
    ),
    "nothing about two-step but a cause": (
        TWO_STEP,
        {TWO_STEP_CAUSE: Cause.VACANT},
        ordered(
            TWO_STEP,
            Outcome.UNKNOWN,
            missing="two_step_enrolled",
            reason=MissingReason.NEVER_TOLD,
            cause_on=TOLD,
            cause_source="register",
            cause=Cause.VACANT,
        ),
    ),
    "a cause is of two-step alone": (
        PROFILE,
        {PROFILE_UPDATED_ON: When.not_since(DECIDED), TWO_STEP_CAUSE: Cause.VACANT},
        ordered(PROFILE, Outcome.FAIL, done_on="../2024-01-17", **DECLARED),
    ),
    "nothing": (
        PROFILE,
        {},
        ordered(PROFILE, Outcome.UNKNOWN, missing="profile_updated_on", reason=MissingReason.NEVER_TOLD),
    ),
    "advice that is followed": (
        "two-step-method",
        {TWO_STEP_METHOD: Method.TOTP},
        advised("two-step-method", Outcome.PASS, **DECLARED),
    ),
    "advice that is not followed": (
        "password-strength",
        {PASSWORD_STRENGTH: Strength.WEAK},
        advised("password-strength", Outcome.FAIL, **DECLARED),
    ),
    "a shared account": ("account-not-shared", {SHARED: True}, advised("account-not-shared", Outcome.FAIL, **DECLARED)),
}


@pytest.mark.parametrize(("policy", "facts", "finding"), SAID.values(), ids=SAID)
def test_a_finding_says_what_was_told_how_it_is_known_and_since_when(policy, facts, finding):
    assert found(tell(HEAD, facts), policy) == finding


def test_a_finding_bears_the_grade_day_and_source_of_the_evidence_it_rests_on():
    slip = tell(HEAD, {TWO_STEP_ENROLLED: True}, date(2024, 2, 12), Grade.WITNESSED, "witness")
    other = tell(HEAD, {PROFILE_UPDATED_ON: When.not_since(DECIDED)})
    assert found(slip + other, TWO_STEP) == ordered(
        TWO_STEP, Outcome.PASS, grade=Grade.WITNESSED, observed_on=date(2024, 2, 12), source="witness"
    )


def test_a_newer_weaker_claim_that_says_the_same_does_not_lower_the_grade_of_what_was_seen():
    seen = tell(HEAD, {PROFILE_UPDATED_ON: When.on(date(2024, 2, 1))}, date(2024, 2, 1), Grade.WITNESSED, "witness")
    claim = tell(HEAD, {PROFILE_UPDATED_ON: When.on(date(2024, 2, 9))}, TOLD)
    assert found(seen + claim, PROFILE) == found(seen, PROFILE)
    assert found(seen + claim, PROFILE).grade is Grade.WITNESSED
    record = tell(HEAD, {PROFILE_UPDATED_ON: When.on(date(2024, 2, 1))}, date(2024, 2, 1), Grade.EXPORTED, "record")
    later = tell(HEAD, {PROFILE_UPDATED_ON: When.on(date(2024, 2, 9))}, TOLD, Grade.WITNESSED, "witness")
    assert found(record + later, PROFILE) == replace(found(record, PROFILE), unanswered=False)


def test_a_day_that_may_lie_before_the_decision_is_unknown_until_the_day_is_told():
    around = When(date(2024, 1, 10), date(2024, 1, 30))
    assert found(tell(HEAD, {PASSWORD_CHANGED_ON: around}), RESET) == ordered(
        RESET, Outcome.UNKNOWN, missing="password_changed_on", reason=MissingReason.DAY_UNSURE, observed_on=TOLD
    )


def test_what_overruled_something_says_so():
    seen = tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 1), Grade.EXPORTED, "export")
    later = tell(HEAD, {TWO_STEP_ENROLLED: True}, TOLD)
    assert found(seen + later, TWO_STEP) == ordered(
        TWO_STEP,
        Outcome.FAIL,
        code="off",
        grade=Grade.EXPORTED,
        observed_on=date(2024, 2, 1),
        source="export",
        conflict=True,
        refuted=(
            side(TWO_STEP_ENROLLED, value=True),
            side(TWO_STEP_ENROLLED, value=False, grade=Grade.EXPORTED, source="export", on=date(2024, 2, 1)),
        ),
    )


BEARS_OUT = {
    "a record says off, the office said on before: the claim is refuted, whenever it was made": (
        [(True, Grade.DECLARED, 1), (False, Grade.EXPORTED, 5)],
        (True, 1),
    ),
    "of several claims the last": (
        [(True, Grade.DECLARED, 1), (True, Grade.SELF_CHECKED, 3), (False, Grade.WITNESSED, 5)],
        (True, 3),
    ),
    "a claim that a login refuted, and that is taken back since": (
        [(True, Grade.DECLARED, 1), (False, Grade.WITNESSED, 5), (False, Grade.DECLARED, 8)],
        (True, 1),
    ),
    "a claim that was taken back before a login was seen": (
        [(True, Grade.DECLARED, 1), (False, Grade.DECLARED, 3), (False, Grade.WITNESSED, 5)],
        None,
    ),
    "a claim that was taken back on the day of a login": (
        [(True, Grade.DECLARED, 1), (False, Grade.DECLARED, 5), (False, Grade.WITNESSED, 5)],
        None,
    ),
    "a claim that was taken back, and made again": (
        [(True, Grade.DECLARED, 1), (False, Grade.DECLARED, 3), (True, Grade.DECLARED, 4), (False, Grade.WITNESSED, 5)],
        (True, 4),
    ),
    "a claim of afterwards that was taken back": (
        [(False, Grade.WITNESSED, 1), (True, Grade.DECLARED, 5), (False, Grade.DECLARED, 8)],
        None,
    ),
    "one of before that stood, and one of afterwards that was taken back": (
        [(True, Grade.DECLARED, 1), (False, Grade.WITNESSED, 3), (True, Grade.DECLARED, 5), (False, Grade.DECLARED, 8)],
        (True, 1),
    ),
    "a self-check of afterwards that something less known denies": (
        [(False, Grade.WITNESSED, 1), (True, Grade.SELF_CHECKED, 5), (False, Grade.DECLARED, 8)],
        (True, 5),
    ),
    "a claim of afterwards": ([(False, Grade.WITNESSED, 1), (True, Grade.DECLARED, 5)], (True, 5)),
    "seen on before, off now: it was so then": ([(True, Grade.WITNESSED, 1), (False, Grade.EXPORTED, 5)], None),
    "said on, then said off": ([(True, Grade.DECLARED, 1), (False, Grade.DECLARED, 5)], None),
    "said off, and off": ([(False, Grade.DECLARED, 1), (False, Grade.EXPORTED, 5)], None),
}


@pytest.mark.parametrize(("told", "claim"), BEARS_OUT.values(), ids=BEARS_OUT)
def test_a_claim_that_what_was_seen_or_recorded_does_not_bear_out_is_kept_beside_it_as_a_conflict(told, claim):
    answers = [
        seen
        for value, grade, day in told
        for seen in tell(HEAD, {TWO_STEP_ENROLLED: value}, date(2024, 2, day), grade, "source")
    ]
    finding = found(answers, TWO_STEP)
    assert finding.outcome is Outcome.FAIL
    kept = [(json.loads(side.value), side.on.day) for side in finding.refuted]
    assert kept == ([] if claim is None else [claim, (False, kept[-1][1])])
    assert finding.conflict is (claim is not None)


SINCE_A_SELF_CHECK = {
    "a claim": ([(True, 5)], True),
    "a claim that was taken back": ([(True, 5), (False, 8)], False),
    "a claim that was denied on its day": ([(True, 5), (False, 5)], True),
    "a claim that was taken back, and made again": ([(True, 5), (False, 8), (True, 9)], True),
    "a no": ([(False, 5)], False),
}


@pytest.mark.parametrize(("told", "is_told_otherwise"), SINCE_A_SELF_CHECK.values(), ids=SINCE_A_SELF_CHECK)
def test_what_a_self_check_found_undone_is_told_otherwise_as_long_as_what_was_told_since_is_not_taken_back(
    told, is_told_otherwise
):
    checked = tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 1), Grade.SELF_CHECKED)
    since = (tell(HEAD, {TWO_STEP_ENROLLED: value}, date(2024, 2, day)) for value, day in told)
    finding = found([*checked, *chain.from_iterable(since)], TWO_STEP)
    assert (finding.is_no, finding.conflict, finding.is_checked_otherwise) == (True, *[is_told_otherwise] * 2)


def test_a_claim_of_a_later_day_is_not_taken_back_by_one_of_an_earlier_day_that_was_told_after_it():
    told = [
        seen
        for value, on, grade in (
            (date(2024, 2, 1), date(2024, 2, 2), Grade.DECLARED),
            (date(2024, 1, 2), date(2024, 2, 3), Grade.DECLARED),
            (date(2024, 1, 5), date(2024, 2, 5), Grade.EXPORTED),
        )
        for seen in tell(HEAD, {PASSWORD_CHANGED_ON: When.on(value)}, on, grade, "source")
    ]
    finding = found(told, RESET)
    assert (finding.outcome, finding.conflict) == (Outcome.FAIL, True)
    assert [each.on for each in finding.refuted] == [date(2024, 2, 2), date(2024, 2, 5)]


def test_what_the_holder_says_and_the_record_of_before_that_bars_it_are_both_kept_and_it_is_not_known():
    record = tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 1), Grade.EXPORTED, "exports")
    finding = found([*record, *tell(HEAD, {TWO_STEP_ENROLLED: True, HOLDER_SINCE: date(2024, 2, 5)})], TWO_STEP)
    assert (finding.outcome, finding.reason, finding.is_no) == (Outcome.UNKNOWN, MissingReason.NEW_HOLDER, False)
    assert finding.refuted == (
        side(TWO_STEP_ENROLLED, value=True),
        side(TWO_STEP_ENROLLED, value=False, grade=Grade.EXPORTED, source="exports", on=date(2024, 2, 1)),
    )


def test_a_login_of_the_holder_before_that_asked_for_no_code_makes_the_present_one_not_done_by_nothing():
    seen = tell(HEAD, {TWO_STEP_DEMANDED: False}, date(2024, 2, 1), Grade.WITNESSED)
    finding = found([*seen, *tell(HEAD, {TWO_STEP_ENROLLED: True, HOLDER_SINCE: date(2024, 2, 5)})], TWO_STEP)
    assert (finding.outcome, finding.reason, finding.missing) == (
        Outcome.UNKNOWN, MissingReason.NEW_HOLDER, "two_step_demanded",
    )  # fmt: skip
    assert [(each.fact, each.on) for each in finding.refuted] == [
        ("two_step_enrolled", TOLD), ("two_step_demanded", date(2024, 2, 1)),
    ]  # fmt: skip
    assert found([*seen, *tell(HEAD, {TWO_STEP_ENROLLED: True})], TWO_STEP).outcome is Outcome.FAIL


def test_a_login_long_ago_that_asked_for_no_code_is_still_what_refutes_the_yes_that_was_told_since():
    seen = tell(HEAD, {TWO_STEP_DEMANDED: False}, date(2023, 1, 20), Grade.WITNESSED)
    finding = found([*seen, *tell(HEAD, {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: True})], TWO_STEP)
    assert (finding.code, finding.is_told_but_undone) == ("not-demanded", True)
    assert finding.refuted[-1].on == date(2023, 1, 20)


@pytest.mark.parametrize("later", [{TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: True}, {TWO_STEP_ENROLLED: True}])
def test_a_yes_that_is_told_after_a_login_was_seen_on_but_without_a_code_is_refuted_by_what_was_seen(later):
    seen = tell(HEAD, {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: False}, date(2024, 2, 1), Grade.WITNESSED)
    assert not found(seen, TWO_STEP).is_told_but_undone
    finding = found([*seen, *tell(HEAD, later, date(2024, 2, 8))], TWO_STEP)
    assert (finding.code, finding.is_told_but_undone) == ("not-demanded", True)
    assert [side.on for side in finding.refuted] == [date(2024, 2, 8), date(2024, 2, 1)]


ON, OFF = {TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: False}
RECORDED = tell(HEAD, ON, date(2024, 2, 14), Grade.EXPORTED, "exports")
NO_LONGER = {
    "told, recorded, seen off": ([*tell(HEAD, ON), *RECORDED], OFF, True),
    "told, recorded, asked for no code": ([*tell(HEAD, {**ON, TWO_STEP_DEMANDED: True}), *RECORDED], {TWO_STEP_DEMANDED: False}, True),
    "told again since": ([*tell(HEAD, ON), *RECORDED, *tell(HEAD, ON, date(2024, 2, 15))], OFF, True),
    "told otherwise since, and again": (
        [*RECORDED, *tell(HEAD, OFF, date(2024, 2, 15)), *tell(HEAD, ON, date(2024, 2, 16))], OFF, False,
    ),
    "told after it was seen": ([*RECORDED, *tell(HEAD, ON, date(2024, 2, 19))], OFF, False),
    "never recorded": (tell(HEAD, ON), OFF, False),
    "recorded, and never told": (RECORDED, OFF, True),
}  # fmt: skip


@pytest.mark.parametrize(("before", "seen", "no_longer"), NO_LONGER.values(), ids=NO_LONGER)
def test_what_is_seen_undone_after_it_was_recorded_done_is_no_longer_so_and_no_word_was_wrong(before, seen, no_longer):
    finding = found([*before, *tell(HEAD, seen, date(2024, 2, 18), Grade.WITNESSED)], TWO_STEP)
    assert finding.outcome is Outcome.FAIL
    assert (finding.is_no_longer_so, finding.is_told_but_undone, finding.is_seen_otherwise) == (
        no_longer, not no_longer, True,
    )  # fmt: skip
    assert finding.refuted[-1].on == date(2024, 2, 18)
    if no_longer:
        assert finding.refuted[0] == side_told(RECORDED[0])


def test_a_better_way_told_that_only_a_login_of_before_bars_is_still_as_good_as_that_one():
    sms = tell(HEAD, {TWO_STEP_METHOD: Method.SMS}, date(2024, 2, 1), Grade.WITNESSED)
    app = tell(HEAD, {TWO_STEP_METHOD: Method.TOTP}, date(2024, 2, 1), Grade.WITNESSED)
    key = tell(HEAD, {TWO_STEP_METHOD: Method.KEY, HOLDER_SINCE: date(2024, 2, 5)})
    assert found([*sms, *key], "two-step-method").reason is MissingReason.NEW_HOLDER
    assert found([*app, *key], "two-step-method").outcome is Outcome.PASS


LONG_BEFORE = date(2023, 5, 18)
"""A day on which a login was seen, or said to be: before the decision."""


def test_a_profile_that_was_found_right_before_the_decision_undoes_nothing_that_was_told_since():
    seen = tell(HEAD, {PROFILE_UPDATED_ON: When.on(LONG_BEFORE)}, LONG_BEFORE, Grade.WITNESSED)
    assert found([*seen, *tell(HEAD, {PROFILE_UPDATED_ON: When.on(TOLD)})], PROFILE).outcome is Outcome.PASS


@pytest.mark.parametrize("grade", [Grade.DECLARED, Grade.WITNESSED])
def test_what_was_found_done_before_the_decision_does_not_say_that_it_was_not_done_since(grade):
    told = tell(HEAD, {PROFILE_UPDATED_ON: When.on(LONG_BEFORE)}, LONG_BEFORE, grade)
    assert found(told, PROFILE) == ordered(
        PROFILE,
        Outcome.UNKNOWN,
        missing="profile_updated_on",
        reason=MissingReason.BEFORE_START,
        observed_on=LONG_BEFORE,
    )
    for on in (DECIDED, TOLD):
        said_since = tell(HEAD, {PROFILE_UPDATED_ON: When.on(LONG_BEFORE)}, on, grade)
        assert found(said_since, PROFILE).outcome is Outcome.FAIL


@pytest.mark.parametrize("grade", [Grade.DECLARED, Grade.WITNESSED])
def test_a_no_since_the_decision_stands_whatever_was_found_right_before_it_and_is_what_refutes_a_later_yes(grade):
    before = tell(HEAD, {PROFILE_UPDATED_ON: When.on(LONG_BEFORE)}, LONG_BEFORE, Grade.WITNESSED)
    undone = tell(HEAD, {PROFILE_UPDATED_ON: When.not_since(DECIDED)}, date(2024, 2, 5), grade)
    assert found([*before, *undone], PROFILE).outcome is Outcome.FAIL
    finding = found([*before, *undone, *tell(HEAD, {PROFILE_UPDATED_ON: When.on(TOLD)})], PROFILE)
    if grade is Grade.DECLARED:
        assert finding.outcome is Outcome.PASS
    else:
        assert (finding.outcome, [side.on for side in finding.refuted]) == (Outcome.FAIL, [TOLD, date(2024, 2, 5)])


def test_a_profile_seen_undone_before_the_decision_neither_accuses_nor_bars_what_is_told_of_the_time_since():
    before = date(2024, 1, 10)
    undone = tell(HEAD, {PROFILE_UPDATED_ON: When(None, before)}, before, Grade.WITNESSED)
    assert found(undone, PROFILE) == ordered(
        PROFILE, Outcome.UNKNOWN, missing="profile_updated_on", reason=MissingReason.BEFORE_START, observed_on=before
    )
    done = found([*undone, *tell(HEAD, {PROFILE_UPDATED_ON: When.on(TOLD)})], PROFILE)
    assert (done.outcome, done.conflict, done.refuted) == (Outcome.PASS, False, ())


@pytest.mark.parametrize("seen", [When.on(LONG_BEFORE), When(None, LONG_BEFORE)], ids=["right", "not right"])
def test_beside_a_no_since_the_decision_a_profile_is_as_if_its_login_had_not_been_seen_before_the_decision(seen):
    before = tell(HEAD, {PROFILE_UPDATED_ON: seen}, LONG_BEFORE, Grade.WITNESSED)
    undone = tell(HEAD, {PROFILE_UPDATED_ON: When.not_since(DECIDED)}, date(2024, 2, 5))
    assert found([*before, *undone], PROFILE) == found(undone, PROFILE)


@pytest.mark.parametrize("grade", [Grade.DECLARED, Grade.WITNESSED])
@pytest.mark.parametrize("before", [date(2000, 1, 1), date(2023, 1, 20)])
def test_two_step_that_was_seen_on_too_long_ago_makes_a_later_no_neither_old_nor_doubtful(before, grade):
    on = {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: True, TWO_STEP_METHOD: Method.TOTP}
    off = tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 5), grade)
    answers = [*tell(HEAD, on, before, Grade.WITNESSED), *off]
    assert found(answers, TWO_STEP) == found(off, TWO_STEP)
    method = found(answers, "two-step-method")
    assert (method.outcome, method.reason, method.observed_on) == (Outcome.UNKNOWN, MissingReason.STALE, before)


def test_a_profile_seen_undone_bars_the_yes_of_the_holder_who_was_seen_and_both_are_kept():
    holder = tell(HEAD, {HOLDER_SINCE: date(2024, 2, 1)})
    undone = tell(HEAD, {PROFILE_UPDATED_ON: When.not_since(DECIDED)}, date(2024, 2, 5), Grade.WITNESSED)
    finding = found([*holder, *undone, *tell(HEAD, {PROFILE_UPDATED_ON: When.on(TOLD)})], PROFILE)
    assert (finding.outcome, finding.is_seen_otherwise) == (Outcome.FAIL, True)
    assert [side.on for side in finding.refuted] == [TOLD, date(2024, 2, 5)]


def test_a_way_that_is_told_and_does_not_do_is_a_no_by_what_was_told_and_not_by_a_login_at_which_no_code_came():
    off = tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 5), Grade.WITNESSED)
    method = found([*off, *tell(HEAD, {TWO_STEP_METHOD: Method.SMS})], "two-step-method")
    assert (method.outcome, method.refuted) == (Outcome.FAIL, ())
    assert (method.grade, method.observed_on) == (Grade.DECLARED, TOLD)


def test_an_app_told_long_ago_on_somebody_elses_phone_stays_a_no_whether_or_not_two_step_is_off():
    long_ago = date(2022, 2, 5)
    way = tell(HEAD, {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_DEVICE: CodeDevice.ANOTHERS}, long_ago)
    for beside in ((), tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 5))):
        method = found([*way, *beside], "two-step-method")
        assert (method.outcome, method.code) == (Outcome.FAIL, "anothers")


def test_mail_that_is_left_unread_stays_a_no_when_the_yes_to_sending_letters_has_grown_old():
    sent = tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: True}, date(2022, 2, 5))
    unread = tell("fisheries", {OFFICIAL_EMAIL_READS: False})
    used = found([*sent, *unread], USED, "fisheries", FISHERIES)
    assert (used.outcome, used.code) == (Outcome.FAIL, "not-read")


def test_what_passes_keeps_no_refuted_claim():
    seen = tell(HEAD, {TWO_STEP_ENROLLED: True}, date(2024, 2, 5), Grade.WITNESSED)
    assert found([*tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 1)), *seen], TWO_STEP).refuted == ()


@pytest.mark.parametrize(
    ("told_on", "demanded", "cleared_on"),
    [(TOLD, False, TOLD + timedelta(2)), (TOLD + timedelta(5), False, None), (TOLD, True, None)],
    ids=["since", "before", "nothing refuted it"],
)
def test_what_passes_tells_when_what_refuted_it_was_told_otherwise_where_that_was_since_it_was_told(
    told_on, demanded, cleared_on
):
    told = [
        *tell(HEAD, {TWO_STEP_ENROLLED: True}, told_on),
        *tell(HEAD, {TWO_STEP_DEMANDED: demanded}, TOLD + timedelta(1)),
        *tell(HEAD, {TWO_STEP_DEMANDED: True}, TOLD + timedelta(2)),
    ]
    finding = found(told, TWO_STEP)
    assert (finding.outcome, finding.cleared_on) == (Outcome.PASS, cleared_on)


def test_what_was_told_too_long_ago_is_unknown_with_the_day_it_was_last_told():
    long_ago = date(2023, 5, 1)
    assert found(tell(HEAD, {TWO_STEP_ENROLLED: True}, long_ago), TWO_STEP) == ordered(
        TWO_STEP, Outcome.UNKNOWN, missing="two_step_enrolled", reason=MissingReason.STALE, observed_on=long_ago
    )


WRITES_NO_MORE = tell("fisheries", {OFFICIAL_EMAIL_SENDS: True}, date(2023, 5, 1))


@pytest.mark.parametrize("grade", [Grade.DECLARED, Grade.WITNESSED])
@pytest.mark.parametrize("kind", [MailboxKind.NONE, MailboxKind.PERSONAL])
def test_an_office_without_an_address_whose_yes_to_the_use_has_grown_old_is_not_said_not_to_use_it(kind, grade):
    without = tell("fisheries", {OFFICIAL_EMAIL: kind}, grade=grade)
    old, untold = (found([*told, *without], USED, "fisheries", FISHERIES) for told in (WRITES_NO_MORE, ()))
    assert (old.outcome, old.waits_for) == (untold.outcome, untold.waits_for) == (Outcome.UNKNOWN, HELD)
    assert (old.reason, old.observed_on) == (MissingReason.STALE, date(2023, 5, 1))


@pytest.mark.parametrize(
    ("sends", "on", "code"),
    [(True, TOLD, "no-address"), (False, date(2023, 5, 1), "not-sent")],
    ids=["regularly", "not, long ago"],
)
def test_a_yes_to_the_use_that_counts_is_opposed_by_what_is_told_of_the_address_and_a_no_stays_one(sends, on, code):
    without = tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE})
    use = found([*tell("fisheries", {OFFICIAL_EMAIL_SENDS: sends}, on), *without], USED, "fisheries", FISHERIES)
    assert (use.outcome, use.code, use.waits_for) == (Outcome.FAIL, code, "")


def test_an_old_no_stays_a_no_until_somebody_tells_otherwise():
    long_ago = date(2023, 5, 1)
    off = tell(HEAD, {TWO_STEP_ENROLLED: False}, long_ago)
    assert found(off, TWO_STEP) == ordered(
        TWO_STEP,
        Outcome.FAIL,
        code="off",
        reason=MissingReason.STALE,
        grade=Grade.DECLARED,
        observed_on=long_ago,
        source="register",
    )
    later_but_old = tell(HEAD, {TWO_STEP_ENROLLED: True}, date(2023, 6, 1))
    assert found(off + later_but_old, TWO_STEP).outcome is Outcome.UNKNOWN
    assert found(off + tell(HEAD, {TWO_STEP_ENROLLED: True}), TWO_STEP).outcome is Outcome.PASS


def test_time_alone_takes_no_office_out_of_those_that_have_not_done_it():
    facts = {PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=False), TWO_STEP_ENROLLED: False}
    for day in (TOLD, date(2024, 8, 8), date(2024, 8, 9), date(2025, 8, 9)):
        (assessment,) = judged(meeting([LOTA], tell(HEAD, facts), day=day))
        assert office_status(assessment.of(decision=ELEVEN)) is Status.NOT_IMPLEMENTED
        assert assessment.answered


def test_a_no_of_the_holder_before_is_not_known_of_the_present_one_however_old():
    moved = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=TOLD),))
    for long_ago in (date(2024, 2, 1), date(2023, 5, 1)):
        off = tell(HEAD, {TWO_STEP_ENROLLED: False}, long_ago)
        assert found(off, TWO_STEP, of=moved).outcome is Outcome.UNKNOWN


def test_duties_of_an_office_are_found_of_the_office_and_not_of_its_accounts():
    observations = tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.PERSONAL})
    assert found(observations, HELD, "fisheries", FISHERIES) == Finding(
        "fisheries", HELD, NINE, Level.SHALL, Outcome.FAIL, code="personal", **DECLARED
    )
    (assessment,) = judged(meeting([FISHERIES], observations))
    assert {finding.subject for finding in assessment.of(decision=NINE)} == {"fisheries"}


def test_what_is_known_to_contradict_a_pass_of_an_office_fails_it():
    observations = tell("fisheries", {**MAIL, OFFICIAL_EMAIL_READS: False})
    assert found(observations, USED, "fisheries", FISHERIES).code == "not-read"


# A verdict on several facts, and verdicts of policies to come


def reading(evidence, _):
    """Read two facts, the younger first."""
    assert evidence[TWO_STEP_ENROLLED]
    assert evidence[PROFILE_UPDATED_ON]
    return Pass()


def by_rule(check, resolved):
    """Return what is found by a rule of our own over what is known of one account."""
    rule = next(rule for rule in BASELINE.rules if rule.policy.id == TWO_STEP)
    baseline = replace(BASELINE, rules=(replace(rule, policy=replace(rule.policy, check=check)),))
    evidence = {HEAD: Evidence(HEAD, resolved)}
    (finding,) = engine.judge_office(
        1, LOTA, evidence=evidence, contacts=(), baseline=baseline, against_causes={}
    ).findings
    return finding


def known(value, grade=Grade.DECLARED, on=TOLD, source="register", *, conflict=False):
    return Known(value, grade, on, source, conflict)


JANUARY, FEBRUARY = date(2024, 1, 30), date(2024, 2, 10)
RESTS_ON = {
    "the weaker grade and its source, the older day, wherever it comes from": (
        known(value=True, grade=Grade.WITNESSED, on=JANUARY, source="witness"),
        known(When.on(DECIDED), Grade.DECLARED, FEBRUARY, "register"),
        (Grade.DECLARED, JANUARY, "register", False),
    ),
    "the weaker grade, wherever it comes from": (
        known(value=True, grade=Grade.DECLARED, on=FEBRUARY, source="register"),
        known(When.on(DECIDED), Grade.EXPORTED, JANUARY, "export"),
        (Grade.DECLARED, JANUARY, "register", False),
    ),
    "of two equal grades the source of the older": (
        known(value=True, on=FEBRUARY, source="form"),
        known(When.on(DECIDED), on=JANUARY, source="register"),
        (Grade.DECLARED, JANUARY, "register", False),
    ),
    "a conflict in the first": (
        known(value=True, conflict=True),
        known(When.on(DECIDED)),
        (Grade.DECLARED, TOLD, "register", True),
    ),
    "a conflict in the second": (
        known(value=True),
        known(When.on(DECIDED), conflict=True),
        (Grade.DECLARED, TOLD, "register", True),
    ),
}


@pytest.mark.parametrize(("enrolled", "updated", "basis"), RESTS_ON.values(), ids=RESTS_ON)
def test_a_verdict_on_several_facts_is_known_as_well_as_the_weakest_and_since_the_oldest(enrolled, updated, basis):
    finding = by_rule(reading, {TWO_STEP_ENROLLED: enrolled, PROFILE_UPDATED_ON: updated})
    assert (finding.grade, finding.observed_on, finding.source, finding.conflict) == basis
    assert (finding.outcome, finding.done_on) == (Outcome.PASS, "2024-01-18")


DATED = (PROFILE_UPDATED_ON, PASSWORD_CHANGED_ON)


@pytest.mark.parametrize("earlier", DATED)
def test_of_two_days_of_an_act_a_finding_tells_that_of_the_fact_which_its_policy_reads_first(earlier):
    def check(evidence, _):
        return Pass() if evidence[PASSWORD_CHANGED_ON] and evidence[PROFILE_UPDATED_ON] else Fail("")

    resolved = {fact: known(When.on(JANUARY if fact is earlier else FEBRUARY)) for fact in DATED}
    assert by_rule(check, resolved).done_on == ("2024-01-30" if earlier is PASSWORD_CHANGED_ON else "2024-02-10")


def test_a_policy_may_say_that_it_does_not_concern_an_account():
    assert by_rule(lambda *_: NotApplicable("no-login"), {}) == ordered(
        TWO_STEP, Outcome.NOT_APPLICABLE, code="no-login"
    )


def test_a_policy_may_ask_whom_it_judges():
    def named(evidence, _):
        return Fail(evidence.subject) if evidence[TWO_STEP_ENROLLED] else Pass()

    assert by_rule(named, {TWO_STEP_ENROLLED: known(value=True)}).code == HEAD


def test_a_verdict_without_evidence_is_a_defect_and_names_the_policy():
    with pytest.raises(AssertionError, match=TWO_STEP):
        by_rule(lambda *_: Pass(), {TWO_STEP_ENROLLED: known(value=True)})


def test_a_cause_that_is_only_remembered_excuses_nothing():
    off = {TWO_STEP_ENROLLED: known(value=False)}
    old = Unknown(MissingReason.STALE, JANUARY, Cause.NO_CODE)
    assert by_rule(two_step_enabled.check, {**off, TWO_STEP_CAUSE: old}).cause is None
    assert by_rule(two_step_enabled.check, {**off, TWO_STEP_CAUSE: known(Cause.NO_CODE)}).cause is Cause.NO_CODE


# "The portal does not offer it"


def causes(portals, cause=Cause.NOT_OFFERED, portal="shared.example", **told):
    first, second = (office(name, portal=portal) for name in ("lota", "garuikhali"))
    enrolled = {TWO_STEP_ENROLLED: known(**told)} if told else {}
    evidence = {HEAD: Evidence(HEAD, {**enrolled, TWO_STEP_CAUSE: known(cause)})}
    found = [
        engine.judge_office(
            1,
            of,
            evidence=evidence,
            contacts=(),
            baseline=BASELINE,
            against_causes={HEAD: {Cause.NOT_OFFERED: side_known(TWO_STEP_ENROLLED, known(value=True))}}
            if of.portal in portals
            else {},
        )
        for of in (first, second)
    ]
    findings = [finding for assessment in found for finding in assessment.findings if finding.subject == HEAD]
    return {finding.cause for finding in findings if finding.cause and not finding.against_cause}


DOUBTED = {
    "nobody has it there: believed": ((), Cause.NOT_OFFERED, {Cause.NOT_OFFERED}),
    "somebody has it on another portal: believed": (("other.example",), Cause.NOT_OFFERED, {Cause.NOT_OFFERED}),
    "somebody has it on that portal: not believed": (("shared.example",), Cause.NOT_OFFERED, set()),
    "another cause is believed there too": (("shared.example",), Cause.NO_CODE, {Cause.NO_CODE}),
}


@pytest.mark.parametrize(("portals", "cause", "believed"), DOUBTED.values(), ids=DOUBTED)
def test_not_offered_is_believed_unless_another_account_of_that_portal_has_it(portals, cause, believed):
    assert causes(portals, cause, value=False) == believed
    assert causes(portals, cause) == believed, "also where nothing else was told of two-step"


@pytest.mark.parametrize(
    ("resolved", "has"),
    [
        ({TWO_STEP_ENROLLED: known(value=True)}, True),
        ({TWO_STEP_ENROLLED: known(value=False)}, False),
        ({TWO_STEP_ENROLLED: Unknown(MissingReason.STALE, stands=True)}, False),
        ({TWO_STEP_DEMANDED: known(value=True)}, False),
        ({}, False),
    ],
    ids=["on", "off", "once on, long ago", "asked for at login only", "nothing known"],
)
def test_an_account_has_two_step_only_where_it_is_known_to_be_on(resolved, has):
    assert (enrolment(Evidence(HEAD, resolved)) is not None) is has


# The assessment as a whole


def test_an_assessment_holds_the_offices_serial_the_office_and_its_talks():
    first, second = office("lota"), office("garuikhali", accounts=(Account("garuikhali/a", plain("a"), "login"),))
    contacts = (call("lota"), call("garuikhali", date(2024, 2, 3), "form"))
    assessments = judged(meeting([first, second], contacts=contacts))
    assert [(each.serial, each.office, each.contacts) for each in assessments] == [
        (1, first, contacts[:1]),
        (2, second, contacts[1:]),
    ]


def test_findings_stand_in_the_baselines_order_and_within_a_rule_in_that_of_the_accounts():
    (assessment,) = judged(meeting([office("lota", ("b", "a"))]))
    expected = [
        (rule.policy.id, subject)
        for rule in BASELINE.rules
        if rule.decision != NINE
        for subject in ("lota/b", "lota/a")
    ]
    assert [(each.policy, each.subject) for each in assessment.findings if each.decision != NINE] == expected


@pytest.mark.parametrize(("grade", "way"), [(Grade.WITNESSED, "video"), (Grade.SELF_CHECKED, ""), (Grade.EXPORTED, "")])
def test_a_finding_tells_by_which_way_it_was_witnessed_and_none_otherwise(grade, way):
    told = [replace(seen, way="video") for seen in tell(HEAD, {TWO_STEP_ENROLLED: True}, grade=grade)]
    assert found(told, TWO_STEP).way == way


def test_an_office_of_which_nothing_was_told_is_named_in_its_own_duties():
    (assessment,) = judged(meeting([FISHERIES]))
    assert {finding.subject for finding in assessment.findings if finding.policy in {HELD, USED}} == {"fisheries"}


def test_after_a_transfer_two_answers_of_one_day_that_the_reset_was_before_are_both_kept():
    moved = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=date(2024, 2, 1)),))
    told = [
        *tell(HEAD, {PASSWORD_CHANGED_ON: When.not_since(DECIDED)}),
        *(replace(seen, source="slip") for seen in tell(HEAD, {PASSWORD_CHANGED_ON: When.on(date(2024, 1, 25))})),
    ]
    finding = found(told, RESET, of=moved)
    assert (finding.outcome, finding.conflict, finding.unanswered) == (Outcome.FAIL, True, False)
    assert {side.source for side in finding.sides} == {"register", "slip"}
    recorded = [replace(seen, grade=Grade.EXPORTED, source="exports") for seen in told[:1]]
    assert found(recorded, RESET, of=moved).unanswered


def test_of_two_days_with_two_answers_the_sides_of_the_last_are_kept():
    seen = tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 1), Grade.WITNESSED)
    both = [
        answer
        for day in (date(2024, 2, 5), TOLD)
        for value in (False, True)
        for answer in tell(HEAD, {TWO_STEP_ENROLLED: value}, day)
    ]
    assert {side.on for side in found([*seen, *both], TWO_STEP).sides} == {TOLD}
