"""What was seen at a login before a request that was upheld stands, but the office is asked all the same, and who keeps the roster is told."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import BASELINE, DONE, PROFILE, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.disputes import Upheld
from auditor.model.evidence import Reference, UnclearAnswer
from auditor.model.facts import PROFILE_UPDATED_ON, TWO_STEP_ENROLLED
from auditor.model.finding import Status
from auditor.model.grades import Grade
from auditor.model.round import cards
from auditor.model.subjects import Roster
from auditor.papers import besides
from auditor.register import open_items
from auditor.views.compared.stood import is_to_correct, owed_duties, standing_of
from auditor.views.office.keeper import for_keeper

LOTA = office("lota")
RECEIVED = date(2024, 2, 14)
READS = {rule.policy.id: frozenset(rule.policy.reads) for rule in BASELINE.rules}


def judged(grade, since=(), policy=TWO_STEP, disputed=TWO_STEP_ENROLLED, unclear=()):
    seen = tell("lota/head", {disputed: DONE[disputed]}, date(2024, 2, 10), grade)
    others = tell("lota/head", {fact: value for fact, value in DONE.items() if fact != disputed})
    told = FolderEvidence((*seen, *others, *since), (), (), (), unclear=tuple(unclear))
    upheld = [Upheld("lota", policy, RECEIVED, date(2024, 2, 16))]
    judging = JudgingInput.of(told, BASELINE, (), date(2024, 2, 20), upheld)
    ((assessment, evidence),) = judge(Roster((LOTA,)), judging)
    return assessment, evidence


def asked_besides_to_correct(assessment):
    rules = {rule.policy: rule for rule in cards(BASELINE)}
    return besides.to_correct(assessment, rules, ())


def asked(assessment, evidence):
    return {
        name: row for row in open_items.rows([assessment], evidence, READS, advice=False) for name in row.open_items
    }


@pytest.mark.parametrize(
    ("grade", "status", "told"),
    [
        (
            Grade.WITNESSED,
            Status.IMPLEMENTED,
            "but what was seen or recorded before stands until it is told or seen otherwise",
        ),
        (Grade.DECLARED, Status.PARTIAL, "so what was told before does not count"),
    ],
)
def test_it_is_asked_and_told_whether_it_stands_or_not(grade, status, told):
    assessment, evidence = judged(grade)
    assert standing_of(assessment, ()).overall is status
    assert is_to_correct(assessment)
    assert owed_duties(assessment) == set()
    (row,) = {row for name, row in asked(assessment, evidence).items() if name == "two-step"}
    (said,) = for_keeper(assessment, cards(BASELINE), None, {})
    (on_form,) = asked_besides_to_correct(assessment)
    for words in (row.context, said, on_form):
        assert f"a request for correction was upheld, {told}; " in words.en


def test_nothing_is_asked_once_it_was_told_since():
    assessment, evidence = judged(Grade.WITNESSED, tell("lota/head", {TWO_STEP_ENROLLED: True}, RECEIVED))
    assert not asked(assessment, evidence)
    assert not is_to_correct(assessment)
    assert for_keeper(assessment, cards(BASELINE), None, {}) == ()


def test_a_duty_that_rests_on_one_fact_alone_is_asked_too_though_it_was_recorded():
    found = judged(Grade.EXPORTED, policy=PROFILE, disputed=PROFILE_UPDATED_ON)
    assert set(asked(*found)) == {"profile"}


def test_an_answer_since_that_nobody_can_read_is_told_beside_what_was_seen_and_still_stands():
    since, before = date(2024, 2, 15), date(2024, 2, 12)
    for day, is_told in ((since, True), (RECEIVED, True), (before, False)):
        unread = UnclearAnswer(("lota/head",), TWO_STEP_ENROLLED, Grade.DECLARED, day, Reference("told.xlsx", "1" * 64))
        assessment, evidence = judged(Grade.WITNESSED, unclear=[unread])
        assert standing_of(assessment, ()).overall is Status.IMPLEMENTED
        (said,) = for_keeper(assessment, cards(BASELINE), None, {})
        (row,) = {row for name, row in asked(assessment, evidence).items() if name == "two-step"}
        for words in (said, row.context):
            assert ("what was answered since could not be read" in words.en) is is_told
            assert ("এরপরের উত্তর বোঝা যায়নি" in words.bn) is is_told
            assert "what was seen or recorded before stands" in words.en
