"""What is told otherwise than before: shown before it is written. Pure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.i18n import Text, in_each, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.workspace.question import Answer, Question, Told


class Difference(Struct, frozen=True):
    """What is written otherwise: what it is, and how it was and will be."""

    what: Text
    before: Text | str
    after: Text | str


def told_otherwise(
    asked: Iterable[Question], known: Mapping[str, Told], answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    """Return the answers that mean something else than what is known, by question."""
    questions = {each.id: each for each in asked}
    return {name: told for name, told in answers.items() if questions[name].is_other(told, known.get(name))}


def differences(
    asked: Iterable[Question], known: Mapping[str, Told], answered: Mapping[str, Answer]
) -> tuple[Difference, ...]:
    """Return what answers change, where something of it is shown before it is written: that first, then all that is written together with it.

    Args:
        asked: the questions.
        known: the answers of before, by question.
        answered: the new ones; None for one that is taken back.

    """
    told = sorted((each for each in asked if each.id in answered), key=lambda each: not each.is_shown_before)
    if not told or not told[0].is_shown_before:
        return ()
    return tuple(
        Difference(each.named, _called(each, known.get(each.id)), _called(each, answered[each.id])) for each in told
    )


def _called(question: Question, answer: Answer) -> Text | str:
    """Return an answer, or what holds without one, as it is called."""
    holds = question.default if answer is None else answer
    called = "" if holds is None else question.called(holds)
    return called if isinstance(called, Text | str) else in_each(partial(say, called))
