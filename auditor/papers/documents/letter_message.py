"""A reminder as a short text message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document
from auditor.model.views.letters import ReminderLetter
from auditor.views.letters.letters import LetterMaterial, named_letters
from reports.layout.letter_message import message

if TYPE_CHECKING:
    from collections.abc import Iterator


def views(material: LetterMaterial) -> Iterator[tuple[str, ReminderLetter]]:
    """Yield the message of each reminder, called after it."""
    for name, view in named_letters(material):
        if isinstance(view, ReminderLetter):
            yield f"{name}-sms", view


DOCUMENT: Final = Document(id="letter-message", source=LetterMaterial, views=views, text=message)
