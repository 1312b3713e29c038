"""The shape of a source: one kind of evidence file, recognised and parsed into observations."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from auditor.i18n import Text
from auditor.model.counting import CountsFrom
from auditor.model.errors import AuditorError, FileRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.evidence import ContactRecord, KeptOut, Observation, UnclearAnswer, UnplacedAnswer
    from auditor.model.facts import Fact
    from auditor.model.forms import DayMeant, DifferingCopies, OddDays, OwnForms
    from auditor.model.identity import Acquaintance, HeldThere, KnownLogin, PlacedRow
    from auditor.model.notice import Notice
    from auditor.model.subjects import Roster


class EvidenceFile(Struct, frozen=True):
    """A file as it was found: its name inside ``evidence/`` (with forward slashes), its bytes, their SHA-256 in hex.

    `held` are the bytes, or of a large file what reads the very same bytes anew: a nation's registers are not held beside what they say.
    """

    name: str
    held: bytes | Callable[[], bytes]
    sha256: str

    @property
    def content(self) -> bytes:
        """The bytes.

        Raises:
            FileRefusedError: they are not held, and the file is not as it was found.

        """
        return self.held if isinstance(self.held, bytes) else self.held()


class SourceContext(Struct, frozen=True, eq=False):
    """What a source must know to read answers.

    Attributes:
        roster: whom the file may speak of.
        decision_day: the day of the first decision: before it nothing was asked.
        rule: the id of the rule by which "meets the rule" is judged.
        allowed_domains: mail domains that the workspace calls official beside gov.bd.
        vouched: the digests of observation files that entries of the ledger vouch for.
        superseded: those of them in whose place a later slip of the same account speaks, or the same sheet as entered again.
        replaced_by: by digest of such a slip's file, those of the slips in its place: what they leave unanswered it still answers.
        of_either: by digest of an observation file, or the number of a form, and an id in it, the ids of those of one of whom it speaks, where nobody knows of
            which.
        codes: by digest of an observation file of a slip, whose code of which self-check it was made with.
        slip_days: by digest of an observation file of a slip, the day it counts for where it was written down for another.
        slip_spans: by digest of an observation file of a slip of which nobody knows when it was made, the days for which its yes counts,
            what may be a no or not, and its no.
        known: whom a file may speak of by an id that the roster does not list.
        called_before: the names and posts that offices and accounts had before, by their ids.
        listed_as: the codes that the roster has for listed offices of another id, by these.
        moved_on: by the account (id) that stands in the list of another office now, the offices (ids) in whose lists it stood before, each with the day from
            which its row there is no row of it any more.
        joined: by the account (id) that moved the day that its office's list has of its holder's joining there, where it has one.
        kept_on: the days of the rounds that were kept before.
        came: by accounts the day on which it was first noted that a list has them under their own ids; who was not noted yet is not among them.
        gone_on: by the accounts that are gone the day on which it was first noted that their office was listed without them.
        is_told_of: by the id of an account that was listed after its office told of its accounts: whether that is told of it, as
            was answered.
        placed: whose rows of files are that entered a round before, by the file's digest and the row's place; those of offices
            also by the number of the file's form and the office's id, where it has such a number.
        logins_known: yields every login by which an account was ever listed, with its id.
        departed: who left the list and why was told (ids), with the day on which it was; None where that is not known.
        own: what the workspace knows of its own forms; None where it is not asked whose a form is.
        days_meant: the day that is meant by a day of contact that does not fit its form, where a person said it; by the
            form's number, the sheet, and the day as written.
        talk_meant: what is meant where rows do not say when or how they were told, where a person said it, by `TalkSettled.cell`.
        asked_about: the day on which it was first asked what a doubtful cell means, by the answers that stand; by what the cell is known again (`Form.known_by`).
        copies_after: which copy of a form was filled in after which, as a person said: the digests of both files, the later first.
        answered_last: what a copy that was said to be filled in last answered where others differ: by its digest, whose row it is (the id of then) and the name of the question.
        sheets: by the numbers of the sheets that holders sign when something is seen at a login, of which office each is, and
            from which day on it could be written on.
        held_there: the accounts of other offices (ids) that listed ones may be, each with where it stood.
        put_back: who is listed again (his id, or those of several), by who was listed meanwhile of whom it was never answered whether he was that one: his noes stay.
        said_by_lost: by its digest what each file said that spoke in the last round and is there no more, or no more as it was (`RowsPlaced.said_of`).
        day: the day of the audit; None where the files are read for no audit.
        counting: from which days resets and profiles count; None where they do from `decision_day`.

    """

    roster: Roster
    decision_day: date
    rule: str
    allowed_domains: tuple[str, ...] = ()
    vouched: frozenset[str] = frozenset()
    superseded: frozenset[str] = frozenset()
    of_either: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    slip_days: Mapping[str, date] = field(default_factory=dict)
    slip_spans: Mapping[str, tuple[date, date, date]] = field(default_factory=dict)
    replaced_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known: Mapping[str, Acquaintance] = field(default_factory=dict)
    called_before: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    listed_as: Mapping[str, str] = field(default_factory=dict)
    moved_on: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    joined: Mapping[str, date] = field(default_factory=dict)
    kept_on: tuple[date, ...] = ()
    came: Mapping[str, date] = field(default_factory=dict)
    gone_on: Mapping[str, date] = field(default_factory=dict)
    is_told_of: Mapping[str, bool] = field(default_factory=dict)
    placed: Mapping[str, Mapping[str, PlacedRow]] = field(default_factory=dict)
    logins_known: Callable[[], Iterable[KnownLogin]] = tuple
    departed: Mapping[str, date | None] = field(default_factory=dict)
    own: OwnForms | None = None
    days_meant: Mapping[tuple[str, str, date], DayMeant] = field(default_factory=dict)
    talk_meant: Mapping[str, str] = field(default_factory=dict)
    asked_about: Mapping[str, date] = field(default_factory=dict)
    copies_after: frozenset[tuple[str, str]] = frozenset()
    answered_last: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    sheets: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    held_there: Mapping[str, HeldThere] = field(default_factory=dict)
    put_back: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said_by_lost: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    day: date | None = None
    counting: CountsFrom | None = None

    @property
    def counts_from(self) -> CountsFrom:
        """From which day resets and profiles count."""
        return self.counting or CountsFrom(self.decision_day)

    def id_now(self, given: str) -> str:
        """Return the id of an office or account that was once given an id."""
        known = self.known.get(given)
        return given if known is None else known.office.id if known.account is None else known.account.id


class UserCount(Struct, frozen=True):
    """How many accounts an office says it has, where no posts are listed; and the day on which it said so, where nobody knows that (`is_day_known`) the last that is possible."""

    office: str
    number: int
    on: date
    is_day_known: bool = True


class NotKnown(Struct, frozen=True):
    """That nobody knows the answer to a question (its name) put to an office or account (`subject`, its id), as was typed at the desk of a day."""

    subject: str
    question: str
    on: date


class ToldEmail(Struct, frozen=True):
    """The official e-mail address that an office told on a day; empty where it told that the roster's is right, or none."""

    office: str
    address: str
    on: date


