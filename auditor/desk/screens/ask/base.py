"""What the pages of asking share: the screen they belong to, and the draft that was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.desk.screen import screen, the_desk
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.rounds import answer_draft, answering

if TYPE_CHECKING:
    from auditor.rounds.answer_draft import Draft
    from auditor.rounds.answer_faults import Fault

SCREEN: Final = screen("ask", Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"))


def begun_draft() -> Draft:
    """Return the draft that was begun.

    Raises:
        AuditorError: none was, or it cannot be read.

    """
    draft = answer_draft.load(the_desk().folder)
    if draft is None:
        raise WorkspaceError(answering.NOT_BEGUN)
    return draft


def blocking(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return what must be corrected before the answers can be handed in."""
    return tuple(fault for fault in faults if fault.blocks)
