"""An account has one user, or several: both answers, and none."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import ACTIVE, PASSWORD_REUSED, SHARED, Scope
from auditor.model.policy import Fail, Pass, Settings
from policies.account_not_shared import POLICY

ANY = Settings()

CASES = {
    "one person uses the account: passes": ({SHARED: False}, ANY, Pass()),
    "several people use the account: fails": ({SHARED: True}, ANY, Fail()),
    "one person, and the account lies idle: passes": ({SHARED: False, ACTIVE: False}, ANY, Pass()),
    "several people, and the account lies idle: fails": ({SHARED: True, ACTIVE: False}, ANY, Fail()),
    "never told: not known": ({}, ANY, (SHARED, MissingReason.NEVER_TOLD)),
    "one person, told too long ago: not known": (
        {SHARED: Unknown(MissingReason.STALE, stands=False)},
        ANY,
        (SHARED, MissingReason.STALE),
    ),
    "several people, told too long ago: not known": (
        {SHARED: Unknown(MissingReason.STALE, stands=True)},
        ANY,
        (SHARED, MissingReason.STALE),
    ),
    "a password of its own tells nothing of its users: not known": (
        {PASSWORD_REUSED: False},
        ANY,
        (SHARED, MissingReason.NEVER_TOLD),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_number_of_users_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_accounts_by_one_fact_and_has_one_step_and_a_line_of_advice():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("account-not-shared", 1, Scope.ACCOUNT)
    assert (POLICY.reads, POLICY.cause, POLICY.settings) == ((SHARED,), None, Settings)
    assert POLICY.remedies == ()
    assert POLICY.advice is not None
