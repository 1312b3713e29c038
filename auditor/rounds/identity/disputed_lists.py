"""In whose lists user IDs that moved stood in the rounds that requests for correction are about."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from auditor.remembering import remembered
from auditor.rounds.identity import as_now

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from auditor.model.disputes import ResultDisputed
    from auditor.model.identity import Identities
    from auditor.rounds.ledger.ledger import Ledger, RoundHead


def stood_in_rounds(ledger: Ledger, everybody: Identities) -> Callable[[ResultDisputed], Mapping[str, str]]:
    """Return what gives, of each account that ever moved, the office (ids of now) in whose list it stood in the round that a request is about.

    A move that was noted on the day of that round was noted before the round or after it: the round's own list tells.
    """

    @remembered(None)
    def heads() -> Mapping[str, RoundHead]:
        return {head.digest: head for head in ledger.rounds()}

    def stood(disputed: ResultDisputed) -> Mapping[str, str]:
        head = heads().get(disputed.round) if everybody.moved_on else None
        day = disputed.received if head is None else head.header.day
        found: dict[str, str] = {}
        for account in everybody.moved_on:
            before, after = (everybody.office_on(account, each) for each in (day, day + timedelta(days=1)))
            is_after = before != after and head is not None and account not in _listed(ledger, head, everybody, before)
            found[account] = after if is_after else before
        return found

    return stood


def _listed(ledger: Ledger, head: RoundHead, everybody: Identities, office: str) -> frozenset[str]:
    """Return the accounts (ids of now) that a round has of an office, also those of which it was still open whether they stand elsewhere."""
    row = as_now.row_of(ledger, head, everybody, office)
    return frozenset(everybody.id_now(each.id) for each in row.office.accounts) if row is not None else frozenset()
