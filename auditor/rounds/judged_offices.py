"""Judged offices with what they rest on, as they are held: of a nation what is alike once, and what is known is found anew where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.judging.as_it_counts import known_anew
from auditor.model.subjects import listed_elsewhere, office_of
from auditor.rounds.opposing.lending import ToldBefore
from auditor.views.held_alike import HeldAlike, by_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.as_before import AsBefore
    from auditor.model.evidence import Evidence, Observation
    from auditor.model.finding import OfficeAssessment
    from auditor.model.identity import Identities
    from auditor.model.notice import Notice
    from auditor.model.round import RoundHeader
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office, Roster
    from auditor.roster.identity_questions import Question
    from auditor.rounds.evidence.answered_since import Told
    from auditor.rounds.round_counts import RoundCounts

    Judged = tuple[OfficeAssessment, Mapping[str, Evidence]]


class Judgement(Struct, frozen=True):
    """A roster judged on a day: what a round holds, before it is kept.

    Attributes:
        in_the_way: names of evidence files to be mended, brought back or moved away: unread, or vouched for and missing.
        lost: names of files that spoke in the last round and are gone or changed since.
        context: what must be known to read answers that come in; `counts` what is counted of its offices.
        told_on: the days on which something was told; `called_on` those on which offices were spoken to.
        judging: by what it is judged; `by_then` what was told by the day, by which is known what was answered since.
        for_all: the offices' rows that tell it of their accounts, `tellers` by file the post that told each row of a register, by its place.
        as_before: what would be known and found of each in an office who may be one of before, by his id: by himself, and as each of those.
        everybody: who was given an id; `listed` the roster by these ids, without the accounts that were only told of by number.

    """

    header: RoundHeader
    assessments: Sequence[OfficeAssessment]
    evidence: Mapping[str, Evidence]
    notices: tuple[Notice, ...]
    questions: tuple[Question, ...]
    in_the_way: tuple[str, ...]
    lost: tuple[str, ...]
    context: SourceContext
    counts: RoundCounts
    judging: JudgingInput
    by_then: Told
    told_on: tuple[date, ...]
    called_on: tuple[date, ...]
    for_all: Mapping[str, Mapping[str, str | None]]
    tellers: Mapping[str, Mapping[str, str]]
    everybody: Identities
    listed: Roster
    as_before: Callable[[Office], Mapping[str, Sequence[AsBefore]]]

    @property
    def told(self) -> Mapping[str, Sequence[Observation[Any]]]:
        """All that was told by the day, by whom it is about."""
        return self.judging.observations

    @property
    def told_before(self) -> ToldBefore:
        """What answers that are given now may contradict."""
        by = self.judging
        return ToldBefore(self.told, self.for_all, by.baseline, by.unclear, by.doubted, by.undated_rows)


def held_whole(judged: Iterable[Judged]) -> tuple[Sequence[OfficeAssessment], Mapping[str, Evidence]]:
    """Return judged offices, and what is known of them and their accounts by id; both are held as they are."""
    assessments: list[OfficeAssessment] = []
    evidence: dict[str, Evidence] = {}
    for assessment, known in judged:
        assessments.append(assessment)
        evidence.update(known)
    return tuple(assessments), evidence


def held_alike(
    judged: Iterable[Judged],
    judging: JudgingInput,
    beside: Sequence[OfficeAssessment],
) -> tuple[Sequence[OfficeAssessment], Mapping[str, Evidence]]:
    """Return the same of a nation: findings that are alike are held once, and of what is known no more than cannot be found anew.

    Args:
        judged: the offices with what is known of them.
        judging: by what they were judged.
        beside: the same offices judged otherwise, with which they have findings in common.

    """
    rows = HeldAlike(beside if isinstance(beside, HeldAlike) else None)
    held: dict[str, Evidence] = {}
    for assessment, known in judged:
        rows.append(assessment)
        if assessment.office.id in judging.doubted:
            held.update(known)
    return rows, KnownAnew(rows, judging, held)


class KnownAnew(Mapping[str, "Evidence"]):
    """What is known of offices and their accounts, by id, found anew office by office."""

    def __init__(self, rows: HeldAlike, judging: JudgingInput, held: Mapping[str, Evidence]) -> None:
        """Name the offices, and by what they were judged; `held` is what is known of those of which a request was upheld."""
        self._rows, self._judging, self._held = rows, judging, held
        self._last: tuple[str, Mapping[str, Evidence]] = "", {}

    @cached_property
    def _of_office(self) -> Mapping[str, OfficeAssessment]:
        return by_office(self._rows)

    @cached_property
    def _elsewhere(self) -> Mapping[str, str]:
        return listed_elsewhere(row.office for row in self._rows.without_findings())

    def __getitem__(self, subject: str) -> Evidence:
        """Return what is known of an office or account; KeyError where nothing is."""
        if subject in self._held:
            return self._held[subject]
        office = office_of(subject, self._elsewhere)
        last = self._last
        if last[0] != office:
            last = self._last = office, known_anew(self._of_office[office], self._judging)
        return last[1][subject]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all of whom anything is known."""
        subjects = (subject.id for row in self._rows.without_findings() for subject in row.office.subjects)
        return (subject for subject in subjects if subject in self)

    def __len__(self) -> int:
        """Return of how many anything is known."""
        return sum(1 for _ in self)
