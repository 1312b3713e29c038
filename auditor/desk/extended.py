"""Time that the committee extended, as the open workspace has it: whose it is, whose can be, and how they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.desk import who
from auditor.model.errors import AuditorError
from auditor.rounds import extending
from auditor.rounds.extending import Listed, duty_called, listed_in, with_who_left
from auditor.rounds.identity.identities import waivers_now
from auditor.views.waivers.listed_waivers import listed_waivers
from auditor.workspace import toml_changes

if TYPE_CHECKING:
    from datetime import date

    from auditor.desk.desk import Desk
    from auditor.i18n import Text
    from auditor.model.baseline import Waiver
    from auditor.model.subjects import Roster
    from auditor.views.waivers.listed_waivers import ListedWaiver
    from auditor.workspace.folder import Workspace


def extensions(desk: Desk, space: Workspace) -> list[tuple[str, Waiver, Text | str, ListedWaiver]]:
    """Return the extensions, each with its mark, how its duty is called, and how lists show it: as far as days tell where it is not known how offices stand."""
    try:
        as_now, past = waivers_now(space.waivers, who.everybody()), desk.history() if space.waivers else None
    except AuditorError:
        as_now, past = space.waivers, None
    listed = listed_waivers(as_now, past, desk.day)
    return [
        (toml_changes.mark(each), each, duty_called(each.policy, each.subject), shown)
        for each, shown in zip(space.waivers, listed, strict=True)
    ]


def space_read(desk: Desk) -> tuple[Workspace, tuple[Text, ...]]:
    """Return the workspace, without its roster where that cannot be read, and what is to be told of it then."""
    try:
        return desk.space(), ()
    except AuditorError as error:
        return desk.space(roster=False), error.messages


def _roster_now(desk: Desk) -> Roster | None:
    """Return the roster by the ids that were given, as it was read where the ledger cannot say these; None where it cannot be read."""
    try:
        return who.roster()
    except AuditorError:
        return space_read(desk)[0].reading.roster


def listed_now(desk: Desk) -> Listed:
    """Return how offices and their accounts are called, by id, and which stood in another office's list before; of whom only the number is known, as far as it is known how offices stand."""
    try:
        now = desk.history().now.assessments
    except AuditorError:
        now = ()
    return listed_in(_roster_now(desk), now)


def listed_with_who_left(desk: Desk) -> Listed:
    """Return the same with whose time is extended and who left; nobody where the roster cannot be read."""
    space = desk.space(roster=False)
    return with_who_left(listed_now(desk), space.waivers, [each for *_, each in extensions(desk, space)])


def ending_between(desk: Desk, meeting: date | None) -> Text | None:
    """Return that what is judged as of a meeting counts no extended time that the day of the desk still does; None where there is none such."""
    return extending.ending_between(desk.space(), desk.day, meeting, listed_in(_roster_now(desk))["elsewhere"])
