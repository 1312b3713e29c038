"""Cells that could not be read as an answer, and whether what they were to answer was answered since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.register.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.evidence import Observation
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
