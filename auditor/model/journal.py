"""What the ledger notes beside rounds: keys, sheets, slips, recorded facts, meetings, who is who, whose forms are, letters, disputes.

No entry holds a secret: no code, no key but public ones, no MAC, no slip.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar, get_args

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.disputes import DisputeAnswered, ResultDisputed
from auditor.model.forms import (
    AnswerWithdrawn,
    CellAskedAbout,
    DaysSettled,
    DaysToCome,
    FormAnswerTakenBack,
    TalkSettled,
)
from auditor.model.identity import IdentityAnswer, KnownAccount, KnownOffice, PlacedRow, SharedLogin
from auditor.model.letters import LetterAnswered, LetterDrafted, LetterReceived, LetterSent, LetterWithdrawn
from auditor.model.made_papers import LetterheadUsed, PapersMade
from auditor.model.mailing import MailCodeSent, MailCodeSpent
from auditor.model.pack import PackDispatched
from auditor.model.probe import ProbePermitted
from auditor.model.round import Committee
from auditor.model.witnessing import SampleDrawn, Witnessed, WitnessSheetsMade


class Delivery(StrEnum):
    """How a sheet reached its office."""

    HAND = "hand"
    POST = "post"
    MEETING = "meeting"
    MAIL = "mail"


class KeysMade(Struct, frozen=True):
    """A fresh key pair and master secret were made for a round of self-checks.

    Attributes:
        round: the id of the round, as in `Campaign.id`; `meeting` its month.
        key: names the secrets in the keyring or key file: the first 16 hex digits of the public key's SHA-256.
        public_key: the uncompressed P-256 point in hex.
        on: the day.

    """

    kind: ClassVar[str] = "keys-made"
    round: str
    meeting: str
    key: str
    public_key: str
    on: date


class AccountTag(Struct, frozen=True):
    """An account that was given a code, and the code's tag."""

    account: str
    tag: str


class Invited(Struct, frozen=True):
    """Sheets with codes were made for the accounts of a round.

    Attributes:
        round: the round's id.
        tag_salt: the salt of the tags.
        accounts: the accounts, with their tags.
        page: SHA-256 of the self-check page as it was when the sheets were made, 64 hex digits.
        on: the day; `due` until when answers are asked for.
        unlisted: the offices that list no account and have a sheet without codes; `asked_since` the day from which the page asks for a reset. Older entries do not say so.
        written: the offices whose sheets were written, where it was not those of all.

    """

    kind: ClassVar[str] = "invited"
    round: str
    tag_salt: str
    accounts: tuple[AccountTag, ...]
    page: str
    on: date
    due: date | None
    unlisted: tuple[str, ...] = ()
    asked_since: date | None = None
    written: tuple[str, ...] = ()


class Delivered(Struct, frozen=True):
    """Sheets reached their offices."""

    kind: ClassVar[str] = "delivered"
    round: str
    offices: tuple[str, ...]
    way: Delivery
    on: date


class SlipOpened(Struct, frozen=True):
    """A slip was authentic; what it says is in an observation file.

    Attributes:
        round: the round's id; `account` whose slip it is.
        slip: SHA-256 of the slip's text, 64 hex digits; `number` its six signs.
        says: the day the slip counts for.
        file: name of the observation file below ``evidence/``; `sha256` its digest.
        on: the day it was opened.
        run: slips opened together have one number, later ones a higher one.
        clock: the minute by the clock of the computer it was made on, ``2024-03-10T09:05``; the day alone where the slip
            tells no minute; empty in entries of before. Where its day is not `says`, that clock was wrong.
        life: eight hex digits that slips of one life of a page share; `nth` its place among them.
        probe: a login made it: it tells other things than the page's slips, and replaces none of them.

    """

    kind: ClassVar[str] = "slip-opened"
    round: str
    account: str
    slip: str
    number: str
    says: date
    file: str
    sha256: str
    on: date
    run: int
    clock: str = ""
    life: str = ""
    nth: int = 0
    probe: bool = False


class SlipDay(Struct, frozen=True):
    """A person said on which day a slip was made whose computer's clock was wrong.

    Attributes:
        slip: SHA-256 of the slip's text, 64 hex digits.
        day: the day on which it was made; `on` the day of the note.

    """

    kind: ClassVar[str] = "slip-day"
    slip: str
    day: date
    on: date


class SlipsOrdered(Struct, frozen=True):
    """A person said which of several slips of one account was made last.

    Attributes:
        last: SHA-256 of that slip's text; `before` those of the others; `on` the day of the note.

    """

    kind: ClassVar[str] = "slips-ordered"
    last: str
    before: tuple[str, ...]
    on: date


class SlipRefused(Struct, frozen=True):
    """A slip, or a file that should hold one, was refused; it changed nothing.

    Attributes:
        found: SHA-256 of the slip's text, or of the file where no slip could be read in it.
        reason: why, as `auditor.slip.refusals.Refusal` names it.
        on: the day.

    """

    kind: ClassVar[str] = "slip-refused"
    found: str
    reason: str
    on: date


class Recorded(Struct, frozen=True):
    """Facts were observed by this program on the owner's own computer (a vault, a self-check), or answers were typed into it.

    Attributes:
        by: what observed them: ``vault``, ``selfcheck``, ``mail``; or took the answers: ``desk``.
        file: name of the observation file below ``evidence/``; `sha256` its digest.
        on: the day.

    """

    kind: ClassVar[str] = "recorded"
    by: str
    file: str
    sha256: str
    on: date


