"""A slip that was opened, and the observation file that it becomes."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.i18n import Language
from auditor.model.evidence import ContactRecord
from auditor.rounds.evidence import observing
from auditor.selfcheck.slip_observations import BY, mailbox_read_observation, observations_of
from auditor.slip import refusals, sealing
from auditor.slip.codes import mail_code

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.counting import CountsFrom
    from auditor.model.evidence import Observation
    from auditor.model.journal import KeysMade, SlipOpened
    from auditor.model.selfcheck import Slip
    from auditor.model.subjects import Account, Office
    from auditor.slip.codes import CampaignSecrets


class OpenCampaign(Struct, frozen=True):
    """A campaign whose slips can be opened here; `counts_from`: which days its page named."""

    made: KeysMade
    secrets: CampaignSecrets
    opener: sealing.SlipOpener
    counts_from: CountsFrom

    def open(self, text: str) -> tuple[str, Slip]:
        """Return whose account a slip is and what it says.

        Raises:
            SlipRefusedError: it is not authentic.

        """
        return self.opener.open(text)


class AuthenticSlip(Struct, frozen=True):
    """An authentic slip: of which campaign and account, what it says, and the SHA-256 and number of its text."""

    campaign: OpenCampaign
    account: str
    slip: Slip
    digest: str
    number: str

    def has_right_mail_code(self, office: Office) -> bool:
        """Whether it bears the six digits that went to the official mailbox of its office."""
        right = mail_code(self.campaign.secrets, self.campaign.made.round, office.id)
        return hmac.compare_digest(self.slip.facts.mail_code, right)

    def observations(self, office: Office, account: Account, day: date) -> tuple[Observation[Any], ...]:
        """Return what it says when it counts for a day."""
        said = observations_of(account.id, self.slip, day, self.campaign.counts_from)
        read = self.slip.facts.mail_code and self.has_right_mail_code(office)
        return (*said, *([mailbox_read_observation(office.id, day)] if read else []))

    def file_of(self, office: Office, account: Account, day: date, language: Language) -> observing.ObservationFile:
        """Return its observation file when it counts for a day."""
        observations = self.observations(office, account, day)
        contact = ContactRecord(office.id, day, BY, account.post.said(language))
        return observing.file_of(BY, f"slip-{self.campaign.made.round}", observations, [contact], of=self.digest)


def same_file(
    campaign: OpenCampaign, text: str, noted: SlipOpened, office: Office, account: Account
) -> observing.ObservationFile | None:
    """Return the file that an entry of the ledger vouches for, made again from its slip.

    None where it does not come out the same to the byte: the post, say, is called otherwise now.
    """
    try:
        whose, slip = campaign.open(text)
    except refusals.SlipRefusedError:
        return None
    opened = AuthenticSlip(campaign, whose, slip, noted.slip, noted.number)
    files = (opened.file_of(office, account, noted.says, language) for language in Language)
    return next((file for file in files if file.sha256 == noted.sha256), None)
