"""A line of the checklist, and what it is about."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, plain

if TYPE_CHECKING:
    from datetime import date

NOTHING: Final = plain("")


class Topic(Enum):
    """What a line of the checklist is about; by it another shell than the terminal knows where its user goes."""

    CLOCK = auto()
    MEETING = auto()
    ROSTER = auto()
    ROSTER_MISTAKES = auto()
    SHEETS = auto()
    KEYS = auto()
    SLIPS = auto()
    ANSWERS = auto()
    FILES = auto()
    WITNESSING = auto()
    DISPUTES = auto()
    ROUND = auto()
    PAPERS = auto()
    LETTERS = auto()
    COPY = auto()


class Line(Struct, frozen=True):
    """A line of the checklist.

    Attributes:
        topic: what it is about.
        told: what is so.
        command: what a terminal adds: the command by which something is done about it, or names that other shells show elsewhere.

    """

    topic: Topic
    told: Text
    command: Text = NOTHING

    @property
    def in_terminal(self) -> Text:
        """The whole line, as a terminal shows it."""
        return Text(en=self.told.en + self.command.en, bn=self.told.bn + self.command.bn)

    def filled(self, **values: Text | str | int | date) -> Line:
        """Return the line with its placeholders filled."""
        return Line(
            self.topic, self.told.filled(**values), self.command.filled(**values) if self.command.en else NOTHING
        )
