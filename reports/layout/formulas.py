"""Texts for the cells of workbooks: none runs as a formula, there or where it is pasted on.

A workbook writes every text as text, so no cell of it runs. But a cell may be copied into a CSV file, where it would: a
text that begins as a formula gets a middle dot in front. An apostrophe would not do, since Excel drops it when such a
file is saved again.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.i18n import clean
from auditor.remembering import remembered

MARK: Final = "\u00b7"
"""Stands in front of a text that would run."""

_NIL: Final = "-"
"""Stands on papers where there is nothing; alone it is a text to every spreadsheet program."""
_LONGEST: Final = 16_000
"""Excel holds 32,767 signs a cell, and counts rare ones twice."""
_RUNS: Final = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""What a formula may begin with, full-width signs too: some languages of Excel take them for the others."""


def begins_as_formula(words: str) -> bool:
    """Tell whether a spreadsheet program would run cleaned words that it reads from a file."""
    return words != _NIL and _RUNS.match(words) is not None


@remembered(4096)
def escape_formula(words: str) -> str:
    """Return a text as the cell of a workbook takes it: cleaned, not too long, and never to be run."""
    words = clean(words)[:_LONGEST]
    return MARK + words if begins_as_formula(words) else words
