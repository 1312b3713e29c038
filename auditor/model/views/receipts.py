"""The receipts that offices are given for the slips that came on a day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.views.head import Letterhead, OfficeName


class OfficeReceipts(Struct, frozen=True):
    """What came from one office: post and slip number of each of its users, in the order in which the slips came."""

    office: OfficeName
    slips: tuple[tuple[Text, str], ...]


class ReceiptSheet(Struct, frozen=True):
    """The receipts of a day on paper, a frame an office, in the annex's order; `example` marks them as sample data."""

    letterhead: Letterhead
    day: date
    offices: tuple[OfficeReceipts, ...]
    example: bool = False
