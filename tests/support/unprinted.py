"""Papers that are not printed, or not drawn: what the ledger and the screen say of them costs little, and drawing them much."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

from auditor.papers import making
from reports import pdf

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def unprinted() -> AbstractContextManager[object]:
    """Return a time in which no paper is drawn or written; all else is done as ever."""
    return mock.patch.object(making, "make", return_value=making.Made(0, 0))


def undrawn() -> AbstractContextManager[object]:
    """Return a time in which every PDF is an empty one; all else is done as ever, and papers of other formats are drawn."""
    return mock.patch.object(pdf, "typeset", return_value=b"%PDF-1.7\n")
