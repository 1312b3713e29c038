"""A draft of answers that still stands although it was handed in: the program was ended between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.evidence_names import TYPED
from auditor.model.journal import Recorded
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed.typed_forms import typed_in
from auditor.workspace.folder import EVIDENCE, LEDGER

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.rounds.typed.answer_draft import Draft


def not_handed_in(folder: Path, draft: Draft) -> int:
    """Return how many offices told something in a workspace's draft that no handed-in file of the same form has and counts.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    handed: set[tuple[str, str, str]] = set()
    for noted in Ledger(folder / LEDGER).notes(Recorded):
        is_of_it = noted.file.startswith(f"{TYPED}{draft.number}-")
        if is_of_it and (answers := typed_in(folder / EVIDENCE, noted)) is not None:
            handed |= {
                (row.subject, name, words)
                for office in answers.offices
                for row in office.rows
                for name, words in row.cells.items()
            }
    return sum(
        answered.tells
        and any(
            (subject, name, words) not in handed
            for subject, cells in answered.rows.items()
            for name, words in cells.items()
        )
        for answered in draft.answers.values()
    )
