"""Offices are judged rule by rule: not knowing is UNKNOWN, and nothing passes without evidence."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from hypothesis import example, given
from hypothesis import strategies as st
from small_upazila import waiver_notes

from auditor import discovery
from auditor.i18n import Text, plain
from auditor.judging import causes, engine, waive
from auditor.judging.objections import side_known
from auditor.model.baseline import Level, Waiver
from auditor.model.evidence import Evidence, Known, MissingReason, Unknown
from auditor.model.facts import (
    ACTIVE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_BREACHED,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    MailboxKind,
    Method,
    RuleAnswer,
    Strength,
)
from auditor.model.finding import Finding, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.policy import Fail, NotApplicable, Pass
from auditor.model.standing import office_status
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.model.when import When
from auditor.workspace import baselines

DAY = date(2024, 2, 20)
BASELINE = baselines.parse("shipped", baselines.shipped("paikgacha-2024-01"), discovery.policies())
ACCOUNTS = tuple(Account(f"union/{post}", plain(post)) for post in ("secretary", "operator"))
UNION = Office(
    "union", Text(en="Union", bn="ইউনিয়ন"), OfficeKind.UNION, plain("head"), "union.example.gov.bd", accounts=ACCOUNTS
)
DEPARTMENT = replace(
    UNION, id="dept", kind=OfficeKind.DEPARTMENT, accounts=(Account("dept/officer", plain("officer")),)
)


def known(value, grade=Grade.DECLARED) -> Known:
    return Known(value, grade, date(2024, 2, 10), "test")


GOOD_ACCOUNT = {
    PROFILE_UPDATED_ON: known(When.on(date(2024, 2, 1))),
    PASSWORD_CHANGED_ON: known(When.on(date(2024, 2, 1))),
    PASSWORD_MEETS_RULE: known(RuleAnswer("upper+lower+symbol", met=True)),
    TWO_STEP_ENROLLED: known(value=True),
    TWO_STEP_METHOD: known(Method.TOTP),
    PASSWORD_STRENGTH: known(Strength.STRONG),
    PASSWORD_REUSED: known(value=False),
    PASSWORD_BREACHED: known(value=False),
    SHARED: known(value=False),
}
GOOD_OFFICE = {OFFICIAL_EMAIL: known(MailboxKind.OFFICIAL), OFFICIAL_EMAIL_SENDS: known(value=True)}


def good(office: Office) -> dict[str, Evidence]:
    return {office.id: Evidence(office.id, GOOD_OFFICE)} | {
        account.id: Evidence(account.id, GOOD_ACCOUNT) for account in office.accounts
    }


def judged(office: Office, evidence: dict[str, Evidence], portals=()):
    return engine.judge_office(
        1,
        office,
        evidence=evidence,
        contacts=(),
        baseline=BASELINE,
        against_causes={
            account.id: {Cause.NOT_OFFERED: side_known(TWO_STEP_ENROLLED, known(value=True))}
            for account in office.accounts
            if office.portal in portals
        },
    )


def status(assessment, decision: str) -> Status:
    return office_status(assessment.of(decision=decision, level=Level.SHALL))


@pytest.mark.parametrize("office", [UNION, DEPARTMENT])
def test_with_no_evidence_nothing_passes(office):
    found = judged(office, {})
    assert {one.outcome for one in found.findings} <= {Outcome.UNKNOWN, Outcome.NOT_APPLICABLE}
    assert status(found, "2024-01/11") is Status.NO_INFORMATION


def test_full_evidence_implements_both_decisions():
    found = judged(DEPARTMENT, good(DEPARTMENT))
    assert [status(found, decision.id) for decision in BASELINE.ordering] == [Status.IMPLEMENTED] * 2


def test_a_decision_does_not_apply_to_kinds_it_does_not_name():
    assert status(judged(UNION, good(UNION)), "2024-01/09") is Status.NOT_APPLICABLE


@given(st.sampled_from(sorted(GOOD_ACCOUNT, key=lambda fact: fact.id)), st.sampled_from(ACCOUNTS))
def test_taking_one_fact_away_makes_unknown_and_never_implemented(fact, account):
    evidence = good(UNION)
    evidence[account.id] = Evidence(account.id, {key: value for key, value in GOOD_ACCOUNT.items() if key != fact})
    found = judged(UNION, evidence)
    missing = [one for one in found.findings if one.outcome is Outcome.UNKNOWN]
    assert [(one.subject, one.missing) for one in missing] == [(account.id, fact.id)]
    if missing[0].level is Level.SHALL:
        assert status(found, "2024-01/11") is Status.PARTIAL


def test_an_office_without_listed_accounts_is_unknown():
    found = judged(replace(UNION, accounts=()), good(UNION))
    assert {one.reason for one in found.of(decision="2024-01/11")} == {MissingReason.NO_ACCOUNT_LISTED}
    assert status(found, "2024-01/11") is Status.NO_INFORMATION


def test_each_user_counted_but_not_listed_is_unknown():
    found = judged(replace(UNION, user_count=4), good(UNION))
    unknown = [one for one in found.of(decision="2024-01/11") if one.reason is MissingReason.NO_ACCOUNT_LISTED]
    assert {one.subject for one in unknown} == {"union/unlisted-1", "union/unlisted-2"}
    assert status(found, "2024-01/11") is Status.PARTIAL


def off(cause: Cause) -> dict:
    return GOOD_ACCOUNT | {TWO_STEP_ENROLLED: known(value=False), TWO_STEP_CAUSE: known(cause)}


def test_not_offered_by_the_portal_is_a_failure_with_its_cause_and_never_a_pass():
    evidence = {account.id: Evidence(account.id, off(Cause.NOT_OFFERED)) for account in ACCOUNTS}
    failed = [one for one in judged(UNION, evidence).findings if one.policy == "two-step-enabled"]
    assert {(one.outcome, one.cause) for one in failed} == {(Outcome.FAIL, Cause.NOT_OFFERED)}


def test_not_offered_is_disbelieved_while_another_account_of_that_portal_has_it():
    evidence = good(UNION)
    evidence[ACCOUNTS[0].id] = Evidence(ACCOUNTS[0].id, off(Cause.NOT_OFFERED))
    assert [causes.enrolment(evidence[account.id]) is not None for account in ACCOUNTS] == [False, True]
    portals = {UNION.portal}
    failed = [one for one in judged(UNION, evidence, portals).findings if one.outcome is Outcome.FAIL]
    assert [(one.policy, one.is_open) for one in failed] == [("two-step-enabled", True)]
    assert [(side.fact, side.value) for side in failed[0].against_cause] == [
        ("two_step_cause", '"not-offered"'),
        ("two_step_enrolled", "true"),
    ]
    assert failed[0].conflict


def test_a_login_that_did_not_ask_for_the_code_turns_the_pass_into_a_failure():
    evidence = good(UNION)
    evidence[ACCOUNTS[0].id] = Evidence(ACCOUNTS[0].id, GOOD_ACCOUNT | {TWO_STEP_DEMANDED: known(value=False)})
    failed = [one for one in judged(UNION, evidence).findings if one.outcome is Outcome.FAIL]
    assert [(one.policy, one.code) for one in failed] == [("two-step-enabled", "not-demanded")]


@pytest.mark.parametrize(
    ("grade", "outcome"), [(Grade.DECLARED, Outcome.UNKNOWN), (Grade.WITNESSED, Outcome.NOT_APPLICABLE)]
)
def test_an_account_out_of_use_is_excused_only_when_somebody_saw_it(grade, outcome):
    evidence = {account.id: Evidence(account.id, {ACTIVE: known(value=False, grade=grade)}) for account in ACCOUNTS}
    assert {one.outcome for one in judged(UNION, evidence).of(decision="2024-01/11")} == {outcome}


def test_the_grade_of_a_pass_is_that_of_the_evidence_it_rests_on():
    evidence = good(UNION)
    facts = GOOD_ACCOUNT | {TWO_STEP_ENROLLED: known(value=True, grade=Grade.WITNESSED)}
    evidence[ACCOUNTS[0].id] = Evidence(ACCOUNTS[0].id, facts)
    passed = next(one for one in judged(UNION, evidence).findings if one.policy == "two-step-enabled")
    assert (passed.subject, passed.grade) == (ACCOUNTS[0].id, Grade.WITNESSED)


def test_a_verdict_on_several_facts_is_as_well_known_as_the_weakest_of_them():
    rule = next(rule for rule in BASELINE.rules if rule.policy.id == "two-step-enabled")
    both = replace(
        rule.policy,
        check=lambda evidence, _: Pass() if evidence[SHARED] is False and evidence[TWO_STEP_ENROLLED] else Fail(),
    )
    baseline = replace(BASELINE, rules=(replace(rule, policy=both),))
    facts = GOOD_ACCOUNT | {TWO_STEP_ENROLLED: known(value=True, grade=Grade.PROVEN)}
    evidence = {account.id: Evidence(account.id, facts) for account in ACCOUNTS}
    found = engine.judge_office(1, UNION, evidence=evidence, contacts=(), baseline=baseline, against_causes={})
    assert {one.grade for one in found.findings} == {Grade.DECLARED}


def test_who_left_the_roster_without_a_reason_keeps_no_yes():
    found = judged(replace(DEPARTMENT, left=True), good(DEPARTMENT))
    assert {one.reason for one in found.findings} == {MissingReason.LEFT_ROSTER}


WAIVER = Waiver("two-step-enabled", "union", "migration", "decision 05", date(2024, 3, 1))


def test_a_waiver_suspends_a_failure_and_keeps_the_original_outcome():
    evidence = {account.id: Evidence(account.id, off(Cause.NO_CODE)) for account in ACCOUNTS}
    found = waive.waive(judged(UNION, evidence), [WAIVER], DAY)
    waived = [one for one in found.findings if one.policy == "two-step-enabled"]
    assert {(one.outcome, one.waived_from, one.waived_until) for one in waived} == {
        (Outcome.WAIVED, Outcome.FAIL, WAIVER.until)
    }


def test_an_ended_waiver_counts_no_more_and_speaks_up():
    evidence = {account.id: Evidence(account.id, off(Cause.NO_CODE)) for account in ACCOUNTS}
    before = judged(UNION, evidence)
    after = waive.waive(before, [WAIVER], date(2024, 3, 2))
    assert after == before
    assert [note.expired for note in waiver_notes([WAIVER], [after], date(2024, 3, 2))] == [True]


def test_an_unused_waiver_speaks_up():
    found = waive.waive(judged(UNION, good(UNION)), [WAIVER], DAY)
    assert [note.expired for note in waiver_notes([WAIVER], [found], DAY)] == [False]


FINDINGS = st.lists(
    st.builds(
        Finding, st.just("lota"), st.just("two-step-enabled"), st.just("2024-01/11"), st.just(Level.SHALL),
        st.sampled_from(list(Outcome)), cause=st.sampled_from([None, Cause.NO_CODE, Cause.VACANT]),
    ),
    max_size=6,
)  # fmt: skip


@given(FINDINGS)
def test_an_office_is_implemented_only_when_everything_that_applies_passed(findings):
    left = {finding.outcome for finding in findings} - {Outcome.NOT_APPLICABLE}
    assert (office_status(findings) is Status.IMPLEMENTED) is (left == {Outcome.PASS})


@given(FINDINGS)
def test_an_office_waits_only_when_nothing_is_left_for_it_to_do_or_to_tell(findings):
    waits = office_status(findings) in {Status.AWAITING_PORTAL, Status.WAIVED}
    waiting = any(finding.awaits_portal or finding.outcome is Outcome.WAIVED for finding in findings)
    assert waits is (waiting and not any(finding.is_open for finding in findings))


@given(FINDINGS)
def test_an_office_has_not_implemented_only_what_it_could_have_done_itself(findings):
    failed = any(finding.outcome is Outcome.FAIL and not finding.awaits_portal for finding in findings)
    passed = any(finding.outcome is Outcome.PASS for finding in findings)
    assert (office_status(findings) is Status.NOT_IMPLEMENTED) is (failed and not passed)


@given(FINDINGS, st.data())
def test_making_a_pass_unknown_never_improves_an_office(findings, data):
    passed = [at for at, finding in enumerate(findings) if finding.outcome is Outcome.PASS]
    if passed:
        place = data.draw(st.sampled_from(passed))
        worse = [replace(each, outcome=Outcome.UNKNOWN) if at == place else each for at, each in enumerate(findings)]
        assert office_status(worse) is not Status.IMPLEMENTED


def test_a_yes_that_another_fact_refutes_is_a_no_of_the_day_and_the_source_of_that_fact():
    refuting = Known(MailboxKind.NONE, Grade.WITNESSED, date(2024, 1, 25), "witness", way="seen-in-person")
    evidence = {DEPARTMENT.id: Evidence(DEPARTMENT.id, GOOD_OFFICE | {OFFICIAL_EMAIL: refuting})}
    (used,) = (each for each in judged(DEPARTMENT, evidence).findings if each.policy == "official-email-used")
    assert (used.outcome, used.code) == (Outcome.FAIL, "no-address")
    assert (used.observed_on, used.grade, used.source) == (date(2024, 1, 25), Grade.WITNESSED, "witness")
    assert [side.on for side in used.refuted] == [date(2024, 2, 10), date(2024, 1, 25)]


def _refuted_first(evidence, _):
    """Look first at what refutes, then at what is asked."""
    if evidence.contradicted_by(TWO_STEP_DEMANDED, value=False):
        return NotApplicable("not-demanded")
    return Pass() if evidence[TWO_STEP_ENROLLED] else Fail()


def _of_secretaries_alone(evidence, _):
    """Look at whom it concerns before anything is looked up."""
    if not evidence.subject.endswith("/secretary"):
        return NotApplicable("no-secretary")
    return Pass() if evidence[TWO_STEP_ENROLLED] else Fail()


TWO_STEP_RULE = next(rule for rule in BASELINE.rules if rule.policy.id == "two-step-enabled")
RULES = (
    *BASELINE.rules,
    *(
        replace(TWO_STEP_RULE, policy=replace(TWO_STEP_RULE.policy, check=check))
        for check in (_refuted_first, _of_secretaries_alone)
    ),
)
SOME_VALUES = {
    ACTIVE: [True, False], OFFICIAL_EMAIL: list(MailboxKind), OFFICIAL_EMAIL_SENDS: [True, False],
    PASSWORD_BREACHED: [True, False], PASSWORD_CHANGED_ON: [When.on(DAY), When.not_since(DAY)],
    PASSWORD_MEETS_RULE: [RuleAnswer("upper+lower+symbol", met=True), RuleAnswer("upper+lower+symbol", met=False)],
    SHARED: [True, False], TWO_STEP_CAUSE: list(Cause), TWO_STEP_DEMANDED: [True, False],
    TWO_STEP_ENROLLED: [True, False], TWO_STEP_METHOD: list(Method),
}  # fmt: skip
STALE = st.builds(Unknown, st.just(MissingReason.STALE), st.just(DAY))


@given(
    st.sampled_from(RULES),
    st.sampled_from([account.id for account in ACCOUNTS]),
    st.fixed_dictionaries(
        {}, optional={fact: st.sampled_from(values).map(known) | STALE for fact, values in SOME_VALUES.items()}
    ),
)
@example(RULES[-1], ACCOUNTS[0].id, {})
@example(RULES[-2], ACCOUNTS[0].id, {TWO_STEP_DEMANDED: known(value=False)})
def test_a_rule_that_finds_nothing_it_looks_up_comes_to_what_it_comes_to_where_it_is_checked(rule, account, resolved):
    evidence = Evidence(account, resolved)
    assert engine._judge(rule, evidence, {}) == engine._judge_told(rule, evidence, {})
