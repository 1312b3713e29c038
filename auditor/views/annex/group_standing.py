"""How the offices of some kinds stand under a decision, as sets of which a paper may publish the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.views.minutes import PublicStatus, PublicTally

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.finding import OfficeAssessment
    from auditor.model.subjects import OfficeKind
    from auditor.views.annex.publishing import Offices
    from auditor.views.compared.stood import Standing

ALL: Final = (PublicStatus.IMPLEMENTED, PublicStatus.IN_PROGRESS, PublicStatus.NO_INFORMATION)
DONE: Final = (PublicStatus.IMPLEMENTED,)


class GroupStanding:
    """The offices of some kinds under a decision, as a paper may count them; of all where no kind is named."""

    def __init__(
        self,
        standings: Mapping[str, Standing],
        decision: Decision,
        kinds: tuple[OfficeKind, ...],
        members: Sequence[OfficeAssessment],
    ) -> None:
        """Sort the members by how they stand."""
        self.kinds = kinds
        self._key = (decision.id, tuple(kind.value for kind in kinds) or "total")
        self._every = ids(members)
        self._answered = ids(each for each in members if each.answered)
        stand = {office: PublicStatus.of(standings[office].by_decision[decision.id]) for office in self._every}
        self._by_status = {
            status: frozenset(office for office, its in stand.items() if its is status) for status in ALL
        }

    @property
    def is_mixed(self) -> bool:
        """Whether some of the offices have implemented the decision, and others have not."""
        return bool(self._every) and 0 < len(self._by_status[PublicStatus.IMPLEMENTED]) < len(self._every)

    def members(self, status: PublicStatus) -> Offices:
        """Return the offices that stand so."""
        return self._by_status[status]

    def sets(self, counts: tuple[PublicStatus, ...]) -> dict[Hashable, Offices]:
        """Return the offices of some standings, by what they are."""
        return {(*self._key, status): self._by_status[status] for status in counts}

    def implied(self, counts: tuple[PublicStatus, ...]) -> dict[Hashable, Offices]:
        """Return who answered and is not implemented, or not known to stand anyhow: the list of names gives the rest."""
        found: dict[Hashable, Offices] = {
            (*self._key, "answered, not done"): self._answered - self._by_status[PublicStatus.IMPLEMENTED]
        }
        if PublicStatus.NO_INFORMATION in counts:
            unknown = self._by_status[PublicStatus.NO_INFORMATION]
            found[(*self._key, "answered, not known")] = self._answered & unknown
            found[(*self._key, "not answered, known")] = self._every - self._answered - unknown  # by a record alone
        return found

    def tally(self, counts: tuple[PublicStatus, ...]) -> PublicTally:
        """Return how many stand how; None for a standing that is not counted."""
        numbers = (len(self._by_status[status]) if status in counts else None for status in ALL)
        return PublicTally(len(self._every), len(self._answered), *numbers)


def ids(assessments: Iterable[OfficeAssessment]) -> Offices:
    """Return the ids of offices."""
    return frozenset(assessment.office.id for assessment in assessments)
