"""An office writes from its official mailbox, does not, or leaves it unread; and what is not told."""

from __future__ import annotations

import pytest

from auditor import discovery
from auditor.model.evidence import MissingReason, Unknown
from auditor.model.facts import OFFICIAL_EMAIL, OFFICIAL_EMAIL_READS, OFFICIAL_EMAIL_SENDS, MailboxKind, Scope
from auditor.model.policy import Fail, Pass, Settings
from policies.official_email_used import POLICY

ANY = Settings()
SENT, NOT_SENT = {OFFICIAL_EMAIL_SENDS: True}, {OFFICIAL_EMAIL_SENDS: False}
READ, NOT_READ = {OFFICIAL_EMAIL_READS: True}, {OFFICIAL_EMAIL_READS: False}
READ_LONG_AGO = {OFFICIAL_EMAIL_READS: Unknown(MissingReason.STALE, stands=True)}
NOT_READ_LONG_AGO = {OFFICIAL_EMAIL_READS: Unknown(MissingReason.STALE, stands=False)}
READING_NEVER_TOLD = {OFFICIAL_EMAIL_READS: Unknown(MissingReason.NEVER_TOLD)}
NEVER_TOLD = (OFFICIAL_EMAIL_SENDS, MissingReason.NEVER_TOLD)

CASES = {
    "letters are sent, whether mail is read not told: passes": (SENT, ANY, Pass()),
    "letters are sent, whether mail is read never known: passes": (SENT | READING_NEVER_TOLD, ANY, Pass()),
    "letters are sent and mail is read: passes": (SENT | READ, ANY, Pass()),
    "letters are sent, mail was read long ago: passes": (SENT | READ_LONG_AGO, ANY, Pass()),
    "letters are sent, mail is not read: fails as not read": (SENT | NOT_READ, ANY, Fail("not-read")),
    "letters are sent, mail was not read long ago: still fails": (SENT | NOT_READ_LONG_AGO, ANY, Fail("not-read")),
    "no letters are sent: fails as not sent": (NOT_SENT, ANY, Fail("not-sent")),
    "no letters are sent, mail is read: fails as not sent": (NOT_SENT | READ, ANY, Fail("not-sent")),
    "no letters are sent, mail was read long ago: fails as not sent": (NOT_SENT | READ_LONG_AGO, ANY, Fail("not-sent")),
    "no letters are sent, mail is not read: fails as not sent, not as not read": (
        NOT_SENT | NOT_READ,
        ANY,
        Fail("not-sent"),
    ),
    "no letters are sent, mail was not read long ago: fails as not sent": (
        NOT_SENT | NOT_READ_LONG_AGO,
        ANY,
        Fail("not-sent"),
    ),
    "letters are sent from an official address: passes": (SENT | {OFFICIAL_EMAIL: MailboxKind.OFFICIAL}, ANY, Pass()),
    "letters are sent from an address to be verified: passes": (
        SENT | {OFFICIAL_EMAIL: MailboxKind.TO_VERIFY},
        ANY,
        Pass(),
    ),
    "letters are sent, but there is no address: fails as without one": (
        SENT | {OFFICIAL_EMAIL: MailboxKind.NONE},
        ANY,
        Fail("no-address"),
    ),
    "letters are sent, but the address is a personal one: fails as without one": (
        SENT | {OFFICIAL_EMAIL: MailboxKind.PERSONAL},
        ANY,
        Fail("no-address"),
    ),
    "letters are sent, there was no address long ago: still fails": (
        SENT | {OFFICIAL_EMAIL: Unknown(MissingReason.STALE, stands=MailboxKind.NONE)},
        ANY,
        Fail("no-address"),
    ),
    "never told: not known": ({}, ANY, NEVER_TOLD),
    "to hold an official address is not to use it: not known": (
        {OFFICIAL_EMAIL: MailboxKind.OFFICIAL},
        ANY,
        NEVER_TOLD,
    ),
    "mail is read, letters not told of: not known": (READ, ANY, NEVER_TOLD),
    "mail is not read, letters not told of: not known, and no failure": (NOT_READ, ANY, NEVER_TOLD),
    "letters were sent, told too long ago: not known": (
        {OFFICIAL_EMAIL_SENDS: Unknown(MissingReason.STALE, stands=True)},
        ANY,
        (OFFICIAL_EMAIL_SENDS, MissingReason.STALE),
    ),
    "no letters were sent, told too long ago: not known": (
        {OFFICIAL_EMAIL_SENDS: Unknown(MissingReason.STALE, stands=False)},
        ANY,
        (OFFICIAL_EMAIL_SENDS, MissingReason.STALE),
    ),
}


@pytest.mark.parametrize(("facts", "settings", "verdict"), CASES.values(), ids=CASES)
def test_sending_decides_and_an_unread_mailbox_undoes_it(judge, facts, settings, verdict):
    assert judge(POLICY, facts, settings) == verdict


def test_it_judges_offices_and_reads_the_sending_first():
    assert (POLICY.id, POLICY.revision, POLICY.scope) == ("official-email-used", 2, Scope.OFFICE)
    assert POLICY.reads == (OFFICIAL_EMAIL_SENDS, OFFICIAL_EMAIL_READS, OFFICIAL_EMAIL)
    assert (POLICY.cause, POLICY.settings, POLICY.advice) == (None, Settings, None)


def test_one_step_serves_letters_not_sent_and_mail_not_read():
    assert [code for code, _ in POLICY.remedies] == ["no-address"]
    assert POLICY.step("not-sent") == POLICY.step("not-read") == POLICY.remedy


def test_it_shares_its_column_with_the_rule_that_an_address_is_held_and_with_no_other():
    shared = {policy.id for policy in discovery.policies().values() if policy.column == POLICY.column}
    assert shared == {"official-email-held", "official-email-used"}
