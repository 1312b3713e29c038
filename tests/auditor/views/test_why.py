"""Why an office stands so: everything that was told of a duty, and what of it counts."""

from __future__ import annotations

from datetime import date, timedelta

from changing import replace
from small_upazila import (
    BASELINE,
    DAY,
    DONE,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    call,
    history,
    judged,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.i18n import Language
from auditor.judging.collect import Freshness
from auditor.judging.judge import FolderEvidence, JudgingInput
from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED, When
from auditor.model.grades import Grade
from auditor.views.why import Told, Weight, why

LATA = office("lata")
HEAD = "lata/head"
FRESH = Freshness(BASELINE.fresh_days, BASELINE.fresh_days_strong)
READS = {rule.policy.id: rule.policy.reads for rule in BASELINE.rules}


def explained(*told, listed=LATA, contacts=(), before=()):
    now = meeting([listed], [observation for each in told for observation in each], contacts=contacts)
    evidence = JudgingInput.of(FolderEvidence(now.told, (), (), ()), BASELINE, (), DAY)
    past = history(*before, now)
    known = Told(evidence.observations, evidence.evidence(listed), READS, lambda seen: FRESH.holds(seen, DAY))
    (assessment,) = past.now.assessments
    assert assessment.findings == judged(now)[0].findings
    return {(subject.id, duty.policy): duty for subject in why(assessment, past, known) for duty in subject.duties}


def weights(duty):
    return [(telling.on, telling.grade, telling.weight) for telling in duty.tellings]


def test_each_side_of_a_contradiction_is_told_and_which_one_counts():
    record = tell(HEAD, {TWO_STEP_ENROLLED: False}, grade=Grade.EXPORTED, source="exports")
    duty = explained(tell(HEAD, {TWO_STEP_ENROLLED: True}), record)[HEAD, TWO_STEP]
    assert weights(duty) == [
        (TOLD, Grade.EXPORTED, Weight.COUNTS),
        (TOLD, Grade.DECLARED, Weight.OVERRULED),
    ]
    assert duty.remarks
    assert not duty.is_done


def test_an_earlier_no_and_an_earlier_day_are_replaced_by_what_was_told_since():
    then = TOLD - timedelta(days=5)
    no = tell(HEAD, {TWO_STEP_ENROLLED: False}, on=then)
    duty = explained(no, tell(HEAD, {TWO_STEP_ENROLLED: True}))[HEAD, TWO_STEP]
    assert weights(duty) == [(TOLD, Grade.DECLARED, Weight.COUNTS), (then, Grade.DECLARED, Weight.REPLACED)]
    first = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(date(2024, 2, 1))}, on=then)
    last = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(date(2024, 2, 9))})
    assert weights(explained(first, last)[HEAD, RESET])[1][2] is Weight.EARLIER


def test_what_was_told_of_the_holder_before_does_not_count_for_the_present_one():
    account = replace(LATA.accounts[0], holder_since=TOLD + timedelta(days=1))
    duty = explained(tell_all(LATA, DONE), listed=replace(LATA, accounts=(account,)))[HEAD, TWO_STEP]
    assert weights(duty) == [(TOLD, Grade.DECLARED, Weight.OF_HOLDER_BEFORE)]
    assert "holder before" in duty.reasons[0].said(Language.EN)


def test_what_has_grown_old_is_told_as_old():
    long_ago = DAY - timedelta(days=BASELINE.fresh_days + 1)
    duty = explained(tell(HEAD, {TWO_STEP_ENROLLED: True}, on=long_ago))[HEAD, TWO_STEP]
    assert weights(duty) == [(long_ago, Grade.DECLARED, Weight.OLD)]
    assert "grown old" in duty.reasons[0].said(Language.EN)


def test_who_told_it_and_how_is_told_by_post():
    duty = explained(tell_all(LATA, DONE), contacts=(call("lata"),))[HEAD, TWO_STEP]
    assert duty.tellings[0].by.said(Language.EN) == "head, phone"
    record = tell(HEAD, {TWO_STEP_ENROLLED: True}, grade=Grade.EXPORTED, source="exports")
    assert explained(record)[HEAD, TWO_STEP].tellings[0].by.said(Language.EN) == "list from the system"


def test_how_it_stood_at_meetings_before_is_told_oldest_first():
    before = [meeting([LATA], (), month="2023-12"), meeting([LATA], tell_all(LATA, DONE), month="2024-01")]
    duty = explained(before=before)[HEAD, TWO_STEP]
    assert [(called.said(Language.EN), label.said(Language.EN)) for called, label in duty.past] == [
        ("meeting of December 2023", "no information"),
        ("meeting of January 2024", "done" if before[1].told[0].observed_on <= before[1].day else "no information"),
    ]


def test_a_profile_that_was_found_right_is_told_so_on_its_day_and_no_day_of_an_act_is_made_of_it():
    found = explained(tell(HEAD, {PROFILE_UPDATED_ON: When.on(TOLD)}))[HEAD, PROFILE]
    assert [(telling.on, telling.value.en, telling.value.bn) for telling in found.tellings] == [
        (TOLD, "it is right", "ঠিক আছে")
    ]
    assert found.done_on is None


def test_the_day_of_an_act_that_was_told_or_stands_in_a_record_is_shown_as_such():
    then = TOLD - timedelta(days=3)
    told = explained(tell(HEAD, {PROFILE_UPDATED_ON: When.on(then)}))[HEAD, PROFILE]
    record = tell(HEAD, {PROFILE_UPDATED_ON: When.on(TOLD)}, grade=Grade.EXPORTED, source="exports")
    for duty, day in ((told, then), (explained(record)[HEAD, PROFILE], TOLD)):
        assert [telling.value.en for telling in duty.tellings] == [f"{day:%d.%m.%Y}"]
