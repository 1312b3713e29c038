"""Notes whose the rows of the evidence are before that could not be told any more."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.identity import SEVERAL
from auditor.model.journal import Identified, RowsPlaced
from auditor.rounds.assessing import MadeRound
from auditor.rounds.evidence import placing
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.round_input import input_now
from auditor.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from auditor.model.journal import JournalEntry
    from auditor.workspace.folder import Workspace


def note_whose_rows(space: Workspace, day: date, offices: Collection[str], corrected: Collection[str] = ()) -> None:
    """Note who is listed, and whose the rows of some offices (ids) are: it stays so, whoever is taken off the list or for another after that.

    Of others that are `corrected` only which rows they and others may have told, so that these stay so: whose else a row is, its name says also after that.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    Ledger(space.ledger_path).note(*whose_rows(space, day, offices, corrected))


def note_told_before(space: Workspace, day: date) -> None:
    """Note what was told before newcomers were listed (`told_before_newcomers`), while they still are newcomers: it goes before each note of who is listed.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    Ledger(space.ledger_path).note(*input_now(space, day, None).noted_first)


def who_is_listed(space: Workspace, day: date) -> Iterator[JournalEntry]:
    """Yield what is to be noted so that everybody listed now is known (`identities.noted`), and before it what was told before newcomers were.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    first = input_now(space, day, None).noted_first
    yield from first
    yield from identities.noted(space, day, more=[each for each in first if isinstance(each, Identified)])


def whose_rows(
    space: Workspace, day: date, offices: Collection[str], corrected: Collection[str] = ()
) -> Iterator[JournalEntry]:
    """Yield what `note_whose_rows` notes; nothing where there is no evidence.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    if (offices or corrected) and folder.evidence_paths(space.folder):
        given = input_now(space, day, None)
        made = MadeRound(replace(given, noted_first=()))
        notes = [*made.notes(secrets.token_hex(identities.SALT_BYTES))]
        if offices:
            yield from given.noted_first
            yield from placing.of_offices(notes, offices, made.everybody, made.counted)
        others = frozenset(corrected).difference(offices)
        yield from _of_several(placing.of_offices(notes, others, made.everybody, made.counted))


def _of_several(notes: Iterable[JournalEntry]) -> Iterator[RowsPlaced]:
    for entry in notes:
        rows = tuple(row for row in entry.rows if row.subject == SEVERAL) if isinstance(entry, RowsPlaced) else ()
        if isinstance(entry, RowsPlaced) and rows:
            yield replace(entry, rows=rows, said_of=())
