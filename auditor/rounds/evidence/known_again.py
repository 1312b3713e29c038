"""Knows a kept evidence file again that was only saved anew: other bytes, and every cell as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.model.errors import FileRefusedError
from auditor.model.source import EvidenceFile
from auditor.tables.files import open_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.round import RoundHeader
    from auditor.rounds.evidence.evidence_folder import UnreadFile


_STRIKES_READ: Final = 24
"""The `READING` from which it is read what is struck through, and a table's digest says it."""


def as_first_seen(
    files: Sequence[EvidenceFile | UnreadFile], rounds: Iterable[RoundHeader]
) -> list[EvidenceFile | UnreadFile]:
    """Return files; one that has the cells of a kept one, which is not there any more as it was, bears that one's digest.

    Tables are opened only where a kept one is not there as it was.

    Args:
        files: the files that are there.
        rounds: the headers of the kept rounds that files entered.

    """
    present = {file.sha256 for file in files if isinstance(file, EvidenceFile)}
    every = [(seen, header.reading < _STRIKES_READ) for header in rounds for seen in header.files]
    known = {seen.sha256 for seen, _ in every}
    of_cells = {
        (seen.cells, before): seen.sha256 for seen, before in every if seen.cells and seen.sha256 not in present
    }

    def known_again(file: EvidenceFile | UnreadFile) -> EvidenceFile | UnreadFile:
        if not of_cells or not isinstance(file, EvidenceFile) or file.sha256 in known:
            return file
        found = (of_cells.get((cells, before)) for cells, before in _cells_of(file))
        return replace(file, sha256=next(filter(None, found), file.sha256))

    return [known_again(file) for file in files]


def _cells_of(file: EvidenceFile) -> Iterator[tuple[str, bool]]:
    """Yield the digest of a table's cells, and how rounds had it that were kept before strikes were read; nothing of what is no table, or cannot be read."""
    try:
        table = open_table(file.name, file.content)
    except FileRefusedError:
        return
    yield table.digest, False
    yield table.digest_without_strikes, True
