"""Reads files that are not in the evidence folder yet as they would be read there, so that it can be told what they would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.model.facts import Cause
from auditor.model.notice import Severity, by_file, messages_of
from auditor.model.subjects import listed_elsewhere, office_of
from auditor.register.question import AskedOf
from auditor.register.questions import telling
from auditor.rounds.evidence_folder import UnreadFile, read_evidence_folder
from auditor.rounds.round_input import context_of, input_now

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.evidence import Observation, UnclearAnswer
    from auditor.model.source import EvidenceFile
    from auditor.workspace.folder import Workspace


class Trial(Struct, frozen=True):
    """What a file would say in the evidence folder.

    Attributes:
        source: the id of what reads it; empty where it is refused.
        answers: how many facts it tells that count; `offices`, of how many offices any answer was found, counting or not.
        aside: of how many of these offices some answer does not count as things are: it is kept out, its day or its meaning not known, or of how many
            user IDs it is.
        told: what was put right in reading it; of a refused file why, and what to do. What is doubtful is told of the folder, as long as it is so.

    """

    source: str
    answers: int
    offices: int
    aside: int
    told: tuple[Text, ...]

    @property
    def refused(self) -> bool:
        """Whether nothing of it can be read."""
        return not self.source


def trials(space: Workspace, day: date, files: Sequence[EvidenceFile]) -> Mapping[str, Trial]:
    """Return what files would say beside those that are in the evidence folder, by their names; nothing is written.

    Args:
        space: the workspace.
        day: the day on which they are read.
        files: the files, by names that no file there has.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    given = input_now(space, day, None)
    context = context_of(given)
    there = [file for file in given.files if not isinstance(file, UnreadFile)]
    roster, told = read_evidence_folder([*there, *files], context, day, given.everybody, given.departed)
    sources = {seen.name: seen.source for seen in told.files}
    told_of = by_file(
        each for each in told.notices if each.weight is Severity.CHANGED or each.place.file not in sources
    )
    names = [file.name for file in files]
    uncounted = {office.id for office in roster.offices if office.is_uncounted}
    waiting: list[Observation[Any]] = []
    known: list[Observation[Any]] = []
    for each in told.observations:
        (waiting if _waits_for_a_number(each, uncounted) else known).append(each)
    elsewhere = listed_elsewhere(roster.offices)
    counting = _by_file(known, names, elsewhere)
    kept_out = [each.answer for each in told.kept_out]
    aside = _by_file((*waiting, *kept_out, *told.undated, *told.unclear), names, elsewhere)
    return {
        name: Trial(
            sources.get(name, ""),
            len(counting[name]),
            len({*counting[name], *aside[name]}),
            len(set(aside[name])),
            tuple(messages_of(told_of.get(name, ()))),
        )
        for name in names
    }


def _waits_for_a_number(told: Observation[Any], uncounted: Container[str]) -> bool:
    """Whether it is of user IDs of an office of which nobody knows how many it has: nothing of them counts until then."""
    asked = next(iter(telling(told.fact)), None)
    is_of_accounts = asked is not None and asked.asked_of is not AskedOf.OFFICE
    return (
        is_of_accounts and told.value is not Cause.NO_OWN_ACCOUNT and any(each in uncounted for each in told.subjects)
    )


def _by_file(
    answers: Iterable[Observation[Any] | UnclearAnswer], files: Iterable[str], elsewhere: Mapping[str, str]
) -> Mapping[str, Sequence[str]]:
    """Return of which offices (ids) each of some files tells something, once for each account or office and answer."""
    found: dict[str, list[str]] = {name: [] for name in files}
    for answer in answers:
        if answer.reference.file in found:
            found[answer.reference.file] += (office_of(subject, elsewhere) for subject in answer.subjects)
    return found
