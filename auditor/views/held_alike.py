"""The judged offices of a nation, with findings held once that differ only by whom they are of: of 190,000 some 3,000 are different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar, overload

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.model.finding import Finding, OfficeAssessment

T = TypeVar("T")
MANY: Final = 2000
"""So many offices are held as they are: an upazila has 40 to 500, and each time they are looked at their findings would be made anew."""


class _Row(NamedTuple):
    """An office without its findings; of whom these are, which is of which of them, and those of each as if they were nobody's."""

    office: OfficeAssessment
    subjects: tuple[str, ...]
    order: tuple[int, ...]
    alike: tuple[tuple[Finding, ...], ...]

    def assessment(self) -> OfficeAssessment:
        """Return the office as it was judged."""
        of_each = [(subject, iter(alike)) for subject, alike in zip(self.subjects, self.alike, strict=True)]
        found = map(of_each.__getitem__, self.order)
        findings = tuple([replace(next(alike), subject=subject) for subject, alike in found])
        return replace(self.office, findings=findings)


class HeldAlike(Sequence["OfficeAssessment"]):
    """Judged offices in the order in which they were added; the findings of each are made when it is asked for."""

    def __init__(self, beside: HeldAlike | None = None) -> None:
        """Hold none yet; what is alike in these and in others, `beside`, is held once."""
        self._rows: list[_Row] = []
        self._once: dict[Any, Any] = {} if beside is None else beside._once  # noqa: SLF001 its own kind

    def append(self, assessment: OfficeAssessment) -> None:
        """Add an office."""
        places: dict[str, int] = {}
        order = tuple([places.setdefault(finding.subject, len(places)) for finding in assessment.findings])
        of_each: list[list[Finding]] = [[] for _ in places]
        for place, finding in zip(order, assessment.findings, strict=True):
            of_each[place].append(self._held(replace(finding, subject="")))
        alike = tuple([self._held(tuple(of_one)) for of_one in of_each])
        row = _Row(replace(assessment, findings=()), tuple(places), self._held(order), self._held(alike))
        self._rows.append(row)

    def changed(self, change: Callable[[OfficeAssessment], OfficeAssessment]) -> HeldAlike:
        """Return the offices as a change leaves them; the row of one that it leaves as it is is held once."""
        found = HeldAlike(self)
        for row in self._rows:
            before = row.assessment()
            after = change(before)
            if after is before:
                found._rows.append(row)
            else:
                found.append(after)
        return found

    def without_findings(self) -> Iterator[OfficeAssessment]:
        """Yield the offices without what was found of them, which need not be made."""
        return (row.office for row in self._rows)

    def _held(self, value: T) -> T:
        held: T = self._once.setdefault(value, value)
        return held

    def __len__(self) -> int:
        """Return how many offices there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[OfficeAssessment]:
        """Yield the offices."""
        return (row.assessment() for row in self._rows)

    @overload
    def __getitem__(self, place: int) -> OfficeAssessment: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[OfficeAssessment, ...]: ...

    def __getitem__(self, place: int | slice) -> OfficeAssessment | tuple[OfficeAssessment, ...]:
        """Return an office by its place, from 0 on."""
        if isinstance(place, slice):
            return tuple(row.assessment() for row in self._rows[place])
        return self._rows[place].assessment()


class ByOffice(Mapping[str, "OfficeAssessment"]):
    """Judged offices by their ids, made when they are asked for."""

    def __init__(self, rows: HeldAlike) -> None:
        """Know at which place each is."""
        self._rows, self._places = rows, {row.office.id: place for place, row in enumerate(rows.without_findings())}

    def __len__(self) -> int:
        """Return how many offices there are."""
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._places)

    def __getitem__(self, office: str) -> OfficeAssessment:
        """Return an office by its id."""
        return self._rows[self._places[office]]


def each_changed(
    rows: Sequence[OfficeAssessment], change: Callable[[OfficeAssessment], OfficeAssessment]
) -> Sequence[OfficeAssessment]:
    """Return offices as a change leaves them, held as they were."""
    return rows.changed(change) if isinstance(rows, HeldAlike) else tuple(map(change, rows))


def by_office(rows: Sequence[OfficeAssessment]) -> Mapping[str, OfficeAssessment]:
    """Return offices by their ids."""
    return ByOffice(rows) if isinstance(rows, HeldAlike) else {row.office.id: row for row in rows}
