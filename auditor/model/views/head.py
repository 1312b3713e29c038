"""What stands on every paper: letterhead, round, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.i18n import Language, Text
from auditor.model.baseline import Decision
from auditor.model.round import Committee


class Audience(StrEnum):
    """Who reads an annex: what may be published, what the chair sees, what the assistant programmer works with."""

    MINUTES = "minutes"
    CHAIR = "chair"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the workspace prints on its papers: centred lines by language, and whom to ask.

    `publish_standings`: the copy that may be published says by name how each office stands, not only that it answered.
    """

    lines_bn: tuple[str, ...]
    lines_en: tuple[str, ...]
    ap_phone: str = ""
    uno_mail: str = ""
    answer_days: int = 7
    uno_phone: str = ""
    publish_standings: bool = False

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return the lines in one language."""
        return self.lines_bn if language is Language.BN else self.lines_en


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on every paper of a round; `meets_on` is the day of its meeting, where that was known."""

    committee: Committee
    letterhead: Letterhead
    meeting: str
    number: int
    digest: str
    day: date
    due: date | None
    due_assumed: bool
    next_meeting: date | None
    decisions: tuple[Decision, ...]
    example: bool
    meets_on: date | None = None


@dataclass(frozen=True, slots=True)
class OfficeName:
    """An office as the annex lists it."""

    serial: int
    name: Text
