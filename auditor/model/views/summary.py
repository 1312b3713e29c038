"""What all annexes share: counts only, no office and no account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum, StrEnum, auto

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.baseline import Decision
from auditor.model.facts import Cause
from auditor.model.round import DepartureCount
from auditor.model.tally import Basis, CauseCount, GroupTally, Tally
from auditor.model.views.head import Head, OfficeName
from auditor.model.views.sampling import LoginsSeen, SampleTally
from auditor.model.views.sent_letters import PortalRequest
from auditor.model.witnessing import LoginDay


class MeetingTally(Struct, frozen=True):
    """How a decision stood at one meeting.

    `meeting` is its identity and `day` its day, where it was known; a chart calls it by what `called` says: its month, or its day.
    """

    meeting: str
    called: str
    tally: Tally
    day: date | None


class Correction(Struct, frozen=True):
    """The last meeting's round was kept again: the days of both, and how many counted offices stand differently.

    The number is None in a paper that may be published: with the corrected copy it would tell more than either.
    """

    first: date
    again: date
    offices: int | None


class DutyBasis(Struct, frozen=True):
    """One duty in the offices that have implemented its decision, counted by the weakest grade in each of them.

    Offices that the duty does not concern are not among them.
    """

    heading: Text
    policies: tuple[str, ...]
    basis: Basis


class Uncounted(StrEnum):
    """Why something that an office told does not count: all but the last four are to be told again."""

    OLD = "old"
    EARLY = "early"
    UNREAD = "unread"
    ADDRESS = "address"
    UNPLACED = "unplaced"
    MISPLACED = "misplaced"
    GONE = "gone"
    UPHELD = "upheld"
    UNDATED = "undated"
    JOINING = "joining"
    LEFT = "left"

    @property
    def as_recorded(self) -> Uncounted:
        """As what records have it since the first of them."""
        return Uncounted.UNPLACED if self is Uncounted.MISPLACED else self


class DecisionPart(Struct, frozen=True):
    """One ordering decision over all offices: by kind, in total, and meeting by meeting (oldest first, this one last).

    `told_before`: in how many something of it was told that does not count (see `auditor.views.remarks.told_before`), for which `reasons`. With `again`,
     `without_doing`, `counted_now`, `lost`, `counted_no_more` and `departed` the newly done tell how the number of the implemented changed (`auditor.views.compared.turned`).
    """

    decision: Decision
    groups: tuple[GroupTally, ...]
    total: Tally
    duties: tuple[DutyBasis, ...]
    history: tuple[MeetingTally, ...]
    newly_done: int
    slipped: int
    pending: int
    told_before: int = 0
    again: int = 0
    without_doing: int = 0
    counted_now: int = 0
    lost: int = 0
    counted_no_more: int = 0
    departed: int = 0
    reasons: tuple[Uncounted, ...] = ()


class AdviceCount(Struct, frozen=True):
    """How many offices one line of advice concerns (known not to follow it), of how many known."""

    advice: Text
    offices: int
    known: int


class AdviceFollowed(Enum):
    """That no office is known not to follow the advice: none is given, nothing is known of it, or something is known on each of its lines, or on some."""

    NONE_GIVEN = auto()
    UNKNOWN = auto()
    IN_ALL = auto()
    AS_FAR_AS_KNOWN = auto()

    @classmethod
    def of(cls, lines: Sequence[AdviceCount]) -> AdviceFollowed | None:
        """Return how far all lines of advice are followed; None where one of them concerns an office."""
        if any(line.offices for line in lines):
            return None
        if not lines:
            return cls.NONE_GIVEN
        if not any(line.known for line in lines):
            return cls.UNKNOWN
        return cls.IN_ALL if all(line.known for line in lines) else cls.AS_FAR_AS_KNOWN


class ProposalCode(StrEnum):
    """The clauses that may be proposed to the meeting.

    What the portal's owner is to be told by letter is PORTAL; once that letter is sent PORTAL_ASKED, and PORTAL_ANSWERED when its
    answer came. LEFT are offices of which something is known undone, whoever told it; SILENT those that told nothing, of which nothing is; TELL those that answered and have only to tell how the rest stands, TELL_BY_SLIP such
    where no form can tell it, and TELL_AGAIN those that told all of it before (see `auditor.views.remarks.told_before`): no office stands in two of them.
    NO_ACCOUNT are offices that told that they have no user ID of their own. REMINDED are offices that had all reminders: what is pending there is brought before the meeting, as the last one says.
    """

    LEFT = "left"
    SILENT = "silent"
    TELL = "tell"
    TELL_BY_SLIP = "tell-by-slip"
    TELL_AGAIN = "tell-again"
    NO_ACCOUNT = "no-account"
    REMINDED = "reminded"
    VACANT = "vacant"
    PORTAL = "portal"
    PORTAL_ASKED = "portal-asked"
    PORTAL_ANSWERED = "portal-answered"
    TRANSFER = "transfer"
    SHARED = "shared"
    CLOSED = "closed"
    SAMPLE = "sample"


class Proposal(Struct, frozen=True):
    """One clause the round supports, with the number of offices it concerns.

    `serials` are theirs, where they are known by now; `causes` those that stand there, in a clause on the portal; `reasons` why
    what they told does not count, in a clause on what is to be told again. `requests` are the letters to the portal's owner of which a clause on the portal speaks.
    """

    code: ProposalCode
    offices: int
    serials: tuple[int, ...] = ()
    causes: tuple[Cause, ...] = ()
    reasons: tuple[Uncounted, ...] = ()
    requests: tuple[PortalRequest, ...] = ()


class CountedOtherwise(Struct, frozen=True):
    """Which offices are counted under a decision and were not at the last meeting, and which were and are not; without a decision in the total, and so under all that name their kind."""

    decision: Decision | None
    now: tuple[OfficeName, ...]
    no_more: tuple[OfficeName, ...]


class Summary(Struct, frozen=True):
    """What all annexes share: counts only, no office and no account.

    `basis` counts the implemented by the weakest grade among their duties, `best_basis` by the grade of the duty of each that
    is known best: all but the first number of it rest on more than the office's own word. `logins` is what was seen at logins,
    `sample` how it stands with the offices drawn for that; None where there is none. `portal_request` is the letter that the portal's
    owner got about what is in the way now, None where he got none. `told_before` counts the offices that told something before, of which nothing
    counts now, and did not answer since; `again`, `without_doing`, `lost` and `departed` those of `auditor.views.compared.turned` under any decision, `counted_again` those of the newly
    done that were so before and only were not counted in between, `recounted` who is counted otherwise than at the last meeting: `implemented_of_counted_now` of them have
    implemented a decision, and `implemented_of_counted_no_more` had. `previous_printed` is the day of the previous meeting that its papers bear, where it was moved since.
    """

    head: Head
    offices: int
    asked: int
    answered: int
    own_offices: int
    implemented: int
    basis: Basis
    best_basis: Basis
    parts: tuple[DecisionPart, ...]
    portal_offices: int
    causes: tuple[CauseCount, ...]
    advice: tuple[AdviceCount, ...]
    proposals: tuple[Proposal, ...]
    first: bool
    previous_meeting: str
    previous_day: date | None
    newly_done: int
    slipped: int
    pending: int
    waived: int
    gone: tuple[DepartureCount, ...]
    password_rule: str
    awaiting_portal: int = 0
    corrected: Correction | None = None
    previous_printed: date | None = None
    logins: LoginsSeen | None = None
    crowded: tuple[LoginDay, ...] = ()
    sample: SampleTally | None = None
    portal_request: PortalRequest | None = None
    told_before: int = 0
    again: int = 0
    without_doing: int = 0
    lost: int = 0
    departed: int = 0
    implemented_of_counted_now: int = 0
    implemented_of_counted_no_more: int = 0
    counted_again: int = 0
    recounted: tuple[CountedOtherwise, ...] = ()

    @property
    def counted_now(self) -> int:
        """How many offices are counted under a decision and were not at the last meeting."""
        return len(frozenset[OfficeName]().union(*(each.now for each in self.recounted)))

    @property
    def counted_no_more(self) -> int:
        """How many offices were counted under a decision at the last meeting and are not."""
        return len(frozenset[OfficeName]().union(*(each.no_more for each in self.recounted)))
