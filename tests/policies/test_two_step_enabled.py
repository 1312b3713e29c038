"""Two-step is on, off, or said to be on while a login did not ask for the code; with each cause, and with none told."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import (
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    TWO_STEP_OFFERED,
    Cause,
    Method,
    Scope,
)
from auditor.model.policy import Fail, Pass, Settings
from policies.two_step_enabled import POLICY

ANY = Settings()
ON, OFF = {TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: False}
ASKED, NOT_ASKED = {TWO_STEP_DEMANDED: True}, {TWO_STEP_DEMANDED: False}
ASKED_LONG_AGO = {TWO_STEP_DEMANDED: Unknown(MissingReason.STALE, stands=True)}
NOT_ASKED_LONG_AGO = {TWO_STEP_DEMANDED: Unknown(MissingReason.STALE, stands=False)}
NOT_ASKED_UNDER_ANOTHER = {TWO_STEP_DEMANDED: Unknown(MissingReason.NEW_HOLDER, stands=False)}
NO_LOGIN = {TWO_STEP_DEMANDED: Unknown(MissingReason.NEVER_TOLD)}
NEVER_TOLD = (TWO_STEP_ENROLLED, MissingReason.NEVER_TOLD)

CASES = {
    "on, no login told of: passes": (ON, ANY, Pass()),
    "on, no login ever known: passes": (ON | NO_LOGIN, ANY, Pass()),
    "on, a login asked for the code: passes": (ON | ASKED, ANY, Pass()),
    "on, a login asked for it long ago: passes": (ON | ASKED_LONG_AGO, ANY, Pass()),
    "on, a login did not ask for it: fails as not demanded": (ON | NOT_ASKED, ANY, Fail("not-demanded")),
    "on, a login did not ask for it long ago: still fails": (ON | NOT_ASKED_LONG_AGO, ANY, Fail("not-demanded")),
    "on, an earlier holder's login did not ask: still fails": (
        ON | NOT_ASKED_UNDER_ANOTHER,
        ANY,
        Fail("not-demanded"),
    ),
    "on by SMS: passes": (ON | {TWO_STEP_METHOD: Method.SMS}, ANY, Pass()),
    "on where it is said not to be offered: passes": (ON | {TWO_STEP_OFFERED: False}, ANY, Pass()),
    "off: fails": (OFF, ANY, Fail("off")),
    "off, a login asked for the code: fails": (OFF | ASKED, ANY, Fail("off")),
    "off, a login asked for it long ago: fails": (OFF | ASKED_LONG_AGO, ANY, Fail("off")),
    "off, a login did not ask for it: fails as off, not as not demanded": (OFF | NOT_ASKED, ANY, Fail("off")),
    "off, a login did not ask for it long ago: fails as off": (OFF | NOT_ASKED_LONG_AGO, ANY, Fail("off")),
    "off where it is not offered: fails": (OFF | {TWO_STEP_OFFERED: False}, ANY, Fail("off")),
    "off for a cause told too long ago: fails": (
        OFF | {TWO_STEP_CAUSE: Unknown(MissingReason.STALE, stands=Cause.NOT_OFFERED)},
        ANY,
        Fail("off"),
    ),
    **{f"off, cause {cause}: fails all the same": (OFF | {TWO_STEP_CAUSE: cause}, ANY, Fail("off")) for cause in Cause},
    **{f"on, cause {cause}: passes all the same": (ON | {TWO_STEP_CAUSE: cause}, ANY, Pass()) for cause in Cause},
    **{
        f"on, a login did not ask, cause {cause}: fails as not demanded": (
            ON | NOT_ASKED | {TWO_STEP_CAUSE: cause},
            ANY,
            Fail("not-demanded"),
        )
        for cause in Cause
    },
    **{
        f"not told whether it is on, cause {cause}: not known": ({TWO_STEP_CAUSE: cause}, ANY, NEVER_TOLD)
        for cause in Cause
    },
    "never told: not known": ({}, ANY, NEVER_TOLD),
    "a login asked for the code, on or off not told: not known": (ASKED, ANY, NEVER_TOLD),
    "a login did not ask for it, on or off not told: not known, and no failure": (NOT_ASKED, ANY, NEVER_TOLD),
    "on, told too long ago: not known": (
        {TWO_STEP_ENROLLED: Unknown(MissingReason.STALE, stands=True)},
        ANY,
        (TWO_STEP_ENROLLED, MissingReason.STALE),
    ),
    "off, told too long ago: not known": (
        {TWO_STEP_ENROLLED: Unknown(MissingReason.STALE, stands=False)},
        ANY,
        (TWO_STEP_ENROLLED, MissingReason.STALE),
    ),
    "on with an earlier holder: not known": (
        {TWO_STEP_ENROLLED: Unknown(MissingReason.NEW_HOLDER, stands=True)},
        ANY,
        (TWO_STEP_ENROLLED, MissingReason.NEW_HOLDER),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_enrolment_decides_and_a_login_without_the_code_undoes_it(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_accounts_reads_the_enrolment_first_and_explains_a_failure_by_its_cause():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("two-step-enabled", 1, Scope.ACCOUNT)
    assert POLICY.reads == (TWO_STEP_ENROLLED, TWO_STEP_DEMANDED, TWO_STEP_CAUSE)
    assert (POLICY.cause, POLICY.settings, POLICY.advice) == (TWO_STEP_CAUSE, Settings, None)


def test_only_a_login_that_did_not_ask_for_the_code_has_a_step_of_its_own():
    assert [code for code, _ in POLICY.remedies] == ["not-demanded"]
    assert POLICY.step("off") == POLICY.remedy != POLICY.step("not-demanded")
