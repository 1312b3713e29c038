"""The questions of the register: a question is one file here, with one constant `QUESTION`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.model.facts import Fact
    from auditor.register.question import Question


@remembered(None)
def questions() -> Mapping[str, Question]:
    """Return the questions by name, in the order of their columns.

    Raises:
        ValueError: a file's name and its question's name differ.

    """
    found: list[Question] = []
    for file in sorted(module.name for module in iter_modules(__path__)):
        question: Question = import_module(f"{__name__}.{file}").QUESTION
        if question.name != file.replace("_", "-"):
            raise ValueError(f"{file} holds the question {question.name}: file and question must have one name")
        found.append(question)
    return {question.name: question for question in sorted(found, key=lambda question: (question.place, question.name))}


def telling(fact: Fact[Any]) -> tuple[Question, ...]:
    """Return the questions whose answers tell a fact, the one that asks for it first."""
    also = (question for question in questions().values() if fact in question.facts)
    return tuple(sorted(also, key=lambda question: question.fact != fact))


def is_asked(facts: Iterable[Fact[Any]]) -> bool:
    """Return whether an answer to any question tells one of these facts: what none tells, forms and registers have no place for, and only a slip, a login or a record shows."""
    return any(telling(fact) for fact in facts)


def in_turn() -> tuple[Question, ...]:
    """Return the questions in the order in which people ask them."""
    return tuple(sorted(questions().values(), key=lambda question: (question.turn, question.name)))
