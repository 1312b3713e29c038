"""The number of user IDs that the roster tells of an office, once one of whom it has no row left: one less, where it counts him still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.i18n import clean
from auditor.roster.columns import Column
from auditor.roster.corrections import Changed
from auditor.rounds.identity import as_now
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables.answers import read_count
from auditor.workspace import roster_corrections
from auditor.workspace.config import ToldDeparture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.model.baseline import Departure
    from auditor.model.identity import Identities
    from auditor.model.subjects import Office
    from auditor.roster.assignment import Assignment
    from auditor.workspace.folder import Workspace


def without(space: Workspace, departure: Departure, day: date) -> Workspace:
    """Return a workspace as it is read once it is told on a day why somebody left."""
    told = ToldDeparture(departure.subject, departure.reason, day)
    return replace(space, config=replace(space.config, departures=(*space.config.departures, told)))


def one_less(
    space: Workspace, day: date, assigned: Assignment, subject: str, stands: Iterable[Office]
) -> Changed | None:
    """Return what corrects the number by which an account is counted that leaves; None where the roster tells none, or a smaller one than there were with him, or counts those at another portal.

    Args:
        space: the workspace.
        day: the day.
        assigned: its roster by given ids.
        subject: the account's id.
        stands: the offices as they stand with it.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    counted = {account.id: each for each in stands for account in each.accounts if not account.former_portal}
    office = counted.get(subject)
    alone = assigned.alone.get(office.id) if office is not None else None
    if office is None or alone is None:
        return None
    written = clean(space.reading.words(alone, Column.USERS))
    number = read_count(written)
    if not number or number < _users_before(space, assigned.known, office):
        return None
    return Changed(day, alone, Column.USERS, written, str(number - 1) if number > 1 else "")


def _users_before(space: Workspace, everybody: Identities, office: Office) -> int:
    """Return how many user IDs an office has with those that went since the last kept round, but for those that left since for a reason."""
    ledger = Ledger(space.ledger_path)
    rounds = ledger.rounds()
    then = as_now.row_of(ledger, rounds[-1], everybody, office.id) if rounds else None
    if then is None:
        return office.users
    departed = {each.subject for each in space.config.departures}
    stood = as_now.row(then, everybody).office
    return stood.users - sum(account.id in departed for account in stood.accounts)


def less_by(space: Workspace, assigned: Assignment, departure: ToldDeparture) -> Changed | None:
    """Return what corrected the number when one left who has no row, where that still says the number; None where nothing did.

    Raises:
        AuditorError: the file of corrections cannot be read.

    """
    office = assigned.alone.get(assigned.office_of(departure.subject), "")
    now = clean(space.reading.words(office, Column.USERS)) if office else ""
    found = (
        each
        for each in reversed(roster_corrections.read(space.folder).changed)
        if (each.subject, each.column, each.on, each.now) == (office, Column.USERS, departure.on, now)
        if read_count(each.was) == (read_count(now) or 0) + 1
    )
    return next(found, None)
