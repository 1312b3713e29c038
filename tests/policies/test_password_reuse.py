"""A password is used elsewhere too, or not: both answers, and none."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import PASSWORD_BREACHED, PASSWORD_REUSED, SHARED, Scope
from auditor.model.policy import Fail, Pass, Settings
from policies.password_reuse import POLICY

ANY = Settings()

CASES = {
    "compared and used nowhere else: passes": ({PASSWORD_REUSED: False}, ANY, Pass()),
    "compared and used elsewhere too: fails": ({PASSWORD_REUSED: True}, ANY, Fail()),
    "a password of its own, and several users: passes": ({PASSWORD_REUSED: False, SHARED: True}, ANY, Pass()),
    "not compared: not known": ({}, ANY, (PASSWORD_REUSED, MissingReason.NEVER_TOLD)),
    "used nowhere else, but too long ago: not known": (
        {PASSWORD_REUSED: Unknown(MissingReason.STALE, stands=False)},
        ANY,
        (PASSWORD_REUSED, MissingReason.STALE),
    ),
    "used elsewhere too, but too long ago: not known": (
        {PASSWORD_REUSED: Unknown(MissingReason.STALE, stands=True)},
        ANY,
        (PASSWORD_REUSED, MissingReason.STALE),
    ),
    "used nowhere else, but by an earlier holder: not known": (
        {PASSWORD_REUSED: Unknown(MissingReason.NEW_HOLDER, stands=False)},
        ANY,
        (PASSWORD_REUSED, MissingReason.NEW_HOLDER),
    ),
    "found in no leak tells nothing of other accounts: not known": (
        {PASSWORD_BREACHED: False},
        ANY,
        (PASSWORD_REUSED, MissingReason.NEVER_TOLD),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_use_elsewhere_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_accounts_by_one_fact_and_has_one_step_and_a_line_of_advice():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("password-reuse", 1, Scope.ACCOUNT)
    assert (POLICY.reads, POLICY.cause, POLICY.settings) == ((PASSWORD_REUSED,), None, Settings)
    assert POLICY.remedies == ()
    assert POLICY.advice is not None
