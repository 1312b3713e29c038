"""Answers what is asked of who is who, as the desk and commands note it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.rounds import assessing
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from auditor.model.identity import Sameness
    from auditor.roster.doubt import Choice
    from auditor.roster.identity_questions import Question


def answer(
    folder: Path, question: Question, said: Sameness, on: date, *, naming: str = "", since: date | None = None
) -> Choice:
    """Answer a question by the first choice that says that, and has those words in English; return it."""
    choice = next(each for each in question.choices if each.answer is said and naming in each.words.en)
    noted = question.answered(choice, since=since, meeting=f"{on:%Y-%m}", today=on)
    identities.answer(open_workspace(folder), noted, on)
    return choice


def answer_the_one(folder: Path, said: Sameness, on: date, *, naming: str = "", since: date | None = None) -> Choice:
    """Answer the only question that is asked on that day."""
    (question,) = assessing.assess(open_workspace(folder), on).questions
    return answer(folder, question, said, on, naming=naming, since=since)
