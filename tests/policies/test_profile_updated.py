"""When the profile was last updated, or seen to be right: every kind of span around the first day that counts."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, Scope
from auditor.model.policy import Fail, Pass, Since
from auditor.model.when import When
from policies.profile_updated import POLICY

BEFORE, DECISION, AFTER, TOLD = date(2024, 1, 17), date(2024, 1, 18), date(2024, 1, 19), date(2024, 2, 10)
DECIDED = Since(DECISION)
ADVISED = Since(date(2020, 11, 16))
NEW_YEAR = Since(date(2024, 1, 1))


def updated(when: When) -> dict:
    return {PROFILE_UPDATED_ON: when}


CASES = {
    "updated the day before the decision fails": (updated(When.on(BEFORE)), DECIDED, Fail()),
    "updated on the day of the decision passes": (updated(When.on(DECISION)), DECIDED, Pass()),
    "updated the day after the decision passes": (updated(When.on(AFTER)), DECIDED, Pass()),
    "seen to be right on the day it was told passes": (updated(When.on(TOLD)), DECIDED, Pass()),
    "updated on that day of the year before fails": (updated(When.on(date(2023, 1, 18))), DECIDED, Fail()),
    "updated on a later day of the year before fails": (updated(When.on(date(2023, 12, 31))), DECIDED, Fail()),
    "since the decision, day forgotten, passes": (updated(When.since(DECISION, TOLD)), DECIDED, Pass()),
    "since the decision, told that very day, passes": (updated(When.since(DECISION, DECISION)), DECIDED, Pass()),
    "since the day after the decision, day forgotten, passes": (updated(When.since(AFTER, TOLD)), DECIDED, Pass()),
    "since the day before the decision, day forgotten: not known": (
        updated(When.since(BEFORE, TOLD)),
        DECIDED,
        (PROFILE_UPDATED_ON, MissingReason.DAY_UNSURE),
    ),
    "on the day before the decision or on its day, nobody knows which: not known": (
        updated(When(BEFORE, DECISION)),
        DECIDED,
        (PROFILE_UPDATED_ON, MissingReason.DAY_UNSURE),
    ),
    "on the day of the decision or the next, nobody knows which, passes": (
        updated(When(DECISION, AFTER)),
        DECIDED,
        Pass(),
    ),
    "at some time, the day before the decision at the latest, fails": (
        updated(When(date(2023, 1, 1), BEFORE)),
        DECIDED,
        Fail(),
    ),
    "not since the decision fails": (updated(When.not_since(DECISION)), DECIDED, Fail()),
    "not since the day before the decision fails": (updated(When.not_since(BEFORE)), DECIDED, Fail()),
    "not since the day after the decision: not known, it may have been on the day of the decision": (
        updated(When.not_since(AFTER)),
        DECIDED,
        (PROFILE_UPDATED_ON, MissingReason.DAY_UNSURE),
    ),
    "not since the day it was told: not known, it may have been since the decision": (
        updated(When.not_since(TOLD)),
        DECIDED,
        (PROFILE_UPDATED_ON, MissingReason.DAY_UNSURE),
    ),
    "not by the present holder fails, whatever day counts": (updated(When.not_by_the_holder()), DECIDED, Fail()),
    "the day before an earlier first day fails": (updated(When.on(date(2020, 11, 15))), ADVISED, Fail()),
    "an earlier first day itself passes": (updated(When.on(date(2020, 11, 16))), ADVISED, Pass()),
    "too early for the decision passes where an earlier day counts": (updated(When.on(BEFORE)), ADVISED, Pass()),
    "the day of the decision fails where only the next one counts": (updated(When.on(DECISION)), Since(AFTER), Fail()),
    "the last day of the old year fails where the new one counts": (
        updated(When.on(date(2023, 12, 31))),
        NEW_YEAR,
        Fail(),
    ),
    "the first day of the new year passes": (updated(When.on(date(2024, 1, 1))), NEW_YEAR, Pass()),
    "never told: not known": ({}, DECIDED, (PROFILE_UPDATED_ON, MissingReason.NEVER_TOLD)),
    "a password reset since tells nothing of the profile: not known": (
        {PASSWORD_CHANGED_ON: When.on(TOLD)},
        DECIDED,
        (PROFILE_UPDATED_ON, MissingReason.NEVER_TOLD),
    ),
    "an earlier holder's update since the decision: not known": (
        {PROFILE_UPDATED_ON: Unknown(MissingReason.NEW_HOLDER, stands=When.on(AFTER))},
        DECIDED,
        (PROFILE_UPDATED_ON, MissingReason.NEW_HOLDER),
    ),
    "an earlier holder's update before the decision: not known, and no failure": (
        {PROFILE_UPDATED_ON: Unknown(MissingReason.NEW_HOLDER, stands=When.on(BEFORE))},
        DECIDED,
        (PROFILE_UPDATED_ON, MissingReason.NEW_HOLDER),
    ),
    "an update told too long ago: not known": (
        {PROFILE_UPDATED_ON: Unknown(MissingReason.STALE, stands=When.on(AFTER))},
        DECIDED,
        (PROFILE_UPDATED_ON, MissingReason.STALE),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_first_day_on_which_it_may_have_been_updated_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_accounts_by_one_fact_from_a_day_on_and_has_one_step():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("profile-updated", 2, Scope.ACCOUNT)
    assert (POLICY.reads, POLICY.cause, POLICY.settings) == ((PROFILE_UPDATED_ON,), None, Since)
    assert (POLICY.remedies, POLICY.advice) == ((), None)
