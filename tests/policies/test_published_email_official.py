"""What addresses an office publishes: each kind, and none seen."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import OFFICIAL_EMAIL, PUBLISHED_EMAILS, MailboxKind, Scope
from auditor.model.policy import Fail, Pass, Settings
from policies.published_email_official import POLICY

ANY = Settings()

CASES = {
    "only official ones: passes": ({PUBLISHED_EMAILS: MailboxKind.OFFICIAL}, ANY, Pass()),
    'one "to be verified": fails so': ({PUBLISHED_EMAILS: MailboxKind.TO_VERIFY}, ANY, Fail("to-verify")),
    "a personal one: fails as personal": ({PUBLISHED_EMAILS: MailboxKind.PERSONAL}, ANY, Fail("personal")),
    "none: fails as none": ({PUBLISHED_EMAILS: MailboxKind.NONE}, ANY, Fail("none")),
    "a personal one, an official one held: fails as personal": (
        {PUBLISHED_EMAILS: MailboxKind.PERSONAL, OFFICIAL_EMAIL: MailboxKind.OFFICIAL},
        ANY,
        Fail("personal"),
    ),
    "never seen: not known": ({}, ANY, (PUBLISHED_EMAILS, MissingReason.NEVER_TOLD)),
    "never seen, an official one held: not known": (
        {OFFICIAL_EMAIL: MailboxKind.OFFICIAL},
        ANY,
        (PUBLISHED_EMAILS, MissingReason.NEVER_TOLD),
    ),
    "official ones, seen too long ago: not known": (
        {PUBLISHED_EMAILS: Unknown(MissingReason.STALE, stands=MailboxKind.OFFICIAL)},
        ANY,
        (PUBLISHED_EMAILS, MissingReason.STALE),
    ),
    "a personal one, seen too long ago: not known": (
        {PUBLISHED_EMAILS: Unknown(MissingReason.STALE, stands=MailboxKind.PERSONAL)},
        ANY,
        (PUBLISHED_EMAILS, MissingReason.STALE),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_least_official_published_address_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_offices_by_one_fact():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("published-email-official", 1, Scope.OFFICE)
    assert (POLICY.reads, POLICY.cause, POLICY.settings, POLICY.advice) == ((PUBLISHED_EMAILS,), None, Settings, None)


def test_a_personal_address_and_one_to_be_verified_have_steps_of_their_own():
    assert [code for code, _ in POLICY.remedies] == ["personal", "to-verify"]
    assert len({POLICY.step(code) for code in ("none", "personal", "to-verify")}) == 3
