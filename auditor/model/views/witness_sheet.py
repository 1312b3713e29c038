"""What the sheets are made from on which is written what is seen at a login."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.forms import FormStamp
from auditor.model.subjects import Office
from auditor.model.views.head import Letterhead


class SheetLine(Struct, frozen=True):
    """One thing to look at, and what may be seen of it, to be ticked."""

    words: Text
    boxes: tuple[Text, ...]


class OfficeSheet(Struct, frozen=True):
    """The sheet of one office, whose users it lists; its stamp has its number."""

    office: Office
    serial: int
    stamp: FormStamp


class WitnessSheets(Struct, frozen=True):
    """The sheets of several offices.

    Attributes:
        month: for which month, YYYY-MM.
        made_on: the day in the papers' files.
        steps: what is done at the login, in order.
        lines: what is looked at.

    """

    month: str
    made_on: date
    letterhead: Letterhead
    steps: tuple[Text, ...]
    lines: tuple[SheetLine, ...]
    sheets: tuple[OfficeSheet, ...]
    example: bool = False
