"""A draft of answers that still stands although it was handed in: the program was ended between the two."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from auditor.model.evidence_names import TYPED
from auditor.model.journal import Recorded
from auditor.register import answer_file
from auditor.rounds.ledger import Ledger
from auditor.workspace.folder import EVIDENCE, LEDGER

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.rounds.answer_draft import Draft


def not_handed_in(folder: Path, draft: Draft) -> int:
    """Return how many offices told something in a workspace's draft that no handed-in file of the same form has.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    handed: set[tuple[str, str, str]] = set()
    for noted in Ledger(folder / LEDGER).notes(Recorded):
        if noted.file.startswith(f"{TYPED}{draft.number}-"):
            with suppress(OSError, ValueError):  # gone, or altered: what it had counts no more
                handed |= _cells_in((folder / EVIDENCE / noted.file).read_bytes())
    return sum(
        answered.tells
        and any(
            (subject, name, words) not in handed
            for subject, cells in answered.rows.items()
            for name, words in cells.items()
        )
        for answered in draft.answers.values()
    )


def _cells_in(content: bytes) -> set[tuple[str, str, str]]:
    rows = (row for office in answer_file.read(content).offices for row in office.rows)
    return {(row.subject, name, words) for row in rows for name, words in row.cells.items()}
