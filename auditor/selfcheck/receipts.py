"""The receipts by which offices learn that their slips have come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model.journal import SlipOpened
from auditor.rounds import identities
from auditor.rounds.ledger import Ledger
from auditor.selfcheck.texts import returned_slips as texts

if TYPE_CHECKING:
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.subjects import Roster
    from auditor.workspace.folder import Workspace


@dataclass(frozen=True, slots=True)
class Receipt:
    """A slip that was taken: whose it is, the number by which the office asks for it, and the day."""

    office: Text
    post: Text
    number: str
    on: date

    @property
    def text(self) -> Text:
        """What is sent to the office."""
        return texts.RECEIPT.filled(office=self.office, post=self.post, slip_no=self.number, date=self.on)


def receipts(space: Workspace, roster: Roster, day: date) -> tuple[Receipt, ...]:
    """Return the receipts of the slips that were taken on a day, in their order."""
    opened = [slip for slip in Ledger(space.ledger_path).notes(SlipOpened) if slip.on == day]
    whose_is = identities.addressees(roster, identities.known(Ledger(space.ledger_path)))
    found = ((slip, whose_is.get(slip.account)) for slip in opened)
    return tuple(
        Receipt(office.name, office.called.get(account.id, account.post), slip.number, slip.on)
        for slip, whose in found
        if whose is not None
        for office, account in (whose,)
    )
