"""Why a slip or a file in the folder of slips is refused, said with whom to ask: from the sheets that were made, without any key."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.i18n import Text
from auditor.i18n import month as month_name
from auditor.model.journal import Invited, KeysMade
from auditor.model.views.head import named_among
from auditor.rounds.closed_keys import closed_rounds, open_keys, replaced_by
from auditor.rounds.identity import identities
from auditor.rounds.meetings.meetings import MONTH_SIGNS
from auditor.selfcheck.slip_files import NoSlip
from auditor.selfcheck.texts import returned_slips as texts
from auditor.slip import finding, refusals
from auditor.slip.layout import SEALED_SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from auditor.model.subjects import Account, Office, Roster
    from auditor.rounds.ledger.ledger import Ledger


class KnownSheets(Struct, frozen=True):
    """The sheets that were made in a workspace, and whose they are now.

    Attributes:
        accounts: whose a slip may be, by every id that was ever on a sheet; `called`: names an office, of several of one name with its serial.
        made: the campaigns by their ids; `replaced`: those by which earlier ones of their meeting were replaced, by the ids of these; `latest`: the last one that is open; empty where none is.
        closed: the meetings (YYYY-MM) of which no slip is opened any more.
        invited: what was noted of sheets.
        day: today.

    """

    accounts: Mapping[str, tuple[Office, Account]]
    called: Callable[[Office], Text]
    made: Mapping[str, KeysMade]
    replaced: Mapping[str, KeysMade]
    latest: str
    closed: frozenset[str]
    invited: Sequence[Invited]
    day: date

    def has_newer_keys(self, named: str) -> bool:
        """Whether the keys of a campaign's meeting were made again: its sheets and its page are worthless since."""
        return named in self.replaced

    def meeting_of(self, named: str) -> str:
        """Return for which meeting (YYYY-MM) a campaign is that a slip names, be it one that was never made here."""
        return self.made[named].meeting if named in self.made else named[:MONTH_SIGNS]

    def why_none(self, named: str) -> refusals.Refusal:
        """Return why a slip is refused that names a campaign which was never made here."""
        is_known = self.meeting_of(named) in {keys.meeting for keys in self.made.values()}
        return refusals.Refusal.FOREIGN if is_known else refusals.Refusal.OTHER_ROUND

    def is_of_no_sheet(self, text: str) -> bool:
        """Whether a slip has its whole length and bears a tag that no sheet of its campaign has; one that is cut may be anybody's."""
        return len(finding.clear_parts(text)[2]) == SEALED_SIGNS and not self.account_of(text)

    def refused(self, name: str, text: str, reason: str, account: str = "") -> Text:
        """Return what is told of a slip, or of a file without one, that is refused.

        Args:
            name: the file's name.
            text: the slip; empty where the file holds none.
            reason: as the ledger notes it.
            account: whose it is, where that is known better than by its tag.

        """
        if reason in set(NoSlip):
            return NoSlip(reason).message.filled(file=name)
        found = self.accounts.get(account or self.account_of(text))
        office = found[0].name if found else texts.AN_OFFICE
        told = texts.CLOSED if self.is_closed(text) else refusals.Refusal(reason).message
        return told.filled(file=name, office=office, month=self._month(text), made_again=self._made_again_on(text))

    def is_closed(self, text: str) -> bool:
        """Whether a slip names a meeting of which no slip is opened any more."""
        try:
            return self.meeting_of(finding.slip_round(text)) in self.closed
        except refusals.SlipRefusedError:
            return False

    def account_of(self, text: str) -> str:
        """Return the account to which a slip says it belongs, though that may be false; empty where there is none."""
        try:
            named, tag = finding.slip_round(text), finding.slip_tag(text)
        except refusals.SlipRefusedError:
            return ""
        sheets = (invited for invited in reversed(self.invited) if invited.round == named)
        return next((tagged.account for invited in sheets for tagged in invited.accounts if tagged.tag == tag), "")

    def _made_again_on(self, text: str) -> date:
        """Return the day on which the keys that a slip names were replaced; today where it names none that were."""
        with suppress(refusals.SlipRefusedError, KeyError):
            return self.replaced[finding.slip_round(text)].on
        return self.day

    def _month(self, text: str) -> Text:
        try:
            named = finding.slip_round(text)
        except refusals.SlipRefusedError:
            return texts.ANOTHER_MONTH
        try:
            return month_name(self.meeting_of(named))
        except ValueError:
            return texts.ANOTHER_MONTH


def known_sheets(ledger: Ledger, roster: Roster, day: date) -> KnownSheets:
    """Return the sheets that were made.

    Args:
        ledger: of the workspace.
        roster: whose they may be.
        day: today.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    noted = ledger.notes(KeysMade)
    made = {keys.round: keys for keys in noted}
    return KnownSheets(
        accounts=identities.addressees(roster, identities.known(ledger)),
        called=named_among(roster.offices),
        made=made,
        replaced=replaced_by(noted),
        latest=next((keys.round for keys in reversed(open_keys(ledger))), ""),
        closed=frozenset(made[named].meeting for named in closed_rounds(ledger)),
        invited=ledger.notes(Invited),
        day=day,
    )
