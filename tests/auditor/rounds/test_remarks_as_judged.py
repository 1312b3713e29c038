"""A yes that will not count is told while it is typed, by the very terms by which the audit bars it."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from few_offices import lay_example
from small_upazila import RULE

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.objections import barred_claims
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import PASSWORD_MEETS_RULE, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED, RuleAnswer
from auditor.model.grades import Grade
from auditor.model.subjects import Roster
from auditor.model.when import When
from auditor.papers import draft_asking
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.opposing.barred import tell_barred
from auditor.rounds.typed import answer_draft, answer_faults

DAY = date(2024, 4, 10)
NOT_ON = TWO_STEP_ENROLLED, False
DONE_IN_FEBRUARY = PROFILE_UPDATED_ON, When.on(date(2024, 2, 10))
ON = "two-step", "চালু, লগইনে কোড চায়", (TWO_STEP_ENROLLED, True)
DONE_NOW = "profile", "০৫.০৪.২০২৪", (PROFILE_UPDATED_ON, When.on(date(2024, 4, 5)))


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    """A workspace in which an office is asked."""
    made = open_workspace(lay_example(tmp_path_factory.mktemp("remarks") / "space", "health"))
    draft_asking.begin_draft(made, assessing.assess(made, DAY), "2024-04", DAY, everybody=True)
    return made


def of_baseline(space, *, profile_since=None, fresh_days_strong=365):
    """The example's baseline, with another day from which profiles count, or another time for which what was seen does."""
    rules = tuple(
        replace(rule, settings=replace(rule.settings, since=profile_since))
        if profile_since is not None and PROFILE_UPDATED_ON in rule.policy.reads
        else rule
        for rule in space.baseline.rules
    )
    return replace(space.baseline, rules=rules, fresh_days_strong=fresh_days_strong)


@pytest.mark.parametrize(
    ("terms", "found", "on", "answer", "barred"),
    [
        ({}, NOT_ON, date(2024, 2, 20), ON, True),
        ({"fresh_days_strong": 30}, NOT_ON, date(2024, 2, 20), ON, True),
        ({}, DONE_IN_FEBRUARY, date(2024, 3, 20), DONE_NOW, False),
        ({"profile_since": date(2024, 3, 1)}, DONE_IN_FEBRUARY, date(2024, 3, 20), DONE_NOW, True),
    ],
)
def test_what_is_told_while_a_yes_is_typed_is_what_the_audit_comes_to(space, terms, found, on, answer, barred):
    space = replace(space, baseline=of_baseline(space, **terms))
    judged = assessing.assess(space, DAY)
    (office,) = (each for each in judged.context.roster.offices if each.id == "health")
    account = office.accounts[0].id
    seen = Observation((account,), *found, Grade.WITNESSED, "observed", on, Reference("observed/login.json", "0" * 64))
    column, typed, claim = answer
    rows = {account: {"contacted-on": "10.04.2024", "way": "ফোন", column: typed}}
    draft = answer_draft.as_typed(answer_draft.load(space.folder), "health", rows, "page")
    before = judged.told_before._replace(told={account: (seen,)})
    told = [
        fault.column
        for fault in answer_faults.faults_of(draft, judged.context, "health", before)
        if "seen or recorded otherwise" in fault.told.en
    ]
    assert told == [column] * barred
    claimed = Observation(
        (account,), *claim, Grade.DECLARED, "register", DAY, Reference("register.xlsx", "1" * 64, "a!2")
    )
    judging = JudgingInput.of(FolderEvidence((seen, claimed), (), (), ()), space.baseline, (), DAY)
    ((assessment, _),) = judge(Roster((office,)), judging)
    assert bool(list(barred_claims(assessment, judging.observations))) is barred


CHECKED = {
    "rule": ("হ্যাঁ", PASSWORD_MEETS_RULE, lambda met: RuleAnswer(RULE, met=met), False),
    "two-step": ("চালু, লগইনে কোড চায়", TWO_STEP_ENROLLED, bool, True),
}


@pytest.mark.parametrize(
    ("column", "since"),
    [
        ("rule", None),
        ("rule", Grade.SELF_CHECKED),
        ("two-step", None),
        ("two-step", Grade.SELF_CHECKED),
        ("two-step", Grade.WITNESSED),
    ],
)
def test_a_yes_typed_after_a_self_check_found_otherwise_is_told_at_once_and_by_the_audit_until_it_is_checked_or_seen_again(
    space, column, since
):
    typed, fact, value, by_login = CHECKED[column]
    judged = assessing.assess(space, DAY)
    (office,) = (each for each in judged.context.roster.offices if each.id == "health")
    account = office.accounts[0].id

    def seen(done, grade, on, file):
        return Observation((account,), fact, value(done), grade, "slip", on, Reference(file, "0" * 64))

    before = (seen(False, Grade.SELF_CHECKED, date(2024, 3, 20), "intake/slip-1.json"),)
    before += () if since is None else (seen(True, since, date(2024, 3, 25), "intake/slip-2.json"),)
    rows = {account: {"contacted-on": "10.04.2024", "way": "ফোন", column: typed}}
    draft = answer_draft.as_typed(answer_draft.load(space.folder), "health", rows, "page")
    told_before = judged.told_before._replace(told={account: before})
    told = [
        each.told.en
        for each in answer_faults.faults_of(draft, judged.context, "health", told_before)
        if "the self-check of 20.03.2024 found otherwise" in each.told.en
    ]
    assert len(told) == (since is None)
    claimed = Observation(
        (account,), fact, value(True), Grade.DECLARED, "register", DAY, Reference("register.xlsx", "1" * 64, "a!2")
    )
    judging = JudgingInput.of(FolderEvidence((*before, claimed), (), (), ()), space.baseline, (), DAY)
    ((assessment, _),) = judge(Roster((office,)), judging)
    notices = [each.message.en for each in tell_barred(barred_claims(assessment, judging.observations))]
    assert ["What is told does not outweigh a self-check." in each for each in notices] == [True] * (since is None)
    for words in (*told, *notices):
        assert "have the self-check made anew and its slip sent" in words
        assert ("see a login" in words) is by_login
