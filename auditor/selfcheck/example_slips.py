"""The slips of the example, as if they had been opened: no key is needed, and everybody's demo has the same digests."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Final

from auditor.model.evidence import ContactRecord
from auditor.model.facts import Method, Strength
from auditor.model.journal import SlipOpened
from auditor.model.selfcheck import Slip, SlipFacts, TwoStepAnswer
from auditor.rounds.evidence import evidence_folder, observing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck.slip_observations import BY, observations_of
from auditor.slip.codes import crockford_signs
from auditor.workspace import writing

if TYPE_CHECKING:
    from auditor.model.subjects import Account, Office
    from auditor.workspace.folder import Workspace

_CAMPAIGN: Final = "2024-03"
_MADE_AT: Final = {
    "fisheries": "2024-03-12T10:20",
    "education": "2024-03-12T15:45",
    "social-services": "2024-03-13T11:05",
    "election": "2024-03-14T09:40",
    "horidhali-up": "2024-03-14T13:30",
    "kopilmuni-up": "2024-03-18T12:15",
}
"""Offices of which every user sent a slip, and when it was made by the clock of the computer there."""
_SAID: Final = SlipFacts(
    "upper+lower+symbol",
    meets_rule=True,
    strength=Strength.STRONG,
    reused=False,
    changed=1,
    two_step=TwoStepAnswer.ASKED,
    method=Method.TOTP,
    profile=0,
    shared=False,
)


def take(space: Workspace, meeting: str) -> None:
    """Write the observation files of the slips for a meeting (its month, YYYY-MM) and note them in the ledger.

    Raises:
        AuditorError: the ledger or a file cannot be written.

    """
    if meeting != _CAMPAIGN:
        return
    Ledger(space.ledger_path).note(
        *(
            _take(space, office, account, datetime.fromisoformat(_MADE_AT[office.id]))
            for office in listed.roster_of(space).offices
            if office.id in _MADE_AT
            for account in office.accounts
        )
    )


def _take(space: Workspace, office: Office, account: Account, made: datetime) -> SlipOpened:
    slip = Slip(_CAMPAIGN, "", "", made, "", _SAID)
    observations = observations_of(account.id, slip, slip.on, evidence_folder.counts_from_of(space.baseline))
    contact = ContactRecord(office.id, slip.on, BY, account.post.said(space.config.language))
    digest = hashlib.sha256(f"example {account.id}".encode())
    file = observing.file_of(BY, f"slip-{_CAMPAIGN}", observations, [contact], of=digest.hexdigest())
    writing.write(space.evidence_folder / file.name, file.content)
    number = crockford_signs(digest.digest(), 6)
    return SlipOpened(
        _CAMPAIGN, account.id, digest.hexdigest(), number, slip.on, file.name, file.sha256, slip.on, 1, clock=slip.clock
    )
