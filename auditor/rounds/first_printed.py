"""What is asked when it is first printed: which questions are still open, and what holds where an answer is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor import discovery
from auditor.model.errors import WorkspaceError, of_part
from auditor.rounds.meetings.meetings import refuse_unheld
from auditor.rounds.meetings.passed_meetings import stays_listed
from auditor.tables.notes import OF_FIELD
from auditor.workspace import questions, settings
from auditor.workspace.of_decisions import base_of, on
from auditor.workspace.typed_days import refuse_odd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Answer, Printed, Question
    from auditor.workspace.typed_days import Doubted

_STAYS_OPEN = frozenset({"next", "due"})
"""Days of meetings are asked again as long as they are not known."""


def missing(space: Workspace, printed: Printed, day: date, meets_on: date | None = None) -> tuple[Question, ...]:
    """Return what is about to be printed and was not told yet.

    Args:
        space: the workspace.
        printed: what is about to be printed, or kept.
        day: the day.
        meets_on: the day of its meeting, where that is known: then the next meeting is asked for by itself.

    Raises:
        WorkspaceError: settings or baseline have mistakes.

    """
    known, decides = settings.told(space.folder), settings.decides(space.config, space.baseline)
    apart = questions.apart(questions.QUESTIONS, space.baseline)
    still_open = questions.open_on(printed, known, day, decides=decides, asked=apart)
    asked = (question for question in still_open if meets_on is None or question.id != questions.NEXT_MEETING)
    untold = questions.without_number(space.baseline)
    of_untold = (
        each
        for question in asked
        for each in (
            questions.apart([question], space.baseline, untold) if question is questions.SERIALS else (question,)
        )
    )
    return questions.asked_of(space.baseline.decisions, of_untold)


def with_details(asked: Iterable[Question]) -> tuple[Question, ...]:
    """Return questions with those that are asked only beside one of them: with a memo its day."""
    return tuple(each for question in asked for each in (question, *details(question)))


def details(question: Question) -> tuple[Question, ...]:
    """Return what is asked only beside a question, of the same decisions: with a memo its day."""
    return (on(questions.BY_ID["memo-day"], question.those),) if base_of(question.id) == "memo" else ()


def left_blank(asked: Iterable[Question], printed: Printed) -> tuple[Question, ...]:
    """Return those of open questions that stay a blank line on what is printed."""
    return tuple(question for question in asked if printed not in question.needed_on and question.default is None)


def left_open(question: Question) -> Answer:
    """Return what is noted where a question was left out when it was first printed: a blank line for good, where it can be one."""
    may_be_blank = question.printed_on and not question.needed_on and question.key not in _STAYS_OPEN
    return "" if may_be_blank else None


def read(asked: Sequence[Question], typed: Mapping[str, str]) -> dict[str, Answer]:
    """Return the answers that were typed into fields, by question; what was left out is left open.

    Raises:
        WorkspaceError: something is no answer, with all that are none.

    """
    answered: dict[str, Answer] = {}
    wrong: dict[Text, str] = {}
    for question in asked:
        words = typed.get(question.id, "").strip()
        unless_told = left_open(question) if question.default is None else question.default
        try:
            answered[question.id] = question.read(words) if words else unless_told
        except ValueError:
            wrong[OF_FIELD.filled(asked=question.asks, fault=question.fault(words))] = question.id
    if wrong:
        raise WorkspaceError(*wrong, parts=wrong)
    return answered


def tell(space: Workspace, answered: Mapping[str, Answer], day: date, doubted: Doubted = refuse_odd) -> bool:
    """Write what was answered into the workspace, and return whether anything was.

    Raises:
        WorkspaceError: the answers do not fit together, or a file cannot be written; nothing was changed then.
        BaselineError: the baseline has mistakes.

    """
    given = {name: answer for name, answer in answered.items() if answer is not None}
    if given:
        with of_part(questions.NEXT_MEETING):
            refuse_unheld(space, answered.get(questions.NEXT_MEETING))
        settings.tell(space.folder, given, discovery.policies(), day, doubted=doubted)
        stays_listed(space, given, day)
    return bool(given)
