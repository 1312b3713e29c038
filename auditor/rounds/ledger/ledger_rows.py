"""The rows of a round in the journal: one an office, each read from the file once."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING, Final

from auditor.long_reading import passing
from auditor.rounds.ledger import record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_ROWS: Final = "SELECT entry, place, body FROM office_row WHERE (entry, place) >= (?, ?) ORDER BY entry, place"


def digest_of(connection: sqlite3.Connection, number: int) -> record.Digest | None:
    """Return the digest of an entry's rows, each a part of it; None when their places do not run from 1 without a gap."""
    digest = record.Digest()
    for expected, (place, row) in enumerate(passing(read(connection, number)), start=1):
        if place != expected:
            return None
        digest.add(row)
    return digest


def have_digest(connection: sqlite3.Connection, number: int, digest: record.Digest) -> bool:
    """Return whether an entry's rows are those of a digest."""
    found = digest_of(connection, number)
    return found is not None and found.hexadecimal() == digest.hexadecimal()


def read(
    connection: sqlite3.Connection, entry: int, first: int = 0, last: int = sys.maxsize
) -> Iterator[tuple[int, bytes]]:
    """Yield the rows of an entry by their places, in order.

    SQLite is not told where to stop: to compare its key with an end it would read each row whole, and then once more to give it.
    """
    with closing(connection.execute(_ROWS, (entry, first))) as rows:
        for of, place, body in rows:
            if of != entry or place > last:
                return
            yield place, body
