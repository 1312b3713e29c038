"""What a workspace's own settings are, once they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.baseline import Departure
from auditor.model.letters import Through

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.round import Committee
    from auditor.model.views.head import Letterhead
    from auditor.model.views.invitation import HelpDay
    from auditor.workspace.mailbox import Mailbox


class MeetingPlan(Struct, frozen=True):
    """When the committee meets next, and how a due date is found."""

    next: date | None = None
    due: date | None = None
    due_working_days: int = 0


class LetterPlan(Struct, frozen=True):
    """What time letters give, and to whom they go.

    Attributes:
        working_days: for an answer, once the letter is there; 0 for until the next meeting.
        delivery_days: working days that it is on its way.
        copy_department, copy_union: who gets a copy of the third reminder; several with a semicolon between.
        portal_owner: to whom the letter about the portal goes, `portal_through` through whom.

    """

    working_days: int = 10
    delivery_days: int = 0
    copy_department: str = ""
    copy_union: str = ""
    portal_owner: str = ""
    portal_through: Through = Through.DISTRICT


class ToldDeparture(Departure, frozen=True):
    """Why an office or account left the roster, as it stands in `auditor.toml`.

    Attributes:
        on: the day on which that was told, where it stands there.
        office: in whose list (an id) an account stood last that it left, where it had moved; else empty.

    """

    on: date | None = None
    office: str = ""


class Config(Struct, frozen=True):
    """What `auditor.toml` says. A user ID that left one office and then another has a departure from each; the last is told last."""

    language: Language
    example: bool
    baseline: str
    official_domains: tuple[str, ...]
    committee: Committee
    letterhead: Letterhead
    meeting: MeetingPlan
    also: tuple[tuple[str, tuple[str, ...]], ...]
    departures: tuple[ToldDeparture, ...]
    help: HelpDay | None = None
    backup: str = ""
    mailbox: Mailbox | None = None
    letters: LetterPlan = LetterPlan()
    distribution: tuple[str, ...] = ()

    @property
    def departed_on(self) -> Mapping[str, date]:
        """The days on which the last departures were told, by subject, where they stand there."""
        last = {departure.subject: departure.on for departure in self.departures}
        return {subject: on for subject, on in last.items() if on is not None}
