"""Which facts are about the mailbox that the roster lists of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.model.facts import (
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_READS,
    OFFICIAL_EMAIL_SENDS,
    OFFICIAL_EMAIL_SENDS_AT_ALL,
    Fact,
    MailboxKind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.evidence import Observation

OF_A_MAILBOX: Final[Mapping[Fact[Any], Any]] = {
    OFFICIAL_EMAIL: MailboxKind.OFFICIAL,
    OFFICIAL_EMAIL_READS: True,
    OFFICIAL_EMAIL_SENDS: True,
    OFFICIAL_EMAIL_SENDS_AT_ALL: True,
}
"""These facts, each with the value by which it speaks for that mailbox."""


def proves_another(told: Observation[Any]) -> bool:
    """Return whether something speaks for a mailbox that the roster lists no more; a no told of that is the office's, and stays."""
    return told.of_other_mailbox and told.value == OF_A_MAILBOX[told.fact]
