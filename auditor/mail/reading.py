"""Reads saved mails, or one's own mailbox, and keeps what they prove."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from auditor.i18n import plain
from auditor.mail import recording, saved, texts
from auditor.mail.answering import Answers, Codes, Mailboxes, ProvenMail, signature_id
from auditor.mail.names import Names
from auditor.mail.reasons import Blame, NotProvenError, Why
from auditor.model.errors import FileRefusedError
from auditor.model.journal import KeysMade
from auditor.model.mailing import MailCodeSent, MailCodeSpent
from auditor.model.notice import Notice, Place, Severity
from auditor.rounds.closed_keys import replaced_by
from auditor.rounds.evidence import evidence_folder
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import folder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from auditor.i18n import Text
    from auditor.keys.store import KeyStore
    from auditor.model.subjects import Roster
    from auditor.slip.codes import CampaignSecrets
    from auditor.workspace.folder import Workspace

Named = tuple[str, Callable[[], bytes]]
"""A mail or a file of mails: its name for messages, and what reads it."""


class Reading(Struct):
    """What reading mails came to.

    Attributes:
        proven: what was proven and is kept now.
        before: mails that were known before.
        refused: mails of offices that prove nothing; `unknown` those of which it cannot be told; `others` mails of others.
        notices: what is to be told.

    """

    proven: list[ProvenMail] = field(default_factory=list)
    before: int = 0
    refused: int = 0
    unknown: int = 0
    others: int = 0
    notices: list[Notice] = field(default_factory=list)

    def refuse(self, name: str, error: NotProvenError, *, tells_others: bool) -> None:
        """Count and tell a mail that proves nothing."""
        if error.why is Why.UNKNOWN_SENDER and not tells_others:
            self.others += 1
            return
        cannot_tell = error.why.blame is not Blame.MAIL
        self.unknown += cannot_tell
        self.refused += not cannot_tell
        told = error.why.message.filled(file=name, office=error.office or plain(""))
        self.notices.append(Notice(Severity.DOUBTFUL, Place(name), told))


def told(read: Reading) -> tuple[Text, ...]:
    """Return in sentences what was proven, what is kept of it, and how many mails prove nothing; its notices come before."""
    proven = [
        (texts.PROVEN_BOTH if mail.campaign else texts.PROVEN_SENDS).filled(
            office=mail.office.name, domain=mail.mail.signature.domain, day=mail.day
        )
        for mail in sorted(read.proven, key=lambda mail: mail.office.id)
    ]
    short = sorted({mail.mail.signature.domain for mail in read.proven if not mail.mail.has_long_key})
    return (
        *proven,
        *(texts.SHORT_KEY_ADVICE.filled(domain=domain) for domain in short),
        *((texts.KEPT,) if read.proven else ()),
        *((texts.OF_OTHERS.filled(n=read.others),) if read.others else ()),
        texts.FETCHED.filled(n=len(read.proven), b=read.before, r=read.refused, u=read.unknown),
    )


def answers_to(
    space: Workspace, roster: Roster, store: Callable[[], KeyStore], now: datetime, *, unasked: bool
) -> Answers:
    """Return what reads the mails of a workspace.

    Args:
        space: the workspace.
        roster: its offices.
        store: gives the place of secrets; called once a code is to be compared.
        now: the moment, with its zone.
        unasked: mails count, too, that came without being asked for.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    made = ledger.notes(KeysMade)
    keys = {each.round: each.key for each in made}
    replaced_on = {campaign: by.on for campaign, by in replaced_by(made).items()}
    found: dict[str, CampaignSecrets | None] = {}

    def secrets_of(campaign: str) -> CampaignSecrets | None:
        if campaign not in found:
            found[campaign] = store().get(keys[campaign]) if campaign in keys else None
        return found[campaign]

    known = {mail.proof.signature for mail in recording.kept(space) if mail.proof is not None}
    official = space.config.official_domains
    id_now = identities.known(ledger).id_now
    spent: dict[tuple[str, str], set[str]] = {}
    for proof in recording.proofs_kept(space):
        spent.setdefault((id_now(proof.office), proof.campaign), set()).add(signature_id(proof.signature))
    for note in ledger.notes(MailCodeSpent):
        spent.setdefault((id_now(note.office), note.round), set()).add(note.mail)
    return Answers(
        Mailboxes.of(roster, official),
        Codes(ledger.notes(MailCodeSent), id_now, secrets_of, replaced_on),
        Names(),
        now,
        official,
        evidence_folder.decision_day_of(space.baseline) if unasked else None,
        known,
        spent,
    )


def read(answers: Answers, mails: Iterable[Named], tick: Callable[[], None] = lambda: None) -> Reading:
    """Read mails and return what they prove; nothing is kept yet.

    Of mails that came without being asked for, the latest of each office is enough.

    Args:
        answers: what reads them.
        mails: the mails, each with what reads it.
        tick: called after each.

    """
    reading = Reading()
    is_asked = answers.since is None
    for name, load in mails:
        try:
            for content in saved.mails_in(load()):
                _read_one(reading, answers, name, content, tells_others=is_asked)
        except FileRefusedError as error:
            reading.refused += 1
            reading.notices += (Notice(Severity.WRONG, Place(name), message) for message in error.messages)
        except NotProvenError as error:
            reading.refuse(name, error, tells_others=is_asked)
        tick()
    latest = {
        proven.office.id: proven
        for proven in sorted(reading.proven, key=lambda proven: proven.day)
        if not proven.campaign
    }
    reading.proven = [proven for proven in reading.proven if proven.campaign or latest[proven.office.id] is proven]
    return reading


def _read_one(reading: Reading, answers: Answers, name: str, content: bytes, *, tells_others: bool) -> None:
    try:
        proven = answers.proven(content)
    except NotProvenError as error:
        reading.refuse(name, error, tells_others=tells_others)
        return
    if proven is None:
        reading.before += 1
    else:
        reading.proven.append(proven)


def keep(space: Workspace, reading: Reading, now: datetime) -> None:
    """Keep what was proven.

    Raises:
        AuditorError: a file or the ledger cannot be written.

    """
    for proven in reading.proven:
        recording.record(space, proven, now.date())


def in_folder(found: Iterable[tuple[str, Path]]) -> Iterator[Named]:
    """Yield the files of a folder, to be read one after the other."""
    for name, path in found:
        yield name, lambda name=name, path=path: folder.evidence_file(name, path).content  # type: ignore[misc]


def in_mailbox(mails: Iterable[tuple[str, bytes]], said: Callable[[Text], str]) -> Iterator[Named]:
    """Yield the mails of a mailbox; `said` puts their names into the language of talk."""
    for number, content in mails:
        yield said(texts.IN_MAILBOX.filled(n=number)), lambda content=content: content  # type: ignore[misc]
