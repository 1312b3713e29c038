"""Answers that were typed wrongly at the desk and corrected, as papers tell of them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.views.head import OfficeName


class CorrectedAnswer(Struct, frozen=True):
    """A duty of an office, or of a user of it (`whose`), that stands otherwise than at the last meeting, and of which an answer typed at the desk was corrected since, on a day and for a reason, which only the assistant programmer's own copy has."""

    office: OfficeName
    whose: Text
    duty: Text
    before: Text
    now: Text
    on: date
    reason: str
