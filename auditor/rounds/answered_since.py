"""What is told of the cells of a register, and whether it is still worth telling by all that was told beside it."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.register.questions import count, questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.notice import Notice
    from auditor.model.source import UserCount
    from auditor.model.subjects import Office

NO_COUNTS: Final[Mapping[str, Sequence[UserCount]]] = MappingProxyType({})


def still_doubtful(
    notices: Iterable[Notice],
    offices: Iterable[Office],
    told: Mapping[str, Sequence[Observation[Any]]],
    counts: Mapping[str, Sequence[UserCount]] = NO_COUNTS,
) -> Iterator[Notice]:
    """Yield notices but for those about a cell whose question was answered on its day or since, by anything but its file.

    Args:
        notices: what has to be told.
        offices: the roster's.
        told: all that was told by the day of the work, by whom it is about.
        counts: by file how many accounts offices said by then that they have.

    """
    subjects = {office.id: [subject.id for subject in office.subjects] for office in offices}
    return (notice for notice in notices if not _is_answered(notice, subjects, told, counts))


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
        for account in unasked.intersection(told.subjects):
            files[account, told.fact].add(told.reference.file)
    for notice in notices:
        about = notice.about
        if about is None or not about.unasked:
            yield notice
            continue
        fact = questions()[about.question].fact
        if fact is not None and any(files[account, fact] - {notice.place.file} for account in about.unasked):
            yield notice


def _is_answered(
    notice: Notice,
    subjects: Mapping[str, Sequence[str]],
    told: Mapping[str, Sequence[Observation[Any]]],
    counts: Mapping[str, Sequence[UserCount]],
) -> bool:
    about = notice.about
    if about is None or about.on is None or about.question not in questions():
        return False
    of_others = {file: each for file, each in counts.items() if file != notice.place.file}
    is_count = about.question == count.QUESTION.name
    if is_count and any(
        _counts_since(each, about.subject, about.on) for each in chain.from_iterable(of_others.values())
    ):
        return True
    return any(
        (_is_nought(each) if is_count else each.fact == questions()[about.question].fact)
        and each.reference.file != notice.place.file
        and each.observed_on >= about.on
        for subject in subjects.get(about.subject, (about.subject,))
        for each in told.get(subject, ())
    )


def _counts_since(counted: UserCount, office: str, day: date) -> bool:
    return counted.office == office and counted.on >= day


def _is_nought(told: Observation[Any]) -> bool:
    """Whether it is told that there is no account of one's own, as the number 0 is read."""
    return told.fact == TWO_STEP_CAUSE and told.value is Cause.NO_OWN_ACCOUNT
