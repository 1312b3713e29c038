"""An office answers once for all its accounts: what the same was told of is resolved and judged once."""

from __future__ import annotations

from collections import Counter
from datetime import date

from changing import replace
from small_upazila import BASELINE, COMPOSITION, DONE

from auditor.i18n import plain
from auditor.judging import collect, engine
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import PASSWORD_MEETS_RULE, RuleAnswer
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import Account, Office, OfficeKind, Roster

ACCOUNTS = tuple(Account(f"office/{at}", plain(f"post {at}"), f"login{at}") for at in range(6))
OFFICE = Office("office", plain("Office"), OfficeKind.UNION, plain("head"), accounts=ACCOUNTS)
ROW = Reference("register.csv", "0" * 64, "!2")
DAY = date(2024, 2, 20)


def told(*accounts):
    subjects = tuple(account.id for account in accounts)
    return [
        Observation(subjects, fact, value, Grade.DECLARED, "register", date(2024, 2, 10), ROW)
        for fact, value in DONE.items()
        if fact.scope.value == "account"
    ]


def judged(observations):
    given = JudgingInput.of(FolderEvidence(tuple(observations), (), (), ()), BASELINE, (), DAY)
    ((assessment, _),) = judge(Roster((OFFICE,)), given)
    return assessment


def test_of_accounts_told_alike_one_is_resolved_and_judged(monkeypatch):
    calls = Counter()

    def counted(real):
        def count(*args, **more):
            calls[real.__name__] += 1
            return real(*args, **more)

        return count

    monkeypatch.setattr(collect, "evidence_of", counted(collect.evidence_of))
    monkeypatch.setattr(engine, "_judge", counted(engine._judge))
    assessment = judged(told(*ACCOUNTS))
    rules = len({finding.policy for finding in assessment.findings})
    assert calls["evidence_of"] == 1
    assert calls["_judge"] <= rules
    assert {finding.subject for finding in assessment.findings} >= {account.id for account in ACCOUNTS}


def test_an_account_of_which_something_else_was_told_is_judged_by_that():
    observations = [observation for account in ACCOUNTS for observation in told(account)]
    other = next(each for each in observations if each.subject == "office/3" and each.fact == PASSWORD_MEETS_RULE)
    observations[observations.index(other)] = replace(other, value=RuleAnswer(other.value.rule, met=False))
    failed = [
        finding.subject
        for finding in judged(observations).findings
        if finding.policy == COMPOSITION and finding.outcome is Outcome.FAIL
    ]
    assert failed == ["office/3"]