class ToldBeforeListing(Struct, frozen=True):
    """What an office told of its accounts while none was listed, and of which nobody said yet whether it is told of an account.

    Attributes:
        account: the account, listed since, by its id.
        on: the day on which it was told.
        facts: what was told.

    """

    account: str
    on: date
    facts: frozenset[Fact[Any]]


class Parsed(Struct, frozen=True):
    """What one file holds: what it says, whom it shows to have been spoken to, and what must be told about it.

    `counts` lists accounts that have no post yet: the road numbers them and reads the file again. `unplaced` are answers
    whose owner is not known. `placed` says whose the other rows are, where that had to be found out by names. `unclaimed` is
    the fingerprint of a form that does not say whose it is; somebody is to be asked, as about its `odd_days`; `others` are domains in it that are not known to be ours. `form` is
    the number of the form, where it has one: copies of one form have the same, and where they differ is told when they are read.
    `differing` says of which of these nobody knows which was filled in last; the first of them has it.
    `cells` is the digest of a table's cells; `said_of` has one of what its rows say of each office, where the file is met for the first time (see `RowsPlaced`), and `carries_on` the digests of files that said no more than what it says first. `before_listing` is what was told before accounts were listed that may be theirs.
    `for_all` has the places of offices' rows that answer for their accounts, each with the account (id) whose holder told it; None of the row of an office with one account;
    empty where that is none of them, or not known. `not_known` are the answers typed at the desk that nobody knows it. `undated` are answers that do not count, for nobody knows on which day they were told,
    `unclear` those that nobody can read, `kept_out` those for all that do not count for an account, for the cause told of it. `undated_rows` are the places of the rows
    whose day nobody knows, each with the first day on which it may have been told; None of a form of no month. `tellers` has the post that told each row, by the row's place; empty where the row says none.
    """

    observations: tuple[Observation[Any], ...]
    contacts: tuple[ContactRecord, ...]
    notices: tuple[Notice, ...]
    counts: tuple[UserCount, ...] = ()
    unplaced: tuple[UnplacedAnswer, ...] = ()
    placed: tuple[PlacedRow, ...] = ()
    unclaimed: str = ""
    odd_days: tuple[OddDays, ...] = ()
    emails: tuple[ToldEmail, ...] = ()
    form: str = ""
    cells: str = ""
    before_listing: tuple[ToldBeforeListing, ...] = ()
    for_all: Mapping[str, str | None] = field(default_factory=dict)
    differing: tuple[DifferingCopies, ...] = ()
    undated: tuple[Observation[Any], ...] = ()
    unclear: tuple[UnclearAnswer, ...] = ()
    undated_rows: Mapping[str, date | None] = field(default_factory=dict)
    kept_out: tuple[KeptOut, ...] = ()
    tellers: Mapping[str, str] = field(default_factory=dict)
    not_known: tuple[NotKnown, ...] = ()
    others: tuple[str, ...] = ()
    said_of: tuple[tuple[str, str], ...] = ()
    carries_on: tuple[str, ...] = ()

    def is_later(self, day: date) -> bool:
        """Return whether all that it says is dated after a day, and nothing else is told of it or asked: on that day nothing of it counts."""
        told = (each.on for each in self.contacts), (each.on for each in self.counts), (each.on for each in self.emails)
        days = chain(*told, (each.on for each in self.not_known), (each.observed_on for each in self.observations))
        asked = (self.unplaced, self.unclaimed, self.odd_days, self.before_listing, self.differing)
        beside = (self.undated, self.unclear, self.undated_rows, self.kept_out)
        says_something = bool(self.observations) and not any((self.notices, *asked, *beside))
        return says_something and all(on > day for on in days)


