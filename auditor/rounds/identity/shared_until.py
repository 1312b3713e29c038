"""User IDs that posts of an office shared, as rounds were kept, and of which each has one of its own since: that several persons use one was told of the shared one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.model.facts import SHARED
from auditor.rounds.identity import as_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from auditor.judging.judge import FolderEvidence
    from auditor.model.evidence import Observation
    from auditor.model.identity import Identities
    from auditor.model.subjects import Roster
    from auditor.rounds.ledger.ledger import Ledger, RoundHead


def shared_until(
    ledger: Ledger, rounds: Iterable[RoundHead], everybody: Identities, roster: Roster
) -> Mapping[str, date]:
    """Return the day of the last kept round in which posts shared an account, by the ids (of now) of accounts that are, or were when they were last listed, no shared ones any more.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    if not any(login.shared for login in everybody.logins):
        return {}
    until: dict[str, date] = {}
    own: set[str] = set()
    for head in rounds:
        for office in as_now.offices(ledger.offices(head), everybody):
            for account in office.accounts:
                if account.shared:
                    until[account.id] = head.header.day
                    own.discard(account.id)
                elif not (account.left or office.left):
                    own.add(account.id)
    listed = [account for office in roster.offices for account in office.accounts]
    own.update(given for account in listed for given in (account.id, *account.doubts))
    own.difference_update(account.id for account in listed if account.shared)
    return {account: on for account, on in until.items() if account in own}


def but_of_shared_one(told: FolderEvidence, until: Mapping[str, date]) -> FolderEvidence:
    """Return what was told without that several persons use a user ID where that was told of the one that posts shared (`shared_until`): nobody knows it of the own one that each has now."""
    return replace(told, observations=tuple(_but_of_shared(told.observations, until))) if until else told


def _but_of_shared(observations: Iterable[Observation[Any]], until: Mapping[str, date]) -> Iterator[Observation[Any]]:
    for seen in observations:
        then = [each for each in seen.subjects if each in until and seen.observed_on <= until[each]]
        if not (seen.fact == SHARED and seen.value and then):
            yield seen
        elif left := tuple(each for each in seen.subjects if each not in then):
            yield replace(seen, subjects=left)
