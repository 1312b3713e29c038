"""The meeting: the annex as it would be now, the round that is kept for it, its papers, and the copy of all that was kept."""

from __future__ import annotations

from typing import Final

from auditor.desk.screens.meeting import (
    annex,
    copies,
    countersign,
    keeping,
    letters,
    overview,
    pack,
    papers,
    proofs,
    seen,
)
from auditor.desk.screens.meeting.base import SCREEN

PAGES: Final = (overview, annex, keeping, papers, copies, letters, pack, proofs, seen, countersign)
"""The files of which each adds pages to the screen."""
__all__ = ["PAGES", "SCREEN"]
