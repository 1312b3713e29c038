"""The state of a workspace: what this month's checklist is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model.notice import Severity
from auditor.rounds import assessing, backup, listed
from auditor.rounds.ledger import Ledger
from auditor.selfcheck import campaigns, delivery
from auditor.sources import register

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.finding import FileSeen
    from auditor.workspace.folder import Workspace


class Register(Enum):
    """Where this month's register is."""

    NOT_MADE = "not-made"
    BEING_FILLED = "being-filled"
    IN_EVIDENCE = "in-evidence"


@dataclass(frozen=True, slots=True)
class LastRound:
    """The last kept round: its day, its meeting (YYYY-MM), the folder of its papers and whether that is there."""

    day: date
    meeting: str
    folder: str
    has_papers: bool


@dataclass(frozen=True, slots=True)
class State:
    """A workspace on a day.

    Attributes:
        offices, accounts: how many the roster lists.
        counted: how many offices are counted; `answered` of them have told something, `silent` are the names of the others.
        sheets_made, sheets_left: offices with and without a self-check sheet of this month.
        unread: evidence files that could not be read; `doubtful` cells that need a second look.
        roster_mistakes: places of the roster to correct.
        copy_is_old: a round was kept since the last backup, or there is none.

    """

    day: date
    next_meeting: date | None
    offices: int
    accounts: int
    counted: int
    answered: int
    silent: tuple[Text, ...]
    sheets_made: int
    sheets_left: int
    unread: int
    doubtful: int
    roster_mistakes: int
    register: Register
    kept: LastRound | None
    copy_is_old: bool = False

    @property
    def month(self) -> str:
        """The month of the day, YYYY-MM."""
        return f"{self.day:%Y-%m}"


def state_of(space: Workspace, day: date) -> State:
    """Return the state of a workspace on a day; nothing is written.

    Raises:
        AuditorError: the roster has no office, or the ledger cannot be read.

    """
    roster = listed.roster_of(space)
    judgement = assessing.assess(space, day)
    counted = [assessment for assessment in judgement.assessments if not assessment.office.voluntary]
    silent = tuple(assessment.office.name for assessment in counted if not assessment.answered)
    month = f"{day:%Y-%m}"
    made = campaigns.campaigns(space, month)
    sheets = delivery.states_of(space, made[-1].round if made else "")
    printed = sum(sheet.made for sheet in sheets)
    return State(
        day=day,
        next_meeting=judgement.header.next_meeting,
        offices=len(roster.offices),
        accounts=sum(len(office.accounts) for office in roster.offices),
        counted=len(counted),
        answered=len(counted) - len(silent),
        silent=silent,
        sheets_made=printed,
        sheets_left=len(sheets) - printed,
        unread=len({notice.place.file for notice in judgement.notices if notice.weight is Severity.WRONG}),
        doubtful=sum(notice.weight is Severity.DOUBTFUL for notice in judgement.notices),
        roster_mistakes=sum(notice.weight is Severity.WRONG for notice in space.reading.notices),
        register=_register(space, month, judgement.header.files),
        kept=_kept(space),
        copy_is_old=_copy_is_old(space),
    )


def register_name(month: str) -> str:
    """Return the file name of the register of a month (YYYY-MM)."""
    return f"register-{month}.xlsx"


def _register(space: Workspace, month: str, evidence: Sequence[FileSeen]) -> Register:
    """Return where a month's register is; in evidence it may have any name, and entered no round of an earlier meeting."""
    rounds = Ledger(space.ledger_path).rounds()
    earlier = {seen.sha256 for head in rounds if head.header.meeting < month for seen in head.header.files}
    if any(seen.source == register.SOURCE.id and seen.sha256 not in earlier for seen in evidence):
        return Register.IN_EVIDENCE
    return Register.BEING_FILLED if (space.folder / register_name(month)).exists() else Register.NOT_MADE


def _copy_is_old(space: Workspace) -> bool:
    rounds = len(Ledger(space.ledger_path).rounds())
    last = backup.latest(Path(space.config.backup)) if space.config.backup else None
    return rounds > (backup.rounds_in(last) if last is not None else 0)


def _kept(space: Workspace) -> LastRound | None:
    rounds = Ledger(space.ledger_path).rounds()
    if not rounds:
        return None
    last = rounds[-1]
    folder = f"out/{last.number:03d}-{last.header.meeting}"
    return LastRound(last.header.day, last.header.meeting, folder, (space.folder / folder).is_dir())
