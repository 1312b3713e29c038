"""A password was found among leaked ones, or not: both answers, and none."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import PASSWORD_BREACHED, PASSWORD_REUSED, Scope
from auditor.model.policy import Fail, Pass, Settings
from policies.password_breached import POLICY

ANY = Settings()

CASES = {
    "looked up and not found: passes": ({PASSWORD_BREACHED: False}, ANY, Pass()),
    "looked up and found: fails": ({PASSWORD_BREACHED: True}, ANY, Fail()),
    "not looked up: not known": ({}, ANY, (PASSWORD_BREACHED, MissingReason.NEVER_TOLD)),
    "not found, but too long ago: not known": (
        {PASSWORD_BREACHED: Unknown(MissingReason.STALE, stands=False)},
        ANY,
        (PASSWORD_BREACHED, MissingReason.STALE),
    ),
    "found, but too long ago: not known": (
        {PASSWORD_BREACHED: Unknown(MissingReason.STALE, stands=True)},
        ANY,
        (PASSWORD_BREACHED, MissingReason.STALE),
    ),
    "not found, but under an earlier holder: not known": (
        {PASSWORD_BREACHED: Unknown(MissingReason.NEW_HOLDER, stands=False)},
        ANY,
        (PASSWORD_BREACHED, MissingReason.NEW_HOLDER),
    ),
    "used nowhere else tells nothing of leaks: not known": (
        {PASSWORD_REUSED: False},
        ANY,
        (PASSWORD_BREACHED, MissingReason.NEVER_TOLD),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_what_the_look_up_found_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_accounts_by_one_fact_and_has_one_step_and_a_line_of_advice():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("password-breached", 1, Scope.ACCOUNT)
    assert (POLICY.reads, POLICY.cause, POLICY.settings) == ((PASSWORD_BREACHED,), None, Settings)
    assert POLICY.remedies == ()
    assert POLICY.advice is not None
