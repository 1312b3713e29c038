"""Letters: reminders to offices, and the one to the portal's owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.document import Document, always_in
from auditor.model.pack import Part
from auditor.model.views.letters import PortalLetter, ReminderLetter
from auditor.views.letters.letters import LetterMaterial, named_letters
from reports.layout.portal_letter import portal_letter, portal_letter_text
from reports.layout.reminder import reminder, reminder_text

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.paper import Paper


def papers(view: ReminderLetter | PortalLetter, language: Language) -> tuple[Paper, ...]:
    """Return the letter on paper."""
    if isinstance(view, PortalLetter):
        return (portal_letter(view, language),)
    return (reminder(view, language),)


def text(view: ReminderLetter | PortalLetter, language: Language) -> str:
    """Return the letter as text to be pasted."""
    return portal_letter_text(view, language) if isinstance(view, PortalLetter) else reminder_text(view, language)


DOCUMENT: Final = Document(
    id="letter",
    source=LetterMaterial,
    views=named_letters,
    papers=papers,
    text=text,
    part=always_in(Part.LETTERS),
)
