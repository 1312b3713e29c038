"""What papers are shown of logins that were seen, and of the draw of offices to be seen."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.views.head import Head, OfficeName
from auditor.model.witnessing import SampleState


class LoginsSeen(Struct, frozen=True):
    """Of how many accounts findings rest on a login that was seen, on how many days; of how many in person, of how many by video."""

    accounts: int
    days: int
    in_person: int
    on_video: int


class SampleTally(Struct, frozen=True):
    """Of the offices drawn: how many were seen, of how many of these something was wrong, and how many wait.

    `gone` are those of which nobody is listed any more: `drawn` is the sum of `seen`, `waiting` and `gone`.
    """

    drawn: int
    seen: int
    wrong: int
    waiting: int
    gone: int = 0


class SampledName(Struct, frozen=True):
    """An office that was drawn, as annexes list it, and how it stands with it."""

    office: OfficeName
    state: SampleState


class SaysYes(Struct, frozen=True):
    """An office that says yes, and of how many accounts."""

    office: OfficeName
    accounts: int


class DrawList(Struct, frozen=True):
    """The list from which the chair draws; `to_draw` is how many are proposed."""

    head: Head
    offices: tuple[SaysYes, ...]
    to_draw: int
