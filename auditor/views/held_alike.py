"""The judged offices of a nation, with findings held once that differ only by whom they are of: of 190,000 some 3,000 are different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, overload

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.finding import Finding, OfficeAssessment

MANY: Final = 2000
"""So many offices are held as they are: an upazila has 40 to 500, and each time they are looked at their findings would be made anew."""


class HeldAlike(Sequence["OfficeAssessment"]):
    """Judged offices in the order in which they were added; the findings of each are made when it is asked for."""

    def __init__(self) -> None:
        """Hold none."""
        self._rows: list[tuple[OfficeAssessment, tuple[tuple[str, tuple[Finding, ...]], ...]]] = []
        self._once: dict[Finding, Finding] = {}
        self._together: dict[tuple[Finding, ...], tuple[Finding, ...]] = {}

    def append(self, assessment: OfficeAssessment) -> None:
        """Add an office."""
        found = []
        for subject, of_subject in groupby(assessment.findings, key=attrgetter("subject")):
            nobodys = [replace(finding, subject="") for finding in of_subject]
            alike = tuple(self._once.setdefault(finding, finding) for finding in nobodys)
            found.append((subject, self._together.setdefault(alike, alike)))
        self._rows.append((replace(assessment, findings=()), tuple(found)))

    def __len__(self) -> int:
        """Return how many offices there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[OfficeAssessment]:
        """Yield the offices."""
        return (self[place] for place in range(len(self)))

    @overload
    def __getitem__(self, place: int) -> OfficeAssessment: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[OfficeAssessment, ...]: ...

    def __getitem__(self, place: int | slice) -> OfficeAssessment | tuple[OfficeAssessment, ...]:
        """Return an office by its place, from 0 on."""
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        row, found = self._rows[place]
        return replace(
            row, findings=tuple(replace(finding, subject=subject) for subject, alike in found for finding in alike)
        )


class ByOffice(Mapping[str, "OfficeAssessment"]):
    """Judged offices by their ids, made when they are asked for."""

    def __init__(self, rows: HeldAlike) -> None:
        """Know at which place each is."""
        self._rows, self._places = rows, {row.office.id: place for place, row in enumerate(rows)}

    def __len__(self) -> int:
        """Return how many offices there are."""
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._places)

    def __getitem__(self, office: str) -> OfficeAssessment:
        """Return an office by its id."""
        return self._rows[self._places[office]]


def held_as(rows: Sequence[OfficeAssessment], changed: Iterable[OfficeAssessment]) -> Sequence[OfficeAssessment]:
    """Return offices that take the place of some, held as these are."""
    if not isinstance(rows, HeldAlike):
        return tuple(changed)
    held = HeldAlike()
    for assessment in changed:
        held.append(assessment)
    return held


def by_office(rows: Sequence[OfficeAssessment]) -> Mapping[str, OfficeAssessment]:
    """Return offices by their ids."""
    return ByOffice(rows) if isinstance(rows, HeldAlike) else {row.office.id: row for row in rows}
