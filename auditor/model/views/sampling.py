"""What papers are shown of logins that were seen, and of the draw of offices to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from auditor.model.views.head import Head, OfficeName
from auditor.model.witnessing import SampleState


@dataclass(frozen=True, slots=True)
class LoginDay:
    """A day, and at the logins of how many accounts somebody was present on it."""

    day: date
    accounts: int


@dataclass(frozen=True, slots=True)
class LoginsSeen:
    """Of how many accounts findings rest on a login that was seen, on how many days; the days with more than can be."""

    accounts: int
    days: int
    crowded: tuple[LoginDay, ...]


@dataclass(frozen=True, slots=True)
class SampleTally:
    """Of the offices drawn: how many were seen, of how many of these something was wrong, and how many wait.

    Offices of which nobody is listed any more are none of them: `drawn` is the sum of `seen` and `waiting`.
    """

    drawn: int
    seen: int
    wrong: int
    waiting: int


@dataclass(frozen=True, slots=True)
class SampledName:
    """An office that was drawn, as annexes list it, and how it stands with it."""

    office: OfficeName
    state: SampleState


@dataclass(frozen=True, slots=True)
class SaysYes:
    """An office that says yes, and of how many accounts."""

    office: OfficeName
    accounts: int


@dataclass(frozen=True, slots=True)
class DrawList:
    """The list from which the chair draws; `to_draw` is how many are proposed."""

    head: Head
    offices: tuple[SaysYes, ...]
    to_draw: int
