"""Of what nobody knows any more whose it is, though that was known when the last round was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.identity import NOBODY
from auditor.rounds.evidence import placing
from auditor.rounds.evidence.vouched import vouched_by
from auditor.rounds.identity import identities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.identity import PlacedRow
    from auditor.rounds.evidence.vouched import Vouched
    from auditor.rounds.ledger.ledger import Ledger, RoundHead


def of_either_anew(ledger: Ledger, rounds: Sequence[RoundHead], vouched: Vouched) -> frozenset[str]:
    """Return the files of which nobody knows any more whose they are, and of which that was known when the last round was kept."""
    if not (vouched.of_either and rounds):
        return frozenset(vouched.of_either)
    last = ledger.before(rounds[-1].entry)
    return frozenset(vouched.of_either.keys() - vouched_by(last, identities.known(last)).of_either.keys())


def nobodys_anew(
    ledger: Ledger, rounds: Sequence[RoundHead], placed: Mapping[str, Mapping[str, PlacedRow]]
) -> frozenset[tuple[str, str]]:
    """Return the rows, by file and place, of which nobody knows any more whose they are, and that was known when the last round was kept."""
    nobodys = _nobodys(placed)
    if not (nobodys and rounds):
        return nobodys
    last = ledger.before(rounds[-1].entry)
    return nobodys - _nobodys(placing.placed(last, identities.known(last)))


def _nobodys(placed: Mapping[str, Mapping[str, PlacedRow]]) -> frozenset[tuple[str, str]]:
    rows = ((file, place, row) for file, of_file in placed.items() for place, row in of_file.items())
    return frozenset((file, place) for file, place, row in rows if row.subject == NOBODY)
