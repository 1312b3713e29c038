"""Of which offices a register that entered a round spoke: where it is there no more, the others lost nothing by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.journal import RowsPlaced
from auditor.register.reading.form import ID
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from auditor.model.identity import Identities
    from auditor.rounds.ledger import Ledger
    from auditor.views.gone_evidence import SpokeOf


def spoke_of(ledger: Ledger, everybody: Identities) -> SpokeOf:
    """Return what gives the offices (ids) of which a file may have spoken: whose its rows, or those of a copy of its form, were, and in whose lists these user IDs stood or stand."""
    notes = remembered(1)(lambda: tuple(ledger.numbered(RowsPlaced)))

    @remembered(None)
    def of_file(sha256: str) -> AbstractSet[str] | None:
        forms = {entry.form for _, entry in notes() if entry.sha256 == sha256}
        own = [each for each in notes() if each[1].sha256 == sha256 or (each[1].form and each[1].form in forms)]
        return _with_moved({*_offices(own, everybody)}, everybody) if forms else None

    return lambda seen: of_file(seen.sha256) if seen.source == ID else None


def _offices(notes: Iterable[tuple[int, RowsPlaced]], everybody: Identities) -> Iterator[str]:
    for number, entry in notes:
        for given in {given for row in entry.rows for given in (row.subject, *row.accounts, *row.unasked)}:
            for each in (given, *everybody.either(given, number)):
                yield from (everybody.office_of(each), everybody.given_in(each))


def _with_moved(offices: set[str], everybody: Identities) -> AbstractSet[str]:
    """Return offices with those to which user IDs moved that stood in their lists."""
    moved = (
        given for given, stood in everybody.moved_on.items() if not offices.isdisjoint(map(everybody.id_now, stood))
    )
    return offices.union(map(everybody.office_of, [*moved]))
