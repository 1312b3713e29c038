"""Where the code comes from: each way, and none told."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import TWO_STEP_DEVICE, TWO_STEP_ENROLLED, TWO_STEP_METHOD, CodeDevice, Method, Scope
from auditor.model.policy import Fail, Pass, Settings, TooEarly
from policies.two_step_method import POLICY

ANY = Settings()

CASES = {
    "by e-mail: fails": ({TWO_STEP_METHOD: Method.EMAIL}, ANY, Fail()),
    "by SMS: fails": ({TWO_STEP_METHOD: Method.SMS}, ANY, Fail()),
    "in another way, the last that fails": ({TWO_STEP_METHOD: Method.OTHER}, ANY, Fail()),
    "from an app, the first that passes": ({TWO_STEP_METHOD: Method.TOTP}, ANY, Pass()),
    "from a security key: passes": ({TWO_STEP_METHOD: Method.KEY}, ANY, Pass()),
    "from an app, two-step said to be on: passes": (
        {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_ENROLLED: True},
        ANY,
        Pass(),
    ),
    "from an app, but two-step is off: told too early": (
        {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_ENROLLED: False},
        ANY,
        TooEarly(),
    ),
    "from a key, two-step was off when last told, long ago: told too early": (
        {TWO_STEP_METHOD: Method.KEY, TWO_STEP_ENROLLED: Unknown(MissingReason.STALE, stands=False)},
        ANY,
        TooEarly(),
    ),
    "by SMS, but two-step is off: fails all the same": (
        {TWO_STEP_METHOD: Method.SMS, TWO_STEP_ENROLLED: False},
        ANY,
        Fail(),
    ),
    "by SMS, two-step is on: fails as a weak way": (
        {TWO_STEP_METHOD: Method.SMS, TWO_STEP_ENROLLED: True},
        ANY,
        Fail(),
    ),
    "from an app on the holder's own phone: passes": (
        {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_DEVICE: CodeDevice.HOLDERS},
        ANY,
        Pass(),
    ),
    "from an app on the office's phone: passes": (
        {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_DEVICE: CodeDevice.OFFICES},
        ANY,
        Pass(),
    ),
    "from an app on somebody else's phone: fails as another's": (
        {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_DEVICE: CodeDevice.ANOTHERS},
        ANY,
        Fail("anothers"),
    ),
    "by SMS on somebody else's phone: fails as another's and as a weak way": (
        {TWO_STEP_METHOD: Method.SMS, TWO_STEP_DEVICE: CodeDevice.ANOTHERS},
        ANY,
        Fail("anothers-weak"),
    ),
    "on somebody else's phone, but two-step is off: fails all the same": (
        {TWO_STEP_METHOD: Method.KEY, TWO_STEP_ENROLLED: False, TWO_STEP_DEVICE: CodeDevice.ANOTHERS},
        ANY,
        Fail("anothers"),
    ),
    "never told: not known": ({}, ANY, (TWO_STEP_METHOD, MissingReason.NEVER_TOLD)),
    "on, the way not told: not known": ({TWO_STEP_ENROLLED: True}, ANY, (TWO_STEP_METHOD, MissingReason.NEVER_TOLD)),
    "off, so no way to tell: not known": ({TWO_STEP_ENROLLED: False}, ANY, (TWO_STEP_METHOD, MissingReason.NEVER_TOLD)),
    "from an app, told too long ago: not known": (
        {TWO_STEP_METHOD: Unknown(MissingReason.STALE, stands=Method.TOTP)},
        ANY,
        (TWO_STEP_METHOD, MissingReason.STALE),
    ),
    "by SMS, told too long ago: not known": (
        {TWO_STEP_METHOD: Unknown(MissingReason.STALE, stands=Method.SMS)},
        ANY,
        (TWO_STEP_METHOD, MissingReason.STALE),
    ),
    "from an earlier holder's key: not known": (
        {TWO_STEP_METHOD: Unknown(MissingReason.NEW_HOLDER, stands=Method.KEY)},
        ANY,
        (TWO_STEP_METHOD, MissingReason.NEW_HOLDER),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_way_of_the_code_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_accounts_by_the_way_of_the_code_and_has_a_step_of_its_own_where_it_is_anothers():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("two-step-method", 6, Scope.ACCOUNT)
    assert (POLICY.reads, POLICY.cause, POLICY.settings) == (
        (TWO_STEP_METHOD, TWO_STEP_ENROLLED, TWO_STEP_DEVICE),
        None,
        Settings,
    )
    steps = dict(POLICY.remedies)
    assert list(steps) == ["anothers", "anothers-weak"]
    assert all("on your own" in step.en for step in steps.values())
    assert "instead of SMS" in steps["anothers-weak"].en
    assert POLICY.after == "two-step-enabled"
    assert POLICY.advice is not None


def test_its_column_is_a_noun_for_letters_name_what_they_are_about_by_it():
    assert POLICY.column.bn == "কোড পাওয়ার উপায়"
