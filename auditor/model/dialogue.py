"""A question of a dialogue as data: any shell can ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from auditor.i18n import Text

T = TypeVar("T")


class Question(NamedTuple, Generic[T]):
    """A question, the answers that may be chosen with what each means, and a note."""

    text: Text
    answers: tuple[tuple[Text, T], ...]
    note: Text | None = None
