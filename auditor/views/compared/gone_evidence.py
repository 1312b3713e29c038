"""What evidence of a round is there no more in a later one, or no more as it was: whose it was, and of whom it spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import FileSeen, Round
    from auditor.model.subjects import Office

    SpokeOf = Callable[[FileSeen, Iterable[FileSeen]], AbstractSet[str] | None]
    """Gives the offices (ids) of which a file may have said what none of some others says; None where that is not known: it may be any."""


class Gone(Struct, frozen=True):
    """The offices (ids) of which each file spoke that is there no more, or says something else now, None where it may be any: files of this upazila, and `theirs`, which were another's."""

    ours: tuple[AbstractSet[str] | None, ...] = ()
    theirs: tuple[AbstractSet[str] | None, ...] = ()

    def is_less(self, then: OfficeAssessment, now: OfficeAssessment) -> bool:
        """Whether some evidence of an office, as it stood then and stands now, is there no more, or no more as it was; not what was another upazila's."""
        return speaks_of(self.ours, then.office, now.office)

    def passed_on(self, then: OfficeAssessment, now: OfficeAssessment) -> bool:
        """Whether all that told of an office, and is there no more, was another upazila's, and something was: it never was known of this office."""
        return speaks_of(self.theirs, then.office, now.office) and not self.is_less(then, now)


def of_any(_: FileSeen, __: Iterable[FileSeen]) -> None:
    """Say of no file of whom it spoke, where nobody knows that: it may be any."""


class KeptFiles(Struct, frozen=True):
    """What is known of the evidence files of earlier rounds: which (digests) were said since to be `anothers`, and of whom each spoke."""

    anothers: AbstractSet[str] = frozenset()
    spoke_of: SpokeOf = of_any

    def gone(self, then: Round, following: Round) -> Gone:
        """Return what was evidence of a round and is none of a later one."""
        ours, theirs = (
            tuple(spoke_of for _, spoke_of in self._gone(then, following, anothers=anothers))
            for anothers in (False, True)
        )
        return Gone(ours, theirs)

    def lost(self, then: Round, following: Round) -> tuple[tuple[FileSeen, AbstractSet[str] | None], ...]:
        """Return the files that were evidence of a round and are none of a later one, but for another upazila's, each with of whom it spoke (ids); None for whom that is not known."""
        return tuple(self._gone(then, following, anothers=False))

    def _gone(
        self, then: Round, following: Round, *, anothers: bool
    ) -> Iterator[tuple[FileSeen, AbstractSet[str] | None]]:
        files = following.header.files
        there = {seen.sha256 for seen in files}
        for seen in then.header.files:
            if seen.sha256 not in there and (seen.sha256 in self.anothers) is anothers:
                yield seen, self.spoke_of(seen, files)

    def passed_on(self, then: Round) -> Iterator[str]:
        """Yield the names of those of a round that were said since to be another upazila's."""
        return (seen.name for seen in then.header.files if seen.sha256 in self.anothers)

    def said_anew(self, then: Round, following: Round, names: Iterable[str]) -> tuple[AbstractSet[str] | None, ...]:
        """Return of whom each of some files (their names) that were changed says something in a later round that none said in the earlier one (see `speaks_of`)."""
        now = {seen.name: seen for seen in following.header.files}
        return tuple(self.spoke_of(now[name], then.header.files) if name in now else None for name in names)


def speaks_of(spoke_of: Iterable[AbstractSet[str] | None], *offices: Office) -> bool:
    """Whether one of some files may have spoken of one of some offices, by the offices (ids) of which each spoke; None where it may be any."""
    own = {given for office in offices for given in (office.id, *office.doubts)}
    return any(of_file is None or not own.isdisjoint(of_file) for of_file in spoke_of)
