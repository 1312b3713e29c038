"""Counts what files say in the evidence folder: those that lie there, and those that do not yet, read as they would be there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import asdict

from auditor.model.evidence import by_subject
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.notice import Severity, by_file, messages_of
from auditor.register.question import AskedOf
from auditor.register.questions import telling, two_step
from auditor.register.reading.form import ID as REGISTER
from auditor.rounds.evidence.evidence_folder import UnreadFile, read_evidence_folder
from auditor.rounds.round_input import context_of, input_now

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.judging.judge import FolderEvidence
    from auditor.model.evidence import Observation, UnclearAnswer
    from auditor.model.source import EvidenceFile, UserCount
    from auditor.workspace.folder import Workspace


class Counts(Struct, frozen=True):
    """How much a file says in the evidence folder, as things are.

    Attributes:
        answers: how many answers in it count, as who filled it in counts them: one a cell, of however many user IDs it is and whatever follows from it; of a record one a
            row. `offices`, of how many offices any answer was found, counting or not.
        aside: of how many of these offices some answer does not count: it is kept out, its day or its meaning not known and not told since, or of how many
            user IDs it is.

    """

    answers: int
    offices: int
    aside: int


class Trial(Counts, frozen=True):
    """What a file would say in the evidence folder.

    Attributes:
        source: the id of what reads it; empty where it is refused.
        told: what was put right in reading it; of a refused file why, and what to do. What is doubtful is told of the folder, as long as it is so.
        has_days_to_come: whether rows of it are dated after the day on which it is read.

    """

    source: str
    told: tuple[Text, ...]
    has_days_to_come: bool

    @property
    def refused(self) -> bool:
        """Whether nothing of it can be read."""
        return not self.source


_CAUSES_OF_TWO_STEP: Final = frozenset(
    claim.value for claims in two_step.QUESTION.answers.values() for claim in claims if claim.fact == TWO_STEP_CAUSE
)


def trials(space: Workspace, day: date, files: Sequence[EvidenceFile]) -> Mapping[str, Trial]:
    """Return what files would say beside those that are in the evidence folder, by their names; nothing is written.

    Args:
        space: the workspace.
        day: the day on which they are read.
        files: the files, by names that no file there has.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    counts, told = _read(space, day, files, [file.name for file in files])
    sources = {seen.name: seen.source for seen in told.files}
    told_of = by_file(
        each for each in told.notices if each.weight is Severity.CHANGED or each.place.file not in sources
    )
    to_come = {odd.file for odd in told.odd_days if odd.read_by is not None}
    return {
        name: Trial(
            **asdict(found),
            source=sources.get(name, ""),
            told=tuple(messages_of(told_of.get(name, ()))),
            has_days_to_come=name in to_come,
        )
        for name, found in counts.items()
    }


def counts_now(space: Workspace, day: date, names: Collection[str]) -> Mapping[str, Counts]:
    """Return how much files of the evidence folder say as it is now, by their names: of those that are there and can be read.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    counts, told = _read(space, day, (), names)
    read = {seen.name for seen in told.files}
    return {name: found for name, found in counts.items() if name in read}


def _read(
    space: Workspace, day: date, beside: Sequence[EvidenceFile], names: Collection[str]
) -> tuple[Mapping[str, Counts], FolderEvidence]:
    """Return how much each of some files (names) says among those of the evidence folder and some `beside` them, and what all of them say."""
    given = input_now(space, day, None)
    there = [file for file in given.files if not isinstance(file, UnreadFile)]
    roster, told = read_evidence_folder([*there, *beside], context_of(given), day, given.everybody, given.departed)
    uncounted = {office.id for office in roster.offices if office.is_uncounted}
    waiting: list[Observation[Any]] = []
    known: list[Observation[Any]] = []
    for each in told.observations:
        (waiting if _waits_for_a_number(each, uncounted) else known).append(each)
    whose = {
        given: office.id for office in roster.offices for each in office.subjects for given in (*each.doubts, each.id)
    }
    counting, unclear = (_by_file(answers, names, whose) for answers in (known, told.unclear))
    kept_out = [each.answer for each in told.kept_out]
    open_still = _by_file((*waiting, *kept_out, *told.undated, *_not_lifted(told.unclear, known)), names, whose)
    answers = _answers_in(known, told.counts_in, whose)
    return {
        name: Counts(
            answers[name],
            len({*counting[name], *unclear[name], *open_still[name]}),
            len(set(open_still[name])),
        )
        for name in names
    }, told


def _answers_in(
    known: Iterable[Observation[Any]], counted: Mapping[str, Sequence[UserCount]], whose: Container[str]
) -> Counter[str]:
    """Return by file how many of its answers tell something that is known, or how many user IDs an office has."""
    told = {
        (each.reference.file, each.reference.place, _asked(each))
        for each in known
        if any(subject in whose for subject in each.subjects)
    }
    numbers = {
        file: sum(each.number > 0 and each.office in whose for each in counts) for file, counts in counted.items()
    }
    return Counter(file for file, _, _ in told) + Counter(numbers)


def _asked(told: Observation[Any]) -> str:
    """Return the question (its name) in whose cell an observation stands: why two-step is not on may stand in the answer that it is not; empty where none was asked."""
    if told.source != REGISTER:
        return ""
    said_with_it = told.fact == TWO_STEP_CAUSE and told.value in _CAUSES_OF_TWO_STEP
    return two_step.QUESTION.name if said_with_it else telling(told.fact)[0].name


def _not_lifted(unclear: Sequence[UnclearAnswer], known: Sequence[Observation[Any]]) -> Iterator[UnclearAnswer]:
    """Yield the answers that nobody can read but for those in whose place something that can be read was told of all whom they are about."""
    asked = {subject for each in unclear for subject in each.subjects}
    told = by_subject(each for each in known if not asked.isdisjoint(each.subjects)) if asked else {}
    return (each for each in unclear if not all(each.is_lifted(told.get(subject, ())) for subject in each.subjects))


def _waits_for_a_number(told: Observation[Any], uncounted: Container[str]) -> bool:
    """Whether it is of user IDs of an office of which nobody knows how many it has: nothing of them counts until then."""
    asked = next(iter(telling(told.fact)), None)
    is_of_accounts = asked is not None and asked.asked_of is not AskedOf.OFFICE
    return (
        is_of_accounts and told.value is not Cause.NO_OWN_ACCOUNT and any(each in uncounted for each in told.subjects)
    )


def _by_file(
    answers: Iterable[Observation[Any] | UnclearAnswer], files: Iterable[str], whose: Mapping[str, str]
) -> Mapping[str, Sequence[str]]:
    """Return of which offices (ids) each of some files tells something, once for each account or office that is listed, and answer; `whose` is the office of each of these."""
    found: dict[str, list[str]] = {name: [] for name in files}
    for answer in answers:
        if answer.reference.file in found:
            found[answer.reference.file] += (whose[subject] for subject in answer.subjects if subject in whose)
    return found
