"""When the password was last reset: every kind of span around the first day that counts."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, Scope
from auditor.model.policy import Fail, Pass, Since
from auditor.model.when import When
from policies.password_reset import POLICY

BEFORE, DECISION, AFTER, TOLD = date(2024, 1, 17), date(2024, 1, 18), date(2024, 1, 19), date(2024, 2, 10)
DECIDED = Since(DECISION)
ADVISED = Since(date(2020, 11, 16))
NEW_YEAR = Since(date(2024, 1, 1))


def reset(when: When) -> dict:
    return {PASSWORD_CHANGED_ON: when}


CASES = {
    "reset the day before the decision fails": (reset(When.on(BEFORE)), DECIDED, Fail()),
    "reset on the day of the decision passes": (reset(When.on(DECISION)), DECIDED, Pass()),
    "reset the day after the decision passes": (reset(When.on(AFTER)), DECIDED, Pass()),
    "reset on the day it was told passes": (reset(When.on(TOLD)), DECIDED, Pass()),
    "reset on that day of the year before fails": (reset(When.on(date(2023, 1, 18))), DECIDED, Fail()),
    "reset on a later day of the year before fails": (reset(When.on(date(2023, 12, 31))), DECIDED, Fail()),
    "since the decision, day forgotten, passes": (reset(When.since(DECISION, TOLD)), DECIDED, Pass()),
    "since the decision, told that very day, passes": (reset(When.since(DECISION, DECISION)), DECIDED, Pass()),
    "since the day after the decision, day forgotten, passes": (reset(When.since(AFTER, TOLD)), DECIDED, Pass()),
    "since the day before the decision, day forgotten: not known": (
        reset(When.since(BEFORE, TOLD)),
        DECIDED,
        (PASSWORD_CHANGED_ON, MissingReason.DAY_UNSURE),
    ),
    "on the day before the decision or on its day, nobody knows which: not known": (
        reset(When(BEFORE, DECISION)),
        DECIDED,
        (PASSWORD_CHANGED_ON, MissingReason.DAY_UNSURE),
    ),
    "on the day of the decision or the next, nobody knows which, passes": (
        reset(When(DECISION, AFTER)),
        DECIDED,
        Pass(),
    ),
    "at some time, the day before the decision at the latest, fails": (
        reset(When(date(2023, 1, 1), BEFORE)),
        DECIDED,
        Fail(),
    ),
    "not since the decision fails": (reset(When.not_since(DECISION)), DECIDED, Fail()),
    "not since the day before the decision fails": (reset(When.not_since(BEFORE)), DECIDED, Fail()),
    "not since the day after the decision: not known, it may have been on the day of the decision": (
        reset(When.not_since(AFTER)),
        DECIDED,
        (PASSWORD_CHANGED_ON, MissingReason.DAY_UNSURE),
    ),
    "not since the day it was told: not known, it may have been since the decision": (
        reset(When.not_since(TOLD)),
        DECIDED,
        (PASSWORD_CHANGED_ON, MissingReason.DAY_UNSURE),
    ),
    "not by the present holder fails, whatever day counts": (reset(When.not_by_the_holder()), DECIDED, Fail()),
    "the day before an earlier first day fails": (reset(When.on(date(2020, 11, 15))), ADVISED, Fail()),
    "an earlier first day itself passes": (reset(When.on(date(2020, 11, 16))), ADVISED, Pass()),
    "too early for the decision passes where an earlier day counts": (reset(When.on(BEFORE)), ADVISED, Pass()),
    "the day of the decision fails where only the next one counts": (reset(When.on(DECISION)), Since(AFTER), Fail()),
    "the last day of the old year fails where the new one counts": (
        reset(When.on(date(2023, 12, 31))),
        NEW_YEAR,
        Fail(),
    ),
    "the first day of the new year passes": (reset(When.on(date(2024, 1, 1))), NEW_YEAR, Pass()),
    "never told: not known": ({}, DECIDED, (PASSWORD_CHANGED_ON, MissingReason.NEVER_TOLD)),
    "a profile updated since tells nothing of the password: not known": (
        {PROFILE_UPDATED_ON: When.on(TOLD)},
        DECIDED,
        (PASSWORD_CHANGED_ON, MissingReason.NEVER_TOLD),
    ),
    "an earlier holder's reset since the decision: not known": (
        {PASSWORD_CHANGED_ON: Unknown(MissingReason.NEW_HOLDER, stands=When.on(AFTER))},
        DECIDED,
        (PASSWORD_CHANGED_ON, MissingReason.NEW_HOLDER),
    ),
    "an earlier holder's reset before the decision: not known, and no failure": (
        {PASSWORD_CHANGED_ON: Unknown(MissingReason.NEW_HOLDER, stands=When.on(BEFORE))},
        DECIDED,
        (PASSWORD_CHANGED_ON, MissingReason.NEW_HOLDER),
    ),
    "a reset told too long ago: not known": (
        {PASSWORD_CHANGED_ON: Unknown(MissingReason.STALE, stands=When.on(AFTER))},
        DECIDED,
        (PASSWORD_CHANGED_ON, MissingReason.STALE),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_first_day_on_which_it_may_have_been_reset_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_accounts_by_one_fact_from_a_day_on_and_has_one_step():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("password-reset", 2, Scope.ACCOUNT)
    assert (POLICY.reads, POLICY.cause, POLICY.settings) == ((PASSWORD_CHANGED_ON,), None, Since)
    assert (POLICY.remedies, POLICY.advice) == ((), None)
