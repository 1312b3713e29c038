"""Which facts are about the mailbox that the roster lists of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.model.evidence import Observation
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

OF_A_MAILBOX: Final[Mapping[Fact[Any], Any]] = {
    OFFICIAL_EMAIL: MailboxKind.OFFICIAL,
    OFFICIAL_EMAIL_READS: True,
    OFFICIAL_EMAIL_SENDS: True,
    OFFICIAL_EMAIL_SENDS_AT_ALL: True,
}
"""These facts, each with the value by which it speaks for that mailbox."""


class OfOtherMailbox(Observation[Any], frozen=True):
    """What was told of a mailbox that the roster listed then, and lists no more; a kind of its own: one member more in each observation would cost a nation 8 MB."""


def proves_another(told: Observation[Any]) -> bool:
    """Return whether something speaks for a mailbox that the roster lists no more; a no told of that is the office's, and stays."""
    return isinstance(told, OfOtherMailbox) and told.value == OF_A_MAILBOX[told.fact]
