"""Of which offices a register spoke, and another file does not say the same: where it is there no more, or was changed, the others lost nothing by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.journal import CopiesOrdered, RowsPlaced
from auditor.model.source import EvidenceFile
from auditor.register.reading.form import ID
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from auditor.model.identity import Identities
    from auditor.model.round import FileSeen
    from auditor.rounds.evidence.evidence_folder import UnreadFile
    from auditor.rounds.ledger.ledger import Ledger
    from auditor.views.compared.gone_evidence import SpokeOf


def spoke_of(ledger: Ledger, everybody: Identities) -> SpokeOf:
    """Return what gives the offices (ids) of which a file may have said what none of some others says: whose its rows were, and in whose lists these user IDs stood or stand.

    Of a file of which it was not noted what it says of each office, these are all of whom its rows, or those of a copy of its form, were. So are those
    of whom its rows were found to be only after that was noted, and all of whom a copy spoke of which it was said whether it was filled in before another: what it said alike
    overruled others, or was overruled.
    """
    notes = remembered(1)(lambda: tuple(ledger.numbered(RowsPlaced)))

    @remembered(None)
    def of_file(sha256: str) -> AbstractSet[str] | None:
        forms = {entry.form for _, entry in notes() if entry.sha256 == sha256}
        own = [each for each in notes() if each[1].sha256 == sha256 or (each[1].form and each[1].form in forms)]
        return _with_moved({*_offices(own, everybody)}, everybody) if forms else None

    @remembered(1)
    def noted() -> Mapping[str, tuple[int, tuple[tuple[str, str], ...]]]:
        return {entry.sha256: (number, entry.said_of) for number, entry in notes() if entry.said_of}

    @remembered(1)
    def ordered() -> AbstractSet[str]:
        return {copy for note in ledger.notes(CopiesOrdered) for copy in (note.last, *note.before)}

    def of(seen: FileSeen, others: Iterable[FileSeen]) -> AbstractSet[str] | None:
        if seen.source != ID:
            return None
        number, said = noted().get(seen.sha256, (None, seen.said_of))
        if not said:
            return of_file(seen.sha256)
        beside = () if seen.sha256 in ordered() else others
        also_said = {digest for other in beside for _, digest in noted().get(other.sha256, (None, other.said_of))[1]}

        def offices(ids: Iterable[str]) -> AbstractSet[str]:
            return _with_moved({*_now(ids, number, everybody)}, everybody)

        own = (each for each in notes() if each[1].sha256 == seen.sha256)
        found_later = {*map(everybody.office_of, _whose(own, everybody))} - offices(office for office, _ in said)
        return found_later | offices(office for office, digest in said if digest not in also_said)

    return of


def said_by_lost(
    ledger: Ledger, spoke: Iterable[FileSeen], files: Iterable[EvidenceFile | UnreadFile]
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return by its digest what each of the files that `spoke` in a round said of offices, where it is not among the `files` as it was: one that carries it on says it, too."""
    there = {file.sha256 for file in files if isinstance(file, EvidenceFile)}
    lost = {seen.sha256 for seen in spoke if seen.source == ID} - there
    said = {entry.sha256: entry.said_of for entry in ledger.notes(RowsPlaced) if entry.said_of} if lost else {}
    return {sha256: said[sha256] for sha256 in sorted(lost) if sha256 in said}


def _offices(notes: Iterable[tuple[int, RowsPlaced]], everybody: Identities) -> Iterator[str]:
    return _now(_whose(notes, everybody), None, everybody)


def _whose(notes: Iterable[tuple[int, RowsPlaced]], everybody: Identities) -> Iterator[str]:
    """Yield whose rows are (ids), as it was noted and as it may be now."""
    for number, entry in notes:
        for given in {given for row in entry.rows for given in (row.subject, *row.accounts, *row.unasked)}:
            yield from (given, *everybody.either(given, number))


def _now(ids: Iterable[str], number: int | None, everybody: Identities) -> Iterator[str]:
    """Yield the offices (ids) that some ids mean now that an entry (its number) has, or none yet."""
    for given in ids:
        for each in (given, *(everybody.either(given, number) if number is not None else ())):
            yield from (everybody.office_of(each), everybody.given_in(each))


def _with_moved(offices: set[str], everybody: Identities) -> AbstractSet[str]:
    """Return offices with those to which user IDs moved that stood in their lists."""
    moved = (
        given for given, stood in everybody.moved_on.items() if not offices.isdisjoint(map(everybody.id_now, stood))
    )
    return offices.union(map(everybody.office_of, [*moved]))
