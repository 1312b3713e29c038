"""What readers are shown: one type of view an audience, so that a paper cannot print what its view does not have.

Every number a reader sees is computed once, here; sentences and headings belong to the layout, drawing to the formats.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from auditor.i18n import Language, Text
from auditor.model.baseline import Decision
from auditor.model.evidence import Cause, Grade
from auditor.model.finding import Gone, Outcome, Status, WaiverNote
from auditor.model.round import Committee
from auditor.model.subjects import OfficeKind

if TYPE_CHECKING:
    from auditor.model.rollup import RollupView


class Audience(StrEnum):
    """Who reads an annex: what may be published, what the chair sees, what the assistant programmer works with."""

    MINUTES = "minutes"
    CHAIR = "chair"
    AUDITOR = "auditor"


class PublicStatus(StrEnum):
    """The status of an office in a paper that may be published."""

    IMPLEMENTED = "implemented"
    IN_PROGRESS = "in-progress"
    NO_INFORMATION = "no-information"
    NOT_APPLICABLE = "not-applicable"

    @property
    def label(self) -> Text:
        """The status as papers print it."""
        return _PUBLIC_LABELS[self]


_PUBLIC_LABELS = {
    PublicStatus.IMPLEMENTED: Text(en="implemented", bn="বাস্তবায়িত"),
    PublicStatus.IN_PROGRESS: Text(en="in progress", bn="বাস্তবায়নাধীন"),
    PublicStatus.NO_INFORMATION: Text(en="no information", bn="তথ্য পাওয়া যায়নি"),
    PublicStatus.NOT_APPLICABLE: Text(en="not applicable", bn="প্রযোজ্য নয়"),
}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the workspace prints on its papers: centred lines by language, and whom to ask."""

    lines_bn: tuple[str, ...]
    lines_en: tuple[str, ...]
    ap_phone: str = ""
    uno_mail: str = ""
    answer_days: int = 7
    uno_phone: str = ""

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return the lines in one language."""
        return self.lines_bn if language is Language.BN else self.lines_en


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on every paper of a round."""

    committee: Committee
    letterhead: Letterhead
    meeting: str
    number: int
    digest: str
    day: date
    due: date | None
    due_assumed: bool
    next_meeting: date | None
    decisions: tuple[Decision, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How the offices of one group stand under one decision; `basis` counts the implemented by grade, weakest first.

    `total` leaves out offices to which the decision does not apply; it is the denominator of the rate.
    """

    total: int = 0
    asked: int = 0
    answered: int = 0
    implemented: int = 0
    partial: int = 0
    not_implemented: int = 0
    no_information: int = 0
    waived: int = 0
    not_applicable: int = 0
    basis: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    @property
    def rate(self) -> int | None:
        """Implemented offices in per cent of `total`, rounded down; None when there are none to count."""
        return self.implemented * 100 // self.total if self.total else None


@dataclass(frozen=True, slots=True)
class GroupTally:
    """The tally of one kind of office, or of several kinds too small to show alone (`kinds` has more than one)."""

    kinds: tuple[OfficeKind, ...]
    accounts: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Past:
    """How a decision stood at one meeting."""

    meeting: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """One ordering decision over all offices: by kind, in total, and meeting by meeting (oldest first, this one last)."""

    decision: Decision
    groups: tuple[GroupTally, ...]
    total: Tally
    history: tuple[Past, ...]
    newly_done: int
    slipped: int
    pending: int


@dataclass(frozen=True, slots=True)
class CauseCount:
    """In how many offices a cause was given."""

    cause: Cause
    offices: int


@dataclass(frozen=True, slots=True)
class AdviceCount:
    """How many offices one line of advice concerns (known not to follow it), of how many known."""

    advice: Text
    offices: int
    known: int


class ProposalCode(StrEnum):
    """The clauses that may be proposed to the meeting."""

    LEFT = "left"
    SILENT = "silent"
    PORTAL = "portal"
    TRANSFER = "transfer"
    SHARED = "shared"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One clause the round supports, with the number of offices it concerns."""

    code: ProposalCode
    offices: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What all annexes share: counts only, no office and no account."""

    head: Head
    offices: int
    asked: int
    answered: int
    own_offices: int
    implemented: int
    basis: tuple[int, int, int, int, int]
    parts: tuple[DecisionPart, ...]
    portal_offices: int
    causes: tuple[CauseCount, ...]
    advice: tuple[AdviceCount, ...]
    proposals: tuple[Proposal, ...]
    first: bool
    previous_meeting: str
    newly_done: int
    slipped: int
    pending: int
    waived: int
    gone: tuple[Gone, ...]
    password_rule: str


class RemarkCode(StrEnum):
    """What may be remarked beside an office or account."""

    TRANSFER = "transfer"
    STALE = "stale"
    CONFLICT = "conflict"
    WAIVER = "waiver"
    CAUSE = "cause"
    SHARED = "shared"
    NEVER_ANSWERED = "never-answered"
    UNLISTED = "unlisted"
    LEFT_ROSTER = "left-roster"
    NOT_IN_USE = "not-in-use"
    PERSONAL_MAIL = "personal-mail"
    NOT_DEMANDED = "not-demanded"


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as a code and its values."""

    code: RemarkCode
    day: date | None = None
    cause: Cause | None = None
    number: int = 0
    reference: str = ""


@dataclass(frozen=True, slots=True)
class DutyCell:
    """One duty of one office: how many of its accounts have it done, of how many it concerns.

    `outcome` is the worst among them: not done, then no information, waived, done. `of` 0 means not applicable.
    """

    done: int
    of: int
    outcome: Outcome
    grade: Grade | None = None
    observed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DutyColumn:
    """A column of duties: its heading, and the policies whose findings it shows."""

    heading: Text
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """One office in a paper that may be published: no duty, no account, no cause."""

    serial: int
    name: Text
    answered: bool
    status: PublicStatus


@dataclass(frozen=True, slots=True)
class ChairRow:
    """One office in the chair's copy; `cells` follow the view's duty columns."""

    serial: int
    name: Text
    kind: OfficeKind
    portal: str
    accounts: int
    cells: tuple[DutyCell, ...]
    status: Status
    basis: Grade | None
    remarks: tuple[Remark, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class OfficeName:
    """An office as the annex lists it."""

    serial: int
    name: Text


@dataclass(frozen=True, slots=True)
class Change:
    """An office whose standing under a decision (its id) changed, or has been pending for a number of meetings."""

    office: OfficeName
    decision: str
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class WaivedDuty:
    """A duty that stands suspended."""

    office: OfficeName
    duty: Text
    until: date
    reference: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the last meeting, office by office."""

    newly_done: tuple[Change, ...]
    slipped: tuple[Change, ...]
    pending: tuple[Change, ...]
    waived: tuple[WaivedDuty, ...]


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The annex that may be published with the minutes."""

    summary: Summary
    rows: tuple[MinutesRow, ...]


@dataclass(frozen=True, slots=True)
class ChairView:
    """The chair's copy: fractions, duties and causes per office. Not for publication."""

    summary: Summary
    duties: tuple[DutyColumn, ...]
    rows: tuple[ChairRow, ...]
    changes: Changes
    waiver_notes: tuple[WaiverNote, ...]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account; `cells` follow the view's account duties."""

    post: Text
    login: str
    cells: tuple[DutyCell, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class OfficeAccounts:
    """The accounts of one office."""

    office: OfficeName
    accounts: tuple[AccountRow, ...]


@dataclass(frozen=True, slots=True)
class AuditorView:
    """The assistant programmer's own copy: the chair's, and every account. Not for publication."""

    chair: ChairView
    account_duties: tuple[DutyColumn, ...]
    accounts: tuple[OfficeAccounts, ...]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One ordered duty in an office's report; `policy` and `decision` are ids."""

    duty: Text
    policy: str
    decision: str
    cell: DutyCell
    done_on: Text | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The report for one office: what is left comes first.

    Attributes:
        steps: what remains, in words with the post in front, in order.
        portal_matter: something waits for the portal's authority, not for the office.
        heard: whether anything is currently known of the office.
        ways: how it was told (codes of `WAYS`), and `told_on` the last day.
        advice: steps of advice, apart from the order.

    """

    head: Head
    office: OfficeName
    office_id: str
    kind: OfficeKind
    head_post: Text
    portal: str
    email: str
    status: Status
    heard: bool
    told_on: date | None
    ways: tuple[str, ...]
    duties: tuple[DutyRow, ...]
    account_duties: tuple[DutyColumn, ...]
    accounts: tuple[AccountRow, ...]
    steps: tuple[Text, ...]
    portal_matter: bool
    advice: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class OfficeReports:
    """All office reports as one print file, in the annex's order."""

    reports: tuple[OfficeView, ...]


@dataclass(frozen=True, slots=True)
class RoundBook:
    """A whole round to look things up in: the assistant programmer's annex and every office's report."""

    annex: AuditorView
    offices: OfficeReports


@dataclass(frozen=True, slots=True)
class HelpDay:
    """When and where users are helped in person; the place is worded so that "come" can follow it."""

    day: date
    place: Text


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What all sheets of one round of self-checks have in common.

    Attributes:
        committee: whose decision it is; `decision` the one that orders the passwords, None where none does.
        round: the round's id; `meeting` its month, YYYY-MM.
        decision_day: the day from which resets and profiles count.
        made_on: the day in the papers' files: when the round's keys were made.
        due: until when answers are asked for; None leaves it open.
        help: where help is given in person.
        page_file: the name of the page's file; `page_digest` its SHA-256, 64 hex digits.
        digit: the password rule asks for a digit too.
        example: mark the sheets as sample data.

    """

    committee: Committee
    letterhead: Letterhead
    decision: Decision | None
    round: str
    meeting: str
    decision_day: date
    made_on: date
    due: date | None
    help: HelpDay | None
    page_file: str
    page_digest: str
    digit: bool = False
    example: bool = False


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """One account on a sheet: its post, its code (eight signs, on no other paper), and what is known of it."""

    post: Text
    code: str = field(repr=False)
    shared: bool = False
    new_holder: bool = False
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """The sheet by which one office checks itself: what to do and the codes, and on its back the paper form.

    Attributes:
        accounts: those that have a code; without any, the office is asked which there are.
        unlisted: how many users are counted beyond them.
        asked_before: the office was asked before, so that only what is left need be told.
        mail_code: a mail code was sent to its official mailbox.

    """

    head: SheetHead
    office: OfficeName
    office_id: str
    kind: OfficeKind
    head_post: Text
    accounts: tuple[SheetAccount, ...]
    unlisted: int = 0
    asked_before: bool = False
    mail_code: bool = False


@dataclass(frozen=True, slots=True)
class Invitations:
    """The sheets of all offices as one print file, in the annex's order."""

    sheets: tuple[Invitation, ...]


Annex = MinutesView | ChairView | AuditorView
View: TypeAlias = "Annex | OfficeView | OfficeReports | RoundBook | RollupView | Invitation | Invitations"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents: one file, one constant, one pure function from view to bytes.

    Attributes:
        name: as the command line names it.
        suffix: of its files, with the dot.
        media_type: IANA media type.
        renders: the views it can render.
        render: from a view and a language to the document's bytes.
        by_language: whether the two languages give two documents.

    """

    name: str
    suffix: str
    media_type: str
    renders: tuple[type, ...]
    render: Callable[[View, Language], bytes]
    by_language: bool = True
