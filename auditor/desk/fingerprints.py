"""By what it is seen that a file of a workspace changed: a page is drawn of what one look found."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Final

from auditor.rounds.ledger import ledger_file
from auditor.workspace.folder import DRAFTS, LEDGER, OUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.workspace.folder import Workspace

_MARK_SIGNS: Final = 16
_SEEN: Final[dict[Path, int]] = {}
"""How many entries the ledger of a workspace had when it could be seen last."""
Fingerprint = tuple[tuple[str, int, int], ...]
_FOUND: Final[ContextVar[dict[Path, Fingerprint] | None]] = ContextVar("found", default=None)
"""What was found since a page began to be drawn, by the workspace's folder; None where each question looks by itself."""


@contextmanager
def one_look() -> Iterator[None]:
    """Have all that is asked of a workspace here meanwhile go by what is found at first, until something is changed (`look_anew`)."""
    token = _FOUND.set({})
    try:
        yield
    finally:
        _FOUND.reset(token)


def look_anew() -> None:
    """Have what is asked next be looked for again: something is changed here."""
    (_FOUND.get() or {}).clear()


def fingerprint(folder: Path) -> Fingerprint:
    """Return name, size and time of every file of a workspace but papers and drafts, by which a change of any is seen.

    Of the ledger also how many entries it has: it may grow within its last page, and discs with FAT keep times of whole two seconds. As long as
    another program holds it, it has as many as were seen last.
    """
    found = _FOUND.get()
    if found is None:
        return _looked(folder)
    if folder not in found:
        found[folder] = _looked(folder)
    return found[folder]


def _looked(folder: Path) -> Fingerprint:
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


def mark_of(space: Workspace) -> str:
    """Return by what pages know whose workspace they were drawn of: its folder and its committee's place, as signs that tell neither."""
    committee = space.config.committee
    whose = f"{space.folder.resolve()}\0{committee.upazila.en}\0{committee.district.en}"
    return hashlib.sha256(whose.encode()).hexdigest()[:_MARK_SIGNS]
