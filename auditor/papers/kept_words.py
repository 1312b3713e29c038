"""What of a paper stands in the kept rows themselves, so that every version of the program says it alike: names, serials, outcomes, counts, days told."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor import __version__
from auditor.i18n import Language, ascii_digits, clean, short_date
from auditor.model.baseline import Level
from auditor.model.finding import Finding, Outcome, Status
from auditor.papers.saying import FIGURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment
    from auditor.papers.differing import Difference
    from auditor.papers.saying import Line
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.views.compared.history import History

MAX_ALIKE: Final = 20
"""So many rows of a paper that differ may begin alike; of more nobody can tell which stands for which."""
_DAY_SIGN: Final = "*"
_MEMBERS: Final = frozenset({"serial", "name", "done", "of", "outcome", "observed_on", "told_on", "done_on"})
"""Members of records that say nothing but what the rows do."""
_STATUS: Final = "status"
_IMPLEMENTED: Final = frozenset({Status.IMPLEMENTED.value, Status.IMPLEMENTED.label.en, Status.IMPLEMENTED.label.bn})
"""No version says that of an office that has not done all, and every one of one that has."""
_LISTS: Final = frozenset({"offices", "accounts", "reports", "duties", "office", "status", "told_on"})
"""Within which of a record's members these are of an office; beside them a record counts."""
_OF_ALL: Final = frozenset({"summary", "changes", "trend", "history", "partly"})
_REPORTS: Final = "offices"
"""How papers are called that hold the reports of several offices: what their rows begin with is the place of a duty or user."""
_PLACES_OF_SERIAL: Final = 2
"""In so many first cells of a row its serial stands; before it there may be what a row is found by."""


class OfOffice(Struct, frozen=True):
    """What the rows say of one office: its names, the words of its outcomes with counts such as 1/2, the days as papers write them, and bare counts.

    `has_done_all`: it has, of what is ordered.
    """

    names: frozenset[str]
    words: frozenset[str]
    days: frozenset[str]
    counts: frozenset[str]
    has_done_all: bool

    @classmethod
    def of(cls, assessment: OfficeAssessment, columns: Mapping[str, Text]) -> OfOffice:
        """Return what its findings say, by the column of each policy (its id)."""
        name = assessment.office.name
        words, days, counts = set[str](), set[str](), {f"{assessment.serial}", f"{assessment.serial:02d}"}
        by_column = defaultdict[object, dict[str, list[Finding]]](lambda: defaultdict(list))
        for finding in assessment.findings:
            label = finding.outcome.label
            words |= {label.en, label.bn}
            if finding.observed_on is not None:
                days |= {short_date(finding.observed_on, language) for language in Language}
            if finding.outcome is not Outcome.NOT_APPLICABLE:
                for column in (finding.policy, columns.get(finding.policy)):
                    by_column[column][finding.subject].append(finding)
        for subjects in by_column.values():
            done = sum(all(each.outcome is Outcome.PASS for each in members) for members in subjects.values())
            words.add(f"{done}/{len(subjects)}")
            counts |= {f"{done}", f"{len(subjects)}"}
        names = frozenset(map(clean, (name.en, name.bn)))
        ordered = {each.outcome for each in assessment.findings if each.level is Level.SHALL} - {Outcome.NOT_APPLICABLE}
        done_all = ordered == {Outcome.PASS}
        return cls(names, frozenset(map(clean, words)), frozenset(days), frozenset(counts), done_all)

    def tells(self, paper: str, figure: str, line: Line, cell: str) -> bool:
        """Whether its findings say what a row of it says and the paper does not; a bare count or a day only as a whole cell."""
        if (figure if self.has_done_all else paper) in _IMPLEMENTED:
            return True
        told = ascii_digits(figure) if FIGURE.fullmatch(figure) else figure
        is_day = figure in self.days and cell.rstrip(_DAY_SIGN) == figure
        is_named = any(name in line.words for name in self.names)
        return told in self.words | self.names or is_day or (is_named and cell == figure and told in self.counts)


class KeptWords(Struct, frozen=True):
    """What the rows of a round say of each office, by its serial; none where rows of a paper do not tell it. With `only` every row is of that office."""

    offices: Mapping[int, OfOffice]
    only: int | None = None

    def say(self, differing: Difference, line: Line, cell: str = "") -> bool:
        """Whether the rows themselves say it otherwise than a paper does, of the office whose row or record a line of the kept paper is."""
        if line.value:
            return self._are_in_record(differing, line)
        office = self.offices.get(self.only or _serial(line.cells or line.pieces or line.words.split()[:1]) or 0)
        return office is not None and office.tells(differing.paper, differing.kept, line, cell)

    def _are_in_record(self, differing: Difference, line: Line) -> bool:
        members = [part for part in line.path if isinstance(part, str)]
        is_status = members[-1:] == [_STATUS] and not _IMPLEMENTED.isdisjoint((differing.paper, differing.kept))
        of_office = _OF_ALL.isdisjoint(members) and not _LISTS.isdisjoint(members)
        return of_office and (is_status or not _MEMBERS.isdisjoint(members[-2:]))


NOTHING_KEPT: Final = KeptWords({})


def kept_words(past: History, paper: str) -> KeptWords:
    """Return what the rows of a round say; `paper` is the name among the round's papers of the one that is compared."""
    folder, _, name = paper.rpartition("/")
    if not folder and name.startswith(_REPORTS):
        return NOTHING_KEPT
    columns = {rule.policy: rule.column for rule in past.now.header.rules}
    first = name.partition("-")[0]
    only = int(first) if folder and first.isdecimal() else None
    return KeptWords({each.serial: OfOffice.of(each, columns) for each in past.now.assessments}, only)


def is_of_another_version(head: RoundHead) -> bool:
    """Whether another version of the program kept a round: its papers of then may word and count otherwise."""
    return head.header.version != __version__


def rows_alike(paper: Sequence[Line], kept: Sequence[Line]) -> Iterator[tuple[Text, str, str]]:
    """Yield the rows of pages that are not the same and begin alike, as with a serial: place, the paper's, the round's; none where too many do.

    Where a page ends, or how a table is laid, makes no difference.
    """
    some, others = (Counter(row for line in lines for row in line.rows) for lines in (paper, kept))
    left = defaultdict[str, list[str]](list)
    for row in (some - others).elements():
        left[row.split()[0]].append(row)
    mine = others - some
    for line in kept:
        for row in line.rows:
            alike = left[row.split()[0]] if mine[row] else ()
            mine[row] -= bool(mine[row])
            yield from ((line.place, each, row) for each in alike if len(alike) <= MAX_ALIKE)


def _serial(cells: Sequence[str]) -> int | None:
    return next((int(cell) for cell in cells[:_PLACES_OF_SERIAL] if cell.isdecimal()), None)
