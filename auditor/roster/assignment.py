"""A roster by the ids that its offices and accounts were given once, with what is doubtful about them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from auditor.model.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.i18n import Text
    from auditor.model.subjects import Roster
    from auditor.roster.doubt import Doubt
    from auditor.roster.shared import LoginDoubt


class Assignment(Struct, frozen=True, dict=True):
    """A roster by given ids.

    Attributes:
        roster: offices and accounts with their ids, and with the doubts about them.
        doubts: what only the office can settle.
        codes: the codes that the roster has, by office id.
        logins: user IDs under several posts of an office, of which nobody said yet whether they are shared.
        given: the ids that offices and accounts have, by those that the roster alone gives them.
        known: everybody who was given an id.

    """

    roster: Roster
    doubts: tuple[Doubt, ...]
    codes: Mapping[str, str]
    logins: tuple[LoginDoubt, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    known: Identities = Identities()

    def office_of(self, subject: str) -> str:
        """Return the id of the office under which somebody (an id) is listed, or was last."""
        return self._listed_under.get(self.known.id_now(subject)) or self.known.office_of(subject)

    @cached_property
    def alone(self) -> Mapping[str, str]:
        """The ids that the roster alone gives, by those that offices and accounts have."""
        return {given: alone for alone, given in self.given.items()}

    @cached_property
    def named(self) -> dict[str, Text]:
        """How offices and accounts are called, by the ids that the roster alone gives."""
        known: dict[str, Text] = {}
        for office in self.roster.offices:
            known |= office.named
        return {alone: known[given] for alone, given in self.given.items() if given in known}

    @cached_property
    def _listed_under(self) -> Mapping[str, str]:
        return {subject.id: office.id for office in self.roster.offices for subject in office.subjects}
