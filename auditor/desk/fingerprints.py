"""By what it is seen that a file of a workspace changed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from auditor.rounds import ledger_file
from auditor.workspace.folder import DRAFTS, LEDGER, OUT

_SEEN: Final[dict[Path, int]] = {}
"""How many entries the ledger of a workspace had when it could be seen last."""
Fingerprint = tuple[tuple[str, int, int], ...]


def fingerprint(folder: Path) -> Fingerprint:
    """Return name, size and time of every file of a workspace but papers and drafts, by which a change of any is seen.

    Of the ledger also how many entries it has: it may grow within its last page, and discs with FAT keep times of whole two seconds. As long as
    another program holds it, it has as many as were seen last.
    """
    entries = ledger_file.entries_at_once(folder / LEDGER)
    _SEEN[folder] = _SEEN.get(folder, 0) if entries is None else entries
    found = [(LEDGER, _SEEN[folder], 0)]
    for root, folders, names in os.walk(folder):
        if Path(root) == folder:
            folders[:] = [name for name in folders if name not in {OUT, DRAFTS}]
        for name in names:
            path = f"{root}{os.sep}{name}"
            with suppress(OSError):
                told = os.stat(path)  # noqa: PTH116 thousands of slips are looked at for every page
                found.append((path, told.st_size, told.st_mtime_ns))
    return tuple(sorted(found))
