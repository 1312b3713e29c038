"""The receipts by which offices learn that their slips have come: as lines to send, and as a paper to hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.journal import SlipOpened
from auditor.model.views.head import OfficeName
from auditor.model.views.receipts import OfficeReceipts, ReceiptSheet
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck.texts import returned_slips as texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.subjects import Office, Roster
    from auditor.workspace.folder import Workspace


class Receipt(Struct, frozen=True):
    """A slip that was taken: whose it is, the number by which the office asks for it, and the day."""

    office: Office
    post: Text
    number: str
    on: date

    @property
    def text(self) -> Text:
        """What is sent to the office."""
        return texts.RECEIPT.filled(office=self.office.name, post=self.post, slip_no=self.number, date=self.on)


def receipts(space: Workspace, roster: Roster, day: date) -> tuple[Receipt, ...]:
    """Return the receipts of the slips that were taken on a day, in their order."""
    opened = [slip for slip in Ledger(space.ledger_path).notes(SlipOpened) if slip.on == day]
    whose_is = identities.addressees(roster, identities.known(Ledger(space.ledger_path)))
    found = ((slip, whose_is.get(slip.account)) for slip in opened)
    return tuple(
        Receipt(office, identities.called_beside(office, account), slip.number, slip.on)
        for slip, whose in found
        if whose is not None
        for office, account in (whose,)
    )


def sheet_of(space: Workspace, roster: Roster, given: Sequence[Receipt], day: date) -> ReceiptSheet:
    """Return a day's receipts as a paper shows them: by office, in the order of the roster."""
    offices = (
        OfficeReceipts(
            OfficeName(serial, office.name),
            tuple((receipt.post, receipt.number) for receipt in given if receipt.office.id == office.id),
        )
        for serial, office in enumerate(roster.offices, start=1)
    )
    return ReceiptSheet(
        space.config.letterhead, day, tuple(office for office in offices if office.slips), space.config.example
    )
