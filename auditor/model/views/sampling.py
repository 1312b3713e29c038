"""What papers are shown of logins that were seen, and of the draw of offices to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, joined
from auditor.model.views.head import Head, OfficeName
from auditor.model.witnessing import SampleState

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    """An office that was drawn, as annexes list it, and how it stands with it; `listed_in` are by name the offices in whose lists those stand now who are still to be seen, where any of them is another."""

    office: OfficeName
    state: SampleState
    listed_in: tuple[Text, ...] = ()

    @property
    def called(self) -> OfficeName:
        """The office with where those stand now who are still to be seen."""
        return OfficeName(self.office.serial, with_where(self.office.name, self.listed_in))


def with_where(office: Text, listed_in: Sequence[Text]) -> Text:
    """Return the name of an office that was drawn with those of the offices in whose lists those stand now who are still to be seen (`SampledName.listed_in`)."""
    others = [name for name in listed_in if name != office]
    now_in = _SOME_NOW_IN if office in listed_in else _NOW_IN
    return now_in.filled(office=office, there=joined(others)) if others else office


_NOW_IN: Final = Text(en="{office} (user ID now in the list of {there})", bn="{office} (ইউজার আইডি এখন {there:র} তালিকায়)")
_SOME_NOW_IN: Final = Text(
    en="{office} (one of its user IDs, or more, now in the list of {there})",
    bn="{office} (এক বা একাধিক ইউজার আইডি এখন {there:র} তালিকায়)",
)


class SaysYes(Struct, frozen=True):
    """An office that says yes, and of how many accounts."""

    office: OfficeName
    accounts: int


class DrawList(Struct, frozen=True):
    """The list from which the chair draws; `to_draw` is how many are proposed."""

    head: Head
    offices: tuple[SaysYes, ...]
    to_draw: int
