"""By what it is seen that a file of a workspace changed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from auditor.rounds.answer_draft import DRAFTS
from auditor.workspace.folder import OUT

Fingerprint = tuple[tuple[str, int, int], ...]


def fingerprint(folder: Path) -> Fingerprint:
    """Return name, size and time of every file of a workspace but papers and drafts, by which a change of any is seen."""
    found = []
    for root, folders, names in os.walk(folder):
        if Path(root) == folder:
            folders[:] = [name for name in folders if name not in {OUT, DRAFTS}]
        for name in names:
            path = f"{root}{os.sep}{name}"
            with suppress(OSError):
                told = os.stat(path)  # noqa: PTH116 thousands of slips are looked at for every page
                found.append((path, told.st_size, told.st_mtime_ns))
    return tuple(sorted(found))
