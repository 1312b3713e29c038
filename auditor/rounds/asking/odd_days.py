"""What is odd about a day by what its workspace says: by its decisions and its kept rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.rounds.asking.clock import day_fault
from auditor.rounds.asking.doubts import doubts_of_day
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.i18n import Text
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace


def doubts_of_note(space: Workspace, day: date, clock: date, *, ahead: bool = False) -> tuple[Text, ...]:
    """Return what is odd about the day on which something is about to be noted in the ledger.

    Args:
        space: the workspace.
        day: the day.
        clock: the day by this computer's clock.
        ahead: it is of what is to come, so a day before the last kept round is odd, too: what was told since does not count on it.

    """
    kept_on = last_kept_on(Ledger(space.ledger_path).rounds()) if ahead else None
    return doubts_of_day(day, clock, decided_on(space), kept_on)


def decided_on(space: Workspace) -> date | None:
    """Return the day of the first decision that is judged by; None where nothing is ordered."""
    return min((decision.day for decision in space.baseline.ordering), default=None)


def early_day(space: Workspace, day: date) -> Text | None:
    """Return what is wrong with a day before the decision or before the last kept round; None where nothing is.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return day_fault(day, decided_on(space), last_kept_on(Ledger(space.ledger_path).rounds()))


def last_kept_on(rounds: Iterable[RoundHead]) -> date | None:
    """Return the day after which no earlier one is meant any more: that of the last kept round; None where none was kept."""
    return max((head.header.day for head in rounds), default=None)