class MeetingMoved(Struct, frozen=True):
    """A meeting was put off, or brought forward; it stays the same meeting.

    Attributes:
        meeting: its identity, as rounds name it.
        before: the day for which it was planned; None where only its month was known.
        to: the day on which it is to be held.
        on: the day of the note.

    """

    kind: ClassVar[str] = "meeting-moved"
    meeting: str
    before: date | None
    to: date
    on: date


class MeetingCancelled(Struct, frozen=True):
    """A meeting was not held: rounds that were kept for it count for no "meetings in a row". Of several notes of one the last counts.

    Attributes:
        meeting: its identity, as rounds name it; `day` the day for which it was planned, where it was known.
        on: the day of the note.
        taken_back: it was held, or is to be, after all; of one that was over without a round: it was held, and none is meant.

    """

    kind: ClassVar[str] = "meeting-cancelled"
    meeting: str
    day: date | None
    on: date
    taken_back: bool = False


class Identified(Struct, frozen=True):
    """Offices and accounts were given ids, are listed in other words than before, or were answered for.

    Attributes:
        offices, accounts: who is new, or listed in other words; `answers` count after them.
        logins: what was answered about user IDs under several posts of an office.
        on: the day.

    """

    kind: ClassVar[str] = "identified"
    offices: tuple[KnownOffice, ...]
    accounts: tuple[KnownAccount, ...]
    answers: tuple[IdentityAnswer, ...]
    on: date
    logins: tuple[SharedLogin, ...] = ()


class RowsPlaced(Struct, frozen=True):
    """The rows of an evidence file entered a round for the first time: whose they are stays so, whatever the roster becomes.

    Attributes:
        sha256: the file's digest; `on` the day.
        rows: whose its rows are; of those whose owner is not known only such as named several are among them.
        form: the number of the form that it is a copy of; empty where it has none. It and those after it are empty in entries from before they were noted.
        said_of: of which offices (ids) its rows spoke, each with a digest of what they said of it.
        carries_on: the digests of the files that it carries on: all that these said is in it as it was.

    """

    kind: ClassVar[str] = "rows-placed"
    sha256: str
    rows: tuple[PlacedRow, ...]
    on: date
    form: str = ""
    said_of: tuple[tuple[str, str], ...] = ()
    carries_on: tuple[str, ...] = ()


class CommitteeRenamed(Struct, frozen=True):
    """The committee whose ledger this is goes by another name, or its upazila is written otherwise; said by its people."""

    kind: ClassVar[str] = "committee-renamed"
    committee: Committee
    on: date


class WorkspaceNamed(Struct, frozen=True):
    """The workspace was given its id, by which its forms are known.

    Attributes:
        id: three groups of four digits, random.
        upazila, district: its place on that day.
        on: the day.

    """

    kind: ClassVar[str] = "workspace-named"
    id: str
    upazila: Text
    district: Text
    on: date


class FormsMade(Struct, frozen=True):
    """Forms of a month's asking were made.

    Attributes:
        month: for which month, YYYY-MM; `meeting` the identity of the meeting for which they were made, empty where none was planned; `on` the day.
        numbers: the forms' own ids; of a register its own first, then the call sheet's, then one for the paper form of each office.
        register: it is the register of a month with its papers, which asks everybody of whom something is open (not noted before 0.4.0).
        advice: they ask what is only advice, too.

    """

    kind: ClassVar[str] = "forms-made"
    month: str
    numbers: tuple[str, ...]
    on: date
    meeting: str = ""
    advice: bool = False
    register: bool = False


class FormClaimed(Struct, frozen=True):
    """A person said whose a form is that does not say it itself.

    Attributes:
        fingerprint: by which the form is known again, 64 hex digits; it holds no answer.
        file: its name below ``evidence/`` when it was asked about; `digest` its digest then, empty in entries from before 0.7.0.
        ours: whether it is this workspace's; `on` the day.

    """

    kind: ClassVar[str] = "form-claimed"
    fingerprint: str
    file: str
    ours: bool
    on: date
    digest: str = ""


class CopiesOrdered(Struct, frozen=True):
    """A person said which of several copies of one form was filled in last.

    Attributes:
        form: the form's own number.
        last: SHA-256 (hex) of that copy's file; `before` those of the others; `on` the day of the note.
        answered: what that copy answers in rows in which they differ: by whose row it is (id), the name of the question. Empty in notes of before that was noted.

    """

    kind: ClassVar[str] = "copies-ordered"
    form: str
    last: str
    before: tuple[str, ...]
    on: date
    answered: tuple[tuple[str, str], ...] = ()


JournalEntry = (
    KeysMade
    | Invited
    | ProbePermitted
    | Delivered
    | MailCodeSent
    | MailCodeSpent
    | SlipOpened
    | SlipDay
    | SlipsOrdered
    | SlipRefused
    | Recorded
    | MeetingMoved
    | MeetingCancelled
    | Identified
    | RowsPlaced
    | CommitteeRenamed
    | WorkspaceNamed
    | FormsMade
    | FormClaimed
    | DaysSettled
    | DaysToCome
    | CopiesOrdered
    | FormAnswerTakenBack
    | AnswerWithdrawn
    | CellAskedAbout
    | TalkSettled
    | WitnessSheetsMade
    | Witnessed
    | SampleDrawn
    | ResultDisputed
    | DisputeAnswered
    | LetterDrafted
    | LetterSent
    | LetterReceived
    | LetterAnswered
    | LetterWithdrawn
    | PackDispatched
    | PapersMade
    | LetterheadUsed
)
ENTRIES: tuple[type[JournalEntry], ...] = get_args(JournalEntry)
