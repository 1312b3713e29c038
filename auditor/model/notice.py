"""What a reader of files has to tell: what was changed, what is doubtful, what is wrong, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.i18n import Text


class Severity(StrEnum):
    """How much a notice weighs."""

    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: sheet, row as the spreadsheet numbers it (from 1), and the column's heading or letter."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell about one place; the message ends in the next step and repeats no value that was read.

    `before` and `after` are kept only for changes to names and other open words of the roster.
    """

    weight: Severity
    place: Place
    message: Text
    before: str = ""
    after: str = ""
