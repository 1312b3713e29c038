"""The annex that may be published: counts that point to no office, and by name only whether an office answered."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.baseline import Decision
from auditor.model.facts import Cause
from auditor.model.finding import Status
from auditor.model.subjects import OfficeKind
from auditor.model.tally import Basis, CauseCount, percent
from auditor.model.views.head import Head
from auditor.model.views.sent_letters import PortalRequest
from auditor.model.views.summary import AdviceCount, AdviceFollowed, Correction, DutyBasis, ProposalCode


class PublicStatus(StrEnum):
    """How an office stands in a paper that may be published."""

    IMPLEMENTED = "implemented"
    IN_PROGRESS = "in-progress"
    NO_INFORMATION = "no-information"
    NOT_APPLICABLE = "not-applicable"

    @property
    def label(self) -> Text:
        """The status as papers print it."""
        return _PUBLIC_LABELS[self]

    @classmethod
    def of(cls, status: Status) -> PublicStatus:
        """Return what may be published of a standing: who waits for the portal or was given more time is in progress."""
        match status:
            case Status.IMPLEMENTED:
                return cls.IMPLEMENTED
            case Status.NO_INFORMATION:
                return cls.NO_INFORMATION
            case Status.NOT_APPLICABLE:
                return cls.NOT_APPLICABLE
            case Status.PARTIAL | Status.NOT_IMPLEMENTED | Status.AWAITING_PORTAL | Status.WAIVED:
                return cls.IN_PROGRESS


_PUBLIC_LABELS = {
    PublicStatus.IMPLEMENTED: Status.IMPLEMENTED.label,
    PublicStatus.IN_PROGRESS: Text(en="in progress", bn="বাস্তবায়নাধীন"),
    PublicStatus.NO_INFORMATION: Status.NO_INFORMATION.label,
    PublicStatus.NOT_APPLICABLE: Status.NOT_APPLICABLE.label,
}


class PublicTally(Struct, frozen=True):
    """How the offices of one group stand under one decision; None where a count could point to an office.

    `total` and `answered` stand in the list of names too. Where all three counts are there, they add up to `total`.
    """

    total: int
    answered: int
    implemented: int | None = None
    in_progress: int | None = None
    no_information: int | None = None

    @property
    def is_published(self) -> bool:
        """Whether the paper gives the result."""
        return self.implemented is not None

    @property
    def rate(self) -> int | None:
        """Implemented offices in per cent of `total`; None where there are none to count, or it is not published."""
        return percent(self.implemented, self.total) if self.total and self.implemented is not None else None


class PublicGroup(Struct, frozen=True):
    """The tally of one kind of office, or of several kinds that are too small alone."""

    kinds: tuple[OfficeKind, ...]
    tally: PublicTally


class PublicMeeting(Struct, frozen=True):
    """What was published of a decision for one meeting, which is named as in `auditor.model.views.summary.MeetingTally`."""

    meeting: str
    called: str
    tally: PublicTally
    day: date | None


class PublicPart(Struct, frozen=True):
    """One ordering decision; `groups` are empty where only the total may be published.

    `history` has the meetings of which all counts are published; none where that is a single one of before, with which nothing compares.
    `basis` counts the implemented by grade, weakest first; None where that could point to an office. `duties` has those of
    which that may be told duty by duty.
    """

    decision: Decision
    groups: tuple[PublicGroup, ...]
    total: PublicTally
    basis: Basis | None
    duties: tuple[DutyBasis, ...]
    history: tuple[PublicMeeting, ...]

    @property
    def is_kept_back(self) -> bool:
        """Whether it applies to an office, and the paper does not give the result."""
        return bool(self.total.total) and not self.total.is_published

    @property
    def earlier(self) -> tuple[PublicMeeting, ...]:
        """What was published for the meetings before; this one is the last of `history` where all its counts are published."""
        return self.history if self.total.no_information is None else self.history[:-1]


class PublicChecks(Struct, frozen=True):
    """How many offices have implemented all that applies to them, and of how many of these a duty rests on more than their own word.

    `best_basis` counts them by the grade of the duty that is known best; None where that could point to an office.
    """

    implemented: int
    checked: int
    best_basis: Basis | None


class PublicChanges(Struct, frozen=True):
    """How many offices newly did, slipped back, or were pending already, each under at least one decision."""

    newly_done: int
    slipped: int
    pending: int


class PublicProposal(Struct, frozen=True):
    """A clause for the meeting; `offices` is None where the number could point to an office, and of `causes` none is named then. `requests` as in `Proposal`."""

    code: ProposalCode
    offices: int | None
    causes: tuple[Cause, ...] = ()
    requests: tuple[PortalRequest, ...] = ()


class PublicSample(Struct, frozen=True):
    """How many offices were drawn for their logins to be seen; None, where a count could point to one of them.

    Attributes:
        drawn: how many were drawn; who was there knows which.
        seen, waiting, gone: how many of these were seen, wait to be seen, and are listed no more. They are told only where nothing that
            was seen was wrong, and all together.

    """

    drawn: int
    seen: int | None = None
    waiting: int | None = None
    gone: int | None = None


class MinutesSummary(Struct, frozen=True):
    """The counts that may be published; None, or nothing in a list, where a count could point to an office.

    Attributes:
        asked: how many offices were contacted.
        own_offices: whether some checked themselves voluntarily, outside all counts.
        checks: how many rest on more than their own word.
        portal_offices: how many named a cause that lies with the portal; `causes` which, where that may be said.
        portal_request: the letter that the portal's owner got about what is in the way now.
        corrected: that the last meeting's round was kept again, without how many offices that changed.
        previous_printed: the day of the previous meeting that its papers bear, where it was moved since.
        sample: how it stands with the offices drawn to be seen.
        told_before: how many offices told something before, of which nothing counts now, and are not among those that answered; the list names them.
        judged_no_more: the decisions that were judged at the last meeting and are not now, as by another baseline.
        advice: its lines that concern an office, with their counts; `advice_followed` how far it is followed where none does; None where one does, or it may not be told.

    """

    head: Head
    offices: int
    asked: int | None
    answered: int
    own_offices: bool
    parts: tuple[PublicPart, ...]
    checks: PublicChecks | None
    portal_offices: int | None
    causes: tuple[CauseCount, ...]
    advice: tuple[AdviceCount, ...]
    advice_followed: AdviceFollowed | None
    proposals: tuple[PublicProposal, ...]
    first: bool
    previous_meeting: str
    previous_day: date | None
    changes: PublicChanges | None
    password_rule: str
    portal_request: PortalRequest | None = None
    corrected: Correction | None = None
    previous_printed: date | None = None
    sample: PublicSample | None = None
    told_before: int = 0
    judged_no_more: tuple[Decision, ...] = ()


class MinutesRow(Struct, frozen=True):
    """One office by name: whether it answered; how it stands only where the committee lets that be printed.

    `told_before`: nothing that it told before counts now, and nothing came since.
    """

    serial: int
    name: Text
    answered: bool
    status: PublicStatus | None = None
    told_before: bool = False


class MinutesView(Struct, frozen=True):
    """The annex that may be published with the minutes."""

    summary: MinutesSummary
    rows: tuple[MinutesRow, ...]
