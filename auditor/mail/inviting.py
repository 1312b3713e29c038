"""Whom a mail code goes to, and what is noted once it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.i18n import Text
from auditor.mail.answering import official_address
from auditor.mail.letters import Letter
from auditor.model.mailboxes import OF_A_MAILBOX
from auditor.model.mailing import MailCodeSent
from auditor.model.views.head import named_apart
from auditor.places.addresses import classify_email
from auditor.rounds.identity import identities
from auditor.slip.codes import mail_code, mailbox_tag

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from auditor.model.facts import MailboxKind
    from auditor.model.journal import KeysMade
    from auditor.model.subjects import Office, Roster
    from auditor.rounds.ledger.ledger import Ledger
    from auditor.slip.codes import CampaignSecrets
    from auditor.workspace.config import Config
    from auditor.workspace.folder import Workspace


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign and its secrets, which make the codes."""

    made: KeysMade
    secrets: CampaignSecrets = field(repr=False)


class Addressee(Struct, frozen=True):
    """An office, and its official address."""

    office: Office
    address: str


class Recipients(Struct, frozen=True):
    """To whom codes go, and to whom not.

    Attributes:
        official: offices with an official address.
        today: those of them that were sent it today already.
        others: offices that have another address, or none, and what kind that is: those that owe an official one, or were meant by name.
        called: how offices are named among all, by id.

    """

    official: tuple[Addressee, ...]
    today: tuple[Office, ...]
    others: tuple[tuple[Office, MailboxKind], ...]
    called: Mapping[str, Text]


def sent_on(ledger: Ledger, campaign: Campaign, day: date) -> frozenset[str]:
    """Return the ids, as they are now, of offices that were sent a campaign's code on a day."""
    now = identities.known(ledger).id_now
    notes = (note for note in ledger.notes(MailCodeSent) if (note.round, note.on) == (campaign.made.round, day))
    return frozenset(now(note.office) for note in notes)


def recipients(space: Workspace, roster: Roster, wanted: Collection[str], today: Collection[str]) -> Recipients:
    """Return to whom codes go.

    Args:
        space: the workspace, which says which domains are official and whom the decisions bind.
        roster: the offices.
        wanted: ids of those that are meant; none for all.
        today: ids of those that were sent it today.

    """
    allowed = space.config.official_domains
    bound = space.baseline.bound_to_tell(OF_A_MAILBOX)
    offices = [office for office in roster.offices if not office.left and (not wanted or office.id in wanted)]
    addressed = [Addressee(office, official_address(office, allowed)) for office in offices]
    return Recipients(
        tuple(to for to in addressed if to.address),
        tuple(to.office for to in addressed if to.address and to.office.id in today),
        tuple(
            (to.office, classify_email(to.office.email, allowed)[0])
            for to in addressed
            if not to.address and (to.office.kind in bound or to.office.id in wanted)
        ),
        named_apart(enumerate(roster.offices, start=1)),
    )


def letter(campaign: Campaign, config: Config, sender: str, to: Addressee, due: date | None) -> Letter:
    """Return what an office is written, by which address of one's own, and until when it is asked to answer."""
    committee, upazila = config.committee.name, config.committee.upazila
    code = mail_code(campaign.secrets, campaign.made.round, to.office.id)
    by = Text(en=f"{committee.en}, {upazila.en}", bn=f"{committee.bn}, {upazila.bn}")
    return Letter(sender, to.address, to.office.name, by, due, code)


def note_sent(ledger: Ledger, campaign: Campaign, to: Addressee, way: str, day: date) -> None:
    """Note that a code went out, by ``smtp`` or as a ``file``; neither it nor the address stands in the note.

    Raises:
        LedgerError: it cannot be written.

    """
    tag = mailbox_tag(campaign.secrets, campaign.made.round, to.office.id, to.address)
    ledger.note(MailCodeSent(campaign.made.round, to.office.id, tag, way, day))
