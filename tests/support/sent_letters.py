"""Letters: such as went out, and what one says that is drafted now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from small_upazila import LETTERHEAD

from auditor.model.counting import CountsFrom
from auditor.model.letters import AskedOffice, Letter, LetterAnswered, LetterDrafted, LetterSent, Purpose
from auditor.register.rows import Asking
from auditor.views.letters.errands import owed
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_letters

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.model.views.letters import PortalLetter, ReminderLetter
    from auditor.views.compared.history import History


def sent_letter(
    number: int,
    purpose: Purpose,
    *offices: str,
    on: date = date(2024, 2, 21),
    until: date | None = None,
    memo: str = "",
    answered: LetterAnswered | None = None,
) -> Letter:
    """Return a letter to offices (ids), drafted, sent and noted on one day; they have time until a week later if nothing is said."""
    draft = LetterDrafted(number, purpose, tuple(AskedOffice(office, ()) for office in offices), on, None, on)
    return Letter(draft, LetterSent(number, on, memo, until or on + timedelta(days=7), on), answered)


def letter_to(
    assessment: OfficeAssessment, past: History, purpose: Purpose = Purpose.FINAL, visit: date | None = None
) -> ReminderLetter | PortalLetter:
    """Return a reminder that asks an office for all that it owes on the day of a round, with a due day."""
    header = past.now.header
    asked = AskedOffice(assessment.office.id, owed(assessment, past, purpose))
    draft = LetterDrafted(9, purpose, (asked,), header.day, header.day + timedelta(days=13), header.day, visit)
    asking = Asking(header.meeting, CountsFrom(header.ordering[0].day), header.day, LETTERHEAD)
    ((_, view),) = named_letters(LetterMaterial(past, LETTERHEAD, (draft,), LetterWords(), asking, ()))
    return view