class Source(Struct, frozen=True):
    """One kind of evidence file, in one module under one name.

    Attributes:
        id: kebab-case name, written into observations.
        title: the kind of file, as people call it.
        recognises: whether a file is of this kind, by its content or by its name relative to ``evidence/``.
        takes_any_table: recognises every table, of whatever headings: it is asked last, so that others find theirs.
        parse: pure, with no I/O and no clock. Whatever the bytes are, it returns or raises `AuditorError`.
        parse_all: what several files of this kind say, in their order, where one may complete another; the error in place of
            one that is refused. Without it each is parsed alone.

    """

    id: str
    title: Text
    recognises: Callable[[EvidenceFile], bool]
    parse: Callable[[EvidenceFile, SourceContext], Parsed]
    parse_all: Callable[[Sequence[EvidenceFile], SourceContext], Sequence[Parsed | AuditorError]] | None = None
    takes_any_table: bool = False

    def parsed(self, files: Sequence[EvidenceFile], context: SourceContext) -> Sequence[Parsed | AuditorError]:
        """Return what files of this kind say, in their order; the error in place of one that is refused."""
        if self.parse_all is not None:
            return self.parse_all(files, context)
        return [self._parsed_alone(file, context) for file in files]

    def _parsed_alone(self, file: EvidenceFile, context: SourceContext) -> Parsed | AuditorError:
        try:
            return self.parse(file, context)
        except AuditorError as error:
            return error


def refuse_unvouched(file: EvidenceFile, context: SourceContext) -> None:
    """Refuse a file that looks like one of ours and that no entry of the ledger vouches for.

    Raises:
        FileRefusedError: with what to do with it.

    """
    if file.sha256 not in context.vouched:
        raise FileRefusedError(_NOT_VOUCHED.filled(file=file.name))


def unreadable(file: EvidenceFile) -> FileRefusedError:
    """Return what is told of a file that the ledger vouches for and that is not as this program writes it."""
    return FileRefusedError(_NOT_OURS.filled(file=file.name))


_NOT_VOUCHED: Final = Text(
    en="{file} in the evidence folder looks like a file that this program writes, but the ledger does not know it, so it does not count. Where the ledger of this "
    "folder was lost, or an earlier one was put back, leave the file where it is: it counts once the ledger is brought back. Otherwise move it out of the evidence folder.",
    bn="তথ্য-প্রমাণ ফোল্ডারের {file} এই প্রোগ্রামের তৈরি ফাইলের মতো, কিন্তু স্থায়ী রেকর্ডে এর উল্লেখ নেই; তাই ধরা হয়নি। এই ফোল্ডারের স্থায়ী রেকর্ড হারিয়ে থাকলে বা আগের সময়ের রেকর্ড রাখা হয়ে থাকলে ফাইলটি "
    "যেখানে আছে সেখানেই রাখুন: রেকর্ড ফিরিয়ে আনলে তা ধরা হবে। তা না হলে ফাইলটি অন্য ফোল্ডারে সরান।",
)
"""It may be another folder's file, or the ledger may be gone or an earlier one."""
_NOT_OURS: Final = Text(
    en="{file} in the evidence folder cannot be read. Restore it from a copy, or move it out of the evidence folder.",
    bn="তথ্য-প্রমাণ ফোল্ডারের {file} পড়া যায়নি। কপি থেকে ফিরিয়ে আনুন, অথবা ফাইলটি অন্য ফোল্ডারে সরান।",
)
