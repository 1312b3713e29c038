"""Knows a kept evidence file again that was only saved anew: other bytes, and every cell as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.errors import FileRefusedError
from auditor.model.source import EvidenceFile
from auditor.tables.files import open_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model.round import FileSeen
    from auditor.rounds.evidence.evidence_folder import UnreadFile


def as_first_seen(
    files: Sequence[EvidenceFile | UnreadFile], kept: Iterable[FileSeen]
) -> list[EvidenceFile | UnreadFile]:
    """Return files; one that has the cells of a kept one, which is not there any more as it was, bears that one's digest.

    Tables are opened only where a kept one is not there as it was.

    Args:
        files: the files that are there.
        kept: those that entered kept rounds.

    """
    present = {file.sha256 for file in files if isinstance(file, EvidenceFile)}
    every = tuple(kept)
    known = {seen.sha256 for seen in every}
    of_cells = {seen.cells: seen.sha256 for seen in every if seen.cells and seen.sha256 not in present}

    def known_again(file: EvidenceFile | UnreadFile) -> EvidenceFile | UnreadFile:
        if not of_cells or not isinstance(file, EvidenceFile) or file.sha256 in known:
            return file
        return replace(file, sha256=of_cells.get(cells_of(file), file.sha256))

    return [known_again(file) for file in files]


def cells_of(file: EvidenceFile) -> str:
    """Return the digest of a table's cells; none of what is no table, or cannot be read."""
    try:
        return open_table(file.name, file.content).digest
    except FileRefusedError:
        return ""
