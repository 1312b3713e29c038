"""An office whose portal is another one now, and what is asked of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from who_is_who import answer_the_one

from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace

if TYPE_CHECKING:
    from typed_upazila import TypedUpazila

    from auditor.model.identity import Sameness
    from auditor.roster.identity_questions import Question

DONE, OFF = '"চালু, লগইনে কোড চায়",20.01.2024,হ্যাঁ,ঠিক আছে', "চালু নেই,20.01.2024,হ্যাঁ,ঠিক আছে"
"""What is told of a user ID in a register: all four duties are done, or all but two-step."""
FORMER, NOW = "lota.example.gov.bd", "lotaup.khulna.gov.bd"
MARCH: Final = date(2024, 3, 20)
"""The day on which it is asked."""


def keep(upazila: TypedUpazila, month: str) -> None:
    """Keep the round of a month of 2024."""
    upazila.keep("--yes", meeting=f"2024-{month}", on=f"2024-{month}-20", code=1)


def questions(upazila: TypedUpazila) -> tuple[Question, ...]:
    """Return what is asked of who is who."""
    return assessing.made_now(open_workspace(upazila.folder), MARCH).questions


def asked(upazila: TypedUpazila) -> list[str]:
    """Return the words in which it is asked."""
    return [question.words.en for question in questions(upazila)]


def answer(upazila: TypedUpazila, meant: Sameness) -> None:
    """Answer the only question."""
    answer_the_one(upazila.folder, meant, MARCH)
