"""A ledger rewritten by somebody who knows the program: the chain fits again, and only the evidence can tell."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from auditor.rounds.ledger import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.model.finding import OfficeAssessment


def rewrite_row(
    path: Path,
    entry: int,
    place: int,
    change: Callable[[OfficeAssessment], OfficeAssessment | None],
    *,
    mend: bool = True,
) -> None:
    """Change one office of a kept round, or with None drop it, the last one; with `mend`, make all digests fit again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        found = connection.execute("SELECT body FROM office_row WHERE entry = ? AND place = ?", (entry, place))
        (body,) = found.fetchone()
        changed = change(record.decode_row(body))
        if changed is None:
            connection.execute("DELETE FROM office_row WHERE entry = ? AND place = ?", (entry, place))
        else:
            row = (record.encode(changed), entry, place)
            connection.execute("UPDATE office_row SET body = ? WHERE entry = ? AND place = ?", row)
        if mend:
            _chain_again(connection)
        for _, sql in triggers:
            connection.execute(sql)


def _chain_again(connection: sqlite3.Connection) -> None:
    previous = record.NO_DIGEST
    found = connection.execute("SELECT number, kind, body FROM entry ORDER BY number").fetchall()
    for number, kind, body in found:
        rows = connection.execute("SELECT body FROM office_row WHERE entry = ? ORDER BY place", (number,))
        digest = record.entry_digest(previous, kind, body, record.rows_digest(row for (row,) in rows))
        connection.execute("UPDATE entry SET previous = ?, digest = ? WHERE number = ?", (previous, digest, number))
        previous = digest
