"""Two answers of one day that cannot both be true are found, and stand beside what came of them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from small_upazila import BASELINE, DAY, LETTERHEAD, TOLD, TWO_STEP, history, meeting, office, tell
from tellings import day, done, off, on, seen

from auditor.i18n import Language
from auditor.judging.contradicting import contradictions, pair_in
from auditor.model.facts import (
    HOLDER_SINCE,
    PASSWORD_MEETS_RULE,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    CodeDevice,
    MailboxKind,
    Method,
    RuleAnswer,
    Strength,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.side import Side
from auditor.model.views.remarks import RemarkCode
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view
from auditor.views.office.values import side_said
from reports.layout.remarking import in_full


def rule(met, name="upper+lower+symbol"):
    return seen(PASSWORD_MEETS_RULE, 10, RuleAnswer(name, met=met), file="g" if met else "f")


PAIRS = {
    "on and off": (on(10, file="f"), off(10, file="g"), True),
    "on twice": (on(10, file="f"), on(10, file="g"), False),
    "on and off on two days": (on(10, file="f"), off(11, file="g"), False),
    "on and off in one file, which tells it itself": (on(10, file="f"), off(10, file="f"), False),
    "two days of one reset": (done(50, When.on(day(20)), file="f"), done(50, When.on(day(21)), file="g"), True),
    "a day and a span around it": (
        done(50, When.on(day(20)), file="f"),
        done(50, When(day(10), day(30)), file="g"),
        False,
    ),
    "a day and not since that day": (
        done(50, When.on(day(20)), file="f"),
        done(50, When.not_since(day(20)), file="g"),
        True,
    ),
    "a day and not since the next": (
        done(50, When.on(day(20)), file="f"),
        done(50, When.not_since(day(21)), file="g"),
        False,
    ),
    "two methods": (
        seen(TWO_STEP_METHOD, 10, Method.SMS, file="f"),
        seen(TWO_STEP_METHOD, 10, Method.TOTP, file="g"),
        True,
    ),
    "two days of joining": (
        seen(HOLDER_SINCE, 10, day(5), file="f"),
        seen(HOLDER_SINCE, 10, day(6), file="g"),
        True,
    ),
    "two facts": (on(10, file="f"), seen(TWO_STEP_METHOD, 10, Method.SMS, file="g"), False),
    "one rule met and not met": (rule(met=True), rule(met=False), True),
    "two rules, one met": (rule(met=True), rule(met=False, name="length"), False),
}


@pytest.mark.parametrize(("first", "second", "contradict"), PAIRS.values(), ids=PAIRS)
def test_files_contradict_each_other_where_both_cannot_be_true(first, second, contradict):
    assert len(list(contradictions([first, second]))) == contradict
    assert len(list(contradictions([second, first, second]))) == contradict


def test_the_less_favourable_answer_comes_first():
    assert pair_in([on(10), off(10)]) == pair_in([off(10), on(10)]) == (off(10), on(10))


LOTA = office("lota", ("head",))
HEAD = "lota/head"


def finding(told, policy=TWO_STEP):
    past = history(meeting([LOTA], told))
    (assessment,) = past.now.assessments
    (found,) = [each for each in assessment.findings if (each.subject, each.policy) == (HEAD, policy)]
    return found, past, assessment


def test_a_finding_keeps_both_sides_of_the_day_on_which_it_rests():
    told = tell(HEAD, {TWO_STEP_ENROLLED: True}, grade=Grade.SELF_CHECKED, source="slip")
    told += tell(HEAD, {TWO_STEP_ENROLLED: False})
    found, *_ = finding(told)
    assert [(json.loads(side.value), side.grade, side.source, side.on) for side in found.sides] == [
        (False, Grade.DECLARED, "register", TOLD),
        (True, Grade.SELF_CHECKED, "slip", TOLD),
    ]


def test_a_contradiction_that_a_later_answer_settled_is_no_matter_any_more():
    told = [*tell(HEAD, {TWO_STEP_ENROLLED: True}), *tell(HEAD, {TWO_STEP_ENROLLED: False})]
    found, *_ = finding([*told, *tell(HEAD, {TWO_STEP_ENROLLED: True}, DAY)])
    assert (found.outcome, found.sides) == (Outcome.PASS, ())


def test_the_offices_report_tells_both_sides_and_the_chairs_copy_that_there_is_a_conflict():
    told = [*tell(HEAD, {TWO_STEP_ENROLLED: True}), *tell(HEAD, {TWO_STEP_ENROLLED: False})]
    _, past, assessment = finding(told)
    duties = {duty.policy: duty.remarks for duty in office_view(assessment, past, LETTERHEAD).duties}
    assert in_full(duties[TWO_STEP], Language.EN) == (
        "two different answers of 10.02.2024: two-step on: no (declared), yes (declared)"
    )
    assert in_full(duties[TWO_STEP], Language.BN) == (
        "১০.০২.২০২৪ তারিখের দুটি উত্তরে অমিল: Two-step চালু: না (দপ্তরের তথ্য), হ্যাঁ (দপ্তরের তথ্য)"
    )
    (row,) = chair_view(past, LETTERHEAD).rows
    assert [remark.code for remark in row.remarks] == [RemarkCode.CONFLICT]


def test_the_offices_report_tells_a_cause_of_this_month_and_the_yes_of_the_last():
    told = [*tell(HEAD, {TWO_STEP_ENROLLED: True}), *tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, DAY)]
    found, past, assessment = finding(told)
    assert found.outcome is Outcome.PASS
    duties = {duty.policy: duty.remarks for duty in office_view(assessment, past, LETTERHEAD).duties}
    told_there = in_full(duties[TWO_STEP], Language.EN)
    for words in (
        "the code does not arrive (declared)",
        "on 10.02.2024",
        "two-step on: yes",
        "find out which is right",
    ):
        assert words in told_there
    (row,) = chair_view(past, LETTERHEAD).rows
    assert [(remark.code, remark.cause) for remark in row.remarks] == [(RemarkCode.CONTRADICTION, Cause.NO_CODE)]


def test_a_claim_that_was_refuted_by_what_was_seen_later_leaves_no_sentence_in_the_chairs_copy():
    """Witnessed on, declared off a week later, witnessed on again: it is on, so nothing less favourable counts."""
    told = [
        *tell(HEAD, {TWO_STEP_ENROLLED: True}, TOLD, Grade.WITNESSED),
        *tell(HEAD, {TWO_STEP_ENROLLED: False}, TOLD + timedelta(7)),
        *tell(HEAD, {TWO_STEP_ENROLLED: True}, DAY, Grade.WITNESSED),
    ]
    for known, outcome, codes in ((told[:2], Outcome.FAIL, [RemarkCode.CONFLICT]), (told, Outcome.PASS, [])):
        found, past, _ = finding(known)
        (row,) = chair_view(past, LETTERHEAD).rows
        assert (found.outcome, [remark.code for remark in row.remarks]) == (outcome, codes)


VALUES = {
    "two_step_device": list(CodeDevice),
    "profile_updated_on": [When.on(TOLD), When.not_since(TOLD)],
    "password_changed_on": [When.since(TOLD, TOLD), When.not_by_the_holder()],
    "password_meets_rule": [RuleAnswer("length", met=True)],
    "password_strength": list(Strength),
    "two_step_method": list(Method),
    "two_step_cause": list(Cause),
    "official_email": list(MailboxKind),
}


@pytest.mark.parametrize("policy", [rule.policy for rule in BASELINE.rules], ids=lambda policy: policy.id)
def test_every_value_that_policies_read_has_words_for_a_side(policy):
    for fact in policy.reads:
        for value in VALUES.get(fact.id, [True, False]):
            side = Side(fact.id, json.dumps(fact.encode(value)), Grade.DECLARED, "slip", TOLD)
            assert side_said(side).bn.endswith("(স্ব-যাচাই স্লিপ, দপ্তরের তথ্য)")
