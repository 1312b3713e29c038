"""What was told, an answer each: one answer can tell several facts, and is said in its own words, not as facts that nobody named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.model.grades import told_day
from auditor.register.questions import telling
from auditor.register.reading.form import ID as REGISTER
from auditor.views.office.values import value_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.i18n import Text
    from auditor.model.evidence import Observation
    from auditor.register.question import Claims, Question


class Answer(Struct, frozen=True):
    """An answer: what it told, that which was asked first, and what was asked and answered, in words."""

    told: tuple[Observation[Any], ...]
    asked: Text
    words: Text


def answers(seen: Sequence[Observation[Any]], every: Iterable[Observation[Any]]) -> Iterator[Answer]:
    """Yield the answers that told some of what was told, in the order in which that comes.

    Args:
        seen: what was told, as far as it is to be shown.
        every: all that was told of the same subject, by which it is known what was answered.

    """
    of_cell: dict[tuple[object, ...], dict[str, Observation[Any]]] = {}
    for told in every:
        of_cell.setdefault(_row(told), {})[told.fact.id] = told
    shown: set[Observation[Any]] = set()
    for told in seen:
        if told in shown:
            continue
        question, claims, words = _chosen(told, of_cell.get(_row(told), {}).values())
        if question is None or words is None:
            yield _as_kept(told)
            continue
        claimed = {(claim.fact, claim.value) for claim in claims}
        together = [each for each in seen if _row(each) == _row(told) and (each.fact, each.value) in claimed]
        shown.update(together)
        together.sort(key=lambda each: each.fact != question.fact)
        yield Answer(tuple(together), question.short or question.heading, words)


def _as_kept(told: Observation[Any]) -> Answer:
    """Return an answer that told one fact; a no by its own words."""
    told_on = told_day(told.grade, told.observed_on)
    if told.source == REGISTER:
        for question in telling(told.fact):
            if (no := question.no_told(told.value, told_on)) is not None:
                return Answer((told,), question.short or question.heading, no)
    return Answer((told,), told.fact.label, value_said(told.fact, told.value, told_on))


def _row(told: Observation[Any]) -> tuple[object, ...]:
    return told.reference.file, told.reference.place, told.observed_on, told.source


def _chosen(told: Observation[Any], of_row: Iterable[Observation[Any]]) -> tuple[Question | None, Claims, Text | None]:
    """Return the question that was answered, what the choice claims that was its answer, and how that is called; nothing where it was none that tells several facts."""
    if told.source == REGISTER:
        known = {each.fact: each.value for each in of_row}
        for question in telling(told.fact):
            words = question.answered(known, told.observed_on) if question.answers else None
            chosen = next((choice for choice in question.choices if choice.label == words), None)
            claims = question.answers.get(chosen.value, ()) if chosen is not None else ()
            if len(claims) > 1 and any((claim.fact, claim.value) == (told.fact, told.value) for claim in claims):
                return question, claims, words
    return None, (), None
