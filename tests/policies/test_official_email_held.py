"""What address an office has: each kind, and none told."""

from __future__ import annotations

import pytest

from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import OFFICIAL_EMAIL, OFFICIAL_EMAIL_SENDS, PUBLISHED_EMAILS, MailboxKind, Scope
from auditor.model.policy import Fail, Pass, Settings
from policies.official_email_held import POLICY

ANY = Settings()

CASES = {
    "an official address: passes": ({OFFICIAL_EMAIL: MailboxKind.OFFICIAL}, ANY, Pass()),
    'an address "to be verified" does not pass': ({OFFICIAL_EMAIL: MailboxKind.TO_VERIFY}, ANY, Fail("to-verify")),
    "a personal address: fails as personal": ({OFFICIAL_EMAIL: MailboxKind.PERSONAL}, ANY, Fail("personal")),
    "no address: fails as none": ({OFFICIAL_EMAIL: MailboxKind.NONE}, ANY, Fail("none")),
    "an official address from which nothing is written: passes": (
        {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: False},
        ANY,
        Pass(),
    ),
    "no address, an official one published: fails as none": (
        {OFFICIAL_EMAIL: MailboxKind.NONE, PUBLISHED_EMAILS: MailboxKind.OFFICIAL},
        ANY,
        Fail("none"),
    ),
    "an official address, a personal one published: passes": (
        {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, PUBLISHED_EMAILS: MailboxKind.PERSONAL},
        ANY,
        Pass(),
    ),
    "never told: not known": ({}, ANY, (OFFICIAL_EMAIL, MissingReason.NEVER_TOLD)),
    "never told, an official one published: not known": (
        {PUBLISHED_EMAILS: MailboxKind.OFFICIAL},
        ANY,
        (OFFICIAL_EMAIL, MissingReason.NEVER_TOLD),
    ),
    "an official address, told too long ago: not known": (
        {OFFICIAL_EMAIL: Unknown(MissingReason.STALE, stands=MailboxKind.OFFICIAL)},
        ANY,
        (OFFICIAL_EMAIL, MissingReason.STALE),
    ),
    "no address, told too long ago: not known": (
        {OFFICIAL_EMAIL: Unknown(MissingReason.STALE, stands=MailboxKind.NONE)},
        ANY,
        (OFFICIAL_EMAIL, MissingReason.STALE),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_the_kind_of_address_decides(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_offices_by_one_fact():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("official-email-held", 1, Scope.OFFICE)
    assert (POLICY.reads, POLICY.cause, POLICY.settings, POLICY.advice) == ((OFFICIAL_EMAIL,), None, Settings, None)


def test_a_personal_address_and_one_to_be_verified_have_steps_of_their_own():
    assert [code for code, _ in POLICY.remedies] == ["personal", "to-verify"]
    assert POLICY.step("none") == POLICY.remedy
    assert len({POLICY.step(code) for code in ("none", "personal", "to-verify")}) == 3
    assert "personal" in POLICY.step("personal").en
    assert "personal" not in POLICY.step("to-verify").en
