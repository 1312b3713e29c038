"""Whose each row of evidence was when it entered a round, as the ledger keeps it: that stays so, whoever is listed later."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.identity import NOBODY, SEVERAL, PlacedRow
from auditor.model.journal import RowsPlaced
from auditor.rounds.ledger.held_once import placed_row

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.judging.judge import FolderEvidence
    from auditor.model.identity import Identities
    from auditor.model.journal import JournalEntry
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Roster
    from auditor.rounds.ledger.ledger import Ledger


def placed(
    ledger: Ledger, everybody: Identities, *, more: Sequence[RowsPlaced] = ()
) -> Mapping[str, Mapping[str, PlacedRow]]:
    """Return whose the rows of files are that entered a round, as `SourceContext` has it; of one of two where that was taken back.

    Whose a row surely was before the answer that was taken back, it stays. A row of an office is still told of it; of its accounts of
    which that is not known any more only a no.

    Args:
        ledger: the ledger.
        everybody: who was given an id.
        more: what would be noted beside.

    """
    length = ledger.length() if more else 0
    found: dict[str, dict[str, PlacedRow]] = {}
    met: dict[tuple[str, ...], tuple[str, ...]] = {}
    for number, entry in chain(ledger.numbered(RowsPlaced), enumerate(more, start=length + 1)):
        rows = [
            _of_either(placed_row(row, everybody, met), everybody, number)
            for row in entry.rows
            if not everybody.is_unsettled(row, number)
        ]
        of_file = found.setdefault(entry.sha256, {})
        surely = {place for place, row in of_file.items() if row.subject != NOBODY}
        of_file.update((row.place, row) for row in rows if row.subject != NOBODY or row.place not in surely)
        if entry.form:
            found.setdefault(entry.form, {}).update((row.subject, row) for row in rows)
    return found


def _of_either(row: PlacedRow, everybody: Identities, number: int) -> PlacedRow:
    either = everybody.either(row.subject, number)
    if either:
        return PlacedRow(row.place, NOBODY, either)
    found = {given: either for given in row.accounts if (either := everybody.either(given, number))}
    if not found:
        return row
    if row.subject == SEVERAL:
        return replace(row, accounts=tuple(chain.from_iterable(found.get(given, (given,)) for given in row.accounts)))
    sure = tuple(given for given in row.accounts if given not in found)
    return replace(row, accounts=sure, unasked=tuple(dict.fromkeys(chain(row.unasked, *found.values()))))


def placements(told: FolderEvidence, context: SourceContext, day: date) -> Iterator[RowsPlaced]:
    """Yield what is to be noted of the rows of files that were read by a context, so that whose they are stays so."""
    forms = {seen.sha256: told.forms.get(seen.name, "") for seen in told.files}
    files = {seen.sha256: seen for seen in told.files}
    for sha256, rows in told.placed.items():
        before = context.placed.get(sha256, {})
        fresh = tuple(row for row in rows if before.get(row.place) != row)
        if fresh:
            seen = files[sha256]
            yield RowsPlaced(sha256, fresh, day, forms.get(sha256, ""), seen.said_of, seen.carries_on)


def of_offices(
    notes: Iterable[JournalEntry], offices: Container[str], everybody: Identities, roster: Roster
) -> Iterator[JournalEntry]:
    """Yield notes, of those of whose rows are only the rows of some offices (ids) and of the accounts that stand or stood under them, and those that may be theirs."""
    stood = (given for given in (*everybody.accounts, *everybody.merged) if everybody.given_in(given) in offices)
    stand = (each.id for office in roster.offices if office.id in offices for each in office.subjects)
    whose = {*map(everybody.id_now, stood), *stand}
    for entry in notes:
        if not isinstance(entry, RowsPlaced):
            yield entry
        elif rows := tuple(
            row
            for row in entry.rows
            if row.subject in whose
            or everybody.given_in(row.subject) in offices
            or (row.subject == SEVERAL and not whose.isdisjoint(row.accounts))
        ):
            yield replace(entry, rows=rows)
