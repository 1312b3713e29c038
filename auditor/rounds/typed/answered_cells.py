"""How a cell that could not be read was answered: in which words, by which way, by whom, and in which form that can be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.model.evidence_names import TYPED
from auditor.model.grades import told_day
from auditor.model.source import NotKnown, UserCount
from auditor.register import answer_file
from auditor.register.answers import UNKNOWN, WAY_CHOICES
from auditor.register.columns import Talked
from auditor.register.days_told import post_telling
from auditor.register.questions import telling
from auditor.views.office.values import value_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.model.evidence import ContactRecord, Observation
    from auditor.rounds.evidence.answered_since import Answer
    from auditor.rounds.typed.doubtful_cells import DoubtfulCell
    from auditor.workspace.folder import Workspace


def told_by(
    answer: Answer, tellers: Mapping[str, Mapping[str, str]], contacts: Iterable[ContactRecord]
) -> tuple[str, str]:
    """Return by which way an answer was told, and by which post, as far as its row says; of a number of accounts by whom may have told it on its day."""
    if isinstance(answer.told, UserCount | NotKnown):
        post = post_telling(contacts, answer.on, "")
        return "", post.bn if post is not None else ""
    place = answer.told.reference.place
    return WAYS_IN_WORDS.get(answer.told.way, ""), tellers.get(answer.file, {}).get(place, "")


def in_typed_form(space: Workspace, file: str, cell: DoubtfulCell) -> tuple[str, str, str] | None:
    """Return the number of the form in a file that was typed, where it answers a cell and nothing else; and by which way and post the cell was answered.

    None where it is no such file, or does not answer the cell by itself.
    """
    if not file.startswith(TYPED):
        return None
    try:
        answers = answer_file.read((space.evidence_folder / file).read_bytes())
    except (OSError, ValueError):
        return None
    talk = {each.value for each in Talked}
    answered = [
        ((row.subject, name), office.rows[0].cells)
        for office in answers.offices
        for row in office.rows
        for name in row.cells
        if name not in talk
    ]
    told = next((of_talk for of, of_talk in answered if of == (cell.subject, cell.question)), None)
    if told is None:
        return None
    return answers.stamp.number if len(answered) == 1 else "", told.get(Talked.WAY, ""), told.get(Talked.TOLD_BY, "")


def said(answer: Answer, told: Iterable[Observation[Any]]) -> Text:
    """Return how an answer is said: a number of accounts as it is, that nobody knows; what tells several facts as it was answered, by all that was `told` of whom it is about."""
    if isinstance(answer.told, NotKnown):
        return UNKNOWN
    if isinstance(answer.told, UserCount):
        return _COUNTED.filled(n=answer.told.number)
    own, when = answer.told, answer.told.observed_on
    known = {each.fact: each.value for each in told if (each.reference, each.observed_on) == (own.reference, when)}
    for question in telling(own.fact):
        chosen = question.answered(known, when) if question.answers else None
        if chosen is not None:
            return chosen
    return value_said(answer.told.fact, answer.told.value, told_day(answer.told.grade, answer.told.observed_on))


WAYS_IN_WORDS: Final[Mapping[str, str]] = {choice.value: choice.label.bn for choice in WAY_CHOICES}
_COUNTED: Final = Text(en="{n} {n:account|accounts}", bn="{n}টি আইডি")
