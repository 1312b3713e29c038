"""What is told of the cells of a register, and whether it is still worth telling by all that was told beside it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from auditor.register.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.notice import Notice
    from auditor.model.subjects import Office


def still_doubtful(
    notices: Iterable[Notice], offices: Iterable[Office], told: Mapping[str, Sequence[Observation[Any]]]
) -> Iterator[Notice]:
    """Yield notices but for those about a cell whose question was answered on its day or since, by anything but its file.

    Args:
        notices: what has to be told.
        offices: the roster's.
        told: all that was told, by whom it is about.

    """
    subjects = {office.id: [subject.id for subject in office.subjects] for office in offices}
    return (notice for notice in notices if not _is_answered(notice, subjects, told))


def differing_perhaps(notices: Sequence[Notice], observations: Iterable[Observation[Any]]) -> Iterator[Notice]:
    """Yield notices but for those of an answer that reaches who was not asked, where nothing else was told of any whom it reaches.

    Where an office is asked for the first time there is nothing from which its answer for all could differ.

    Args:
        notices: what has to be told.
        observations: all that was told.

    """
    unasked = {account for notice in notices if notice.about is not None for account in notice.about.unasked}
    files: dict[tuple[str, Fact[Any]], set[str]] = defaultdict(set)
    for told in observations if unasked else ():
        if told.subject in unasked:
            files[told.subject, told.fact].add(told.reference.file)
    for notice in notices:
        about = notice.about
        if about is None or not about.unasked:
            yield notice
            continue
        fact = questions()[about.question].fact
        if fact is not None and any(files[account, fact] - {notice.place.file} for account in about.unasked):
            yield notice


def _is_answered(
    notice: Notice, subjects: Mapping[str, Sequence[str]], told: Mapping[str, Sequence[Observation[Any]]]
) -> bool:
    about = notice.about
    if about is None or about.on is None or about.question not in questions():
        return False
    fact = questions()[about.question].fact
    return any(
        each.fact == fact and each.reference.file != notice.place.file and each.observed_on >= about.on
        for subject in subjects.get(about.subject, (about.subject,))
        for each in told.get(subject, ())
    )
